import type { JudgedTable, SharePlan } from '../../analysis/dataset/share.ts'
import type { Disclosure } from '../../analysis/result/disclose.ts'
import type { MethodRequest } from '../../analysis/report/run.ts'
import type { Result } from '../../analysis/result/result.ts'
import type { Envelope } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { ExportFile } from '../exchange/csv-export.ts'
import type { SharePlans, ShareRefusal } from '../exchange/shared-export.ts'
import type { AnswerTo, Ask, Counts, DataSummary, ReportPage, Source, Step } from './protocol.ts'
import { talkTo } from './worker-talk.ts'

/**
 * A Worker that holds the data of one study and does everything that touches rows. Answers reject with FileError where a
 * file cannot be used and with OptionError where a request is not what it claims; every other rejection is our fault.
 */
export interface DeskEngine {
  /** Counts envelopes without taking them as the data at hand. */
  count(envelopes: readonly Envelope[]): Promise<Counts>
  /** Takes a source as the data at hand. A failed load leaves the data as they were. */
  load(source: Source, tell?: (step: Step) => void): Promise<DataSummary>
  run(request: MethodRequest, disclosure: Disclosure): Promise<Result>
  /** Runs the study's report; every result is told as it comes and kept for `reportFiles`. */
  report(disclosure: Disclosure, tell: (step: Step) => void): Promise<'done' | 'stopped'>
  /** The data at hand in the export's format. */
  exportFiles(): Promise<readonly ExportFile[]>
  /** Whether a table of the data at hand may be handed on as planned, and what would help. */
  judgeShare(table: string, plan: SharePlan): Promise<JudgedTable>
  /** As much of a plan as passes. */
  fittingPlan(table: string, plan: SharePlan): Promise<SharePlan>
  /** The files to hand on, or why there are none. */
  sharedFiles(plans: SharePlans): Promise<readonly ExportFile[] | ShareRefusal>
  /** The files of the report run last. */
  reportFiles(page: ReportPage): Promise<readonly ExportFile[]>
  /** Stops the report that is running after its current item. */
  stop(): void
  close(): void
}

export function openEngine(study: Study): DeskEngine {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
  const { ask, end } = talkTo<Ask, AnswerTo, Step>(worker)
  const opened = ask({ do: 'open', study })

  return {
    count: async (envelopes) => {
      await opened
      return ask({ do: 'count', envelopes })
    },
    load: async (source, tell) => {
      await opened
      return ask({ do: 'load', source }, tell)
    },
    run: (request, disclosure) => ask({ do: 'run', request, disclosure }),
    report: (disclosure, tell) => ask({ do: 'report', disclosure }, tell),
    exportFiles: () => ask({ do: 'exportFiles' }),
    judgeShare: (table, plan) => ask({ do: 'judgeShare', table, plan }),
    fittingPlan: (table, plan) => ask({ do: 'fittingPlan', table, plan }),
    sharedFiles: (plans) => ask({ do: 'sharedFiles', plans }),
    reportFiles: (page) => ask({ do: 'reportFiles', page }),
    stop: () => void ask({ do: 'stop' }).catch(() => undefined),
    close: () => end('the engine was closed'),
  }
}
