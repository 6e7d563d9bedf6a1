import { tableCodebook } from '../../analysis/dataset/columns.ts'
import { scoreName } from '../../analysis/study/codebook.ts'
import type { Codebook } from '../../analysis/study/codebook.ts'
import type { ColumnVariable } from '../../analysis/dataset/dataset.ts'
import type { Study } from '../../analysis/study/study.ts'

/**
 * Columns before the items, as text. A staff row has no batch: who handed a link to whom would lead to the person. WAVE is not
 * exported as a code, since `wave` says it and names must differ whatever their case.
 */
const LEAD = ['resp_id', 'study', 'study_hash', 'form', 'wave', 'batch', 'unit_id', 'languages', 'aids', 'day', 'consent', 'synthetic'] as const
export type LeadColumn = (typeof LEAD)[number]

/** What the columns of a table's codes and labels files are: those before the items, then the variables in the order of the table. */
export interface Layout {
  /** Id of the codebook, which is the name of the table. */
  readonly table: string
  readonly respondent: 'resident' | 'staff'
  /** The codebook as the study has it. */
  readonly asked: Codebook
  /** The codebook of the table made from it. */
  readonly meaning: Codebook
  readonly lead: readonly LeadColumn[]
  readonly variables: readonly ColumnVariable[]
  /** Columns that follow from others: they are written for convenience and computed anew when a file is read. */
  readonly computed: ReadonlySet<string>
}

/** The layout of every table of a study. */
export function layoutsOf(study: Study): readonly Layout[] {
  return study.codebooks.flatMap((asked) => {
    const form = study.forms.find((one) => one.codebook === asked.id)
    if (!form) return []
    const meaning = tableCodebook(study, asked, [study.collection.wave])
    return [
      {
        table: asked.id,
        respondent: form.respondent,
        asked,
        meaning,
        lead: form.respondent === 'staff' ? LEAD.filter((name) => name !== 'batch') : LEAD,
        variables: meaning.variables.filter((variable): variable is ColumnVariable => (variable.kind === 'coded' || variable.kind === 'number') && variable.name !== 'WAVE'),
        computed: new Set(['UNIT', 'LANGUAGE', ...asked.derived.map(({ name }) => name), ...asked.scales.flatMap(({ name }) => [scoreName(name, 'mean'), scoreName(name, 'percent')])]),
      },
    ]
  })
}

/** How the names of a study's files begin. */
export function fileStem(study: string, synthetic: boolean): string {
  return synthetic ? `SYNTHETIC_${study}` : study
}
