import type { CodedVariable, Variable } from './codebook.ts'
import { askedBy, IDENTIFYING, isOfOneself, TRAIT_ANSWERS, TRAITS, type Patterns } from './identifying.ts'
import type { StudyMessage } from './messages.ts'
import { StudyError } from './study-error.ts'
import type { Guarded, Study } from './study.ts'
import { LANGS, type Text } from './text.ts'

const SAYS: { readonly [what in Guarded]: StudyMessage } = {
  name: 'asksName',
  phone: 'asksPhone',
  email: 'asksPhone',
  account: 'asksPhone',
  ip: 'asksPhone',
  idNumber: 'asksIdNumber',
  address: 'asksAddress',
  coordinates: 'asksAddress',
  ethnicity: 'asksEthnicity',
  religion: 'asksReligion',
  politics: 'asksPolitics',
}
/** In an imported file these are never kept, whatever the reason. */
const NEVER: readonly Guarded[] = ['ethnicity', 'religion']

/**
 * Refuses a study that asks for name, telephone, document number, address, ethnicity, religion or political membership. It reads
 * what is asked (questions, lead-ins, answers to choose from) in both languages. What an imported file was allowed to keep, with a reason
 * somebody gave, passes, but never ethnicity and religion. Throws {@link StudyError}. A wording that hides its intent is not found: this is a
 * guard against thoughtlessness, and ethical review stays with the people who run the study.
 */
export function checkEthics(study: Study): void {
  const kept = new Set(study.imported?.kept.map(({ variable }) => variable))
  study.codebooks.forEach((codebook, c) => {
    codebook.variables.forEach((variable, v) => checkVariable(variable, kept.has(variable.name), `codebooks[${c}].variables[${v}]`))
  })
  study.forms.forEach((form) => {
    const c = study.codebooks.findIndex(({ id }) => id === form.codebook)
    const { passages, variables } = study.codebooks[c]!
    for (const { lead, items } of form.pages.flatMap(({ blocks }) => blocks)) {
      const open = items.some((name) => variables.some((variable) => variable.name === name && isOpen(variable)))
      if (lead !== null) refuse(passages[lead]!, open ? [...IDENTIFYING, ...TRAITS] : TRAITS, false, `codebooks[${c}].passages.${lead}`)
    }
  })
}

const isOpen = (variable: Variable): boolean => variable.kind === 'text' || variable.kind === 'number'
const isStatement = (variable: Variable): variable is CodedVariable => variable.kind === 'coded' && variable.role === 'opinion' && variable.bounds !== null

function checkVariable(variable: Variable, kept: boolean, path: string): void {
  for (const said of ['text', 'label'] as const) {
    const text = variable[said]
    if (isOpen(variable)) refuse(text, IDENTIFYING, kept, `${path}.${said}`)
    if (!isStatement(variable) || LANGS.some((lang) => isOfOneself(text[lang]))) refuse(text, TRAITS, kept, `${path}.${said}`)
  }
  // Places may be named after peoples and temples.
  if (variable.kind === 'multi' || (variable.kind === 'coded' && variable.optionsFrom === null)) {
    variable.options.forEach((option, o) => refuse(option.label, TRAIT_ANSWERS, kept, `${path}.options[${o}].label`))
  }
}

function refuse(text: Text, patterns: Patterns, kept: boolean, path: string): void {
  for (const lang of LANGS) {
    const what = askedBy(text[lang], patterns).find((one) => !kept || NEVER.includes(one))
    if (what) throw new StudyError(SAYS[what], path)
  }
}
