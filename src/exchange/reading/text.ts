import type { RawTable, Reading } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { beginning, decoderOf, encodingNamed, isPlain, Undecodable, wrongLine } from './decode.ts'
import { digestOf } from './digest.ts'
import { bomOf, encodingsOf } from './encoding.ts'
import { layoutOf, rowsOf, type Layout } from './layout.ts'
import { Scanner } from './scan.ts'
import { openPauses, sliceOf, type ReadingSource, type ReadStep } from './source.ts'
import { Table } from './table.ts'

type Tell = (step: ReadStep) => void

/** Enough to tell encoding and layout by. */
const HEAD = 0x40000
const SLICE = 0x100000

/**
 * Reads a text file, in pieces and in one pass (two where the first encoding tried turns out wrong). Throws {@link FileError}:
 * nothing is half read, and no character is replaced. `slice`: bytes taken at a time.
 */
export async function readText(source: ReadingSource, wanted: Partial<Reading> | null, tell: Tell, slice = SLICE): Promise<RawTable> {
  const { name, blob } = source
  if (blob.size === 0) throw new FileError('empty', name)
  const asked = wanted ?? {}
  const digest = digestOf(source)
  // Where reading fails first, nobody waits for the digest any more.
  digest.catch(() => undefined)
  const head = wholeLines(await sliceOf(source, 0, HEAD), blob.size <= HEAD)
  refuseOther(name, head)
  const read = await inSomeEncoding(name, head, asked.encoding ?? null, async (encoding) => {
    const layout = layoutIn(name, head, encoding, blob.size <= head.length, asked)
    const read = (rows: () => number): AsyncGenerator<Piece> => pieces(source, slice, encoding, (done) => tell({ done, of: blob.size, rows: rows() }))
    return pass(name, read, encoding, layout)
  })
  return { file: name, sha256: await digest, sets: [], ...read }
}

/** The first rows of a text file, headings and all. Rows without a byte are none. */
export async function firstTextRows(source: ReadingSource, reading: Reading, n: number): Promise<readonly (readonly string[])[]> {
  const { name, blob } = source
  const encoding = encodingOf(name, reading.encoding ?? 'utf-8')
  for (let size = HEAD; ; size *= 4) {
    const whole = size >= blob.size
    const head = wholeLines(await sliceOf(source, 0, size), whole)
    const text = await inSomeEncoding(name, head, encoding, async () => textIn(head, encoding))
    const rows = rowsOf(name, text, delimiterIn(name, reading.delimiter ?? ','), n, whole)
    if (rows.length >= n || whole) return rows
  }
}

/** Without what follows the last line end: it may end within a character. */
function wholeLines(bytes: Uint8Array, whole: boolean): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1
  return whole || end === 0 || bomOf(bytes)?.encoding.startsWith('utf-16') ? bytes : bytes.subarray(0, end)
}

/** Text that is a page or a document, not a table. */
function refuseOther(name: string, head: Uint8Array): void {
  const begin = new TextDecoder('windows-1252').decode(head.subarray(0, 512))
  if (/^(ï»¿)?\s*<(!doctype|html|head|body|table|\?xml|meta)\b/i.test(begin)) throw new FileError('markup', name)
}

function encodingOf(name: string, label: string): string {
  const encoding = encodingNamed(label)
  if (encoding === null) throw new FileError('encodingUnknown', name, {}, { encoding: label })
  return encoding
}

function delimiterIn(name: string, delimiter: string): string {
  if (!/^[\t\x20-\x7e]$/.test(delimiter) || delimiter === '"') throw new FileError('delimiterUnknown', name, {}, { delimiter })
  return delimiter
}

/** The beginning as text, without a byte-order mark. Throws {@link Undecodable}. */
function textIn(head: Uint8Array, encoding: string): string {
  const line = wrongLine(encoding, head)
  if (line !== null) throw new Undecodable(line, new Uint8Array(0))
  return beginning(encoding, head).replace(/^\uFEFF/, '')
}

function layoutIn(name: string, head: Uint8Array, encoding: string, whole: boolean, wanted: Partial<Reading>): Layout {
  const delimiter = typeof wanted.delimiter === 'string' ? delimiterIn(name, wanted.delimiter) : null
  return layoutOf(name, textIn(head, encoding), whole, { ...wanted, delimiter })
}

