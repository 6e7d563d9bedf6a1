import { describe, expect, it } from 'vitest'
import { random } from '../../../analysis/numeric/random.ts'
import { tableOf } from '../engine/tables.ts'
import { numbersIn, run, say, tableIn } from './run.ts'

type Told = number | null
const codes = (n: number) => Array.from({ length: n + 1 }, (_, i) => i)
const lists = (short: readonly Told[], long: readonly Told[], place: readonly number[] = short.map(() => 1)) =>
  tableOf({
    short: { codes: codes(2), answers: [...short], bounds: { min: 0, max: 2 } },
    long: { codes: codes(3), answers: [...long], bounds: { min: 0, max: 3 } },
    place: { codes: [1, 2], answers: [...place], level: 'nominal', bounds: null },
  })
const OPTIONS = { control: 'short', treatment: 'long' }

describe('quality/listExperiment', () => {
  it('is by hand: the difference of means, its Welch interval, floor and ceiling', async () => {
    // Short: 0 1 1 2 → M 1, s² 2/3. Long: 1 1 2 3 3 → M 2, s² 1.
    const result = await run(lists([0, 1, 1, 2, null, null, null, null, null, null], [null, null, null, null, 1, 1, 2, 3, 3, null]), 'quality/listExperiment', OPTIONS)
    const row = tableIn(result, 'estimate').rows[0]!
    expect(row).toMatchObject({ nControl: 4, meanControl: 1, nTreatment: 5, meanTreatment: 2, estimate: 1, base: 4 })
    expect(row['stdError']).toBeCloseTo(Math.sqrt(2 / 3 / 4 + 1 / 5), 12)
    // R: t.test(c(1,1,2,3,3), c(0,1,1,2)), df 6.980769
    expect(row['ciUpper']).toBeCloseTo(2.43265109847, 10)
    expect(tableIn(result, 'checks').rows[0]).toMatchObject({ floor: 0.25, ceiling: 0.25 })
    expect(result.cases).toMatchObject({ used: 9, excluded: [{ n: 1 }] })
    expect(say('en')(result.summary!)).toContain('true of 100.0% of people')
  })

  it('finds a design effect by the shares that cannot be negative', async () => {
    // Short: half 0, half 1. Long: all 0. F₁(0) = 1, F₀(0) = ½: π(0,1) = −½, π(1,0) = 1 − ½, π(1,1) = 1 − 1, π(2,0) = 1 − 1.
    const half = Array.from({ length: 40 }, (_, i) => i % 2)
    const table = lists([...half, ...half.map(() => null)], [...half.map(() => null), ...half.map((_, i) => (i === 0 ? 1 : 0))])
    const { rows } = tableIn(await run(table, 'quality/listExperiment', OPTIONS), 'checks')
    expect(rows[0]!['smallest']).toBeCloseTo(0.5 - 39 / 40, 12)
    // z = −.475 / √(.25/40 + (39/40)(1/40)/40) = −5.735237; R: 4 * pnorm(z)
    expect(rows[0]!['pValue']).toBeCloseTo(1.947527e-8, 13)
  })

  it('comes back to the true share, group by group, and raises no alarm over an honest design', async () => {
    const stream = random(7)
    const truth = [0.2, 0.5]
    const rows = Array.from({ length: 12000 }, (_, i) => {
      const neutral = Number(stream.uniform() < 0.3) + Number(stream.uniform() < 0.6)
      const long = i % 2 === 1
      return { short: long ? null : neutral, long: long ? neutral + Number(stream.uniform() < truth[Math.floor(i / 6000)]!) : null, place: 1 + Math.floor(i / 6000) }
    })
    const table = lists(rows.map(({ short }) => short), rows.map(({ long }) => long), rows.map(({ place }) => place))
    const result = await run(table, 'quality/listExperiment', { ...OPTIONS, by: 'place' })
    const estimates = numbersIn(tableIn(result, 'estimate'), 'estimate') as number[]
    expect(Math.abs(estimates[0]! - 0.2)).toBeLessThan(0.05)
    expect(Math.abs(estimates[1]! - 0.5)).toBeLessThan(0.05)
    for (const p of numbersIn(tableIn(result, 'checks'), 'pValue')) expect(p).toBeGreaterThan(0.05)
  })

  it('hides a group whose smaller list has fewer people than the base', async () => {
    const short = [...Array.from({ length: 20 }, (_, i) => i % 3), ...Array.from({ length: 20 }, () => null), 0, 1, 2, null, null, null]
    const long = [...Array.from({ length: 20 }, () => null), ...Array.from({ length: 20 }, (_, i) => i % 4), null, null, null, 1, 2, 3]
    const place = [...Array.from({ length: 40 }, () => 1), ...Array.from({ length: 6 }, () => 2)]
    const table = tableIn(await run(lists(short, long, place), 'quality/listExperiment', { ...OPTIONS, by: 'place' }, { base: 10 }), 'estimate')
    expect(table.rows[1]!['estimate']).toBeNull()
    expect(table.rows[2]!['estimate']).toBeNull()
  })

  it('hides a group with one list only, and the total from which its one list would follow', async () => {
    const half = Array.from({ length: 20 }, () => null)
    const short = [...Array.from({ length: 20 }, (_, i) => i % 3), ...half, null, null]
    const long = [...half, ...Array.from({ length: 20 }, (_, i) => i % 4), 3, 3]
    const place = [...Array.from({ length: 40 }, () => 1), 2, 2]
    const table = tableIn(await run(lists(short, long, place), 'quality/listExperiment', { ...OPTIONS, by: 'place' }, { base: 10 }), 'estimate')
    expect(numbersIn(table, 'meanTreatment')).toEqual([1.5, null, null])
  })

  it('says of an estimate beyond 0 to 100% what it is, in its own row, so that a hidden one leaves no word', async () => {
    const arm = (n: number, count: number): Told[] => Array.from({ length: n }, () => count)
    const none = (n: number): Told[] => Array.from({ length: n }, () => null)
    const of = (count: number) => run(lists([0, 1, ...arm(18, 1), ...none(20), 0, 1, ...none(2)], [...none(20), 1, 2, ...arm(18, 1), ...none(2), count, 3], Array.from({ length: 44 }, (_, i) => (i < 40 ? 1 : 2))), 'quality/listExperiment', { ...OPTIONS, by: 'place' }, { base: 10 })
    const notes = (result: Awaited<ReturnType<typeof of>>) => tableIn(result, 'estimate').notes.map(({ message }) => message.key)
    expect(notes(await of(3))).not.toContain('quality/listExperiment.outside')
    expect(notes(await of(3))).toEqual(notes(await of(0)))
  })

  it('notes where a group has one list only, and computes the others', async () => {
    const table = lists([0, 1, 2, null, null, null], [null, null, null, 1, 2, 3], [1, 1, 2, 1, 1, 1])
    const { rows, notes } = tableIn(await run(table, 'quality/listExperiment', { ...OPTIONS, by: 'place' }), 'estimate')
    expect(rows[1]).toMatchObject({ estimate: null, nTreatment: 0 })
    expect(notes.some(({ row, message }) => row === 1 && message.key.endsWith('oneArm'))).toBe(true)
    expect(rows[0]!['estimate']).toBe(1.5)
  })

  it.each([
    ['people who answered both lists', lists([1, 1, null, null], [null, 2, 1, 3]), 'refused.both'],
    ['a list nobody answered', lists([1, 1, 0], [null, null, null]), 'refused.arm'],
  ])('refuses %s', async (_, table, why) => {
    expect((await run(table, 'quality/listExperiment', OPTIONS)).refused?.reason.key).toBe(`quality/listExperiment.${why}`)
  })

  it('refuses two lists that do not differ by one statement', async () => {
    const result = await run(lists([0, 1], [null, null]), 'quality/listExperiment', { control: 'short', treatment: 'short' })
    expect(say('zh-CN')(result.refused!.reason)).toContain('恰好多 1')
  })
})
