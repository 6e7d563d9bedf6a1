import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column, Table } from '../../../analysis/dataset/dataset.ts'
import { datasetFromResponses, mergeGiven } from '../../../analysis/dataset/from-responses.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import type { Response } from '../../../analysis/study/response.ts'
import { declined, given, idOf, response, smallStudy as study } from '../../support/small-study.ts'

/** Codes or numbers of a column; a missing cell as its code. */
function cells(table: Table, name: string): number[] {
  const variable = table.codebook.variables.find((one) => one.name === name)
  const column: Column = table.columns[name]!
  if (column.kind === 'number') return Array.from(column.values, (value, row) => (column.known[row] ? value : column.reasons[row]!))
  return Array.from(column.index, (index, row) => (index === 0 ? column.reasons[row]! : variable?.kind === 'coded' ? variable.options[index - 1]!.code : NaN))
}
const residents = (...responses: readonly Response[]): Table => datasetFromResponses(study, given(...responses)).tables['resident']!
const { refused, dontKnow, notAsked, skipped, notReached, notInVersion, lost } = MISSING

describe('a dataset from responses', () => {
  it('has one table per codebook, and a column in the right order for every variable its codebook describes', () => {
    const { tables } = datasetFromResponses(study, given(response('resident-long'), response('staff')))
    expect(Object.keys(tables)).toEqual(['resident', 'staff'])
    for (const table of Object.values(tables)) {
      const described = table.codebook.variables.filter(({ kind }) => kind === 'coded' || kind === 'number').map(({ name }) => name)
      expect(Object.keys(table.columns)).toEqual(described)
      expect(table.codebook.variables.some(({ kind }) => kind === 'text')).toBe(false)
    }
    expect(Object.keys(tables['staff']!.columns)).toEqual(['UNIT', 'MODE', 'LAYOUT', 'STATUS', 'LANGUAGE', 'WAVE', 'S1', 'S2', 'POST', 'CASES', 'DISTRICT', 'S_MEAN', 'S_100'])
    expect(tables['staff']!.respondent).toBe('staff')
  })

  it('keeps the reason of every empty cell, each of the seven', () => {
    const reasons = [refused, dontKnow, notAsked, skipped, notReached, notInVersion, lost]
    expect(cells(residents(...reasons.map((reason) => response('resident-long', {}, { A1: reason }))), 'A1')).toEqual(reasons)
    expect(cells(residents(...reasons.map((reason) => response('resident-long', {}, { HOURS: reason }))), 'HOURS')).toEqual(reasons)
    expect(cells(residents(...reasons.map((reason) => response('resident-long', {}, { DID: reason }))), 'DID_2')).toEqual(reasons)
  })

  it('says of an item that a shorter form has not that it is not in this version', () => {
    const table = residents(response('resident-short', { A1: 2 }))
    expect([cells(table, 'A1'), cells(table, 'A3'), cells(table, 'HOURS')]).toEqual([[2], [notInVersion], [notInVersion]])
  })

  it('takes zero for a value', () => {
    expect(cells(residents(response('resident-long', { HOURS: 0 })), 'HOURS')).toEqual([0])
  })

  it('splits several answers into columns of 0 and 1, "none of these" among them', () => {
    const table = residents(response('resident-long', { DID: [3, 1] }), response('resident-long', { DID: [9] }), response('resident-long', {}, { DID: refused }))
    expect(['DID_1', 'DID_2', 'DID_3', 'DID_9'].map((name) => cells(table, name))).toEqual([
      [1, 0, refused],
      [0, 0, refused],
      [1, 0, refused],
      [0, 1, refused],
    ])
  })

  it('puts a row into the compared unit it is in, and says "not asked" where there is none', () => {
    const units = ['east', 'east-1', 'west', 'city', null]
    expect(cells(residents(...units.map((unit) => response('resident-long', {}, {}, { unit }))), 'UNIT')).toEqual([320402, 320402, 320404, notAsked, notAsked])
  })

  it('codes the facts of the fieldwork', () => {
    const table = residents(
      response('resident-long', {}, {}, { mode: 'kioskPolice', layout: 'kiosk', languages: ['en', 'zh-CN'], status: 'partial', wave: 'w2' }),
      response('resident-long', {}, {}, { mode: 'event', layout: 'desk' }),
    )
    expect(['MODE', 'LAYOUT', 'STATUS', 'LANGUAGE', 'WAVE'].map((name) => cells(table, name))).toEqual([
      [6, 7],
      [1, 3],
      [2, 1],
      [2, 1],
      [2, 1],
    ])
  })

  it('counts who declined or was screened out, and makes no row of them', () => {
    const dataset = datasetFromResponses(
      study,
      given(response('resident-long'), declined('resident-long'), declined('resident-short'), declined('staff', { status: 'screenedOut' })),
      [{ table: 'resident', reason: 'unreadable', n: 2 }],
    )
    expect([dataset.tables['resident']!.rows, dataset.tables['staff']!.rows]).toEqual([1, 0])
    expect(dataset.aside).toEqual([
      { table: 'resident', reason: 'declined', n: 2 },
      { table: 'resident', reason: 'unreadable', n: 2 },
      { table: 'staff', reason: 'screenedOut', n: 1 },
    ])
  })

  it('takes the same answer twice as one, and neither of two answers under one id', () => {
    const one = { id: idOf(1), response: response('resident-long', { A1: 1 }) }
    const again = { id: idOf(1), response: { ...response('resident-long', { A1: 1 }) } }
    const other = { id: idOf(1), response: response('resident-long', { A1: 2 }) }
    const fine = { id: idOf(2), response: response('resident-long', { A1: 3 }) }
    expect(mergeGiven([one, again, fine]).merged).toHaveLength(2)
    for (const order of [[one, other, fine, again], [other, again, one, fine]]) {
      const dataset = datasetFromResponses(study, order)
      expect(cells(dataset.tables['resident']!, 'A1')).toEqual([3])
      expect(dataset.aside).toEqual([{ table: 'resident', reason: 'duplicate', n: 2 }])
    }
  })

  it('refuses a response that is not of this study, and a code that is no option: they are checked on the way in', () => {
    expect(() => residents(response('resident-long', {}, {}, { study: 'other' }))).toThrow(RangeError)
    expect(() => residents(response('resident-long', { A1: 7 }))).toThrow(RangeError)
  })

  it('is marked synthetic as soon as one row is', () => {
    expect(datasetFromResponses(study, given(response('staff'), response('staff', {}, {}, { synthetic: true }))).synthetic).toBe(true)
    expect(datasetFromResponses(study, given(response('staff'))).synthetic).toBe(false)
  })

  it('has the same rows and hash in whatever order the answers come, and another hash for another answer', () => {
    const answer = fc.record({ A1: fc.integer({ min: 1, max: 5 }), HOURS: fc.double({ min: 0, max: 1000, noNaN: true }), DID: fc.subarray([1, 2, 3], { minLength: 1 }) })
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (answers, keys) => {
        const all = given(...answers.map((one) => response('resident-long', one)))
        const order = all.map((one) => ({ one, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one)
        const dataset = datasetFromResponses(study, all)
        expect(datasetFromResponses(study, order)).toEqual(dataset)
        const changed = all.map((one, i) => (i ? one : { ...one, response: response('resident-long', { ...answers[0], A1: (answers[0]!.A1 % 5) + 1 }) }))
        expect(datasetFromResponses(study, changed).hash).not.toBe(dataset.hash)
      }),
      { numRuns: 50 },
    )
  })
})

