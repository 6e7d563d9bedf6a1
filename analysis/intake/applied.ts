import type { Aside, Dataset } from '../dataset/dataset.ts'
import type { Study } from '../study/study.ts'
import type { ImportMap } from './map.ts'

/** A cell that is not what the mapping says, or a row that is none. `value` is cut to 40 characters, and '' where the column is guarded or free text. `blank`: nothing stands in the row; `notPerson`: a rule of the mapping leaves it out; `duplicateId`: a row with the content of an earlier one; `idConflict`: one of several rows of one id and other content, none of which is in the table. */
export interface RowProblem {
  readonly line: number
  /** Key of the column; null where it is the whole row. */
  readonly column: string | null
  readonly value: string
  readonly why: 'unknownValue' | 'notNumber' | 'notWhole' | 'outOfRange' | 'notDay' | 'looksMissing' | 'cells' | 'blank' | 'notPerson' | 'duplicateId' | 'idConflict' | 'contradiction'
}

/** A free text, masked where it looked identifying; it stands in no row. */
export interface ImportedText {
  readonly variable: string
  readonly text: string
}

/** A file under its mapping: a study of our own kind with its data. Equal file and equal mapping give equal study, data and id. */
export interface Imported {
  /** Its `imported` says what became of the columns; its id follows from file and mapping, so that the same import is the same study. */
  readonly study: Study
  readonly dataset: Dataset
  /** Ordered by a hash of the texts alone. */
  readonly texts: readonly ImportedText[]
  /** The first 1,000 by line; `problemCount` is all of them. Every cell counted here is missing as `lost`; rows with other numbers of cells are set aside. */
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
  readonly map: ImportMap
}

/**
 * A variable whose cells can be read in two ways, since no cell of the column decides: which of them, what it is taken for, and what else it
 * could be; '' where the column is guarded.
 */
export interface Unsure {
  readonly variable: string
  readonly is: 'thousands' | 'dayMonth'
  readonly text: string
  readonly taken: string
  readonly other: string
}

/** What a mapping would do, without doing it: for the person who edits it. */
export interface MapCheck {
  /** Rows of the table; those that are not in it, by why; and per rule of `notPeople` the rows it leaves out. */
  readonly rows: number
  readonly aside: readonly Aside[]
  readonly notPeople: readonly { readonly column: string; readonly n: number }[]
  /** What stands in rows that are no people, in columns of answers and places: it is no answer that lacks its place. */
  readonly outside: readonly { readonly column: string; readonly texts: readonly { readonly text: string; readonly n: number }[] }[]
  /** Per variable: rows by code, missing rows by reason, and lost cells. */
  readonly variables: readonly {
    readonly name: string
    readonly answered: number
    readonly counts: readonly { readonly code: number; readonly n: number }[]
    readonly missing: readonly { readonly reason: string; readonly n: number }[]
    readonly lost: number
    /** What counted as an option without standing in a list: cells, and the different texts (pieces of cells) in them. Null where the mapping has no `rest`. */
    readonly rest: { readonly cells: number; readonly texts: number } | null
  }[]
  readonly units: readonly { readonly id: string; readonly n: number }[]
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
  /** Items whose answers run against the rest of their scale, with their correlation with it: perhaps to be reversed. */
  readonly against: readonly { readonly scale: string; readonly item: string; readonly r: number }[]
  /** Variables that can be read in two ways, with what was taken: for a person to decide. */
  readonly unsure: readonly Unsure[]
  /** Columns of the mapping that the file lacks, and the variables (UNIT) that go without: missing in every row, as not in this version. */
  readonly lacking: readonly { readonly column: string; readonly variables: readonly string[] }[]
  /** Columns of the file that the mapping does not know: left out, and said to be. */
  readonly unmapped: readonly string[]
  /** What keeps the mapping from being applied at all, with the place in it. */
  readonly fault: { readonly code: string; readonly path: string; readonly values: { readonly [name: string]: string | number } } | null
}
