import type { MappedMissing, MappedMulti } from './map.ts'
import { comparedText } from './map.ts'
import type { RawColumn } from './raw.ts'
import { isOther } from './tools/heading.ts'
import { labelOf, sameWords } from './wording.ts'

/** What a column of an option says where it was chosen, and where it was not, in lower case. */
const CHOSEN = new Set(['1', '1.0', 'yes', 'y', 'true', 't', '是', '有', '对', '选中', '已选', '已选中', '选择', '√', '✓', '✔', 'x', 'on', 'selected', 'checked', 'quoted', 'mentioned', '提及', 'ja', 'oui', 'sí', 'si', 'sì', 'sim', 'да'])
const NOT_CHOSEN = new Set(['0', '0.0', 'no', 'n', 'false', 'f', '否', '无', '没有', '未选中', '未选', '未选择', '不选', 'not selected', 'unselected', 'unchecked', 'not checked', 'off', 'not quoted', 'not mentioned', '未提及', 'nein', 'non', 'nee', 'não', 'нет'])
const COUNTERPART: { readonly [not: string]: string } = { '0': '1', '0.0': '1.0', no: 'Yes', n: 'Y', false: 'TRUE', f: 'T', 否: '是', 无: '有', 没有: '有', 未选中: '选中', 未选: '已选', 未选择: '选择', nein: 'Ja', non: 'Oui', nee: 'Ja' }
const MOST_OPTIONS = 100

/** A column of one option, and what its heading calls the option. */
export interface OptionColumn {
  readonly column: RawColumn
  readonly row: string
  /** What it holds where the option was chosen, if the file says so. */
  readonly chosen?: string | null
}

/**
 * Columns of one question as its options, one column each; null where they are something else (a matrix, separate questions).
 * A column holds the option's own text, or one of a pair of words (1 and 0, yes and no), or one word and blanks. `missing`: texts that
 * are no answer in any of them. Where no text says "not chosen" a blank does, and a row of blanks alone is missing. What somebody wrote in the
 * column of "other" is named nowhere: any text there chooses it.
 */
export function optionColumns(members: readonly OptionColumn[], missing: readonly MappedMissing[]): Pick<MappedMulti, 'options' | 'shape' | 'missing' | 'rest'> | null {
  if (members.length < 2 || members.length > MOST_OPTIONS) return null
  const away = new Map(missing.map((one) => [one.value, one]))
  const all = members.map(({ column }) => wordsIn(column, (text) => text === '' || (away.has(text) && !NOT_CHOSEN.has(text.toLowerCase()))))
  const other = members.findIndex(({ row }, i) => isOther(row) && all[i]!.words.some((text) => isWritten(text, row)))
  const seen = all.map((one, i) => (i === other ? { ...one, words: one.words.filter((text) => !isWritten(text, members[i]!.row)) } : one))
  const chosen = declaredSet(members) ?? declaredChoice(members, seen) ?? wordPair(members, seen) ?? ownTexts(members, seen)
  if (!chosen) return null
  const not = [...new Set(seen.flatMap(({ words }, i) => words.filter((word) => !chosen[i]!.includes(word))))]
  const gone = missing.filter(({ value }) => value !== '' && !not.includes(value))
  // An option that is called like no answer is none.
  if (chosen.flat().some((value) => value === '' || not.includes(value) || gone.some((one) => one.value === value))) return null
  return {
    options: labels(members, chosen).map((label, i) => ({ code: i + 1, label: sameWords(label), values: [] })),
    shape: { is: 'columns', columns: members.map(({ column }, i) => ({ column: column.key, code: i + 1, chosen: chosen[i]! })), notChosen: not.length > 0 ? not : [''] },
    missing: [{ value: '', reason: away.get('')?.reason ?? 'skipped' }, ...gone],
    rest: other < 0 ? null : other + 1,
  }
}

interface Seen {
  /** Distinct texts that are neither blank nor missing. */
  readonly words: readonly string[]
  readonly blank: boolean
}

function wordsIn(column: RawColumn, away: (text: string) => boolean): Seen {
  const texts = [...new Set(column.values.map(comparedText))]
  return { words: texts.filter((text) => !away(text)), blank: texts.includes('') }
}

