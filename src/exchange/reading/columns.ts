import { columnKeys, type Declared, type RawColumn } from '../../../analysis/intake/raw.ts'

/** A table of more columns is no survey, and would be slow in everything after: such a file is refused. */
export const MOST_COLUMNS = 5000

/** Columns being read row by row, each as its distinct texts and one place per row. */
export interface Columns {
  readonly rows: number
  /** Place of a text among those of its column; a new text gets the next place. */
  placeOf(column: number, text: string): number
  /** A row by the places of its cells, one for every column. The array is read, not kept. */
  addPlaces(places: Uint32Array, line: number): void
  /** A row by its texts; cells missing at the end are empty. `line` is where it begins, from 1. */
  add(cells: readonly string[], line: number): void
  /**
   * The table, with one list of headings (and what a file declares) per column. Columns at the end whose headings and cells are all
   * empty are dropped. Every text occurs in some row. Nothing can be added after it.
   */
  close(headings: readonly (readonly string[])[], declared?: readonly (Declared | null)[]): { readonly columns: readonly RawColumn[]; readonly lines: Uint32Array }
}

type Places = Uint8Array | Uint16Array | Uint32Array

/** Room for the places of rows, as narrow as the number of texts allows. */
function room(texts: number, rows: number): Places {
  return texts <= 0x100 ? new Uint8Array(rows) : texts <= 0x10000 ? new Uint16Array(rows) : new Uint32Array(rows)
}

/** A column while it is read: blocks of places, each as wide as the texts seen by then. */
interface Growing {
  readonly places: Map<string, number>
  readonly values: string[]
  counts: Uint32Array
  readonly blocks: Places[]
}

/** Cells of a block: small enough to stay in the cache while it is turned from rows into columns. */
const CELLS_AT_ONCE = 0x40000

/** Begins a table of so many columns. */
export function openColumns(width: number): Columns {
  const columns: Growing[] = Array.from({ length: width }, () => ({ places: new Map(), values: [], counts: new Uint32Array(4), blocks: [] }))
  const most = Math.max(1, Math.min(4096, Math.floor(CELLS_AT_ONCE / Math.max(1, width))))
  const block = new Uint32Array(most * width)
  const own = new Uint32Array(width)
  const lineBlocks: Uint32Array[] = []
  let lines = new Uint32Array(most)
  let rows = 0
  let inBlock = 0

  function placeOf(c: number, text: string): number {
    const column = columns[c]!
    const known = column.places.get(text)
    if (known !== undefined) return known
    const place = column.values.push(text) - 1
    column.places.set(text, place)
    return place
  }

  function flush(): void {
    for (let c = 0; c < width; c++) {
      const column = columns[c]!
      if (column.counts.length < column.values.length) column.counts = longer(column.counts, column.values.length)
      column.blocks.push(turned(block, c, width, inBlock, column))
    }
    lineBlocks.push(lines.subarray(0, inBlock))
    lines = new Uint32Array(most)
    inBlock = 0
  }

  function addPlaces(places: Uint32Array, line: number): void {
    block.set(places, inBlock * width)
    lines[inBlock] = line
    rows++
    if (++inBlock === most) flush()
  }

  return {
    get rows() {
      return rows
    },
    placeOf,
    addPlaces,
    add(cells, line) {
      if (cells.length > width) throw new RangeError(`a row of ${cells.length} cells in a table of ${width} columns`)
      for (let c = 0; c < width; c++) own[c] = placeOf(c, cells[c] ?? '')
      addPlaces(own, line)
    },
    close(headings, declared = []) {
      if (inBlock > 0) flush()
      let kept = width
      while (kept > 0 && isBare(columns[kept - 1]!, headings[kept - 1] ?? [])) kept--
      const keys = columnKeys(Array.from({ length: kept }, (_, c) => headings[c] ?? []))
      return {
        columns: keys.map((key, c) => ({ key, headings: headings[c] ?? [], declared: declared[c] ?? null, ...closed(columns[c]!, rows) })),
        lines: joined(lineBlocks, new Uint32Array(rows)),
      }
    },
  }
}

function longer(counts: Uint32Array, atLeast: number): Uint32Array {
  const more = new Uint32Array(Math.max(atLeast, counts.length * 2))
  more.set(counts)
  return more
}

/** Column `c` of a block of rows, counted. */
function turned(block: Uint32Array, c: number, width: number, rows: number, { counts, values }: Growing): Places {
  const places = room(values.length, rows)
  for (let row = 0, at = c; row < rows; row++, at += width) {
    const place = block[at]!
    places[row] = place
    counts[place]!++
  }
  return places
}

const isBare = ({ values }: Growing, headings: readonly string[]): boolean => values.every((value) => value === '') && headings.every((heading) => heading === '')

/** The blocks one after the other; each is let go as soon as it is copied, so that a large file is never there twice. */
function joined<T extends Places>(blocks: (Places | null)[], whole: T): T {
  let at = 0
  for (let b = 0; b < blocks.length; b++) {
    whole.set(blocks[b]!, at)
    at += blocks[b]!.length
    blocks[b] = null
  }
  return whole
}

function closed(column: Growing, rows: number): Pick<RawColumn, 'values' | 'counts' | 'index'> {
  column.places.clear()
  return { values: column.values, counts: column.counts.slice(0, column.values.length), index: joined<Places>(column.blocks, room(column.values.length, rows)) }
}
