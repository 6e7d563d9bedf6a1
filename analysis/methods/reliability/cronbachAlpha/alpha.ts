import { fisherF } from '../../../numeric/distributions.ts'
import { sumOf } from '../../../numeric/sums.ts'

/** Moments of k items: covariances (n - 1) row by row, means, whether each item varies, and the number of people. */
export interface Items {
  readonly covariance: readonly number[]
  readonly means: readonly number[]
  readonly varies: readonly boolean[]
  readonly n: number
}

const size = ({ means }: Items): number => means.length
const at = (items: Items, i: number, j: number): number => items.covariance[i * size(items) + j]!
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

/** Variance of the sum of the items at these places. */
export function sumVariance(items: Items, places: readonly number[]): number {
  return sumOf(places.flatMap((i) => places.map((j) => at(items, i, j))))
}

/**
 * Coefficient alpha: k/(k - 1) (1 - sum of item variances / variance of the sum) (Cronbach 1951, Psychometrika 16:297, eq. 2).
 * May be negative. Null where the sum does not vary (nothing is left of the variances but rounding) or there are fewer than two items.
 */
export function alpha(items: Items, places: readonly number[] = range(size(items))): number | null {
  const k = places.length
  if (k < 2 || places.every((i) => !items.varies[i])) return null
  const variances = sumOf(places.map((i) => at(items, i, i)))
  const total = sumVariance(items, places)
  if (total <= 1e-12 * variances) return null
  return (k / (k - 1)) * (1 - variances / total)
}

/** Alpha without each item; null for all where fewer than three items leave no scale. */
export function alphaIfDropped(items: Items): readonly (number | null)[] {
  const places = range(size(items))
  return places.map((dropped) => (places.length < 3 ? null : alpha(items, places.filter((i) => i !== dropped))))
}

/** Interval of alpha (Feldt 1965, Psychometrika 30:357; Feldt, Woodruff & Salih 1987, Appl. Psych. Meas. 11:93, eq. 5): (1 - alpha)/(1 - estimate) is F with n - 1 and (n - 1)(k - 1) df. */
export function feldtInterval(estimate: number, n: number, k: number, confidence: number): { readonly lower: number; readonly upper: number } {
  const df = { df1: n - 1, df2: (n - 1) * (k - 1) }
  const tail = (1 - confidence) / 2
  return { lower: 1 - (1 - estimate) * fisherF.quantile(tail, df, 'upper'), upper: 1 - (1 - estimate) * fisherF.quantile(tail, df, 'lower') }
}

/** Correlations between items, one per pair (below the diagonal); null with an item that does not vary. */
export function interItemR(items: Items): readonly (number | null)[] {
  return range(size(items)).flatMap((i) => range(i).map((j) => (items.varies[i] && items.varies[j] ? at(items, i, j) / Math.sqrt(at(items, i, i) * at(items, j, j)) : null)))
}

/** Mean, median and ends of the correlations between items; null where one of them is undefined. */
export function interItemSummary(items: Items): { readonly mean: number; readonly median: number; readonly min: number; readonly max: number } | null {
  const r = interItemR(items).filter((value) => value !== null).sort((a, b) => a - b)
  if (r.length === 0 || r.length < (size(items) * (size(items) - 1)) / 2) return null
  const half = (r.length - 1) / 2
  return { mean: sumOf(r) / r.length, median: (r[Math.floor(half)]! + r[Math.ceil(half)]!) / 2, min: r[0]!, max: r.at(-1)! }
}

/** Standardized alpha: k r / (1 + (k - 1) r) with the mean correlation (the Spearman-Brown formula; SPSS "based on standardized items"). */
export function standardizedAlpha(items: Items): number | null {
  const r = interItemSummary(items)
  const k = size(items)
  if (r === null) return null
  const scale = 1 + (k - 1) * r.mean
  return scale > 1e-12 ? (k * r.mean) / scale : null
}

/** Correlation of each item with the sum of the others (Henrysson 1963, Psychometrika 28:211); null where one of the two does not vary. */
export function correctedItemTotal(items: Items): readonly (number | null)[] {
  const places = range(size(items))
  return places.map((i) => {
    const others = places.filter((j) => j !== i)
    const rest = sumVariance(items, others)
    if (!items.varies[i] || others.every((j) => !items.varies[j]) || rest <= 1e-12 * sumOf(others.map((j) => at(items, j, j)))) return null
    return sumOf(others.map((j) => at(items, i, j))) / Math.sqrt(at(items, i, i) * rest)
  })
}

/** The sum of the items without each of them: mean and variance. */
export function sumIfDropped(items: Items): readonly { readonly mean: number; readonly variance: number }[] {
  const places = range(size(items))
  return places.map((i) => {
    const others = places.filter((j) => j !== i)
    return { mean: sumOf(others.map((j) => items.means[j]!)), variance: sumVariance(items, others) }
  })
}
