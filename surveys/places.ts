import type { Unit } from '../analysis/study/study.ts'
import units from './community-policing/units.json' with { type: 'json' }

/** Real places of the studies that ship, as their files state them: for recognising places in a file from elsewhere, without reading whole studies. */
export const places = units as readonly Unit[]
