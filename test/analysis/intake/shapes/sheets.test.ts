import { describe, expect, it } from 'vitest'
import { one, proposed, tableOf } from './build.ts'
import { places, titled, twoRows } from './other-tables.ts'

describe('a table made by hand', () => {
  it('has a title, an empty column, Chinese days, shares, groups of three digits and the name of whoever filled it in', () => {
    const { map, is, out, imported } = proposed(titled)
    expect([map.reading.skip, map.reading.headings, imported.problemCount]).toEqual([2, 1, 0])
    expect(is).toEqual({
      填表日期: 'day ymd',
      满意率: 'number percent 0–100 parts',
      '家庭年收入（万元）': 'number plain 0–50 parts',
      走访户数: 'number grouped 0–2000',
      评价: 'ordinal 1–5: 1 差, 2 较差, 3 一般, 4 较好, 5 好',
    })
    expect(out).toEqual({ 编号: 'rowId', 'column 7': 'empty', 民警姓名: 'name' })
    expect(map.unit).toMatchObject({ column: '社区', level: 'community' })
  })

  it('has headings merged over two rows', () => {
    const { is, map } = proposed(twoRows)
    expect(map.reading.headings).toBe(2)
    expect(is).toEqual({ 性别: 'nominal: 1 男, 2 女', 年龄: 'number plain 0–120', 职业: 'nominal: 1 务农, 2 务工, 3 学生', 巡逻: 'ordinal 1–3: 1 不满意, 2 一般, 3 满意', 调解: 'ordinal 1–3: 1 不满意, 2 一般, 3 满意', 宣传: 'ordinal 1–3: 1 不满意, 2 一般, 3 满意', 备注: 'text' })
  })

  it('names places under "name", and months in their order', () => {
    const { is, out, map } = proposed(places)
    expect(out).not.toHaveProperty('name')
    expect(map.unit).toMatchObject({ column: 'areaName', units: [{ name: { en: '天宁区' } }, { name: { en: '钟楼区' } }, { name: { en: '黄埔区' } }] })
    expect(is.month).toMatch(/^ordinal: 202601 2026-01, 202602 2026-02/)
  })
})

describe('the place people live in', () => {
  const unitOf = (question: string, ...answers: readonly string[]): string | null => proposed(tableOf([['id', String], [question, one(...answers)], ['sex', one('Male', 'Female')]])).map.unit?.column ?? null

  it('is asked for with "do you live", and not where the answer is yes or no or a kind of place', () => {
    const places = ['Northfield', 'Southgate', 'Westbrook']
    for (const question of ['Which district do you live in?', 'In which city do you currently live?', 'What ward are you from?', 'Where do you live?']) expect(unitOf(question, ...places)).toBe(question)
    expect(unitOf('Do you live in a city?', 'Yes', 'No')).toBeNull()
    expect(unitOf('What area do you live in?', 'Urban', 'Suburban', 'Rural')).toBeNull()
    expect(unitOf('您居住在哪个区域', '城市', '农村', '城乡结合部')).toBeNull()
  })
})
