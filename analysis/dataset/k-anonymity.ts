import type { Column, Table } from './dataset.ts'

/** How well rows are hidden among others that agree with them in the named columns. */
export interface Anonymity {
  readonly rows: number
  readonly classes: number
  /** Rows of the smallest class; 0 where there are no rows. */
  readonly smallest: number
  /** Rows in classes of fewer than k. */
  readonly below: number
  /** For each named column: the rows below k, the smallest class and the number of classes if it were not there. */
  readonly without: readonly { readonly name: string; readonly below: number; readonly smallest: number; readonly classes: number }[]
}

/** Rows, numbered by what they hold: equal cells, equal number from 0. */
export interface Numbered {
  readonly id: Uint32Array
  readonly n: number
}

/** What a column's cells are, numbered in the order they occur. A missing answer is a value of its own, one for each reason. */
export function numbered(column: Column): Numbered {
  const rows = column.reasons.length
  const id = new Uint32Array(rows)
  if (column.kind === 'number') {
    // A reason is a text among numbers: no number is equal to it.
    const seen = new Map<number | string, number>()
    for (let row = 0; row < rows; row++) id[row] = place(seen, column.known[row] ? column.values[row]! + 0 : `${column.reasons[row]}`)
    return { id, n: seen.size }
  }
  // Of a coded cell either index or reason is 0, and a reason is at least -9.
  const seen = new Uint32Array((column.index instanceof Uint8Array ? 256 : 65_536) * 16)
  let n = 0
  for (let row = 0; row < rows; row++) {
    const value = column.index[row]! * 16 - column.reasons[row]!
    if (seen[value] === 0) seen[value] = ++n
    id[row] = seen[value]! - 1
  }
  return { id, n }
}

function place<K>(seen: Map<K, number>, key: K): number {
  const found = seen.get(key)
  if (found !== undefined) return found
  seen.set(key, seen.size)
  return seen.size - 1
}

/** Rows that agree in both, numbered in the order they occur. A table of all pairs where it is small, else a map: linear in the rows either way. */
export function joined(a: Numbered, b: Numbered): Numbered {
  const rows = a.id.length
  const id = new Uint32Array(rows)
  let n = 0
  if (a.n * b.n <= Math.max(65_536, 4 * rows)) {
    const known = new Uint32Array(a.n * b.n)
    for (let row = 0; row < rows; row++) {
      const pair = a.id[row]! * b.n + b.id[row]!
      if (known[pair] === 0) known[pair] = ++n
      id[row] = known[pair]! - 1
    }
    return { id, n }
  }
  const known = new Map<number, number>()
  for (let row = 0; row < rows; row++) id[row] = place(known, a.id[row]! * b.n + b.id[row]!)
  return { id, n: known.size }
}

/** All rows in one class. */
const together = (rows: number): Numbered => ({ id: new Uint32Array(rows), n: Math.min(1, rows) })

/** Classes of rows that agree in all of these. */
export function classesOf(rows: number, columns: readonly Numbered[]): Numbered {
  return columns.reduce(joined, together(rows))
}

/** Rows per class; `weight`: rows that each of these stands for, one where none is given. */
export function sizesOf({ id, n }: Numbered, weight: ArrayLike<number> | null = null): Float64Array {
  const sizes = new Float64Array(n)
  for (let row = 0; row < id.length; row++) sizes[id[row]!]! += weight === null ? 1 : weight[row]!
  return sizes
}

function judged(sizes: Float64Array, k: number): { readonly smallest: number; readonly below: number; readonly classes: number } {
  let smallest = Infinity
  let below = 0
  for (const size of sizes) {
    smallest = Math.min(smallest, size)
    if (size < k) below += size
  }
  return { smallest: sizes.length === 0 ? 0 : smallest, below, classes: sizes.length }
}

/** Rows below k, the smallest class and the number of classes, where the named columns are judged together. */
export function smallClasses(table: Table, names: readonly string[], k: number): Pick<Anonymity, 'smallest' | 'below' | 'classes'> {
  return judged(sizesOf(classesOf(table.rows, columnsOf(table, names))), k)
}

function columnsOf(table: Table, names: readonly string[]): readonly Numbered[] {
  return names.map((name) => {
    const column = table.columns[name]
    if (!column) throw new RangeError(`no column ${name} in ${table.name}`)
    return numbered(column)
  })
}

/**
 * Classes of rows that agree in the named columns. Cost: one pass over the rows per name, and three per name over one row of each class
 * (what stands left of a column joined with what stands right of it is everything but that column). Throws RangeError on a name without a column.
 */
export function kAnonymity(table: Table, names: readonly string[], k: number): Anonymity {
  const columns = columnsOf(table, names)
  const classes = classesOf(table.rows, columns)
  const sizes = sizesOf(classes)
  const first = new Uint32Array(classes.n)
  for (let row = table.rows - 1; row >= 0; row--) first[classes.id[row]!] = row
  const own = columns.map(({ id, n }): Numbered => ({ id: first.map((row) => id[row]!), n }))
  const left = [together(classes.n)]
  for (const column of own) left.push(joined(left.at(-1)!, column))
  const without: Anonymity['without'][number][] = []
  let right = together(classes.n)
  for (let i = own.length - 1; i >= 0; i--) {
    without.unshift({ name: names[i]!, ...judged(sizesOf(joined(left[i]!, right), sizes), k) })
    right = joined(own[i]!, right)
  }
  return { rows: table.rows, ...judged(sizes, k), without }
}
