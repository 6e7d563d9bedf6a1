import { guessColumn } from '../../../analysis/intake/guess.ts'
import { numbersWritten } from '../../../analysis/intake/guess-numbers.ts'
import { guessUnits } from '../../../analysis/intake/units.ts'
import { comparedText, type MappedMissing, type MappedNumber, type MappedOption, type MappedUnits, type Tool } from '../../../analysis/intake/map.ts'
import type { RawColumn } from '../../../analysis/intake/raw.ts'
import { wordsIn } from '../../../analysis/intake/wording.ts'
import { MISSING_CODES } from '../../../analysis/study/missing.ts'
import type { Unit } from '../../../analysis/study/study.ts'
import type { Text } from '../../../analysis/study/text.ts'
import type { ColumnSummary } from '../../engines/import-protocol.ts'
import { wordsFrom, type Made } from './edit-map.ts'

export const KINDS = ['coded', 'multi', 'number', 'day', 'text'] as const
export type Kind = (typeof KINDS)[number]

/** Options an answer may have; a column of more different texts is no question with options. */
export const MOST_OPTIONS = 300

/** What the page knows of a column, in the form guesses are made from. */
function columnFrom({ key, headings, values, blanks }: ColumnSummary): RawColumn {
  const texts = [...values, ...(blanks > 0 ? [{ text: '', n: blanks }] : [])]
  return { key, headings, values: texts.map(({ text }) => text), counts: Uint32Array.from(texts, ({ n }) => n), index: new Uint8Array(0), declared: null }
}

/** The words of a column: its headings, the last the nearest to it. */
export function textOf({ key, headings }: ColumnSummary): string {
  return wordsIn(headings).join(' ') || key
}

/** What a column of the file is, guessed from the texts the page was given; null where nothing stands in it or nothing may be made of it. */
export function guessed(column: ColumnSummary, tool: Tool): Made | null {
  const guess = guessColumn(columnFrom(column), tool)
  return guess.kind === 'empty' || guess.kind === 'likeMissing' ? null : { ...guess, column: column.key }
}

/** The same column as a kind that a person chose; null where it cannot be that. `separator`: between several answers, where a person knows. */
export function made(column: ColumnSummary, kind: Kind, missing: readonly MappedMissing[], tool: Tool, separator: string | null = null): Made | null {
  const guess = guessed(column, tool)
  if (guess && guess.kind === kind) return guess
  const answers = column.values.filter(({ text }) => text !== '' && !missing.some(({ value }) => value === text))
  const known = { column: column.key, missing: withBlank(missing, column) }
  switch (kind) {
    case 'coded':
      return answers.length < 2 || column.distinct > Math.min(MOST_OPTIONS, column.values.length)
        ? null
        : { ...known, kind, level: 'nominal', options: optionsOf(answers.map(({ text }) => text)), bounds: null, reversed: false, rest: null }
    case 'multi': {
      const by = separator ?? separatorOf(answers.map(({ text }) => text))
      const pieces = by === null ? [] : [...new Set(answers.flatMap(({ text }) => text.split(by).map(comparedText).filter(Boolean)))]
      return by === null || pieces.length < 2 || pieces.length > 100 ? null : { kind, options: optionsOf(pieces), shape: { is: 'joined', column: column.key, separator: by }, rest: null, missing: known.missing }
    }
    case 'number': {
      const numbers = answers.map(({ text }) => Number(text)).filter(Number.isFinite)
      const [min, max] = [Math.min(0, ...numbers), Math.max(1, ...numbers)]
      // No number may read as a missing code.
      const low = MISSING_CODES.some((code) => min <= code && code <= max) ? 0 : min
      return { ...known, kind, as: 'plain', bounds: { min: low, max }, integer: numbers.every(Number.isInteger), unit: null }
    }
    case 'day':
      return { ...known, kind, order: 'ymd' }
    case 'text':
      return { ...known, kind }
  }
}

/**
 * A number that is written in another way than was thought: its ends and whether it is whole follow from what it says then. Where the page
 * does not have every text of the column the old ends are within the new ones.
 */
export function writtenAs(column: ColumnSummary, before: MappedNumber, as: MappedNumber['as']): MappedNumber {
  const missing = new Set(before.missing.map(({ value }) => value))
  const found = numbersWritten(column.values.filter(({ text }) => !missing.has(text)), as, column.headings.join(' '))
  if (!found) return { ...before, as }
  const { bounds } = found
  const all = column.distinct <= column.values.length
  return { ...before, ...found, bounds: all ? bounds : { min: Math.min(bounds.min, before.bounds.min), max: Math.max(bounds.max, before.bounds.max) } }
}

/** Whether a column can be taken for a kind, as far as the texts the page has tell. */
export function canBe(column: ColumnSummary, kind: Kind, missing: readonly MappedMissing[], tool: Tool): boolean {
  const answers = column.values.filter(({ text }) => !missing.some(({ value }) => value === text))
  const mostAre = (looks: RegExp): boolean => answers.length > 0 && answers.filter(({ text }) => looks.test(text)).length * 2 >= answers.length
  switch (kind) {
    case 'coded':
      return answers.length >= 2 && column.distinct <= MOST_OPTIONS
    case 'number':
      return mostAre(/\d/) || guessed(column, tool)?.kind === 'number'
    case 'day':
      return mostAre(/\d+\D+\d+/) || guessed(column, tool)?.kind === 'day'
    case 'multi':
    case 'text':
      return made(column, kind, missing, tool) !== null
  }
}

function withBlank(missing: readonly MappedMissing[], { blanks }: ColumnSummary): readonly MappedMissing[] {
  return blanks === 0 || missing.some(({ value }) => value === '') ? missing : [...missing, { value: '', reason: 'skipped' }]
}

function optionsOf(texts: readonly string[]): readonly MappedOption[] {
  const taken = new Set<string>()
  return texts.map((value, i) => {
    const words = wordsFrom(value, `#${i + 1}`)
    const own = taken.has(words) ? `${words} (${i + 1})` : words
    taken.add(own)
    return { code: i + 1, label: { 'zh-CN': own, en: own }, values: [value] }
  })
}

/** Between answers in one cell, the most telling first. */
const SEPARATORS = ['┋', '；', ';', '|', '、', '，', ',', '/', ' ']
function separatorOf(texts: readonly string[]): string | null {
  return SEPARATORS.find((separator) => texts.some((text) => text.includes(separator))) ?? null
}

/** The places a column names; a place of its own for each text where nobody can tell. */
export function placesIn(column: ColumnSummary, known: readonly Unit[]): MappedUnits | null {
  const found = guessUnits(columnFrom(column), known)
  if (found) return found
  const texts = column.values.map(({ text }) => text).filter((text) => text !== '')
  if (texts.length === 0) return null
  const units = texts.map((value, i) => {
    const words = wordsFrom(value, `#${i + 1}`)
    return { id: `unit-${i + 1}`, code: 1001 + i, name: { 'zh-CN': words, en: words } satisfies Text, values: [value] }
  })
  return { column: column.key, level: 'district', units, missing: column.blanks > 0 ? [{ value: '', reason: 'skipped' }] : [] }
}
