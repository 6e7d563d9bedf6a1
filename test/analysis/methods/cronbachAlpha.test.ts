import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableOf, type Made } from '../engine/tables.ts'
import type { Scale } from '../../../analysis/study/codebook.ts'
import { numbersIn, rowOf, run, said, say, tableIn } from './run.ts'

const five = [1, 2, 3, 4, 5]
const scaleOf = (items: readonly string[], more: Partial<Scale> = {}): Scale => ({
  name: 'S',
  label: { 'zh-CN': '量表', en: 'scale' },
  kind: 'reflective',
  high: 'good',
  items,
  atLeast: 1,
  bounds: { min: 1, max: 5 },
  source: '',
  ...more,
})
const made = (columns: { readonly [name: string]: readonly (number | null)[] }, more: { readonly [name: string]: object } = {}) =>
  Object.fromEntries(Object.entries(columns).map(([name, answers]): [string, Made] => [name, { codes: five, answers, ...more[name] }]))
const alphaOf = async (columns: { readonly [name: string]: readonly (number | null)[] }, options: object = {}, more: { readonly [name: string]: object } = {}) =>
  tableIn(await run(tableOf(made(columns, more), [scaleOf(Object.keys(columns))]), 'reliability/cronbachAlpha', { scales: ['S'], ...options }), 'reliability').rows[0]!

/** Variances 2.5 each (n - 1); correlations ab .9, ac .8, bc .5. */
const a = [1, 2, 3, 4, 5]
const b = [1, 3, 2, 4, 5]
const c = [2, 1, 4, 3, 5]

