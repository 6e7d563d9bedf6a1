import { columnKeys, type RawColumn, type RawTable } from '../../../analysis/intake/raw.ts'
import { columnsOf, type ImportMap, type MappedCoded, type MappedDay, type MappedMissing, type MappedMulti, type MappedNumber, type MappedText, type MappedUnits, type MappedVariable } from '../../../analysis/intake/map.ts'
import type { Imported } from '../../../analysis/intake/applied.ts'
import { missingReason, type MissingCode } from '../../../analysis/study/missing.ts'

export const t = (text: string) => ({ 'zh-CN': `${text}（中）`, en: text })

/** A file of columns by heading, its first row on line 2. */
export function fileOf(columns: { readonly [heading: string]: readonly string[] }, more: Partial<RawTable> = {}): RawTable {
  const headings = Object.keys(columns)
  const rows = Object.values(columns)[0]?.length ?? 0
  const keys = columnKeys(headings.map((heading) => [heading]))
  return {
    file: 'theirs.csv',
    sha256: 'ab'.repeat(32),
    reading: { kind: 'text', encoding: 'utf-8', delimiter: ',', sheet: null, skip: 0, headings: 1 },
    rows,
    columns: headings.map((heading, c) => columnOf(keys[c]!, heading, columns[heading]!)),
    lines: Uint32Array.from({ length: rows }, (_, row) => row + 2),
    badRows: [],
    sets: [],
    ...more,
  }
}

function columnOf(key: string, heading: string, cells: readonly string[]): RawColumn {
  const values = [...new Set(cells)]
  const counts = new Uint32Array(values.length)
  const index = Uint16Array.from(cells, (cell) => values.indexOf(cell))
  for (const at of index) counts[at]!++
  return { key, headings: [heading], values, counts, index, declared: null }
}

type Given<V> = Partial<V> & { readonly name: string }
const named = ({ name }: { readonly name: string }) => ({ name, text: t(`Text of ${name}`), label: t(name), role: 'experience', sensitive: false, missing: [] }) as const
export const blank: readonly MappedMissing[] = [{ value: '', reason: 'skipped' }]
/** Options 1, 2, … of one spelling each. */
export const spelt = (...values: readonly string[]) => values.map((value, i) => ({ code: i + 1, label: t(value), values: [value] }))

export const coded = (given: Given<MappedCoded>): MappedCoded => ({ ...named(given), kind: 'coded', column: given.name, level: 'nominal', options: spelt('no', 'yes'), bounds: null, reversed: false, rest: null, ...given })
/** A statement of a scale of five. */
export const item = (given: Given<MappedCoded>): MappedCoded => coded({ role: 'opinion', level: 'ordinal', options: spelt('1', '2', '3', '4', '5'), bounds: { min: 1, max: 5 }, missing: blank, ...given })
export const number = (given: Given<MappedNumber>): MappedNumber => ({ ...named(given), kind: 'number', column: given.name, as: 'plain', bounds: { min: 0, max: 1000 }, integer: false, unit: null, ...given })
export const day = (given: Given<MappedDay>): MappedDay => ({ ...named(given), kind: 'day', column: given.name, order: 'ymd', ...given })
export const words = (given: Given<MappedText>): MappedText => ({ ...named(given), kind: 'text', column: given.name, ...given })
export const joined = (given: Given<MappedMulti>, separator = '┋'): MappedMulti => ({ ...named(given), kind: 'multi', options: spelt('a', 'b', 'c'), shape: { is: 'joined', column: given.name, separator }, rest: null, ...given })
/** Options a, b, c in columns of these names, 1 chosen and 0 not. */
export const overColumns = (given: Given<MappedMulti>, columns: readonly string[], notChosen: readonly string[] = ['0']): MappedMulti => ({
  ...named(given),
  kind: 'multi',
  options: columns.map((column, i) => ({ code: i + 1, label: t(column), values: [] })),
  shape: { is: 'columns', columns: columns.map((column, i) => ({ column, code: i + 1, chosen: ['1'] })), notChosen },
  rest: null,
  ...given,
})
export const places = (column: string | null, ...names: readonly string[]): MappedUnits => ({
  column,
  level: 'district',
  units: names.map((name, i) => ({ id: `unit-${i + 1}`, code: 1001 + i, name: t(name), values: [name] })),
  missing: [],
})

export function mapOf(variables: readonly MappedVariable[], more: Partial<ImportMap> = {}): ImportMap {
  return { format: 'linli-map/1', title: t('A file'), respondent: 'resident', tool: 'unknown', reading: fileOf({}).reading, variables, scales: [], unit: null, leftOut: [], notPeople: [], kept: [], ...more }
}
/** Everything else in the file is left out by hand. */
export function mapFor(file: RawTable, variables: readonly MappedVariable[], more: Partial<ImportMap> = {}): ImportMap {
  const map = mapOf(variables, more)
  const used = new Set([...variables.flatMap(columnsOf), map.unit?.column, ...map.leftOut.map(({ column }) => column)])
  return { ...map, leftOut: [...map.leftOut, ...file.columns.filter(({ key }) => !used.has(key)).map(({ key }) => ({ column: key, why: 'byHand' }) as const)] }
}

/** What the rows of the table say, as codes and numbers; a missing reason where there is none. Rows sorted, since their order says nothing. */
export function rowsOf({ dataset, study }: Pick<Imported, 'dataset' | 'study'>, ...names: readonly string[]): readonly string[] {
  const table = dataset.tables[study.codebooks[0]!.id]!
  const wanted = names.length > 0 ? names : Object.keys(table.columns)
  return Array.from({ length: table.rows }, (_, row) =>
    wanted
      .map((name) => {
        const column = table.columns[name]
        const variable = table.codebook.variables.find((one) => one.name === name)
        if (!column || !variable) throw new Error(`no column ${name}`)
        const reason = (): string => missingReason(column.reasons[row] as MissingCode)
        if (column.kind === 'number') return column.known[row] ? String(column.values[row]) : reason()
        return column.index[row] !== 0 && variable.kind === 'coded' ? String(variable.options[column.index[row]! - 1]!.code) : reason()
      })
      .join(' '),
  ).sort()
}
