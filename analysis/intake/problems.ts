import type { RowProblem } from './applied.ts'
import type { Rows } from './doubles.ts'
import type { Fit } from './fit.ts'
import { guardIn } from './guard.ts'
import { comparedText } from './map.ts'
import { maskText } from './mask.ts'
import type { RawColumn, RawTable } from './raw.ts'
import { shown } from './shown.ts'
import type { CodedFile } from './coded-file.ts'

/** What is told one by one; all are counted. */
const MOST_TOLD = 1000

export interface Problems {
  /** The first 1,000 by line, those of a line in the order of the columns. */
  readonly told: readonly RowProblem[]
  readonly count: number
  /** Of them those that are cells of the table, missing as lost. */
  readonly lostCells: number
}

interface Found {
  readonly line: number
  readonly at: number
  readonly column: RawColumn | null
  readonly value: string
  readonly why: RowProblem['why']
}

/** Everything that is wrong with the rows of a file under a mapping, each cell once. Cells of rows that are set aside are not looked at. */
export function problemsOf(raw: RawTable, { stay, notPeople, blank, doubles }: Rows, { variables, flawedUnits }: CodedFile, { guards }: Fit): Problems {
  const place = new Map(raw.columns.map((column, at) => [column, at]))
  const found: Found[] = []
  let lostCells = 0

  for (const { column, flaws } of [...flawedUnits, ...variables.flatMap(({ flawedTexts }) => flawedTexts)]) {
    if (flaws.size === 0) continue
    const flawed = Uint8Array.from({ length: column.values.length }, (_, at) => (flaws.has(at) ? 1 : 0))
    let n = 0
    for (const row of stay) {
      const text = column.index[row]!
      if (flawed[text] === 1 && ++n <= MOST_TOLD) found.push({ line: raw.lines[row]!, at: place.get(column)!, column, ...flaws.get(text)! })
    }
    lostCells += n
  }
  const flawedRows = variables.flatMap((one) => one.flawedRows).filter(({ rows }) => rows.length > 0)
  if (flawedRows.length > 0) {
    const stays = new Uint8Array(raw.rows)
    for (const row of stay) stays[row] = 1
    for (const { column, rows } of flawedRows) {
      const inTable = rows.filter(({ row }) => stays[row] === 1)
      lostCells += inTable.length
      for (const { row, value } of inTable.slice(0, MOST_TOLD)) found.push({ line: raw.lines[row]!, at: place.get(column)!, column, value, why: 'contradiction' })
    }
  }
  for (const { row, column } of notPeople.slice(0, MOST_TOLD)) found.push({ line: raw.lines[row]!, at: place.get(column)!, column, value: comparedText(column.values[column.index[row]!]!), why: 'notPerson' })
  for (const row of blank.subarray(0, MOST_TOLD)) found.push({ line: raw.lines[row]!, at: -1, column: null, value: '', why: 'blank' })
  for (const { row, column, differ } of doubles) found.push({ line: raw.lines[row]!, at: place.get(column)!, column, value: column.values[column.index[row]!]!, why: differ ? 'idConflict' : 'duplicateId' })
  for (const { line } of raw.badRows) found.push({ line, at: -1, column: null, value: '', why: 'cells' })

  // What numbers the rows is in no guard's list, and may be a name or a document number all the same.
  const hidden = (column: RawColumn): boolean => guards.has(column.key) || guardIn(raw, column) !== null
  const told = found.sort((a, b) => a.line - b.line || a.at - b.at).slice(0, MOST_TOLD)
  return {
    told: told.map(({ line, column, value, why }) => ({ line, column: column?.key ?? null, value: column === null || hidden(column) ? '' : shown(maskText(value).text), why })),
    count: lostCells + notPeople.length + blank.length + doubles.length + raw.badRows.length,
    lostCells,
  }
}
