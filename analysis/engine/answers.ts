import type { CountTable } from './query.ts'

/** A key of a count table: an index, a band or a value; null = missing. */
export type Key = number | null

/** Null is greater than every number. */
export function compareKeys(a: Key, b: Key): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b
}

/** How many cases stand in each cell: the sum of sampling weights where there are any, else the people. (Frequency weights are already in `n` when a method sees a table.) */
export function counted(table: CountTable): Float64Array {
  return table.weight ?? table.n
}

/** All cases of a table, whatever their keys. */
export function total(table: CountTable): number {
  return counted(table).reduce((sum, n) => sum + n, 0)
}

/** The cases of the cell with these keys; 0 where there is none. */
export function countAt(table: CountTable, ...keys: readonly Key[]): number {
  const n = counted(table)
  for (let cell = 0; cell < n.length; cell++) if (keys.every((key, d) => table.keys[d]![cell] === key)) return n[cell]!
  return 0
}

/** The table with other keys (`keys[d](cell)`), cells that come to the same keys added up, in order. */
export function regroup(table: CountTable, keys: readonly ((cell: number) => Key)[]): CountTable {
  const cells = new Map<string, { readonly own: readonly Key[]; readonly from: number[] }>()
  for (let cell = 0; cell < table.n.length; cell++) {
    const own = keys.map((keyOf) => keyOf(cell))
    const name = own.join()
    const met = cells.get(name)
    if (met) met.from.push(cell)
    else cells.set(name, { own, from: [cell] })
  }
  const sorted = [...cells.values()].sort((a, b) => {
    for (let d = 0; d < keys.length; d++) {
      const order = compareKeys(a.own[d]!, b.own[d]!)
      if (order) return order
    }
    return 0
  })
  const add = (values: Float64Array) => Float64Array.from(sorted, ({ from }) => from.reduce((sum, cell) => sum + values[cell]!, 0))
  return {
    keys: keys.map((_, d) => sorted.map(({ own }) => own[d]!)),
    n: add(table.n),
    weight: table.weight && add(table.weight),
    weight2: table.weight2 && add(table.weight2),
  }
}

/** The table over the dims named, in the order named; the others are added up. */
export function margin(table: CountTable, dims: readonly number[]): CountTable {
  return regroup(
    table,
    dims.map((d) => (cell) => table.keys[d]![cell]!),
  )
}

/** The cells a rule keeps. */
export function cellsWhere(table: CountTable, keep: (keys: readonly Key[]) => boolean): CountTable {
  const cells = Array.from(table.n, (_, cell) => cell).filter((cell) => keep(table.keys.map((keys) => keys[cell]!)))
  const pick = (values: Float64Array) => Float64Array.from(cells, (cell) => values[cell]!)
  return {
    keys: table.keys.map((keys) => cells.map((cell) => keys[cell]!)),
    n: pick(table.n),
    weight: table.weight && pick(table.weight),
    weight2: table.weight2 && pick(table.weight2),
  }
}

/** The cells in which no key is missing. */
export function known(table: CountTable): CountTable {
  return cellsWhere(table, (keys) => !keys.includes(null))
}

/** One table per value of the first key, over the remaining keys, in the order of the keys (missing last). */
export function byFirst(table: CountTable): readonly { readonly key: Key; readonly table: CountTable }[] {
  const first = table.keys[0]!
  const starts = first.flatMap((key, cell) => (cell === 0 || first[cell - 1] !== key ? [cell] : []))
  return starts.map((start, g) => {
    const end = starts[g + 1] ?? first.length
    return {
      key: first[start]!,
      table: {
        keys: table.keys.slice(1).map((keys) => keys.slice(start, end)),
        n: table.n.slice(start, end),
        weight: table.weight && table.weight.slice(start, end),
        weight2: table.weight2 && table.weight2.slice(start, end),
      },
    }
  })
}

/** The distinct values of one number, rising, with the cases of each; and the cases that have none. Enough for quantiles, ranks and ties. */
export interface Distribution {
  readonly values: Float64Array
  readonly counts: Float64Array
  readonly n: number
  readonly missing: number
}

/** Reads a table with one number as its only key. */
export function distribution(table: CountTable): Distribution {
  if (table.keys.length !== 1) throw new RangeError(`a distribution has one key, not ${table.keys.length}`)
  const cases = counted(table)
  const keys = table.keys[0]!
  const values = keys.filter((key) => key !== null)
  const counts = cases.slice(0, values.length)
  return { values: Float64Array.from(values), counts, n: counts.reduce((sum, n) => sum + n, 0), missing: keys.length > values.length ? cases[values.length]! : 0 }
}
