import type { Bounds } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'
import type { MappedDay, MappedMissing, MappedNumber, MappedOption, Rest, Tool } from './map.ts'

/**
 * What a column of values is, from its distinct texts and how many rows hold each. Every distinct text ({@link comparedText}) has exactly
 * one place: an option, a missing reason, a number or a day that can be read, or a column of free text; but one cell in twenty of numbers
 * or days may be neither, and stays an error of its row; and what few people wrote in their own words counts as `rest`, or beside a scale is an
 * error of its row. `likeMissing`: numbers among which -9 … -1 stand for themselves, so that they
 * would read as missing codes; such a column cannot be a variable. `empty`: no answer in any row.
 */
export type Guess =
  | {
      readonly kind: 'coded'
      readonly level: 'nominal' | 'ordinal'
      readonly options: readonly MappedOption[]
      readonly bounds: Bounds | null
      readonly reversed: false
      readonly rest: Rest
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

/** A distinct text that may be an answer, and the rows that hold it. */
export interface Counted {
  readonly text: string
  readonly n: number
}
/** A column as it is guessed at: its answers, what is none, and its headings as one text. */
export interface Given {
  readonly answers: readonly Counted[]
  readonly missing: readonly MappedMissing[]
  readonly heading: string
  readonly tool: Tool
}

/** Share of the cells that must be numbers or days for a column of them. */
const NEARLY_ALL = 0.95
export function areNearlyAll(answers: readonly Counted[], is: (text: string) => boolean): boolean {
  let all = 0
  let yes = 0
  let texts = 0
  for (const { text, n } of answers) {
    all += n
    if (!is(text)) continue
    yes += n
    texts++
  }
  return yes > 0 && yes >= all * NEARLY_ALL && texts >= answers.length * 0.9
}
