import { createContext, use, type Dispatch, type SetStateAction } from 'react'
import type { Adopted } from '../../../analysis/intake/adopt.ts'
import type { MapCheck } from '../../../analysis/intake/applied.ts'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import type { ColumnSummary } from '../../engines/import-protocol.ts'
import type { Step } from './edit-map.ts'
import type { Work } from './use-import.ts'

/** What every step after the first works with. */
export interface AtImport {
  readonly work: Work
  readonly map: ImportMap
  /** What the mapping does, as far as it is known by now. */
  readonly checked: MapCheck | null
  /** The columns as they are without the rows that are no people. */
  readonly columns: readonly ColumnSummary[]
  readonly checking: boolean
  readonly edit: (step: Step) => void
  readonly adopt: (saved: ImportMap) => Promise<Adopted>
  readonly column: (key: string, reason: string | null) => Promise<ColumnSummary>
  /** What a column is called in the file; its key is made for comparing, not for reading. */
  readonly titleOf: (column: string) => string
  /** The variable that is open (by its first column), here and when one comes back. */
  readonly opened: string | null
  readonly setOpened: Dispatch<SetStateAction<string | null>>
  /** Says something to who does not see the page change. */
  readonly tell: (sentence: string) => void
}

export const ImportContext = createContext<AtImport | null>(null)

export function useAtImport(): AtImport {
  const here = use(ImportContext)
  if (!here) throw new Error('no import above')
  return here
}
