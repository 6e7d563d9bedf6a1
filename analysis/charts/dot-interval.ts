import type { ChartPart, Completed, Idiom } from '../result/result.ts'
import { fit, roundStep } from './axis.ts'
import { gridLines, hatched, tickLabels, type Stretch } from './furniture.ts'
import { dots, estimateRoom, estimates, nameLines, nameRoom, names, type Estimated, type Named } from './group-marks.ts'
import { people, spokenEstimate, tick } from './labels.ts'
import { chartText } from './messages.ts'
import { intervalHead, keyOf, numberIn, placeholder, placesOf, tableOf, wordsOf } from './rows.ts'
import { page, rules, texts, type Json, type Scale, type VegaLiteSpec } from './spec.ts'
import { textWidth, wrap } from './text-width.ts'
import { sizesFor, themes, type Look, type Sizes } from './theme.ts'

type Dots = Extract<Idiom, { is: 'dotInterval' }>

/** One row of the table; without an estimate it is not shown. */
interface Dot extends Named {
  readonly n: number | null
  readonly estimate: number | null
  /** Stands in the place of an estimate that is not there. */
  readonly withheld: string
  readonly lower: number | null
  readonly upper: number | null
}
interface Panel {
  readonly title: string
  readonly rows: readonly Dot[]
}

/**
 * Estimates of groups with their intervals, one panel per scale, all on one axis. The axis is fitted in steps within the
 * possible range and says so. In several panels the groups keep their order; a single one is sorted by the estimate.
 */
export function dotInterval(chart: ChartPart, idiom: Dots, result: Completed, look: Look): VegaLiteSpec {
  const theme = themes[look.theme]
  const sizes = sizesFor(look)
  const width = look.width
  const panels = panelsOf(idiom, result, chart, look)
  const all = panels.flatMap(({ rows }) => rows)
  const values = all.flatMap(({ estimate, lower, upper }) => [estimate, lower, upper]).filter((value) => value !== null)
  const span = idiom.range.max - idiom.range.min
  const domain = values.length > 0 ? fit(values, roundStep(span / 8), idiom.range) : ([idiom.range.min, idiom.range.max] as const)

  const columns = width >= 800 && panels.length > 2 ? 2 : 1
  const between = sizes.gap * 1.5
  const columnWidth = (width - between * (columns - 1)) / columns
  const geometry = sizes.stacked ? stackedGeometry(all, columnWidth, look, sizes, idiom) : wideGeometry(all, columnWidth, look, sizes, idiom)
  const heightOf = (panel: Panel): number => titleHeight(panel, columnWidth, sizes) + panel.rows.length * geometry.rowHeight + sizes.gap * 0.4
  const split = splitAt(panels, heightOf, columns)

  const head = intervalHead(tableOf(result, chart.table), idiom.lower, idiom.quantity === 'proportion', look)
  const layers: Json[] = []
  let bottom = 0
  // Column heads stand once over each column; each column has the same axis of its own.
  const headHeight = sizes.line
  split.forEach((column, place) => {
    const x = place * (columnWidth + between)
    const scale: Scale = { domain, range: [x + geometry.range[0], x + geometry.range[1]] }
    const drawn = drawColumn(column, { x, top: headHeight + 2, width: columnWidth, scale, geometry, idiom, look, sizes })
    layers.push(
      texts(geometry.nRight === null ? [] : [{ x: x + geometry.nRight, y: headHeight / 2, text: 'n' }], null, {
        align: 'right',
        fontSize: sizes.small,
        fontStyle: 'italic',
        font: '"Times New Roman", "Liberation Serif", serif',
        color: theme.muted,
      }),
      texts([{ x: x + columnWidth, y: headHeight / 2, text: head }], null, { align: 'right', fontSize: sizes.small, color: theme.muted }),
      ...drawn.layers,
    )
    bottom = Math.max(bottom, drawn.bottom)
  })
  const axisTitle = axisWords(idiom, domain, look)
  const titleLines = wrap(axisTitle, sizes.small, width)
  const titleTop = bottom + sizes.small * 1.9
  // One title: under the only axis, or across where there are two.
  const middle = columns === 1 && !sizes.stacked ? (geometry.range[0] + geometry.range[1]) / 2 : width / 2
  const longest = Math.max(...titleLines.map((line) => textWidth(line, sizes.small)))
  const centre = Math.min(Math.max(middle, longest / 2), width - longest / 2)
  layers.push(
    texts(titleLines.map((text, i) => ({ x: centre, y: titleTop + sizes.line * (i + 0.5), text })), null, {
      align: 'center',
      fontSize: sizes.small,
      color: theme.muted,
    }),
  )
  return page({
    title: look.say(chart.title),
    description: look.say(chart.alt),
    width,
    height: Math.ceil(titleTop + sizes.line * titleLines.length + 4),
    background: theme.paper,
    font: theme.font,
    layers,
  })
}

