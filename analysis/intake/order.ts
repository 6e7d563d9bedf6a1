import { openCoded, openNumber } from '../dataset/columns.ts'
import type { CodedColumn, Column } from '../dataset/dataset.ts'
import type { Option } from '../study/codebook.ts'

/**
 * A column of the table before its rows have their order: for each row of the file the place of its text (`index`), for each text what it
 * becomes. `rowReasons`: where a question has several columns, a missing code per row that goes before that of the text.
 */
export type Cells = CodedCells | NumberCells
interface OfTexts {
  readonly name: string
  readonly index: ArrayLike<number>
  /** Rows of the file that hold each text. */
  readonly counts: Uint32Array
  readonly reasons: Int8Array
}
export interface CodedCells extends OfTexts {
  readonly kind: 'coded'
  readonly options: readonly Option[]
  readonly places: Uint16Array
  readonly rowReasons: Int8Array | null
}
export interface NumberCells extends OfTexts {
  readonly kind: 'number'
  readonly values: Float64Array
}

/**
 * The rows in an order that follows from what stands in them and from nothing else: by a hash of their cells. Where a row stood in the
 * file says when somebody answered, and the file is with those who made it. Rows of equal cells are interchangeable.
 */
export function orderOf(columns: readonly Cells[], stay: Uint32Array): Uint32Array {
  const hashes = hashesOf(columns)
  return withEqualHashes(sorted(stay, hashes), hashes, columns)
}

/** Of each row of the file, all of its cells in 32 bits: one random number for everything a column may say, taken together (A. Zobrist, 1970). */
function hashesOf(columns: readonly Cells[]): Int32Array {
  const hashes = new Int32Array(columns[0]?.index.length ?? 0)
  columns.forEach((cells, at) => {
    const { index } = cells
    const marks = Int32Array.from(cells.reasons, (_, text) => markOf(cells, text, at))
    const rowReasons = cells.kind === 'coded' ? cells.rowReasons : null
    if (rowReasons !== null) {
      const spoilt = Int32Array.from({ length: 10 }, (_, reason) => scramble(-reason, 0, at))
      for (let row = 0; row < hashes.length; row++) hashes[row]! ^= rowReasons[row] === 0 ? marks[index[row]!]! : spoilt[-rowReasons[row]!]!
    } else if (index instanceof Uint8Array) mixBytes(hashes, index, marks)
    else for (let row = 0; row < hashes.length; row++) hashes[row]! ^= marks[index[row]!]!
  })
  return hashes
}

/** Nearly every column has few texts. A loop that only ever sees bytes is compiled for bytes: three times as fast over a million rows. */
function mixBytes(hashes: Int32Array, index: Uint8Array, marks: Int32Array): void {
  for (let row = 0; row < hashes.length; row++) hashes[row]! ^= marks[index[row]!]!
}

const halves = new Int32Array(2)
const bits = new Float64Array(halves.buffer)

function markOf(cells: Cells, text: number, column: number): number {
  if (cells.reasons[text] !== 0) return scramble(cells.reasons[text]!, 0, column)
  if (cells.kind === 'coded') return scramble(cells.places[text]!, 0, column)
  bits[0] = cells.values[text]!
  return scramble(halves[0]!, halves[1]! ^ 1, column)
}

/** 32 bits of three whole numbers, each of which counts (the finalizer of MurmurHash3, A. Appleby). */
function scramble(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ 0x2545f491, 0xcc9e2d51) ^ Math.imul(b ^ 0x5bd1e995, 0x1b873593) ^ Math.imul(c + 1, 0xe6546b64)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Rows by their hash, digit by digit from the last (radix sort). */
function sorted(rows: Uint32Array, hashes: Int32Array): Uint32Array {
  let from = rows.slice()
  let to = new Uint32Array(rows.length)
  for (const shift of [0, 11, 22]) {
    sortByDigit(from, to, hashes, shift)
    ;[from, to] = [to, from]
  }
  return from
}

const DIGITS = 2 ** 11

function sortByDigit(from: Uint32Array, to: Uint32Array, hashes: Int32Array, shift: number): void {
  const starts = new Uint32Array(DIGITS + 1)
  for (let i = 0; i < from.length; i++) starts[((hashes[from[i]!]! >>> shift) & (DIGITS - 1)) + 1]!++
  for (let digit = 1; digit < DIGITS; digit++) starts[digit]! += starts[digit - 1]!
  for (let i = 0; i < from.length; i++) {
    const row = from[i]!
    to[starts[(hashes[row]! >>> shift) & (DIGITS - 1)]!++] = row
  }
}

