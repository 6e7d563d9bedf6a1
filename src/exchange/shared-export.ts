import type { Band, Codebook } from '../../analysis/study/codebook.ts'
import type { Dataset, Table } from '../../analysis/dataset/dataset.ts'
import type { NumberBand } from '../../analysis/dataset/coarsen.ts'
import { datasetHash } from '../../analysis/dataset/hash.ts'
import { fewEnough, sharedTable, withRows, type JudgedTable, type SharePlan } from '../../analysis/dataset/share.ts'
import { sha256Hex, utf8 } from '../../analysis/study/hash.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang, Text } from '../../analysis/study/text.ts'
import { codesColumn, countColumn, textColumn } from './file-column.ts'
import { fileStem, layoutOf, type Layout } from './layout.ts'
import { exportMessages as say } from './messages.ts'
import { heading, programs, readmeOf, type Told } from './readme.ts'
import { shareMessages } from './share-messages.ts'
import { flag, tableFiles, type ExportFile } from './table-files.ts'

/** Tables to be handed on, by name, each with its plan; what is not named stays here. */
export interface SharePlans {
  readonly [table: string]: SharePlan
}

/** Why nothing is handed on: the first table in which people stand too much alone, and what would help most. */
export interface ShareRefusal {
  readonly is: 'refused'
  readonly judged: JudgedTable
}

/**
 * The files to hand to a third person, or why there are none. What leads to people is coarser or left out as planned, and in every class of
 * rows that agree in the rest there are at least k. Free text, paradata, ids, batches, days and languages are never in them; rows have
 * new numbers, in an order that follows from a hash of what they hold, so that it tells nothing of the old one. Equal data and plans give
 * equal bytes. Nothing in them is a fingerprint of more than they hold: whoever has a guess of the whole cannot hold it to them. Tables
 * without rows are not handed on.
 */
export function sharedFiles(study: Study, dataset: Dataset, plans: SharePlans): readonly ExportFile[] | ShareRefusal {
  const stem = sharedStem(study, dataset.synthetic)
  const shared: { readonly judged: JudgedTable; readonly table: Table }[] = []
  for (const table of Object.values(dataset.tables)) {
    const plan = plans[table.name]
    if (plan === undefined || table.rows === 0) continue
    const { judged, table: made } = sharedTable(study, table, plan)
    if (made === null) return { is: 'refused', judged }
    shared.push({ judged, table: inOrder(study, judged, made) })
  }
  const files = shared.flatMap(({ judged, table }) => filesOf(study, dataset, stem, judged, table))
  return [...files, { name: `${stem}_README.txt`, bytes: readmeOf(told(study, dataset, shared), hashesOf(study, dataset, shared), files) }]
}

/** How the names of the files begin. */
export function sharedStem(study: Study, synthetic: boolean): string {
  return `${fileStem(sharedId(study), synthetic)}_shared`
}

/** The id of a study that was made of a file is a fingerprint of that file. */
const sharedId = ({ id, imported }: Study): string => (imported === null ? id : 'file')

/** Of a study of our own, which was published before anybody answered; and of the rows handed on. */
function hashesOf(study: Study, { synthetic }: Dataset, shared: readonly { readonly table: Table }[]): readonly string[] {
  const tables = Object.fromEntries(shared.map(({ table }) => [table.name, table]))
  return [...(study.imported === null ? [`study ${studyHash(study)}`] : []), `data  ${datasetHash({ study: sharedId(study), synthetic, tables })}`]
}

function inOrder(study: Study, judged: JudgedTable, table: Table): Table {
  return withRows(table, orderOf(layoutFor(study, judged, table), table))
}

function filesOf(study: Study, dataset: Dataset, stem: string, judged: JudgedTable, table: Table): readonly ExportFile[] {
  return tableFiles(
    `${stem}_${table.name}`,
    layoutFor(study, judged, table),
    table,
    [
      countColumn('row', say.row, (row) => String(row + 1)),
      textColumn('study', say.study, table.rows, () => sharedId(study)),
      countColumn('synthetic', say.synthetic, () => flag(dataset.synthetic)),
    ],
    [],
  )
}

/** The codebook beside shared rows: of what is left, with the bands in place of options, and no word of the rest. */
function layoutFor(study: Study, { quasi }: JudgedTable, table: Table): Layout {
  const whole = study.codebooks.find(({ id }) => id === table.name)!
  const there = (name: string): boolean => name in table.columns
  const isLeft = (name: string) => {
    const variable = table.codebook.variables.find((one) => one.name === name)
    return ({ code }: Band | NumberBand): boolean => variable?.kind === 'coded' && variable.options.some((option) => option.code === code)
  }
  const asked: Codebook = { ...whole, variables: [], derived: whole.derived.filter(({ name }) => there(name)), scales: table.codebook.scales, quasiIdentifiers: [] }
  const layout = layoutOf(asked, table.codebook, table.respondent, ['row', 'study', 'synthetic'])
  return {
    ...layout,
    variables: table.codebook.variables.filter((variable) => variable.kind === 'coded' || variable.kind === 'number'),
    rules: new Map(quasi.flatMap(({ name, handling, bands }) => (handling === 'coarser' ? [[name, bands!.filter(isLeft(name)).map(bandRule).join('; ')] as const] : []))),
  }
}

