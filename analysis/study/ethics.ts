import type { Variable } from './codebook.ts'
import { askedBy, BIRTH, IDENTIFYING, isOfOneself, TRAIT_ANSWERS, TRAITS, type Patterns } from './identifying.ts'
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
  birthDate: 'asksBirthDate',
  ethnicity: 'asksEthnicity',
  religion: 'asksReligion',
  politics: 'asksPolitics',
}
/** In an imported file these are never kept, whatever the reason. */
const NEVER: readonly Guarded[] = ['ethnicity', 'religion']

/**
 * Refuses a study that asks for name, telephone, document number, address, day of birth, ethnicity, religion or political membership. It reads
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
      const open = items.some((name) => variables.some(({ name: own, kind }) => own === name && (kind === 'text' || kind === 'number')))
      if (lead !== null) refuse(passages[lead]!, open ? [...IDENTIFYING, ...TRAITS] : TRAITS, `codebooks[${c}].passages.${lead}`)
    }
  })
}

/** A question as far as it matters what it asks: of a codebook, or of a file that is to become one. */
export interface Asked {
  readonly kind: Variable['kind']
  readonly role: Variable['role']
  readonly text: Text
  readonly label: Text
  /** Answers to choose from; none where they are places, which may be named after peoples and temples. */
  readonly options: readonly { readonly label: Text }[]
  readonly averaged: boolean
}

/** What a question asks that it may not, each with its place in the question ("options[2].label"); empty where nothing is wrong. */
export function asksFor({ kind, role, text, label, options, averaged }: Asked): readonly { readonly what: Guarded; readonly at: string }[] {
  const open = kind === 'text' || kind === 'number'
  const statement = kind === 'coded' && role === 'opinion' && averaged
  const said = [['text', text], ['label', label]] as const
  return [
    ...said.flatMap(([at, words]) => {
      const traits = !statement || LANGS.some((lang) => isOfOneself(words[lang]))
      return found(words, [...(open ? IDENTIFYING : []), ...(kind === 'text' ? BIRTH : []), ...(traits ? TRAITS : [])], at)
    }),
    ...options.flatMap((option, o) => found(option.label, TRAIT_ANSWERS, `options[${o}].label`)),
  ]
}

const found = (text: Text, patterns: Patterns, at: string): { readonly what: Guarded; readonly at: string }[] => LANGS.flatMap((lang) => askedBy(text[lang], patterns).map((what) => ({ what, at })))

const isPlace = (variable: Variable): boolean => variable.kind === 'coded' && variable.optionsFrom !== null

function checkVariable(variable: Variable, kept: boolean, path: string): void {
  const options = (variable.kind === 'coded' || variable.kind === 'multi') && !isPlace(variable) ? variable.options : []
  const fault = asksFor({ ...variable, options, averaged: variable.kind === 'coded' && variable.bounds !== null }).find(({ what }) => !kept || NEVER.includes(what))
  if (fault) throw new StudyError(SAYS[fault.what], `${path}.${fault.at}`)
}

function refuse(text: Text, patterns: Patterns, path: string): void {
  const fault = found(text, patterns, path)[0]
  if (fault) throw new StudyError(SAYS[fault.what], path)
}
