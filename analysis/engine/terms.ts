import type { ColumnVariable } from '../dataset/dataset.ts'
import { variableOf } from '../study/codebook.ts'
import type { Codebook } from '../study/codebook.ts'
import type { Cat, Val } from './query.ts'

/** The category a coded column holds. */
export const category = (column: string): Cat => ({ is: 'category', column })

/** The variable behind a column of a table. Throws RangeError on a name that is no column (a bug of the caller: names are checked on the way in). */
export function columnVariable(codebook: Codebook, name: string): ColumnVariable {
  const variable = variableOf(codebook, name)
  if (variable.kind !== 'coded' && variable.kind !== 'number') throw new RangeError(`${name} is no column of a table`)
  return variable
}

/** The number a row has as it was given: the code of a coded variable, the value of a number. Missing stays missing. */
export function given(variable: ColumnVariable): Val {
  const scores = variable.kind === 'coded' ? [null, ...variable.options.map(({ code }) => code)] : null
  return { is: 'number', column: variable.name, scores, scale: 1, shift: 0 }
}

/** The number a row counts with in its scale: as given, or min + max minus it where the variable is keyed against the scale. */
export function scored(variable: ColumnVariable): Val {
  const value = given(variable)
  if (!variable.reversed) return value
  if (!variable.bounds) throw new RangeError(`${variable.name} is reversed but has no bounds`)
  const sum = variable.bounds.min + variable.bounds.max
  if (value.scores === null) return { ...value, scale: -1, shift: sum }
  return { ...value, scores: value.scores.map((code) => (code === null ? null : sum - code)) }
}
