import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { methodOf, methods } from '../../../analysis/methods/index.ts'
import { LANGS } from '../../../analysis/study/text.ts'

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).toSorted()

describe('the registry of methods', () => {
  it('finds each method under its id, and nothing else', () => {
    for (const method of methods) expect(methodOf(method.id)).toBe(method)
    expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length)
    expect(() => methodOf('describe/nothing')).toThrow(RangeError)
  })

  describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, { messages, options, references, version }) => {
    it('lives in the folder of its id', () => {
      expect(existsSync(join(resolve(import.meta.dirname, '../../../analysis/methods'), id, 'index.ts'))).toBe(true)
    })

    it('has a title, a description, and words for every option and choice', () => {
      const needed = ['title', 'description', ...Object.entries(options).flatMap(([name, field]) => [`options.${name}`, ...(field.type === 'choice' ? field.of.map((choice) => `options.${name}.${choice}`) : [])])]
      expect(needed.filter((key) => !Object.hasOwn(messages, `${id}.${key}`))).toEqual([])
    })

    it('says everything in both languages with the same values, under keys of its own or shared ones', () => {
      const wrong = Object.entries(messages).flatMap(([key, text]) => [
        ...(key.startsWith(`${id}.`) || key.startsWith('methods.') ? [] : [`${key} is nobody's`]),
        ...LANGS.filter((lang) => text[lang].trim() === '').map((lang) => `${key} has no ${lang}`),
        ...(placeholders(text['zh-CN']).join() === placeholders(text.en).join() ? [] : [`${key} says other values in each language`]),
        ...(/[\u3000-\u9fff\uff00-\uffef]/.test(text.en) ? [`${key} has Chinese in English`] : []),
      ])
      expect(wrong).toEqual([])
    })

    it('cites where its formulas come from, and has a version', () => {
      expect(references.length).toBeGreaterThan(0)
      for (const { text } of references) expect(text).toMatch(/\(\d{4}\)/)
      expect(version).toMatch(/^\d+$/)
    })
  })
})
