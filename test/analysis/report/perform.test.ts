import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset, Table } from '../../../analysis/dataset/dataset.ts'
import { total } from '../../../analysis/engine/answers.ts'
import { arrayEngine } from '../../../analysis/engine/array-engine.ts'
import { CannotAnswer } from '../../../analysis/engine/query.ts'
import type { Ask, Engine, Query } from '../../../analysis/engine/query.ts'
import { category, given } from '../../../analysis/engine/terms.ts'
import { RefusalError, type Findings, type Method } from '../../../analysis/methods/method.ts'
import { asking } from '../../../analysis/report/asking.ts'
import { perform, type MethodRequest } from '../../../analysis/report/perform.ts'
import type { Completed, Part, Result, TablePart } from '../../../analysis/result/result.ts'
import { tableOf, type Made } from '../engine/tables.ts'

const table = tableOf({
  unit: { codes: [10, 20], answers: [10, 10, 20, 20, null], bounds: null, level: 'nominal' },
  a: { codes: [1, 2], answers: [1, 2, 2, null, 2] },
  b: { codes: [1, 2], answers: [2, 2, 1, 1, 1] },
  f: { numbers: [3, 0, 2, 1, null] },
  age: { numbers: [20, 30, 40, 50, 60] },
})
const datasetOf = (one: Table): Dataset => ({ study: 'test', synthetic: true, tables: { [one.name]: one }, hash: 'abc', aside: [] })
const request: MethodRequest = { method: 'test/method', table: 'people', options: {}, filter: [], weight: null }

const methodOf = (run: (ask: Ask) => Promise<Findings>, weights: Method['weights'] = 'none'): Method => ({
  id: 'test/method',
  version: '1',
  options: {},
  weights,
  references: [],
  messages: {},
  run: (ask) => run(ask),
})
const found = (used: number, parts: readonly Part[] = [], excluded: Findings['cases']['excluded'] = []): Findings => ({ summary: null, cases: { used, excluded }, parts, formulas: [] })
const part = (over: Partial<TablePart>): TablePart => ({
  kind: 'table',
  id: 'one',
  title: { key: 't' },
  columns: [{ name: 'n', title: { key: 'n' }, quantity: 'count' }],
  rows: [],
  notes: [],
  pivot: null,
  protection: null,
  refused: null,
  ...over,
})
const run = (method: Method, more: Partial<MethodRequest> = {}, engine: Engine = arrayEngine(table)): Promise<Result> =>
  perform(method, { ...request, ...more }, table, { dataset: datasetOf(table), disclosure: null }, asking(engine))

/** Says how many people of the request have each code of a; used = all. */
const counting = methodOf(async (ask) => {
  const counts = await ask({ ask: 'count', by: [category('a')], where: [], weight: null, whole: false })
  return found(total(counts), [part({ rows: Array.from(counts.n, (n) => ({ n })) })])
}, 'frequency')
const rowsOf = (result: Result): unknown => ((result as Completed).parts[0] as TablePart).rows.map(({ n }) => n)

/** An engine that notes what it was asked. */
function watched(seen: Query[][], engine: Engine = arrayEngine(table)): Engine {
  return {
    gives: engine.gives,
    answer: (batch) => {
      seen.push([...batch])
      return engine.answer(batch)
    },
  }
}

