import { describe, expect, it } from 'vitest'
import { lacksOfReason } from '../../../analysis/study/check-imported.ts'
import type { CodedVariable } from '../../../analysis/study/codebook.ts'
import { publishedBytes, readPublished, readStudy } from '../../../analysis/study/publish.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { importedStudy } from '../../support/imported-study.ts'
import { smallStudy } from '../../support/small-study.ts'

/** The imported study with other values at some places ("codebooks.0.id"). */
function changed(edits: { readonly [place: string]: unknown }): unknown {
  const copy: unknown = structuredClone(importedStudy)
  for (const [place, value] of Object.entries(edits)) {
    const keys = place.split('.')
    const last = keys.pop()!
    const at = keys.reduce<unknown>((within, key) => (within as { [key: string]: unknown })[key], copy) as { [key: string]: unknown }
    at[last] = value
  }
  return copy
}
function fault(value: unknown): { readonly code: string; readonly path: string } | null {
  try {
    readStudy(value)
    return null
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    return { code: error.code, path: error.path }
  }
}
const [codebook] = importedStudy.codebooks
const derived = { name: 'X', text: codebook!.title, label: codebook!.title, role: 'experience', sensitive: false, note: null, kind: 'derived', level: 'nominal', options: (codebook!.variables[0] as CodedVariable).options, rules: [{ code: 1, when: [{ variable: 'A1', in: [1] }] }], otherwise: null }
const odd = codebook!.variables.find(({ name }) => name === 'ODD') as CodedVariable
const filtered = (variable: string, code: number) => ({ 'report.filter': { resident: [{ variable, in: [code] }] } })

describe('a study that is a file', () => {
  it('is read like any other, and published', () => {
    expect(readStudy(structuredClone(importedStudy))).toEqual(importedStudy)
    expect(readPublished(publishedBytes(importedStudy))).toEqual(importedStudy)
  })

  it('may have no places at all, and a question of one option', () => {
    expect(fault(changed({ units: [], 'collection.compared': [] }))).toBeNull()
    expect(fault(changed({ 'codebooks.0.variables.3': { ...odd, options: odd.options.slice(0, 1) } }))).toBeNull()
    expect(fault(changed({ 'codebooks.0.variables.3': { ...odd, options: [] } }))).toEqual({ code: 'noOptions', path: 'codebooks[0].variables[3]' })
  })

  it.each<[string, string, { readonly [place: string]: unknown }]>([
    ['noForm', 'forms', { forms: smallStudy.forms.slice(0, 1) }],
    ['noForm', 'forms', { codebooks: [codebook, { ...codebook, id: 'other' }] }],
    ['noForm', 'forms', { 'collection.recipients': [`age1${'q'.repeat(58)}`] }],
    ['noForm', 'forms', { 'collection.channels': smallStudy.collection.channels }],
    ['noForm', 'forms', { 'collection.incomeBands': [{ code: 1, label: codebook!.title }] }],
    ['notOneOf', 'codebooks[0].id', { 'codebooks.0.id': 'people' }],
    ['tooMany', 'codebooks[0].derived', { 'codebooks.0.derived': [derived] }],
    ['notOneOf', 'codebooks[0].variables[3].optionsFrom', { 'codebooks.0.variables.3.optionsFrom': 'districts', 'codebooks.0.variables.3.options': [] }],
    ['noSuchVariable', 'imported.kept[0].variable', { 'imported.kept.0.variable': 'GONE' }],
    ['neverKept', 'imported.kept[0].what', { 'imported.kept.0.what': 'religion' }],
    ['keptReason', 'imported.kept[0].reason', { 'imported.kept.0.reason': '. . . . . . . .' }],
    ['notOneOf', 'imported.leftOut[0].why', { 'imported.leftOut.0.why': 'ugly' }],
    ['badFormat', 'imported.sha256', { 'imported.sha256': 'abc' }],
    ['notOneOf', 'codebooks[0].variables[8].role', { 'codebooks.0.variables.8.role': 'score' }],
  ])('has one codebook and nothing of a fieldwork of ours: %s at %s', (code, path, edits) => {
    expect(fault(changed(edits))).toEqual({ code, path })
  })

  it('keeps a guarded column that is the place, too', () => {
    expect(fault(changed({ 'imported.kept.0.variable': 'UNIT' }))).toBeNull()
  })

  it('of staff compares districts or cities only', () => {
    const staff = { 'imported.respondent': 'staff', 'codebooks.0.id': 'staff' }
    expect(fault(changed(staff))).toBeNull()
    expect(fault(changed({ ...staff, 'units.1.level': 'community' }))).toEqual({ code: 'staffPlace', path: 'collection.compared' })
  })

  it('filters by its places and questions, and by no fact of a fieldwork it has not', () => {
    expect(fault(changed(filtered('UNIT', 320402)))).toBeNull()
    expect(fault(changed(filtered('PARTY', 1)))).toBeNull()
    expect(fault(changed(filtered('MODE', 6)))).toEqual({ code: 'noSuchVariable', path: 'report.filter.resident[0]' })
    expect(fault(changed({ ...filtered('UNIT', 320402), units: [], 'collection.compared': [] }))).toEqual({ code: 'noSuchVariable', path: 'report.filter.resident[0]' })
  })
})

describe('a reason to keep a column', () => {
  it('has ten letters or digits, and is no key held down', () => {
    for (const reason of ['..........', '          ', '\u200b'.repeat(20), 'aaaaaaaaaaaaaaa', '因为因为因为因为因为', '需要，需要。。。。。']) expect([reason, lacksOfReason(reason) > 0]).toEqual([reason, true])
    for (const reason of ['论文比较党员与群众的参与', 'the question of the thesis']) expect([reason, lacksOfReason(reason)]).toEqual([reason, 0])
    expect(lacksOfReason('比较党员')).toBe(6)
  })
})
