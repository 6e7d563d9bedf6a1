import { exportFiles } from '../exchange/csv-export.ts'
import { textsIn } from '../i18n/texts.ts'
import { needed, readArguments, type Command } from './command.ts'
import { madeFor } from './data.ts'
import { writeFolder } from './folder.ts'
import { cliMessages } from './messages.ts'
import { studyNamed } from './study.ts'

/** `export --study ID --out DIR`: the synthetic data of a study as the files an export has. */
export const exportData: Command = async (args, { lang, tell }) => {
  const { flags } = readArguments(args, ['study', 'out'], 0)
  const study = studyNamed(needed(flags.study, '--study'), lang)
  const out = needed(flags.out, '--out')
  const files = exportFiles(study, madeFor(study))
  writeFolder(out, files)
  tell(textsIn(lang, cliMessages)('written', { folder: out, n: files.length }))
  return 0
}
