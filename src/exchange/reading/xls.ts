import { FileError } from '../file-error.ts'
import { openCompound } from './compound.ts'
import { formattedText, kindOfFormat, type NumberKind } from './formats.ts'
import { DIGITS_KEPT } from './numbers.ts'
import type { SheetEvents } from './sheet.ts'
import { sliceOf, type ReadingSource } from './source.ts'
import type { Progress, Workbook } from './xlsx.ts'

/** Old workbooks have at most 65,536 rows of 256 columns. */
const MOST_BYTES = 512 * 1024 ** 2

/** Opens a workbook as Excel 97 to 2003 and WPS (.et) wrote them ([MS-XLS]). Throws {@link FileError}. */
export async function openXls(source: ReadingSource): Promise<Workbook> {
  const file = source.name
  if (source.blob.size > MOST_BYTES) throw new FileError('zipTooLarge', file)
  const broken = (): FileError => new FileError('workbookBroken', file, {}, { part: 'Workbook' })
  const compound = openCompound(await sliceOf(source, 0, source.blob.size), broken)
  if (compound.names.includes('EncryptedPackage')) throw new FileError('workbookLocked', file)
  const stream = compound.stream('Workbook')
  if (!stream) throw new FileError('notWorkbook', file)
  const book = bookOf(stream, file, broken)
  if (book.sheets.length === 0) throw broken()
  return {
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    async read(index, events, progress, stop) {
      const rows = await rowsOf(stream, book, index, events, file, broken, progress)
      for (const [row, cells] of rows.entries()) {
        if (cells) events.row(cells, row + 1)
        if (stop()) return
        await progress(rows.length + row, rows.length * 2)
      }
    },
  }
}

const BOF = 0x809
const EOF = 0x0a
const CONTINUE = 0x3c

/** A record: where its data begin and end. */
interface Found {
  readonly type: number
  readonly at: number
  readonly end: number
}

/** The bytes of a stream, record by record; nothing is read beyond one. */
class Records {
  readonly bytes: Uint8Array
  readonly #view: DataView
  readonly broken: () => Error
  at: number

  constructor(bytes: Uint8Array, at: number, broken: () => Error) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.broken = broken
    this.at = at
  }

  next(): Found {
    if (this.at + 4 > this.bytes.length) throw this.broken()
    const at = this.at + 4
    const end = at + this.#view.getUint16(this.at + 2, true)
    if (end > this.bytes.length) throw this.broken()
    const type = this.#view.getUint16(this.at, true)
    this.at = end
    return { type, at, end }
  }
  /** The type of the record that comes next; -1 where none does. */
  peek(): number {
    return this.at + 2 <= this.bytes.length ? this.#view.getUint16(this.at, true) : -1
  }
  #within({ at, end }: Found, offset: number, bytes: number): number {
    if (at + offset + bytes > end) throw this.broken()
    return at + offset
  }
  u8(record: Found, offset: number): number {
    return this.bytes[this.#within(record, offset, 1)]!
  }
  u16(record: Found, offset: number): number {
    return this.#view.getUint16(this.#within(record, offset, 2), true)
  }
  u32(record: Found, offset: number): number {
    return this.#view.getUint32(this.#within(record, offset, 4), true)
  }
  f64(record: Found, offset: number): number {
    return this.#view.getFloat64(this.#within(record, offset, 8), true)
  }
}

interface Book {
  readonly sheets: { readonly name: string; readonly hidden: boolean; readonly at: number }[]
  readonly strings: string[]
  readonly styles: NumberKind[]
  from1904: boolean
}

function bookOf(stream: Uint8Array, file: string, broken: () => Error): Book {
  const records = new Records(stream, 0, broken)
  const book: Book = { sheets: [], strings: [], styles: [], from1904: false }
  const codes = new Map<number, string>()
  const formats: number[] = []
  const first = records.next()
  if (first.type !== BOF) throw broken()
  if (records.u16(first, 0) !== 0x600) throw new FileError('notWorkbook', file)
  for (;;) {
    const record = records.next()
    switch (record.type) {
      case EOF:
        for (const format of formats) book.styles.push(kindOfFormat(format, codes.get(format)))
        return book
      case 0x2f:
        throw new FileError('workbookLocked', file)
      case 0x22:
        book.from1904 = records.u16(record, 0) === 1
        break
      case 0x41e:
        codes.set(records.u16(record, 0), new Texts(records, record, 2).text())
        break
      case 0xe0:
        formats.push(records.u16(record, 2))
        break
      case 0x85:
        // Only sheets of cells, not of charts or macros.
        if (records.u8(record, 5) !== 0) break
        book.sheets.push({ name: new Texts(records, record, 7).textOf(records.u8(record, 6)), hidden: (records.u8(record, 4) & 3) !== 0, at: records.u32(record, 0) })
        break
      case 0xfc: {
        const n = records.u32(record, 4)
        const texts = new Texts(records, record, 8)
        for (let i = 0; i < n; i++) book.strings.push(texts.text())
        break
      }
    }
  }
}

/** Texts in a record and those that continue it. A text that goes on in the next says anew whether its characters have one byte or two. */
class Texts {
  readonly #records: Records
  #at: number
  #end: number

  constructor(records: Records, record: Found, offset: number) {
    this.#records = records
    this.#at = record.at + offset
    this.#end = record.end
  }

