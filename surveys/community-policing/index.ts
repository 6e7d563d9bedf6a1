import cases from './cases.json' with { type: 'json' }
import listExperiment from './list-experiment.module.json' with { type: 'json' }
import mobilisation from './mobilisation.module.json' with { type: 'json' }
import partyBuilding from './party-building.module.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import residentCodebook from './resident.codebook.json' with { type: 'json' }
import residentForm from './resident.form.json' with { type: 'json' }
import residentShortForm from './resident-short.form.json' with { type: 'json' }
import staffCodebook from './staff.codebook.json' with { type: 'json' }
import staffForm from './staff.form.json' with { type: 'json' }
import staffShortForm from './staff-short.form.json' with { type: 'json' }
import study from './study.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }

/** Both questionnaires in both lengths and what may be asked in addition, for studies that ask the same elsewhere. */
export const questionnaires = {
  codebooks: [residentCodebook, staffCodebook],
  forms: [residentForm, staffForm, residentShortForm, staffShortForm],
  modules: [partyBuilding, mobilisation, listExperiment],
}
export { report }

/** The files of the study in one object, not yet checked. */
export const communityPolicing = { ...study, ...questionnaires, units, cases, report }
