import { describe, expect, it } from 'vitest'
import { asSpelt } from '../../../analysis/intake/spelt.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import type { MappedVariable } from '../../../analysis/intake/map.ts'
import { coded, fileOf, joined } from './tables.ts'

const cycled = (n: number, ...cells: readonly string[]) => Array.from({ length: n }, (_, i) => cells[i % cells.length]!)
const labelsIn = (variable: MappedVariable | undefined) => (variable?.kind === 'coded' || variable?.kind === 'multi' ? variable.options.map(({ label }) => label['zh-CN']) : [])
const alike = (...values: readonly string[]) => values.map((value, i) => ({ code: i + 1, label: { 'zh-CN': value, en: value }, values: [value] }))

describe('the options of a file', () => {
  it('are called as the file writes them, full-width signs and all', () => {
    const map = propose(fileOf({ 您有过接触吗: cycled(60, '有，我主动找的', '有，他们主动找的', '没有（从来没有）') }), { units: [] })
    expect(labelsIn(map.variables[0])).toEqual(['有，我主动找的', '有，他们主动找的', '没有（从来没有）'])
    expect((map.variables[0] as { readonly options: readonly { readonly values: readonly string[] }[] }).options.flatMap(({ values }) => values)).toEqual(['有,我主动找的', '有,他们主动找的', '没有(从来没有)'])
  })

  it('are called as most cells write them, without what people wrote behind them', () => {
    const file = fileOf({ 渠道: ['热线（12345）┋群，微信', '热线(12345)┋群，微信〖三号〗', '热线（12345）'] })
    const variable = joined({ name: '渠道', options: alike('热线(12345)', '群,微信') })
    expect(labelsIn(asSpelt(variable, new Map(file.columns.map((one) => [one.key, one]))))).toEqual(['热线（12345）', '群，微信'])
  })

  it('keep the words they have from elsewhere, and never become alike', () => {
    const file = fileOf({ a: ['甲，乙', '丙'] })
    const columns = new Map(file.columns.map((one) => [one.key, one]))
    const known = coded({ name: 'a', options: [{ code: 1, label: { 'zh-CN': '第一', en: 'first' }, values: ['甲,乙'] }, { code: 2, label: { 'zh-CN': '丙', en: '丙' }, values: ['丙'] }] })
    expect(asSpelt(known, columns)).toBe(known)
    const twin = coded({ name: 'a', options: [{ code: 1, label: { 'zh-CN': '甲,乙', en: '甲,乙' }, values: ['甲,乙'] }, { code: 2, label: { 'zh-CN': '甲，乙', en: '甲，乙' }, values: ['丙'] }] })
    expect(asSpelt(twin, columns)).toBe(twin)
  })
})