describe('derived variables', () => {
  const row = (name: string, ...responses: readonly Response[]): number[] => cells(residents(...responses), name)

  it('mark a quiz by the right answer of the unit, of the place around it, or of the study', () => {
    const quiz = (QUIZ: number, unit: string | null): Response => response('resident-long', { QUIZ }, {}, { unit })
    expect(row('QUIZ_RIGHT', quiz(3, 'east'), quiz(3, 'east-1'), quiz(3, 'west'), quiz(1, 'west'), quiz(1, null), quiz(1, 'east'))).toEqual([1, 1, 0, 1, 1, 0])
    expect(row('QUIZ_RIGHT', response('resident-long', {}, { QUIZ: dontKnow }))).toEqual([dontKnow])
  })

  it('know "any of two" as soon as one is yes, and leave it open where the other could change it', () => {
    expect(
      row(
        'SEEN',
        response('resident-long', { SEEN1: 1, SEEN2: 2 }),
        response('resident-long', { SEEN2: 1 }, { SEEN1: refused }),
        response('resident-long', { SEEN2: 2 }, { SEEN1: refused }),
        response('resident-long', { SEEN1: 2 }, { SEEN2: notAsked }),
        response('resident-long', { SEEN1: 2, SEEN2: 2 }),
        response('resident-long', {}, { SEEN1: dontKnow, SEEN2: refused }),
      ),
    ).toEqual([1, 1, refused, notAsked, 0, dontKnow])
  })

  it('decide a rule by one false condition, keep the order of rules, and are "not asked" where none holds and nothing is said', () => {
    expect(
      row(
        'BOTH',
        response('resident-long', { SEEN1: 1, SEEN2: 1 }),
        response('resident-long', { SEEN1: 1 }, { SEEN2: refused }),
        response('resident-long', { SEEN1: 2 }, { SEEN2: notAsked }),
        response('resident-long', { SEEN2: 1 }, { SEEN1: skipped }),
      ),
    ).toEqual([1, refused, 0, skipped])
  })

  it('stay open where undecided rules would give different codes, whatever comes after', () => {
    expect(row('MIXED', response('resident-long', {}, { SEEN1: refused, SEEN2: skipped }), response('resident-long', { SEEN1: 1 }, { SEEN2: skipped }))).toEqual([refused, 1])
  })

  it('ask several answers whether one of them was given', () => {
    expect(row('JOINED', response('resident-long', { DID: [2, 3] }), response('resident-long', { DID: [3] }), response('resident-long', { DID: [9] }), response('resident-long', {}, { DID: notReached }))).toEqual([1, 0, 0, notReached])
  })
})
