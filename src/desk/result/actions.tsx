import { Button } from '@mantine/core'
import { tableCsv } from '../../../analysis/render/csv.ts'
import { tableHtml } from '../../../analysis/render/html.ts'
import { tableText } from '../../../analysis/render/text.ts'
import type { ChartPart, Completed, TablePart } from '../../../analysis/result/result.ts'
import { svgToPng } from '../../figure/png.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useCopy } from '../clipboard.ts'
import { download } from '../download.ts'
import { deskMessages } from '../messages.ts'
import { WIDTHS } from './drawn-width.ts'
import { figureSvg } from './figure-view.tsx'
import { reportWords } from '../../exchange/report-words.ts'

/** Where a result can be taken: a word processor, a spreadsheet, a picture. */
export function Actions({ result, name }: { readonly result: Completed; readonly name: string }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { copied, copy } = useCopy()
  const show = { lang, say: reportWords(lang) }
  const tables = result.parts.filter((part): part is TablePart => part.kind === 'table' && part.refused === null)
  const charts = result.parts.filter((part): part is ChartPart => part.kind === 'chart' && part.refused === null)
  const fileName = (id: string, ending: string) => `${result.provenance.synthetic ? 'SYNTHETIC_' : ''}${name}_${id.replace(/[^\w.-]/g, '-')}.${ending}`

  async function figures(as: 'svg' | 'png'): Promise<void> {
    for (const chart of charts) {
      const svg = await figureSvg(chart, result, lang, 'print', WIDTHS.print)
      if (as === 'svg') download(fileName(chart.id, as), svg, 'image/svg+xml')
      else download(fileName(chart.id, as), await svgToPng(svg))
    }
  }
  return (
    <p className="actions">
      {tables.length > 0 && (
        <>
          <Button
            variant="default"
            leftSection={<Icon name="copy" />}
            onClick={() => void copy({ html: tables.map((table) => tableHtml(table, show)).join('\n'), text: tables.map((table) => tableText(table, show)).join('\n') })}
          >
            {copied === 'done' ? say('copied') : copied === 'failed' ? say('result.copyFailed') : say('result.copyWord')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="download" />}
            onClick={() => {
              for (const table of tables) download(fileName(table.id, 'csv'), tableCsv(table, result.provenance, show), 'text/csv;charset=utf-8')
            }}
          >
            {say('result.csv')}
          </Button>
        </>
      )}
      {charts.length > 0 &&
        (['svg', 'png'] as const).map((as) => (
          <Button key={as} variant="default" leftSection={<Icon name="download" />} onClick={() => void figures(as)}>
            {say(`result.${as}`)}
          </Button>
        ))}
    </p>
  )
}
