import { unreachable, type ChartPart, type Completed } from '../result/result.ts'
import { divergingBars } from './diverging-bars.ts'
import { dotInterval } from './dot-interval.ts'
import type { VegaLiteSpec } from './spec.ts'
import type { Look } from './theme.ts'

export type { Json, VegaLiteSpec } from './spec.ts'
export type { Look } from './theme.ts'
export { themes } from './theme.ts'
export { textWidth } from './text-width.ts'

/**
 * A chart of a result as vega-lite 6, plain JSON: drawn from the rows of its table, with the table's own numbers in its data;
 * rounded only in words. `look.width` in CSS px (desk 900, print 606, phone 358); the height follows from the rows.
 * A refused chart has nothing to draw: asking for it is a fault of the caller.
 */
export function specOf(chart: ChartPart, result: Completed, look: Look): VegaLiteSpec {
  if (chart.refused) throw new RangeError(`chart ${chart.id} is refused: ${chart.refused.key}`)
  switch (chart.idiom.is) {
    case 'divergingBars':
      return divergingBars(chart, chart.idiom, result, look)
    case 'dotInterval':
      return dotInterval(chart, chart.idiom, result, look)
    default:
      return unreachable(chart.idiom)
  }
}
