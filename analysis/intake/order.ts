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
    const spoilt = Int32Array.from({ length: 10 }, (_, reason) => scramble(at, -reason, 0))
    for (let i = 0; i < stay.length; i++) {
      const row = stay[i]!
      const reason = rowReasons === null ? 0 : rowReasons[row]!
      const mark = reason === 0 ? marks[index[row]!]! : spoilt[-reason]!
      const a = high[i]! ^ mark
      const b = low[i]! + mark
      high[i] = Math.imul((a << 13) | (a >>> 19), 0x85ebca6b)
      low[i] = Math.imul(b ^ (b >>> 15), 0xc2b2ae35)
    }
  })
  return sorted(stay, high, low)
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
  let from = Uint32Array.from({ length: n }, (_, i) => i)
  let to = new Uint32Array(n)
  for (const half of [low, high]) {
    for (let shift = 0; shift < 32; shift += bits) {
      const digit = (at: number): number => (half[at]! >>> shift) & (2 ** bits - 1)
      starts.fill(0)
      for (let i = 0; i < n; i++) starts[digit(i) + 1]!++
      for (let d = 1; d < starts.length; d++) starts[d]! += starts[d - 1]!
      for (const at of from) to[starts[digit(at)]!++] = at
      ;[from, to] = [to, from]
    }
  }
  return from.map((i) => rows[i]!)
}

/** The columns with their rows in that order. What is the same in several is one array: reasons of a question over several columns, and no reasons at all. */
export function tableColumns(cells: readonly Cells[], order: Uint32Array): { readonly [name: string]: Column } {
  const none = new Int8Array(order.length)
  const known = new Map<Int8Array, Int8Array>()
  const texts = new Uint32Array(order.length)
  return Object.fromEntries(
    cells.map((one) => {
      const { index } = one
      // The one pass that jumps about in memory.
      for (let i = 0; i < order.length; i++) texts[i] = index[order[i]!]!
      const key = one.kind === 'coded' && one.rowReasons !== null && isAnswered(one.reasons) ? one.rowReasons : one.reasons
      const reasons = known.get(key) ?? reasonsOf(one, texts, order) ?? none
      known.set(key, reasons)
      return [one.name, one.kind === 'number' ? numbersOf(one, texts, reasons) : placesOf(one, texts, reasons)]
    }),
  )
}

const isAnswered = (reasons: Int8Array): boolean => reasons.every((reason) => reason === 0)

/** Null where every row has an answer. */
function reasonsOf(cells: Cells, texts: Uint32Array, order: Uint32Array): Int8Array | null {
  const byText = cells.reasons
  const rowReasons = cells.kind === 'coded' ? cells.rowReasons : null
  if (rowReasons === null && isAnswered(byText)) return null
  const found = new Int8Array(texts.length)
  if (rowReasons === null) for (let i = 0; i < texts.length; i++) found[i] = byText[texts[i]!]!
  else for (let i = 0; i < texts.length; i++) found[i] = rowReasons[order[i]!]! || byText[texts[i]!]!
  return found
}

function placesOf({ options, places, rowReasons }: CodedCells, texts: Uint32Array, reasons: Int8Array): Column {
  const { index } = openCoded(options, texts.length).column
  for (let i = 0; i < texts.length; i++) index[i] = places[texts[i]!]!
  // A text that is an answer is none in a row that another column spoils.
  if (rowReasons !== null) for (let i = 0; i < texts.length; i++) if (reasons[i] !== 0) index[i] = 0
  return { kind: 'coded', index, reasons }
}

function numbersOf({ values: byText, reasons: reasonByText }: NumberCells, texts: Uint32Array, reasons: Int8Array): Column {
  const { values, known } = openNumber(texts.length)
  for (let i = 0; i < texts.length; i++) {
    const at = texts[i]!
    if (reasonByText[at] !== 0) continue
    values[i] = byText[at]!
    known[i] = 1
  }
  return { kind: 'number', values, known, reasons }
}
