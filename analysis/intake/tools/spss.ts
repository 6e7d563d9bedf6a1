import { numbered, plainText, sharedWords } from '../wording.ts'
import { heading, type ToolShape } from './heading.ts'
import { byName } from './unknown.ts'

/** A sav file names its variables and says which belong together; the rest is told by the names. */
export const spss: ToolShape = {
  tool: 'spss',
  fits: ({ reading, columns }) => reading.kind === 'sav' || columns.some(({ declared }) => declared !== null),
  headings: (raw) => {
    const read = byName(raw, (column) => numbered(plainText(column.declared?.label ?? '')).words)
    const sets = raw.sets.flatMap((set) => {
      const own = raw.columns.filter(({ key, declared }) => set.columns.includes(key) || set.columns.includes(declared?.name ?? ''))
      const labels = own.map(({ declared }) => plainText(declared?.label ?? ''))
      const shared = own.length > 1 ? sharedWords(labels) : null
      return set.columns.map((column) => ({ set, column, shared: shared?.own[own.findIndex(({ key, declared }) => key === column || declared?.name === column)] }))
    })
    return read.map((one, i) => {
      const column = raw.columns[i]!
      const code = column.declared?.name ?? one.code
      const own = sets.find((member) => member.column === column.key || member.column === column.declared?.name)
      const label = plainText(column.declared?.label ?? '')
      return own ? heading({ code, stem: plainText(own.set.label ?? ''), row: (own.shared ?? label) || code, group: `set ${own.set.name}`, chosen: own.set.counted }) : { ...one, code }
    })
  },
}
