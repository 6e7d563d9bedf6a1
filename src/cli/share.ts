import { fittingPlan, judgeShare, LEAST_K, type Handling, type JudgedTable, type SharePlan } from '../../analysis/dataset/share.ts'
import type { Table } from '../../analysis/dataset/dataset.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { refusalSentences, remarkSentences, sharedFiles, type SharePlans } from '../exchange/shared-export.ts'
import type { ExportFile } from '../exchange/table-files.ts'
import { textsIn } from '../i18n/texts.ts'
import { optional, type Speech } from './command.ts'
import type { AtHand } from './data.ts'
import { UsageError } from './errors.ts'
import { cliMessages } from './messages.ts'

/** Flags that say how data are handed on, and those that stand alone. */
export const SHARE_FLAGS = ['table', 'k', 'leave-out', 'coarser', 'as-is'] as const
export const SHARE_SWITCHES = ['fit', 'leave-out-rows'] as const
interface Asked {
  readonly flags: { readonly [flag in (typeof SHARE_FLAGS)[number]]: readonly string[] }
  readonly switches: { readonly [name in (typeof SHARE_SWITCHES)[number]]: boolean }
}

const HANDLINGS = { 'leave-out': 'leftOut', coarser: 'coarser', 'as-is': 'asIs' } as const satisfies { readonly [flag: string]: Handling }

/** The files to hand on, or null after it was told why there are none. */
export function shared({ study, dataset }: AtHand, asked: Asked, { lang, tell }: Speech): readonly ExportFile[] | null {
  const tables = tablesOf(Object.values(dataset.tables).filter(({ rows }) => rows > 0), asked.flags.table)
  const k = kOf(optional(asked.flags.k, '--k'))
  const base: SharePlan = { k, handling: {}, smallClasses: asked.switches['leave-out-rows'] ? 'leaveOut' : 'refuse' }
  const chosen = choicesOf(asked.flags)
  const judged = tables.map((table) => ({ table, quasi: judgeShare(study, table, base).quasi }))
  for (const [name, to] of chosen) {
    const columns = judged.flatMap(({ quasi }) => quasi.filter((one) => one.name === name))
    if (columns.length === 0) throw new UsageError('notJudged', { name, names: [...new Set(judged.flatMap(({ quasi }) => quasi.map((one) => one.name)))].join(', ') })
    if (columns.some(({ choices }) => !choices.includes(to))) throw new UsageError('cannotBe', { name })
  }
  const plans: SharePlans = Object.fromEntries(
    judged.map(({ table, quasi }) => {
      const plan = { ...base, handling: Object.fromEntries(chosen.filter(([name]) => quasi.some((one) => one.name === name))) }
      return [table.name, asked.switches.fit ? fittingPlan(study, table, plan) : plan]
    }),
  )
  const result = sharedFiles(study, dataset, plans)
  if (!('is' in result)) {
    for (const table of tables) {
      const judged = judgeShare(study, table, plans[table.name]!)
      for (const sentence of [keptOf(table, judged, lang), ...remarkSentences(table.codebook, judged, lang)]) tell(sentence)
    }
    return result
  }
  for (const sentence of refusalSentences(study, result.judged, lang)) tell(sentence)
  if (result.judged.next !== null) tell(textsIn(lang, cliMessages)('shareWays', { k }))
  return null
}

/** What of a table stands in the files: everything by which people could be found that is left, and the rows. */
function keptOf(table: Table, { quasi, leftOutRows }: JudgedTable, lang: Lang): string {
  const names = (handling: Handling): string => quasi.flatMap((one) => (one.handling === handling ? [one.name] : [])).join(' ') || '–'
  return textsIn(lang, cliMessages)('shareKept', { table: table.name, rows: table.rows - leftOutRows, out: leftOutRows, asIs: names('asIs'), coarser: names('coarser') })
}

function tablesOf(tables: readonly Table[], asked: readonly string[]): readonly Table[] {
  const names = tables.map(({ name }) => name)
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown !== undefined || tables.length === 0) throw new UsageError('noShareTable', { table: unknown ?? '', tables: names.join(', ') })
  return asked.length === 0 ? tables : tables.filter(({ name }) => asked.includes(name))
}

function kOf(asked: string | null): number {
  if (asked === null) return LEAST_K
  const k = Number(asked)
  if (!Number.isSafeInteger(k) || k < LEAST_K) throw new UsageError('badK', { k: asked, least: LEAST_K })
  return k
}

/** What was said of each variable; said twice, the last counts. */
function choicesOf(flags: Asked['flags']): readonly (readonly [string, Handling])[] {
  const all = Object.entries(HANDLINGS).flatMap(([flag, to]) => flags[flag as keyof typeof HANDLINGS].flatMap((list) => list.split(',').map((name) => [name.trim(), to] as const)))
  return [...new Map(all.filter(([name]) => name !== ''))]
}
