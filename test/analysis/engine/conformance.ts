import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../../analysis/dataset/dataset.ts'
import type { Key } from '../../../analysis/engine/answers.ts'
import { compareKeys } from '../../../analysis/engine/answers.ts'
import { lower } from '../../../analysis/engine/lower.ts'
import type { Condition, Count, CountTable, Engine, Moments, MomentTable, Num, Reason, Rows, RowTable, Term, Val } from '../../../analysis/engine/query.ts'
import { category, given, scored } from '../../../analysis/engine/terms.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { tableOf, type Made } from './tables.ts'

/** Codes that have broken engines before: a zero, negatives, gaps. */
const CODES = [[0, 1], [-2, -1, 0, 1, 2], [1, 3, 7]] as const

/** What a row says, read without any engine: codes and numbers as they were put in. */
interface Row {
  readonly code: { readonly [column: string]: Key }
  readonly index: { readonly [column: string]: Key }
}
interface Sample {
  readonly table: Table
  readonly rows: readonly Row[]
}

const orMissing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })
/** Columns a, b, c with those codes (the ends of b never occur), c keyed against its scale, d an open number, w a weight. */
const samples: fc.Arbitrary<Sample> = fc
  .array(
    fc.record({
      a: orMissing(fc.constantFrom(...CODES[0])),
      b: orMissing(fc.constantFrom(-1, 0, 1)),
      c: orMissing(fc.constantFrom(...CODES[2])),
      d: orMissing(fc.constantFrom(-1.5, 0, 0.1, 2, 40)),
      w: orMissing(fc.constantFrom(0.25, 1, 2, 3.5)),
    }),
    { maxLength: 30 },
  )
  .map((records) => {
    const column = (name: 'a' | 'b' | 'c' | 'd' | 'w') => records.map((record) => record[name])
    const columns: { [name: string]: Made } = {
      a: { codes: CODES[0], answers: column('a') },
      b: { codes: CODES[1], answers: column('b') },
      c: { codes: CODES[2], answers: column('c'), reversed: true },
      d: { numbers: column('d') },
      w: { numbers: column('w') },
    }
    const place = (codes: readonly number[], code: Key) => (code === null ? null : codes.indexOf(code) + 1)
    return {
      table: tableOf(columns),
      rows: records.map((record) => ({ code: record, index: { a: place(CODES[0], record.a), b: place(CODES[1], record.b), c: place(CODES[2], record.c) } })),
    }
  })

const table0 = tableOf({ a: { codes: CODES[0], answers: [] }, b: { codes: CODES[1], answers: [] }, c: { codes: CODES[2], answers: [], reversed: true }, d: { numbers: [] }, w: { numbers: [] } })
const variable = (name: string) => table0.codebook.variables.find((one) => one.name === name) as Parameters<typeof given>[0]
const a = given(variable('a'))
const b = given(variable('b'))
const c = scored(variable('c'))
const d = given(variable('d'))
const w = given(variable('w'))
const topBox: Val = { is: 'number', column: 'b', scores: [null, 0, 0, 0, 1, 1], scale: 1, shift: 0 }
const missingIsZero: Val = { is: 'number', column: 'b', scores: [0, 1, 1, null, 1, 1], scale: 1, shift: 0 }
const mean: Num = { is: 'mean', of: [a, b, c], atLeast: 2 }
const flipped: Val = { ...d, scale: -1, shift: 10 }

