import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose, wholeOf } from '../../../analysis/study/compose.ts'
import { itemsOf } from '../../../analysis/study/form.ts'
import { publishedBytes, readPublished, studyHash } from '../../../analysis/study/publish.ts'
import { studies } from '../../../surveys/index.ts'

const study = studies[0]!
const forms = study.forms.map(({ id }) => id)
const modules = study.modules.map(({ id }) => id)

describe('composing what is published', () => {
  it('leaves a study of all forms and no module as it is, with nothing more on offer', () => {
    expect(compose(study, wholeOf(study))).toEqual({ ...study, modules: [] })
  })

  it('puts the pages of modules behind the page they name, in the order in which they are offered', () => {
    const { pages, minutes } = compose(study, { forms: ['staff'], modules: ['mob', 'pty'] }).forms[0]!
    const ids = pages.map(({ id }) => id)
    expect(ids.slice(ids.indexOf('job'), ids.indexOf('job') + 3)).toEqual(['job', 'party-building', 'mobilisation'])
    expect(minutes).toBe(study.forms.find(({ id }) => id === 'staff')!.minutes + 2)
  })

  it('has no table, no request and no question of a form that was not chosen', () => {
    const chosen = compose(study, { forms: ['resident-short'], modules: [] })
    expect(chosen.codebooks.map(({ id }) => id)).toEqual(['resident'])
    expect(new Set(chosen.report.sections.flatMap(({ items }) => items.map(({ table }) => table)))).toEqual(new Set(['resident']))
  })

  it('has nothing of a module that was not chosen', () => {
    expect(JSON.stringify(compose(study, wholeOf(study)))).not.toMatch(/PTY|MOB[123]|LIST4/)
  })

  it('publishes whatever is chosen, as a version of its own', () => {
    const hashes = new Set<string>()
    let n = 0
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...forms), { minLength: 1 }), fc.uniqueArray(fc.constantFrom(...modules)), (someForms, someModules) => {
        const chosen = compose(study, { forms: someForms, modules: someModules })
        expect(readPublished(publishedBytes(chosen))).toEqual(chosen)
        expect(compose(study, { forms: someForms.toReversed(), modules: someModules.toReversed() })).toEqual(chosen)
        expect(new Set(chosen.forms.map(({ id }) => id))).toEqual(new Set(someForms))
        for (const form of chosen.forms) expect(new Set(itemsOf(form)).size).toBe(itemsOf(form).length)
        hashes.add(`${studyHash(chosen)} ${chosen.version}`)
        n++
      }),
      { numRuns: 40 },
    )
    expect(n).toBe(40)
    expect(new Set([...hashes].map((one) => one.split(' ')[1])).size).toBe(hashes.size)
  })

  it('refuses a choice that the study does not offer', () => {
    for (const wrong of [{ forms: [], modules: [] }, { forms: ['other'], modules: [] }, { forms: ['staff'], modules: ['other'] }]) expect(() => compose(study, wrong)).toThrow(RangeError)
  })
})
