import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclose, ruleFor } from '../../../analysis/result/disclose.ts'
import type { ChartPart, Completed, Result, TablePart } from '../../../analysis/result/result.ts'
import { isTotal, TOTAL } from '../../../analysis/result/result.ts'
import { column, completed, crossTable, districts, means, table } from './tables.ts'
import { possibleValues } from './solve.ts'

const own = ruleFor('resident', false)
const shared = ruleFor('resident', true)
const tablesOf = (result: Result): readonly TablePart[] => result.parts.flatMap((part) => (part.kind === 'table' ? [part] : []))
const first = (result: Result): TablePart => tablesOf(result)[0]!

describe('the base rule', () => {
  it('hides a group of nine with all its numbers, shows one of ten, and says which is hidden', () => {
    const [nine, ten] = first(disclose(completed([means([9, 10, 60, 60])]), own)).rows
    expect(nine).toEqual({ unit: districts[0], n: null, mean: null, sd: null })
    expect(ten).toEqual({ unit: districts[1], n: 10, mean: 3.1, sd: 0.9 })
    const { notes, hidden } = first(disclose(completed([means([9, 10, 60, 60])]), own))
    expect(notes[0]!.message).toEqual({ key: 'result.hidden.groups', values: { base: { figure: 10, as: 'count' }, groups: [districts[0]] } })
    expect(hidden!.slice(0, 3)).toEqual(['n', 'mean', 'sd'].map((name) => ({ row: 0, column: name, why: 'small', under: 10 })))
  })

  it('names every group under the base, in tables of groups and in cross-tables', () => {
    const named = (part: TablePart, rule = own) => first(disclose(completed([part]), rule)).notes.flatMap(({ message }) => (message.key === 'result.hidden.groups' ? [message.values!['groups']] : []))
    expect(named(means([9, 6, 60, 60]))).toEqual([districts.slice(0, 2)])
    for (const personal of [true, false]) expect(named(crossTable([[5, 3, 30], [4, 3, 40]], { personal, base: 'column' }), shared)).toEqual([districts.slice(0, 2)])
  })

  it('drops the column of a reason that only hidden people gave', () => {
    const answered = (refused: number) => ({
      ...means([9, 60, 60]),
      columns: [column('unit', 'label'), column('n', 'count'), ...(refused > 0 ? [column('refused', 'count', { title: { key: 'result.missing.refused' } })] : [])],
      rows: means([9, 60, 60]).rows.map(({ unit, n }, i) => ({ unit: unit!, n: n!, ...(refused > 0 ? { refused: i === 0 || i === 3 ? refused : 0 } : {}) })),
    })
    expect(disclose(completed([answered(2)]), own)).toEqual(disclose(completed([answered(0)]), own))
    const others = { ...answered(2), rows: answered(2).rows.map((row, i) => ({ ...row, refused: i === 1 ? 1 : 2 })) }
    expect(first(disclose(completed([others]), own)).columns.map(({ name }) => name)).toContain('refused')
  })

  it('shares the smallest and the largest number only where enough people have it', () => {
    const part: TablePart = {
      ...means([60, 60]),
      columns: [...means([60, 60]).columns, column('min', 'score'), column('max', 'score')],
      rows: means([60, 60]).rows.map((row) => ({ ...row, min: 0, max: 93 })),
      protection: { ...means([60, 60]).protection!, extremes: [{ row: 2, column: 'min', people: 10 }, { row: 2, column: 'max', people: 1 }] },
    }
    const said = { key: 'compare.found', values: { mean: { figure: 3.1, as: 'score' } } } as const
    const result = completed([part], { summary: said })
    expect(disclose(result, own)).toEqual(result)
    const after = disclose(result, shared)
    expect(first(after).rows[2]).toMatchObject({ min: 0, max: null, mean: part.rows[2]!['mean'] })
    expect([first(after).hidden, after.summary]).toEqual([[{ row: 2, column: 'max', why: 'complementary', under: 10 }], said])
    expect(disclose(after, shared)).toEqual(after)
  })

  it('leaves a result alone in which every group is large enough', () => {
    const result = completed([means([10, 10, 60, 60])])
    expect(disclose(result, shared)).toEqual(result)
  })

  it('never lets the numbers of a hidden group be solved from the total and the other groups', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 4 }), (sizes) => {
        fc.pre(sizes.some((size) => size >= 10))
        const rows = first(disclose(completed([means(sizes)]), own)).rows
        const total = rows.find((row) => isTotal(row['unit']))
        if (total?.['mean'] === null || total === undefined) return
        // Whoever takes the shown groups from the total gets a number of people and their mean: nobody, or enough people from several groups.
        const hiddenSizes = sizes.filter((size, i) => rows[i]!['mean'] === null && size > 0)
        const people = hiddenSizes.reduce((a, b) => a + b, 0)
        expect(people === 0 || (hiddenSizes.length > 1 && people >= 10)).toBe(true)
      }),
    )
  })

  it('hides numbers of everybody in other tables of the result too, and keeps comparisons of shown groups', () => {
    const items = (base: number) => table({ id: 'items.SAF', columns: [column('item', 'label'), column('mean', 'score'), column('base', 'count')], rows: [{ item: 'SAF1', mean: 3.1, base }], protection: { base: 'base', group: null, cells: null, personal: false } })
    const pair = table({ ...items(60), id: 'pairs' })
    const kept = (sizes: readonly number[]) => tablesOf(disclose(completed([means(sizes), items(sizes.reduce((a, b) => a + b, 0)), pair]), own)).map(({ refused }) => refused?.key ?? null)
    expect(kept([9, 60, 60])).toEqual([null, 'result.withheld.everybody', null])
    expect(kept([7, 7, 60, 60])).toEqual([null, null, null])
    expect(kept([10, 60, 60])).toEqual([null, null, null])
    const withoutTotal = { ...means([9, 60, 60]), rows: means([9, 60, 60]).rows.slice(0, 3) }
    expect(tablesOf(disclose(completed([withoutTotal, items(129)]), own))[1]!.refused?.key).toBe('result.withheld.everybody')
  })

  it('knows what a row is about where it says so', () => {
    const scales = ['SAF', 'TRU']
    const long = (sizes: readonly number[], scale: string) => means(sizes).rows.map((row) => ({ scale, ...row }))
    const both = { ...means([9, 60]), columns: [column('scale', 'label'), ...means([9, 60]).columns], rows: [...long([9, 60, 50], 'SAF'), ...long([10, 70, 65], 'TRU')] }
    const pairs = table({
      id: 'pairs',
      columns: [column('scale', 'label'), column('difference', 'estimate'), column('base', 'count')],
      rows: scales.map((scale, i) => ({ scale, difference: 0.1, base: [50, 65][i]! })),
      protection: { base: 'base', group: null, cells: null, personal: false },
    })
    // 65 is more than any shown group of the first scale, and a comparison of the second.
    expect(tablesOf(disclose(completed([both, pairs]), own))[1]).toEqual(pairs)
  })

  it('keeps the total where the hidden groups together are enough people', () => {
    const rows = first(disclose(completed([means([6, 7, 60, 60])]), own)).rows
    expect(rows.map((row) => row['mean'] === null)).toEqual([true, true, false, false, false])
    const few = first(disclose(completed([means([4, 5, 60, 60])]), own)).rows
    expect(few.map((row) => row['mean'] === null)).toEqual([true, true, false, false, true])
  })

  it('hides a comparison by the smallest group in it', () => {
    const pairs = table({
      id: 'pairs',
      columns: [column('first', 'label'), column('second', 'label'), column('difference', 'estimate'), column('base', 'count', { hidden: true })],
      rows: [
        { first: districts[0]!, second: districts[1]!, difference: 0.1, base: 9 },
        { first: districts[1]!, second: districts[2]!, difference: 0.2, base: 10 },
      ],
      protection: { base: 'base', group: null, cells: null, personal: false },
    })
    expect(first(disclose(completed([pairs]), own)).rows.map((row) => row['difference'])).toEqual([null, 0.2])
  })

  it('may be lowered to five for residents and never for staff', () => {
    const shown = (rule: ReturnType<typeof ruleFor>, n: number): boolean => first(disclose(completed([means([n, 60, 60, 60])]), rule)).rows[0]!['mean'] !== null
    expect([shown(ruleFor('resident', false, 5), 5), shown(ruleFor('resident', false, 5), 4), shown(ruleFor('resident', false, 1), 4)]).toEqual([true, false, false])
    expect(shown(ruleFor('staff', false, 5), 9)).toBe(false)
    expect(disclose(completed([means([4, 60, 60, 60])]), { base: 0, shared: false })).toEqual(disclose(completed([means([4, 60, 60, 60])]), ruleFor('resident', false, 5)))
  })

  it('refuses a table, its charts and the whole result where no group is large enough', () => {
    const chart: ChartPart = {
      kind: 'chart',
      id: 'chart',
      title: { key: 'result.scale' },
      alt: { key: 'result.scale' },
      table: 'means',
      idiom: { is: 'dotInterval', group: 'unit', panel: null, estimate: 'mean', lower: 'mean', upper: 'mean', n: 'n', axis: { key: 'result.mean' }, quantity: 'score', range: { min: 1, max: 5 } },
      refused: null,
    }
    const open = table({ id: 'open', columns: [column('n', 'count')], rows: [{ n: 1 }] })
    const reason = { key: 'result.withheld.groups', values: { base: { figure: 10, as: 'count' }, groups: districts.slice(0, 2) } }
    const some = disclose(completed([means([1, 1]), chart, open]), own)
    expect(some.parts.map((part) => part.kind !== 'scores' && part.refused)).toEqual([reason, reason, null])
    const none = disclose(completed([means([1, 1]), chart]), own)
    expect(none).toMatchObject({ status: 'refused', parts: [], refused: { reason, help: { key: 'result.withheld.help' } } })
  })

  it('drops sentences and notes that say numbers of a table from which something is hidden, and keeps the others', () => {
    const said = { key: 'compare.found', values: { mean: { figure: 3.1, as: 'score' } } } as const
    const setting = { key: 'compare.holm', values: { level: 95 } } as const
    const part: TablePart = { ...means([9, 60]), notes: [{ message: said }, { message: setting }, { message: setting, row: 0 }] }
    const result = disclose(completed([part], { summary: said }), own) as Completed
    expect(result.summary).toBeNull()
    expect(first(result).notes.map(({ message }) => message.key)).toEqual(['compare.holm', 'result.hidden.groups', 'result.hidden.total'])
  })

  it('changes nothing in its input, and nothing on a second pass', () => {
    const result = completed([means([9, 10, 60, 60]), crossTable([[3, 20], [30, 40]], { personal: true })])
    const before = structuredClone(result)
    const once = disclose(result, shared)
    expect(result).toEqual(before)
    expect(structuredClone(once)).toEqual(once)
    expect(JSON.parse(JSON.stringify(once))).toEqual(once)
  })
})

