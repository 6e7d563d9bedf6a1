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

/** Rows by group, in the order in which groups first stand in the table: that of the variable's options. */
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

/** What stands in place of a group that is not shown: "<10" where the table says so little that few people must be behind it. */
export function placeholder(n: number | null, look: Look): string {
  return n === null || n < 10 ? chartText(look.lang, 'few', { base: '10' }) : chartText(look.lang, 'withheld')
}
