import type { Dataset, Table } from '../../../analysis/dataset/dataset.ts'
import { methods } from '../../../analysis/methods/index.ts'
import { translator } from '../../../analysis/render/translate.ts'
import { reportMessages } from '../../../analysis/report/messages.ts'
import { runMethod } from '../../../analysis/report/run.ts'
import { resultMessages } from '../../../analysis/result/messages.ts'
import type { Cell, Message, Result, Row, TablePart } from '../../../analysis/result/result.ts'
import { LANGS, type Lang } from '../../../analysis/study/text.ts'

/** Every message of a result can be said in both languages: an unknown key or a value that is not there throws. */
function sayEverything(part: unknown): void {
  if (typeof part !== 'object' || part === null) return
  if ('key' in part && typeof part.key === 'string') for (const lang of LANGS) say(lang)(part as Message)
  for (const value of Object.values(part)) sayEverything(value)
}

/** A method on one table of a test, everything shown unless a base is given. */
export async function run(table: Table, method: string, options: object, more: { readonly weight?: string; readonly base?: number } = {}): Promise<Result> {
  const dataset: Dataset = { study: 'test', synthetic: false, tables: { [table.name]: table }, hash: 'hash', aside: [] }
  const weight = more.weight === undefined ? null : { variable: more.weight, kind: 'frequency' as const }
  const result = await runMethod({ method, table: table.name, options, filter: [], weight }, { dataset, disclosure: more.base === undefined ? null : { base: more.base, shared: false } })
  sayEverything(result)
  return result
}

export function tableIn(result: Result, id: string): TablePart {
  const part = result.parts.find((one) => one.id === id)
  if (part?.kind !== 'table') throw new RangeError(`no table ${id} among ${result.parts.map((one) => one.id).join(', ')}${result.refused ? ` (refused: ${result.refused.reason.key})` : ''}`)
  return part
}
export const said = (cell: Cell | undefined): string => (typeof cell === 'object' && cell !== null ? ('key' in cell ? (cell as Message).key : cell.en) : String(cell))

/** The one row in which these cells say this. */
export function rowOf(table: TablePart, is: { readonly [column: string]: string }): Row {
  const found = table.rows.filter((row) => Object.entries(is).every(([column, words]) => said(row[column]) === words))
  if (found.length !== 1) throw new RangeError(`${found.length} rows with ${JSON.stringify(is)}`)
  return found[0]!
}
export const numbersIn = (table: TablePart, column: string): readonly Cell[] => table.rows.map((row) => row[column]!)

const catalogues = [resultMessages, reportMessages, ...methods.map((method) => method.messages)]
export const say = (lang: Lang): ((message: Message) => string) => translator(lang, catalogues)
