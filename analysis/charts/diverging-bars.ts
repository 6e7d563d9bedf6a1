import type { ChartPart, Completed, Idiom } from '../result/result.ts'
import { fit, position } from './axis.ts'
import { gridLines, hatched, tickLabels, type Stretch, type Withheld } from './furniture.ts'
import { dots, estimateRoom, estimates, nameLines, nameRoom, names, type Estimated } from './group-marks.ts'
import { label, people, spokenEstimate, tick, type Print } from './labels.ts'
import { chartText } from './messages.ts'
import { byGroup, intervalHead, keyOf, numberIn, placeholder, placesOf, tableOf, wordsOf } from './rows.ts'
import { page, rects, rules, texts, type Json, type Scale, type VegaLiteSpec } from './spec.ts'
import { textWidth, wrap } from './text-width.ts'
import { inkOn, ramp, sizesFor, themes, type Look, type Sizes } from './theme.ts'

type Diverging = Extract<Idiom, { is: 'divergingBars' }>

/** One category of the answer scale, in the order of the legend. */
interface Category {
  readonly code: number
  readonly label: string
  readonly side: 'negative' | 'neutral' | 'positive'
  readonly fill: string
}
interface Segment extends Category {
  readonly proportion: number
  readonly from: number
  readonly to: number
}
interface Bar {
  readonly name: string
  readonly place: number | null
  readonly n: number | null
  /** Null: not shown, and `withheld` stands in its place. */
  readonly segments: readonly Segment[] | null
  readonly withheld: string
  readonly top: { readonly estimate: number; readonly lower: number | null; readonly upper: number | null } | null
}

/** What is drawn, in whichever arrangement. */
interface Given {
  readonly chart: ChartPart
  readonly categories: readonly Category[]
  readonly bars: readonly Bar[]
  /** Over the column of shares. */
  readonly head: string
  /** The answers that the share counts. */
  readonly counted: string
  readonly look: Look
  readonly sizes: Sizes
}

const SWATCH = 12
const SMALL_SWATCH = 8

/**
 * Answers of one ordered variable by group: negative to the left of zero and positive to the right, the strongest outermost;
 * the neutral in a panel of its own on the same scale, so that it counts for neither side; then the share of the positive
 * answers with its interval. Sorted by that share; groups that are not shown come last, hatched.
 */
export function divergingBars(chart: ChartPart, idiom: Diverging, result: Completed, look: Look): VegaLiteSpec {
  const sizes = sizesFor(look)
  const categories = categoriesOf(idiom, result, chart, look)
  const bars = barsOf(idiom, result, chart, categories, look)
  const top = tableOf(result, idiom.top)
  const counted = top.rows.map((row) => wordsOf(row.counted, look)).find((words) => words !== '')
  const positive = categories.filter(({ side }) => side === 'positive').map((category) => category.label)
  const given = { chart, categories, bars, head: intervalHead(top, 'ciLower', true, look), counted: counted ?? positive.join(' + '), look, sizes }
  return (sizes.stacked ? null : wide(given)) ?? stacked(given)
}

function categoriesOf(idiom: Diverging, result: Completed, chart: ChartPart, look: Look): readonly Category[] {
  const { likert } = themes[look.theme]
  const labels = new Map(tableOf(result, chart.table).rows.map((row) => [row[idiom.code], wordsOf(row[idiom.label], look)]))
  const of = (code: number, side: Category['side'], fill: string): Category => ({ code, side, fill, label: labels.get(code) ?? String(code) })
  const positive = ramp(likert.positive, idiom.positive.length).toReversed()
  return [
    ...idiom.negative.map((code, i) => of(code, 'negative', ramp(likert.negative, idiom.negative.length)[i]!)),
    ...(idiom.neutral === null ? [] : [of(idiom.neutral, 'neutral', likert.neutral)]),
    ...idiom.positive.map((code, i) => of(code, 'positive', positive[i]!)),
  ]
}

