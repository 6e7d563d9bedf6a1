import { expressionInterpreter } from 'vega-interpreter'
import { parse, resetSVGDefIds, textMetrics, View, type LoggerInterface } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { textWidth, type VegaLiteSpec } from '../../analysis/charts/index.ts'

declare module 'vega' {
  /** Exported, and missing in the types of vega 6.4. */
  export const textMetrics: { width(item: { readonly fontSize?: number }, text: string | number | null): number }
}

// There is no canvas to measure on in a Worker or in Node, and the guess vega falls back on is too narrow for Chinese.
// The measure that laid the page out is used everywhere, so that every place gives the same bytes.
textMetrics.width = (item, text) => textWidth(`${text ?? ''}`, item.fontSize ?? 11)

/** Hears what vega-lite and vega warn of, which for a spec of ours is a fault of ours. */
export type Warn = (message: string) => void

/**
 * The drawing of a vega-lite spec as the text of an SVG file, with its title and description inside. Equal specs give equal
 * bytes. Needs neither a document nor code generation: it runs in a Worker under a strict policy, and in Node.
 * A spec that vega-lite cannot compile or vega cannot draw rejects.
 */
export function drawSvg(spec: VegaLiteSpec, warn: Warn = () => undefined): Promise<string> {
  const drawn = turn.then(() => draw(spec, warn))
  turn = drawn.catch(() => undefined)
  return drawn
}

/** One drawing at a time: the ids within a drawing are counted in one place for all. */
let turn: Promise<unknown> = Promise.resolve()

async function draw(spec: VegaLiteSpec, warn: Warn): Promise<string> {
  const logger = loggerOf(warn)
  const { spec: compiled } = compile(spec as unknown as TopLevelSpec, { logger })
  resetSVGDefIds()
  const view = new View(parse(compiled, undefined, { ast: true }), { renderer: 'none', expr: expressionInterpreter, logger })
  try {
    return withWords(await view.toSVG(), spec)
  } finally {
    view.finalize()
  }
}

function loggerOf(warn: Warn): LoggerInterface {
  const logger: LoggerInterface = {
    level: (() => logger) as LoggerInterface['level'],
    error(...messages) {
      throw new Error(messages.map(String).join(' '))
    },
    warn(...messages) {
      warn(messages.map(String).join(' '))
      return logger
    },
    info: () => logger,
    debug: () => logger,
  }
  return logger
}

/** What viewers and screen readers take as name and description, where the file stands alone. */
function withWords(svg: string, { usermeta, description }: VegaLiteSpec): string {
  const title = (usermeta as { readonly title?: string } | undefined)?.title ?? ''
  const words = (title ? `<title>${escaped(title)}</title>` : '') + (typeof description === 'string' ? `<desc>${escaped(description)}</desc>` : '')
  return svg.replace(/<svg[^>]*>/, (opening) => opening + words)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
