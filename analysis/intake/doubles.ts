import type { RawColumn, RawTable } from './raw.ts'
import { squeezed } from './raw.ts'

/** Rows that are in the table, in the order of the file, and those that are not because another has their id. `differ`: with other content. */
export interface Rows {
  readonly stay: Uint32Array
  readonly doubles: readonly { readonly row: number; readonly column: RawColumn; readonly differ: boolean }[]
}

/**
 * Finds rows of one id. `ids`: columns that number the rows; `content`: those that are used. The same content twice is one answer: the
 * first row stays. The same id over different contents is a conflict that nobody can decide here: none of the rows stays.
 */
export function withoutDoubles({ rows }: RawTable, ids: readonly RawColumn[], content: readonly RawColumn[]): Rows {
  const gone = new Uint8Array(rows)
  const doubles: Rows['doubles'][number][] = []
  for (const column of ids) {
    for (const same of rowsOfOneId(column, gone)) {
      const [first] = same
      const equal = content.every(({ index }) => same.every((row) => index[row] === index[first!]))
      for (const row of equal ? same.slice(1) : same) {
        gone[row] = 1
        doubles.push({ row, column, differ: !equal })
      }
    }
  }
  const stay = new Uint32Array(rows - doubles.length)
  for (let row = 0, at = 0; row < rows; row++) if (gone[row] === 0) stay[at++] = row
  return { stay, doubles }
}

/** Groups of two or more rows; an empty cell is no id. */
function rowsOfOneId({ values, counts, index }: RawColumn, gone: Uint8Array): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>()
  values.forEach((value, at) => {
    if (counts[at]! > 1 && squeezed(value) !== '') groups.set(at, [])
  })
  if (groups.size === 0) return []
  for (let row = 0; row < gone.length; row++) if (gone[row] === 0) groups.get(index[row]!)?.push(row)
  return [...groups.values()].filter((group) => group.length > 1)
}
