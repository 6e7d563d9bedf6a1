import type { Bounds, Scale } from '../study/codebook.ts'
import { canonicalJson, utf8 } from '../study/hash.ts'
import { MISSING, type MissingReason } from '../study/missing.ts'
import { ID, ID_LENGTH, NAME, NAME_LENGTH } from '../study/names.ts'
import { choice, flag, integer, list, literal, matching, nullable, object, prose, text, verbatim, type Read } from '../study/read.ts'
import { bounds, scale, askedRole } from '../study/shape.ts'
import { GUARDED, LEFT_OUT, UNIT_LEVELS } from '../study/study.ts'
import { checkMapping } from './check-map.ts'
import {
  comparedText,
  TOOLS,
  type ImportMap,
  type MappedCoded,
  type MappedDay,
  type MappedMissing,
  type MappedMulti,
  type MappedNumber,
  type MappedOption,
  type MappedText,
  type MappedUnits,
  type MappedVariable,
} from './map.ts'
import type { Reading } from './raw.ts'

/** Headings of three rows over one column, and what stands in one cell. */
const LONGEST = 20_000
const MAX_CODE = Number.MAX_SAFE_INTEGER

/** The key of a column, exactly as the file has it. */
const column: Read<string> = verbatim(1, LONGEST)
/** A cell text as it is compared; a mapping written by hand may have it as it stands in the file. */
const cell: Read<string> = (value, path) => comparedText(verbatim(0, LONGEST)(value, path))
const cells = list(cell, 0, 10_000)
const missing = list(object<MappedMissing>({ value: cell, reason: choice(Object.keys(MISSING) as MissingReason[]) }), 0, 10_000)
const named = { name: matching(NAME, NAME_LENGTH), text, label: text, role: askedRole, sensitive: flag, missing }
const option = object<MappedOption>({ code: integer(0, MAX_CODE), label: text, values: cells })
const someBounds: Read<Bounds> = bounds

const coded = object<MappedCoded>({
  ...named,
  kind: literal('coded'),
  column,
  level: choice(['nominal', 'ordinal']),
  options: list(option, 1, 2000),
  bounds: nullable(someBounds),
  reversed: flag,
  rest: nullable(integer(0, MAX_CODE)),
})
type Shape = MappedMulti['shape']
const joined = object<Extract<Shape, { is: 'joined' }>>({ is: literal('joined'), column, separator: verbatim(1, 20) })
const columns = object<Extract<Shape, { is: 'columns' }>>({
  is: literal('columns'),
  columns: list(object({ column, code: integer(0, MAX_CODE), chosen: cells }), 1, 100),
  notChosen: cells,
})
const shape: Read<Shape> = (value, path) => (kindOf('is', ['joined', 'columns'], value, path) === 'joined' ? joined : columns)(value, path)
const multi = object<MappedMulti>({ ...named, kind: literal('multi'), options: list(option, 2, 100), shape, rest: nullable(integer(0, MAX_CODE)) })
const numeric = object<MappedNumber>({
  ...named,
  kind: literal('number'),
  column,
  as: choice(['plain', 'grouped', 'decimalComma', 'seconds', 'percent']),
  bounds: someBounds,
  integer: flag,
  unit: nullable(text),
})
const day = object<MappedDay>({ ...named, kind: literal('day'), column, order: choice(['ymd', 'mdy', 'dmy']) })
const open = object<MappedText>({ ...named, kind: literal('text'), column })
const byKind = { coded, multi, number: numeric, day, text: open }
const variable: Read<MappedVariable> = (value, path) => byKind[kindOf('kind', ['coded', 'multi', 'number', 'day', 'text'], value, path)](value, path)

function kindOf<K extends string>(key: string, of: readonly K[], value: unknown, path: string): K {
  const said: unknown = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as { readonly [key: string]: unknown })[key] : undefined
  return choice(of)(said, `${path}.${key}`)
}

const units = object<MappedUnits>({
  column: nullable(column),
  level: choice(UNIT_LEVELS),
  units: list(object<MappedUnits['units'][number]>({ id: matching(ID, ID_LENGTH), code: integer(1, MAX_CODE), name: text, values: cells }), 1, 2000),
  missing,
})
const reading = object<Reading>({
  kind: choice(['text', 'workbook', 'sav']),
  encoding: nullable(matching(/^[a-z0-9][a-z0-9._:-]*$/i, 40)),
  delimiter: nullable(verbatim(1, 1)),
  sheet: nullable(verbatim(1, 200)),
  skip: integer(0, 1_000_000),
  headings: integer(0, 20),
})
const scales: Read<readonly Scale[]> = list(scale, 0, 100)

const mapShape = object<ImportMap>({
  format: literal('linli-map/1'),
  title: text,
  respondent: choice(['resident', 'staff']),
  tool: choice(TOOLS),
  reading,
  variables: list(variable, 1, 2000),
  scales,
  unit: nullable(units),
  leftOut: list(object<ImportMap['leftOut'][number]>({ column, why: choice(LEFT_OUT) }), 0, 5000),
  notPeople: list(object<ImportMap['notPeople'][number]>({ column, values: list(cell, 1, 1000) }), 0, 200),
  kept: list(object<ImportMap['kept'][number]>({ column, what: choice(GUARDED), reason: prose(1000) }), 0, 200),
})

/**
 * A mapping from an untrusted value, made anew: exact keys, sizes, every column in one place, every text in one list, and what names
 * point at. Throws {@link StudyError} naming the place ("variables[3].options[0].values"). Whether it fits a file is {@link checkMap}.
 */
export function readMap(value: unknown): ImportMap {
  const map = mapShape(value, '')
  checkMapping(map)
  return map
}

/** The mapping as it is saved: canonical JSON, the same bytes for the same mapping. */
export function mapBytes(map: ImportMap): Uint8Array {
  return utf8(canonicalJson(map))
}
