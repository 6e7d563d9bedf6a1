import type { Columns } from './columns.ts'
import type { Decode } from './decode.ts'
import { EMPTY, isQuoted, LONG, unquote, type Cells } from './scan.ts'

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

/** The text of the cell at `at`, its quotation marks taken off. Throws a TypeError where the bytes are no text. */
export function cellText(decode: Decode, bytes: Uint8Array, cells: Cells, at: number): string {
  const code = cells.codes[at]!
  if (code === EMPTY) return ''
  if (code < EMPTY) return decode(Uint8Array.of(code))
  const begin = cells.begins[code - LONG]!
  const end = cells.ends[code - LONG]!
  if (!isQuoted(bytes, begin)) return decode(bytes.subarray(begin, end))
  const n = unquotedBytes(bytes, begin, end)
  return decode(unquoted.subarray(0, n))
}

/** Whether nothing stands in a cell, in quotation marks or without. */
export function isEmptyCell(bytes: Uint8Array, { codes, begins, ends }: Cells, at: number): boolean {
  const code = codes[at]!
  if (code < LONG) return code === EMPTY
  return isQuoted(bytes, begins[code - LONG]!) && unquotedBytes(bytes, begins[code - LONG]!, ends[code - LONG]!) === 0
}

/** The texts of `n` cells; of the row just found, if nothing else is said. */
export function textsOf(decode: Decode, bytes: Uint8Array, cells: Cells, n: number, from = cells.at): string[] {
  return Array.from({ length: n }, (_, c) => cellText(decode, bytes, cells, from + c))
}

function isAscii(bytes: Uint8Array, begin: number, end: number): boolean {
  let all = 0
  for (let at = begin; at < end; at++) all |= bytes[at]!
  return all < 0x80
}

/** Room for the characters of short texts, one array for each length, so that a text costs nothing but itself. */
const codes: readonly number[][] = Array.from({ length: 33 }, (_, length) => new Array<number>(length).fill(0))

