import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjust, ADJUSTMENTS } from '../../../analysis/numeric/adjust.ts'
import { quantile7 } from '../../../analysis/numeric/order.ts'
import { clopperPearson, wilson } from '../../../analysis/numeric/proportion.ts'
import { random } from '../../../analysis/numeric/random.ts'
import { rootBetween } from '../../../analysis/numeric/solve.ts'
import { spreadOf, sumOf } from '../../../analysis/numeric/sums.ts'

describe('sums', () => {
  it('keep what is small beside what is large', () => {
    expect(sumOf([1, 1e100, 1, -1e100])).toBe(2)
    expect(sumOf([])).toBe(0)
  })

  it('find the spread of numbers with eleven equal leading digits', () => {
    const base = 1e11
    const { mean, squares, weight } = spreadOf({ values: [base + 0.125, base + 0.25, base + 0.375], counts: [1, 2, 1] })
    expect([weight, mean, squares]).toEqual([4, base + 0.25, 2 * 0.125 ** 2])
  })

  it('count a value as often as its count says', () => {
    expect(spreadOf({ values: [1, 4], counts: [3, 1] })).toEqual(spreadOf({ values: [1, 1, 1, 4], counts: [1, 1, 1, 1] }))
  })
})

describe('quantiles of type 7', () => {
  it('lie between the values by hand', () => {
    // h = (4 - 1) p + 1 over 10, 20, 40, 80
    const of = (p: number) => quantile7({ values: [10, 20, 40, 80], counts: [1, 1, 1, 1] }, p)
    expect([0, 0.25, 0.5, 0.9, 1].map(of)).toEqual([10, 17.5, 30, 68, 80])
  })

  it('are those of the values written out', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ value: fc.integer({ min: -9, max: 9 }), n: fc.integer({ min: 0, max: 4 }) }), { minLength: 1, maxLength: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), (drawn, p) => {
        const cells = [...new Map(drawn.map((cell) => [cell.value, cell])).values()].sort((a, b) => a.value - b.value)
        const all = cells.flatMap(({ value, n }) => Array<number>(n).fill(value))
        const counted = quantile7({ values: cells.map(({ value }) => value), counts: cells.map(({ n }) => n) }, p)
        fc.pre(all.length > 0)
        const h = (all.length - 1) * p
        const low = all[Math.floor(h)]!
        expect(counted).toBeCloseTo(low + (h - Math.floor(h)) * ((all[Math.floor(h) + 1] ?? low) - low), 10)
      }),
    )
  })
})

describe('adjusted p values', () => {
  it('are Holm’s by hand: 3 times the smallest, 2 times the next, never falling', () => {
    expect(adjust([0.04, 0.01, 0.03], 'holm')).toEqual([0.06, 0.03, 0.06])
  })

  it('leave out what was not tested', () => {
    expect(adjust([0.01, null, 0.02], 'bonferroni')).toEqual([0.02, null, 0.04])
    expect(adjust([null], 'BH')).toEqual([null])
  })

  it('never fall below the raw ones, keep their order, and are ordered by strictness', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (p) => {
        const by = Object.fromEntries(ADJUSTMENTS.map((name) => [name, adjust(p, name) as number[]]))
        p.forEach((raw, i) => {
          expect(by['none']![i]).toBe(raw)
          for (const name of ADJUSTMENTS) expect(by[name]![i]).toBeGreaterThanOrEqual(raw)
          expect(by['BH']![i]! - by['hochberg']![i]!).toBeLessThanOrEqual(1e-12)
          expect(by['hochberg']![i]! - by['holm']![i]!).toBeLessThanOrEqual(1e-12)
          expect(by['holm']![i]! - by['bonferroni']![i]!).toBeLessThanOrEqual(1e-12)
          p.forEach((other, j) => expect(raw > other || by['holm']![i]! - by['holm']![j]! <= 1e-12).toBe(true))
        })
      }),
    )
  })
})

describe('intervals of a proportion', () => {
  it('are Newcombe’s published Wilson limits (1998, table 1)', () => {
    const rounded = (count: number, n: number) => Object.values(wilson(count, n, 0.95)).map((end) => Math.round(end * 1e4) / 1e4)
    expect(rounded(81, 263)).toEqual([0.2553, 0.3662])
    expect(rounded(15, 148)).toEqual([0.0624, 0.1605])
    expect(rounded(0, 20)).toEqual([0, 0.1611])
    expect(rounded(1, 29)).toEqual([0.0061, 0.1718])
  })

  it('hold the proportion, stay within 0 and 1, and mirror', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.round(n * share)
        for (const interval of [wilson, clopperPearson]) {
          const { lower, upper } = interval(count, n, 0.9)
          const mirrored = interval(n - count, n, 0.9)
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(upper).toBeLessThanOrEqual(1)
          expect(lower - count / n).toBeLessThanOrEqual(1e-12)
          expect(count / n - upper).toBeLessThanOrEqual(1e-12)
          expect(mirrored.upper).toBeCloseTo(1 - lower, 10)
        }
      }),
    )
  })

  it('are exact at none and all', () => {
    expect(clopperPearson(0, 10, 0.95).upper).toBeCloseTo(1 - 0.025 ** 0.1, 12)
    expect(clopperPearson(10, 10, 0.95)).toEqual({ lower: expect.closeTo(0.025 ** 0.1, 12), upper: 1 })
  })
})

describe('seeded chance', () => {
  it('is the same stream for the same seed, and another for another', () => {
    const first = (seed: number) => Array.from({ length: 5 }, ((stream) => () => stream.bits())(random(seed)))
    expect(first(7)).toEqual(first(7))
    expect(new Set([0, 1, 2, 2 ** 32, 2 ** 40, 0.5, -1].map((seed) => first(seed).join())).size).toBe(7)
    expect(first(20261124)).toEqual([1686732926,419627174,2210724034,499308199,657485805])
  })

  it('draws whole numbers evenly, also below a number that divides no power of two', () => {
    const stream = random(3)
    const counts = new Array<number>(7).fill(0)
    for (let i = 0; i < 14000; i++) counts[stream.integer(7)]!++
    // chi-square on 6 df: 22.46 is its 99.9 % point.
    expect(counts.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(22.46)
    expect(() => stream.integer(0)).toThrow(RangeError)
  })

  it('draws uniform numbers from 0 to below 1 and normal ones with mean 0 and variance 1', () => {
    const stream = random(11)
    const uniform = Array.from({ length: 20000 }, () => stream.uniform())
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...uniform)).toBeLessThan(1)
    const normal = Array.from({ length: 20000 }, () => stream.normal())
    const mean = sumOf(normal) / 20000
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(20000))
    expect(Math.abs(sumOf(normal.map((x) => (x - mean) ** 2)) / 20000 - 1)).toBeLessThan(0.04)
    expect(Math.abs(normal.filter((x) => Math.abs(x) > 1.96).length / 20000 - 0.05)).toBeLessThan(0.006)
  })

  it('shuffles into a permutation and leaves the original alone', () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f']
    const shuffled = random(5).shuffle(items)
    expect(shuffled.toSorted()).toEqual(items)
    expect(shuffled).not.toEqual(items)
  })
})

describe('roots', () => {
  it('are found to the last digits, and asked for where there is none are refused', () => {
    expect(rootBetween((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15)
    expect(rootBetween((x) => Math.atan(x - 1e6), 0, 1e9)).toBeCloseTo(1e6, 6)
    expect(() => rootBetween((x) => x * x + 1, -1, 1)).toThrow(RangeError)
  })
})
