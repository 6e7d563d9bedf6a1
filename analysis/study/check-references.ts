import { checkCodebook } from './check-codebook.ts'
import { checkForm } from './check-form.ts'
import { checkImported } from './check-imported.ts'
import { checkCase, checkCollection, checkUnits } from './check-places.ts'
import { checkReport } from './check-report.ts'
import { need, once } from './check.ts'
import type { Module, Study } from './study.ts'

/** Checks units and rules of collection, which the options of some questions are made of. Throws {@link StudyError} at the first fault. */
export function checkPlaces(study: Study): void {
  checkUnits(study)
  checkCollection(study)
}

/** Checks everything else that names point at, and what the parts of a study say of each other. Throws {@link StudyError} at the first fault. */
export function checkReferences(study: Study): void {
  once(study.codebooks.map(({ id }) => id), 'codebooks')
  study.codebooks.forEach((codebook, i) => checkCodebook(codebook, `codebooks[${i}]`, study.imported ? 1 : 2))
  if (study.imported) checkImported(study, study.imported)
  else need(study.forms.length > 0 && study.collection.compared.length > 0, 'noForm', 'forms')
  once(study.forms.map(({ id }) => id), 'forms')
  study.forms.forEach((form, i) => checkForm(form, study, `forms[${i}]`))
  once(study.modules.map(({ id }) => id), 'modules')
  study.modules.forEach((module, i) => checkModule(module, study, `modules[${i}]`))
  once(study.cases.map(({ id }) => id), 'cases')
  study.cases.forEach((one, i) => checkCase(one, study, `cases[${i}]`))
  checkReport(study.report, study)
}

/** A module goes into forms that are there, behind a page that all of them have. What it asks is checked where it is chosen. */
function checkModule({ codebook, after }: Module, study: Study, path: string): void {
  const forms = study.forms.filter((form) => form.codebook === codebook)
  need(forms.length > 0, 'noSuchCodebook', `${path}.codebook`, { name: codebook })
  need(forms.every(({ pages }) => pages.some(({ id }) => id === after)), 'noSuchPage', `${path}.after`, { name: after })
}
