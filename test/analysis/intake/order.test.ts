import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf, tableColumns, type Cells } from '../../../analysis/intake/order.ts'
import type { NumberColumn } from '../../../analysis/dataset/dataset.ts'
import { notChosenOrChosen } from '../../../analysis/dataset/columns.ts'

const MISSES = Int8Array.of(0, 0, -2)
const options = notChosenOrChosen
/** Texts 0 and 1 are the two answers, 2 is none. */
const coded = (name: string, texts: readonly number[], rowReasons: readonly number[] | null = null): Cells => ({
  kind: 'coded',
  name,
  options,
  index: Uint8Array.from(texts),
  counts: new Uint32Array(3),
  places: Uint16Array.of(1, 2, 0),
  reasons: MISSES,
  rowReasons: rowReasons && Int8Array.from(rowReasons),
})
const numbers = (name: string, texts: readonly number[]): Cells => ({ kind: 'number', name, index: Uint16Array.from(texts), counts: new Uint32Array(3), values: Float64Array.of(-0.5, 7e300, 0), reasons: MISSES })

const said = (cells: readonly Cells[], stay: readonly number[]): readonly string[] => {
  const columns = Object.values(tableColumns(cells, orderOf(cells, Uint32Array.from(stay))))
  return stay.map((_, row) => columns.map((one) => `${one.kind === 'coded' ? one.index[row]! : one.values[row]!}${one.reasons[row] === 0 ? '' : ` for ${one.reasons[row]!}`}`).join(' '))
}

describe('the rows of an import', () => {
  const row = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.constantFrom(0, 0, -6))
  const cellsOf = (rows: readonly (readonly [number, number, number, number])[]): readonly Cells[] => [
    coded('A', rows.map(([a]) => a)),
    coded('B', rows.map(([, b]) => b), rows.map(([, , , reason]) => reason)),
    numbers('N', rows.map(([, , n]) => n)),
  ]

  it('stand in one order however the file had them, and all of them are there', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (rows, chances) => {
        const all = [...rows.keys()]
        const mixed = rows.map((cells) => ({ cells, at: chances.next().value! })).sort((a, b) => a.at - b.at).map(({ cells }) => cells)
        const meant = rows.map(([a, b, n, reason]) => [a === 2 ? '0 for -2' : a + 1, reason ? `0 for ${reason}` : b === 2 ? '0 for -2' : b + 1, n === 2 ? '0 for -2' : [-0.5, 7e300][n]].join(' '))
        expect(said(cellsOf(mixed), all)).toEqual(said(cellsOf(rows), all))
        expect([...said(cellsOf(rows), all)].sort()).toEqual([...meant].sort())
      }),
    )
  })

  it('stand in one order where different rows have one hash, as some of very many have', () => {
    const values = Float64Array.from({ length: 300_000 }, (_, i) => i / 7)
    const order = (texts: Uint32Array): Float64Array => {
      const cells: Cells = { kind: 'number', name: 'N', index: texts, counts: new Uint32Array(values.length).fill(1), values, reasons: new Int8Array(values.length) }
      const { N } = tableColumns([cells], orderOf([cells], Uint32Array.from(texts.keys())))
      return (N as NumberColumn).values
    }
    const texts = Uint32Array.from(values.keys())
    expect(order(texts.toReversed())).toEqual(order(texts))
  })

  it('leave out those that do not stay', () => {
    expect(said([coded('A', [0, 1, 2, 1])], [1, 3])).toEqual(['2', '2'])
    expect(said([coded('A', [0, 1])], [])).toEqual([])
  })

  it('share one array of reasons where a question stands in several columns', () => {
    const reasons = Int8Array.of(0, -2, 0)
    const member = (name: string): Cells => ({ ...(coded(name, [0, 1, 1]) as Cells & { kind: 'coded' }), reasons: new Int8Array(3), rowReasons: reasons })
    const { M_1, M_2, A } = tableColumns([member('M_1'), member('M_2'), { ...coded('A', [0, 1, 1]), reasons: new Int8Array(3) }], Uint32Array.of(2, 1, 0))
    expect(M_1!.reasons).toBe(M_2!.reasons)
    expect(M_1).toEqual({ kind: 'coded', index: Uint8Array.of(2, 0, 1), reasons: Int8Array.of(0, -2, 0) })
    expect(A).toEqual({ kind: 'coded', index: Uint8Array.of(2, 2, 1), reasons: new Int8Array(3) })
  })
})
