import gammaln from '@stdlib/math-base-special-gammaln'
import { fisherF, studentT } from '../../../numeric/distributions.ts'
import { noncentralT } from '../../../numeric/noncentral.ts'
import { rootAround } from '../../../numeric/solve.ts'
import { sumOf } from '../../../numeric/sums.ts'

/** One group's numbers. `variance` with n - 1, null for one person; exactly 0 where all are equal. */
export interface Sample {
  readonly n: number
  readonly mean: number
  readonly variance: number | null
}

export interface TTest {
  /** First minus second. */
  readonly difference: number
  readonly stdError: number
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  readonly lower: number
  readonly upper: number
}
function tTest(difference: number, stdError: number, df: number, confidence: number): TTest {
  const statistic = difference / stdError
  const half = studentT.quantile((1 - confidence) / 2, { df }, 'upper') * stdError
  const pValue = Math.min(1, 2 * studentT.p(Math.abs(statistic), { df }, 'upper'))
  return { difference, stdError, statistic, df, pValue, lower: difference - half, upper: difference + half }
}

/** Welch's t without equal variances, df by Satterthwaite (Welch 1947, Biometrika 34:28). Null where a group has one person or neither varies. */
export function welchT(first: Sample, second: Sample, confidence: number): TTest | null {
  if (first.variance === null || second.variance === null) return null
  const [a, b] = [first.variance / first.n, second.variance / second.n]
  if (a + b === 0) return null
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1))
  return tTest(first.mean - second.mean, Math.sqrt(a + b), df, confidence)
}

/** Sum of squares within groups; a group of one adds nothing. */
const within = (samples: readonly Sample[]): number => sumOf(samples.map(({ n, variance }) => (variance === null ? 0 : (n - 1) * variance)))

/** Student's t with one variance for both groups (Student 1908). Null where nothing varies within the groups. */
export function pooledT(first: Sample, second: Sample, confidence: number): TTest | null {
  const df = first.n + second.n - 2
  const squares = within([first, second])
  if (df < 1 || squares === 0) return null
  return tTest(first.mean - second.mean, Math.sqrt((squares / df) * (1 / first.n + 1 / second.n)), df, confidence)
}

export interface FTest {
  readonly statistic: number
  readonly df1: number
  readonly df2: number
  readonly pValue: number
}

/** Welch's analysis of variance without equal variances (Welch 1951, Biometrika 38:330). Null where a group has one person or does not vary. */
export function welchAnova(samples: readonly Sample[]): FTest | null {
  const k = samples.length
  if (k < 2 || samples.some(({ variance }) => !variance)) return null
  const weights = samples.map(({ n, variance }) => n / variance!)
  const weight = sumOf(weights)
  const grand = sumOf(samples.map(({ mean }, i) => weights[i]! * mean)) / weight
  const lambda = sumOf(samples.map(({ n }, i) => (1 - weights[i]! / weight) ** 2 / (n - 1)))
  const between = sumOf(samples.map(({ mean }, i) => weights[i]! * (mean - grand) ** 2)) / (k - 1)
  const statistic = between / (1 + ((2 * (k - 2)) / (k * k - 1)) * lambda)
  const df1 = k - 1
  const df2 = (k * k - 1) / (3 * lambda)
  return { statistic, df1, df2, pValue: fisherF.p(statistic, { df1, df2 }, 'upper') }
}

/** Sums of squares between and within groups (Fisher 1925). */
export function squaresOf(samples: readonly Sample[]): { readonly between: number; readonly within: number } {
  const n = sumOf(samples.map((sample) => sample.n))
  const grand = sumOf(samples.map((sample) => sample.n * sample.mean)) / n
  return { between: sumOf(samples.map((sample) => sample.n * (sample.mean - grand) ** 2)), within: within(samples) }
}

/** One-way analysis of variance with one variance for all groups, and its share of variance eta squared. Null where nothing varies within the groups. */
export function oneWayAnova(samples: readonly Sample[]): (FTest & { readonly etaSquared: number }) | null {
  const k = samples.length
  const df2 = sumOf(samples.map(({ n }) => n)) - k
  const squares = squaresOf(samples)
  if (k < 2 || df2 < 1 || squares.within === 0) return null
  const statistic = squares.between / (k - 1) / (squares.within / df2)
  return { statistic, df1: k - 1, df2, pValue: fisherF.p(statistic, { df1: k - 1, df2 }, 'upper'), etaSquared: squares.between / (squares.between + squares.within) }
}

export interface Effect {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

/**
 * Cohen's d = (first - second) / pooled SD (Cohen 1988, eq. 2.5.1), with the limits at which the non-central t puts half of
 * 1 - confidence beyond the observed t (Steiger & Fouladi 1997; Cumming & Finch 2001, Educ. Psychol. Meas. 61:532). Null as {@link pooledT}.
 */
export function cohensD(first: Sample, second: Sample, confidence: number): (Effect & { readonly df: number }) | null {
  const test = pooledT(first, second, confidence)
  if (test === null) return null
  const { statistic: t, df } = test
  const perD = Math.sqrt((first.n * second.n) / (first.n + second.n))
  const tail = (1 - confidence) / 2
  const limit = (side: 'lower' | 'upper', from: number): number => {
    const aim = Math.log(tail)
    const f = (ncp: number): number => Math.max(-1e4, Math.log(noncentralT.p(t, { df, ncp }, side))) - aim
    return rootAround(f, from, 1, { low: -Infinity, high: Infinity }, 1e-11)
  }
  const z = Math.sqrt(1 + (t * t) / (2 * df)) * 1.96
  return { estimate: t / perD, lower: limit('upper', t - z) / perD, upper: limit('lower', t + z) / perD, df }
}

/** The factor that takes the bias from d (Hedges 1981, J. Educ. Stat. 6:107, eq. 6e): gamma(df/2) / (sqrt(df/2) gamma((df - 1)/2)). `df` > 1. */
export function hedgesFactor(df: number): number {
  return Math.exp(gammaln(df / 2) - gammaln((df - 1) / 2) - Math.log(df / 2) / 2)
}

/** Hedges' g: d and its limits without small-sample bias; null with fewer than four people, for whom the factor does not exist. */
export function hedgesG({ df, estimate, lower, upper }: Effect & { readonly df: number }): Effect | null {
  if (df < 2) return null
  const factor = hedgesFactor(df)
  return { estimate: estimate * factor, lower: lower * factor, upper: upper * factor }
}
