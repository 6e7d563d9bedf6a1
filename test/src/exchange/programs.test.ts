import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGS } from '../../../analysis/study/text.ts'
import { undefused } from '../../../src/exchange/csv.ts'
import { exportFiles, type ExportFile } from '../../../src/exchange/csv-export.ts'
import { exportedTables, importedTable, sharedFilesOfOurs, type Exported } from '../../support/exported.ts'
import { importedTexts } from '../../support/imported-study.ts'
import { office, pspp } from '../../support/programs.ts'
import { readers } from '../../support/readers.ts'
import { given, response, smallStudy } from '../../support/small-study.ts'

/** Without the program tests are skipped; where everything must be there (CI) they fail. */
const needs = (program: { readonly there: boolean }): boolean => !program.there && !process.env['CI']
const fileOf = (files: readonly ExportFile[], end: string): ExportFile => files.find(({ name }) => name.endsWith(end))!
const short = (lang: (typeof LANGS)[number]): string => (lang === 'en' ? 'en' : 'zh')
/** Numbers to 12 places: spreadsheets keep 15, and R reads the last one its own way. */
const rounded = (cells: { readonly [column: string]: readonly (number | string)[] }): { [column: string]: (number | string)[] } =>
  Object.fromEntries(
    Object.entries(cells).map(([name, list]) => [name, list.map((cell) => (typeof cell === 'number' || /^-?\d+\.\d{6,}/.test(cell) || /e-\d/.test(cell) ? Number(Number(cell).toPrecision(12)) : cell))]),
  )
const pick = (names: readonly string[], of: (name: string) => readonly (string | number)[]) => Object.fromEntries(names.map((name) => [name, of(name)]))
const words = importedTexts.map(({ text }) => text)
const flat = (text: string): string => text.replace(/\r\n|\r|\n/g, '⏎')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-programs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(needs(pspp))('PSPP runs our syntax', () => {
  it.each(exportedTables.flatMap((table) => LANGS.map((lang) => ({ ...table, lang }))))('on the codes of $title in $lang: same rows, columns, codes, labels and missing counts', ({ table, files, rows, codes, labels, missing, lang, texts }) => {
    const read = pspp.open(folder, files, `_${table}_codes_${short(lang)}.sps`)
    const names = Object.keys(codes)
    expect(read.values).toHaveLength(rows)
    expect(Object.keys(read.values[0]!).filter((name) => !texts.includes(name) && name !== 'row' && name !== 'synthetic')).toEqual(names)
    expect(rounded(pick(names, (name) => read.values.map((row) => Number(row[name]))))).toEqual(rounded(codes))
    expect(rounded(pick(names, (name) => read.labels.map((row) => row[name]!)))).toEqual(rounded(labels(lang, false)))
    expect(pick(names, (name) => [read.missing[name]!])).toEqual(pick(names, (name) => [missing[name]!]))
  })

  it.each(exportedTables.flatMap((table) => LANGS.map((lang) => ({ ...table, lang }))))('on the labels of $title in $lang', ({ table, files, rows, codes, labels, lang }) => {
    const read = pspp.open(folder, files, `_${table}_labels_${short(lang)}.sps`)
    expect(read.values).toHaveLength(rows)
    expect(rounded(pick(Object.keys(codes), (name) => read.values.map((row) => row[name]!)))).toEqual(rounded(labels(lang, true)))
  })

  it('on the codes: every variable has its label and its level', () => {
    const { variables } = pspp.open(folder, importedTable.files, '_codes_en.sps')
    const of = (name: string) => variables.find((variable) => variable.name === name)
    expect(of('A1')).toEqual({ name: 'A1', label: 'Label of A1', level: 'Ordinal' })
    expect(of('ODD')).toEqual({ name: 'ODD', label: 'Label of ODD', level: 'Nominal' })
    expect(of('DID_2')).toEqual({ name: 'DID_2', label: "Label of DID: neighbours' meeting", level: 'Nominal' })
    expect(of('SHARE')).toEqual({ name: 'SHARE', label: 'Label of SHARE', level: 'Scale' })
    expect(variables).toHaveLength(18)
  })

  it('on free text: every text as it was written, on one line', () => {
    for (const lang of LANGS) {
      const { values } = pspp.open(folder, importedTable.files, `_text_flat_${short(lang)}.sps`)
      expect(values.map(({ text }) => text).toSorted()).toEqual(words.map(flat).toSorted())
    }
  })

  it('and cannot read a text with a line break, which is why there is a file without', () => {
    const { name, bytes } = fileOf(importedTable.files, '_text_flat_en.sps')
    const onTheOther = { name, bytes: new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('_text_flat.csv', '_text.csv')) }
    expect(() => pspp.open(folder, [fileOf(importedTable.files, '_text.csv'), onTheOther], '_text_flat_en.sps')).toThrow('Quoted string extends beyond end of line')
  })

  it('on files to hand on, their bands among the labels', () => {
    for (const table of ['resident', 'staff']) {
      const csv = new TextDecoder().decode(fileOf(sharedFilesOfOurs, `_${table}_labels_en.csv`).bytes)
      const rows = Papa.parse<{ [column: string]: string }>(csv, { header: true, skipEmptyLines: true }).data
      const { labels } = pspp.open(folder, sharedFilesOfOurs, `_${table}_codes_en.sps`)
      const names = Object.keys(rows[0]!).filter((name) => !/_(MEAN|100)$/.test(name))
      const plain = (cell: string): string => undefused(cell).replace(/^\[-\d+\] /, '')
      expect(pick(names, (name) => labels.map((row) => row[name]!))).toEqual(pick(names, (name) => rows.map((row) => plain(row[name]!))))
    }
  })

  it('on what was set aside and how the answering went', () => {
    for (const { files } of exportedTables) {
      for (const { name } of files.filter((file) => /_(aside|paradata)_(zh|en)\.sps$/.test(file.name))) {
        const { values } = pspp.open(folder, files, name)
        const csv = new TextDecoder().decode(fileOf(files, name.replace(/_(zh|en)\.sps$/, '.csv')).bytes)
        const rows = Papa.parse<{ [column: string]: string }>(csv, { header: true, skipEmptyLines: true }).data
        expect(values.map((row) => Object.values(row).map((cell) => cell.trim()))).toEqual(rows.map((row) => Object.values(row)))
      }
    }
  })
})

