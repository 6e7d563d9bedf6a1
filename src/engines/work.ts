import { addAsides, datasetFromResponses, mergeGiven } from '../../analysis/dataset/from-responses.ts'
import type { Aside, Dataset } from '../../analysis/dataset/dataset.ts'
import { runReport, type ReportedItem } from '../../analysis/report/report.ts'
import { runMethod } from '../../analysis/report/run.ts'
import { comparedUnitOf } from '../../analysis/study/find.ts'
import type { Given } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import { generate } from '../../analysis/synthetic/generate.ts'
import { exportFiles } from '../exchange/csv-export.ts'
import { readExport } from '../exchange/csv-import.ts'
import { readEnvelopes } from '../exchange/open.ts'
import { reportFiles, type ReportRun } from '../exchange/report-files.ts'
import type { AnswerTo, Ask, CameIn, DataSummary, Source, Step } from './protocol.ts'

interface Data {
  readonly source: Source['is']
  readonly files: readonly string[]
  readonly given: readonly Given[]
  readonly aside: readonly Aside[]
  readonly dataset: Dataset
}
type Tell = (step: Step) => void

/** Lets messages in (a stop) before the next piece of work. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function countsOf(study: Study, given: readonly Given[]): readonly CameIn[] {
  const cells = new Map<string, CameIn>()
  for (const { response } of mergeGiven(given).merged) {
    const unit = response.unit === null ? null : (comparedUnitOf(study, response.unit)?.id ?? null)
    const key = [response.form, unit ?? '', response.mode, response.status].join('\n')
    const { form, mode, status } = response
    cells.set(key, { form, unit, mode, status, n: (cells.get(key)?.n ?? 0) + 1 })
  }
  return [...cells.values()]
}

async function read(study: Study, source: Source, tell: Tell): Promise<Pick<Data, 'given' | 'aside' | 'files'>> {
  switch (source.is) {
    case 'synthetic':
      return { given: generate(study), aside: [], files: [] }
    case 'device':
      return { ...readEnvelopes(study, source.envelopes), files: [] }
    case 'files': {
      const given: Given[] = []
      const aside: Aside[] = []
      for (const [done, file] of source.files.entries()) {
        tell({ done, of: source.files.length, item: null })
        await turn()
        const read = readExport(study, file)
        for (const one of read.given) given.push(one)
        aside.push(...read.aside)
      }
      return { given, aside: addAsides(aside), files: source.files.map(({ name }) => name) }
    }
  }
}

function summaryOf(study: Study, { source, files, given, aside, dataset }: Data): DataSummary {
  return {
    source,
    files,
    cameIn: countsOf(study, given),
    aside,
    hash: dataset.hash,
    synthetic: dataset.synthetic,
    tables: Object.values(dataset.tables).map(({ name, respondent, rows, codebook }) => ({ name, respondent, rows, codebook })),
  }
}

/** What the Worker does, apart from the thread it does it on. One question at a time may be long; `stop` ends a report. */
export function openWork(): (ask: Ask, tell: Tell) => Promise<AnswerTo[keyof AnswerTo]> {
  let study: Study | null = null
  let data: Data | null = null
  let report: Omit<ReportRun, 'study' | 'lang'> | null = null
  let stopped = false
  const opened = <T>(thing: T | null, what: string): T => {
    if (thing === null) throw new Error(`no ${what} yet`)
    return thing
  }

  return async (ask, tell) => {
    switch (ask.do) {
      case 'open':
        study = ask.study
        return null
      case 'count': {
        const { given, aside } = readEnvelopes(opened(study, 'study'), ask.envelopes)
        return { cameIn: countsOf(study!, given), aside }
      }
      case 'load': {
        const of = opened(study, 'study')
        const taken = await read(of, ask.source, tell)
        data = { source: ask.source.is, ...taken, dataset: datasetFromResponses(of, taken.given, taken.aside) }
        report = null
        return summaryOf(of, data)
      }
      case 'run':
        return runMethod(ask.request, { dataset: opened(data, 'data').dataset, disclosure: ask.disclosure })
      case 'report': {
        const { dataset } = opened(data, 'data')
        stopped = false
        const step = async (done: number, of: number, item: ReportedItem): Promise<void> => {
          tell({ done, of, item })
          await turn()
        }
        const sections = await runReport(study!, dataset, ask.disclosure, step, () => stopped)
        report = { sections, dataset, disclosure: ask.disclosure }
        return stopped ? 'stopped' : 'done'
      }
      case 'exportFiles': {
        const { given, aside } = opened(data, 'data')
        return exportFiles(study!, given, aside)
      }
      case 'reportFiles': {
        const { lang, figures } = ask.page
        return reportFiles({ study: study!, ...opened(report, 'report'), lang }, new Map(Object.entries(figures)))
      }
      case 'stop':
        stopped = true
        return null
    }
  }
}
