import { describe, expect, it } from 'vitest'
import { codedColumn, numberColumn } from '../../../analysis/dataset/columns.ts'
import { datasetHash } from '../../../analysis/dataset/hash.ts'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import type { CodedVariable } from '../../../analysis/study/codebook.ts'
import { MISSING, MISSING_CODES } from '../../../analysis/study/missing.ts'
import { given, response, smallStudy as study } from '../../support/small-study.ts'

const options = (...codes: readonly number[]) => codes.map((code) => ({ code, label: { 'zh-CN': `编码${code}`, en: `code ${code}` } }))

describe('a coded column', () => {
  it('holds the place of a code among the options, from 1, and the reason where there is none', () => {
    expect(codedColumn(options(7, 0, 3), [0, 7, null, 3, null], [0, 0, MISSING.refused, 0, 0])).toEqual({
      kind: 'coded',
      index: Uint8Array.of(2, 1, 0, 3, 0),
      reasons: Int8Array.of(0, 0, MISSING.refused, 0, MISSING.skipped),
    })
  })

  it('has room for more options than a byte', () => {
    const many = options(...Array.from({ length: 300 }, (_, i) => i))
    expect(codedColumn(many, [299]).index).toEqual(Uint16Array.of(300))
    expect(codedColumn(many.slice(0, 255), [254]).index).toEqual(Uint8Array.of(255))
  })

  it('refuses a code that is no option', () => {
    expect(() => codedColumn(options(1, 2), [3])).toThrow(RangeError)
  })
})

describe('a number column', () => {
  it('takes zero for a value, and has no NaN', () => {
    expect(numberColumn([0, null, -1.5], [0, MISSING.lost, 0])).toEqual({
      kind: 'number',
      values: Float64Array.of(0, 0, -1.5),
      known: Uint8Array.of(1, 0, 1),
      reasons: Int8Array.of(0, MISSING.lost, 0),
    })
    for (const value of [NaN, Infinity]) expect(() => numberColumn([value])).toThrow(RangeError)
  })
})

describe('the hash of a dataset', () => {
  const dataset = datasetFromResponses(study, given(response('resident-long', { A1: 2, HOURS: 0 })))
  const resident = dataset.tables['resident']!
  const withColumn = (name: string, column: object): string => datasetHash({ ...dataset, tables: { ...dataset.tables, resident: { ...resident, columns: { ...resident.columns, [name]: column } as typeof resident.columns } } })

  it('is of the data alone: not of the order of keys, of what was set aside, or of what stands where nothing is known', () => {
    const reversed = Object.fromEntries(Object.entries(resident.columns).reverse())
    expect(datasetHash({ ...dataset, tables: { resident: { ...resident, columns: reversed }, staff: dataset.tables['staff']! } })).toBe(dataset.hash)
    expect(datasetFromResponses(study, given(response('resident-long', { A1: 2, HOURS: 0 })), [{ table: 'resident', reason: 'unreadable', n: 1 }]).hash).toBe(dataset.hash)
    const nobody = { kind: 'number', known: Uint8Array.of(0), reasons: Int8Array.of(MISSING.skipped) }
    expect(withColumn('HOURS', { ...nobody, values: Float64Array.of(99) })).toBe(withColumn('HOURS', { ...nobody, values: Float64Array.of(0) }))
  })

  it('tells the last of many codes from a missing answer', () => {
    const many = options(...Array.from({ length: 250 }, (_, i) => i))
    const variable: CodedVariable = { ...(resident.codebook.variables.find(({ name }) => name === 'A1') as CodedVariable), name: 'MANY', options: many }
    const hashes = [...many.map(({ code }) => codedColumn(many, [code])), ...MISSING_CODES.map((reason) => codedColumn(many, [null], [reason]))].map((column) =>
      datasetHash({ ...dataset, tables: { resident: { ...resident, codebook: { ...resident.codebook, variables: [variable] }, columns: { MANY: column } } } }),
    )
    expect(new Set(hashes).size).toBe(250 + MISSING_CODES.length)
  })

  it('leaves out scores, which follow from the items', () => {
    expect(withColumn('B_MEAN', { ...resident.columns['B_MEAN'], values: Float64Array.of(99), known: Uint8Array.of(1) })).toBe(dataset.hash)
  })

  it('changes with a value, a reason, a label and the mark of being made up', () => {
    const other = [
      withColumn('A1', codedColumn(options(1, 2, 3, 4, 5), [3])),
      withColumn('A2', { ...resident.columns['A2'], reasons: Int8Array.of(MISSING.lost) }),
      withColumn('HOURS', numberColumn([1])),
      withColumn('HOURS', numberColumn([null])),
      withColumn('HOURS', numberColumn([null], [MISSING.lost])),
      datasetHash({ ...dataset, synthetic: true }),
      datasetHash({ ...dataset, tables: { ...dataset.tables, resident: { ...resident, codebook: { ...resident.codebook, title: { 'zh-CN': '甲', en: 'A' } } } } }),
    ]
    expect(new Set([dataset.hash, ...other]).size).toBe(8)
  })
})
