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
 * Estimates of groups with their intervals, one panel per scale (its title at the left), all on one axis. The axis is fitted in steps within the
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

  const geometry = sizes.stacked ? stackedGeometry(all, width, look, sizes, idiom) : wideGeometry(all, width, look, sizes, idiom, panels.length > 1 ? width * 0.24 : 0)
  const scale: Scale = { domain, range: geometry.range }
  const head = intervalHead(tableOf(result, chart.table), idiom.lower, idiom.quantity === 'proportion', look)
  const drawn = drawPanels(panels, { top: sizes.line + 2, width, scale, geometry, idiom, look, sizes })

  const axisLines = wrap(axisWords(idiom, domain, look), sizes.small, width)
  const axisTop = drawn.bottom + sizes.small * 1.9
  // Under the middle of the axis, but within the page.
  const longest = Math.max(...axisLines.map((line) => textWidth(line, sizes.small)))
  const middle = Math.min(Math.max((geometry.range[0] + geometry.range[1]) / 2, longest / 2), width - longest / 2)
  const small = { fontSize: sizes.small, color: theme.muted }
  return page({
    title: look.say(chart.title),
    description: look.say(chart.alt),
    width,
    height: Math.ceil(axisTop + sizes.line * axisLines.length + 4),
    background: theme.paper,
    font: theme.font,
    layers: [
      texts(geometry.nRight === null ? [] : [{ x: geometry.nRight, y: sizes.line / 2, text: 'n' }], null, {
        ...small,
        align: 'right',
        fontStyle: 'italic',
        font: '"Times New Roman", "Liberation Serif", serif',
      }),
      texts([{ x: width, y: sizes.line / 2, text: head }], null, { ...small, align: 'right' }),
      ...drawn.layers,
      texts(axisLines.map((text, i) => ({ x: middle, y: axisTop + sizes.line * (i + 0.5), text })), null, { ...small, align: 'center' }),
    ],
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

/** Strong letters are wider than the measure says. */
const titleLines = (title: string, width: number, sizes: Sizes): readonly string[] => (title === '' ? [] : wrap(title, sizes.text * 1.15, width))

/** Down the page: the title above its rows, or beside them; some air below. */
function panelHeight({ title, rows }: Panel, width: number, { beside, rowHeight }: Geometry, sizes: Sizes): number {
  const lines = titleLines(title, beside > 0 ? beside - 10 : width, sizes).length
  const under = rows.length * rowHeight
  return (beside > 0 ? Math.max(under, lines * (sizes.text + 3)) : (lines > 0 ? lines * sizes.line + 3 : 0) + under) + below({ beside }, sizes)
}
/** Air between panels. */
const below = ({ beside }: Pick<Geometry, 'beside'>, sizes: Sizes): number => (beside > 0 ? 7 : sizes.gap * 0.4)

/** Places across the page, and how a row is divided. */
interface Geometry {
  readonly range: readonly [number, number]
  readonly nameRoom: number
  readonly nRight: number | null
  readonly rowHeight: number
  /** Room for titles at the left; 0 = they stand above. */
  readonly beside: number
  /** From the top of a row to its words, and to its dot. */
  readonly words: number
  readonly dot: number
}

const measured = (rows: readonly Dot[]): readonly Estimated[] => rows.flatMap((row) => (row.estimate === null ? [] : [{ ...row, estimate: row.estimate, y: 0, says: '' }]))

function wideGeometry(rows: readonly Dot[], width: number, look: Look, sizes: Sizes, { quantity }: Dots, beside: number): Geometry {
  const room = nameRoom(rows, width * (beside > 0 ? 0.2 : 0.34), sizes)
  const lines = Math.max(1, ...rows.map((row) => nameLines(row, room, sizes).length))
  const nRight = Math.ceil(beside + room + 14 + Math.max(0, ...rows.map((row) => textWidth(peopleOf(row, look), sizes.text))))
  const right = estimateRoom(measured(rows), { quantity, lang: look.lang }, sizes).all
  const rowHeight = beside > 0 ? Math.max(sizes.row * 0.57, lines * (sizes.text + 3)) : Math.max(sizes.row - 8, lines * (sizes.text + 3) + 4)
  return { range: [nRight + 20, width - right - 18], nameRoom: room, nRight, rowHeight, beside, words: rowHeight / 2, dot: rowHeight / 2 }
}

function stackedGeometry(rows: readonly Dot[], width: number, look: Look, sizes: Sizes, { quantity }: Dots): Geometry {
  const right = estimateRoom(measured(rows), { quantity, lang: look.lang }, sizes).all
  const room = width - right - 12
  const words = Math.max(1, ...rows.map((row) => nameLines(row, room, sizes).length)) * sizes.line
  return { range: [sizes.small * 1.4, width - sizes.small * 1.4], nameRoom: room, nRight: null, rowHeight: words + 22, beside: 0, words: words / 2, dot: words + 9 }
}

interface Drawing {
  readonly top: number
  readonly width: number
  readonly scale: Scale
  readonly geometry: Geometry
  readonly idiom: Dots
  readonly look: Look
  readonly sizes: Sizes
}

function drawPanels(panels: readonly Panel[], { top, width, scale, geometry, idiom, look, sizes }: Drawing): { readonly layers: readonly Json[]; readonly bottom: number } {
  const theme = themes[look.theme]
  const titles: Json[] = []
  const stretches: Stretch[] = []
  const placed: (Dot & { y: number; words: number; says: string })[] = []
  let at = top
  for (const panel of panels) {
    const { beside } = geometry
    const lines = titleLines(panel.title, beside > 0 ? beside - 10 : width, sizes)
    const leading = beside > 0 ? sizes.text + 3 : sizes.line
    titles.push(texts(lines.map((text, i) => ({ x: 0, y: at + leading * (i + 0.5), text })), null, { align: 'left', fontSize: sizes.text, fontWeight: 600, color: theme.ink }))
    const next = at + panelHeight(panel, width, geometry, sizes)
    if (beside === 0 && lines.length > 0) at += lines.length * leading + 3
    const start = at
    for (const row of panel.rows) {
      const group = panel.title === '' ? row.name : chartText(look.lang, 'of', { first: panel.title, second: row.name })
      placed.push({ ...row, y: at + geometry.dot, words: at + geometry.words, says: spoken(group, row, idiom, look) })
      at += geometry.rowHeight
    }
    stretches.push({ top: start, bottom: at })
    at = next
  }
  const bottom = Math.max(top, at - below(geometry, sizes))
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
      ...names(placed.map((row) => ({ ...row, y: row.words })), geometry.beside, geometry.nameRoom, theme, sizes),
      ...(geometry.nRight === null
        ? []
        : [
            texts(
              placed.map((row) => ({ x: geometry.nRight!, y: row.words, text: peopleOf(row, look) })),
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
      ...estimates(shown.map((row) => ({ ...row, y: row.words })), width, { quantity: idiom.quantity, lang: look.lang }, theme, sizes),
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