  #more(): void {
    while (this.#at >= this.#end) {
      if (this.#records.peek() !== CONTINUE) throw this.#records.broken()
      const record = this.#records.next()
      this.#at = record.at
      this.#end = record.end
    }
  }
  #byte(): number {
    this.#more()
    return this.#records.bytes[this.#at++]!
  }
  #u16(): number {
    return this.#byte() | (this.#byte() << 8)
  }
  #skip(bytes: number): void {
    for (let open = bytes; open > 0; ) {
      this.#more()
      const some = Math.min(open, this.#end - this.#at)
      this.#at += some
      open -= some
    }
  }

  /** A text that begins with its length. */
  text(): string {
    return this.textOf(this.#u16())
  }

  /** A text of so many characters; runs of its formatting and readings above its characters are passed over. */
  textOf(characters: number): string {
    let flags = this.#byte()
    const runs = flags & 8 ? this.#u16() : 0
    const readings = flags & 4 ? (this.#u16() | (this.#u16() << 16)) >>> 0 : 0
    let text = ''
    for (let open = characters; open > 0; ) {
      if (this.#at >= this.#end) {
        this.#more()
        flags = this.#byte()
      }
      const wide = (flags & 1) === 1
      const some = Math.min(open, Math.floor((this.#end - this.#at) / (wide ? 2 : 1)))
      if (some === 0) throw this.#records.broken()
      text += characters16(this.#records.bytes, this.#at, some, wide)
      this.#at += some * (wide ? 2 : 1)
      open -= some
    }
    this.#skip(runs * 4 + readings)
    return text
  }
}

function characters16(bytes: Uint8Array, at: number, n: number, wide: boolean): string {
  let text = ''
  for (let i = 0; i < n; i++) text += String.fromCharCode(wide ? bytes[at + i * 2]! | (bytes[at + i * 2 + 1]! << 8) : bytes[at + i]!)
  return text
}

const ERRORS: { readonly [code: number]: string } = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' }

const RECORDS_AT_ONCE = 10_000

/** All rows of a sheet, by number: their cells may come in any order. */
async function rowsOf(
  stream: Uint8Array,
  book: Book,
  index: number,
  events: SheetEvents,
  file: string,
  broken: () => Error,
  progress: Progress,
): Promise<readonly (string[] | undefined)[]> {
  const { name: sheet, at } = book.sheets[index]!
  const records = new Records(stream, at, broken)
  const rows: (string[] | undefined)[] = []
  if (records.next().type !== BOF) throw broken()

  const put = (row: number, column: number, text: string): void => {
    if (text === '') return
    if (column > 255) throw broken()
    while (rows.length <= row) rows.push(undefined)
    const cells = (rows[row] ??= [])
    while (cells.length <= column) cells.push('')
    cells[column] = text
  }
  const number = (row: number, column: number, style: number, n: number): string => {
    const kind = book.styles[style] ?? { is: 'number' }
    if (!Number.isFinite(n)) throw new FileError('cellBroken', file, { line: row + 1 }, { sheet, cell: `${String.fromCharCode(0x41 + column)}${row + 1}` })
    if (kind.is === 'number' && Number.isInteger(n) && Math.abs(n) >= DIGITS_KEPT) events.note('digitsLost', column, row + 1)
    return formattedText(n, kind, book.from1904)
  }
  const truth = (value: number, isError: boolean): string => (isError ? (ERRORS[value] ?? '#N/A') : value === 0 ? 'FALSE' : 'TRUE')

  /** A result is a number unless its last two bytes say that it is none: then a text (which follows), a truth, an error, or an empty text. */
  function formula(record: Found, row: number, column: number, style: number): string {
    events.note('formulas', column, row + 1)
    if (records.u16(record, 12) !== 0xffff) return number(row, column, style, records.f64(record, 6))
    const is = records.u8(record, 6)
    if (is === 1 || is === 2) return truth(records.u8(record, 8), is === 2)
    if (is !== 0) return ''
    // Between the two may stand what the formula shares with others.
    while ([0x4bc, 0x221, 0x236, CONTINUE].includes(records.peek())) records.next()
    return records.peek() === 0x207 ? new Texts(records, records.next(), 0).text() : ''
  }

  /** Sheets may hold charts, which are sheets of their own within. */
  let depth = 1
  for (let n = 1; depth > 0; n++) {
    const record = records.next()
    if (n % RECORDS_AT_ONCE === 0) await progress(records.at / 2, stream.length)
    const { type } = record
    if (type === BOF) depth++
    else if (type === EOF) depth--
    if (depth > 1 || ![0xfd, 0x203, 0x27e, 0xbd, 0x205, 0x06, 0x204, 0xd6].includes(type)) continue
    const [row, column] = [records.u16(record, 0), records.u16(record, 2)]
    switch (type) {
      case 0xfd: {
        const text = book.strings[records.u32(record, 6)]
        if (text === undefined) throw broken()
        put(row, column, text)
        break
      }
      case 0x203:
        put(row, column, number(row, column, records.u16(record, 4), records.f64(record, 6)))
        break
      case 0x27e:
        put(row, column, number(row, column, records.u16(record, 4), packedNumber(records.u32(record, 6))))
        break
      case 0xbd:
        for (let c = column, at = 4; record.at + at + 8 <= record.end; c++, at += 6) put(row, c, number(row, c, records.u16(record, at), packedNumber(records.u32(record, at + 2))))
        break
      case 0x205:
        put(row, column, truth(records.u8(record, 6), records.u8(record, 7) !== 0))
        break
      case 0x06:
        put(row, column, formula(record, row, column, records.u16(record, 4)))
        break
      default:
        put(row, column, new Texts(records, record, 6).text())
    }
  }
  return rows
}

/** A number in four bytes: the upper 30 bits of a double or a whole number, and whether it is a hundred times what is meant. */
function packedNumber(packed: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(4, packed & 0xfffffffc, true)
  const n = packed & 2 ? packed >> 2 : view.getFloat64(0, true)
  return packed & 1 ? n / 100 : n
}
