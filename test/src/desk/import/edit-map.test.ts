import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf, type ImportMap, type MappedCoded, type MappedMulti } from '../../../../analysis/intake/map.ts'
import { memberName, scoreName } from '../../../../analysis/study/codebook.ts'
import { alikeTo, editMap, historyOf, nameFault, onePlace, stepped, wordsFrom, type Edit, type Made } from '../../../../src/desk/import/edit-map.ts'
import { columns, sample } from './sample.ts'

const after = (...edits: readonly Edit[]): ImportMap => edits.reduce((map, edit) => editMap(map, edit, columns), sample)
const coded = (map: ImportMap, name: string) => map.variables.find((variable) => variable.name === name) as MappedCoded
const multi = (map: ImportMap, name: string) => map.variables.find((variable) => variable.name === name) as MappedMulti
const text = { kind: 'text', missing: [] } as const

/** Where each column stands. */
function places(map: ImportMap): readonly string[] {
  return [...map.variables.flatMap(columnsOf), ...(map.unit?.column ? [map.unit.column] : []), ...map.leftOut.map(({ column }) => column)].sort()
}
function names(map: ImportMap): readonly string[] {
  return [
    ...map.variables.flatMap((variable) => (variable.kind === 'multi' ? [variable.name, ...variable.options.map(({ code }) => memberName(variable.name, code))] : [variable.name])),
    ...map.scales.flatMap(({ name }) => [scoreName(name, 'mean'), scoreName(name, 'percent')]),
  ].map((name) => name.toLowerCase())
}
const isOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length
/** What is not as it must be, whatever was done. */
function faults(map: ImportMap): readonly string[] {
  const found: string[] = []
  const need = (holds: boolean, fault: string): void => void (holds || found.push(fault))
  need(places(map).join('\n') === columns.toSorted().join('\n'), 'a column stands in no place or in two')
  need(isOnce(names(map)), 'a name stands twice')
  const items = new Map(map.variables.map((variable) => [variable.name, variable]))
  for (const scale of map.scales) {
    need(scale.items.length > 1, `scale ${scale.name} of one item`)
    for (const item of scale.items) need((items.get(item) as MappedCoded | undefined)?.level === 'ordinal', `${item} cannot be an item`)
  }
  for (const variable of map.variables) {
    if (variable.kind !== 'coded' && variable.kind !== 'multi') continue
    const codes = variable.options.map(({ code }) => code)
    const ofColumns = variable.kind === 'multi' && variable.shape.is === 'columns'
    need(variable.rest === null || codes.includes(variable.rest), `${variable.name}: anything else counts as nothing`)
    need(isOnce(codes), `${variable.name}: a code stands twice`)
    need(ofColumns || isOnce([...variable.options.flatMap(({ values }) => values), ...variable.missing.map(({ value }) => value)]), `${variable.name}: a spelling stands twice`)
    need(variable.kind === 'multi' || variable.bounds === null || codes.every((code) => variable.bounds!.min <= code && code <= variable.bounds!.max), `${variable.name}: a code outside the ends`)
    need(variable.kind === 'coded' || variable.shape.is === 'joined' || variable.shape.columns.every(({ code }) => codes.includes(code)), `${variable.name}: a column of no option`)
  }
  need(map.kept.every(({ column }) => map.variables.flatMap(columnsOf).includes(column)), 'something kept is no variable')
  need(isOnce((map.unit?.units ?? []).map(({ id }) => id)) && isOnce((map.unit?.units ?? []).map(({ code }) => code)), 'a place stands twice')
  return found
}

