import type { RawTable, Reading } from '../../../analysis/intake/raw.ts'
import { remarksIn } from '../../../analysis/intake/remarks.ts'
import { FileError } from '../file-error.ts'
import { FIRST, sliceOf, type FileRead, type ReadingSource, type ReadStep } from './source.ts'
import { firstTextRows, readText } from './text.ts'

export type { FileRead, ReadingSource, ReadStep } from './source.ts'

/** What a file is by its first bytes, whatever its name says. */
async function kindOf(source: ReadingSource): Promise<Reading['kind']> {
  if (source.blob.size === 0) throw new FileError('empty', source.name)
  const head = await sliceOf(source, 0, 5)
  const begins = (...first: readonly number[]): boolean => first.every((byte, i) => head[i] === byte)
  // A ZIP archive, empty or not; a container of old Office files; "$FL2" and "$FL3".
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  // "%PDF-" and "{\\rtf".
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d) || begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new FileError('document', source.name)
  return begins(0x24, 0x46, 0x4c, 0x32) || begins(0x24, 0x46, 0x4c, 0x33) ? 'sav' : 'text'
}

/** Reads a file of any kind into its table alone: see {@link readFile}. */
export async function readRaw(source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<RawTable> {
  return (await readFile(source, wanted, tell)).table
}

/**
 * Reads a file of any kind. What `wanted` says of the reading is taken as it is, the rest is found; the kind is the file's own.
 * `tell` hears at least every quarter of a second while text is read. Throws {@link FileError}: nothing is half read.
 */
export async function readFile(source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<FileRead> {
  const { table, ...shown } = await readAs(await kindOf(source), source, wanted, tell)
  const remarks = remarksIn(table)
  return { ...shown, table: remarks.length === 0 ? table : { ...table, notes: [...(table.notes ?? []), ...remarks] } }
}

async function readAs(kind: Reading['kind'], source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<FileRead> {
  if (kind === 'workbook') return (await import('./workbook.ts')).readWorkbook(source, wanted, tell)
  if (kind === 'sav') return { table: await (await import('./sav.ts')).readSav(source, wanted, tell), first: [], sheets: [] }
  const table = await readText(source, wanted, tell)
  return { table, first: await firstTextRows(source, table.reading, FIRST), sheets: [] }
}
