import { studentT } from '../../../numeric/distributions.ts'
import { quantile7 } from '../../../numeric/order.ts'
import { spreadOf, type Counted } from '../../../numeric/sums.ts'

/** Of one number in one group. What needs two people is null for one; everything but n is null for nobody. */
export interface Summary {
  readonly n: number
  readonly sum: number
  readonly mean: number | null
  /** With n - 1. */
  readonly variance: number | null
  readonly sd: number | null
  readonly stdError: number | null
  readonly min: number | null
  readonly max: number | null
  readonly median: number | null
}

/** Describes a number from its distribution (distinct values, ascending, and how many people have each). */
export function summaryOf(distribution: Counted): Summary {
  const { values, counts } = distribution
  const filled = Array.from(values).flatMap((value, i) => (counts[i]! > 0 ? [value] : []))
  if (filled.length === 0) return { n: 0, sum: 0, mean: null, variance: null, sd: null, stdError: null, min: null, max: null, median: null }
  const { weight: n, sum, mean, squares } = spreadOf(distribution)
  // Equal values have no spread; rounding must not invent one.
  const variance = n > 1 ? (filled.length === 1 ? 0 : squares / (n - 1)) : null
  const sd = variance === null ? null : Math.sqrt(variance)
  return {
    n,
    sum,
    mean: filled.length === 1 ? filled[0]! : mean,
    variance,
    sd,
    stdError: sd === null ? null : sd / Math.sqrt(n),
    min: filled[0]!,
    max: filled.at(-1)!,
    median: quantile7(distribution, 0.5),
  }
}

/** Student's interval of a mean (Student 1908): mean ± t(n - 1) sd/sqrt(n); null where there is no spread to go by. */
export function meanInterval({ n, mean, stdError }: Pick<Summary, 'n' | 'mean' | 'stdError'>, confidence: number): { readonly lower: number; readonly upper: number } | null {
  if (mean === null || stdError === null) return null
  const half = studentT.quantile((1 - confidence) / 2, { df: n - 1 }, 'upper') * stdError
  return { lower: mean - half, upper: mean + half }
}
