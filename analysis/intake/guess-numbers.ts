import type { Bounds } from '../study/codebook.ts'
import { MISSING_CODES, type MissingReason } from '../study/missing.ts'
import { numberIn } from './cell.ts'
import { areNearlyAll, type Counted, type Given, type Guess } from './given.ts'
import type { MappedMissing, MappedNumber } from './map.ts'
import { answersApart } from './no-answer.ts'
import { coded, endsOf } from './options.ts'
import { sameWords } from './wording.ts'

type As = MappedNumber['as']
/** A text that can be read as a number. */
interface Read extends Counted {
  readonly value: number
}

/** Numbers, or codes that are numbers; null where too few texts can be read, or one is a code with a leading zero. */
export function guessNumbers(given: Given): Guess | null {
  const { answers } = given
  const some = answers.slice(0, LOOKED_AT).filter(({ text }) => answersApart(text) === null)
  const as = some.length === 0 || answers.some(({ text }) => /^[+-]?0\d+$/.test(text)) ? null : writtenAs(some, given.heading)
  if (as === null) return null
  const read: Read[] = []
  const beside: MappedMissing[] = []
  const strays: Counted[] = []
  for (const { text, n } of answers) {
    const value = numberIn(text, as)
    const reason = value === null ? answersApart(text) : null
    if (value !== null) read.push({ text, n, value })
    else if (reason) beside.push({ value: text, reason })
    else strays.push({ text, n })
  }
  if (!areNearlyAll([...read, ...strays], (text) => numberIn(text, as) !== null) || (as === 'decimalComma' && strays.length > 0)) return null
  const away = outside(read, given)
  const kept = read.filter(({ text }) => !away.has(text))
  if (kept.length === 0) return null
  const missing = [...given.missing, ...beside, ...[...away].map(([value, reason]): MappedMissing => ({ value, reason }))]
  return (as === 'plain' && strays.length === 0 ? asCodes(kept, given, missing) : null) ?? asNumbers(kept, as, given.heading, missing)
}

/** So many texts tell how numbers are written. */
const LOOKED_AT = 1000
const COMMA = /^[+-]?\d+,(\d{1,2}|\d{4,})$/

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const LASTS = /用时|时长|耗时|历时|秒|分钟|多久|多长|duration|second|minute|elapsed|how long|length|time (taken|spent)|(completion|interview|response) ?time/i
/** 12:30 is a time of day unless the heading asks how long, or it would be no hour. */
const areTimesOfDay = (answers: readonly Counted[], heading: string): boolean => !LASTS.test(heading) && answers.every(({ text }) => CLOCK.test(text)) && answers.some(({ text }) => !text.startsWith('0:') && !text.startsWith('00:'))

function writtenAs(answers: readonly Counted[], heading: string): As | null {
  const fits = (as: As): boolean => areNearlyAll(answers, (text) => numberIn(text, as) !== null)
  if (fits('plain')) return 'plain'
  if (fits('percent')) return 'percent'
  const comma = answers.some(({ text }) => COMMA.test(text))
  if (comma && answers.every(({ text }) => numberIn(text, 'decimalComma') !== null)) return 'decimalComma'
  if (!comma && fits('grouped')) return 'grouped'
  return answers.some(({ text }) => /[秒分时:]|\d ?(s|m|h|min|sec|hr)/i.test(text)) && !areTimesOfDay(answers, heading) && fits('seconds') ? 'seconds' : null
}

// Values that stand for no answer

/** Numbers that files use for no answer where no number could stand, and what they mostly mean there. */
const OUTSIDE: { readonly [value: number]: MissingReason } = {
  [-1]: 'skipped', [-7]: 'notAsked', [-8]: 'dontKnow', [-9]: 'refused', [-66]: 'notAsked', [-77]: 'refused', [-88]: 'dontKnow', [-99]: 'skipped', [-777]: 'refused', [-888]: 'dontKnow', [-999]: 'skipped', [-9999]: 'skipped',
  77: 'refused', 88: 'dontKnow', 97: 'refused', 98: 'dontKnow', 99: 'skipped', 777: 'refused', 888: 'dontKnow', 997: 'refused', 998: 'dontKnow', 999: 'skipped', 9999: 'skipped',
}

