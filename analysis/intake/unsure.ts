import type { Unsure } from './applied.ts'
import { dayIn, numberIn } from './cell.ts'
import { dayWritten } from './coding.ts'
import { guardIn } from './guard.ts'
import { comparedText, type ImportMap, type MappedDay, type MappedNumber } from './map.ts'
import type { RawColumn, RawTable } from './raw.ts'
import { shown } from './shown.ts'

/**
 * Variables whose cells can be read in two ways, where no cell of the column decides: 1,250 and 1.234 as thousands or with decimals, 03/04/2026
 * with the day or the month first. One cell that only one way can read is enough to decide.
 */
export function unsureIn(raw: RawTable, { variables }: Pick<ImportMap, 'variables'>): readonly Unsure[] {
  const columns = new Map(raw.columns.map((column) => [column.key, column]))
  return variables.flatMap((variable): readonly Unsure[] => {
    const column = variable.kind === 'number' || variable.kind === 'day' ? columns.get(variable.column) : undefined
    if (!column) return []
    const found = variable.kind === 'number' ? inNumbers(raw, column, variable) : variable.kind === 'day' ? inDays(column, variable) : null
    if (!found) return []
    return [{ variable: variable.name, ...(guardIn(raw, column) ? { ...found, text: '', taken: '', other: '' } : found) }]
  })
}

type Found = Omit<Unsure, 'variable'>

/** In a system file and in the cells of a workbook numbers are numbers; only a comma of a workbook has been written. */
function inNumbers({ reading }: RawTable, column: RawColumn, { as, missing }: MappedNumber): Found | null {
  if (reading.kind === 'sav' || as === 'seconds' || as === 'percent') return null
  const other = as === 'decimalComma' ? 'grouped' : 'decimalComma'
  return undecided(column, missing, reading.kind === 'workbook' ? /,/ : /[.,]/, (text) => numberIn(text, as), (text) => numberIn(text, other), String, 'thousands')
}

/** Full stops are written where the day comes first. */
function inDays(column: RawColumn, { order, missing }: MappedDay): Found | null {
  if (order === 'ymd' || column.values.some((text) => /^\s*\d{1,2}\.\d/.test(text))) return null
  const other = order === 'mdy' ? 'dmy' : 'mdy'
  return undecided(column, missing, /\d/, (text) => dayIn(text, order), (text) => dayIn(text, other), dayWritten, 'dayMonth')
}

function undecided(column: RawColumn, missing: MappedNumber['missing'], telling: RegExp, taken: (text: string) => number | null, other: (text: string) => number | null, written: (value: number) => string, is: Unsure['is']): Found | null {
  const apart = new Set(missing.map(({ value }) => value))
  let example: Found | null = null
  for (const [at, value] of column.values.entries()) {
    if (column.counts[at] === 0 || !telling.test(value)) continue
    const text = comparedText(value)
    const one = apart.has(text) ? null : taken(text)
    if (one === null) continue
    const two = other(text)
    if (two === null) return null
    if (one !== two) example ??= { is, text: shown(text), taken: written(one), other: written(two) }
  }
  return example
}