/** Tries encodings one after the other, the likeliest first, each over the whole file, until all bytes are text in one. */
async function inSomeEncoding<T>(name: string, head: Uint8Array, label: string | null, read: (encoding: string) => Promise<T>): Promise<T> {
  const wanted = label === null ? null : encodingOf(name, label)
  const tried: string[] = []
  const samples = [head]
  let line: number | null = null
  for (;;) {
    const encoding = wanted ?? encodingsOf(samples).find((one) => !tried.includes(one))
    if (!encoding) throw new FileError('encodingMixed', name, { line: line ?? wrongLine('utf-8', head) ?? 1 })
    try {
      return await read(encoding)
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error
      if (wanted) throw new FileError('encodingWrong', name, { line: error.line }, { encoding })
      tried.push(encoding)
      samples.push(error.sample)
      line = error.line
    }
  }
}

/** One pass over the file. Throws {@link Undecodable} where it is not in this encoding. */
async function pass(name: string, open: (rows: () => number) => AsyncGenerator<Piece>, encoding: string, layout: Layout): Promise<Omit<RawTable, 'file' | 'sha256' | 'sets'>> {
  const { delimiter, skip, headings } = layout
  const plain = isPlain(encoding, delimiter)
  const scanner = new Scanner(name, delimiter)
  const table = new Table(name, scanner, decoderOf(plain ? encoding : 'utf-8'), !plain || encoding === 'utf-8', layout)
  const buffer = new Buffered()
  const onRow = (cells: number, line: number): boolean => table.row(buffer.bytes, cells, line)
  const read = open(() => table.rows)
  for await (const { bytes, last } of plain ? read : transcoded(read, encoding, () => scanner.line)) {
    const end = buffer.add(bytes)
    const rest = scanner.scan(buffer.bytes, end, last, onRow)
    table.flush(buffer.bytes)
    buffer.keepFrom(rest)
  }
  return { reading: { kind: 'text', encoding, delimiter, sheet: null, skip, headings }, ...table.close() }
}

/** Bytes being scanned: what was left of the last piece, the next one after it, and a line end after that. */
class Buffered {
  bytes = new Uint8Array(SLICE * 2)
  #end = 0
  add(piece: Uint8Array): number {
    const end = this.#end + piece.length
    if (end >= this.bytes.length) {
      const more = new Uint8Array(Math.max(end + 1, this.bytes.length * 2))
      more.set(this.bytes.subarray(0, this.#end))
      this.bytes = more
    }
    this.bytes.set(piece, this.#end)
    this.bytes[end] = 0x0a
    this.#end = end
    return end
  }
  keepFrom(rest: number): void {
    this.bytes.copyWithin(0, rest, this.#end)
    this.#end -= rest
  }
}

interface Piece {
  readonly bytes: Uint8Array
  readonly last: boolean
}

/** A file piece by piece, without a byte-order mark. The next piece is fetched while one is worked on. */
async function* pieces(source: ReadingSource, slice: number, encoding: string, tell: (done: number) => void): AsyncGenerator<Piece> {
  const { size } = source.blob
  const pause = openPauses()
  tell(0)
  let next = sliceOf(source, 0, slice)
  for (let at = 0; at < size; at += slice) {
    const bytes = await next
    const last = at + slice >= size
    if (!last) {
      next = sliceOf(source, at + slice, at + 2 * slice)
      // Where reading fails before the next piece comes, nobody waits for it any more.
      next.catch(() => undefined)
    }
    const mark = at === 0 ? bomOf(bytes) : null
    yield { bytes: mark?.encoding === encoding ? bytes.subarray(mark.bytes) : bytes, last }
    if (last || (await pause())) tell(Math.min(size, at + slice))
  }
}

/** The same as UTF-8. */
async function* transcoded(read: AsyncGenerator<Piece>, encoding: string, line: () => number): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const encoder = new TextEncoder()
  for await (const { bytes, last } of read) {
    yield { bytes: encoder.encode(decoded(decoder, bytes, last, line)), last }
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, last: boolean, line: () => number): string {
  try {
    return decoder.decode(bytes, { stream: !last })
  } catch (error) {
    throw error instanceof TypeError ? new Undecodable(line(), bytes) : error
  }
}
