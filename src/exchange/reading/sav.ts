import type { RawColumn, RawTable, Reading, ReadingNote } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { openColumns, rowsAtOnce, type Columns } from './columns.ts'
import { Undecodable } from './decode.ts'
import { digestOf } from './digest.ts'
import { encodingsOf } from './encoding.ts'
import { readCases } from './sav-cases.ts'
import { savDictionary, type SavDictionary, type SavVariable } from './sav-dictionary.ts'
import { declaredOf, encodingOfSav, numberTexts, savDecoder, unpadded, type Decoded } from './sav-texts.ts'
import { openPauses, type ReadingSource, type ReadStep } from './source.ts'

/** More is no survey, and what a small packed file can make of itself must end somewhere. */
const MOST_CELLS = 250_000_000

/**
 * Reads a system file of SPSS (.sav, .zsav). Columns are named by the variables; what the dictionary says of them is `declared`. An
 * encoding that is wanted or declared is taken as it is, and characters that are none in it are noted; one that is not is found.
 * Throws {@link FileError}: nothing is half read.
 */
export async function readSav(source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<RawTable> {
  const digest = digestOf(source)
  // Where reading fails first, nobody waits for the digest any more.
  digest.catch(() => undefined)
  const dictionary = await savDictionary(source)
  const read = await inItsEncoding(source, dictionary, wanted?.encoding ?? null, (encoding, sure) => tableOf(source, dictionary, encoding, sure, tell))
  return { file: source.name, sha256: await digest, badRows: [], ...read }
}

type Read = Omit<RawTable, 'file' | 'sha256' | 'badRows'>

async function inItsEncoding(source: ReadingSource, dictionary: SavDictionary, wanted: string | null, read: (encoding: string, sure: boolean) => Promise<Read>): Promise<Read> {
  const told = wanted ?? dictionary.encoding
  if (told !== null) {
    const encoding = encodingOfSav(told)
    if (encoding === null) throw new FileError(wanted === null ? 'savEncoding' : 'encodingUnknown', source.name, {}, { encoding: told })
    return read(encoding, true)
  }
  const samples = [textsOf(dictionary)]
  const tried: string[] = []
  for (;;) {
    const encoding = encodingsOf(samples).find((one) => !tried.includes(one) && !one.startsWith('utf-16'))
    // Nothing fits: what can be read as UTF-8 is, and the rest is noted.
    if (encoding === undefined) return read('utf-8', true)
    try {
      return await read(encoding, false)
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error
      tried.push(encoding)
      samples.push(error.sample)
    }
  }
}

/** All names and labels, a line each: what the encoding is told by. */
function textsOf({ variables }: SavDictionary): Uint8Array {
  const lines = variables.flatMap(({ name, label, labels }) => [name, ...(label ? [label] : []), ...labels.map((one) => one.label)])
  const all = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0))
  let at = 0
  for (const line of lines) {
    all.set(line, at)
    at += line.length + 1
    all[at - 1] = 0x0a
  }
  return all
}

interface Note {
  n: number
  readonly line: number
}

async function tableOf(source: ReadingSource, dictionary: SavDictionary, encoding: string, sure: boolean, tell: (step: ReadStep) => void): Promise<Read> {
  const { variables } = dictionary
  const decode = savDecoder(encoding)
  const columns = openColumns(variables.length)
  const notes: (Note | undefined)[] = []
  let row = 0
  const noted = (c: number, bytes: Uint8Array): string => {
    const { text, whole } = decode(bytes)
    if (whole) return text
    if (!sure) throw new Undecodable(row, bytes.slice())
    const note = (notes[c] ??= { n: 0, line: row })
    note.n++
    return text
  }
  const cells = variables.map((variable, c) => (variable.width > 0 ? textCell(columns, c, variable, noted) : numberCell(columns, c, variable, dictionary)))
  const block = openBlock(columns, variables.length)
  const of = source.blob.size
  const pause = openPauses()
  tell({ done: 0, of, rows: 0 })
  await readCases(
    source,
    dictionary,
    (bytes, view) => {
      row++
      if (row * variables.length > MOST_CELLS) throw new FileError('savTooLarge', source.name, { line: row })
      block.add(cells, bytes, view, row)
    },
    async (done) => {
      if (await pause()) tell({ done, of, rows: row })
    },
  )
  block.close()
  if (row === 0) throw new FileError('noRows', source.name)
  tell({ done: of, of, rows: row })
  return closed(columns, dictionary, encoding, decode, row, notes)
}

