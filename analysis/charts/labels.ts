import type { Quantity } from '../result/result.ts'
import type { Lang } from '../study/text.ts'

const minus = (text: string): string => (/^-0(\.0+)?$/.test(text) ? text.slice(1) : text.replace('-', '\u2212'))

/** Digits of a label beside a mark; the table has the number itself. Proportions are percent without the sign. */
export function label(value: number, quantity: Quantity, digits: 'label' | 'spoken' = 'label'): string {
  const extra = digits === 'spoken' ? 1 : 0
  if (quantity === 'proportion') return minus((value * 100).toFixed(extra))
  if (quantity === 'count') return minus(value.toFixed(0))
  return minus(value.toFixed(2 + extra))
}

/** A number of people; thousands are set apart by a thin space in Chinese and by a comma in English. */
export function people(n: number, lang: Lang): string {
  return String(n).replace(/(?<=\d)(?=(\d{3})+$)/g, lang === 'en' ? ',' : '\u202F')
}

/** A tick of an axis: as many digits as it needs. */
export function tick(value: number, quantity: Quantity): string {
  return minus(String(Number((quantity === 'proportion' ? value * 100 : value).toPrecision(6))))
}

/** "65 [59, 70]", or "65" where there is no interval. */
export function withInterval(value: number, lower: number | null, upper: number | null, quantity: Quantity, digits: 'label' | 'spoken' = 'label'): string {
  return lower === null || upper === null
    ? label(value, quantity, digits)
    : `${label(value, quantity, digits)} ${intervalOf(lower, upper, quantity, digits)}`
}

export function intervalOf(lower: number, upper: number, quantity: Quantity, digits: 'label' | 'spoken' = 'label'): string {
  return `[${label(lower, quantity, digits)}, ${label(upper, quantity, digits)}]`
}
