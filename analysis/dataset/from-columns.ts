import type { Study } from '../study/study.ts'
import { tableCodebook } from './columns.ts'
import type { Aside, Column, Dataset, Table } from './dataset.ts'
import { datasetHash, datasetHashBy, type Digest } from './hash.ts'
import { scoreColumns } from './score.ts'

/** Columns of the table of an imported study, by name: UNIT where it has places, one per question, one per option of several answers. */
export interface ImportedColumns {
  readonly [name: string]: Column
}

/**
 * The dataset of an imported study from its columns; scores are computed here. `hash`: theirs, where it is known. Throws RangeError where a
 * column is not there, is of another kind or of another length.
 */
export function importedDataset(study: Study, given: ImportedColumns, rows: number, aside: readonly Aside[] = [], hash: string | null = null): Dataset {
  const asked = answersOf(study, given, rows)
  const scores = asked.codebook.scales.map((scale) => scoreColumns(scale, asked.codebook, asked.columns, rows))
  const table = { ...asked, columns: Object.assign({}, asked.columns, ...scores) as Table['columns'] }
  return { ...dataOf(study, table), hash: hash ?? datasetHash(dataOf(study, asked)), aside }
}

/** The hash of that dataset, without making its scores. Throws as {@link importedDataset} does. */
export function importedHash(digest: Digest, study: Study, given: ImportedColumns, rows: number): Promise<string> {
  return datasetHashBy(digest, dataOf(study, answersOf(study, given, rows)))
}

const dataOf = (study: Study, table: Table): Pick<Dataset, 'study' | 'synthetic' | 'tables'> => ({ study: study.id, synthetic: study.synthetic, tables: { [table.name]: table } })

/** The table without its scores. */
function answersOf(study: Study, given: ImportedColumns, rows: number): Table {
  const codebook = study.codebooks[0]
  if (study.imported === null || !codebook) throw new RangeError(`${study.id} was not imported`)
  const meaning = tableCodebook(study, codebook, [])
  const columns: { [name: string]: Column } = {}
  for (const { kind, role, name } of meaning.variables) {
    if ((kind !== 'coded' && kind !== 'number') || role === 'score') continue
    const column = Object.hasOwn(given, name) ? given[name] : undefined
    if (column?.kind !== kind || column.reasons.length !== rows) throw new RangeError(`no column ${name} of ${rows} rows`)
    columns[name] = column
  }
  return { name: codebook.id, rows, codebook: meaning, columns, respondent: study.imported.respondent }
}
