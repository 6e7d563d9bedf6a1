/**
 * A number as a person writes it: the shortest decimal that is this number, with a point and without thousands separators or, up to
 * thirty places, an exponent.
 */
export function numberText(n: number): string {
  if (Number.isInteger(n) && Math.abs(n) < 1e15) return n === 0 ? '0' : String(n)
  const text = String(n)
  const e = text.indexOf('e')
  if (e < 0) return text
  const exponent = Number(text.slice(e + 1))
  if (Math.abs(exponent) > 30) return text
  const sign = n < 0 ? '-' : ''
  const [whole, fraction = ''] = text.slice(sign.length, e).split('.') as [string, string?]
  const digits = whole + fraction
  const point = whole.length + exponent
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, '0')}`
}

/** Programs that calculate keep fifteen digits: a whole number from here on may have been longer when it was typed. */
export const DIGITS_KEPT = 1e15

/** Days since 0000-03-01 of the Gregorian calendar → "YYYY-MM-DD"; the year begins in March, so that the leap day is its last. */
function dayOf(days: number): string {
  const era = Math.floor(days / 146_097)
  const inEra = days - era * 146_097
  const yearOfEra = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153)
  const day = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Seconds → "hh:mm:ss"; hours go beyond 24. */
export function clockText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  return `${seconds < 0 && whole > 0 ? '-' : ''}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** Day 0 of what counts days, in days since 0000-03-01. */
export const DAY_ZERO = {
  /** 1899-12-30: spreadsheets, from day 61 (1900-03-01) on. */
  days1900: 693_899,
  /** 1904-01-01. */
  days1904: 695_361,
  /** 1582-10-14: SPSS. */
  spss: 578_040,
} as const

/** 0001-01-01 and 9999-12-31. */
const FIRST_DAY = 306
const LAST_DAY = 3_652_364

/**
 * Days, and seconds within the day, after a day zero → "YYYY-MM-DD", or "YYYY-MM-DD hh:mm:ss" where the time is asked for or is not
 * midnight. Null outside the years 1 to 9999.
 */
export function dateText(zero: number, days: number, seconds: number, withTime: boolean): string | null {
  const whole = Math.round(seconds)
  const day = zero + days + Math.floor(whole / 86_400)
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return null
  const time = whole % 86_400
  return withTime || time !== 0 ? `${dayOf(day)} ${clockText(time)}` : dayOf(day)
}
