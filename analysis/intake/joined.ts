import { comparedText } from './map.ts'
import type { MappedMissing, MappedMulti, MappedOption, Tool } from './map.ts'
import { apart } from './option-columns.ts'
import { ownWords } from './written.ts'
import type { RawColumn } from './raw.ts'
import { isOther } from './tools/heading.ts'
import { sameWords, plainText } from './wording.ts'

/** So many distinct texts tell whether a column holds lists; of a column of long texts the rest is not looked at. */
const ENOUGH_TEXTS = 5000

/** A cell as its pieces, and how many rows hold it. */
interface Cell {
  readonly pieces: readonly string[]
  readonly n: number
}

const MOST_OPTIONS = 99
const SEPARATORS = ['┋', ';', '|', ', ', ',', '、'] as const

/**
 * The options of a column whose cells hold several answers, found by how pieces recur; null where the cells are no lists.
 * Options may hold the separator themselves: pieces that only ever stand together are one option, and so is what a bracket holds.
 * What few people wrote behind the others counts as an option "other" and is named nowhere. `selectAll`: the question says that several may be chosen.
 */
export function joinedAnswers(column: RawColumn, missing: readonly MappedMissing[], selectAll: boolean, tool: Tool): Pick<MappedMulti, 'options' | 'shape' | 'missing' | 'rest'> | null {
  const away = new Set(['', ...missing.map(({ value }) => value)])
  // Qualtrics writes no space between options: one behind a comma stands within an option.
  const tight = tool === 'qualtrics' || tool === 'qualtricsLegacy'
  const separators = (tool === 'kobo' ? [' '] : tight ? [','] : SEPARATORS).filter((separator) => column.values.some((text) => text.includes(separator) || (text > '\u007f' && comparedText(text).includes(separator))))
  if (separators.length === 0) return null
  const some = counted(column, away, ENOUGH_TEXTS)
  const found = separators.find((separator) => listIn(some, separator, selectAll, tight) !== null)
  if (found === undefined) return null
  const list = listIn(some.length < ENOUGH_TEXTS ? some : counted(column, away, Infinity), found, selectAll, tight)
  if (list === null) return null
  // What says that there is no answer is none of them, although it may stand among them.
  const answers = (pieces: Iterable<string>): readonly string[] => [...pieces].filter((piece) => !away.has(piece))
  const listed = new Set(answers(list.listed))
  if (listed.size < 2) return null
  return { ...asOptions(list.cells.map(({ pieces, n }) => ({ pieces: answers(pieces), n })), listed), shape: { is: 'joined', column: column.key, separator: found }, missing }
}

/** The first so many distinct texts that may be answers, and the rows that hold each. */
function counted({ values, counts }: RawColumn, away: ReadonlySet<string>, most: number): readonly (readonly [string, number])[] {
  const texts = new Map<string, number>()
  for (let i = 0; i < values.length && texts.size < most; i++) {
    const text = comparedText(values[i]!)
    if (!away.has(text)) texts.set(text, (texts.get(text) ?? 0) + counts[i]!)
  }
  return [...texts]
}

const total = (cells: readonly Cell[]): number => cells.reduce((sum, { n }) => sum + n, 0)

/** The cells as lists, and which of their pieces are options; null where they are no lists. */
function listIn(texts: readonly (readonly [string, number])[], separator: string, selectAll: boolean, tight = false): { readonly cells: readonly Cell[]; readonly listed: ReadonlySet<string> } | null {
  const plain = separator === '┋' || separator === '|' || separator === ' '
  const split = texts.map(([text, n]) => ({ pieces: piecesOf(text, separator, !plain, tight), n }))
  const cells = plain ? split : withoutCuts(split, separator)
  const listed = listedPieces(cells, separator === '┋')
  return listed.size >= 2 && listed.size <= MOST_OPTIONS && isList(cells, listed, separator, selectAll) ? { cells, listed } : null
}

/** A longer cell is no choice among options, and comparing its pieces with each other would take the square of its length. */
const LONGEST_LIST = 5000

/** A text cut at the separator, not within brackets that close again. */
function piecesOf(text: string, separator: string, brackets: boolean, tight: boolean): readonly string[] {
  if (text.length > LONGEST_LIST) return [text]
  const parts = tight ? text.split(/,(?=\S)/) : text.split(separator)
  const pieces: string[] = []
  for (let i = 0; i < parts.length; i++) {
    let end = i
    if (brackets) {
      for (let depth = depthOf(parts[i]!), j = i; depth > 0 && j + 1 < parts.length; ) {
        depth += depthOf(parts[++j]!)
        if (depth <= 0) end = j
      }
    }
    const piece = parts.slice(i, end + 1).join(separator).trim()
    if (piece !== '') pieces.push(piece)
    i = end
  }
  return pieces
}

