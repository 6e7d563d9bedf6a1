import { describe, expect, it } from 'vitest'
import { translator } from '../../../analysis/render/translate.ts'
import { resultMessages } from '../../../analysis/result/messages.ts'
import { renderMessages } from '../../../analysis/render/messages.ts'
import { text } from '../result/tables.ts'

const catalogue = {
  found: text('{{group}}的 M = {{mean}}，p = {{p}}，占 {{share}}%。', 'In {{group}} M = {{mean}}, p = {{p}}, {{share}}% of all.'),
  list: text('有 {{names}}', 'There are {{names}}'),
  inside: text('因为{{reason}}', 'because {{reason}}'),
} as const
const zh = translator('zh-CN', [catalogue])
const en = translator('en', [catalogue])
const values = { group: text('甲区', 'A'), mean: { figure: 3.8312, as: 'score' }, share: { figure: 0.649, as: 'proportion' } } as const

describe('sentences', () => {
  it('say texts and figures in both languages, with one sign of percent and one of relation', () => {
    const message = { key: 'found', values: { ...values, p: { figure: 0.0002, as: 'pValue' } } } as const
    expect(zh(message)).toBe('甲区的 M = 3.83，p <\u2009.001，占 64.9%。')
    expect(en(message)).toBe('In A M = 3.83, p <\u2009.001, 64.9% of all.')
    expect(en({ key: 'found', values: { ...values, p: { figure: 0.03, as: 'pValue' } } })).toContain('p = .030')
  })

  it('join lists as each language does, and say messages inside messages', () => {
    const names = [text('甲区', 'A'), { key: 'result.total' }, 'POST']
    expect(zh({ key: 'list', values: { names } })).toBe('有 甲区、合计、POST')
    expect(en({ key: 'list', values: { names } })).toBe('There are A, Total, POST')
    expect(en({ key: 'inside', values: { reason: { key: 'list', values: { names } } } })).toBe('because There are A, Total, POST')
  })

  it('do not take what a value says for a place', () => {
    expect(en({ key: 'list', values: { names: '{{names}} $& <b>' } })).toBe('There are {{names}} $& <b>')
    expect(en({ key: 'found', values: { ...values, p: '< said' } })).toContain('p = < said')
  })

  it('fail loudly where the program lacks a sentence or a value, or has two of one name', () => {
    expect(() => zh({ key: 'nowhere' })).toThrow('nowhere')
    expect(() => zh({ key: 'toString' })).toThrow('toString')
    expect(() => zh({ key: 'list' })).toThrow('names')
    expect(() => translator('en', [catalogue, { list: text('别的', 'Another') }])).toThrow('list')
  })

  it('are complete in both languages, with the same places', () => {
    const places = (sentence: string): readonly string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted()
    const all = Object.entries({ ...resultMessages, ...renderMessages })
    expect(all.filter(([, said]) => said['zh-CN'].length === 0 || said.en.length === 0)).toEqual([])
    expect(all.map(([key, said]) => [key, places(said.en)])).toEqual(all.map(([key, said]) => [key, places(said['zh-CN'])]))
  })
})