function barsOf(idiom: Diverging, result: Completed, chart: ChartPart, categories: readonly Category[], look: Look): readonly Bar[] {
  const tops = new Map(tableOf(result, idiom.top).rows.map((row) => [keyOf(row[idiom.group]), row]))
  const table = tableOf(result, chart.table)
  const all = table.rows
  const placeOf = placesOf(all, idiom.group, idiom.groups)
  const bars = [...byGroup(all, idiom.group)].map(([key, rows]): Bar => {
    const proportions = new Map(rows.map((row) => [row[idiom.code], numberIn(row, idiom.proportion)]))
    const top = tops.get(key)
    const estimate = top ? numberIn(top, 'proportion') : null
    return {
      name: wordsOf(rows[0]![idiom.group], look),
      place: placeOf(rows[0]![idiom.group]),
      n: numberIn(rows[0]!, idiom.n),
      segments: segmentsOf(categories, (code) => (proportions.has(code) ? proportions.get(code)! : 0)),
      withheld: placeholder(table, rows, look),
      top: top && estimate !== null ? { estimate, lower: numberIn(top, 'ciLower'), upper: numberIn(top, 'ciUpper') } : null,
    }
  })
  // Everybody together stands under the groups, then come those that are not shown.
  const rank = ({ segments, top, place }: Bar): number =>
    segments === null ? -2 : place === null ? -1 : (top?.estimate ?? sum(segments.filter(({ side }) => side === 'positive')))
  return bars.toSorted((a, b) => rank(b) - rank(a) || (a.place ?? Infinity) - (b.place ?? Infinity))
}

/** From zero outwards on each side. One unknown part leaves the others without a place: then nothing is drawn. */
function segmentsOf(categories: readonly Category[], proportionOf: (code: number) => number | null): readonly Segment[] | null {
  const found: Segment[] = []
  for (const side of ['negative', 'neutral', 'positive'] as const) {
    const outwards = categories.filter((category) => category.side === side)
    if (side === 'negative') outwards.reverse()
    let at = 0
    for (const category of outwards) {
      const proportion = proportionOf(category.code)
      if (proportion === null) return null
      const next = side === 'negative' ? at - proportion : at + proportion
      found.push({ ...category, proportion, from: at, to: next })
      at = next
    }
  }
  return found
}

/** The people behind a bar, or what stands in their place; a base that is known and shown stays. */
const peopleOf = ({ n, segments, withheld }: Bar, look: Look): string => (n !== null ? people(n, look.lang) : segments === null ? withheld : '')

const sum = (segments: readonly Segment[]): number => segments.reduce((total, { proportion }) => total + proportion, 0)
const on = (bar: Bar, side: Category['side']): readonly Segment[] => (bar.segments ?? []).filter((segment) => segment.side === side)
const asShare = ({ lang }: Look): Print => ({ quantity: 'proportion', lang })
const percent = (proportion: number): string => label(proportion, { quantity: 'proportion', lang: 'en' })

/** From 5 % up the number stands in its segment, if it fits; else beside the bar, with a swatch to say whose it is. */
function fitsInside(segment: Segment, perUnit: number, sizes: Sizes): boolean {
  return segment.proportion >= 0.05 && segment.proportion * perUnit >= textWidth(percent(segment.proportion), sizes.small) + 3
}
function besides(bar: Bar, side: Category['side'], perUnit: number, sizes: Sizes): readonly Segment[] {
  return on(bar, side).filter((segment) => segment.proportion > 0 && !fitsInside(segment, perUnit, sizes))
}
const keyWidth = (text: string, sizes: Sizes): number => SWATCH + 6 + textWidth(text, sizes.small)
const besideWidth = (segment: Segment, sizes: Sizes): number => SMALL_SWATCH + 3 + textWidth(percent(segment.proportion), sizes.small) + 6

interface Panels {
  readonly main: Scale
  readonly neutral: Scale | null
}

/**
 * Both panels within `from` to `to` px, a percentage point as long in one as in the other; domains in steps of five points.
 * Numbers beside a bar need px, which cost points: the scale is the largest at which every bar and its numbers fit.
 */
