import { memberName, scoreName } from '../study/codebook.ts'
import type { Bounds, Codebook, CodedVariable, DerivedVariable, MultiVariable, NumberVariable, Option, Scale, ScoreRule, Variable } from '../study/codebook.ts'
import { unitOf } from '../study/find.ts'
import { MISSING } from '../study/missing.ts'
import { LANGS, type Text } from '../study/text.ts'
import { MODES, type Study } from '../study/study.ts'
import type { Response } from '../study/response.ts'
import type { CodedColumn, NumberColumn } from './dataset.ts'
import { datasetMessages as say } from './messages.ts'

export const LAYOUTS = ['kiosk', 'phone', 'desk'] as const satisfies readonly Response['layout'][]
export const STATUSES = ['complete', 'partial'] as const satisfies readonly Response['status'][]

/** A coded column of `rows` cells, every one still missing without a reason, and where each code stands in it. */
export function openCoded(options: readonly Option[], rows: number): { readonly column: CodedColumn; readonly place: ReadonlyMap<number, number> } {
  return {
    column: { kind: 'coded', index: options.length < 256 ? new Uint8Array(rows) : new Uint16Array(rows), reasons: new Int8Array(rows) },
    place: new Map(options.map((option, i) => [option.code, i + 1])),
  }
}

/** A number column of `rows` cells, every one still missing without a reason. */
export function openNumber(rows: number): NumberColumn {
  return { kind: 'number', values: new Float64Array(rows), known: new Uint8Array(rows), reasons: new Int8Array(rows) }
}

/**
 * A coded column of codes; null = missing, for the reason beside it (a missing code; skipped where none is given).
 * Throws RangeError on a code that is no option: codes are checked on the way in.
 */
export function codedColumn(options: readonly Option[], codes: ArrayLike<number | null>, reasons: ArrayLike<number> | null = null): CodedColumn {
  const { column, place } = openCoded(options, codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code === null) column.reasons[row] = reasons?.[row] || MISSING.skipped
    else column.index[row] = indexOfCode(place, code)
  }
  return column
}

/** A column of numbers; null = missing, for the reason beside it (a missing code; skipped where none is given). Throws RangeError on NaN and infinity. */
export function numberColumn(numbers: ArrayLike<number | null>, reasons: ArrayLike<number> | null = null): NumberColumn {
  const column = openNumber(numbers.length)
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!
    if (value === null) column.reasons[row] = reasons?.[row] || MISSING.skipped
    else putNumber(column, row, value)
  }
  return column
}

/** The index of a code; throws RangeError where it is no option. */
export function indexOfCode(place: ReadonlyMap<number, number>, code: number): number {
  const index = place.get(code)
  if (index === undefined) throw new RangeError(`code ${code} is no option`)
  return index
}

