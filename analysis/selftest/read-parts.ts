import type { Cell, Result, Row, TablePart } from '../result/result.ts'

/** A table of a result by its id; null where the result or the table is refused (not computable). Throws where the method has no such table. */
export function tableIn(result: Result, id: string): TablePart | null {
  if (result.status === 'refused') return null
  const part = result.parts.find((one) => one.kind === 'table' && one.id === id)
  if (part?.kind !== 'table') throw new RangeError(`the result has no table ${id}`)
  return part.refused ? null : part
}

/** A number of a row, or null. */
export function numberIn(row: Row | undefined, column: string): number | null {
  const cell = row?.[column]
  if (cell === null || typeof cell === 'number') return cell
  throw new TypeError(`${column} holds ${JSON.stringify(cell)}, not a number`)
}

/** What a cell is called: a text, a plain string, or the key of a message. */
export function nameOf(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'object' && cell !== null) return 'key' in cell ? (cell as { readonly key: string }).key : cell.en
  return String(cell)
}

/** Rows whose cells are called so. */
export function rowsWhere(table: TablePart, is: { readonly [column: string]: string }): readonly Row[] {
  return table.rows.filter((row) => Object.entries(is).every(([column, name]) => nameOf(row[column]) === name))
}
