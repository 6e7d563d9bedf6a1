import { variableOf, type Codebook, type Variable } from '../../analysis/study/codebook.ts'
import { codebookOf, optionsFor, staffUnitOf } from '../../analysis/study/find.ts'
import { itemsOf, type Form } from '../../analysis/study/form.ts'
import { MISSING, type MissingCode } from '../../analysis/study/missing.ts'
import type { Answer, Response } from '../../analysis/study/response.ts'
import { isAsked, type Answers } from '../../analysis/study/routing.ts'
import type { Study } from '../../analysis/study/study.ts'
import { presented, type Screen } from './screens.ts'
import { wayOutCode } from './survey-json.ts'

/** What is true of a response whoever gave it and whatever was answered. */
export type Circumstances = Pick<Response, 'studyHash' | 'unit' | 'batch' | 'mode' | 'layout' | 'languages' | 'aids' | 'day'>

/** What a person did. */
export interface Given {
  /** Codes, lists of codes, numbers and texts by variable, as the page holds them; ways out are held under their missing codes. */
  readonly held: { readonly [variable: string]: unknown }
  readonly screens: readonly Screen[]
  /** Ids of the screens that were shown. */
  readonly reached: ReadonlySet<string>
  readonly seconds: { readonly [page: string]: number }
}

/** A response that holds no answer: a count of one. */
export function emptyResponse(study: Study, form: Form, status: 'declined' | 'screenedOut', circumstances: Circumstances): Response {
  return { ...common(study, form, circumstances), status, answers: {}, missing: {}, order: [], seconds: {} }
}

/**
 * The response as it is kept. Answers off the route are removed, and every other item without an answer gets its reason:
 * chosen ways out (refused, don't know); `notInVersion` where nothing can be chosen in this unit; `notAsked` where the route
 * was decided against it or another item of its block was drawn; `notReached` on a screen never shown, or behind a question never shown; `lost` where something
 * is held that is no answer to the question; else `skipped`. Complete if every screen with something to ask was shown.
 */
export function closeResponse(study: Study, form: Form, circumstances: Circumstances, { held, screens, reached, seconds }: Given): Response {
  const codebook = codebookOf(study, form)
  const items = itemsOf(form)
  const read = new Map(items.map((name) => [name, readHeld(study, variableOf(codebook, name), circumstances.unit, held[name])]))
  const all: Answers = Object.fromEntries([...read].flatMap(([name, got]) => (got !== null && typeof got === 'object' ? [[name, got.answer]] : [])))
  const drawn = new Set(presented(screens))
  const shown = new Set(presented(screens.filter((screen) => reached.has(screen.id))))

  /** Not asked because an answer says so, rather than because the question before it was never seen. */
  const decided = (name: string): boolean => {
    const before = form.routes[name]?.variable
    if (before === undefined) return true
    return isAsked(form, before, all) ? shown.has(before) : decided(before)
  }
  const answers: Record<string, Answer> = {}
  const missing: Record<string, MissingCode> = {}
  for (const name of items) {
    const got = read.get(name)
    if (!drawn.has(name)) missing[name] = MISSING.notAsked
    else if (!isAsked(form, name, all)) missing[name] = decided(name) ? MISSING.notAsked : MISSING.notReached
    else if (got === null || got === undefined) missing[name] = shown.has(name) ? MISSING.skipped : MISSING.notReached
    else if (typeof got === 'number') missing[name] = got
    else answers[name] = got.answer
  }
  const asked = (name: string) => missing[name] !== MISSING.notAsked && missing[name] !== MISSING.notInVersion
  return {
    ...common(study, form, circumstances),
    status: items.every((name) => !asked(name) || shown.has(name)) ? 'complete' : 'partial',
    answers,
    missing,
    order: presented(screens).filter((name) => shown.has(name) && asked(name)),
    seconds: { ...seconds },
  }
}

function common(study: Study, form: Form, { unit, ...rest }: Circumstances) {
  return {
    ...rest,
    format: 'linli-response/1',
    study: study.id,
    form: form.id,
    // Rows of staff hold no place in which a person could be found.
    unit: unit !== null && form.respondent === 'staff' ? (staffUnitOf(study, unit)?.id ?? null) : unit,
    wave: study.collection.wave,
    consentVersion: form.consent.version,
    synthetic: study.synthetic,
  } as const
}

/** The answer held, the reason why there is none, or null where nothing was given. */
function readHeld(study: Study, variable: Variable, unit: string | null, held: unknown): { readonly answer: Answer } | MissingCode | null {
  const options = variable.kind === 'coded' ? optionsFor(study, variable, unit) : variable.kind === 'multi' ? variable.options : null
  if (options?.length === 0) return MISSING.notInVersion
  if (held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0)) return null

  if (variable.kind === 'coded' || variable.kind === 'multi') {
    const codes: readonly unknown[] = variable.kind === 'coded' ? [held] : Array.isArray(held) ? held : [held]
    const way = codes.length === 1 ? variable.waysOut.find((one) => wayOutCode(one) === codes[0]) : undefined
    if (way) return MISSING[way]
    const chosen = (options ?? []).filter(({ code }) => codes.includes(code))
    if (chosen.length !== codes.length || (chosen.length > 1 && chosen.some(({ exclusive }) => exclusive))) return MISSING.lost
    return { answer: variable.kind === 'coded' ? chosen[0]!.code : chosen.map(({ code }) => code) }
  }
  if (variable.kind === 'number') return typeof held === 'number' && isWithin(variable, held) ? { answer: held } : MISSING.lost
  if (typeof held !== 'string') return MISSING.lost
  const text = cleanText(held).slice(0, variable.maxLength)
  return text === '' ? null : { answer: text }
}

/** Whether a number may be the answer. */
export function isWithin({ integer, bounds }: Extract<Variable, { kind: 'number' }>, value: number): boolean {
  return Number.isFinite(value) && (!integer || Number.isSafeInteger(value)) && (!bounds || (bounds.min <= value && value <= bounds.max))
}

/** Characters that cannot be printed are left out; lines stay broken where they were. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]|(?!\n)\p{Cc}/gu, '')
    .trim()
}

/** How many of the items asked so far have an answer or a chosen way out: what a person is told before submitting. */
export function countAnswered(response: Response, codebook: Codebook): { readonly answered: number; readonly open: number } {
  const out = [MISSING.refused, MISSING.dontKnow] as readonly MissingCode[]
  const open = [MISSING.skipped, MISSING.notReached, MISSING.lost] as readonly MissingCode[]
  const reasons = Object.entries(response.missing).filter(([name]) => variableOf(codebook, name).kind !== 'text')
  return {
    answered: Object.keys(response.answers).length + reasons.filter(([, code]) => out.includes(code)).length,
    open: reasons.filter(([, code]) => open.includes(code)).length,
  }
}
