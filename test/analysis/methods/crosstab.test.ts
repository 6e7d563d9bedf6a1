import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { residuals } from '../../../analysis/methods/associate/crosstab/association.ts'
import { tableOf } from '../engine/tables.ts'
import { rowOf, run, said, say, tableIn } from './run.ts'

/** A table of people from counts by row and column. */
function peopleOf(counts: readonly (readonly number[])[], more: { readonly rows?: object; readonly columns?: object } = {}) {
  const cells = counts.flatMap((row, r) => row.flatMap((n, c) => Array.from({ length: n }, () => [r + 1, c + 1] as const)))
  const codes = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
  return tableOf({
    rows: { codes: codes(counts.length), answers: cells.map(([r]) => r), level: 'nominal', bounds: null, ...more.rows },
    columns: { codes: codes(counts[0]!.length), answers: cells.map(([, c]) => c), level: 'nominal', bounds: null, ...more.columns },
  })
}
const cross = (counts: readonly (readonly number[])[], options: object = {}) => run(peopleOf(counts), 'associate/crosstab', { rows: 'rows', columns: 'columns', ...options })
const testOf = async (counts: readonly (readonly number[])[]) => tableIn(await cross(counts), 'test').rows[0]!
const number = (value: unknown): number => value as number

/** Party by sex, General Social Survey 2000 (Agresti 2007, p. 39). */
const party = [
  [762, 327, 468],
  [484, 239, 477],
]

