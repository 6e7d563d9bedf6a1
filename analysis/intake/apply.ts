import { importedDataset, type ImportedColumns } from '../dataset/from-columns.ts'
import type { Aside } from '../dataset/dataset.ts'
import { need } from '../study/check.ts'
import { MAX_BYTES, publishedBytes, readStudy } from '../study/publish.ts'
import { StudyError } from '../study/study-error.ts'
import type { Study } from '../study/study.ts'
import { itemsAgainst } from './against.ts'
import type { Imported, MapCheck } from './applied.ts'
import { checkMapping } from './check-map.ts'
import { codebookOf, type Days } from './codebook.ts'
import { defaultReport } from './default-report.ts'
import { peopleIn, type Rows } from './doubles.ts'
import { fileStudy } from './file-study.ts'
import { checkFit, checkRules, fitOf, type Fit } from './fit.ts'
import { columnsOf, type ImportMap, type MappedDay } from './map.ts'
import { textsInRows } from './not-people.ts'
import { orderOf, tableColumns } from './order.ts'
import { problemsOf, type Problems } from './problems.ts'
import type { RawTable } from './raw.ts'
import { mapBytes } from './read-map.ts'
import { codeFile, type CodedFile } from './coded-file.ts'
import { tallyOf, type Tally } from './tally.ts'
import { textsOf } from './texts.ts'
import { unsureIn } from './unsure.ts'

/** A file under a mapping, with everything that can be said of it before its rows have their order. */
interface Understood {
  readonly map: ImportMap
  readonly fit: Fit
  readonly rows: Rows
  readonly file: CodedFile
  readonly problems: Problems
  readonly tally: Tally
}

function understand(raw: RawTable, given: ImportMap): Understood {
  // What was read is what counts, not how it was first meant to be read.
  const map = { ...given, reading: raw.reading }
  const fit = fitOf(raw, map)
  const ids = map.leftOut.flatMap(({ column, why }) => (why === 'rowId' ? (fit.columns.get(column) ?? []) : []))
  const left = new Set(map.leftOut.map(({ column }) => column))
  const content = raw.columns.filter((column) => !left.has(column.key) && !fit.unmapped.includes(column))
  const rows = peopleIn(raw, map.notPeople, ids, content, answersBlank(map))
  const file = codeFile(raw, map, fit)
  return { map, fit, rows, file, problems: problemsOf(raw, rows, file, fit), tally: tallyOf(file, map, rows, raw.rows) }
}

/** Whether an empty cell is itself an answer to something: then no row is without one. */
function answersBlank({ variables, unit }: ImportMap): boolean {
  const said = variables.map((variable): readonly (readonly string[])[] => {
    if (variable.kind === 'multi' && variable.shape.is === 'columns') return variable.shape.columns.map(({ chosen }) => chosen)
    return variable.kind === 'coded' || variable.kind === 'multi' ? variable.options.map(({ values }) => values) : []
  })
  return [...said.flat(), ...(unit?.units ?? []).map(({ values }) => values)].some((values) => values.includes(''))
}

/** An {@link Imported} whose dataset is still columns. */
export interface AppliedColumns extends Omit<Imported, 'dataset'> {
  readonly study: Study & { readonly imported: NonNullable<Study['imported']> }
  readonly columns: ImportedColumns
  readonly rows: number
  readonly aside: readonly Aside[]
}

/** {@link applyMap} as far as the columns of the table, without what is computed from them. Throws as it does. */
export function applyToColumns(raw: RawTable, given: ImportMap): AppliedColumns {
  const understood = understand(raw, given)
  const { map, rows, file, problems } = understood
  const study = studyOf(raw, understood)
  const cells = [...(file.unit ? [file.unit] : []), ...file.variables.flatMap(({ columns }) => columns)]
  const order = orderOf(cells, rows.stay)
  const aside = asideOf(raw, map, rows)
  return { study, columns: tableColumns(cells, order), rows: order.length, aside, texts: textsOf(file, rows.stay), problems: problems.told, problemCount: problems.count, map }
}

/** A file under a mapping: a study of our own kind with its data. Throws {@link StudyError} where {@link checkMap} has a fault, with its code and place. */
export function applyMap(raw: RawTable, given: ImportMap): Imported {
  const { study, columns, rows, aside, ...rest } = applyToColumns(raw, given)
  return { ...rest, study, dataset: importedDataset(study, columns, rows, aside) }
}