/** The terms the property runs over, each with a reading that knows codes only: 8 - c is the reversal of 1..7. */
const TERMS: readonly { readonly term: Term | Reason; readonly read: (row: Row) => Key }[] = [
  { term: category('a'), read: ({ index }) => index['a']! },
  { term: category('b'), read: ({ index }) => index['b']! },
  { term: { is: 'reason', column: 'a' }, read: ({ code }) => (code['a'] === null ? MISSING.skipped : null) },
  { term: { is: 'reason', column: 'd' }, read: ({ code }) => (code['d'] === null ? MISSING.skipped : null) },
  { term: a, read: ({ code }) => code['a']! },
  { term: b, read: ({ code }) => code['b']! },
  { term: c, read: ({ code }) => (code['c'] === null ? null : 8 - code['c']!) },
  { term: d, read: ({ code }) => code['d']! },
  { term: flipped, read: ({ code }) => (code['d'] === null ? null : 10 - code['d']!) },
  { term: topBox, read: ({ code }) => (code['b'] === null ? null : code['b']! >= 1 ? 1 : 0) },
  { term: missingIsZero, read: ({ code }) => (code['b'] === null ? 0 : code['b'] === 0 ? null : 1) },
  { term: mean, read: (row) => meanOf(row) },
  { term: { is: 'times', of: [b, d] }, read: ({ code }) => (code['b'] === null || code['d'] === null ? null : code['b']! * code['d']! + 0) },
  { term: { is: 'band', of: d, at: [0, 2] }, read: ({ code }) => (code['d'] === null ? null : code['d']! <= 0 ? 1 : code['d']! <= 2 ? 2 : 3) },
  { term: { is: 'band', of: c, at: [4] }, read: ({ code }) => (code['c'] === null ? null : 8 - code['c']! <= 4 ? 1 : 2) },
]
function meanOf({ code }: Row): Key {
  const items = [code['a'], code['b'], code['c'] === null ? null : 8 - code['c']!].filter((item) => item !== null) as number[]
  return items.length < 2 ? null : items.reduce((sum, item) => sum + item, 0) / items.length
}
const CONDITIONS: readonly { readonly condition: Condition; readonly holds: (row: Row) => boolean }[] = [
  { condition: { complete: [a, c] }, holds: ({ code }) => code['a'] !== null && code['c'] !== null },
  { condition: { complete: [missingIsZero] }, holds: ({ code }) => code['b'] !== 0 },
  { condition: { complete: [mean] }, holds: (row) => meanOf(row) !== null },
  { condition: { term: category('b'), in: [2, 4] }, holds: ({ code }) => code['b'] === -1 || code['b'] === 1 },
  { condition: { term: category('b'), in: [] }, holds: () => false },
  { condition: { term: category('a'), notIn: [1] }, holds: ({ code }) => code['a'] === 1 },
  { condition: { term: c, notIn: [7] }, holds: ({ code }) => code['c'] !== null && code['c'] !== 1 },
  { condition: { term: { is: 'number', column: 'a', scores: [1, 0, 1], scale: 1, shift: 0 }, in: [1] }, holds: ({ code }) => code['a'] !== 0 },
  { condition: { term: d, min: 0, max: 2 }, holds: ({ code }) => code['d'] !== null && code['d']! >= 0 && code['d']! <= 2 },
  { condition: { term: d, min: 0, open: true }, holds: ({ code }) => code['d'] !== null && code['d']! > 0 },
  { condition: { term: mean, max: 2 }, holds: (row) => meanOf(row) !== null && meanOf(row)! <= 2 },
]

const weightOf = (row: Row) => row.code['w'] ?? null

/** Counts by a loop over the rows. */
function countByHand(rows: readonly Row[], reads: readonly ((row: Row) => Key)[], weighted: boolean) {
  const cells = new Map<string, { readonly keys: readonly Key[]; n: number; weight: number; weight2: number }>()
  for (const row of rows) {
    const weight = weighted ? weightOf(row) : 0
    if (weight === null) continue
    const keys = reads.map((read) => read(row))
    const name = JSON.stringify(keys)
    const cell = cells.get(name) ?? { keys, n: 0, weight: 0, weight2: 0 }
    cells.set(name, cell)
    cell.n++
    cell.weight += weight
    cell.weight2 += weight ** 2
  }
  return [...cells.values()].sort((x, y) => x.keys.map((key, i) => compareKeys(key, y.keys[i]!)).find((order) => order !== 0) ?? 0)
}
const listed = (table: CountTable) =>
  Array.from(table.n, (n, cell) => ({ keys: table.keys.map((keys) => keys[cell]!), n, weight: table.weight?.[cell] ?? 0, weight2: table.weight2?.[cell] ?? 0 }))

/** Equal up to the last digits. */
function close(found: number, expected: number): void {
  const same = Number.isNaN(expected) ? Number.isNaN(found) : Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected))
  expect(same, `${found} is not ${expected}`).toBe(true)
}

/** Asks one question; an engine that gives counts only is asked for moments as the runner asks it, through counts. */
export async function ask(engine: Engine, query: Count): Promise<CountTable>
export async function ask(engine: Engine, query: Moments): Promise<MomentTable>
export async function ask(engine: Engine, query: Rows): Promise<RowTable>
export async function ask(engine: Engine, query: Count | Moments | Rows): Promise<CountTable | MomentTable | RowTable> {
  if (query.ask === 'moments' && !engine.gives.has('moments')) {
    const lowered = lower(query)
    return lowered.finish((await engine.answer(lowered.queries)) as CountTable[])
  }
  const [answer] = await engine.answer([query])
  return answer!
}