function asciiText(bytes: Uint8Array, begin: number, end: number): string {
  const own = codes[end - begin]!
  for (let i = 0, at = begin; at < end; i++, at++) own[i] = bytes[at]!
  return String.fromCharCode.apply(null, own)
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
  /** Places of cells of one byte, and of the empty cell, by their codes; -1 = not seen. */
  readonly #short = new Int32Array(LONG).fill(-1)
  /** As long as every new cell comes after the last (numbers of rows, times) no other can be equal to it, and nothing has to be looked up. */
  #rising = true
  /** Number of the cell in each slot, -1 = free; at most half are taken. */
  #slots = new Int32Array(0)
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

  /** Places of this column's cells in the first `rows` rows of `width` cells. Throws a TypeError on bytes that are no text. */
  take(bytes: Uint8Array, { codes, begins, ends }: Cells, width: number, rows: number, places: Int32Array): void {
    if (known(this.#short, codes, this.#column, width, rows, places)) return
    for (let row = 0, i = this.#column; row < rows; row++, i += width) {
      if (places[row]! >= 0) continue
      const code = codes[i]!
      if (code >= LONG) places[row] = this.#long(bytes, begins[code - LONG]!, ends[code - LONG]!)
      else places[row] = this.#short[code]! < 0 ? this.#first(code) : this.#short[code]!
    }
  }

  #first(code: number): number {
    this.#short[code] = code === EMPTY ? this.#new('', true) : this.#text(Uint8Array.of(code), 0, 1)
    return this.#short[code]!
  }

  #long(bytes: Uint8Array, begin: number, end: number): number {
    if (!isQuoted(bytes, begin)) return this.#looked(bytes, begin, end)
    const n = unquotedBytes(bytes, begin, end)
    if (n > 1) return this.#looked(unquoted, 0, n)
    const code = n === 0 ? EMPTY : unquoted[0]!
    return this.#short[code]! < 0 ? this.#first(code) : this.#short[code]!
  }

  #new(text: string, exact: boolean): number {
    const { columns } = this.#reader
    return exact ? columns.push(this.#column, text) : columns.placeOf(this.#column, text)
  }

  /** A place for bytes not seen before. ASCII means the same in every encoding that is read from bytes. */
  #text(bytes: Uint8Array, begin: number, end: number): number {
    const ascii = isAscii(bytes, begin, end)
    const text = ascii && end - begin < codes.length ? asciiText(bytes, begin, end) : this.#reader.decode(bytes.subarray(begin, end))
    return this.#new(text, ascii || this.#reader.exact)
  }

  #looked(bytes: Uint8Array, begin: number, end: number): number {
    if (this.#rising) {
      const last = this.#cells - 1
      const after = last < 0 ? 1 : this.#compared(last, bytes, begin, end)
      if (after === 0) return this.#places[last]!
      if (after > 0) {
        this.#add(0, this.#text(bytes, begin, end), bytes, begin, end)
        return this.#places[last + 1]!
      }
      this.#rising = false
      for (let cell = 0; cell < this.#cells; cell++) this.#hashes[cell] = hashOf(this.#bytes, this.#starts[cell]!, this.#starts[cell + 1]!)
      this.#fillSlots()
    }
    const hash = hashOf(bytes, begin, end)
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let cell = this.#slots[slot]!; cell >= 0; cell = this.#slots[slot]!) {
      if (this.#hashes[cell] === hash && this.#is(cell, bytes, begin, end)) return this.#places[cell]!
      slot = (slot + 1) & mask
    }
    const place = this.#text(bytes, begin, end)
    this.#slots[slot] = this.#cells
    this.#add(hash, place, bytes, begin, end)
    return place
  }

  #is(cell: number, bytes: Uint8Array, begin: number, end: number): boolean {
    const start = this.#starts[cell]!
    if (this.#starts[cell + 1]! - start !== end - begin) return false
    const own = this.#bytes
    for (let at = begin, i = start; at < end; at++, i++) if (own[i] !== bytes[at]) return false
    return true
  }

  /** Above zero where the bytes come after those of a cell: more of them, or as many and greater. */
  #compared(cell: number, bytes: Uint8Array, begin: number, end: number): number {
    const start = this.#starts[cell]!
    const longer = end - begin - (this.#starts[cell + 1]! - start)
    const own = this.#bytes
    let at = begin
    if (longer === 0) while (at < end && own[start + at - begin] === bytes[at]) at++
    return longer !== 0 || at === end ? longer : bytes[at]! - own[start + at - begin]!
  }

  #add(hash: number, place: number, bytes: Uint8Array, begin: number, end: number): void {
    const cell = this.#cells++
    const start = this.#starts[cell]!
    const after = start + end - begin
    if (after > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(Math.max(after, this.#bytes.length * 2)))
    if (end - begin < 32) for (let at = begin, i = start; at < end; at++, i++) this.#bytes[i] = bytes[at]!
    else this.#bytes.set(bytes.subarray(begin, end), start)
    this.#hashes[cell] = hash
    this.#places[cell] = place
    this.#starts[cell + 1] = after
    if (this.#cells === this.#hashes.length) this.#grow()
  }

  #grow(): void {
    const n = this.#hashes.length * 4
    this.#hashes = grown(this.#hashes, new Int32Array(n))
    this.#places = grown(this.#places, new Int32Array(n))
    this.#starts = grown(this.#starts, new Uint32Array(n + 1))
    if (!this.#rising) this.#fillSlots()
  }

  #fillSlots(): void {
    const slots = new Int32Array(this.#hashes.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let cell = 0; cell < this.#cells; cell++) {
      let slot = this.#hashes[cell]! & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = cell
    }
    this.#slots = slots
  }
}

/** Places of the cells whose codes have one, -1 for the others; whether that was all. A loop without calls is four times as fast. */
function known(short: Int32Array, codes: Int32Array, column: number, width: number, rows: number, places: Int32Array): boolean {
  const long = LONG
  let all = 0
  for (let row = 0, i = column; row < rows; row++, i += width) {
    const code = codes[i]!
    const place = code < long ? short[code]! : -1
    places[row] = place
    all |= place
  }
  return all >= 0
}

function grown<T extends Uint8Array | Int32Array | Uint32Array>(old: T, more: T): T {
  more.set(old)
  return more
}
