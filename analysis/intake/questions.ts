import type { Text } from '../study/text.ts'
import { guessColumn, type Guess } from './guess.ts'
import { joinedAnswers } from './joined.ts'
import { comparedText, type MappedMissing, type MappedVariable, type Tool } from './map.ts'
import { noAnswer, usualNoAnswers } from './no-answer.ts'
import { optionColumns } from './option-columns.ts'
import type { RawColumn } from './raw.ts'
import { isBadNews, isOrdered, isRanking, isScaled, isSelectAll, isSensitive, isTrait } from './roles.ts'
import { isOther, runs, type Heading } from './tools/heading.ts'
import { stemOfName } from './tools/unknown.ts'
import { asksPlace } from './unit-column.ts'
import { labelOf, plainText, sameWords } from './wording.ts'

/** A column with what its headings say and what its values are. */
export interface Seen {
  readonly at: number
  readonly column: RawColumn
  readonly heading: Heading
  readonly guess: Guess
}

type Nameless<V> = V extends MappedVariable ? Omit<V, 'name'> : never
/** A variable before it has its name. */
export interface Draft {
  /** Place of its first column in the file. */
  readonly at: number
  /** A name it would like; '' = by its place. */
  readonly wanted: string
  /** Its place among the columns of the question, for a name; null where it is the whole. */
  readonly part: number | null
  readonly variable: Nameless<MappedVariable>
  /** Rows of one matrix with the same options; null where it stands alone. */
  readonly matrix: Matrix | null
}
export interface Matrix {
  readonly stem: string
  /** A name for all of it; '' = by its place. */
  readonly wanted: string
  /** Number of the question, or where its first column stands: equal in rows of one matrix only. */
  readonly key: string
  /** Its rows put things in an order: no two are independent. */
  readonly ranking: boolean
  readonly high: 'good' | 'bad'
}

/** The variables of the columns, in the order of the file; a column that is empty has none. */
export function questions(seen: readonly Seen[], tool: Tool): readonly Draft[] {
  const groups = runs(seen.map(({ heading }) => heading.group))
  const drafts: Draft[] = []
  let alone: Seen[] = []
  for (const places of groups) {
    const members = places.map((i) => seen[i]!)
    if (members[0]!.heading.group === null) {
      alone.push(...members)
      continue
    }
    drafts.push(...standingAlone(alone, tool), ...ofOneQuestion(members, tool))
    alone = []
  }
  return [...drafts, ...standingAlone(alone, tool)]
}

/** Questions of one column each. Where neighbours have the same answers, the same answer has the same code in all of them. */
function standingAlone(seen: readonly Seen[], tool: Tool): readonly Draft[] {
  const lists = seen.map(({ column, heading, guess }) => (mayBeList(guess) && !heading.other ? joinedAnswers(column, guess.missing, isSelectAll(wordsOf(heading)), tool) : null))
  const kinds = withSharedAnswers(seen, tool, (one, i) => lists[i] === null && one.guess.kind === 'coded' && one.guess.bounds !== null && !isNumbers(one)).map((guess, i) =>
    // What the numbers of a file by number mean is told by the question alone.
    tool === 'wjxNumber' && guess.kind === 'coded' && !isScaled(wordsOf(seen[i]!.heading)) ? ({ ...guess, level: isOrdered(wordsOf(seen[i]!.heading)) ? 'ordinal' : 'nominal', bounds: null } as const) : guess,
  )
  return seen.flatMap((one, i) => {
    const list = lists[i]
    const { heading, column, at } = one
    const wanted = { at, wanted: codeOf(heading) ?? (heading.number === null ? '' : `Q${heading.number}`), part: null, matrix: null }
    if (list) return [{ ...wanted, variable: { ...saidBy(one), ...list, kind: 'multi' as const, role: isTrait(wordsOf(heading)) ? ('attribute' as const) : ('experience' as const) } }]
    const variable = asVariable(one, isFreeText(one) ? asText(kinds[i]!) : kinds[i]!, column)
    return variable ? [{ ...wanted, variable }] : []
  })
}

