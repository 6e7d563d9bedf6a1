import { numberIn } from './cell.ts'
import { comparedText, type ImportMap, type Tool } from './map.ts'
import { maskText } from './mask.ts'
import { said } from './no-answer.ts'
import { squeezed, type RawColumn, type RawTable } from './raw.ts'

type Rule = ImportMap['notPeople'][number]

// Marks that tools write

const words = (list: string): ReadonlySet<string> => new Set(list.split('|').map(said))

/** What Qualtrics writes of a preview, a test or what it takes for spam: as words and as codes. Imported (4) and offline (16) are people. */
const STATUS = ['Survey Preview', 'Survey Test', 'Spam', 'Survey Preview Spam', 'Imported Spam', 'Offline Survey Preview']
const STATUS_CODES = ['1', '2', '8', '9', '12', '17']
const CHANNEL = ['preview', 'test']
const MARKS: ReadonlySet<string> = new Set([...STATUS, ...CHANNEL])

/** Words that nobody gives for an answer. */
const TOTALS = words('合计|总计|小计|总和|共计|累计|总数|总人数|合计数|总合计|合计人数|人数合计|total|totals|grand total|subtotal|sub-total|sub total|sum|sums|column total')
/** Words that may be an answer (an average service) and stand for a row only where the column holds numbers or ids. */
const FIGURES = words('平均|平均值|平均数|平均分|均值|标准差|最大值|最小值|中位数|average|averages|avg|mean|means|median|std|std dev|st dev|standard deviation|sd|min|max|minimum|maximum|count')

/** The word of a total without what it counts: 合计（人）, Total (n=200). */
const totalIn = (text: string): string => said(text).replace(/ ?[(（](人|份|条|次|个|元|%|n|n ?= ?\d{1,7}|people|persons|respondents|rows)[)）]$/, '')
const isTotal = (text: string): boolean => TOTALS.has(totalIn(text))
const isOfFigures = (text: string): boolean => FIGURES.has(totalIn(text))

/** Whether a text is the word of a total, or a mark that tools write in words, so that a mapping may hold it whatever the column: it says of nobody who it is. */
export function saysNobody(text: string): boolean {
  return MARKS.has(text) || isTotal(text) || isOfFigures(text)
}

// Rules a file suggests

/** The rules by which rows of a file are no people, where its shape leaves no doubt: marks of the tool, and totals in the last rows. */
export function proposedRules(raw: RawTable, tool: Tool): ImportMap['notPeople'] {
  const rules = new Map<string, readonly string[]>()
  for (const column of raw.columns) {
    const marks = marksIn(column, tool)
    if (marks.length > 0) rules.set(column.key, marks)
  }
  for (const { column, text } of totals(raw)) rules.set(column.key, [...new Set([...(rules.get(column.key) ?? []), text])])
  return [...rules].map(([column, values]) => ({ column, values }))
}

/** All marks a column may hold, so that they are known in the next file too; none where it holds none. */
function marksIn(column: RawColumn, tool: Tool): readonly string[] {
  const headings = [...column.headings, column.declared?.name ?? ''].map((text) => squeezed(text).toLowerCase())
  const qualtrics = tool === 'qualtrics' || tool === 'qualtricsLegacy'
  const lists = headings.includes('status') ? (qualtrics ? [STATUS, STATUS_CODES] : [STATUS.slice(0, 2)]) : qualtrics && headings.includes('distributionchannel') ? [CHANNEL] : []
  const held = new Set(column.values.slice(0, 100).map(comparedText))
  // A file of SPSS says in labels what its codes are.
  const labelled = headings.includes('status') ? (column.declared?.labels ?? []).filter(({ label }) => STATUS.includes(label)).map(({ value }) => comparedText(value)) : []
  return [...lists, labelled].find((list) => list.some((mark) => held.has(mark))) ?? []
}

/** A total stands in one of so many rows at the end. */
const LAST = 5
const isBlankText = (text: string): boolean => !/\S/.test(text)

interface Total {
  readonly column: RawColumn
  readonly text: string
}

/** Rows at the end whose first cell says that they add up, and whose other cells hold figures alone. */
function totals({ rows, columns }: RawTable): readonly Total[] {
  const found: Total[] = []
  const cell = ({ values, index }: RawColumn, row: number): string => values[index[row]!]!
  for (let row = rows - 1, seen = 0; row >= 0 && seen < LAST; row--) {
    const at = columns.findIndex((column) => !isBlankText(cell(column, row)))
    if (at < 0) continue
    seen++
    const column = columns[at]!
    const text = comparedText(cell(column, row))
    const strong = isTotal(text)
    if (!strong && !isOfFigures(text)) continue
    const others = columns.slice(at + 1)
    if (!others.every((other) => isFigure(cell(other, row))) || !isRare(column, text)) continue
    if (areNumbersOrIds(column) || (strong && (others.every((other) => isBlankText(cell(other, row))) || others.some((other) => isMost(other, row))))) found.push({ column, text })
  }
  return found
}

/** Whether a cell holds the largest figure of its column: that of a sum. */
function isMost({ values, counts, index }: RawColumn, row: number): boolean {
  const figure = figureIn(values[index[row]!]!)
  return figure !== null && counts[index[row]!] === 1 && values.every((value, at) => at === index[row] || (figureIn(value) ?? 0) < figure)
}

const figureIn = (cell: string): number | null => (['plain', 'grouped', 'percent', 'decimalComma'] as const).map((as) => numberIn(comparedText(cell), as)).find((figure) => figure !== null) ?? null

