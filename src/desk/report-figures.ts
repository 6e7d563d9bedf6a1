import { chartsOf } from '../../analysis/render/page.ts'
import type { ReportedItem } from '../../analysis/report/report.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { WIDTHS } from './result/drawn-width.ts'
import { figureSvg } from './result/figure-view.tsx'

/** Every figure of a report as it is printed, by its name within the report. */
export async function drawFigures(
  study: Study,
  items: readonly ReportedItem[],
  lang: Lang,
  tell: (done: number, of: number) => void,
): Promise<{ readonly [name: string]: string }> {
  let at = 0
  const sections = study.report.sections.map(({ id, title, items: asked }) => ({ id, title, results: items.slice(at, (at += asked.length)).map(({ result }) => result) }))
  const charts = chartsOf(sections)
  const drawn: { [name: string]: string } = {}
  for (const [done, { name, chart, result }] of charts.entries()) {
    tell(done, charts.length)
    drawn[name] = await figureSvg(chart, result, lang, 'print', WIDTHS.print)
  }
  return drawn
}
