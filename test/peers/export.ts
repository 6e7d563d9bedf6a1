import { spawnSync } from 'node:child_process'
import { datasetFromResponses } from '../../analysis/dataset/from-responses.ts'
import type { Table } from '../../analysis/dataset/dataset.ts'
import { exportFiles, type ExportFile } from '../../src/exchange/csv-export.ts'
import { studies } from '../../surveys/index.ts'
import { seededRows } from '../support/rows.ts'

const study = studies.find(({ id }) => id === 'community-policing')!

/** An exported table of the study's own two forms, and what should stand in it. */
export interface Expected {
  readonly table: string
  readonly codes: ExportFile
  readonly labels: ExportFile
  /** Numbers and codes by column; a missing cell holds its code. */
  readonly cells: { readonly [column: string]: readonly number[] }
  /** Missing cells by column. */
  readonly missing: { readonly [column: string]: number }
  /** Columns of the codes file that are text. */
  readonly texts: readonly string[]
}

const given = ['resident', 'staff'].flatMap((form, i) => seededRows(study, { form, units: ['tianning', 'zhengzhou'], n: 20, seed: 11 + i }))
const dataset = datasetFromResponses(study, given)
const exported = exportFiles(study, given)
const fileOf = (end: string): ExportFile => exported.find(({ name }) => name.endsWith(end))!

function numbersOf({ codebook, columns }: Table): Expected['cells'] {
  return Object.fromEntries(
    codebook.variables.flatMap((variable): [string, number[]][] => {
      const column = columns[variable.name]
      if (!column || variable.name === 'WAVE') return []
      if (column.kind === 'number') return [[variable.name, Array.from(column.values, (value, row) => (column.known[row] ? value : column.reasons[row]!))]]
      const options = variable.kind === 'coded' ? variable.options : []
      return [[variable.name, Array.from(column.index, (index, row) => (index ? options[index - 1]!.code : column.reasons[row]!))]]
    }),
  )
}

/** What another program must find in the tables of an export. */
export const expectedTables: readonly Expected[] = Object.values(dataset.tables).map((table) => {
  const codes = fileOf(`_${table.name}_codes.csv`)
  const cells = numbersOf(table)
  const heading = new TextDecoder().decode(codes.bytes).split('\r\n')[0]!.split(',')
  return {
    table: table.name,
    codes,
    labels: fileOf(`_${table.name}_labels_zh.csv`),
    cells,
    missing: Object.fromEntries(Object.entries(cells).map(([name, list]) => [name, list.filter((cell) => cell < 0).length])),
    texts: heading.filter((name) => !(name in cells)),
  }
})

/** Whether a program can be started at all. */
export function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** Runs a program to its end; throws with what it said. */
export function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? `${stdout}${stderr}`}`)
}
