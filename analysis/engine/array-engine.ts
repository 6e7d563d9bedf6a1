import type { Table } from '../dataset/dataset.ts'
import { compareKeys } from './answers.ts'
import { accepts } from './condition.ts'
import { keyed, lookUp, numbers, type Keyed } from './keyed.ts'
import { pairMoment, setPair } from './pair-moment.ts'
import type { Condition, Count, CountTable, Engine, EngineAnswer, Moment, Moments, MomentTable, Query, Reason, Rows, RowTable, Term } from './query.ts'

/** Up to this many possible cells are counted by position; beyond it, cells are numbered as they are met. */
const DENSE = 1 << 20

/** The cells some rows fall into. `ids[i]` is the cell of the i-th row, `n[cell]` its rows, `order` the cells that have any, by their keys. */
interface Cells {
  readonly ids: Int32Array
  readonly n: Float64Array
  readonly order: readonly number[]
  readonly keys: CountTable['keys']
}

/** Numbers the cells of rows by position, as long as all that are possible fit; beyond it, as they are met. */
function placed(dims: readonly Keyed[], rows: Int32Array): { readonly ids: Int32Array; readonly size: number } {
  const ids = new Int32Array(rows.length)
  let size = 1
  for (const { ids: own, keys } of dims) {
    const width = keys.length
    if (size * width <= DENSE) {
      if (size === 1) for (let i = 0; i < rows.length; i++) ids[i] = own[rows[i]!]!
      else for (let i = 0; i < rows.length; i++) ids[i] = ids[i]! * width + own[rows[i]!]!
      size *= width
    } else {
      const place = new Map<number, number>()
      for (let i = 0; i < rows.length; i++) {
        const name = ids[i]! * width + own[rows[i]!]!
        let id = place.get(name)
        if (id === undefined) place.set(name, (id = place.size))
        ids[i] = id
      }
      size = place.size
    }
  }
  return { ids, size }
}

function cellsOf(dims: readonly Keyed[], rows: Int32Array): Cells {
  const { ids, size } = placed(dims, rows)
  const n = new Float64Array(size)
  const example = new Int32Array(size)
  for (let i = 0; i < ids.length; i++) {
    const cell = ids[i]!
    n[cell]!++
    example[cell] = rows[i]!
  }
  const idAt = (d: number, cell: number) => dims[d]!.ids[example[cell]!]!
  const ranks = dims.map(({ keys }) => {
    const rank = new Int32Array(keys.length)
    keys
      .map((_, id) => id)
      .sort((a, b) => compareKeys(keys[a]!, keys[b]!))
      .forEach((id, place) => (rank[id] = place))
    return rank
  })
  const order: number[] = []
  for (let cell = 0; cell < size; cell++) if (n[cell]) order.push(cell)
  order.sort((a, b) => {
    for (let d = 0; d < dims.length; d++) {
      const later = ranks[d]![idAt(d, a)]! - ranks[d]![idAt(d, b)]!
      if (later) return later
    }
    return 0
  })
  return { ids, n, order, keys: dims.map(({ keys }, d) => order.map((cell) => keys[idAt(d, cell)]!)) }
}

/** The values at some places. */
const pick = (from: Float64Array, at: readonly number[]): Float64Array => {
  const picked = new Float64Array(at.length)
  for (let i = 0; i < at.length; i++) picked[i] = from[at[i]!]!
  return picked
}

/** Per cell, in order. */
const inOrder = ({ order }: Cells, values: Float64Array): Float64Array => pick(values, order)

/** Sums per cell, with the rounding carried along (Neumaier 1974). */
function sums(cells: Cells, values: (i: number) => number): Float64Array {
  const high = new Float64Array(cells.n.length)
  const low = new Float64Array(cells.n.length)
  for (let i = 0; i < cells.ids.length; i++) {
    const cell = cells.ids[i]!
    const value = values(i)
    const next = high[cell]! + value
    low[cell]! += Math.abs(high[cell]!) >= Math.abs(value) ? high[cell]! - next + value : value - next + high[cell]!
    high[cell] = next
  }
  return Float64Array.from(cells.order, (cell) => high[cell]! + low[cell]!)
}

/** The places at which every mask is 1. */
function rowsIn(masks: readonly Uint8Array[]): Int32Array {
  const all = masks[0]!.slice()
  for (const mask of masks.slice(1)) for (let row = 0; row < all.length; row++) all[row]! &= mask[row]!
  const rows = new Int32Array(all.length)
  let found = 0
  for (let row = 0; row < all.length; row++) if (all[row]) rows[found++] = row
  return rows.slice(0, found)
}

/**
 * Answers from the columns in memory: the default engine, and the reference for every other. Cost is linear in the rows:
 * one pass per dim of a count, two per pair of numbers of moments (coded numbers are better lowered to counts, lower.ts).
 * Rows whose weight is missing are left out of a weighted answer. Throws, rather than guesses, on a column that is not
 * there and on a coded column used as a number without scores.
 */