/** Texts clearly outside an otherwise tight range, with the reason they mostly stand for: a guess that a person sees. */
function outside(read: readonly Read[], { tool }: Given): ReadonlyMap<string, MissingReason> {
  const found = new Map<string, MissingReason>()
  if (tool === 'wjxText' || tool === 'wjxNumber') return found
  const known = (value: number): boolean => Object.hasOwn(OUTSIDE, value)
  const within = read.filter(({ value }) => !known(value))
  if (within.length === 0) return found
  const [low, high] = [least(within), most(within)]
  const cells = (some: readonly Read[]): number => some.reduce((sum, { n }) => sum + n, 0)
  const below = read.filter(({ value }) => value < 0 && known(value))
  const negatives = read.filter(({ value }) => value < 0)
  const lone = below.length === 1 || below.every(({ value }) => value <= -7)
  if (low >= 0 && negatives.length === below.length && lone && below.length <= 4 && cells(below) < cells(within)) for (const { text, value } of below) found.set(text, OUTSIDE[value]!)
  const far = read.filter(({ value }) => value > 0 && known(value) && (high <= 11 ? value >= 77 : high <= 120 ? value >= 777 : false))
  if (far.length <= 4 && cells(far) < cells(within)) for (const { text, value } of far) found.set(text, OUTSIDE[value]!)
  const rest = read.filter(({ text }) => !found.has(text))
  // 8 for "don't know" stands beside 9, after a gap.
  const [low5, eights] = [rest.filter(({ value }) => value < 8), rest.filter(({ value }) => value === 8 || value === 9)]
  if (eights.length === 2 && rest.length === low5.length + 2 && low5.length >= 3 && most(low5) <= 6 && isUnbroken(low5.map(({ value }) => value)) && cells(eights) * 5 < cells(low5)) {
    for (const { text, value } of eights) found.set(text, value === 8 ? 'dontKnow' : 'skipped')
    return found
  }
  const nine = rest.find(({ value }) => value === 9)
  const small = rest.filter(({ value }) => value !== 9)
  if (nine && small.length >= 3 && most(small) <= 7 && isUnbroken(small.map(({ value }) => value)) && nine.n * 5 < cells(small)) found.set(nine.text, 'skipped')
  return found
}

// Codes

const COUNTS = /几(个|人|次|口|年|天|户)|多少|人数|次数|天数|年限|件数|户数|how many|how long|how old|number of|\bcount\b|household size/i
const RATES = /满意|同意|重要|评分|打分|评价|程度|意愿|推荐|信任|安全感|\bscale\b|satisf|\bagree|likely|likelihood|\brat(e|ing)\b|recommend|importan|confident|how (well|safe|often|satisfied|likely|important|confident)|to what extent/i
const SORTS = /性别|职业|婚姻|户口|户籍|地区|区域|区县|城市|街道|类型|方式|渠道|原因|来源|哪(个|种|些|类|里|一)|编号|代码|是否|有没有|有无|gender|\bsex\b|occupation|marital|\bwhich\b|what (type|kind)|region|\bcity\b|district|\bgroup\b|\bcodes?\b/i
/** Codes of these have an order and are no numbers. */
const GRADES = /年龄|学历|文化程度|教育程度|受教育|收入|年限|警龄|职级|\bage\b|education|income|degree|seniority/i
const SPAN = /(\d{1,2}) ?(?:[-–~到至]|to|bis|à) ?(\d{1,2})(?!\d)/g

function asCodes(read: readonly Read[], { heading, tool }: Given, missing: readonly MappedMissing[]): Guess | null {
  if (!read.every(({ value }) => Number.isInteger(value))) return null
  const numbers = [...new Set(read.map(({ value }) => value))].toSorted((a, b) => a - b)
  const values = (number: number): readonly string[] => read.filter(({ value }) => value === number).map(({ text }) => text)
  const options = (all: readonly number[], from = 0) => all.map((number, i) => ({ code: from === 0 ? number : from + i, label: sameWords(String(number)), values: values(number) }))
  const [low, high] = [numbers[0]!, numbers.at(-1)!]
  if (low < 0) return isBalanced(numbers) ? around(Math.max(-low, high), options, missing) : null
  const rows = read.reduce((sum, { n }) => sum + n, 0)
  if (high > 11) {
    const many = (tool === 'wjxNumber' || SORTS.test(heading)) && !COUNTS.test(heading) && numbers.length <= 60 && rows >= numbers.length * 2 && (tool !== 'wjxNumber' || (high <= 40 && numbers.length * 2 >= high))
    const years = numbers.length <= 7 && low >= 1900 && high <= 2100 && rows >= numbers.length * 5
    if (numbers.length < 2) return null
    return many ? coded('nominal', options(numbers), null, missing) : years ? coded('ordinal', options(numbers), null, missing) : null
  }
  if (high <= 1) return coded('nominal', options([0, 1]), null, missing)
  if (COUNTS.test(heading)) return null
  const rated = RATES.test(heading)
  if ((SORTS.test(heading) || high === 2) && !rated) return coded('nominal', options(numbers.length > 1 ? numbers : [...new Set([1, high, high + 1])].slice(0, 2)), null, missing)
  if (numbers.length > 7 && !rated && high !== 10 && tool !== 'wjxNumber') return null
  const ends = spanIn(heading, low, high) ?? endsOf(numbers)
  if (GRADES.test(heading)) return coded('ordinal', options(fromTo({ min: ends.min, max: high })), null, missing)
  // A file of option numbers asks whole questions: without a word of rating only the usual lengths of a scale are one.
  if (tool === 'wjxNumber' && !rated && !/—/.test(heading) && ![5, 7, 10].includes(ends.max)) return coded('nominal', options(fromTo({ min: ends.min, max: high })), null, missing)
  return coded('ordinal', options(fromTo(ends)), ends, missing)
}

