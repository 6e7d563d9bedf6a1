import { NAME } from '../../study/names.ts'
import type { RawColumn, RawTable } from '../raw.ts'
import { numbered, plainText, sharedWords, withoutKinds } from '../wording.ts'
import { factOf } from './facts.ts'
import { headed, heading, isOther, runs, type Heading, type ToolShape } from './heading.ts'
import { bracketHeadings } from './google-forms.ts'
import { mergedHeadings } from './monkey.ts'

/** The question of a variable's name: "q0007" of "q0007_0001", "SAF" of "SAF1"; null where the name says nothing of that kind. */
export function stemOfName(name: string): string | null {
  return /^(.+?)[_.]\d{1,4}$/.exec(name)?.[1] ?? /^([A-Za-z_]{2,}?)_?\d{1,3}$/.exec(name)?.[1] ?? null
}

/** Variables by their names, as statistics programs have them; `wordsOf` gives what else the file says of a column, '' for nothing. */
export function byName(raw: RawTable, wordsOf: (column: RawColumn) => string): readonly Heading[] {
  const codes = raw.columns.map((column) => headed(column))
  const facts = codes.map((code, i) => factOf(code) ?? (code === '' && i === 0 ? ('rowId' as const) : null))
  return runs(codes.map((code, i) => (facts[i] === null ? stemOfName(code) : null))).flatMap((places) => {
    // Two names that differ in a digit only ("educ3", "educ4") are more often two codings of one question than a block.
    if (places.length === 1 || (places.length === 2 && !/[_.]\d+$/.test(codes[places[0]!]!))) {
      return places.map((i) => heading({ code: codes[i]!, stem: wordsOf(raw.columns[i]!), fact: facts[i]! }))
    }
    const words = places.map((i) => wordsOf(raw.columns[i]!))
    const shared = sharedWords(words)
    const stem = shared?.stem ?? ''
    // "q4_1" is a part of q4; "SAF1" is a question of its own that belongs with SAF2.
    const loose = !/[_.]\d+$/.test(codes[places[0]!]!)
    return places.map((i, k) => {
      const row = shared?.own[k] ?? words[k]!
      return heading({ code: codes[i]!, stem, row: row || codes[i]!, group: `${stemOfName(codes[i]!)}@${places[0]}`, other: isOther(row), loose })
    })
  })
}

/** Full questions: columns next to each other that begin with the same question, or whose number is the same, are one question. */
function byWords(raw: RawTable): readonly Heading[] {
  const single = bracketHeadings(raw)
  const words = raw.columns.map((column) => numbered(withoutKinds(plainText(column.headings.join(' ')))))
  const keys = words.map(({ number, words: text }, i) => {
    if (single[i]!.group !== null || single[i]!.fact !== null) return null
    return number ?? /^(.{4,}?)(?:—+|\s[-–]\s|[:：]\s*(?=\S)|\s*[(（][^()（）]+[)）]$)/.exec(text)?.[1] ?? null
  })
  return runs(keys).flatMap((places) => {
    if (places.length === 1) return [single[places[0]!]!]
    const shared = sharedWords(places.map((i) => words[i]!.words))
    if (!shared) {
      // "2. Phone", "2. Tablet": options, where each column holds its own text or nothing.
      const options = words[places[0]!]!.number !== null && places.every((i) => raw.columns[i]!.values.filter((text) => text.trim() !== '').length <= 1)
      return places.map((i) => (options ? heading({ number: words[i]!.number, row: words[i]!.words, group: `${words[i]!.number}@${places[0]}`, other: isOther(words[i]!.words) }) : single[i]!))
    }
    return places.map((i, k) => heading({ number: words[i]!.number, stem: shared.stem, row: shared.own[k]!, group: `${shared.stem}@${places[0]}`, other: isOther(shared.own[k]!) }))
  })
}

/** A file of no known tool: two rows of headings, variable names, or questions. */
export const unknown: ToolShape = {
  tool: 'unknown',
  fits: () => true,
  headings: (raw) => {
    if (raw.reading.headings >= 2) return mergedHeadings(raw)
    const filled = raw.columns.map((column) => headed(column)).filter((text) => text !== '')
    const names = filled.filter((text) => NAME.test(text.replaceAll('.', '_')))
    if (raw.reading.headings === 0 || filled.length === 0) return raw.columns.map(() => heading({}))
    return (names.length * 3 >= filled.length * 2 ? byName(raw, () => '') : byWords(raw)).map((one, i) => (i === 0 && headed(raw.columns[i]!) === '' ? { ...one, fact: 'rowId' as const } : one))
  },
}
