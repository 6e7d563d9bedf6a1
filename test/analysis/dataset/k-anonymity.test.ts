import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codedColumn, numberColumn } from '../../../analysis/dataset/columns.ts'
import type { Column, Table } from '../../../analysis/dataset/dataset.ts'
import { kAnonymity, smallClasses } from '../../../analysis/dataset/k-anonymity.ts'

const options = Array.from({ length: 6 }, (_, i) => ({ code: i + 1, label: { 'zh-CN': `${i}`, en: `${i}` } }))
const codebook = { id: 't', title: { 'zh-CN': 't', en: 't' }, variables: [], derived: [], scales: [], quasiIdentifiers: [], passages: {} }
const tableOf = (rows: number, columns: { readonly [name: string]: Column }): Table => ({ name: 't', rows, codebook, columns, respondent: 'resident' })

/** Classes counted by hand: the texts of the cells joined. */
function naive(rows: readonly (readonly string[])[], names: readonly number[], k: number): { smallest: number; below: number; classes: number } {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(names.map((at) => row[at]).join('|'), (counts.get(names.map((at) => row[at]).join('|')) ?? 0) + 1)
  const sizes = [...counts.values()]
  return { smallest: sizes.length ? Math.min(...sizes) : 0, below: sizes.filter((size) => size < k).reduce((sum, size) => sum + size, 0), classes: sizes.length }
}

describe('k-anonymity', () => {
  it('counts classes of rows that agree, by hand', () => {
    const table = tableOf(7, {
      sex: codedColumn(options, [1, 1, 1, 2, 2, 2, 2]),
      age: codedColumn(options, [1, 1, 2, 1, 1, 1, 1]),
    })
    expect(kAnonymity(table, ['sex', 'age'], 3)).toEqual({
      rows: 7,
      smallest: 1,
      below: 3,
      classes: 3,
      without: [
        { name: 'sex', smallest: 1, below: 1, classes: 2 },
        { name: 'age', smallest: 3, below: 0, classes: 2 },
      ],
    })
  })

  it('counts rows without an answer as a class of their own, one for each reason', () => {
    const table = tableOf(5, { age: codedColumn(options, [1, 1, null, null, null], [0, 0, -9, -9, -6]) })
    expect(kAnonymity(table, ['age'], 2)).toMatchObject({ classes: 3, smallest: 1, below: 1 })
  })

  it('keeps a number apart from a reason, and takes zero for one number', () => {
    const table = tableOf(4, { n: numberColumn([0, -0, null, -9], [0, 0, -9, 0]) })
    expect(kAnonymity(table, ['n'], 2)).toMatchObject({ classes: 3, below: 2 })
  })

  it('has one class of all rows where nothing is judged, and none where there are no rows', () => {
    expect(kAnonymity(tableOf(3, {}), [], 5)).toEqual({ rows: 3, smallest: 3, below: 3, classes: 1, without: [] })
    expect(kAnonymity(tableOf(0, { age: codedColumn(options, []) }), ['age'], 5)).toEqual({ rows: 0, smallest: 0, below: 0, classes: 0, without: [{ name: 'age', smallest: 0, below: 0, classes: 0 }] })
  })

  it('does not take a name for a column that is not there', () => {
    expect(() => kAnonymity(tableOf(1, {}), ['age'], 5)).toThrow(RangeError)
  })

  it('agrees with a count by hand, with and without every column', () => {
    const cell = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constantFrom(-9, -6))
    const rowsOf = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean()).chain(([names, wide]) => fc.array(fc.array(wide ? cell : fc.constantFrom(1, 2), { minLength: names + 1, maxLength: names + 1 }), { maxLength: 60 }))
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 2, max: 8 }), (rows, k) => {
        const names = (rows[0] ?? []).map((_, at) => `c${at}`)
        const columns = names.map((name, at): [string, Column] => {
          const codes = rows.map((row) => (row[at]! > 0 ? row[at]! : null))
          const reasons = rows.map((row) => (row[at]! > 0 ? 0 : row[at]!))
          return [name, at % 2 === 0 ? codedColumn(options, codes, reasons) : numberColumn(codes, reasons)]
        })
        const table = tableOf(rows.length, Object.fromEntries(columns))
        const texts = rows.map((row) => row.map(String))
        const all = names.map((_, at) => at)
        expect(kAnonymity(table, names, k)).toEqual({
          rows: rows.length,
          ...naive(texts, all, k),
          without: names.map((name, at) => ({ name, ...naive(texts, all.filter((other) => other !== at), k) })),
        })
        expect(smallClasses(table, names, k)).toEqual(naive(texts, all, k))
      }),
    )
  })

  it('numbers many rows of many classes as it does few', () => {
    const n = 40_000
    const codes = (of: number): number[] => Array.from({ length: n }, (_, row) => ((row * 7919 * of) % 65_521) % (200 * of))
    const table = tableOf(n, { a: numberColumn(codes(1)), b: numberColumn(codes(7)), c: numberColumn(codes(31)) })
    const texts: string[][] = []
    const list = [codes(1), codes(7), codes(31)]
    for (let row = 0; row < n; row++) texts.push(list.map((one) => String(one[row])))
    expect(kAnonymity(table, ['a', 'b', 'c'], 5)).toMatchObject(naive(texts, [0, 1, 2], 5))
  })
})