const tableOfCounts = fc.integer({ min: 2, max: 3 }).chain((rows) =>
  fc.integer({ min: 2, max: 3 }).chain((columns) =>
    fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 10, max: 60 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  ),
)

/** The table beside the number of cases, which every result says: the total of all is never unknown. */
function told(part: TablePart, counts: readonly (readonly number[])[]): TablePart {
  return { ...part, rows: part.rows.with(-1, { ...part.rows.at(-1)!, n: counts.flat().reduce((a, b) => a + b, 0) }) }
}

describe('the cell rule', () => {
  it('hides counts of 1 to 9 of crossed personal attributes when shared, with enough others, by hand', () => {
    const part = first(disclose(completed([crossTable([[30, 25, 4], [40, 35, 33]], { personal: true })]), shared))
    const n = (row: number, place: number) => part.rows[row * 4 + place]!['n']
    // 4 is small. 33 stands below it; 25 and 35 are the cheapest pair that closes the cycle.
    expect([n(0, 0), n(0, 1), n(0, 2), n(0, 3)]).toEqual([30, null, null, 59])
    expect([n(1, 0), n(1, 1), n(1, 2), n(1, 3)]).toEqual([40, null, null, 108])
    expect([n(2, 0), n(2, 1), n(2, 2), n(2, 3)]).toEqual([70, 60, 37, 167])
    const why = new Map(part.hidden!.filter(({ column: name }) => name === 'n').map(({ row, why: reason }) => [row, reason]))
    expect([...why.values()].toSorted()).toEqual(['complementary', 'complementary', 'complementary', 'small'])
    // Margins are shown, so shares and residuals of shown cells stay; what adds up or ranks cells goes.
    expect(part.rows[0]).toMatchObject({ rowProportion: 30 / 59, columnProportion: 30 / 70, cumulative: null, pAdjusted: null })
    expect([part.rows[0]!['expected'], part.rows[0]!['adjustedResidual']]).not.toContain(null)
    expect(part.rows[2]).toMatchObject({ n: null, rowProportion: null, columnProportion: null, totalProportion: null, expected: null, adjustedResidual: null })
  })

  it('shows the researcher all cells, marked as not for sharing', () => {
    const part = first(disclose(completed([crossTable([[30, 25, 4], [40, 35, 33]], { personal: true })]), own))
    expect(part.rows[2]!['n']).toBe(4)
    expect(part.notes.map(({ message }) => message.key)).toEqual(['result.notForSharing'])
  })

  it('shows the answers of large groups in full where nothing personal is crossed', () => {
    const result = completed([crossTable([[30, 25, 4], [40, 35, 33]], { personal: false })])
    expect(disclose(result, shared)).toEqual(result)
  })

  it('leaves no hidden count that the margins, and what is shown of percentages, expected counts and residuals, determine', () => {
    fc.assert(
      fc.property(tableOfCounts, (counts) => {
        const before = crossTable(counts, { personal: true })
        fc.pre(counts.flat().reduce((a, b) => a + b, 0) >= 10)
        const after = first(disclose(completed([before]), shared))
        if (!after || after.refused) return
        const shown = after.rows.map((row) => row['n']).filter((n) => typeof n === 'number')
        expect(shown.filter((n) => n > 0 && n < 10)).toEqual([])
        for (const [small, values] of possibleValues(told(after, counts), before)) expect(values).toBeGreaterThanOrEqual(small ? 3 : 2)
      }),
      { numRuns: 150, examples: [[[[5, 0, 0], [0, 30, 0], [0, 0, 40]]]] },
    )
  })

  it('hides a group under the base in every cell, and the totals from which it would follow', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 60 }), fc.integer({ min: 4, max: 60 })), { minLength: 2, maxLength: 3 }), (counts) => {
        const before = crossTable(counts, { personal: false, base: 'column' })
        const after = first(disclose(completed([before]), own))
        if (counts.reduce((sum, row) => sum + row[1], 0) < 10 || counts.reduce((sum, row) => sum + row[2], 0) < 10) return
        expect(after.refused).toBeNull()
        expect(after.rows.filter((row) => row['column'] === districts[0]).every((row) => row['n'] === null)).toBe(true)
        // Shares of the large groups stay: they are what is compared.
        expect(after.rows.filter((row) => row['column'] === districts[1]).every((row) => row['columnProportion'] !== null)).toBe(true)
        for (const [, values] of possibleValues(after, before)) expect(values).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 100 },
    )
  })

  it('withholds statistics of the whole table as soon as one cell is hidden', () => {
    const test = table({
      id: 'test',
      columns: [column('chiSquare', 'statistic'), column('base', 'count', { hidden: true })],
      rows: [{ chiSquare: 5.2, base: 167 }],
      protection: { base: 'base', group: null, cells: null, personal: true },
    })
    const result = disclose(completed([crossTable([[30, 25, 4], [40, 35, 33]], { personal: true }), test]), shared)
    expect(tablesOf(result)[1]).toMatchObject({ rows: [], refused: { key: 'result.withheld.derived' } })
    expect(tablesOf(disclose(completed([crossTable([[30, 25], [40, 35]], { personal: true }), test]), shared))[1]!.rows).toHaveLength(1)
  })

  it('withholds the reason for which there is no statistic too: that all gave one answer', () => {
    const test = table({ id: 'test', columns: [column('chiSquare', 'statistic'), column('base', 'count', { hidden: true })], rows: [], refused: { key: 'crosstab.oneLine' }, protection: { base: 'base', group: null, cells: null, personal: false } })
    const reasons = (counts: readonly (readonly number[])[]) => tablesOf(disclose(completed([crossTable(counts, { personal: false, base: 'column' }), test, means([60])]), own)).map(({ refused }) => refused?.key ?? null)
    expect(reasons([[30, 5, 40], [0, 0, 0]])[1]).toBe('result.withheld.derived')
    expect(reasons([[2, 3], [0, 0]])[1]).toBe('result.withheld.derived')
    expect(reasons([[30, 35], [0, 0]])[1]).toBe('crosstab.oneLine')
  })

  it('leaves what belongs to another table of the same result', () => {
    const shares = (id: string) => table({ id, columns: [column('proportion', 'proportion'), column('base', 'count')], rows: [{ proportion: 0.5, base: 99 }], protection: { base: 'base', group: 'unit', cells: null, personal: true } })
    const cells = { ...crossTable([[30, 25, 4], [40, 35, 33]], { personal: true }), id: 'cells.REP12' }
    const result = disclose(completed([cells, shares('top.REP12'), shares('top.VIC12')]), shared)
    expect(tablesOf(result).map(({ rows }) => rows.length)).toEqual([12, 0, 1])
  })

  it('refuses a table that nothing protects', () => {
    const result = disclose(completed([table({ ...crossTable([[1, 1], [1, 20]], { personal: true }), rows: crossTable([[1, 1], [1, 20]], { personal: true }).rows.filter((row) => !isTotal(row['row']) && !isTotal(row['column'])) })]), shared)
    expect(result.refused?.reason.key).toBe('result.withheld.cells')
  })

  it('lets staff be crossed by two attributes and no more, a filter counted', () => {
    const result = completed([crossTable([[30, 25], [40, 35]], { personal: true })])
    expect(disclose(result, ruleFor('staff', true)).status).toBe('completed')
    expect(disclose(result, ruleFor('staff', true, 10, 1)).refused?.reason.key).toBe('result.withheld.staff')
  })

  it('never shares values of single persons', () => {
    const result = completed([means([60, 60]), { kind: 'scores', id: 'scores', title: TOTAL, name: 'S', values: [1, null] }])
    expect(disclose(result, own).parts).toHaveLength(2)
    expect(disclose(result, shared).parts).toHaveLength(1)
  })
})
