import { beta, normal } from './distributions.ts'

export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * Wilson score interval of `count` out of `n` (Wilson 1927, J. Am. Statist. Assoc. 22:209; Newcombe 1998, Statist. Med. 17:857,
 * method 3), without continuity correction, within [0, 1]. `n` > 0.
 */
export function wilson(count: number, n: number, confidence: number): Interval {
  const z = normal.quantile((1 - confidence) / 2, 'upper')
  const p = count / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  // At 0 and n one limit is exact; rounding must not push it inside or out.
  return { lower: count === 0 ? 0 : Math.max(0, (middle - half) / scale), upper: count === n ? 1 : Math.min(1, (middle + half) / scale) }
}

/** Exact interval of `count` out of `n` (Clopper & Pearson 1934, Biometrika 26:404), by quantiles of the beta distribution. */
export function clopperPearson(count: number, n: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : beta.quantile(tail, { a: count, b: n - count + 1 }, 'lower'),
    upper: count === n ? 1 : beta.quantile(tail, { a: count + 1, b: n - count }, 'upper'),
  }
}
