import { describe, expect, it } from 'vitest'
import { variableOf, type CodedVariable } from '../../../analysis/study/codebook.ts'
import { channelsOf, codebookOf, comparedUnitOf, formOf, optionsFor, rightAnswer, staffUnitOf, unitOf } from '../../../analysis/study/find.ts'
import { holds, isAsked, screenedOut } from '../../../analysis/study/routing.ts'
import type { Study, Unit } from '../../../analysis/study/study.ts'
import { smallStudy } from '../../support/small-study.ts'

const long = formOf(smallStudy, 'resident-long')
const quiz = variableOf(smallStudy.codebooks[0]!, 'QUIZ') as CodedVariable
const district = variableOf(smallStudy.codebooks[1]!, 'DISTRICT') as CodedVariable
const codes = (variable: CodedVariable, unit: string | null) => optionsFor(smallStudy, variable, unit).map((option) => option.code)

describe('what a study names', () => {
  it('is found by its id, and a name that is not there is a bug', () => {
    expect(codebookOf(smallStudy, long).id).toBe('resident')
    expect(unitOf(smallStudy, 'east').code).toBe(320402)
    expect(() => formOf(smallStudy, 'gone')).toThrow(RangeError)
    expect(() => unitOf(smallStudy, 'gone')).toThrow(RangeError)
  })
  it('puts a place into the compared unit it is or lies in', () => {
    expect(comparedUnitOf(smallStudy, 'east')?.id).toBe('east')
    expect(comparedUnitOf(smallStudy, 'east-1')?.id).toBe('east')
    expect(comparedUnitOf(smallStudy, 'city')).toBeNull()
  })
  it('lets an answer of staff hold no place below the district, compared or not', () => {
    const more = (id: string, level: Unit['level'], parent: string | null): Unit => ({ ...unitOf(smallStudy, 'west'), id, level, parent })
    const study: Study = { ...smallStudy, units: [...smallStudy.units, more('south', 'district', 'city'), more('south-1', 'subdistrict', 'south'), more('south-1-1', 'grid', 'south-1'), more('alone', 'grid', null)] }
    expect(['east-1', 'west', 'city', 'south', 'south-1-1', 'alone'].map((id) => staffUnitOf(study, id)?.id ?? null)).toEqual(['east', 'west', 'city', 'south', 'south', null])
  })
})

describe('options that come from the study', () => {
  it('are the channels of the unit, else of the unit around it, else of the study, and so is the right answer', () => {
    expect(channelsOf(smallStudy, 'east-1').right).toBe(3)
    expect(rightAnswer(smallStudy, quiz, 'east-1')).toBe(3)
    expect(rightAnswer(smallStudy, quiz, 'west')).toBe(1)
    expect(rightAnswer(smallStudy, quiz, null)).toBe(1)
    expect(codes(quiz, 'west')).toEqual([1, 2, 3])
  })
  it('are the places under the unit, or under the nearest one around it that has some, or all', () => {
    expect(codes(district, 'city')).toEqual([320402, 320404])
    expect(codes(district, 'east')).toEqual([320402, 320404])
    expect(codes(district, null)).toEqual([320402, 320404])
    const sub: CodedVariable = { ...district, optionsFrom: 'subdistricts' }
    const study: Study = { ...smallStudy, units: [...smallStudy.units, { ...unitOf(smallStudy, 'east-1'), id: 'west-1', code: 320404001, parent: 'west' }] }
    expect(optionsFor(study, sub, 'west').map((option) => option.code)).toEqual([320404001])
    expect(optionsFor(study, sub, 'east-1').map((option) => option.code)).toEqual([320402001])
    expect(optionsFor(study, sub, 'city').map((option) => option.code)).toEqual([320402001, 320404001])
  })
})

describe('a condition', () => {
  it('holds for a code, for any of several answers, and never for what is not answered', () => {
    expect(holds({ variable: 'SEEN1', in: [1] }, { SEEN1: 1 })).toBe(true)
    expect(holds({ variable: 'SEEN1', in: [1] }, { SEEN1: 2 })).toBe(false)
    expect(holds({ variable: 'DID', in: [2, 3] }, { DID: [1, 3] })).toBe(true)
    expect(holds({ variable: 'DID', in: [2] }, { DID: [1, 3] })).toBe(false)
    expect(holds({ variable: 'DID', in: [2] }, {})).toBe(false)
    expect(holds({ variable: 'toString', in: [1] }, {})).toBe(false)
  })
  it('decides what is asked, through all the questions it depends on', () => {
    expect(isAsked(long, 'SEEN2', { SEEN1: 1 })).toBe(true)
    expect(isAsked(long, 'SEEN2', { SEEN1: 2 })).toBe(false)
    expect(isAsked(long, 'SEEN2', {})).toBe(false)
    expect(isAsked(long, 'A1', {})).toBe(true)
    const chained = { ...long, routes: { ...long.routes, DID: { variable: 'SEEN2', in: [1] } } }
    // A stale answer to a question that is no longer asked opens nothing.
    expect(isAsked(chained, 'DID', { SEEN1: 2, SEEN2: 1 })).toBe(false)
    expect(isAsked(chained, 'DID', { SEEN1: 1, SEEN2: 1 })).toBe(true)
  })
  it('ends the interview', () => {
    expect(screenedOut(long, { ADULT: 2 })).toBe(true)
    expect(screenedOut(long, { ADULT: 1 })).toBe(false)
    expect(screenedOut(long, {})).toBe(false)
  })
})
