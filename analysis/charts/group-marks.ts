import type { Json, Scale } from './spec.ts'
import { points, rules, texts } from './spec.ts'
import { position } from './axis.ts'
import { intervalLabel, label, type Print } from './labels.ts'
import { textWidth, wrap } from './text-width.ts'
import { markOf, type Sizes, type Theme } from './theme.ts'

/** A group as it is drawn: its place among the groups gives colour and shape, whatever the order on the page; null = everybody together. */
export interface Named {
  readonly name: string
  readonly place: number | null
}

/** From the left edge of a marker to the name beside it. */
export function nameOffset(sizes: Sizes): number {
  return Math.round(sizes.marker * 2 + 11)
}

/** Room for marker and name: what the longest name needs, at most `most`; longer names break into lines. */
export function nameRoom(groups: readonly Named[], most: number, sizes: Sizes): number {
  return Math.min(most, Math.ceil(nameOffset(sizes) + Math.max(0, ...groups.map(({ name }) => textWidth(name, sizes.text)))))
}

export function nameLines({ name }: Named, room: number, sizes: Sizes): readonly string[] {
  return wrap(name, sizes.text, room - nameOffset(sizes))
}

/** Marker and name, from `x` on, around `y`. */
export function names(groups: readonly (Named & { readonly y: number })[], x: number, room: number, theme: Theme, sizes: Sizes): readonly Json[] {
  const leading = sizes.text + 3
  return [
    points(
      groups.map(({ place, y }) => ({ at: x + sizes.marker + 2, y, ...drawn(place, theme, sizes.marker) })),
      null,
      { size: { expr: 'datum.area' }, stroke: theme.ink, strokeWidth: 1 },
    ),
    texts(
      groups.flatMap((group) => {
        const lines = nameLines(group, room, sizes)
        return lines.map((text, i) => ({ x: x + nameOffset(sizes), y: group.y + (i - (lines.length - 1) / 2) * leading, text }))
      }),
      null,
      { align: 'left', fontSize: sizes.text, color: theme.ink },
    ),
  ]
}

function drawn(place: number | null, theme: Theme, radius: number): { fill: string; shape: string; area: number } {
  const { fill, shape, size } = markOf(place, theme, radius)
  return { fill, shape, area: size }
}

/** An estimate with its interval, as the table has it. */
export interface Estimated extends Named {
  readonly y: number
  readonly estimate: number
  readonly lower: number | null
  readonly upper: number | null
  readonly says: string
}

/** Markers give way to intervals: as large as everywhere, but smaller where they would lie over their whiskers. */
function radiusFor(groups: readonly Estimated[], scale: Scale, sizes: Sizes): number {
  const halves = groups.flatMap(({ lower, upper }) => (lower === null || upper === null ? [] : [(position(scale, upper) - position(scale, lower)) / 2]))
  const middle = halves.toSorted((a, b) => a - b)[Math.floor(halves.length / 2)]
  return middle === undefined ? sizes.marker : Math.min(sizes.marker, Math.max(3.5, 0.8 * middle))
}

/** Whiskers with caps that stand out beyond the marker, and the marker in the group's colour and shape. */
export function dots(groups: readonly Estimated[], scale: Scale, theme: Theme, sizes: Sizes): readonly Json[] {
  const intervals = groups.filter((group) => group.lower !== null && group.upper !== null)
  const radius = radiusFor(groups, scale, sizes)
  const cap = radius + 2
  return [
    rules(
      intervals.map(({ y, lower, upper }) => ({ from: lower, to: upper, y, y2: y })),
      scale,
      { color: theme.ink, strokeWidth: 1.6 },
    ),
    rules(
      intervals.flatMap(({ y, lower, upper }) => [lower, upper].map((end) => ({ from: end, to: end, y: y - cap, y2: y + cap }))),
      scale,
      { color: theme.ink, strokeWidth: 1.6 },
    ),
    points(
      groups.map(({ name, place, y, estimate, lower, upper, says }) => ({ name, at: estimate, lower, upper, y, says, ...drawn(place, theme, radius) })),
      scale,
      { size: { expr: 'datum.area' }, stroke: theme.ink, strokeWidth: 1 },
    ),
  ]
}

/** Room for "65 [59, 70]". */
export function estimateRoom(groups: readonly Estimated[], print: Print, sizes: Sizes): { readonly interval: number; readonly all: number } {
  const interval = Math.max(0, ...groups.map((group) => textWidth(bracket(group, print), sizes.text)))
  const value = Math.max(0, ...groups.map((group) => textWidth(label(group.estimate, print), sizes.text) * 1.08))
  return { interval, all: Math.ceil(value + (interval > 0 ? interval + 6 : 0)) }
}

const bracket = ({ lower, upper }: Estimated, print: Print): string => (lower === null || upper === null ? '' : intervalLabel(lower, upper, print))

/** "65 [59, 70]" up to `right`: the estimate strong, the interval quiet. */
export function estimates(groups: readonly Estimated[], right: number, print: Print, theme: Theme, sizes: Sizes): readonly Json[] {
  const { interval } = estimateRoom(groups, print, sizes)
  return [
    texts(
      groups.map((group) => ({ x: interval > 0 ? right - interval - 6 : right, y: group.y, text: label(group.estimate, print) })),
      null,
      { align: 'right', fontSize: sizes.text, fontWeight: 600, color: theme.ink },
    ),
    texts(
      groups.filter((group) => bracket(group, print)).map((group) => ({ x: right, y: group.y, text: bracket(group, print) })),
      null,
      { align: 'right', fontSize: sizes.text, color: theme.muted },
    ),
  ]
}

