import { expect, it } from 'vitest'
import { checkMap } from '../../../analysis/intake/apply.ts'
import type { ImportMap, MappedCoded } from '../../../analysis/intake/map.ts'
import type { RawColumn, RawTable } from '../../../analysis/intake/raw.ts'

const text = (words: string) => ({ 'zh-CN': words, en: words })
const CODES = ['1', '2', '3', '4', '5']

function column(key: string, cells: readonly string[]): RawColumn {
  const values = [...new Set(cells)]
  const counts = new Uint32Array(values.length)
  const index = Uint8Array.from(cells, (cell) => values.indexOf(cell))
  for (const at of index) counts[at]!++
  return { key, headings: [key], values, counts, index, declared: null }
}
function item(name: string, reversed = false): MappedCoded {
  const options = CODES.map((code) => ({ code: Number(code), label: text(code), values: [code] }))
  return { kind: 'coded', name, text: text(name), label: text(name), role: 'opinion', sensitive: false, missing: [{ value: '', reason: 'skipped' }], column: name, level: 'ordinal', options, bounds: { min: 1, max: 5 }, reversed, rest: null }
}
function against(cells: { readonly [name: string]: readonly string[] }, reversed: readonly string[] = []) {
  const names = Object.keys(cells)
  const rows = cells[names[0]!]!.length
  const reading = { kind: 'text', encoding: 'utf-8', delimiter: ',', sheet: null, skip: 0, headings: 1 } as const
  const raw: RawTable = { file: 'x.csv', sha256: 'ab'.repeat(32), reading, rows, columns: names.map((name) => column(name, cells[name]!)), lines: Uint32Array.from({ length: rows }, (_, i) => i + 2), badRows: [], sets: [] }
  const map: ImportMap = {
    format: 'linli-map/1',
    title: text('x'),
    respondent: 'resident',
    tool: 'unknown',
    reading,
    variables: names.map((name) => item(name, reversed.includes(name))),
    scales: [{ name: 'S', label: text('S'), kind: 'reflective', high: 'good', items: names, atLeast: 1, bounds: { min: 1, max: 5 }, source: 'made for this test' }],
    unit: null,
    leftOut: [],
    notPeople: [],
    kept: [],
  }
  return checkMap(raw, map).against
}
const times = (cells: readonly string[]): readonly string[] => Array.from({ length: 40 }, (_, i) => cells[i % cells.length]!)

it('names an item whose answers run against the rest of its scale, with how much', () => {
  const cells = { A: times(['1', '2', '4', '5']), B: times(['2', '1', '5', '4']), C: times(['5', '4', '2', '1']) }
  const found = against(cells)
  expect(found.map(({ item: name }) => name)).toEqual(['C'])
  // By hand: A + B is 3, 3, 9, 9 and C is 5, 4, 2, 1: r = -18 / √(36 · 10).
  expect(found[0]!.r).toBeCloseTo(-18 / Math.sqrt(360), 12)
})

it('names none once it is scored the other way round', () => {
  expect(against({ A: times(['1', '2', '4', '5']), B: times(['2', '1', '5', '4']), C: times(['5', '4', '2', '1']) }, ['C'])).toEqual([])
})

it('says nothing of chance, of constant items, or of few complete rows', () => {
  const apart = { A: times(['1', '2', '1', '2']), B: times(['1', '1', '2', '2']) }
  expect(against(apart)).toEqual([])
  expect(against({ A: times(['3']), B: times(['1', '5']) })).toEqual([])
  const few = { A: times(['1', '5', '']), B: times(['5', '1', '3']) }
  expect(against(few)).toEqual([])
})
