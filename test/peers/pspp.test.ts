import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectedTables, run, works } from './export.ts'

/** SPSS syntax for a codes file: text columns as text, the rest as numbers, everything below zero missing. */
function syntax(texts: readonly string[], numbers: readonly string[], names: readonly string[], file: string): string {
  return `
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE='${file}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2
 /VARIABLES=${names.map((name) => `${name} ${texts.includes(name) ? 'A80' : 'F20.16'}`).join('\n  ')}.
${numbers.map((name) => `MISSING VALUES ${name} (LO THRU -1).`).join('\n')}
SAVE TRANSLATE /OUTFILE='cells.csv' /TYPE=CSV /FIELDNAMES /REPLACE.
COMPUTE everyone = 1.
AGGREGATE OUTFILE=* /BREAK=everyone /rows = N ${numbers.map((name, i) => `/m${i} = NUMISS(${name})`).join('\n ')}.
SAVE TRANSLATE /OUTFILE='missing.csv' /TYPE=CSV /FIELDNAMES /REPLACE.
`
}

describe.skipIf(!works('pspp', ['--version']) && !process.env['CI'])('PSPP', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-pspp-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(expectedTables)('reads the codes of $table: same rows, columns, cells and missing counts', ({ codes, cells, missing, texts }) => {
    writeFileSync(join(folder, codes.name), codes.bytes)
    const numbers = Object.keys(cells)
    writeFileSync(join(folder, 'read.sps'), syntax(texts, numbers, [...texts, ...numbers], codes.name))
    run('pspp', ['-o', 'out.txt', 'read.sps'], folder)
    const rows = (name: string): { [column: string]: string }[] => Papa.parse<{ [column: string]: string }>(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data
    const read = rows('cells.csv')
    expect(Object.keys(read[0]!)).toEqual([...texts, ...numbers])
    const rounded = (list: readonly number[]): number[] => list.map((cell) => Number(cell.toPrecision(12)))
    expect(Object.fromEntries(numbers.map((name) => [name, rounded(read.map((row) => Number(row[name])))]))).toEqual(
      Object.fromEntries(numbers.map((name) => [name, rounded(cells[name]!)])),
    )
    const [counts] = rows('missing.csv')
    expect(Number(counts!['rows'])).toBe(cells['UNIT']!.length)
    expect(Object.fromEntries(numbers.map((name, i) => [name, Number(counts![`m${i}`])]))).toEqual(missing)
  })
})
