import { specOf, type VegaLiteSpec } from '../../analysis/charts/index.ts'
import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { methods } from '../../analysis/methods/index.ts'
import { tableCsv } from '../../analysis/render/csv.ts'
import { html } from '../../analysis/render/html.ts'
import { resultJson } from '../../analysis/render/json.ts'
import { markdown } from '../../analysis/render/markdown.ts'
import { chartsOf, tablesOf, type Page } from '../../analysis/render/page.ts'
import { translator, type Say } from '../../analysis/render/translate.ts'
import { reportMessages } from '../../analysis/report/messages.ts'
import { runReport, type ReportedSection } from '../../analysis/report/report.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { drawSvg } from '../figure/draw.ts'
import { textsIn } from '../i18n/texts.ts'
import { needed, readArguments, type Command } from './command.ts'
import { datasetOf } from './data.ts'
import { FOR_SHARING } from './disclosure.ts'
import { checkFolder, REPORT_FORMAT, RESULTS, writeFolder, type Files } from './folder.ts'
import { cliMessages } from './messages.ts'
import { studyNamed } from './study.ts'

/** Width of a column of print, in CSS px. */
const PRINT = 606

/** `report --study ID [--data FILE …] --out DIR`: the report of a study as one page, as Markdown, as tables and figures, and as JSON. */
export const report: Command = async (args, { lang, tell }) => {
  const { flags } = readArguments(args, ['study', 'data', 'out'], 0)
  const name = needed(flags.study, '--study')
  const out = needed(flags.out, '--out')
  const study = studyNamed(name, lang)
  const words = textsIn(lang, cliMessages)
  // Before the work, not after it.
  checkFolder(out)
  const dataset = datasetOf(study, flags.data)
  const sections = await runReport(study, dataset, FOR_SHARING, (done, of, { request, error }) => {
    tell(words('progress', { done, of, method: request.method }))
    if (error !== null) tell(words('failed', { method: request.method, error }))
  })
  const files = await filesOf(study, dataset, sections, lang)
  writeFolder(out, files)
  tell(words('written', { folder: out, n: files.size }))
  return 0
}

/** The files of a report by their paths; the same report gives the same bytes. */
async function filesOf(study: Study, dataset: Dataset, sections: readonly ReportedSection[], lang: Lang): Promise<Files> {
  const say = translator(lang, [...methods.map(({ messages }) => messages), reportMessages])
  const page: Page = {
    title: study.title,
    facts: factsOf(study, dataset, lang),
    synthetic: dataset.synthetic,
    sections: sections.map(({ id, title, items }) => ({ id, title, results: items.map(({ result }) => result) })),
  }
  const figures = await drawn(page, lang, say)
  const files = new Map<string, string>([
    ['report.html', html(page, { lang, say, figure: (_chart, _result, name) => onPage(figures.get(name)!) })],
    ['report.md', markdown(page, { lang, say, figure: (_chart, _result, name) => figurePath(name) })],
    ...tablesOf(page.sections).map(({ name, table, result }) => [`tables/${name}.csv`, tableCsv(table, result.provenance, { lang, say })] as const),
    ...[...figures].map(([name, svg]) => [figurePath(name), svg] as const),
  ])
  const results = {
    format: REPORT_FORMAT,
    study: { id: study.id, version: study.version, hash: studyHash(study) },
    data: dataset.hash,
    synthetic: dataset.synthetic,
    lang,
    disclosure: FOR_SHARING,
    aside: dataset.aside,
    sections,
    files: [...files.keys(), RESULTS].toSorted((a, b) => (a < b ? -1 : 1)),
  }
  return files.set(RESULTS, resultJson(results))
}

const figurePath = (name: string): string => `figures/${name}.svg`

/** A figure in a page has the page's ground, on the screen and in print. */
const onPage = (svg: string): string => svg.replace(/<rect width="[\d.]+" height="[\d.]+" fill="#FFFFFF"\/>/, '')

async function drawn(page: Page, lang: Lang, say: Say): Promise<ReadonlyMap<string, string>> {
  const figures = new Map<string, string>()
  for (const { name, chart, result } of chartsOf(page.sections)) {
    const spec: VegaLiteSpec = specOf(chart, result, { lang, say, theme: 'print', width: PRINT })
    figures.set(name, await drawSvg(spec))
  }
  return figures
}

/** What was reported on: enough to know whether two reports are of the same study and data. */
function factsOf(study: Study, dataset: Dataset, lang: Lang): readonly string[] {
  const words = textsIn(lang, cliMessages)
  const tables = Object.entries(dataset.tables).map(([name, { rows }]) => words('rows', { table: study.codebooks.find(({ id }) => id === name)?.title[lang] ?? name, n: rows }))
  const reasons = [...new Set(dataset.aside.map(({ reason }) => reason))]
  const counts = reasons.map((one) => words('aside', { reason: words(one), n: dataset.aside.reduce((sum, { reason, n }) => sum + (reason === one ? n : 0), 0) }))
  const comma = lang === 'en' ? ', ' : '、'
  return [
    words('factStudy', { study: study.id, version: study.version, hash: studyHash(study).slice(0, 16) }),
    words('factData', { tables: tables.join(comma), hash: dataset.hash.slice(0, 16) }),
    ...(counts.length > 0 ? [words('factAside', { counts: counts.join(comma) })] : []),
  ]
}
