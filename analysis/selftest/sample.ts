import { codedColumn, numberColumn } from '../dataset/columns.ts'
import type { Column, Dataset } from '../dataset/dataset.ts'
import { runMethod } from '../report/run.ts'
import type { Result } from '../result/result.ts'
import type { CodedVariable, NumberVariable, Option, Scale } from '../study/codebook.ts'
import type { Filter } from '../study/study.ts'

/** Columns of a data file: numbers or texts, null = missing. */
export interface Data {
  readonly rows: number
  readonly columns: ReadonlyMap<string, readonly (string | number | null)[]>
  /** Declared levels of text columns. */
  readonly levels: ReadonlyMap<string, readonly string[]>
}

/** Keys of a check's input that decide who is in and how a column is read; everything else belongs to a statistic. */
export interface Input {
  readonly [key: string]: unknown
  readonly columns?: readonly string[]
  readonly reverse?: readonly string[]
  readonly scaleMin?: number
  readonly scaleMax?: number
  readonly weights?: string
  readonly missing?: string
  readonly filter?: readonly { readonly column: string; readonly op: string; readonly value: unknown }[]
}

const same = (text: string) => ({ 'zh-CN': text, en: text })
const named = (name: string, label: string) =>
  ({ name, text: same(label), label: same(label), role: 'opinion', sensitive: false, note: null, reversed: false }) as const

/** A whole number up to this may be a code; beyond, and with fractions, a column is a number. */
const HIGHEST_CODE = 200

/**
 * A check's data as a table with a codebook: what its method reads is declared as the study's author would have declared it.
 * A filter is a filter of the request, a weight its weight; reversing is a property of the variable.
 */
export class Sample {
  readonly #data: Data
  readonly #input: Input
  readonly #variables: (CodedVariable | NumberVariable)[] = []
  readonly #columns: { [name: string]: Column } = {}
  readonly #scales: Scale[] = []
  readonly #filter: Filter[] = []
  readonly #weight: string | null

  constructor(data: Data, input: Input) {
    this.#data = data
    this.#input = input
    for (const { column, op, value } of input.filter ?? []) this.#keep(column, (own) => holds(own, op, value))
    if (input.weights !== undefined && input.weightType !== 'frequency') throw new RangeError(`weights of type ${String(input.weightType)} are not built`)
    this.#weight = input.weights === undefined ? null : this.#number(input.weights, null)
  }

