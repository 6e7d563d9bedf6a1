import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { tableCsv } from '../../analysis/render/csv.ts'
import { html } from '../../analysis/render/html.ts'
import { resultJson } from '../../analysis/render/json.ts'
import { markdown } from '../../analysis/render/markdown.ts'
import { tablesOf, type Page } from '../../analysis/render/page.ts'
import type { ReportedSection } from '../../analysis/report/report.ts'
import type { Disclosure } from '../../analysis/result/disclose.ts'
import type { Figure, Message } from '../../analysis/result/result.ts'
import { utf8 } from '../../analysis/study/hash.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang, Text } from '../../analysis/study/text.ts'
import type { ExportFile } from './csv-export.ts'
import { reportWords } from './report-words.ts'

/** A report that was run, and for whom: `disclosure` is the rule its results were hidden by. */
export interface ReportRun {
  readonly study: Study
  readonly dataset: Dataset
  readonly sections: readonly ReportedSection[]
  readonly disclosure: Disclosure
  readonly lang: Lang
}

/** Name and format of the file that says what a report folder holds. */
export const REPORT_RESULTS = 'results.json'
export const REPORT_FORMAT = 'linli-report/1'

/** The report as the renderers take it. */
export function reportPage(run: ReportRun): Page {
  return {
    title: run.study.title,
    facts: factsOf(run).map(reportWords(run.lang)),
    synthetic: run.dataset.synthetic,
    sections: run.sections.map(({ id, title, items }) => ({ id, title, results: items.map(({ result }) => result) })),
  }
}

/**
 * The files of a report: one page with its figures inside, its text, every table and figure by itself, and all numbers.
 * `figures`: SVG by the name of the figure within the report (`chartsOf`). The same report gives the same bytes, wherever it is run.
 */
export function reportFiles(run: ReportRun, figures: ReadonlyMap<string, string>): readonly ExportFile[] {
  const { study, dataset, sections, disclosure, lang } = run
  const say = reportWords(lang)
  const page = reportPage(run)
  const path = (name: string): string => `figures/${name}.svg`
  const files: readonly (readonly [string, string])[] = [
    ['report.html', html(page, { lang, say, figure: (_chart, _result, name) => (figures.has(name) ? onPage(figures.get(name)!) : null) })],
    ['report.md', markdown(page, { lang, say, figure: (_chart, _result, name) => (figures.has(name) ? path(name) : null) })],
    ...tablesOf(page.sections).map(({ name, table, result }) => [`tables/${name}.csv`, tableCsv(table, result.provenance, { lang, say })] as const),
    ...[...figures].map(([name, svg]) => [path(name), svg] as const),
  ]
  const results = {
    format: REPORT_FORMAT,
    study: { id: study.id, version: study.version, hash: studyHash(study) },
    data: dataset.hash,
    synthetic: dataset.synthetic,
    lang,
    disclosure,
    aside: dataset.aside,
    sections,
    files: [...files.map(([name]) => name), REPORT_RESULTS].toSorted((a, b) => (a < b ? -1 : 1)),
  }
  return [...files, [REPORT_RESULTS, resultJson(results)] as const].map(([name, text]) => ({ name, bytes: utf8(text) }))
}

/** A figure in a page has the page's ground, on the screen and in print. */
const onPage = (svg: string): string => svg.replace(/<rect width="[\d.]+" height="[\d.]+" fill="#FFFFFF"\/>/, '')

/** What was reported on: enough to know whether two reports are of the same study and data, who answered where, and what is no row. */
function factsOf({ study, dataset, disclosure }: ReportRun): readonly Message[] {
  const rows = Object.entries(dataset.tables).map(([name, { rows: n }]): Message => {
    const table = study.codebooks.find(({ id }) => id === name)!.title
    const units = unitCounts(study, dataset, name).map((values): Message => ({ key: 'reportFile.unit', values }))
    if (n === 0) return { key: 'reportFile.noRows', values: { table } }
    return units.length === 0 ? { key: 'reportFile.rowsAlone', values: { table, n: count(n) } } : { key: 'reportFile.rows', values: { table, n: count(n), units } }
  })
  const reasons = [...new Set(dataset.aside.map(({ reason }) => reason))]
  const counts = reasons.map((one): Message => {
    const n = dataset.aside.reduce((sum, { reason, n: these }) => sum + (reason === one ? these : 0), 0)
    return { key: 'reportFile.asideCount', values: { reason: { key: `reportFile.${one}` }, n: count(n) } }
  })
  return [
    { key: 'reportFile.study', values: { study: study.id, version: study.version, hash: studyHash(study).slice(0, 16) } },
    { key: 'reportFile.data', values: { hash: dataset.hash.slice(0, 16) } },
    ...rows,
    ...(counts.length > 0 ? [{ key: 'reportFile.aside', values: { counts } }] : []),
    ...(disclosure.shared ? [] : [{ key: 'result.notForSharing' }]),
  ]
}
const count = (figure: number): Figure => ({ figure, as: 'count' })

/** Responses by compared unit, in the study's order; those in none of them come last. */
function unitCounts(study: Study, dataset: Dataset, table: string): readonly { readonly unit: Text | Message; readonly n: Figure }[] {
  const column = dataset.tables[table]!.columns['UNIT']
  if (column?.kind !== 'coded') return []
  const counts = new Map<number, number>()
  for (const index of column.index) counts.set(index, (counts.get(index) ?? 0) + 1)
  const units = study.collection.compared.map((id) => study.units.find((unit) => unit.id === id)!.name)
  const known = units.map((unit, i) => ({ unit, n: count(counts.get(i + 1) ?? 0) }))
  return [...known, { unit: { key: 'reportFile.noUnit' }, n: count(counts.get(0) ?? 0) }].filter(({ n }) => n.figure > 0)
}