function closed(columns: Columns, dictionary: SavDictionary, encoding: string, decode: (bytes: Uint8Array) => Decoded, rows: number, notes: readonly (Note | undefined)[]): Read {
  const { variables, sets, weight } = dictionary
  const declared = variables.map((variable) => declaredOf(variable, dictionary, decode))
  const table = columns.close(
    declared.map(({ name }) => [name]),
    declared,
  )
  const keyOf = (c: number): string => table.columns[c]!.key
  const text = (bytes: Uint8Array): string => decode(unpadded(bytes)).text
  return {
    ...table,
    rows,
    reading: { kind: 'sav', encoding, delimiter: null, sheet: null, skip: 0, headings: 1 },
    notes: table.columns.flatMap((column, c): ReadingNote[] => {
      const note = notes[c]
      return [...(note ? [{ is: 'undecodable' as const, column: column.key, ...note }] : []), ...digitsLost(column)]
    }),
    sets: sets.map(({ name, label, counted, variables: members }) => ({
      name: text(name),
      label: text(label) || null,
      counted: counted && text(counted),
      columns: members.map(keyOf),
    })),
    ...(weight === null ? {} : { weight: keyOf(weight) }),
  }
}

/** A number of SPSS is exact up to 2^53: a longer whole one, such as a number of an identity card, has lost its last digits. */
function digitsLost({ key, values, counts, index, declared }: RawColumn): readonly ReadingNote[] {
  if (declared?.type !== 'number') return []
  const lost = values.flatMap((value, place) => (/^-?\d{16,30}$/.test(value) && !Number.isSafeInteger(Number(value)) ? [place] : []))
  const n = lost.reduce((sum, place) => sum + counts[place]!, 0)
  return n === 0 ? [] : [{ is: 'digitsLost', column: key, n, line: index.findIndex((place) => lost.includes(place)) + 1 }]
}

/** Gives the place of one variable's value in the case at hand. */
type CellOf = (bytes: Uint8Array, view: DataView) => number

/** Numbers that come again and again are looked up without making a text of them; of others there are too many to keep twice. */
const KNOWN_NUMBERS = 4096

function numberCell(columns: Columns, c: number, { format, parts }: SavVariable, { sysmis, littleEndian }: SavDictionary): CellOf {
  const at = parts[0]!.slot * 8
  const texts = numberTexts(format)
  const known = new Map<number, number>()
  return (_, view) => {
    const n = view.getFloat64(at, littleEndian)
    const place = known.get(n)
    if (place !== undefined) return place
    const found = columns.placeOf(c, n === sysmis || Number.isNaN(n) ? '' : texts(n))
    if (known.size < KNOWN_NUMBERS) known.set(n, found)
    return found
  }
}

function textCell(columns: Columns, c: number, { parts, width }: SavVariable, decode: (c: number, bytes: Uint8Array) => string): CellOf {
  const [{ slot, bytes: length }] = parts as [{ slot: number; bytes: number }]
  const long = new Uint8Array(width)
  return (bytes) => {
    if (parts.length === 1) return columns.placeOf(c, decode(c, unpadded(bytes.subarray(slot * 8, slot * 8 + length))))
    let at = 0
    for (const part of parts) {
      long.set(bytes.subarray(part.slot * 8, part.slot * 8 + part.bytes), at)
      at += part.bytes
    }
    return columns.placeOf(c, decode(c, unpadded(long)))
  }
}

/** Rows turned into columns, some at a time. */
function openBlock(columns: Columns, width: number): { add(cells: readonly CellOf[], bytes: Uint8Array, view: DataView, line: number): void; close(): void } {
  const most = rowsAtOnce(width)
  const places = Array.from({ length: width }, () => new Uint32Array(most))
  const lines = new Uint32Array(most)
  let n = 0
  const close = (): void => {
    places.forEach((column, c) => columns.addBlock(c, column, n))
    columns.addLines(lines, n)
    n = 0
  }
  return {
    add(cells, bytes, view, line) {
      for (let c = 0; c < width; c++) places[c]![n] = cells[c]!(bytes, view)
      lines[n] = line
      if (++n === most) close()
    },
    close,
  }
}
