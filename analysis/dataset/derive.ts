import { memberName } from '../study/codebook.ts'
import type { Codebook, DerivedVariable, DeriveRule } from '../study/codebook.ts'
import { MISSING } from '../study/missing.ts'
import { indexOfCode, openCoded } from './columns.ts'
import type { CodedColumn, Column } from './dataset.ts'

/** 1 holds, 0 does not, a missing code: cannot be decided, for that reason. */
type Verdict = (row: number) => number

const decided = (yes: boolean): number => (yes ? 1 : 0)

/** Right codes per row of the variables whose options come from the unit's channels. */
export interface RightCodes {
  readonly [variable: string]: Float64Array
}

function verdictOf(when: DeriveRule['when'][number], codebook: Codebook, columns: { readonly [name: string]: Column }, right: RightCodes): Verdict {
  const variable = codebook.variables.find(({ name }) => name === when.variable)
  if (!variable || variable.kind === 'text') throw new RangeError(`a rule asks ${when.variable}, which has no codes`)
  if (variable.kind === 'multi') {
    if (!('in' in when)) throw new RangeError(`${when.variable} has no right answer`)
    const members = when.in.map((code) => columns[memberName(variable.name, code)] as CodedColumn)
    // Of a 0/1 column index 2 is "chosen"; a multiple answer is missing as a whole.
    return (row) => (members[0]!.index[row] === 0 ? members[0]!.reasons[row]! : decided(members.some(({ index }) => index[row] === 2)))
  }
  const column = columns[when.variable]!
  if (column.kind === 'number' || variable.kind === 'number') {
    if (column.kind !== 'number' || !('in' in when)) throw new RangeError(`${when.variable} has no right answer`)
    return (row) => (column.known[row] ? decided(when.in.includes(column.values[row]!)) : column.reasons[row]!)
  }
  const code = [0, ...variable.options.map((option) => option.code)]
  if ('in' in when) {
    const wanted = code.map((one, index) => decided(index > 0 && when.in.includes(one)))
    return (row) => (column.index[row] === 0 ? column.reasons[row]! : wanted[column.index[row]!]!)
  }
  const own = right[variable.name]
  if (!own && variable.right === null) throw new RangeError(`${when.variable} has no right answer`)
  return (row) => (column.index[row] === 0 ? column.reasons[row]! : decided((code[column.index[row]!] === (own ? own[row] : variable.right)) === when.right))
}

/**
 * The column of a derived variable. Rules are tried in order. One false condition decides a rule whatever else is missing; an
 * undecided rule makes the result missing (for the reason of its first unanswered variable) unless the rule or `otherwise`
 * that decides gives the same code anyway: any of two is known when the second is yes.
 */
export function derivedColumn(
  derived: DerivedVariable,
  codebook: Codebook,
  columns: { readonly [name: string]: Column },
  rows: number,
  right: RightCodes,
): CodedColumn {
  const { column, place } = openCoded(derived.options, rows)
  const rules = derived.rules.map((rule) => ({
    index: indexOfCode(place, rule.code),
    verdicts: rule.when.map((when) => verdictOf(when, codebook, columns, right)),
  }))
  const otherwise = derived.otherwise === null ? 0 : indexOfCode(place, derived.otherwise)
  for (let row = 0; row < rows; row++) {
    let open = -1
    let reason = 0
    let index = otherwise
    for (const rule of rules) {
      let verdict = 1
      for (const ask of rule.verdicts) {
        const one = ask(row)
        if (one === 0) {
          verdict = 0
          break
        }
        if (one < 0 && verdict === 1) verdict = one
      }
      if (verdict === 1) {
        index = rule.index
        break
      }
      if (verdict < 0) {
        // Two undecided rules of different codes leave the result open whatever follows.
        open = open === -1 || open === rule.index ? rule.index : -2
        if (reason === 0) reason = verdict
      }
    }
    if (reason !== 0 && open !== index) column.reasons[row] = reason
    else if (index === 0) column.reasons[row] = MISSING.notAsked
    else column.index[row] = index
  }
  return column
}