function panelsIn(from: number, to: number, categories: readonly Category[], bars: readonly Bar[], look: Look, sizes: Sizes): Panels {
  const neutral = categories.find(({ side }) => side === 'neutral')
  const room = to - from - (neutral ? sizes.gap : 0)
  const least = { negative: 24, neutral: neutral ? Math.min(84, keyWidth(chartText(look.lang, 'aside', { label: neutral.label }), sizes)) - sizes.gap + 8 : 0, positive: 24 }
  const endsAt = (perUnit: number): { readonly [side in Category['side']]: number } => {
    const end = (side: Category['side']): number => {
      if (!categories.some((category) => category.side === side)) return 0
      const longest = bars.map((bar) => sum(on(bar, side)) * perUnit + besides(bar, side, perUnit, sizes).reduce((px, segment) => px + besideWidth(segment, sizes), 0))
      return Math.ceil((Math.max(least[side], ...longest) / perUnit) * 20 - 1e-9) / 20
    }
    return { negative: end('negative'), neutral: end('neutral'), positive: end('positive') }
  }
  const total = (ends: { readonly [side in Category['side']]: number }): number => ends.negative + ends.neutral + ends.positive
  let perUnit = room / 0.3
  while (perUnit > room / 5 && total(endsAt(perUnit)) * perUnit > room) perUnit *= 0.98
  const ends = endsAt(perUnit)
  const middle = to - (neutral ? sizes.gap : 0) - (room * ends.neutral) / total(ends)
  return {
    main: { domain: [-ends.negative, ends.positive], range: [from, middle] },
    neutral: neutral ? { domain: [0, ends.neutral], range: [middle + sizes.gap, to] } : null,
  }
}

const perUnitOf = ({ domain, range }: Scale): number => (range[1] - range[0]) / (domain[1] - domain[0])

interface Placed extends Bar {
  readonly y: number
}

/** Bars with their numbers in both panels. */
function drawnBars(bars: readonly Placed[], { main, neutral }: Panels, look: Look, sizes: Sizes): readonly Json[] {
  const theme = themes[look.theme]
  const half = sizes.bar / 2
  const perUnit = perUnitOf(main)
  const scaleOf = (side: Category['side']): Scale => (side === 'neutral' ? neutral! : main)
  const layersFor = (sides: readonly Category['side'][]): readonly Json[] => {
    const scale = scaleOf(sides[0]!)
    const drawn = bars.flatMap((bar) => sides.flatMap((side) => on(bar, side)).map((segment) => ({ bar, segment })))
    return [
      rects(
        drawn.map(({ bar, segment }) => ({
          group: bar.name,
          category: segment.label,
          proportion: segment.proportion,
          n: bar.n,
          from: segment.from,
          to: segment.to,
          y: bar.y - half,
          y2: bar.y + half,
          fill: segment.fill,
          says: chartText(look.lang, 'segment', { group: bar.name, label: segment.label, value: spokenEstimate(segment.proportion, null, null, asShare(look)) }),
        })),
        scale,
        { stroke: sides[0] === 'neutral' ? theme.edge : theme.between, strokeWidth: 1 },
      ),
      texts(
        drawn
          .filter(({ segment }) => fitsInside(segment, perUnit, sizes))
          .map(({ bar, segment }) => ({ x: (segment.from + segment.to) / 2, y: bar.y, text: percent(segment.proportion), fill: inkOn(segment.fill) })),
        scale,
        { align: 'center', fontSize: sizes.small },
      ),
    ]
  }
  const small = bars.flatMap((bar) =>
    (['negative', 'neutral', 'positive'] as const).flatMap((side) => {
      const end = position(side === 'neutral' ? neutral ?? main : main, side === 'negative' ? -sum(on(bar, side)) : sum(on(bar, side)))
      const listed = besides(bar, side, perUnit, sizes)
      // Next to the bar comes what is outermost in it.
      const outermostFirst = listed.toReversed()
      let at = end
      return outermostFirst.map((segment) => {
        const width = besideWidth(segment, sizes)
        const left = side === 'negative' ? at - width : at + 6
        at += side === 'negative' ? -width : width
        return { left, y: bar.y, segment }
      })
    }),
  )
  return [
    ...layersFor(['negative', 'positive']),
    ...(neutral ? layersFor(['neutral']) : []),
    rects(
      small.map(({ left, y, segment }) => ({ from: left, to: left + SMALL_SWATCH, y: y - SMALL_SWATCH / 2, y2: y + SMALL_SWATCH / 2, fill: segment.fill })),
      null,
      { stroke: theme.edge, strokeWidth: 0.75 },
    ),
    texts(
      small.map(({ left, y, segment }) => ({ x: left + SMALL_SWATCH + 3, y, text: percent(segment.proportion) })),
      null,
      { align: 'left', fontSize: sizes.small, color: theme.ink },
    ),
  ]
}

