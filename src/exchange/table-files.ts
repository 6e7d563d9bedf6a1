import type { Table } from '../../analysis/dataset/dataset.ts'
import { sha256Hex, utf8 } from '../../analysis/study/hash.ts'
import { memberName } from '../../analysis/study/codebook.ts'
import { LANGS, type Lang } from '../../analysis/study/text.ts'
import { codebookFiles } from './codebook-files.ts'
import { csvBytes } from './csv.ts'
import { codesColumn, countColumn, labelsColumn, textColumn, type FileColumn } from './file-column.ts'
import type { Layout } from './layout.ts'
import { exportMessages as say } from './messages.ts'
import { syntaxOf, type AnswerSet } from './sps.ts'

export interface ExportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A free text; it stands in no row. */
export interface FreeText {
  readonly variable: string
  readonly text: string
  readonly synthetic: boolean
}

/** A CSV file before it is written: `stem` is its name without the ending. */
export interface RowsFile {
  readonly stem: string
  readonly columns: readonly FileColumn[]
  readonly rows: number
  readonly sets: readonly AnswerSet[]
  /** The languages its syntax is written in. */
  readonly langs: readonly Lang[]
}

const SUFFIX: { readonly [lang in Lang]: string } = { 'zh-CN': 'zh', en: 'en' }

/** A CSV file and, in each language, the SPSS syntax that opens it. */
export function withSyntax({ stem, columns, rows, sets, langs }: RowsFile): readonly ExportFile[] {
  const csv = { name: `${stem}.csv`, bytes: csvBytes(columns, rows) }
  const own = Object.values(SUFFIX).some((suffix) => stem.endsWith(`_${suffix}`))
  return [csv, ...langs.map((lang) => ({ name: `${stem}${own ? '' : `_${SUFFIX[lang]}`}.sps`, bytes: syntaxOf(csv.name, columns, sets, lang) }))]
}

/** Questions of several answers, as the sets of columns they are. */
function setsOf({ meaning }: Layout): readonly AnswerSet[] {
  return meaning.variables.flatMap((variable) =>
    variable.kind === 'multi' ? [{ name: variable.name, label: variable.label, members: variable.options.map(({ code }) => memberName(variable.name, code)) }] : [],
  )
}

/**
 * What every table has, whatever its rows come from: codes, labels in both languages, codebook and values; and where people were asked
 * for free text, the texts. `stem`: how the names begin. `lead`: the columns before the items.
 */
export function tableFiles(stem: string, layout: Layout, table: Table, lead: readonly FileColumn[], texts: readonly FreeText[]): readonly ExportFile[] {
  const file = (name: string, of: (variable: Layout['variables'][number]) => FileColumn, langs: readonly Lang[], sets: readonly AnswerSet[]): readonly ExportFile[] =>
    withSyntax({ stem: `${stem}_${name}`, columns: [...lead, ...layout.variables.map(of)], rows: table.rows, sets, langs })
  const { codebook, values } = codebookFiles(layout)
  return [
    ...file('codes', (variable) => codesColumn(variable, table.columns[variable.name]!), LANGS, setsOf(layout)),
    ...LANGS.flatMap((lang) => file(`labels_${SUFFIX[lang]}`, (variable) => labelsColumn(variable, table.columns[variable.name]!, lang), [lang], [])),
    { name: `${stem}_codebook.csv`, bytes: codebook },
    { name: `${stem}_values.csv`, bytes: values },
    ...(layout.asked.variables.some(({ kind }) => kind === 'text') ? textFiles(stem, texts) : []),
  ]
}

/** A text for programs that read line by line and take NUL for its end. */
const onOneLine = (text: string): string => text.replace(/\r\n|\r|\n/g, '⏎').replaceAll('\0', '␀')

/**
 * Free text, apart from the rows: no id, and in an order that follows from the texts alone. The second file holds every text on one line,
 * for programs that read line by line (SPSS, PSPP).
 */
function textFiles(stem: string, texts: readonly FreeText[]): readonly ExportFile[] {
  const shuffled = texts.map((one) => ({ ...one, key: sha256Hex(utf8(`${one.variable}\n${one.text}`)) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const rows = shuffled.length
  const columns = (written: (text: string) => string): readonly FileColumn[] => [
    textColumn('variable', say.variable, rows, (row) => shuffled[row]!.variable),
    textColumn('text', say.text, rows, (row) => written(shuffled[row]!.text)),
    countColumn('synthetic', say.synthetic, (row) => flag(shuffled[row]!.synthetic)),
  ]
  return [
    { name: `${stem}_text.csv`, bytes: csvBytes(columns((text) => text), rows) },
    ...withSyntax({ stem: `${stem}_text_flat`, columns: columns(onOneLine), rows, sets: [], langs: LANGS }),
  ]
}

export const flag = (yes: boolean): string => (yes ? '1' : '0')
