import { MISSING } from '../study/missing.ts'
import { missingCodes, type Flaw, type RestTexts } from './coding.ts'
import { comparedText, type MappedMulti } from './map.ts'
import type { RawColumn } from './raw.ts'

/** One column of several that are one question: what each distinct text says of its option. */
export interface Member {
  readonly code: number
  /** Null: the file lacks it. */
  readonly column: RawColumn | null
  /** By distinct text: 2 chosen, 1 not. */
  readonly places: Uint16Array
  readonly flaws: ReadonlyMap<number, Flaw>
  readonly rest: RestTexts
}
/** Rows in the order of the file. */
export interface Members {
  readonly members: readonly Member[]
  /** Per row a missing code, 0 where there is an answer. */
  readonly reasons: Int8Array
  /** Rows that choose an option and say in another cell why there is no answer: that cell. */
  readonly contradictions: readonly { readonly row: number; readonly member: number; readonly value: string }[]
}

/** What a text says: bits, so that what a row says is what its cells say. `BLANK`: not chosen if another is, else missing. */
const CHOSEN = 1
const NOT = 2
const MISSED = 4
const BLANK = 8
const UNKNOWN = 16

type Shape = Extract<MappedMulti['shape'], { readonly is: 'columns' }>

/** Several answers over columns; cost per row and column is a look-up. */
export function codeMembers({ options, missing, rest: restCode }: MappedMulti, { columns, notChosen }: Shape, columnOf: (key: string) => RawColumn | null, rows: number): Members {
  const missingCode = missingCodes(missing)
  const notSet = new Set(notChosen)
  const missingSet = new Set(missing.map(({ value }) => value))
  const said = new Uint8Array(rows)
  const why = new Int8Array(rows)
  const blankWhy = new Int8Array(rows)
  const texts: { readonly kinds: Uint8Array; readonly values: readonly string[] }[] = []
  const members = options.map(({ code }): Member => {
    const mapped = columns.find((one) => one.code === code)
    const column = mapped ? columnOf(mapped.column) : null
    const values = (column?.values ?? []).map(comparedText)
    const chosen = new Set(mapped?.chosen)
    const rest = new Map<number, readonly string[]>()
    const kinds = Uint8Array.from(values, (text, at) => {
      const kind = kindOf(text, chosen, notSet, missingSet)
      if (kind !== UNKNOWN || code !== restCode) return kind
      rest.set(at, [text])
      return CHOSEN
    })
    const reasons = Int8Array.from(values, (text) => missingCode(text) ?? 0)
    texts.push({ kinds, values })
    const index = column?.index
    for (let row = 0; index && row < rows; row++) {
      const at = index[row]!
      const kind = kinds[at]!
      said[row]! |= kind
      if (kind === MISSED && why[row] === 0) why[row] = reasons[at]!
      else if (kind === BLANK && blankWhy[row] === 0) blankWhy[row] = reasons[at]!
    }
    const flaws = new Map(values.flatMap((value, at): [number, Flaw][] => (kinds[at] === UNKNOWN ? [[at, { why: 'unknownValue', value }]] : [])))
    return { code, column, places: Uint16Array.from(kinds, (kind) => (kind === CHOSEN ? 2 : 1)), flaws, rest }
  })

  const anyColumn = members.some(({ column }) => column !== null)
  const contradictions: { row: number; member: number; value: string }[] = []
  const reasons = new Int8Array(rows)
  for (let row = 0; row < rows; row++) {
    const kinds = said[row]!
    if (!anyColumn) reasons[row] = MISSING.notInVersion
    else if (kinds & UNKNOWN) reasons[row] = MISSING.lost
    else if ((kinds & (CHOSEN | MISSED)) === (CHOSEN | MISSED)) {
      reasons[row] = MISSING.lost
      const member = members.findIndex(({ column }, m) => column !== null && texts[m]!.kinds[column.index[row]!] === MISSED)
      contradictions.push({ row, member, value: texts[member]!.values[members[member]!.column!.index[row]!]! })
    } else if ((kinds & CHOSEN) === 0) reasons[row] = why[row] || blankWhy[row]!
  }
  return { members, reasons, contradictions }
}

/** A text that is in both lists, and a blank cell that is in none, is an option not chosen where another is, else missing. */
function kindOf(text: string, chosen: ReadonlySet<string>, notChosen: ReadonlySet<string>, missing: ReadonlySet<string>): number {
  if (chosen.has(text)) return CHOSEN
  if (notChosen.has(text)) return missing.has(text) ? BLANK : NOT
  return text === '' ? BLANK : missing.has(text) ? MISSED : UNKNOWN
}
