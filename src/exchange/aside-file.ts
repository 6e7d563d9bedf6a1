import { collectionVariables } from '../../analysis/dataset/columns.ts'
import type { Aside } from '../../analysis/dataset/dataset.ts'
import type { CodedVariable } from '../../analysis/study/codebook.ts'
import type { Study } from '../../analysis/study/study.ts'
import { LANGS } from '../../analysis/study/text.ts'
import { countColumn, textColumn } from './file-column.ts'
import { exportMessages as say } from './messages.ts'
import { flag, withSyntax, type ExportFile } from './table-files.ts'

/** Answers that are no rows, counted: by place and way (codes of UNIT and MODE) where that is known. */
export interface AsideCount extends Aside {
  readonly unit: number | null
  readonly mode: number | null
}

/** The counts of an export, those of one place, way and reason added; with the syntax to open them. */
export function asideFiles(study: Study, stem: string, counted: readonly AsideCount[], synthetic: boolean): readonly ExportFile[] {
  const sums = new Map<string, AsideCount>()
  for (const one of counted) {
    const key = [one.table, one.reason, one.unit ?? '', one.mode ?? ''].join(',')
    sums.set(key, { ...one, n: (sums.get(key)?.n ?? 0) + one.n })
  }
  const all = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  const variables = collectionVariables(study, [])
  const of = (name: string): CodedVariable => variables.find((variable) => variable.name === name)!
  const text = (name: 'study' | 'table' | 'reason', at: (one: AsideCount) => string) => textColumn(name, say[name], all.length, (row) => at(all[row]!))
  const code = (name: 'UNIT' | 'MODE', at: (one: AsideCount) => number | null) => countColumn(name, of(name).label, (row) => String(at(all[row]!) ?? ''), of(name).options)
  return withSyntax({
    stem: `${stem}_aside`,
    columns: [
      text('study', () => study.id),
      text('table', ({ table }) => table),
      text('reason', ({ reason }) => reason),
      code('UNIT', ({ unit }) => unit),
      code('MODE', ({ mode }) => mode),
      countColumn('n', say.n, (row) => String(all[row]!.n)),
      countColumn('synthetic', say.synthetic, () => flag(synthetic)),
    ],
    rows: all.length,
    sets: [],
    langs: LANGS,
  })
}
