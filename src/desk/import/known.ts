import type { Unit } from '../../../analysis/study/study.ts'

/** Real places of the studies that ship: a file may be about them. Loaded when the first file is read. */
export async function knownPlaces(): Promise<readonly Unit[]> {
  const { places } = await import('../../../surveys/places.ts')
  return places
}