describe('associate/crosstab', () => {
  it('gives Agresti’s published chi-square and residuals', async () => {
    const result = await cross(party)
    const test = tableIn(result, 'test').rows[0]!
    expect(number(test['statistic'])).toBeCloseTo(30.07, 2)
    expect(test).toMatchObject({ n: 2757, df: 2, estimate: expect.closeTo(Math.sqrt(number(test['statistic']) / 2757), 12) })
    const table = tableIn(result, 'residuals')
    expect(number(rowOf(table, { row: 'rows=1', column: 'columns=1' })['adjustedResidual'])).toBeCloseTo(4.502, 3)
    expect(number(rowOf(table, { row: 'rows=2', column: 'columns=3' })['adjustedResidual'])).toBeCloseTo(5.316, 3)
    expect(number(rowOf(table, { row: 'rows=1', column: 'columns=1' })['expected'])).toBeCloseTo(703.7, 1)
  })

  it('gives counts with their margins, of rows and of columns', async () => {
    const table = tableIn(await cross([[10, 20], [30, 40]]), 'table')
    expect(rowOf(table, { row: 'rows=1', column: 'columns=2' })).toMatchObject({ n: 20, rowProportion: 2 / 3, columnProportion: 1 / 3 })
    expect(rowOf(table, { row: 'rows=1', column: 'result.total' })).toMatchObject({ n: 30, rowProportion: 1, columnProportion: 0.3 })
    expect(rowOf(table, { row: 'result.total', column: 'columns=2' })).toMatchObject({ n: 60, rowProportion: 0.6, columnProportion: 1 })
    expect(rowOf(table, { row: 'result.total', column: 'result.total' })).toMatchObject({ n: 100 })
  })

  it('has no chi-square for equal shares, the largest V for equal answers', async () => {
    expect(await testOf([[10, 20], [20, 40]])).toMatchObject({ statistic: expect.closeTo(0, 12), pValue: expect.closeTo(1, 6), estimate: expect.closeTo(0, 6) })
    expect(await testOf([[10, 0], [0, 40]])).toMatchObject({ statistic: expect.closeTo(50, 9), estimate: expect.closeTo(1, 12) })
  })

  it('doubles chi-square and leaves V alone when everyone is there twice; turns with the table', async () => {
    const cell = fc.integer({ min: 1, max: 30 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 4 }), async (counts) => {
        const [one, two, turned] = await Promise.all([testOf(counts), testOf(counts.map((row) => row.map((n) => 2 * n))), testOf([0, 1, 2].map((c) => counts.map((row) => row[c]!)))])
        expect(number(two['statistic'])).toBeCloseTo(2 * number(one['statistic']), 8)
        expect(number(two['estimate'])).toBeCloseTo(number(one['estimate']), 10)
        expect(number(turned['statistic'])).toBeCloseTo(number(one['statistic']), 8)
        expect(turned['df']).toBe(one['df'])
      }),
      { numRuns: 30 },
    )
  })

  it('squares to chi-square in a two by two table: all four residuals are one test', () => {
    const found = residuals([[12, 5], [7, 16]], 'holm')!
    const z = found[0]![0]!.residual
    expect(found.flat().map(({ residual }) => Math.abs(residual))).toEqual([z, z, z, z].map((value) => expect.closeTo(value, 12)))
    expect(z ** 2).toBeCloseTo((40 * (12 * 16 - 5 * 7) ** 2) / (17 * 23 * 19 * 21), 10)
    for (const { pValue, pAdjusted } of found.flat()) expect(pAdjusted).toBeCloseTo(pValue, 14)
  })

  it('corrects over all cells, over opposite ones once', () => {
    const p = (counts: readonly (readonly number[])[]) => residuals(counts, 'bonferroni')!.flat().filter(({ pAdjusted }) => pAdjusted < 1)
    for (const { pValue, pAdjusted } of p(party)) expect(pAdjusted / pValue).toBeCloseTo(3, 10)
    for (const { pValue, pAdjusted } of p([[30, 1, 9], [4, 22, 8], [6, 7, 40]])) expect(pAdjusted / pValue).toBeCloseTo(9, 10)
  })

  it('leaves a category without people out of the test, and says so', async () => {
    const result = await cross([[10, 0, 20], [30, 0, 40], [0, 0, 0]])
    expect(tableIn(result, 'test').rows[0]).toMatchObject({ df: 1, statistic: number((await testOf([[10, 20], [30, 40]]))['statistic']) })
    const table = tableIn(result, 'table')
    expect(table.notes.map(({ message }) => say('en')(message))).toContain('Categories without people have no part in the test, and the degrees of freedom are fewer: rows=3, columns=2.')
    expect(rowOf(table, { row: 'rows=3', column: 'columns=1' })).toMatchObject({ n: 0, rowProportion: null, columnProportion: 0 })
    expect(tableIn(result, 'residuals').rows).toHaveLength(4)
  })

  it('keeps the counts and refuses the test where all are in one row', async () => {
    const result = await cross([[10, 20], [0, 0]])
    expect(rowOf(tableIn(result, 'table'), { row: 'rows=1', column: 'columns=2' })['n']).toBe(20)
    for (const id of ['test', 'residuals']) expect(say('en')(tableIn(result, id).refused!)).toContain('All people are in one category of “rows” (“rows=1”)')
    expect(result.summary).toBeNull()
  })

  it('refuses where nobody answered both, and a variable crossed with itself', async () => {
    const apart = tableOf({ rows: { codes: [1, 2], answers: [1, null] }, columns: { codes: [1, 2], answers: [null, 2] } })
    expect((await run(apart, 'associate/crosstab', { rows: 'rows', columns: 'columns' })).refused?.reason.key).toBe('associate/crosstab.refused.empty')
    expect((await run(apart, 'associate/crosstab', { rows: 'rows', columns: 'rows' })).refused?.reason.key).toBe('associate/crosstab.refused.same')
  })

  it('sets cases aside that lack one answer, and warns of sparse cells', async () => {
    const some = tableOf({ rows: { codes: [1, 2], answers: [1, 1, 2, 2, null, 1] }, columns: { codes: [1, 2], answers: [1, 2, 1, 2, 1, null] } })
    const result = await run(some, 'associate/crosstab', { rows: 'rows', columns: 'columns' })
    expect(result.cases).toMatchObject({ used: 4, excluded: [{ n: 2 }] })
    expect(tableIn(result, 'test').notes[0]!.message.key).toBe('associate/crosstab.sparse')
  })

  it('is personal where two attributes or a sensitive variable are crossed', async () => {
    const personal = async (rows: object, columns: object) =>
      tableIn(await run(peopleOf(party, { rows, columns }), 'associate/crosstab', { rows: 'rows', columns: 'columns' }), 'table').protection!.personal
    expect(await personal({ role: 'attribute' }, { role: 'attribute' })).toBe(true)
    expect(await personal({ role: 'attribute' }, { role: 'collection' })).toBe(false)
    expect(await personal({ sensitive: true }, { role: 'collection' })).toBe(true)
  })

  it('takes the size of a group as the base, whether groups are columns or rows', async () => {
    const base = async (rows: object, columns: object) => {
      const table = tableIn(await run(peopleOf([[10, 20], [30, 40]], { rows, columns }), 'associate/crosstab', { rows: 'rows', columns: 'columns' }), 'table')
      return [table.protection!.group, rowOf(table, { row: 'rows=1', column: 'columns=1' })['base'], said(table.columns[0]!.title)]
    }
    expect(await base({}, { role: 'collection' })).toEqual(['column', 40, 'associate/crosstab.variable'])
    expect(await base({ role: 'collection' }, {})).toEqual(['row', 30, 'associate/crosstab.variable'])
  })
})
