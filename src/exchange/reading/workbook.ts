import type { Reading } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { digestOf } from './digest.ts'
import { openSheetTable, type SheetTable } from './sheet-table.ts'
import { FIRST, openPauses, sliceOf, type FileRead, type ReadingSource, type ReadStep } from './source.ts'
import { openXls } from './xls.ts'
import { openXlsx, type Progress, type Workbook } from './xlsx.ts'

/**
 * Reads a sheet of a workbook: the one that is wanted, else the first visible one that is a table. Cells are texts as they would be
 * typed (see README.md). Throws {@link FileError}: nothing is half read.
 */
export async function readWorkbook(source: ReadingSource, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<FileRead> {
  const digest = digestOf(source)
  // Where reading fails first, nobody waits for the digest any more.
  digest.catch(() => undefined)
  const book = await openWorkbook(source)
  const { sheet, table } = await tableOf(source, book, wanted, tell)
  const { skip, headings, columns, ...read } = table.close()
  if (columns.length === 0) throw new FileError('sheetEmpty', source.name, {}, { sheet })
  if (read.rows === 0) throw new FileError('noRows', source.name)
  tell({ done: source.blob.size, of: source.blob.size, rows: read.rows })
  const reading: Reading = { kind: 'workbook', encoding: null, delimiter: null, sheet, skip, headings }
  return {
    table: { file: source.name, sha256: await digest, reading, columns, badRows: [], sets: [], ...read },
    first: table.first.slice(0, FIRST),
    sheets: book.sheets.map(({ name }) => name),
  }
}

async function openWorkbook(source: ReadingSource): Promise<Workbook> {
  const [first] = await sliceOf(source, 0, 1)
  if (first === 0xd0) return openXls(source)
  if (first !== 0x50) throw new FileError('notWorkbook', source.name)
  return openXlsx(source)
}

/** Where the wanted sheet stands. Of a workbook with one sheet it is that, whatever it is called: programs name it after file or day. */
function placeOfSheet({ name }: ReadingSource, { sheets }: Workbook, wanted: string | null | undefined): number | null {
  if (wanted === null || wanted === undefined) return null
  if (sheets.length === 1) return 0
  const at = sheets.findIndex((sheet) => sheet.name === wanted)
  if (at < 0) throw new FileError('sheetMissing', name, {}, { sheet: wanted })
  return at
}

interface Found {
  readonly sheet: string
  readonly table: SheetTable
}

/** The wanted sheet; else the first with a row below its first, the visible ones before the hidden; else the first with a row at all. */
async function tableOf(source: ReadingSource, book: Workbook, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<Found> {
  const own = placeOfSheet(source, book, wanted?.sheet)
  if (own !== null) return read(source, book, own, wanted, tell)
  const order = book.sheets.map((_, i) => i).sort((a, b) => Number(book.sheets[a]!.hidden) - Number(book.sheets[b]!.hidden))
  let best: Found | null = null
  for (const at of order) {
    const found = await read(source, book, at, wanted, tell)
    if (found.table.seen > 1) return found
    if (!best || (best.table.seen === 0 && found.table.seen > 0)) best = found
  }
  return best!
}

async function read({ name, blob }: ReadingSource, book: Workbook, at: number, wanted: Partial<Reading> | null, tell: (step: ReadStep) => void): Promise<Found> {
  const table = openSheetTable(name, wanted)
  const pause = openPauses()
  const progress: Progress = async (done, of) => {
    // Sheets that are not read and pictures count as well, so that progress ends where the file does.
    if (await pause()) tell({ done: Math.round((done / of) * blob.size), of: blob.size, rows: table.rows })
  }
  tell({ done: 0, of: blob.size, rows: 0 })
  await book.read(at, { row: (cells, line) => table.add(cells, line), note: (is, column, line) => table.note(is, column, line) }, progress, () => false)
  return { sheet: book.sheets[at]!.name, table }
}
