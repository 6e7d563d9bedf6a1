import { canonicalJson, sha256Hex, utf8 } from '../study/hash.ts'
import type { Column, Dataset } from './dataset.ts'

const bytesOf = (array: Uint8Array | Uint16Array | Int8Array | Float64Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** Numbers are hashed as the little-endian bytes that every platform of ours has; a value that is not known never counts. */
function columnHash(column: Column): readonly string[] {
  if (column.kind === 'coded') return [sha256Hex(bytesOf(column.index)), sha256Hex(bytesOf(column.reasons))]
  const values = column.values.map((value, row) => (column.known[row] ? value + 0 : 0))
  return [sha256Hex(bytesOf(values)), sha256Hex(bytesOf(column.known)), sha256Hex(bytesOf(column.reasons))]
}

/** SHA-256 (hex) over study, columns and codebooks in canonical form: equal data, equal hash. What was set aside is no data. */
export function datasetHash(data: Pick<Dataset, 'study' | 'synthetic' | 'tables'>): string {
  const tables = Object.values(data.tables)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((table) => ({
      name: table.name,
      rows: table.rows,
      respondent: table.respondent,
      codebook: table.codebook,
      columns: Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, columnHash(column)])),
    }))
  return sha256Hex(utf8(canonicalJson({ study: data.study, synthetic: data.synthetic, tables })))
}
