import type { MapCheck } from '../../analysis/intake/applied.ts'
import type { ImportMap } from '../../analysis/intake/map.ts'
import type { Reading } from '../../analysis/intake/raw.ts'
import type { Unit } from '../../analysis/study/study.ts'
import type { ReadStep } from '../exchange/reading/index.ts'
import type { AdoptedHere, ColumnSummary, ImportAnswerTo, ImportAsk, KeptAs, RawSummary } from './import-protocol.ts'
import { talkTo } from './worker-talk.ts'

/**
 * A Worker that reads one file and holds it until it is kept or given up. Rejects with FileError where the file cannot be read, StudyError
 * where a mapping cannot be applied, StoreError where the device has no room; every other rejection is our fault.
 */
export interface ImportSession {
  /** Reads a file, as it was found to be or (`wanted`) as a person says it is. Reading again takes the place of what was read; a failed reading leaves it. */
  read(file: File, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<RawSummary>
  /** Uses a saved mapping on the file, which is read as the mapping says where that fits better: as the command line does. */
  adopt(file: File, saved: ImportMap): Promise<AdoptedHere>
  /**
   * One column with up to 1,000 of its texts, for making a variable or places of it by hand. A guarded column only for the reason a person
   * typed, and then unmasked; RangeError without one, and for what can never be kept.
   */
  column(key: string, reason: string | null): Promise<ColumnSummary>
  /** What a mapping would do with the file read. */
  check(map: ImportMap): Promise<MapCheck>
  /** Keeps the file under its mapping as a study with its data, whole or not at all. */
  keep(map: ImportMap): Promise<KeptAs>
  /** Ends the Worker: whatever is under way is given up and rejects, and nothing of it is kept. */
  close(): void
}

/** `known`: places that a column of the file may be about. */
export function openImport(known: readonly Unit[]): ImportSession {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const { ask, end } = talkTo<ImportAsk, ImportAnswerTo, ReadStep>(worker)
  const opened = ask({ do: 'open', known })

  return {
    read: async (file, wanted, tell) => {
      await opened
      return ask({ do: 'read', file, wanted }, tell)
    },
    adopt: (file, saved) => ask({ do: 'adopt', file, saved }),
    column: (key, reason) => ask({ do: 'column', key, reason }),
    check: (map) => ask({ do: 'check', map }),
    keep: (map) => ask({ do: 'keep', map }),
    close: () => end('the import was given up'),
  }
}
