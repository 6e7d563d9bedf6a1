import { describe, expect, it } from 'vitest'
import type { ImportMap, MappedVariable } from '../../../analysis/intake/map.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import type { Declared, RawTable } from '../../../analysis/intake/raw.ts'
import type { Unit } from '../../../analysis/study/study.ts'
import { rawTable } from '../../support/raw-table.ts'

/** A table of so many rows, each column going round its texts. */
function table(columns: { readonly [heading: string]: readonly string[] }, rows = 24): RawTable {
  const headings = Object.keys(columns)
  return rawTable([headings, ...Array.from({ length: rows }, (_, row) => headings.map((heading) => columns[heading]![row % columns[heading]!.length]!))])
}
const of = (columns: { readonly [heading: string]: readonly string[] }, rows?: number, units: readonly Unit[] = []): ImportMap => propose(table(columns, rows), { units })
const variable = (map: ImportMap, name: string): MappedVariable | undefined => map.variables.find((one) => one.name === name)
const roles = (map: ImportMap): object => Object.fromEntries(map.variables.map(({ name, role, sensitive }) => [name, sensitive ? `${role} sensitive` : role]))
const AGREE = ['非常同意', '比较同意', '一般', '不太同意', '非常不同意']
const ids = Array.from({ length: 24 }, (_, i) => `r-${i + 100}`)

describe('roles', () => {
  it('are told by the words of the heading', () => {
    const map = of({
      编号: ids,
      '1. 您的性别': ['男', '女'],
      '2. 您的受教育程度': ['小学', '初中', '高中', '本科'],
      '3. 您的家庭月收入': ['3000元以下', '3000-5999元', '6000元以上'],
      '4. 您在本区居住的时间': ['不满1年', '1-3年', '3年以上'],
      '5. 您对社区治安满意吗': ['非常满意', '比较满意', '一般', '不太满意', '非常不满意'],
      '6. 过去一年，您或家人是否被盗': ['是', '否'],
      '7. 您是否参加过义务巡逻': ['是', '否'],
    })
    expect(roles(map)).toEqual({ Q1: 'attribute', Q2: 'attribute', Q3: 'attribute sensitive', Q4: 'attribute', Q5: 'opinion', Q6: 'experience sensitive', Q7: 'experience' })
  })

  it('are told by names in English', () => {
    const map = of({ id: ids, gender: ['m', 'f'], ageGroup: ['18-29', '30-44', '45+'], household_income: ['low', 'high'], q1: ['Agree', 'Disagree', 'Strongly agree', 'Strongly disagree'], victim12: ['Yes', 'No'] })
    expect(roles(map)).toMatchObject({ gender: 'attribute', ageGroup: 'attribute', household_income: 'attribute sensitive', q1: 'opinion' })
  })

  it('are a weight where the column says so, unless people are weighed', () => {
    const weights = ['0.71', '1.24', '0.98', '1.5']
    expect(roles(of({ id: ids, q1: ['a', 'b'], weight: weights }))).toMatchObject({ weight: 'weight' })
    expect(roles(of({ 编号: ids, 性别: ['男', '女'], 权重: weights }))).toMatchObject({ WEIGHT: 'weight' })
    expect(roles(of({ id: ids, q1: ['a', 'b'], weight: Array.from({ length: 24 }, (_, i) => String(48 + i)) }))).toMatchObject({ weight: 'experience' })
  })
})

