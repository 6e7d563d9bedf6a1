import { translator } from '../../analysis/render/translate.ts'
import { reportMessages } from '../../analysis/report/messages.ts'
import { OptionError } from '../../analysis/report/option-error.ts'
import { LANGS, type Lang } from '../../analysis/study/text.ts'
import { FileError } from '../exchange/file-error.ts'
import { exchangeMessages } from '../exchange/messages.ts'
import { textsIn } from '../i18n/texts.ts'
import type { Command, Speech } from './command.ts'
import { InputError, UsageError } from './errors.ts'
import { cliMessages } from './messages.ts'
import { shipped } from './study.ts'

/** Each command is loaded when it is called. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  import: async () => (await import('./import.ts')).importFile,
  report: async () => (await import('./report.ts')).report,
  run: async () => (await import('./run.ts')).run,
  export: async () => (await import('./export.ts')).exportData,
  oracle: async () => (await import('./oracle.ts')).oracle,
}

/**
 * Runs one call of `linli` and gives its exit code: 0 done (refusals inside a report are results), 1 the data or a file cannot be
 * used, 2 wrong usage. Any other failure is a bug and is thrown.
 */
export async function commandLine(argv: readonly string[], { out, tell }: Pick<Speech, 'out' | 'tell'>): Promise<number> {
  const lang = langOf(argv)
  const say = textsIn(lang ?? 'zh-CN', cliMessages)
  const usage = (): string => say('usage', { studies: shipped })
  const [name, ...args] = argv
  if (name === '--help' || name === '-h' || name === 'help' || args.includes('--help')) {
    out(usage())
    return 0
  }
  try {
    if (lang === null) throw new UsageError('badLang', { lang: flagOf(argv) ?? '' })
    if (name === undefined || name.startsWith('-') || !Object.hasOwn(commands, name)) throw new UsageError('noCommand', { command: name ?? '' })
    const command = await commands[name]!()
    return await command(args, { lang, out, tell })
  } catch (error) {
    if (error instanceof UsageError) {
      tell(say(error.code, error.values))
      tell('')
      tell(usage().trimEnd())
      return 2
    }
    if (error instanceof OptionError) {
      tell(translator(lang ?? 'zh-CN', [reportMessages])(error.sentence))
      return 2
    }
    if (error instanceof InputError) tell(say(error.code, error.values))
    else if (error instanceof FileError) tell(textsIn(lang ?? 'zh-CN', exchangeMessages)(error.code, error.values))
    else throw error
    return 1
  }
}

/** The language asked for, before anything else is read, so that even wrong usage is told in it. Null: one that there is not. */
function langOf(argv: readonly string[]): Lang | null {
  const asked = flagOf(argv)
  return asked === undefined ? 'zh-CN' : (LANGS.find((lang) => lang === asked) ?? null)
}

function flagOf(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (at === -1) return undefined
  return argv[at] === '--lang' ? (argv[at + 1] ?? '') : argv[at]!.slice('--lang='.length)
}
