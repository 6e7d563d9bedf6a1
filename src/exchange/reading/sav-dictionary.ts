import { FileError } from '../file-error.ts'
import { MOST_COLUMNS } from './columns.ts'
import { sliceOf, type ReadingSource } from './source.ts'

/**
 * What a system file of SPSS says before its cases. Written from the published description of the format ("System File Format" in the
 * developers' guide of PSPP). Texts stay bytes: the encoding is told among the last records.
 */
export interface SavDictionary {
  readonly littleEndian: boolean
  readonly compression: 'none' | 'codes' | 'zlib'
  /** What codes count from. */
  readonly bias: number
  /** Number that stands for "system-missing". */
  readonly sysmis: number
  /** Null where the file does not say. */
  readonly cases: number | null
  readonly variables: readonly SavVariable[]
  /** Elements of 8 bytes in each case. */
  readonly slots: number
  /** Place among the variables; null = not weighted. */
  readonly weight: number | null
  readonly sets: readonly SavSet[]
  /** As the file calls it, or its code page; null where it says neither. */
  readonly encoding: string | null
  /** Where the cases begin. */
  readonly end: number
}

export interface SavVariable {
  readonly name: Uint8Array
  readonly label: Uint8Array | null
  /** Bytes of a text; 0 = a number. */
  readonly width: number
  /** Where its parts stand in a case: a text of more than 255 bytes has several of 255. */
  readonly parts: readonly { readonly slot: number; readonly bytes: number }[]
  /** Number of its print format. */
  readonly format: number
  readonly measure: 'nominal' | 'ordinal' | 'scale' | null
  /** Values are texts or, of a number, its 8 bytes. */
  readonly labels: readonly { readonly value: Uint8Array; readonly label: Uint8Array }[]
  readonly missing: readonly Uint8Array[]
  readonly missingRange: { readonly low: number; readonly high: number } | null
}

export interface SavSet {
  readonly name: Uint8Array
  readonly label: Uint8Array
  /** Value that counts as chosen, of a set of dichotomies. */
  readonly counted: Uint8Array | null
  /** Places among the variables. */
  readonly variables: readonly number[]
}

/** Read first and mostly enough; a dictionary of more than the last is none. */
const FIRST_BYTES = 0x40000
const MOST_BYTES = 0x8000000

/** Reads the dictionary. Throws {@link FileError} with the byte where it breaks off or contradicts itself; nothing is allocated by what it claims. */
export async function savDictionary(source: ReadingSource): Promise<SavDictionary> {
  const { name, blob } = source
  for (let size = FIRST_BYTES; ; size *= 8) {
    const bytes = await sliceOf(source, 0, Math.min(size, MOST_BYTES))
    try {
      return new Records(bytes).dictionary()
    } catch (error) {
      if (error instanceof TooManyVariables) throw new FileError('tooManyColumns', name, { line: 1 }, { most: MOST_COLUMNS })
      if (!(error instanceof Wrong)) throw error
      if (!error.wantsMore || bytes.length >= blob.size || size >= MOST_BYTES) throw new FileError('savBroken', name, {}, { byte: error.byte })
    }
  }
}

/** The dictionary is wrong at a byte, or needs more bytes than are there. Never leaves this file. */
class Wrong extends Error {
  readonly byte: number
  readonly wantsMore: boolean
  constructor(byte: number, wantsMore: boolean) {
    super(`wrong at byte ${byte}`)
    this.byte = byte
    this.wantsMore = wantsMore
  }
}
class TooManyVariables extends Error {}

interface Variable {
  readonly short: string
  readonly slot: number
  readonly width: number
  readonly format: number
  label: Uint8Array | null
  name: Uint8Array
  parts: { readonly slot: number; readonly bytes: number }[]
  fullWidth: number
  measure: SavVariable['measure']
  labels: { readonly value: Uint8Array; readonly label: Uint8Array }[]
  missing: Uint8Array[]
  missingRange: { readonly low: number; readonly high: number } | null
}

/** Names are compared byte by byte, each byte as a character. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--
  return bytes.subarray(0, end)
}

const FLOAT64 = 8
/** A text of more bytes is kept in parts of 255, of which the widths count 252 each. */
const SHORT_TEXT = 255
const COUNTED_OF_PART = 252
/** SPSS allows 32,767 bytes. */
const WIDEST = 65_535
const MEASURES = [null, 'nominal', 'ordinal', 'scale'] as const

