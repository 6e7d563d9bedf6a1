import type { Codebook, Option, Scale, Variable } from './codebook.ts'
import type { Form, Page } from './form.ts'
import type { Text } from './text.ts'

/** A place with data. `code` is its number in the data (administrative division code, or 99... for invented places). */
export interface Unit {
  readonly id: string
  readonly code: number
  readonly name: Text
  readonly level: UnitLevel
  readonly parent: string | null
  /** Invented for examples; can never be mixed with real ones. */
  readonly synthetic: boolean
  /** The non-emergency channels offered by item AWRK here and the right one; null = the study's default. */
  readonly channels: Channels | null
}
/** From the largest. */
export const UNIT_LEVELS = ['city', 'district', 'subdistrict', 'community', 'grid'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]

/** Options and right answer of the awareness quiz (AWRK). A code means the same channel in every unit of a study. */
export interface Channels {
  readonly options: readonly Option[]
  readonly right: number
}

/** A qualitative case for comparison; may point at a unit. Every value comes with its definition and source. */
export interface Case {
  readonly id: string
  readonly name: Text
  readonly unit: string | null
  readonly country: Text
  readonly facts: readonly Fact[]
  /** What a reader must know before comparing (rights, uncertain episode, claims by the body itself). */
  readonly cautions: readonly Text[]
}

/** `unknown`: looked for and not found, value null. `derived`: computed from the other facts named in the definition. */
export type Confidence = 'confirmed' | 'reported' | 'asClaimed' | 'derived' | 'uncertain' | 'unknown'
export interface Fact {
  readonly field: string
  readonly label: Text
  readonly value: number | Text | null
  readonly unit: Text | null
  /** As precise as the source: "2020-11", "2020"; null where undated. */
  readonly asOf: string | null
  readonly definition: Text
  readonly source: string | null
  readonly confidence: Confidence
}

/** How an answer came in. A kiosk in a police building is a mode of its own, left out of population estimates by default. */
export const MODES = ['link', 'household', 'interviewer', 'paper', 'kiosk', 'kioskPolice', 'event'] as const
export type Mode = (typeof MODES)[number]

/** How fieldwork is run, and what the respondent is told about it. */
export interface Collection {
  /** Who runs the study, who pays, whom to ask: named in the consent. */
  readonly organisation: Text
  readonly funder: Text
  readonly contact: Text
  /** ISO days, inclusive; null = open at once, never closed. */
  readonly opens: string | null
  readonly closes: string | null
  readonly wave: string
  /** Public keys the answers are sealed to. None = open study: whoever uses the device can read them, and every page says so. */
  readonly recipients: readonly string[]
  /** Kiosk: seconds without touch before the warning, and from the warning to the reset. */
  readonly idleSeconds: number
  readonly warnSeconds: number
  readonly channels: Channels
  readonly incomeBands: readonly Option[]
  /** Ids of the units that are compared (districts or cities). A row belongs to the one its unit is or lies in; staff rows hold nothing lower. */
  readonly compared: readonly string[]
}

/** Keeps rows whose code of a coded variable is (`in`) or is not (`notIn`) listed; a missing value is kept only by `notIn`. */
export type Filter = { readonly variable: string; readonly in: readonly number[] } | { readonly variable: string; readonly notIn: readonly number[] }

/** One request of a report: a method over a table. */
export interface ReportItem {
  readonly table: string
  readonly method: string
  /** Added to the report's own filter; `everyone` leaves that one off (the sample profile shows police kiosks too). */
  readonly filter: readonly Filter[]
  readonly everyone: boolean
  /** Checked against the method's declared options when the report runs. */
  readonly options: { readonly [name: string]: unknown }
}
export interface ReportSection {
  readonly id: string
  readonly title: Text
  readonly items: readonly ReportItem[]
}
export interface Report {
  /** Applied to every request of the table of that name: who is left out of estimates by default (police kiosks). */
  readonly filter: { readonly [table: string]: readonly Filter[] }
  readonly sections: readonly ReportSection[]
}

/**
 * Questions a study may ask in addition, chosen when it is published ({@link compose}). A module brings everything of its own:
 * until it is chosen its questions are in no codebook and no form, and so in no table.
 */
export interface Module {
  readonly id: string
  /** The codebook whose forms it goes into, after the page of that id. */
  readonly codebook: string
  readonly after: string
  readonly title: Text
  /** What has to be seen to before it is asked (an ethics approval), and what it is for. */
  readonly note: Text
  readonly minutes: number
  readonly pages: readonly Page[]
  readonly variables: readonly Variable[]
  readonly scales: readonly Scale[]
  readonly passages: Codebook['passages']
  /** Added to the report as a section of the module's title. */
  readonly report: readonly ReportItem[]
}

/** What an import looks for in a column, and leaves out unless somebody writes why it is needed. A year of birth alone is none of it. Ethnicity and religion are never kept. */
export const GUARDED = ['ip', 'name', 'phone', 'idNumber', 'email', 'account', 'coordinates', 'address', 'birthDate', 'politics', 'ethnicity', 'religion'] as const
export type Guarded = (typeof GUARDED)[number]

/**
 * Why a column of a file is no variable: guarded, the tool's own bookkeeping, no value in any row, an id of rows (used to find doubles, then
 * dropped), numbers that would read as missing codes, what other columns say already, no room for more variables, a person's choice, or a
 * column that the mapping was made without.
 */
export const LEFT_OUT = [...GUARDED, 'administrative', 'empty', 'rowId', 'likeMissing', 'repeats', 'tooMany', 'byHand', 'notInMap'] as const
export type LeftOutWhy = (typeof LEFT_OUT)[number]

/** The file a study was made from, and what became of its columns. It travels with the data. */
export interface Imported {
  /** What the file was, and the SHA-256 (hex) of its bytes. Its name may name somebody and is kept nowhere. */
  readonly kind: 'text' | 'workbook' | 'sav'
  readonly sha256: string
  readonly tool: string
  readonly respondent: 'resident' | 'staff'
  /** Rows of the file, and those of them that are no rows of the data; why is in `aside` of the data. */
  readonly rows: number
  readonly setAside: number
  /** Cells that say what the mapping does not know; they are missing as lost. */
  readonly lostCells: number
  /** Where the mapping has an option for any other text: how many cells it took, with how many different texts, by variable. */
  readonly rest: readonly { readonly variable: string; readonly code: number; readonly cells: number; readonly texts: number }[]
  readonly leftOut: readonly { readonly column: string; readonly why: LeftOutWhy }[]
  /** Guarded columns that were kept, under which variable, and the reason somebody gave. */
  readonly kept: readonly { readonly column: string; readonly variable: string; readonly what: Guarded; readonly reason: string }[]
}

/** A study is data: everything a study is stands in this one object, which is also what is published. */
export interface Study {
  readonly format: 'linli-study/1'
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly synthetic: boolean
  /** Preset and seed of the generator, for a study whose answers are made and not collected. */
  readonly generator: { readonly preset: string; readonly seed: number } | null
  readonly codebooks: readonly Codebook[]
  /** None in a study that is a file of another tool. */
  readonly forms: readonly Form[]
  /** Offered to whoever publishes; none in what was published with a choice. */
  readonly modules: readonly Module[]
  /** Where the answers come from if they were not collected here; null for a study of our own. */
  readonly imported: Imported | null
  readonly units: readonly Unit[]
  readonly cases: readonly Case[]
  readonly collection: Collection
  readonly report: Report
}
