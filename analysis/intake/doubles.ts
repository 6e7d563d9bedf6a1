import { blankRows, rowsByRule } from './not-people.ts'
import type { ImportMap } from './map.ts'
import type { RawColumn, RawTable } from './raw.ts'
import { squeezed } from './raw.ts'

/**
 * Rows that are in the table, in the order of the file, and those that are not: by a rule of the mapping, since nothing stands in them, or
 * because another has their id. `differ`: with other content.
 */
export interface Rows {
  readonly stay: Uint32Array
  readonly notPeople: readonly { readonly row: number; readonly column: RawColumn }[]
  readonly blank: Uint32Array
  readonly doubles: readonly { readonly row: number; readonly column: RawColumn; readonly differ: boolean }[]
}

/**
 * Which rows are people, each once. `ids`: columns that number the rows; `content`: those that are used. A row in which all content is blank
 * is nobody, unless a blank is itself an answer (`answersBlank`): an id alone makes no person. (Who skipped every question of a tool that says so has its marks of skipping, and is one.)
 */
export function peopleIn(raw: RawTable, rules: ImportMap['notPeople'], ids: readonly RawColumn[], content: readonly RawColumn[], answersBlank: boolean): Rows {
  const gone = new Uint8Array(raw.rows)
  const byKey = new Map(raw.columns.map((column) => [column.key, column]))
  const notPeople = rowsByRule(raw, rules, (key) => byKey.get(key))
  for (const { row } of notPeople) gone[row] = 1
  const blank = blankRows(raw, answersBlank ? [] : content).filter((row) => gone[row] === 0)
  for (const row of blank) gone[row] = 1
  const doubles = takeDoubles(ids, content, gone)
  const stay = new Uint32Array(raw.rows - notPeople.length - blank.length - doubles.length)
  for (let row = 0, at = 0; row < raw.rows; row++) if (gone[row] === 0) stay[at++] = row
  return { stay, notPeople, blank, doubles }
}

/**
 * Finds rows of one id among those that are not gone yet. The same content twice is one answer: the first row stays. The same id over
 * different contents is a conflict that nobody can decide here: none of the rows stays.
 */
function takeDoubles(ids: readonly RawColumn[], content: readonly RawColumn[], gone: Uint8Array): Rows['doubles'] {
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
  return doubles
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
