import { columnKeys, type Declared, type RawColumn } from '../../../analysis/intake/raw.ts'

/** A table of more columns is no survey, and would be slow in everything after: such a file is refused. */
export const MOST_COLUMNS = 5000

/**
 * Columns being read, each as its distinct texts and one place per row. Rows come either one by one ({@link Columns.add}), or in
 * blocks, column by column, from a reader that keeps its own account of the texts.
 */
export interface Columns {
  readonly rows: number
  /** A row by its texts; cells missing at the end are empty. `line` is where it begins, from 1. */
  add(cells: readonly string[], line: number): void
  /** Gives a text that the column has not seen its place. */
  push(column: number, text: string): number
  /** Place of a text among those of its column; a new text gets the next place. */
  placeOf(column: number, text: string): number
  /** The places of one column in the next rows; the array is read, not kept. Every column gets its block, then come the lines. */
  addBlock(column: number, places: Int32Array | Uint32Array, rows: number): void
  /** The lines on which the rows of the block begin. */
  addLines(lines: Uint32Array, rows: number): void
  /** Adds columns at the right, empty in all rows so far; for readers that hand over blocks and learn the width as they go. */
  widen(width: number): void
  /**
   * The table, with one list of headings (and what a file declares) per column. Columns at the end whose headings and cells are all
   * empty are dropped. Nothing can be added after it.
   */
  close(headings: readonly (readonly string[])[], declared?: readonly (Declared | null)[]): { readonly columns: readonly RawColumn[]; readonly lines: Uint32Array }
}

type Places = Uint8Array | Uint16Array | Uint32Array

/** Room for the places of rows, as narrow as the number of texts allows. */
function room(texts: number, rows: number): Places {
  return texts <= 0x100 ? new Uint8Array(rows) : texts <= 0x10000 ? new Uint16Array(rows) : new Uint32Array(rows)
}

/** A column while it is read: full blocks of places, and one being filled; each as wide as the texts seen by then. */
interface Growing {
  readonly values: string[]
  /** Only where texts come by {@link Columns.placeOf}. */
  readonly places: Map<string, number>
  counts: Uint32Array
  readonly blocks: Places[]
  open: Places
  filled: number
}

/** Rows of a block of a column: fewer in a wide table, where a block that is hardly filled would cost as often as there are columns. */
const blockOf = (width: number): number => Math.max(256, Math.min(8192, Math.floor(0x400000 / Math.max(1, width))))

/** Rows worth handing over together: so many that their cells stay in the processor's cache. */
export function rowsAtOnce(width: number): number {
  return Math.max(1, Math.min(4096, Math.floor(0x8000 / Math.max(1, width))))
}

const growing = (): Growing => ({ places: new Map(), values: [], counts: new Uint32Array(4), blocks: [], open: new Uint8Array(0), filled: 0 })

/** Begins a table of so many columns. */
export function openColumns(from: number): Columns {
  let width = from
  const columns = Array.from({ length: width }, growing)
  const most = rowsAtOnce(width)
  const block = blockOf(width)
  let waiting: Uint32Array[] | null = null
  let waitingLines = new Uint32Array(0)
  let lineOf = new Uint32Array(1024)
  let inBlock = 0
  let rows = 0

  function push(c: number, text: string): number {
    return columns[c]!.values.push(text) - 1
  }
  function placeOf(c: number, text: string): number {
    const { places } = columns[c]!
    const known = places.get(text)
    if (known !== undefined) return known
    const place = push(c, text)
    places.set(text, place)
    return place
  }
  function addBlock(c: number, places: Int32Array | Uint32Array, n: number): void {
    const column = columns[c]!
    const texts = column.values.length
    if (column.counts.length < texts) column.counts = longer(column.counts, texts)
    for (let at = 0; at < n; ) {
      const some = Math.min(n - at, ready(column, texts, block))
      column.open.set(places.subarray(at, at + some), column.filled)
      column.filled += some
      at += some
    }
    count(places, n, column.counts)
  }
  function addLines(lines: Uint32Array, n: number): void {
    if (rows + n > lineOf.length) lineOf = longer(lineOf, rows + n)
    lineOf.set(lines.subarray(0, n), rows)
    rows += n
  }
  function flush(): void {
    if (!waiting || inBlock === 0) return
    for (let c = 0; c < width; c++) addBlock(c, waiting[c]!, inBlock)
    addLines(waitingLines, inBlock)
    inBlock = 0
  }

  return {
    get rows() {
      return rows + inBlock
    },
    push,
    placeOf,
    addBlock,
    addLines,
    widen(to) {
      if (waiting) throw new RangeError('columns cannot be added to a table that takes rows')
      while (columns.length < to) {
        const c = columns.push(growing()) - 1
        if (rows === 0) continue
        placeOf(c, '')
        addBlock(c, new Uint32Array(rows), rows)
      }
      width = columns.length
    },
    add(cells, line) {
      if (cells.length > width) throw new RangeError(`a row of ${cells.length} cells in a table of ${width} columns`)
      if (!waiting) {
        waiting = columns.map(() => new Uint32Array(most))
        waitingLines = new Uint32Array(most)
      }
      for (let c = 0; c < width; c++) waiting[c]![inBlock] = placeOf(c, cells[c] ?? '')
      waitingLines[inBlock] = line
      if (++inBlock === most) flush()
    },
    close(headings, declared = []) {
      flush()
      let kept = width
      while (kept > 0 && isBare(columns[kept - 1]!, headings[kept - 1] ?? [])) kept--
      const keys = columnKeys(Array.from({ length: kept }, (_, c) => headings[c] ?? []))
      return {
        columns: keys.map((key, c) => ({ key, headings: headings[c] ?? [], declared: declared[c] ?? null, ...closed(columns[c]!, rows) })),
        lines: lineOf.slice(0, rows),
      }
    },
  }
}

function longer(numbers: Uint32Array, atLeast: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(atLeast, numbers.length * 2))
  more.set(numbers)
  return more
}

/** Makes the open block wide enough for places of so many texts, and gives the rows it still has room for. */
function ready(column: Growing, texts: number, block: number): number {
  if (column.filled === column.open.length) {
    if (column.filled > 0) column.blocks.push(column.open)
    column.open = room(texts, block)
    column.filled = 0
  } else if (texts > 1 << (8 * column.open.BYTES_PER_ELEMENT)) {
    const wider = room(texts, block)
    wider.set(column.open)
    column.open = wider
  }
  return column.open.length - column.filled
}

/** Apart from the writing, which the engine does much faster by itself. */
function count(places: Int32Array | Uint32Array, n: number, counts: Uint32Array): void {
  for (let row = 0; row < n; row++) counts[places[row]!]!++
}

const isBare = ({ values }: Growing, headings: readonly string[]): boolean => values.every((value) => value === '') && headings.every((heading) => heading === '')

/** The column whole; its blocks are let go one by one as they are copied, so that a large column is never there twice. */
function closed(column: Growing, rows: number): Pick<RawColumn, 'values' | 'counts' | 'index'> {
  const { values, counts, blocks } = column
  const index = room(values.length, rows)
  let at = 0
  for (let block = blocks.shift(); block; block = blocks.shift()) {
    index.set(block, at)
    at += block.length
  }
  index.set(column.open.subarray(0, column.filled), at)
  column.open = new Uint8Array(0)
  column.places.clear()
  return { values, counts: counts.slice(0, values.length), index }
}