describe('scales', () => {
  it('of codes that a file lets fall say the opposite where they are high', () => {
    const fall = ['Very satisfied', 'Satisfied', 'Neither satisfied nor dissatisfied', 'Dissatisfied', 'Very dissatisfied']
    const file = (labels: readonly string[]): RawTable => {
      const raw = table({ SAT1: ['1', '2', '3', '4', '5'], SAT2: ['2', '3', '1', '5', '4'], SAT3: ['1', '3', '2', '4', '5'] })
      const declared = raw.columns.map(({ key }): Declared => ({ name: key, label: `How satisfied are you: ${key}`, labels: labels.map((label, i) => ({ value: String(i + 1), label })), missing: [], missingRange: null, measure: 'ordinal', type: 'number' }))
      return { ...raw, reading: { ...raw.reading, kind: 'sav' }, columns: raw.columns.map((column, i) => ({ ...column, declared: declared[i]! })) }
    }
    const highOf = (labels: readonly string[]) => propose(file(labels), { units: [] }).scales.map(({ high, bounds }) => [high, bounds])
    expect(highOf(fall)).toEqual([['bad', { min: 1, max: 5 }]])
    expect(highOf(fall.toReversed())).toEqual([['good', { min: 1, max: 5 }]])
    expect(highOf(fall.map((label, i) => `${i + 1} - ${label}`))).toEqual([['bad', { min: 1, max: 5 }]])
    expect(highOf(['非常满意', '比较满意', '一般', '不太满意', '非常不满意'])).toEqual([['bad', { min: 1, max: 5 }]])
  })

  it('are rows of one matrix with four ordered answers or more, at least three', () => {
    const map = of({ id: ids, '信任谁 [民警]': AGREE, '信任谁 [网格员]': AGREE, '信任谁 [居委会]': AGREE, '有用吗 [甲]': ['是', '否'], '有用吗 [乙]': ['是', '否'], '还有 [丙]': AGREE, '还有 [丁]': AGREE })
    expect(map.scales).toMatchObject([{ name: 'Q1', items: ['Q1_1', 'Q1_2', 'Q1_3'], atLeast: 2, bounds: { min: 1, max: 5 }, kind: 'reflective', high: 'good', label: { 'zh-CN': '信任谁' } }])
    expect(variable(map, 'Q2')).toMatchObject({ kind: 'multi', options: [{ label: { en: '甲' } }, { label: { en: '乙' } }] })
  })

  it('are questions of their own that begin alike, but yes and no are not options of them', () => {
    const rate = (what: string): string => `Please rate how much you like the work of the ${what}.`
    const ever = (what: string): string => `In the last twelve months, have you ever ${what}?`
    const five = ['1', '2', '3', '4', '5', 'N/A']
    const map = of({ id: ids, [rate('police')]: five, [rate('courts')]: five, [rate('council')]: five, [ever('reported a problem')]: ['Yes', 'No'], [ever('gone on patrol')]: ['Yes', 'No'], [ever('called for help')]: ['No', 'Yes'] })
    expect(map.scales).toMatchObject([{ items: ['Q1_1', 'Q1_2', 'Q1_3'], label: { en: 'Please rate how much you like the work of the' } }])
    expect(map.variables.map(({ kind, label }) => `${kind} ${label.en}`)).toEqual(['coded police', 'coded courts', 'coded council', 'coded reported a problem', 'coded gone on patrol', 'coded called for help'])
  })

  it('are no rankings, whatever they are called', () => {
    const orders = [['1', '2', '3', '4'], ['2', '1', '4', '3'], ['4', '3', '1', '2'], ['3', '4', '2', '1'], ['-3', '-3', '-3', '-3']]
    const places = ['甲', '乙', '丙', '丁'].map((what, k) => [`3、您看重什么—${what}`, orders.map((order) => order[k]!)] as const)
    const map = of({ 序号: Array.from({ length: 24 }, (_, i) => String(i + 1)), ...Object.fromEntries(places), '4、性别': ['1', '2'] })
    expect(map.tool).toBe('wjxNumber')
    expect(map.variables.map(({ name }) => name)).toEqual(['Q3_1', 'Q3_2', 'Q3_3', 'Q3_4', 'Q4'])
    expect(map.scales).toEqual([])
  })

  it('are bad news where their answers or their question are', () => {
    const severe = ['没有问题', '不太严重', '比较严重', '非常严重']
    const map = of({ id: ids, '下列问题严重吗—被盗': severe, '下列问题严重吗—诈骗': severe, '下列问题严重吗—噪声': severe })
    expect(map.scales).toMatchObject([{ high: 'bad', items: ['Q1_1', 'Q1_2', 'Q1_3'] }])
  })

  it('are told by names: one for each construct, none for numbered questions', () => {
    const five = ['1', '2', '3', '4', '5']
    const map = of({ id: ids, SAF1: five, SAF2: five, SAF3: five, SAF4: five, PJ1: five, PJ2: five, PJ3: five, v1: five, v2: five, v3: five })
    expect(map.scales.map(({ name, items, atLeast }) => `${name} ${items.join(' ')} ${atLeast}`)).toEqual(['SAF SAF1 SAF2 SAF3 SAF4 2', 'PJ PJ1 PJ2 PJ3 2'])
  })

  it('give all rows all answers, also those that a row lacks by chance', () => {
    const map = of({ id: ids, '信任谁 [民警]': AGREE, '信任谁 [网格员]': AGREE.slice(0, 3), '信任谁 [居委会]': AGREE.slice(2) })
    const options = ['Q1_1', 'Q1_2', 'Q1_3'].map((name) => variable(map, name)).map((one) => (one?.kind === 'coded' ? one.options.map(({ code, values }) => `${code} ${values[0]}`) : []))
    expect(options[0]).toEqual(['1 非常不同意', '2 不太同意', '3 一般', '4 比较同意', '5 非常同意'])
    expect(options[1]).toEqual(options[0])
    expect(options[2]).toEqual(options[0])
  })
})

