import type { Text } from '../study/text.ts'

/** Where a number comes from: `id` "cronbach1951", `text` as it is cited in a list of references. */
export interface Reference {
  readonly id: string
  readonly text: string
}

/** A sentence that is not yet in any language: a key and its values. Texts and numbers among the values become words and digits only when shown. */
export interface Message {
  readonly key: string
  readonly values?: { readonly [name: string]: MessageValue }
}
export type MessageValue = string | number | Text | Message | Figure | readonly MessageValue[]
/** A number inside a sentence, printed as its quantity asks. */
export interface Figure {
  readonly figure: number
  readonly as: Quantity
}

/** What a column holds, which is how it is printed: p as "< .001", a proportion as percent, a count without decimals. */
export type Quantity =
  | 'label'
  | 'count'
  | 'proportion'
  | 'score'
  | 'estimate'
  | 'coefficient'
  | 'statistic'
  | 'df'
  | 'pValue'
  | 'text'

/** Stands in a grouping column for all groups together. */
export const TOTAL: Message = { key: 'result.total' }
export function isTotal(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && 'key' in cell && cell.key === TOTAL.key
}

/** A number at full precision, a text of the study, a message, a plain string (a code, a name), or null: no value, and a note says why. */
export type Cell = number | string | Text | Message | null
export type Row = { readonly [column: string]: Cell }

/**
 * Names come from one vocabulary: `n, estimate, stdError, statistic, df, df2, pValue, ciLower, ciUpper, mean, sd, min, max, proportion`
 * and the grouping names (`variable, scale, item, unit, group, category, row, column, outcome, first, second`).
 */
export interface ResultColumn {
  readonly name: string
  readonly title: Message
  readonly quantity: Quantity
  /** A heading over neighbouring columns that carry the same one. */
  readonly spanner?: Message
  /** Kept in JSON and CSV, not printed (the unweighted base behind a row). */
  readonly hidden?: true
}

/** `column` and `row` (its place) where the note is about one cell or row; neither = about the table. */
export interface Note {
  readonly message: Message
  readonly row?: number
  readonly column?: string
}

/**
 * How small groups are hidden in a table. `base` names the column with the unweighted number of people behind each row;
 * behind a comparison, a test or a model it is the *smallest* of the groups that went into it, so that a hidden group cannot be solved from it.
 * `group`: the column of the grouping; its total row holds the cell {@link TOTAL}. `cells`: the rows are cells of a cross-table
 * `row` x `column`, whose margins hold TOTAL in one column or both and whose unweighted `count` must not be recomputable.
 * `personal`: two or more personal attributes, or a sensitive one, are crossed.
 */
export interface Protection {
  readonly base: string
  /** Column of the grouping whose groups together make the total rows; a hidden group must not follow from the total. */
  readonly group: string | null
  readonly cells: { readonly row: string; readonly column: string; readonly count: string } | null
  readonly personal: boolean
  /** Cells that are the number of single people (the smallest, the largest), and how many people have it: they do not leave where these are few. */
  readonly extremes?: readonly { readonly row: number; readonly column: string; readonly people: number }[]
}

/**
 * A number that disclosure control took out of a table: the cell is null. `small`: fewer than `under` people are behind it ("<10");
 * `complementary`: it is large enough itself, but a small one could be worked out from it ("—").
 */
export interface HiddenCell {
  /** Place of the row. */
  readonly row: number
  readonly column: string
  readonly why: 'small' | 'complementary'
  readonly under: number
}

export interface TablePart {
  readonly kind: 'table'
  readonly id: string
  readonly title: Message
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly Row[]
  readonly notes: readonly Note[]
  /** Rows stay long; where printed, the values of this column become groups of columns (districts side by side). Null = as it stands. */
  readonly pivot: string | null
  readonly protection: Protection | null
  /** What `disclose` took out; a method leaves it away. */
  readonly hidden?: readonly HiddenCell[]
  /** This part alone cannot be had; rows are then empty. */
  readonly refused: Message | null
}

