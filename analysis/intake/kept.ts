import { importedDataset } from '../dataset/from-columns.ts'
import type { Aside, Column } from '../dataset/dataset.ts'
import { parsed, publishedBytes, readPublished } from '../study/publish.ts'
import { StudyError } from '../study/study-error.ts'
import type { Text } from '../study/text.ts'
import type { Imported, ImportedText, RowProblem } from './applied.ts'
import { mapBytes, readMap } from './read-map.ts'

/** An import as it is kept on a device: plain data that survives structured cloning. `hash` is of the data, and is checked when they are read again. */
export interface KeptImport {
  /** Of the study. */
  readonly id: string
  readonly title: Text
  /** Name of the file, and rows of the table. */
  readonly file: string
  readonly rows: number
  /** The published study. */
  readonly study: Uint8Array
  readonly hash: string
  /** By name; without scores, which follow from them. */
  readonly columns: { readonly [name: string]: Column }
  readonly aside: readonly Aside[]
  readonly texts: readonly ImportedText[]
  /** As {@link mapBytes} gives them. */
  readonly map: Uint8Array
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
}

/** What is kept of an import. The columns are the same arrays, not copies. */
export function keptOf({ study, dataset, texts, problems, problemCount, map }: Imported): KeptImport {
  const table = dataset.tables[study.codebooks[0]!.id]!
  const scores = new Set(table.codebook.variables.flatMap((variable) => (variable.role === 'score' ? [variable.name] : [])))
  const columns = Object.fromEntries(Object.entries(table.columns).filter(([name]) => !scores.has(name)))
  return { id: study.id, title: study.title, file: study.imported!.file, rows: table.rows, study: publishedBytes(study), hash: dataset.hash, columns, aside: dataset.aside, texts, map: mapBytes(map), problems, problemCount }
}

/** The import that was kept. Throws {@link StudyError}: `keptDiffers` where the data are not those that were kept. */
export function importOf(kept: KeptImport): Imported {
  const study = readPublished(kept.study)
  const dataset = importedDataset(study, kept.columns, kept.rows, kept.aside)
  if (dataset.hash !== kept.hash) throw new StudyError('keptDiffers', '')
  const { texts, problems, problemCount } = kept
  return { study, dataset, texts, problems, problemCount, map: readMap(parsed(kept.map)) }
}