describe('the title', () => {
  it('says nothing of the name of the file, which may be that of a person', () => {
    const titled = (file: string) => propose({ ...table({ id: ids, q1: ['a', 'b'] }), file }, { units: [] }).title
    for (const file of ['张伟_问卷数据.xlsx', 'survey export (John Smith).csv', '287654321_按文本_社区警务调查_200_200.xlsx', '.csv']) expect(titled(file)).toEqual({ 'zh-CN': '导入的问卷', en: 'Imported questionnaire' })
  })

  it('names the tool, where there is one', () => {
    expect(propose(table({ '序号': ids, '提交答卷时间': ids.map((id) => `2026/5/${id} 10:00:00`), '所用时间': ids.map((id) => `${id}0秒`), '来源': ids, '来源详情': ids, '来自IP': ids, '1、您的性别:': ['男', '女'] }), { units: [] }).title).toEqual({ 'zh-CN': '导入的问卷（问卷星）', en: 'Imported questionnaire (Wenjuanxing)' })
  })
})

describe('names', () => {
  it('are those of the file where they can be, and numbers where not', () => {
    const map = of({ mode: ['a', 'b'], 'to': ['a', 'b'], 'with.dot': ['a', 'b'], '1st': ['a', 'b'], 'A-very-long-name-that-goes-on-and-on-and-on': ['a', 'b'], A: ['a', 'b'], a: ['a', 'b'] })
    expect(map.variables.map(({ name }) => name)).toEqual(['mode_2', 'to_2', 'with_dot', 'Q1st', 'A_very_long_name_that_goes_on_an', 'A', 'a_2'])
    expect(of({ 你好: ['a', 'b'], 再见: ['a', 'b'] }).variables.map(({ name }) => name)).toEqual(['Q1', 'Q2'])
  })

  it('leave room for the columns that follow from them', () => {
    const long = 'which_of_these_channels_have_you_'
    const map = of({ id: ids, ...Object.fromEntries(['1', '2', '10', '11'].map((n) => [`${long}_${n}`, ['0', '1']])) })
    const [first] = map.variables
    expect(first).toMatchObject({ kind: 'multi' })
    expect(`${first!.name}_4`.length).toBeLessThanOrEqual(32)
  })
})

