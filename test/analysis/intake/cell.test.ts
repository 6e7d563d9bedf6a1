import { describe, expect, it } from 'vitest'
import { dayIn, numberIn } from '../../../analysis/intake/cell.ts'

describe('a number in a cell', () => {
  it.each([
    ['0', 0], ['12', 12], ['-3', -3], ['+4', 4], ['2.0', 2], ['.5', 0.5], ['0.019744451', 0.019744451], ['1e-05', 0.00001], ['25岁', 25], ['3 years', 3], ['¥3000', 3000],
    ['0.33333333333333331', 1 / 3], ['123456789012345', 123456789012345],
  ])('is plain: %s', (text, value) => {
    expect(numberIn(text, 'plain')).toBe(value)
  })
  it.each(['', '007', '00', '-01', '1234567890123456', '5.1E+17', '1,234', '12,5', '45%', 'abc', '.', 'e5', '-', '1 2', '12-5', '岁', '١٢'])('is none: %s', (text) => {
    expect(numberIn(text, 'plain')).toBeNull()
  })
  it('is grouped by thousands only where that is said', () => {
    expect(numberIn('1,234', 'grouped')).toBe(1234)
    expect(numberIn('1,234,567.5', 'grouped')).toBe(1234567.5)
    expect(numberIn('999', 'grouped')).toBe(999)
    expect(numberIn('12,34', 'grouped')).toBeNull()
    expect(numberIn('0,123', 'grouped')).toBeNull()
  })
  it('has a decimal comma only where that is said', () => {
    expect(numberIn('12,5', 'decimalComma')).toBe(12.5)
    expect(numberIn('1.234,5', 'decimalComma')).toBe(1234.5)
    expect(numberIn('7', 'decimalComma')).toBe(7)
  })
  it('is a share as it stands', () => {
    expect(numberIn('45%', 'percent')).toBe(45)
    expect(numberIn('12.5 %', 'percent')).toBe(12.5)
    expect(numberIn('45', 'percent')).toBeNull()
  })
  it.each([
    ['123秒', 123], ['2分5秒', 125], ['1小时2分', 3720], ['00:02:05', 125], ['2:05', 125], ['83', 83], ['45s', 45], ['2 min 5 s', 125], ['1h 2m', 3720], ['1分23秒', 83],
  ])('is a duration in seconds: %s', (text, value) => {
    expect(numberIn(text, 'seconds')).toBe(value)
  })
  it.each(['', '秒', '2:75', '5 apples', '1:2:3:4'])('is no duration: %s', (text) => {
    expect(numberIn(text, 'seconds')).toBeNull()
  })
})

describe('a day in a cell', () => {
  it.each([
    ['2017-07-18 08:28:09', 'ymd', 20170718],
    ['2024/1/5 12:03:22', 'ymd', 20240105],
    ['2024年1月5日', 'ymd', 20240105],
    ['2024-01-05T10:00:00+08:00', 'ymd', 20240105],
    ['2024/1/5 下午 3:04:05', 'ymd', 20240105],
    ['20240105', 'ymd', 20240105],
    ['12/14/2019 12:29:47', 'mdy', 20191214],
    ['5/16/18 7:19', 'mdy', 20180516],
    ['14.12.2019', 'dmy', 20191214],
    ['05-JAN-2024', 'dmy', 20240105],
    ['Jan 5, 2024 3:04 PM', 'mdy', 20240105],
    ['2024-02-29', 'ymd', 20240229],
  ] as const)('is %s read as %s', (text, order, day) => {
    expect(dayIn(text, order)).toBe(day)
  })
  it.each([
    ['2023-02-29', 'ymd'], ['2024-13-01', 'ymd'], ['2024-01-05 apples', 'ymd'], ['14/12/2019', 'mdy'], ['1.5', 'dmy'], ['', 'ymd'], ['12345678', 'ymd'], ['0000-01-01', 'ymd'],
  ] as const)('is not %s read as %s', (text, order) => {
    expect(dayIn(text, order)).toBeNull()
  })
})
