import { datasetFromResponses } from '../../analysis/dataset/from-responses.ts'
import type { Dataset, Table } from '../../analysis/dataset/dataset.ts'
import { fittingPlan, LEAST_K } from '../../analysis/dataset/share.ts'
import { missingReason, type MissingCode } from '../../analysis/study/missing.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { exportFiles, type ExportFile } from '../../src/exchange/csv-export.ts'
import { datasetFiles } from '../../src/exchange/dataset-export.ts'
import { exportMessages } from '../../src/exchange/messages.ts'
import { sharedFiles } from '../../src/exchange/shared-export.ts'
import { studies } from '../../surveys/index.ts'
import { importedDataset, importedStudy, importedTexts } from './imported-study.ts'
import { seededRows } from './rows.ts'

/** A table of an export, and what should stand in it, straight from the dataset. */
export interface Exported {
  readonly title: string
  readonly table: string
  readonly files: readonly ExportFile[]
  readonly rows: number
  /** The variables as columns of the file, in order: codes and numbers, a missing cell holding its code. */
  readonly codes: { readonly [column: string]: readonly number[] }
  /** Missing cells by column. */
  readonly missing: { readonly [column: string]: number }
  /** Labels in place of codes; `bracketed`: reasons as the files of labels have them, with their code. */
  readonly labels: (lang: Lang, bracketed: boolean) => { readonly [column: string]: readonly string[] }
  /** Columns before the variables that are text. */
  readonly texts: readonly string[]
}

function exported(title: string, { name, rows, codebook, columns }: Table, files: readonly ExportFile[]): Exported {
  const variables = codebook.variables.filter((variable) => columns[variable.name] !== undefined && variable.name !== 'WAVE')
  const perCell = <T>(answer: (variable: (typeof variables)[number], value: number) => T, reason: (code: MissingCode) => T): { [column: string]: T[] } =>
    Object.fromEntries(
      variables.map((variable) => {
        const column = columns[variable.name]!
        const cell = (_: unknown, row: number): T => {
          const known = column.kind === 'number' ? column.known[row] === 1 : column.index[row] !== 0
          if (!known) return reason(column.reasons[row] as MissingCode)
          return answer(variable, column.kind === 'number' ? column.values[row]! : column.index[row]! - 1)
        }
        return [variable.name, Array.from({ length: rows }, cell)]
      }),
    )
  const codes = perCell(
    (variable, value) => (variable.kind === 'coded' ? variable.options[value]!.code : value),
    (code): number => code,
  )
  const heading = new TextDecoder().decode(files.find((file) => file.name.endsWith(`_${name}_codes.csv`))!.bytes).split('\r\n')[0]!.split(',')
  return {
    title,
    table: name,
    files,
    rows,
    codes,
    missing: Object.fromEntries(Object.entries(codes).map(([column, list]) => [column, list.filter((cell) => cell < 0).length])),
    labels: (lang, bracketed) =>
      perCell(
        (variable, value) => (variable.kind === 'coded' ? variable.options[value]!.label[lang] : String(value)),
        (code) => `${bracketed ? `[${code}] ` : ''}${exportMessages[missingReason(code)][lang]}`,
      ),
    texts: heading.filter((column) => !(column in codes) && column !== 'row' && column !== 'synthetic'),
  }
}

const own = studies.find(({ id }) => id === 'community-policing')!
const given = ['resident', 'staff'].flatMap((form, i) => seededRows(own, { form, units: ['tianning', 'zhengzhou'], n: 20, seed: 11 + i }))
const ownData: Dataset = datasetFromResponses(own, given)
const ownFiles = exportFiles(own, given)

/** Both tables of our own study, and one of a file of another tool with everything awkward in it. */
export const exportedTables: readonly Exported[] = [
  ...Object.values(ownData.tables).map((table) => exported(`our own ${table.name} table`, table, ownFiles)),
  exported('an imported file', importedDataset.tables['resident']!, datasetFiles(importedStudy, importedDataset, importedTexts)),
]
export const importedTable: Exported = exportedTables.at(-1)!

/** What is left of our own study where it is handed on. */
export const sharedFilesOfOurs: readonly ExportFile[] = (() => {
  const plans = Object.fromEntries(Object.values(ownData.tables).map((table) => [table.name, fittingPlan(own, table, { k: LEAST_K, handling: {}, smallClasses: 'leaveOut' })]))
  const made = sharedFiles(own, ownData, plans)
  if ('is' in made) throw new Error(`${made.judged.table} cannot be handed on`)
  return made
})()