/** Drawn from the rows of a table part of the same result, so figure and table can never differ. */
export interface ChartPart {
  readonly kind: 'chart'
  readonly id: string
  readonly title: Message
  readonly alt: Message
  /** Id of the table part drawn. */
  readonly table: string
  readonly idiom: Idiom
  readonly refused: Message | null
}

/**
 * `divergingBars`: rows are group x category of one ordered variable; columns named here hold the group, the category code, the
 * proportion and n; `top` names the table part with the top-box share and interval of each group.
 * `dotInterval`: rows are group with estimate, ciLower, ciUpper; `panel` splits (one panel per scale).
 * `groups`: every option of the grouping variable in its order, so that a group has the same colour and shape in every chart
 * of a report, whichever groups its rows hold; without it they are counted as they first stand in the table.
 */
export type Idiom =
  | {
      readonly is: 'divergingBars'
      readonly group: string
      readonly groups?: readonly Text[]
      readonly code: string
      readonly label: string
      readonly proportion: string
      readonly n: string
      readonly top: string
      /** Codes below, at (or null) and above neutral, from the most negative to the most positive. */
      readonly negative: readonly number[]
      readonly neutral: number | null
      readonly positive: readonly number[]
    }
  | {
      readonly is: 'dotInterval'
      readonly group: string
      readonly groups?: readonly Text[]
      readonly panel: string | null
      readonly estimate: string
      readonly lower: string
      readonly upper: string
      readonly n: string
      readonly axis: Message
      readonly quantity: Quantity
      /** The possible range of the estimate; the axis is fitted within it. */
      readonly range: { readonly min: number; readonly max: number }
    }

/** A new column, one value per row of the table (null = none). */
export interface ScoresPart {
  readonly kind: 'scores'
  readonly id: string
  readonly title: Message
  readonly name: string
  readonly values: readonly (number | null)[]
}
export type Part = TablePart | ChartPart | ScoresPart

/** Cases of the table: all, those the request's filter lets in, and those used; the rest with reasons. `used + sum(excluded.n) = selected`. */
export interface Cases {
  readonly total: number
  readonly selected: number
  readonly used: number
  readonly excluded: readonly { readonly reason: Message; readonly n: number }[]
}

/** What was asked, of which data, and with what: enough to get the same numbers again. */
export interface Provenance {
  readonly method: string
  readonly version: string
  readonly table: string
  readonly options: { readonly [name: string]: unknown }
  readonly filter: readonly unknown[]
  readonly weight: { readonly variable: string; readonly kind: 'frequency' | 'sampling' } | null
  readonly data: string
  readonly synthetic: boolean
}

/** Numbers stay numbers, sentences stay keys; survives structuredClone and JSON unchanged. */
export type Result = Completed | Refused
export interface Completed {
  readonly status: 'completed'
  readonly title: Message
  /** What was found and how sure, in one sentence. */
  readonly summary: Message | null
  readonly cases: Cases
  readonly parts: readonly Part[]
  /** Formulas and definitions used ("how this was computed"). */
  readonly formulas: readonly Message[]
  readonly references: readonly Reference[]
  readonly provenance: Provenance
  readonly refused: null
}
export interface Refused {
  readonly status: 'refused'
  readonly title: Message
  readonly summary: null
  readonly cases: Cases
  readonly parts: readonly []
  readonly formulas: readonly []
  readonly references: readonly Reference[]
  readonly provenance: Provenance
  readonly refused: Refusal
}
/** Which variable, why, and what would help. */
export interface Refusal {
  readonly reason: Message
  readonly help: Message | null
}

/** Ends a `switch` over a union: a new member then fails to compile where it is not handled. */
export function unreachable(value: never): never {
  throw new TypeError(`unreachable: ${JSON.stringify(value)}`)
}