function panelsOf(idiom: Dots, result: Completed, chart: ChartPart, look: Look): readonly Panel[] {
  const table = tableOf(result, chart.table)
  const { rows } = table
  const placeOf = placesOf(rows, idiom.group, idiom.groups)
  const panels = new Map<string, { title: string; rows: Dot[] }>()
  for (const row of rows) {
    const key = idiom.panel === null ? '' : keyOf(row[idiom.panel])
    const panel = panels.get(key) ?? { title: idiom.panel === null ? '' : wordsOf(row[idiom.panel], look), rows: [] }
    panels.set(key, panel)
    panel.rows.push({
      name: wordsOf(row[idiom.group], look),
      place: placeOf(row[idiom.group]),
      n: numberIn(row, idiom.n),
      estimate: numberIn(row, idiom.estimate),
      withheld: placeholder(table, [row], look),
      lower: numberIn(row, idiom.lower),
      upper: numberIn(row, idiom.upper),
    })
  }
  if (panels.size > 1) return [...panels.values()]
  return [...panels.values()].map((panel) => ({
    ...panel,
    rows: panel.rows.toSorted((a, b) => (b.estimate ?? -Infinity) - (a.estimate ?? -Infinity) || (a.place ?? Infinity) - (b.place ?? Infinity)),
  }))
}

/** What the axis is of; that it shows a part only is said. */
function axisWords({ axis, quantity, range }: Dots, domain: readonly [number, number], look: Look): string {
  const said = look.say(axis)
  if (domain[0] <= range.min && domain[1] >= range.max) return said
  return chartText(look.lang, 'axis', { axis: said, from: tick(domain[0], quantity), to: tick(domain[1], quantity) })
}

const titleHeight = ({ title }: Panel, width: number, sizes: Sizes): number => (title === '' ? 0 : wrap(title, sizes.text, width).length * sizes.line + 3)

/** Panels in reading order down the columns, cut where the higher column is lowest. */
function splitAt(panels: readonly Panel[], heightOf: (panel: Panel) => number, columns: number): readonly (readonly Panel[])[] {
  if (columns === 1) return [panels]
  const height = (some: readonly Panel[]): number => some.reduce((total, panel) => total + heightOf(panel), 0)
  const cuts = panels.map((_, cut) => ({ cut, high: Math.max(height(panels.slice(0, cut)), height(panels.slice(cut))) }))
  const best = cuts.reduce((a, b) => (b.high <= a.high ? b : a))
  return [panels.slice(0, best.cut), panels.slice(best.cut)]
}

/** Places within one column, from its left edge. */
interface Geometry {
  readonly range: readonly [number, number]
  readonly nameRoom: number
  readonly nRight: number | null
  readonly rowHeight: number
  /** From the top of a row to its words, and to its dot. */
  readonly words: number
  readonly dot: number
}

const measured = (rows: readonly Dot[]): readonly Estimated[] => rows.flatMap((row) => (row.estimate === null ? [] : [{ ...row, estimate: row.estimate, y: 0, says: '' }]))

function wideGeometry(rows: readonly Dot[], width: number, look: Look, sizes: Sizes, { quantity }: Dots): Geometry {
  const room = nameRoom(rows, width * 0.34, sizes)
  const lines = Math.max(1, ...rows.map((row) => nameLines(row, room, sizes).length))
  const nRight = Math.ceil(room + 14 + Math.max(0, ...rows.map((row) => textWidth(peopleOf(row, look), sizes.text))))
  const right = estimateRoom(measured(rows), { quantity, lang: look.lang }, sizes).all
  const rowHeight = Math.max(sizes.row - 8, lines * (sizes.text + 3) + 4)
  return { range: [nRight + 20, width - right - 18], nameRoom: room, nRight, rowHeight, words: rowHeight / 2, dot: rowHeight / 2 }
}

function stackedGeometry(rows: readonly Dot[], width: number, look: Look, sizes: Sizes, { quantity }: Dots): Geometry {
  const right = estimateRoom(measured(rows), { quantity, lang: look.lang }, sizes).all
  const room = width - right - 12
  const words = Math.max(1, ...rows.map((row) => nameLines(row, room, sizes).length)) * sizes.line
  return { range: [sizes.small * 1.4, width - sizes.small * 1.4], nameRoom: room, nRight: null, rowHeight: words + 22, words: words / 2, dot: words + 9 }
}

