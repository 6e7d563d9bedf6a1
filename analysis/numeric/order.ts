import { sumOf } from './sums.ts'
import type { Counted } from './sums.ts'

/**
 * Quantile of type 7 (Hyndman & Fan 1996, American Statistician 50:361; the default of R and of spreadsheets): linear
 * between order statistics at h = (W - 1) p + 1, W the number of people: a count of 3 is the
 * value three times. NaN of nobody.
 */
export function quantile7({ values, counts }: Counted, probability: number): number {
  const total = sumOf(Array.from(counts))
  if (!(total > 0)) return NaN
  const h = (total - 1) * probability
  const whole = Math.floor(h)
  const lower = orderStatistic(values, counts, whole + 1)
  return h === whole ? lower : lower + (h - whole) * (orderStatistic(values, counts, whole + 2) - lower)
}

/** The `rank`-th smallest of the values laid out by their counts; the largest beyond the last. */
function orderStatistic(values: ArrayLike<number>, counts: ArrayLike<number>, rank: number): number {
  let reached = 0
  for (let i = 0; i < values.length; i++) {
    reached += counts[i]!
    if (reached >= rank) return values[i]!
  }
  return values[values.length - 1]!
}
