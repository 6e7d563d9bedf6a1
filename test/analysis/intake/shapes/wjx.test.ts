import { describe, expect, it } from 'vitest'
import { one, proposed, tableOf } from './build.ts'
import { wjxByNumber, wjxByText, wjxColumns } from './wjx-tables.ts'

const AGREEMENT = 'ordinal 1–5: 1 非常不同意, 2 不太同意, 3 一般, 4 比较同意, 5 非常同意'

describe('问卷星 by text', () => {
  const { map, imported, is, out } = proposed(wjxByText)

  it('is known, and every answer in it', () => {
    expect([map.tool, imported.problemCount]).toEqual(['wjxText', 0])
  })

  it('has a kind for every kind of question', () => {
    expect(is).toMatchObject({
      答题用时: 'number seconds 0–200',
      提交日期: 'day ymd',
      您的性别: 'nominal: 1 男, 2 女',
      您的年龄段: 'ordinal: 1 18岁以下, 2 18~25, 3 26~30, 4 31~40, 5 41~50, 6 51~60, 7 60以上',
      您对社区治安的总体满意度: 'ordinal 1–5: 1 很不满意, 2 不满意, 3 一般, 4 满意, 5 很满意',
      夜里独自出门我不害怕: AGREEMENT,
      '您从哪些渠道了解社区治安信息？': 'several (┋): 1 微信群, 2 公告栏, 3 网格员上门, 4 电视',
      '您家里有几口人？': 'number plain 0–10',
      收入: expect.stringContaining('number plain'),
      巡逻: 'number plain 0–100',
      您的职业: 'nominal: 1 企业职工, 2 个体经营, 3 学生, 4 退休, 5 其他',
      '您对出警速度满意吗？': 'ordinal 1–5: 1 很不满意, 2 不满意, 3 一般, 4 满意, 5 很满意',
      '您还有什么建议？': 'text',
    })
    expect(map.scales.map(({ items }) => items)).toEqual([['Q5_1', 'Q5_2', 'Q5_3']])
    expect(map.unit).toMatchObject({ column: '3、您所在的区县:', level: 'district' })
  })

  it('leaves out who it was, and nothing that only sounds like it', () => {
    expect(out).toEqual({ 序号: 'rowId', 来源: 'administrative', 来源详情: 'administrative', 来自IP: 'ip', '15、您的手机号码:': 'phone', 总分: 'administrative' })
    expect(Object.keys(is)).toEqual(expect.arrayContaining(['您对IP（知识产权）保护政策的了解程度', '您最喜欢的课程名称']))
  })
})

describe('问卷星 by number', () => {
  const { map, imported, is } = proposed(wjxByNumber)

  it('has options in columns, "other" among them, and ranks', () => {
    expect([map.tool, imported.problemCount]).toEqual(['wjxNumber', 0])
    expect(is).toMatchObject({ 您从哪些渠道了解: 'several columns: 1 微信群, 2 公告栏, 3 其他', 巡逻: 'ordinal 1–3: 1 1, 2 2, 3 3', 您的职业: 'nominal: 1 1, 2 2, 3 3, 4 4', '您还有什么建议？': 'text' })
  })

  it('proposes a scale of opinions and none of ranks', () => {
    expect(map.scales.map(({ items }) => items)).toEqual([['Q4_1', 'Q4_2', 'Q4_3']])
  })

  it('takes a question how likely one is to recommend for a scale', () => {
    expect(proposed(wjxColumns).is['您有多大可能向朋友推荐本社区？']).toContain('ordinal 0–10: 0 0, 1 1')
  })
})

describe('two things asked for in one', () => {
  const person = (i: number): string => `${'王李张刘陈'[i % 5]}${'建国秀英丽华明强'[i % 8]}${'东南西北中发'[(i * 5) % 6]}`

  it('are left out for the name or the telephone in them; words that only begin so are not', () => {
    const { out, is } = proposed(
      tableOf([
        ['序号', (i) => String(i + 1)],
        ['1、班级+姓名', (i) => `三班${person(i)}`],
        ['2、紧急联系人及电话', (i) => `${person(i)}1381234${1000 + i}`],
        ['3、您的姓名、学号', (i) => `${person(i)} 32600${100 + i}`],
        ['4、电话和网络诈骗的印象', (i) => `印象${i}`],
        ['5、性别', one('男', '女')],
        ['6、满意度', one('满意', '一般', '不满意')],
      ]),
    )
    expect(out).toMatchObject({ '1、班级+姓名': 'name', '2、紧急联系人及电话': 'phone', '3、您的姓名、学号': 'idNumber' })
    expect(is).toHaveProperty('电话和网络诈骗的印象', 'text')
  })
})
