import type { Columns } from './columns.ts'
import type { Decode } from './decode.ts'
import { isQuoted, unquote } from './scan.ts'

/** Where new texts go, and how bytes become text. */
export interface Reader {
  readonly columns: Columns
  readonly decode: Decode
  /** Whether equal texts always have equal bytes, so that new bytes are a new text. */
  readonly exact: boolean
}

let unquoted = new Uint8Array(1024)

/** Takes the quotation marks off a cell, into {@link unquoted}; gives the number of bytes. */
function unquotedBytes(bytes: Uint8Array, begin: number, end: number): number {
  if (unquoted.length < end - begin) unquoted = new Uint8Array(Math.max(end - begin, unquoted.length * 2))
  return unquote(bytes, begin, end, unquoted)
}

/** The text of a cell, its quotation marks taken off. Throws a TypeError where the bytes are no text. */
export function cellText(decode: Decode, bytes: Uint8Array, begin: number, end: number): string {
  if (!isQuoted(bytes, begin, end)) return begin < end ? decode(bytes.subarray(begin, end)) : ''
  const n = unquotedBytes(bytes, begin, end)
  return decode(unquoted.subarray(0, n))
}

function isAscii(bytes: Uint8Array, begin: number, end: number): boolean {
  let all = 0
  for (let at = begin; at < end; at++) all |= bytes[at]!
  return all < 0x80
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, begin: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = begin; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  return hash ^ (hash >>> 15)
}

/** The different cells of one column by their bytes, so that only a new one is made a text: a hash table with open addressing. */
export class Dictionary {
  readonly #reader: Reader
  readonly #column: number
  /** Places of cells of one byte, and of the empty cell; -1 = not seen. */
  readonly #single = new Int32Array(256).fill(-1)
  #empty = -1
  /** Number of the cell in each slot, -1 = free; at most half are taken. */
  #slots = new Int32Array(16).fill(-1)
  #cells = 0
  #hashes = new Int32Array(8)
  #places = new Int32Array(8)
  /** Cell n has the bytes `#bytes[#starts[n] … #starts[n + 1])`. */
  #starts = new Uint32Array(9)
  #bytes = new Uint8Array(64)

  constructor(reader: Reader, column: number) {
    this.#reader = reader
    this.#column = column
  }

  /**
   * Places of this column's cells in `rows` rows. Row r begins at `begins[r]`, its cells end at `ends[r * width …]`, and each but
   * the first begins one byte after the end of the one before. Throws a TypeError on bytes that are no text.
   */
  take(bytes: Uint8Array, begins: Int32Array, ends: Int32Array, width: number, rows: number, places: Uint32Array): void {
    const column = this.#column
    const single = this.#single
    for (let row = 0, i = column; row < rows; row++, i += width) {
      const begin = column === 0 ? begins[row]! : ends[i - 1]! + 1
      const end = ends[i]!
      const place = end - begin === 1 ? single[bytes[begin]!]! : -1
      places[row] = place < 0 ? this.#place(bytes, begin, end) : place
    }
  }

  #place(bytes: Uint8Array, begin: number, end: number): number {
    if (isQuoted(bytes, begin, end)) {
      const n = unquotedBytes(bytes, begin, end)
      return this.#placeOf(unquoted, 0, n)
    }
    return this.#placeOf(bytes, begin, end)
  }

  #placeOf(bytes: Uint8Array, begin: number, end: number): number {
    if (begin >= end) {
      if (this.#empty < 0) this.#empty = this.#new('', true)
      return this.#empty
    }
    if (end - begin > 1) return this.#looked(bytes, begin, end)
    const byte = bytes[begin]!
    if (this.#single[byte]! < 0) this.#single[byte] = this.#text(bytes, begin, end)
    return this.#single[byte]!
  }

  #new(text: string, exact: boolean): number {
    const { columns } = this.#reader
    return exact ? columns.push(this.#column, text) : columns.placeOf(this.#column, text)
  }

  /** A place for bytes not seen before. ASCII means the same in every encoding that is read from bytes. */
  #text(bytes: Uint8Array, begin: number, end: number): number {
    const ascii = isAscii(bytes, begin, end)
    const cell = bytes.subarray(begin, end)
    const text = ascii && end - begin <= 64 ? String.fromCharCode.apply(null, cell as unknown as number[]) : this.#reader.decode(cell)
    return this.#new(text, ascii || this.#reader.exact)
  }

  #looked(bytes: Uint8Array, begin: number, end: number): number {
    const hash = hashOf(bytes, begin, end)
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let cell = this.#slots[slot]!; cell >= 0; cell = this.#slots[slot]!) {
      if (this.#hashes[cell] === hash && this.#is(cell, bytes, begin, end)) return this.#places[cell]!
      slot = (slot + 1) & mask
    }
    const place = this.#text(bytes, begin, end)
    this.#keep(slot, hash, place, bytes, begin, end)
    return place
  }

  #is(cell: number, bytes: Uint8Array, begin: number, end: number): boolean {
    const start = this.#starts[cell]!
    if (this.#starts[cell + 1]! - start !== end - begin) return false
    const own = this.#bytes
    for (let at = begin, i = start; at < end; at++, i++) if (own[i] !== bytes[at]) return false
    return true
  }

  #keep(slot: number, hash: number, place: number, bytes: Uint8Array, begin: number, end: number): void {
    const cell = this.#cells++
    const start = this.#starts[cell]!
    const after = start + end - begin
    if (after > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(Math.max(after, this.#bytes.length * 2)))
    if (end - begin < 32) for (let at = begin, i = start; at < end; at++, i++) this.#bytes[i] = bytes[at]!
    else this.#bytes.set(bytes.subarray(begin, end), start)
    this.#hashes[cell] = hash
    this.#places[cell] = place
    this.#starts[cell + 1] = after
    this.#slots[slot] = cell
    if (this.#cells === this.#hashes.length) this.#grow()
  }

  #grow(): void {
    const n = this.#hashes.length * 2
    this.#hashes = grown(this.#hashes, new Int32Array(n))
    this.#places = grown(this.#places, new Int32Array(n))
    this.#starts = grown(this.#starts, new Uint32Array(n + 1))
    const slots = new Int32Array(n * 2).fill(-1)
    const mask = slots.length - 1
    for (let cell = 0; cell < n / 2; cell++) {
      let slot = this.#hashes[cell]! & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = cell
    }
    this.#slots = slots
  }
}

function grown<T extends Uint8Array | Int32Array | Uint32Array>(old: T, more: T): T {
  more.set(old)
  return more
}
