import { memberName } from '../study/codebook.ts'
import type { Codebook, Variable } from '../study/codebook.ts'
import { channelsOf, comparedUnitOf, formOf } from '../study/find.ts'
import { canonicalJson } from '../study/hash.ts'
import { MISSING } from '../study/missing.ts'
import type { Given, Response } from '../study/response.ts'
import { MODES, type Study } from '../study/study.ts'
import { LANGS } from '../study/text.ts'
import { indexOfCode, LAYOUTS, openCoded, openNumber, putNumber, STATUSES, tableCodebook } from './columns.ts'
import { ASIDE, type Aside, type Column, type Dataset, type Table } from './dataset.ts'
import { derivedColumn, type RightCodes } from './derive.ts'
import { datasetHash } from './hash.ts'
import { scoreColumns } from './score.ts'

/** Puts one response into one row of the columns of one variable. */
type Fill = (row: number, response: Response) => void
/** Columns under construction, by name, in their order. */
type Columns = { [name: string]: Column }

/** A variable of the codebook that this form has not: a shorter form, an earlier version. */
const reasonOf = (response: Response, name: string): number => {
  const reason: unknown = response.missing[name]
  return typeof reason === 'number' ? reason : MISSING.notInVersion
}

function fillOf(variable: Variable, columns: Columns, rows: number): Fill {
  const { name } = variable
  switch (variable.kind) {
    case 'coded': {
      const { column, place } = openCoded(variable.options, rows)
      columns[name] = column
      return (row, response) => {
        const answer: unknown = response.answers[name]
        if (typeof answer === 'number') column.index[row] = indexOfCode(place, answer)
        else column.reasons[row] = reasonOf(response, name)
      }
    }
    case 'number': {
      const column = openNumber(rows)
      columns[name] = column
      return (row, response) => {
        const answer: unknown = response.answers[name]
        if (typeof answer === 'number') putNumber(column, row, answer)
        else column.reasons[row] = reasonOf(response, name)
      }
    }
    case 'multi': {
      const { place } = openCoded(variable.options, 0)
      const members = variable.options.map(({ code }) => {
        const { column } = openCoded(variable.options.slice(0, 2), rows)
        columns[memberName(name, code)] = column
        return column
      })
      return (row, response) => {
        const answer: unknown = response.answers[name]
        if (!Array.isArray(answer)) for (const member of members) member.reasons[row] = reasonOf(response, name)
        else {
          for (const member of members) member.index[row] = 1
          for (const code of answer) members[indexOfCode(place, code) - 1]!.index[row] = 2
        }
      }
    }
    case 'text':
      return () => {}
  }
}

/** Facts of the fieldwork. A response whose unit lies in none of the compared ones has no UNIT: it was not asked for one. */
function collectionFills(study: Study, waves: readonly string[], columns: Columns, rows: number, codebook: Codebook): readonly Fill[] {
  const compared = new Map<string, number | null>()
  const unitCode = ({ unit }: Response): number | null => {
    if (unit === null) return null
    const known = compared.get(unit)
    if (known !== undefined) return known
    const code = comparedUnitOf(study, unit)?.code ?? null
    compared.set(unit, code)
    return code
  }
  const codes: { readonly [name: string]: (response: Response) => number | null } = {
    UNIT: unitCode,
    MODE: (response) => MODES.indexOf(response.mode) + 1,
    LAYOUT: (response) => LAYOUTS.indexOf(response.layout) + 1,
    STATUS: (response) => (STATUSES as readonly string[]).indexOf(response.status) + 1,
    LANGUAGE: (response) => LANGS.indexOf(response.languages[0]!) + 1,
    WAVE: (response) => waves.indexOf(response.wave) + 1,
  }
  return Object.entries(codes).map(([name, codeOf]) => {
    const variable = codebook.variables.find((one) => one.name === name)
    if (variable?.kind !== 'coded') throw new RangeError(`no column ${name}`)
    const { column, place } = openCoded(variable.options, rows)
    columns[name] = column
    return (row, response) => {
      const code = codeOf(response)
      if (code === null) column.reasons[row] = MISSING.notAsked
      else column.index[row] = indexOfCode(place, code)
    }
  })
}

/** The right channel of every row, as its unit has it. */
function rightCodes(study: Study, codebook: Codebook, responses: readonly Response[]): RightCodes {
  const names = codebook.variables.flatMap((variable) => (variable.kind === 'coded' && variable.optionsFrom === 'channels' ? [variable.name] : []))
  if (!names.length) return {}
  const byUnit = new Map<string | null, number>()
  const right = Float64Array.from(responses, ({ unit }) => {
    const code = byUnit.get(unit) ?? channelsOf(study, unit).right
    byUnit.set(unit, code)
    return code
  })
  return Object.fromEntries(names.map((name) => [name, right]))
}

