import type { Variable } from '../../analysis/study/codebook.ts'
import { cleanText, isWithin } from './close-response.ts'
import { sensitiveKinds, type SensitiveKind } from './sensitive-text.ts'

/** Why an answer cannot be taken as it stands; said at the question in the language spoken. */
export type Fault =
  | { readonly key: 'notNumber' | 'notWhole' }
  | { readonly key: 'outOfRange'; readonly min: number; readonly max: number }
  | { readonly key: 'mayIdentify'; readonly kinds: readonly SensitiveKind[] }

/** What typed characters mean: a number where one is asked and they are one (full-width digits too), else the characters; nothing typed is no answer. */
export function readTyped(variable: Variable, text: string): number | string | undefined {
  if (variable.kind !== 'number') return text === '' ? undefined : text
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return undefined
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

/** `confirmed`: the text the person keeps although it looks identifying. No answer has no fault. */
export function faultOf(variable: Variable, held: unknown, confirmed: string | undefined): Fault | null {
  if (held === undefined || held === null || held === '') return null
  if (variable.kind === 'number') {
    if (typeof held !== 'number') return { key: 'notNumber' }
    if (isWithin(variable, held)) return null
    const { bounds } = variable
    return bounds && (held < bounds.min || held > bounds.max) ? { key: 'outOfRange', ...bounds } : { key: 'notWhole' }
  }
  if (variable.kind === 'text' && typeof held === 'string' && held !== confirmed) {
    const kinds = sensitiveKinds(cleanText(held))
    if (kinds.length > 0) return { key: 'mayIdentify', kinds }
  }
  return null
}
