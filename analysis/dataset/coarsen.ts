import type { Band, CodedVariable, NumberVariable, Option } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'
import { openCoded } from './columns.ts'
import type { CodedColumn, NumberColumn } from './dataset.ts'

/** Numbers from `from` (inclusive) up to the next band's. The first band also takes everything below. */
export interface NumberBand {
  readonly code: number
  readonly label: Text
  readonly from: number
}

/**
 * A coded column under broader bands: every row holds the band that takes its code together with others; a missing answer stays
 * missing for its reason. `options`: of the column. Throws RangeError where the bands leave out a code that occurs.
 */
export function coarsen(column: CodedColumn, options: readonly Option[], bands: readonly Band[]): CodedColumn {
  const { column: coarse, place } = openCoded(bands, column.index.length)
  const bandOf = new Map(bands.flatMap(({ code, from }) => from.map((one) => [one, place.get(code)!] as const)))
  const byIndex = [0, ...options.map(({ code }) => bandOf.get(code) ?? -1)]
  coarse.reasons.set(column.reasons)
  for (let row = 0; row < column.index.length; row++) {
    const band = byIndex[column.index[row]!]!
    if (band === -1) throw new RangeError(`no band takes code ${options[column.index[row]! - 1]!.code}`)
    coarse.index[row] = band
  }
  return coarse
}

/** A column of numbers as the bands they fall in; missing stays missing. Bands in rising order. */
export function coarsenNumbers(column: NumberColumn, bands: readonly NumberBand[]): CodedColumn {
  const { column: coarse } = openCoded(bands, column.values.length)
  coarse.reasons.set(column.reasons)
  for (let row = 0; row < column.values.length; row++) {
    if (!column.known[row]) continue
    let band = bands.length
    while (band > 1 && column.values[row]! < bands[band - 1]!.from) band--
    coarse.index[row] = band
  }
  return coarse
}

/** The variable that a coarsened column is. Its bands are no numbers to average and no item of a scale any more. */
export function coarsened(variable: CodedVariable | NumberVariable, bands: readonly (Band | NumberBand)[]): CodedVariable {
  const { name, text, label, role, sensitive, note } = variable
  return {
    kind: 'coded',
    name,
    text,
    label,
    role,
    sensitive,
    note,
    level: variable.kind === 'number' ? 'ordinal' : variable.level,
    options: bands.map((band) => ({ code: band.code, label: band.label })),
    optionsFrom: null,
    waysOut: [],
    bounds: null,
    reversed: false,
    right: null,
  }
}

/** Neighbours of an ordered variable taken together, two and two (the last three where their number is odd); null below four options. */
export function pairedBands({ level, options }: CodedVariable): readonly Band[] | null {
  if (level !== 'ordinal' || options.length < 4) return null
  const pairs = Math.floor(options.length / 2)
  const side = (lang: keyof Text, of: readonly Option[]): string => of.map(({ label }) => label[lang]).join(lang === 'en' ? ' / ' : '／')
  return Array.from({ length: pairs }, (_, i) => {
    const of = options.slice(2 * i, i === pairs - 1 ? options.length : 2 * i + 2)
    return { code: i + 1, label: { 'zh-CN': side('zh-CN', of), en: side('en', of) }, from: of.map(({ code }) => code) }
  })
}

/**
 * Bands for a column of numbers: its quarters, their limits rounded to one digit of half the distance between the outer two, both
 * ends open and at least `least` numbers in each, so that neither the lowest nor the highest number is told. Null where fewer than two bands
 * come out. Cost: a sort of the known numbers.
 */
export function quarterBands(variable: NumberVariable, column: NumberColumn, least: number): readonly NumberBand[] | null {
  const known = column.values.filter((_, row) => column.known[row] === 1).sort()
  if (known.length === 0) return null
  const quarter = (q: number): number => known[Math.min(known.length - 1, Math.floor((q * known.length) / 4))]!
  const half = (quarter(3) - quarter(1)) / 2
  const digit = half > 0 ? 10 ** Math.floor(Math.log10(half)) : 1
  const unit = variable.integer ? Math.max(1, digit) : digit
  // Powers of ten below one are no exact numbers: dividing by their inverse gives the decimals people write.
  const round = (value: number): number => (unit < 1 ? Math.round(value * Math.round(1 / unit)) / Math.round(1 / unit) : Math.round(value / unit) * unit)
  const below = (limit: number): number => known.reduce((n, value) => n + (value < limit ? 1 : 0), 0)
  const limits = [1, 2, 3].map((q) => round(quarter(q))).reduce<readonly number[]>((kept, limit) => {
    const n = below(limit)
    return n - (kept.length === 0 ? 0 : below(kept.at(-1)!)) >= least && known.length - n >= least ? [...kept, limit] : kept
  }, [])
  if (limits.length === 0) return null
  return [null, ...limits].map((from, i) => ({ code: i + 1, label: numberLabel(from, limits[i] ?? null, variable.integer), from: from ?? known[0]! }))
}

/** A band in words; null = open at that end. Whole numbers are named by the first and last they take. */
function numberLabel(from: number | null, to: number | null, whole: boolean): Text {
  if (from === null) return { 'zh-CN': `${to}以下`, en: `under ${to}` }
  if (to === null) return { 'zh-CN': `${from}及以上`, en: `${from} or more` }
  if (!whole) return { 'zh-CN': `${from}至不满${to}`, en: `${from} to under ${to}` }
  return to - from === 1 ? { 'zh-CN': `${from}`, en: `${from}` } : { 'zh-CN': `${from}–${to - 1}`, en: `${from}–${to - 1}` }
}
