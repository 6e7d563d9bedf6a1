import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, sha256Hex, utf8 } from '../../../analysis/study/hash.ts'
import { studyMessages } from '../../../analysis/study/messages.ts'
import { MAX_BYTES, publishedBytes, readPublished, readStudy, studyHash } from '../../../analysis/study/publish.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { smallStudy } from '../../support/small-study.ts'

const bytes = publishedBytes(smallStudy)
const codeOf = (read: () => unknown): string | null => {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof StudyError) return error.code
    throw error
  }
}

describe('the hash', () => {
  it('is SHA-256 as the standard has it', () => {
    expect(sha256Hex(utf8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex(utf8(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
  it('is of JSON whose keys are sorted at every depth and which has no white space', () => {
    expect(canonicalJson({ b: [{ d: 1, c: '中\n' }], a: null })).toBe('{"a":null,"b":[{"c":"中\\n","d":1}]}')
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}')
    for (const wrong of [Number.NaN, Infinity, undefined, [undefined], () => 1]) expect(() => canonicalJson(wrong)).toThrow(TypeError)
  })
  it('does not depend on the order of keys, and canonical JSON reads back as the same value', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, shuffled(inner)]))
          : value
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(shuffled(JSON.parse(text)))).toBe(text)
      }),
    )
    expect(studyHash(readStudy(shuffled(structuredClone(smallStudy))))).toBe(studyHash(smallStudy))
  })
})

describe('a published study', () => {
  it('is read back as the same study with the same hash', () => {
    expect(readPublished(bytes)).toEqual(smallStudy)
    expect(sha256Hex(bytes)).toBe(studyHash(smallStudy))
  })

  it('is refused, or is another study with another hash, when any one byte is changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = bytes.slice()
        changed[at] = changed[at]! ^ by
        const refused = codeOf(() => readPublished(changed)) !== null
        expect(refused || studyHash(readPublished(changed)) !== studyHash(smallStudy)).toBe(true)
        expect(sha256Hex(changed)).not.toBe(sha256Hex(bytes))
      }),
      { numRuns: 200 },
    )
  })

  it('is refused when it was reformatted, cut short, or is no JSON at all', () => {
    expect(codeOf(() => readPublished(utf8(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2))))).toBe('notCanonical')
    expect(codeOf(() => readPublished(utf8(`\ufeff${new TextDecoder().decode(bytes)}`)))).toBe('notJson')
    expect(codeOf(() => readPublished(bytes.slice(0, -1)))).toBe('notJson')
    expect(codeOf(() => readPublished(new Uint8Array([0xff, 0xfe, 0x7b])))).toBe('notUtf8')
    expect(codeOf(() => readPublished(new Uint8Array()))).toBe('notJson')
    expect(codeOf(() => readPublished(utf8('null')))).toBe('notObject')
  })

  it('is refused by its size and depth before anything is parsed', () => {
    expect(codeOf(() => readPublished(new Uint8Array(MAX_BYTES + 1)))).toBe('tooLarge')
    expect(codeOf(() => readPublished(utf8('['.repeat(1_000_000))))).toBe('tooDeep')
    expect(codeOf(() => readPublished(utf8(`{"a":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`)))).toBe('tooDeep')
    // Brackets inside a text are no depth.
    expect(codeOf(() => readPublished(utf8(`"${'['.repeat(100)}\\"${'{'.repeat(100)}"`)))).toBe('notObject')
  })

  it('cannot reach into prototypes', () => {
    const before = Object.keys(Object.prototype)
    expect(codeOf(() => readPublished(utf8(`{"__proto__":{"polluted":1},${new TextDecoder().decode(bytes).slice(1)}`)))).toBe('unknownKey')
    const draft = JSON.parse(new TextDecoder().decode(bytes)) as { codebooks: { passages: object }[] }
    const passages = JSON.stringify(draft.codebooks[0]!.passages)
    expect(codeOf(() => readPublished(utf8(JSON.stringify(draft).replace(passages, `{"__proto__":${JSON.stringify({ 'zh-CN': '一', en: 'One' })},${passages.slice(1)}`))))).toBe('badName')
    expect(codeOf(() => readStudy({ ...structuredClone(smallStudy), constructor: 1 }))).toBe('unknownKey')
    expect(Object.keys(Object.prototype)).toEqual(before)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it.each([
    ['a control character', 'a\u0007b', 'unprintable'],
    ['an override of the direction', 'a\u202eb', 'unprintable'],
    ['a lone surrogate', 'a\ud800b', 'unprintable'],
    ['a placeholder', 'a {name} b', 'brace'],
    ['nothing but spaces', '  ', 'empty'],
    ['too much', 'x'.repeat(2001), 'tooLong'],
    ['a number', 3, 'notText'],
  ])('is refused where a text holds %s', (_, value, code) => {
    const draft = structuredClone(smallStudy) as unknown as { title: { en: unknown } }
    draft.title.en = value
    expect(codeOf(() => readStudy(draft))).toBe(code)
  })

  it('is refused where a text lacks a language, a key is unknown, or a number is none', () => {
    const change = (by: (draft: Record<string, unknown>) => void): string | null => {
      const draft = structuredClone(smallStudy) as unknown as Record<string, unknown>
      by(draft)
      return codeOf(() => readStudy(draft))
    }
    expect(change((d) => (d['title'] = { en: 'Only one' }))).toBe('missingKey')
    expect(change((d) => (d['extra'] = 1))).toBe('unknownKey')
    expect(change((d) => (d['codebooks'] = []))).toBe('tooFew')
    expect(change((d) => (d['collection'] = { ...smallStudy.collection, idleSeconds: Number.NaN }))).toBe('notNumber')
    expect(change((d) => (d['collection'] = { ...smallStudy.collection, idleSeconds: 60.5 }))).toBe('notInteger')
    expect(change((d) => (d['collection'] = { ...smallStudy.collection, recipients: ['age1secret'] }))).toBe('badFormat')
  })
})

describe('the sentences of a refusal', () => {
  it('name the same values in both languages', () => {
    const names = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
    const differing = Object.entries(studyMessages).filter(([, text]) => names(text['zh-CN']).join() !== names(text.en).join())
    expect(differing).toEqual([])
  })
})
