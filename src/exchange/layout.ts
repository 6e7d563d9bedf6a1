import { tableCodebook } from '../../analysis/dataset/columns.ts'
import { scoreName } from '../../analysis/study/codebook.ts'
import type { Codebook } from '../../analysis/study/codebook.ts'
import type { ColumnVariable } from '../../analysis/dataset/dataset.ts'
import type { Study } from '../../analysis/study/study.ts'

/**
 * Columns before the items. A staff row has no batch: who handed a link to whom would lead to the person. WAVE is not exported as
 * a code, since `wave` says it and names must differ whatever their case.
 */
const LEAD = ['resp_id', 'study', 'study_hash', 'form', 'wave', 'batch', 'unit_id', 'languages', 'aids', 'day', 'consent', 'synthetic'] as const
/** Of a file of another tool there are no answers of ours behind the rows: `row` numbers them from 1, in an order that follows from their cells alone. */
const IMPORTED_LEAD = ['row', 'study', 'study_hash', 'synthetic'] as const
export type LeadColumn = (typeof LEAD)[number] | (typeof IMPORTED_LEAD)[number]

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
  /** How columns came about that are not as they were answered, by name. */
  readonly rules?: ReadonlyMap<string, string>
}

/** The layout of every table of a study: of those its forms fill, or of the one that was imported. */
export function layoutsOf(study: Study): readonly Layout[] {
  return study.codebooks.flatMap((asked) => {
    const respondent = study.imported?.respondent ?? study.forms.find((one) => one.codebook === asked.id)?.respondent
    if (respondent === undefined) return []
    const lead = study.imported ? IMPORTED_LEAD : respondent === 'staff' ? LEAD.filter((name) => name !== 'batch') : LEAD
    return [layoutOf(asked, tableCodebook(study, asked, [study.collection.wave]), respondent, lead)]
  })
}

/** Columns of the table with their place in a file; `meaning`: the codebook of the table, `asked`: the one it was made from. */
export function layoutOf(asked: Codebook, meaning: Codebook, respondent: Layout['respondent'], lead: readonly LeadColumn[]): Layout {
  const scores = asked.scales.flatMap(({ name }) => [scoreName(name, 'mean'), scoreName(name, 'percent')])
  return {
    table: asked.id,
    respondent,
    asked,
    meaning,
    lead,
    variables: meaning.variables.filter((variable): variable is ColumnVariable => (variable.kind === 'coded' || variable.kind === 'number') && variable.name !== 'WAVE'),
    // UNIT follows from unit_id, and where there is none it is the place itself.
    computed: new Set([...(lead.includes('unit_id') ? ['UNIT', 'LANGUAGE'] : []), ...asked.derived.map(({ name }) => name), ...scores]),
  }
}

/** How the names of a study's files begin. */
export function fileStem(study: string, synthetic: boolean): string {
  return synthetic ? `SYNTHETIC_${study}` : study
}
