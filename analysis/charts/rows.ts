import type { Cell, Completed, Row, TablePart } from '../result/result.ts'
import type { Look } from './theme.ts'
import { chartText } from './messages.ts'

/** The table a chart is drawn from. A chart without it is a fault of its method. */
export function tableOf(result: Completed, id: string): TablePart {
  const found = result.parts.find((part) => part.kind === 'table' && part.id === id)
  if (found?.kind !== 'table') throw new RangeError(`chart of a table ${id} that the result does not have`)
  return found
}

/** A number of the table, or null where it has none. Any other cell under a number's name is a fault of the method. */
export function numberIn(row: Row, column: string): number | null {
  const cell = row[column]
  if (cell === null || typeof cell === 'number') return cell
  throw new TypeError(`column ${column} of a chart holds ${JSON.stringify(cell)}, not a number`)
}

/** A cell in words. */
export function wordsOf(cell: Cell | undefined, look: Look): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return 'key' in cell ? look.say(cell as { key: string }) : cell[look.lang]
  return String(cell)
}

/** Two cells are the same group if their keys are equal. */
export function keyOf(cell: Cell | undefined): string {
  return JSON.stringify(cell ?? null)
}

/**
 * The place of each group among those there can be, by its key; where the chart does not name them, in the order of the rows.
 * Everybody together (a message, not an option) has no place.
 */
export function placesOf(rows: readonly Row[], column: string, named: readonly Cell[] | undefined): (cell: Cell | undefined) => number | null {
  const places = new Map<string, number>()
  for (const cell of [...(named ?? []), ...rows.map((row) => row[column])]) {
    if (!isEverybody(cell) && !places.has(keyOf(cell))) places.set(keyOf(cell), places.size)
  }
  return (cell) => places.get(keyOf(cell)) ?? null
}

function isEverybody(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && 'key' in cell
}

/** Rows by group, in the order of the table. */
export function byGroup(rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row[column])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** What the column of estimates holds: value and interval, with the level where the table's column names one. */
export function intervalHead(table: TablePart, lower: string, percent: boolean, look: Look): string {
  const column = table.columns.find(({ name }) => name === lower)
  const level = [column?.spanner, column?.title].map((message) => message?.values?.level).find((value) => typeof value === 'number')
  const what = chartText(look.lang, percent ? 'percent' : 'value')
  return level === undefined ? chartText(look.lang, 'interval', { what }) : chartText(look.lang, 'intervalAt', { what, level: String(level) })
}

/** What stands in place of a number that the rows do not have: "<10" where few people are behind one of them, else "—"; the table's notes say why. */
export function placeholder(table: TablePart, rows: readonly Row[], look: Look): string {
  const few = (table.hidden ?? []).find(({ row, why }) => why === 'small' && rows.includes(table.rows[row]!))
  return few ? chartText(look.lang, 'few', { base: String(few.under) }) : chartText(look.lang, 'withheld')
}
