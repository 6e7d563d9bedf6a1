import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohensD, hedgesFactor, hedgesG, oneWayAnova, pooledT, welchAnova, welchT, type Sample } from '../../../analysis/methods/compare/means/compare.ts'
import { tableOf } from '../engine/tables.ts'
import { numbersIn, rowOf, run, said, say, tableIn } from './run.ts'

const sampleOf = (values: readonly number[]): Sample => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { n: values.length, mean, variance: values.length > 1 ? values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) : null }
}
/** People with a score, group by group. */
const peopleOf = (groups: readonly (readonly (number | null)[])[], more: object = {}) =>
  tableOf({
    score: { numbers: groups.flat(), bounds: { min: 0, max: 20 }, ...more },
    place: { codes: groups.map((_, g) => g + 1), answers: groups.flatMap((values, g) => values.map(() => g + 1)), level: 'nominal', bounds: null, role: 'collection' },
  })
const compare = (groups: readonly (readonly (number | null)[])[], options: object = {}) => run(peopleOf(groups), 'compare/means', { measures: ['score'], by: 'place', ...options })
const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 8 }).filter((drawn) => new Set(drawn).size > 1)

describe('comparing two groups', () => {
  const first = [2, 4, 6, 8]
  const second = [1, 2, 3, 4, 5]

  it('is Welch’s t by hand', () => {
    // s² = 20/3 and 2.5; s²/n = 5/3 and 1/2; t = 2 / sqrt(13/6); df = (13/6)² / ((5/3)²/3 + (1/2)²/4)
    const test = welchT(sampleOf(first), sampleOf(second), 0.95)!
    expect(test.difference).toBe(2)
    expect(test.statistic).toBeCloseTo(2 / Math.sqrt(13 / 6), 12)
    expect(test.df).toBeCloseTo((13 / 6) ** 2 / (25 / 27 + 1 / 16), 12)
  })

  it('has Cohen’s d by the pooled standard deviation and Hedges’ factor by the gamma function', () => {
    const d = cohensD(sampleOf(first), sampleOf(second), 0.95)!
    expect(d.estimate).toBeCloseTo(2 / Math.sqrt(30 / 7), 12)
    // J(2) = gamma(1)/gamma(1/2) = 1/sqrt(pi); J(4) = gamma(2)/(sqrt 2 gamma(3/2)) = sqrt(2/pi)
    expect(hedgesFactor(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 12)
    expect(hedgesFactor(4)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12)
    expect(hedgesG(d)!.estimate).toBeCloseTo(d.estimate * hedgesFactor(7), 12)
  })

  it('has an interval of d that leaves out zero exactly where Student’s t is significant', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [x, y] = [sampleOf(a), sampleOf(b)]
        const d = cohensD(x, y, 0.9)!
        expect(d.lower).toBeLessThan(d.estimate)
        expect(d.upper).toBeGreaterThan(d.estimate)
        const p = pooledT(x, y, 0.9)!.pValue
        fc.pre(Math.abs(p - 0.1) > 1e-6)
        expect(d.lower > 0 || d.upper < 0).toBe(p < 0.1)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps t, p and g when every value is moved and stretched, and turns their signs with the groups', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }), (a, b, shift, scale) => {
        const of = (x: readonly number[], y: readonly number[]) => ({ t: welchT(sampleOf(x), sampleOf(y), 0.95)!, g: hedgesG(cohensD(sampleOf(x), sampleOf(y), 0.95)!)! })
        const plain = of(a, b)
        const moved = of(a.map((value) => shift + scale * value), b.map((value) => shift + scale * value))
        const turned = of(b, a)
        expect(moved.t.statistic).toBeCloseTo(plain.t.statistic, 8)
        expect(moved.t.lower).toBeCloseTo(scale * plain.t.lower, 7)
        expect(moved.g.estimate).toBeCloseTo(plain.g.estimate, 8)
        expect(moved.g.upper).toBeCloseTo(plain.g.upper, 6)
        expect(turned.t.statistic).toBeCloseTo(-plain.t.statistic, 10)
        expect(turned.t.pValue).toBeCloseTo(plain.t.pValue, 10)
        expect(turned.g.lower).toBeCloseTo(-plain.g.upper, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('leads with Welch, and has Student’s t in the row below with a sentence why', async () => {
    const result = await compare([first, second])
    const tests = tableIn(result, 'tests')
    expect(tests.rows.map((row) => [said(row['convention']), said(row['procedure'])])).toEqual([
      ['result.recommended', 'compare/means.procedure.welchT'],
      ['result.thesis', 'compare/means.procedure.pooledT'],
    ])
    expect(tests.rows[1]).toMatchObject({ df: 7, statistic: expect.closeTo(2 / Math.sqrt((30 / 7) * (1 / 4 + 1 / 5)), 12) })
    expect(tests.notes[0]!.message.key).toBe('compare/means.conventions.t')
    expect(tableIn(result, 'pairs').rows[0]).toMatchObject({ estimate: 2, nFirst: 4, nSecond: 5, base: 4 })
    expect(say('en')(result.summary!)).toMatch(/^“score”: no difference of place=1 and place=2 was found; they are 2.00 apart/)
  })
})

describe('comparing several groups', () => {
  const groups = [[1, 2, 3, 4], [2, 4, 6, 8], [7, 8, 9, 10, 11]]
  const samples = groups.map(sampleOf)

  it('is one-way F by hand', () => {
    // means 2.5, 5, 9 (grand 75/13); within 5 + 20 + 10 = 35 on 10 df
    const grand = 75 / 13
    const between = 4 * (2.5 - grand) ** 2 + 4 * (5 - grand) ** 2 + 5 * (9 - grand) ** 2
    const found = oneWayAnova(samples)!
    expect(found).toMatchObject({ df1: 2, df2: 10, statistic: expect.closeTo(between / 2 / 3.5, 10), etaSquared: expect.closeTo(between / (between + 35), 12) })
  })

  it('is Welch’s F with Welch’s t squared for two groups', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const t = welchT(sampleOf(a), sampleOf(b), 0.95)!
        const F = welchAnova([sampleOf(a), sampleOf(b)])!
        expect(F.statistic).toBeCloseTo(t.statistic ** 2, 7)
        expect(F.df2).toBeCloseTo(t.df, 7)
        expect(F.pValue).toBeCloseTo(t.pValue, 8)
      }),
      { numRuns: 60 },
    )
  })

  it('compares every pair once, corrected within the variable', async () => {
    const pairs = tableIn(await compare(groups), 'pairs')
    expect(pairs.rows.map((row) => `${said(row['first'])} ${said(row['second'])}`)).toEqual(['place=1 place=2', 'place=1 place=3', 'place=2 place=3'])
    const p = numbersIn(pairs, 'pValue') as number[]
    const [smallest] = p.toSorted((x, y) => x - y)
    expect((numbersIn(pairs, 'pAdjusted') as number[])[p.indexOf(smallest!)]).toBeCloseTo(3 * smallest!, 12)
    expect(await compare(groups, { pairs: false })).toMatchObject({ parts: expect.not.arrayContaining([expect.objectContaining({ id: 'pairs' })]) })
  })

  it('corrects over variables, and names those that differ', async () => {
    const place = { codes: [1, 2], answers: [1, 1, 1, 1, 2, 2, 2, 2], level: 'nominal', bounds: null } as const
    const table = tableOf({ near: { numbers: [1, 2, 3, 4, 1, 2, 3, 5] }, far: { numbers: [1, 2, 3, 2, 18, 19, 20, 19] }, place })
    const result = await run(table, 'compare/means', { measures: ['near', 'far'], by: 'place' })
    const rows = tableIn(result, 'tests').rows
    expect(rows[2]!['pAdjusted']).toBeCloseTo(2 * (rows[2]!['pValue'] as number), 14)
    expect(say('en')(result.summary!)).toBe('Of 2 variables 1 differ between the groups (adjusted p < .05): far.')
    expect(result.parts.find(({ kind }) => kind === 'chart')).toMatchObject({ refused: { key: 'compare/means.ranges' } })
  })

  it('does not mind the order of rows, and doubles nothing but people when everyone is there twice', async () => {
    const twice = await compare(groups.map((of) => [...of, ...of]))
    const once = await compare(groups.map((of) => of.toReversed()))
    expect(numbersIn(tableIn(twice, 'groups'), 'mean')).toEqual(numbersIn(tableIn(once, 'groups'), 'mean'))
    expect(numbersIn(tableIn(twice, 'groups'), 'n')).toEqual([8, 8, 10])
  })

  it('leaves Welch undefined with a group of one, and keeps the analysis of variance', async () => {
    const result = await compare([[1, 2, 3], [4], [6, 7, 9]])
    const tests = tableIn(result, 'tests')
    expect(tests.rows[0]).toMatchObject({ statistic: null, pValue: null, pAdjusted: null })
    expect(tests.rows[1]!['statistic']).not.toBeNull()
    expect(tests.notes.find(({ row }) => row === 0)?.message.key).toBe('compare/means.small')
    expect(rowOf(tableIn(result, 'groups'), { group: 'place=2' })).toMatchObject({ n: 1, mean: 4, sd: null, ciLower: null })
    expect(rowOf(tableIn(result, 'pairs'), { first: 'place=1', second: 'place=3' })['statistic']).not.toBeNull()
  })

  it('draws the means of measures of one range from the table of groups', async () => {
    const chart = (await compare(groups)).parts.find(({ kind }) => kind === 'chart')
    expect(chart).toMatchObject({ table: 'groups', refused: null, idiom: { is: 'dotInterval', panel: 'variable', range: { min: 0, max: 20 } } })
  })
})

