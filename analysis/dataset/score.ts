import { scoreName } from '../study/codebook.ts'
import type { Codebook, CodedVariable, NumberVariable, Scale } from '../study/codebook.ts'
import { openNumber, putNumber } from './columns.ts'
import type { Column, NumberColumn } from './dataset.ts'

/** What an item adds to the score in a row; null = not answered. Reversed by the declared bounds, never by the codes that occur. */
function worth(variable: CodedVariable | NumberVariable, column: Column): (row: number) => number | null {
  const { bounds } = variable
  if (variable.reversed && !bounds) throw new RangeError(`${variable.name} is reversed and has no bounds`)
  const turn = (value: number): number => (variable.reversed && bounds ? bounds.min + bounds.max - value : value)
  if (column.kind === 'number') return (row) => (column.known[row] ? turn(column.values[row]!) : null)
  if (variable.kind !== 'coded') throw new RangeError(`${variable.name} is no coded variable`)
  const byIndex = [null, ...variable.options.map(({ code }) => turn(code))]
  return (row) => byIndex[column.index[row]!]!
}

/**
 * The scores of a scale, by column name: the mean of the answered items where at least `atLeast` are answered, and the same as
 * 0-100 by the scale's bounds. A person with fewer has no score, for the reason of the first unanswered item of the scale.
 * `codebook`: of the table the columns belong to.
 */
export function scoreColumns(
  scale: Scale,
  codebook: Codebook,
  columns: { readonly [name: string]: Column },
  rows: number,
): { readonly [name: string]: NumberColumn } {
  const items = scale.items.map((name) => {
    const variable = codebook.variables.find((one) => one.name === name)
    if (variable?.kind !== 'coded' && variable?.kind !== 'number') throw new RangeError(`scale ${scale.name} has no item ${name} with codes`)
    return { at: worth(variable, columns[name]!), reasons: columns[name]!.reasons }
  })
  const { min, max } = scale.bounds
  const mean = openNumber(rows)
  const percent = openNumber(rows)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    let answered = 0
    let reason = 0
    for (const { at, reasons } of items) {
      const value = at(row)
      if (value !== null) {
        sum += value
        answered++
      } else if (reason === 0) reason = reasons[row]!
    }
    if (answered >= scale.atLeast) {
      const score = sum / answered
      putNumber(mean, row, score)
      putNumber(percent, row, ((score - min) / (max - min)) * 100)
    } else mean.reasons[row] = percent.reasons[row] = reason
  }
  return { [scoreName(scale.name, 'mean')]: mean, [scoreName(scale.name, 'percent')]: percent }
}