/** Texts, and numbers with a comma, which may be codes joined by it. */
function mayBeList(guess: Guess): guess is Extract<Guess, { readonly kind: 'coded' | 'text' | 'number' }> {
  return guess.kind === 'coded' || guess.kind === 'text' || (guess.kind === 'number' && guess.as !== 'plain' && guess.as !== 'seconds')
}

/** Columns of one question: its options, the rows of a matrix, or (a text behind "other") neither. */
function ofOneQuestion(members: readonly Seen[], tool: Tool): readonly Draft[] {
  const options = members.filter((one) => !isFreeText(one))
  const multi = members[0]!.heading.loose ? null : optionColumns(options.map(({ column, heading }) => ({ column, row: heading.row ?? '', chosen: heading.chosen })), missingIn(options.map(({ column }) => column), tool))
  const name = nameOf(members)
  const parts = new Map(members.map(({ at }, k) => [at, k + 1]))
  if (multi) {
    const first = options[0]!
    const words = first.heading.stem || name
    const variable = { ...said(words, words, first.column.key), ...multi, kind: 'multi' as const, role: isTrait(words) ? ('attribute' as const) : ('experience' as const), sensitive: isSensitive(words) }
    const rest = members.filter((one) => !options.includes(one))
    return [{ at: first.at, wanted: name, part: null, variable, matrix: null }, ...rest.flatMap((one) => partOf(one, one.guess, name, parts.get(one.at)!, null))]
  }
  const lists = listsIn(members, tool)
  if (lists) return members.flatMap((one) => (isFreeText(one) ? partOf(one, one.guess, name, parts.get(one.at)!, null) : listOf(one, lists, name, parts.get(one.at)!)))
  const kinds = withSharedAnswers(members, tool, (one) => one.guess.kind === 'coded' || (one.guess.kind === 'text' && !isFreeText(one) && distinct(one.column).length <= 1)).map((guess, i) => (tool === 'limeSurvey' ? asArray(guess, members[i]!, members.length) : guess))
  const stem = members[0]!.heading.stem
  const ranking = isRanking(stem) || isPermutation(members.map(({ column }) => column), tool)
  const bad = isBadNews(stem) || kinds.some((guess) => guess.kind === 'coded' && guess.options.some(({ label }) => isBadNews(label['zh-CN']) || isBadNews(label.en)))
  const matrix: Matrix = { stem, wanted: name, key: `${members[0]!.at}`, ranking, high: bad ? 'bad' : 'good' }
  return members.flatMap((one, i) => partOf(one, kinds[i]!, name, parts.get(one.at)!, matrix))
}

/** Answers of an array that are codes (A1 … A5) stand in their order; where its rows are the places of a ranking they are names. */
function asArray(guess: Guess, { heading }: Seen, rows: number): Guess {
  if (guess.kind !== 'coded' || rows < 2 || guess.options.length < 3 || /^(rank ?)?\d+$/i.test(heading.row ?? '')) return guess
  const codes = guess.options.every(({ code, label }) => new RegExp(`^[A-Z]{1,2}0*${code}$`).test(label.en))
  return codes ? { ...guess, level: 'ordinal', bounds: { min: guess.options[0]!.code, max: guess.options.at(-1)!.code } } : guess
}

type Lists = NonNullable<ReturnType<typeof joinedAnswers>>

/** Rows of a grid in which several answers may be ticked: the options of all rows, one list for all. */
function listsIn(members: readonly Seen[], tool: Tool): Lists | null {
  const rows = members.filter((one) => !isFreeText(one))
  if (rows.length < 2 || rows.some(({ guess }) => !mayBeList(guess) && guess.kind !== 'empty') || rows.every(({ guess }) => guess.kind === 'coded' && guess.bounds !== null)) return null
  const columns = rows.map(({ column }) => column)
  return joinedAnswers(pooled(columns), missingIn(columns, tool), isSelectAll(rows[0]!.heading.stem), tool)
}

