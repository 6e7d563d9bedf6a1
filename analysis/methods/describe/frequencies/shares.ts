import { counted } from '../../../engine/answers.ts'
import type { CountTable } from '../../../engine/query.ts'
import { MISSING_CODES, type MissingCode } from '../../../study/missing.ts'

/** What a group answered to one question. */
export interface Answers {
  /** Per option, in the codebook's order. */
  readonly counts: readonly number[]
  readonly valid: number
  readonly missing: number
}

/** Reads a table whose only key is the category (index 1..K, null = missing). */
export function answersOf(table: CountTable, options: number): Answers {
  const cases = counted(table)
  const counts = new Array<number>(options).fill(0)
  let missing = 0
  table.keys[0]!.forEach((key, cell) => {
    if (key === null) missing += cases[cell]!
    else counts[key - 1]! += cases[cell]!
  })
  return { counts, valid: counts.reduce((sum, n) => sum + n, 0), missing }
}

/** An option among all cases, among valid answers, and with the options before it; null where there is nobody to be a share of. */
export interface Share {
  readonly n: number
  readonly proportion: number | null
  readonly validProportion: number | null
  readonly cumulative: number | null
}
export function sharesOf({ counts, valid, missing }: Answers): readonly Share[] {
  const all = valid + missing
  let reached = 0
  return counts.map((n) => {
    reached += n
    const ofValid = (count: number) => (valid > 0 ? count / valid : null)
    return { n, proportion: all > 0 ? n / all : null, validProportion: ofValid(n), cumulative: ofValid(reached) }
  })
}

/** How many have no answer for which reason. Reads a table whose only key is the reason (null = answered). */
export function reasonsIn(table: CountTable): ReadonlyMap<MissingCode, number> {
  const cases = counted(table)
  return new Map(MISSING_CODES.map((code) => [code, table.keys[0]!.reduce<number>((sum, key, cell) => (key === code ? sum + cases[cell]! : sum), 0)]))
}
