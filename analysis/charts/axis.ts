import type { Scale } from './spec.ts'

/** The value at px of a scale. */
export function position(scale: Scale, value: number): number {
  const [d0, d1] = scale.domain
  const [r0, r1] = scale.range
  return r0 + ((value - d0) / (d1 - d0)) * (r1 - r0)
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/**
 * The smallest domain in whole steps that holds every value, kept within `range`. A value outside `range` widens it:
 * nothing is ever cut off.
 */
export function fit(values: readonly number[], step: number, range: { readonly min: number; readonly max: number }): readonly [number, number] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const from = Math.min(low, Math.max(range.min, stepsBelow(low, step)))
  const to = Math.max(high, Math.min(range.max, -stepsBelow(-high, step)))
  if (from < to) return [from, to]
  return [Math.max(Math.min(range.min, from), tidy(from - step)), Math.min(Math.max(range.max, to), tidy(to + step))]
}

/** The largest whole multiple of the step not above the value; 0.15 is a multiple of 0.05, whatever the last bit says. */
function stepsBelow(value: number, step: number): number {
  const steps = Math.floor(value / step + 1e-9)
  const below = tidy(steps * step)
  return below <= value ? below : tidy((steps - 1) * step)
}

/** 1, 2 or 5 times a power of ten: the largest not above `size`. */
export function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9)
  return tidy((size / power >= 5 - 1e-9 ? 5 : size / power >= 2 - 1e-9 ? 2 : 1) * power)
}

/** Whole multiples of the smallest round step that leaves `apart` px between two ticks. */
export function ticks(scale: Scale, apart: number): readonly number[] {
  const [from, to] = scale.domain
  const most = Math.max(1, Math.floor((scale.range[1] - scale.range[0]) / apart))
  let step = roundStep((to - from) / most)
  while ((to - from) / step > most + 1e-9) step = nextStep(step)
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step))
}

function nextStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step) + 1e-9)
  const lead = Math.round(step / power)
  return tidy((lead === 1 ? 2 : lead === 2 ? 5 : 10) * power)
}
