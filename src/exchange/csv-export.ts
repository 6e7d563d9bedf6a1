import { datasetFromResponses, mergeGiven } from '../../analysis/dataset/from-responses.ts'
import type { Aside, Column, ColumnVariable, Dataset, Table } from '../../analysis/dataset/dataset.ts'
import { isMissingCode, missingReason, MISSING_CODES, type MissingCode } from '../../analysis/study/missing.ts'
import type { Page } from '../../analysis/study/form.ts'
import { comparedUnitOf, formOf, staffUnitOf } from '../../analysis/study/find.ts'
import { sha256Hex, utf8 } from '../../analysis/study/hash.ts'
import type { Given, Response } from '../../analysis/study/response.ts'
import { MODES, type Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { csvBytes, csvOfRows, quoted, textCell, type CsvColumn } from './csv.ts'
import { codebookFiles } from './codebook-files.ts'
import { fileStem, layoutsOf, type Layout, type LeadColumn } from './layout.ts'
import { exportMessages as say } from './messages.ts'
import { readme } from './readme.ts'

export interface ExportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** How languages, aids and the order of items stand in one cell. */
export const SEPARATOR = ' '

const LEAD_TEXT: { readonly [name in LeadColumn]: (given: Given, study: Study, layout: Layout) => string } = {
  resp_id: ({ id }) => id,
  study: ({ response }) => response.study,
  study_hash: ({ response }) => response.studyHash,
  form: ({ response }) => response.form,
  wave: ({ response }) => response.wave,
  batch: ({ response }) => response.batch ?? '',
  unit_id: ({ response: { unit } }, study, { respondent }) => (unit === null ? '' : respondent === 'staff' ? (staffUnitOf(study, unit)?.id ?? '') : unit),
  languages: ({ response }) => response.languages.join(SEPARATOR),
  aids: ({ response }) => response.aids.join(SEPARATOR),
  day: ({ response }) => response.day,
  consent: ({ response }) => response.consentVersion,
  synthetic: ({ response }) => (response.synthetic ? '1' : '0'),
}

/** The cells of a column; `label` writes a category or a missing code. */
function cellsOf(variable: ColumnVariable, column: Column, label: (index: number) => string, missing: (code: MissingCode) => string): (row: number) => string {
  const reasons = new Map(MISSING_CODES.map((code) => [code as number, missing(code)]))
  const reasonAt = (row: number): string => reasons.get(column.reasons[row]!)!
  if (column.kind === 'number') {
    return (row) => {
      if (!column.known[row]) return reasonAt(row)
      const value = column.values[row]!
      if (isMissingCode(value)) throw new RangeError(`${variable.name} holds ${value}, which is a missing code`)
      return String(value)
    }
  }
  const cells = variable.kind === 'coded' ? ['', ...variable.options.map((_, i) => label(i))] : []
  return (row) => (column.index[row] === 0 ? reasonAt(row) : cells[column.index[row]!]!)
}

function rowsFile(study: Study, layout: Layout, table: Table, given: readonly Given[], lang: Lang | null): Uint8Array {
  const lead: readonly CsvColumn[] = layout.lead.map((name) => ({ name, cell: (row) => textCell(LEAD_TEXT[name](given[row]!, study, layout)) }))
  const items: readonly CsvColumn[] = layout.variables.map((variable) => {
    const options = variable.kind === 'coded' ? variable.options : []
    const cell =
      lang === null
        ? cellsOf(variable, table.columns[variable.name]!, (i) => String(options[i]!.code), String)
        : cellsOf(
            variable,
            table.columns[variable.name]!,
            (i) => textCell(options[i]!.label[lang]),
            (code) => quoted(`[${code}] ${say[missingReason(code)][lang]}`),
          )
    return { name: variable.name, cell }
  })
  return csvBytes([...lead, ...items], given.length)
}

const flag = (synthetic: boolean): string => (synthetic ? '1' : '0')

/** Free text, apart from the rows: no id, and in an order that follows from the texts alone. */
function textFile(layout: Layout, given: readonly Given[]): Uint8Array {
  const names = layout.asked.variables.flatMap((variable) => (variable.kind === 'text' ? [variable.name] : []))
  const texts = given.flatMap(({ response }) =>
    names.flatMap((name) => {
      const text = response.answers[name]
      return typeof text === 'string' ? [{ key: sha256Hex(utf8(`${name}\n${text}`)), cells: [name, textCell(text), flag(response.synthetic)] }] : []
    }),
  )
  texts.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return csvOfRows(
    ['variable', 'text', 'synthetic'],
    texts.map(({ cells }) => cells),
  )
}

/**
 * How the answering went: items in the order presented, whole seconds per page. Residents only; staff are too few for it. A page
 * with free text has no seconds: a long stay there would tell who wrote.
 */
function paradataFile(study: Study, layout: Layout, given: readonly Given[]): Uint8Array {
  const texts = new Set(layout.asked.variables.flatMap((variable) => (variable.kind === 'text' ? [variable.name] : [])))
  const timed = ({ blocks }: Page): boolean => !blocks.some(({ items }) => items.some((name) => texts.has(name)))
  const pages = [...new Set(study.forms.filter((form) => form.codebook === layout.table).flatMap((form) => form.pages.filter(timed).map(({ id }) => id)))]
  return csvBytes(
    [
      { name: 'resp_id', cell: (row) => given[row]!.id },
      { name: 'item_order', cell: (row) => textCell(given[row]!.response.order.join(SEPARATOR)) },
      ...pages.map((page, i) => ({ name: secondsName(page, i), cell: (row: number) => String(given[row]!.response.seconds[page] ?? '') })),
      { name: 'synthetic', cell: (row) => flag(given[row]!.response.synthetic) },
    ],
    given.length,
  )
}
/** Numbered, so that pages whose ids differ only in marks that a name may not have stay apart. */
const secondsName = (page: string, i: number): string => `sec_${i + 1}_${page.replaceAll('-', '_')}`.slice(0, 32)

/** Answers that are no rows, counted: by place and way where that is known. */
function asideFile(study: Study, given: readonly Given[], conflicts: readonly Given[], aside: readonly Aside[], synthetic: boolean): Uint8Array {
  const counts = new Map<string, number>()
  const add = (cells: readonly string[], n: number): void => void counts.set(cells.join(','), (counts.get(cells.join(',')) ?? 0) + n)
  const place = ({ form, unit, mode }: Response, reason: Aside['reason']): readonly string[] => [
    formOf(study, form).codebook,
    reason,
    String((unit === null ? null : comparedUnitOf(study, unit)?.code) ?? ''),
    String(MODES.indexOf(mode) + 1),
  ]
  for (const { response } of given) if (response.status === 'declined' || response.status === 'screenedOut') add(place(response, response.status), 1)
  for (const { response } of conflicts) add(place(response, 'duplicate'), 1)
  for (const { table, reason, n } of aside) add([table, reason, '', ''], n)
  return csvOfRows(
    ['study', 'table', 'reason', 'UNIT', 'MODE', 'n', 'synthetic'],
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cells, n]) => [study.id, ...cells.split(','), String(n), flag(synthetic)]),
  )
}