function declaredSet(members: readonly OptionColumn[]): readonly (readonly string[])[] | null {
  const counted = members.flatMap(({ chosen }) => ((chosen ?? null) === null ? [] : [[comparedText(chosen!)]]))
  return counted.length === members.length ? counted : null
}

/** A sav file says what its codes mean: those labelled "yes" or "selected" are choices, and everything else is labelled as none. */
function declaredChoice(members: readonly OptionColumn[], seen: readonly Seen[]): readonly (readonly string[])[] | null {
  const labels = members.map(({ column }) => new Map(column.declared?.labels.map(({ value, label }) => [comparedText(value), comparedText(label).toLowerCase()]) ?? []))
  if (labels.every(({ size }) => size === 0)) return null
  const found = labels.map((of) => [...of].flatMap(([value, label]) => (CHOSEN.has(label) ? [value] : [])))
  const known = seen.every(({ words }, i) => words.every((word) => CHOSEN.has(labels[i]!.get(word) ?? '') || NOT_CHOSEN.has(labels[i]!.get(word) ?? '')))
  return known && found.every((values) => values.length > 0) ? found : null
}

/** The same pair of words in all columns, or one word and blanks. */
function wordPair(members: readonly OptionColumn[], seen: readonly Seen[]): readonly (readonly string[])[] | null {
  const all = [...new Set(seen.flatMap(({ words }) => words))]
  const chosen = all.filter((word) => CHOSEN.has(word.toLowerCase()))
  const not = all.filter((word) => NOT_CHOSEN.has(word.toLowerCase()))
  if (chosen.length + not.length < all.length || all.length === 0) return null
  if (not.length === 0 && !seen.some(({ blank }) => blank)) return null
  const spelling = chosen.length > 0 ? chosen : [...new Set(not.map((word) => COUNTERPART[word.toLowerCase()] ?? ''))].filter((word) => word !== '')
  return spelling.length > 0 ? members.map(() => spelling) : null
}

/** Each column holds one text of its own, most often that of its heading, or nothing. */
function ownTexts(members: readonly OptionColumn[], seen: readonly Seen[]): readonly (readonly string[])[] | null {
  const own = seen.map(({ words }) => words.filter((word) => !NOT_CHOSEN.has(word.toLowerCase())))
  if (own.some((words) => words.length > 1)) return null
  const texts = own.flat()
  if (texts.length === 0 || new Set(texts).size < texts.length) return null
  const said = seen.some(({ words }, i) => words.length > own[i]!.length)
  const headed = own.filter(([text], i) => text !== undefined && sameText(text, members[i]!.row)).length
  const alone = seen.filter(({ words, blank }) => blank && words.length <= 1).length
  const rows = members[0]!.column.index.length
  if (!said && headed * 2 < texts.length && !(alone === members.length && rows >= 5)) return null
  // Nobody chose it: then its text is its heading.
  return own.map((words, i) => (words.length > 0 ? words : [comparedText(members[i]!.row)]))
}

/** Words of somebody's own, where the column has neither its heading nor a mark. */
const isWritten = (text: string, row: string): boolean => !sameText(text, row) && !isOther(text) && !CHOSEN.has(text.toLowerCase()) && !NOT_CHOSEN.has(text.toLowerCase()) && !/^-?[\d.]+$/.test(text)

const sameText = (a: string, b: string): boolean => a.toLowerCase() === comparedText(b).toLowerCase()

/** What options are called: by the heading, and where that is a name only, by the text that says they were chosen; never two alike. */
function labels(members: readonly OptionColumn[], chosen: readonly (readonly string[])[]): readonly string[] {
  const found = members.map(({ row }, i) => {
    const text = chosen[i]![0] ?? ''
    const words = text.length > 2 && !CHOSEN.has(text.toLowerCase()) && !/^-?\d+(\.\d+)?$/.test(text)
    return labelOf(/^[A-Za-z]\w*$/.test(row) && words && !isOther(row) ? text : row)
  })
  return apart(found)
}

/** The same texts, numbered where two are alike. */
export function apart(texts: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    let own = text
    for (let n = 2; taken.has(own); n++) own = `${text} (${n})`
    taken.add(own)
    return own
  })
}
