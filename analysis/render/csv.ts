import type { HiddenCell, Provenance, ResultColumn, TablePart } from '../result/result.ts'
import { wordsOf, type Show } from './layout.ts'

const BOM = '\uFEFF'

/**
 * A table for other programs: one line per row, columns by their names (hidden ones too), numbers at full precision, words in the
 * language of `show`. `notShown` names what disclosure took out ("n:small mean:small"), `note` says why a cell is empty, `synthetic`
 * is 1 in every line of synthetic data; the three stand only where they are needed. UTF-8 with BOM, CRLF; text cells that a
 * spreadsheet would run as a formula begin with an apostrophe. A refused table has no lines but its reason in `note`.
 */
export function tableCsv(table: TablePart, { synthetic }: Pick<Provenance, 'synthetic'>, show: Show): string {
  const hidden = new Map<number, HiddenCell[]>()
  for (const cell of table.hidden ?? []) hidden.set(cell.row, [...(hidden.get(cell.row) ?? []), cell])
  const rowNotes = table.notes.filter(({ row }) => row !== undefined)
  const columns: readonly { readonly name: string; readonly cell: (row: number) => string }[] = [
    ...table.columns.map((column) => ({ name: column.name, cell: (row: number) => cellOf(table, row, column, show) })),
    ...(hidden.size > 0 ? [{ name: 'notShown', cell: (row: number) => text((hidden.get(row) ?? []).map(({ column, why }) => `${column}:${why}`).join(' ')) }] : []),
    ...(rowNotes.length > 0 ? [{ name: 'note', cell: (row: number) => text(rowNotes.filter((note) => note.row === row).map(({ message }) => show.say(message)).join(' ')) }] : []),
    ...(synthetic ? [{ name: 'synthetic', cell: () => '1' }] : []),
  ]
  const lines = table.refused
    ? [[...table.columns.map(({ name }) => name), 'note'], [...table.columns.map(() => ''), text(show.say(table.refused))]]
    : [columns.map(({ name }) => name), ...table.rows.map((_, row) => columns.map(({ cell }) => cell(row)))]
  return BOM + lines.map((line) => `${line.join(',')}\r\n`).join('')
}

function cellOf(table: TablePart, row: number, { name }: ResultColumn, show: Show): string {
  const cell = table.rows[row]![name] ?? null
  if (cell === null) return ''
  if (typeof cell !== 'number') return text(wordsOf(cell, show))
  if (!Number.isFinite(cell)) throw new RangeError(`row ${row} of table ${table.id} holds ${cell} in ${name}`)
  return String(cell)
}

function text(words: string): string {
  const defused = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused
}
