import { describe, expect, it } from 'vitest'
import { compose } from '../../../analysis/study/compose.ts'
import { formOf } from '../../../analysis/study/find.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { studyHash } from '../../../analysis/study/publish.ts'
import { readResponse } from '../../../analysis/study/read-response.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { closeResponse, type Circumstances } from '../../../src/collect/close-response.ts'
import { presented, screensOf } from '../../../src/collect/screens.ts'
import { studies } from '../../../surveys/index.ts'

const study = compose(studies[0]!, { forms: ['resident-short'], modules: ['list'] })
const form = formOf(study, 'resident-short')
const circumstances: Circumstances = { studyHash: studyHash(study), unit: null, batch: null, mode: 'link', layout: 'phone', languages: ['en'], aids: [], day: '2026-11-25' }
const lists = ['LIST4', 'LIST5'] as const
const drawnBy = (seed: number) => presented(screensOf(form, seed)).filter((name) => lists.some((list) => list === name))

/** What a person of that seed leaves who answers both lists alike, as far as the pages let them. */
function left(seed: number, pages = Infinity) {
  const screens = screensOf(form, seed)
  const reached = new Set(screens.slice(0, pages).map(({ id }) => id))
  return closeResponse(study, form, circumstances, { held: { LIST4: 2, LIST5: 2 }, screens, reached, seconds: {} })
}

describe('a block to draw from', () => {
  it('puts one of two lists before each person, each before about half of them, and the same one again for the same seed', () => {
    const drawn = Array.from({ length: 2000 }, (_, seed) => drawnBy(seed * 7919))
    expect(drawn.every((names) => names.length === 1)).toBe(true)
    expect(drawnBy(5)).toEqual(drawnBy(5))
    const four = drawn.filter(([name]) => name === 'LIST4').length
    // Binomial(2000, ½): 1000 ± 5 × 22.4
    expect(Math.abs(four - 1000)).toBeLessThan(112)
  })

  it('keeps the answer to the list that was drawn and says of the other that it was not asked', () => {
    for (let seed = 0; seed < 20; seed++) {
      const drawn = drawnBy(seed)[0]!
      const other = lists.find((list) => list !== drawn)!
      const response = left(seed)
      expect(response.answers[drawn]).toBe(2)
      expect(response.missing[other]).toBe(MISSING.notAsked)
      expect(response.answers[other]).toBeUndefined()
      expect(readResponse(structuredClone(response), study)).toEqual(response)
    }
  })

  it('says which list would have come to a person who stopped before it', () => {
    const drawn = drawnBy(3)[0]!
    const { missing } = closeResponse(study, form, circumstances, { held: {}, screens: screensOf(form, 3), reached: new Set(['screening']), seconds: {} })
    expect(missing[drawn]).toBe(MISSING.notReached)
    expect(Object.values(missing).filter((code) => code === MISSING.notAsked)).toHaveLength(1)
  })

  it('takes no response that answers both lists, or was asked neither', () => {
    const response = left(1)
    const drawn = drawnBy(1)[0]!
    const other = lists.find((list) => list !== drawn)!
    const { [other]: _, ...rest } = response.missing
    const both = { ...response, answers: { ...response.answers, [other]: 1 }, missing: rest }
    const neither = { ...response, answers: Object.fromEntries(Object.entries(response.answers).filter(([name]) => name !== drawn)), missing: { ...response.missing, [drawn]: MISSING.notAsked } }
    for (const wrong of [both, neither]) expect(() => readResponse(wrong, study)).toThrow(StudyError)
  })
})
