import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { MISSING_CODES } from '../../../analysis/study/missing.ts'
import { studyHash } from '../../../analysis/study/publish.ts'
import { datasetFiles } from '../../../src/exchange/dataset-export.ts'
import { importMessages } from '../../../src/exchange/import-messages.ts'
import { TOOLS } from '../../../analysis/intake/map.ts'
import type { ExportFile } from '../../../src/exchange/table-files.ts'
import { importedDataset, importedStudy, importedTexts } from '../../support/imported-study.ts'
import { smallStudy } from '../../support/small-study.ts'

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const files = datasetFiles(importedStudy, importedDataset, importedTexts)
const fileOf = (end: string): ExportFile => files.find(({ name }) => name.endsWith(end))!
const rowsOf = (end: string): readonly { readonly [name: string]: string }[] =>
  Papa.parse<{ [name: string]: string }>(textOf(fileOf(end).bytes).slice(1), { header: true, skipEmptyLines: true }).data

describe('the export of an imported file', () => {
  it('has the files of any other, without what only answers of our own have', () => {
    expect(files.map(({ name }) => name.replace('their-file_', '')).filter((name) => !name.endsWith('.sps'))).toEqual([
      'resident_codes.csv',
      'resident_labels_zh.csv',
      'resident_labels_en.csv',
      'resident_codebook.csv',
      'resident_values.csv',
      'resident_text.csv',
      'resident_text_flat.csv',
      'aside.csv',
      'README.txt',
    ])
  })

  it('numbers the rows, says of which study they are, and has every column of the table', () => {
    const rows = rowsOf('_codes.csv')
    expect(Object.keys(rows[0]!)).toEqual(['row', 'study', 'study_hash', 'synthetic', ...Object.keys(importedDataset.tables['resident']!.columns)])
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 24 }, (_, row) => String(row + 1)))
    expect(new Set(rows.map((row) => `${row['study']} ${row['study_hash']} ${row['synthetic']}`))).toEqual(new Set([`their-file ${studyHash(importedStudy)} 0`]))
    expect(rows.slice(0, 7).map(({ A3 }) => A3)).toEqual(MISSING_CODES.map(String))
  })

  it('describes every column and every code', () => {
    expect(rowsOf('_codebook.csv').map(({ name }) => name)).toEqual([...Object.keys(rowsOf('_codes.csv')[0]!), 'WORDS'])
    expect(rowsOf('_codebook.csv').filter(({ computed }) => computed === '1').map(({ name }) => name)).toEqual(['A_MEAN', 'A_100'])
    expect(rowsOf('_values.csv').filter(({ name }) => name === 'ODD')).toHaveLength(12 + 7)
  })

  it('keeps free text apart from the rows, in an order that follows from the texts alone', () => {
    expect(rowsOf('_text.csv').map(({ text }) => text).toSorted()).toEqual(importedTexts.map(({ text }) => (/^[=+\-\t']/.test(text) ? `'${text}` : text)).toSorted())
    const turned = datasetFiles(importedStudy, importedDataset, importedTexts.toReversed())
    expect(turned).toEqual(files)
  })

  it('says where the data come from, what was left out, kept and lost', () => {
    const readme = textOf(fileOf('README.txt').bytes)
    for (const part of ['(text file; tool: 问卷星 (Wenjuanxing), answers as text', '4 格里的 2 种文字不在列出的答案中', '(cells: 4; different texts: 2) count as "none"', '开放题里的人名无法由程序全部认出', 'Names in running text cannot all be found by a program', '"来自IP" (looks like IP addresses)', '序号”（是每行的编号，只用来查重）', 'not in that of the file they come from', 'variable PARTY; reason: the question of the thesis', 'The file has 26 rows', 'not in the data: 2', '(-1): 3', 'same id as another 2', '编号重复 2']) {
      expect(readme).toContain(part)
    }
    expect(readme).not.toContain('not yet validated')
  })

  it('has a word for every tool', () => {
    expect(TOOLS.filter((tool) => !Object.hasOwn(importMessages, `tool.${tool}`))).toEqual([])
  })

  it('is not for answers of our own', () => {
    expect(() => datasetFiles(smallStudy, importedDataset, [])).toThrow(RangeError)
  })
})