function listOf(one: Seen, lists: Lists, name: string, part: number): readonly Draft[] {
  if (one.guess.kind === 'empty' || lists.shape.is !== 'joined') return []
  const code = codeOf(one.heading)
  const variable = { ...saidBy(one), ...lists, shape: { ...lists.shape, column: one.column.key }, kind: 'multi' as const, role: isTrait(wordsOf(one.heading)) ? ('attribute' as const) : ('experience' as const) }
  return [{ at: one.at, wanted: code ?? name, part: code === null ? part : null, variable, matrix: null }]
}

function partOf(one: Seen, guess: Guess, name: string, part: number, matrix: Matrix | null): readonly Draft[] {
  const variable = asVariable(one, isFreeText(one) ? asText(guess) : guess, one.column)
  return variable ? [{ at: one.at, wanted: codeOf(one.heading) ?? name, part: codeOf(one.heading) === null ? part : null, variable, matrix: variable.kind === 'coded' ? matrix : null }] : []
}

/** The text people wrote beside the options: its heading says so, and it is no option itself. */
function isFreeText({ heading, column, guess }: Seen): boolean {
  if (!heading.other && !isOther(heading.row ?? '')) return false
  const away = new Set(guess.kind === 'empty' || guess.kind === 'likeMissing' ? [] : guess.missing.map(({ value }) => value))
  const texts = distinct(column).filter((text) => !away.has(text))
  return texts.length > 1 && !texts.every((text) => /^(0|1|yes|no|是|否|true|false|not selected|other.*)$/i.test(text))
}

/** Texts that people wrote, however often two of them wrote the same. */
const asText = (guess: Guess): Guess => (guess.kind === 'coded' || guess.kind === 'number' || guess.kind === 'day' ? { kind: 'text', missing: guess.missing } : guess)

const distinct = (column: RawColumn): readonly string[] => [...new Set(column.values.map(comparedText))].filter((text) => text !== '')

const wordsOf = ({ stem, row, code }: Heading): string => [stem, row ?? ''].filter(Boolean).join(' ') || (code ?? '')

/** Texts of columns that are no answer whatever the question, and those that are usual in files of the tool. */
function missingIn(columns: readonly RawColumn[], tool: Tool): readonly MappedMissing[] {
  const texts = new Set([...usualNoAnswers(tool), ...columns.flatMap(({ values }) => values.map(comparedText))])
  return [...texts].flatMap((value) => {
    const reason = noAnswer(value, tool)
    return reason === null ? [] : [{ value, reason }]
  })
}

/**
 * Guesses, in runs of neighbours that share answers made of all their texts together: what one of them lacks by chance is an option all
 * the same, and one answer has one code. `may`: whose answers may be shared.
 */
function withSharedAnswers(seen: readonly Seen[], tool: Tool, may: (one: Seen, i: number) => boolean): readonly Guess[] {
  const guesses = seen.map(({ guess }) => guess)
  // Half of the smaller set, of numbers half of the larger: 1 to 3 and 1 to 8 are two questions.
  const shares = (a: ReadonlySet<string>, b: readonly string[]): boolean => {
    const both = b.filter((text) => a.has(text)).length
    return both * 2 >= Math.max(1, b.every((text) => /^-?\d/.test(text)) ? Math.max(a.size, b.length) : Math.min(a.size, b.length))
  }
  for (let i = 0; i < seen.length; ) {
    const begin = i++
    if (!may(seen[begin]!, begin)) continue
    const texts = new Set(answersOf(seen[begin]!))
    while (i < seen.length && may(seen[i]!, i) && shares(texts, answersOf(seen[i]!))) answersOf(seen[i++]!).forEach((text) => texts.add(text))
    if (i - begin < 2) continue
    const guess = guessColumn(pooled(seen.slice(begin, i).map(({ column }) => column)), tool)
    if (guess.kind === 'coded' && (guess.bounds !== null || seen[begin]!.heading.group !== null)) guesses.fill(guess, begin, i)
  }
  return guesses
}

/** Answers that are numbers: two questions whose numbers are alike need not mean the same by them. */
const isNumbers = (one: Seen): boolean => answersOf(one).every((text) => /^-?\d/.test(text))

