import { describe, expect, it } from 'vitest'
import { canonical } from '../../../analysis/engine/canonical.ts'
import type { Condition, Count, Term, Val } from '../../../analysis/engine/query.ts'
import { category } from '../../../analysis/engine/terms.ts'

const scored = (column: string, scores: readonly (number | null)[]): Val => ({ is: 'number', column, scores, scale: 1, shift: 0 })
const keyOf = (by: readonly Term[], where: readonly Condition[] = []) => canonical({ ask: 'count', by, where, weight: null, whole: false } satisfies Count).key

describe('the canonical form of a question', () => {
  const plain = keyOf([category('SAT1'), category('UNIT')])

  it('is the same whatever the codes are worth: recodes, reversals and bands of coded columns move to the keys', () => {
    expect(keyOf([scored('SAT1', [null, 1, 2, 3, 4, 5]), category('UNIT')])).toBe(plain)
    expect(keyOf([{ ...scored('SAT1', [null, 1, 2, 3, 4, 5]), scale: -1, shift: 6 }, category('UNIT')])).toBe(plain)
    expect(keyOf([scored('SAT1', [null, 0, 0, 0, 1, 1]), category('UNIT')])).toBe(plain)
    expect(keyOf([{ is: 'band', of: scored('SAT1', [null, 1, 2, 3, 4, 5]), at: [3] }, category('UNIT')])).toBe(plain)
  })

  it('is the same whatever the order of the dims, and asks each once', () => {
    expect(keyOf([category('UNIT'), category('SAT1')])).toBe(plain)
    expect(keyOf([category('UNIT'), category('SAT1'), scored('SAT1', [null, 5, 4, 3, 2, 1])])).toBe(plain)
  })

  it('is the same whatever the order, repetition and grouping of the conditions', () => {
    const a: Condition = { complete: [category('a')] }
    const b: Condition = { complete: [scored('b', [null, 1, 2])] }
    const c: Condition = { term: scored('c', [null, 10, 20, 30]), min: 15 }
    const key = keyOf([], [a, b, c])
    expect(keyOf([], [c, { complete: [category('b'), category('a')] }, a])).toBe(key)
    expect(keyOf([], [{ complete: [scored('a', [null, 1])] }, { term: category('c'), in: [3, 2, 2] }, b])).toBe(key)
  })

  it('differs where the questions differ', () => {
    const different = [
      keyOf([category('a')]),
      keyOf([category('b')]),
      keyOf([category('a')], [{ complete: [category('a')] }]),
      keyOf([category('a')], [{ term: category('a'), in: [1] }]),
      keyOf([category('a')], [{ term: category('a'), notIn: [1] }]),
      // A category without a score is not the same as a missing answer.
      keyOf([category('a')], [{ complete: [scored('a', [null, 1, null])] }]),
      keyOf([category('a')], [{ complete: [scored('a', [0, 1, null])] }]),
    ]
    // `complete` of a category with two scores of which one is missing is the category that has one.
    expect(different[3]).toBe(different[5])
    expect(new Set(different).size).toBe(different.length - 1)
  })

  it('gives the answer back as it was asked for', () => {
    const form = canonical({ ask: 'count', by: [scored('a', [9, 1, 0, 1]), category('b')], where: [], weight: null, whole: false })
    const answer = form.restore({ keys: [[1, 2, 3, null], [1, 2, 1, 1]], n: Float64Array.of(4, 3, 2, 1), weight: null, weight2: null })
    expect(answer).toEqual({ keys: [[0, 1, 9], [2, 1, 1]], n: Float64Array.of(3, 6, 1), weight: null, weight2: null })
  })
})