/** The axes of both panels: grid under the bars, zero over them, ticks as percent without sign below `bottom`. */
function axes({ main, neutral }: Panels, rows: readonly Stretch[], bottom: number, look: Look, sizes: Sizes): { readonly under: readonly Json[]; readonly over: readonly Json[] } {
  const theme = themes[look.theme]
  const scales = [main, ...(neutral ? [neutral] : [])]
  const apart = sizes.small * 2.8
  return {
    under: scales.flatMap((scale) => rows.map((stretch) => gridLines(scale, apart, stretch, theme))),
    over: [
      ...scales.map((scale) => rules(rows.map(({ top, bottom }) => ({ from: 0, to: 0, y: top, y2: bottom })), scale, { color: theme.ink, strokeWidth: 1.2 })),
      ...scales.map((scale) => tickLabels(scale, apart, bottom + sizes.small * 0.9, (at) => tick(Math.abs(at), 'proportion'), theme, sizes)),
    ],
  }
}

/** Swatches and names of categories from left to right, in lines no wider than `width`. */
function legendLines(categories: readonly Category[], width: number, sizes: Sizes): readonly (readonly (Category & { readonly x: number; readonly end: number })[])[] {
  const lines: (Category & { x: number; end: number })[][] = [[]]
  let at = 0
  for (const category of categories) {
    if (at > 0 && at + keyWidth(category.label, sizes) > width) {
      lines.push([])
      at = 0
    }
    lines.at(-1)!.push({ ...category, x: at, end: at + keyWidth(category.label, sizes) })
    at = lines.at(-1)!.at(-1)!.end + 16
  }
  return lines
}

/** On one line if it fits; else what is in brackets has a line of its own. */
function neutralWords(name: string, room: number, look: Look, sizes: Sizes): readonly string[] {
  const whole = chartText(look.lang, 'aside', { label: name })
  return textWidth(whole, sizes.small) <= room ? [whole] : [...wrap(name, sizes.small, room), chartText(look.lang, 'asideAlone')]
}

interface Key {
  readonly x: number
  readonly y: number
  readonly fill: string
  readonly lines: readonly string[]
}
function legend(keys: readonly Key[], look: Look, sizes: Sizes): readonly Json[] {
  const theme = themes[look.theme]
  return [
    rects(
      keys.map(({ x, y, fill }) => ({ from: x + 0.5, to: x + SWATCH - 0.5, y: y - SWATCH / 2 + 0.5, y2: y + SWATCH / 2 - 0.5, fill })),
      null,
      { stroke: theme.edge, strokeWidth: 1 },
    ),
    texts(
      keys.flatMap(({ x, y, lines }) => lines.map((text, i) => ({ x: x + SWATCH + 6, y: y + i * sizes.line, text }))),
      null,
      { align: 'left', fontSize: sizes.small, color: theme.ink },
    ),
  ]
}

function withheldBoxes(bars: readonly Placed[], { main }: Panels, look: Look, sizes: Sizes): readonly Withheld[] {
  return bars
    .filter((bar) => bar.segments === null)
    .map((bar) => {
      return {
        from: main.range[0],
        to: main.range[1],
        top: bar.y - sizes.bar / 2,
        bottom: bar.y + sizes.bar / 2,
        text: bar.withheld,
        says: chartText(look.lang, 'hidden', { group: bar.name, why: bar.withheld }),
      }
    })
}

function tops(bars: readonly Placed[], look: Look): readonly Estimated[] {
  return bars.flatMap(({ name, place, n, y, segments, top }) => {
    if (segments === null || top === null) return []
    const value = spokenEstimate(top.estimate, top.lower, top.upper, asShare(look))
    const said = chartText(look.lang, 'estimate', { group: chartText(look.lang, 'of', { first: name, second: chartText(look.lang, 'share') }), value })
    return [{ name, place, y, ...top, says: n === null ? said : chartText(look.lang, 'people', { said, n: people(n, look.lang) }) }]
  })
}