const answersOf = ({ guess, column }: Seen): readonly string[] => {
  const missing = new Set(guess.kind === 'empty' || guess.kind === 'likeMissing' ? [] : guess.missing.map(({ value }) => value))
  return distinct(column).filter((text) => !missing.has(text))
}

/** Several columns as one: their texts and how many cells hold each. Its rows are none. */
function pooled(columns: readonly RawColumn[]): RawColumn {
  const counts = new Map<string, number>()
  for (const { values, counts: n } of columns) values.forEach((value, i) => counts.set(value, (counts.get(value) ?? 0) + n[i]!))
  return { ...columns[0]!, values: [...counts.keys()], counts: Uint32Array.from(counts.values()), index: new Uint8Array() }
}

/** Whether no row holds one of 1 … k twice: things put in an order. */
function isPermutation(columns: readonly RawColumn[], tool: Tool): boolean {
  const k = columns.length
  if (k < 3 || k > 30) return false
  const places = columns.map(({ values }) => values.map((value) => (/^\s*\d{1,2}\s*$/.test(value) ? Number(value) : noAnswer(value, tool) !== null ? 0 : -1)))
  if (places.some((codes) => codes.some((code) => code < 0 || code > k))) return false
  let rows = 0
  for (let row = 0; row < columns[0]!.index.length; row++) {
    let seen = 0
    for (let c = 0; c < k; c++) {
      const code = places[c]![columns[c]!.index[row]!]!
      if (code === 0) continue
      if (seen & (1 << code)) return false
      seen |= 1 << code
    }
    if (seen !== 0) rows++
  }
  return rows > 1
}

function asVariable(one: Seen, guess: Guess, column: RawColumn): Draft['variable'] | null {
  const own = { ...saidBy(one), column: column.key }
  const words = wordsOf(one.heading)
  switch (guess.kind) {
    case 'coded':
      if (isTrait(words) || asksPlace(words)) return { ...own, ...guess, bounds: null, role: 'attribute' }
      return { ...own, ...guess, role: guess.bounds === null ? 'experience' : 'opinion', sensitive: own.sensitive && guess.bounds === null }
    case 'number':
    case 'day':
      return { ...own, ...guess, role: isTrait(words) ? 'attribute' : 'experience' }
    case 'text':
      return { ...own, ...guess, role: 'opinion' }
    case 'likeMissing':
    case 'empty':
      return null
  }
}

function saidBy({ heading, column }: Seen): { readonly text: Text; readonly label: Text; readonly sensitive: boolean } {
  const { stem, row, code } = heading
  const label = row === null || row === '' ? stem : row
  return { ...said(stem || label || (code ?? ''), label || (code ?? ''), column.key), sensitive: isSensitive(wordsOf(heading)) }
}

/** A column whose heading holds nothing that can be read. */
const UNNAMED = '?'

function said(text: string, label: string, key: string): { readonly text: Text; readonly label: Text; readonly sensitive: boolean } {
  const own = plainText(text) || plainText(label) || plainText(key) || UNNAMED
  return { text: sameWords(own), label: sameWords(labelOf(plainText(label) || own)), sensitive: false }
}

/** The file's own name of a column, where a name of ours can be made of it. */
const codeOf = ({ code }: Heading): string | null => (code !== null && /[A-Za-z0-9]/.test(code) ? code : null)

/** A name for all columns of a question: what the names of its columns begin with, or its number; '' where the file has neither. */
function nameOf(members: readonly Seen[]): string {
  const { number } = members[0]!.heading
  const codes = members.flatMap(({ heading }) => codeOf(heading) ?? [])
  if (codes.length === members.length) {
    const first = codes[0]!
    let same = 0
    while (same < first.length && codes.every((code) => code[same] === first[same])) same++
    const shared = first.slice(0, same)
    return shared.includes('_') ? shared.slice(0, shared.lastIndexOf('_')) : (stemOfName(first) ?? shared.replace(/\d+$/, ''))
  }
  return number === null ? '' : `Q${number}`
}
