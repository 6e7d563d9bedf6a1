import type { Scale } from '../study/codebook.ts'
import { guardIn } from './guard.ts'
import { columnsOf, type ImportMap, type MappedVariable } from './map.ts'
import { saysNobody } from './not-people.ts'
import { squeezed, type RawTable } from './raw.ts'

/** A saved mapping on another file, and what about it a person ought to know. */
export interface Adopted {
  readonly map: ImportMap
  /** Columns the mapping names and the file does not have: their variables stay, and are missing in every row. */
  readonly lacking: readonly string[]
  /** Columns of the file the mapping does not name: they are left out. */
  readonly unknown: readonly string[]
  /** Columns that are guarded in this file and that the mapping does not keep with a reason: they are left out. */
  readonly guarded: readonly string[]
  /** Scales that lost items with their columns, as they were; `gone` where fewer than two items are left, so that there is no scale. */
  readonly shortened: readonly { readonly scale: Scale; readonly lost: readonly string[]; readonly gone: boolean }[]
  /** Headings of used columns that stand more than once, so that only their place tells which is which. */
  readonly doubled: readonly string[]
}

/**
 * A saved mapping on the file at hand, so that every column of the file stands in exactly one place. How the file is read is as it was read;
 * the guard of this file goes before the mapping. The same file and mapping give the same mapping, whoever applies it.
 */
export function adopt(raw: RawTable, saved: ImportMap): Adopted {
  const columns = raw.columns.map(({ key }) => key)
  const here = new Map(raw.columns.map((column) => [column.key, column]))
  const keeps = new Set(saved.kept.map(({ column }) => column))
  const guardOf = (key: string) => (here.has(key) ? guardIn(raw, here.get(key)!) : null)
  const shut = (column: string): boolean => {
    const guard = guardOf(column)
    return guard !== null && (!guard.keepable || !keeps.has(column))
  }
  const used = [...saved.variables.flatMap(columnsOf), ...placeColumn(saved)]
  const left = new Map(saved.leftOut.map(({ column, why }) => [column, why]))
  const named = new Set([...used, ...left.keys()])
  const guarded = used.filter(shut)
  const shutOut = new Set(guarded)

  const variables = saved.variables.flatMap((variable) => within(variable, (column) => !shutOut.has(column)))
  const unit = placeColumn(saved).some((column) => shutOut.has(column)) ? null : saved.unit
  const map = { ...saved, reading: raw.reading, variables, unit }
  const stays = new Set([...variables.flatMap(columnsOf), ...placeColumn(map)])
  const items = new Set(variables.filter((variable) => variable.kind === 'coded' && variable.bounds !== null).map(({ name }) => name))
  const shortened = saved.scales.flatMap((scale) => {
    const lost = scale.items.filter((item) => !items.has(item))
    return lost.length === 0 ? [] : [{ scale, lost, gone: scale.items.length - lost.length < 2 }]
  })
  return {
    map: {
      ...map,
      leftOut: columns.filter((column) => !stays.has(column)).map((column) => ({ column, why: left.get(column) ?? guardOf(column)?.what ?? 'notInMap' })),
      notPeople: saved.notPeople.map((rule) => (guardOf(rule.column) === null ? rule : { ...rule, values: rule.values.filter(saysNobody) })).filter(({ values }) => values.length > 0),
      kept: saved.kept.filter(({ column }) => stays.has(column)),
      scales: saved.scales.flatMap((scale) => {
        const rest = scale.items.filter((item) => items.has(item))
        return rest.length < 2 ? [] : [{ ...scale, items: rest, atLeast: Math.min(scale.atLeast, rest.length) }]
      }),
    },
    lacking: used.filter((column) => !here.has(column)),
    unknown: columns.filter((column) => !named.has(column)),
    guarded,
    shortened,
    doubled: doubledHeadings(raw, stays),
  }
}

const placeColumn = ({ unit }: ImportMap): readonly string[] => (unit === null || unit.column === null ? [] : [unit.column])

/** What is left of a variable when some columns are not to be had. */
function within(variable: MappedVariable, usable: (column: string) => boolean): readonly MappedVariable[] {
  if (columnsOf(variable).every(usable)) return [variable]
  if (variable.kind !== 'multi' || variable.shape.is !== 'columns') return []
  const columns = variable.shape.columns.filter(({ column }) => usable(column))
  const options = variable.options.filter(({ code }) => columns.some((one) => one.code === code))
  const rest = options.some(({ code }) => code === variable.rest) ? variable.rest : null
  return options.length < 2 ? [] : [{ ...variable, options, rest, shape: { ...variable.shape, columns } }]
}

/** Headings of which the file has several, or of which the mapping names a second (`#2`), with one of them in use. */
function doubledHeadings({ columns }: RawTable, used: ReadonlySet<string>): readonly string[] {
  const keys = new Map<string, string[]>()
  const add = (heading: string, key: string): void => void keys.set(heading, [...(keys.get(heading) ?? []), key])
  for (const { headings, key } of columns) {
    const own = headings.map(squeezed).filter(Boolean).join(' › ')
    if (own !== '') add(own, key)
  }
  const here = new Set(columns.map(({ key }) => key))
  for (const key of used) {
    const heading = / #\d+$/.test(key) && !here.has(key) ? key.replace(/ #\d+$/, '') : null
    if (heading !== null && used.has(heading)) add(heading, key)
  }
  return [...keys].filter(([, of]) => of.length > 1 && of.some((key) => used.has(key))).map(([heading]) => heading)
}
