import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { OracleError, runOracle, type OracleFolder } from '../../analysis/selftest/index.ts'
import { readArguments, type Command } from './command.ts'
import { InputError, UsageError } from './errors.ts'
import { isSystemError } from './folder.ts'
import { bytesOf } from './files.ts'

/**
 * `oracle FOLDER…`: holds statistics to the reference values in each folder of FOLDER (data.csv, expected.json). Prints each failure, each
 * statistic that is not built, then `N passed, N failed, N skipped`; 0 if none failed, else 1.
 */
export const oracle: Command = async (args, { out }) => {
  const { words } = readArguments(args, [], Infinity)
  if (words.length === 0) throw new UsageError('foldersNeeded')
  const { failures, notBuilt, passed, failed, skipped } = await runOracle(words.flatMap(setsIn)).catch((error: unknown) => {
    throw error instanceof OracleError ? new InputError('badOracle', { why: error.message }) : error
  })
  for (const { dataset, id, statistic, messages } of failures) out(`failed ${dataset} ${id} (${statistic}): ${messages.join('; ')}\n`)
  for (const { statistic, n } of notBuilt) out(`not built ${statistic}: ${n}\n`)
  out(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  return failed > 0 ? 1 : 0
}

/** The data sets of a folder, by name: each folder in it that has both files. */
function setsIn(folder: string): readonly OracleFolder[] {
  const sets = foldersIn(folder).flatMap((name): readonly OracleFolder[] => {
    const files = readdirSync(join(folder, name))
    if (!files.includes('data.csv') || !files.includes('expected.json')) return []
    return [{ name, csv: textOf(join(folder, name, 'data.csv')), expected: jsonIn(join(folder, name, 'expected.json')) }]
  })
  if (sets.length === 0) throw new InputError('noOracle', { folder })
  return sets
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted((a, b) => (a < b ? -1 : 1))
  } catch (error) {
    throw isSystemError(error) ? new InputError('noFile', { file: folder, why: error.code }) : error
  }
}

const textOf = (path: string): string => new TextDecoder().decode(bytesOf(path))

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(textOf(path)) as unknown
  } catch (error) {
    throw error instanceof SyntaxError ? new InputError('notJson', { file: path, why: error.message }) : error
  }
}
