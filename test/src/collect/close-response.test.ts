import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variableOf } from '../../../analysis/study/codebook.ts'
import { codebookOf } from '../../../analysis/study/find.ts'
import { itemsOf } from '../../../analysis/study/form.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { readResponse } from '../../../analysis/study/read-response.ts'
import type { Response } from '../../../analysis/study/response.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { cleanText, closeResponse, countAnswered, emptyResponse, type Circumstances } from '../../../src/collect/close-response.ts'
import { screensOf } from '../../../src/collect/screens.ts'
import { studies } from '../../../surveys/index.ts'
import { sample, sampleForm } from './sample.ts'

const circumstances: Circumstances = {
  studyHash: 'a'.repeat(64),
  unit: 'here',
  batch: null,
  mode: 'link',
  layout: 'phone',
  languages: ['en'],
  aids: [],
  day: '2026-11-24',
}
const screens = screensOf(sampleForm, 1)
const all = new Set(screens.map(({ id }) => id))
/** The response of a person who answered so and saw these screens; every one is also read back as an untrusted one would be. */
function closed(held: { readonly [name: string]: unknown }, reached: ReadonlySet<string> = all): Response {
  const response = closeResponse(sample, sampleForm, circumstances, { held, screens, reached, seconds: {} })
  expect(readResponse(JSON.parse(JSON.stringify(response)), sample)).toEqual(response)
  return response
}

