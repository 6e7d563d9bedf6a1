import type { BadRow, RawColumn } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { MOST_COLUMNS, openColumns, rowsAtOnce } from './columns.ts'
import { Undecodable, type Decode } from './decode.ts'
import { cellText, Dictionary } from './dictionary.ts'
import { isQuoted, type Scanner } from './scan.ts'

/** Where the headings of a file are: see Reading. */
export interface Heads {
  readonly skip: number
  readonly headings: number
  /** Columns where there are no headings to count. */
  readonly width: number
}

/** From so many rows of another width on, a file in which they are the most is given up without reading the rest. */
const TOO_MANY_BAD = 1000

/** Headings and rows as a scanner finds them, on their way into columns. */
export class Table {
  readonly #file: string
  readonly #scanner: Scanner
  readonly #decode: Decode
  readonly #exact: boolean
  readonly #heads: Heads
  readonly #headings: (readonly string[])[] = []
  readonly #bad: BadRow[] = []
  #seen = 0
  #columns = openColumns(0)
  #dictionaries: readonly Dictionary[] = []
  #width = 0
  /** Columns up to the last that has a heading: a row may leave the others away. */
  #named = 0
  /** Rows found and not yet taken into the columns; their bytes are still there. */
  #inBlock = 0
  #most = 0
  #begins = new Int32Array(0)
  #lines = new Uint32Array(0)
  #places = new Uint32Array(0)

  /** `exact`: see Reader. */
  constructor(file: string, scanner: Scanner, decode: Decode, exact: boolean, heads: Heads) {
    this.#file = file
    this.#scanner = scanner
    this.#decode = decode
    this.#exact = exact
    this.#heads = heads
    if (heads.headings === 0) this.#open(heads.width, heads.width)
  }

  get rows(): number {
    return this.#columns.rows + this.#inBlock
  }

