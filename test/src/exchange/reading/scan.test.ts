import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../../analysis/intake/raw.ts'
import { textsOf } from '../../../../src/exchange/reading/dictionary.ts'
import { rowsOf } from '../../../../src/exchange/reading/layout.ts'
import { Scanner } from '../../../../src/exchange/reading/scan.ts'
import { readText } from '../../../../src/exchange/reading/text.ts'
import { cellsOf, encoded, sourceOf } from './files.ts'

/** A table as somebody wrote it: cells, which of them in quotation marks, and what stands after each row. */
interface Written {
  readonly rows: readonly (readonly string[])[]
  readonly text: string
  readonly lines: readonly number[]
}

const LINE_END = /\r\n|\r|\n/g
const CHARACTERS = ['a', '1', '5', ' ', '"', ',', ';', '\t', '|', '\n', '\r', '\r\n', '区', '是', 'é', '=', '-']

function written(rows: readonly (readonly string[])[], delimiter: string, quotes: readonly boolean[], ends: readonly string[]): Written {
  let text = ''
  const lines: number[] = []
  rows.forEach((row, r) => {
    lines.push([...text.matchAll(LINE_END)].length + 1)
    const cells = row.map((cell, c) => {
      const needs = /["\r\n]/.test(cell) || cell.includes(delimiter) || (row.length === 1 && cell === '')
      return needs || quotes[(r * row.length + c) % quotes.length] ? `"${cell.replaceAll('"', '""')}"` : cell
    })
    text += cells.join(delimiter) + ends[r % ends.length]!
  })
  return { rows, text, lines }
}

const table = (characters: readonly string[]) =>
  fc.integer({ min: 1, max: 4 }).chain((width) => {
    const cell = fc.oneof({ arbitrary: fc.constantFrom('', '1', '5'), weight: 2 }, fc.array(fc.constantFrom(...characters), { maxLength: 6 }).map((some) => some.join('')))
    return fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 })
  })
const anyWriting = (characters: readonly string[]) =>
  fc
    .tuple(table(characters), fc.constantFrom(',', ';', '\t', '|'), fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }), fc.array(fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n'), { minLength: 1, maxLength: 4 }))
    .map(([rows, delimiter, quotes, ends]) => ({ delimiter, ...written(rows, delimiter, quotes, ends) }))

describe('any table, written in any way', () => {
  const wanted = (delimiter: string, encoding: string): Partial<Reading> => ({ delimiter, encoding, skip: 0, headings: 1 })

  it.each([
    ['utf-8', CHARACTERS],
    ['utf-16le', CHARACTERS],
    ['gb18030', CHARACTERS.filter((character) => character !== 'é').concat('丂', '亅', '乗')],
    ['windows-1252', CHARACTERS.filter((character) => character < '\u0100').concat('€', '’')],
  ])('is read back from %s, in pieces of any size', async (encoding, characters) => {
    await fc.assert(
      fc.asyncProperty(anyWriting(characters), fc.integer({ min: 1, max: 80 }), async ({ rows, text, lines, delimiter }, slice) => {
        // A name for the last column, so that an empty one is not taken for the trace of a delimiter at the end.
        const raw = await readText(sourceOf(encoded(`${rows[0]!.map(() => 'x').join(delimiter)}\n${text}`, encoding)), wanted(delimiter, encoding), () => {}, slice)
        expect(cellsOf(raw)).toEqual(rows)
        expect([...raw.lines]).toEqual(lines.map((line) => line + 1))
        for (const { values, counts, index } of raw.columns) {
          expect(new Set(values).size).toBe(values.length)
          expect([...counts]).toEqual(values.map((_, place) => [...index].filter((one) => one === place).length))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is read as papaparse reads it', () => {
    fc.assert(
      fc.property(table(CHARACTERS), fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, delimiter, newline, quotes) => {
        const text = Papa.unparse(rows.map((row) => [...row]), { delimiter, newline, quotes })
        const theirs = Papa.parse<string[]>(text, { delimiter, newline }).data.filter((row) => row.length > 1 || row[0] !== '')
        expect(rowsOf('x', text, delimiter, 1000, true).filter((row) => row.length > 1 || row[0] !== '')).toEqual(theirs)
      }),
      { numRuns: 500 },
    )
  })
})

describe('any bytes', () => {
  it('give the same rows however they are cut, or the same error', () => {
    const outcome = (bytes: Uint8Array, pieces: readonly number[]) => {
      const scanner = new Scanner('x', ',')
      const rows: (readonly [number, ...string[]])[] = []
      const decoder = new TextDecoder('latin1')
      const buffer = new Uint8Array(bytes.length + 1)
      let [from, to] = [0, 0]
      try {
        for (let piece = 0; to < bytes.length; piece++) {
          to = Math.min(bytes.length, to + pieces[piece % pieces.length]!)
          buffer.set(bytes.subarray(from, to))
          buffer[to - from] = 0x0a
          from += scanner.scan(buffer, to - from, to === bytes.length, (n, line) => {
            rows.push([line, ...textsOf((cell) => decoder.decode(cell), buffer, scanner.cells, n)])
            scanner.cells.clear()
            return true
          })
        }
      } catch (error) {
        rows.push([0, String(error)])
      }
      return rows
    }
    const bytes = fc.array(fc.constantFrom(...encoded('a""",\r\n \t\0', 'utf-8')), { maxLength: 40 }).map((some) => Uint8Array.from(some))
    fc.assert(
      fc.property(bytes, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (some, pieces) => {
        expect(outcome(some, pieces)).toEqual(outcome(some, [some.length + 1]))
      }),
      { numRuns: 3000 },
    )
  })
})