/** What the mapping would do to the file: counts of every variable, problems of rows, and what keeps it from being applied. Throws nothing. */
export function checkMap(raw: RawTable, given: ImportMap): MapCheck {
  const understood = understand(raw, given)
  const { map, fit, rows, file, problems, tally } = understood
  return {
    rows: rows.stay.length,
    aside: asideOf(raw, map, rows),
    notPeople: map.notPeople.map(({ column }) => ({ column, n: rows.notPeople.filter((one) => one.column.key === column).length })),
    outside: outside(raw, understood),
    variables: tally.variables,
    units: tally.units,
    problems: problems.told,
    problemCount: problems.count,
    against: itemsAgainst(file, map, rows.stay),
    unsure: unsureIn(raw, map),
    lacking: fit.lacking,
    unmapped: fit.unmapped.map(({ key }) => key),
    fault: faultOf(raw, understood),
  }
}

/** Of columns whose texts a page may know, and as it knows them. */
function outside({ columns }: RawTable, { map: { variables, unit }, fit: { guards }, rows: { notPeople, blank } }: Understood): MapCheck['outside'] {
  const keys = new Set([...variables.flatMap((variable) => (variable.kind === 'coded' || variable.kind === 'multi' ? columnsOf(variable) : [])), unit?.column])
  return textsInRows(columns.filter(({ key }) => keys.has(key) && !guards.has(key)), [...notPeople.map(({ row }) => row), ...blank])
}

function faultOf(raw: RawTable, understood: Understood): MapCheck['fault'] {
  try {
    studyOf(raw, understood)
    return null
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    const { code, path, values } = error
    return { code, path, values }
  }
}

/** The study, made anew and checked like any other. Throws {@link StudyError} with the place in the mapping. */
function studyOf(raw: RawTable, { map, fit, rows, file, problems, tally }: Understood): AppliedColumns['study'] {
  checkMapping(map)
  checkFit(map, fit)
  checkRules(raw, map, fit)
  const days = new Map(file.variables.map(({ variable, days: found }): readonly [string, Days | null] => [variable.name, found]))
  const daysOf = ({ name }: MappedDay): Days | null => (days.get(name)?.options.length ? days.get(name)! : null)
  const codebook = codebookOf(map, daysOf)
  need(codebook.variables.length > 0, 'nothingLeft', 'variables')
  const emptyDays = map.variables.flatMap((variable) => (variable.kind === 'day' && fit.columns.has(variable.column) && !daysOf(variable) ? [variable.column] : []))
  const study = fileStudy(raw, map, fit, codebook, defaultReport(codebook, tally.answered), rows.stay.length, problems.lostCells, tally, emptyDays)
  // Both are read again whenever the import is opened.
  for (const { length: n } of [publishedBytes(study), mapBytes(map)]) need(n <= MAX_BYTES, 'tooLarge', 'variables', { n, max: MAX_BYTES })
  try {
    return { ...readStudy(study), imported: study.imported }
  } catch (error) {
    throw error instanceof StudyError ? new StudyError(error.code, placeInMap(error.path, map, codebook.variables.map(({ name }) => name)), error.values) : error
  }
}

/** Variables stand in the codebook as in the mapping, but for days that no row has. */
function placeInMap(path: string, { variables }: ImportMap, names: readonly string[]): string {
  return path
    .replace(/^codebooks\[0\]\./, '')
    .replace(/^variables\[(\d+)\]/, (_, at: string) => `variables[${variables.findIndex(({ name }) => name === names[Number(at)])}]`)
    .replace(/^units\[(\d+)\]/, 'unit.units[$1]')
    .replace(/^collection\.compared/, 'unit.units')
    .replace(/^imported\.kept/, 'kept')
}

function asideOf({ badRows }: RawTable, { respondent: table }: ImportMap, { doubles, blank, notPeople }: Rows): readonly Aside[] {
  const asides: readonly Aside[] = [
    { table, reason: 'duplicate', n: doubles.length },
    { table, reason: 'unreadable', n: badRows.length },
    { table, reason: 'blank', n: blank.length },
    { table, reason: 'notPerson', n: notPeople.length },
  ]
  return asides.filter(({ n }) => n > 0)
}
