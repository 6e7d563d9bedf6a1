import type { ImportMap, MappedVariable } from '../../../../analysis/intake/map.ts'
import type { Text } from '../../../../analysis/study/text.ts'

const text = (zh: string, en = zh): Text => ({ 'zh-CN': zh, en })
const words = (name: string, says: string) => ({ name, text: text(says), label: text(says), role: 'opinion' as const, sensitive: false })
const agree = ['非常不同意', '不太同意', '一般', '比较同意', '非常同意']

function item(name: string, column: string): MappedVariable {
  const options = agree.map((label, i) => ({ code: i + 1, label: text(label), values: [label] }))
  return { ...words(name, column), kind: 'coded', column, level: 'ordinal', options, bounds: { min: 1, max: 5 }, reversed: false, rest: null, missing: [{ value: '(跳过)', reason: 'notAsked' }] }
}

/** Columns in the order of the file, of every kind a mapping knows. */
export const columns = ['序号', '来自IP', '1、性别', '2、年龄', '3—安全', '3—放心', '3—可靠', '4(甲)', '4(乙)', '4(丙)', '5、工具', '6、日期', '7、建议', '8、区', '9、民族', '10、政治面貌', '备注']

/** A mapping of those columns. */
export const sample: ImportMap = {
  format: 'linli-map/1',
  title: text('示例', 'Sample'),
  respondent: 'resident',
  tool: 'wjxText',
  reading: { kind: 'text', encoding: 'utf-8', delimiter: ',', sheet: null, skip: 0, headings: 1 },
  variables: [
    { ...words('Q1', '性别'), role: 'attribute', kind: 'coded', column: '1、性别', level: 'nominal', options: [{ code: 1, label: text('男'), values: ['男', '男性'] }, { code: 2, label: text('女'), values: ['女'] }, { code: 3, label: text('女性'), values: ['女性'] }], bounds: null, reversed: false, rest: null, missing: [{ value: '', reason: 'skipped' }] },
    { ...words('Q2', '年龄'), role: 'attribute', kind: 'number', column: '2、年龄', as: 'plain', bounds: { min: 18, max: 99 }, integer: true, unit: null, missing: [{ value: '', reason: 'skipped' }] },
    item('Q3_1', '3—安全'),
    item('Q3_2', '3—放心'),
    item('Q3_3', '3—可靠'),
    {
      ...words('Q4', '渠道'),
      kind: 'multi',
      options: [{ code: 1, label: text('甲'), values: [] }, { code: 2, label: text('乙'), values: [] }, { code: 3, label: text('丙'), values: [] }],
      shape: { is: 'columns', columns: [{ column: '4(甲)', code: 1, chosen: ['1'] }, { column: '4(乙)', code: 2, chosen: ['1'] }, { column: '4(丙)', code: 3, chosen: ['1'] }], notChosen: ['0'] },
      rest: null,
      missing: [{ value: '-3', reason: 'notAsked' }],
    },
    { ...words('Q5', '工具'), kind: 'multi', options: [{ code: 1, label: text('微信'), values: ['微信'] }, { code: 2, label: text('电话'), values: ['电话'] }], shape: { is: 'joined', column: '5、工具', separator: '┋' }, rest: null, missing: [{ value: '', reason: 'skipped' }] },
    { ...words('Q6', '日期'), kind: 'day', column: '6、日期', order: 'ymd', missing: [] },
    { ...words('Q7', '建议'), kind: 'text', column: '7、建议', missing: [{ value: '', reason: 'skipped' }] },
  ],
  scales: [{ name: 'TRU', label: text('信任', 'Trust'), kind: 'reflective', high: 'good', items: ['Q3_1', 'Q3_2', 'Q3_3'], atLeast: 2, bounds: { min: 1, max: 5 }, source: '示例' }],
  unit: {
    column: '8、区',
    level: 'district',
    units: [{ id: 'jia', code: 1001, name: text('甲区'), values: ['甲区', '甲 区'] }, { id: 'yi', code: 1002, name: text('乙区'), values: ['乙区'] }],
    missing: [{ value: '', reason: 'skipped' }],
  },
  leftOut: [
    { column: '序号', why: 'administrative' },
    { column: '来自IP', why: 'ip' },
    { column: '9、民族', why: 'ethnicity' },
    { column: '10、政治面貌', why: 'politics' },
    { column: '备注', why: 'empty' },
  ],
  notPeople: [],
  kept: [],
}