interface Column {
  readonly x: number
  readonly top: number
  readonly width: number
  readonly scale: Scale
  readonly geometry: Geometry
  readonly idiom: Dots
  readonly look: Look
  readonly sizes: Sizes
}

function drawColumn(panels: readonly Panel[], { x, top, width, scale, geometry, idiom, look, sizes }: Column): { readonly layers: readonly Json[]; readonly bottom: number } {
  const theme = themes[look.theme]
  const titles: Json[] = []
  const stretches: Stretch[] = []
  const placed: (Dot & { y: number; words: number; says: string })[] = []
  let at = top
  for (const panel of panels) {
    const lines = panel.title === '' ? [] : wrap(panel.title, sizes.text, width)
    titles.push(texts(lines.map((text, i) => ({ x, y: at + sizes.line * (i + 0.5), text })), null, { align: 'left', fontSize: sizes.text, fontWeight: 600, color: theme.ink }))
    at += titleHeight(panel, width, sizes)
    const start = at
    for (const row of panel.rows) {
      const group = panel.title === '' ? row.name : chartText(look.lang, 'of', { first: panel.title, second: row.name })
      placed.push({ ...row, y: at + geometry.dot, words: at + geometry.words, says: spoken(group, row, idiom, look) })
      at += geometry.rowHeight
    }
    stretches.push({ top: start, bottom: at })
    at += sizes.gap * 0.4
  }
  const bottom = stretches.at(-1)?.bottom ?? top
  const apart = sizes.small * (idiom.quantity === 'proportion' ? 2.1 : 2.6)
  const shown = placed.flatMap((row) => (row.estimate === null ? [] : [{ ...row, estimate: row.estimate }]))
  const hidden = placed.filter((row) => row.estimate === null)
  const zero = scale.domain[0] < 0 && scale.domain[1] > 0
  // On a phone the words stand above the dots, so the grid is only as high as the dots.
  const gridParts = sizes.stacked ? placed.map(({ y }) => ({ top: y - 9, bottom: y + 9 })) : stretches
  return {
    bottom,
    layers: [
      ...gridParts.map((stretch) => gridLines(scale, apart, stretch, theme)),
      ...(zero ? gridParts.map(({ top: from, bottom: to }) => rules([{ from: 0, to: 0, y: from, y2: to }], scale, { color: theme.ink, strokeWidth: 1 })) : []),
      rules(
        gridParts.map((stretch) => ({ from: scale.range[0], to: scale.range[1], y: stretch.bottom, y2: stretch.bottom })),
        null,
        { color: theme.grid, strokeWidth: 1 },
      ),
      ...titles,
      ...names(placed.map((row) => ({ ...row, y: row.words })), x, geometry.nameRoom, theme, sizes),
      ...(geometry.nRight === null
        ? []
        : [
            texts(
              placed.map((row) => ({ x: x + geometry.nRight!, y: row.words, text: peopleOf(row, look) })),
              null,
              { align: 'right', fontSize: sizes.text, color: theme.ink },
            ),
          ]),
      ...hatched(
        hidden.map((row) => ({ from: scale.range[0], to: scale.range[1], top: row.y - 7, bottom: row.y + 7, text: row.withheld, says: row.says })),
        theme,
        sizes,
      ),
      ...dots(shown, scale, theme, sizes),
      ...estimates(shown.map((row) => ({ ...row, y: row.words })), x + width, { quantity: idiom.quantity, lang: look.lang }, theme, sizes),
      tickLabels(scale, apart, bottom + sizes.small * 0.9, (value) => tick(value, idiom.quantity), theme, sizes),
    ],
  }
}

/** The people behind a dot, or what stands in their place. */
const peopleOf = ({ n, estimate, withheld }: Dot, look: Look): string => (n !== null ? people(n, look.lang) : estimate === null ? withheld : '')

function spoken(group: string, row: Dot, { quantity }: Dots, look: Look): string {
  if (row.estimate === null) return chartText(look.lang, 'hidden', { group, why: row.withheld })
  const said = chartText(look.lang, 'estimate', { group, value: spokenEstimate(row.estimate, row.lower, row.upper, { quantity, lang: look.lang }) })
  return row.n === null ? said : chartText(look.lang, 'people', { said, n: people(row.n, look.lang) })
}
