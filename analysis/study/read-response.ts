import type { Option, Variable } from './codebook.ts'
import { drawnWith, itemsOf, type Form } from './form.ts'
import { codebookOf, formOf, staffUnitOf } from './find.ts'
import { isMissingCode, MISSING, type MissingCode } from './missing.ts'
import { ID, ID_LENGTH, NAME } from './names.ts'
import { choice, flag, integer, list, literal, matching, nullable, object, prose, record, number, type Read } from './read.ts'
import type { Answer, Response } from './response.ts'
import { isAsked } from './routing.ts'
import { day } from './shape.ts'
import { StudyError } from './study-error.ts'
import { MODES, type Study } from './study.ts'
import { LANGS } from './text.ts'

const id = matching(ID, ID_LENGTH)
const label = matching(/^[0-9A-Za-z][0-9A-Za-z._-]*$/, 64)
const DAY_SECONDS = 24 * 60 * 60

const answer: Read<Answer> = (value, path) => {
  if (Array.isArray(value)) return list(integer(0, Number.MAX_SAFE_INTEGER), 1, 100)(value, path)
  return typeof value === 'string' ? prose(5000)(value, path) : number(value, path)
}
const missing: Read<MissingCode> = (value, path) => {
  const code = number(value, path)
  if (!isMissingCode(code)) throw new StudyError('notMissing', path, { code })
  return code
}

const shape: Read<Response> = object<Response>({
  format: literal('linli-response/1'),
  study: id,
  studyHash: matching(/^[0-9a-f]{64}$/, 64),
  form: id,
  unit: nullable(id),
  wave: label,
  batch: nullable(label),
  mode: choice(MODES),
  layout: choice(['kiosk', 'phone', 'desk']),
  languages: list(choice(LANGS), 1, LANGS.length),
  aids: list(matching(NAME, 32), 0, 10),
  status: choice(['complete', 'partial', 'declined', 'screenedOut']),
  answers: record(answer, 500),
  missing: record(missing, 500),
  order: list(matching(NAME, 32), 0, 500),
  seconds: record(integer(0, DAY_SECONDS), 100, ID, ID_LENGTH),
  consentVersion: label,
  day,
  synthetic: flag,
})

/**
 * A response from an untrusted value, made anew: its shape, and that it answers a form of this study as that form asks:
 * every item has either an answer of its kind or a missing reason it can have, routes are kept, whoever declined left nothing.
 * Whether it was given to this very version of the study (`studyHash`) is the caller's to compare. Throws {@link StudyError}.
 */
export function readResponse(value: unknown, study: Study): Response {
  const response = shape(value, '')
  if (response.study !== study.id) throw new StudyError('otherStudy', 'study', { name: response.study })
  if (!study.forms.some((form) => form.id === response.form)) throw new StudyError('noSuchForm', 'form', { name: response.form })
  const form = formOf(study, response.form)
  checkUnit(response, study, form)
  if (response.synthetic !== study.synthetic) throw new StudyError('notSynthetic', 'synthetic')
  checkDistinct(response.languages, 'languages')
  checkDistinct(response.order, 'order')

  if (response.status === 'declined' || response.status === 'screenedOut') {
    const { answers, missing: reasons, order, seconds } = response
    for (const part of [answers, reasons, order, seconds]) if (Object.keys(part).length > 0) throw new StudyError('emptyStatus', 'status')
    return response
  }
  checkItems(response, study, form)
  return response
}

function checkDistinct(names: readonly string[], path: string): void {
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i) throw new StudyError('twice', `${path}[${i}]`, { name })
  })
}

function checkUnit({ unit }: Response, study: Study, form: Form): void {
  if (unit === null) return
  if (!study.units.some((one) => one.id === unit)) throw new StudyError('noSuchUnit', 'unit', { name: unit })
  if (form.respondent === 'staff' && staffUnitOf(study, unit)?.id !== unit) throw new StudyError('staffUnit', 'unit')
}

function checkItems(response: Response, study: Study, form: Form): void {
  const { answers, missing: reasons, order, seconds } = response
  const items = itemsOf(form)
  const known = new Set(items)
  for (const [path, names] of [['answers', Object.keys(answers)], ['missing', Object.keys(reasons)], ['order', order]] as const) {
    for (const name of names) if (!known.has(name)) throw new StudyError('notInForm', path, { name })
  }
  for (const page of Object.keys(seconds)) {
    if (!form.pages.some((one) => one.id === page)) throw new StudyError('noSuchPage', 'seconds', { name: page })
  }
  const variables = new Map(codebookOf(study, form).variables.map((variable) => [variable.name, variable]))
  const drawn = drawnWith(form)
  for (const block of new Set(drawn.values())) {
    const presented = block.items.filter((name) => reasons[name] !== MISSING.notAsked)
    if (presented.length !== block.draw) throw new StudyError('drawnTooMany', `missing.${block.items[0]!}`)
  }
  for (const name of items) {
    const given = Object.hasOwn(answers, name) ? answers[name] : undefined
    const reason = Object.hasOwn(reasons, name) ? reasons[name] : undefined
    const asked = isAsked(form, name, answers)
    if (given !== undefined) {
      if (reason !== undefined) throw new StudyError('coverTwice', `missing.${name}`, { name })
      if (!asked) throw new StudyError('answeredUnasked', `answers.${name}`, { name })
      checkAnswer(given, variables.get(name)!, `answers.${name}`)
    } else {
      if (reason === undefined) throw new StudyError('coverNot', 'missing', { name })
      if (reason === MISSING.notAsked && asked && !drawn.has(name)) throw new StudyError('unaskedAsked', `missing.${name}`, { name })
      checkReason(reason, variables.get(name)!, `missing.${name}`)
    }
  }
}

function checkReason(reason: MissingCode, variable: Variable, path: string): void {
  const way = reason === MISSING.refused ? 'refused' : reason === MISSING.dontKnow ? 'dontKnow' : null
  if (way === null) return
  if (!('waysOut' in variable) || !variable.waysOut.includes(way)) throw new StudyError('noWayOut', path, { name: variable.name })
}

function checkAnswer(given: Answer, variable: Variable, path: string): void {
  const { name } = variable
  const option = (options: readonly Option[], code: number): Option => {
    const found = options.find((one) => one.code === code)
    if (!found) throw new StudyError('noSuchCode', path, { name, code })
    return found
  }
  if (variable.kind === 'coded' && typeof given === 'number') option(variable.options, given)
  else if (variable.kind === 'multi' && typeof given === 'object') {
    const chosen = given.map((code) => option(variable.options, code))
    chosen.forEach(({ code, exclusive }, i) => {
      if (given.indexOf(code) !== i) throw new StudyError('codeTwice', path, { code })
      if (exclusive && chosen.length > 1) throw new StudyError('exclusiveWithOthers', path, { code })
    })
  } else if (variable.kind === 'number' && typeof given === 'number') {
    if (variable.integer && !Number.isSafeInteger(given)) throw new StudyError('notInteger', path)
    const { bounds } = variable
    if (bounds && (given < bounds.min || given > bounds.max)) throw new StudyError('outOfRange', path, { min: bounds.min, max: bounds.max })
  } else if (variable.kind === 'text' && typeof given === 'string') {
    if (given.length > variable.maxLength) throw new StudyError('tooLong', path, { n: given.length, max: variable.maxLength })
  } else throw new StudyError('answerKind', path, { name })
}