describe('what cannot be compared', () => {
  it.each([
    ['two groups of one person', [[1], [2]], 'few', /place=1 \(n = 1\), place=2 \(n = 1\)/],
    ['a single group', [[1, 2, 3]], 'oneGroup', /place=1 \(n = 3\)/],
    ['groups without any difference inside', [[1, 1], [2, 2]], 'flat', /score/],
    ['nobody with a value', [[null], [null]], 'noGroup', /score/],
  ])('is refused with the variable and the cause: %s', async (_, groups, key, words) => {
    const { refused } = await compare(groups as never)
    expect(refused?.reason.key).toBe(`compare/means.refused.${key}`)
    expect(say('en')(refused!.reason)).toMatch(words as RegExp)
    expect(refused!.help).not.toBeNull()
  })

  it('is one variable of several: its rows say why, the others stand', async () => {
    const place = { codes: [1, 2], answers: [1, 1, 1, 2, 2, 2], level: 'nominal', bounds: null } as const
    const table = tableOf({ here: { numbers: [1, 2, 3, null, null, null] }, both: { numbers: [1, 2, 3, 4, 5, 7] }, place })
    const tests = tableIn(await run(table, 'compare/means', { measures: ['here', 'both'], by: 'place' }), 'tests')
    expect(tests.rows[0]).toMatchObject({ statistic: null, base: 3 })
    expect(tests.notes.find(({ row }) => row === 0)?.message.key).toBe('compare/means.oneGroup')
    expect(tests.rows[2]!['statistic']).not.toBeNull()
  })

  it('are pairs of too many groups', async () => {
    const pairs = tableIn(await compare(Array.from({ length: 13 }, (_, g) => [g, g + 1, g + 3])), 'pairs')
    expect(pairs.refused?.key).toBe('compare/means.tooManyPairs')
  })

  it('is a hidden group of nine: no test or pair with it is shown', async () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    const result = await run(peopleOf([nine, [...nine, 12], [...nine, 15, 18]]), 'compare/means', { measures: ['score'], by: 'place' }, { base: 10 })
    expect(rowOf(tableIn(result, 'groups'), { group: 'place=1' })['mean']).toBeNull()
    expect(rowOf(tableIn(result, 'groups'), { group: 'place=2' })['mean']).toBe(5.7)
    expect(tableIn(result, 'tests').refused).not.toBeNull()
    expect(rowOf(tableIn(result, 'pairs'), { first: 'place=2', second: 'place=3' })['g']).not.toBeNull()
    expect(rowOf(tableIn(result, 'pairs'), { first: 'place=1', second: 'place=3' })['g']).toBeNull()
  })
})
