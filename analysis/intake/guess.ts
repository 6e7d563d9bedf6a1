import type { Bounds } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'
import type { MappedDay, MappedMissing, MappedNumber, MappedOption, Tool } from './map.ts'
import { squeezed, type RawColumn } from './raw.ts'

/**
 * What a column of values is, from its distinct texts and how many rows hold each. Every distinct text has exactly one place: an
 * option, a missing reason, a number (a day) that can be read, or a column of free text. `likeMissing`: numbers among which -9 … -1
 * stand for themselves, so that they would read as missing codes; such a column cannot be a variable. `empty`: no text at all.
 */
export type Guess =
  | {
      readonly kind: 'coded'
      readonly level: 'nominal' | 'ordinal'
      readonly options: readonly MappedOption[]
      readonly bounds: Bounds | null
      readonly reversed: false
      readonly missing: readonly MappedMissing[]
    }
  | {
      readonly kind: 'number'
      readonly as: MappedNumber['as']
      readonly bounds: Bounds
      readonly integer: boolean
      readonly unit: Text | null
      readonly missing: readonly MappedMissing[]
    }
  | { readonly kind: 'day'; readonly order: MappedDay['order']; readonly missing: readonly MappedMissing[] }
  | { readonly kind: 'text'; readonly missing: readonly MappedMissing[] }
  | { readonly kind: 'likeMissing' }
  | { readonly kind: 'empty' }

export function guessColumn(column: RawColumn, _tool: Tool): Guess {
  const texts = [...new Set(column.values.map(squeezed))]
  const filled = texts.filter((text) => text !== '')
  const missing: readonly MappedMissing[] = texts.length > filled.length ? [{ value: '', reason: 'skipped' }] : []
  if (filled.length === 0) return { kind: 'empty' }
  if (filled.length < 2 || filled.length > 30) return { kind: 'text', missing }
  const options = filled.map((value, i) => ({ code: i + 1, label: { 'zh-CN': value, en: value }, values: [value] }))
  return { kind: 'coded', level: 'nominal', options, bounds: null, reversed: false, missing }
}
