import { describe, expect, it } from 'vitest'
import { layout, titlesOf } from '../../../analysis/render/layout.ts'
import { symbolRuns } from '../../../analysis/render/symbols.ts'
import { translator } from '../../../analysis/render/translate.ts'
import { disclose, ruleFor } from '../../../analysis/result/disclose.ts'
import { TOTAL, type TablePart } from '../../../analysis/result/result.ts'
import { column, completed, crossTable, districts, means, table, text } from '../result/tables.ts'

const catalogue = { why: text('没有变异', 'no variance'), own: text('加权后的比例', 'Weighted share'), over: text('安全感', 'Safety') }
const zh = { lang: 'zh-CN', say: translator('zh-CN', [catalogue]) } as const
const en = { lang: 'en', say: translator('en', [catalogue]) } as const
const textsOf = (rows: readonly (readonly { readonly text: string }[])[]): readonly (readonly string[])[] => rows.map((row) => row.map((cell) => cell.text))

const districtTable = table({
  columns: [
    column('unit', 'label'),
    column('n', 'count'),
    column('validProportion', 'proportion'),
    column('proportion', 'proportion', { title: { key: 'own' } }),
    column('ciLower', 'proportion'),
    column('ciUpper', 'proportion'),
    column('base', 'count', { hidden: true }),
  ],
  rows: [
    { unit: districts[0]!, n: 1391, validProportion: 0.6491, proportion: 0.6491, ciLower: 0.594, ciUpper: 0.701, base: 391 },
    { unit: districts[1]!, n: 392, validProportion: null, proportion: null, ciLower: null, ciUpper: null, base: 392 },
  ],
  notes: [{ message: { key: 'why' }, row: 1, column: 'validProportion' }, { message: { key: 'over' } }, { message: { key: 'why' }, row: 1, column: 'ciUpper' }],
})