describe('a mapping being edited', () => {
  const variable = fc.constantFrom(...sample.variables.map(({ name }) => name), 'V15', 'Q4_1', 'nowhere')
  const value = fc.constantFrom('男', '男性', '女', '(跳过)', '', '微信', '-3', '1', '甲区', '甲 区', '非常同意', '另')
  const code = fc.integer({ min: 0, max: 6 })
  const column = fc.constantFrom(...columns, '没有')
  const made: fc.Arbitrary<Made> = fc.oneof(
    column.map((one): Made => ({ ...text, column: one })),
    column.map((one): Made => ({ kind: 'coded', column: one, level: 'ordinal', options: [{ code: 1, label: { 'zh-CN': 'a', en: 'a' }, values: ['a'] }, { code: 2, label: { 'zh-CN': 'b', en: 'b' }, values: ['b'] }], bounds: { min: 1, max: 2 }, reversed: false, rest: null, missing: [] })),
  )
  const name = fc.constantFrom('Q1', 'q2', 'Q4_2', 'TRU_MEAN', 'UNIT', 'neu', '1x', 'A'.repeat(32), 'A'.repeat(33))
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ do: fc.constant('name' as const), variable, value: name }),
    fc.record({ do: fc.constant('level' as const), variable, value: fc.constantFrom('nominal' as const, 'ordinal' as const) }),
    fc.record({ do: fc.constant('move' as const), variable, code, by: fc.constantFrom(-1 as const, 1 as const) }),
    fc.record({ do: fc.constant('turn' as const), variable }),
    fc.record({ do: fc.constant('code' as const), variable, code, value: fc.integer({ min: -1, max: 8 }) }),
    fc.record({ do: fc.constant('same' as const), variable, code, as: code }),
    fc.record({ do: fc.constant('rest' as const), variable, code: fc.oneof(code, fc.constant(null)) }),
    fc.record({ do: fc.constant('assign' as const), variable, value, as: fc.oneof(code, fc.constant(null)) }),
    fc.record({ do: fc.constant('scaleOf' as const), variable, scale: fc.constantFrom('TRU', 'S2', null) }),
    fc.record({ do: fc.constant('missing' as const), variable, value, reason: fc.constantFrom('skipped' as const, 'dontKnow' as const, null) }),
    fc.record({ do: fc.constant('ends' as const), variable, value: fc.record({ min: fc.integer({ min: -10, max: 3 }), max: fc.integer({ min: 0, max: 9 }) }) }),
    fc.record({ do: fc.constant('become' as const), variable, made }),
    fc.record({ do: fc.constant('separate' as const), variable }),
    fc.record({ do: fc.constant('alike' as const), variable, others: fc.array(variable, { maxLength: 3 }) }),
    fc.record({ do: fc.constant('leaveOut' as const), variable }),
    fc.record({ do: fc.constant('leaveOutMember' as const), variable, column }),
    fc.record({ do: fc.constant('bringBack' as const), column, text: column, made, guarded: fc.constantFrom(null, { what: 'politics' as const, reason: '研究党员参与治理的差异' }, { what: 'ethnicity' as const, reason: '研究党员参与治理的差异' }) }),
    fc.record({ do: fc.constant('scale' as const), label: fc.constant({ 'zh-CN': '新', en: 'New' }), items: fc.array(variable, { maxLength: 3 }) }),
    fc.record({ do: fc.constant('scaleItem' as const), scale: fc.constantFrom('TRU', 'S1', 'S2'), variable, in: fc.boolean() }),
    fc.record({ do: fc.constant('scaleName' as const), scale: fc.constantFrom('TRU', 'S2'), value: fc.constantFrom('S2', 'tru', 'A'.repeat(28), 'X') }),
    fc.record({ do: fc.constant('scaleRemove' as const), scale: fc.constantFrom('TRU', 'S2') }),
    fc.record({
      do: fc.constant('places' as const),
      unit: fc.oneof(fc.constant(null), fc.constant(onePlace({ 'zh-CN': '甲区', en: 'A' }, 'district')), column.map((one) => ({ column: one, level: 'district' as const, units: [{ id: 'x', code: 1, name: { 'zh-CN': '甲', en: 'A' }, values: ['甲'] }], missing: [] }))),
      back: fc.option(fc.record({ text: column, made })),
    }),
    fc.record({ do: fc.constant('placeOf' as const), value, to: fc.constantFrom('jia', 'yi', 'unit-1', null) }),
    fc.record({ do: fc.constant('placeMissing' as const), value, reason: fc.constant('dontKnow' as const) }),
  )

  it('holds every column in exactly one place and every name once, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let map = sample
        for (const one of edits) {
          map = editMap(map, one, columns)
          expect(faults(map)).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })
  it('comes back step by step to where it was, and forward again', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 10 }), (edits) => {
        const worked = edits.reduce((history, one) => stepped(history, one, columns), historyOf(sample))
        let back = worked
        while (back.past.length > 0) back = stepped(back, { do: 'undo' }, columns)
        expect(back.now).toBe(sample)
        while (back.future.length > 0) back = stepped(back, { do: 'redo' }, columns)
        expect(back.now).toBe(worked.now)
      }),
      { numRuns: 100 },
    )
  })
  it('counts only what changes something as a step', () => {
    expect(stepped(historyOf(sample), { do: 'role', variable: 'Q1', value: 'attribute' }, columns).past).toEqual([])
    expect(stepped(historyOf(sample), { do: 'name', variable: 'Q1', value: 'q2' }, columns).past).toEqual([])
  })
})

