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

/**
 * A row just found: its cells end at `ends[at + 0]` … `ends[at + cells - 1]`; the first begins at `begun`, every other one byte
 * after the end of the one before. Quotation marks around a cell are still there. False = stop here.
 */
export type OnRow = (begun: number, cells: number, line: number) => boolean

/**
 * Finds rows and cells in bytes. Rows end with CRLF, LF or CR, whichever comes; a line without a byte is no row. A cell is quoted
 * where it begins with a quotation mark: delimiters and line ends belong to it, two quotation marks stand for one, spaces after the
 * last are ignored. A single quotation mark inside is kept as text if the cell has one line, since then the row's width tells.
 */
export class Scanner {
  /** Ends of cells. Whoever takes rows may put in a longer one between two rows; it needs room for {@link MOST_COLUMNS} cells from `at`. */
  ends: Int32Array = new Int32Array(MOST_COLUMNS + 1)
  at = 0
  /** Line on which the next row begins, from 1. */
  line = 1
  readonly #file: string
  readonly #delimiter: number
  readonly #kind = new Uint8Array(256)
  /** Line ends within the quoted cell that was scanned last. */
  #broken = 0

  constructor(file: string, delimiter: string) {
    this.#file = file
    this.#delimiter = delimiter.charCodeAt(0)
    this.#kind[0] = NUL
    this.#kind[LF] = LINE_END
    this.#kind[CR] = LINE_END
    this.#kind[this.#delimiter] = DELIMITER
  }

  /**
   * Takes the rows of `bytes[0 … end)`; `bytes[end]` must be there and be LF. Gives the place where the first unfinished row begins;
   * with `last` every row is finished. Throws {@link FileError} on a NUL, a row too wide or too long, and wrong quotation marks.
   */
  scan(bytes: Uint8Array, end: number, last: boolean, onRow: OnRow): number {
    const kind = this.#kind
    let at = 0
    for (;;) {
      const begun = at
      const { ends, at: base } = this
      let cells = 0
      let line = this.line
      if (at >= end) return at
      for (;;) {
        if (bytes[at] === QUOTE) {
          const after = this.#closing(bytes, at, end, last, line)
          if (after < 0) return this.#unfinished(begun, end)
          at = after
          line += this.#broken
        } else {
          while (kind[bytes[at]!] === 0) at++
        }
        if (cells === MOST_COLUMNS) throw new FileError('tooManyColumns', this.#file, { line: this.line }, { most: MOST_COLUMNS })
        ends[base + cells++] = at
        const by = kind[bytes[at]!]
        if (by === DELIMITER) {
          at++
          continue
        }
        if (by === NUL) throw new FileError('nul', this.#file, { line })
        break
      }
      // Of a row that reaches the end of the bytes, or ends there with CR, the rest may be still to come.
      if (!last && (at === end || (at === end - 1 && bytes[at] === CR))) return this.#unfinished(begun, end)
      const isBlank = cells === 1 && at === begun
      at += bytes[at] === CR && at + 1 < end && bytes[at + 1] === LF ? 2 : 1
      if (at > end) at = end
      if (isBlank) {
        this.line = line + 1
        continue
      }
      const more = onRow(begun, cells, this.line)
      this.line = line + 1
      if (!more) return at
    }
  }

  #unfinished(begun: number, end: number): number {
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

export const isQuoted = (bytes: Uint8Array, begin: number, end: number): boolean => end - begin >= 2 && bytes[begin] === QUOTE
