import { describe, expect, it } from 'vitest'
import { tableOf } from '../engine/tables.ts'
import { numbersIn, rowOf, run, say, tableIn } from './run.ts'

const people = tableOf({
  score: { numbers: [2, 4, 4, 6, null, 9] },
  place: { codes: [1, 2], answers: [1, 1, 1, 1, 2, 2], level: 'nominal', bounds: null },
})

describe('describe/summary', () => {
  it('is by hand: location, spread, quantiles and the t interval', async () => {
    const result = await run(people, 'describe/summary', { measures: ['score'] })
    const row = tableIn(result, 'summary').rows[0]!
    // squares about 5: 9 + 1 + 1 + 1 + 16 = 28; t(.975, 4) = 2.776445
    expect(row).toMatchObject({ n: 5, missing: 1, sum: 25, mean: 5, variance: 7, min: 2, max: 9, range: 7, median: 4, quantileLower: 4, quantileUpper: 6, iqr: 2 })
    expect(row['ciUpper']).toBeCloseTo(5 + 2.776445 * Math.sqrt(7 / 5), 5)
    expect(say('en')(result.summary!)).toContain('The mean of “score” is 5.00 (n = 5')
  })

  it('describes each group and all, and notes where one person has no spread', async () => {
    const table = tableIn(await run(people, 'describe/summary', { measures: ['score'], by: 'place' }), 'summary')
    expect(numbersIn(table, 'n')).toEqual([4, 1, 5])
    expect(rowOf(table, { group: 'place=2' })).toMatchObject({ mean: 9, sd: null, median: 9, missing: 1 })
    expect(table.notes.find(({ row }) => row === 1)?.message.key).toBe('methods.oneCase')
  })

  it('says which of its numbers are those of single people: ends of an exact number, and quantiles beside them', async () => {
    const table = tableOf({ income: { numbers: [0, 0, 3, 4, 5, 6, 7, 8, 9, 90] }, item: { codes: [1, 2, 3], answers: [1, 1, 1, 2, 2, 2, 3, 3, 3, 3], bounds: { min: 1, max: 3 } } })
    const extremes = async (options: object) => tableIn(await run(table, 'describe/summary', { measures: ['income', 'item'], ...options }), 'summary').protection!.extremes!.map(({ row, column, people: n }) => [row, column, n])
    expect(await extremes({})).toEqual([[0, 'min', 2], [0, 'max', 1], [0, 'range', 1]])
    // 9 × .05 < 1: between the lowest number and the next.
    expect(await extremes({ lower: 0.05 })).toEqual([[0, 'min', 2], [0, 'max', 1], [0, 'range', 1], [0, 'quantileLower', 2], [0, 'iqr', 2]])
  })

  it('averages codes and not places, turned round by the declared ends', async () => {
    const coded = tableOf({ item: { codes: [1, 3, 7], answers: [1, 3, 3], bounds: { min: 1, max: 7 } }, turned: { codes: [1, 3, 7], answers: [1, 3, 3], bounds: { min: 1, max: 7 }, reversed: true } })
    const table = tableIn(await run(coded, 'describe/summary', { measures: ['item', 'turned'] }), 'summary')
    expect(numbersIn(table, 'mean')).toEqual([expect.closeTo(7 / 3, 12), expect.closeTo(17 / 3, 12)])
    expect(table.notes.map(({ message }) => say('zh-CN')(message))).toContain('反向题（“turned（中）”）已按声明的上下限反向计分。')
  })

  it('has no spread, and not a rounded one, where all are equal', async () => {
    const equal = tableOf({ score: { numbers: [0.1, 0.1, 0.1] } })
    expect(tableIn(await run(equal, 'describe/summary', { measures: ['score'] }), 'summary').rows[0]).toMatchObject({ mean: 0.1, variance: 0, sd: 0, ciLower: 0.1, ciUpper: 0.1 })
  })

  it('counts people by frequency weights', async () => {
    const weighted = tableOf({ score: { numbers: [1, 5] }, w: { numbers: [3, 1] } })
    expect(tableIn(await run(weighted, 'describe/summary', { measures: ['score'] }, { weight: 'w' }), 'summary').rows[0]).toMatchObject({ n: 4, mean: 2, variance: 4, median: 1 })
  })

  it('refuses where nobody has a value, naming the variables', async () => {
    const { refused } = await run(tableOf({ score: { numbers: [null] } }), 'describe/summary', { measures: ['score'] })
    expect(say('en')(refused!.reason)).toBe('The variables asked for (score) have no valid value at all.')
  })
})
