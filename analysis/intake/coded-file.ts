import type { Option } from '../study/codebook.ts'
import { memberName } from '../study/codebook.ts'
import { MISSING } from '../study/missing.ts'
import { notChosenOrChosen } from '../dataset/columns.ts'
import type { Days } from './codebook.ts'
import { codeAnswers, codeDays, codeJoined, codeNumbers, codeOptions, codeText, type Flaw, type RestTexts } from './coding.ts'
import type { Fit } from './fit.ts'
import type { ImportMap, MappedMulti, MappedVariable } from './map.ts'
import { codeMembers } from './members.ts'
import type { Cells } from './order.ts'
import type { RawColumn, RawTable } from './raw.ts'

/** Texts of a column that are wrong wherever they stand. */
export interface FlawedTexts {
  readonly column: RawColumn
  readonly flaws: ReadonlyMap<number, Flaw>
}
/** Texts of a column that count as an option without standing in a list. */
export interface RestOfColumn {
  readonly column: RawColumn
  readonly texts: RestTexts
}
/** Rows that are wrong by what their cells say together. */
export interface FlawedRows {
  readonly column: RawColumn
  readonly rows: readonly { readonly row: number; readonly value: string }[]
}
/** A variable of the mapping over the rows of the file. */
export interface VariableOfFile {
  readonly variable: MappedVariable
  /** The columns of the table it becomes: one, one per option, none for free text. */
  readonly columns: readonly Cells[]
  /** Of a day. */
  readonly days: Days | null
  /** Of free text: which texts are there, and their column. */
  readonly text: { readonly column: RawColumn; readonly reasons: Int8Array } | null
  readonly flawedTexts: readonly FlawedTexts[]
  readonly flawedRows: readonly FlawedRows[]
  /** Of a variable whose mapping has a `rest`. */
  readonly rest: readonly RestOfColumn[]
}

/** Everything a mapping makes of a file, before its rows have their order. Costs grow with the different texts; rows cost a look-up where several columns are one question. */
export interface CodedFile {
  readonly variables: readonly VariableOfFile[]
  /** UNIT; null where the mapping has no places. */
  readonly unit: Cells | null
  readonly flawedUnits: readonly FlawedTexts[]
}

export function codeFile(raw: RawTable, map: ImportMap, { columns }: Fit): CodedFile {
  const columnAt = (key: string): RawColumn | null => columns.get(key) ?? null
  const nowhere = new Uint8Array(raw.rows)
  const variables = map.variables.map((variable) => codeVariable(variable, columnAt, nowhere))
  if (!map.unit) return { variables, unit: null, flawedUnits: [] }

  const options = map.unit.units.map(({ code, name }) => ({ code, label: name }))
  if (map.unit.column === null) return { variables, unit: constant('UNIT', options, nowhere, 1, 0), flawedUnits: [] }
  const column = columnAt(map.unit.column)
  if (!column) return { variables, unit: constant('UNIT', options, nowhere, 0, MISSING.notInVersion), flawedUnits: [] }
  const { places, reasons, flaws } = codeOptions(column, map.unit.units, map.unit.missing)
  return { variables, unit: { kind: 'coded', name: 'UNIT', options, index: column.index, counts: column.counts, places, reasons, rowReasons: null }, flawedUnits: [{ column, flaws }] }
}

/** The same in every row. */
const constant = (name: string, options: readonly Option[], index: Uint8Array, place: number, reason: number): Cells => ({
  kind: 'coded',
  name,
  options,
  index,
  counts: Uint32Array.of(index.length),
  places: Uint16Array.of(place),
  reasons: Int8Array.of(reason),
  rowReasons: null,
})

function codeVariable(variable: MappedVariable, columnAt: (key: string) => RawColumn | null, nowhere: Uint8Array): VariableOfFile {
  const coded = { variable, columns: [], days: null, text: null, flawedTexts: [], flawedRows: [], rest: [] }
  if (variable.kind === 'multi') return { ...coded, ...codeMulti(variable, columnAt, nowhere) }
  const { name } = variable
  const column = columnAt(variable.column)
  if (!column) return { ...coded, ...withoutColumn(variable, nowhere) }
  const { index, counts } = column
  switch (variable.kind) {
    case 'coded': {
      const { places, reasons, flaws, rest } = codeAnswers(column, variable)
      return { ...coded, columns: [{ kind: 'coded', name, options: variable.options, index, counts, places, reasons, rowReasons: null }], flawedTexts: [{ column, flaws }], rest: [{ column, texts: rest }] }
    }
    case 'number': {
      const { values, reasons, flaws } = codeNumbers(column, variable)
      return { ...coded, columns: [{ kind: 'number', name, index, counts, values, reasons }], flawedTexts: [{ column, flaws }] }
    }
    case 'day': {
      const { places, reasons, flaws, days } = codeDays(column, variable)
      return { ...coded, days, columns: [{ kind: 'coded', name, options: days.options, index, counts, places, reasons, rowReasons: null }], flawedTexts: [{ column, flaws }] }
    }
    case 'text':
      return { ...coded, text: { column, reasons: codeText(column, variable.missing).reasons } }
  }
}

function withoutColumn(variable: Exclude<MappedVariable, MappedMulti>, nowhere: Uint8Array): Partial<VariableOfFile> {
  const { name } = variable
  const reasons = Int8Array.of(MISSING.notInVersion)
  switch (variable.kind) {
    case 'coded':
      return { columns: [constant(name, variable.options, nowhere, 0, MISSING.notInVersion)] }
    case 'number':
      return { columns: [{ kind: 'number', name, index: nowhere, counts: Uint32Array.of(nowhere.length), values: Float64Array.of(0), reasons }] }
    case 'day':
    case 'text':
      return {}
  }
}

/** Several answers as 0/1 columns, missing as a whole. An option whose column the file lacks was not offered in this version. */
function codeMulti(variable: MappedMulti, columnAt: (key: string) => RawColumn | null, nowhere: Uint8Array): Partial<VariableOfFile> {
  const { name, options, shape } = variable
  const member = (code: number) => ({ kind: 'coded', name: memberName(name, code), options: notChosenOrChosen }) as const
  if (shape.is === 'joined') {
    const column = columnAt(shape.column)
    if (!column) return { columns: options.map(({ code }) => constant(memberName(name, code), notChosenOrChosen, nowhere, 0, MISSING.notInVersion)) }
    const { members, reasons, flaws, rest } = codeJoined(column, variable, shape.separator)
    return { columns: options.map(({ code }, o) => ({ ...member(code), index: column.index, counts: column.counts, places: members[o]!, reasons, rowReasons: null })), flawedTexts: [{ column, flaws }], rest: [{ column, texts: rest }] }
  }
  const { members, reasons, contradictions } = codeMembers(variable, shape, columnAt, nowhere.length)
  return {
    columns: members.map(({ code, column, places }): Cells =>
      column
        ? { ...member(code), index: column.index, counts: column.counts, places, reasons: new Int8Array(places.length), rowReasons: reasons }
        : { ...member(code), index: nowhere, counts: Uint32Array.of(nowhere.length), places: Uint16Array.of(0), reasons: Int8Array.of(MISSING.notInVersion), rowReasons: reasons },
    ),
    flawedTexts: members.flatMap(({ column, flaws }) => (column ? [{ column, flaws }] : [])),
    rest: members.flatMap(({ column, rest }) => (column ? [{ column, texts: rest }] : [])),
    flawedRows: members.flatMap(({ column }, m) => (column ? [{ column, rows: contradictions.filter((one) => one.member === m) }] : [])),
  }
}
