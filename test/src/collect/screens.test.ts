import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOf, type Block, type Form } from '../../../analysis/study/form.ts'
import { presented, screensOf } from '../../../src/collect/screens.ts'
import { studies } from '../../../surveys/index.ts'
import { sampleForm } from './sample.ts'

const block = (layout: Block['layout'], n: number, shuffle = false): Block => ({
  id: `${layout}-${n}`,
  layout,
  items: Array.from({ length: n }, (_, i) => `${layout}${n}_${i}`),
  draw: null,
  lead: null,
  notice: null,
  shuffle,
})
const formOf = (...blocks: readonly Block[]): Form => ({ ...sampleForm, pages: [{ id: 'page', blocks }] })
const shape = (form: Form) => screensOf(form, 1).map(({ id, parts }) => [id, ...parts.map(({ items, last }) => `${items.length}${last ? '.' : ''}`)])

describe('the screens of a form', () => {
  it('hold at most five statements, as evenly as they can', () => {
    expect(shape(formOf(block('statements', 5)))).toEqual([['page', '5.']])
    expect(shape(formOf(block('statements', 6)))).toEqual([
      ['page', '3'],
      ['page.2', '3.'],
    ])
  })

  it('hold at most three pairs and never tear one apart', () => {
    expect(shape(formOf(block('pairs', 20)))).toEqual([
      ['page', '6'],
      ['page.2', '4'],
      ['page.3', '6'],
      ['page.4', '4.'],
    ])
    for (const { parts } of screensOf(formOf(block('pairs', 20, true)), 9)) {
      for (const { items } of parts) {
        const numbers = items.map((name) => Number(name.split('_')[1]))
        expect(numbers.filter((_, i) => i % 2 === 1)).toEqual(numbers.filter((_, i) => i % 2 === 0).map((n) => n + 1))
      }
    }
  })

  it('take the next block in while there is room', () => {
    expect(shape(formOf(block('statements', 4), block('questions', 1), block('questions', 2)))).toEqual([
      ['page', '4.', '1.'],
      ['page.2', '2.'],
    ])
  })

  it('show the same order for the same seed, and every item once for any seed', () => {
    for (const { forms } of studies)
      for (const form of forms)
        fc.assert(
          fc.property(fc.nat(2 ** 32 - 1), (seed) => {
            const screens = screensOf(form, seed)
            expect(screensOf(form, seed)).toEqual(screens)
            expect([...presented(screens)].toSorted()).toEqual([...itemsOf(form)].toSorted())
            expect(new Set(screens.map(({ id }) => id)).size).toBe(screens.length)
          }),
          { numRuns: 30 },
        )
  })

  it('shuffle only within blocks that ask for it, and every order of three comes up', () => {
    const orders = new Set<string>()
    for (let seed = 0; seed < 300; seed++) {
      const order = presented(screensOf(sampleForm, seed))
      expect(order[0]).toBe('ADULT')
      expect(order.slice(4)).toEqual(['MET', 'WHAT', 'HOW', 'TIMES', 'WISH'])
      orders.add(order.slice(1, 4).join())
    }
    expect(orders.size).toBe(6)
  })

  it('leave the pages of the studies that ship as their authors arranged them', () => {
    for (const { forms } of studies) for (const form of forms) expect(screensOf(form, 3).map(({ id }) => id)).toEqual(form.pages.map(({ id }) => id))
  })
})
