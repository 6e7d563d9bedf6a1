import { addAsides, datasetFromResponses, mergeGiven } from '../../analysis/dataset/from-responses.ts'
import type { Aside, Dataset, Table } from '../../analysis/dataset/dataset.ts'
import { fittingPlan, judgeShare } from '../../analysis/dataset/share.ts'
import type { ImportedText } from '../../analysis/intake/applied.ts'
import { importOf, type KeptImport } from '../../analysis/intake/kept.ts'
import { runReport, type ReportedItem } from '../../analysis/report/report.ts'
import { runMethod } from '../../analysis/report/run.ts'
import { comparedUnitOf } from '../../analysis/study/find.ts'
import type { Given } from '../../analysis/study/response.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import type { Study } from '../../analysis/study/study.ts'
import { generate } from '../../analysis/synthetic/generate.ts'
import { exportFiles } from '../exchange/csv-export.ts'
import { readExport } from '../exchange/csv-import.ts'
import { datasetFiles } from '../exchange/dataset-export.ts'
import { FileError } from '../exchange/file-error.ts'
import { readEnvelopes } from '../exchange/open.ts'
import { reportFiles, type ReportRun } from '../exchange/report-files.ts'
import { digestOfBytes } from '../exchange/reading/digest.ts'
import { sharedFiles } from '../exchange/shared-export.ts'
import type { AnswerTo, Ask, CameIn, DataSummary, Source, Step } from './protocol.ts'

/** Answers of people, or the rows of a file of another tool. */
type Taken =
  | { readonly given: readonly Given[]; readonly texts: null; readonly aside: readonly Aside[]; readonly files: readonly string[]; readonly dataset: Dataset }
  | { readonly given: null; readonly texts: readonly ImportedText[]; readonly aside: readonly Aside[]; readonly files: readonly string[]; readonly dataset: Dataset }
type Data = Taken & { readonly source: Source['is'] }
/** The import kept under the id of a study; null where there is none. */
type KeptUnder = (study: string) => Promise<KeptImport | null>
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

async function take(study: Study, source: Source, keptUnder: KeptUnder, tell: Tell): Promise<Taken> {
  switch (source.is) {
    case 'import':
      return imported(study, await keptUnder(study.id))
    case 'synthetic':
      return answers(study, generate(study))
    case 'device': {
      const { given, aside } = readEnvelopes(study, source.envelopes)
      return answers(study, given, aside)
    }
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
      return answers(study, given, addAsides(aside), source.files.map(({ name }) => name))
    }
  }
}

function answers(study: Study, given: readonly Given[], aside: readonly Aside[] = [], files: readonly string[] = []): Taken {
  return { given, texts: null, aside, files, dataset: datasetFromResponses(study, given, aside) }
}

/** The study may have been opened here from its file alone, and what a disk gives back may not be what it was given. */
async function imported(study: Study, kept: KeptImport | null): Promise<Taken> {
  if (!study.imported) throw new RangeError(`${study.id} was not imported`)
  if (!kept) throw new FileError('importGone', study.id)
  try {
    const { dataset, texts } = await importOf(kept, digestOfBytes)
    return { given: null, texts, aside: dataset.aside, files: [], dataset }
  } catch (error) {
    if (error instanceof StudyError) throw new FileError('importDamaged', study.id)
    throw error
  }
}

function summaryOf(study: Study, { source, files, given, aside, dataset }: Data): DataSummary {
  return {
    source,
    files,
    cameIn: given ? countsOf(study, given) : [],
    aside,
    hash: dataset.hash,
    synthetic: dataset.synthetic,
    tables: Object.values(dataset.tables).map(({ name, respondent, rows, codebook }) => ({ name, respondent, rows, codebook })),
  }
}

function tableOf({ tables }: Dataset, name: string): Table {
  const table = tables[name]
  if (!table) throw new RangeError(`no table ${name}`)
  return table
}

/** What the Worker does, apart from the thread it does it on. One question at a time may be long; `stop` ends a report. */
export function openWork(keptUnder: KeptUnder): (ask: Ask, tell: Tell) => Promise<AnswerTo[keyof AnswerTo]> {
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
        data = { source: ask.source.is, ...(await take(of, ask.source, keptUnder, tell)) }
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
        const { given, aside, dataset, texts } = opened(data, 'data')
        return given ? exportFiles(study!, given, aside) : datasetFiles(study!, dataset, texts)
      }
      case 'judgeShare':
        return judgeShare(study!, tableOf(opened(data, 'data').dataset, ask.table), ask.plan)
      case 'fittingPlan':
        return fittingPlan(study!, tableOf(opened(data, 'data').dataset, ask.table), ask.plan)
      case 'sharedFiles':
        return sharedFiles(study!, opened(data, 'data').dataset, ask.plans)
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
