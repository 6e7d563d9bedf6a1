import type { MappedDay, MappedNumber } from './map.ts'

/** Words that may follow a number ("25岁", "3 years") or stand before it ("¥3,000") without changing it. */
const AFTER = /\s*(岁|周岁|年|个月|月|周|天|日|小时|个小时|分钟|分|次|人|个|户|名|元|块钱?|公里|米|平方米|平米|㎡|m2|km|kg|years? old|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|times?|people|persons?|yuan|rmb|usd|eur|gbp|€|£)\.?$/i
const BEFORE = /^(rmb|cny|usd|[¥$€£])\s*/i
const PLAIN = /^[+-]?(0|[1-9]\d{0,14})?(\.\d{0,40})?(e[+-]?\d{1,3})?$/i
const GROUPED = /^[+-]?[1-9]\d{0,2}(,\d{3}){1,4}(\.\d{0,40})?$/
const COMMA = /^[+-]?(0|[1-9]\d{0,14}|[1-9]\d{0,2}(\.\d{3}){1,4})(,\d{1,40})?$/

/**
 * The number a squeezed cell says, null where it says none. A code is no number: one with a leading zero ("007"), and whatever has
 * more than 15 digits before the point. Percent are taken as they stand ("45%" is 45); durations are seconds.
 */
export function numberIn(text: string, as: MappedNumber['as']): number | null {
  if (text.length > 60) return null
  if (as === 'seconds') return secondsIn(text)
  if (as === 'percent') return text.endsWith('%') ? plainIn(text.slice(0, -1).trimEnd()) : null
  const bare = /^[-+.\d]/.test(text) && /[\d.]$/.test(text) ? text : text.replace(BEFORE, '').replace(AFTER, '')
  if (as === 'decimalComma') return COMMA.test(bare) ? finite(bare.replaceAll('.', '').replace(',', '.')) : null
  if (as === 'grouped' && GROUPED.test(bare)) return finite(bare.replaceAll(',', ''))
  return plainIn(bare)
}

function plainIn(text: string): number | null {
  return PLAIN.test(text) && /\d/.test(text.replace(/e.*$/i, '')) ? finite(text) : null
}

function finite(text: string): number | null {
  const value = Number(text)
  return Math.abs(value) < 1e15 ? value + 0 : null
}

const CLOCK = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:\.\d+)?$/
const SPOKEN = /^(?:(\d{1,4}) ?(?:小时|个小时|时|h|hrs?|hours?))? ?(?:(\d{1,5}) ?(?:分钟|分|m|mins?|minutes?))? ?(?:(\d{1,7}(?:\.\d+)?) ?(?:秒钟?|s|secs?|seconds?))?$/i

function secondsIn(text: string): number | null {
  const parts = CLOCK.exec(text) ?? SPOKEN.exec(text)
  if (text === '' || !parts) return plainIn(text)
  const [, hours = '0', minutes = '0', seconds = '0'] = parts
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

const YMD = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年 ?(\d{1,2})月 ?(\d{1,2})日?|(\d{2})(\d{2}))(?=$|[T ,])/
const XXY = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?=$|[T ,])/
const D_MONTH_Y = /^(\d{1,2})[- ./]([a-z]{3,9})\.?[- ./,]{1,2}(\d{4}|\d{2})(?=$|[T ,])/i
const MONTH_D_Y = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?=$|[T ,])/i
/** Whatever follows a day has to be a time of day. */
const TIME = /^$|^[T ,].{0,20}?\d{1,2}[:：时]\d{2}.{0,30}$|^ ?(星期|周)[一二三四五六日天]$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day a squeezed cell says as YYYYMMDD, null where it says none; a time of day after it is not looked at. Years of two digits are 1970 to 2069. */
export function dayIn(text: string, order: MappedDay['order']): number | null {
  if (text.length > 80) return null
  const parts = partsOf(text, order)
  if (!parts || !TIME.test(text.slice(parts.length))) return null
  const { year, month, day } = parts
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return year * 10000 + month * 100 + day
}

function partsOf(text: string, order: MappedDay['order']): { readonly year: number; readonly month: number; readonly day: number; readonly length: number } | null {
  if (order === 'ymd') {
    const found = YMD.exec(text)
    return found && { year: Number(found[1]), month: Number(found[2] ?? found[4] ?? found[6]), day: Number(found[3] ?? found[5] ?? found[7]), length: found[0].length }
  }
  const named = order === 'dmy' ? D_MONTH_Y.exec(text) : MONTH_D_Y.exec(text)
  if (named) {
    const [word, day] = order === 'dmy' ? [named[2]!, named[1]!] : [named[1]!, named[2]!]
    return { year: yearIn(named[3]!), month: MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1, day: Number(day), length: named[0].length }
  }
  const found = XXY.exec(text)
  if (!found) return null
  const [first, second] = [Number(found[1]), Number(found[2])]
  return { year: yearIn(found[3]!), month: order === 'mdy' ? first : second, day: order === 'mdy' ? second : first, length: found[0].length }
}

function yearIn(text: string): number {
  const year = Number(text)
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
