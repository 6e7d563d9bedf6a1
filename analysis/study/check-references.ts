import { checkCodebook } from './check-codebook.ts'
import { checkForm } from './check-form.ts'
import { checkCase, checkCollection, checkUnits } from './check-places.ts'
import { checkReport } from './check-report.ts'
import { need, once } from './check.ts'
import type { Study } from './study.ts'

/** Checks units and rules of collection, which the options of some questions are made of. Throws {@link StudyError} at the first fault. */
export function checkPlaces(study: Study): void {
  checkUnits(study)
  checkCollection(study)
}

/** Checks everything else that names point at, and what the parts of a study say of each other. Throws {@link StudyError} at the first fault. */
export function checkReferences(study: Study): void {
  once(study.codebooks.map(({ id }) => id), 'codebooks')
  study.codebooks.forEach((codebook, i) => checkCodebook(codebook, `codebooks[${i}]`))
  need(study.imported === null ? study.forms.length > 0 && study.collection.compared.length > 0 : study.forms.length === 0 && study.codebooks.length === 1, 'noForm', 'forms')
  once(study.forms.map(({ id }) => id), 'forms')
  study.forms.forEach((form, i) => checkForm(form, study, `forms[${i}]`))
  once(study.cases.map(({ id }) => id), 'cases')
  study.cases.forEach((one, i) => checkCase(one, study, `cases[${i}]`))
  checkReport(study.report, study)
}
