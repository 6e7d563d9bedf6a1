import { wilson } from '../../../numeric/proportion.ts'
import type { Codebook, CodedVariable, Option, Scale } from '../../../study/codebook.ts'
import type { Answers } from './shares.ts'

/** The k best (or worst) categories of an ordered variable, by their place among the options and with the labels that say what was counted. */
export interface Box {
  readonly places: readonly number[]
  readonly options: readonly Option[]
}

/** The scale of the variable if high scores on it are bad news (hazards, burden), else null. */
export function badScaleOf({ scales }: Codebook, { name }: CodedVariable): Scale | null {
  return scales.find(({ high, items }) => high === 'bad' && items.includes(name)) ?? null
}

/** The options that lie on the scale, from the worst to the best: by code, turned round where the variable is keyed against its scale, and where high is bad. */
export function ordered(variable: CodedVariable, highIsBad: boolean): readonly Option[] {
  const { bounds } = variable
  const onScale = variable.options.filter(({ code }) => bounds === null || (code >= bounds.min && code <= bounds.max))
  const rising = onScale.toSorted((a, b) => a.code - b.code)
  return variable.reversed === highIsBad ? rising : rising.reverse()
}

/** Null where the variable has no order, or an order that is no judgement (age bands, how often), or no category would be left outside the box. */
export function boxOf(variable: CodedVariable, highIsBad: boolean, size: number, end: 'top' | 'bottom'): Box | null {
  if (variable.level !== 'ordinal' || variable.role !== 'opinion') return null
  const scale = ordered(variable, highIsBad)
  if (scale.length <= size) return null
  const options = end === 'top' ? scale.slice(-size) : scale.slice(0, size)
  return { options, places: options.map((option) => variable.options.indexOf(option)) }
}

/** Count and share of valid answers in a box, with the Wilson interval; null where nobody answered. */
export function boxShare({ counts, valid }: Answers, box: Box, confidence: number): { readonly n: number; readonly proportion: number; readonly lower: number; readonly upper: number } | null {
  if (!(valid > 0)) return null
  const n = box.places.reduce((sum, place) => sum + counts[place]!, 0)
  return { n, proportion: n / valid, ...wilson(n, valid, confidence) }
}
