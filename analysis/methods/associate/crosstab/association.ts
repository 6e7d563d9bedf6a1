import { chiSquare, normal } from '../../../numeric/distributions.ts'
import { adjust, type Adjustment } from '../../../numeric/adjust.ts'
import { sumOf } from '../../../numeric/sums.ts'

/** Counts by row and column. */
export type Counts = readonly (readonly number[])[]

export interface Margins {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly total: number
}
export function marginsOf(counts: Counts): Margins {
  const rows = counts.map((row) => sumOf(row))
  const columns = (counts[0] ?? []).map((_, c) => sumOf(counts.map((row) => row[c]!)))
  return { rows, columns, total: sumOf(rows) }
}

/** The table without empty rows and columns, and the places that are left: a category nobody chose has no part in a test. */
export function withoutEmpty(counts: Counts): { readonly counts: Counts; readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const margins = marginsOf(counts)
  const filled = (sums: readonly number[]) => sums.flatMap((sum, place) => (sum > 0 ? [place] : []))
  const rows = filled(margins.rows)
  const columns = filled(margins.columns)
  return { counts: rows.map((r) => columns.map((c) => counts[r]![c]!)), rows, columns }
}

/** Expected counts under independence: row total times column total over n. No margin may be empty. */
export function expectedCounts(counts: Counts): Counts {
  const { rows, columns, total } = marginsOf(counts)
  return rows.map((row) => columns.map((column) => (row * column) / total))
}

/** What the two variables have to do with each other. */
export interface Association {
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  /** Cramér's V. */
  readonly v: number
  readonly minExpected: number
  readonly below5: number
  readonly cells: number
}

/**
 * Pearson's chi-square without continuity correction (Pearson 1900; Agresti 2013, Categorical Data Analysis, 3rd ed., eq. 3.10)
 * and Cramér's V = sqrt(chi-square / (n min(r - 1, c - 1))) (Cramér 1946, Mathematical Methods of Statistics, sec. 21.9).
 * Null with fewer than two rows or columns. No margin may be empty.
 */
export function association(counts: Counts): Association | null {
  const r = counts.length
  const c = counts[0]?.length ?? 0
  if (r < 2 || c < 2) return null
  const expected = expectedCounts(counts).flat()
  const { total } = marginsOf(counts)
  const statistic = sumOf(counts.flat().map((n, cell) => (n - expected[cell]!) ** 2 / expected[cell]!))
  const df = (r - 1) * (c - 1)
  return {
    statistic,
    df,
    pValue: chiSquare.p(statistic, { df }, 'upper'),
    v: Math.min(1, Math.sqrt(statistic / (total * Math.min(r - 1, c - 1)))),
    minExpected: Math.min(...expected),
    below5: expected.filter((n) => n < 5).length,
    cells: expected.length,
  }
}

export interface Residual {
  readonly residual: number
  readonly pValue: number
  readonly pAdjusted: number
}

/**
 * Adjusted residuals (O - E)/sqrt(E (1 - row share)(1 - column share)) (Haberman 1973, Biometrics 29:205), standard normal under
 * independence, with two-sided p held to one level over the table. Of two columns (or rows) each is the other's opposite: the
 * same test counts once. Null with fewer than two rows or columns.
 */
export function residuals(counts: Counts, by: Adjustment): readonly (readonly Residual[])[] | null {
  const r = counts.length
  const c = counts[0]?.length ?? 0
  if (r < 2 || c < 2) return null
  const expected = expectedCounts(counts)
  const { rows, columns, total } = marginsOf(counts)
  const z = counts.map((row, i) => row.map((n, j) => (n - expected[i]![j]!) / Math.sqrt(expected[i]![j]! * (1 - rows[i]! / total) * (1 - columns[j]! / total))))
  const p = z.map((row) => row.map((value) => Math.min(1, 2 * normal.p(-Math.abs(value), 'lower'))))
  const tested = (i: number, j: number): { readonly i: number; readonly j: number } => ({ i: r === 2 ? 0 : i, j: c === 2 ? 0 : j })
  const isOwn = (i: number, j: number): boolean => tested(i, j).i === i && tested(i, j).j === j
  const adjusted = adjust(p.flatMap((row, i) => row.map((value, j) => (isOwn(i, j) ? value : null))), by)
  return z.map((row, i) =>
    row.map((residual, j) => {
      const own = tested(i, j)
      return { residual, pValue: p[i]![j]!, pAdjusted: adjusted[own.i * c + own.j]! }
    }),
  )
}
