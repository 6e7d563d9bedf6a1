/** How a file is read before anybody asks what it means. Found by looking, shown to the person, kept with the mapping. */
export interface Reading {
  readonly kind: 'text' | 'workbook' | 'sav'
  /** A label of the Encoding Standard ("utf-8", "gb18030", "windows-1252", "macintosh", "utf-16le"); of a sav file the one it declares; null for workbooks. */
  readonly encoding: string | null
  /** One character between cells; null where the kind has none. */
  readonly delimiter: string | null
  /** Sheet of a workbook; null where the kind has none. */
  readonly sheet: string | null
  /** Rows above the headings that belong to nothing (a title, an empty row). */
  readonly skip: number
  /** Rows of headings: 1, SurveyMonkey and old Qualtrics 2, Qualtrics 3; 0 = none, columns are then named by their place. */
  readonly headings: number
}

/** What a file itself declares about a column (SPSS): its name, labels by value text, user-missing values, measure. */
export interface Declared {
  readonly name: string
  readonly label: string | null
  /** Cell text → label, in the order of the file. */
  readonly labels: readonly { readonly value: string; readonly label: string }[]
  /** Cell texts declared missing by the user, and ranges (inclusive). */
  readonly missing: readonly string[]
  readonly missingRange: { readonly low: number; readonly high: number } | null
  readonly measure: 'nominal' | 'ordinal' | 'scale' | null
  readonly type: 'text' | 'number' | 'date'
}

/**
 * A column as its distinct cell texts and, per row, the place of its text among them. Texts are exactly what the file holds, untrimmed;
 * '' is an empty cell. Nothing is a number yet: a code with a leading zero stays what it is.
 */
export interface RawColumn {
  /** Names the column in a mapping: its headings, and `#2` for the second of the same name (see {@link columnKeys}). */
  readonly key: string
  /** One text per row of headings. */
  readonly headings: readonly string[]
  readonly values: readonly string[]
  /** Rows that hold each text. */
  readonly counts: Uint32Array
  readonly index: Uint8Array | Uint16Array | Uint32Array
  readonly declared: Declared | null
}

/** Why a row is none of the table: it has another number of cells than the headings, so that nobody knows which cell is which. */
export interface BadRow {
  readonly line: number
  readonly cells: number
  readonly expected: number
}

/**
 * What a person ought to know about the cells of a column that no cell says. `formulas`: their texts are results that the workbook
 * kept. `digitsLost`: whole numbers of more than 15 digits, whose last ones the spreadsheet program has already put to zero.
 * `undecodable`: texts with characters that are none in the file's encoding, shown as �. `remarks`: words behind an option, which are no part
 * of the answer and are not kept.
 */
export interface ReadingNote {
  readonly is: 'formulas' | 'digitsLost' | 'undecodable' | 'remarks'
  /** Key of the column. */
  readonly column: string
  /** Cells, and the line of the first. */
  readonly n: number
  readonly line: number
}

/** A file, read and not yet understood. Columns of equal length; the cost of everything after this grows with distinct texts, not rows. */
export interface RawTable {
  /** Name of the file, without a path. */
  readonly file: string
  /** SHA-256 (hex) of the file's bytes. */
  readonly sha256: string
  readonly reading: Reading
  readonly rows: number
  readonly columns: readonly RawColumn[]
  /** Line of the file (sheet row, case number of a sav file) on which each row begins, from 1. */
  readonly lines: Uint32Array
  readonly badRows: readonly BadRow[]
  /** Absent = none. */
  readonly notes?: readonly ReadingNote[]
  /** Multiple-response sets a sav file declares: names of columns that belong together. */
  readonly sets: readonly { readonly name: string; readonly label: string | null; readonly columns: readonly string[]; readonly counted: string | null }[]
  /** Key of the column by which a sav file says its cases are weighted. */
  readonly weight?: string
}

/** The keys of columns, from their headings: unique and the same for every file with these headings, in whatever encoding. */
export function columnKeys(headings: readonly (readonly string[])[]): readonly string[] {
  const seen = new Map<string, number>()
  const own = headings.map((rows, i) => rows.map(squeezed).filter(Boolean).join(' › ') || `column ${i + 1}`)
  const taken = new Set(own)
  return own.map((heading) => {
    let n = seen.get(heading) ?? 0
    let key: string
    // A heading may itself end in #2.
    do key = ++n === 1 ? heading : `${heading} #${n}`
    while (n > 1 && taken.has(key))
    seen.set(heading, n)
    taken.add(key)
    return key
  })
}

/** What squeezing would leave as it is: files hold little else. */
const PLAIN = /^(?:[!-~\u4e00-\u9fff]+(?: [!-~\u4e00-\u9fff]+)*)?$/

/** Digits above, below, in circles and behind others that would make another number of it: 45¹ is not 451. */
const RAISED = /(?<=[\d\uFF10-\uFF19])(?=[\u00B2\u00B3\u00B9\u2070-\u2079\u2080-\u2089\u2460-\u249B\u24EA-\u24FF\u2776-\u2793])/g

/**
 * A text as people read it: no spaces around it, one space within, compatibility forms (full-width letters and digits) as plain ones.
 * A raised or circled digit behind another stands behind a `^`.
 */
export function squeezed(text: string): string {
  if (text.length <= 100 && PLAIN.test(text)) return text
  return text
    .replace(RAISED, '^')
    .normalize('NFKC')
    .replace(/[\s\u00A0\u3000\uFEFF]+/g, ' ')
    .trim()
}