  /** A row the scanner has just found (see OnRow). Throws {@link FileError} where the file is no table, {@link Undecodable} on other bytes. */
  row(bytes: Uint8Array, begun: number, cells: number, line: number): boolean {
    const row = this.#seen++
    if (row < this.#heads.skip) return true
    if (row < this.#heads.skip + this.#heads.headings) this.#heading(bytes, begun, cells, line)
    else if (cells === this.#width || this.#fits(bytes, cells)) this.#keep(bytes, begun, line)
    else this.#setAside(bytes, begun, cells, line)
    return true
  }

  /** Takes the rows found so far into the columns: their bytes are about to go. */
  flush(bytes: Uint8Array): void {
    if (this.#inBlock === 0) return
    const { ends } = this.#scanner
    for (let c = 0; c < this.#width; c++) {
      try {
        this.#dictionaries[c]!.take(bytes, this.#begins, ends, this.#width, this.#inBlock, this.#places)
      } catch (error) {
        throw error instanceof TypeError ? this.#undecodable(bytes) : error
      }
      this.#columns.addBlock(c, this.#places, this.#inBlock)
    }
    this.#columns.addLines(this.#lines, this.#inBlock)
    this.#inBlock = 0
    this.#scanner.at = 0
  }

  /** The table, once all rows were taken. */
  close(): { readonly rows: number; readonly columns: readonly RawColumn[]; readonly lines: Uint32Array; readonly badRows: readonly BadRow[] } {
    const { rows } = this
    if (this.#seen === 0) throw new FileError('empty', this.#file)
    if (rows < this.#bad.length) throw this.#ragged()
    if (rows === 0) throw new FileError('noRows', this.#file)
    const { columns, lines } = this.#columns.close(this.#headingsOfColumns())
    if (columns.length === 0) throw new FileError('empty', this.#file)
    return { rows, columns, lines, badRows: this.#bad }
  }

  #headingsOfColumns(): readonly (readonly string[])[] {
    return Array.from({ length: this.#width }, (_, c) => this.#headings.map((row) => row[c] ?? ''))
  }

  #heading(bytes: Uint8Array, begun: number, cells: number, line: number): void {
    try {
      this.#headings.push(textsOf(this.#decode, bytes, begun, this.#scanner.ends, cells))
    } catch (error) {
      throw error instanceof TypeError ? new Undecodable(line, bytes.slice(begun, this.#scanner.ends[cells - 1])) : error
    }
    if (this.#headings.length < this.#heads.headings) return
    const width = Math.max(...this.#headings.map((row) => row.length))
    const named = Math.max(1, ...this.#headings.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
    this.#open(width, named)
  }

  #open(width: number, named: number): void {
    this.#width = width
    this.#named = named
    this.#most = rowsAtOnce(width)
    this.#columns = openColumns(width)
    const reader = { columns: this.#columns, decode: this.#decode, exact: this.#exact }
    this.#dictionaries = Array.from({ length: width }, (_, c) => new Dictionary(reader, c))
    this.#begins = new Int32Array(this.#most)
    this.#lines = new Uint32Array(this.#most)
    this.#places = new Uint32Array(this.#most)
    this.#scanner.ends = new Int32Array(this.#most * width + MOST_COLUMNS + 1)
    this.#scanner.at = 0
  }

  #keep(bytes: Uint8Array, begun: number, line: number): void {
    const row = this.#inBlock++
    this.#begins[row] = begun
    this.#lines[row] = line
    this.#scanner.at += this.#width
    if (this.#inBlock === this.#most) this.flush(bytes)
  }

  /** A row of another width that is one all the same: nothing stands where it has too much, or where it has too little. */
  #fits(bytes: Uint8Array, cells: number): boolean {
    const { ends, at } = this.#scanner
    const width = this.#width
    if (cells < this.#named) return false
    for (let c = width; c < cells; c++) {
      const begin = ends[at + c - 1]! + 1
      const length = ends[at + c]! - begin
      if (length > 0 && !(length === 2 && isQuoted(bytes, begin, begin + 2))) return false
    }
    for (let c = cells; c < width; c++) ends[at + c] = ends[at + cells - 1]!
    return true
  }

  #setAside(bytes: Uint8Array, begun: number, cells: number, line: number): void {
    const { ends, at } = this.#scanner
    try {
      this.#decode(bytes.subarray(begun, ends[at + cells - 1]))
    } catch (error) {
      throw error instanceof TypeError ? new Undecodable(line, bytes.slice(begun, ends[at + cells - 1])) : error
    }
    this.#bad.push({ line, cells, expected: this.#width })
    if (this.#bad.length >= TOO_MANY_BAD && this.#bad.length > this.rows) throw this.#ragged()
  }

  #ragged(): FileError {
    const [first] = this.#bad
    return new FileError('raggedRows', this.#file, { line: first!.line }, { n: first!.cells, expected: first!.expected })
  }

  /** Which of the rows of the block it is that cannot be read. */
  #undecodable(bytes: Uint8Array): Undecodable {
    const { ends } = this.#scanner
    const width = this.#width
    const endOf = (row: number): number => ends[(row + 1) * width - 1]!
    let row = 0
    while (row < this.#inBlock - 1 && isText(this.#decode, bytes, this.#begins[row]!, ends, row * width, width)) row++
    return new Undecodable(this.#lines[row]!, bytes.slice(this.#begins[row], endOf(this.#inBlock - 1)))
  }
}

/** The cells of a row whose ends stand at `ends[at …]`. */
export function textsOf(decode: Decode, bytes: Uint8Array, begun: number, ends: Int32Array, cells: number, at = 0): string[] {
  return Array.from({ length: cells }, (_, c) => cellText(decode, bytes, c === 0 ? begun : ends[at + c - 1]! + 1, ends[at + c]!))
}

function isText(decode: Decode, bytes: Uint8Array, begun: number, ends: Int32Array, at: number, cells: number): boolean {
  try {
    textsOf(decode, bytes, begun, ends, cells, at)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
