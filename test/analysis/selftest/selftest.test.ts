import { describe, expect, it } from 'vitest'
import { differences } from '../../../analysis/selftest/compare.ts'
import { parseCsv } from '../../../analysis/selftest/csv.ts'
import { OracleError, runOracle } from '../../../analysis/selftest/index.ts'

interface Given {
  readonly statistic: string
  readonly input: object
  readonly expected: unknown
}
const csv = 'who,place,a,b,c,w,年龄\n1,甲,1,2,5,2,30\n2,甲,2,1,4,1,41\n3,乙,3,3,,1,\n4,乙,4,5,2,3,25\n5,,5,4,1,0,60\n'
const columns = [...['who', 'a', 'b', 'c', 'w', '年龄'].map((name) => ({ name, type: 'number' })), { name: 'place', type: 'string', levels: ['甲', '乙'] }]
const folderOf = (checks: readonly Given[], data = csv) => ({
  name: 'own',
  csv: data,
  expected: { dataset: { columns }, checks: checks.map((check, i) => ({ id: `own/${i}`, tolerance: { rel: 1e-9, abs: 1e-11 }, ...check })) },
})
/** What is wrong with one check. */
const wrong = async (statistic: string, input: object, expected: unknown) => (await runOracle([folderOf([{ statistic, input, expected }])])).failures.flatMap(({ messages }) => messages)

describe('adapters', () => {
  it('apply a filter before anything else; a missing value fails it', async () => {
    const summary = (filter: object, expected: object) => wrong('descriptives.summary', { columns: ['a'], filter: [filter] }, { a: expected })
    expect(await summary({ column: '年龄', op: '>', value: 28 }, { n: 3, mean: 8 / 3 })).toEqual([])
    expect(await summary({ column: '年龄', op: '<=', value: 30 }, { n: 2, sum: 5 })).toEqual([])
    expect(await summary({ column: 'place', op: '==', value: '乙' }, { n: 2, sum: 7 })).toEqual([])
    expect(await summary({ column: 'place', op: '!=', value: '乙' }, { n: 2, sum: 3 })).toEqual([])
    expect(await summary({ column: 'a', op: 'in', value: [1, 5] }, { n: 2, sum: 6 })).toEqual([])
    expect(await wrong('descriptives.summary', { columns: ['c'], filter: [{ column: 'a', op: '>=', value: 3 }, { column: 'a', op: '<', value: 5 }] }, { c: { n: 1, missing: 1, mean: 2 } })).toEqual([])
  })

  it('take frequency weights as people', async () => {
    const weights = { weights: 'w', weightType: 'frequency' }
    expect(await wrong('descriptives.summary', { columns: ['a'], ...weights }, { a: { n: 7, sum: 2 + 2 + 3 + 12 } })).toEqual([])
    expect(await wrong('crosstab.table', { rows: 'place', cols: 'a', rowLevels: ['甲', '乙'], colLevels: ['1', '2', '3', '4'], ...weights }, { counts: { 甲: { 1: 2 }, 乙: { 4: 3 } }, n: 7, rowTotals: { 甲: 3, 乙: 4 } })).toEqual([])
    expect(await wrong('descriptives.topBox', { columns: ['a'], k: 2, scaleMin: 1, scaleMax: 5, ...weights }, { a: { count: 3, n: 7 } })).toEqual([])
    expect(await wrong('reliability.alpha.raw', { columns: ['a', 'b'], ...weights }, { n: 7 })).toEqual([])
    expect(await wrong('descriptives.median', { columns: ['a'], weights: 'w', weightType: 'sampling' }, { a: 3 })).toEqual(['RangeError: weights of type sampling are not built'])
  })

  it('turn items round by the ends of the scale they are given, in every statistic', async () => {
    const key = { reverse: ['c'], scaleMin: 1, scaleMax: 5 }
    expect(await wrong('descriptives.summary', { columns: ['c'], ...key }, { c: { n: 4, sum: 12 } })).toEqual([])
    expect(await wrong('descriptives.topBox', { columns: ['c'], k: 1, ...key }, { c: { count: 1, n: 4 } })).toEqual([])
    expect(await wrong('descriptives.bottomBox', { columns: ['c'], k: 2, ...key }, { c: { count: 2, n: 4 } })).toEqual([])
    expect(await wrong('descriptives.frequencies', { columns: ['c'], levels: [1, 2, 4, 5], ...key }, { levels: { 1: { count: 1 }, 4: { count: 1 }, 5: { count: 1 } } })).toEqual([])
    expect(await wrong('reliability.itemStats', { columns: ['a', 'c'], ...key }, { items: { a: { mean: 3 }, c: { mean: 3 } } })).toEqual([])
    expect(await wrong('descriptives.summary', { columns: ['c'], reverse: ['c'] }, { c: { n: 4 } })).toEqual(['RangeError: c is reversed, but the ends of its scale are not given'])
  })

  it('tell listwise from pairwise', async () => {
    expect(await wrong('reliability.alpha.raw', { columns: ['a', 'b', 'c'], missing: 'listwise' }, { n: 4, items: 3 })).toEqual([])
    expect(await wrong('reliability.alpha.raw', { columns: ['a', 'b', 'c'], missing: 'pairwise' }, { n: 5, items: 3 })).toEqual([])
    expect(await wrong('descriptives.summary', { columns: ['a', 'c'], missing: 'listwise' }, { a: { n: 4, sum: 12 }, c: { n: 4 } })).toEqual([])
  })

  it('use only the levels asked for, in their order', async () => {
    expect(await wrong('group.descriptives', { columns: ['a'], groupBy: 'place', groupLevels: ['乙'] }, { 乙: { n: 2, mean: 3.5 } })).toEqual([])
    expect(await wrong('group.tTest.welch', { columns: ['a'], groupBy: 'place', groupLevels: ['乙', '甲'] }, { difference: 2, n1: 2, mean2: 1.5 })).toEqual([])
    expect(await wrong('descriptives.frequencies', { columns: ['place'], levels: ['乙', '丙'] }, { valid: 2, missing: 3, levels: { 乙: { count: 2 }, 丙: { count: 0 } } })).toEqual([])
  })

  it('have nothing to show where a statistic is not computable', async () => {
    expect(await wrong('reliability.alpha.raw', { columns: ['a', 'b'], filter: [{ column: 'a', op: '==', value: 1 }] }, null)).toEqual([])
    expect(await wrong('group.tTest.welch', { columns: ['a'], groupBy: 'place', groupLevels: ['甲', '丙'] }, null)).toEqual([])
    expect(await wrong('reliability.alpha.raw', { columns: ['a', 'b'] }, null)).toHaveLength(1)
  })
})

