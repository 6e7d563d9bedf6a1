import { describe, expect, it } from 'vitest'
import type { OptionsSchema } from '../../../analysis/methods/method.ts'
import { reportMessages } from '../../../analysis/report/messages.ts'
import { OptionError } from '../../../analysis/report/option-error.ts'
import { readOptions } from '../../../analysis/report/options.ts'
import type { Codebook } from '../../../analysis/study/codebook.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import { tableOf } from '../engine/tables.ts'

const scale = { name: 'SAT', label: { 'zh-CN': '满意', en: 'Satisfaction' }, kind: 'reflective', high: 'good', items: ['s1', 's2'], atLeast: 1, bounds: { min: 1, max: 3 }, source: 'made up' } as const
const { codebook: columns } = tableOf(
  {
    s1: { codes: [1, 2, 3], answers: [1] },
    s2: { codes: [1, 2, 3], answers: [1] },
    sex: { codes: [1, 2], answers: [1], level: 'nominal', bounds: null },
    age: { numbers: [30] },
  },
  [scale],
)
const words = { 'zh-CN': '多选', en: 'Several' }
const codebook: Codebook = {
  ...columns,
  variables: [
    ...columns.variables,
    { kind: 'multi', name: 'seen', text: words, label: words, role: 'experience', sensitive: false, note: null, options: [{ code: 1, label: words }, { code: 2, label: words }], waysOut: [] },
  ],
}
const schema = {
  variables: { type: 'category', many: true, min: 1 },
  by: { type: 'category', many: false, optional: true },
  ordered: { type: 'category', many: false, optional: true, ordinal: true },
  measures: { type: 'measure', many: true, min: 0 },
  outcome: { type: 'measure', many: false, optional: true },
  scales: { type: 'scale', many: true, min: 0 },
  missing: { type: 'choice', of: ['listwise', 'pairwise'] },
  detail: { type: 'flag', default: true },
  top: { type: 'number', min: 1, max: 3, integer: true, default: 2 },
  confidence: { type: 'number', min: 0.5, max: 0.999, integer: false, default: 0.95 },
} as const satisfies OptionsSchema

/** The path and code of the error a set of options gives, and what its sentence lacks. */
function faultOf(options: unknown): string {
  try {
    readOptions(schema, options, codebook)
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    const placeholders = LANGS.flatMap((lang) => [...reportMessages[error.code][lang].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))
    const lacking = placeholders.filter((name) => !(name in error.values))
    return [`${error.path}: ${error.code}`, ...lacking].join(' lacks ')
  }
  return 'accepted'
}

describe('options of a method', () => {
  it('are completed with every default the method declares', () => {
    expect(readOptions(schema, { variables: ['s1', 'sex'] }, codebook)).toEqual({
      variables: ['s1', 'sex'],
      by: null,
      ordered: null,
      measures: [],
      outcome: null,
      scales: [],
      missing: 'listwise',
      detail: true,
      top: 2,
      confidence: 0.95,
    })
  })

  it('are kept as they are given where they fit', () => {
    const given = { variables: ['s2'], by: 'sex', ordered: 's1', measures: ['age', 's1'], outcome: 'age', scales: ['SAT'], missing: 'pairwise', detail: false, top: 3, confidence: 0.9 }
    expect(readOptions(schema, given, codebook)).toEqual(given)
  })

  it.each([
    [null, 'options: report.notAnObject'],
    [['s1'], 'options: report.notAnObject'],
    [{}, 'options.variables: report.missing'],
    [{ variables: [] }, 'options.variables: report.tooFew'],
    [{ variables: 's1' }, 'options.variables: report.notAList'],
    [{ variables: ['s1', 's1'] }, 'options.variables: report.repeated'],
    [{ variables: ['s1', 3] }, 'options.variables[1]: report.notAName'],
    [{ variables: ['s9'] }, 'options.variables[0]: report.unknownVariable'],
    [{ variables: ['age'] }, 'options.variables[0]: report.notCategory'],
    [{ variables: ['seen'] }, 'options.variables[0]: report.severalAnswers'],
    [{ variables: ['s1'], ordered: 'sex' }, 'options.ordered: report.notOrdinal'],
    [{ variables: ['s1'], outcome: 'sex' }, 'options.outcome: report.notMeasure'],
    [{ variables: ['s1'], scales: ['HAZ'] }, 'options.scales[0]: report.unknownScale'],
    [{ variables: ['s1'], missing: 'none' }, 'options.missing: report.notAChoice'],
    [{ variables: ['s1'], detail: 'yes' }, 'options.detail: report.notAFlag'],
    [{ variables: ['s1'], top: 1.5 }, 'options.top: report.notWhole'],
    [{ variables: ['s1'], confidence: Number.NaN }, 'options.confidence: report.notANumber'],
    [{ variables: ['s1'], rows: ['s2'] }, 'options.rows: report.unknownOption'],
    [{ variables: ['s1'], constructor: 1 }, 'options.constructor: report.unknownOption'],
  ])('that do not fit name the place and the fault: %j', (options, fault) => {
    expect(faultOf(options)).toBe(fault)
  })
})