function tableOf(study: Study, codebook: Codebook, respondent: Table['respondent'], responses: readonly Response[], waves: readonly string[]): Table {
  const rows = responses.length
  const meaning = tableCodebook(study, codebook, waves)
  const columns: Columns = {}
  const fills = [...collectionFills(study, waves, columns, rows, meaning), ...codebook.variables.map((variable) => fillOf(variable, columns, rows))]
  responses.forEach((response, row) => {
    for (const fill of fills) fill(row, response)
  })
  const right = rightCodes(study, codebook, responses)
  for (const derived of codebook.derived) columns[derived.name] = derivedColumn(derived, meaning, columns, rows, right)
  for (const scale of codebook.scales) Object.assign(columns, scoreColumns(scale, meaning, columns, rows))
  return { name: codebook.id, rows, codebook: meaning, columns, respondent }
}

/** One entry per table and reason, in a fixed order. */
export function addAsides(asides: readonly Aside[]): readonly Aside[] {
  const tables = [...new Set(asides.map(({ table }) => table))].sort()
  return tables.flatMap((table) =>
    ASIDE.flatMap((reason) => {
      const n = asides.reduce((sum, one) => sum + (one.table === table && one.reason === reason ? one.n : 0), 0)
      return n ? [{ table, reason, n }] : []
    }),
  )
}

/**
 * Each id once, in the order of the ids, so that nothing depends on how the answers came together. The same content twice is
 * one answer; the same id over different contents is a conflict that nobody can decide here: none of them is used, all are in `conflicts`.
 */
export function mergeGiven(given: readonly Given[]): { readonly merged: readonly Given[]; readonly conflicts: readonly Given[] } {
  const byId = new Map<string, Given[]>()
  for (const one of given) {
    const same = byId.get(one.id)
    if (!same) byId.set(one.id, [one])
    else if (!same.some((other) => other.response === one.response || canonicalJson(other.response) === canonicalJson(one.response))) same.push(one)
  }
  const all = [...byId.values()].sort(([a], [b]) => (a!.id < b!.id ? -1 : 1))
  return { merged: all.flatMap((same) => (same.length === 1 ? same : [])), conflicts: all.flatMap((same) => (same.length > 1 ? same : [])) }
}

const counted = (study: Study, { response }: Given, reason: Aside['reason']): Aside => ({ table: formOf(study, response.form).codebook, reason, n: 1 })

/**
 * The dataset of a study: one table per codebook that a form uses, named by its id, rows in the order of the answers' ids.
 * Columns: the facts of the fieldwork, the questions (several answers as 0/1 columns, no free text), the derived variables, and
 * two scores per scale. Declined and screened-out answers and conflicting ids are no rows; they are counted in `aside`, with what
 * was set aside before. Throws RangeError on a response that is not of this study: responses are checked on the way in.
 */
export function datasetFromResponses(study: Study, given: readonly Given[], aside: readonly Aside[] = []): Dataset {
  const { merged, conflicts } = mergeGiven(given)
  const codebookOfForm = new Map(study.forms.map((form) => [form.id, form.codebook]))
  const rowsOf = new Map<string, Response[]>(study.forms.map((form) => [form.codebook, []]))
  const asides = [...aside, ...conflicts.map((one) => counted(study, one, 'duplicate'))]
  let synthetic = study.synthetic
  for (const one of merged) {
    const { response } = one
    if (response.status === 'declined' || response.status === 'screenedOut') asides.push(counted(study, one, response.status))
    else {
      const table = codebookOfForm.get(response.form)
      if (table === undefined || response.study !== study.id) throw new RangeError(`${one.id} answers no form of ${study.id}`)
      rowsOf.get(table)!.push(response)
      synthetic ||= response.synthetic
    }
  }
  const tables: { [name: string]: Table } = {}
  for (const codebook of study.codebooks) {
    const responses = rowsOf.get(codebook.id)
    const form = study.forms.find((one) => one.codebook === codebook.id)
    if (!responses || !form) continue
    const waves = [...new Set([study.collection.wave, ...responses.map(({ wave }) => wave)])].sort()
    tables[codebook.id] = tableOf(study, codebook, form.respondent, responses, waves)
  }
  return { study: study.id, synthetic, tables, hash: datasetHash({ study: study.id, synthetic, tables }), aside: addAsides(asides) }
}
