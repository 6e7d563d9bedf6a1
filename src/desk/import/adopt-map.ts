import { columnsOf, type ImportMap, type MappedVariable } from '../../../analysis/intake/map.ts'
import type { Guarded, LeftOutWhy } from '../../../analysis/study/study.ts'
import { nameFault } from './edit-map.ts'

/** A saved mapping on another file, and what of it could not be used or had to be added. */
export interface Adopted {
  readonly map: ImportMap
  /** Columns the mapping names and the file does not have; what was made of them is gone. */
  readonly gone: readonly string[]
  /** Columns of the file the mapping does not name; they are treated as proposed. */
  readonly added: readonly string[]
  /** Columns that are guarded in this file and that the mapping does not keep with a reason; they are left out. */
  readonly guarded: readonly string[]
}

/**
 * A saved mapping on the file at hand, so that every column of the file (`columns`, in its order) stands in exactly one place. How the file
 * is read is as it was found; the guard of this file goes before the mapping.
 */
export function adopt(saved: ImportMap, proposed: ImportMap, columns: readonly string[], guardOf: (column: string) => Guarded | null): Adopted {
  const here = new Set(columns)
  const keeps = new Map(saved.kept.map((one) => [one.column, one]))
  const shut = (column: string): boolean => {
    const what = guardOf(column)
    return what !== null && (what === 'ethnicity' || what === 'religion' || !keeps.has(column))
  }
  const named = new Set([...saved.variables.flatMap(columnsOf), ...saved.leftOut.map(({ column }) => column), ...placeColumn(saved)])
  const gone = [...named].filter((column) => !here.has(column))
  const added = columns.filter((column) => !named.has(column))
  const guarded = columns.filter((column) => named.has(column) && shut(column) && !saved.leftOut.some((one) => one.column === column))
  const usable = (column: string): boolean => here.has(column) && !shut(column)

  const variables = saved.variables.flatMap((variable) => within(variable, usable))
  const unit = saved.unit === null || saved.unit.column === null || usable(saved.unit.column) ? saved.unit : null
  let map: ImportMap = { ...saved, reading: proposed.reading, tool: proposed.tool, variables, unit }
  const isNew = new Set(added)
  for (const variable of proposed.variables) {
    if (columnsOf(variable).every((column) => isNew.has(column)) && nameFault(map, { ...variable, name: '' }, variable.name) === null) map = { ...map, variables: [...map.variables, variable] }
  }
  const used = new Set([...map.variables.flatMap(columnsOf), ...placeColumn(map)])
  const whyOf = (column: string): LeftOutWhy =>
    (shut(column) ? guardOf(column) : null) ?? [...saved.leftOut, ...proposed.leftOut].find((one) => one.column === column)?.why ?? 'byHand'
  const items = new Set(map.variables.filter((variable) => variable.kind === 'coded' && variable.bounds !== null).map(({ name }) => name))
  map = {
    ...map,
    leftOut: columns.filter((column) => !used.has(column)).map((column) => ({ column, why: whyOf(column) })),
    kept: saved.kept.filter(({ column }) => used.has(column)),
    scales: saved.scales.flatMap((scale) => {
      const left = scale.items.filter((item) => items.has(item))
      return left.length < 2 ? [] : [{ ...scale, items: left, atLeast: Math.min(scale.atLeast, left.length) }]
    }),
  }
  return { map, gone, added, guarded }
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
