import { describe, expect, it } from 'vitest'
import type { Table } from '../../../analysis/dataset/dataset.ts'
import { arrayEngine } from '../../../analysis/engine/array-engine.ts'
import { canonical } from '../../../analysis/engine/canonical.ts'
import type { CountTable, Engine, Num } from '../../../analysis/engine/query.ts'
import { category, given } from '../../../analysis/engine/terms.ts'
import { ask, conforms } from './conformance.ts'
import { tableOf } from './tables.ts'

conforms('the array engine', arrayEngine)
conforms('the array engine asked in canonical form', (table) => canonicalised(arrayEngine(table)))
conforms('an engine that gives counts only', (table) => ({ ...arrayEngine(table), gives: new Set(['count'] as const) }))

/** Asks as the runner does. */
function canonicalised(engine: Engine): Engine {
  return {
    gives: engine.gives,
    answer: async (queries) => {
      const forms = queries.map(canonical)
      const answers = await engine.answer(forms.map(({ query }) => query))
      return answers.map((answer, i) => forms[i]!.restore(answer))
    },
  }
}

const number = (column: string): Num => ({ is: 'number', column, scores: null, scale: 1, shift: 0 })
const momentsOf = async (table: Table, columns: readonly string[], weight: string | null = null) => {
  const answer = await ask(arrayEngine(table), { ask: 'moments', of: columns.map(number), by: [], where: [], missing: 'listwise', weight: weight === null ? null : number(weight), whole: false })
  return answer.groups[0]!
}

describe('the array engine', () => {
  it('refuses to count with codes: a coded column is a number only through scores', async () => {
    const table = tableOf({ a: { codes: [1, 2], answers: [1, 2] }, d: { numbers: [1, 2] } })
    const count = { ask: 'count', where: [], whole: false } as const
    await expect(ask(arrayEngine(table), { ...count, by: [], weight: number('a') })).rejects.toThrow('a is coded')
    await expect(ask(arrayEngine(table), { ...count, by: [number('a')], weight: null })).rejects.toThrow('a is coded')
    await expect(ask(arrayEngine(table), { ...count, by: [category('d')], weight: null })).rejects.toThrow('d is a number')
    await expect(ask(arrayEngine(table), { ...count, by: [category('z')], weight: null })).rejects.toThrow('no column z')
    const short: Num = { is: 'number', column: 'a', scores: [null, 1], scale: 1, shift: 0 }
    await expect(ask(arrayEngine(table), { ...count, by: [short], weight: null })).rejects.toThrow('scores')
  })

  it('keeps zero and an unknown value apart', async () => {
    const table = tableOf({ d: { numbers: [0, null, 0, 5] } })
    const answer = await ask(arrayEngine(table), { ask: 'count', by: [number('d')], where: [], weight: null, whole: false })
    expect(answer.keys).toEqual([[0, 5, null]])
    expect([...answer.n]).toEqual([2, 1, 1])
  })

  it('keeps the digits of a spread far below the mean', async () => {
    // 1e12 + 0.2, 0.4 and 0.3 are stored as multiples of 2^-13: the sum of squares of what is stored is worked out in integers.
    const stored = Array.from({ length: 1001 }, (_, i) => 1e12 + [0.2, 0.4, 0.3][i % 3]!)
    const steps = stored.map((value) => BigInt(Math.round((value - 1e12) * 2 ** 13)))
    const n = BigInt(stored.length)
    const [sum, squares] = [steps.reduce((all, one) => all + one, 0n), steps.reduce((all, one) => all + one * one, 0n)]
    const exact = Number(n * squares - sum * sum) / Number(n) / 2 ** 26
    const moment = await momentsOf(tableOf({ d: { numbers: stored } }), ['d'])
    expect(Math.abs(moment.cross[0]! / exact - 1)).toBeLessThan(1e-10)
    expect(moment.min[0]).toBe(1e12 + 0.2)
  })

  it('keeps the digits of a mean that nearly cancels', async () => {
    const moment = await momentsOf(tableOf({ d: { numbers: [1e16, 1, -1e16, 1] } }), ['d'])
    expect(moment.mean[0]).toBe(0.5)
  })

  it('adds weights without losing the small ones', async () => {
    const table = tableOf({ w: { numbers: [1e16, 1, 1, 1, 1] } })
    const answer = await ask(arrayEngine(table), { ask: 'count', by: [], where: [], weight: number('w'), whole: false })
    expect(answer.weight![0]).toBe(1e16 + 4)
  })

  it('counts more combinations than fit into one block of memory', async () => {
    const rows = 3000
    const column = (step: number) => ({ numbers: Array.from({ length: rows }, (_, i) => (i * step) % rows) })
    const table = tableOf({ p: column(7), q: column(11), r: column(13) })
    const answer: CountTable = await ask(arrayEngine(table), { ask: 'count', by: ['p', 'q', 'r'].map(number), where: [], weight: null, whole: false })
    expect(answer.n.length).toBe(rows)
    expect(answer.keys[0]!.slice(0, 3)).toEqual([0, 1, 2])
    const at = answer.keys[0]!.indexOf(7)
    expect(answer.keys.map((keys) => keys[at])).toEqual([7, 11, 13])
  })

  it('puts values side by side with their rows', async () => {
    const table = tableOf({ a: { codes: [3, 5], answers: [5, null, 3] }, d: { numbers: [1, 2, null] } })
    const a = given(table.codebook.variables[0] as Parameters<typeof given>[0])
    const answer = await ask(arrayEngine(table), { ask: 'rows', of: [a, category('a'), number('d')], where: [{ complete: [a] }], whole: false })
    expect(answer.columns).toEqual([[5, 3], [2, 1], [1, null]])
    expect([...answer.row]).toEqual([0, 2])
  })
})
