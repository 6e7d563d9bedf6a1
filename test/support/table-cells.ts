import type { RawTable } from '../../analysis/intake/raw.ts'

/** The rows of a table as they were in the file. */
export function cellsOf({ columns, rows }: RawTable): readonly (readonly string[])[] {
  return Array.from({ length: rows }, (_, row) => columns.map(({ values, index }) => values[index[row]!]!))
}

/** The cells of one column. */
export function columnOf({ columns }: RawTable, key: string): readonly string[] {
  const { values, index } = columns.find((column) => column.key === key)!
  return Array.from(index, (place) => values[place]!)
}
