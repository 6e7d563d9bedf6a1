import { describe, expect, it } from 'vitest'
import { readStudy } from '../../../analysis/study/publish.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { smallStudy } from '../../support/small-study.ts'

/* Any JSON may be handed in, so a test may change anything. */
// oxlint-disable-next-line typescript/no-explicit-any
type Draft = any

/** What the small study is refused for after one change. */
function fault(change: (draft: Draft) => void): { readonly code: string; readonly path: string } | null {
  const draft: Draft = structuredClone(smallStudy)
  change(draft)
  try {
    readStudy(draft)
    return null
  } catch (error) {
    if (error instanceof StudyError) return { code: error.code, path: error.path }
    throw error
  }
}
const variable = (draft: Draft, name: string, codebook = 0): Draft => draft.codebooks[codebook].variables.find((one: Draft) => one.name === name)
const put = (draft: Draft, name: string, change: object, codebook = 0): void => void Object.assign(variable(draft, name, codebook), change)
const text = { 'zh-CN': '新的文字', en: 'New text' }

describe('a study that is read', () => {
  it('is the study itself when nothing is wrong', () => {
    expect(fault(() => {})).toBeNull()
    expect(readStudy(structuredClone(smallStudy))).toEqual(smallStudy)
  })

  it('fills in options that come from the study, and refuses others', () => {
    const emptied = structuredClone(smallStudy) as Draft
    put(emptied, 'QUIZ', { options: [] })
    expect(readStudy(emptied)).toEqual(smallStudy)
    expect(fault((d) => put(d, 'QUIZ', { options: variable(d, 'QUIZ').options.slice(0, 2) }))?.code).toBe('optionsFromStudy')
    expect(fault((d) => put(d, 'SEEN1', { options: [] }))).toEqual({ code: 'noOptions', path: 'codebooks[0].variables[9]' })
    expect(fault((d) => put(d, 'SEEN1', { options: [], optionsFrom: 'incomeBands' }))).toBeNull()
    expect(fault((d) => put(d, 'SEEN1', { options: [], optionsFrom: 'subdistricts' }))?.code).toBe('noOptions')
  })

  it.each<[string, (draft: Draft) => void, string, string]>([
    ['a name twice whatever the case', (d) => d.codebooks[0].variables.push({ ...variable(d, 'A1'), name: 'a1' }), 'twice', 'codebooks[0]'],
    ['a name that a multiple answer makes', (d) => d.codebooks[0].variables.push({ ...variable(d, 'A1'), name: 'did_9' }), 'twice', 'codebooks[0]'],
    ['a name that a score makes', (d) => d.codebooks[0].variables.push({ ...variable(d, 'A1'), name: 'A_MEAN' }), 'twice', 'codebooks[0]'],
    ['a name that a 0-100 score makes', (d) => d.codebooks[0].variables.push({ ...variable(d, 'A1'), name: 'B_100' }), 'twice', 'codebooks[0]'],
    ['a derived name taken by a question', (d) => (d.codebooks[0].derived[0].name = 'quiz'), 'twice', 'codebooks[0]'],
    ['a column of the fieldwork', (d) => put(d, 'SEEN2', { name: 'Mode' }), 'reservedName', 'codebooks[0]'],
    ['a name that every object has', (d) => (d.codebooks[1].variables[5].name = 'constructor'), 'reservedName', 'codebooks[1]'],
    ['a word statistics programs keep for themselves', (d) => put(d, 'SEEN2', { name: 'with' }), 'reservedName', 'codebooks[0]'],
    ['a column name that grows too long', (d) => put(d, 'DID', { name: 'D'.repeat(31) }), 'longName', 'codebooks[0]'],
    ['a code twice', (d) => (variable(d, 'SEEN1').options[1].code = 1), 'codeTwice', 'codebooks[0].variables[9].options'],
    ['two options that read the same', (d) => (variable(d, 'SEEN1').options[1].label.en = 'Yes'), 'labelTwice', 'codebooks[0].variables[9].options'],
    ['a single answer with one option', (d) => variable(d, 'SEEN1').options.pop(), 'noOptions', 'codebooks[0].variables[9]'],
    ['an exclusive option of a single answer', (d) => (variable(d, 'SEEN1').options[1].exclusive = true), 'exclusiveOfOne', 'codebooks[0].variables[9].options'],
    ['only exclusive options', (d) => variable(d, 'DID').options.forEach((o: Draft) => (o.exclusive = true)), 'onlyExclusive', 'codebooks[0].variables[11].options'],
    ['a way out twice', (d) => put(d, 'A1', { waysOut: ['refused', 'refused'] }), 'twice', 'codebooks[0].variables[1].waysOut'],
    ['bounds without room', (d) => put(d, 'HOURS', { bounds: { min: 4, max: 4 } }), 'boundsEmpty', 'codebooks[0].variables[12].bounds'],
    ['a code outside the bounds', (d) => put(d, 'A1', { bounds: { min: 1, max: 4 } }), 'codeOutside', 'codebooks[0].variables[1].options'],
    ['a number that could be a missing code', (d) => put(d, 'HOURS', { bounds: { min: -8, max: 100 } }), 'numberLikeMissing', 'codebooks[0].variables[12].bounds'],
    ['a number without bounds', (d) => put(d, 'HOURS', { bounds: null }), 'numberLikeMissing', 'codebooks[0].variables[12].bounds'],
    ['a reversed item without bounds', (d) => put(d, 'A4', { bounds: null }), 'reversedUnbounded', 'codebooks[0].variables[4]'],
    ['bounds of a nominal variable', (d) => put(d, 'SEEN1', { bounds: { min: 1, max: 2 } }), 'boundsNominal', 'codebooks[0].variables[9].bounds'],
    ['a right answer that is no option', (d) => put(d, 'SEEN1', { right: 7 }), 'noSuchCode', 'codebooks[0].variables[9].right'],
    ['a right answer beside the unit’s', (d) => put(d, 'QUIZ', { right: 1 }), 'rightFromUnit', 'codebooks[0].variables[8].right'],
    ['a derived code that is no option', (d) => (d.codebooks[0].derived[0].rules[0].code = 5), 'noSuchCode', 'codebooks[0].derived[0].rules[0].code'],
    ['an otherwise that is no option', (d) => (d.codebooks[0].derived[0].otherwise = 5), 'noSuchCode', 'codebooks[0].derived[0].otherwise'],
    ['a rule about a question that is not there', (d) => (d.codebooks[0].derived[1].rules[0].when[0].variable = 'GONE'), 'noSuchVariable', 'codebooks[0].derived[1].rules[0].when[0]'],
    ['a rule about free text', (d) => (d.codebooks[0].derived[1].rules[0].when[0].variable = 'MORE'), 'notCategory', 'codebooks[0].derived[1].rules[0].when[0]'],
    ['a rule about a code that is not there', (d) => (d.codebooks[0].derived[1].rules[0].when[0].in = [3]), 'noSuchCode', 'codebooks[0].derived[1].rules[0].when[0]'],
    ['a judgement of what has no right answer', (d) => (d.codebooks[0].derived[0].rules[0].when[0].variable = 'SEEN1'), 'noRight', 'codebooks[0].derived[0].rules[0].when[0]'],
    ['a scale item that is not there', (d) => (d.codebooks[0].scales[0].items[1] = 'A9'), 'noSuchVariable', 'codebooks[0].scales[0].items[1]'],
    ['a scale item without numbers', (d) => (d.codebooks[0].scales[0].items[1] = 'SEEN1'), 'scaleItemKind', 'codebooks[0].scales[0].items[1]'],
    ['a scale item twice', (d) => (d.codebooks[0].scales[0].items[1] = 'A1'), 'twice', 'codebooks[0].scales[0].items'],
    ['items that do not share the bounds', (d) => put(d, 'A2', { bounds: { min: 0, max: 5 } }), 'scaleBounds', 'codebooks[0].scales[0].items[1]'],
    ['a scale item without both ways out', (d) => put(d, 'A3', { waysOut: ['dontKnow'] }), 'scaleWaysOut', 'forms[0].pages'],
    ['a score that asks for more items than there are', (d) => (d.codebooks[0].scales[1].atLeast = 4), 'scaleAtLeast', 'codebooks[0].scales[1].atLeast'],
    ['a form over no codebook', (d) => (d.forms[0].codebook = 'gone'), 'noSuchCodebook', 'forms[0].codebook'],
    ['two kinds of people in one table', (d) => (d.forms[1].respondent = 'staff'), 'mixedRespondents', 'forms[0].respondent'],
    ['a consent passage that is not there', (d) => (d.forms[0].consent.passages = ['gone']), 'noSuchPassage', 'forms[0].consent.passages[0]'],
    ['a consent passage by the name of a method of objects', (d) => (d.forms[0].consent.agree = 'toString'), 'noSuchPassage', 'forms[0].consent.agree'],
    ['a lead-in that is not there', (d) => (d.forms[0].pages[0].blocks[0].lead = 'gone'), 'noSuchPassage', 'forms[0].pages[0].blocks[0].lead'],
    ['a notice that is not there', (d) => (d.forms[0].pages[0].blocks[0].notice = 'gone'), 'noSuchPassage', 'forms[0].pages[0].blocks[0].notice'],
    ['thanks that are not there', (d) => (d.forms[0].thanks = 'gone'), 'noSuchPassage', 'forms[0].thanks'],
    ['an item that is not there', (d) => (d.forms[0].pages[0].blocks[0].items[1] = 'GONE'), 'noSuchVariable', 'forms[0].pages[0].blocks[0]'],
    ['an item twice', (d) => (d.forms[0].pages[1].blocks[0].items[0] = 'A1'), 'itemTwice', 'forms[0].pages[1].blocks[0]'],
    ['a page twice', (d) => (d.forms[0].pages[1].id = 'p-1'), 'twice', 'forms[0].pages'],
    ['statements with other answers', (d) => Object.assign(d.forms[2].pages[0].blocks[0], { layout: 'statements', items: ['S1', 'POST'] }), 'statementsDiffer', 'forms[2].pages[0].blocks[0]'],
    ['pairs that do not come out even', (d) => Object.assign(d.forms[2].pages[0].blocks[0], { layout: 'pairs', items: ['S1'] }), 'pairsOdd', 'forms[2].pages[0].blocks[0]'],
    ['a route of an item the form has not', (d) => (d.forms[0].routes = { GONE: { variable: 'SEEN1', in: [1] } }), 'notInForm', 'forms[0].routes.GONE'],
    ['a route on an item the form has not', (d) => (d.forms[1].routes = { MORE: { variable: 'SEEN2', in: [1] } }), 'notInForm', 'forms[1].routes.MORE'],
    ['a route on a later item', (d) => (d.forms[0].routes = { SEEN1: { variable: 'SEEN2', in: [1] } }), 'routeLater', 'forms[0].routes.SEEN1'],
    ['a route on itself', (d) => (d.forms[0].routes = { SEEN1: { variable: 'SEEN1', in: [1] } }), 'routeLater', 'forms[0].routes.SEEN1'],
    ['a route on a code that is not there', (d) => (d.forms[0].routes.SEEN2.in = [8]), 'noSuchCode', 'forms[0].routes.SEEN2'],
    ['a question nobody can reach', (d) => (d.forms[0].routes.SEEN2 = { variable: 'ADULT', in: [2] }), 'neverAsked', 'forms[0].routes.SEEN2'],
    ['an end by what is no screening question', (d) => (d.forms[0].screenOut = [{ variable: 'SEEN1', in: [2] }]), 'notScreening', 'forms[0].screenOut[0]'],
    ['a unit twice', (d) => (d.units[3].id = 'EAST'), 'twice', 'units'],
    ['a unit code twice', (d) => (d.units[3].code = 320402), 'codeTwice', 'units[3].code'],
    ['a parent that is not there', (d) => (d.units[3].parent = 'gone'), 'noSuchUnit', 'units[3].parent'],
    ['parents in a circle', (d) => (d.units[0].parent = 'east'), 'unitCircle', 'units[0].parent'],
    ['a unit of its own level above it', (d) => (d.units[3].parent = 'east'), 'unitLevel', 'units[3].level'],
    ['an invented unit among real ones', (d) => (d.units[3].synthetic = true), 'unitMixed', 'units[3].synthetic'],
    ['an invented code of a real unit', (d) => (d.units[3].code = 990001), 'unitCodeInvented', 'units[3].code'],
    ['generated answers of real places', (d) => (d.generator = { preset: 'main', seed: 1 }), 'generatorReal', 'generator'],
    ['compared units that nest', (d) => (d.collection.compared = ['city', 'west']), 'comparedNested', 'collection.compared[1]'],
    ['a compared unit that is not there', (d) => (d.collection.compared = ['east', 'gone']), 'noSuchUnit', 'collection.compared[1]'],
    ['staff who are compared below the district', (d) => (d.collection.compared = ['east-1', 'west']), 'staffPlace', 'forms[2].respondent'],
    ['staff who are asked for their sub-district', (d) => (d.units.push({ ...d.units[2], id: 'west-1', code: 320404001, name: text }), put(d, 'DISTRICT', { optionsFrom: 'subdistricts', options: [] }, 1)), 'staffPlace', 'forms[2].respondent'],
    ['a right channel that is not offered', (d) => (d.units[1].channels.right = 8), 'noSuchCode', 'units[1].channels.right'],
    ['a code that means another channel elsewhere', (d) => (d.units[1].channels.options[0].label.en = 'Another'), 'channelDiffers', 'units[1].channels'],
    ['an end before the start', (d) => Object.assign(d.collection, { opens: '2026-05-02', closes: '2026-05-01' }), 'closesFirst', 'collection.closes'],
    ['a day that does not exist', (d) => (d.collection.opens = '2026-02-29'), 'noSuchDay', 'collection.opens'],
    ['a case of a unit that is not there', (d) => d.cases.push({ id: 'c', name: text, unit: 'gone', country: text, facts: [], cautions: [] }), 'noSuchUnit', 'cases[0].unit'],
    ['a report over no table', (d) => (d.report.sections = [{ id: 's', title: text, items: [{ table: 'gone', method: 'a/b', filter: [], everyone: false, options: {} }] }]), 'noSuchTable', 'report.sections[0].items[0].table'],
    ['a filter over no column', (d) => (d.report.filter = { resident: [{ variable: 'GONE', in: [1] }] }), 'noSuchVariable', 'report.filter.resident[0]'],
    ['a filter over no code', (d) => (d.report.filter = { resident: [{ variable: 'SEEN', notIn: [4] }] }), 'noSuchCode', 'report.filter.resident[0]'],
  ])('is refused for %s', (_, change, code, path) => {
    expect(fault(change)).toEqual({ code, path })
  })

  it('lets filters ask facts of the fieldwork, derived variables and single options', () => {
    expect(fault((d) => (d.report.filter = { resident: [{ variable: 'MODE', notIn: [6] }, { variable: 'SEEN', in: [1] }, { variable: 'DID_9', in: [0] }] }))).toBeNull()
  })

  it('asks every fact for a source, and for "unknown" exactly where it has no value', () => {
    const withFact = (fact: object) => (d: Draft) =>
      d.cases.push({
        id: 'c',
        name: text,
        unit: 'east',
        country: text,
        cautions: [],
        facts: [{ field: 'AREA', label: text, value: 3, unit: null, asOf: '2020', definition: text, source: 'A. Author (2020).', confidence: 'reported', ...fact }],
      })
    expect(fault(withFact({}))).toBeNull()
    expect(fault(withFact({ source: null, confidence: 'derived' }))).toBeNull()
    expect(fault(withFact({ source: null }))?.code).toBe('factSource')
    expect(fault(withFact({ value: null }))?.code).toBe('factUnknown')
    expect(fault(withFact({ confidence: 'unknown' }))?.code).toBe('factUnknown')
    expect(fault(withFact({ asOf: 'last year' }))?.code).toBe('badFormat')
  })
})
