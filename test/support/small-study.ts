import { readStudy } from '../../analysis/study/publish.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import { itemsOf } from '../../analysis/study/form.ts'
import { formOf } from '../../analysis/study/find.ts'
import { MISSING, type MissingCode } from '../../analysis/study/missing.ts'
import type { Answer, Given, Response } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import { collection } from './collection.ts'

const t = (text: string) => ({ 'zh-CN': `${text}（中）`, en: text })
const codes = (...labels: string[]) => labels.map((label, i) => ({ code: i + 1, label: t(label) }))
const named = (name: string, role = 'opinion') => ({ name, text: t(`Text of ${name}`), label: t(`Label of ${name}`), role, sensitive: false, note: null })
const WAYS = ['dontKnow', 'refused']
const agree = codes('Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree')
const item = (name: string, reversed = false) => ({
  ...named(name),
  kind: 'coded',
  level: 'ordinal',
  options: agree,
  optionsFrom: null,
  waysOut: WAYS,
  bounds: { min: 1, max: 5 },
  reversed,
  right: null,
})
const single = (name: string, options: ReturnType<typeof codes>, more: object = {}) => ({
  ...named(name, 'experience'),
  kind: 'coded',
  level: 'nominal',
  options,
  optionsFrom: null,
  waysOut: WAYS,
  bounds: null,
  reversed: false,
  right: null,
  ...more,
})
const scale = (name: string, items: readonly string[]) => ({ name, label: t(`Scale ${name}`), kind: 'reflective', high: 'good', items, atLeast: 2, bounds: { min: 1, max: 5 }, source: 'invented' })
const derived = (name: string, rules: readonly object[], otherwise: number | null) => ({
  ...named(name, 'experience'),
  kind: 'derived',
  level: 'nominal',
  options: [
    { code: 0, label: t('No') },
    { code: 1, label: t('Yes') },
  ],
  rules,
  otherwise,
})
const form = (id: string, codebook: string, respondent: string, items: readonly string[], routes: object = {}) => ({
  id,
  codebook,
  respondent,
  length: id.endsWith('short') ? 'short' : 'full',
  minutes: 3,
  consent: { version: 'c1', passages: ['info'], agree: 'agree', decline: 'decline' },
  screenOut: items.includes('ADULT') ? [{ variable: 'ADULT', in: [2] }] : [],
  routes,
  pages: [
    { id: 'p-1', blocks: [{ id: `${id}-b1`, layout: 'questions', items: items.slice(0, 5), lead: null, notice: null, shuffle: false, draw: null }] },
    { id: 'p-2', blocks: [{ id: `${id}-b2`, layout: 'questions', items: items.slice(5), lead: null, notice: null, shuffle: true, draw: null }] },
  ],
  thanks: 'thanks',
})
const passages = { info: t('Information'), agree: t('I agree'), decline: t('No, thanks'), thanks: t('Thank you') }
const unit = (id: string, code: number, level: string, parent: string | null, channels: object | null = null) => ({ id, code, name: t(id), level, parent, synthetic: false, channels })
const channels = (right: number) => ({ options: [{ code: 1, label: t('12345') }, { code: 2, label: t('110') }, { code: 3, label: t('The office') }], right })

