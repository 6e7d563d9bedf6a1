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

/**
 * What in a description is the number of the lowest or the highest people alone, and how many these are: the ends, what is taken between
 * them, and quantiles (type 7, at `lower` and `upper`) that lie between an end and its neighbour.
 */
export function extremesOf({ values, counts }: Counted, { n, min, max }: Summary, lower: number, upper: number): readonly { readonly column: string; readonly people: number }[] {
  const having = (end: number | null): number => Array.from(values).reduce((sum, value, i) => sum + (value === end ? counts[i]! : 0), 0)
  const [lowest, highest] = [having(min), having(max)]
  const atEnd = (p: number): number | null => ((n - 1) * p < 1 ? lowest : (n - 1) * (1 - p) < 1 ? highest : null)
  const ends = [atEnd(lower), atEnd(upper)]
  const fewest = (of: readonly (number | null)[]): number => of.reduce<number>((least, one) => Math.min(least, one ?? Infinity), Infinity)
  const all = [
    { column: 'min', people: lowest },
    { column: 'max', people: highest },
    { column: 'range', people: Math.min(lowest, highest) },
    { column: 'quantileLower', people: fewest([ends[0]!]) },
    { column: 'quantileUpper', people: fewest([ends[1]!]) },
    { column: 'iqr', people: fewest(ends) },
  ]
  return n === 0 ? [] : all.filter(({ people }) => people < Infinity)
}