describe('variables', () => {
  it('take their items of scales along when they are renamed', () => {
    expect(after({ do: 'name', variable: 'Q3_2', value: 'TRU2' }).scales[0]!.items).toEqual(['Q3_1', 'TRU2', 'Q3_3'])
  })
  it('are refused names that are taken, reserved or none', () => {
    const q1 = sample.variables[0]!
    expect(nameFault(sample, q1, 'q2')).toBe('twice')
    expect(nameFault(sample, q1, 'Q4_3')).toBe('twice')
    expect(nameFault(sample, q1, 'tru_mean')).toBe('twice')
    expect(nameFault(sample, q1, 'Unit')).toBe('reservedName')
    expect(nameFault(sample, q1, '性别')).toBe('badName')
    expect(nameFault(sample, sample.variables[5]!, 'A'.repeat(31))).toBe('longName')
    expect(nameFault(sample, q1, 'SEX')).toBeNull()
  })
  it('leave a scale that they can be no item of any more', () => {
    expect(after({ do: 'level', variable: 'Q3_1', value: 'nominal' }).scales[0]).toMatchObject({ items: ['Q3_2', 'Q3_3'], atLeast: 1 })
    expect(after({ do: 'leaveOut', variable: 'Q3_1' }, { do: 'leaveOut', variable: 'Q3_2' }).scales).toEqual([])
  })
  it('that are left out say why: by hand, or what they were guarded for', () => {
    const made: Made = { kind: 'text', column: '10、政治面貌', missing: [] }
    const kept = after({ do: 'bringBack', column: '10、政治面貌', text: '政治面貌', made, guarded: { what: 'politics', reason: '比较党员与群众的参与差异' } })
    expect(kept.kept).toEqual([{ column: '10、政治面貌', what: 'politics', reason: '比较党员与群众的参与差异' }])
    expect(kept.variables.at(-1)).toMatchObject({ name: 'V16', sensitive: true })
    const again = editMap(kept, { do: 'leaveOut', variable: 'V16' }, columns)
    expect(again.kept).toEqual([])
    expect(again.leftOut).toEqual(sample.leftOut)
    expect(after({ do: 'leaveOut', variable: 'Q2' }).leftOut).toContainEqual({ column: '2、年龄', why: 'byHand' })
  })
  it('are never made of ethnicity, nor of a guarded column without a reason of ten characters', () => {
    const back = (column: string, what: 'ethnicity' | 'politics', reason: string) => after({ do: 'bringBack', column, text: column, made: { kind: 'text', column, missing: [] }, guarded: { what, reason } })
    expect(back('9、民族', 'ethnicity', '比较各民族居民的信任差异')).toBe(sample)
    expect(back('10、政治面貌', 'politics', '需要')).toBe(sample)
  })
  it('of several columns become one variable each', () => {
    const map = after({ do: 'separate', variable: 'Q4' })
    expect(map.variables.slice(5, 8)).toMatchObject([
      { name: 'Q4_1', column: '4(甲)', kind: 'coded', options: [{ code: 0, values: ['0'] }, { code: 1, values: ['1'] }] },
      { name: 'Q4_2', column: '4(乙)' },
      { name: 'Q4_3', column: '4(丙)', missing: [{ value: '-3', reason: 'notAsked' }] },
    ])
  })
})

