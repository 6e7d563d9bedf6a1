import { describe, expect, it } from 'vitest'
import type { ColumnSummary } from '../../../../src/engines/import-protocol.ts'
import { exampleFile } from '../../../../src/desk/import/example.ts'
import { canBe, KINDS, made, placesIn, textOf, writtenAs } from '../../../../src/desk/import/make.ts'
import { notFitting, occurs, withoutTexts } from '../../../../src/desk/import/occurs.ts'
import type { Work } from '../../../../src/desk/import/use-import.ts'
import { stepNamed, addressOfStep } from '../../../../src/desk/import/steps.ts'

function column(texts: { readonly [text: string]: number }, blanks = 0, distinct = Object.keys(texts).length): ColumnSummary {
  return { key: '1、题目', headings: ['1、题目：'], distinct, blanks, values: Object.entries(texts).map(([text, n]) => ({ text, n })), guard: null }
}
const kinds = (one: ColumnSummary) => KINDS.filter((kind) => canBe(one, kind, [], 'unknown'))

describe('a column taken by hand for another kind', () => {
  it('is offered only what its texts allow', () => {
    expect(kinds(column({ 男: 5, 女: 4 }))).toEqual(['coded', 'text'])
    expect(kinds(column({ '18': 5, '34': 4 }))).toEqual(['coded', 'number', 'text'])
    expect(kinds(column({ 'a┋b': 5, b: 4, a: 1 }))).toEqual(['coded', 'multi', 'text'])
    expect(kinds(column({ '2026/5/1': 1, '2026/5/2': 1 }))).toContain('day')
    expect(kinds(column({ 建议甲: 1 }, 0, 900))).toEqual(['text'])
  })
  it('gets an option for each text but those that are no answer, and a place for empty cells', () => {
    const one = made(column({ 好: 3, 不好: 2, 不知道: 1 }, 4), 'coded', [{ value: '不知道', reason: 'dontKnow' }], 'unknown')
    expect(one).toMatchObject({ kind: 'coded', column: '1、题目' })
    const placed = one?.kind === 'coded' ? [...one.options.flatMap(({ values }) => values), ...one.missing.map(({ value }) => value)] : []
    expect(placed.toSorted()).toEqual(['', '不好', '不知道', '好'])
  })
  it('gets its several answers from the separator a person names', () => {
    expect(made(column({ 'a+b': 2, b: 1 }), 'multi', [], 'unknown', '+')).toMatchObject({ options: [{ values: ['a'] }, { values: ['b'] }], shape: { is: 'joined', separator: '+' } })
  })
  it('never takes numbers that read as missing codes within its bounds', () => {
    expect(made(column({ x1: 1, '-8': 2, '40': 3 }), 'number', [], 'unknown')).toMatchObject({ bounds: { min: 0, max: 40 } })
  })
  it('names a place for each text where nobody can tell more', () => {
    expect(placesIn(column({ 甲片: 3, 乙片: 2 }, 1), [])).toMatchObject({ column: '1、题目', units: [{ values: ['甲片'] }, { values: ['乙片'] }], missing: [{ value: '' }] })
  })
  it('gets other ends where its numbers are written otherwise, wider ones where the page does not know them all', () => {
    const before = { kind: 'number', name: 'N', text: { 'zh-CN': 'N', en: 'N' }, label: { 'zh-CN': 'N', en: 'N' }, role: 'attribute', sensitive: false, column: '1、题目', as: 'grouped', bounds: { min: 0, max: 5000 }, integer: true, unit: null, missing: [{ value: '9,999', reason: 'refused' }] } as const
    const texts = { '1,250': 3, '3,500': 2, '9,999': 1 }
    expect(writtenAs(column(texts), before, 'decimalComma')).toEqual({ ...before, as: 'decimalComma', bounds: { min: 0, max: 5 }, integer: false })
    expect(writtenAs(column(texts, 0, 4000), before, 'decimalComma').bounds).toEqual({ min: 0, max: 5000 })
    expect(writtenAs(column(texts), before, 'percent')).toEqual({ ...before, as: 'percent' })
  })
  it('holds what is left without the rows that are no people', () => {
    const one = column({ 好: 3, '120': 1 }, 4)
    const outside = [{ column: '1、题目', texts: [{ text: '120', n: 1 }, { text: '', n: 3 }, { text: '好', n: 1 }] }]
    expect(withoutTexts([one], outside)).toEqual([column({ 好: 2 }, 1)])
    expect(withoutTexts([one], [])[0]).toBe(one)
  })
  it('is called by its headings, the last the nearest', () => {
    expect(textOf({ ...column({}), headings: ['7、您同意吗？', '', '我感到安心'] })).toBe('7、您同意吗？ 我感到安心')
  })
})

it('shows only the texts that stand in the file, unless nobody can know', () => {
  const one = column({ 好: 3 })
  expect(occurs('好', [one.key], [one])).toBe(true)
  expect(occurs('(跳过)', [one.key], [one])).toBe(false)
  expect(occurs('', [one.key], [one])).toBe(false)
  expect(occurs('(跳过)', [one.key], [{ ...one, distinct: 400 }])).toBe(true)
})

it('tells cells that count as lost from rows that are not taken', () => {
  const summary = { rows: 61, badRows: [{ line: 9, cells: 2, expected: 12 }] }
  const checked = { rows: 60, problemCount: 5 }
  expect(notFitting({ work: { summary } as unknown as Work, checked: checked as Parameters<typeof notFitting>[0]['checked'] })).toEqual({ cells: 3, rows: 2 })
})

it('has a step for every address, the first for any other', () => {
  expect(stepNamed('variables')).toBe('variables')
  expect(stepNamed('nonsense')).toBe('choose')
  expect([addressOfStep('choose'), addressOfStep('keep')]).toEqual(['#/import', '#/import/keep'])
})

it('has an invented example that is the same every time, with an address to leave out and addresses of nobody only', async () => {
  for (const lang of ['zh-CN', 'en'] as const) {
    const text = await exampleFile(lang).text()
    expect(await exampleFile(lang).text()).toBe(text)
    expect(text.split('\r\n')).toHaveLength(91)
    expect(text.match(/\d+\.\d+\.\d+\.\d+/g)!.every((ip) => ip.startsWith('192.0.2.'))).toBe(true)
  }
})