describe('the report of a run', () => {
  it('counts what passed, what failed with its reasons, and what is not built', async () => {
    const report = await runOracle([
      folderOf([
        { statistic: 'descriptives.median', input: { columns: ['a'] }, expected: { a: 3 } },
        { statistic: 'descriptives.median', input: { columns: ['a'] }, expected: { a: 4 } },
        { statistic: 'descriptives.median', input: { columns: ['nothing'] }, expected: { nothing: 4 } },
        { statistic: 'cfa.fit', input: {}, expected: 1 },
        { statistic: 'toString', input: {}, expected: 1 },
      ]),
    ])
    expect(report).toMatchObject({ passed: 1, failed: 2, skipped: 2, notBuilt: [{ statistic: 'cfa.fit', n: 1 }, { statistic: 'toString', n: 1 }] })
    expect(report.failures[0]).toMatchObject({ dataset: 'own', id: 'own/1', messages: ['a: expected 4 ± 4e-9, found 3'] })
    expect(report.failures[1]!.messages).toEqual(['RangeError: the data have no column nothing'])
  })

  it('refuses a set it cannot read, naming it and the place', async () => {
    await expect(runOracle([{ name: 'odd', csv: '', expected: [] }])).rejects.toThrow(OracleError)
    await expect(runOracle([folderOf([], csv.replace('3,乙,3', '3,乙,three'))])).rejects.toThrow('own: data.csv, line 4: a is three, not a number')
    await expect(runOracle([{ name: 'odd', csv: '', expected: { dataset: { columns: [] }, checks: [{ statistic: 1 }] } }])).rejects.toThrow('odd: expected.json: checks[0]')
  })
})

describe('comparing', () => {
  it('allows the larger of both tolerances and looks only at what is expected', () => {
    expect(differences(100, 100.09, { rel: 1e-3 })).toEqual([])
    expect(differences(1e-12, 0, { rel: 1e-9, abs: 1e-11 })).toEqual([])
    expect(differences({ a: 1 }, { a: 1, b: 2 }, {})).toEqual([])
    expect(differences({ a: [1, 2] }, { a: [1] }, {})).toHaveLength(1)
  })

  it('never meets "not computable" with a number, nor a number with nothing', () => {
    expect(differences(null, undefined, {})).toEqual([])
    expect(differences(null, 0, {})).toHaveLength(1)
    expect(differences(0, null, { abs: 1 })).toHaveLength(1)
    expect(differences('Infinity', Infinity, {})).toEqual([])
    expect(differences('x', 'y', {})).toHaveLength(1)
  })

  it('reads quotes, commas and any line end', () => {
    expect(parseCsv('\uFEFFa,b\r\n"1,""2""\n3",4')).toEqual([['a', 'b'], ['1,"2"\n3', '4']])
  })
})