  /** Leaves out rows with a missing value in any of the columns, where the check says listwise and its method would not. */
  listwise(columns: readonly string[]): this {
    if (this.#input.missing === 'listwise') for (const column of columns) this.#keep(column, (value) => value !== null)
    return this
  }

  /** A categorical variable with these levels in order (the declared or observed ones if none are given); other values are missing. */
  category(column: string, levels: readonly unknown[] | undefined, ordinal = false): string {
    const texts = (levels ?? this.#data.levels.get(column) ?? distinct(this.#valuesOf(column))).map(String)
    const place = new Map(texts.map((level, i) => [level, i + 1]))
    const reversed = this.#isReversed(column)
    const { scaleMin = 0, scaleMax = 0 } = this.#input
    const codes = this.#valuesOf(column).map((value) => (value === null ? null : (place.get(String(reversed ? scaleMin + scaleMax - Number(value) : value)) ?? null)))
    return this.#coded(column, texts.map((level, i) => ({ code: i + 1, label: same(level) })), codes, { level: ordinal ? 'ordinal' : 'nominal', bounds: null })
  }

  /** What may be averaged: codes of a scale where the values are such, else numbers. */
  measure(column: string): string {
    const { scaleMin, scaleMax } = this.#input
    const values = this.#valuesOf(column).map((value) => (value === null ? null : Number(value)))
    const known = values.filter((value) => value !== null)
    const declared = scaleMin === undefined || scaleMax === undefined ? null : { min: scaleMin, max: scaleMax }
    if (known.length === 0 || !known.every((value) => Number.isInteger(value) && value >= 0 && value <= HIGHEST_CODE)) return this.#number(column, declared)
    const bounds = declared ?? { min: Math.min(...known), max: Math.max(...known) }
    const codes = new Set(known)
    if (declared) for (let code = declared.min; code <= declared.max; code++) codes.add(code)
    const options = [...codes].sort((a, b) => a - b).map((code) => ({ code, label: same(String(code)) }))
    return this.#coded(column, options, values, { level: 'ordinal', bounds, reversed: this.#isReversed(column) })
  }

  /** A scale of these columns. */
  scale(columns: readonly string[]): string {
    const items = columns.map((column) => this.measure(column))
    const { scaleMin: min = 0, scaleMax: max = 0 } = this.#input
    this.#scales.push({ name: 'SCALE', label: same('scale'), kind: 'reflective', high: 'good', items, atLeast: items.length, bounds: { min, max }, source: '' })
    return 'SCALE'
  }

  run(method: string, options: { readonly [name: string]: unknown }): Promise<Result> {
    const codebook = { id: 'check', title: same('check'), variables: this.#variables, derived: [], scales: this.#scales, quasiIdentifiers: [], passages: {} }
    const table = { name: 'check', rows: this.#data.rows, codebook, columns: this.#columns, respondent: 'resident' as const }
    const dataset: Dataset = { study: 'selftest', synthetic: false, tables: { check: table }, hash: '', aside: [] }
    const weight = this.#weight === null ? null : { variable: this.#weight, kind: 'frequency' as const }
    return runMethod({ method, table: 'check', options, filter: this.#filter, weight }, { dataset, disclosure: null })
  }

  #valuesOf(column: string): readonly (string | number | null)[] {
    const values = this.#data.columns.get(column)
    if (!values) throw new RangeError(`the data have no column ${column}`)
    return values
  }
  #isReversed(column: string): boolean {
    const { reverse, scaleMin, scaleMax } = this.#input
    if (!reverse?.includes(column)) return false
    if (scaleMin === undefined || scaleMax === undefined) throw new RangeError(`${column} is reversed, but the ends of its scale are not given`)
    return true
  }
  #nextName = (): string => `V${this.#variables.length + 1}`

  #keep(column: string, passes: (value: string | number | null) => boolean): void {
    const values = this.#valuesOf(column)
    const kinds = [...new Set(values)]
    const options = kinds.map((value, code) => ({ code, label: same(String(value)) }))
    const place = new Map(kinds.map((value, code) => [value, code]))
    const name = this.#coded(column, options, values.map((value) => place.get(value)!), { level: 'nominal', bounds: null })
    this.#filter.push({ variable: name, in: kinds.flatMap((value, code) => (passes(value) ? [code] : [])) })
  }
  #coded(label: string, options: readonly Option[], codes: readonly (number | null)[], more: Pick<CodedVariable, 'level' | 'bounds'> & { readonly reversed?: boolean }): string {
    const name = this.#nextName()
    this.#variables.push({ ...named(name, label), kind: 'coded', options, optionsFrom: null, waysOut: [], right: null, ...more })
    this.#columns[name] = codedColumn(options, codes)
    return name
  }
  #number(column: string, bounds: NumberVariable['bounds']): string {
    const name = this.#nextName()
    const values = this.#valuesOf(column).map((value) => (value === null ? null : Number(value)))
    this.#variables.push({ ...named(name, column), kind: 'number', bounds, reversed: this.#isReversed(column), integer: false, unit: null, score: null })
    this.#columns[name] = numberColumn(values)
    return name
  }
}

function distinct(values: readonly (string | number | null)[]): readonly (string | number)[] {
  const known = [...new Set(values)].filter((value) => value !== null)
  return known.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1))
}

/** A missing value fails every condition. */
function holds(own: string | number | null, op: string, value: unknown): boolean {
  if (own === null) return false
  const equal = (other: unknown): boolean => String(own) === String(other)
  switch (op) {
    case '==':
      return equal(value)
    case '!=':
      return !equal(value)
    case 'in':
      return (value as readonly unknown[]).some(equal)
    case '<':
      return own < (value as typeof own)
    case '<=':
      return own <= (value as typeof own)
    case '>':
      return own > (value as typeof own)
    case '>=':
      return own >= (value as typeof own)
    default:
      throw new RangeError(`a filter cannot ${op}`)
  }
}
