import { describe, expect, it } from 'vitest'
import type { Column } from '../../../analysis/dataset/dataset.ts'
import { importedDataset, importedHash } from '../../../analysis/dataset/from-columns.ts'
import { sha256Hex } from '../../../analysis/study/hash.ts'
import { importedDataset as sample, importedStudy } from '../../support/imported-study.ts'
import { smallStudy } from '../../support/small-study.ts'

const table = sample.tables['resident']!
const { A_MEAN: _mean, A_100: _percent, ...given } = table.columns as { readonly [name: string]: Column }

describe('the dataset of an imported file', () => {
  it('has its columns in the order of the codebook, with the scores', async () => {
    const { A1, ...others } = given
    const dataset = importedDataset(importedStudy, { ...others, A1: A1! }, table.rows, sample.aside)
    expect(dataset).toEqual(sample)
    expect(Object.keys(dataset.tables['resident']!.columns)).toEqual(['UNIT', 'A1', 'A2', 'A3', 'ODD', 'PARTY', 'DID_1', 'DID_2', 'DID_3', 'SECONDS', 'SHARE', 'WEIGHT_1', 'A_MEAN', 'A_100'])
    expect(await importedHash(async (bytes) => sha256Hex(bytes), importedStudy, given, table.rows)).toBe(dataset.hash)
  })

  it('knows nothing of the fieldwork but the places, and not even those where there are none', () => {
    const placeless = { ...importedStudy, units: [], collection: { ...importedStudy.collection, compared: [] } }
    expect(Object.keys(importedDataset(placeless, given, table.rows).tables['resident']!.columns)).not.toContain('UNIT')
  })

  it('refuses what is no table of it', () => {
    const { A1, ...without } = given
    expect(() => importedDataset(importedStudy, without, table.rows)).toThrow('A1')
    expect(() => importedDataset(importedStudy, { ...without, A1: given['SHARE']! }, table.rows)).toThrow('A1')
    expect(() => importedDataset(importedStudy, given, table.rows + 1)).toThrow('rows')
    expect(() => importedDataset(smallStudy, { A1: A1! }, 1)).toThrow('not imported')
  })
})
