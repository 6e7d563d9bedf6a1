import { describe, expect, it } from 'vitest'
import { unitOf } from '../../../analysis/study/find.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { readResponse } from '../../../analysis/study/read-response.ts'
import type { Response } from '../../../analysis/study/response.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { declined, response, smallStudy } from '../../support/small-study.ts'

const answered = { ADULT: 1, A1: 4, A2: 2, A3: 5, A4: 1, B1: 3, B2: 3, B3: 2, QUIZ: 1, SEEN1: 1, SEEN2: 2, DID: [1, 3], HOURS: 2.5, MORE: '第一行\n第二行' }
const full = response('resident-long', answered)
const codeOf = (value: unknown): string | null => {
  try {
    readResponse(value, smallStudy)
    return null
  } catch (error) {
    if (error instanceof StudyError) return error.code
    throw error
  }
}
const changed = (change: object): unknown => ({ ...structuredClone(full), ...change })
const answer = (name: string, value: unknown): unknown => changed({ answers: { ...answered, [name]: value } })
const without = (name: string, reason?: number): unknown => {
  const { [name as 'A1']: _, ...answers } = answered
  return changed({ answers, missing: reason === undefined ? {} : { [name]: reason } })
}

describe('a response', () => {
  it('is read back as it was given', () => {
    expect(readResponse(structuredClone(full), smallStudy)).toEqual(full)
    expect(readResponse(declined('resident-long'), smallStudy)).toEqual(declined('resident-long'))
  })

  it.each<[string, unknown, string]>([
    ['is no object', 'text', 'notObject'],
    ['has a key more', changed({ ip: '::1' }), 'unknownKey'],
    ['belongs to another study', changed({ study: 'other' }), 'otherStudy'],
    ['answers a form that is not there', changed({ form: 'gone' }), 'noSuchForm'],
    ['comes from a place that is not there', changed({ unit: 'gone' }), 'noSuchUnit'],
    ['is synthetic in a real study', changed({ synthetic: true }), 'notSynthetic'],
    ['names a day that does not exist', changed({ day: '2026-11-31' }), 'noSuchDay'],
    ['holds the time of day', changed({ day: '2026-11-24T10:00' }), 'tooLong'],
    ['names a language twice', changed({ languages: ['en', 'en'] }), 'twice'],
    ['was shown an item twice', changed({ order: ['A1', 'A1'] }), 'twice'],
    ['was shown an item of another form', changed({ order: ['S1'] }), 'notInForm'],
    ['spent time on a page that is not there', changed({ seconds: { 'p-9': 3 } }), 'noSuchPage'],
    ['answers an item of another form', answer('S1', 1), 'notInForm'],
    ['chose a code that is no option', answer('A1', 6), 'noSuchCode'],
    ['stored a missing code as an answer', answer('A1', MISSING.refused), 'noSuchCode'],
    ['wrote where a code is asked', answer('A1', '4'), 'answerKind'],
    ['gave one code where several may be', answer('DID', 1), 'answerKind'],
    ['gave several codes where one is asked', answer('A1', [1]), 'answerKind'],
    ['chose the same twice', answer('DID', [1, 1]), 'codeTwice'],
    ['chose none of these and something', answer('DID', [1, 9]), 'exclusiveWithOthers'],
    ['chose nothing and calls it an answer', answer('DID', []), 'tooFew'],
    ['gave a number out of bounds', answer('HOURS', 1001), 'outOfRange'],
    ['gave no number', answer('HOURS', Number.NaN), 'notNumber'],
    ['wrote too much', answer('MORE', 'x'.repeat(501)), 'tooLong'],
    ['wrote a control character', answer('MORE', 'a\u0000b'), 'unprintable'],
    ['has an item without answer or reason', without('A1'), 'coverNot'],
    ['has an item with both', changed({ missing: { A1: MISSING.skipped } }), 'coverTwice'],
    ['gives a reason there is none of', without('A1', -3), 'notMissing'],
    ['refused where that is not offered', without('HOURS', MISSING.refused), 'noWayOut'],
    ['does not know where that is not offered', without('DID', MISSING.dontKnow), 'noWayOut'],
    ['was not asked what is asked of everyone', without('A1', MISSING.notAsked), 'unaskedAsked'],
    ['answers what it was not to be asked', answer('SEEN1', 2), 'answeredUnasked'],
    ['declined and left an answer', { ...declined('resident-long'), answers: { A1: 1 } }, 'emptyStatus'],
    ['declined and left a time', { ...declined('resident-long'), seconds: { 'p-1': 4 } }, 'emptyStatus'],
  ])('is refused when it %s', (_, value, code) => {
    expect(codeOf(value)).toBe(code)
  })

  it('may give every reason that fits', () => {
    for (const reason of [MISSING.refused, MISSING.dontKnow, MISSING.skipped, MISSING.notReached, MISSING.notInVersion, MISSING.lost]) {
      expect(codeOf(without('A1', reason))).toBeNull()
    }
    expect(codeOf(changed({ answers: { ...answered, SEEN1: 2, SEEN2: undefined }, missing: {} }))).not.toBeNull()
    const { SEEN2: _, ...rest } = answered
    expect(codeOf(changed({ answers: { ...rest, SEEN1: 2 }, missing: { SEEN2: MISSING.notAsked } }))).toBeNull()
  })

  it('of staff holds nothing below the compared units', () => {
    const staff = (unit: string | null): Response => response('staff', { S1: 1 }, {}, { unit, order: [], seconds: {} })
    expect(codeOf(staff('east'))).toBeNull()
    expect(codeOf(staff('city'))).toBeNull()
    expect(codeOf(staff(null))).toBeNull()
    expect(codeOf(staff('east-1'))).toBe('staffUnit')
    const outside = { ...smallStudy, units: [...smallStudy.units, { ...unitOf(smallStudy, 'west'), id: 'south', code: 320405 }, { ...unitOf(smallStudy, 'east-1'), id: 'south-1', code: 320405001, parent: 'south' }] }
    expect(() => readResponse(staff('south-1'), outside)).toThrow(expect.objectContaining({ code: 'staffUnit' }))
    expect(readResponse(staff('south'), outside).unit).toBe('south')
    expect(codeOf(response('resident-long', answered, {}, { unit: 'east-1' }))).toBeNull()
  })

  it('cannot reach into prototypes', () => {
    expect(codeOf(JSON.parse(JSON.stringify(full).replace('"answers":{', '"answers":{"__proto__":1,')))).toBe('badName')
    expect(codeOf(answer('constructor', 1))).toBe('notInForm')
  })
})
