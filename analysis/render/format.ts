import type { Quantity } from '../result/result.ts'
import type { Lang } from '../study/text.ts'

const THIN = '\u2009'
const NARROW = '\u202F'
const MINUS = '\u2212'

/**
 * A number in words of print. `percentSign` false: the column's title already says percent.
 *
 * count 1,513 (whole; one decimal where weights made it broken) · proportion 64.9% · score, estimate and statistic two decimals ·
 * coefficient (within -1 to 1: α, r, V, η²) .832, without the zero that says nothing · df whole or one decimal · p value three
 * decimals, "< .001" and "> .999" at its ends, never .000. Thousands are set apart by a comma in English, by a narrow space in Chinese.
 * A number that is not finite never leaves a method: it throws.
 */
export function formatNumber(value: number, quantity: Quantity, lang: Lang, percentSign = true): string {
  if (!Number.isFinite(value)) throw new RangeError(`a result holds ${value}`)
  switch (quantity) {
    case 'label':
    case 'text':
      return fixed(value, null, lang, false)
    case 'count':
      return fixed(value, isWhole(value) ? 0 : 1, lang)
    case 'df':
      return fixed(value, isWhole(value) ? 0 : 1, lang)
    case 'proportion':
      return `${fixed(value * 100, 1, lang)}${percentSign ? '%' : ''}`
    case 'score':
    case 'estimate':
    case 'statistic':
      return fixed(value, 2, lang)
    case 'coefficient':
      return bare(fixed(value, 3, lang))
    case 'pValue':
      if (value < 0.001) return `<${THIN}.001`
      // What would round to one without being it.
      return value < 1 && value >= 0.9995 ? `>${THIN}.999` : bare(fixed(value, 3, lang))
  }
}

/** "[.08, .14]": the ends as their quantity asks; percent is said by what stands beside. */
export function formatInterval(lower: number, upper: number, quantity: Quantity, lang: Lang): string {
  return `[${formatNumber(lower, quantity, lang, false)}, ${formatNumber(upper, quantity, lang, false)}]`
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9

function fixed(value: number, digits: number | null, lang: Lang, thousands = true): string {
  const [whole, rest] = (digits === null ? String(Math.abs(value)) : decimals(Math.abs(value), digits)).split('.') as [string, string | undefined]
  const grouped = thousands && !whole.includes('e') ? whole.replace(/\B(?=(\d{3})+$)/g, lang === 'en' ? ',' : NARROW) : whole
  const text = rest === undefined ? grouped : `${grouped}.${rest}`
  // What rounds to zero has no sign.
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text
}

/** toFixed turns to powers of ten beyond 1e21. */
function decimals(value: number, digits: number): string {
  return value < 1e21 ? value.toFixed(digits) : value.toExponential(2)
}

const bare = (text: string): string => text.replace(/^(\u2212?)0\./, '$1.')
