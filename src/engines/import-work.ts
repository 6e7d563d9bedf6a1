import { adopt } from '../../analysis/intake/adopt.ts'
import { checkMap } from '../../analysis/intake/apply.ts'
import { guardIn } from '../../analysis/intake/guard.ts'
import { headingsOf } from '../../analysis/intake/headings.ts'
import { keptFrom, type KeptImport } from '../../analysis/intake/kept.ts'
import { maskText } from '../../analysis/intake/mask.ts'
import { comparedText } from '../../analysis/intake/map.ts'
import { propose } from '../../analysis/intake/propose.ts'
import type { RawColumn, RawTable, Reading } from '../../analysis/intake/raw.ts'
import { canonicalJson, sha256Hex } from '../../analysis/study/hash.ts'
import type { Unit } from '../../analysis/study/study.ts'
import { readLike } from '../exchange/read-like.ts'
import { digestOfBytes } from '../exchange/reading/digest.ts'
import { readFile, type FileRead, type ReadStep } from '../exchange/reading/index.ts'
import type { ColumnSummary, ImportAnswerTo, ImportAsk, RawSummary } from './import-protocol.ts'

/** Texts told of each column, and of one column that was asked for. */
const SOME = 60
const MANY = 1000
/** Texts that are no list of answers any more. */
const TOO_MANY = 20_000
const HIDDEN = '•••'

/** What the import Worker does, apart from the thread it does it on. `put` keeps an import, whole or not at all. */
export function openImportWork(put: (kept: KeptImport) => Promise<'new' | 'there'>): (ask: ImportAsk, tell: (step: ReadStep) => void) => Promise<ImportAnswerTo[keyof ImportAnswerTo]> {
  let known: readonly Unit[] = []
  /** The file, and how it was to be read. */
  let here: { readonly file: FileRead; readonly wanted: Partial<Reading> | null } | null = null
  /** Of several readings only the one asked for last counts, whichever ends last. */
  let turn = 0
  const read = (): RawTable => {
    if (here === null) throw new RangeError('no file was read yet')
    return here.file.table
  }
  /** Whether the file would be read as it was. */
  const isAsWanted = (wanted: Partial<Reading> | null): boolean =>
    here !== null && (wanted === null ? here.wanted === null : canonicalJson(wanted) === canonicalJson(here.file.table.reading))

  return async (ask, tell) => {
    switch (ask.do) {
      case 'open':
        known = ask.known
        return null
      case 'read': {
        const mine = ++turn
        const file = await readFile({ name: ask.file.name, blob: ask.file }, ask.wanted, tell)
        const summary = summaryOf(file, known)
        if (mine === turn) here = { file, wanted: ask.wanted }
        return summary
      }
      case 'adopt': {
        const mine = ++turn
        const source = { name: ask.file.name, blob: ask.file }
        const before = here
        const found = await readLike(ask.saved, async (wanted) => (before && isAsWanted(wanted) ? before : { file: await readFile(source, wanted, tell), wanted }), ({ file }) => file.table)
        const adopted = adopt(found.file.table, ask.saved)
        const summary = found === before ? null : summaryOf(found.file, known)
        if (mine === turn) here = found
        return { adopted, summary }
      }
      case 'column': {
        const column = read().columns.find(({ key }) => key === ask.key)
        if (!column) throw new RangeError(`no column ${ask.key}`)
        return asked(read(), column, ask.reason)
      }
      case 'check':
        return checkMap(read(), ask.map)
      case 'keep': {
        const kept = await keptFrom(read(), ask.map, digestOfBytes)
        return { is: await put(kept), study: kept.id, hash: sha256Hex(kept.study) }
      }
    }
  }
}

function summaryOf({ table: raw, first, sheets }: FileRead, known: readonly Unit[]): RawSummary {
  const { file, sha256, reading, rows, badRows, notes = [] } = raw
  const columns = raw.columns.map((column): ColumnSummary => columnSummary(raw, column, SOME))
  return { file, sha256, reading, sheets, first: hidden(first, raw, columns), rows, badRows, notes, columns, map: propose(raw, { units: known }) }
}

/**
 * The first rows without what guarded columns hold. Where somebody says that fewer rows are data than look like it, those that do are
 * hidden all the same; of a row with another number of cells nobody knows what its cells are.
 */
function hidden(first: readonly (readonly string[])[], { reading }: RawTable, columns: readonly ColumnSummary[]): readonly (readonly string[])[] {
  const found = headingsOf(first)
  const data = Math.min(found.skip + found.headings, reading.skip + reading.headings)
  const guarded = columns.map(({ guard }) => guard !== null)
  if (!guarded.includes(true)) return first
  return first.map((cells, row) => (row < data ? cells : cells.map((cell, at) => (cell === '' || (cells.length === columns.length && !guarded[at]) ? cell : HIDDEN))))
}

function columnSummary(raw: RawTable, column: RawColumn, most: number): ColumnSummary {
  const guard = guardIn(raw, column)
  const { values, distinct, blanks } = valuesOf(column, most)
  return { key: column.key, headings: column.headings, distinct, blanks, values: guard ? [] : values.map(({ text, n }) => ({ text: maskText(text).text, n })), guard }
}

/** A column that a person asked for: its texts as they are where it is guarded and there is a reason to keep it. */
function asked(raw: RawTable, column: RawColumn, reason: string | null): ColumnSummary {
  const summary = columnSummary(raw, column, MANY)
  if (!summary.guard) return summary
  if (!summary.guard.keepable || reason === null || reason.trim() === '') throw new RangeError(`${column.key} is guarded`)
  return { ...summary, values: valuesOf(column, MANY).values }
}

interface Told {
  readonly values: readonly { readonly text: string; readonly n: number }[]
  readonly distinct: number
  readonly blanks: number
}

/** Its texts as a mapping compares them, the most frequent first, and the empty cells. Of very many texts nobody asks which are one. */
function valuesOf(column: RawColumn, most: number): Told {
  if (column.values.length > TOO_MANY) return roughly(column, most)
  const counts = new Map<string, number>()
  column.values.forEach((value, i) => {
    const text = comparedText(value)
    counts.set(text, (counts.get(text) ?? 0) + column.counts[i]!)
  })
  const blanks = counts.get('') ?? 0
  counts.delete('')
  const values = [...counts].map(([text, n]) => ({ text, n })).sort((a, b) => b.n - a.n)
  return { values: values.slice(0, most), distinct: values.length, blanks }
}

function roughly({ values, counts }: RawColumn, most: number): Told {
  const least = counts.slice().sort()[counts.length - most]!
  const frequent: { readonly text: string; readonly n: number }[] = []
  let blanks = 0
  let empty = 0
  values.forEach((value, i) => {
    const n = counts[i]!
    if (value.trim() === '') {
      blanks += n
      empty++
    } else if (n > least || (n === least && frequent.length < most)) frequent.push({ text: comparedText(value), n })
  })
  return { values: frequent.sort((a, b) => b.n - a.n).slice(0, most), distinct: values.length - empty, blanks }
}
