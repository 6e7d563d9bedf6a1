import type { Aside } from '../../analysis/dataset/dataset.ts'
import type { Disclosure } from '../../analysis/result/disclose.ts'
import type { Codebook } from '../../analysis/study/codebook.ts'
import type { Envelope, Response } from '../../analysis/study/response.ts'
import type { Mode, Study } from '../../analysis/study/study.ts'
import type { MethodRequest } from '../../analysis/report/run.ts'
import type { ReportedItem } from '../../analysis/report/report.ts'
import type { Result } from '../../analysis/result/result.ts'
import type { JudgedTable, SharePlan } from '../../analysis/dataset/share.ts'
import type { ExportFile } from '../exchange/csv-export.ts'
import type { NamedFile } from '../exchange/csv-read.ts'
import type { SharePlans, ShareRefusal } from '../exchange/shared-export.ts'
import type { Lang } from '../../analysis/study/text.ts'

/**
 * Where the answers come from: made by the study's generator, kept on this device, files in the export's format, or the file the study
 * was imported from, which the Worker reads from the store itself.
 */
export type Source =
  | { readonly is: 'import' }
  | { readonly is: 'synthetic' }
  | { readonly is: 'device'; readonly envelopes: readonly Envelope[] }
  | { readonly is: 'files'; readonly files: readonly NamedFile[] }

/** How many came in: per form, compared unit (null: none known), mode and status. Answers that are no rows are counted here too. */
export interface CameIn {
  readonly form: string
  readonly unit: string | null
  readonly mode: Mode
  readonly status: Response['status']
  readonly n: number
}
export interface Counts {
  readonly cameIn: readonly CameIn[]
  /** Envelopes and file rows that could not be used, with why. */
  readonly aside: readonly Aside[]
}

/** What the main thread adds to a report: the language, and the figures it had drawn, by their names within the report. */
export interface ReportPage {
  readonly lang: Lang
  readonly figures: { readonly [name: string]: string }
}

/** What the data at hand are: never a row, only counts and meanings. Of an imported file nothing is known of how answers came in. */
export interface DataSummary extends Counts {
  readonly source: Source['is']
  readonly files: readonly string[]
  /** SHA-256 (hex) of the dataset. */
  readonly hash: string
  readonly synthetic: boolean
  readonly tables: readonly { readonly name: string; readonly respondent: 'resident' | 'staff'; readonly rows: number; readonly codebook: Codebook }[]
}

/** What the Worker is asked; `study` comes first and once. */
export type Ask =
  | { readonly do: 'open'; readonly study: Study }
  | { readonly do: 'count'; readonly envelopes: readonly Envelope[] }
  | { readonly do: 'load'; readonly source: Source }
  | { readonly do: 'run'; readonly request: MethodRequest; readonly disclosure: Disclosure }
  | { readonly do: 'report'; readonly disclosure: Disclosure }
  | { readonly do: 'exportFiles' }
  | { readonly do: 'judgeShare'; readonly table: string; readonly plan: SharePlan }
  | { readonly do: 'fittingPlan'; readonly table: string; readonly plan: SharePlan }
  | { readonly do: 'sharedFiles'; readonly plans: SharePlans }
  | { readonly do: 'reportFiles'; readonly page: ReportPage }
  | { readonly do: 'stop' }

/** What each question is answered with. */
export interface AnswerTo {
  readonly open: null
  readonly count: Counts
  readonly load: DataSummary
  readonly run: Result
  readonly report: 'done' | 'stopped'
  readonly exportFiles: readonly ExportFile[]
  readonly judgeShare: JudgedTable
  readonly fittingPlan: SharePlan
  readonly sharedFiles: readonly ExportFile[] | ShareRefusal
  readonly reportFiles: readonly ExportFile[]
  readonly stop: null
}

/** One step of long work. `item`: the result that has just come (of a report). */
export interface Step {
  readonly done: number
  readonly of: number
  readonly item: ReportedItem | null
}
