import betainc from '@stdlib/math-base-special-betainc'
import erfc from '@stdlib/math-base-special-erfc'
import gammainc from '@stdlib/math-base-special-gammainc'
import { rootAround } from './solve.ts'

/** `lower`: P(X <= x); `upper`: P(X > x), computed as itself and never as 1 minus the other. */
export type Tail = 'lower' | 'upper'

/** A continuous distribution with parameters `P`. Probabilities are good to about 1e-12 relative, down to 1e-300, in both tails. */
export interface Continuous<P> {
  p(x: number, parameters: P, tail: Tail): number
  /** Where `p(x, ..., tail)` equals the probability; the ends of the support at 0 and 1. The lower tail unless said. */
  quantile(probability: number, parameters: P, tail?: Tail): number
}

const other = (tail: Tail): Tail => (tail === 'lower' ? 'upper' : 'lower')

/**
 * Inverts a distribution in the logarithm of its smaller tail, where even far quantiles are well conditioned.
 * `guess` and `width` only say where to look first.
 */
export function invert(
  p: (x: number, tail: Tail) => number,
  probability: number,
  tail: Tail,
  support: { readonly low: number; readonly high: number },
  guess: number,
  width: number,
): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`${probability} is no probability`)
  if (probability === 0) return tail === 'lower' ? support.low : support.high
  if (probability === 1) return tail === 'lower' ? support.high : support.low
  const small = probability <= 0.5 ? { tail, probability } : { tail: other(tail), probability: 1 - probability }
  const aim = Math.log(small.probability)
  // Underflow to 0 is as far out as it gets, not an undefined logarithm.
  const f = (x: number): number => Math.max(-1e4, Math.log(p(x, small.tail))) - aim
  if (support.low !== 0) return rootAround(f, guess, width, support)
  // On a half-line quantiles may lie hundreds of powers of ten below the guess: searched in the logarithm.
  const ends = { low: -745, high: Math.min(709, Math.log(support.high)) }
  const u = rootAround((at) => f(Math.exp(at)), Math.log(guess), width / guess, ends)
  // Out of the reach of doubles.
  if (u === ends.low || u === ends.high) return u === ends.low ? support.low : support.high
  return Math.exp(u)
}

const line = { low: -Infinity, high: Infinity }
const half = { low: 0, high: Infinity }

function normalP(x: number, tail: Tail): number {
  return erfc((tail === 'lower' ? -x : x) / Math.SQRT2) / 2
}

/** Standard normal. */
export const normal = {
  p: normalP,
  quantile(probability: number, tail: Tail = 'lower'): number {
    if (probability === 0.5) return 0
    return invert(normalP, probability, tail, line, 0, 2)
  },
}

/** Student's t with `df` > 0. Through the incomplete beta function (Abramowitz & Stegun 26.5.27), from the side that keeps its digits. */
export const studentT = {
  p(x: number, { df }: { readonly df: number }, tail: Tail): number {
    const square = x * x
    const beyond =
      square < df
        ? betainc(square / (df + square), 0.5, df / 2, true, true) / 2
        : betainc(1 / (1 + square / df), df / 2, 0.5, true, false) / 2
    return x > 0 === (tail === 'upper') ? beyond : 1 - beyond
  },
  quantile(probability: number, parameters: { readonly df: number }, tail: Tail = 'lower'): number {
    if (probability === 0.5) return 0
    return invert((x, side) => studentT.p(x, parameters, side), probability, tail, line, 0, 2)
  },
} satisfies Continuous<{ readonly df: number }>

/** F with `df1` and `df2` > 0 (Abramowitz & Stegun 26.6.2). */
export const fisherF = {
  p(x: number, { df1, df2 }: { readonly df1: number; readonly df2: number }, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    const part = df1 * x
    return part < df2
      ? betainc(part / (part + df2), df1 / 2, df2 / 2, true, tail === 'upper')
      : betainc(df2 / (part + df2), df2 / 2, df1 / 2, true, tail === 'lower')
  },
  quantile(probability: number, parameters: { readonly df1: number; readonly df2: number }, tail: Tail = 'lower'): number {
    return invert((x, side) => fisherF.p(x, parameters, side), probability, tail, half, 1, 1)
  },
} satisfies Continuous<{ readonly df1: number; readonly df2: number }>

/** Chi-square with `df` > 0 (Abramowitz & Stegun 26.4.19). */
export const chiSquare = {
  p(x: number, { df }: { readonly df: number }, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    return gammainc(x / 2, df / 2, true, tail === 'upper')
  },
  quantile(probability: number, parameters: { readonly df: number }, tail: Tail = 'lower'): number {
    return invert((x, side) => chiSquare.p(x, parameters, side), probability, tail, half, parameters.df, parameters.df)
  },
} satisfies Continuous<{ readonly df: number }>

/** Beta with `a` and `b` > 0, on [0, 1]. */
export const beta = {
  p(x: number, { a, b }: { readonly a: number; readonly b: number }, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    if (x >= 1) return tail === 'lower' ? 1 : 0
    return betainc(x, a, b, true, tail === 'upper')
  },
  quantile(probability: number, parameters: { readonly a: number; readonly b: number }, tail: Tail = 'lower'): number {
    const mean = parameters.a / (parameters.a + parameters.b)
    return invert((x, side) => beta.p(x, parameters, side), probability, tail, { low: 0, high: 1 }, mean, 0.1)
  },
} satisfies Continuous<{ readonly a: number; readonly b: number }>

/** Gamma with `shape` and `rate` > 0. */
export const gamma = {
  p(x: number, { shape, rate }: { readonly shape: number; readonly rate: number }, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    return gammainc(Math.min(x * rate, Number.MAX_VALUE), shape, true, tail === 'upper')
  },
  quantile(probability: number, parameters: { readonly shape: number; readonly rate: number }, tail: Tail = 'lower'): number {
    const mean = parameters.shape / parameters.rate
    return invert((x, side) => gamma.p(x, parameters, side), probability, tail, half, mean, mean)
  },
} satisfies Continuous<{ readonly shape: number; readonly rate: number }>
