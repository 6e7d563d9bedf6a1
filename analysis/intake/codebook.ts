import type { Codebook, CodedVariable, Option, Variable } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'
import type { ImportMap, MappedDay, MappedOption, MappedVariable } from './map.ts'
import { intakeMessages as say } from './messages.ts'

/** The days of a variable as options, and whether only their months are left. */
export interface Days {
  readonly options: readonly Option[]
  readonly months: boolean
}

/** A text may be written this long, and is kept this long. */
export const LONGEST_TEXT = 5000

/** What the variables of a mapping mean, in its order; those for which `daysOf` gives null (a day that no row has) are left out. */
export function codebookOf(map: ImportMap, daysOf: (variable: MappedDay) => Days | null): Codebook {
  const variables = map.variables.flatMap((variable) => variableOf(variable, daysOf) ?? [])
  return {
    id: map.respondent,
    title: map.respondent === 'staff' ? say.staff : say.residents,
    variables,
    derived: [],
    scales: map.scales,
    // In a file handed on they stand as they are or not at all: nobody has said yet which bands would do.
    quasiIdentifiers: variables.flatMap(({ kind, role, name }) => (kind === 'coded' && role === 'attribute' ? [{ variable: name, coarser: null }] : [])),
    passages: {},
  }
}

const optionsOf = (options: readonly MappedOption[]): readonly Option[] => options.map(({ code, label }) => ({ code, label }))
const single = { kind: 'coded', optionsFrom: null, waysOut: [], right: null } as const satisfies Partial<CodedVariable>

function variableOf(variable: MappedVariable, daysOf: (variable: MappedDay) => Days | null): Variable | null {
  const { name, text, label, role, sensitive } = variable
  const named = (note: Text | null = null) => ({ name, text, label, role, sensitive, note })
  switch (variable.kind) {
    case 'coded':
      return { ...named(), ...single, level: variable.level, options: optionsOf(variable.options), bounds: variable.bounds, reversed: variable.reversed }
    case 'multi':
      return { ...named(), kind: 'multi', options: optionsOf(variable.options), waysOut: [] }
    case 'number':
      return { ...named(), kind: 'number', bounds: variable.bounds, reversed: false, integer: variable.integer, unit: variable.unit, score: null }
    case 'day': {
      const days = daysOf(variable)
      return days && { ...named(days.months ? say.months : null), ...single, level: 'ordinal', options: days.options, bounds: null, reversed: false }
    }
    case 'text':
      return { ...named(), kind: 'text', maxLength: LONGEST_TEXT }
  }
}
