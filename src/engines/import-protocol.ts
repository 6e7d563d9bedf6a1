import type { Adopted } from '../../analysis/intake/adopt.ts'
import type { MapCheck } from '../../analysis/intake/applied.ts'
import type { Guard } from '../../analysis/intake/guard.ts'
import type { ImportMap } from '../../analysis/intake/map.ts'
import type { BadRow, Reading, ReadingNote } from '../../analysis/intake/raw.ts'
import type { Unit } from '../../analysis/study/study.ts'

/** A column of the file as the page may know it. */
export interface ColumnSummary {
  readonly key: string
  readonly headings: readonly string[]
  /** Different texts that are not empty, as a mapping compares them; as the file has them where those are more than 20,000. */
  readonly distinct: number
  /** Rows whose cell is empty. */
  readonly blanks: number
  /** At most 60, the most frequent first; as a mapping compares them, and masked where they look identifying. None of a guarded column. */
  readonly values: readonly { readonly text: string; readonly n: number }[]
  readonly guard: Guard | null
}

/** What was found in a file, and the mapping proposed for it: never a row, and no value of a guarded column. */
export interface RawSummary {
  readonly file: string
  readonly sha256: string
  readonly reading: Reading
  /** Sheets of a workbook; none of any other file. */
  readonly sheets: readonly string[]
  /** At most 12 rows as the file has them, those above the data included; the cells of guarded columns are `•••`. */
  readonly first: readonly (readonly string[])[]
  readonly rows: number
  readonly badRows: readonly BadRow[]
  /** What a person ought to know about cells that no cell says. */
  readonly notes: readonly ReadingNote[]
  readonly columns: readonly ColumnSummary[]
  readonly map: ImportMap
}

/** What became of an import. `there`: the same file under the same mapping had been kept before, and nothing was written. */
export interface KeptAs {
  /** Id of the study, by which it opens like any other. */
  readonly study: string
  /** SHA-256 (hex) of the published study. */
  readonly hash: string
  readonly is: 'new' | 'there'
}

/** A saved mapping on the file read; `summary` where the file had to be read in another way for it, null where it stays as it was read. */
export interface AdoptedHere {
  readonly adopted: Adopted
  readonly summary: RawSummary | null
}

/** What the Worker is asked; `known` comes first and once. */
export type ImportAsk =
  | { readonly do: 'open'; readonly known: readonly Unit[] }
  | { readonly do: 'read'; readonly file: File; readonly wanted: Partial<Reading> | null }
  | { readonly do: 'adopt'; readonly file: File; readonly saved: ImportMap }
  | { readonly do: 'column'; readonly key: string; readonly reason: string | null }
  | { readonly do: 'check'; readonly map: ImportMap }
  | { readonly do: 'keep'; readonly map: ImportMap }

/** What each question is answered with. */
export interface ImportAnswerTo {
  readonly open: null
  readonly read: RawSummary
  readonly adopt: AdoptedHere
  readonly column: ColumnSummary
  readonly check: MapCheck
  readonly keep: KeptAs
}
