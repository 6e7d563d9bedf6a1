import { numbered, plainText } from '../wording.ts'
import { heading, type ToolShape } from './heading.ts'
import { byName } from './unknown.ts'

/** A sav file names its variables and says which belong together; the rest is told by the names. */
export const spss: ToolShape = {
  tool: 'spss',
  fits: ({ reading, columns }) => reading.kind === 'sav' || columns.some(({ declared }) => declared !== null),
  headings: (raw) => {
    const read = byName(raw, (column) => numbered(plainText(column.declared?.label ?? '')).words)
    const sets = raw.sets.flatMap((set) => set.columns.map((column) => ({ set, column })))
    return read.map((one, i) => {
      const column = raw.columns[i]!
      const code = column.declared?.name ?? one.code
      const own = sets.find((member) => member.column === column.key || member.column === column.declared?.name)
      const label = plainText(column.declared?.label ?? '')
      return own ? heading({ code, stem: plainText(own.set.label ?? ''), row: label || code, group: `set ${own.set.name}`, chosen: own.set.counted }) : { ...one, code }
    })
  },
}
