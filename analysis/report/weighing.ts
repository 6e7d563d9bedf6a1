import type { Condition, CountTable, Val } from '../engine/query.ts'
import { given } from '../engine/terms.ts'
import type { Method } from '../methods/method.ts'
import { RefusalError } from '../methods/method.ts'
import type { Cases, Message } from '../result/result.ts'
import type { Codebook } from '../study/codebook.ts'
import type { Asking } from './asking.ts'
import { measureAt } from './options.ts'

export interface Weight {
  readonly variable: string
  readonly kind: 'frequency' | 'sampling'
}
/** Cases before a method has set any aside: `left` of `selected` go to the method, the others have no usable weight. */
export interface Selection {
  readonly total: number
  readonly selected: number
  readonly left: number
  readonly excluded: Cases['excluded']
}

/** The weight as a term of questions. Throws OptionError where the variable is not a number. */
export function weightTerm(weight: Weight, codebook: Codebook): Val {
  return given(measureAt(codebook, weight.variable, 'weight.variable'))
}

/** Frequency weights in a formula for samples, or the other way round, give wrong tests without any sign of it: refused. */
export function refuseWrongKind(weight: Weight | null, takes: Method['weights']): void {
  if (!weight || weight.kind === takes) return
  const kind = (of: Method['weights']): Message => ({ key: `report.weights.${of}` })
  throw new RefusalError({ key: 'report.weightKind', values: { given: kind(weight.kind), variable: weight.variable, takes: kind(takes) } }, { key: 'report.weightKind.help' })
}

/** Rows that a weight leaves in: those with a weight above zero. */
export const weighable = (term: Val): Condition => ({ term, min: 0, open: true })

/**
 * How many cases there are, counted as the weight says. With frequency weights a row stands for as many cases as its weight;
 * a row without one is a case that is set aside. With sampling weights, and without any, a case is a row.
 * Throws RefusalError on a negative weight, and on a frequency that is not whole.
 */
export async function selectionOf(asking: Asking, filter: readonly Condition[], weight: Weight | null, term: Val | null): Promise<Selection> {
  const by = term ? [term] : []
  const count = (where: readonly Condition[]) => asking({ ask: 'count', by, where, weight: null, whole: true }) as Promise<CountTable>
  const [everyone, selection] = await Promise.all([count([]), count(filter)])
  const cells = (table: CountTable) => Array.from(table.n, (n, cell) => ({ n, key: table.keys[0]?.[cell] ?? null }))
  const rows = (table: CountTable) => table.n.reduce((sum, n) => sum + n, 0)
  if (!weight) return { total: rows(everyone), selected: rows(selection), left: rows(selection), excluded: [] }

  const { variable, kind } = weight
  const weights = cells(everyone).flatMap(({ key }) => (key === null ? [] : [key]))
  if (weights.some((key) => key < 0)) throw new RefusalError({ key: 'report.weightNegative', values: { variable } })
  if (kind === 'frequency' && !weights.every(Number.isInteger)) throw new RefusalError({ key: 'report.weightNotWhole', values: { variable } })

  const stands = (key: number | null) => (kind === 'frequency' && key !== null ? key : 1)
  const cases = (table: CountTable, which: (key: number | null) => boolean) => cells(table).reduce((sum, { n, key }) => sum + (which(key) ? n * stands(key) : 0), 0)
  const without = cases(selection, (key) => key === null)
  const zero = cases(selection, (key) => key === 0)
  const excluded = [
    { reason: { key: 'report.withoutWeight', values: { variable } }, n: without },
    { reason: { key: 'report.zeroWeight', values: { variable } }, n: zero },
  ].filter(({ n }) => n > 0)
  return { total: cases(everyone, () => true), selected: cases(selection, () => true), left: cases(selection, (key) => key !== null && key > 0), excluded }
}
