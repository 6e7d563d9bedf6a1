import { invert, normal, type Continuous, type Tail } from './distributions.ts'
import { integral, logScaleDensity, scaleGrid } from './noncentral.ts'

type StudentizedRange = { readonly k: number; readonly df: number }

/**
 * The range of `k` standard normals (Owen 1962): the largest is at z, all others within `width` below it
 * (lower tail), or at least one is farther (upper tail). Both are integrals of positive terms.
 */
function normalRange(width: number, k: number, tail: Tail): number {
  const others = k - 1
  const logf = (z: number): number => {
    const below = normal.p(z, 'lower')
    const far = normal.p(z - width, 'lower')
    const density = -z * z / 2 - Math.log(2 * Math.PI) / 2
    // All others below z, times the chance that given this all (or not all) are near: no difference of near-equal numbers.
    const near = others * Math.log1p(-far / below)
    return density + others * Math.log(below) + (tail === 'lower' ? near : Math.log(-Math.expm1(near)))
  }
  return Math.min(1, k * integral(logf, -12, 40, 0.12))
}

/** Studentized range of `k` means with `df` degrees of freedom: the normal range averaged over the scale (as {@link noncentralT}). `df` may be Infinity. */
export const studentizedRange = {
  p(x: number, { k, df }: StudentizedRange, tail: Tail): number {
    if (x <= 0) return tail === 'lower' ? 0 : 1
    if (df === Infinity) return normalRange(x, k, tail)
    const density = logScaleDensity(df)
    const { from, to, step } = scaleGrid(df, 1 / (1 + x))
    return Math.min(1, integral((u) => density(u) + Math.log(normalRange(x * Math.exp(u), k, tail)), from, to, step))
  },
  quantile(probability: number, parameters: StudentizedRange, tail: Tail = 'lower'): number {
    return invert((x, side) => studentizedRange.p(x, parameters, side), probability, tail, { low: 0, high: Infinity }, 3, 1)
  },
} satisfies Continuous<StudentizedRange>
