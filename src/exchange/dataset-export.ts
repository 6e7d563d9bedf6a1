import type { ImportedText } from '../../analysis/intake/applied.ts'
import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import { asideFiles } from './aside-file.ts'
import { countColumn, textColumn } from './file-column.ts'
import { fileStem, layoutsOf } from './layout.ts'
import { exportMessages as say } from './messages.ts'
import { readme } from './readme.ts'
import { flag, tableFiles, type ExportFile } from './table-files.ts'

/**
 * The files of an export of an imported study, which has no answers of ours behind its rows: the same as {@link exportFiles} writes, with the
 * columns `row`, `study`, `study_hash`, `synthetic` before the items and without paradata. Equal data give equal bytes. Throws RangeError
 * for a study that was not imported: its rows are told by their ids.
 */
export function datasetFiles(study: Study, dataset: Dataset, texts: readonly ImportedText[]): readonly ExportFile[] {
  if (study.imported === null) throw new RangeError(`${study.id} was not imported`)
  const stem = fileStem(study.id, dataset.synthetic)
  const hash = studyHash(study)
  const free = texts.map((one) => ({ ...one, synthetic: dataset.synthetic }))
  const files = layoutsOf(study).flatMap((layout) => {
    const table = dataset.tables[layout.table]!
    return tableFiles(`${stem}_${layout.table}`, layout, table, [
      countColumn('row', say.row, (row) => String(row + 1)),
      textColumn('study', say.study, table.rows, () => study.id),
      textColumn('study_hash', say.study_hash, table.rows, () => hash),
      countColumn('synthetic', say.synthetic, () => flag(dataset.synthetic)),
    ], free)
  })
  const all = [...files, ...asideFiles(study, stem, dataset.aside.map((one) => ({ ...one, unit: null, mode: null })), dataset.synthetic)]
  return [...all, { name: `${stem}_README.txt`, bytes: readme(study, dataset, all) }]
}
