import type { Condition, Term } from './query.ts'

/** Whether a known key meets a condition. */
export function accepts(condition: Exclude<Condition, { readonly complete: readonly Term[] }>, key: number): boolean {
  if ('in' in condition) return condition.in.includes(key)
  if ('notIn' in condition) return !condition.notIn.includes(key)
  const { min = -Infinity, max = Infinity, open = false } = condition
  return open ? key > min && key < max : key >= min && key <= max
}
