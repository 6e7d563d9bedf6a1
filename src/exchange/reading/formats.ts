import { clockText, dateText, DAY_ZERO, numberText } from './numbers.ts'

/** What a number format makes of a number. `padded`: a code typed with leading zeros, of so many digits. */
export type NumberKind = { readonly is: 'number' | 'day' | 'moment' | 'clock' | 'elapsed' } | { readonly is: 'padded'; readonly digits: number }

const NUMBER: NumberKind = { is: 'number' }
const kinds = (is: 'day' | 'moment' | 'clock' | 'elapsed', ...ids: readonly number[]): readonly (readonly [number, NumberKind])[] => ids.map((id) => [id, { is }])

/** Formats every workbook knows by number; 27–36 and 50–58 are those of Chinese, Japanese and Korean. */
const BUILT_IN = new Map<number, NumberKind>([
  ...kinds('day', 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58),
  ...kinds('clock', 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56),
  ...kinds('moment', 22),
  ...kinds('elapsed', 46),
])

/** What a number format makes of a number: by its code, or by its number where the workbook gives no code. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  return code === undefined ? (BUILT_IN.get(id) ?? NUMBER) : kindOfCode(code)
}

function kindOfCode(code: string): NumberKind {
  const plain = code.replace(/"[^"]*"|[\\_*]./g, '')
  if (/\[(h+|m+|s+)\]/i.test(plain)) return { is: 'elapsed' }
  const [first] = plain.replace(/\[[^\]]*\]/g, '').split(';') as [string]
  if (/^0{2,}$/.test(first)) return { is: 'padded', digits: first.length }
  const letters = first.replace(/general|am\/pm|a\/p|e[+-]/gi, '')
  const clock = /[hs]/i.test(letters)
  const day = /[dye]|aaa/i.test(letters) || (!clock && /m/i.test(letters))
  return day ? { is: clock ? 'moment' : 'day' } : clock ? { is: 'clock' } : NUMBER
}

/**
 * The text of a number under its format: the number itself, shortest; a day or a moment as ISO date (and time, where there is one), a
 * time of day or a duration as hh:mm:ss. A number that is no date of the calendar stays a number.
 */
export function formattedText(n: number, kind: NumberKind, from1904: boolean): string {
  switch (kind.is) {
    case 'number':
      return numberText(n)
    case 'padded':
      return Number.isInteger(n) && n >= 0 ? numberText(n).padStart(kind.digits, '0') : numberText(n)
    case 'elapsed':
      return clockText(n * DAY)
    case 'clock':
      return n >= 0 && n < 1 ? clockText(n * DAY) : (serialText(n, true, from1904) ?? numberText(n))
    default:
      return serialText(n, kind.is === 'moment', from1904) ?? numberText(n)
  }
}

const DAY = 86_400

/** The year 1900 of spreadsheets has a 29 February (day 60), so that days before it are one later than they count. */
function serialText(n: number, withTime: boolean, from1904: boolean): string | null {
  const days = Math.floor(n)
  const seconds = (n - days) * DAY
  if (from1904) return days >= 0 ? dateText(DAY_ZERO.days1904, days, seconds, withTime) : null
  if (days < 1) return null
  if (days === 60) return withTime || Math.round(seconds) > 0 ? `1900-02-29 ${clockText(seconds)}` : '1900-02-29'
  return dateText(DAY_ZERO.days1900, days < 60 ? days + 1 : days, seconds, withTime)
}