describe('running a method', () => {
  it('says how many cases there are, and where the numbers come from', async () => {
    const result = await run(counting)
    expect(result).toMatchObject({
      status: 'completed',
      title: { key: 'test/method.title' },
      cases: { total: 5, selected: 5, used: 5, excluded: [] },
      provenance: { method: 'test/method', version: '1', table: 'people', options: {}, filter: [], weight: null, data: 'abc', synthetic: true },
    })
    expect(rowsOf(result)).toEqual([1, 3, 1])
  })

  it('adds the filter of the request to every question, by code: "in" drops a missing answer, "not in" keeps it', async () => {
    expect(rowsOf(await run(counting, { filter: [{ variable: 'unit', in: [20] }] }))).toEqual([1, 1])
    const others = await run(counting, { filter: [{ variable: 'unit', notIn: [10] }] })
    expect(rowsOf(others)).toEqual([2, 1])
    expect(others.cases).toMatchObject({ total: 5, selected: 3 })
    expect(rowsOf(await run(counting, { filter: [{ variable: 'unit', notIn: [10] }, { variable: 'b', in: [1] }, { variable: 'a', in: [2] }] }))).toEqual([2])
  })

  it('leaves the filter off a question about the whole design', async () => {
    const method = methodOf(async (ask) => {
      const whole = await ask({ ask: 'count', by: [], where: [], weight: null, whole: true })
      return found(2, [part({ rows: [{ n: total(whole) }] })])
    })
    expect(rowsOf(await run(method, { filter: [{ variable: 'unit', in: [20] }] }))).toEqual([5])
  })

  it('names a variable or code of the filter that does not exist', async () => {
    await expect(run(counting, { filter: [{ variable: 'x', in: [1] }] })).rejects.toMatchObject({ code: 'report.unknownVariable', path: 'filter[0].variable' })
    await expect(run(counting, { filter: [{ variable: 'unit', in: [10, 1] }] })).rejects.toMatchObject({ code: 'report.unknownCode', values: { code: 1 } })
    await expect(run(counting, { filter: [{ variable: 'age', in: [1] }] })).rejects.toMatchObject({ code: 'report.notCategory' })
  })

  it('refuses where the filter leaves nobody', async () => {
    const result = await run(counting, { filter: [{ variable: 'unit', in: [] }] })
    expect(result).toMatchObject({ status: 'refused', refused: { reason: { key: 'report.noCases' } }, cases: { total: 5, selected: 0, used: 0, excluded: [] } })
  })
})

