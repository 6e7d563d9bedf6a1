import type { Table } from '../dataset/dataset.ts'
import { MISSING, MISSING_CODES, type MissingCode } from '../study/missing.ts'
import type { Key } from './answers.ts'
import type { Cat, Mean, Num, Reason, Term, Val } from './query.ts'

/** A term over every row: `keys[ids[row]]` is the row's key. No key stands twice. */
export interface Keyed {
  readonly ids: Uint8Array | Uint16Array | Int32Array
  readonly keys: readonly Key[]
}
/** A number over every row; it counts only where `known` is 1. */
export interface Numbers {
  readonly values: Float64Array
  readonly known: Uint8Array
}

const columnOf = (table: Table, name: string) => {
  const column = table.columns[name]
  if (!column) throw new RangeError(`no column ${name} in table ${table.name}`)
  return column
}

/** What each index of a coded column is worth, missing first. A code is never a number by itself: without scores we throw. */
function scoresOf(term: Val, highest: number): readonly Key[] {
  if (term.scores === null) throw new TypeError(`${term.column} is coded; a number of it needs scores`)
  if (term.scores.length <= highest) throw new RangeError(`${term.column} has ${highest} categories, but ${term.scores.length - 1} scores`)
  return term.scores.map((score) => (score === null ? null : term.shift + term.scale * score + 0))
}

/** What a small table says of every id. */
export function lookUp(ids: Keyed['ids'], says: Uint8Array): Uint8Array {
  const found = new Uint8Array(ids.length)
  for (let row = 0; row < ids.length; row++) found[row] = says[ids[row]!]!
  return found
}

function highestIndex(index: Uint8Array | Uint16Array): number {
  let highest = 0
  for (let row = 0; row < index.length; row++) if (index[row]! > highest) highest = index[row]!
  return highest
}

/** Gives equal keys one id. */
function mergeKeys({ ids, keys }: Keyed): Keyed {
  const distinct = [...new Set(keys)]
  if (distinct.length === keys.length) return { ids, keys }
  const place = new Map(distinct.map((key, id) => [key, id]))
  const to = keys.map((key) => place.get(key)!)
  const merged = idsFor(distinct.length, ids.length)
  for (let row = 0; row < ids.length; row++) merged[row] = to[ids[row]!]!
  return { ids: merged, keys: distinct }
}

const idsFor = (keys: number, rows: number) => (keys <= 0x100 ? new Uint8Array(rows) : keys <= 0x10000 ? new Uint16Array(rows) : new Int32Array(rows))

/** Distinct values, rising, missing last. */
function keyNumbers({ values, known }: Numbers): Keyed {
  const seen = new Set<number>()
  let missing = false
  for (let row = 0; row < values.length; row++) {
    if (known[row]) seen.add(values[row]! + 0)
    else missing = true
  }
  const sorted = Float64Array.from(seen).sort()
  const place = new Map<number, number>()
  for (let id = 0; id < sorted.length; id++) place.set(sorted[id]!, id)
  const ids = idsFor(sorted.length + 1, values.length)
  for (let row = 0; row < values.length; row++) ids[row] = known[row] ? place.get(values[row]!)! : sorted.length
  return { ids, keys: missing ? [...sorted, null] : [...sorted] }
}

/** Sum and number of the answered columns of every row. */
function answered(table: Table, mean: Mean): { readonly sum: Float64Array; readonly n: Uint16Array } {
  const sum = new Float64Array(table.rows)
  const n = new Uint16Array(table.rows)
  for (const item of mean.of) {
    const column = columnOf(table, item.column)
    if (column.kind === 'coded') {
      const scores = scoresOf(item, highestIndex(column.index))
      const add = Float64Array.from(scores, (score) => score ?? 0)
      const has = Uint8Array.from(scores, (score) => (score === null ? 0 : 1))
      const { index } = column
      for (let row = 0; row < table.rows; row++) {
        sum[row]! += add[index[row]!]!
        n[row]! += has[index[row]!]!
      }
    } else {
      const { values, known } = numbers(table, item)
      for (let row = 0; row < table.rows; row++) {
        if (!known[row]) continue
        sum[row]! += values[row]!
        n[row]!++
      }
    }
  }
  return { sum, n }
}

/** A number per row. Throws on a coded column without scores, on an unknown column and on scores for a number column: bugs of the asker. */
export function numbers(table: Table, term: Num): Numbers {
  switch (term.is) {
    case 'number': {
      const column = columnOf(table, term.column)
      if (column.kind === 'number') {
        if (term.scores !== null) throw new TypeError(`${term.column} is a number; scores belong to coded columns`)
        if (term.scale === 1 && term.shift === 0) return column
        return { values: column.values.map((value) => term.shift + term.scale * value), known: column.known }
      }
      const scores = scoresOf(term, highestIndex(column.index))
      const worth = Float64Array.from(scores, (score) => score ?? 0)
      const has = Uint8Array.from(scores, (score) => (score === null ? 0 : 1))
      const values = new Float64Array(table.rows)
      for (let row = 0; row < table.rows; row++) values[row] = worth[column.index[row]!]!
      return { values, known: lookUp(column.index, has) }
    }
    case 'mean': {
      const { sum, n } = answered(table, term)
      const least = Math.max(1, term.atLeast)
      return { values: sum.map((value, row) => (n[row]! ? value / n[row]! : 0)), known: Uint8Array.from(n, (count) => (count >= least ? 1 : 0)) }
    }
    case 'times': {
      const [a, b] = [numbers(table, term.of[0]), numbers(table, term.of[1])]
      return { values: a.values.map((value, row) => value * b.values[row]!), known: a.known.map((known, row) => known & b.known[row]!) }
    }
  }
}

/** One more than the number of cut points below the value. */
const bandOf = (value: number, cuts: readonly number[]): number => 1 + cuts.filter((cut) => cut < value).length

/** Any term as keys. */
export function keyed(table: Table, term: Term | Reason): Keyed {
  switch (term.is) {
    case 'category':
      return keyedCategory(table, term)
    case 'reason':
      return keyedReason(table, term)
    case 'band': {
      const { ids, keys } = keyed(table, term.of)
      return mergeKeys({ ids, keys: keys.map((key) => (key === null ? null : bandOf(key, term.at))) })
    }
    case 'number': {
      const column = columnOf(table, term.column)
      if (column.kind === 'number') return keyNumbers(numbers(table, term))
      return mergeKeys({ ids: column.index, keys: scoresOf(term, highestIndex(column.index)) })
    }
    case 'mean':
    case 'times':
      return keyNumbers(numbers(table, term))
  }
}

function keyedCategory(table: Table, { column: name }: Cat): Keyed {
  const column = columnOf(table, name)
  if (column.kind !== 'coded') throw new TypeError(`${name} is a number, not a category`)
  return { ids: column.index, keys: [null, ...Array.from({ length: highestIndex(column.index) }, (_, i) => i + 1)] }
}

/** Reasons are set only where there is no answer; a missing value without one counts as skipped, as where the column was made. */
function keyedReason(table: Table, { column: name }: Reason): Keyed {
  const column = columnOf(table, name)
  const answered = column.kind === 'coded' ? column.index : column.known
  const keys = [null, ...MISSING_CODES]
  const place = new Map(keys.map((key, id) => [key, id]))
  const ids = new Uint8Array(table.rows)
  for (let row = 0; row < table.rows; row++) if (!answered[row]) ids[row] = place.get((column.reasons[row] || MISSING.skipped) as MissingCode)!
  return { ids, keys }
}
