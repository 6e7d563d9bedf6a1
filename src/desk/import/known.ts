import type { Unit } from '../../../analysis/study/study.ts'

/** Real places of the studies that ship: a file may be about them. Loaded when the first file is read. */
export async function knownPlaces(): Promise<readonly Unit[]> {
  const { studies } = await import('../../../surveys/index.ts')
  return studies.flatMap(({ synthetic, units }) => (synthetic ? [] : units))
}