describe('options', () => {
  it('of one meaning are joined, and the codes we gave close up', () => {
    const { options } = coded(after({ do: 'same', variable: 'Q1', code: 3, as: 2 }), 'Q1')
    expect(options).toMatchObject([{ code: 1 }, { code: 2, values: ['女', '女性'] }])
    expect(coded(after({ do: 'same', variable: 'Q1', code: 2, as: 1 }), 'Q1').options.map(({ code }) => code)).toEqual([1, 2])
  })
  it('of an item keep their codes, for the scale declares what could have been answered', () => {
    expect(coded(after({ do: 'same', variable: 'Q3_1', code: 2, as: 1 }), 'Q3_1')).toMatchObject({ bounds: { min: 1, max: 5 }, options: [{ code: 1 }, { code: 3 }, { code: 4 }, { code: 5 }] })
  })
  it('change places together with their codes', () => {
    const { options } = coded(after({ do: 'move', variable: 'Q3_1', code: 5, by: -1 }), 'Q3_1')
    expect(options.map(({ code, values }) => [code, values[0]])).toEqual([[1, '非常不同意'], [2, '不太同意'], [3, '一般'], [4, '非常同意'], [5, '比较同意']])
  })
  it('run the other way when they are turned', () => {
    expect(coded(after({ do: 'turn', variable: 'Q3_1' }), 'Q3_1').options.map(({ code, values }) => [code, values[0]])).toEqual([[1, '非常同意'], [2, '比较同意'], [3, '一般'], [4, '不太同意'], [5, '非常不同意']])
  })
  it('of columns keep their column when codes change', () => {
    const { shape } = multi(after({ do: 'code', variable: 'Q4', code: 2, value: 9 }, { do: 'move', variable: 'Q4', code: 9, by: -1 }), 'Q4')
    expect(shape).toMatchObject({ columns: [{ column: '4(甲)', code: 9 }, { column: '4(乙)', code: 1 }, { column: '4(丙)', code: 3 }] })
  })
  it('hand a spelling over to a missing reason and take it back', () => {
    const away = after({ do: 'missing', variable: 'Q1', value: '女性', reason: 'refused' })
    expect(coded(away, 'Q1').options).toHaveLength(2)
    const back = coded(editMap(away, { do: 'missing', variable: 'Q1', value: '女性', reason: null }, columns), 'Q1')
    expect(back.options).toMatchObject([{ code: 1 }, { code: 2 }, { code: 3, values: ['女性'] }])
    expect(coded(after({ do: 'missing', variable: 'Q1', value: '', reason: null }), 'Q1')).toBe(coded(sample, 'Q1'))
  })
  it('may be what anything else counts as, which follows them wherever they go', () => {
    const rest = (...edits: readonly Edit[]) => coded(after({ do: 'rest', variable: 'Q1', code: 2 }, ...edits), 'Q1').rest
    expect(rest()).toBe(2)
    expect(rest({ do: 'rest', variable: 'Q1', code: null })).toBeNull()
    expect(rest({ do: 'rest', variable: 'Q1', code: 9 })).toBe(2)
    expect(rest({ do: 'move', variable: 'Q1', code: 2, by: -1 })).toBe(1)
    expect(rest({ do: 'turn', variable: 'Q1' })).toBe(2)
    expect(rest({ do: 'turn', variable: 'Q1' }, { do: 'move', variable: 'Q1', code: 2, by: 1 })).toBe(3)
    expect(rest({ do: 'code', variable: 'Q1', code: 2, value: 7 })).toBe(7)
    expect(rest({ do: 'option', variable: 'Q1', code: 2, lang: 'en', value: 'Somebody' })).toBe(2)
    expect(rest({ do: 'same', variable: 'Q1', code: 2, as: 1 })).toBe(1)
    expect(rest({ do: 'same', variable: 'Q1', code: 1, as: 3 })).toBe(1)
    expect(rest({ do: 'missing', variable: 'Q1', value: '女', reason: 'refused' })).toBeNull()
    expect(rest({ do: 'level', variable: 'Q1', value: 'ordinal' })).toBeNull()
    expect(coded(after({ do: 'rest', variable: 'Q3_1', code: 2 }), 'Q3_1').rest).toBeNull()
    expect(multi(after({ do: 'rest', variable: 'Q4', code: 3 }, { do: 'leaveOutMember', variable: 'Q4', column: '4(丙)' }), 'Q4').rest).toBeNull()
    const single = after({ do: 'rest', variable: 'Q4', code: 3 }, { do: 'separate', variable: 'Q4' })
    expect(['Q4_1', 'Q4_2', 'Q4_3'].map((name) => coded(single, name).rest)).toEqual([null, null, 1])
  })

  it('take what is put to that option in without naming it', () => {
    const on: Edit = { do: 'rest', variable: 'Q1', code: 2 }
    expect(coded(after(on, { do: 'same', variable: 'Q1', code: 3, as: 2 }), 'Q1').options).toMatchObject([{ values: ['男', '男性'] }, { code: 2, values: ['女'] }])
    expect(coded(after(on, { do: 'assign', variable: 'Q1', value: '男性', as: 2 }), 'Q1').options).toMatchObject([{ values: ['男'] }, { values: ['女'] }, { values: ['女性'] }])
    const loose: Edit = { do: 'assign', variable: 'Q1', value: '不愿说', as: 2 }
    expect(after(on, loose)).toEqual(after(on))
    expect(coded(after(on, { do: 'assign', variable: 'Q1', value: '跨性别', as: null }), 'Q1').options.at(-1)).toMatchObject({ code: 4, values: ['跨性别'] })
  })

  it('are treated alike in all variables with the same answers, and in no others', () => {
    const turned = after({ do: 'turn', variable: 'Q3_1' }, { do: 'option', variable: 'Q3_1', code: 5, lang: 'en', value: 'Strongly disagree' })
    expect(alikeTo(turned, 'Q3_1')).toEqual(['Q3_2', 'Q3_3'])
    const alike = editMap(turned, { do: 'alike', variable: 'Q3_1', others: [...alikeTo(turned, 'Q3_1'), 'Q1', 'Q5'] }, columns)
    expect(coded(alike, 'Q3_3').options).toEqual(coded(turned, 'Q3_1').options)
    expect(coded(alike, 'Q1')).toBe(coded(sample, 'Q1'))
    expect(alikeTo(alike, 'Q3_1')).toEqual([])
  })
  it('give a spelling away that is an answer of its own', () => {
    expect(coded(after({ do: 'assign', variable: 'Q1', value: '男性', as: null }), 'Q1').options).toMatchObject([{ code: 1, values: ['男'] }, { code: 2 }, { code: 3 }, { code: 4, values: ['男性'] }])
  })
  it('take in a spelling that had no place yet, and one of another option', () => {
    expect(coded(after({ do: 'assign', variable: 'Q3_1', value: '同意', as: 4 }), 'Q3_1').options[3]).toMatchObject({ code: 4, values: ['比较同意', '同意'] })
    expect(coded(after({ do: 'assign', variable: 'Q1', value: '女性', as: 2 }), 'Q1').options).toMatchObject([{ code: 1 }, { code: 2, values: ['女', '女性'] }])
    expect(coded(after({ do: 'assign', variable: 'Q3_1', value: '(跳过)', as: 3 }), 'Q3_1').missing).toEqual([])
  })
})

