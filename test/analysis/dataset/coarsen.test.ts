import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coarsen, coarsened, coarsenNumbers, pairedBands, quarterBands } from '../../../analysis/dataset/coarsen.ts'
import { codedColumn, numberColumn } from '../../../analysis/dataset/columns.ts'
import type { CodedVariable, NumberVariable } from '../../../analysis/study/codebook.ts'
import { studies } from '../../../surveys/index.ts'

const t = (text: string) => ({ 'zh-CN': text, en: text })
const optionsOf = (codes: readonly number[]) => codes.map((code) => ({ code, label: t(`label ${code}`) }))
const named = { name: 'X', text: t('X'), label: t('X'), role: 'attribute', sensitive: false, note: null } as const
const coded = (codes: readonly number[], level: 'nominal' | 'ordinal' = 'ordinal'): CodedVariable => ({
  ...named, kind: 'coded', level, options: optionsOf(codes), optionsFrom: null, waysOut: [], bounds: { min: 0, max: 9 }, reversed: true, right: null,
})
const number = (integer: boolean): NumberVariable => ({ ...named, kind: 'number', bounds: { min: 0, max: 1e6 }, reversed: false, integer, unit: null, score: null })

describe('broader bands', () => {
  it('take codes together; what is missing stays missing, for its reason', () => {
    const options = optionsOf([1, 2, 3, 7])
    const bands = [{ code: 1, label: t('low'), from: [1, 2] }, { code: 5, label: t('high'), from: [3, 7] }]
    const coarse = coarsen(codedColumn(options, [1, 2, 3, 7, null, null], [0, 0, 0, 0, -9, -6]), options, bands)
    expect([...coarse.index]).toEqual([1, 1, 2, 2, 0, 0])
    expect([...coarse.reasons]).toEqual([0, 0, 0, 0, -9, -6])
  })

  it('never lose a code that occurs', () => {
    const options = optionsOf([1, 2])
    expect(() => coarsen(codedColumn(options, [1, 2]), options, [{ code: 1, label: t('one'), from: [1] }])).toThrow(RangeError)
  })

  it('are names and no numbers any more', () => {
    expect(coarsened(coded([1, 2, 3]), [{ code: 1, label: t('all'), from: [1, 2, 3] }])).toMatchObject({ options: [{ code: 1, label: t('all') }], bounds: null, reversed: false, level: 'ordinal' })
  })

  it('of a scale without declared ones take neighbours together', () => {
    expect(pairedBands(coded([1, 2, 3, 4, 5]))!.map(({ code, from, label }) => [code, from, label.en])).toEqual([
      [1, [1, 2], 'label 1 / label 2'],
      [2, [3, 4, 5], 'label 3 / label 4 / label 5'],
    ])
    expect(pairedBands(coded([1, 2, 3]))).toBeNull()
    expect(pairedBands(coded([1, 2, 3, 4], 'nominal'))).toBeNull()
  })

  it('of numbers are their quarters, rounded, open at both ends', () => {
    const ages = numberColumn([18, 21, 22, 25, 27, 33, 35, 41, 42, 48, 55, 63, 71, 90, null])
    const bands = quarterBands(number(true), ages, 2)!
    expect(bands.map(({ label }) => label.en)).toEqual(['under 30', '30–39', '40–59', '60 or more'])
    expect(bands.map(({ label }) => label['zh-CN'])).toEqual(['30以下', '30–39', '40–59', '60及以上'])
    const column = coarsenNumbers(ages, bands)
    expect([...column.index]).toEqual([1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 0])
    expect(column.reasons[14]).toBe(-6)
  })

  it('of numbers are never told of fewer than so many people, however far they stand out', () => {
    // The third quarter is 58; rounded to 60 it would leave 65 alone in the last band.
    const ages = numberColumn([...[20, 21, 22, 23, 24, 25, 26, 27], ...[40, 41, 42, 43, 44, 45, 46], ...[56, 57, 58, 59, 65]])
    expect(quarterBands(number(true), ages, 5)!.map(({ label }) => label.en)).toEqual(['under 30', '30 or more'])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 60 }), (values) => {
        const column = numberColumn(values)
        const bands = quarterBands(number(true), column, 5)
        if (bands === null) return
        const { index } = coarsenNumbers(column, bands)
        for (const place of bands.keys()) expect(index.filter((one) => one === place + 1).length).toBeGreaterThanOrEqual(5)
      }),
    )
  })

  it('of numbers are none where nearly all are the same', () => {
    expect(quarterBands(number(true), numberColumn([3, 3, 3, 3]), 1)).toBeNull()
    expect(quarterBands(number(true), numberColumn([null]), 1)).toBeNull()
  })

  it('of any numbers: every one falls in the band whose limits hold it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -50, max: 500 }), fc.double({ min: -5, max: 5e5, noNaN: true })), { maxLength: 80 }), fc.boolean(), (values, integer) => {
        const numbers = integer ? values.map(Math.round) : values
        const column = numberColumn(numbers)
        const bands = quarterBands(number(integer), column, 1)
        if (bands === null) return
        const { index } = coarsenNumbers(column, bands)
        numbers.forEach((value, row) => {
          const at = index[row]! - 1
          expect(at === 0 || value >= bands[at]!.from).toBe(true)
          expect(at === bands.length - 1 || value < bands[at + 1]!.from).toBe(true)
        })
        expect(new Set(bands.map(({ label }) => label.en)).size).toBe(bands.length)
        expect(bands.map(({ from }) => from).slice(1).every((from, i, all) => i === 0 || from > all[i - 1]!)).toBe(true)
      }),
    )
  })

  it.each(studies.flatMap((study) => study.codebooks.map((codebook) => ({ study: study.id, codebook }))))('of study $study are declared in both languages for the traits of a person', ({ codebook }) => {
    expect(codebook.quasiIdentifiers.length).toBeGreaterThan(5)
    const attributes = codebook.variables.filter(({ role, kind }) => role === 'attribute' && kind === 'coded').map(({ name }) => name)
    const declared = codebook.quasiIdentifiers.map(({ variable }) => variable)
    expect(attributes.filter((name) => !declared.includes(name))).toEqual([])
    for (const { coarser, variable } of codebook.quasiIdentifiers) {
      const one = codebook.variables.find(({ name }) => name === variable) as CodedVariable
      expect(coarser === null || coarser.length < one.options.length).toBe(true)
    }
  })
})