class Records {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0
  #little = true
  readonly #variables: Variable[] = []
  /** Variable that begins in each slot; null = its continuation. */
  readonly #slots: (Variable | null)[] = []
  readonly #extensions = new Map<number, { readonly bytes: Uint8Array; readonly at: number }>()
  #sysmis = -Number.MAX_VALUE
  #names: Map<string, Variable> | null = null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  dictionary(): SavDictionary {
    const header = this.#header()
    while (this.#record());
    const end = this.#at
    if (this.#slots.length === 0) throw this.#wrong()
    const cases = this.#large() ?? header.cases
    this.#floats()
    this.#longTexts()
    const variables = this.#whole()
    this.#measures(variables)
    this.#longNames(variables)
    this.#longTextLabels(variables)
    this.#longTextMissing(variables)
    return {
      littleEndian: this.#little,
      compression: header.compression,
      bias: header.bias,
      sysmis: this.#sysmis,
      cases: cases !== null && cases < 0 ? null : cases,
      variables: variables.map((v) => ({ ...v, width: v.fullWidth })),
      slots: this.#slots.length,
      weight: this.#weight(header.weight, variables),
      sets: [7, 19].flatMap((kind) => this.#sets(kind, variables)),
      encoding: this.#encoding(),
      end,
    }
  }

  #wrong(at = this.#at): Wrong {
    return new Wrong(at, false)
  }
  #take(n: number): Uint8Array {
    if (n < 0) throw this.#wrong()
    if (this.#at + n > this.#bytes.length) throw new Wrong(this.#at, true)
    this.#at += n
    return this.#bytes.subarray(this.#at - n, this.#at)
  }
  #int(): number {
    this.#take(4)
    return this.#view.getInt32(this.#at - 4, this.#little)
  }
  /** A number of things of `bytes` each that are still to come; more than the bytes there are, is a lie or wants more of them. */
  #count(bytes: number): number {
    const n = this.#int()
    if (n < 0) throw this.#wrong(this.#at - 4)
    if (this.#at + n * bytes > this.#bytes.length) throw new Wrong(this.#at - 4, true)
    return n
  }
  #float(): number {
    this.#take(8)
    return this.#view.getFloat64(this.#at - 8, this.#little)
  }

  #header(): { readonly compression: SavDictionary['compression']; readonly weight: number; readonly cases: number; readonly bias: number } {
    const zipped = latin(this.#take(4)) === '$FL3'
    this.#take(60)
    // The number is 2 or 3 in the file's own byte order.
    const layout = this.#int()
    if (layout !== 2 && layout !== 3) {
      this.#little = false
      if (![2, 3].includes(this.#view.getInt32(this.#at - 4, false))) throw this.#wrong(this.#at - 4)
    }
    this.#int()
    const code = this.#int()
    if ((zipped && code !== 2) || (!zipped && code !== 0 && code !== 1)) throw this.#wrong(this.#at - 4)
    const weight = this.#int()
    const cases = this.#int()
    const bias = this.#float()
    this.#take(9 + 8 + 64 + 3)
    return { compression: zipped ? 'zlib' : code === 1 ? 'codes' : 'none', weight, cases, bias }
  }

  /** Reads one record; false = the last of the dictionary. */
  #record(): boolean {
    const type = this.#int()
    switch (type) {
      case 2:
        this.#variable()
        return true
      case 3:
        this.#valueLabels()
        return true
      case 6:
        this.#take(80 * this.#count(80))
        return true
      case 7:
        this.#extension()
        return true
      case 999:
        this.#int()
        return false
      default:
        throw this.#wrong(this.#at - 4)
    }
  }

  #variable(): void {
    const width = this.#int()
    const hasLabel = this.#int()
    const missing = this.#int()
    const format = (this.#int() >> 16) & 0xff
    this.#int()
    const name = trimmed(this.#take(8))
    if (width < -1 || width > SHORT_TEXT || hasLabel < 0 || hasLabel > 1 || missing < -3 || missing > 3 || missing === -1) throw this.#wrong()
    const label = hasLabel === 1 ? this.#padded(this.#int(), 4) : null
    if (width === -1) {
      if (missing !== 0 || this.#slots.length === 0) throw this.#wrong()
      this.#slots.push(null)
      return
    }
    const slot = this.#slots.length
    const short = latin(name)
    const variable: Variable = {
      short,
      slot,
      width,
      format,
      label,
      name,
      parts: [{ slot, bytes: width }],
      fullWidth: width,
      measure: null,
      labels: [],
      missing: [],
      missingRange: null,
    }
    if (missing < 0) {
      const [low, high] = [this.#float(), this.#float()]
      if (width === 0) variable.missingRange = { low, high }
    }
    const single = missing < 0 ? -missing - 2 : missing
    for (let i = 0; i < single; i++) variable.missing.push(this.#take(FLOAT64))
    this.#slots.push(variable)
    if (this.#variables.push(variable) > MOST_COLUMNS * 4 || this.#slots.length > MOST_COLUMNS * 1024) throw new TooManyVariables()
  }

  /** A text of a length, and what fills it up. */
  #padded(length: number, to: number): Uint8Array {
    const text = this.#take(length)
    this.#take((to - (length % to)) % to)
    return text
  }

  #valueLabels(): void {
    const n = this.#count(16)
    const labels: { readonly value: Uint8Array; readonly label: Uint8Array }[] = []
    for (let i = 0; i < n; i++) {
      const value = this.#take(FLOAT64)
      const [length] = this.#take(1)
      const label = this.#take(length!)
      this.#take((FLOAT64 - ((length! + 1) % FLOAT64)) % FLOAT64)
      labels.push({ value, label })
    }
    if (this.#int() !== 4) throw this.#wrong(this.#at - 4)
    const variables = this.#count(4)
    for (let i = 0; i < variables; i++) {
      const variable = this.#slots[this.#int() - 1]
      if (!variable) throw this.#wrong(this.#at - 4)
      variable.labels = labels
    }
  }

  #extension(): void {
    const kind = this.#int()
    const size = this.#int()
    if (size < 0) throw this.#wrong(this.#at - 4)
    const n = this.#count(size)
    const at = this.#at
    this.#extensions.set(kind, { bytes: this.#take(size * n), at })
  }

  #integers(kind: number): readonly number[] {
    const extension = this.#extensions.get(kind)
    if (!extension) return []
    return Array.from({ length: Math.floor(extension.bytes.length / 4) }, (_, i) => this.#view.getInt32(extension.at + i * 4, this.#little))
  }

  #large(): number | null {
    const extension = this.#extensions.get(16)
    if (!extension || extension.bytes.length < 16) return null
    const cases = Number(this.#view.getBigInt64(extension.at + 8, this.#little))
    return cases < 0 ? null : cases
  }

  #floats(): void {
    const extension = this.#extensions.get(4)
    if (extension && extension.bytes.length >= 8) this.#sysmis = this.#view.getFloat64(extension.at, this.#little)
  }

  /** Words of a record such as "A=1\tB=2", by what stands before the equals sign. */
  #pairs(kind: number): readonly (readonly [string, string])[] {
    const extension = this.#extensions.get(kind)
    if (!extension) return []
    return latin(extension.bytes)
      .split('\t')
      .flatMap((pair) => {
        const equals = pair.indexOf('=')
        return equals < 0 ? [] : [[pair.slice(0, equals), pair.slice(equals + 1)] as const]
      })
  }

  /** Gives the first of several parts of a long text its full width, and takes the others in. */
  #longTexts(): void {
    const at = this.#extensions.get(14)?.at
    for (const [short, text] of this.#pairs(14)) {
      const first = this.#variables.findIndex((v) => v.short === short)
      const width = Number.parseInt(text, 10)
      if (first < 0 || !(width > SHORT_TEXT && width <= WIDEST)) throw this.#wrong(at)
      const parts = this.#variables.slice(first, first + Math.ceil(width / COUNTED_OF_PART))
      const needed = parts.map((_, i) => Math.max(0, Math.min(SHORT_TEXT, width - i * SHORT_TEXT)))
      if (parts.some((part, i) => part.width < needed[i]! || part.fullWidth > SHORT_TEXT)) throw this.#wrong(at)
      if (needed.reduce((sum, bytes) => sum + bytes, 0) !== width) throw this.#wrong(at)
      for (const part of parts.slice(1)) part.parts = []
      parts[0]!.fullWidth = width
      parts[0]!.parts = parts.map(({ slot }, i) => ({ slot, bytes: needed[i]! })).filter(({ bytes }) => bytes > 0)
    }
  }

  /** The variables without the parts of others; every text has the slots it needs. */
  #whole(): readonly Variable[] {
    this.#variables.forEach((variable, i) => {
      const next = this.#variables[i + 1]?.slot ?? this.#slots.length
      if (next - variable.slot !== Math.max(1, Math.ceil(variable.width / FLOAT64))) throw this.#wrong()
    })
    const variables = this.#variables.filter(({ parts }) => parts.length > 0)
    if (variables.length > MOST_COLUMNS) throw new TooManyVariables()
    return variables
  }

  /** Two or three numbers for each variable, counted with or without the parts of long texts. */
  #measures(variables: readonly Variable[]): void {
    const numbers = this.#integers(11)
    for (const counted of [this.#variables, variables]) {
      const each = numbers.length / counted.length
      if (each !== 2 && each !== 3) continue
      counted.forEach((variable, i) => (variable.measure = MEASURES[numbers[i * each]!] ?? null))
      return
    }
  }

  #longNames(variables: readonly Variable[]): void {
    const names = new Map(this.#pairs(13))
    for (const variable of variables) {
      const long = names.get(variable.short)
      if (long !== undefined && long !== '') variable.name = trimmed(bytesOf(long))
    }
  }

  /** A variable by its long name or else its short one, in any case. */
  #named(variables: readonly Variable[], name: string): Variable | undefined {
    if (!this.#names) {
      this.#names = new Map(variables.map((v) => [v.short.toLowerCase(), v]))
      for (const v of variables) this.#names.set(latin(v.name).toLowerCase(), v)
    }
    return this.#names.get(name.toLowerCase())
  }

  /** Reads an extension record by a reader of its own, which may not leave it. */
  #within(kind: number, read: (record: Records) => void): void {
    const extension = this.#extensions.get(kind)
    if (!extension) return
    const record = new Records(this.#bytes.subarray(0, extension.at + extension.bytes.length))
    record.#at = extension.at
    record.#little = this.#little
    try {
      while (record.#at < record.#bytes.length) read(record)
    } catch (error) {
      throw error instanceof Wrong ? this.#wrong(error.byte) : error
    }
  }

  #longTextLabels(variables: readonly Variable[]): void {
    this.#within(21, (record) => {
      const variable = this.#named(variables, latin(record.#take(record.#int())))
      record.#int()
      const n = record.#count(8)
      const labels = Array.from({ length: n }, () => ({ value: record.#take(record.#int()), label: record.#take(record.#int()) }))
      if (variable) variable.labels = labels
    })
  }

  #longTextMissing(variables: readonly Variable[]): void {
    this.#within(22, (record) => {
      const variable = this.#named(variables, latin(record.#take(record.#int())))
      const [n] = record.#take(1)
      const length = record.#int()
      const missing = Array.from({ length: n! }, () => record.#take(length))
      if (variable) variable.missing = missing
    })
  }

  #weight(slot: number, variables: readonly Variable[]): number | null {
    if (slot === 0) return null
    const variable = this.#slots[slot - 1]
    if (!variable || variable.width !== 0) throw this.#wrong(72)
    return variables.indexOf(variable)
  }

  /** Lines such as `$a=C 5 label x y`, `$b=D1 1 5 label x y` and `$c=E 1 1 1 5 label x y`: lengths are told before texts, in bytes. */
  #sets(kind: number, variables: readonly Variable[]): readonly SavSet[] {
    const extension = this.#extensions.get(kind)
    if (!extension) return []
    const text = latin(extension.bytes)
    const found: SavSet[] = []
    let at = 0
    const wrong = (): Wrong => this.#wrong(extension.at + at)
    const until = (end: string): string => {
      const stop = text.indexOf(end, at)
      if (stop < 0) throw wrong()
      const word = text.slice(at, stop)
      at = stop + end.length
      return word
    }
    const counted = (): Uint8Array => {
      const word = until(' ')
      const length = /^\d{1,6}$/.test(word) ? Number(word) : Number.NaN
      if (!(at + length <= text.length)) throw wrong()
      at += length
      return bytesOf(text.slice(at - length, at))
    }
    while (at < text.length) {
      if (text[at] === '\n' || text[at] === '\0') {
        at++
        continue
      }
      const name = until('=')
      const type = text[at++]
      let value: Uint8Array | null = null
      if (type === 'E') {
        at++
        until(' ')
      } else if (type === 'C') at++
      else if (type !== 'D') throw wrong()
      if (type !== 'C') {
        value = counted()
        at++
      }
      const label = counted()
      const end = text.indexOf('\n', at)
      const names = text.slice(at, end < 0 ? text.length : end).split(' ').filter(Boolean)
      at = end < 0 ? text.length : end + 1
      const members = names.flatMap((member) => this.#named(variables, member) ?? [])
      found.push({ name: bytesOf(name), label, counted: value, variables: members.map((member) => variables.indexOf(member)) })
    }
    return found
  }

  #encoding(): string | null {
    const named = this.#extensions.get(20)
    if (named) return latin(trimmed(named.bytes))
    const page = this.#integers(3)[7]
    // 1 is EBCDIC, which nobody has; 2 and 3 are "ASCII" and "some 8 bits"; 4 is a Kanji of DEC.
    return page === undefined || page === 2 || page === 3 ? null : String(page)
  }
}
