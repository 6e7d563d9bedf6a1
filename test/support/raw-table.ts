import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Papa from 'papaparse'
import { headingsOf } from '../../analysis/intake/headings.ts'
import type { RawTable } from '../../analysis/intake/raw.ts'
import { openColumns } from '../../src/exchange/reading/columns.ts'

/** A table of texts as reading gives it: rows of headings first, found by looking as for a file. */
export function rawTable(rows: readonly (readonly string[])[], file = 'file.csv', encoding = 'utf-8'): RawTable {
  const { skip, headings } = headingsOf(rows.slice(0, 20))
  const above = rows.slice(skip, skip + headings)
  const body = rows.slice(skip + headings).filter((row) => row.some((cell) => cell !== ''))
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = openColumns(width)
  body.forEach((row, i) => columns.add(row, skip + headings + i + 1))
  const closed = columns.close(Array.from({ length: width }, (_, c) => above.map((row) => row[c] ?? '')))
  return {
    file,
    sha256: '0'.repeat(64),
    reading: { kind: 'text', encoding, delimiter: ',', sheet: null, skip, headings },
    rows: body.length,
    ...closed,
    badRows: [],
    sets: [],
  }
}

/** A CSV file as a table. */
export function rawFile(path: string, encoding = 'utf-8'): RawTable {
  const text = new TextDecoder(encoding).decode(readFileSync(path))
  return rawTable(Papa.parse<string[]>(text, { skipEmptyLines: true }).data, basename(path), encoding)
}
