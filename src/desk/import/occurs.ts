import type { ColumnSummary } from '../../engines/import-protocol.ts'
import type { Work } from './use-import.ts'
import type { AtImport } from './at-import.ts'

/**
 * Whether a text stands in one of the columns, as far as the page knows: a mapping also names texts that its tool may write and this file
 * does not. Of a column with more texts than the page was given nobody can say, and the answer is yes.
 */
export function occurs(value: string, columns: readonly string[], summaries: readonly ColumnSummary[]): boolean {
  return summaries.some((one) => columns.includes(one.key) && (value === '' ? one.blanks > 0 : one.distinct > one.values.length || one.guard !== null || one.values.some(({ text }) => text === value)))
}

/** What does not fit: cells that count as lost, and rows that are not taken at all (other numbers of cells, doubles). */
export function notFitting({ work, checked }: { readonly work: Work; readonly checked: NonNullable<AtImport['checked']> }): { readonly cells: number; readonly rows: number } {
  const rows = work.summary.badRows.length + (work.summary.rows - checked.rows)
  return { cells: checked.problemCount - rows, rows }
}
