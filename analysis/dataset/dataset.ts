import type { Codebook, CodedVariable, NumberVariable } from '../study/codebook.ts'

/** A variable that is a column: multiple answers are split into 0/1 columns, free text is kept apart. */
export type ColumnVariable = CodedVariable | NumberVariable

/**
 * Codes of a variable: `index[row]` is 1..K, the place of the code among the variable's options; 0 = missing.
 * Arithmetic is never on the index: it goes through the codes of the codebook.
 */
export interface CodedColumn {
  readonly kind: 'coded'
  readonly index: Uint8Array | Uint16Array
  /** Missing code per row, 0 where there is an answer. */
  readonly reasons: Int8Array
}

/** Numbers: `values[row]` counts only where `known[row]` is 1. Zero is a value; NaN never stands for missing. */
export interface NumberColumn {
  readonly kind: 'number'
  readonly values: Float64Array
  readonly known: Uint8Array
  readonly reasons: Int8Array
}
export type Column = CodedColumn | NumberColumn

/** Equal-length columns of one group of people (residents, staff), with the codebook that says what they mean. */
export interface Table {
  readonly name: string
  readonly rows: number
  /**
   * Every `coded` and `number` variable has a column of its name, in this order; `multi` variables stand for their
   * 0/1 member columns ({@link memberName}), which are coded variables of this codebook too.
   */
  readonly codebook: Codebook
  readonly columns: { readonly [name: string]: Column }
  /** Who is in the table, for the smallest base shown (DESIGN, Disclosure). */
  readonly respondent: 'resident' | 'staff'
}

/** What analysis starts from. `hash`: SHA-256 (hex) over the columns and codebooks in canonical form; equal data, equal hash. */
export interface Dataset {
  readonly study: string
  readonly synthetic: boolean
  readonly tables: { readonly [name: string]: Table }
  readonly hash: string
  /** Answers that are counted but are no rows: declined and screened out, by table; and files or envelopes set aside, with why. */
  readonly aside: readonly Aside[]
}
export interface Aside {
  /** '' where the answer could not be read so far as to know. */
  readonly table: string
  readonly reason: AsideReason
  readonly n: number
}
/** Of an imported file also `blank`: rows in which nothing stands, and `notPerson`: rows that its mapping says are no people (totals, previews, tests). */
export const ASIDE = ['declined', 'screenedOut', 'duplicate', 'otherStudy', 'unreadable', 'blank', 'notPerson'] as const
export type AsideReason = (typeof ASIDE)[number]