const bandRule = ({ code, label, from }: Band | NumberBand): string => (typeof from === 'number' ? `${code} if ${label.en}` : `${code} if ${from.join(', ')} before`)

/** Rows by a hash of what they hold: the order of the answers, of their ids or of a file they came from does not show. */
function orderOf({ variables }: Layout, table: Table): Uint32Array {
  const columns = variables.map((variable) => codesColumn(variable, table.columns[variable.name]!))
  const keys = Array.from({ length: table.rows }, (_, row) => sha256Hex(utf8(columns.map((column) => column.cell(row)).join(','))))
  return Uint32Array.from(keys.keys()).sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0))
}

/** What was done so that people stay hidden, what is left of the risk, and how the files are opened. */
function told(study: Study, dataset: Dataset, shared: readonly { readonly judged: JudgedTable; readonly table: Table }[]): Told {
  return (lang) => {
    const zh = lang === 'zh-CN'
    const named = (label: Text, name: string): string => (zh ? `${label[lang]}（${name}）` : `${label[lang]} (${name})`)
    const list = (names: readonly string[]): string => listed(names, lang) || shareMessages.none[lang]
    const tables = shared.flatMap(({ judged, table }) => {
      const by = (handling: string): string => list(judged.quasi.filter((one) => one.handling === handling).map(({ label, name }) => named(label, name)))
      return [
        filled(shareMessages.table[lang], { table: study.codebooks.find(({ id }) => id === table.name)!.title[lang], rows: table.rows, others: judged.k - 1 }),
        ...(judged.leftOutRows > 0 ? [filled(shareMessages.rowsLeftOut[lang], { n: judged.leftOutRows })] : []),
        filled(shareMessages.asTheyStand[lang], { list: by('asIs') }),
        filled(shareMessages.inBands[lang], { list: by('coarser') }),
        filled(shareMessages.notInIt[lang], { list: by('leftOut') }),
        filled(shareMessages.following[lang], { list: list([...judged.following, ...judged.never]) }),
        ...remarkSentences(table.codebook, judged, lang),
        '',
      ]
    })
    return [...heading({ ...study, id: sharedId(study) }, dataset.synthetic, lang), '', ...tables, shareMessages.never[lang], shareMessages.caution[lang], ...programs(lang, false)]
  }
}

const listed = (names: readonly string[], lang: Lang): string => names.join(lang === 'zh-CN' ? '、' : ', ')

/** What whoever hands a table on has to know of it though it passes: what is left of the risk, and what is never in it for a reason of its own. `codebook`: of the table. */
export function remarkSentences({ variables }: Codebook, { lists, alike, unjudged }: JudgedTable, lang: Lang): readonly string[] {
  const label = (name: string): string => `${variables.find((variable) => variable.name === name)!.label[lang]}${lang === 'zh-CN' ? `（${name}）` : ` (${name})`}`
  return [
    ...(lists.length > 0 ? [filled(shareMessages.lists[lang], { list: listed(lists, lang) })] : []),
    ...alike.map(({ name, classes }) => filled(shareMessages.alike[lang], { label: label(name), n: classes })),
    ...(unjudged.length > 0 ? [filled(shareMessages.unjudged[lang], { list: listed(unjudged, lang) })] : []),
  ]
}

function filled(sentence: string, values: { readonly [name: string]: string | number }): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
}

/** Why a table is not handed on, and the way out, in words. */
export function refusalSentences(study: Study, { table, k, quasi, anonymity, next }: JudgedTable, lang: Lang): readonly string[] {
  const { rows, smallest, below } = anonymity
  const title = study.codebooks.find(({ id }) => id === table)!.title[lang]
  if (rows < k) return [filled(shareMessages.tooFew[lang], { table: title, rows, k })]
  const variable = quasi.find(({ name }) => name === next?.variable)
  const way = next?.to === 'coarser' ? shareMessages.nextCoarser : shareMessages.nextLeftOut
  return [
    filled(shareMessages.refused[lang], { table: title, rows, k, smallest, below }),
    ...(next && variable ? [filled(way[lang], { label: variable.label[lang], name: variable.name, left: next.below })] : []),
    ...(fewEnough(below, rows) ? [filled(shareMessages.orTheRows[lang], { below })] : []),
  ]
}
