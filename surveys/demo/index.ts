import { questionnaires, report } from '../community-policing/index.ts'
import study from './study.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }

/** The same questionnaires and report with invented units; not yet checked. */
export const demo = { ...study, ...questionnaires, units, cases: [], report }
