import { FileError } from '../file-error.ts'
import { MOST_COLUMNS } from './columns.ts'

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09

/** What ends a cell without quotation marks. */
const DELIMITER = 1
const LINE_END = 2
const NUL = 3

/** A row that holds more bytes is none: a quotation mark was opened and never closed, or the file is no table. */
const MOST_BYTES = 8 * 1024 * 1024

/** A row just found: its cells stand in {@link Cells} from `at` on. False = stop here. */
export type OnRow = (cells: number, line: number) => boolean

/** Code of an empty cell; below it, the byte of a cell of one; from here on, `code - LONG` is the place of a cell's bytes. */
export const EMPTY = 256
export const LONG = 257

/**
 * Cells as a scanner finds them, in the order of the file. Most cells of a survey are empty or of one byte: a code says all of them,
 * and only the others have bytes to be looked up. The codes are good as long as the bytes stay where they are.
 */
export class Cells {
  codes: Int32Array
  /** Where the next row's cells are written; {@link MOST_COLUMNS} fit. Whoever keeps a row moves it on. */
  at = 0
  /** Bytes of long cells, quotation marks included: `begins[n] … ends[n]`. */
  begins: Int32Array
  ends: Int32Array
  long = 0

  /** Room for so many cells, and one more row. */
  constructor(kept: number) {
    this.codes = new Int32Array(kept + MOST_COLUMNS)
    this.begins = new Int32Array(kept + MOST_COLUMNS)
    this.ends = new Int32Array(kept + MOST_COLUMNS)
  }

  /** Lets all cells go. */
  clear(): void {
    this.at = 0
    this.long = 0
  }
}

/**
 * Finds rows and cells in bytes. Rows end with CRLF, LF or CR, whichever comes; a line without a byte is no row. A cell is quoted
 * where it begins with a quotation mark: delimiters and line ends belong to it, two quotation marks stand for one, spaces after the
 * last are ignored. A single quotation mark inside is kept as text if the cell has one line, since then the row's width tells.
 */
export class Scanner {
  /** May be replaced between two rows. */
  cells = new Cells(0)
  /** Line on which the next row begins, from 1. */
  line = 1
  readonly #file: string
  readonly #delimiter: number
  readonly #kind = new Uint8Array(256)
  /** 1 for a byte that is a cell by itself. */
  readonly #short = new Uint8Array(256).fill(1)
  /** Line ends within the quoted cell that was scanned last. */
  #broken = 0

