import type { RawTable, ReadingNote } from './raw.ts'

/** What somebody wrote behind an option (问卷星: "其他〖社区食堂〗"). */
const REMARK = /〖[^〖〗]*[^\s〖〗][^〖〗]*〗/

/**
 * Columns with words behind an option, which are no part of the answer and are not kept: said once for each column, with how many
 * cells and the line of the first. Goes over the distinct texts, and over the rows only of a column that has some.
 */
export function remarksIn({ columns, lines }: Pick<RawTable, 'columns' | 'lines'>): readonly ReadingNote[] {
  return columns.flatMap(({ key, values, counts, index }): readonly ReadingNote[] => {
    const held = new Uint8Array(values.length)
    let n = 0
    values.forEach((value, at) => {
      if (!value.includes('〖') || !REMARK.test(value)) return
      held[at] = 1
      n += counts[at]!
    })
    if (n === 0) return []
    return [{ is: 'remarks', column: key, n, line: lines[index.findIndex((at) => held[at] === 1)]! }]
  })
}