/** What stands in a total: a number, a share, nothing, a dash. */
const isFigure = (cell: string): boolean => isBlankText(cell) || /^[-–—/.]+$/.test(cell.trim()) || figureIn(cell) !== null

/** The word stands once, or is that of sums between: never the answer of many. */
function isRare({ values, counts }: RawColumn, text: string): boolean {
  const [all, own] = values.reduce(([sum, its], value, at) => [sum + counts[at]!, comparedText(value) === text ? its + counts[at]! : its], [0, 0])
  return own === 1 || own * 5 <= all
}

/** What else stands in the column: numbers, or texts of which hardly any comes twice. */
function areNumbersOrIds({ values, counts }: RawColumn): boolean {
  const others = values.map((value, at) => ({ text: comparedText(value), n: counts[at]! })).filter(({ text }) => text !== '' && !saysNobody(text))
  if (others.length === 0) return false
  const cells = others.reduce((sum, { n }) => sum + n, 0)
  return others.every(({ text }) => /^\D{0,4}\d+$/.test(text) || numberIn(text, 'plain') !== null) || (others.length >= 8 && cells <= others.length * 1.1)
}

/** The table without the rows of its totals, since proposals follow what stands in the columns. */
export function withoutTotals(raw: RawTable, rules: ImportMap['notPeople']): RawTable {
  const byKey = new Map(raw.columns.map((column) => [column.key, column]))
  const totals = rules.map(({ column, values }) => ({ column, values: values.filter((text) => isTotal(text) || isOfFigures(text)) })).filter(({ values }) => values.length > 0)
  const gone = rowsByRule(raw, totals, (key) => byKey.get(key)).map(({ row }) => row)
  if (gone.length === 0) return raw
  const out = new Set(gone)
  const stays = (_: number, row: number): boolean => !out.has(row)
  return { ...raw, rows: raw.rows - gone.length, lines: raw.lines.filter(stays), columns: raw.columns.map((column) => withoutRows(column, gone, stays)) }
}

function withoutRows(column: RawColumn, gone: readonly number[], stays: (_: number, row: number) => boolean): RawColumn {
  const counts = column.counts.slice()
  for (const row of gone) counts[column.index[row]!]!--
  const kept = column.values.flatMap((_, at) => (counts[at]! > 0 || column.counts[at] === 0 ? [at] : []))
  const place = new Map(kept.map((at, to) => [at, to]))
  return { ...column, values: kept.map((at) => column.values[at]!), counts: Uint32Array.from(kept, (at) => counts[at]!), index: column.index.filter(stays).map((at) => place.get(at)!) }
}

/** The texts of some rows, masked, per column, with how many of them hold each; columns of more texts than answers have are passed over. */
export function textsInRows(columns: readonly RawColumn[], rows: readonly number[]): readonly { readonly column: string; readonly texts: readonly { readonly text: string; readonly n: number }[] }[] {
  if (rows.length === 0) return []
  return columns.flatMap(({ key, values, index }) => {
    if (values.length > MOST_TEXTS) return []
    const counts = new Uint32Array(values.length)
    for (const row of rows) counts[index[row]!]!++
    const texts = new Map<string, number>()
    values.forEach((value, at) => {
      if (counts[at] === 0) return
      const { text } = maskText(comparedText(value))
      texts.set(text, (texts.get(text) ?? 0) + counts[at]!)
    })
    return [{ column: key, texts: [...texts].map(([text, n]) => ({ text, n })) }]
  })
}
const MOST_TEXTS = 2000

// Rows

/** The rows that a rule leaves out, each under the first rule that names it. */
export function rowsByRule({ rows }: Pick<RawTable, 'rows'>, rules: readonly Rule[], columnAt: (key: string) => RawColumn | undefined): readonly { readonly row: number; readonly column: RawColumn }[] {
  const found = new Map<number, RawColumn>()
  for (const { column: key, values } of rules) {
    const column = columnAt(key)
    if (!column) continue
    const wanted = new Set(values)
    const meant = Uint8Array.from(column.values, (value) => (wanted.has(comparedText(value)) ? 1 : 0))
    if (!meant.includes(1)) continue
    for (let row = 0; row < rows; row++) if (meant[column.index[row]!] === 1 && !found.has(row)) found.set(row, column)
  }
  return [...found].map(([row, column]) => ({ row, column })).sort((a, b) => a.row - b.row)
}

/**
 * Rows in which every one of these columns is blank. A column without blanks ends the search at once, and those of few texts are asked first; else the one with the fewest is gone
 * through first, and the others only over what is left.
 */
export function blankRows({ rows }: Pick<RawTable, 'rows'>, content: readonly RawColumn[]): Uint32Array {
  const columns: { readonly column: RawColumn; readonly blank: Uint8Array; readonly n: number }[] = []
  for (const column of content.toSorted((a, b) => a.values.length - b.values.length)) {
    const blank = Uint8Array.from(column.values, (text) => (isBlankText(text) ? 1 : 0))
    const n = column.counts.reduce((sum, count, at) => sum + (blank[at] === 1 ? count : 0), 0)
    if (n === 0) return new Uint32Array(0)
    columns.push({ column, blank, n })
  }
  const [first, ...rest] = columns.sort((a, b) => a.n - b.n)
  if (!first) return new Uint32Array(0)
  let left = new Uint32Array(first.n)
  for (let row = 0, at = 0; row < rows; row++) if (first.blank[first.column.index[row]!] === 1) left[at++] = row
  for (const { column, blank } of rest) {
    if (left.length === 0) return left
    left = left.filter((row) => blank[column.index[row]!] === 1)
  }
  return left
}
