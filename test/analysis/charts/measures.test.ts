import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fit, roundStep, ticks } from '../../../analysis/charts/axis.ts'
import { textWidth, wrap } from '../../../analysis/charts/text-width.ts'
import { contrast, inkOn, markOf, ramp, themes } from '../../../analysis/charts/theme.ts'

describe('the width of a text', () => {
  it('is one em for each Chinese character and its punctuation', () => {
    expect(textWidth('示例甲区', 15)).toBe(60)
    expect(textWidth('\uFF08另列\uFF09', 10)).toBe(40)
  })

  it('breaks lines that fit, loses nothing and cuts no word that fits a line', () => {
    const words = fc.array(fc.constantFrom('安全感', '区', 'Willingness', 'to', 'report', '\uFF08另列\uFF09', '2026', '合作意愿\uFF0C'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.integer({ min: 90, max: 300 }), (list, width) => {
        const lines = wrap(list.join(' '), 13, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''))
        for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(width)
        for (const line of lines) expect(line).not.toMatch(/^[\uFF0C\uFF09]|\uFF08$/)
        for (const word of list.filter((each) => /^[A-Z]/i.test(each))) expect(lines.some((line) => line.includes(word))).toBe(true)
      }),
    )
  })
})

describe('an axis', () => {
  it('holds every value in whole steps and stays within the range', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 }), (values) => {
        const [from, to] = fit(values, 0.5, { min: 1, max: 5 })
        expect(from).toBeLessThanOrEqual(Math.min(...values))
        expect(to).toBeGreaterThanOrEqual(Math.max(...values))
        expect(from).toBeGreaterThanOrEqual(1)
        expect(to).toBeLessThanOrEqual(5)
        expect(from).toBeLessThan(to)
        for (const end of [from, to]) expect((end * 2) % 1).toBe(0)
      }),
    )
  })

  it('has a length where all values are one', () => {
    expect(fit([5, 5], 0.5, { min: 1, max: 5 })).toEqual([4.5, 5])
    expect(fit([1], 0.5, { min: 1, max: 5 })).toEqual([1, 1.5])
    expect(fit([0], 0.05, { min: 0, max: 1 })).toEqual([0, 0.05])
  })

  it('has round ticks that leave their room', () => {
    expect(ticks({ domain: [-0.2, 0.65], range: [168, 540] }, 34)).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    expect(ticks({ domain: [2.5, 4.5], range: [0, 150] }, 34)).toEqual([2.5, 3, 3.5, 4, 4.5])
    expect([0.04, 0.5, 3, 12, 71].map(roundStep)).toEqual([0.02, 0.5, 2, 10, 50])
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 200, noNaN: true }), fc.integer({ min: 40, max: 800 }), (from, length, px) => {
        const found = ticks({ domain: [from, from + length], range: [0, px] }, 30)
        for (let i = 1; i < found.length; i++) expect(((found[i]! - found[i - 1]!) / length) * px).toBeGreaterThanOrEqual(29.9)
      }),
    )
  })
})

describe('colours', () => {
  it('give words on every segment a contrast of 4.5', () => {
    for (const theme of Object.values(themes)) {
      for (const steps of [1, 2, 3]) {
        for (const fill of [...ramp(theme.likert.negative, steps), theme.likert.neutral, ...ramp(theme.likert.positive, steps)]) {
          expect(contrast(fill, inkOn(fill)), `${fill}`).toBeGreaterThanOrEqual(4.5)
        }
      }
    }
  })

  it('give words on the ground a contrast of 4.5 and outlines one of 3', () => {
    for (const { paper, ink, muted, edge } of Object.values(themes)) {
      expect(contrast(ink, paper)).toBeGreaterThanOrEqual(7)
      expect(contrast(muted, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(edge, paper)).toBeGreaterThanOrEqual(3)
    }
  })

  it('are the tokens of the design where a scale has two steps a side', () => {
    expect(ramp(themes.light.likert.negative, 2)).toEqual(['#8C510A', '#D8B365'])
    expect(ramp(themes.light.likert.positive, 2)).toEqual(['#01665E', '#5AB4AC'])
  })

  it('and shapes differ between any two of 64 groups', () => {
    const marks = Array.from({ length: 64 }, (_, place) => markOf(place, themes.light, 6)).map(({ fill, shape }) => `${fill} ${shape}`)
    expect(new Set(marks).size).toBe(64)
    expect(marks.slice(0, 4)).toEqual(['#0072B2 circle', '#D55E00 triangle-up', '#009E73 square', '#CC79A7 diamond'])
  })
})
