import type { BadRow, RawColumn } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { openColumns, rowsAtOnce } from './columns.ts'
import { Undecodable, type Decode } from './decode.ts'
import { Dictionary, isEmptyCell, textsOf } from './dictionary.ts'
import { Cells, EMPTY, LONG, type Scanner } from './scan.ts'

/** Where the headings of a file are: see Reading. */
export interface Heads {
  readonly skip: number
  readonly headings: number
  /** Columns where there are no headings to count. */
  readonly width: number
}

/** From so many rows of another width on, a file in which they are the most is given up without reading the rest. */
const TOO_MANY_BAD = 1000
/** Bytes that tell an encoding. */
const SAMPLE = 0x10000

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
  /** Long cells of the rows kept. */
  #long = 0
  #lines = new Uint32Array(0)
  #places = new Int32Array(0)

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

  /** A row the scanner has just found. Throws {@link FileError} where the file is no table, {@link Undecodable} on other bytes. */
  row(bytes: Uint8Array, cells: number, line: number): boolean {
    const row = this.#seen++
    const { skip, headings } = this.#heads
    if (row >= skip + headings && (cells === this.#width || this.#fits(bytes, cells))) {
      this.#keep(bytes, line)
      return true
    }
    if (row >= skip + headings) this.#setAside(bytes, cells, line)
    else if (row >= skip) this.#heading(bytes, cells, line)
    this.#scanner.cells.long = this.#long
    return true
  }

  /** Takes the rows found so far into the columns: their bytes are about to go. */
  flush(bytes: Uint8Array): void {
    if (this.#inBlock === 0) return
    const { cells } = this.#scanner
    for (let c = 0; c < this.#width; c++) {
      try {
        this.#dictionaries[c]!.take(bytes, cells, this.#width, this.#inBlock, this.#places)
      } catch (error) {
        throw error instanceof TypeError ? this.#undecodable(bytes) : error
      }
      this.#columns.addBlock(c, this.#places, this.#inBlock)
    }
    this.#columns.addLines(this.#lines, this.#inBlock)
    this.#inBlock = 0
    this.#long = 0
    cells.clear()
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

  #heading(bytes: Uint8Array, cells: number, line: number): void {
    this.#headings.push(this.#texts(bytes, cells, line))
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
    this.#lines = new Uint32Array(this.#most)
    this.#places = new Int32Array(this.#most)
    this.#scanner.cells = new Cells(this.#most * width)
  }

  #keep(bytes: Uint8Array, line: number): void {
    const { cells } = this.#scanner
    this.#lines[this.#inBlock++] = line
    this.#long = cells.long
    cells.at += this.#width
    if (this.#inBlock === this.#most) this.flush(bytes)
  }

  /** A row of another width that is one all the same: nothing stands where it has too much, or where it has too little. */
  #fits(bytes: Uint8Array, n: number): boolean {
    const { cells } = this.#scanner
    if (n < this.#named) return false
    for (let c = this.#width; c < n; c++) if (!isEmptyCell(bytes, cells, cells.at + c)) return false
    cells.codes.fill(EMPTY, cells.at + n, cells.at + Math.max(n, this.#width))
    return true
  }

  #setAside(bytes: Uint8Array, cells: number, line: number): void {
    this.#texts(bytes, cells, line)
    this.#bad.push({ line, cells, expected: this.#width })
    if (this.#bad.length >= TOO_MANY_BAD && this.#bad.length > this.rows) throw this.#ragged()
  }

  /** The cells of the row just found. */
  #texts(bytes: Uint8Array, n: number, line: number): readonly string[] {
    const { cells } = this.#scanner
    try {
      return textsOf(this.#decode, bytes, cells, n)
    } catch (error) {
      throw error instanceof TypeError ? new Undecodable(line, sampleOf(bytes, cells, cells.at + n)) : error
    }
  }

  #ragged(): FileError {
    const [first] = this.#bad
    return new FileError('raggedRows', this.#file, { line: first!.line }, { n: first!.cells, expected: first!.expected })
  }

  /** Which of the rows of the block it is that cannot be read. */
  #undecodable(bytes: Uint8Array): Undecodable {
    const { cells } = this.#scanner
    const width = this.#width
    let row = 0
    while (row < this.#inBlock - 1 && isText(this.#decode, bytes, cells, row * width, width)) row++
    return new Undecodable(this.#lines[row]!, sampleOf(bytes, cells, this.#inBlock * width))
  }
}

/** The cells before `to`, one to a line, for judging their encoding. */
function sampleOf(bytes: Uint8Array, { codes, begins, ends }: Cells, to: number): Uint8Array {
  const sample: number[] = []
  for (let at = 0; at < to && sample.length < SAMPLE; at++) {
    const code = codes[at]!
    if (code >= LONG) for (let i = begins[code - LONG]!; i < ends[code - LONG]!; i++) sample.push(bytes[i]!)
    else if (code < EMPTY) sample.push(code)
    sample.push(0x0a)
  }
  return Uint8Array.from(sample)
}

function isText(decode: Decode, bytes: Uint8Array, cells: Cells, from: number, n: number): boolean {
  try {
    textsOf(decode, bytes, cells, n, from)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
