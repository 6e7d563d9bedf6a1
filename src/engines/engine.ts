import type { Disclosure } from '../../analysis/result/disclose.ts'
import type { ReportMessage } from '../../analysis/report/messages.ts'
import { OptionError } from '../../analysis/report/option-error.ts'
import type { MethodRequest } from '../../analysis/report/run.ts'
import type { Result } from '../../analysis/result/result.ts'
import type { Envelope } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { ExportFile } from '../exchange/csv-export.ts'
import { FileError } from '../exchange/file-error.ts'
import type { ExchangeMessage } from '../exchange/messages.ts'
import type { AnswerTo, Ask, Counts, DataSummary, Failure, FromWorker, ReportPage, Source, Step, ToWorker } from './protocol.ts'

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
  /** The files of the report run last. */
  reportFiles(page: ReportPage): Promise<readonly ExportFile[]>
  /** Stops the report that is running after its current item. */
  stop(): void
  close(): void
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly tell: ((step: Step) => void) | undefined
}

function errorOf(failure: Failure): Error {
  if (failure.is === 'fault') return new Error(failure.message)
  if (failure.is === 'option') return new OptionError(failure.code as ReportMessage, failure.path, failure.values)
  const { code, file, line, column, values } = failure
  return new FileError(code as ExchangeMessage, file, { ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) }, values)
}

export function openEngine(study: Study): DeskEngine {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let ended: Error | null = null

  function end(error: Error): void {
    ended = error
    worker.terminate()
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  function ask<A extends Ask>(what: A, tell?: (step: Step) => void): Promise<AnswerTo[A['do']]> {
    if (ended) return Promise.reject(ended)
    const id = asked++
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, tell })
      const message: ToWorker = { id, ...what }
      worker.postMessage(message)
    })
  }

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const one = waiting.get(data.id)
    if (data.is === 'step') {
      one?.tell?.(data.step)
      return
    }
    waiting.delete(data.id)
    if (data.is === 'answer') one?.resolve(data.answer as never)
    else one?.reject(errorOf(data.failure))
  })
  worker.addEventListener('error', (event) => end(new Error(event.message || 'the engine did not start')))
  worker.addEventListener('messageerror', () => end(new Error('the engine was sent what cannot be copied')))
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
    reportFiles: (page) => ask({ do: 'reportFiles', page }),
    stop: () => void ask({ do: 'stop' }).catch(() => undefined),
    close() {
      if (!ended) end(new Error('the engine was closed'))
    },
  }
}
