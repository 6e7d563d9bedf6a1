import type { Tool } from '../map.ts'
import { squeezed, type RawColumn, type RawTable } from '../raw.ts'

/**
 * What a column is for beside the questions. `administrative`: the tool's own bookkeeping · `rowId`: names the row · `seconds`: how long
 * answering took · `day`: when the answer came in · `language`: in which language · `mode`: by which way · `unit`: where · `repeats`: what other
 * columns say already.
 */
export type Fact = 'administrative' | 'repeats' | 'rowId' | 'seconds' | 'day' | 'language' | 'mode' | 'unit'

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
  /** Whether nothing but the words they begin with makes columns one question: then they may be rows of it, never its options. */
  readonly loose: boolean
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

const NONE: Heading = { code: null, number: null, stem: '', row: null, group: null, fact: null, other: false, loose: false, chosen: null }

export function heading(said: Partial<Heading>): Heading {
  return { ...NONE, ...said }
}

/** So long a beginning is no chance. */
const LONG_BEGINNING = 24
const LONGEST_ROW = 80

/** Questions of one column each that begin alike, three or more next to each other, as rows of one question; all others as they are. */
export function withBeginnings(headings: readonly Heading[]): readonly Heading[] {
  const found = [...headings]
  const alone = ({ group, fact, number, other, stem }: Heading): boolean => group === null && fact === null && number === null && !other && stem !== ''
  for (let i = 0; i < headings.length; ) {
    const begin = i++
    if (!alone(headings[begin]!)) continue
    let shared = headings[begin]!.stem
    while (i < headings.length && alone(headings[i]!)) {
      const next = beginning(shared, headings[i]!.stem)
      if (next.length < LONG_BEGINNING) break
      shared = next
      i++
    }
    const rows = headings.slice(begin, i).map(({ stem }) => stem.slice(shared.length).replace(/^[\s:：,，-]+|[.。:：?？\s]+$/g, ''))
    if (rows.length < 3 || !rows.every((row) => row !== '' && row.length <= LONGEST_ROW)) continue
    rows.forEach((row, k) => (found[begin + k] = { ...headings[begin + k]!, stem: shared.trim(), row, group: `~${begin}`, loose: true }))
  }
  return found
}

/** What two texts begin with, to the end of a word. */
function beginning(a: string, b: string): string {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const shared = a.slice(0, same)
  return /[\u3400-\u9fff]$/.test(shared) ? shared : shared.slice(0, shared.lastIndexOf(' ') + 1)
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
