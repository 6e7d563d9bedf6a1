import { scoreName } from '../study/codebook.ts'
import type { Codebook, CodedVariable, NumberVariable, Scale } from '../study/codebook.ts'
import type { Column, NumberColumn } from './dataset.ts'

/** What the items of a row come to, item by item. `reasons`: of the first item without an answer, 0 where all have one. */
interface Sums {
  readonly sums: Float64Array
  readonly answered: Uint16Array
  readonly reasons: Int8Array
}

/** Adds an item to every row. Reversed by the declared bounds, never by the codes that occur. */
function add({ sums, answered, reasons }: Sums, variable: CodedVariable | NumberVariable, column: Column): void {
  const { bounds } = variable
  if (variable.reversed && !bounds) throw new RangeError(`${variable.name} is reversed and has no bounds`)
  const turn = (value: number): number => (variable.reversed && bounds ? bounds.min + bounds.max - value : value)
  if (column.kind === 'number') {
    for (let row = 0; row < sums.length; row++) {
      if (column.known[row]) {
        sums[row]! += turn(column.values[row]!)
        answered[row]!++
      } else if (reasons[row] === 0) reasons[row] = column.reasons[row]!
    }
    return
  }
  if (variable.kind !== 'coded') throw new RangeError(`${variable.name} is no coded variable`)
  const worth = Float64Array.of(0, ...variable.options.map(({ code }) => turn(code)))
  const { index } = column
  for (let row = 0; row < sums.length; row++) {
    const place = index[row]!
    if (place !== 0) {
      sums[row]! += worth[place]!
      answered[row]!++
    } else if (reasons[row] === 0) reasons[row] = column.reasons[row]!
  }
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
  const found: Sums = { sums: new Float64Array(rows), answered: new Uint16Array(rows), reasons: new Int8Array(rows) }
  for (const name of scale.items) {
    const variable = codebook.variables.find((one) => one.name === name)
    if (variable?.kind !== 'coded' && variable?.kind !== 'number') throw new RangeError(`scale ${scale.name} has no item ${name} with codes`)
    add(found, variable, columns[name]!)
  }
  return scores(scale, found)
}

/** Both are known, or missing for the same reason, in the same rows: they have these in common. */
function scores({ name, atLeast, bounds: { min, max } }: Scale, { sums, answered, reasons }: Sums): { readonly [name: string]: NumberColumn } {
  const known = new Uint8Array(sums.length)
  const means = new Float64Array(sums.length)
  const percents = new Float64Array(sums.length)
  for (let row = 0; row < sums.length; row++) {
    if (answered[row]! < atLeast) continue
    const mean = sums[row]! / answered[row]!
    known[row] = 1
    reasons[row] = 0
    means[row] = mean
    percents[row] = ((mean - min) / (max - min)) * 100
  }
  return {
    [scoreName(name, 'mean')]: { kind: 'number', values: means, known, reasons },
    [scoreName(name, 'percent')]: { kind: 'number', values: percents, known, reasons },
  }
}
