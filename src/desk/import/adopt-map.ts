import { columnsOf, type ImportMap, type MappedVariable } from '../../../analysis/intake/map.ts'
import type { Reading } from '../../../analysis/intake/raw.ts'
import type { Guarded } from '../../../analysis/study/study.ts'

/** A saved mapping on another file, and what about it a person ought to know. */
export interface Adopted {
  readonly map: ImportMap
  /** Columns the mapping names and the file does not have: their variables stay, and are missing in every row. */
  readonly lacking: readonly string[]
  /** Columns of the file the mapping does not name: they are left out. */
  readonly unknown: readonly string[]
  /** Columns that are guarded in this file and that the mapping does not keep with a reason: they are left out. */
  readonly guarded: readonly string[]
}

/**
 * A saved mapping on the file at hand, so that every column of the file (`columns`, in its order) stands in exactly one place. How the file
 * is read is as it was found; the guard of this file goes before the mapping. Applying the mapping without a person does the same.
 */
export function adopt(saved: ImportMap, reading: Reading, columns: readonly string[], guardOf: (column: string) => Guarded | null): Adopted {
  const here = new Set(columns)
  const keeps = new Set(saved.kept.map(({ column }) => column))
  const shut = (column: string): boolean => {
    const what = guardOf(column)
    return what !== null && (what === 'ethnicity' || what === 'religion' || !keeps.has(column))
  }
  const used = [...saved.variables.flatMap(columnsOf), ...placeColumn(saved)]
  const left = new Map(saved.leftOut.map(({ column, why }) => [column, why]))
  const named = new Set([...used, ...left.keys()])
  const guarded = used.filter(shut)
  const unknown = columns.filter((column) => !named.has(column))

  const variables = saved.variables.flatMap((variable) => within(variable, (column) => !shut(column)))
  const unit = placeColumn(saved).some(shut) ? null : saved.unit
  const map = { ...saved, reading, variables, unit }
  const stays = new Set([...variables.flatMap(columnsOf), ...placeColumn(map)])
  const items = new Set(variables.filter((variable) => variable.kind === 'coded' && variable.bounds !== null).map(({ name }) => name))
  return {
    map: {
      ...map,
      leftOut: columns.filter((column) => !stays.has(column)).map((column) => ({ column, why: left.get(column) ?? guardOf(column) ?? 'notInMap' })),
      kept: saved.kept.filter(({ column }) => stays.has(column)),
      scales: saved.scales.flatMap((scale) => {
        const rest = scale.items.filter((item) => items.has(item))
        return rest.length < 2 ? [] : [{ ...scale, items: rest, atLeast: Math.min(scale.atLeast, rest.length) }]
      }),
    },
    lacking: used.filter((column) => !here.has(column)),
    unknown,
    guarded,
  }
}

const placeColumn = ({ unit }: ImportMap): readonly string[] => (unit === null || unit.column === null ? [] : [unit.column])

/** What is left of a variable when some columns are not to be had. */
function within(variable: MappedVariable, usable: (column: string) => boolean): readonly MappedVariable[] {
  if (columnsOf(variable).every(usable)) return [variable]
  if (variable.kind !== 'multi' || variable.shape.is !== 'columns') return []
  const columns = variable.shape.columns.filter(({ column }) => usable(column))
  const options = variable.options.filter(({ code }) => columns.some((one) => one.code === code))
  return options.length < 2 ? [] : [{ ...variable, options, shape: { ...variable.shape, columns } }]
}
