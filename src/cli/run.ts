import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { resultJson } from '../../analysis/render/json.ts'
import { runMethod } from '../../analysis/report/run.ts'
import { needed, optional, readArguments, type Command } from './command.ts'
import { atHand } from './data.ts'
import { FOR_SHARING } from './disclosure.ts'
import { UsageError } from './errors.ts'

/** `run METHOD --study ID [--data FILE …] --options JSON [--table TABLE]`: the result of one method as JSON. */
export const run: Command = async (args, { lang, out }) => {
  const { flags, words } = readArguments(args, ['study', 'data', 'options', 'table'], 1)
  const method = words[0]
  if (method === undefined) throw new UsageError('methodNeeded')
  const options = optionsOf(needed(flags.options, '--options'))
  const table = optional(flags.table, '--table')
  const { dataset } = await atHand(needed(flags.study, '--study'), flags.data, lang)
  const result = await runMethod({ method, table: table ?? likelyTable(dataset), options, filter: [], weight: null }, { dataset, disclosure: FOR_SHARING })
  out(resultJson(result))
  return 0
}

function optionsOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError('badJson', { why: error.message })
  }
}

/** The first table that has rows: that of the only file given, else the residents'. */
function likelyTable({ tables }: Dataset): string {
  const names = Object.keys(tables)
  return names.find((name) => tables[name]!.rows > 0) ?? names[0]!
}