  constructor(file: string, delimiter: string) {
    this.#file = file
    this.#delimiter = delimiter.charCodeAt(0)
    this.#kind[0] = NUL
    this.#kind[LF] = LINE_END
    this.#kind[CR] = LINE_END
    this.#kind[this.#delimiter] = DELIMITER
    for (const byte of [0, LF, CR, QUOTE, this.#delimiter]) this.#short[byte] = 0
  }

  /**
   * Takes the rows of `bytes[0 … end)`; `bytes[end]` must be there and be LF. Gives the place where the first unfinished row begins;
   * with `last` every row is finished. Throws {@link FileError} on a NUL, a row too wide or too long, and wrong quotation marks.
   */
  scan(bytes: Uint8Array, end: number, last: boolean, onRow: OnRow): number {
    const kind = this.#kind
    const short = this.#short
    const delimiter = this.#delimiter
    let at = 0
    for (;;) {
      const begun = at
      const { cells } = this
      const { codes, begins, ends, at: base, long: longBefore } = cells
      let long = longBefore
      let n = 0
      let line = this.line
      let by = 0
      if (at >= end) return at
      for (;;) {
        // Most cells: one byte and a delimiter.
        while (bytes[at + 1] === delimiter && short[bytes[at]!] === 1 && n < MOST_COLUMNS) {
          codes[base + n++] = bytes[at]!
          at += 2
        }
        const byte = bytes[at]!
        let code = EMPTY
        by = kind[byte]!
        if (by === 0) {
          by = kind[bytes[at + 1]!]!
          if (by !== 0 && byte !== QUOTE) {
            code = byte
            at++
          } else {
            const begin = at
            if (byte === QUOTE) {
              at = this.#closing(bytes, at, end, last, line)
              if (at < 0) return this.#bounded(begun, end)
              line += this.#broken
              by = kind[bytes[at]!]!
            } else {
              at += 2
              while ((by = kind[bytes[at]!]!) === 0) at++
            }
            begins[long] = begin
            ends[long] = at
            code = LONG + long++
          }
        }
        if (n === MOST_COLUMNS) throw new FileError('tooManyColumns', this.#file, { line: this.line }, { most: MOST_COLUMNS })
        codes[base + n++] = code
        if (by !== DELIMITER) break
        at++
      }
      if (by === NUL) throw new FileError('nul', this.#file, { line })
      // Of a row that reaches the end of the bytes, or ends there with CR, the rest may be still to come.
      if (!last && (at === end || (at === end - 1 && bytes[at] === CR))) return this.#bounded(begun, end)
      const isBlank = at === begun
      this.#bounded(begun, at)
      at += bytes[at] === CR && at + 1 < end && bytes[at + 1] === LF ? 2 : 1
      if (at > end) at = end
      if (isBlank) {
        this.line = line + 1
        continue
      }
      cells.long = long
      const more = onRow(n, this.line)
      this.line = line + 1
      if (!more) return at
    }
  }

  /** Gives back where a row begins that is not too long. */
  #bounded(begun: number, end: number): number {
    if (end - begun > MOST_BYTES) throw new FileError('rowTooLong', this.#file, { line: this.line }, { most: MOST_BYTES / 1024 / 1024 })
    return begun
  }

  /** Where the cell whose quotation mark opens at `open` ends; -1 where that is still to come. */
  #closing(bytes: Uint8Array, open: number, end: number, last: boolean, line: number): number {
    let at = open + 1
    let stray = false
    this.#broken = 0
    for (;;) {
      while (bytes[at]! > QUOTE) at++
      if (at >= end) {
        if (last) throw new FileError('quoteOpen', this.#file, { line })
        if (end - open > MOST_BYTES) throw new FileError('quoteOpen', this.#file, { line })
        return -1
      }
      const byte = bytes[at]
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.#broken++
      if (byte === 0) throw new FileError('nul', this.#file, { line: line + this.#broken })
      if (byte === QUOTE) {
        if (at + 1 < end && bytes[at + 1] === QUOTE) at++
        else {
          const after = this.#afterSpaces(bytes, at + 1, end)
          if (after === end && !last) return -1
          const by = this.#kind[bytes[after]!]
          if (by === DELIMITER || by === LINE_END) {
            if (stray && this.#broken > 0) throw new FileError('quoteStray', this.#file, { line })
            return after
          }
          stray = true
        }
      }
      at++
    }
  }

  #afterSpaces(bytes: Uint8Array, at: number, end: number): number {
    while (at < end && (bytes[at] === SPACE || bytes[at] === TAB) && bytes[at] !== this.#delimiter) at++
    return at
  }
}

/** The bytes of a quoted cell without its quotation marks, written into `into` from 0; gives their number. */
export function unquote(bytes: Uint8Array, begin: number, end: number, into: Uint8Array): number {
  let to = end - 1
  while (bytes[to] !== QUOTE) to--
  let n = 0
  for (let at = begin + 1; at < to; at++) {
    const byte = bytes[at]!
    into[n++] = byte
    if (byte === QUOTE && bytes[at + 1] === QUOTE && at + 1 < to) at++
  }
  return n
}

/** Whether the cell that begins there is quoted, if it has more than one byte. */
export const isQuoted = (bytes: Uint8Array, begin: number): boolean => bytes[begin] === QUOTE