function depthOf(text: string): number {
  let depth = 0
  for (const char of text) depth += char === '(' || char === '[' ? 1 : char === ')' || char === ']' ? -1 : 0
  return depth
}

const GOES_ON = /^(and|or|such as|including|e\.?g|i\.?e|etc|but|not|nor|so|with|which|that|because|和|或|及|以及|或者|包括|例如|比如|如|等)(?![A-Za-z])/i
/** So many people never choose two options only together. */
const NEVER_APART = 20

/** Pieces that stand together whenever one of them does, and read on ("A, B, or C"), are one. */
function withoutCuts(cells: readonly Cell[], separator: string): readonly Cell[] {
  const n = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  for (const { pieces, n: rows } of cells) {
    pieces.forEach((piece, i) => {
      n.set(piece, (n.get(piece) ?? 0) + rows)
      const next = pieces[i + 1]
      if (next === undefined) return
      const after = pairs.get(piece) ?? new Map<string, number>()
      pairs.set(piece, after.set(next, (after.get(next) ?? 0) + rows))
    })
  }
  const lower = [...n.keys()].filter((piece) => /^[a-z]/.test(piece)).length
  const goesOn = (piece: string): boolean => GOES_ON.test(piece) || (lower * 2 < n.size && /^[a-z]/.test(piece))
  const next = new Map<string, string>()
  for (const [piece, after] of pairs) {
    for (const [other, rows] of after) if (rows >= 2 && rows >= 0.95 * n.get(piece)! && rows >= 0.95 * n.get(other)!) next.set(piece, other)
  }
  const begun = new Set(next.values())
  const joins = new Set<string>()
  for (const first of next.keys()) {
    if (begun.has(first)) continue
    const chain = [first]
    for (let to = next.get(first); to !== undefined && !chain.includes(to); to = next.get(to)) chain.push(to)
    const always = chain.every((piece) => n.get(piece) === n.get(first)) && n.get(first)! >= NEVER_APART
    if (always || chain.slice(1).some(goesOn)) chain.slice(0, -1).forEach((piece) => joins.add(piece))
  }
  return cells.map(({ pieces, n: rows }) => {
    const whole: string[] = []
    pieces.forEach((piece, i) => {
      const before = pieces[i - 1]
      if (before !== undefined && joins.has(before) && next.get(before) === piece) whole.push(`${whole.pop()!}${separator}${piece}`)
      else whole.push(piece)
    })
    return { pieces: whole, n: rows }
  })
}

/** The pieces that are options: those that recur, and those that stand before one (what people write themselves comes last). */
function listedPieces(cells: readonly Cell[], everything: boolean): Set<string> {
  const n = new Map<string, number>()
  for (const { pieces, n: rows } of cells) for (const piece of new Set(pieces)) n.set(piece, (n.get(piece) ?? 0) + rows)
  const few = everything || n.size <= 15 ? 1 : Math.max(2, Math.ceil(total(cells) / 100))
  // A list of codes has no words; in one of many different pieces what is rare is none of them anyhow.
  for (const own of n.size <= MOST_OPTIONS ? ownWords([...n].map(([text, rows]) => ({ text, n: rows }))) : []) n.delete(own)
  const listed = new Set([...n].filter(([, rows]) => rows >= few).map(([piece]) => piece))
  if (few === 1) return listed
  for (const { pieces } of cells) {
    const last = pieces.reduce((to, piece, i) => (listed.has(piece) && n.get(piece)! >= few ? i : to), -1)
    // Only where all that follows is certain: people write lists of their own as well.
    if (last === pieces.length - 1) pieces.forEach((piece) => listed.add(piece))
  }
  return listed
}