const topScale = (groups: readonly Estimated[], range: readonly [number, number]): Scale => ({
  domain: fit(groups.flatMap(({ estimate, lower, upper }) => [estimate, lower ?? estimate, upper ?? estimate]), 0.05, { min: 0, max: 1 }),
  range,
})

/** A dashed line through the share of everybody together, for comparison. */
function everybody(groups: readonly Estimated[], scale: Scale, { top, bottom }: Stretch, look: Look): Json {
  return rules(
    groups.filter(({ place }) => place === null).map(({ estimate }) => ({ from: estimate, to: estimate, y: top, y2: bottom })),
    scale,
    { color: themes[look.theme].muted, strokeWidth: 1, strokeDash: [3, 3] },
  )
}

/** What the share counts: never left to be guessed. */
function footnote(counted: string, groups: readonly Estimated[], look: Look): string {
  return chartText(look.lang, groups.some(({ lower }) => lower !== null) ? 'shareOf' : 'shareAlone', { labels: counted })
}

/** Name, n, bars, neutral, share and its label side by side; null where that leaves the bars too short for their numbers. */
function wide({ chart, categories, bars, head, counted, look, sizes }: Given): VegaLiteSpec | null {
  const theme = themes[look.theme]
  const width = look.width
  const small = { fontSize: sizes.small, color: theme.muted }
  const room = nameRoom(bars, width * 0.24, sizes)
  const rowHeight = Math.max(sizes.row, ...bars.map((bar) => nameLines(bar, room, sizes).length * (sizes.text + 3) + 6))
  const nRight = Math.ceil(room + 16 + Math.max(0, ...bars.map((bar) => textWidth(peopleOf(bar, look), sizes.text))))

  const measured = tops(bars.map((bar) => ({ ...bar, y: 0 })), look)
  const shareTitle = chartText(look.lang, 'share')
  const right = Math.max(estimateRoom(measured, asShare(look), sizes).all, textWidth(head, sizes.small))
  const share = Math.min(118, width * 0.125)
  const shareFrom = width - right - sizes.gap * 0.8 - share
  const panels = panelsIn(nRight + 18, measured.length > 0 ? shareFrom - sizes.gap : width - sizes.small, categories, bars, look, sizes)
  if (perUnitOf(panels.main) * 0.2 < textWidth('20', sizes.small) + 3) return null
  const zero = position(panels.main, 0)

  // Header: the legend above, the directions on its last line.
  const sides = categories.filter(({ side }) => side !== 'neutral')
  const mainLeft = panels.main.range[0]
  const mainRight = panels.main.range[1]
  const legendRight = mainRight + sizes.gap * 0.5
  const legendRows = legendLines(sides, legendRight, sizes)
  const legendWidth = Math.max(...legendRows.map((line) => line.at(-1)?.end ?? 0))
  const legendLeft = Math.max(0, Math.min(mainLeft, legendRight - legendWidth))
  const neutral = categories.find(({ side }) => side === 'neutral')
  // Its name may reach as far as the words over the shares.
  const shareWords = measured.length > 0 ? shareFrom + (share - textWidth(shareTitle, sizes.small)) / 2 - 12 : width
  const neutralRoom = panels.neutral ? shareWords - panels.neutral.range[0] - SWATCH - 6 : 0
  const neutralLines = neutral ? neutralWords(neutral.label, neutralRoom, look, sizes) : []
  const shareLines = wrap(shareTitle, sizes.small, share + sizes.gap)
  const headerLines = Math.max(legendRows.length + 1, neutralLines.length, shareLines.length)
  const lineAt = (i: number): number => 2 + sizes.line * (i + 0.5)
  const rows = { top: Math.ceil(headerLines * sizes.line) + 8, bottom: Math.ceil(headerLines * sizes.line) + 8 + rowHeight * bars.length }
  const placed = bars.map((bar, i) => ({ ...bar, y: rows.top + rowHeight * (i + 0.5) }))
  const last = lineAt(headerLines - 1)

  const groups = tops(placed, look)
  const scale = groups.length > 0 ? topScale(groups, [shareFrom, shareFrom + share]) : null
  const { under, over } = axes(panels, [rows], rows.bottom, look, sizes)
  const toward = chartText(look.lang, 'negative')
  // What the percentages are of stands at the axis, or, where there is no room, in the note.
  const onwards = sides.some(({ side }) => side === 'negative') ? (['positive', 'positiveShort'] as const) : (['answers'] as const)
  const onward = onwards.find((key) => zero + 8 + textWidth(chartText(look.lang, key), sizes.small) <= mainRight + sizes.gap - 8)
  const notes = wrap(
    [...(onward === 'positive' || onward === 'answers' ? [] : [chartText(look.lang, 'answers')]), ...(groups.length > 0 ? [footnote(counted, groups, look)] : [])].join(chartText(look.lang, 'semicolon')),
    sizes.small,
    width,
  )
  const axisBottom = rows.bottom + sizes.small * 1.8

  return page({
    title: look.say(chart.title),
    description: look.say(chart.alt),
    width,
    height: Math.ceil(axisBottom + 4 + notes.length * sizes.line),
    background: theme.paper,
    font: theme.font,
    layers: [
      ...under,
      ...(scale ? [gridLines(scale, sizes.small * 2.1, rows, theme)] : []),
      ...legend(
        [
          ...legendRows.flatMap((line, i) => line.map(({ x, fill, label: text }) => ({ x: legendLeft + x, y: lineAt(i), fill, lines: [text] }))),
          ...(neutral && panels.neutral ? [{ x: panels.neutral.range[0], y: lineAt(0), fill: neutral.fill, lines: neutralLines }] : []),
        ],
        look,
        sizes,
      ),
      texts([{ x: nRight, y: last, text: 'n' }], null, { ...small, align: 'right', fontStyle: 'italic', font: '"Times New Roman", "Liberation Serif", serif' }),
      texts(
        zero - 8 - textWidth(toward, sizes.small) > nRight + 5 && panels.main.domain[0] < 0 ? [{ x: zero - 8, y: last, text: toward }] : [],
        null,
        { ...small, align: 'right' },
      ),
      texts(onward ? [{ x: zero + 8, y: last, text: chartText(look.lang, onward) }] : [], null, { ...small, align: 'left' }),
      ...names(placed, 0, room, theme, sizes),
      texts(
        placed.map((bar) => ({ x: nRight, y: bar.y, text: peopleOf(bar, look) })),
        null,
        { align: 'right', fontSize: sizes.text, color: theme.ink },
      ),
      ...drawnBars(placed, panels, look, sizes),
      ...over,
      ...hatched(withheldBoxes(placed, panels, look, sizes), theme, sizes),
      ...(scale
        ? [
            texts(shareLines.map((text, i) => ({ x: shareFrom + share / 2, y: lineAt(i), text })), null, { ...small, color: theme.ink, align: 'center' }),
            texts([{ x: width, y: lineAt(0), text: head }], null, { ...small, color: theme.ink, align: 'right' }),
            tickLabels(scale, sizes.small * 2.1, rows.bottom + sizes.small * 0.9, (at) => tick(at, 'proportion'), theme, sizes),
            everybody(groups, scale, rows, look),
            ...dots(groups, scale, theme, sizes),
            ...estimates(groups, width, asShare(look), theme, sizes),
          ]
        : []),
      texts(notes.map((text, i) => ({ x: 0, y: axisBottom + sizes.line * (i + 0.5), text })), null, { ...small, align: 'left' }),
    ],
  })
}

