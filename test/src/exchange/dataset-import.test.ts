import { describe, expect, it } from 'vitest'
import { utf8 } from '../../../analysis/study/hash.ts'
import { datasetFiles } from '../../../src/exchange/dataset-export.ts'
import { dataFileNames, readDataset, type DataFiles } from '../../../src/exchange/dataset-import.ts'
import type { ReadingSource } from '../../../src/exchange/reading/index.ts'
import { importedDataset, importedStudy, importedTexts } from '../../support/imported-study.ts'

const written = new Map(datasetFiles(importedStudy, importedDataset, importedTexts).map(({ name, bytes }) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]))
const names = dataFileNames(importedStudy)

/** The files of the export, one of them changed on the way. */
function files(change: (text: string) => string = (text) => text, which: keyof DataFiles<string> = 'codes'): DataFiles<ReadingSource> {
  const source = (name: string, changed: boolean): ReadingSource => ({ name, blob: new Blob([utf8(changed ? change(written.get(name)!) : written.get(name)!) as Uint8Array<ArrayBuffer>]) })
  return { codes: source(names.codes, which === 'codes'), text: source(names.text!, which === 'text'), aside: source(names.aside, which === 'aside') }
}
const read = (given: DataFiles<ReadingSource>, hash = importedDataset.hash) => readDataset(importedStudy, given, hash)
const refusal = (given: DataFiles<ReadingSource>) => read(given).then(() => null, (error: unknown) => error)
const lines = (change: (rows: string[]) => void) => (text: string) => {
  const rows = text.split('\r\n')
  change(rows)
  return rows.join('\r\n')
}
const heading = written.get(names.codes)!.split('\r\n')[0]!.replace('\uFEFF', '').split(',')
/** Puts a text into a cell: `line` as an editor counts, with the heading as 1. */
const cell = (line: number, column: string, text: string) =>
  lines((rows) => {
    const cells = rows[line - 1]!.split(',')
    cells[heading.indexOf(column)] = text
    rows[line - 1] = cells.join(',')
  })

describe('the data of an import, read back', () => {
  it('are those that were written: every code, every reason, numbers with all their digits, free texts, what was set aside', async () => {
    const { dataset, texts } = await read(files())
    expect(dataset).toEqual(importedDataset)
    expect(texts.toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual(importedTexts.toSorted((a, b) => (a.text < b.text ? -1 : 1)))
    expect(datasetFiles(importedStudy, dataset, texts).map(({ name, bytes }) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)])).toEqual([...written])
  })

  it('may lack what is computed, which is computed anew', async () => {
    const without = lines((rows) => {
      rows.forEach((row, i) => {
        if (row !== '') rows[i] = row.split(',').filter((_, at) => heading[at] !== 'A_MEAN').join(',')
      })
    })
    expect((await read(files(without))).dataset).toEqual(importedDataset)
  })

  it('are refused with line, column and value where a cell is no code, no number or not what follows from the others', async () => {
    expect(await refusal(files(cell(4, 'A1', '6')))).toMatchObject({ name: 'FileError', code: 'unknownCode', line: 4, column: 'A1', values: { value: '6' } })
    expect(await refusal(files(cell(3, 'A1', '')))).toMatchObject({ code: 'unknownCode', line: 3, column: 'A1' })
    expect(await refusal(files(cell(3, 'SHARE', '1,5')))).toMatchObject({ code: 'cells' })
    expect(await refusal(files(cell(3, 'SHARE', '12 %')))).toMatchObject({ code: 'notNumber', line: 3, column: 'SHARE' })
    expect(await refusal(files(cell(25, 'A_100', '-9')))).toMatchObject({ code: 'computedDiffers', line: 25, column: 'A_100' })
  })

  it('are refused where they are not those that were imported, though every cell might be', async () => {
    const swapped = lines((rows) => void ([rows[1], rows[2]] = [rows[2]!, rows[1]!]))
    expect(await refusal(files(swapped))).toMatchObject({ code: 'notAsImported', file: names.codes })
    expect(await refusal(files(lines((rows) => void rows.splice(5, 1))))).toMatchObject({ code: 'notAsImported' })
    await expect(read(files(), '0'.repeat(64))).rejects.toMatchObject({ code: 'notAsImported' })
  })

  it('are refused under the heading of another file, and as the data of another study', async () => {
    const renamed = (from: string, to: string) => lines((rows) => void (rows[0] = rows[0]!.replace(`,${from},`, `,${to},`)))
    expect(await refusal(files(renamed('A1', 'B1')))).toMatchObject({ code: 'unknownColumn', column: 'B1' })
    expect(await refusal(files(renamed('A1', 'A2')))).toMatchObject({ code: 'repeatedColumn', column: 'A2' })
    expect(await refusal(files(lines((rows) => rows.forEach((row, i) => void (rows[i] = row && row.split(',').filter((_, at) => heading[at] !== 'A2').join(','))))))).toMatchObject({ code: 'missingColumn', column: 'A2' })
    expect(await refusal(files(cell(7, 'study', 'another')))).toMatchObject({ code: 'otherStudy', line: 7, values: { study: 'another' } })
    expect(await refusal(files(cell(7, 'study_hash', '0')))).toMatchObject({ code: 'otherVersion', line: 7 })
    expect(await refusal(files(cell(7, 'synthetic', '1')))).toMatchObject({ code: 'badCell', line: 7, column: 'synthetic' })
  })

  it('are refused with a free text of a question that was not asked', async () => {
    expect(await refusal(files((text) => text.replace('WORDS,', 'NAME,'), 'text'))).toMatchObject({ code: 'badCell', column: 'variable', values: { value: 'NAME' } })
  })

  it('have names that the export gives them', () => {
    for (const name of [names.codes, names.text!, names.aside]) expect([...written.keys()]).toContain(name)
    expect(dataFileNames({ ...importedStudy, codebooks: [{ ...importedStudy.codebooks[0]!, variables: importedStudy.codebooks[0]!.variables.filter(({ kind }) => kind !== 'text') }] }).text).toBeNull()
    expect(() => dataFileNames({ ...importedStudy, imported: null })).toThrow(RangeError)
  })
})
