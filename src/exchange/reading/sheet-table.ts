import { headingsOf } from '../../../analysis/intake/headings.ts'
import type { RawTable, Reading, ReadingNote } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { openColumns } from './columns.ts'

/** Rows looked at to tell title, headings and data apart. */
const FIRST = 20
/** A sheet with a stray cell far to the right would take room for every cell in between. */
const MOST_CELLS = 250_000_000
const ROWS_AT_ONCE = 1024

/** Rows of a sheet on their way into a table. They may be of any width; a row without a filled cell is none. */
export interface SheetTable {
  /** Rows of data so far, and filled rows of any kind. */
  readonly rows: number
  readonly seen: number
  /** The first filled rows, at least twenty where there are so many. */
  readonly first: readonly (readonly string[])[]
  /** The array is read, not kept. `line` is the row of the sheet, from 1. */
  add(cells: readonly string[], line: number): void
  note(is: ReadingNote['is'], column: number, line: number): void
  close(): Pick<RawTable, 'rows' | 'columns' | 'lines' | 'notes'> & Pick<Reading, 'skip' | 'headings'>
}

/** Begins a table whose first rows are headings as `wanted` says, or as they look. Throws {@link FileError} on a table too large. */
export function openSheetTable(file: string, wanted: Partial<Reading> | null): SheetTable {
  const columns = openColumns(0)
  const first: { readonly cells: readonly string[]; readonly line: number }[] = []
  const blocks: Uint32Array[] = []
  const lines = new Uint32Array(ROWS_AT_ONCE)
  const notes = new Map<string, { readonly is: ReadingNote['is']; readonly at: number; readonly line: number; n: number }>()
  let headings: readonly (readonly string[])[] | null = null
  let skip = 0
  let written = 0
  let inBlock = 0
  let seen = 0

  /** A column that no row had before is empty in all of them. */
  function widen(width: number): void {
    if (width <= blocks.length) return
    columns.widen(width)
    while (blocks.length < width) {
      if (inBlock > 0) columns.placeOf(blocks.length, '')
      blocks.push(new Uint32Array(ROWS_AT_ONCE))
    }
  }

  function flush(): void {
    blocks.forEach((places, c) => columns.addBlock(c, places, inBlock))
    columns.addLines(lines, inBlock)
    written += inBlock
    inBlock = 0
  }

  function take(cells: readonly string[], line: number): void {
    const width = Math.max(cells.length, blocks.length)
    if ((written + inBlock) * width > MOST_CELLS) throw new FileError('tooManyCells', file, { line }, { columns: width })
    widen(width)
    for (let c = 0; c < blocks.length; c++) blocks[c]![inBlock] = columns.placeOf(c, cells[c] ?? '')
    lines[inBlock] = line
    if (++inBlock === ROWS_AT_ONCE) flush()
  }

  function begin(): void {
    const found = parted(
      first.map(({ cells }) => cells),
      wanted,
    )
    skip = found.skip
    headings = first.slice(skip, skip + found.headings).map(({ cells }) => cells)
    widen(headings.reduce((widest, row) => Math.max(widest, row.length), 0))
    for (const { cells, line } of first.slice(skip + found.headings)) take(cells, line)
  }

  return {
    get rows() {
      return written + inBlock
    },
    get seen() {
      return seen
    },
    get first() {
      return first.map(({ cells }) => cells)
    },
    add(cells, line) {
      if (cells.every((cell) => cell === '')) return
      seen++
      if (headings) take(cells, line)
      else if (first.push({ cells: [...cells], line }) === FIRST + (wanted?.skip ?? 0) + (wanted?.headings ?? 0)) begin()
    },
    note(is, at, line) {
      const key = `${is} ${at}`
      const known = notes.get(key)
      if (known) known.n++
      else notes.set(key, { is, at, line, n: 1 })
    },
    close() {
      if (!headings) begin()
      flush()
      const rows = headings!
      const table = columns.close(Array.from({ length: blocks.length }, (_, c) => rows.map((cells) => cells[c] ?? '')))
      const kept = [...notes.values()].filter(({ at }) => at < table.columns.length)
      return { ...table, rows: written, skip, headings: rows.length, notes: kept.map(({ is, at, line, n }) => ({ is, column: table.columns[at]!.key, n, line })) }
    },
  }
}

function parted(rows: readonly (readonly string[])[], wanted: Partial<Reading> | null): { readonly skip: number; readonly headings: number } {
  const skip = Math.min(wanted?.skip ?? headingsOf(rows).skip, rows.length)
  return { skip, headings: Math.min(wanted?.headings ?? headingsOf(rows.slice(skip)).headings, rows.length - skip) }
}