describe('the layout of a table', () => {
  it('prints digits, one column per interval, nothing hidden, and signs of percent only where the title has none', () => {
    const grid = layout(districtTable, zh)
    expect(textsOf(grid.head)).toEqual([['组别', 'n', '占作答者/%', '加权后的比例', '95% 置信区间']])
    expect(textsOf(grid.body)).toEqual([
      ['示例甲区', '1\u202F391', '64.9', '64.9%', '[59.4, 70.1]'],
      ['示例乙区', '392', '—', '—', '—'],
    ])
    expect(grid.align).toEqual(['left', 'right', 'right', 'right', 'center'])
    expect(textsOf(layout(districtTable, en).head)).toEqual([['Group', 'n', '% of answers', 'Weighted share', '95% CI']])
  })

  it('marks a note where it belongs, once for the same words, and leaves notes about the table unmarked', () => {
    const grid = layout(districtTable, en)
    expect(grid.notes).toEqual([
      { mark: null, text: 'Safety.' },
      { mark: 'a', text: 'no variance.' },
    ])
    expect(grid.body[1]!.map(({ kind, marks }) => [kind, ...marks])).toEqual([['label'], ['value'], ['none', 'a'], ['none'], ['none', 'a']])
  })

  it('sets districts side by side where the table asks for it', () => {
    const rows = ['SAF', 'TRU'].flatMap((scale) => districts.slice(0, 2).map((unit, i) => ({ scale, unit, n: 100 + i, mean: 3 + i / 10 })))
    const long = table({ columns: [column('scale', 'label'), column('unit', 'label'), column('n', 'count'), column('mean', 'score')], rows: rows.slice(0, 3), pivot: 'unit' })
    const grid = layout(long, en)
    expect(textsOf(grid.head)).toEqual([
      ['Scale', 'Demo A', 'Demo B'],
      ['n', 'M', 'n', 'M'],
    ])
    expect(grid.head[0]!.map(({ columns, rows: high }) => [columns, high])).toEqual([[1, 2], [2, 1], [2, 1]])
    expect(textsOf(grid.body)).toEqual([
      ['SAF', '100', '3.00', '101', '3.10'],
      ['TRU', '100', '3.00', '', ''],
    ])
    expect(titlesOf(grid.head).map(({ title, under }) => [title.text, under?.text ?? null])).toEqual([['Scale', null], ['n', 'Demo A'], ['M', 'Demo A'], ['n', 'Demo B'], ['M', 'Demo B']])
    // Too wide, or rows that cannot be told apart: it stays long.
    expect(textsOf(layout(long, en, 100).head)).toEqual([['Scale', 'Group', 'n', 'M']])
    expect(layout({ ...long, rows: [...rows, rows[0]!] }, en).body).toHaveLength(5)
  })

  it('names what the cells hold where each district has one column', () => {
    const one = table({ columns: [column('scale', 'label'), column('unit', 'label'), column('mean', 'score')], rows: districts.map((unit) => ({ scale: 'SAF', unit, mean: 3 })), pivot: 'unit' })
    const grid = layout(one, en)
    expect(textsOf(grid.head)).toEqual([['Scale', 'Demo A', 'Demo B', 'Demo C', 'Demo D']])
    expect(grid.notes).toEqual([{ mark: null, text: 'Cells show: M.' }])
  })

  it('writes a repeated label once, but never the last', () => {
    const rows = [['SAF', 'A'], ['SAF', 'B'], ['TRU', 'B']].map(([scale, unit]) => ({ scale: scale!, unit: unit!, n: 1 }))
    const grid = layout(table({ columns: [column('scale', 'label'), column('unit', 'label'), column('n', 'count')], rows }), en)
    expect(grid.body.map((row) => row.map(({ kind }) => kind))).toEqual([
      ['label', 'label', 'value'],
      ['same', 'label', 'value'],
      ['label', 'label', 'value'],
    ])
  })

  it('puts a heading over neighbouring columns that carry it', () => {
    const over = { spanner: { key: 'over' } }
    const grid = layout(table({ columns: [column('unit', 'label'), column('n', 'count', over), column('mean', 'score', over), column('sd', 'score')], rows: [] }), en)
    expect(textsOf(grid.head)).toEqual([
      ['Group', 'Safety', 'SD'],
      ['n', 'M'],
    ])
    expect(titlesOf(grid.head).map(({ title }) => title.text)).toEqual(['Group', 'n', 'M', 'SD'])
  })

  it('shows a hidden group as fewer than ten people and nothing else', () => {
    const hidden = disclose(completed([means([9, 10, 60])]), ruleFor('resident', true)).parts[0] as TablePart
    const grid = layout(hidden, zh)
    expect(grid.body[0]!.map(({ kind, text: said }) => [kind, said])).toEqual([['label', '示例甲区'], ['small', '<10'], ['small', '—'], ['small', '—']])
    expect(grid.body.at(-1)!.map(({ kind, text: said }) => [kind, said])).toEqual([['label', '合计'], ['complementary', '—'], ['complementary', '—'], ['complementary', '—']])
    expect(grid.notes[0]!.text).toBe('不足 10 人的组不显示，以免让人认出是谁：示例甲区。')
  })

  it('never writes "<10" where it would be read as the number itself', () => {
    const pairs = table({
      columns: [column('first', 'label'), column('second', 'label'), column('difference', 'estimate'), column('base', 'count', { hidden: true })],
      rows: [
        { first: districts[0]!, second: districts[1]!, difference: 0.1, base: 9 },
        { first: districts[0]!, second: districts[2]!, difference: 0.2, base: 60 },
      ],
      protection: { base: 'base', group: null, cells: null, personal: false },
    })
    const grid = layout(disclose(completed([pairs]), ruleFor('resident', true)).parts[0] as TablePart, en)
    expect(grid.body[0]!.at(-1)).toEqual({ kind: 'small', text: '—', marks: [] })
  })

  it('joins the ends of any interval, after what it is of', () => {
    const level = { level: 90 }
    const ends = ['gLower', 'gUpper'].map((name) => column(name, 'estimate', { title: { key: 'result.ciLower', values: level } }))
    const grid = layout(table({ columns: [column('mean', 'estimate', { title: { key: 'own' } }), ...ends], rows: [{ mean: 1, gLower: 0.5, gUpper: 1.5 }] }), en)
    expect([textsOf(grid.head), textsOf(grid.body)]).toEqual([[['Weighted share', '90% CI']], [['1.00', '[0.50, 1.50]']]])
  })

  it('shows hidden cells of a pivoted cross-table in their places', () => {
    const cross = crossTable([[30, 25, 4], [40, 35, 33]], { personal: true })
    const only = { ...cross, columns: cross.columns.filter(({ name }) => ['row', 'column', 'n'].includes(name)), pivot: 'column' }
    const grid = layout(disclose(completed([only, table({ id: 'other', columns: [], rows: [{}] })]), ruleFor('resident', true)).parts[0] as TablePart, en)
    expect(textsOf(grid.body)).toEqual([
      ['row 0', '30', '—', '<10', '59'],
      ['row 1', '40', '—', '—', '108'],
      ['Total', '70', '60', '37', '167'],
    ])
  })

  it('says why there is no table', () => {
    const grid = layout(table({ columns: [column('n', 'count')], rows: [], refused: { key: 'why' } }), en)
    expect(grid).toMatchObject({ caption: 'Scale', head: [], body: [], refused: 'no variance' })
  })

  it('fails on a number that is none', () => {
    expect(() => layout(table({ columns: [column('mean', 'score')], rows: [{ mean: NaN }] }), en)).toThrow(RangeError)
  })

  it('prints totals in the words of the language', () => {
    expect(layout(table({ columns: [column('unit', 'label')], rows: [{ unit: TOTAL }] }), zh).body[0]![0]!.text).toBe('合计')
  })
})

describe('symbols of statistics', () => {
  const symbols = (said: string): readonly string[] => symbolRuns(said).filter(({ symbol }) => symbol).map(({ text: run }) => run)
  it.each([
    ['SD', ['SD']],
    ['p（Holm）', ['p']],
    ['Welch F(3, 122) = 6.03，p <\u2009.001；效应小，η² = .011。', ['F', 'p', 'η²']],
    ['χ²(12, n = 1,533) = 13.49', ['χ²', 'n']],
    ['n = 12 people in group d', ['n']],
    ['A model of data, part F', []],
    ['SDG = 3, step = 2', []],
    ['α = .832 (n = 1,513)', ['α', 'n']],
  ])('are found in "%s"', (said, found) => {
    expect(symbols(said)).toEqual(found)
    expect(symbolRuns(said).map(({ text: run }) => run).join('')).toBe(said)
  })

  it('keep a formula together', () => {
    expect(symbolRuns('so F(3, 122) = 6.03, then').map(({ text: run, formula }) => [run, formula])).toEqual([
      ['so ', null],
      ['F', 0],
      ['(3, 122) = 6.03', 0],
      [', then', null],
    ])
  })
})
