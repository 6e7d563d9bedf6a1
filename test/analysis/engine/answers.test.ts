import { describe, expect, it } from 'vitest'
import { byFirst, countAt, counted, distribution, known, margin, total } from '../../../analysis/engine/answers.ts'
import type { CountTable } from '../../../analysis/engine/query.ts'

/** Two groups and people of no group, by an answer. */
const table: CountTable = {
  keys: [
    [1, 1, 2, 2, null],
    [0, null, 0, 5, 5],
  ],
  n: Float64Array.of(3, 1, 2, 4, 6),
  weight: null,
  weight2: null,
}
const weighted: CountTable = { ...table, weight: Float64Array.of(1.5, 0.5, 1, 2, 3), weight2: Float64Array.of(1, 1, 1, 1, 1) }

describe('a table of counts', () => {
  it('counts people, or their weights where they have some', () => {
    expect([total(table), total(weighted)]).toEqual([16, 8])
    expect(counted(weighted)).toBe(weighted.weight)
    expect([countAt(table, 2, 5), countAt(table, 1, null), countAt(table, 1, 5), countAt(weighted, null, 5)]).toEqual([4, 1, 0, 3])
  })

  it('adds up over the keys left out, missing last', () => {
    expect(margin(table, [1])).toEqual({ keys: [[0, 5, null]], n: Float64Array.of(5, 10, 1), weight: null, weight2: null })
    expect(margin(weighted, [])).toEqual({ keys: [], n: Float64Array.of(16), weight: Float64Array.of(8), weight2: Float64Array.of(5) })
    expect(margin(table, [1, 0]).keys).toEqual([
      [0, 0, 5, 5, null],
      [1, 2, 2, null, 1],
    ])
  })

  it('falls apart into groups, and loses what is missing on request', () => {
    expect(byFirst(table).map(({ key, table: own }) => [key, own.keys[0], [...own.n]])).toEqual([
      [1, [0, null], [3, 1]],
      [2, [0, 5], [2, 4]],
      [null, [5], [6]],
    ])
    expect([...known(table).n]).toEqual([3, 2, 4])
  })

  it('of one number is its distribution', () => {
    expect(distribution(margin(table, [1]))).toEqual({ values: Float64Array.of(0, 5), counts: Float64Array.of(5, 10), n: 15, missing: 1 })
    expect(() => distribution(table)).toThrow('one key')
  })
})
