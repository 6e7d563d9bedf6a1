import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInterval, formatNumber } from '../../../analysis/render/format.ts'

describe('numbers in print', () => {
  it.each([
    [1513, 'count', '1\u202F513', '1,513'],
    [12.5, 'count', '12.5', '12.5'],
    [1234567, 'count', '1\u202F234\u202F567', '1,234,567'],
    [0.6491, 'proportion', '64.9%', '64.9%'],
    [1, 'proportion', '100.0%', '100.0%'],
    [3.8312, 'score', '3.83', '3.83'],
    [-3.3, 'statistic', '\u22123.30', '\u22123.30'],
    [-0.001, 'estimate', '0.00', '0.00'],
    [0.832, 'coefficient', '.832', '.832'],
    [-0.12, 'coefficient', '\u2212.120', '\u2212.120'],
    [1, 'coefficient', '1.000', '1.000'],
    [3, 'df', '3', '3'],
    [342.71, 'df', '342.7', '342.7'],
    [2026, 'label', '2026', '2026'],
    [0.027, 'pValue', '.027', '.027'],
    [0.0004, 'pValue', '<\u2009.001', '<\u2009.001'],
    [0, 'pValue', '<\u2009.001', '<\u2009.001'],
    [0.99999, 'pValue', '>\u2009.999', '>\u2009.999'],
    [1, 'pValue', '1.000', '1.000'],
  ] as const)('prints %d as %s', (value, quantity, zh, en) => {
    expect([formatNumber(value, quantity, 'zh-CN'), formatNumber(value, quantity, 'en')]).toEqual([zh, en])
  })

  it('never prints a p value as nothing, nor one below one as one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        const text = formatNumber(p, 'pValue', 'en')
        expect(text).toMatch(/^(<\u2009\.001|>\u2009\.999|\.\d{3}|1\.000)$/)
        expect(text).not.toBe('.000')
        expect(text === '1.000').toBe(p === 1)
        expect(!text.startsWith('.') || Math.abs(Number(text) - p) <= 0.0005 + 1e-12).toBe(true)
      }),
    )
  })

  it('keeps to what was rounded: digits read back are within half a unit of the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const read = Number(formatNumber(value, 'estimate', 'en').replace('\u2212', '-').replaceAll(',', ''))
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.005 + 1e-9)
        expect(Object.is(read, -0)).toBe(false)
      }),
    )
  })

  it('writes intervals without signs of percent', () => {
    expect(formatInterval(0.594, 0.701, 'proportion', 'en')).toBe('[59.4, 70.1]')
    expect(formatInterval(0.08, 0.14, 'coefficient', 'zh-CN')).toBe('[.080, .140]')
  })

  it('does not print what is no number', () => {
    expect(() => formatNumber(NaN, 'score', 'en')).toThrow(RangeError)
    expect(() => formatNumber(Infinity, 'count', 'en')).toThrow(RangeError)
  })
})
