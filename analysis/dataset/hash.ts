import { canonicalJson, sha256Hex, utf8 } from '../study/hash.ts'
import type { Column, Dataset, NumberColumn, Table } from './dataset.ts'

/** SHA-256 (hex) of bytes, by something faster than {@link sha256Hex}. */
export type Digest = (bytes: Uint8Array) => Promise<string>

type Hashed = Pick<Dataset, 'study' | 'synthetic' | 'tables'>
type Hashes = readonly (readonly [name: string, hashes: readonly string[]])[]

const bytesOf = (array: Uint8Array | Uint16Array | Int8Array | Float64Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

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
function columnBytes(column: Column): readonly Uint8Array[] {
  if (column.kind === 'coded') return [bytesOf(column.index), bytesOf(column.reasons)]
  const { values, states } = numberCells(column)
  return [bytesOf(values), bytesOf(states)]
}

/** Scores follow from the items, and better arithmetic does not make other data of them. */
function hashedColumns({ codebook, columns }: Table): readonly (readonly [name: string, column: Column])[] {
  return codebook.variables.flatMap(({ name, role }) => (role !== 'score' && Object.hasOwn(columns, name) ? [[name, columns[name]!] as const] : []))
}

function hashOf({ study, synthetic, tables }: Hashed, hashes: ReadonlyMap<Table, Hashes>): string {
  const described = Object.values(tables)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((table) => ({
      name: table.name,
      rows: table.rows,
      respondent: table.respondent,
      codebook: table.codebook,
      columns: Object.fromEntries(hashes.get(table)!),
    }))
  return sha256Hex(utf8(canonicalJson({ study, synthetic, tables: described })))
}

/** SHA-256 (hex) over study, columns and codebooks in canonical form: equal data, equal hash. What was set aside is no data, and scores add none. */
export function datasetHash(data: Hashed): string {
  return hashOf(data, new Map(Object.values(data.tables).map((table) => [table, hashedColumns(table).map(([name, column]) => [name, columnBytes(column).map(sha256Hex)] as const)])))
}

/** The same, the columns hashed by `digest`: one after another, since it may copy what it is given. */
export async function datasetHashBy(digest: Digest, data: Hashed): Promise<string> {
  const hashes = new Map<Table, Hashes[number][]>()
  for (const table of Object.values(data.tables)) {
    hashes.set(table, [])
    for (const [name, column] of hashedColumns(table)) hashes.get(table)!.push([name, await Promise.all(columnBytes(column).map(digest))])
  }
  return hashOf(data, hashes)
}
