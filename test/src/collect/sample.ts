import type { CodedVariable, Codebook, Variable } from '../../../analysis/study/codebook.ts'
import type { Form } from '../../../analysis/study/form.ts'
import { readStudy } from '../../../analysis/study/publish.ts'
import type { Study } from '../../../analysis/study/study.ts'
import type { Text } from '../../../analysis/study/text.ts'
import { collection } from '../../support/collection.ts'

const text = (en: string): Text => ({ 'zh-CN': `“${en}”`, en })
const named = (name: string, en: string) => ({ name, text: text(en), label: text(name), role: 'opinion' as const, sensitive: false, note: null })
const options = (...labels: readonly string[]) => labels.map((label, i) => ({ code: i + 1, label: text(label) }))
const coded = (name: string, labels: readonly string[], more: Partial<CodedVariable> = {}): CodedVariable => ({
  ...named(name, `Question ${name}?`),
  kind: 'coded',
  level: 'ordinal',
  options: options(...labels),
  optionsFrom: null,
  waysOut: ['dontKnow', 'refused'],
  bounds: null,
  reversed: false,
  right: null,
  ...more,
})

const variables: readonly Variable[] = [
  coded('ADULT', ['yes', 'no'], { waysOut: [], role: 'screening' }),
  coded('A1', ['low', 'middle', 'high']),
  coded('A2', ['low', 'middle', 'high']),
  coded('A3', ['low', 'middle', 'high']),
  coded('MET', ['yes', 'no'], { waysOut: ['refused'] }),
  { ...named('WHAT', 'What about?'), kind: 'multi', options: [...options('help', 'papers'), { code: 9, label: text('nothing'), exclusive: true }], waysOut: ['refused'] },
  coded('HOW', ['badly', 'well']),
  { ...named('TIMES', 'How often?'), kind: 'number', bounds: { min: 0, max: 30 }, reversed: false, integer: true, unit: null, score: null },
  { ...named('WISH', 'What would you change?'), kind: 'text', maxLength: 200 },
]
const codebook: Codebook = {
  id: 'people',
  title: text('People'),
  variables,
  derived: [],
  scales: [],
  quasiIdentifiers: [],
  passages: { INFO: text('What this is about.'), YES: text('I am 18 and agree.'), NO: text('No.'), LEAD: text('How far? Go by feeling.'), HELP: text('Call for help.'), THANKS: text('Thanks.') },
}
const form: Form = {
  id: 'people',
  codebook: 'people',
  respondent: 'resident',
  length: 'full',
  minutes: 4,
  consent: { version: '1', passages: ['INFO'], agree: 'YES', decline: 'NO' },
  screenOut: [{ variable: 'ADULT', in: [2] }],
  routes: { WHAT: { variable: 'MET', in: [1] }, HOW: { variable: 'WHAT', in: [1, 2] } },
  pages: [
    { id: 'first', blocks: [{ id: 'first', layout: 'questions', items: ['ADULT'], lead: null, notice: null, shuffle: false, draw: null }] },
    { id: 'views', blocks: [{ id: 'views', layout: 'statements', items: ['A1', 'A2', 'A3'], lead: 'LEAD', notice: null, shuffle: true, draw: null }] },
    { id: 'contact', blocks: [{ id: 'contact', layout: 'questions', items: ['MET', 'WHAT', 'HOW'], lead: null, notice: 'HELP', shuffle: false, draw: null }] },
    { id: 'last', blocks: [{ id: 'last', layout: 'questions', items: ['TIMES', 'WISH'], lead: null, notice: null, shuffle: false, draw: null }] },
  ],
  thanks: 'THANKS',
}

/** A small study with every kind of question, a route that hangs on a route, and one shuffled block. */
export const sample: Study = readStudy({
  format: 'linli-study/1',
  id: 'sample',
  version: '1',
  title: text('Sample'),
  synthetic: true,
  generator: null,
  codebooks: [codebook],
  forms: [form],
  modules: [],
  imported: null,
  units: [{ id: 'here', code: 990000, name: text('Here'), level: 'district', parent: null, synthetic: true, channels: null }],
  cases: [],
  collection: { ...collection, channels: { options: options('one', 'two'), right: 1 }, incomeBands: options('little', 'much'), compared: ['here'] },
  report: { filter: {}, sections: [] },
})
export const sampleForm: Form = sample.forms[0]!
