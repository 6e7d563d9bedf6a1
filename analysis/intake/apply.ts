import type { Imported, MapCheck } from './applied.ts'
import type { ImportMap } from './map.ts'
import type { RawTable } from './raw.ts'

/** A file under a mapping: a study of our own kind with its data. Throws {@link StudyError} where {@link checkMap} has a fault, with its code and place. */
export function applyMap(_raw: RawTable, _map: ImportMap): Imported {
  throw new RangeError('mappings are not applied yet')
}

/** What the mapping would do to the file: counts of every variable, problems of rows, and what keeps it from being applied. Throws nothing. */
export function checkMap(raw: RawTable, _map: ImportMap): MapCheck {
  return { rows: raw.rows, variables: [], units: [], problems: [], problemCount: 0, lacking: [], unmapped: [], fault: null }
}
