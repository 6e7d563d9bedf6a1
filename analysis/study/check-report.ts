import { need, once } from './check.ts'
import { memberName } from './codebook.ts'
import type { Codebook, Option } from './codebook.ts'
import { COLLECTION_NAMES } from './names.ts'
import { StudyError } from './study-error.ts'
import type { Filter, Report, Study } from './study.ts'

/** Tables and filters that are there. What a method's options name is checked when the report runs. */
export function checkReport(report: Report, study: Study): void {
  const table = (name: string, path: string): Codebook => {
    const codebook = study.codebooks.find(({ id }) => id === name && (study.imported !== null || study.forms.some((form) => form.codebook === id)))
    if (!codebook) throw new StudyError('noSuchTable', path, { name })
    return codebook
  }
  for (const [name, filters] of Object.entries(report.filter)) {
    const path = `report.filter.${name}`
    filters.forEach((filter, i) => checkFilter(filter, table(name, path), study, `${path}[${i}]`))
  }
  once(report.sections.map(({ id }) => id), 'report.sections')
  report.sections.forEach((section, s) =>
    section.items.forEach((item, i) => {
      const path = `report.sections[${s}].items[${i}]`
      const codebook = table(item.table, `${path}.table`)
      item.filter.forEach((filter, f) => checkFilter(filter, codebook, study, `${path}.filter[${f}]`))
    }),
  )
}

/** A filter asks a column with codes: a fact of the fieldwork, a question, one option of a multiple answer, a derived variable. */
function checkFilter(filter: Filter, codebook: Codebook, { imported, collection }: Study, path: string): void {
  const { variable: name } = filter
  // Of the fieldwork behind a file nothing is known but the places.
  if (imported ? name === 'UNIT' && collection.compared.length > 0 : COLLECTION_NAMES.some((collected) => collected === name)) return
  const codes = 'in' in filter ? filter.in : filter.notIn
  const options =
    codebook.derived.find((derived) => derived.name === name)?.options ??
    codebook.variables.flatMap((variable): readonly Pick<Option, 'code'>[] => {
      if (variable.kind === 'coded' && variable.name === name) return variable.options
      return variable.kind === 'multi' && variable.options.some(({ code }) => memberName(variable.name, code) === name)
        ? [{ code: 0 }, { code: 1 }]
        : []
    })
  need(options.length > 0, 'noSuchVariable', path, { name })
  for (const code of codes) need(options.some((option) => option.code === code), 'noSuchCode', path, { name, code })
}
