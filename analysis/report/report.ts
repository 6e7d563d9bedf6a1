import type { Dataset } from '../dataset/dataset.ts'
import { arrayEngine } from '../engine/array-engine.ts'
import { methods } from '../methods/index.ts'
import type { Disclosure } from '../result/disclose.ts'
import type { Message, Refusal, Refused, Result } from '../result/result.ts'
import type { Report, ReportItem, Study } from '../study/study.ts'
import type { Text } from '../study/text.ts'
import { asking, type Asking } from './asking.ts'
import { OptionError } from './option-error.ts'
import { perform, type MethodRequest, type RunContext } from './perform.ts'
import { methodAt, tableAt } from './run.ts'

/** One request and what came of it. `error`: what a method threw that is no refusal (our bug); the result is then refused and says so. */
export interface ReportedItem {
  readonly request: MethodRequest
  readonly result: Result
  readonly error: string | null
}
export interface ReportedSection {
  readonly id: string
  readonly title: Text
  readonly items: readonly ReportedItem[]
}

/** The request of an item: the report's filter for its table, unless it is about everyone, and its own. */
export function requestOf(report: Report, item: ReportItem): MethodRequest {
  const shared = item.everyone || !Object.hasOwn(report.filter, item.table) ? [] : report.filter[item.table]!
  return { method: item.method, table: item.table, options: item.options, filter: [...shared, ...item.filter], weight: null }
}

/**
 * Runs the report of a study, one request after the other, in order; equal questions of different requests are asked once.
 * `tell` hears of every item when it is done; after `stopped` says true no further one is begun (sections then hold what was done).
 * One failed request is one refused item with its `error`; the others stand.
 */
export async function runReport(
  study: Study,
  dataset: Dataset,
  disclosure: Disclosure,
  tell: (done: number, of: number, item: ReportedItem) => void | Promise<void> = () => {},
  stopped: () => boolean = () => false,
  engineOf: NonNullable<RunContext['engineOf']> = arrayEngine,
): Promise<readonly ReportedSection[]> {
  const engines = new Map<string, Asking>()
  const askingOf = (name: string): Asking => {
    const known = engines.get(name)
    if (known) return known
    const opened = asking(engineOf(tableAt(dataset, name)))
    engines.set(name, opened)
    return opened
  }
  const of = study.report.sections.reduce((sum, { items }) => sum + items.length, 0)
  let done = 0
  const sections: ReportedSection[] = []
  for (const { id, title, items } of study.report.sections) {
    const reported: ReportedItem[] = []
    for (const item of items) {
      if (stopped()) return [...sections, ...(reported.length ? [{ id, title, items: reported }] : [])]
      const outcome = await runItem(requestOf(study.report, item))
      reported.push(outcome)
      await tell(++done, of, outcome)
    }
    sections.push({ id, title, items: reported })
  }
  return sections

  async function runItem(request: MethodRequest): Promise<ReportedItem> {
    const codebook = study.codebooks.find((one) => one.id === request.table)
    if (codebook && !Object.hasOwn(dataset.tables, request.table)) {
      const reason = { key: 'report.noData', values: { table: codebook.title } }
      return { request, result: without(request, { reason, help: { key: 'report.noData.help' } }), error: null }
    }
    try {
      const table = tableAt(dataset, request.table)
      return { request, result: await perform(methodAt(request.method), request, table, { dataset, disclosure }, askingOf(request.table)), error: null }
    } catch (error) {
      const refusal: Refusal =
        error instanceof OptionError
          ? { reason: error.sentence, help: null }
          : { reason: { key: 'report.failed', values: { method: request.method } }, help: { key: 'report.failed.help' } }
      return { request, result: without(request, refusal), error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
    }
  }

  /** A result that no method had a part in. */
  function without(request: MethodRequest, refused: Refusal): Refused {
    const method = methods.find((one) => one.id === request.method)
    const title: Message = method ? { key: `${method.id}.title` } : { key: 'report.unknownTitle', values: { method: request.method } }
    const rows = Object.hasOwn(dataset.tables, request.table) ? dataset.tables[request.table]!.rows : 0
    return {
      status: 'refused',
      title,
      summary: null,
      cases: { total: rows, selected: rows, used: 0, excluded: rows ? [{ reason: refused.reason, n: rows }] : [] },
      parts: [],
      formulas: [],
      references: method?.references ?? [],
      provenance: {
        method: request.method,
        version: method?.version ?? '',
        table: request.table,
        options: request.options as Refused['provenance']['options'],
        filter: request.filter,
        weight: request.weight,
        data: dataset.hash,
        synthetic: dataset.synthetic,
      },
      refused,
    }
  }
}
