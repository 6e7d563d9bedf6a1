import type { Text } from '../study/text.ts'
import { bandsIn } from './bands.ts'
import { numberIn } from './cell.ts'
import type { Counted, Given } from './given.ts'
import { orderOf, wordsOf, type Ordered, type Word } from './likert.ts'
import type { MappedMissing, Rest, Tool } from './map.ts'
import { answersApart, said } from './no-answer.ts'
import { coded, endsOf, type Coded } from './options.ts'
import { ownWords, rareTail } from './written.ts'
import { isOther } from './tools/heading.ts'
import { asksPlace } from './unit-column.ts'
import { sameWords } from './wording.ts'

/** More answers than this have no order that anybody wrote down. */
const MOST_ORDERED = 40
const MOST_MONTHS = 400

/** Answers whose order is known: bands of a number, labels with their number, degrees and ladders of words; null where there is none. */
export function guessOrder(given: Given): Coded | null {
  const { answers, missing } = given
  if (answers.length > MOST_ORDERED) return answers.length > MOST_MONTHS ? null : guessMonths(wordsOf(answers.map(({ text }) => text)), missing)
  if (answers.some(({ text }) => text.length > 200)) return null
  const beside = answers.filter(({ text }) => answersApart(text) !== null)
  const apart: readonly MappedMissing[] = [...missing, ...beside.map(({ text }) => ({ value: text, reason: answersApart(text)! }))]
  const rest = commonFirst(answers.filter((answer) => !beside.includes(answer)))
  if (rest.every(({ text }) => numberIn(text, 'plain') !== null)) return null
  const words = wordsOf(rest.map(({ text }) => text))
  return guessMonths(words, apart) ?? guessBands(words, apart) ?? guessNumbered(words, apart) ?? guessWords(wordsOf(commonFirst(answers).map(({ text }) => text)), given)
}

/** The commonest spelling names an option. */
const commonFirst = (answers: readonly Counted[]): readonly Counted[] => answers.toSorted((a, b) => b.n - a.n)

const MONTH = /^((?:19|20)\d{2}) ?[-/.年] ?(0?[1-9]|1[0-2])月?$/

/** Months, coded as they are written: 202605. */
function guessMonths(words: readonly Word[], missing: readonly MappedMissing[]): Coded | null {
  const months = words.map(({ texts }) => MONTH.exec(texts[0]!))
  if (words.length < 2 || months.includes(null)) return null
  const codes = months.map((month) => Number(month![1]) * 100 + Number(month![2]))
  if (new Set(codes).size < codes.length) return null
  const options = words.map(({ texts }, i) => ({ code: codes[i]!, label: sameWords(texts[0]!), values: texts })).toSorted((a, b) => a.code - b.code)
  return coded('ordinal', options, null, missing)
}

function guessBands(words: readonly Word[], missing: readonly MappedMissing[]): Coded | null {
  const bands = bandsIn(words.map(({ texts }) => texts[0]!))
  return bands && coded('ordinal', bands.map(({ at, label }, i) => ({ code: i + 1, label, values: words[at]!.texts })), null, missing)
}

function guessWords(words: readonly Word[], { answers, missing }: Given): Coded | null {
  const ordered = orderOf(words)
  const chosen = ordered?.points.filter(({ word }) => word).length ?? 0
  // One answer alone says little: "good" may be all that anybody wrote.
  if (!ordered || (chosen === 1 && answers.reduce((sum, { n }) => sum + n, 0) < 3)) return null
  const apart = ordered.apart.flatMap(({ texts }) => texts.map((value) => ({ value, reason: answersApart(value) ?? 'dontKnow' }) as const))
  return codedFrom(ordered, [...missing, ...apart])
}

function codedFrom({ is, points }: Ordered, missing: readonly MappedMissing[]): Coded {
  const options = points.map(({ label, word }, i) => ({ code: i + 1, label, values: word?.texts ?? [] }))
  return coded(is === 'yesNo' ? 'nominal' : 'ordinal', options, is === 'scale' ? { min: 1, max: points.length } : null, missing)
}

// Labels with their number