/** What every engine of tables must do. Each promise is checked against a loop over the rows that knows the codes and no index. */
export function conforms(engineName: string, engineOf: (table: Table) => Engine, runs = 100): void {
  const chosen = fc.subarray(TERMS.map((_, i) => i), { maxLength: 3 })
  const conditions = fc.subarray(CONDITIONS.map((_, i) => i), { maxLength: 2 })

  describe(`${engineName}`, () => {
    it('counts every combination of keys as a loop over codes does, missing as a key, weighted or not', async () => {
      await fc.assert(
        fc.asyncProperty(samples, chosen, conditions, fc.boolean(), async ({ table, rows }, terms, where, weighted) => {
          const answer = await ask(engineOf(table), {
            ask: 'count',
            by: terms.map((i) => TERMS[i]!.term),
            where: where.map((i) => CONDITIONS[i]!.condition),
            weight: weighted ? w : null,
            whole: false,
          })
          const kept = rows.filter((row) => where.every((i) => CONDITIONS[i]!.holds(row)))
          expect(listed(answer)).toEqual(countByHand(kept, terms.map((i) => TERMS[i]!.read), weighted))
          expect(answer.weight === null).toBe(!weighted)
        }),
        { numRuns: runs },
      )
    })

    it('gives the means and cross products of a loop over codes, listwise and pairwise, by groups', async () => {
      const of: readonly Num[] = [a, b, c, d, mean]
      const reads = of.map((term) => TERMS.find((one) => one.term === term)!.read)
      await fc.assert(
        fc.asyncProperty(samples, fc.constantFrom('listwise', 'pairwise'), fc.boolean(), fc.boolean(), async ({ table, rows }, missing, grouped, weighted) => {
          const answer = await ask(engineOf(table), { ask: 'moments', of, by: grouped ? [category('b')] : [], where: [], missing, weight: weighted ? w : null, whole: false })
          const kept = rows
            .filter((row) => !weighted || weightOf(row) !== null)
            .filter((row) => missing === 'pairwise' || reads.every((read) => read(row) !== null))
          const groups = countByHand(kept, grouped ? [({ index }) => index['b']!] : [], false)
          expect(answer.groups.length).toBe(groups.length)
          groups.forEach(({ keys }, g) => {
            expect(answer.keys.map((own) => own[g])).toEqual(keys)
            const own = kept.filter((row) => !grouped || row.index['b'] === keys[0])
            const moment = answer.groups[g]!
            const times = (row: Row) => (weighted ? weightOf(row)! : 1)
            for (let i = 0; i < of.length; i++) {
              const known = own.map(reads[i]!).filter((key) => key !== null)
              expect(moment.min[i]).toBe(known.length ? Math.min(...known) : NaN)
              expect(moment.max[i]).toBe(known.length ? Math.max(...known) : NaN)
              for (let j = 0; j < of.length; j++) {
                const both = own.filter((row) => reads[i]!(row) !== null && reads[j]!(row) !== null)
                const at = i * of.length + j
                const sum = (value: (row: Row) => number) => both.reduce((all, row) => all + times(row) * value(row), 0)
                const total = sum(() => 1)
                const [mi, mj] = [sum((row) => reads[i]!(row)!) / total, sum((row) => reads[j]!(row)!) / total]
                expect(moment.n[at]).toBe(both.length)
                close(moment.weight[at]!, total)
                close(moment.mean[at]!, both.length ? mi : NaN)
                close(moment.cross[at]!, both.length ? sum((row) => (reads[i]!(row)! - mi) * (reads[j]!(row)! - mj)) : 0)
              }
            }
          })
        }),
        { numRuns: runs },
      )
    })

    it('answers an empty table with no cells, grouped or not', async () => {
      const engine = engineOf(table0)
      for (const by of [[], [category('a')]]) {
        expect(listed(await ask(engine, { ask: 'count', by, where: [], weight: null, whole: false }))).toEqual([])
        expect((await ask(engine, { ask: 'moments', of: [a], by, where: [], missing: 'pairwise', weight: null, whole: false })).groups).toEqual([])
      }
    })

    it('answers a batch in the order asked', async () => {
      const table = tableOf({ a: { codes: [0, 1], answers: [0, 1, 1, null] }, b: { codes: [1, 2], answers: [1, 1, 1, 2] } })
      const count = (by: readonly Term[]): Count => ({ ask: 'count', by, where: [], weight: null, whole: false })
      const [first, second, third] = (await engineOf(table).answer([count([category('b')]), count([]), count([category('a')])])) as CountTable[]
      expect(first!.keys).toEqual([[1, 2]])
      expect([...first!.n]).toEqual([3, 1])
      expect([...second!.n]).toEqual([4])
      expect(third!.keys).toEqual([[1, 2, null]])
      expect([...third!.n]).toEqual([1, 2, 1])
    })
  })
}
