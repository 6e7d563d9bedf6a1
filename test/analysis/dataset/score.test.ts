import { describe, expect, it } from 'vitest'
import { codedColumn } from '../../../analysis/dataset/columns.ts'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import type { NumberColumn } from '../../../analysis/dataset/dataset.ts'
import { scoreColumns } from '../../../analysis/dataset/score.ts'
import type { CodedVariable } from '../../../analysis/study/codebook.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import type { Response } from '../../../analysis/study/response.ts'
import { given, response, smallStudy as study } from '../../support/small-study.ts'

const { dontKnow, refused, skipped, notInVersion } = MISSING

/** Mean and 0-100 of one person, or the reason there is none. */
function score(scale: string, one: Response): [number, number] | number {
  const { columns } = datasetFromResponses(study, given(one)).tables['resident']!
  const [mean, percent] = [columns[`${scale}_MEAN`], columns[`${scale}_100`]] as NumberColumn[]
  expect(mean!.known).toEqual(percent!.known)
  expect(mean!.reasons).toEqual(percent!.reasons)
  return mean!.known[0] ? [mean!.values[0]!, percent!.values[0]!] : mean!.reasons[0]!
}

describe('scale scores, worked by hand', () => {
  it('reverse an item by the declared bounds: 6 - 2 = 4, whatever codes occur', () => {
    expect(score('A', response('resident-long', { A1: 4, A2: 4, A3: 4, A4: 2 }))).toEqual([4, 75])
  })

  it('leave one "don\'t know" out: (5 + 4 + (6 - 1)) / 3', () => {
    expect(score('A', response('resident-long', { A1: 5, A2: 4, A4: 1 }, { A3: dontKnow }))).toEqual([14 / 3, (14 / 3 - 1) * 25])
  })

  it('still stand on two of four: (1 + (6 - 3)) / 2', () => {
    expect(score('A', response('resident-long', { A1: 1, A4: 3 }, { A2: dontKnow, A3: dontKnow }))).toEqual([2, 25])
  })

  it('are missing with one of four, for the reason of the first unanswered item', () => {
    expect(score('A', response('resident-long', { A1: 1 }, { A2: refused, A3: dontKnow, A4: dontKnow }))).toBe(refused)
  })

  it('need two of three: two answered give a score, two missing give none', () => {
    expect(score('B', response('resident-long', { B1: 2, B3: 5 }, { B2: dontKnow }))).toEqual([1.5, 12.5])
    expect(score('B', response('resident-long', { B2: 2 }, { B1: dontKnow, B3: refused }))).toBe(dontKnow)
  })

  it('are missing where everything is', () => {
    expect(score('A', response('resident-long'))).toBe(skipped)
    expect(score('B', response('resident-short', { A1: 1 }))).toBe(notInVersion)
  })

  it('reach the ends of the scale even where nobody uses its end categories', () => {
    expect(score('A', response('resident-long', { A1: 3, A2: 3, A3: 3, A4: 3 }))).toEqual([3, 50])
    expect(score('A', response('resident-long', { A1: 1, A2: 1, A3: 1, A4: 5 }))).toEqual([1, 0])
    expect(score('A', response('resident-long', { A1: 5, A2: 5, A3: 5, A4: 1 }))).toEqual([5, 100])
  })

  it('follow the bounds of the scale, zero and below included: on -2 to 2 a reversed -1 is 1', () => {
    const variable = (name: string, reversed: boolean): CodedVariable => {
      const item = study.codebooks[0]!.variables.find((one) => one.name === 'A1') as CodedVariable
      return { ...item, name, reversed, bounds: { min: -2, max: 2 }, options: [-2, -1, 0, 1, 2].map((code) => ({ code, label: item.label })) }
    }
    const [plain, turned] = [variable('X1', false), variable('X2', true)]
    const scale = { ...study.codebooks[0]!.scales[0]!, name: 'X', items: ['X1', 'X2'], atLeast: 1, bounds: { min: -2, max: 2 } }
    const columns = { X1: codedColumn(plain.options, [0, -2, null], [0, 0, dontKnow]), X2: codedColumn(turned.options, [-1, 2, null], [0, 0, refused]) }
    const scores = scoreColumns(scale, { ...study.codebooks[0]!, variables: [plain, turned] }, columns, 3)
    expect([...scores['X_MEAN']!.values]).toEqual([0.5, -2, 0])
    expect([...scores['X_100']!.values]).toEqual([62.5, 0, 0])
    expect([...scores['X_MEAN']!.known]).toEqual([1, 1, 0])
    expect([...scores['X_MEAN']!.reasons]).toEqual([0, 0, dontKnow])
  })

  it('carry the scale and its ends in the codebook of the table', () => {
    const { codebook } = datasetFromResponses(study, []).tables['resident']!
    expect(codebook.variables.filter(({ role }) => role === 'score').map((variable) => variable.kind === 'number' && [variable.name, variable.score, variable.bounds])).toEqual([
      ['A_MEAN', { scale: 'A', as: 'mean' }, { min: 1, max: 5 }],
      ['A_100', { scale: 'A', as: 'percent' }, { min: 0, max: 100 }],
      ['B_MEAN', { scale: 'B', as: 'mean' }, { min: 1, max: 5 }],
      ['B_100', { scale: 'B', as: 'percent' }, { min: 0, max: 100 }],
    ])
  })
})
