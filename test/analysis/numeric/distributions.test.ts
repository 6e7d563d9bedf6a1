import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beta, chiSquare, fisherF, gamma, normal, studentT } from '../../../analysis/numeric/distributions.ts'
import { noncentralChiSquare, noncentralF, noncentralT } from '../../../analysis/numeric/noncentral.ts'
import { studentizedRange } from '../../../analysis/numeric/studentized-range.ts'

/** How far off a number is, in parts of the expected one. */
const off = (actual: number, expected: number) => Math.abs(actual / expected - 1)

describe('distributions against closed forms', () => {
  it('are Cauchy for t with one degree of freedom, in both tails and far out', () => {
    for (const x of [0.01, 0.7, 3, 50, 1e6, 1e12]) {
      expect(off(studentT.p(x, { df: 1 }, 'upper'), Math.atan(1 / x) / Math.PI)).toBeLessThan(1e-11)
      expect(off(studentT.p(-x, { df: 1 }, 'lower'), Math.atan(1 / x) / Math.PI)).toBeLessThan(1e-11)
      expect(off(studentT.p(x, { df: 1 }, 'lower'), 1 - Math.atan(1 / x) / Math.PI)).toBeLessThan(1e-11)
    }
  })

  it('give chi-square, gamma and F their exponential and power tails down to 1e-300', () => {
    for (const x of [0.1, 5, 200, 690]) {
      expect(off(chiSquare.p(2 * x, { df: 2 }, 'upper'), Math.exp(-x))).toBeLessThan(1e-11)
      expect(off(gamma.p(x / 3, { shape: 1, rate: 3 }, 'upper'), Math.exp(-x))).toBeLessThan(1e-11)
    }
    for (const x of [0.2, 3, 40, 900]) expect(off(fisherF.p(x, { df1: 2, df2: 200 }, 'upper'), Math.exp(-100 * Math.log1p(x / 100)))).toBeLessThan(1e-11)
    expect(off(fisherF.p(1e4, { df1: 2, df2: 280 }, 'upper'), Math.exp(-140 * Math.log1p(2e4 / 280)))).toBeLessThan(1e-11)
    expect(off(beta.p(1e-100, { a: 3, b: 1 }, 'lower'), 1e-300)).toBeLessThan(1e-11)
  })

  it('know the normal at published points', () => {
    expect(off(normal.p(-1.959963984540054, 'lower'), 0.025)).toBeLessThan(1e-11)
    // Marsaglia 2004, J. Stat. Softw. 11(4): 16-digit tail values.
    expect(off(normal.p(6, 'upper'), 9.865876450376981e-10)).toBeLessThan(1e-11)
    expect(off(normal.quantile(0.975), 1.959963984540054)).toBeLessThan(1e-11)
    expect(off(normal.quantile(1e-300, 'upper'), 37.0470962993612)).toBeLessThan(1e-13)
    expect(normal.quantile(0.5)).toBe(0)
    expect(normal.quantile(0)).toBe(-Infinity)
    expect(normal.quantile(1, 'upper')).toBe(-Infinity)
  })

  it('are the central ones where non-centrality is zero', () => {
    for (const x of [0.3, 2, 9]) {
      expect(off(noncentralT.p(x, { df: 7.5, ncp: 0 }, 'upper'), studentT.p(x, { df: 7.5 }, 'upper'))).toBeLessThan(1e-12)
      expect(off(noncentralChiSquare.p(x, { df: 3, ncp: 0 }, 'upper'), chiSquare.p(x, { df: 3 }, 'upper'))).toBeLessThan(1e-11)
      expect(off(noncentralF.p(x, { df1: 3, df2: 20, ncp: 0 }, 'upper'), fisherF.p(x, { df1: 3, df2: 20 }, 'upper'))).toBeLessThan(1e-11)
    }
  })

  it('put the non-central t below zero as often as the normal is below minus its non-centrality', () => {
    for (const ncp of [-3, -0.2, 0.5, 4, 12]) for (const df of [1, 4, 300]) expect(off(noncentralT.p(0, { df, ncp }, 'lower'), normal.p(-ncp, 'lower'))).toBeLessThan(1e-11)
  })

  it('agree between non-central t squared and non-central F', () => {
    for (const [x, ncp] of [[1.2, 0.5], [3, 2.2], [6, 4]] as const) {
      const outside = noncentralT.p(x, { df: 18, ncp }, 'upper') + noncentralT.p(-x, { df: 18, ncp }, 'lower')
      expect(off(outside, noncentralF.p(x * x, { df1: 1, df2: 18, ncp: ncp * ncp }, 'upper'))).toBeLessThan(1e-10)
    }
  })

  it('make the range of two the root of two times t', () => {
    for (const q of [0.5, 3, 9, 30]) expect(off(studentizedRange.p(q, { k: 2, df: 11 }, 'upper'), 2 * studentT.p(q / Math.SQRT2, { df: 11 }, 'upper'))).toBeLessThan(1e-9)
    expect(off(studentizedRange.p(4, { k: 2, df: Infinity }, 'upper'), 2 * normal.p(4 / Math.SQRT2, 'upper'))).toBeLessThan(1e-10)
  })
})

describe('every distribution', () => {
  const tail = fc.constantFrom('lower' as const, 'upper' as const)
  const df = fc.double({ min: 0.7, max: 3000, noNaN: true })
  const probability = fc.oneof(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), fc.double({ min: 1, max: 280, noNaN: true }).map((e) => 10 ** -e))

  it('has quantiles that its own probabilities lead back to', () => {
    fc.assert(
      fc.property(probability, df, df, tail, (p, a, b, side) => {
        expect(off(normal.p(normal.quantile(p, side), side), p)).toBeLessThan(1e-9)
        const there = [
          [chiSquare, { df: a }],
          [fisherF, { df1: a, df2: b }],
          [gamma, { shape: a, rate: b }],
        ] as const
        for (const [distribution, parameters] of there) {
          const x = distribution.quantile(p, parameters as never, side)
          // Beyond the range of doubles there is no quantile to lead back from.
          expect(x > 1e-280 && x < 1e280 ? off(distribution.p(x, parameters as never, side), p) : 0).toBeLessThan(1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has tails that make one, and rises', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 60, noNaN: true }), df, df, (x, a, b) => {
        for (const p of [
          (at: number, side: 'lower' | 'upper') => studentT.p(at - 30, { df: a }, side),
          (at: number, side: 'lower' | 'upper') => chiSquare.p(at, { df: a }, side),
          (at: number, side: 'lower' | 'upper') => fisherF.p(at, { df1: a, df2: b }, side),
          (at: number, side: 'lower' | 'upper') => noncentralT.p(at / 4, { df: a, ncp: 3 }, side),
        ]) {
          expect(p(x, 'lower') + p(x, 'upper')).toBeCloseTo(1, 10)
          expect(p(x * 1.2, 'lower')).toBeGreaterThanOrEqual(p(x, 'lower') - 1e-12)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what is no probability', () => {
    expect(() => normal.quantile(1.1)).toThrow(RangeError)
    expect(() => chiSquare.quantile(NaN, { df: 2 })).toThrow(RangeError)
  })
})