describe('places', () => {
  const unit = (id: string, code: number, name: string): Unit => ({ id, code, name: { 'zh-CN': name, en: id }, level: 'district', parent: null, synthetic: false, channels: null })

  it('are the column whose heading asks for them, and no variable as well', () => {
    const map = of({ id: ids, 您所在的区县: ['甲区', '乙区', '丙区'], 居住小区类型: ['老旧小区', '商品房'], 您在本区居住多久: ['1年', '2年'] })
    expect(map.unit?.column).toBe('您所在的区县')
    expect(map.variables.map(({ label }) => label.en)).toEqual(['居住小区类型', '您在本区居住多久'])
  })

  it('are a column that names known ones, whatever its heading', () => {
    const map = of({ id: ids, x: ['天宁区', '天宁', '钟楼区'], 地区: ['东', '西'] }, 24, [unit('tianning', 320402, '天宁区'), unit('zhonglou', 320404, '钟楼区')])
    expect(map.unit).toMatchObject({ column: 'x', units: [{ id: 'tianning', code: 320402 }, { id: 'zhonglou', code: 320404 }] })
  })

  it('are none in a file that has none', () => {
    expect(of({ id: ids, q1: ['a', 'b'] }).unit).toBeNull()
  })

  it('beside the one that is compared are traits, to be judged with the others where data are handed on', () => {
    const map = of({ id: ids, 区: ['天宁区', '钟楼区'], 您所在的街道: ['雕庄街道', '兰陵街道', '茶山街道'], q: ['a', 'b'] }, 24)
    expect(map.unit).toMatchObject({ column: '区' })
    expect(map.variables.map(({ text, role }) => [text.en, role])).toEqual([['您所在的街道', 'attribute'], ['q', 'experience']])
  })

  it('lie no lower than the district in answers of staff', () => {
    const map = of({ id: ids, 您的岗位: ['社区民警', '辅警', '网格员'], 您的工作年限: ['不满1年', '1-3年'], 您所在的街道: ['雕庄', '兰陵', '茶山'] })
    expect(map).toMatchObject({ respondent: 'staff', unit: null })
    expect(map.leftOut).toContainEqual({ column: '您所在的街道', why: 'address' })
    const more = of({ id: ids, 您的岗位: ['社区民警', '辅警', '网格员'], 您的工作年限: ['不满1年', '1-3年'], 区: ['天宁区', '钟楼区'], 您工作的街道: ['雕庄街道', '兰陵街道', '茶山街道'], Q5: ['一号网格', '二号网格', '三号网格'], 派出所: ['甲', '乙', '丙'] }, 24)
    expect(more.unit).toMatchObject({ column: '区' })
    expect(more.leftOut.filter(({ why }) => why === 'address').map(({ column }) => column)).toEqual(['您工作的街道', 'Q5', '派出所'])
    expect(more.variables.map(({ name }) => name)).toHaveLength(2)
  })
})

describe('what stands beside options', () => {
  it('is a text of its own', () => {
    const map = propose(
      rawTable([
        ['Respondent ID', 'Which do you use?', '', ''],
        ['', 'Hotline', 'App', 'Other (please specify)'],
        ...Array.from({ length: 12 }, (_, i) => [String(3e9 + i), i % 2 ? 'Hotline' : '', i % 3 ? 'App' : '', i % 4 ? '' : `my own way ${i}`]),
      ]),
      { units: [] },
    )
    expect(map.tool).toBe('surveyMonkey')
    expect(variable(map, 'Q1')).toMatchObject({ kind: 'multi', options: [{ label: { en: 'Hotline' } }, { label: { en: 'App' } }] })
    expect(variable(map, 'Q1_3')).toMatchObject({ kind: 'text', label: { en: 'Other (please specify)' } })
  })

  it('is a text of its own where both have the same heading, and where the options have one column', () => {
    const wrote = ['', '', 'a neighbour', 'a neighbour', 'my sister']
    const headings = ['RespondentID', 'Whom do you ask?', 'Whom do you ask? - Other (please specify)', 'Which do you use? Please select all that apply. - Hotline', 'Which do you use? Please select all that apply. - App', 'Which do you use? Please select all that apply. - Other (please specify)', 'Which do you use? Please select all that apply. - Other (please specify)']
    const rows = Array.from({ length: 15 }, (_, i) => [String(3e9 + i), i % 5 < 2 ? 'Police' : 'Other (please specify)', wrote[i % 5]!, i % 2 ? 'Hotline' : '', i % 3 ? 'App' : '', i % 4 ? '' : 'Other (please specify)', i % 4 ? '' : ['a letter', 'a friend'][(i / 4) % 2]!])
    const map = propose(rawTable([headings, ...rows]), { units: [] })
    expect(map.variables.map(({ kind }) => kind)).toEqual(['coded', 'text', 'multi', 'text'])
    expect(map.variables[2]).toMatchObject({ options: [{ label: { en: 'Hotline' } }, { label: { en: 'App' } }, { label: { en: 'Other (please specify)' } }], label: { en: 'Which do you use? Please select all that apply.' } })
  })

  it('is guarded like anything else: an option that says what nobody may ask is left out, the others stay', () => {
    const yes = ['是', '否']
    const map = of({ id: ids, '您属于哪些群体(老年人)': yes, '您属于哪些群体(少数民族)': yes, '您属于哪些群体(租户)': yes })
    expect(variable(map, 'Q1')).toMatchObject({ kind: 'multi', options: [{ label: { en: '老年人' } }, { label: { en: '租户' } }] })
    expect(map.leftOut).toContainEqual({ column: '您属于哪些群体(少数民族)', why: 'ethnicity' })
  })
})

