import { importedDataset, importedHash, type ImportedColumns } from '../dataset/from-columns.ts'
import type { Aside } from '../dataset/dataset.ts'
import type { Digest } from '../dataset/hash.ts'
import { parsed, publishedBytes, readPublished } from '../study/publish.ts'
import { StudyError } from '../study/study-error.ts'
import type { Text } from '../study/text.ts'
import type { Imported, ImportedText, RowProblem } from './applied.ts'
import { applyToColumns } from './apply.ts'
import type { ImportMap } from './map.ts'
import type { RawTable } from './raw.ts'
import { mapBytes, readMap } from './read-map.ts'

/** An import as it is kept on a device: plain data that survives structured cloning. `hash` is of the data, and is checked when they are read again. */
export interface KeptImport {
  /** Of the study. */
  readonly id: string
  readonly title: Text
  /** The tool it came from, and rows of the table. The name of the file is kept nowhere: it may name somebody. */
  readonly tool: string
  readonly rows: number
  /** The published study. */
  readonly study: Uint8Array
  readonly hash: string
  /** Without scores, which follow from them. */
  readonly columns: ImportedColumns
  readonly aside: readonly Aside[]
  readonly texts: readonly ImportedText[]
  /** As {@link mapBytes} gives them. */
  readonly map: Uint8Array
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
}

/** A file under a mapping as it is kept: what {@link applyMap} gives, without the scores that nobody asks for yet. Throws as it does. */
export async function keptFrom(raw: RawTable, map: ImportMap, digest: Digest): Promise<KeptImport> {
  const { study, columns, rows, map: applied, ...rest } = applyToColumns(raw, map)
  const hash = importedHash(digest, study, columns, rows)
  return { ...rest, id: study.id, title: study.title, tool: study.imported.tool, rows, study: publishedBytes(study), hash: await hash, columns, map: mapBytes(applied) }
}

/** What is kept of an import. The columns are the same arrays, not copies. */
export function keptOf({ study, dataset, texts, problems, problemCount, map }: Imported): KeptImport {
  const table = dataset.tables[study.codebooks[0]!.id]!
  const scores = new Set(table.codebook.variables.flatMap(({ role, name }) => (role === 'score' ? [name] : [])))
  const columns = Object.fromEntries(Object.entries(table.columns).filter(([name]) => !scores.has(name)))
  const { id, title, imported } = study
  if (!imported) throw new RangeError(`${id} was not imported`)
  return { id, title, tool: imported.tool, rows: table.rows, study: publishedBytes(study), hash: dataset.hash, columns, aside: dataset.aside, texts, map: mapBytes(map), problems, problemCount }
}

/** The import that was kept. Throws {@link StudyError}: `keptDiffers` where the data are not those that were kept. */
export async function importOf({ columns, rows, aside, hash, texts, problems, problemCount, ...kept }: KeptImport, digest: Digest): Promise<Imported> {
  const study = readPublished(kept.study)
  if ((await importedHash(digest, study, columns, rows)) !== hash) throw new StudyError('keptDiffers', '')
  return { study, dataset: importedDataset(study, columns, rows, aside, hash), texts, problems, problemCount, map: readMap(parsed(kept.map)) }
}
