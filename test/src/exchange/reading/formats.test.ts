import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formattedText, kindOfFormat } from '../../../../src/exchange/reading/formats.ts'
import { clockText, dateText, DAY_ZERO, numberText } from '../../../../src/exchange/reading/numbers.ts'

describe('a number as text', () => {
  it('is the shortest decimal, with an exponent only beyond thirty places', () => {
    expect([0, -0, 5, -9, 0.1, 1 / 3, 1e15, 1e21, 1.5e22, 1.5e-7, -2e-9, 123456789012345680, 1e30, 1e31, 5e-324].map(numberText)).toEqual([
      ...['0', '0', '5', '-9', '0.1', '0.3333333333333333', '1000000000000000', '1000000000000000000000', '15000000000000000000000', '0.00000015'],
      ...['-0.000000002', '123456789012345680', '1000000000000000000000000000000', '1e+31', '5e-324'],
    ])
  })
  it('is the same number read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(Number(numberText(n)) === n).toBe(true)
      }),
    )
  })
})

describe('a day as text', () => {
  it('is the day of the calendar, from the year 1 to 9999', () => {
    const first = Date.UTC(1582, 9, 14)
    fc.assert(
      fc.property(fc.date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        const seconds = Math.floor((date.getTime() - first) / 1000)
        const days = Math.floor(seconds / 86_400)
        expect(dateText(DAY_ZERO.spss, days, seconds - days * 86_400, true)).toBe(new Date(first + seconds * 1000).toISOString().slice(0, 19).replace('T', ' '))
      }),
    )
    expect(dateText(DAY_ZERO.spss, -577_735, 0, false)).toBeNull()
    expect(dateText(DAY_ZERO.spss, 1e9, 0, false)).toBeNull()
    expect(dateText(DAY_ZERO.spss, Number.NaN, 0, false)).toBeNull()
  })
  it('has its time where that is not midnight, rounded to the second', () => {
    expect(dateText(DAY_ZERO.days1900, 45_000, 0.4, false)).toBe('2023-03-15')
    expect(dateText(DAY_ZERO.days1900, 45_000, 59.6, false)).toBe('2023-03-15 00:01:00')
    expect(dateText(DAY_ZERO.days1900, 45_000, 86_399.7, false)).toBe('2023-03-16')
    expect([clockText(3_599.6), clockText(360_000), clockText(-61)]).toEqual(['01:00:00', '100:00:00', '-00:01:01'])
  })
})

describe('a number format', () => {
  const kind = (code: string): string => kindOfFormat(200, code).is
  it('makes a day, a moment, a time of day, a duration or a number of a number', () => {
    expect(['yyyy-mm-dd', 'yyyy/m/d;@', 'yyyy"年"m"月"d"日"', '[$-804]yyyy\\-mm', '[$-F800]dddd, mmmm dd, yyyy', 'm/d/yy', 'mmm', 'e"年"', '[$-804]aaaa', 'd', '[DBNum1][$-804]yyyy"年"m"月"d"日"'].filter((code) => kind(code) !== 'day')).toEqual([])
    expect(['yyyy-mm-dd hh:mm:ss', 'm/d/yy h:mm AM/PM', 'yyyy"年"m"月"d"日" h"时"mm"分"', 'dd.mm.yyyy\\ hh:mm'].filter((code) => kind(code) !== 'moment')).toEqual([])
    expect(['h:mm', 'hh:mm:ss', 'mm:ss.0', '[$-409]h:mm AM/PM', '上午/下午h"时"mm"分"'].filter((code) => kind(code) !== 'clock')).toEqual([])
    expect(['[h]:mm:ss', '[mm]:ss', '[s]'].filter((code) => kind(code) !== 'elapsed')).toEqual([])
    expect(['General', 'G/通用格式', '0', '0.00', '#,##0', '0%', '0.00E+00', '# ?/?', '@', '"day" 0', '[Red]-0.00', '\\d0', '_d0', '¥#,##0.00', '[>=100]0;0.0', ''].filter((code) => kind(code) !== 'number')).toEqual([])
    expect(kindOfFormat(0, '000000')).toEqual({ is: 'padded', digits: 6 })
  })
  it('is known by its number, those of Chinese programs included', () => {
    expect([0, 1, 9, 49, 14, 22, 21, 46, 31, 57, 32, 56].map((id) => kindOfFormat(id, undefined).is)).toEqual([
      ...['number', 'number', 'number', 'number', 'day', 'moment', 'clock', 'elapsed', 'day', 'day', 'clock', 'clock'],
    ])
  })

  const of = (n: number, is: 'day' | 'moment' | 'clock' | 'elapsed', from1904 = false): string => formattedText(n, { is }, from1904)
  it('counts days from 1900, with the 29 February that year did not have, or from 1904', () => {
    expect([1, 59, 60, 61, 367, 45_000, 2_958_465].map((n) => of(n, 'day'))).toEqual(['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '1901-01-01', '2023-03-15', '9999-12-31'])
    expect([0, 1, 43_538].map((n) => of(n, 'day', true))).toEqual(['1904-01-01', '1904-01-02', '2023-03-15'])
  })
  it('gives the time where the format has one or the number does', () => {
    expect([of(45_000.5, 'day'), of(45_000, 'moment'), of(45_000.345_67, 'moment'), of(0.75, 'clock'), of(45_000.75, 'clock'), of(1.5, 'elapsed')]).toEqual([
      ...['2023-03-15 12:00:00', '2023-03-15 00:00:00', '2023-03-15 08:17:46', '18:00:00', '2023-03-15 18:00:00', '36:00:00'],
    ])
  })
  it('leaves what is no day a number, and fills up a code', () => {
    expect([of(-1, 'day'), of(0, 'day'), of(0.5, 'moment'), of(2_958_466, 'day'), of(1e300, 'moment'), of(-1, 'clock')]).toEqual(['-1', '0', '0.5', '2958466', '1e+300', '-1'])
    expect([7, 1_234_567, -7, 0.5].map((n) => formattedText(n, { is: 'padded', digits: 6 }, false))).toEqual(['000007', '1234567', '-7', '0.5'])
  })
})
