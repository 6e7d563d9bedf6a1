import { counted, regroup, type Key } from './answers.ts'
import { pairMoment, setPair } from './pair-moment.ts'
import type { Count, CountTable, Moment, Moments, MomentTable, Num } from './query.ts'

/** A question in the words of simpler ones, and how their answers become its own. */
export interface Lowered {
  readonly queries: readonly Count[]
  finish(tables: readonly CountTable[]): MomentTable
}

/** Whether a number takes few distinct values because it comes from coded columns only. */
export function isCoded(term: Num): boolean {
  if (term.is === 'number') return term.scores !== null
  return term.of.every(isCoded)
}

/**
 * Moments as tables of counts, one per pair of numbers (one in all for a single number): exact where the numbers are integers,
 * and all that an engine of coded data has to know. Right for any number; for open ones the tables grow as large as the data.
 */
export function lower(query: Moments): Lowered {
  const { of, by, weight, whole } = query
  const p = of.length
  const where = query.missing === 'listwise' ? [...query.where, { complete: of }] : query.where
  const pairs = p === 1 ? [[0, 0] as const] : of.flatMap((_, i) => of.slice(i + 1).map((__, k) => [i, i + 1 + k] as const))
  const queries = pairs.map(([i, j]): Count => ({ ask: 'count', by: [...by, of[i]!, ...(j === i ? [] : [of[j]!])], weight, where, whole }))
  return { queries, finish }

  function finish(tables: readonly CountTable[]): MomentTable {
    const first = tables[0]
    if (!first) return { keys: by.map(() => []), groups: [] }
    const d = by.length
    const groupKey = (table: CountTable, cell: number) => table.keys.slice(0, d).map((keys) => keys[cell]!).join()
    const groups = regroup(first, by.map((_, g) => (cell) => first.keys[g]![cell]!))
    const square = () => new Float64Array(p * p)
    const ends = () => new Float64Array(p).fill(NaN)
    const found = Array.from({ length: groups.n.length }, (): Moment => ({ n: square(), weight: square(), mean: square(), cross: square(), min: ends(), max: ends() }))
    const place = new Map(found.map((_, g) => [groupKey(groups, g), g]))
    tables.forEach((table, t) => {
      const [i, j] = pairs[t]!
      const members = found.map((): number[] => [])
      for (let cell = 0; cell < table.n.length; cell++) members[place.get(groupKey(table, cell))!]!.push(cell)
      members.forEach((cells, g) => put(found[g]!, table, cells, i, j))
    })
    return { keys: groups.keys, groups: found }
  }

  function put(moment: Moment, table: CountTable, cells: readonly number[], i: number, j: number): void {
    const own = table.keys.slice(by.length)
    const x = own[0]!
    const y = own[1] ?? x
    const cases = counted(table)
    const pair = (a: number, b: number, of1: readonly Key[], of2: readonly Key[]) => {
      const both = cells.filter((cell) => of1[cell] !== null && of2[cell] !== null)
      const pick = (keys: readonly Key[]) => Float64Array.from(both, (cell) => keys[cell]!)
      const n = both.reduce((sum, cell) => sum + table.n[cell]!, 0)
      setPair(moment, p, a, b, n, pairMoment(pick(of1), pick(of2), Float64Array.from(both, (cell) => cases[cell]!)))
    }
    const alone = (a: number, keys: readonly Key[]) => {
      if (!Number.isNaN(moment.min[a]!)) return
      pair(a, a, keys, keys)
      for (const cell of cells) {
        const key = keys[cell]!
        if (key === null) continue
        if (!(moment.min[a]! <= key)) moment.min[a] = key
        if (!(moment.max[a]! >= key)) moment.max[a] = key
      }
    }
    alone(i, x)
    if (j === i) return
    alone(j, y)
    pair(i, j, x, y)
  }
}