interface Numbered {
  readonly word: Word
  readonly number: number
  /** '' for a number without a label. */
  readonly label: string
  /** Whether a sign parts number and label; without one only a known order tells that it is a number. */
  readonly parted: boolean
}
const BEFORE = /^[(（]?(\d{1,2}(?!\.\d)|[A-Za-z])(?:[)）]|[.、:：=])\s*(.*\D.*)$/
const DASHED = /^(\d{1,2}) ?[-–—] ?(?!\d)(\D.*)$/
const BRACKETED = /^(\d{1,2}) ?[(（](\D[^)）]*)[)）]$/
const AFTER = /^(\D*[^\d\s(（]) ?[(（=:：] ?(\d{1,2}) ?分? ?[)）]?$/
const UNPARTED = /^(\d{1,2}) ?([^\d\s.,:/%+-].*)$/

function numberedIn(word: Word): Numbered | null {
  const text = word.texts[0]!
  if (/^\d{1,2}$/.test(text)) return { word, number: Number(text), label: '', parted: true }
  const before = BEFORE.exec(text) ?? DASHED.exec(text) ?? BRACKETED.exec(text)
  if (before) return { word, number: /\d/.test(before[1]!) ? Number(before[1]) : before[1]!.toUpperCase().charCodeAt(0) - 64, label: before[2]!.trim(), parted: true }
  const after = AFTER.exec(text)
  if (after) return { word, number: Number(after[2]), label: after[1]!.trim(), parted: true }
  const unparted = UNPARTED.exec(text)
  return unparted && { word, number: Number(unparted[1]), label: unparted[2]!.trim(), parted: false }
}

function guessNumbered(words: readonly Word[], missing: readonly MappedMissing[]): Coded | null {
  const found = words.map(numberedIn)
  if (words.length < 2 || found.includes(null)) return null
  const all = (found as readonly Numbered[]).toSorted((a, b) => a.number - b.number)
  if (new Set(all.map(({ number }) => number)).size < all.length) return null
  const labels = all.filter(({ label }) => label !== '')
  const ordered = labels.length === all.length ? orderOf(labels.map(({ label, word }) => ({ texts: [label], said: said(label), from: word }))) : null
  if (ordered && ordered.apart.length === 0) return numberedScale(ordered, all, missing)
  const bands = labels.length === all.length && all.every(({ parted }) => parted) ? bandsIn(all.map(({ label }) => label)) : null
  if (bands) return numberedBands(bands, all, missing)
  if (labels.length === 0 || all.some(({ parted }) => !parted)) return null
  if (labels.length === all.length) return isCountedFromZero(all) ? coded('ordinal', all.map(({ number, label, word }) => ({ code: number, label: sameWords(label), values: word.texts })), { min: 0, max: all.at(-1)!.number }, missing) : coded('nominal', all.map(({ number, label, word }) => ({ code: number, label: sameWords(label), values: word.texts })), null, missing)
  return numberedEnds(all, missing)
}

/** "A.18-25岁": bands behind their number, which they keep where it rises with them. */
function numberedBands(bands: NonNullable<ReturnType<typeof bandsIn>>, all: readonly Numbered[], missing: readonly MappedMissing[]): Coded {
  const own = bands.every(({ at }, i) => at === i)
  return coded('ordinal', bands.map(({ at, label }, i) => ({ code: own ? all[at]!.number : i + 1, label, values: all[at]!.word.texts })), null, missing)
}

/** "(0) Not a problem" … "(4) Critical": names are counted from 1. */
const isCountedFromZero = (all: readonly Numbered[]): boolean => all.length >= 4 && all.every(({ number }, i) => number === i)

/** All numbers have their words: their own numbers where these rise with the scale, else the scale's. */
function numberedScale(ordered: Ordered, all: readonly Numbered[], missing: readonly MappedMissing[]): Coded {
  const numberOf = (label: string): Numbered => all.find((one) => one.label === label)!
  const chosen = ordered.points.flatMap(({ word }) => (word ? [numberOf(word.texts[0]!)] : []))
  const own = ordered.points.length === chosen.length && chosen.every(({ number }, i) => i === 0 || number > chosen[i - 1]!.number)
  const options = ordered.points.map(({ word, label }, i) => {
    const one = word && numberOf(word.texts[0]!)
    return { code: own ? one!.number : i + 1, label, values: one ? one.word.texts : [] }
  })
  const ends = { min: options[0]!.code, max: options.at(-1)!.code }
  return coded(ordered.is === 'yesNo' ? 'nominal' : 'ordinal', options, ordered.is === 'scale' ? ends : null, missing)
}

/** Only some numbers have words ("0 - not at all", 1, 2 … "10 - completely"): a scale from end to end. */
function numberedEnds(all: readonly Numbered[], missing: readonly MappedMissing[]): Coded | null {
  const numbers = all.map(({ number }) => number)
  if (numbers.at(-1)! > 11) return null
  const ends = endsOf(numbers)
  const bounds = { min: all[0]!.label !== '' ? numbers[0]! : ends.min, max: all.at(-1)!.label !== '' ? numbers.at(-1)! : ends.max }
  const options = Array.from({ length: bounds.max - bounds.min + 1 }, (_, i) => {
    const one = all.find(({ number }) => number === bounds.min + i)
    return { code: bounds.min + i, label: sameWords(one ? one.word.texts[0]! : String(bounds.min + i)), values: one ? one.word.texts : [] }
  })
  return coded('ordinal', options, bounds, missing)
}

// Names

const OTHER: Text = { 'zh-CN': '其他', en: 'Other' }
const NAMES: readonly (readonly [zh: string, en: string])[] = [
  ['男|男性', 'Male|Man|Men'],
  ['女|女性', 'Female|Woman|Women'],
  ['其他|其它', 'Other'],
  ['已婚', 'Married'],
  ['未婚|单身', 'Never married|Single'],
  ['离异|离婚|离婚或分居', 'Divorced'],
  ['丧偶', 'Widowed'],
  ['分居', 'Separated'],
  ['以上都不是|以上都没有|以上均无|都没有', 'None of the above|None of these'],
  ['城市|城镇', 'Urban'],
  ['农村|乡村', 'Rural'],
]
interface Translation {
  readonly zh: string | null
  readonly en: string | null
  readonly at: number
}
const TRANSLATED = new Map<string, Translation>(
  NAMES.flatMap(([zh, en], at): readonly (readonly [string, Translation])[] => {
    const [zhFirst, enFirst] = [zh.split('|')[0]!, en.split('|')[0]!]
    return [...zh.split('|').map((word) => [said(word), { zh: null, en: enFirst, at }] as const), ...en.split('|').map((word) => [said(word), { zh: zhFirst, en: null, at }] as const)]
  }),
)

/** Tools that write what somebody adds behind "other" into the cell of the answer; all others have a place of its own for it. */
const WRITES_INTO_CELLS: ReadonlySet<Tool> = new Set(['googleForms', 'unknown'])

const OF_PLACES = /\b(countr(y|ies)|states?|provinces?|regions?|cit(y|ies)|towns?|count(y|ies)|villages?|nationality)\b|国家|国籍|省份|哪个省|城市|籍贯|哪里人/i

/** What people wrote themselves among the answers: it is named nowhere. Names of places stay, however few live in one. */
function writtenIn(answers: readonly Counted[], { heading, tool }: Given): ReadonlySet<string> {
  if (asksPlace(heading) || OF_PLACES.test(heading)) return new Set()
  const written = new Set([...ownWords(answers), ...(WRITES_INTO_CELLS.has(tool) ? rareTail(answers) : [])])
  return new Set([...written].filter((text) => !TRANSLATED.has(said(text))))
}

/** A scale beside which few people wrote something themselves; null where there is none, or nothing was written. It has no option for the rest. */
export function guessScaleBesideWords(given: Given): Coded | null {
  if (given.answers.length > MOST_ORDERED) return null
  const own = ownWords(given.answers)
  const order = own.size === 0 ? null : guessOrder({ ...given, answers: given.answers.filter(({ text }) => !own.has(text)) })
  return order?.bounds ? order : null
}

/** Names without an order, by their first appearance (sexes and other usual ones as they are mostly put), "other" last; null where they are as many as people write themselves. */
export function guessNames(given: Given): Coded | null {
  const { answers, missing } = given
  if (answers.length > 150 || answers.some(({ text }) => text.length > 300)) return null
  const words = wordsOf(commonFirst(answers).map(({ text }) => text))
  const n = new Map(answers.map(({ text, n: rows }) => [text, rows]))
  const rows = words.map(({ texts }) => texts.reduce((sum, text) => sum + n.get(text)!, 0))
  if (!areNames(words, rows)) return null
  const written = writtenIn(words.map(({ texts }, i) => ({ text: texts[0]!, n: rows[i]! })), given)
  if (written.size > 0) {
    const listed = new Set(words.filter(({ texts }) => !written.has(texts[0]!)).flatMap(({ texts }) => texts))
    return withRest(guessNames({ ...given, answers: answers.filter(({ text }) => listed.has(text)) }))
  }
  const place = new Map(answers.map(({ text }, i) => [text, i]))
  const usual = words.every((word) => TRANSLATED.has(word.said))
  const first = (word: Word): number => (usual ? TRANSLATED.get(word.said)!.at : Math.min(...word.texts.map((text) => place.get(text)!)))
  const numbers = codesOf(words)
  if (numbers) return coded('nominal', byCode(words, numbers), null, missing)
  const inPlace = words.toSorted((a, b) => Number(isOther(a.texts[0]!)) - Number(isOther(b.texts[0]!)) || first(a) - first(b))
  const options = inPlace.map(({ texts, said: name }, i) => {
    const known = TRANSLATED.get(name)
    return { code: i + 1, label: { 'zh-CN': known?.zh ?? texts[0]!, en: known?.en ?? texts[0]! }, values: texts }
  })
  // A question has two answers at least, also where everybody gave the same.
  return coded('nominal', options.length > 1 ? options : [...options, { code: 2, label: isOther(options[0]!.values[0]!) ? sameWords('—') : OTHER, values: [] }], null, missing)
}

/** The same with an option that anything else counts as: "other", where it is there, or one of that name. */
function withRest(names: Coded | null): Coded | null {
  if (!names) return null
  const own = names.options.find(({ label, values }) => values.some(isOther) || isOther(label.en))
  if (own) return { ...names, rest: own.code }
  const code: NonNullable<Rest> = Math.max(...names.options.map((option) => option.code)) + 1
  return coded('nominal', [...names.options, { code, label: OTHER, values: [] }], null, names.missing, code)
}

/** Numbers of codes such as A1, AO02 of LimeSurvey, where all are; its code for "other" comes after them. */
function codesOf(words: readonly Word[]): readonly number[] | null {
  const codes = words.map(({ texts }) => /^([A-Za-z]{1,4})0*(\d{1,3})$/.exec(texts[0]!))
  const first = codes.find((code) => code !== null)
  if (!first || !codes.every((code, i) => (code === null ? words[i]!.texts[0] === OTHER_CODE : code[1] === first[1]))) return null
  const numbers = codes.map((code) => (code === null ? 0 : Number(code[2])))
  return numbers.map((number, i) => (codes[i] === null ? Math.max(...numbers) + 1 : number))
}
const OTHER_CODE = '-oth-'

/** Codes of options in their own order. */
function byCode(words: readonly Word[], numbers: readonly number[]): Parameters<typeof coded>[1] {
  const inOrder = words.map(({ texts }, i) => ({ code: numbers[i]!, label: texts[0] === OTHER_CODE ? OTHER : sameWords(texts[0]!), values: texts })).toSorted((a, b) => a.code - b.code)
  const own = new Set(numbers).size === numbers.length
  const options = inOrder.map((option, i) => (own ? option : { ...option, code: i + 1 }))
  return options.length > 1 ? options : [...options, { code: options[0]!.code + 1, label: OTHER, values: [] }]
}

/** What people write where they have nothing to say: it recurs and is no option. */
const NOTHING = /^(无|没有|没|暂无|无意见|没有意见|无建议|没有建议|暂时没有|挺好|很好|好|none|no|nothing|nil|no comment|no comments|good|ok|fine)$/

/** Whether answers recur as options do: several rows each, few of them in one row only. */
function areNames(words: readonly Word[], rows: readonly number[]): boolean {
  const all = rows.reduce((sum, n) => sum + n, 0)
  const length = words.reduce((sum, { texts }, i) => sum + texts[0]!.length * rows[i]!, 0) / all
  if (words.length === 1) return all >= 3 && length <= 80
  const told = rows.filter((_, i) => words.length <= 6 || !NOTHING.test(words[i]!.said))
  const once = told.filter((n) => n === 1).length
  const telling = told.reduce((sum, n) => sum + n, 0)
  const each = words.length <= 5 ? 2 : words.length <= 15 ? 3 : 4
  return telling >= told.length * each && (told.length <= 6 || once <= telling * 0.1) && length <= 150
}
