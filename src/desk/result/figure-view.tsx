import { useEffect, useState } from 'react'
import { specOf } from '../../../analysis/charts/index.ts'
import type { ChartPart, Completed } from '../../../analysis/result/result.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import { openFigures, type Figures } from '../../figure/figures.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { inTurn } from '../turns.ts'
import { useDrawnWidth } from './drawn-width.ts'
import { SyntheticMark } from './synthetic-mark.tsx'
import { WithSymbols } from './symbols.tsx'
import { reportWords } from '../../exchange/report-words.ts'

let figures: Figures | null = null
/** One Worker draws for the whole desk; it is started with the first figure. */
export function theFigures(): Figures {
  figures ??= openFigures()
  return figures
}

export function figureSvg(chart: ChartPart, result: Completed, lang: Lang, theme: 'light' | 'dark' | 'print', width: number): Promise<string> {
  return theFigures().svg(specOf(chart, result, { lang, say: reportWords(lang), theme, width }))
}

interface Drawn {
  readonly url: string
  readonly width: number
  readonly height: number
}

/** A chart of a result as a picture: nothing of its markup becomes part of the page. */
export function FigureView({ chart, result, place }: { readonly chart: ChartPart; readonly result: Completed; readonly place: number }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const words = reportWords(lang)
  const { theme } = useDesk()
  const [drawn, setDrawn] = useState<Drawn | 'failed' | null>(null)
  const width = useDrawnWidth()

  useEffect(() => {
    if (chart.refused) return
    let here = true
    let url: string | null = null
    const draw = async (): Promise<void> => {
      try {
        const svg = await figureSvg(chart, result, lang, theme, width)
        if (!here) return
        url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
        const [, w, h] = /<svg[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"/.exec(svg) ?? []
        setDrawn({ url, width: Number(w ?? width), height: Number(h ?? width / 2) })
      } catch (error) {
        if (!here) return
        setDrawn('failed')
        // The table stands; what went wrong is looked for in the console of the browser.
        reportError(error)
      }
    }
    const callOff = inTurn(() => void draw())
    return () => {
      here = false
      callOff()
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [chart, result, lang, theme, width])

  return (
    <figure className="result-figure">
      {chart.refused ? (
        <p className="refusal small">
          <WithSymbols>{words(chart.refused)}</WithSymbols>
        </p>
      ) : drawn === 'failed' ? (
        <p className="refusal small">{say('result.notDrawn')}</p>
      ) : drawn ? (
        <img src={drawn.url} width={drawn.width} height={drawn.height} alt={words(chart.alt)} />
      ) : (
        <output className="drawing">{say('result.drawing')}</output>
      )}
      <figcaption>
        <strong>{say('result.figure', { n: place })}</strong> <WithSymbols>{words(chart.title)}</WithSymbols>
        {result.provenance.synthetic && <SyntheticMark />}
      </figcaption>
    </figure>
  )
}