describe('reliability/cronbachAlpha', () => {
  it('is by hand for three items', async () => {
    // sums 4, 6, 9, 11, 15: variance 18.5; alpha = 3/2 (1 - 7.5/18.5)
    const result = await run(tableOf(made({ a, b, c }), [scaleOf(['a', 'b', 'c'])]), 'reliability/cronbachAlpha', { scales: ['S'] })
    const row = tableIn(result, 'reliability').rows[0]!
    expect(row).toMatchObject({ items: 3, n: 5, sumMean: 9, sumVariance: expect.closeTo(18.5, 12), estimate: expect.closeTo(1.5 * (1 - 7.5 / 18.5), 12) })
    const items = tableIn(result, 'items.S')
    // Without c: sums 2, 5, 5, 8, 10, variance 9.5; alpha = 2 (1 - 5/9.5). r of a with b + c: cov (a, b+c) / sqrt(2.5 * var(b+c))
    expect(rowOf(items, { item: 'c' })['ifDropped']).toBeCloseTo(2 * (1 - 5 / 9.5), 12)
    const rest = b.map((value, i) => value + c[i]!)
    const mean = rest.reduce((sum, value) => sum + value, 0) / 5
    const cross = a.reduce((sum, value, i) => sum + (value - 3) * (rest[i]! - mean), 0)
    const squares = rest.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    expect(rowOf(items, { item: 'a' })['corrected']).toBeCloseTo(cross / Math.sqrt(10 * squares), 12)
  })

  it('has standardized alpha by the mean correlation', async () => {
    // r: ab .9, ac .8, bc .5 (variances 2.5; covariances 2.25, 2, 1.25); 3 r / (1 + 2 r)
    const r = (0.9 + 0.8 + 0.5) / 3
    expect(await alphaOf({ a, b, c })).toMatchObject({ meanR: expect.closeTo(r, 12), medianR: expect.closeTo(0.8, 12), minR: expect.closeTo(0.5, 12), standardized: expect.closeTo((3 * r) / (1 + 2 * r), 12) })
  })

  it('gives Feldt’s interval, which holds alpha', async () => {
    // F(.975; 4, 8) = 5.052632 and F(.025; 4, 8) = 1/F(.975; 8, 4) = 1/8.979580 from printed tables.
    const alpha = 1.5 * (1 - 7.5 / 18.5)
    const row = await alphaOf({ a, b, c })
    expect(row['ciLower']).toBeCloseTo(1 - (1 - alpha) * 5.052632, 5)
    expect(row['ciUpper']).toBeCloseTo(1 - (1 - alpha) / 8.97958, 5)
  })

  it('is the same for an item turned round together with its key', async () => {
    const turned = await alphaOf({ a, b, c: c.map((code) => 6 - code) }, {}, { c: { reversed: true } })
    expect(turned['estimate']).toBeCloseTo((await alphaOf({ a, b, c }))['estimate'] as number, 12)
  })

  it('turns round by the declared ends, not by those that occur', async () => {
    // Nobody says 5: by the observed ends 4 would become 1, by the declared ones 2; the mean tells.
    const result = await run(tableOf(made({ a: [1, 2, 3, 4], b: [4, 4, 2, 1] }, { b: { reversed: true } }), [scaleOf(['a', 'b'])]), 'reliability/cronbachAlpha', { scales: ['S'] })
    expect(rowOf(tableIn(result, 'items.S'), { item: 'b' })['mean']).toBe((2 + 2 + 4 + 5) / 4)
  })

  it('does not change when rows or items change places, and not when everyone is there twice', async () => {
    const whole = (await alphaOf({ a, b, c }))['estimate'] as number
    expect((await alphaOf({ c, a, b }))['estimate']).toBeCloseTo(whole, 12)
    expect((await alphaOf({ a: a.toReversed(), b: b.toReversed(), c: c.toReversed() }))['estimate']).toBeCloseTo(whole, 12)
    expect((await alphaOf({ a: [...a, ...a], b: [...b, ...b], c: [...c, ...c] }))['estimate']).toBeCloseTo(whole, 12)
  })

  it('uses complete rows, or for each pair those who answered both', async () => {
    const columns = { a: [...a, 1], b: [...b, 4], c: [...c, null] }
    expect(await alphaOf(columns)).toMatchObject({ n: 5, estimate: expect.closeTo(1.5 * (1 - 7.5 / 18.5), 12) })
    // Pairwise: a and b over six rows, c over five.
    const variance = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
    }
    const covariance = (x: readonly number[], y: readonly number[]) => (variance(x.map((value, i) => value + y[i]!)) - variance(x) - variance(y)) / 2
    const total = variance(columns.a) + variance(columns.b) + 2.5 + 2 * (covariance(columns.a, columns.b) + covariance(a, c) + covariance(b, c))
    const pairwise = await alphaOf(columns, { missing: 'pairwise' })
    expect(pairwise).toMatchObject({ n: 6, estimate: expect.closeTo(1.5 * (1 - (variance(columns.a) + variance(columns.b) + 2.5) / total), 12) })
  })

  it('says no more of the item whose loss raises alpha most: another may agree less with the rest', async () => {
    const columns = { a: [4, 3, 1, 4, 4, 3], b: [5, 2, 1, 1, 4, 5], c: [3, 4, 1, 4, 1, 3] }
    const items = tableIn(await run(tableOf(made(columns), [scaleOf(['a', 'b', 'c'])]), 'reliability/cronbachAlpha', { scales: ['S'] }), 'items.S')
    const [b, c] = [rowOf(items, { item: 'b' }), rowOf(items, { item: 'c' })]
    expect([Number(b['ifDropped']) > Number(c['ifDropped']), Number(b['corrected']) > Number(c['corrected'])]).toEqual([true, true])
    expect(say('en')(items.notes[0]!.message)).toBe('scale: without “b” alpha rises from .451 to .584, more than without any other item.')
    expect(say('zh-CN')(items.notes[0]!.message)).toBe('量表：删除“b（中）”后 α 升得最多，由 .451 升至 .584。')
  })

  it('says which item weakens the scale, and warns of one that runs against it', async () => {
    const against = await run(tableOf(made({ a, b, d: [5, 3, 4, 2, 1] }), [scaleOf(['a', 'b', 'd'])]), 'reliability/cronbachAlpha', { scales: ['S'] })
    const notes = tableIn(against, 'items.S').notes.map(({ message }) => say('en')(message))
    expect(notes[0]).toMatch(/^scale: without “d” alpha rises from/)
    expect(notes.some((words) => words.startsWith('“d” correlates negatively with the sum of the others'))).toBe(true)
    expect(tableIn(await run(tableOf(made({ a, b, c }), [scaleOf(['a', 'b', 'c'])]), 'reliability/cronbachAlpha', { scales: ['S'] }), 'items.S').notes[0]!.message.key).toMatch(/weakens|noneWeakens/)
  })

  it('keeps an item that everybody answered alike in alpha, without its correlations', async () => {
    const result = await run(tableOf(made({ a, b, flat: [3, 3, 3, 3, 3] }), [scaleOf(['a', 'b', 'flat'])]), 'reliability/cronbachAlpha', { scales: ['S'] })
    // Sums 2, 5, 5, 8, 10 and a constant: variance 9.5.
    expect(tableIn(result, 'reliability').rows[0]).toMatchObject({ estimate: expect.closeTo(1.5 * (1 - 5 / 9.5), 12), standardized: null, meanR: null })
    expect(rowOf(tableIn(result, 'items.S'), { item: 'flat' })['corrected']).toBeNull()
    expect(tableIn(result, 'reliability').notes.some(({ row, message }) => row === 0 && message.key.endsWith('.constant'))).toBe(true)
  })

  it('gives alpha per group and over all, the rest over all', async () => {
    const columns = { a: [...a, 5, 4, 4, 1, 2], b: [...b, 5, 5, 4, 2, 1], c: [...c, 4, 5, 3, 1, 1] }
    const place = { codes: [1, 2], answers: [1, 1, 1, 1, 1, 2, 2, 2, 2, 2], level: 'nominal', bounds: null } as const
    const table = tableIn(await run(tableOf({ ...made(columns), place }, [scaleOf(['a', 'b', 'c'])]), 'reliability/cronbachAlpha', { scales: ['S'], by: 'place' }), 'reliability')
    expect(table.rows.map((row) => said(row['group']))).toEqual(['place=1', 'place=2', 'result.total'])
    expect(table.rows[0]!['estimate']).toBeCloseTo(1.5 * (1 - 7.5 / 18.5), 12)
    expect(numbersIn(table, 'n')).toEqual([5, 5, 10])
  })

  it('refuses a formative scale with its reason, alone or beside others', async () => {
    const items = made({ a, b, c })
    const both = await run(tableOf(items, [scaleOf(['a', 'b']), scaleOf(['b', 'c'], { name: 'F', kind: 'formative' })]), 'reliability/cronbachAlpha', { scales: ['S', 'F'] })
    expect(tableIn(both, 'reliability.F').refused).toMatchObject({ key: 'reliability/cronbachAlpha.refused.formative' })
    expect(tableIn(both, 'reliability').rows).toHaveLength(1)
    const alone = await run(tableOf(items, [scaleOf(['b', 'c'], { kind: 'formative' })]), 'reliability/cronbachAlpha', { scales: ['S'] })
    expect(alone.refused && say('zh-CN')(alone.refused.reason)).toContain('形成性量表')
  })

  it.each([
    ['nobody answered both items', { a: [1, null], b: [null, 2] }, 'refused.few'],
    ['a single person answered', { a: [1], b: [2] }, 'refused.few'],
    ['nothing varies', { a: [3, 3, 3], b: [2, 2, 2] }, 'refused.noVariance'],
    ['the items cancel out', { a: [1, 2, 3], b: [3, 2, 1] }, 'refused.noVariance'],
    ['there is one item', { a: [1, 2, 3] }, 'refused.oneItem'],
  ])('refuses where %s', async (_, columns, key) => {
    const result = await run(tableOf(made(columns as never), [scaleOf(Object.keys(columns))]), 'reliability/cronbachAlpha', { scales: ['S'] })
    expect(result.refused?.reason.key).toBe(`reliability/cronbachAlpha.${key}`)
    expect(say('en')(result.refused!.reason)).toContain('scale')
  })

  it('equals alpha of the written-out rows with frequency weights', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...five), fc.constantFrom(...five), fc.integer({ min: 0, max: 3 })), { minLength: 4, maxLength: 9 }), async (rows) => {
        const wide = rows.flatMap(([x, y, n]) => Array.from({ length: n }, () => [x, y] as const))
        const weighted = await run(tableOf({ ...made({ a: rows.map(([x]) => x), b: rows.map(([, y]) => y) }), w: { numbers: rows.map(([, , n]) => n) } }, [scaleOf(['a', 'b'])]), 'reliability/cronbachAlpha', { scales: ['S'] }, { weight: 'w' })
        fc.pre(wide.length > 0)
        const plain = await run(tableOf(made({ a: wide.map(([x]) => x), b: wide.map(([, y]) => y) }), [scaleOf(['a', 'b'])]), 'reliability/cronbachAlpha', { scales: ['S'] })
        expect(weighted.status).toBe(plain.status)
        fc.pre(plain.status === 'completed')
        const [one, other] = [tableIn(weighted, 'reliability').rows[0]!, tableIn(plain, 'reliability').rows[0]!]
        const rounded = (row: typeof one) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(9)) : value]))
        expect(rounded(one)).toEqual(rounded(other))
      }),
      { numRuns: 40 },
    )
  })
})
