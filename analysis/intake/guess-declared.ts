import type { Bounds } from '../study/codebook.ts'
import type { MissingReason } from '../study/missing.ts'
import type { Given, Guess } from './given.ts'
import { guessNumbers } from './guess-numbers.ts'
import { orderOf, wordsOf } from './likert.ts'
import { comparedText, type MappedMissing } from './map.ts'
import { answersApart, noAnswer, reasonDeclared } from './no-answer.ts'
import { coded } from './options.ts'
import type { Declared } from './raw.ts'
import { sameWords } from './wording.ts'

interface Labelled {
  readonly value: string
  readonly label: string
}

/** What a file says of a column itself (SPSS): labels, missing values, measure. Null where it says nothing that decides. */
export function guessDeclared(given: Given, declared: Declared | null): Guess | null {
  if (declared === null) return null
  const known = withMissing(given, declared)
  if (known.answers.length === 0 && declared.labels.length === 0) return { kind: 'empty' }
  const away = new Set(known.missing.map(({ value }) => value))
  const labels = declared.labels.map(({ value, label }) => ({ value: comparedText(value), label })).filter(({ value }) => !away.has(value))
  const bare = known.answers.filter(({ text }) => !labels.some(({ value }) => value === text))
  if (labels.length >= 2 && (bare.length <= labels.length || bare.length <= 2 || isBetween(labels, bare))) return labelledCodes([...labels, ...bare.map(({ text }) => ({ value: text, label: text }))], known, declared)
  if (known.answers.length === 0) return { kind: 'empty' }
  if (declared.type === 'number' && declared.measure === 'scale') return numbersOnly(known)
  return away.size > given.missing.length ? guessNumbers(known) : null
}

/** A scale of which only some points have labels: 1 "not at all", 2 … 6, 7 "completely". */
function isBetween(labels: readonly Labelled[], bare: Given['answers']): boolean {
  const ends = labels.map(({ value }) => Number(value))
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return high - low <= 12 && bare.every(({ text }) => Number.isInteger(Number(text)) && Number(text) > low && Number(text) < high)
}

/** User-missing values, each with the reason its label gives, else skipped; those no row holds are declared too. */
function withMissing(given: Given, { labels, missing, missingRange }: Declared): Given {
  const labelOf = new Map(labels.map(({ value, label }) => [comparedText(value), label]))
  const isMissing = (text: string): boolean => missing.some((value) => comparedText(value) === text) || (missingRange !== null && text !== '' && Number(text) >= missingRange.low && Number(text) <= missingRange.high)
  const texts = new Set([...given.answers.map(({ text }) => text), ...labelOf.keys(), ...missing.map(comparedText), ...wholeIn(missingRange)])
  const away = [...texts].filter((text) => isMissing(text) && !given.missing.some(({ value }) => value === text))
  const more = away.map((value): MappedMissing => ({ value, reason: reasonDeclared(labelOf.get(value) ?? null) }))
  return { ...given, answers: given.answers.filter(({ text }) => !away.includes(text)), missing: [...given.missing, ...more] }
}

/** A short range is declared number by number: the next file of the questionnaire may hold those that this one lacks. */
function wholeIn(range: Declared['missingRange']): readonly string[] {
  if (range === null || !(range.high - range.low < MOST_IN_RANGE)) return []
  return Array.from({ length: Math.max(0, Math.floor(range.high) - Math.ceil(range.low) + 1) }, (_, i) => String(Math.ceil(range.low) + i))
}
const MOST_IN_RANGE = 10

const apartReason = (label: string): MissingReason | null => answersApart(label) ?? noAnswer(label, 'unknown')
/** A label that repeats its code ("1 - Strongly agree") says the rest. */
const unnumbered = (label: string): string => label.replace(/^\d{1,2} ?[.、:=)-]? ?(?=\D)/, '')

/** The codes of the file with their labels. Don't know and refused beside a scale are missing even where the file forgot to say so. */
function labelledCodes(labels: readonly Labelled[], { missing }: Given, { measure }: Declared): Guess | null {
  const ordered = orderOf(wordsOf(labels.filter(({ label }) => apartReason(label) === null).map(({ label }) => unnumbered(label))))
  const beside = ordered || measure === 'scale' ? labels.filter(({ label }) => apartReason(label) !== null) : []
  const options = labels.filter((one) => !beside.includes(one))
  if (options.length === 0) return null
  const away = [...missing, ...beside.map(({ value, label }): MappedMissing => ({ value, reason: apartReason(label)! }))]
  if (isEnds(options)) return coded('ordinal', fromEndToEnd(options), boundsOf(options.map(({ value }) => Number(value))), away)
  const whole = options.every(({ value }) => /^(0|[1-9]\d{0,8})(\.0+)?$/.test(value)) && new Set(options.map(({ value }) => Number(value))).size === options.length
  const drafted = options
    .map(({ value, label }, i) => ({
      code: whole ? Number(value) : i + 1,
      label: ordered?.points.find(({ word }) => word?.texts.includes(unnumbered(label)))?.label ?? sameWords(label),
      values: [value],
    }))
    .toSorted((a, b) => a.code - b.code)
  const all = drafted.length > 1 ? drafted : [...drafted, { code: drafted[0]!.code + 1, label: OTHER, values: [] }]
  const graded = (ordered !== null && ordered.is !== 'yesNo') || measure === 'ordinal' || (measure === 'scale' && options.length > 2)
  const bounds = graded && isScale(drafted.map(({ label }) => label.en), ordered, measure) ? boundsOf(all.map(({ code }) => code)) : null
  return coded(graded ? 'ordinal' : 'nominal', all, bounds, away)
}

const OTHER = { 'zh-CN': '其他', en: 'Other' }
const boundsOf = (codes: readonly number[]): Bounds => ({ min: Math.min(...codes), max: Math.max(...codes) })

/** Numbers of which only the ends, and perhaps the middle, have words. */
function isEnds(options: readonly Labelled[]): boolean {
  const said = options.filter(({ value, label }) => value !== label)
  const numbers = options.map(({ value }) => Number(value))
  const { min, max } = boundsOf(numbers)
  return said.length <= 3 && said.length < options.length && numbers.every(Number.isInteger) && min >= 0 && max - min >= 3 && max - min <= 12 && [min, max].every((end) => said.some(({ value }) => Number(value) === end))
}

function fromEndToEnd(options: readonly Labelled[]): Parameters<typeof coded>[1] {
  const { min, max } = boundsOf(options.map(({ value }) => Number(value)))
  return Array.from({ length: max - min + 1 }, (_, i) => {
    const its = options.filter(({ value }) => Number(value) === min + i)
    return { code: min + i, label: sameWords(its[0]?.label ?? String(min + i)), values: its.map(({ value }) => value) }
  })
}

/** Whether codes run with the scale, up or down, and may be averaged. */
function isScale(labels: readonly string[], ordered: ReturnType<typeof orderOf>, measure: Declared['measure']): boolean {
  if (!ordered) return measure === 'scale'
  if (ordered.is !== 'scale') return false
  const places = labels.map((label) => ordered.points.findIndex((point) => point.label.en === label))
  return places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1]!)) || places.every((place, i) => place >= 0 && (i === 0 || place < places[i - 1]!))
}

function numbersOnly(given: Given): Guess | null {
  const guess = guessNumbers({ ...given, heading: 'how many' })
  return guess?.kind === 'coded' ? null : guess
}
