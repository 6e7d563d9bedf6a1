import { describe, expect, it } from 'vitest'
import { tableOf } from '../engine/tables.ts'
import { numbersIn, rowOf, run, said, say, tableIn } from './run.ts'

const five = [1, 2, 3, 4, 5]
/** Ten people of two places; two did not answer, one of them refused. */
const answers = [5, 4, 4, 3, 2, 5, 1, 1, null, null]
const places = { codes: [1, 2], answers: [1, 1, 1, 1, 1, 2, 2, 2, 2, 2], level: 'nominal', bounds: null, role: 'collection' } as const
const base = tableOf({ item: { codes: five, answers }, place: places })
const reasons = Int8Array.from([0, 0, 0, 0, 0, 0, 0, 0, -9, -6])
const people = { ...base, columns: { ...base.columns, item: { ...base.columns['item']!, reasons } } } as typeof base

describe('describe/frequencies', () => {
  it('counts by hand: of all, of answers, and up to each answer', async () => {
    const table = tableIn(await run(people, 'describe/frequencies', { variables: ['item'] }), 'frequencies')
    expect(numbersIn(table, 'n')).toEqual([2, 1, 1, 2, 2])
    expect(numbersIn(table, 'proportion')).toEqual([0.2, 0.1, 0.1, 0.2, 0.2])
    expect(numbersIn(table, 'validProportion')).toEqual([0.25, 0.125, 0.125, 0.25, 0.25])
    expect(numbersIn(table, 'cumulative')).toEqual([0.25, 0.375, 0.5, 0.75, 1])
  })

  it('lists missing answers by reason, apart from the answers', async () => {
    const answered = tableIn(await run(people, 'describe/frequencies', { variables: ['item'], by: 'place' }), 'answered')
    expect(rowOf(answered, { group: 'place=2' })).toMatchObject({ n: 5, valid: 3, missing: 2, refused: 1, skipped: 1 })
    expect(rowOf(answered, { group: 'result.total' })).toMatchObject({ n: 10, valid: 8, missing: 2 })
    expect(answered.columns.map(({ name }) => name)).not.toContain('dontKnow')
  })

  it('sets aside whoever has no group, from the total too', async () => {
    const table = tableOf({ item: { codes: five, answers: [5, 4, 3] }, place: { codes: [1, 2], answers: [1, 2, null], level: 'nominal', bounds: null } })
    const result = await run(table, 'describe/frequencies', { variables: ['item'], by: 'place' })
    expect(result.cases).toMatchObject({ used: 2, excluded: [{ n: 1 }] })
    expect(rowOf(tableIn(result, 'answered'), { group: 'result.total' })).toMatchObject({ n: 2, valid: 2 })
  })

  it('names the answers that a top share counts, and gives it the Wilson interval', async () => {
    const result = await run(people, 'describe/frequencies', { variables: ['item'] })
    const top = tableIn(result, 'top')
    // 4 of 8: Wilson by hand (0.5 ± 1.96 sqrt(0.25/8 + 1.96²/256)/(1 + 1.96²/8)), middle stays 0.5
    expect(top.rows[0]).toMatchObject({ n: 4, base: 8, proportion: 0.5, ciLower: expect.closeTo(0.2152, 4), ciUpper: expect.closeTo(0.7848, 4) })
    expect(say('en')(top.title)).toBe('Share answering “item=4, item=5” to “item”')
    expect(say('zh-CN')(top.title)).toBe('“item（中）”：“item=4（中）、item=5（中）”合计占比')
    expect(tableIn(result, 'bottom').rows[0]).toMatchObject({ n: 3, proportion: 3 / 8 })
  })

  it('counts a reversed item at the end that agrees with its scale, and says so', async () => {
    const reversed = tableOf({ item: { codes: five, answers, reversed: true } })
    const top = tableIn(await run(reversed, 'describe/frequencies', { variables: ['item'], boxes: 1 }), 'top')
    expect(top.rows[0]).toMatchObject({ n: 2, proportion: 0.25 })
    expect(say('en')(top.rows[0]!['counted'] as never)).toBe('item=1')
    expect(top.notes.map(({ message }) => message.key)).toContain('describe/frequencies.reversed')
  })

  it('says which answer was given more often than any other, and nothing where two are level', async () => {
    const chosen = (answers: readonly number[]) => tableOf({ item: { codes: five, answers, level: 'nominal', bounds: null }, place: { ...places, answers: answers.map((_, i) => 1 + (i % 2)) } })
    const { summary } = await run(chosen([1, 1, 1, 2, 2, 3, 4, 5]), 'describe/frequencies', { variables: ['item'] })
    expect(say('en')(summary!)).toMatch(/^Of the 8 people who answered “item”, more gave the answer “item=1” than any other: 37\.5%/)
    expect((await run(chosen([1, 1, 2, 2, 3]), 'describe/frequencies', { variables: ['item'] })).summary).toBeNull()
    // Drawn by group, it is still about everybody.
    const drawn = await run(chosen([1, 1, 1, 2, 2, 3, 4, 5]), 'describe/frequencies', { variables: ['item'], by: 'place', charts: true })
    expect(drawn.summary).toEqual(summary)
    const level = tableOf({ item: { codes: five, answers: [5, 5, 5, 5] }, place: { ...places, answers: [1, 1, 2, 2] } })
    expect((await run(level, 'describe/frequencies', { variables: ['item'], by: 'place' })).summary).toBeNull()
  })

  it('counts as unanswered only what was asked', async () => {
    const two = tableOf({ asked: { codes: five, answers: [5, 4, 4, null] }, routed: { codes: five, answers: [5, 4, null, null] } })
    const why = (...codes: number[]) => Int8Array.from(codes)
    const columns = { ...two.columns, asked: { ...two.columns['asked']!, reasons: why(0, 0, 0, -6) }, routed: { ...two.columns['routed']!, reasons: why(0, 0, -7, -4) } }
    const { summary } = await run({ ...two, columns } as typeof two, 'describe/frequencies', { variables: ['asked', 'routed'] })
    expect(say('en')(summary!)).toBe('2 variables are described; “asked” was left unanswered most, by 25.0% of those asked.')
    expect(say('zh-CN')(summary!)).toBe('共描述 2 个变量；其中“asked（中）”未作答的最多，占被问到者的 25.0%。')
    const all = await run({ ...two, columns: { asked: columns.routed, routed: columns.routed } } as typeof two, 'describe/frequencies', { variables: ['asked', 'routed'] })
    expect(say('en')(all.summary!)).toBe('2 variables are described; whoever was asked answered.')
  })

  it('draws and counts a scale on which high is bad with its low end as the positive one, and says so', async () => {
    const hazard = (more: object) => tableOf({ item: { codes: five, answers, ...more }, place: places }, [
      { name: 'HAZ', label: { 'zh-CN': '隐患', en: 'Hazards' }, kind: 'formative', high: 'bad', items: ['item'], atLeast: 1, bounds: { min: 1, max: 5 }, source: '' },
    ])
    const drawn = async (more: object) => {
      const result = await run(hazard(more), 'describe/frequencies', { variables: ['item'], by: 'place', charts: true })
      const chart = result.parts.find(({ kind }) => kind === 'chart')
      return { chart, top: tableIn(result, 'top.item') }
    }
    const { chart, top } = await drawn({})
    expect(chart).toMatchObject({ idiom: { negative: [5, 4], neutral: 3, positive: [2, 1] } })
    expect(say('en')(top.title)).toBe('Share answering “item=2, item=1” to “item”')
    expect(top.notes.map(({ message }) => say('en')(message))).toContain('A high score on “Hazards” is bad news: the low end counts as the positive one.')
    // An item keyed against a bad scale is good news again.
    expect((await drawn({ reversed: true })).chart).toMatchObject({ idiom: { negative: [1, 2], neutral: 3, positive: [4, 5] } })
  })

  it('gives no top share to names, to bands of age, to how often something happened, or where everything would be counted', async () => {
    const others = tableOf({
      names: { codes: [1, 2, 3], answers: [1, 2, 3], level: 'nominal', bounds: null },
      age: { codes: [1, 2, 3], answers: [1, 2, 3], role: 'attribute' },
      often: { codes: [1, 2, 3], answers: [1, 2, 3], role: 'experience' },
      two: { codes: [0, 1], answers: [1, 1, 0] },
    })
    const result = await run(others, 'describe/frequencies', { variables: ['names', 'age', 'often', 'two'] })
    expect(result.parts.map(({ id }) => id)).toEqual(['frequencies', 'answered'])
  })

  it('draws one chart per ordered variable by group, the middle apart, and none without groups', async () => {
    const result = await run(people, 'describe/frequencies', { variables: ['item'], by: 'place', charts: true })
    const chart = result.parts.find(({ kind }) => kind === 'chart')
    expect(chart).toMatchObject({ table: 'frequencies.item', idiom: { is: 'divergingBars', negative: [1, 2], neutral: 3, positive: [4, 5], top: 'top.item' } })
    expect(tableIn(result, 'frequencies.item').rows.map((row) => said(row['group']))).not.toContain('result.total')
    expect((await run(people, 'describe/frequencies', { variables: ['item'], charts: true })).parts.some(({ kind }) => kind === 'chart')).toBe(false)
  })

  it('counts a row as often as its frequency weight says', async () => {
    const weighted = tableOf({ item: { codes: [1, 2], answers: [1, 2, 2, null] }, w: { numbers: [3, 1, 0, 2] } })
    const result = await run(weighted, 'describe/frequencies', { variables: ['item'] }, { weight: 'w' })
    expect(numbersIn(tableIn(result, 'frequencies'), 'n')).toEqual([3, 1])
    expect(tableIn(result, 'answered').rows[0]).toMatchObject({ n: 6, valid: 4, missing: 2 })
  })

  it('does not mind the order of the rows', async () => {
    const turned = tableOf({ item: { codes: five, answers: answers.toReversed() } })
    const [a, b] = await Promise.all([run(people, 'describe/frequencies', { variables: ['item'] }), run(turned, 'describe/frequencies', { variables: ['item'] })])
    expect(tableIn(b, 'frequencies')).toEqual(tableIn(a, 'frequencies'))
  })

  it('notes a group in which nobody answered, and refuses where nobody answered at all', async () => {
    const silent = tableOf({ item: { codes: five, answers: [5, 4, null] }, place: { codes: [1, 2, 3], answers: [1, 1, 2], level: 'nominal', bounds: null } })
    const result = await run(silent, 'describe/frequencies', { variables: ['item'], by: 'place' })
    const table = tableIn(result, 'frequencies')
    const row = table.rows.findIndex((one) => said(one['group']) === 'place=2')
    expect(table.rows[row]).toMatchObject({ n: 0, proportion: 0, validProportion: null })
    expect(table.notes.find((note) => note.row === row)?.message.key).toBe('methods.nobody')
    expect(table.notes.map(({ message }) => say('en')(message))).toContain('These categories of “place” have no cases and are not listed: place=3.')
    const nobody = await run(tableOf({ item: { codes: five, answers: [null, null] } }), 'describe/frequencies', { variables: ['item'] })
    expect(nobody.refused && say('en')(nobody.refused.reason)).toBe('The variables asked for (item) have no valid answer at all.')
  })

  it('protects the cells of a sensitive variable by groups in a table of its own', async () => {
    const table = tableOf({
      open: { codes: [1, 2], answers: [1, 2, 1, 2], level: 'nominal', bounds: null },
      secret: { codes: [1, 2], answers: [1, 2, 1, 2], level: 'nominal', bounds: null, sensitive: true },
      place: { codes: [1, 2], answers: [1, 1, 2, 2], level: 'nominal', bounds: null, role: 'collection' },
    })
    const result = await run(table, 'describe/frequencies', { variables: ['open', 'secret'], by: 'place' })
    expect(tableIn(result, 'frequencies').protection).toMatchObject({ cells: null, personal: false })
    expect(tableIn(result, 'frequencies.secret').protection).toEqual({ base: 'base', group: 'group', cells: { row: 'category', column: 'group', count: 'n' }, personal: true })
  })

  it('hides a group of nine and shows one of ten', async () => {
    const nineAndTen = tableOf({
      item: { codes: five, answers: Array.from({ length: 19 }, (_, i) => (i % 5) + 1) },
      place: { codes: [1, 2], answers: Array.from({ length: 19 }, (_, i) => (i < 9 ? 1 : 2)), level: 'nominal', bounds: null },
    })
    const result = await run(nineAndTen, 'describe/frequencies', { variables: ['item'], by: 'place', charts: true }, { base: 10 })
    const top = tableIn(result, 'top.item')
    expect(rowOf(top, { group: 'place=1' })['proportion']).toBeNull()
    expect(rowOf(top, { group: 'place=2' })['proportion']).toBe(0.4)
    expect(result.summary).toBeNull()
  })
})