/** For a phone: each name above its bar, and the shares in a second block below. */
function stacked({ chart, categories, bars, head, counted, look, sizes }: Given): VegaLiteSpec {
  const theme = themes[look.theme]
  const width = look.width
  const small = { fontSize: sizes.small, color: theme.muted }
  const inset = Math.ceil(textWidth('0', sizes.small))
  const panels = panelsIn(inset, width - inset, categories, bars, look, sizes)
  const zero = position(panels.main, 0)
  const shown = categories.map((category) => (category.side === 'neutral' ? { ...category, label: chartText(look.lang, 'aside', { label: category.label }) } : category))
  const legendRows = legendLines(shown, width, sizes)

  const lineAt = (i: number): number => 2 + sizes.line * (i + 0.5)
  const directions = lineAt(legendRows.length)
  const nWidth = textWidth('n = 0000', sizes.small) + 10
  const nameLinesOf = (bar: Bar): number => nameLines(bar, width - nWidth, sizes).length
  let at = directions + sizes.line * 0.5 + 6
  const placed = bars.map((bar) => {
    const titleHeight = nameLinesOf(bar) * sizes.line
    const title = at + titleHeight / 2
    const y = at + titleHeight + sizes.bar / 2
    at += titleHeight + sizes.bar + 12
    return { ...bar, y, title }
  })
  const barsBottom = at - 9
  const { under, over } = axes(panels, placed.map(({ y }) => ({ top: y - sizes.bar / 2 - 3, bottom: y + sizes.bar / 2 + 3 })), barsBottom, look, sizes)
  const axisTitle = barsBottom + sizes.small * 1.8 + sizes.line * 0.5

  const measured = tops(placed, look)
  const right = estimateRoom(measured, asShare(look), sizes).all
  const shareRoom = nameRoom(bars, width * 0.4, sizes)
  const rowHeight = (bar: Estimated): number => Math.max(sizes.row, nameLines(bar, shareRoom, sizes).length * (sizes.text + 3) + 6)
  const titleY = axisTitle + sizes.line * 1.4
  let shareAt = titleY + sizes.line * 0.8
  const shareTop = shareAt
  const groups = measured.map((group) => {
    shareAt += rowHeight(group)
    return { ...group, y: shareAt - rowHeight(group) / 2 }
  })
  const shares = { top: shareTop, bottom: shareAt }
  const scale = groups.length > 0 ? topScale(groups, [shareRoom + 16, width - right - 20]) : null
  const notes = scale ? wrap(footnote(counted, groups, look), sizes.small, width) : []
  const notesTop = scale ? shares.bottom + sizes.small * 2 : axisTitle + sizes.line * 0.5

  return page({
    title: look.say(chart.title),
    description: look.say(chart.alt),
    width,
    height: Math.ceil(notesTop + notes.length * sizes.line + 4),
    background: theme.paper,
    font: theme.font,
    layers: [
      ...under,
      ...(scale ? [gridLines(scale, sizes.small * 2.1, shares, theme)] : []),
      ...legend(legendRows.flatMap((line, i) => line.map(({ x, fill, label: text }) => ({ x, y: lineAt(i), fill, lines: [text] }))), look, sizes),
      texts(
        panels.main.domain[0] < 0 && zero - 8 - textWidth(chartText(look.lang, 'negative'), sizes.small) > 0
          ? [{ x: zero - 8, y: directions, text: chartText(look.lang, 'negative') }]
          : [],
        null,
        { ...small, align: 'right' },
      ),
      texts(panels.main.domain[1] > 0 ? [{ x: zero + 8, y: directions, text: chartText(look.lang, 'positiveShort') }] : [], null, { ...small, align: 'left' }),
      ...names(placed.map(({ name, place, title }) => ({ name, place, y: title })), 0, width - nWidth, theme, sizes),
      texts(
        placed.map(({ title, ...bar }) => ({ x: width, y: title, text: `n ${bar.segments === null ? '' : '= '}${peopleOf(bar, look)}` })),
        null,
        { ...small, align: 'right' },
      ),
      ...drawnBars(placed, panels, look, sizes),
      ...over,
      ...hatched(withheldBoxes(placed, panels, look, sizes), theme, sizes),
      texts([{ x: (panels.main.range[0] + panels.main.range[1]) / 2, y: axisTitle, text: chartText(look.lang, 'answers') }], null, { ...small, align: 'center' }),
      ...(scale
        ? [
            texts([{ x: 0, y: titleY, text: chartText(look.lang, 'share') }], null, { fontSize: sizes.text, fontWeight: 600, color: theme.ink, align: 'left' }),
            texts([{ x: width, y: titleY, text: head }], null, { ...small, align: 'right' }),
            ...names(groups, 0, shareRoom, theme, sizes),
            tickLabels(scale, sizes.small * 2.1, shares.bottom + sizes.small * 0.9, (value) => tick(value, 'proportion'), theme, sizes),
            everybody(groups, scale, shares, look),
            ...dots(groups, scale, theme, sizes),
            ...estimates(groups, width, asShare(look), theme, sizes),
          ]
        : []),
      texts(notes.map((text, i) => ({ x: 0, y: notesTop + sizes.line * (i + 0.5), text })), null, { ...small, align: 'left' }),
    ],
  })
}
