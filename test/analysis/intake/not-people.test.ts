import { describe, expect, it } from 'vitest'
import { blankRows, proposedRules, rowsByRule, saysNobody } from '../../../analysis/intake/not-people.ts'
import type { RawTable } from '../../../analysis/intake/raw.ts'
import { fileOf } from './tables.ts'

const counted = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => String(i + 1))
const turns = (n: number, ...texts: readonly string[]): readonly string[] => Array.from({ length: n }, (_, i) => texts[i % texts.length]!)
const rules = (file: RawTable, tool: Parameters<typeof proposedRules>[1] = 'unknown') => proposedRules(file, tool)

describe('a row that adds up the others', () => {
  it('is proposed to be left out where its first cell says so and the others are figures', () => {
    const file = fileOf({ 序号: [...counted(12), '合计'], 性别: [...turns(12, '男', '女'), ''], 分数: [...turns(12, '3', '4', '5'), '48'], 备注: [...turns(12, ''), '—'] })
    expect(rules(file)).toEqual([{ column: '序号', values: ['合计'] }])
  })

  it('is seen with spaces, stops and other letters, under empty cells before it, and above empty rows', () => {
    const file = fileOf({ id: [...counted(12), '', ''], name: [...turns(12, 'a', 'b', 'c'), 'Grand TOTAL:', ''], score: [...turns(12, '3', '4'), '1,042', ''] })
    expect(rules(file)).toEqual([{ column: 'name', values: ['Grand TOTAL:'] }])
    expect(rules(fileOf({ 区: [...turns(9, '东区', '西区', '南区'), '合 计'], 分: [...turns(9, '1', '2'), '13.5%'] }))).toEqual([{ column: '区', values: ['合 计'] }])
  })

  it('may be several, the last of them averages', () => {
    const file = fileOf({ 序号: [...counted(12), '合计', '平均'], 分数: [...turns(12, '3', '4', '5'), '48', '4'] })
    expect(rules(file)).toEqual([{ column: '序号', values: ['平均', '合计'] }])
  })

  it('is none where somebody answered with the word', () => {
    // An average service, rated last by chance.
    expect(rules(fileOf({ rating: turns(12, 'Good', 'Poor', 'Average'), score: turns(12, '1', '2') }))).toEqual([])
    expect(rules(fileOf({ rating: ['Good', 'Poor', 'Average'], score: ['1', '2', '3'] }))).toEqual([])
    // What everybody says adds nothing up.
    expect(rules(fileOf({ brand: turns(12, 'Total', 'Shell'), score: turns(12, '1', '2') }))).toEqual([])
    expect(rules(fileOf({ brand: [...turns(12, 'Esso', 'Shell'), 'Total'], score: [...turns(12, '1', '2'), '2'] }))).toEqual([])
    // Words beside it: a person.
    expect(rules(fileOf({ 序号: [...counted(12), '合计'], 意见: [...turns(12, '好'), '很满意'] }))).toEqual([])
    // In the middle of a file it is not looked for.
    expect(rules(fileOf({ 序号: ['合计', ...counted(12)], 分数: turns(13, '1', '2') }))).toEqual([])
  })
})

describe('a preview, a test, spam', () => {
  const qualtrics = (values: readonly string[]) => fileOf({ Status: values, Q1: turns(values.length, 'a', 'b') })
  it('is proposed to be left out by every mark the tool knows, where it wrote one of them', () => {
    expect(rules(qualtrics([...turns(9, 'IP Address'), 'Survey Preview']), 'qualtrics')).toEqual([{ column: 'Status', values: ['Survey Preview', 'Survey Test', 'Spam', 'Survey Preview Spam', 'Imported Spam', 'Offline Survey Preview'] }])
    expect(rules(qualtrics([...turns(9, '0'), '1']), 'qualtrics')).toEqual([{ column: 'Status', values: ['1', '2', '8', '9', '12', '17'] }])
    expect(rules(fileOf({ DistributionChannel: ['anonymous', 'preview'], Q1: ['a', 'b'] }), 'qualtrics')).toEqual([{ column: 'DistributionChannel', values: ['preview', 'test'] }])
  })

  it('is none without a mark, and never a code of a tool that has none', () => {
    expect(rules(qualtrics([...turns(9, 'IP Address'), 'Imported', 'Offline']), 'qualtrics')).toEqual([])
    expect(rules(qualtrics([...turns(9, '0'), '4', '16']), 'qualtrics')).toEqual([])
    expect(rules(qualtrics(turns(9, '1', '2', '8')))).toEqual([])
    expect(rules(fileOf({ Channel: ['preview', 'test'], Status: ['Spam', 'x'] }))).toEqual([])
  })

  it('is known by the labels of a system file', () => {
    const file = qualtrics([...turns(9, '0'), '1'])
    const [status, ...rest] = file.columns
    const labels = [{ value: '0', label: 'IP Address' }, { value: '1', label: 'Survey Preview' }, { value: '8', label: 'Spam' }]
    const declared = { name: 'Status', label: null, labels, missing: [], missingRange: null, measure: null, type: 'number' } as const
    expect(rules({ ...file, columns: [{ ...status!, declared }, ...rest] }, 'spss')).toEqual([{ column: 'Status', values: ['1', '8'] }])
  })
})

describe('rows', () => {
  it('are found by the texts of a rule as a mapping compares them, each under the first rule that names it', () => {
    const file = fileOf({ a: ['x', ' 合计 ', '合计〖注〗', 'y'], b: ['test', 'test', 'q', 'ｔest'] })
    const found = rowsByRule(file, [{ column: 'a', values: ['合计'] }, { column: 'b', values: ['test'] }, { column: 'gone', values: ['x'] }], (key) => file.columns.find((column) => column.key === key))
    expect(found.map(({ row, column }) => [row, column.key])).toEqual([[0, 'b'], [1, 'a'], [2, 'a'], [3, 'b']])
  })

  it('are blank where every column is, whatever spaces stand in them', () => {
    const file = fileOf({ a: ['1', '', ' ', '\u3000', ''], b: ['', '', '\u00a0', '', '(跳过)'] })
    expect([...blankRows(file, file.columns)]).toEqual([1, 2, 3])
    expect([...blankRows(file, file.columns.slice(0, 1))]).toEqual([1, 2, 3, 4])
    expect([...blankRows(file, [])]).toEqual([])
    expect([...blankRows(file, fileOf({ c: counted(5) }).columns)]).toEqual([])
  })

  it('of a guarded column may be named by what tools write, and by nothing a person might have answered', () => {
    expect(['合计', '合计（人）', 'Total (n=200)', 'Total', '平均值', 'Survey Preview', 'preview'].every(saysNobody)).toBe(true)
    expect(['张伟', 'Total (John)', 'John', '1', '13800000000', ''].some(saysNobody)).toBe(false)
  })
})
