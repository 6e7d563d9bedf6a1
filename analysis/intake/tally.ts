import { scoreName } from '../study/codebook.ts'
import { MISSING, MISSING_CODES, missingReason } from '../study/missing.ts'
import type { MapCheck } from './applied.ts'
import type { Answered } from './default-report.ts'
import type { Rows } from './doubles.ts'
import type { ImportMap, MappedVariable } from './map.ts'
import type { Cells } from './order.ts'
import type { CodedFile, VariableOfFile } from './coded-file.ts'

/** What the rows of the table say, counted. */
export interface Tally {
  readonly variables: MapCheck['variables']
  readonly units: MapCheck['units']
  readonly answered: Answered
}

/** `rows`: of the file. */
export function tallyOf({ variables, unit }: CodedFile, map: ImportMap, { stay }: Rows, rows: number): Tally {
  const names = new Set<string>()
  const told = variables.map((one) => {
    const counts = one.columns.map((cells) => count(cells, stay, rows))
    one.columns.forEach(({ name }, c) => counts[c]!.answered > 0 && names.add(name))
    return variableTally(one, counts, stay, rows)
  })
  for (const { name, items, atLeast } of map.scales) if (items.filter((item) => names.has(item)).length >= atLeast) names.add(scoreName(name, 'mean'))
  const inUnits = unit ? count(unit, stay, rows).places : null
  const units = (map.unit?.units ?? []).map(({ id }, u) => ({ id, n: inUnits?.[u + 1] ?? 0 }))
  return { variables: told, units, answered: { places: units.filter(({ n }) => n > 0).length, names } }
}

/** Rows of a column by place among its options (of numbers all that are known stand at 1), and by missing code, negative. */
interface Counts {
  readonly answered: number
  readonly places: Uint32Array
  readonly reasons: Uint32Array
}

function count(cells: Cells, stay: Uint32Array, rows: number): Counts {
  const rowReasons = cells.kind === 'coded' ? cells.rowReasons : null
  const reasons = new Uint32Array(10)
  // Where every row is in the table and counts by itself, reading has counted already.
  const counted = rowReasons === null && stay.length === rows
  const texts = counted ? cells.counts : new Uint32Array(cells.reasons.length)
  for (let i = 0; !counted && i < stay.length; i++) {
    const row = stay[i]!
    const reason = rowReasons === null ? 0 : rowReasons[row]!
    if (reason === 0) texts[cells.index[row]!]!++
    else reasons[-reason]!++
  }
  const places = new Uint32Array(cells.kind === 'coded' ? cells.options.length + 1 : 2)
  let answered = 0
  texts.forEach((n, at) => {
    const reason = cells.reasons[at]!
    if (reason !== 0) reasons[-reason]! += n
    else {
      places[cells.kind === 'coded' ? cells.places[at]! : 1]! += n
      answered += n
    }
  })
  return { answered, places, reasons }
}

function variableTally({ variable, columns, text, days, rest }: VariableOfFile, counts: readonly Counts[], stay: Uint32Array, rows: number): MapCheck['variables'][number] {
  const reasons = reasonsOf(columns, text, counts, stay)
  const missing = MISSING_CODES.flatMap((code) => (code !== MISSING.lost && reasons[-code]! > 0 ? [{ reason: missingReason(code), n: reasons[-code]! }] : []))
  const lost = reasons[-MISSING.lost]!
  const answered = stay.length - lost - missing.reduce((sum, { n }) => sum + n, 0)
  return { name: variable.name, answered, counts: codesOf(variable, days, counts), missing, lost, rest: 'rest' in variable && variable.rest !== null ? restOf(rest, stay, rows) : null }
}

/** Cells of a row that is lost for another cell are among them. */
function restOf(rest: VariableOfFile['rest'], stay: Uint32Array, rows: number): { readonly cells: number; readonly texts: number } {
  const different = new Set<string>()
  let cells = 0
  for (const { column, texts } of rest) {
    if (texts.size === 0) continue
    const counts = stay.length === rows ? column.counts : new Uint32Array(column.values.length)
    if (stay.length < rows) for (const row of stay) counts[column.index[row]!]!++
    for (const [at, written] of texts) {
      if (counts[at] === 0) continue
      cells += counts[at]!
      for (const one of written) different.add(one)
    }
  }
  return { cells, texts: different.size }
}

/** Several answers are missing as a whole, even where an option was not offered. Without any column nothing was. */
function reasonsOf(columns: readonly Cells[], text: VariableOfFile['text'], counts: readonly Counts[], stay: Uint32Array): Uint32Array {
  const reasons = new Uint32Array(10)
  const [first] = columns
  const byRow = first?.kind === 'coded' ? first.rowReasons : null
  if (byRow) for (const row of stay) reasons[-byRow[row]!]!++
  else if (text) for (const row of stay) reasons[-text.reasons[text.column.index[row]!]!]!++
  else if (counts[0]) return counts[0].reasons
  else reasons[-MISSING.notInVersion] = stay.length
  return reasons
}

function codesOf(variable: MappedVariable, days: VariableOfFile['days'], counts: readonly Counts[]): MapCheck['variables'][number]['counts'] {
  switch (variable.kind) {
    case 'coded':
      return variable.options.map(({ code }, o) => ({ code, n: counts[0]!.places[o + 1]! }))
    case 'day':
      return (days?.options ?? []).map(({ code }, o) => ({ code, n: counts[0]!.places[o + 1]! }))
    case 'multi':
      return variable.options.map(({ code }, o) => ({ code, n: counts[o]!.places[2]! }))
    case 'number':
    case 'text':
      return []
  }
}
