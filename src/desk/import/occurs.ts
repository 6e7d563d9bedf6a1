import type { MapCheck } from '../../../analysis/intake/applied.ts'
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

/** Columns without what stands in some rows: `texts` are told as the page was told them, '' where the cell is empty. */
export function withoutTexts(columns: readonly ColumnSummary[], outside: MapCheck['outside']): readonly ColumnSummary[] {
  if (outside.length === 0) return columns
  const of = new Map(outside.map(({ column, texts }) => [column, new Map(texts.map(({ text, n }) => [text, n]))]))
  return columns.map((column) => {
    const gone = of.get(column.key)
    if (!gone) return column
    const values = column.values.map(({ text, n }) => ({ text, n: n - (gone.get(text) ?? 0) })).filter(({ n }) => n > 0)
    return { ...column, values, distinct: column.distinct - (column.values.length - values.length), blanks: column.blanks - (gone.get('') ?? 0) }
  })
}

/** What does not fit: cells that count as lost, and rows that are not taken at all (other numbers of cells, doubles). */
export function notFitting({ work, checked }: { readonly work: Work; readonly checked: NonNullable<AtImport['checked']> }): { readonly cells: number; readonly rows: number } {
  const rows = work.summary.badRows.length + (work.summary.rows - checked.rows)
  return { cells: checked.problemCount - rows, rows }
}
