import { need } from '../study/check.ts'
import type { MapCheck } from './applied.ts'
import { guardIn, type Guard } from './guard.ts'
import { isBelowDistrict } from './low-places.ts'
import { columnsOf, type ImportMap } from './map.ts'
import { saysNobody } from './not-people.ts'
import type { RawColumn, RawTable } from './raw.ts'
import { shown } from './shown.ts'

/** How a file and a mapping meet. */
export interface Fit {
  readonly columns: ReadonlyMap<string, RawColumn>
  readonly lacking: MapCheck['lacking']
  /** Columns the mapping was made without, in the order of the file. */
  readonly unmapped: readonly RawColumn[]
  /** Of the columns that are used and those that are unmapped. */
  readonly guards: ReadonlyMap<string, Guard>
}

/** What a mapping uses: the columns of each variable, and that of the places as UNIT. */
function usesOf({ variables, unit }: ImportMap): readonly { readonly name: string; readonly columns: readonly string[]; readonly path: string }[] {
  const uses = variables.map((variable, i) => ({ name: variable.name, columns: columnsOf(variable), path: `variables[${i}]` }))
  return unit === null || unit.column === null ? uses : [...uses, { name: 'UNIT', columns: [unit.column], path: 'unit.column' }]
}

export function fitOf(raw: RawTable, map: ImportMap): Fit {
  const columns = new Map(raw.columns.map((column) => [column.key, column]))
  const users = new Map<string, string[]>()
  for (const { name, columns: keys } of usesOf(map)) for (const key of keys) users.set(key, [...(users.get(key) ?? []), name])
  const left = map.leftOut.map(({ column }) => column)
  const known = new Set([...users.keys(), ...left])
  const unmapped = raw.columns.filter(({ key }) => !known.has(key))
  const guards = new Map<string, Guard>()
  for (const column of raw.columns) {
    const guard = left.includes(column.key) ? null : guardIn(raw, column)
    if (guard) guards.set(column.key, guard)
  }
  const lacking = [...users].filter(([key]) => !columns.has(key)).map(([column, variables]) => ({ column, variables }))
  const unused = new Set([...left, ...map.notPeople.map(({ column }) => column)].filter((key) => !columns.has(key) && !users.has(key)))
  return { columns, lacking: [...lacking, ...[...unused].map((column) => ({ column, variables: [] }))], unmapped, guards }
}

/** Refuses a file of other columns, a place below the district in answers of staff, and a guarded column that the mapping uses without a reason. Throws {@link StudyError}. */
export function checkFit(map: ImportMap, { columns, guards }: Fit): void {
  const uses = usesOf(map)
  need(uses.some(({ columns: keys }) => keys.some((key) => columns.has(key))), 'otherFile', 'variables')
  const kept = new Set(map.kept.map(({ column }) => column))
  for (const { columns: keys, path } of uses) {
    for (const key of keys) {
      const column = columns.get(key)
      need(map.respondent === 'resident' || !column || !isBelowDistrict(column), 'staffPlace', path)
      const guard = guards.get(key)
      if (!guard) continue
      need(guard.keepable, 'neverKept', path)
      need(kept.has(key), 'guardedColumn', path, { column: shown(key) })
    }
  }
}

/** Refuses a rule over a guarded column that names what somebody may have answered. Throws {@link StudyError}. */
export function checkRules(raw: RawTable, { notPeople }: ImportMap, { columns }: Fit): void {
  notPeople.forEach(({ column: key, values }, i) => {
    const column = columns.get(key)
    need(!column || values.every(saysNobody) || guardIn(raw, column) === null, 'guardedRule', `notPeople[${i}]`, { column: shown(key) })
  })
}
