import { datasetFromResponses, mergeGiven } from '../../analysis/dataset/from-responses.ts'
import type { Aside, Dataset } from '../../analysis/dataset/dataset.ts'
import type { Page } from '../../analysis/study/form.ts'
import { comparedUnitOf, formOf, staffUnitOf } from '../../analysis/study/find.ts'
import type { Given } from '../../analysis/study/response.ts'
import { MODES, type Study } from '../../analysis/study/study.ts'
import { LANGS } from '../../analysis/study/text.ts'
import { asideFiles, type AsideCount } from './aside-file.ts'
import { countColumn, textColumn, type FileColumn } from './file-column.ts'
import { fileStem, layoutsOf, type Layout, type LeadColumn } from './layout.ts'
import { exportMessages as say } from './messages.ts'
import { readme } from './readme.ts'
import { flag, tableFiles, withSyntax, type ExportFile } from './table-files.ts'

export type { ExportFile } from './table-files.ts'

/** How languages, aids and the order of items stand in one cell. */
export const SEPARATOR = ' '

const LEAD_TEXT: { readonly [name in LeadColumn]: (given: Given, study: Study, layout: Layout, row: number) => string } = {
  row: (_given, _study, _layout, row) => String(row + 1),
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
  synthetic: ({ response }) => flag(response.synthetic),
}

/**
 * How the answering went: items in the order presented, whole seconds per page. Residents only; staff are too few for it. A page
 * with free text has no seconds: a long stay there would tell who wrote.
 */
function paradataFiles(stem: string, study: Study, layout: Layout, given: readonly Given[]): readonly ExportFile[] {
  const texts = new Set(layout.asked.variables.flatMap((variable) => (variable.kind === 'text' ? [variable.name] : [])))
  const timed = ({ blocks }: Page): boolean => !blocks.some(({ items }) => items.some((name) => texts.has(name)))
  const pages = [...new Set(study.forms.filter((form) => form.codebook === layout.table).flatMap((form) => form.pages.filter(timed).map(({ id }) => id)))]
  const columns: readonly FileColumn[] = [
    textColumn('resp_id', say.resp_id, given.length, (row) => given[row]!.id),
    textColumn('item_order', say.item_order, given.length, (row) => given[row]!.response.order.join(SEPARATOR)),
    ...pages.map((page, i) =>
      countColumn(secondsName(page, i), { 'zh-CN': `${say.seconds['zh-CN']}${page}`, en: `${say.seconds.en}${page}` }, (row) => String(given[row]!.response.seconds[page] ?? '')),
    ),
    countColumn('synthetic', say.synthetic, (row) => flag(given[row]!.response.synthetic)),
  ]
  return withSyntax({ stem: `${stem}_paradata`, columns, rows: given.length, sets: [], langs: LANGS })
}
/** Numbered, so that pages whose ids differ only in marks that a name may not have stay apart. */
const secondsName = (page: string, i: number): string => `sec_${i + 1}_${page.replaceAll('-', '_')}`.slice(0, 32)

function asideCounts(study: Study, given: readonly Given[], conflicts: readonly Given[], aside: readonly Aside[]): readonly AsideCount[] {
  const one = ({ response: { form, unit, mode } }: Given, reason: Aside['reason']): AsideCount => ({
    table: formOf(study, form).codebook,
    reason,
    unit: unit === null ? null : (comparedUnitOf(study, unit)?.code ?? null),
    mode: MODES.indexOf(mode) + 1,
    n: 1,
  })
  return [
    ...given.flatMap((row) => (row.response.status === 'declined' || row.response.status === 'screenedOut' ? [one(row, row.response.status)] : [])),
    ...conflicts.map((row) => one(row, 'duplicate')),
    ...aside.map((counted) => ({ ...counted, unit: null, mode: null })),
  ]
}

/**
 * The files of an export: per table codes, labels in both languages, codebook, values, free text, and for residents how the answering
 * went; for the study what was set aside, and a README with counts and checksums; beside every file of rows the SPSS syntax that opens
 * it. The same answers give the same bytes in whatever order they come. Rows do not give people away: random ids in their own order,
 * the day only, no device, staff at no unit below the compared one and without batch, free text apart.
 */
export function exportFiles(study: Study, given: readonly Given[], aside: readonly Aside[] = []): readonly ExportFile[] {
  const { merged, conflicts } = mergeGiven(given)
  const dataset: Dataset = datasetFromResponses(study, given, aside)
  const stem = fileStem(study.id, dataset.synthetic)
  const codebookOfForm = new Map(study.forms.map((form) => [form.id, form.codebook]))
  const rows = merged.filter(({ response }) => response.status === 'complete' || response.status === 'partial')
  const files = layoutsOf(study).flatMap((layout): readonly ExportFile[] => {
    const own = rows.filter(({ response }) => codebookOfForm.get(response.form) === layout.table)
    const lead = layout.lead.map((name) =>
      name === 'synthetic'
        ? countColumn(name, say[name], (row) => LEAD_TEXT[name](own[row]!, study, layout, row))
        : textColumn(name, say[name], own.length, (row) => LEAD_TEXT[name](own[row]!, study, layout, row)),
    )
    const asked = layout.asked.variables.flatMap(({ kind, name }) => (kind === 'text' ? [name] : []))
    const texts = own.flatMap(({ response }) =>
      asked.flatMap((variable) => {
        const text = response.answers[variable]
        return typeof text === 'string' ? [{ variable, text, synthetic: response.synthetic }] : []
      }),
    )
    const of = `${stem}_${layout.table}`
    return [...tableFiles(of, layout, dataset.tables[layout.table]!, lead, texts), ...(layout.respondent === 'resident' ? paradataFiles(of, study, layout, own) : [])]
  })
  const all = [...files, ...asideFiles(study, stem, asideCounts(study, merged, conflicts, aside), dataset.synthetic)]
  return [...all, { name: `${stem}_README.txt`, bytes: readme(study, dataset, all) }]
}
