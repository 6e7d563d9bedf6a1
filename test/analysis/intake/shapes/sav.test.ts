import { describe, expect, it } from 'vitest'
import { propose } from '../../../../analysis/intake/propose.ts'
import type { Declared, RawTable } from '../../../../analysis/intake/raw.ts'
import { rawTable } from '../../../support/raw-table.ts'
import { one, tableOf } from './build.ts'

const labelled = (name: string, label: string, labels: readonly string[], first = 1): Declared => ({
  name,
  label,
  labels: labels.map((text, i) => ({ value: String(first + i), label: text })),
  missing: [],
  missingRange: null,
  measure: 'scale',
  type: 'number',
})

/** As programs save it that leave the measure of every number at "scale". */
const file: RawTable = (() => {
  const raw = rawTable(tableOf([['district', one('1', '2', '3')], ['use_1', one('0', '1')], ['use_2', one('1', '0')], ['sat', one('1', '2', '3', '4')]]))
  const declared = [labelled('district', '所在区县', ['甲川区', '乙山区', '丙水区']), labelled('use_1', '用过的服务：热线', ['未选', '选中'], 0), labelled('use_2', '用过的服务：窗口', ['未选', '选中'], 0), labelled('sat', '满意度', ['不满意', '不太满意', '比较满意', '满意'])]
  return { ...raw, reading: { ...raw.reading, kind: 'sav' }, columns: raw.columns.map((column, i) => ({ ...column, declared: declared[i]! })), sets: [{ name: 'svc', label: '用过的服务', columns: ['use_1', 'use_2'], counted: '1' }] }
})()

describe('a system file of SPSS', () => {
  const map = propose(file, { units: [] })

  it('names places by their labels, in the order of their codes, whatever the measure', () => {
    expect(map.unit).toMatchObject({ column: 'district', level: 'district', units: [{ name: { en: '甲川区' }, values: ['1'] }, { name: { en: '乙山区' }, values: ['2'] }, { name: { en: '丙水区' }, values: ['3'] }] })
  })

  it('calls the options of a set by what is their own', () => {
    const set = map.variables.find(({ kind }) => kind === 'multi')
    expect(set?.kind === 'multi' ? set.options.map(({ label }) => label['zh-CN']) : null).toEqual(['热线', '窗口'])
  })
})
