import type { Tool } from '../map.ts'
import { squeezed, type RawColumn, type RawTable } from '../raw.ts'

/**
 * What a column is for beside the questions. `administrative`: the tool's own bookkeeping · `rowId`: names the row · `seconds`: how long
 * answering took · `day`: when the answer came in · `language`: in which language · `unit`: where.
 */
export type Fact = 'administrative' | 'rowId' | 'seconds' | 'day' | 'language' | 'unit'

/** What the headings of a column say. Texts are plain (no markup, no numbering); `stem` is '' where the file has no words for the question. */
export interface Heading {
  /** A name the file itself gives the variable; null where it has only words. */
  readonly code: string | null
  /** Number of the question. */
  readonly number: string | null
  readonly stem: string
  /** Row of a matrix, or option of a question that has several columns; null where the column is the whole question. */
  readonly row: string | null
  /** Equal in columns of one question; null where the column is alone. */
  readonly group: string | null
  readonly fact: Fact | null
  /** The text people write behind "other". */
  readonly other: boolean
  /** What an option's column holds where it was chosen, if the file says so. */
  readonly chosen: string | null
}

/** A tool, known by the shape of its files and never by their names. */
export interface ToolShape {
  readonly tool: Tool
  fits(raw: RawTable): boolean
  /** One for each column. */
  headings(raw: RawTable): readonly Heading[]
}

const NONE: Heading = { code: null, number: null, stem: '', row: null, group: null, fact: null, other: false, chosen: null }

export function heading(said: Partial<Heading>): Heading {
  return { ...NONE, ...said }
}

/** A heading row of a column, squeezed; '' where there is none. */
export function headed(column: RawColumn, row = 0): string {
  return squeezed(column.headings[row] ?? '')
}

/** How many of these names stand among the headings of a row, whatever the case. */
export function countNames(raw: RawTable, names: ReadonlySet<string>, row = 0): number {
  return new Set(raw.columns.map((column) => headed(column, row).toLowerCase()).filter((name) => names.has(name))).size
}

/** Places of columns next to each other that have the same key; null is a key of its own every time. */
export function runs<T>(keys: readonly (T | null)[]): readonly (readonly number[])[] {
  const found: number[][] = []
  keys.forEach((key, i) => {
    if (key !== null && i > 0 && keys[i - 1] === key) found.at(-1)!.push(i)
    else found.push([i])
  })
  return found
}

/** The words of "other" as an option, or of the line to be filled in behind it. */
export const isOther = (text: string): boolean => /^(other|andere|autre|otro|其他|其它)(\s*[(（:：,，-].*)?$|please specify|请(注明|填写|说明)/i.test(text)
