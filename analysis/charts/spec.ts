/** What JSON can hold: a spec survives JSON and structuredClone unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A vega-lite 6 document. `width` and `height` are those of the drawing, in CSS px; nothing is drawn outside of them. */
export interface VegaLiteSpec {
  readonly [key: string]: Json
}

/** From values of a table to px across the drawing. */
export interface Scale {
  readonly domain: readonly [number, number]
  readonly range: readonly [number, number]
}
type Datum = { readonly [field: string]: Json }
/** Style of a mark, in vega-lite's own names. */
type Style = { readonly [property: string]: Json }

// Places down the page, and places of words across it, are px: the page is composed here, row by row, so that a drawing has
// exactly the width asked for and no text meets another. Numbers of the table go through real scales.
const px = (field: string): Json => ({ field, type: 'quantitative', scale: null })
const own = (field: string): Json => ({ field, type: 'nominal', scale: null })
const on = (field: string, scale: Scale | null): Json =>
  scale === null
    ? px(field)
    : { field, type: 'quantitative', axis: null, scale: { domain: [...scale.domain], range: [...scale.range], nice: false, zero: false } }

/** Marks that say a number carry a sentence (`says`) for those who do not see it; the others are furniture and stay silent. */
function layer(mark: Style, values: readonly Datum[], encoding: { readonly [channel: string]: Json }): Json {
  const speaks = values.some((datum) => 'says' in datum)
  return {
    data: { values },
    mark: { ...mark, aria: speaks },
    encoding: speaks ? { ...encoding, description: own('says') } : encoding,
  }
}

/** `from`, `to` on the scale (or px), `y`, `y2` in px, `fill`. */
export function rects(values: readonly Datum[], scale: Scale | null, style: Style): Json {
  return layer({ type: 'rect', ...style }, values, {
    x: on('from', scale),
    x2: { field: 'to' },
    y: px('y'),
    y2: { field: 'y2' },
    fill: own('fill'),
  })
}

/** Lines from (`from`, `y`) to (`to`, `y2`). */
export function rules(values: readonly Datum[], scale: Scale | null, style: Style): Json {
  return layer({ type: 'rule', ...style }, values, { x: on('from', scale), x2: { field: 'to' }, y: px('y'), y2: { field: 'y2' } })
}

/** `at` on the scale (or px), `y`, `shape`, `fill`. */
export function points(values: readonly Datum[], scale: Scale | null, style: Style): Json {
  return layer({ type: 'point', filled: true, opacity: 1, ...style }, values, {
    x: on('at', scale),
    y: px('y'),
    shape: own('shape'),
    fill: own('fill'),
  })
}

/** `text` at (`x`, `y`) in px, or at `x` on the scale; `fill` where the style names none. */
export function texts(values: readonly Datum[], scale: Scale | null, style: Style): Json {
  const coloured = values.some((datum) => 'fill' in datum)
  return layer({ type: 'text', baseline: 'middle', ...style }, values, {
    x: on('x', scale),
    y: px('y'),
    text: own('text'),
    ...(coloured ? { fill: own('fill') } : {}),
  })
}

export interface Page {
  /** Not drawn: a caption stands below the figure. It goes into the picture's file, as the description does. */
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly background: string
  readonly font: string
  readonly layers: readonly Json[]
}

/** The layers of one page, drawn in their order. */
export function page({ title, description, width, height, background, font, layers }: Page): VegaLiteSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    usermeta: { title },
    description,
    width,
    height,
    padding: 0,
    autosize: 'none',
    background,
    config: { font, view: { stroke: null } },
    resolve: { scale: { x: 'independent', y: 'independent' } },
    layer: layers.filter((one) => !empty(one)),
  }
}

function empty(one: Json): boolean {
  return (one as { readonly data: { readonly values: readonly Json[] } }).data.values.length === 0
}