describe('places', () => {
  it('take spellings from each other, and vanish without any', () => {
    expect(after({ do: 'placeOf', value: '乙区', to: 'jia' }).unit!.units).toMatchObject([{ id: 'jia', values: ['甲区', '甲 区', '乙区'] }])
    expect(after({ do: 'placeOf', value: '甲 区', to: null }).unit!.units).toMatchObject([{ id: 'jia' }, { id: 'yi' }, { id: 'unit-3', code: 1003, values: ['甲 区'] }])
  })
  it('give their column back as a variable', () => {
    const map = after({ do: 'places', unit: null, back: { text: '区', made: { kind: 'text', column: '8、区', missing: [] } } })
    expect(map.variables.at(-1)).toMatchObject({ name: 'V14', column: '8、区', text: { 'zh-CN': '区' } })
  })
  it('come from a column only that identifies nobody', () => {
    const unit = (column: string) => ({ column, level: 'district' as const, units: [{ id: 'x', code: 1, name: { 'zh-CN': '甲', en: 'A' }, values: ['甲'] }], missing: [] })
    expect(after({ do: 'places', unit: unit('来自IP'), back: null })).toBe(sample)
    expect(after({ do: 'places', unit: unit('1、性别'), back: null }).leftOut).toContainEqual({ column: '8、区', why: 'byHand' })
  })
})

describe('rows that are no people', () => {
  const rule = (column: string, ...values: readonly string[]): Edit => ({ do: 'notPeople', column, values })
  it('are named by a column, whatever it is used for, until nothing is named any more', () => {
    expect(after(rule('序号', '合计'), rule('1、性别', '测试')).notPeople).toEqual([{ column: '序号', values: ['合计'] }, { column: '1、性别', values: ['测试'] }])
    expect(after(rule('序号', '合计'), rule('序号', '合计', '平均', '平均')).notPeople).toEqual([{ column: '序号', values: ['合计', '平均'] }])
    expect(after(rule('序号', '合计'), rule('序号'))).toEqual(sample)
    expect(faults(after(rule('1、性别', '男')))).toEqual([])
  })
  it('are none where the file has no such column or nothing is named anew', () => {
    expect(after(rule('没有', '合计'))).toBe(sample)
    expect(after(rule('序号'))).toBe(sample)
    const once = after(rule('序号', '合计'))
    expect(editMap(once, rule('序号', '合计'), columns)).toBe(once)
  })
})

it('takes from a heading what a study may hold', () => {
  expect(wordsFrom(' 您的{姓}\u0000名 ', '?')).toBe('您的(姓) 名')
  expect(wordsFrom('\u200E\u202E', '列 1')).toBe('\u200E')
  expect(wordsFrom('\u0007', '列 1')).toBe('列 1')
})
