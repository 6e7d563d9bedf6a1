import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openColumns } from '../../../../src/exchange/reading/columns.ts'

const tableOf = (rows: readonly (readonly string[])[], headings: readonly (readonly string[])[]) => {
  const columns = openColumns(headings.length)
  rows.forEach((cells, row) => columns.add(cells, row + 2))
  return columns.close(headings)
}

describe('columns while they are read', () => {
  it('keeps each distinct text once, in order of appearance, with its rows', () => {
    const { columns, lines } = tableOf([['否', '01'], ['是', '1'], ['否']], [['同意'], ['年级']])
    expect(columns.map(({ key, values, counts, index }) => ({ key, values, counts: [...counts], index: [...index] }))).toEqual([
      { key: '同意', values: ['否', '是'], counts: [2, 1], index: [0, 1, 0] },
      { key: '年级', values: ['01', '1', ''], counts: [1, 1, 1], index: [0, 1, 2] },
    ])
    expect([...lines]).toEqual([2, 3, 4])
  })

  it('widens the places as texts come', () => {
    const { columns } = tableOf(Array.from({ length: 70_000 }, (_, i) => [String(i % 2), String(i % 300), String(i)]), [['a'], ['b'], ['c']])
    expect(columns.map(({ index }) => index.constructor)).toEqual([Uint8Array, Uint16Array, Uint32Array])
    expect([columns[1]!.values[columns[1]!.index[69_999]!], columns[2]!.values[columns[2]!.index[69_999]!]]).toEqual(['99', '69999'])
  })

  it('drops columns at the end that have neither heading nor cell, and no others', () => {
    expect(tableOf([['', 'x', '', '']], [[''], ['b'], [''], ['']]).columns.map(({ key }) => key)).toEqual(['column 1', 'b'])
    expect(tableOf([['', 'x', '', '0']], [[''], ['b'], [''], ['']]).columns).toHaveLength(4)
    expect(tableOf([['']], [['a'], ['b']]).columns).toHaveLength(2)
  })

  it('gives back every cell of any table', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ maxLength: 2 }), { minLength: 3, maxLength: 3 }), { maxLength: 60 }), (rows) => {
        const { columns } = tableOf(rows, [['a'], ['b'], ['c']])
        expect(rows.map((_, row) => columns.map(({ values, index }) => values[index[row]!]!))).toEqual(rows)
        for (const { values, counts, index } of columns) expect([...counts]).toEqual(values.map((_, place) => [...index].filter((p) => p === place).length))
      }),
    )
  })

  it('grows to the right, empty in the rows before', () => {
    const columns = openColumns(1)
    columns.addBlock(0, Uint32Array.of(columns.placeOf(0, 'a'), columns.placeOf(0, 'b')), 2)
    columns.addLines(Uint32Array.of(2, 3), 2)
    columns.widen(2)
    columns.addBlock(0, Uint32Array.of(1), 1)
    columns.addBlock(1, Uint32Array.of(columns.placeOf(1, 'c')), 1)
    columns.addLines(Uint32Array.of(4), 1)
    const { columns: closed, lines } = columns.close([['A'], ['B']])
    expect(closed.map(({ values, counts, index }) => ({ values, counts: [...counts], index: [...index] }))).toEqual([
      { values: ['a', 'b'], counts: [1, 2], index: [0, 1, 1] },
      { values: ['', 'c'], counts: [2, 1], index: [0, 0, 1] },
    ])
    expect([...lines]).toEqual([2, 3, 4])
  })

  it('refuses a row of more cells than columns as a mistake of the caller', () => {
    expect(() => tableOf([['1', '2']], [['a']])).toThrow(RangeError)
  })
})
