import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberIn } from '../../../analysis/intake/cell.ts'
import { columnKeys, squeezed } from '../../../analysis/intake/raw.ts'

describe('columnKeys', () => {
  it('numbers headings that are alike', () => {
    expect(columnKeys([['A'], ['Ａ '], ['']])).toEqual(['A', 'A #2', 'column 3'])
  })

  it('gives no two columns one key, whatever a heading ends in', () => {
    expect(columnKeys([['A'], ['A #2'], ['A']])).toEqual(['A', 'A #2', 'A #3'])
    expect(columnKeys([['A'], ['A'], ['A #2']])).toEqual(['A', 'A #3', 'A #2'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'A #2', 'A #3', 'A #2 #2', '', 'column 2'), { maxLength: 12 }), (headings) => {
        expect(new Set(columnKeys(headings.map((heading) => [heading]))).size).toBe(headings.length)
      }),
    )
  })
})

describe('squeezed', () => {
  it('reads full-width signs as plain ones, and is the same when done twice', () => {
    expect(squeezed(' ２５　岁 ')).toBe('25 岁')
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => squeezed(squeezed(text)) === squeezed(text)))
  })

  it('makes no other number of a digit with a note behind it', () => {
    for (const text of ['45¹', '100²', '4①', '1₂', '４⑩']) expect([text, numberIn(squeezed(text), 'plain')]).toEqual([text, null])
    expect(squeezed('①')).toBe('1')
    expect(squeezed('80 m²')).toBe('80 m2')
  })
})
