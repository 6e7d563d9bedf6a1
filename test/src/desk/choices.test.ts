import { describe, expect, it } from 'vitest'
import { tableCodebook } from '../../../analysis/dataset/columns.ts'
import { methods } from '../../../analysis/methods/index.ts'
import { readOptions } from '../../../analysis/report/options.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import { choicesFor, exampleOptions, optionsFromText } from '../../../src/desk/analysis/choices.ts'
import { deskMessages } from '../../../src/desk/messages.ts'
import { reportWords } from '../../../src/exchange/report-words.ts'
import { textsIn } from '../../../src/i18n/texts.ts'
import { studies } from '../../../surveys/index.ts'

const tables = studies.flatMap((study) => study.codebooks.map((codebook) => ({ study, codebook: tableCodebook(study, codebook, [study.collection.wave]) })))

describe('the form of a method', () => {
  it('begins with options that the method takes, for every method and every table that ships', () => {
    for (const { study, codebook } of tables) {
      for (const method of methods) {
        const options = exampleOptions(method, study, codebook)
        expect(options, `${method.id} over ${codebook.id}`).not.toBeNull()
        expect(() => readOptions(method.options, options, codebook)).not.toThrow()
      }
    }
  })

  it('offers only what the method takes', () => {
    const say = textsIn('en', deskMessages)
    for (const { codebook } of tables) {
      for (const method of methods) {
        for (const [name, field] of Object.entries(method.options)) {
          if (field.type !== 'category' && field.type !== 'measure' && field.type !== 'scale') continue
          for (const item of choicesFor(field, codebook, 'en', say).flatMap(({ items }) => items)) {
            const others = Object.fromEntries(Object.entries(exampleOptions(method, studies[0]!, codebook) ?? {}).filter(([key]) => key !== name))
            const value = field.many ? [item.name, ...codebookOthers(field, codebook, item.name)].slice(0, Math.max(1, field.min)) : item.name
            expect(() => readOptions(method.options, { ...others, [name]: value }, codebook), `${method.id} ${name} ${item.name}`).not.toThrow()
          }
        }
      }
    }
    function codebookOthers(field: Parameters<typeof choicesFor>[0], codebook: Parameters<typeof choicesFor>[1], but: string) {
      return choicesFor(field, codebook, 'en', say)
        .flatMap(({ items }) => items.map(({ name }) => name))
        .filter((name) => name !== but)
    }
  })

  it('has words for every method, option and choice in both languages', () => {
    for (const lang of LANGS) {
      const words = reportWords(lang)
      for (const method of methods) {
        expect(words({ key: `${method.id}.title` })).not.toBe('')
        for (const [name, field] of Object.entries(method.options)) {
          const choices = field.type === 'choice' ? field.of.map((choice) => `.${choice}`) : []
          for (const part of ['', ...choices]) expect(words({ key: `${method.id}.options.${name}${part}` })).not.toBe('')
        }
      }
    }
  })

  it('reads options out of an address only where they are an object', () => {
    expect(optionsFromText('{"scales":["SAF"]}')).toEqual({ scales: ['SAF'] })
    expect([null, '', '[1]', '"SAF"', '{"scales":', 'null'].map(optionsFromText)).toEqual([null, null, null, null, null, null])
  })
})