export function arrayEngine(table: Table): Engine {
  const everyRow = new Int32Array(table.rows)
  for (let row = 0; row < table.rows; row++) everyRow[row] = row
  // Number columns and means have to be sorted into distinct keys once; coded columns are their own keys.
  const keyedTerms = new Map<string, Keyed>()
  const keysOf = (term: Term | Reason): Keyed => {
    const name = JSON.stringify(term)
    const known = keyedTerms.get(name)
    if (known) return known
    const found = keyed(table, term)
    keyedTerms.set(name, found)
    return found
  }

  function knownRows(term: Term): Uint8Array {
    if (term.is === 'number' && table.columns[term.column]?.kind === 'number') return numbers(table, term).known
    const { ids, keys } = keysOf(term)
    return lookUp(ids, Uint8Array.from(keys, (key) => (key === null ? 0 : 1)))
  }
  function holds(condition: Condition): Uint8Array {
    if ('complete' in condition) {
      const all = new Uint8Array(table.rows).fill(1)
      for (const term of condition.complete) {
        const one = knownRows(term)
        for (let row = 0; row < all.length; row++) all[row]! &= one[row]!
      }
      return all
    }
    const { ids, keys } = keysOf(condition.term)
    return lookUp(ids, Uint8Array.from(keys, (key) => (key !== null && accepts(condition, key) ? 1 : 0)))
  }

  function batch(queries: readonly Query[]): EngineAnswer[] {
    // Questions of one batch mostly share a filter; its rows are found once.
    const selected = new Map<string, Int32Array>()
    const rowsWhere = (where: readonly Condition[]): Int32Array => {
      if (!where.length) return everyRow
      const name = JSON.stringify(where)
      let rows = selected.get(name)
      if (!rows) selected.set(name, (rows = rowsIn(where.map(holds))))
      return rows
    }
    return queries.map((query) => {
      const rows = rowsWhere(query.where)
      switch (query.ask) {
        case 'count':
          return count(query, rows)
        case 'moments':
          return moments(query, rows)
        case 'rows':
          return side(query, rows)
      }
    })
  }

  function count({ by, weight }: Count, selected: Int32Array): CountTable {
    const weights = weight && numbers(table, weight)
    const rows = weights ? selected.filter((row) => weights.known[row] === 1) : selected
    const cells = cellsOf(by.map(keysOf), rows)
    const n = inOrder(cells, cells.n)
    if (!weights) return { keys: cells.keys, n, weight: null, weight2: null }
    const weightOf = (i: number) => weights.values[rows[i]!]!
    return { keys: cells.keys, n, weight: sums(cells, weightOf), weight2: sums(cells, (i) => weightOf(i) ** 2) }
  }

  function moments({ of, by, missing, weight }: Moments, selected: Int32Array): MomentTable {
    const variables = of.map((term) => numbers(table, term))
    const weights = weight && numbers(table, weight)
    const needed = [...(missing === 'listwise' ? variables : []), ...(weights ? [weights] : [])]
    const rows = needed.length ? selected.filter((row) => needed.every(({ known }) => known[row] === 1)) : selected
    const cells = cellsOf(by.map(keysOf), rows)
    const members = new Map(cells.order.map((cell): [number, number[]] => [cell, []]))
    for (let i = 0; i < rows.length; i++) members.get(cells.ids[i]!)!.push(rows[i]!)
    return { keys: cells.keys, groups: [...members.values()].map((own) => momentOf(own)) }

    function momentOf(own: readonly number[]): Moment {
      const p = variables.length
      const square = () => new Float64Array(p * p)
      const moment: Moment = { n: square(), weight: square(), mean: square(), cross: square(), min: new Float64Array(p).fill(NaN), max: new Float64Array(p).fill(NaN) }
      const mine = variables.map(({ values, known }) => ({ values: pick(values, own), known: own.map((row) => known[row] === 1) }))
      const times = weights && pick(weights.values, own)
      for (let i = 0; i < p; i++) {
        const { values, known } = mine[i]!
        for (let m = 0; m < values.length; m++) {
          if (!known[m]) continue
          if (!(moment.min[i]! <= values[m]!)) moment.min[i] = values[m]!
          if (!(moment.max[i]! >= values[m]!)) moment.max[i] = values[m]!
        }
        for (let j = i; j < p; j++) {
          const other = mine[j]!
          const both: number[] = []
          for (let m = 0; m < values.length; m++) if (known[m] && other.known[m]) both.push(m)
          const all = both.length === values.length
          const shared = (from: Float64Array) => (all ? from : pick(from, both))
          setPair(moment, p, i, j, both.length, pairMoment(shared(values), shared(other.values), times && shared(times)))
        }
      }
      return moment
    }
  }

  function side({ of }: Rows, rows: Int32Array): RowTable {
    const columns = of.map((term) => {
      if (term.is === 'category') {
        const { ids, keys } = keysOf(term)
        return Array.from(rows, (row) => keys[ids[row]!]!)
      }
      const { values, known } = numbers(table, term)
      return Array.from(rows, (row) => (known[row] ? values[row]! + 0 : null))
    })
    return { columns, row: rows.slice() }
  }

  return {
    gives: new Set(['count', 'moments', 'rows']),
    answer: async (queries) => batch(queries),
  }
}