describe.skipIf(needs(office))('LibreOffice opens', () => {
  const column = ({ names, rows }: ReturnType<typeof office.open>, name: string): (string | number)[] => rows.map((row) => row[names.indexOf(name)]?.value ?? '')

  it.each(exportedTables)('the codes of $title: same rows, columns, cells and missing counts', ({ table, files, rows, codes, missing, texts }) => {
    const read = office.open(folder, fileOf(files, `_${table}_codes.csv`), [])
    const names = Object.keys(codes)
    expect(read.rows).toHaveLength(rows)
    expect(read.names.filter((name) => !texts.includes(String(name)) && name !== 'row' && name !== 'synthetic')).toEqual(names)
    expect(rounded(pick(names, (name) => column(read, name)))).toEqual(rounded(codes))
    expect(pick(names, (name) => [column(read, name).filter((cell) => Number(cell) < 0).length])).toEqual(pick(names, (name) => [missing[name]!]))
  })

  it.each(exportedTables)('the labels of $title in Chinese', ({ table, files, codes, labels }: Exported) => {
    const read = office.open(folder, fileOf(files, `_${table}_labels_zh.csv`), Object.keys(codes))
    expect(rounded(pick(Object.keys(codes), (name) => column(read, name).map((cell) => undefused(String(cell)))))).toEqual(rounded(labels('zh-CN', true)))
  })

  it('free text as it was written', () => {
    const read = office.open(folder, fileOf(importedTable.files, '_text.csv'), ['text'])
    expect(column(read, 'text').map((cell) => undefused(String(cell))).toSorted()).toEqual(words.map((text) => text.replaceAll('\r\n', '\n')).toSorted())
  })

  it('nothing as a formula', () => {
    const texts = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("http://localhost")', '＝1＋1', '\t=1', "'=1", 'a,=1+1', 'two\n=1+1']
    const files = exportFiles(smallStudy, given(...texts.map((MORE) => response('resident-long', { MORE }))))
    for (const end of ['resident_text.csv', 'resident_text_flat.csv']) {
      const { rows } = office.open(folder, fileOf(files, end), [])
      expect(rows.flat().filter(({ formula }) => formula)).toEqual([])
      expect(rows).toHaveLength(texts.length)
    }
    const labels = office.open(folder, fileOf(importedTable.files, '_labels_en.csv'), [])
    expect(labels.rows.flat().filter(({ formula }) => formula)).toEqual([])
  })
})

for (const reader of readers) describe.skipIf(needs(reader))(`${reader.name} opens an imported file`, () => {
  it('as codes, cell for cell, every reason among them', () => {
    const cells = reader.open(folder, fileOf(importedTable.files, '_codes.csv'))
    const names = Object.keys(importedTable.codes)
    expect(rounded(pick(names, (name) => cells[name]!))).toEqual(rounded(importedTable.codes))
    expect(pick(names, (name) => [cells[name]!.filter((cell) => Number(cell) < 0).length])).toEqual(pick(names, (name) => [importedTable.missing[name]!]))
    expect(cells['row']).toEqual(Array.from({ length: importedTable.rows }, (_, row) => row + 1))
  })

  it.each(LANGS)('as labels in %s, cell for cell', (lang) => {
    const cells = reader.open(folder, fileOf(importedTable.files, `_labels_${short(lang)}.csv`), 'text')
    expect(rounded(pick(Object.keys(importedTable.codes), (name) => cells[name]!.map((cell) => undefused(String(cell)))))).toEqual(rounded(importedTable.labels(lang, true)))
  })

  it('with its free text as it was written, numbers that are none among them', () => {
    const cells = reader.open(folder, fileOf(importedTable.files, '_text.csv'), 'text')
    const breaks = (text: string): string => text.replaceAll('\r\n', '\n')
    expect(cells['text']!.map((cell) => breaks(undefused(String(cell)))).toSorted()).toEqual(words.map(breaks).toSorted())
  })
})