describe('closing a response', () => {
  it('keeps what was answered, as codes in the order of the options', () => {
    const { answers, missing, status } = closed({ ADULT: 1, A1: 3, A2: 1, A3: 2, MET: 1, WHAT: [2, 1], HOW: 2, TIMES: 0, WISH: ' More trees.\r\nPlease. ' })
    expect(answers).toEqual({ ADULT: 1, A1: 3, A2: 1, A3: 2, MET: 1, WHAT: [1, 2], HOW: 2, TIMES: 0, WISH: 'More trees.\nPlease.' })
    expect(missing).toEqual({})
    expect(status).toBe('complete')
  })

  it('gives -9 to an item the person would rather not answer, of one or of several', () => {
    expect(closed({ A1: -9, MET: 1, WHAT: [-9] }).missing).toMatchObject({ A1: MISSING.refused, WHAT: MISSING.refused })
  })

  it('gives -8 to an item the person cannot answer', () => {
    expect(closed({ A2: -8 }).missing.A2).toBe(MISSING.dontKnow)
  })

  it('gives -7 to what the route leaves out, and removes what was answered there before', () => {
    const { answers, missing, order } = closed({ MET: 2, WHAT: [1], HOW: 2 })
    expect(missing).toMatchObject({ WHAT: MISSING.notAsked, HOW: MISSING.notAsked })
    expect(answers).toEqual({ MET: 2 })
    expect(order).not.toContain('WHAT')
  })

  it('gives -7 behind a question that was seen and left empty or refused', () => {
    expect(closed({}).missing).toMatchObject({ MET: MISSING.skipped, WHAT: MISSING.notAsked, HOW: MISSING.notAsked })
    expect(closed({ MET: -9 }).missing).toMatchObject({ MET: MISSING.refused, WHAT: MISSING.notAsked })
  })

  it('gives -6 to what was seen and left empty, blank text and no choice of several too', () => {
    expect(closed({ MET: 1, WHAT: [], WISH: '  \n ' }).missing).toMatchObject({ A1: MISSING.skipped, WHAT: MISSING.skipped, TIMES: MISSING.skipped, WISH: MISSING.skipped })
  })

  it('gives -5 to what was never shown, and to what hangs on a question never shown', () => {
    const { missing, status, order } = closed({ ADULT: 1 }, new Set(['first', 'views']))
    expect(missing).toMatchObject({ A1: MISSING.skipped, MET: MISSING.notReached, WHAT: MISSING.notReached, HOW: MISSING.notReached, TIMES: MISSING.notReached })
    expect(status).toBe('partial')
    expect(order).toHaveLength(4)
  })

  it('gives -4 to an item that has nothing to choose where the person is asked', () => {
    const [first] = sample.codebooks
    const without: Study = { ...sample, codebooks: [{ ...first!, variables: first!.variables.map((one) => (one.name === 'A3' ? { ...one, options: [] } : one)) }] }
    const response = closeResponse(without, sampleForm, circumstances, { held: { A3: 1 }, screens, reached: all, seconds: {} })
    expect(response.missing.A3).toBe(MISSING.notInVersion)
    expect(response.status).toBe('complete')
  })

  it('gives -1 where something is held that answers nothing: an option no longer there, a number out of range, none with others', () => {
    const { missing, answers } = closed({ A1: 7, A2: 'low', MET: 1, WHAT: [1, 9], TIMES: 31, WISH: 5 })
    expect(missing).toMatchObject({ A1: MISSING.lost, A2: MISSING.lost, WHAT: MISSING.lost, TIMES: MISSING.lost, WISH: MISSING.lost })
    expect(answers).toEqual({ MET: 1 })
  })

  it('is complete when every screen with something to ask was shown, whatever was left empty', () => {
    expect(closed({}).status).toBe('complete')
    expect(closed({}, new Set(['first', 'views', 'contact'])).status).toBe('partial')
  })

  it('counts one and nothing else for who declined or is under age', () => {
    for (const status of ['declined', 'screenedOut'] as const) {
      const response = emptyResponse(sample, sampleForm, status, circumstances)
      expect(response).toMatchObject({ status, answers: {}, missing: {}, order: [], seconds: {} })
      expect(readResponse(JSON.parse(JSON.stringify(response)), sample)).toEqual(response)
    }
  })

  it('tells how many questions are answered and how many are open, free text not counted', () => {
    const response = closed({ ADULT: 1, A1: -8, MET: 2 })
    expect(countAnswered(response, codebookOf(sample, sampleForm))).toEqual({ answered: 3, open: 3 })
  })

  it('leaves out what cannot be printed and keeps broken lines', () => {
    expect(cleanText(' a\u0000b\u202Ec\uFEFF\r\nd\r ')).toBe('abc\nd')
  })

  for (const study of studies)
    for (const form of study.forms)
      it(`makes of anything held in form ${form.id} of ${study.id} a response that can be read back, each item once`, () => {
        const codebook = codebookOf(study, form)
        const at = study.collection.compared[0]!
        const held = fc.record(
          Object.fromEntries(
            itemsOf(form).map((name) => {
              const variable = variableOf(codebook, name)
              const own = variable.kind === 'coded' || variable.kind === 'multi' ? variable.options.map(({ code }) => code) : [0, 3]
              const one = fc.constantFrom<unknown>(...own, -8, -9, 77, undefined, '字\u0007')
              return [name, variable.kind === 'multi' ? fc.oneof(one, fc.array(one, { maxLength: 4 })) : one]
            }),
          ),
        )
        const order = screensOf(form, 5)
        fc.assert(
          fc.property(held, fc.subarray(order.map(({ id }) => id)), (given, reached) => {
            const response = closeResponse(study, form, { ...circumstances, unit: at }, { held: given, screens: order, reached: new Set(reached), seconds: {} })
            expect(readResponse(JSON.parse(JSON.stringify(response)), study)).toEqual(response)
            expect([...Object.keys(response.answers), ...Object.keys(response.missing)].toSorted()).toEqual([...itemsOf(form)].toSorted())
          }),
          { numRuns: 60 },
        )
      })

  it('holds no place below the compared districts for staff', () => {
    const study = studies.find(({ id }) => id === 'community-policing')!
    const form = study.forms.find(({ respondent }) => respondent === 'staff')!
    const below = study.units.find(({ parent }) => parent !== null && study.collection.compared.includes(parent))!
    expect(emptyResponse(study, form, 'declined', { ...circumstances, unit: below.id }).unit).toBe(below.parent)
  })
})
