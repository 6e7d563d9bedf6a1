import { FileError } from './file-error.ts'
import { eachRow } from './reading/layout.ts'

/** A file as it came: its name is for messages and for telling labels from codes. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A row's cells as text, and the line on which it begins: the heading is line 1. Types are never inferred; a codebook decides what a cell is. */
export type ReadRow = (cells: readonly string[], line: number) => void

const startsWith = (bytes: Uint8Array, first: readonly number[]): boolean => first.every((byte, i) => bytes[i] === byte)

/** UTF-8 with or without byte-order mark; anything else is refused rather than guessed. */
function decoded({ name, bytes }: NamedFile): string {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileError('spreadsheet', name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw new FileError('notUtf8', name)
    throw error
  }
}

/** The separator of the heading, whose names hold none themselves: Excel writes semicolons where the comma is the decimal mark. */
function separatorOf(heading: string): string {
  return [',', ';', '\t'].find((separator) => heading.includes(separator)) ?? ','
}

/**
 * Reads a CSV file: the heading first, by `onHeading`, then row by row. Throws {@link FileError} on another encoding, wrong
 * quotation marks, a row with more or fewer cells than the heading, and a file that breaks off (every row ends with a line break).
 */
export function readCsv(file: NamedFile, onHeading: (names: readonly string[]) => ReadRow): void {
  const text = decoded(file)
  // Without a line break at its end the last cell may have lost its own.
  if (text !== '' && !/[\r\n]$/.test(text)) throw new FileError('truncated', file.name, { line: text.split(/\r\n|\r|\n/).length })
  let width = 0
  let onRow: ReadRow | null = null
  eachRow(file.name, text, separatorOf(/.*/.exec(text)![0]), true, (cells, line) => {
    if (!onRow) {
      onRow = onHeading(cells)
      width = cells.length
      return true
    }
    if (cells.length !== width) throw new FileError('cells', file.name, { line }, { n: cells.length, expected: width })
    onRow(cells, line)
    return true
  })
  if (!onRow) throw new FileError('notExport', file.name)
}