describe('weights', () => {
  it('of another kind than the method takes are refused, naming both', async () => {
    const weight = { variable: 'f', kind: 'sampling' } as const
    const result = await run(counting, { weight })
    expect(result).toMatchObject({
      status: 'refused',
      refused: { reason: { key: 'report.weightKind', values: { given: { key: 'report.weights.sampling' }, takes: { key: 'report.weights.frequency' }, variable: 'f' } } },
      cases: { selected: 5, used: 0, excluded: [{ n: 5 }] },
    })
  })

  it('that are frequencies are people: a row counts as often as it says, one without is set aside', async () => {
    const result = await run(counting, { weight: { variable: 'f', kind: 'frequency' } })
    // a = 1 three times, a = 2 twice (the row of weight 0 never), missing once; one row has no weight.
    expect(rowsOf(result)).toEqual([3, 2, 1])
    expect(result.cases).toEqual({ total: 7, selected: 7, used: 6, excluded: [{ reason: { key: 'report.withoutWeight', values: { variable: 'f' } }, n: 1 }] })
  })

  it('give what the rows written out would give', async () => {
    const answers = fc.array(fc.record({ a: fc.option(fc.constantFrom(1, 2)), f: fc.nat({ max: 3 }) }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(answers, async (rows) => {
        const columns = (list: typeof rows): { [name: string]: Made } => ({ a: { codes: [1, 2], answers: list.map(({ a }) => a) }, f: { numbers: list.map(({ f }) => f) } })
        const method = methodOf(async (ask) => {
          const a = given(tableOf(columns([])).codebook.variables[0] as Parameters<typeof given>[0])
          const [counts, moments] = await Promise.all([
            ask({ ask: 'count', by: [a], where: [], weight: null, whole: false }),
            ask({ ask: 'moments', of: [a, { is: 'number', column: 'f', scores: null, scale: 1, shift: 0 }], by: [], where: [], missing: 'pairwise', weight: null, whole: false }),
          ])
          const { n, mean, cross } = moments.groups[0]!
          const numbers = [...counts.n, ...n, ...mean.map((value) => (Number.isNaN(value) ? -1 : value)), ...cross]
          return found(total(counts), [part({ rows: numbers.map((value) => ({ n: Math.round(value * 1e9) / 1e9 })) })])
        }, 'frequency')
        const weighted = tableOf(columns(rows))
        const written = tableOf(columns(rows.flatMap((row) => Array.from({ length: row.f }, () => row))))
        const go = (one: Table, weight: MethodRequest['weight']) => perform(method, { ...request, weight }, one, { dataset: datasetOf(one), disclosure: null }, asking(arrayEngine(one)))
        const [first, second] = await Promise.all([go(weighted, { variable: 'f', kind: 'frequency' }), go(written, null)])
        expect(first.status).toBe(second.status)
        expect((first as Completed).parts).toEqual((second as Completed).parts)
        expect(first.cases.used).toBe(second.cases.used)
      }),
    )
  })

  it('that are negative, or frequencies that are not whole, are refused by name', async () => {
    const bad = (numbers: readonly number[]) => tableOf({ a: { codes: [1, 2], answers: numbers.map(() => 1) }, f: { numbers } })
    const go = (one: Table) => perform(counting, { ...request, weight: { variable: 'f', kind: 'frequency' } }, one, { dataset: datasetOf(one), disclosure: null }, asking(arrayEngine(one)))
    expect((await go(bad([1, -1]))).refused).toMatchObject({ reason: { key: 'report.weightNegative', values: { variable: 'f' } } })
    expect((await go(bad([1, 0.5]))).refused).toMatchObject({ reason: { key: 'report.weightNotWhole', values: { variable: 'f' } } })
    expect((await go(bad([0, 0]))).refused).toMatchObject({ reason: { key: 'report.noCases' } })
  })

  it('that are sampling weights stand beside the counts, and cases stay rows', async () => {
    const method = methodOf(async (ask) => {
      const counts = await ask({ ask: 'count', by: [], where: [], weight: null, whole: false })
      return found(counts.n[0]!, [part({ rows: [{ n: counts.weight![0]! }, { n: counts.weight2![0]! }] })])
    }, 'sampling')
    const result = await run(method, { weight: { variable: 'f', kind: 'sampling' } })
    expect(rowsOf(result)).toEqual([6, 14])
    expect(result.cases).toMatchObject({ total: 5, selected: 5, used: 3, excluded: [{ reason: { key: 'report.withoutWeight' }, n: 1 }, { reason: { key: 'report.zeroWeight' }, n: 1 }] })
  })
})

describe('what a method asks', () => {
  const count = (column: string) => ({ ask: 'count', by: [category(column)], where: [], weight: null, whole: false }) as const
  const a = given(table.codebook.variables[1] as Parameters<typeof given>[0])
  const b = given(table.codebook.variables[2] as Parameters<typeof given>[0])

  it('in one turn goes to the engine as one batch, each question once', async () => {
    const seen: Query[][] = []
    const method = methodOf(async (ask) => {
      await Promise.all([ask(count('a')), ask({ ...count('a'), by: [a] }), ask(count('b')), ask({ ...count('a'), by: [{ ...a, scale: -1, shift: 3 }] })])
      await ask(count('b'))
      return found(5)
    })
    await run(method, {}, watched(seen))
    expect(seen.map((batch) => batch.length)).toEqual([1, 2])
  })

  it('about moments of coded columns is asked as counts', async () => {
    const seen: Query[][] = []
    const method = methodOf(async (ask) => {
      const { groups } = await ask({ ask: 'moments', of: [a, b], by: [], where: [], missing: 'listwise', weight: null, whole: false })
      return found(5, [part({ rows: [{ n: groups[0]!.cross[1]! }] })])
    })
    // a, b over complete rows: (1,2) (2,2) (2,1) (2,1): means 7/4 and 6/4.
    expect(rowsOf(await run(method, {}, watched(seen)))).toEqual([-0.5])
    expect(seen.flat().map(({ ask }) => ask)).toEqual(['count', 'count'])
  })

  it('of an engine that cannot answer is a refused result with its reason', async () => {
    const silent: Engine = { gives: new Set(['count']), answer: arrayEngine(table).answer.bind(null) }
    const method = methodOf(async (ask) => {
      await ask({ ask: 'rows', of: [a], where: [], whole: false })
      return found(5)
    })
    expect((await run(method, {}, silent)).refused).toEqual({ reason: { key: 'report.cannotAnswer', values: { ask: 'rows' } }, help: null })
    const closed: Engine = { gives: new Set(['count']), answer: (batch) => (batch.some((query) => query.ask === 'count' && query.by.length) ? Promise.reject(new CannotAnswer('bundle.unknown', { k: 1 })) : arrayEngine(table).answer(batch)) }
    expect((await run(counting, {}, closed)).refused).toEqual({ reason: { key: 'bundle.unknown', values: { k: 1 } }, help: null })
  })
})

describe('what a method hands back', () => {
  const giving = (findings: Findings) => run(methodOf(async () => findings))

  it('is refused where the method refuses', async () => {
    const refusing = methodOf(() => Promise.reject(new RefusalError({ key: 'test/method.oneGroup', values: { variable: 'unit' } })))
    expect(await run(refusing)).toMatchObject({
      status: 'refused',
      refused: { reason: { key: 'test/method.oneGroup' } },
      cases: { selected: 5, used: 0, excluded: [{ reason: { key: 'test/method.oneGroup' }, n: 5 }] },
      parts: [],
    })
  })

  it('is never a guess after a bug: what else it throws comes through', async () => {
    await expect(run(methodOf(() => Promise.reject(new TypeError('of undefined'))))).rejects.toThrow('of undefined')
  })

  it.each([
    ['cases that do not add up', found(4), '4 cases used and 0 excluded are not the 5 selected'],
    ['a number that is none', found(5, [part({ rows: [{ n: Number.NaN }] })]), 'parts[0].rows[0].n is NaN'],
    ['an infinite number', found(5, [part({ rows: [{ n: 1 / 0 }] })]), 'is Infinity'],
    ['a cell that is empty without a reason', found(5, [part({ rows: [{ n: null }], notes: [{ message: { key: 'about the table' } }] })]), 'row 0 has no n and no note says why'],
    ['a row without a cell', found(5, [part({ rows: [{}] })]), 'row 0 has no cell n'],
    ['a cell without a column', found(5, [part({ rows: [{ n: 1, m: 2 }] })]), 'row 0 has a cell m'],
    ['two parts of one id', found(5, [part({}), part({})]), 'two parts of one id'],
    ['rows in a refused part', found(5, [part({ rows: [{ n: 1 }], refused: { key: 'x' } })]), 'rows in a refused part'],
    ['a typed array', found(5, [{ kind: 'scores', id: 's', title: { key: 's' }, name: 's', values: Float64Array.of(1) as unknown as readonly number[] }]), 'no plain data'],
    ['an undefined', found(5, [part({ title: { key: 'x', values: undefined as unknown as {} } })]), 'is undefined'],
  ])('may not be %s', async (_, findings, fault) => {
    await expect(giving(findings)).rejects.toThrow(fault)
  })

  it('may have an empty cell where a note on the cell or its row says why; a negative zero is a zero', async () => {
    const columns = [{ name: 'n', title: { key: 'n' }, quantity: 'count' }, { name: 'd', title: { key: 'd' }, quantity: 'estimate' }] as const
    const rows = [{ n: null, d: -0 }, { n: null, d: null }]
    const notes = [{ row: 0, column: 'n', message: { key: 'why' } }, { row: 1, message: { key: 'why' } }]
    const result = (await giving(found(5, [part({ columns, rows, notes })]))) as Completed
    expect((result.parts[0] as TablePart).rows[0]!['d']).toBe(0)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(structuredClone(result)).toEqual(result)
  })
})