describe('a file of several answers joined by semicolons', () => {
  it('is split wherever it comes from', () => {
    const map = of({ ID: ids, '您用过哪些渠道？(可多选)': ['微信群;热线;', '热线;', '微信群;警务室;', '警务室;'] })
    expect(variable(map, 'Q1')).toMatchObject({ kind: 'multi', shape: { is: 'joined', separator: ';' }, label: { 'zh-CN': '您用过哪些渠道？' } })
  })
})

describe('Kobo', () => {
  it('takes the columns of the options, and leaves out the one that says the same again', () => {
    const map = of({ start: ['2026-05-08T09:00:00'], 'g/use': ['app', 'app hotline', ''], 'g/use/app': ['1', '1', ''], 'g/use/hotline': ['0', '1', ''], 'g/sex': ['m', 'f'], _id: Array.from({ length: 24 }, (_, i) => String(i + 1)), _uuid: ids.map((id) => `uuid:${id}`), _submission_time: ['2026-05-08T09:05:10', '2026-05-09T10:05:10'] })
    expect(map.tool).toBe('kobo')
    expect(variable(map, 'use')).toMatchObject({ kind: 'multi', shape: { is: 'columns', notChosen: ['0'] }, missing: [{ value: '', reason: 'skipped' }] })
    expect(map.leftOut.map(({ column, why }) => `${column} ${why}`)).toEqual(['start administrative', 'g/use repeats', '_id administrative', '_uuid rowId'])
  })
})

describe('a file that declares what it holds', () => {
  const declared = (name: string, label: string | null, labels: readonly (readonly [string, string])[] = []): Declared => ({
    name,
    label,
    labels: labels.map(([value, text]) => ({ value, label: text })),
    missing: [],
    missingRange: null,
    measure: null,
    type: 'number',
  })

  it('names its variables, its weight, and what a set of columns counts', () => {
    const raw = table({ SEX: ['1', '2'], U1: ['1', '2'], U2: ['2', '1'], FACTOR: ['0.5', '1.5'] })
    const map = propose(
      {
        ...raw,
        reading: { ...raw.reading, kind: 'sav' },
        columns: raw.columns.map((column, i) => ({ ...column, declared: [declared('SEX', 'Sex', [['1', 'Male'], ['2', 'Female']]), declared('U1', 'Used the hotline'), declared('U2', 'Used the app'), declared('FACTOR', null)][i]! })),
        sets: [{ name: '$used', label: 'Channels used', columns: ['U1', 'U2'], counted: '1' }],
        weight: 'FACTOR',
      },
      { units: [] },
    )
    expect(map.tool).toBe('spss')
    expect(map.variables.map(({ name, kind, role }) => `${name} ${kind} ${role}`)).toEqual(['SEX coded attribute', 'U multi experience', 'FACTOR number weight'])
    expect(variable(map, 'U')).toMatchObject({ text: { en: 'Channels used' }, options: [{ label: { en: 'Used the hotline' } }, { label: { en: 'Used the app' } }], shape: { columns: [{ chosen: ['1'] }, { chosen: ['1'] }], notChosen: ['2'] } })
  })
})
