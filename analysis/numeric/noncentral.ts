import gammaln from '@stdlib/math-base-special-gammaln'
import { chiSquare, fisherF, invert, normal, type Continuous, type Tail } from './distributions.ts'
import { Sum } from './sums.ts'

/**
 * The integral of exp(log f) over the whole line by the trapezoid rule, which for such smooth, quickly falling integrands
 * gains digits exponentially with the number of points (Trefethen & Weideman 2014, SIAM Review 56:385). One peak; sums
 * from it outwards until nothing is added.
 */
export function integral(logf: (u: number) => number, from: number, to: number, step: number): number {
  let peak = from
  let highest = -Infinity
  const coarse = (to - from) / 60
  for (let i = 0; i <= 60; i++) {
    const height = logf(from + i * coarse)
    if (height > highest) {
      highest = height
      peak = from + i * coarse
    }
  }
  if (highest === -Infinity) return 0
  const sum = new Sum()
  sum.add(Math.exp(logf(peak)))
  for (const side of [-step, step]) {
    for (let i = 1; i < 200000; i++) {
      const height = logf(peak + i * side)
      sum.add(Math.exp(height))
      if (height < highest - 45) break
      if (height > highest) highest = height
    }
  }
  return sum.value * step
}

/** Logarithm of the density of u = ln s, where s is the root of chi-square / df. */
export function logScaleDensity(df: number): (u: number) => number {
  const constant = Math.LN2 + (df / 2) * Math.log(df / 2) - gammaln(df / 2)
  return (u) => constant + df * (u - Math.exp(2 * u) / 2)
}

/** Step and ends for integrals over u = ln s: fine enough for the density and for whatever else changes within `width`. */
export function scaleGrid(df: number, width: number): { readonly from: number; readonly to: number; readonly step: number } {
  return { from: -800 / df - 8 / Math.sqrt(df), to: 0.5 * Math.log1p(1600 / df) + 8 / Math.sqrt(2 * df), step: Math.min(0.3 / Math.sqrt(2 * df), 0.25 * width, 0.1) }
}

type NoncentralT = { readonly df: number; readonly ncp: number }

/**
 * Non-central t: (Z + ncp) / s. The normal tail averaged over the scale (Johnson, Kotz & Balakrishnan 1995, Continuous
 * Univariate Distributions 2, eq. 31.11), both tails as sums of positive terms.
 */
export const noncentralT = {
  p(x: number, { df, ncp }: NoncentralT, tail: Tail): number {
    const density = logScaleDensity(df)
    const { from, to, step } = scaleGrid(df, 1 / (1 + Math.abs(x)))
    return Math.min(1, integral((u) => density(u) + Math.log(normal.p(x * Math.exp(u) - ncp, tail)), from, to, step))
  },
  quantile(probability: number, parameters: NoncentralT, tail: Tail = 'lower'): number {
    return invert((x, side) => noncentralT.p(x, parameters, side), probability, tail, { low: -Infinity, high: Infinity }, parameters.ncp, 2)
  },
} satisfies Continuous<NoncentralT>

/** A Poisson mixture of a central distribution, summed from the middle outwards. `at(j)`: the probability at j. */
function mixture(ncp: number, at: (j: number) => number): number {
  const mean = ncp / 2
  const weight = (j: number): number => (mean === 0 ? (j === 0 ? 1 : 0) : Math.exp(j * Math.log(mean) - mean - gammaln(j + 1)))
  const middle = Math.floor(mean)
  const sum = new Sum()
  for (let j = middle; j >= 0; j--) {
    const term = weight(j) * at(j)
    sum.add(term)
    if (weight(j) < 1e-18 * sum.value) break
  }
  for (let j = middle + 1; ; j++) {
    const term = weight(j) * at(j)
    sum.add(term)
    if (weight(j) < 1e-18 * sum.value || (weight(j) === 0 && j > mean)) break
  }
  return Math.min(1, sum.value)
}

type NoncentralChiSquare = { readonly df: number; readonly ncp: number }

/** Non-central chi-square (Abramowitz & Stegun 26.4.25). `ncp` >= 0. */
export const noncentralChiSquare = {
  p(x: number, { df, ncp }: NoncentralChiSquare, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    return mixture(ncp, (j) => chiSquare.p(x, { df: df + 2 * j }, tail))
  },
  quantile(probability: number, parameters: NoncentralChiSquare, tail: Tail = 'lower'): number {
    const mean = parameters.df + parameters.ncp
    return invert((x, side) => noncentralChiSquare.p(x, parameters, side), probability, tail, { low: 0, high: Infinity }, mean, mean)
  },
} satisfies Continuous<NoncentralChiSquare>

type NoncentralF = { readonly df1: number; readonly df2: number; readonly ncp: number }

/** Non-central F (Abramowitz & Stegun 26.6.18). `ncp` >= 0. */
export const noncentralF = {
  p(x: number, { df1, df2, ncp }: NoncentralF, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    return mixture(ncp, (j) => fisherF.p((x * df1) / (df1 + 2 * j), { df1: df1 + 2 * j, df2 }, tail))
  },
  quantile(probability: number, parameters: NoncentralF, tail: Tail = 'lower'): number {
    const mean = 1 + parameters.ncp / parameters.df1
    return invert((x, side) => noncentralF.p(x, parameters, side), probability, tail, { low: 0, high: Infinity }, mean, mean)
  },
} satisfies Continuous<NoncentralF>
