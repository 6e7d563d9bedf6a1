import { canonicalJson, utf8 } from '../study/hash.ts'
import { StudyError } from '../study/study-error.ts'
import type { ImportMap } from './map.ts'

/**
 * A mapping from an untrusted value, made anew: exact keys, sizes, every column in one place, every text in one list, and what names
 * point at. Throws {@link StudyError} naming the place ("variables[3].options[0].values"). Whether it fits a file is {@link checkMap}.
 */
export function readMap(value: unknown): ImportMap {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 'linli-map/1') throw new StudyError('notOneOf', 'format', { allowed: 'linli-map/1' })
  return value as ImportMap
}

/** The mapping as it is saved: canonical JSON, the same bytes for the same mapping. */
export function mapBytes(map: ImportMap): Uint8Array {
  return utf8(canonicalJson(map))
}
