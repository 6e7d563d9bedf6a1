import type { Guarded } from '../study/study.ts'
import type { RawColumn } from './raw.ts'

/** Why a column is left out of an import. `keepable`: a person may keep it by typing a reason; ethnicity and religion never. */
export interface Guard {
  readonly what: Guarded
  readonly found: 'heading' | 'values'
  readonly keepable: boolean
}

/** What a column would say about who somebody is, by its headings or by what stands in it; null where nothing points at that. */
export function guardOf(_column: RawColumn): Guard | null {
  return null
}
