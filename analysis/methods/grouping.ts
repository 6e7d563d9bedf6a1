import { byFirst, cellsWhere, margin } from '../engine/answers.ts'
import type { Count, CountTable, Reason, Term } from '../engine/query.ts'
import { category } from '../engine/terms.ts'
import { TOTAL, type Cases, type Message, type Note, type ResultColumn, type Row } from '../result/result.ts'
import { variableOf, type Codebook, type CodedVariable } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'
import { column, message } from './columns.ts'

/** A group of people: a category of the grouping variable, or everybody whose group is known (`index` null). */
export interface Group {
  readonly index: number | null
  readonly label: Text | Message
  readonly n: number
}

/** The groups that have people, who falls out, and what is said about it. */
export interface Grouping {
  readonly by: CodedVariable | null
  /** Without the total. */
  readonly groups: readonly Group[]
  readonly total: Group
  readonly cases: Pick<Cases, 'used' | 'excluded'>
  /** About the table: categories without people. */
  readonly notes: readonly Note[]
}

/** The coded variable of that name. Options were checked before: another kind is a bug of the caller. */
export function codedVariable(codebook: Codebook, name: string): CodedVariable {
  const variable = variableOf(codebook, name)
  if (variable.kind !== 'coded') throw new TypeError(`${name} is not a coded variable`)
  return variable
}

/** Counts by the grouping and further terms. */
export function countBy(by: string | null, ...terms: readonly (Term | Reason)[]): Count {
  return { ask: 'count', by: by === null ? terms : [category(by), ...terms], where: [], whole: false, weight: null }
}

/** Reads the answer to `countBy(by)`. */
export function groupingOf(codebook: Codebook, by: string | null, sizes: CountTable): Grouping {
  const all = sizes.n.reduce((sum, n) => sum + n, 0)
  const everybody = (n: number): Group => ({ index: null, label: TOTAL, n })
  if (by === null) return { by: null, groups: [everybody(all)], total: everybody(all), cases: { used: all, excluded: [] }, notes: [] }
  const variable = codedVariable(codebook, by)
  const people = new Map(byFirst(sizes).map(({ key, table }) => [key, table.n[0]!]))
  const groups = variable.options.map((option, i): Group => ({ index: i + 1, label: option.label, n: people.get(i + 1) ?? 0 }))
  const empty = groups.filter(({ n }) => n === 0)
  const missing = people.get(null) ?? 0
  return {
    by: variable,
    groups: groups.filter(({ n }) => n > 0),
    total: everybody(all - missing),
    cases: { used: all - missing, excluded: missing > 0 ? [{ reason: message('methods.groupMissing', { variable: variable.label }), n: missing }] : [] },
    notes: empty.length > 0 ? [{ message: message('methods.groupEmpty', { variable: variable.label, groups: empty.map(({ label }) => label) }) }] : [],
  }
}

export const withTotal = ({ by, groups, total }: Grouping): readonly Group[] => (by === null ? groups : [...groups, total])

/** The part of an answer to `countBy(by, …)` that belongs to a group, over the other terms. */
export function ofGroup(table: CountTable, by: string | null, { index }: Group): CountTable {
  if (by === null) return table
  const mine = cellsWhere(table, ([key]) => (index === null ? key !== null : key === index))
  return margin(mine, table.keys.slice(1).map((_, d) => d + 1))
}

/** The column that says the group, headed by the grouping variable; none without grouping. */
export const groupColumn = ({ by }: Grouping): readonly ResultColumn[] => (by === null ? [] : [{ ...column('group', 'label'), title: message('methods.groupedBy', { variable: by.label }) }])
export const groupCell = ({ by }: Grouping, { label }: Group): Row => (by === null ? {} : { group: label })

/** Two or more personal attributes are crossed, or a sensitive variable with anything. */
export function isPersonal(...crossed: readonly (Pick<CodedVariable, 'role' | 'sensitive'> | null)[]): boolean {
  const variables = crossed.filter((variable) => variable !== null)
  return variables.length > 1 && (variables.some(({ sensitive }) => sensitive) || variables.filter(({ role }) => role === 'attribute').length > 1)
}
