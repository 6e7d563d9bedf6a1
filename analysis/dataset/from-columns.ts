import type { Study } from '../study/study.ts'
import { tableCodebook } from './columns.ts'
import type { Aside, Column, Dataset } from './dataset.ts'
import { datasetHash } from './hash.ts'
import { scoreColumns } from './score.ts'

/**
 * The dataset of an imported study from the columns of its table, by name: UNIT where it has places, one per question, one per option of
 * several answers. Scores are computed here. Throws RangeError where a column is not there, is of another kind or of another length.
 */
export function importedDataset(study: Study, given: { readonly [name: string]: Column }, rows: number, aside: readonly Aside[] = []): Dataset {
  const codebook = study.codebooks[0]
  if (study.imported === null || !codebook) throw new RangeError(`${study.id} was not imported`)
  const meaning = tableCodebook(study, codebook, [])
  const scores = Object.assign({}, ...codebook.scales.map((scale) => scoreColumns(scale, meaning, given, rows))) as { readonly [name: string]: Column }
  const columns: { [name: string]: Column } = {}
  for (const variable of meaning.variables) {
    if (variable.kind === 'multi' || variable.kind === 'text') continue
    const column = Object.hasOwn(scores, variable.name) ? scores[variable.name] : given[variable.name]
    if (column?.kind !== variable.kind || column.reasons.length !== rows) throw new RangeError(`no column ${variable.name} of ${rows} rows`)
    columns[variable.name] = column
  }
  const table = { name: codebook.id, rows, codebook: meaning, columns, respondent: study.imported.respondent }
  const data = { study: study.id, synthetic: study.synthetic, tables: { [codebook.id]: table } }
  return { ...data, hash: datasetHash(data), aside }
}
