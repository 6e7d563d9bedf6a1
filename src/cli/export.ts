import type { Lang } from '../../analysis/study/text.ts'
import { exportFiles, type ExportFile } from '../exchange/csv-export.ts'
import { datasetFiles } from '../exchange/dataset-export.ts'
import { textsIn } from '../i18n/texts.ts'
import { needed, readArguments, type Command } from './command.ts'
import { atHand, madeFor } from './data.ts'
import { datasetIn, isDataset } from './dataset.ts'
import { UsageError } from './errors.ts'
import { writeFolder } from './folder.ts'
import { cliMessages } from './messages.ts'
import { shared, SHARE_FLAGS, SHARE_SWITCHES } from './share.ts'
import { studyNamed } from './study.ts'

/**
 * `export --study ID --out DIR`: the synthetic data of a study, or the data of an imported file, as the files an export has. With `--shared`
 * any data, as files to hand on; where they may not be handed on, nothing is written, the reason and the next step are told, and the exit code is 1.
 */
export const exportData: Command = async (args, speech) => {
  const { lang, tell } = speech
  const { flags, switches } = readArguments(args, ['study', 'out', 'data', ...SHARE_FLAGS], 0, ['shared', ...SHARE_SWITCHES])
  const name = needed(flags.study, '--study')
  const out = needed(flags.out, '--out')
  if (!switches.shared) {
    const idle = [...(['data', ...SHARE_FLAGS] as const).filter((flag) => flags[flag].length > 0), ...SHARE_SWITCHES.filter((flag) => switches[flag])][0]
    if (idle !== undefined) throw new UsageError('onlyShared', { flag: `--${idle}` })
  }
  const files = switches.shared ? shared(await atHand(name, flags.data, lang), { flags, switches }, speech) : await filesOf(name, lang)
  if (files === null) return 1
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
