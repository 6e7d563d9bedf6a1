/** A column of a file: its heading, and its cells as they are to be written (see {@link textCell}). */
export interface CsvColumn {
  readonly name: string
  cell(row: number): string
}

/** Begins a formula in Excel, LibreOffice or WPS, full-width forms included; and our own mark. */
const RISKY = /^[=+\-@\t\r\n\0'＝＋－＠]/

/** Text that no spreadsheet takes for a formula: what could be one, and what already begins with an apostrophe, gets an apostrophe in front. */
export function defused(text: string): string {
  return RISKY.test(text) ? `'${text}` : text
}

/** Undoes {@link defused} exactly. */
export function undefused(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text
}

/** A cell after RFC 4180. */
export function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A cell of text. Codes and numbers are written as they are: -8 must stay a number. */
export function textCell(text: string): string {
  return quoted(defused(text))
}

const ROWS_AT_ONCE = 4096

/** A file: UTF-8 with byte-order mark, commas, CRLF after every row, the heading first. */
export function csvBytes(columns: readonly CsvColumn[], rows: number): Uint8Array {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = [encoder.encode(`\uFEFF${columns.map(({ name }) => name).join(',')}\r\n`)]
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    let text = ''
    for (let row = from; row < Math.min(rows, from + ROWS_AT_ONCE); row++) {
      for (let c = 0; c < columns.length; c++) text += c ? `,${columns[c]!.cell(row)}` : columns[c]!.cell(row)
      text += '\r\n'
    }
    parts.push(encoder.encode(text))
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A file of rows that are already there. */
export function csvOfRows(names: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  return csvBytes(
    names.map((name, c) => ({ name, cell: (row) => rows[row]![c]! })),
    rows.length,
  )
}
