import { LAYOUTS, STATUSES } from '../../analysis/dataset/columns.ts'
import { ASIDE, type Aside, type Column, type ColumnVariable } from '../../analysis/dataset/dataset.ts'
import { datasetFromResponses } from '../../analysis/dataset/from-responses.ts'
import { memberName } from '../../analysis/study/codebook.ts'
import { itemsOf, type Form } from '../../analysis/study/form.ts'
import { isMissingCode, MISSING, type MissingCode } from '../../analysis/study/missing.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import { readResponse } from '../../analysis/study/read-response.ts'
import type { Answer, Given } from '../../analysis/study/response.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import { MODES, type Study } from '../../analysis/study/study.ts'
import { SEPARATOR } from './csv-export.ts'
import { undefused } from './csv.ts'
import { readCsv, type NamedFile, type ReadRow } from './csv-read.ts'
import { FileError } from './file-error.ts'
import { layoutsOf, type Layout, type LeadColumn } from './layout.ts'
import type { ExchangeMessage } from './messages.ts'
import { UUID } from './open.ts'

/** What a file of the export's format holds. `table` is '' for counts of answers that are no rows, which name their tables themselves. */
export interface ReadFile {
  readonly table: string
  readonly given: readonly Given[]
  readonly aside: readonly Aside[]
}

const CODE = /^-?\d{1,16}$/
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/
/** Spreadsheets save what they show: about ten digits. */
const SAME = 1e-8
const ASIDE_COLUMNS = ['study', 'table', 'reason', 'UNIT', 'MODE', 'n', 'synthetic']

/** The row at hand, by column name, and how to refuse one of its cells. */
class Row {
  readonly file: string
  readonly line: number
  readonly #cells: readonly string[]
  readonly #place: ReadonlyMap<string, number>
  constructor(file: string, line: number, cells: readonly string[], place: ReadonlyMap<string, number>) {
    this.file = file
    this.line = line
    this.#cells = cells
    this.#place = place
  }
  has(column: string): boolean {
    return this.#place.has(column)
  }
  cell(column: string): string {
    return this.#cells[this.#place.get(column)!]!
  }
  refuse(code: ExchangeMessage, column: string, values: { readonly [name: string]: string | number } = {}): never {
    throw new FileError(code, this.file, { line: this.line, column }, { value: this.cell(column).slice(0, 40), ...values })
  }
  code(column: string): number {
    const cell = this.cell(column)
    return CODE.test(cell) ? Number(cell) : this.refuse('unknownCode', column)
  }
  number(column: string): number {
    const cell = this.cell(column)
    return NUMBER.test(cell) ? Number(cell) : this.refuse('notNumber', column)
  }
  /** A place in a list, coded from 1. */
  one<T>(column: string, of: readonly T[]): T {
    return of[this.code(column) - 1] ?? this.refuse('unknownCode', column)
  }
}

/** An answer, or the reason why there is none. */
type Read = { readonly answer: Answer } | { readonly reason: MissingCode }

function readItem(row: Row, variable: Layout['asked']['variables'][number]): Read {
  const { name } = variable
  switch (variable.kind) {
    case 'coded': {
      const code = row.code(name)
      if (isMissingCode(code)) return { reason: code }
      return variable.options.some((option) => option.code === code) ? { answer: code } : row.refuse('unknownCode', name)
    }
    case 'number': {
      const value = row.number(name)
      return isMissingCode(value) ? { reason: value } : { answer: value }
    }
    case 'multi': {
      const names = variable.options.map(({ code }) => memberName(name, code))
      const codes = names.map((member) => row.code(member))
      const first = codes[0]!
      if (codes.some(isMissingCode)) {
        const other = codes.findIndex((code) => code !== first)
        return other === -1 ? { reason: first as MissingCode } : row.refuse('contradiction', names[other]!)
      }
      const wrong = codes.findIndex((code) => code !== 0 && code !== 1)
      if (wrong !== -1) row.refuse('unknownCode', names[wrong]!)
      return { answer: variable.options.filter((_, i) => codes[i] === 1).map(({ code }) => code) }
    }
    case 'text':
      // The texts are kept apart so that no row leads to one; of the answer only its loss is known here.
      return { reason: MISSING.lost }
  }
}

/** The column of a fault that {@link readResponse} finds: the paths it names are those of a response. */
const COLUMN_OF: { readonly [path: string]: string } = { unit: 'unit_id', consentVersion: 'consent', status: 'STATUS', mode: 'MODE', layout: 'LAYOUT' }

