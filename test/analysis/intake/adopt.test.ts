import { describe, expect, it } from 'vitest'
import { adopt } from '../../../analysis/intake/adopt.ts'
import { applyMap } from '../../../analysis/intake/apply.ts'
import { columnsOf, type ImportMap } from '../../../analysis/intake/map.ts'
import type { RawTable } from '../../../analysis/intake/raw.ts'
import { coded, fileOf, item, mapFor, number, overColumns, places, spelt, t, words } from './tables.ts'

const phones = ['13800001001', '13912345678', '13700002002', '13611112222']
const cells = {
  id: ['1', '2', '3', '4'],
  area: ['East', 'West', 'East', 'West'],
  sex: ['yes', 'no', 'no', 'yes'],
  A1: ['1', '2', '3', '4'],
  A2: ['5', '4', '3', '2'],
  A3: ['2', '3', '4', '4'],
  x: ['1', '0', '0', '1'],
  y: ['0', '0', '1', '1'],
  z: ['0', '1', '0', '1'],
  said: ['', 'a lamp is out', '', 'none'],
}
const file = (more: { readonly [heading: string]: readonly string[] | undefined } = {}, table: Partial<RawTable> = {}): RawTable =>
  fileOf(Object.fromEntries(Object.entries({ ...cells, ...more }).flatMap(([heading, own]) => (own ? [[heading, own] as const] : []))), table)
const first = file()
const scale = { name: 'A', label: t('Safety'), kind: 'reflective', high: 'good', items: ['A1', 'A2', 'A3'], atLeast: 3, bounds: { min: 1, max: 5 }, source: 'theirs' } as const
const saved: ImportMap = mapFor(first, [coded({ name: 'sex' }), item({ name: 'A1' }), item({ name: 'A2' }), item({ name: 'A3' }), overColumns({ name: 'M', rest: 3 }, ['x', 'y', 'z']), words({ name: 'said' })], {
  scales: [scale],
  unit: places('area', 'East', 'West'),
  leftOut: [{ column: 'id', why: 'rowId' }],
})
const placed = (map: ImportMap) => [...map.variables.flatMap(columnsOf), ...(map.unit?.column ? [map.unit.column] : []), ...map.leftOut.map(({ column }) => column)].sort()
const nothing = { lacking: [], unknown: [], guarded: [], shortened: [], doubled: [] }

describe('a saved mapping', () => {
  it('is used whole on the next file of the same questionnaire, read as that file was', () => {
    const reading = { ...saved.reading, encoding: 'gb18030' }
    expect(adopt(file({}, { reading }), saved)).toEqual({ map: { ...saved, reading }, ...nothing })
    expect(applyMap(first, adopt(first, adopt(first, saved).map).map).study.id).toBe(applyMap(first, saved).study.id)
  })

  it('holds on to variables the file has no column for, and leaves out columns it does not name, saying both', () => {
    const next = file({ A2: undefined, more: ['a', 'b', 'a', 'b'] })
    const { map, ...told } = adopt(next, saved)
    expect(told).toEqual({ ...nothing, lacking: ['A2'], unknown: ['more'] })
    expect(placed(map)).toEqual([...next.columns.map(({ key }) => key), 'A2'].sort())
    expect(map.variables).toEqual(saved.variables)
    expect(map.scales).toEqual(saved.scales)
    expect(map.leftOut.at(-1)).toEqual({ column: 'more', why: 'notInMap' })
  })

  it('leaves out what is guarded in this file, unless it keeps it with a reason; ethnicity and religion it never keeps', () => {
    const next = file({ z: phones, said: phones })
    const { map, guarded } = adopt(next, saved)
    expect(guarded).toEqual(['z', 'said'])
    expect(map.leftOut).toContainEqual({ column: 'said', why: 'phone' })
    expect(map.variables.find(({ name }) => name === 'M')).toMatchObject({ options: [{ code: 1 }, { code: 2 }], rest: null })
    expect(placed(map)).toEqual(next.columns.map(({ key }) => key).sort())
    const kept: ImportMap = { ...saved, kept: [{ column: 'said', what: 'phone', reason: 'needed to call those who asked for it' }] }
    expect(adopt(next, kept)).toMatchObject({ guarded: ['z'], map: { kept: kept.kept } })
    const nation = { ...saved, variables: [...saved.variables, coded({ name: 'N', column: '民族', options: spelt('汉族', '回族') })] }
    expect(adopt(file({ 民族: ['汉族', '回族', '汉族', '汉族'] }), { ...nation, kept: [{ column: '民族', what: 'name', reason: 'a reason that would do elsewhere' }] })).toMatchObject({ guarded: ['民族'], map: { kept: [] } })
  })

  it('says which items a scale lost with their columns, and that it is gone where fewer than two are left', () => {
    const one = adopt(file({ A2: phones }), saved)
    expect(one.shortened).toEqual([{ scale, lost: ['A2'], gone: false }])
    expect(one.map.scales).toEqual([{ ...scale, items: ['A1', 'A3'], atLeast: 2 }])
    const two = adopt(file({ A2: phones, A3: phones }), saved)
    expect(two.shortened).toEqual([{ scale, lost: ['A2', 'A3'], gone: true }])
    expect(two.map.scales).toEqual([])
  })

  it('says which headings it can tell apart by their place only', () => {
    const twice = fileOf({ Q: ['no', 'yes'], N: ['1', '2'] })
    const doubled: RawTable = { ...twice, columns: twice.columns.map((column, i) => ({ ...column, headings: ['Q'], key: ['Q', 'Q #2'][i]! })) }
    const map = mapFor(doubled, [coded({ name: 'Q1', column: 'Q' }), number({ name: 'Q2', column: 'Q #2' })])
    expect(adopt(doubled, map).doubled).toEqual(['Q'])
    // This file has one of the two, and nobody knows which.
    expect(adopt(fileOf({ Q: ['no', 'yes'] }), map)).toMatchObject({ doubled: ['Q'], lacking: ['Q #2'] })
    expect(adopt(fileOf({ Q: ['no'], 'Q #2': ['1'] }), map).doubled).toEqual([])
    expect(adopt(doubled, mapFor(doubled, [], { leftOut: [] })).doubled).toEqual([])
  })

  it('takes no rule about rows over to a column that is guarded here, but for what tools write', () => {
    const rules: ImportMap = { ...saved, notPeople: [{ column: 'said', values: ['a lamp is out', '合计'] }, { column: 'sex', values: ['no'] }] }
    expect(adopt(first, rules).map.notPeople).toEqual(rules.notPeople)
    expect(adopt(file({ said: phones }), rules).map.notPeople).toEqual([{ column: 'said', values: ['合计'] }, { column: 'sex', values: ['no'] }])
  })
})