export function putNumber(column: NumberColumn, row: number, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no value of a number column`)
  column.values[row] = value
  column.known[row] = 1
}

const joined = (first: Text, second: Text): Text => ({ 'zh-CN': `${first['zh-CN']}：${second['zh-CN']}`, en: `${first.en}: ${second.en}` })
const numbered = (labels: readonly Text[]): readonly Option[] => labels.map((label, i) => ({ code: i + 1, label }))

const plainCoded = { kind: 'coded', optionsFrom: null, waysOut: [], reversed: false, right: null } as const

function collected(name: string, label: Text, options: readonly Option[]): CodedVariable {
  return { ...plainCoded, name, text: label, label, role: 'collection', sensitive: false, note: null, level: 'nominal', options, bounds: null }
}

/**
 * The facts of the fieldwork that every table has: UNIT (compared units by their own code), MODE (place in MODES + 1), LAYOUT, STATUS,
 * LANGUAGE (first used), WAVE (in the order of their names, from 1).
 */
export function collectionVariables(study: Study, waves: readonly string[]): readonly CodedVariable[] {
  const units = study.collection.compared.map((id) => unitOf(study, id)).map((unit) => ({ code: unit.code, label: unit.name }))
  return [
    collected('UNIT', say.unit, units),
    collected('MODE', say.mode, numbered(MODES.map((mode) => say[mode]))),
    collected('LAYOUT', say.layout, numbered(LAYOUTS.map((layout) => (layout === 'kiosk' ? say.kioskLayout : say[layout])))),
    collected('STATUS', say.status, numbered(STATUSES.map((status) => say[status]))),
    collected('LANGUAGE', say.language, numbered(LANGS.map((lang) => say[lang]))),
    collected('WAVE', say.wave, numbered(waves.map((wave) => ({ 'zh-CN': wave, en: wave })))),
  ]
}

/** The options of a 0/1 column. */
export const notChosenOrChosen: readonly Option[] = [
  { code: 0, label: say.notChosen },
  { code: 1, label: say.chosen },
]

/** The 0/1 columns of a multiple-answer variable, one per option in order. An exclusive option ("none of these") is a column like the others. */
export function memberVariables(variable: MultiVariable): readonly CodedVariable[] {
  return variable.options.map((option) => ({
    ...plainCoded,
    name: memberName(variable.name, option.code),
    text: joined(variable.text, option.label),
    label: joined(variable.label, option.label),
    role: variable.role,
    sensitive: variable.sensitive,
    note: variable.note,
    level: 'nominal',
    options: notChosenOrChosen,
    waysOut: variable.waysOut,
    bounds: { min: 0, max: 1 },
  }))
}

/** The column a derived variable becomes; one of codes 0 and 1 may be averaged (a share). */
export function derivedColumnVariable({ name, text, label, role, sensitive, note, level, options }: DerivedVariable): CodedVariable {
  const share = options.length === 2 && options.every(({ code }) => code === 0 || code === 1)
  return { ...plainCoded, name, text, label, role, sensitive, note, level, options, bounds: share ? { min: 0, max: 1 } : null }
}

/** The two score columns of a scale. */
export function scoreVariables(scale: Scale, codebook: Codebook): readonly NumberVariable[] {
  const sensitive = codebook.variables.some((variable) => variable.sensitive && scale.items.includes(variable.name))
  const score = (as: ScoreRule['as'], label: Text, bounds: Bounds): NumberVariable => ({
    kind: 'number',
    name: scoreName(scale.name, as),
    text: joined(scale.label, label),
    label: joined(scale.label, label),
    role: 'score',
    sensitive,
    note: null,
    bounds,
    reversed: false,
    integer: false,
    unit: null,
    score: { scale: scale.name, as },
  })
  const { min, max } = scale.bounds
  return [score('mean', { 'zh-CN': `均值（${min}–${max}）`, en: `mean (${min}–${max})` }, scale.bounds), score('percent', say.percent, { min: 0, max: 100 })]
}

/**
 * The codebook of a table: what every column means. Free text is no column; derived variables stand among the coded ones. Of an
 * imported study nothing is known of the fieldwork but the places: it has UNIT where it compares any, and no other of those columns.
 */
export function tableCodebook(study: Study, codebook: Codebook, waves: readonly string[]): Codebook {
  const asked = codebook.variables.flatMap((variable): readonly Variable[] =>
    variable.kind === 'multi' ? [variable, ...memberVariables(variable)] : variable.kind === 'text' ? [] : [variable],
  )
  return {
    id: codebook.id,
    title: codebook.title,
    variables: [
      ...collectionVariables(study, waves).filter(({ name, options }) => study.imported === null || (name === 'UNIT' && options.length > 0)),
      ...asked,
      ...codebook.derived.map(derivedColumnVariable),
      ...codebook.scales.flatMap((scale) => scoreVariables(scale, codebook)),
    ],
    derived: [],
    scales: codebook.scales,
    quasiIdentifiers: codebook.quasiIdentifiers,
    passages: {},
  }
}
