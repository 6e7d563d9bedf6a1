import type { Variable } from '../study/codebook.ts'
import { canonicalJson, sha256Hex, utf8 } from '../study/hash.ts'
import type { CodedColumn, Column, Dataset, NumberColumn, Table } from './dataset.ts'

const bytesOf = (array: Uint8Array | Uint16Array | Int8Array | Float64Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** Codes that, with the nine missing codes above them, have room in one byte. */
const IN_A_BYTE = 246

/** A cell is one number: the place of its code, or its missing code counted down from the top. */
function codedCells({ index, reasons }: CodedColumn, options: number): Uint8Array | Uint16Array {
  const cells = options <= IN_A_BYTE ? new Uint8Array(index.length) : new Uint16Array(index.length)
  for (let row = 0; row < cells.length; row++) cells[row] = index[row]! || reasons[row]!
  return cells
}

/** A value that is not known never counts. */
function numberCells({ values, known, reasons }: NumberColumn): { readonly values: Float64Array; readonly states: Int8Array } {
  const cells = { values: new Float64Array(values.length), states: new Int8Array(values.length) }
  for (let row = 0; row < values.length; row++) {
    if (known[row]) cells.values[row] = values[row]! + 0
    cells.states[row] = known[row] || reasons[row]!
  }
  return cells
}

/** Numbers are hashed as the little-endian bytes that every platform of ours has. */
function columnHash(column: Column, variable: Variable): readonly string[] {
  if (column.kind === 'coded') return [sha256Hex(bytesOf(codedCells(column, variable.kind === 'coded' ? variable.options.length : 0)))]
  const { values, states } = numberCells(column)
  return [sha256Hex(bytesOf(values)), sha256Hex(bytesOf(states))]
}

/** Scores follow from the items, and better arithmetic does not make other data of them. */
function hashesOf({ codebook, columns }: Table): { readonly [name: string]: readonly string[] } {
  return Object.fromEntries(codebook.variables.flatMap((variable) => {
    const column = Object.hasOwn(columns, variable.name) ? columns[variable.name] : undefined
    return column && variable.role !== 'score' ? [[variable.name, columnHash(column, variable)]] : []
  }))
}

/** SHA-256 (hex) over study, columns and codebooks in canonical form: equal data, equal hash. What was set aside is no data, and scores add none. */
export function datasetHash(data: Pick<Dataset, 'study' | 'synthetic' | 'tables'>): string {
  const tables = Object.values(data.tables)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((table) => ({
      name: table.name,
      rows: table.rows,
      respondent: table.respondent,
      codebook: table.codebook,
      columns: hashesOf(table),
    }))
  return sha256Hex(utf8(canonicalJson({ study: data.study, synthetic: data.synthetic, tables })))
}