function columnOf(error: StudyError, row: Row, study: Layout['asked']): string {
  const [head = '', item] = error.path.split('.')
  const multi = study.variables.find((variable) => variable.name === item && variable.kind === 'multi')
  const column = multi?.kind === 'multi' ? memberName(multi.name, multi.options[0]!.code) : (item ?? COLUMN_OF[head] ?? head.replace(/\[.*/, ''))
  return row.has(column) ? column : 'resp_id'
}

function readGiven(row: Row, study: Study, hash: string, layout: Layout, forms: ReadonlyMap<string, { readonly form: Form; readonly items: ReadonlySet<string> }>): Given {
  const lead = (name: LeadColumn): string => undefused(row.cell(name))
  const words = (name: LeadColumn): readonly string[] => (lead(name) === '' ? [] : lead(name).split(SEPARATOR))
  const id = lead('resp_id')
  if (!UUID.test(id)) row.refuse('badId', 'resp_id')
  if (lead('study') !== study.id) row.refuse('otherStudy', 'study', { study: lead('study').slice(0, 64) })
  if (lead('study_hash') !== hash) row.refuse('otherVersion', 'study_hash')
  const known = forms.get(lead('form')) ?? row.refuse('badCell', 'form')
  const unit = lead('unit_id') || null
  if (unit !== null && !study.units.some((one) => one.id === unit)) row.refuse('unknownUnit', 'unit_id')
  const synthetic = lead('synthetic')
  if (synthetic !== '0' && synthetic !== '1') row.refuse('badCell', 'synthetic')

  const answers: { [name: string]: Answer } = {}
  const missing: { [name: string]: MissingCode } = {}
  for (const variable of layout.asked.variables) {
    const read = readItem(row, variable)
    if (known.items.has(variable.name)) {
      if ('answer' in read) answers[variable.name] = read.answer
      else missing[variable.name] = read.reason
    } else if (variable.kind !== 'text' && !('reason' in read && read.reason === MISSING.notInVersion)) {
      row.refuse('contradiction', variable.kind === 'multi' ? memberName(variable.name, variable.options[0]!.code) : variable.name)
    }
  }
  const value = {
    format: 'linli-response/1',
    study: study.id,
    studyHash: hash,
    form: known.form.id,
    unit,
    wave: lead('wave'),
    batch: layout.lead.includes('batch') ? lead('batch') || null : null,
    mode: row.one('MODE', MODES),
    layout: row.one('LAYOUT', LAYOUTS),
    languages: words('languages'),
    aids: words('aids'),
    status: row.one('STATUS', STATUSES),
    answers,
    missing,
    order: [],
    seconds: {},
    consentVersion: lead('consent'),
    day: lead('day'),
    synthetic: synthetic === '1',
  }
  try {
    return { id, response: readResponse(value, study) }
  } catch (error) {
    if (!(error instanceof StudyError)) throw error
    const column = columnOf(error, row, layout.asked)
    return row.refuse((['wave', 'batch', 'languages', 'aids', 'day', 'consent'] as readonly string[]).includes(column) ? 'badCell' : 'contradiction', column)
  }
}

/** What a computed column of the file says, kept until the answers give their own. */
interface Claimed {
  readonly variable: ColumnVariable
  readonly values: number[]
}

function sameAs(claimed: number, variable: ColumnVariable, column: Column, row: number): boolean {
  if (column.kind === 'number') {
    return column.known[row] ? Math.abs(claimed - column.values[row]!) <= SAME * Math.max(1, Math.abs(claimed)) : claimed === column.reasons[row]
  }
  const index = column.index[row]!
  return claimed === (index === 0 ? column.reasons[row] : variable.kind === 'coded' ? variable.options[index - 1]!.code : null)
}

/** The answers decide; a file whose scores say otherwise has been changed, and nobody knows where. */
function checkComputed(study: Study, layout: Layout, file: string, given: readonly Given[], lines: readonly number[], claims: readonly Claimed[]): void {
  const table = datasetFromResponses(study, given).tables[layout.table]!
  const order = given.map((_, i) => i).sort((a, b) => (given[a]!.id < given[b]!.id ? -1 : 1))
  for (const { variable, values } of claims) {
    const column = table.columns[variable.name]!
    const wrong = order.findIndex((at, row) => !sameAs(values[at]!, variable, column, row))
    if (wrong !== -1) throw new FileError('computedDiffers', file, { line: lines[order[wrong]!]!, column: variable.name })
  }
}

/** The layout the heading is of; where two tables have the same columns, the one in the file's name. */
function layoutOf(study: Study, file: string, names: readonly string[]): Layout {
  const own = (layout: Layout): number => {
    const all = new Set<string>(layout.variables.map(({ name }) => name))
    return names.filter((name) => all.has(name)).length
  }
  const layouts = layoutsOf(study).map((layout) => ({ layout, n: own(layout), named: file.includes(`_${layout.table}_`) ? 1 : 0 }))
  const best = layouts.sort((a, b) => b.n - a.n || b.named - a.named)[0]
  if (!best || !names.includes('resp_id') || !names.includes('study_hash')) throw new FileError('notExport', file)
  return best.layout
}

function checkHeading(layout: Layout, file: string, names: readonly string[]): void {
  const known = new Set<string>([...layout.lead, ...layout.variables.map(({ name }) => name)])
  const seen = new Set<string>()
  for (const name of names) {
    if (!known.has(name)) throw new FileError('unknownColumn', file, { line: 1, column: name.slice(0, 64) })
    if (seen.has(name)) throw new FileError('repeatedColumn', file, { line: 1, column: name })
    seen.add(name)
  }
  const lacking = [...known].find((name) => !seen.has(name) && !layout.computed.has(name))
  if (lacking !== undefined) throw new FileError('missingColumn', file, { line: 1, column: lacking })
}

function readAsides(study: Study, file: string, place: ReadonlyMap<string, number>, aside: Aside[]): ReadRow {
  const tables = new Set(['', ...study.codebooks.map(({ id }) => id)])
  return (cells, line) => {
    const row = new Row(file, line, cells, place)
    if (row.cell('study') !== study.id) row.refuse('otherStudy', 'study', { study: row.cell('study').slice(0, 64) })
    const table = row.cell('table')
    if (!tables.has(table)) row.refuse('badCell', 'table')
    const reason = ASIDE.find((one) => one === row.cell('reason')) ?? row.refuse('badCell', 'reason')
    const n = row.number('n')
    if (!Number.isSafeInteger(n) || n < 1) row.refuse('notNumber', 'n')
    aside.push({ table, reason, n })
  }
}

/**
 * Reads a file that {@link exportFiles} wrote (`_codes.csv`, or the counts in `_aside.csv`), which is untrusted. What the file holds
 * comes back exactly; what it does not hold (free text, order, seconds) is not invented: texts are `lost`, order and seconds
 * empty. Columns may stand in any order and computed ones may be missing. Every row is checked like any other response; nothing
 * is half read. Throws {@link FileError} with line, column and the way out.
 */
export function readExport(study: Study, file: NamedFile): ReadFile {
  if (/_labels_(zh|en)\.csv$/.test(file.name)) throw new FileError('labelsFile', file.name)
  const given: Given[] = []
  const aside: Aside[] = []
  const lines: number[] = []
  const claims: Claimed[] = []
  let layout: Layout | null = null
  readCsv(file, (names) => {
    const place = new Map(names.map((name, i) => [name, i]))
    if (ASIDE_COLUMNS.every((name) => place.has(name)) && names.length === ASIDE_COLUMNS.length) return readAsides(study, file.name, place, aside)
    const own = layoutOf(study, file.name, names)
    layout = own
    checkHeading(own, file.name, names)
    const hash = studyHash(study)
    const forms = new Map(study.forms.filter((form) => form.codebook === own.table).map((form) => [form.id, { form, items: new Set(itemsOf(form)) }]))
    const seen = new Map<string, number>()
    for (const variable of own.variables) if (own.computed.has(variable.name) && place.has(variable.name)) claims.push({ variable, values: [] })
    return (cells, line) => {
      const row = new Row(file.name, line, cells, place)
      const one = readGiven(row, study, hash, own, forms)
      const first = seen.get(one.id)
      if (first !== undefined) row.refuse('duplicateId', 'resp_id', { first })
      seen.set(one.id, line)
      given.push(one)
      lines.push(line)
      for (const { variable, values } of claims) values.push(variable.kind === 'coded' ? row.code(variable.name) : row.number(variable.name))
    }
  })
  const read = layout as Layout | null
  if (read) checkComputed(study, read, file.name, given, lines, claims)
  return { table: read?.table ?? '', given, aside }
}