/** Whether the cells are lists of options: told by what recurs in other company, in one order, and never twice in a cell. */
function isList(cells: readonly Cell[], listed: ReadonlySet<string>, separator: string, selectAll: boolean): boolean {
  const all = total(cells)
  const several = cells.filter(({ pieces }) => pieces.length > 1)
  if (total(several) === 0) return false
  if (separator === '┋') return true
  if (cells.some(({ pieces }) => new Set(pieces).size < pieces.length && separator !== ';')) return false
  const known = total(cells.filter(({ pieces }) => pieces.every((piece) => listed.has(piece))))
  const company = new Map<string, number>()
  for (const { pieces } of cells) for (const piece of pieces) company.set(piece, (company.get(piece) ?? 0) + 1)
  const used = [...new Set(several.flatMap(({ pieces }) => pieces))].filter((piece) => listed.has(piece))
  const again = used.filter((piece) => company.get(piece)! >= 2).length
  const numbers = [...listed].every((piece) => /^\d+$/.test(piece))
  if (numbers && !isAscending(several, separator)) return false
  return (
    known >= (selectAll ? 0.5 : 0.7) * all &&
    total(several) >= (selectAll ? 1 : Math.max(2, 0.02 * all)) &&
    again * 2 >= used.length &&
    again >= 2 &&
    (selectAll || new Set(cells.map(({ pieces }) => pieces.join('\n'))).size > listed.size) &&
    inOneOrder(several.slice(0, ENOUGH_TEXTS), listed)
  )
}

/** Codes of options stand in their order; "1,200" and "3,5" are numbers. */
function isAscending(cells: readonly Cell[], separator: string): boolean {
  const lists = cells.map(({ pieces }) => pieces.map(Number))
  const rising = lists.every((codes) => codes.every((code, i) => i === 0 || code > codes[i - 1]!))
  return rising && (separator !== ',' || (cells.every(({ pieces }) => pieces.every((piece) => piece.length <= 2)) && lists.some((codes) => codes.length > 2)))
}

/** A tool writes options in the order of the questionnaire; people writing lists do not. */
function inOneOrder(cells: readonly Cell[], listed: ReadonlySet<string>): boolean {
  const before = precedence(cells, listed)
  let along = 0
  let against = 0
  for (const [a, after] of before) {
    for (const [b, rows] of after) {
      const back = before.get(b)?.get(a) ?? 0
      if (a < b || back === 0) [along, against] = [along + Math.max(rows, back), against + Math.min(rows, back)]
    }
  }
  return against <= 0.1 * (along + against)
}

function precedence(cells: readonly Cell[], listed: ReadonlySet<string>): Map<string, Map<string, number>> {
  const before = new Map<string, Map<string, number>>()
  for (const { pieces, n } of cells) {
    const known = pieces.filter((piece) => listed.has(piece))
    known.forEach((piece, i) => {
      const after = before.get(piece) ?? new Map<string, number>()
      before.set(piece, after)
      for (const later of known.slice(i + 1)) after.set(later, (after.get(later) ?? 0) + n)
    })
  }
  return before
}

const OTHER = { 'zh-CN': '其他', en: 'Other' }

function asOptions(cells: readonly Cell[], listed: ReadonlySet<string>): Pick<MappedMulti, 'options' | 'rest'> {
  const numbers = [...listed].every((piece) => /^\d{1,6}$/.test(piece) && String(Number(piece)) === piece)
  const ordered = numbers ? [...listed].toSorted((a, b) => Number(a) - Number(b)) : inOrder(cells, listed)
  const words = apart(ordered.map((piece) => plainText(piece) || piece.length.toString()))
  const options = ordered.map((piece, i): MappedOption => ({ code: numbers ? Number(piece) : i + 1, label: sameWords(words[i]!), values: [piece] }))
  if (cells.every(({ pieces }) => pieces.every((piece) => listed.has(piece)))) return { options, rest: null }
  const own = options.find(({ values }) => isOther(values[0]!))
  if (own) return { options, rest: own.code }
  const code = Math.max(...options.map((option) => option.code)) + 1
  return { options: [...options, { code, label: OTHER, values: [] }], rest: code }
}

/** By what stands before what in the cells, then by how many chose it. */
function inOrder(cells: readonly Cell[], listed: ReadonlySet<string>): readonly string[] {
  const before = precedence(cells.slice(0, ENOUGH_TEXTS), listed)
  const n = new Map<string, number>()
  for (const { pieces, n: rows } of cells) for (const piece of pieces) n.set(piece, (n.get(piece) ?? 0) + rows)
  const ahead = (a: string): number => [...listed].reduce((sum, b) => sum + Math.sign((before.get(a)?.get(b) ?? 0) - (before.get(b)?.get(a) ?? 0)), 0)
  const lead = new Map([...listed].map((piece) => [piece, ahead(piece)]))
  return [...listed].toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)) || lead.get(b)! - lead.get(a)! || n.get(b)! - n.get(a)! || (a < b ? -1 : 1))
}
