import { formatInterval, formatNumber } from '../render/format.ts'
import type { Quantity } from '../result/result.ts'
import type { Lang } from '../study/text.ts'

/** How the numbers of a chart are printed. */
export interface Print {
  readonly quantity: Quantity
  readonly lang: Lang
}

/** A label beside a mark: whole percent without sign, since the axis says so, and "<1" for what is not nothing; anything else as in a table. */
export function label(value: number, { quantity, lang }: Print): string {
  if (quantity !== 'proportion') return formatNumber(value, quantity, lang)
  return value > 0 && value < 0.005 ? '<1' : String(Math.round(value * 100))
}

/** "[59, 70]". */
export function intervalLabel(lower: number, upper: number, print: Print): string {
  return `[${label(lower, print)}, ${label(upper, print)}]`
}

/** The same for the ear, as a table has it: "64.9 [59.4, 70.1]". */
export function spokenEstimate(value: number, lower: number | null, upper: number | null, { quantity, lang }: Print): string {
  const said = formatNumber(value, quantity, lang, false)
  return lower === null || upper === null ? said : `${said} ${formatInterval(lower, upper, quantity, lang)}`
}

/** A number of people. */
export function people(n: number, lang: Lang): string {
  return formatNumber(n, 'count', lang)
}

/** A tick of an axis: as many digits as it needs. */
export function tick(value: number, quantity: Quantity): string {
  return String(Number((quantity === 'proportion' ? value * 100 : value).toPrecision(6))).replace('-', '\u2212')
}
