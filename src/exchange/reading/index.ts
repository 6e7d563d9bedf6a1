import type { RawTable, Reading } from '../../../analysis/intake/raw.ts'
import { remarksIn } from '../../../analysis/intake/remarks.ts'
import { FileError } from '../file-error.ts'
import { sliceOf, type ReadingSource, type ReadStep } from './source.ts'
import { firstTextRows, readText } from './text.ts'

export type { ReadingSource, ReadStep } from './source.ts'

/** What a file is by its first bytes, whatever its name says. */
async function kindOf(source: ReadingSource): Promise<Reading['kind']> {
  if (source.blob.size === 0) throw new FileError('empty', source.name)
  const head = await sliceOf(source, 0, 4)
  const begins = (...first: readonly number[]): boolean => first.every((byte, i) => head[i] === byte)
  // A ZIP archive, empty or not; a container of old Office files; "$FL2" and "$FL3".
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  return begins(0x24, 0x46, 0x4c, 0x32) || begins(0x24, 0x46, 0x4c, 0x33) ? 'sav' : 'text'
}

/**
 * Reads a file of any kind. What `wanted` says of the reading is taken as it is, the rest is found; the kind is the file's own.
 * `tell` hears at least every quarter of a second while text is read. Throws {@link FileError}: nothing is half read.
 */
export async function readRaw(source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<RawTable> {
  const raw = await readAs(await kindOf(source), source, wanted, tell)
  const remarks = remarksIn(raw)
  return remarks.length === 0 ? raw : { ...raw, notes: [...(raw.notes ?? []), ...remarks] }
}

async function readAs(kind: Reading['kind'], source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<RawTable> {
  if (kind === 'workbook') return (await import('./workbook.ts')).readWorkbook(source, wanted, tell)
  if (kind === 'sav') return (await import('./sav.ts')).readSav(source, wanted, tell)
  return readText(source, wanted, tell)
}

/** The first rows as the file has them, headings included, for showing; none of a sav file, which has names and labels instead. */
export async function firstRows(source: ReadingSource, reading: Reading, n: number): Promise<readonly (readonly string[])[]> {
  if (reading.kind === 'workbook') return (await import('./workbook.ts')).firstSheetRows(source, reading, n)
  return reading.kind === 'sav' ? [] : firstTextRows(source, reading, n)
}

/** The sheets a person may choose from; none where the kind has no sheets. */
export async function readingsOf(source: ReadingSource): Promise<{ readonly sheets: readonly string[] }> {
  return { sheets: (await kindOf(source)) === 'workbook' ? await (await import('./workbook.ts')).sheetsOf(source) : [] }
}
