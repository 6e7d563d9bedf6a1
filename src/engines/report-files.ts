import { tableCsv } from '../../analysis/render/csv.ts'
import { html } from '../../analysis/render/html.ts'
import { resultJson } from '../../analysis/render/json.ts'
import type { Show } from '../../analysis/render/layout.ts'
import { markdown } from '../../analysis/render/markdown.ts'
import { tablesOf, type Page } from '../../analysis/render/page.ts'
import { translator } from '../../analysis/render/translate.ts'
import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { methods } from '../../analysis/methods/index.ts'
import { reportMessages } from '../../analysis/report/messages.ts'
import type { ReportedSection } from '../../analysis/report/report.ts'
import type { Message } from '../../analysis/result/result.ts'
import { utf8 } from '../../analysis/study/hash.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { ExportFile } from '../exchange/csv-export.ts'

/** What the main thread adds to a report: the language, and the figures it had drawn, by their names within the report. */
export interface ReportPage {
  readonly lang: Lang
  /** Small cells of crossed attributes are hidden; without it every page says that it is not for sharing. */
  readonly shared: boolean
  readonly figures: { readonly [name: string]: string }
}

/** The files of a report: one page with its figures inside, its text, every table and figure by itself, and all numbers. */
export function reportFiles(study: Study, sections: readonly ReportedSection[], dataset: Dataset, { lang, shared, figures }: ReportPage): readonly ExportFile[] {
  const say = translator(lang, [reportMessages, ...methods.map(({ messages }) => messages)])
  const show: Show = { lang, say }
  const mark: Message[] = shared ? [] : [{ key: 'result.notForSharing' }]
  const page: Page = {
    title: study.title,
    facts: [`${study.id} ${study.version}`, say({ key: 'render.data', values: { data: dataset.hash } }), ...mark.map(say)],
    synthetic: dataset.synthetic,
    sections: sections.map(({ id, title, items }) => ({ id, title, results: items.map(({ result }) => result) })),
  }
  const file = (name: string, text: string): ExportFile => ({ name, bytes: utf8(text) })
  return [
    file('report.html', html(page, { ...show, figure: (_chart, _result, name) => figures[name] ?? null })),
    file('report.md', markdown(page, { ...show, figure: (_chart, _result, name) => (name in figures ? `figures/${name}.svg` : null) })),
    ...tablesOf(page.sections).map(({ name, table, result }) => file(`tables/${name}.csv`, tableCsv(table, result.provenance, show))),
    ...Object.entries(figures).map(([name, svg]) => file(`figures/${name}.svg`, svg)),
    file('results.json', resultJson(page.sections)),
  ]
}