const fromTo = ({ min, max }: Bounds): readonly number[] => Array.from({ length: max - min + 1 }, (_, i) => min + i)
const isUnbroken = (numbers: readonly number[]): boolean => Math.max(...numbers) - Math.min(...numbers) === new Set(numbers).size - 1

/** -2 … 2: codes that are numbers around zero. */
function isBalanced(numbers: readonly number[]): boolean {
  const [low, high] = [numbers[0]!, numbers.at(-1)!]
  return low >= -5 && high <= 5 && high > 0 && numbers.length >= 4 && Math.abs(low + high) <= 1 && numbers.length >= high - low
}
function around(end: number, options: (all: readonly number[], from: number) => Parameters<typeof coded>[1], missing: readonly MappedMissing[]): Guess {
  return coded('ordinal', options(fromTo({ min: -end, max: end }), 1), { min: 1, max: 2 * end + 1 }, missing)
}

/** The ends a heading names ("on a scale of 1 to 5"), where they hold all numbers. */
function spanIn(heading: string, low: number, high: number): Bounds | null {
  for (const [, from, to] of heading.matchAll(SPAN)) {
    const bounds = { min: Number(from), max: Number(to) }
    if (bounds.min <= 1 && bounds.max >= 3 && bounds.max <= 11 && bounds.min <= low && high <= bounds.max) return bounds
  }
  return null
}

// Numbers

const least = (read: readonly Read[]): number => read.reduce((min, { value }) => Math.min(min, value), Infinity)
const most = (read: readonly Read[]): number => read.reduce((max, { value }) => Math.max(max, value), -Infinity)
const AGE = /年龄|岁|\bage\b/i

function asNumbers(read: readonly Read[], as: As, heading: string, missing: readonly MappedMissing[]): Guess {
  const [low, high] = [least(read), most(read)]
  if (MISSING_CODES.some((code) => low <= code && code <= high)) return { kind: 'likeMissing' }
  const integer = read.every(({ value }) => Number.isInteger(value))
  const unit = as === 'seconds' ? { 'zh-CN': '秒', en: 's' } : as === 'percent' ? sameWords('%') : null
  return { kind: 'number', as, bounds: roomy(low, high, as, integer && AGE.test(heading)), integer, unit, missing }
}

/** What a column of numbers is, written in a way that a person says; null where nothing can be read so. */
export function numbersWritten(answers: readonly Counted[], as: As, heading: string): Pick<MappedNumber, 'as' | 'bounds' | 'integer' | 'unit'> | null {
  const read = answers.flatMap(({ text, n }): readonly Read[] => {
    const value = numberIn(text, as)
    return value === null ? [] : [{ text, n, value }]
  })
  const guess = read.length === 0 ? null : asNumbers(read, as, heading, [])
  return guess?.kind === 'number' ? { as, bounds: guess.bounds, integer: guess.integer, unit: guess.unit } : null
}

/** Ends with room for the next file of the same questionnaire: 0 to the next round number. */
function roomy(low: number, high: number, as: As, age: boolean): Bounds {
  if (low < 0) return high > low ? { min: low, max: high } : beside(low)
  if (low >= 1900 && high <= 2100) return { min: 1900, max: 2100 }
  if (age && high <= 120) return { min: 0, max: 120 }
  if (as === 'percent' && high <= 100) return { min: 0, max: 100 }
  return { min: 0, max: rounded(high) }
}
/** Ends around a single number below zero that hold no whole number but it, since that may be a missing code: half way to the farther one. */
function beside(value: number): Bounds {
  const [below, above] = [Math.floor(value), Math.ceil(value)]
  if (below === above) return { min: value - 0.5, max: value }
  return value - below > above - value ? { min: (value + below) / 2, max: value } : { min: value, max: (value + above) / 2 }
}
function rounded(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= value) ?? value
}
