import type { Bounds, Role, Scale } from '../study/codebook.ts'
import type { MissingReason } from '../study/missing.ts'
import type { Guarded, LeftOutWhy, UnitLevel } from '../study/study.ts'
import type { Text } from '../study/text.ts'
import { squeezed, type Reading } from './raw.ts'

/** Tools known by the shape of their files; `ours`: a codes file of an export; `unknown`: read by its content alone. */
export const TOOLS = ['wjxText', 'wjxNumber', 'surveyMonkey', 'qualtrics', 'qualtricsLegacy', 'limeSurvey', 'googleForms', 'kobo', 'spss', 'ours', 'unknown'] as const
export type Tool = (typeof TOOLS)[number]

/**
 * Everything that is decided about a file: proposed by {@link propose}, edited by a person, saved, and applied to the next file of
 * the same questionnaire. Every column of the file stands in exactly one place: a variable, the unit, or left out.
 * Cell texts in it are as {@link comparedText} gives them; cells are compared in that form. '' is the empty cell.
 */
export interface ImportMap {
  readonly format: 'linli-map/1'
  readonly title: Text
  readonly respondent: 'resident' | 'staff'
  readonly tool: Tool
  readonly reading: Reading
  /** In the order of the codebook. */
  readonly variables: readonly MappedVariable[]
  readonly scales: readonly Scale[]
  /** Where people are: a column of places, or one place for all rows (`column` null); null = no places. */
  readonly unit: MappedUnits | null
  readonly leftOut: readonly { readonly column: string; readonly why: LeftOutWhy }[]
  /**
   * Rows that are no people (totals, previews, tests): those in which a column, whatever else it is, says one of these. They are left out
   * and counted. Of a guarded column only what tools write ({@link saysNobody}), never what a person may have answered.
   */
  readonly notPeople: readonly { readonly column: string; readonly values: readonly string[] }[]
  /** Guarded columns that are variables all the same, each with the reason a person typed. Ethnicity and religion never are. */
  readonly kept: readonly { readonly column: string; readonly what: Guarded; readonly reason: string }[]
}

interface MappedNamed {
  /** As in a codebook: ASCII, a letter first, at most 32 characters, unique whatever the case. */
  readonly name: string
  readonly text: Text
  readonly label: Text
  readonly role: Role
  readonly sensitive: boolean
  /** Cell texts that are no answer, and why. A text that is in no list, and that `rest` does not take, is an error of its row, with line, column and value. */
  readonly missing: readonly MappedMissing[]
}
export interface MappedMissing {
  readonly value: string
  readonly reason: MissingReason
}
export interface MappedOption {
  readonly code: number
  readonly label: Text
  /** Every spelling of it in the file. */
  readonly values: readonly string[]
}

/**
 * Code of the option that every text in no list counts as: what people wrote behind "other". null = such a text is an error of its row.
 * The texts themselves stand nowhere in a mapping. An empty cell is never one of them; of several answers in one cell each piece is by itself;
 * over columns it holds in the column of that option alone.
 */
export type Rest = number | null

export interface MappedCoded extends MappedNamed {
  readonly kind: 'coded'
  readonly column: string
  readonly level: 'nominal' | 'ordinal'
  readonly options: readonly MappedOption[]
  /** The ends of the scale where codes may be averaged; null where they are only names. */
  readonly bounds: Bounds | null
  readonly reversed: boolean
  readonly rest: Rest
}
/**
 * Several answers. `joined`: in one cell, `separator` between them. Cell and values are cut at the separator and each piece is compared;
 * a value may hold the separator, so from the left the longest value that fits is taken. Empty pieces say nothing.
 * `columns`: one column per option, holding one of `chosen` or one of `notChosen`. A text that is in `notChosen` and in `missing` as well
 * is an option not chosen where the row chooses another, and that missing reason where it chooses none.
 */
export interface MappedMulti extends MappedNamed {
  readonly kind: 'multi'
  readonly options: readonly MappedOption[]
  readonly shape:
    | { readonly is: 'joined'; readonly column: string; readonly separator: string }
    | {
        readonly is: 'columns'
        readonly columns: readonly { readonly column: string; readonly code: number; readonly chosen: readonly string[] }[]
        readonly notChosen: readonly string[]
      }
  readonly rest: Rest
}
/** `seconds`: "83", "83秒", "1分23秒", "0:01:23". `plain`: digits, a sign, a decimal point; thousands only where `grouped`. */
export interface MappedNumber extends MappedNamed {
  readonly kind: 'number'
  readonly column: string
  readonly as: 'plain' | 'grouped' | 'decimalComma' | 'seconds' | 'percent'
  readonly bounds: Bounds
  readonly integer: boolean
  readonly unit: Text | null
}
/** A date, kept to the day, and to the month where there are more than 400 days: an ordinal variable of the days that occur, code YYYYMMDD (YYYYMM). */
export interface MappedDay extends MappedNamed {
  readonly kind: 'day'
  readonly column: string
  readonly order: 'ymd' | 'mdy' | 'dmy'
}
/** Free text: kept apart from the rows and shuffled; what looks identifying inside is masked. */
export interface MappedText extends MappedNamed {
  readonly kind: 'text'
  readonly column: string
}
export type MappedVariable = MappedCoded | MappedMulti | MappedNumber | MappedDay | MappedText

export interface MappedUnits {
  readonly column: string | null
  readonly level: UnitLevel
  readonly units: readonly {
    /** Letters, digits, hyphens; unique. */
    readonly id: string
    readonly code: number
    readonly name: Text
    readonly values: readonly string[]
  }[]
  readonly missing: readonly MappedMissing[]
}

/** A cell without what was written behind an option (问卷星: "其他〖社区食堂〗"), which may hold the sign that stands between two options. */
export function withoutRemarks(text: string): string {
  return text.replace(/〖[^〖〗]*〗/g, ' ')
}

/** A cell, or a piece of one, as it is compared: squeezed, without remarks. */
export function comparedText(text: string): string {
  return squeezed(text.includes('〖') ? withoutRemarks(text) : text)
}

/** The columns a variable is made of. */
export function columnsOf(variable: MappedVariable): readonly string[] {
  if (variable.kind !== 'multi') return [variable.column]
  return variable.shape.is === 'joined' ? [variable.shape.column] : variable.shape.columns.map(({ column }) => column)
}
