import type { Text } from './text.ts'
import { NAME, NAME_LENGTH } from './names.ts'
import { StudyError } from './study-error.ts'

/** Turns an untrusted value at `path` into a T made anew, or throws {@link StudyError}. */
export type Read<T> = (value: unknown, path: string) => T

/** An unknown key may be anything: what is repeated to the reader is short and plain. */
const shown = (key: string): string => key.replace(/[^\x20-\x7e]/g, '?').slice(0, 40)

/** Control characters, lone surrogates, line separators, direction overrides, byte-order marks. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/u

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object with exactly these keys; those in `mayLack` may be absent. `__proto__` and the like are unknown keys. */
export function object<T extends object>(readers: { readonly [K in keyof T]-?: Read<T[K]> }, mayLack: readonly (keyof T)[] = []): Read<T> {
  const keys = Object.keys(readers) as (keyof T & string)[]
  return (value, path) => {
    if (!isRecord(value)) throw new StudyError('notObject', path)
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(readers, key)) throw new StudyError('unknownKey', path, { key: shown(key) })
    }
    const read: Partial<T> = {}
    for (const key of keys) {
      if (Object.hasOwn(value, key)) read[key] = readers[key](value[key], path ? `${path}.${key}` : key)
      else if (!mayLack.includes(key)) throw new StudyError('missingKey', path, { key })
    }
    return read as T
  }
}

/** A record by name; names follow the rule for variables unless another is given. */
export function record<T>(of: Read<T>, max: number, pattern: RegExp = NAME, length: number = NAME_LENGTH): Read<{ readonly [name: string]: T }> {
  return (value, path) => {
    if (!isRecord(value)) throw new StudyError('notObject', path)
    const keys = Object.keys(value)
    if (keys.length > max) throw new StudyError('tooMany', path, { n: keys.length, max })
    return Object.fromEntries(
      keys.map((key) => {
        if (!pattern.test(key) || key.length > length) throw new StudyError('badName', path, { name: shown(key) })
        return [key, of(value[key], `${path}.${key}`)]
      }),
    )
  }
}

export function list<T>(of: Read<T>, min: number, max: number): Read<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new StudyError('notList', path)
    if (value.length < min) throw new StudyError('tooFew', path, { n: value.length, min })
    if (value.length > max) throw new StudyError('tooMany', path, { n: value.length, max })
    return Array.from(value as readonly unknown[], (item, i) => of(item, `${path}[${i}]`))
  }
}

export function nullable<T>(of: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : of(value, path))
}

export function literal<T extends string | boolean>(only: T): Read<T> {
  return (value, path) => {
    if (value !== only) throw new StudyError('notOneOf', path, { allowed: String(only) })
    return only
  }
}

export function choice<T extends string>(of: readonly T[]): Read<T> {
  return (value, path) => {
    const found = of.find((one) => one === value)
    if (found === undefined) throw new StudyError('notOneOf', path, { allowed: of.join(', ') })
    return found
  }
}

export const flag: Read<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new StudyError('notFlag', path)
  return value
}

/** A finite number; negative zero becomes zero. */
export const number: Read<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new StudyError('notNumber', path)
  return value + 0
}

export function integer(min: number, max: number): Read<number> {
  return (value, path) => {
    const read = number(value, path)
    if (!Number.isSafeInteger(read)) throw new StudyError('notInteger', path)
    if (read < min || read > max) throw new StudyError('outOfRange', path, { min, max })
    return read
  }
}

/** Plain characters: neither empty nor unprintable. Markup stays what it is, characters; nothing ever interprets it. */
export function plain(max: number): Read<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw new StudyError('notText', path)
    if (value.trim() === '') throw new StudyError('empty', path)
    if (value.length > max) throw new StudyError('tooLong', path, { n: value.length, max })
    if (UNPRINTABLE.test(value)) throw new StudyError('unprintable', path)
    return value
  }
}

/** Characters as another program's file has them, whatever they are. */
export function verbatim(min: number, max: number): Read<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw new StudyError('notText', path)
    if (value.length < min) throw new StudyError('empty', path)
    if (value.length > max) throw new StudyError('tooLong', path, { n: value.length, max })
    return value
  }
}

/** What a person typed: like {@link plain}, and lines may be broken. */
export function prose(max: number): Read<string> {
  const read = plain(max)
  return (value, path) => {
    if (typeof value === 'string') read(value.replace(/[\n\r\t]/g, ' '), path)
    else read(value, path)
    return value as string
  }
}

export function matching(pattern: RegExp, max: number): Read<string> {
  const read = plain(max)
  return (value, path) => {
    const string = read(value, path)
    if (!pattern.test(string)) throw new StudyError('badFormat', path, { pattern: pattern.source })
    return string
  }
}

/** A sentence of one language: braces are refused, since the form would take them for placeholders. */
const sentence: Read<string> = (value, path) => {
  const string = plain(2000)(value, path)
  if (/[{}]/.test(string)) throw new StudyError('brace', path)
  return string
}

/** A text in every language. */
export const text: Read<Text> = object<Text>({ 'zh-CN': sentence, en: sentence })

/** Any JSON of bounded depth and size (options of a method, which the method itself checks). */
export function json(depth: number): Read<unknown> {
  return (value, path) => {
    if (value === null || typeof value === 'boolean') return value
    if (typeof value === 'number') return number(value, path)
    if (typeof value === 'string') return plain(200)(value, path)
    if (depth === 0) throw new StudyError('tooDeep', path)
    return Array.isArray(value) ? list(json(depth - 1), 0, 1000)(value, path) : record(json(depth - 1), 100)(value, path)
  }
}