/** Rows of one hash are nearly always equal; where they are not, their cells decide, or where they stood would. */
function withEqualHashes(order: Uint32Array, hashes: Int32Array, columns: readonly Cells[]): Uint32Array {
  for (let from = 0, to = 1; from < order.length; from = to++) {
    while (to < order.length && hashes[order[to]!] === hashes[order[from]!]) to++
    if (to - from === 1) continue
    const same = order.subarray(from, to)
    if (same.some((row) => compared(columns, row, same[0]!) !== 0)) same.sort((a, b) => compared(columns, a, b))
  }
  return order
}

function compared(columns: readonly Cells[], a: number, b: number): number {
  for (const cells of columns) {
    const [reasonOfA, reasonOfB] = [reasonOf(cells, a), reasonOf(cells, b)]
    const difference = reasonOfA - reasonOfB || (reasonOfA === 0 ? valueOf(cells, a) - valueOf(cells, b) : 0)
    if (difference !== 0) return difference
  }
  return 0
}

const reasonOf = (cells: Cells, row: number): number => (cells.kind === 'coded' && cells.rowReasons?.[row]) || cells.reasons[cells.index[row]!]!
const valueOf = (cells: Cells, row: number): number => (cells.kind === 'coded' ? cells.places : cells.values)[cells.index[row]!]!

/** The columns with their rows in that order. What is the same in several is one array: reasons of a question over several columns, and no reasons at all. */
export function tableColumns(cells: readonly Cells[], order: Uint32Array): { readonly [name: string]: Column } {
  const none = new Int8Array(order.length)
  const shared = new Map<Int8Array, Int8Array>()
  return Object.fromEntries(cells.map((one) => [one.name, one.kind === 'number' ? numbersOf(one, order) : placesOf(one, order, none, shared)]))
}

function placesOf({ options, index, places, reasons, rowReasons }: CodedCells, order: Uint32Array, none: Int8Array, shared: Map<Int8Array, Int8Array>): Column {
  const { column } = openCoded(options, order.length)
  const answers = places.map((place, text) => (reasons[text] === 0 ? place : 0))
  const answered = reasons.every((reason) => reason === 0)
  if (rowReasons === null) {
    spread(index, answers, reasons, order, column)
    return answered ? { ...column, reasons: none } : column
  }
  const known = answered ? shared.get(rowReasons) : undefined
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    if (rowReasons[row] === 0) column.index[i] = answers[index[row]!]!
    if (!known) column.reasons[i] = rowReasons[row]! || reasons[index[row]!]!
  }
  if (answered) shared.set(rowReasons, known ?? column.reasons)
  return { ...column, reasons: known ?? column.reasons }
}

/* The pass that jumps about in memory. Nearly all columns are bytes, and a loop that only ever sees bytes is twice as fast. */
function spread(index: ArrayLike<number>, answers: Uint16Array, reasons: Int8Array, order: Uint32Array, to: CodedColumn): void {
  if (index instanceof Uint8Array && to.index instanceof Uint8Array) return spreadBytes(index, Uint8Array.from(answers), reasons, order, to.index, to.reasons)
  for (let i = 0; i < order.length; i++) {
    const text = index[order[i]!]!
    to.index[i] = answers[text]!
    to.reasons[i] = reasons[text]!
  }
}
function spreadBytes(index: Uint8Array, answers: Uint8Array, reasons: Int8Array, order: Uint32Array, toPlaces: Uint8Array, toReasons: Int8Array): void {
  for (let i = 0; i < order.length; i++) {
    const text = index[order[i]!]!
    toPlaces[i] = answers[text]!
    toReasons[i] = reasons[text]!
  }
}

function numbersOf({ values: byText, reasons: reasonByText, index }: NumberCells, order: Uint32Array): Column {
  const { values, known, reasons } = openNumber(order.length)
  for (let i = 0; i < order.length; i++) {
    const at = index[order[i]!]!
    reasons[i] = reasonByText[at]!
    if (reasonByText[at] !== 0) continue
    values[i] = byText[at]!
    known[i] = 1
  }
  return { kind: 'number', values, known, reasons }
}
