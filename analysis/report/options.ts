import { memberName } from '../study/codebook.ts'
import type { Codebook, CodedVariable, Variable } from '../study/codebook.ts'
import type { Field, OptionsOf, OptionsSchema } from '../methods/method.ts'
import { OptionError } from './option-error.ts'

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The variable of that name that is a column; throws OptionError with the way out. */
export function columnAt(codebook: Codebook, name: unknown, path: string): Extract<Variable, { kind: 'coded' | 'number' }> {
  if (typeof name !== 'string') throw new OptionError('report.notAName', path)
  const variable = codebook.variables.find((one) => one.name === name)
  if (!variable || variable.kind === 'text') throw new OptionError('report.unknownVariable', path, { name, table: codebook.id })
  if (variable.kind === 'multi') {
    throw new OptionError('report.severalAnswers', path, { name, members: variable.options.map(({ code }) => memberName(name, code)).join(', ') })
  }
  return variable
}

/** The coded variable of that name. */
export function categoryAt(codebook: Codebook, name: unknown, path: string): CodedVariable {
  const variable = columnAt(codebook, name, path)
  if (variable.kind !== 'coded') throw new OptionError('report.notCategory', path, { name: variable.name })
  return variable
}

/** The variable of that name whose numbers may be averaged. */
export function measureAt(codebook: Codebook, name: unknown, path: string): Extract<Variable, { kind: 'coded' | 'number' }> {
  const variable = columnAt(codebook, name, path)
  if (variable.kind === 'coded' && !variable.bounds) throw new OptionError('report.notMeasure', path, { name: variable.name })
  return variable
}

function nameAt(field: Extract<Field, { type: 'category' | 'measure' | 'scale' }>, value: unknown, codebook: Codebook, path: string): string {
  switch (field.type) {
    case 'category': {
      const variable = categoryAt(codebook, value, path)
      if (field.ordinal && variable.level !== 'ordinal') throw new OptionError('report.notOrdinal', path, { name: variable.name })
      return variable.name
    }
    case 'measure':
      return measureAt(codebook, value, path).name
    case 'scale': {
      const scale = codebook.scales.find(({ name }) => name === value)
      if (typeof value !== 'string') throw new OptionError('report.notAName', path)
      if (!scale) throw new OptionError('report.unknownScale', path, { name: value, scales: codebook.scales.map(({ name }) => name).join(', ') })
      return scale.name
    }
  }
}

function fieldValue(field: Field, value: unknown, codebook: Codebook, path: string): unknown {
  switch (field.type) {
    case 'category':
    case 'measure':
    case 'scale': {
      if (!field.many) {
        if (value !== undefined && value !== null) return nameAt(field, value, codebook, path)
        if (!field.optional) throw new OptionError('report.missing', path)
        return null
      }
      if (value === undefined && field.min > 0) throw new OptionError('report.missing', path)
      const list = value ?? []
      if (!Array.isArray(list)) throw new OptionError('report.notAList', path)
      const names = list.map((name, i) => nameAt(field, name, codebook, `${path}[${i}]`))
      const again = names.find((name, i) => names.indexOf(name) < i)
      if (again !== undefined) throw new OptionError('report.repeated', path, { name: again })
      if (names.length < field.min) throw new OptionError('report.tooFew', path, { least: field.min, n: names.length })
      return names
    }
    case 'choice':
      if (value === undefined) return field.of[0]
      if (typeof value !== 'string' || !field.of.includes(value)) throw new OptionError('report.notAChoice', path, { choices: field.of.join(', ') })
      return value
    case 'flag':
      if (value === undefined) return field.default
      if (typeof value !== 'boolean') throw new OptionError('report.notAFlag', path)
      return value
    case 'number': {
      const { min, max, integer } = field
      if (value === undefined) return field.default
      const right = typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value))
      if (!right) throw new OptionError(integer ? 'report.notWhole' : 'report.notANumber', path, { min, max })
      return value
    }
  }
}

/**
 * Options as a method declared them, every default filled in. Throws OptionError, naming the place, on a name that is not in
 * the codebook or of another level, on a value of another kind, and on an option the method does not have.
 */
export function readOptions<const S extends OptionsSchema>(schema: S, value: unknown, codebook: Codebook): OptionsOf<S> {
  if (!isRecord(value)) throw new OptionError('report.notAnObject', 'options')
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(schema, name))
  if (unknown !== undefined) throw new OptionError('report.unknownOption', `options.${unknown}`, { options: Object.keys(schema).join(', ') })
  const read = Object.entries(schema).map(([name, field]) => [name, fieldValue(field, Object.hasOwn(value, name) ? value[name] : undefined, codebook, `options.${name}`)])
  return Object.fromEntries(read) as OptionsOf<S>
}
