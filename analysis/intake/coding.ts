import { MISSING } from '../study/missing.ts'
import type { RowProblem } from './applied.ts'
import { dayIn, numberIn } from './cell.ts'
import type { Days } from './codebook.ts'
import { comparedText, type MappedCoded, type MappedDay, type MappedMissing, type MappedMulti, type MappedNumber, type Rest } from './map.ts'
import { pieces } from './pieces.ts'
import type { RawColumn } from './raw.ts'

/** What is wrong with a text: the part of it that nobody knows. */
export interface Flaw {
  readonly why: Exclude<RowProblem['why'], 'cells' | 'blank' | 'notPerson' | 'duplicateId' | 'idConflict'>
  readonly value: string
}

/**
 * What each distinct text of a column becomes, by its place among them. `reasons`: a missing code, 0 where the text is an answer.
 * A text with a flaw is missing as lost.
 */
interface Coding {
  readonly reasons: Int8Array
  readonly flaws: ReadonlyMap<number, Flaw>
}
/** `places`: of the code among the options, from 1; 0 where the text is no answer. */
export interface CodeCoding extends Coding {
  readonly places: Uint16Array
  readonly rest: RestTexts
}
/** Of the distinct texts that count as an option without standing in a list: what in each does. */
export type RestTexts = ReadonlyMap<number, readonly string[]>
export interface NumberCoding extends Coding {
  readonly values: Float64Array
}
/** For each option: 2 where the text chooses it, 1 where not, 0 where it is no answer. */
export interface SeveralCoding extends Coding {
  readonly members: readonly Uint16Array[]
  readonly rest: RestTexts
}

/** The missing code of a text: as the mapping says, and an empty cell is skipped where it says nothing. Undefined: it is none. */
export function missingCodes(missing: readonly MappedMissing[]): (text: string) => number | undefined {
  const codes = new Map(missing.map(({ value, reason }): readonly [string, number] => [value, MISSING[reason]]))
  return (text) => codes.get(text) ?? (text === '' ? MISSING.skipped : undefined)
}

/** Goes through the distinct texts. `answer` stores what one is worth, or says what is wrong with it. */
function code(column: RawColumn, missing: readonly MappedMissing[], answer: (text: string, at: number) => Flaw | null): Coding {
  const reasons = new Int8Array(column.values.length)
  const flaws = new Map<number, Flaw>()
  const missingCode = missingCodes(missing)
  column.values.forEach((value, at) => {
    const text = comparedText(value)
    const reason = missingCode(text)
    const flaw = reason === undefined ? answer(text, at) : null
    if (flaw) flaws.set(at, flaw)
    reasons[at] = flaw ? MISSING.lost : (reason ?? 0)
  })
  return { reasons, flaws }
}

/** One of several answers, each with all its spellings (the options of a question, the places of a column). */
export function codeOptions(column: RawColumn, options: readonly { readonly code: number; readonly values: readonly string[] }[], missing: readonly MappedMissing[], restCode: Rest = null): CodeCoding {
  const places = new Uint16Array(column.values.length)
  const placeOf = new Map(options.flatMap(({ values }, o) => values.map((value): readonly [string, number] => [value, o + 1])))
  const restPlace = placeIn(options, restCode)
  const rest = new Map<number, readonly string[]>()
  const coding = code(column, missing, (text, at) => {
    const place = placeOf.get(text) ?? restPlace
    if (place === 0) return { why: 'unknownValue', value: text }
    if (!placeOf.has(text)) rest.set(at, [text])
    places[at] = place
    return null
  })
  return { ...coding, places, rest }
}

/** From 1; 0 where nothing has the code. */
const placeIn = (options: readonly { readonly code: number }[], wanted: Rest): number => options.findIndex((option) => option.code === wanted) + 1

export const codeAnswers = (column: RawColumn, { options, missing, rest }: MappedCoded): CodeCoding => codeOptions(column, options, missing, rest)

/** Numbers inside their bounds; one that in a file would be read as a missing code is none. */
export function codeNumbers(column: RawColumn, { as, bounds, integer, missing }: MappedNumber): NumberCoding {
  const values = new Float64Array(column.values.length)
  const coding = code(column, missing, (text, at) => {
    const value = numberIn(text, as)
    const why = value === null ? 'notNumber' : whyNot(value, bounds, integer)
    if (why !== null) return { why, value: text }
    values[at] = value!
    return null
  })
  return { ...coding, values }
}

