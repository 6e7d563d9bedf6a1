import { headingsOf } from '../../../analysis/intake/headings.ts'
import { FileError } from '../file-error.ts'
import { textsOf } from './dictionary.ts'
import { Scanner } from './scan.ts'

/** How the rows of a text file are to be taken: its delimiter, and where its headings are. */
export interface Layout {
  readonly delimiter: string
  readonly skip: number
  readonly headings: number
  /** Cells of most rows. */
  readonly width: number
}

/** In this order where two fit as well: a comma stands in texts and decimal numbers, the others hardly do. */
const DELIMITERS = ['\t', ';', ',', '|']
/** Enough to see a pattern, and a row of them is looked at with each delimiter. */
const ROWS = 200
/** As many as {@link headingsOf} asks for. */
const ROWS_FOR_HEADINGS = 20

type Row = readonly string[]

/** The first rows of a text; `whole`: the text ends where the file does, so that its last row is one. */
export function rowsOf(file: string, text: string, delimiter: string, most: number, whole: boolean): readonly Row[] {
  const rows: Row[] = []
  eachRow(file, text, delimiter, whole, (row) => rows.push(row) < most)
  return rows
}

/** Every row of a text with the line on which it begins, until `onRow` gives false. */
export function eachRow(file: string, text: string, delimiter: string, whole: boolean, onRow: (row: Row, line: number) => boolean): void {
  // The scanner wants a line end behind what it scans.
  const bytes = new TextEncoder().encode(`${text}\n`)
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  const scanner = new Scanner(file, delimiter)
  scanner.scan(bytes, bytes.length - 1, whole, (n, line) => {
    const row = textsOf((cell) => utf8.decode(cell), bytes, scanner.cells, n)
    scanner.cells.clear()
    return onRow(row, line)
  })
}

/** Excel's note to itself in the first line, which names the delimiter. */
const NOTE = /^sep=([^\r\n"])(?:\r|\n)/i

/** Finds the layout of a file from its beginning; what is `wanted` is taken as it is. */
export function layoutOf(file: string, text: string, whole: boolean, wanted: { readonly delimiter?: string | null; readonly skip?: number; readonly headings?: number }): Layout {
  const noted = NOTE.exec(text)?.[1]
  const delimiter = wanted.delimiter ?? noted ?? delimiterOf(file, text, whole)
  const rows = rowsOf(file, text, delimiter, ROWS, whole)
  const own = noted === undefined ? 0 : 1
  const found = headingsOf(rows.slice(own, own + ROWS_FOR_HEADINGS))
  const { skip = found.skip + own, headings = found.headings } = wanted
  return { delimiter, skip, headings, width: usual(rows.slice(skip)).width }
}

/** The commonest width of rows, and the share of rows that have it. */
function usual(rows: readonly Row[]): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, n] = [...counts].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best), [1, 0])
  return { width, share: rows.length === 0 ? 0 : n / rows.length }
}

/** The delimiter with which most rows are of one width; of several, the one that makes the most columns. A comma where none makes any. */
function delimiterOf(file: string, text: string, whole: boolean): string {
  let refused: FileError | null = null
  const found: { readonly delimiter: string; readonly width: number; readonly share: number }[] = []
  for (const delimiter of DELIMITERS) {
    try {
      const { width, share } = usual(rowsOf(file, text, delimiter, ROWS, whole))
      if (width > 1) found.push({ delimiter, width, share })
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      refused ??= error
    }
  }
  const best = found.toSorted((a, b) => rounded(b.share) - rounded(a.share) || b.width - a.width)[0]
  if (best) return best.delimiter
  if (refused) throw refused
  return ','
}

const rounded = (share: number): number => Math.round(share * 10)
