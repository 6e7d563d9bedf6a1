import type { Figure, HiddenCell, MessageValue, Note, ResultColumn, TablePart } from './result.ts'

/** What is taken out of a table, and what is said about it. */
export interface Hiding {
  readonly hidden: readonly HiddenCell[]
  readonly notes: readonly Note[]
}

const GROUPING = ['variable', 'scale', 'item', 'unit', 'group', 'category', 'code', 'row', 'column', 'outcome', 'first', 'second', 'convention']

/** Whether a column says what a row is about; all others hold findings. */
export function isGrouping({ name, quantity }: ResultColumn, { protection, pivot }: TablePart): boolean {
  return quantity === 'label' || GROUPING.includes(name) || name === pivot || name === protection?.group || name === protection?.cells?.row || name === protection?.cells?.column
}

/** Rows of one block differ in nothing but the given grouping columns. */
export function blockOf(table: TablePart, row: number, but: readonly string[]): string {
  return JSON.stringify(table.columns.filter((column) => isGrouping(column, table) && !but.includes(column.name)).map(({ name }) => table.rows[row]![name] ?? null))
}

/** Marks every finding of a row. */
export function blank(table: TablePart, row: number, why: HiddenCell['why'], under: number): HiddenCell[] {
  return table.columns.filter((column) => !isGrouping(column, table)).map(({ name }) => ({ row, column: name, why, under }))
}

export function note(key: string, values?: { readonly [name: string]: MessageValue }): Note {
  return { message: values ? { key, values } : { key } }
}

/** A whole number inside a sentence. */
export function mention(n: number): Figure {
  return { figure: n, as: 'count' }
}

/** Items by their key, in the order in which keys first come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