function whyNot(value: number, { min, max }: MappedNumber['bounds'], integer: boolean): Flaw['why'] | null {
  if (value < min || value > max) return Number.isInteger(value) && value >= MISSING.refused && value <= MISSING.lost ? 'looksMissing' : 'outOfRange'
  return integer && !Number.isInteger(value) ? 'notWhole' : null
}

/** More days than this would be a list, not a question, and would tell people apart. */
const MOST_DAYS = 400

/** Days that occur as options in their order, to the month where there are many. */
export function codeDays(column: RawColumn, { order, missing }: MappedDay): Omit<CodeCoding, 'rest'> & { readonly days: Days } {
  const found = new Float64Array(column.values.length)
  const coding = code(column, missing, (text, at) => {
    const day = dayIn(text, order)
    if (day === null) return { why: 'notDay', value: text }
    found[at] = day
    return null
  })
  const occur = new Set(found.filter((day, at) => day > 0 && column.counts[at]! > 0))
  const months = occur.size > MOST_DAYS
  const codeOf = (day: number): number => (months ? Math.floor(day / 100) : day)
  const codes = [...new Set(Array.from(occur, codeOf))].sort((a, b) => a - b)
  const placeOf = new Map(codes.map((day, i) => [day, i + 1]))
  const places = Uint16Array.from(found, (day) => placeOf.get(codeOf(day)) ?? 0)
  return { ...coding, places, days: { months, options: codes.map((day) => ({ code: day, label: written(day) })) } }
}

function written(day: number): { readonly 'zh-CN': string; readonly en: string } {
  const text = dayWritten(day)
  return { 'zh-CN': text, en: text }
}

/** YYYYMMDD (YYYYMM) with hyphens. */
export const dayWritten = (day: number): string => String(day).replace(/^(\d{4})(\d{2})(\d{2})?$/, (_, year: string, month: string, date?: string) => [year, month, ...(date ? [date] : [])].join('-'))

/** Several answers in one cell. A piece that says why there is none contradicts one that is chosen, and another that gives another reason. */
export function codeJoined(column: RawColumn, { options, missing, rest: restCode }: MappedMulti, separator: string): SeveralCoding {
  const members = options.map(() => new Uint16Array(column.values.length))
  const missingCode = missingCodes(missing)
  const placeOf = new Map(options.flatMap(({ values }, o) => values.map((value): readonly [string, number] => [value, o])))
  const read = pieces([...placeOf.keys(), ...missing.map(({ value }) => value)], separator)
  const reasons = new Int8Array(column.values.length)
  const flaws = new Map<number, Flaw>()
  const restPlace = placeIn(options, restCode) - 1
  const rest = new Map<number, readonly string[]>()
  column.values.forEach((cell, at) => {
    const text = comparedText(cell)
    const whole = missingCode(text)
    if (whole !== undefined) {
      reasons[at] = whole
      return
    }
    const chosen = new Set<number>()
    const why = new Set<number>()
    const written: string[] = []
    for (const piece of read(cell)) {
      const place = placeOf.get(piece)
      const reason = missingCode(piece)
      if (place !== undefined) chosen.add(place)
      else if (reason !== undefined) why.add(reason)
      else if (restPlace >= 0) written.push(piece)
      else if (!flaws.has(at)) flaws.set(at, { why: 'unknownValue', value: piece })
    }
    if (written.length > 0) chosen.add(restPlace)
    if (!flaws.has(at) && why.size + (chosen.size > 0 ? 1 : 0) > 1) flaws.set(at, { why: 'contradiction', value: text })
    if (flaws.has(at)) reasons[at] = MISSING.lost
    else if (chosen.size === 0) reasons[at] = [...why][0] ?? MISSING.skipped
    else {
      members.forEach((member, o) => (member[at] = chosen.has(o) ? 2 : 1))
      if (written.length > 0) rest.set(at, written)
    }
  })
  return { members, reasons, flaws, rest }
}

/** Free text: only whether there is any. */
export function codeText(column: RawColumn, missing: readonly MappedMissing[]): Coding {
  return code(column, missing, () => null)
}
