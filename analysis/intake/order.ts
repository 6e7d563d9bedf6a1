import { openCoded, openNumber } from '../dataset/columns.ts'
import type { Column } from '../dataset/dataset.ts'
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
  const high = new Uint32Array(stay.length).fill(0x9e3779b9)
  const low = new Uint32Array(stay.length).fill(0x85ebca6b)
  columns.forEach((cells, at) => {
    const marks = marksOf(cells)
    const { index } = cells
    const rowReasons = cells.kind === 'coded' ? cells.rowReasons : null
    if (rowReasons === null && stay.length === index.length) {
      if (index instanceof Uint8Array) mixBytes(high, low, index, marks)
      else mixPlaces(high, low, index, marks)
      return
    }
    const spoilt = Int32Array.from({ length: 10 }, (_, reason) => scramble(at, -reason, 0))
    for (let i = 0; i < stay.length; i++) {
      const row = stay[i]!
      const reason = rowReasons === null ? 0 : rowReasons[row]!
      mix(high, low, i, reason === 0 ? marks[index[row]!]! : spoilt[-reason]!)
    }
  })
  return sorted(stay, high, low)
}

/** Takes what a cell says into the hash of its row. */
function mix(high: Uint32Array, low: Uint32Array, i: number, mark: number): void {
  const a = high[i]! ^ mark
  const b = low[i]! + mark
  high[i] = Math.imul((a << 13) | (a >>> 19), 0x85ebca6b)
  low[i] = Math.imul(b ^ (b >>> 15), 0xc2b2ae35)
}

/* Nearly every column has few texts. Loops that only ever see bytes are compiled for bytes: twice as fast over a million rows. */
function mixBytes(high: Uint32Array, low: Uint32Array, index: Uint8Array, marks: Int32Array): void {
  for (let i = 0; i < index.length; i++) mix(high, low, i, marks[index[i]!]!)
}
function mixPlaces(high: Uint32Array, low: Uint32Array, index: ArrayLike<number>, marks: Int32Array): void {
  for (let i = 0; i < index.length; i++) mix(high, low, i, marks[index[i]!]!)
}

/** One number for each thing a cell may say. */
function marksOf(cells: Cells): Int32Array {
  const bits = new Float64Array(1)
  const halves = new Int32Array(bits.buffer)
  return Int32Array.from({ length: cells.reasons.length }, (_, at) => {
    if (cells.reasons[at] !== 0) return scramble(0, cells.reasons[at]!, 1)
    if (cells.kind === 'coded') return scramble(1, cells.places[at]!, 2)
    bits[0] = cells.values[at]!
    return scramble(halves[0]!, halves[1]!, 3)
  })
}

/** 32 bits of three whole numbers, each of which counts (the finalizer of MurmurHash3, A. Appleby). */
function scramble(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ 0x2545f491, 0xcc9e2d51) ^ Math.imul(b ^ 0x5bd1e995, 0x1b873593) ^ Math.imul(c + 1, 0xe6546b64)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Rows by their hash of 64 bits, digit by digit from the last (radix sort), which keeps equal ones as they are. */
function sorted(rows: Uint32Array, high: Uint32Array, low: Uint32Array): Uint32Array {
  const n = rows.length
  // Few rows are not worth a long count of digits.
  const bits = n > 20_000 ? 16 : 8
  const starts = new Uint32Array(2 ** bits + 1)
  let from = new Uint32Array(n)
  let to = new Uint32Array(n)
  for (let i = 0; i < n; i++) from[i] = i
  for (const half of [low, high]) {
    for (let shift = 0; shift < 32; shift += bits) {
      const digit = (at: number): number => (half[at]! >>> shift) & (2 ** bits - 1)
      starts.fill(0)
      for (let i = 0; i < n; i++) starts[digit(i) + 1]!++
      for (let d = 1; d < starts.length; d++) starts[d]! += starts[d - 1]!
      for (let i = 0; i < n; i++) to[starts[digit(from[i]!)]!++] = from[i]!
      ;[from, to] = [to, from]
    }
  }
  for (let i = 0; i < n; i++) to[i] = rows[from[i]!]!
  return to
}

/** The columns with their rows in that order. What is the same in several is one array: reasons of a question over several columns, and no reasons at all. */
export function tableColumns(cells: readonly Cells[], order: Uint32Array): { readonly [name: string]: Column } {
  const none = new Int8Array(order.length)
  const known = new Map<Int8Array, Int8Array>()
  const taken = new Int16Array(order.length)
  return Object.fromEntries(
    cells.map((one) => {
      if (one.kind === 'number') return [one.name, numbersOf(one, order)]
      take(taken, worthOf(one), one.index, order)
      const key = one.rowReasons !== null && isAnswered(one.reasons) ? one.rowReasons : one.reasons
      const reasons = known.get(key) ?? reasonsOf(one, taken, order) ?? none
      known.set(key, reasons)
      const { index } = openCoded(one.options, order.length).column
      keepPlaces(index, taken)
      // A text that is an answer is none in a row that another column spoils.
      if (one.rowReasons !== null) for (let i = 0; i < index.length; i++) if (reasons[i] !== 0) index[i] = 0
      return [one.name, { kind: 'coded', index, reasons }]
    }),
  )
}

const isAnswered = (reasons: Int8Array): boolean => reasons.every((reason) => reason === 0)

/** What each text comes to, in one number: the place of its code, or its missing code, which is below zero. */
const worthOf = ({ places, reasons }: CodedCells): Int16Array => Int16Array.from(places, (place, at) => reasons[at]! || place)

/** What the texts of the rows are worth, in the order of the table: the one pass that jumps about in memory. */
function take(to: Int16Array, worth: Int16Array, index: ArrayLike<number>, order: Uint32Array): void {
  if (index instanceof Uint8Array) takeBytes(to, worth, index, order)
  else for (let i = 0; i < order.length; i++) to[i] = worth[index[order[i]!]!]!
}
function takeBytes(to: Int16Array, worth: Int16Array, index: Uint8Array, order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) to[i] = worth[index[order[i]!]!]!
}

function keepPlaces(to: Uint8Array | Uint16Array, taken: Int16Array): void {
  for (let i = 0; i < to.length; i++) to[i] = Math.max(0, taken[i]!)
}
function keepReasons(to: Int8Array, taken: Int16Array): void {
  for (let i = 0; i < to.length; i++) to[i] = Math.min(0, taken[i]!)
}

/** Null where every row has an answer. */
function reasonsOf({ reasons, rowReasons }: CodedCells, taken: Int16Array, order: Uint32Array): Int8Array | null {
  if (rowReasons === null && isAnswered(reasons)) return null
  const found = new Int8Array(taken.length)
  keepReasons(found, taken)
  if (rowReasons !== null) for (let i = 0; i < order.length; i++) found[i] = rowReasons[order[i]!]! || found[i]!
  return found
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
