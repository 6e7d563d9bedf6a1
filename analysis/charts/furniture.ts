import type { Json, Scale } from './spec.ts'
import { rects, rules, texts } from './spec.ts'
import { ticks } from './axis.ts'
import { textWidth } from './text-width.ts'
import type { Sizes, Theme } from './theme.ts'

/** A stretch down the page, in px. */
export interface Stretch {
  readonly top: number
  readonly bottom: number
}

/** Grid lines over a stretch; they go under the marks. */
export function gridLines(scale: Scale, apart: number, { top, bottom }: Stretch, theme: Theme): Json {
  return rules(
    ticks(scale, apart).map((at) => ({ from: at, to: at, y: top, y2: bottom })),
    scale,
    { color: theme.grid, strokeWidth: 1 },
  )
}

/** Tick labels centred at `y`, all with the digits that the finest of them needs: 3.50, 3.55, 3.60. */
export function tickLabels(scale: Scale, apart: number, y: number, label: (value: number) => string, theme: Theme, sizes: Sizes): Json {
  const at = ticks(scale, apart)
  const digitsOf = (text: string): number => text.split('.')[1]?.length ?? 0
  const digits = Math.max(0, ...at.map((value) => digitsOf(label(value))))
  const padded = (text: string): string => (digits > 0 && digitsOf(text) === 0 ? `${text}.` : text) + '0'.repeat(digits - digitsOf(text))
  return texts(
    at.map((value) => ({ x: value, y, text: padded(label(value)) })),
    scale,
    { align: 'center', fontSize: sizes.small, color: theme.muted },
  )
}

/** The lines under 135 degrees of one hatched box, 1 px in 6, cut off at its edges. */
function hatchIn(from: number, to: number, top: number, bottom: number): { from: number; to: number; y: number; y2: number }[] {
  const lines = []
  const step = 6 * Math.SQRT2
  for (let at = from + step / 2; at < to + (bottom - top); at += step) {
    // The line x + y = at + top, inside the box.
    const left = Math.max(from, at - (bottom - top))
    const right = Math.min(to, at)
    if (right > left) lines.push({ from: left, to: right, y: top + at - left, y2: top + at - right })
  }
  return lines
}

/** A box for what is not shown: hatch, with the reason on a clear ground in the middle. */
export interface Withheld {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
  readonly text: string
  readonly says: string
}
export function hatched(boxes: readonly Withheld[], theme: Theme, sizes: Sizes): readonly Json[] {
  const middle = (box: Withheld): number => (box.from + box.to) / 2
  return [
    rules(boxes.flatMap((box) => hatchIn(box.from, box.to, box.top, box.bottom)), null, { color: theme.edge, strokeWidth: 1 }),
    rects(
      boxes.map((box) => {
        const half = textWidth(box.text, sizes.small) / 2 + 4
        return { from: middle(box) - half, to: middle(box) + half, y: box.top, y2: box.bottom, fill: theme.paper }
      }),
      null,
      {},
    ),
    texts(
      boxes.map((box) => ({ x: middle(box), y: (box.top + box.bottom) / 2, text: box.text, says: box.says })),
      null,
      { align: 'center', fontSize: sizes.small, color: theme.muted },
    ),
  ]
}