/** A study small enough to work out by hand: every kind of variable, two lengths of one form, staff, units with their own quiz answer. */
export const smallStudy: Study = readStudy({
  format: 'linli-study/1',
  id: 'small',
  version: '1',
  title: t('Small'),
  synthetic: false,
  generator: null,
  modules: [],
  imported: null,
  codebooks: [
    {
      id: 'resident',
      title: t('Residents'),
      variables: [
        single('ADULT', codes('Yes', 'No'), { role: 'screening', waysOut: [] }),
        item('A1'),
        item('A2'),
        item('A3'),
        item('A4', true),
        item('B1'),
        item('B2'),
        item('B3', true),
        single('QUIZ', [], { optionsFrom: 'channels' }),
        single('SEEN1', codes('Yes', 'No')),
        single('SEEN2', codes('Yes', 'No')),
        { ...named('DID', 'experience'), kind: 'multi', options: [...codes('Patrol', 'Meeting', 'Hotline'), { code: 9, label: t('None of these'), exclusive: true }], waysOut: ['refused'] },
        { ...named('HOURS', 'experience'), kind: 'number', bounds: { min: 0, max: 1000 }, reversed: false, integer: false, unit: t('hours'), score: null },
        { ...named('MORE', 'opinion'), kind: 'text', maxLength: 500 },
      ],
      derived: [
        derived('QUIZ_RIGHT', [{ code: 1, when: [{ variable: 'QUIZ', right: true }] }], 0),
        derived('SEEN', [{ code: 1, when: [{ variable: 'SEEN1', in: [1] }] }, { code: 1, when: [{ variable: 'SEEN2', in: [1] }] }], 0),
        derived('BOTH', [{ code: 1, when: [{ variable: 'SEEN1', in: [1] }, { variable: 'SEEN2', in: [1] }] }, { code: 0, when: [{ variable: 'SEEN1', in: [1, 2] }] }], null),
        derived('MIXED', [{ code: 0, when: [{ variable: 'SEEN1', in: [2] }] }, { code: 1, when: [{ variable: 'SEEN2', in: [1] }] }], 1),
        derived('JOINED', [{ code: 1, when: [{ variable: 'DID', in: [1, 2] }] }], 0),
      ],
      scales: [scale('A', ['A1', 'A2', 'A3', 'A4']), scale('B', ['B1', 'B2', 'B3'])],
      quasiIdentifiers: [],
      passages,
    },
    {
      id: 'staff',
      title: t('Staff'),
      variables: [
        item('S1'),
        item('S2'),
        single('POST', codes('Officer', 'Grid worker'), { role: 'attribute' }),
        { ...named('CASES', 'experience'), kind: 'number', bounds: { min: 0, max: 999 }, reversed: false, integer: true, unit: null, score: null },
        single('DISTRICT', [], { role: 'attribute', optionsFrom: 'districts' }),
        { ...named('NOTE', 'opinion'), kind: 'text', maxLength: 500 },
      ],
      derived: [],
      scales: [scale('S', ['S1', 'S2'])],
      quasiIdentifiers: [],
      passages,
    },
  ],
  forms: [
    form('resident-long', 'resident', 'resident', ['ADULT', 'A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'QUIZ', 'SEEN1', 'SEEN2', 'DID', 'HOURS', 'MORE'], { SEEN2: { variable: 'SEEN1', in: [1] } }),
    form('resident-short', 'resident', 'resident', ['ADULT', 'A1', 'A2', 'A4', 'SEEN1', 'DID', 'MORE']),
    form('staff', 'staff', 'staff', ['S1', 'S2', 'POST', 'CASES', 'DISTRICT', 'NOTE']),
  ],
  units: [
    unit('city', 320400, 'city', null),
    unit('east', 320402, 'district', 'city', channels(3)),
    unit('east-1', 320402001, 'subdistrict', 'east'),
    unit('west', 320404, 'district', 'city'),
  ],
  cases: [],
  collection: { ...collection, channels: channels(1), incomeBands: codes('Low', 'High'), compared: ['east', 'west'] },
  report: { filter: {}, sections: [] },
})

const hash = studyHash(smallStudy)

/** A uuid v4 that shows its number. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}

/** A response of the small study: what is not answered and has no reason given was seen and skipped. */
export function response(formId: string, answers: { readonly [name: string]: Answer } = {}, missing: { readonly [name: string]: MissingCode } = {}, more: Partial<Response> = {}): Response {
  const items = itemsOf(formOf(smallStudy, formId))
  const rest = items.filter((name) => !(name in answers) && !(name in missing)).map((name) => [name, MISSING.skipped])
  return {
    format: 'linli-response/1',
    study: 'small',
    studyHash: hash,
    form: formId,
    unit: 'east',
    wave: 'w1',
    batch: null,
    mode: 'link',
    layout: 'phone',
    languages: ['zh-CN'],
    aids: [],
    status: 'complete',
    answers,
    missing: { ...Object.fromEntries(rest), ...missing },
    order: items,
    seconds: { 'p-1': 20, 'p-2': 31 },
    consentVersion: 'c1',
    day: '2026-11-24',
    synthetic: false,
    ...more,
  }
}

/** A declined response: a count of one. */
export function declined(formId: string, more: Partial<Response> = {}): Response {
  return { ...response(formId), status: 'declined', answers: {}, missing: {}, order: [], seconds: {}, ...more }
}

/** Responses under ids 1, 2, 3 … */
export function given(...responses: readonly Response[]): readonly Given[] {
  return responses.map((one, i) => ({ id: idOf(i + 1), response: one }))
}
