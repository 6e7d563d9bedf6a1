import type { Lang } from '../../analysis/study/text.ts'
import { exportFiles, type ExportFile } from '../exchange/csv-export.ts'
import { datasetFiles } from '../exchange/dataset-export.ts'
import { textsIn } from '../i18n/texts.ts'
import { needed, readArguments, type Command } from './command.ts'
import { madeFor } from './data.ts'
import { datasetIn, isDataset } from './dataset.ts'
import { writeFolder } from './folder.ts'
import { cliMessages } from './messages.ts'
import { studyNamed } from './study.ts'

/** `export --study ID --out DIR`: the synthetic data of a study, or the data of an imported file, as the files an export has. */
export const exportData: Command = async (args, { lang, tell }) => {
  const { flags } = readArguments(args, ['study', 'out'], 0)
  const name = needed(flags.study, '--study')
  const out = needed(flags.out, '--out')
  const files = await filesOf(name, lang)
  writeFolder(out, files)
  tell(textsIn(lang, cliMessages)('written', { folder: out, n: files.length }))
  return 0
}

async function filesOf(name: string, lang: Lang): Promise<readonly ExportFile[]> {
  if (isDataset(name)) {
    const { study, dataset, texts } = await datasetIn(name, lang)
    return datasetFiles(study, dataset, texts)
  }
  const study = studyNamed(name, lang)
  return exportFiles(study, madeFor(study))
}