/**
 * The files of an export: per table codes, labels in both languages, codebook, values, free text, and for residents how the answering
 * went; for the study what was set aside, and a README with counts and checksums. The same answers give the same bytes in whatever
 * order they come. Rows do not give people away: random ids in their own order, the day only, no device, staff at no unit below
 * the compared one and without batch, free text apart.
 */
export function exportFiles(study: Study, given: readonly Given[], aside: readonly Aside[] = []): readonly ExportFile[] {
  const { merged, conflicts } = mergeGiven(given)
  const dataset: Dataset = datasetFromResponses(study, given, aside)
  const stem = fileStem(study.id, dataset.synthetic)
  const codebookOfForm = new Map(study.forms.map((form) => [form.id, form.codebook]))
  const rows = merged.filter(({ response }) => response.status === 'complete' || response.status === 'partial')
  const files = layoutsOf(study).flatMap((layout): readonly ExportFile[] => {
    const table = dataset.tables[layout.table]!
    const own = rows.filter(({ response }) => codebookOfForm.get(response.form) === layout.table)
    const file = (name: string, bytes: Uint8Array): ExportFile => ({ name: `${stem}_${layout.table}_${name}.csv`, bytes })
    const { codebook, values } = codebookFiles(layout)
    return [
      file('codes', rowsFile(study, layout, table, own, null)),
      file('labels_zh', rowsFile(study, layout, table, own, 'zh-CN')),
      file('labels_en', rowsFile(study, layout, table, own, 'en')),
      file('codebook', codebook),
      file('values', values),
      ...(layout.asked.variables.some(({ kind }) => kind === 'text') ? [file('text', textFile(layout, own))] : []),
      ...(layout.respondent === 'resident' ? [file('paradata', paradataFile(study, layout, own))] : []),
    ]
  })
  const all = [...files, { name: `${stem}_aside.csv`, bytes: asideFile(study, merged, conflicts, aside, dataset.synthetic) }]
  return [...all, { name: `${stem}_README.txt`, bytes: readme(study, dataset, all) }]
}
