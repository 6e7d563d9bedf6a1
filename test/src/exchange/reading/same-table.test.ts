import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as SheetJs from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { RawTable, Reading } from '../../../../analysis/intake/raw.ts'
import { readRaw } from '../../../../src/exchange/reading/index.ts'
import { office } from '../../../support/programs.ts'
import { savBytes } from '../../../support/sav.ts'
import { cellsOf } from '../../../support/table-cells.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/import')
const read = (name: string, bytes: Uint8Array<ArrayBuffer>, wanted: Partial<Reading> | null = null): Promise<RawTable> => readRaw({ name, blob: new Blob([bytes]) }, wanted, () => {})

const files = [
  'wjx-text.csv',
  'wjx-number.csv',
  'fivethirtyeight_starwars_surveymonkey/StarWars.csv',
  'fivethirtyeight_steak_surveymonkey/steak-risk-survey.csv',
  'google_forms_r_community_2019_en/responses_en_300.csv',
  'limesurvey_csv_rse2017_nl/public_data.csv',
  'qualtrics_minimal/sample.csv',
]

/** All rows of a table, headings first. */
function rowsOf(table: RawTable): readonly (readonly string[])[] {
  const headings = Array.from({ length: table.reading.headings }, (_, row) => table.columns.map((column) => column.headings[row]!))
  return [...headings, ...cellsOf(table)]
}
/** What a sheet cannot hold: more than one kind of line break, and rows without a filled cell. */
const asSheet = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n'))).filter((row) => row.some((cell) => cell !== ''))

describe.each(files)('%s', async (name) => {
  const text = await read(name, new Uint8Array(readFileSync(join(fixtures, name))))
  const { skip, headings } = { skip: 0, headings: text.reading.headings }

  it('is the same table as a workbook, in today’s format and the old one', async () => {
    const sheet = SheetJs.utils.aoa_to_sheet(asSheet(rowsOf(text)) as string[][])
    const book = { SheetNames: ['数据'], Sheets: { 数据: sheet } }
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const table = await read('a.xlsx', new Uint8Array(SheetJs.write(book, { type: 'array', bookType, bookSST: true, compression: true }) as ArrayBuffer), { skip, headings })
      expect(asSheet(rowsOf(table))).toEqual(asSheet(rowsOf(text)))
      expect(table.columns.map(({ key }) => key)).toEqual(text.columns.map(({ key }) => key))
    }
  })

  it('is the same table as a system file, but for spaces at the end of cells', async () => {
    const trimmed = cellsOf(text).map((row) => row.map((cell) => cell.replace(/ +$/, '')))
    const widths = text.columns.map((_, c) => Math.max(1, ...trimmed.map((row) => new TextEncoder().encode(row[c]).length)))
    const kept = widths.flatMap((width, c) => (width <= 255 ? [c] : []))
    const columns = kept.map((c) => ({ name: `V${c}`, width: widths[c]! }))
    const cases = trimmed.map((row) => kept.map((c) => row[c]!))
    for (const compression of ['none', 'codes', 'zlib'] as const) {
      const table = await read('a.sav', savBytes({ columns, cases, compression }), { encoding: 'utf-8' })
      expect(cellsOf(table)).toEqual(cases)
    }
  })
})

describe.skipIf(!office.there && !process.env['CI'])('LibreOffice', () => {
  it('makes workbooks of a text file that are the same table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-office-'))
    try {
      const bytes = new Uint8Array(readFileSync(join(fixtures, 'wjx-text.csv')))
      const text = await read('a.csv', bytes)
      writeFileSync(join(folder, 'a.csv'), bytes)
      // Every column as text: it would make numbers and days of what looks like them.
      const types = text.columns.map((_, c) => `${c + 1}/2`).join('/')
      for (const [end, filter] of [['xlsx', 'Calc MS Excel 2007 XML'], ['xls', 'MS Excel 97']] as const) {
        const { status, stderr } = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, `--infilter=CSV:44,34,76,1,${types}`, '--convert-to', `${end}:${filter}`, 'a.csv'], { cwd: folder, encoding: 'utf8' })
        expect([status, stderr.includes('Error')]).toEqual([0, false])
        const table = await read(`a.${end}`, new Uint8Array(readFileSync(join(folder, `a.${end}`))))
        expect(asSheet(rowsOf(table))).toEqual(asSheet(rowsOf(text)))
        expect(table.reading).toMatchObject({ skip: text.reading.skip, headings: text.reading.headings })
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 120_000)
})
