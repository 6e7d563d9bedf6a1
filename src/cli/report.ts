import { specOf } from '../../analysis/charts/index.ts'
import { chartsOf, type Page } from '../../analysis/render/page.ts'
import { runReport } from '../../analysis/report/report.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { reportFiles, reportPage } from '../exchange/report-files.ts'
import { reportWords } from '../exchange/report-words.ts'
import { drawSvg } from '../figure/draw.ts'
import { textsIn } from '../i18n/texts.ts'
import { needed, readArguments, type Command } from './command.ts'
import { atHand } from './data.ts'
import { FOR_SHARING } from './disclosure.ts'
import { checkFolder, writeFolder } from './folder.ts'
import { cliMessages } from './messages.ts'

/** Width of a column of print, in CSS px. */
const PRINT = 606

/** `report --study ID [--data FILE …] --out DIR`: the report of a study as one page, as Markdown, as tables and figures, and as JSON. */
export const report: Command = async (args, { lang, tell }) => {
  const { flags } = readArguments(args, ['study', 'data', 'out'], 0)
  const name = needed(flags.study, '--study')
  const out = needed(flags.out, '--out')
  const words = textsIn(lang, cliMessages)
  // Before the work, not after it.
  checkFolder(out)
  const { study, dataset } = await atHand(name, flags.data, lang)
  const sections = await runReport(study, dataset, FOR_SHARING, (done, of, { request, error }) => {
    tell(words('progress', { done, of, method: request.method }))
    if (error !== null) tell(words('failed', { method: request.method, error }))
  })
  const run = { study, dataset, sections, disclosure: FOR_SHARING, lang }
  const files = reportFiles(run, await drawn(reportPage(run), lang))
  writeFolder(out, files)
  tell(words('written', { folder: out, n: files.length }))
  return 0
}

/** Every figure of the report as it is printed, by its name. */
async function drawn({ sections }: Page, lang: Lang): Promise<ReadonlyMap<string, string>> {
  const say = reportWords(lang)
  const figures = new Map<string, string>()
  for (const { name, chart, result } of chartsOf(sections)) figures.set(name, await drawSvg(specOf(chart, result, { lang, say, theme: 'print', width: PRINT })))
  return figures
}
