import { openCoded, openNumber, putNumber } from '../../analysis/dataset/columns.ts'
import type { Column, ColumnVariable, Dataset } from '../../analysis/dataset/dataset.ts'
import { importedDataset } from '../../analysis/dataset/from-columns.ts'
import type { ImportedText } from '../../analysis/intake/applied.ts'
import type { RawColumn, RawTable } from '../../analysis/intake/raw.ts'
import { isMissingCode } from '../../analysis/study/missing.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import { readExport } from './csv-import.ts'
import { undefused } from './csv.ts'
import { FileError } from './file-error.ts'
import { fileStem, layoutsOf, type Layout } from './layout.ts'
import type { ExchangeMessage } from './messages.ts'
import { readRaw, type ReadingSource } from './reading/index.ts'

/** The files of an imported study's export that hold data. `text`: null where nobody was asked for free text. */
export interface DataFiles<File> {
  readonly codes: File
  readonly text: File | null
  readonly aside: File
}

/** Their names, as {@link datasetFiles} gives them. */
export function dataFileNames(study: Study): DataFiles<string> {
  const { table, asked } = layoutOfImported(study)
  const stem = fileStem(study.id, study.synthetic)
  const of = (name: string): string => `${stem}_${table}_${name}.csv`
  return { codes: of('codes'), text: asked.variables.some(({ kind }) => kind === 'text') ? of('text') : null, aside: `${stem}_aside.csv` }
}

/**
 * Reads back what {@link datasetFiles} wrote of an imported study. The files are untrusted: every cell is checked by the codebook, what is
 * computed is computed anew and has to agree, and the data must be those of `hash`, which were imported. Throws {@link FileError}; nothing
 * is half read.
 */
export async function readDataset(study: Study, { codes, text, aside }: DataFiles<ReadingSource>, hash: string): Promise<{ readonly dataset: Dataset; readonly texts: readonly ImportedText[] }> {
  const layout = layoutOfImported(study)
  const table = await tableIn(codes)
  const columns = checkHeading(layout, table)
  checkLead(study, table, columns)
  const answers: { [name: string]: Column } = {}
  for (const variable of layout.variables) {
    if (!layout.computed.has(variable.name)) answers[variable.name] = columnOf(table, columns.get(variable.name)!, variable)
  }
  const counted = readExport(study, { name: aside.name, bytes: new Uint8Array(await aside.blob.arrayBuffer()) }).aside
  const dataset = importedDataset(study, answers, table.rows, counted)
  for (const variable of layout.variables) {
    const claimed = columns.get(variable.name)
    if (claimed && layout.computed.has(variable.name)) checkComputed(table, claimed, variable, dataset.tables[layout.table]!.columns[variable.name]!)
  }
  if (dataset.hash !== hash) throw new FileError('notAsImported', codes.name)
  return { dataset, texts: text === null ? [] : await textsIn(text, layout) }
}

function layoutOfImported(study: Study): Layout {
  const layout = layoutsOf(study)[0]
  if (!study.imported || !layout) throw new RangeError(`${study.id} was not imported`)
  return layout
}

/** As we write files: nothing is to be found out about them. Rows with another number of cells than the heading are wrong. */
async function tableIn(source: ReadingSource): Promise<RawTable> {
  const table = await readRaw(source, { kind: 'text', encoding: 'utf-8', delimiter: ',', skip: 0, headings: 1 }, () => undefined)
  const bad = table.badRows[0]
  if (bad) throw new FileError('cells', source.name, { line: bad.line }, { n: bad.cells, expected: bad.expected })
  return table
}

function checkHeading(layout: Layout, { file, columns }: RawTable): ReadonlyMap<string, RawColumn> {
  const known = new Set<string>([...layout.lead, ...layout.variables.map(({ name }) => name)])
  const found = new Map<string, RawColumn>()
  for (const column of columns) {
    const name = column.headings[0] ?? ''
    if (!known.has(name)) throw new FileError('unknownColumn', file, { line: 1, column: name.slice(0, 64) })
    if (found.has(name)) throw new FileError('repeatedColumn', file, { line: 1, column: name })
    found.set(name, column)
  }
  const lacking = [...known].find((name) => !found.has(name) && !layout.computed.has(name))
  if (lacking !== undefined) throw new FileError('missingColumn', file, { line: 1, column: lacking })
  return found
}

/** Refuses the first row that holds a text; `place`: of the text among those of the column. */
function refuse(table: RawTable, column: RawColumn, place: number, code: ExchangeMessage, values: { readonly [name: string]: string | number } = {}): never {
  const row = column.index.indexOf(place)
  throw new FileError(code, table.file, { line: table.lines[row]!, column: column.headings[0]! }, { value: column.values[place]!.slice(0, 40), ...values })
}

function checkLead(study: Study, table: RawTable, columns: ReadonlyMap<string, RawColumn>): void {
  const all = (name: string, is: string, code: ExchangeMessage): void => {
    const column = columns.get(name)!
    const wrong = column.values.findIndex((value) => value !== is)
    if (wrong !== -1) refuse(table, column, wrong, code, { study: column.values[wrong]!.slice(0, 64) })
  }
  all('study', study.id, 'otherStudy')
  all('study_hash', studyHash(study), 'otherVersion')
  all('synthetic', study.synthetic ? '1' : '0', 'badCell')
}

const CODE = /^-?\d{1,16}$/
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/

function columnOf(table: RawTable, raw: RawColumn, variable: ColumnVariable): Column {
  if (variable.kind === 'number') {
    const column = openNumber(table.rows)
    const values = raw.values.map((value, place) => (NUMBER.test(value) && Number.isFinite(Number(value)) ? Number(value) : refuse(table, raw, place, 'notNumber')))
    for (let row = 0; row < table.rows; row++) {
      const value = values[raw.index[row]!]!
      if (isMissingCode(value)) column.reasons[row] = value
      else putNumber(column, row, value)
    }
    return column
  }
  const { column, place } = openCoded(variable.options, table.rows)
  /** Above zero the index of an answer, below it a reason. */
  const means = raw.values.map((value, at) => {
    const code = CODE.test(value) ? Number(value) : refuse(table, raw, at, 'unknownCode')
    return place.get(code) ?? (isMissingCode(code) ? code : refuse(table, raw, at, 'unknownCode'))
  })
  for (let row = 0; row < table.rows; row++) {
    const mean = means[raw.index[row]!]!
    if (mean > 0) column.index[row] = mean
    else column.reasons[row] = mean
  }
  return column
}

/** Spreadsheets save what they show: about ten digits. */
const SAME = 1e-8

/** What follows from the answers decides; a file that says otherwise has been changed, and nobody knows where. */
function checkComputed(table: RawTable, raw: RawColumn, variable: ColumnVariable, computed: Column): void {
  const claimed = columnOf(table, raw, variable)
  for (let row = 0; row < table.rows; row++) {
    const same =
      claimed.reasons[row] === computed.reasons[row] &&
      (claimed.kind === 'number' && computed.kind === 'number'
        ? Math.abs(claimed.values[row]! - computed.values[row]!) <= SAME * Math.max(1, Math.abs(claimed.values[row]!))
        : claimed.kind === 'coded' && computed.kind === 'coded' && claimed.index[row] === computed.index[row])
    if (!same) throw new FileError('computedDiffers', table.file, { line: table.lines[row]!, column: variable.name })
  }
}

async function textsIn(source: ReadingSource, layout: Layout): Promise<readonly ImportedText[]> {
  const table = await tableIn(source)
  const [variable, text] = ['variable', 'text'].map((name) => {
    const column = table.columns.find(({ headings }) => headings[0] === name)
    if (!column) throw new FileError('missingColumn', source.name, { line: 1, column: name })
    return column
  }) as [RawColumn, RawColumn]
  const asked = new Set(layout.asked.variables.flatMap(({ kind, name }) => (kind === 'text' ? [name] : [])))
  const unknown = variable.values.findIndex((name) => !asked.has(name))
  if (unknown !== -1) refuse(table, variable, unknown, 'badCell')
  return Array.from({ length: table.rows }, (_, row) => ({ variable: variable.values[variable.index[row]!]!, text: undefused(text.values[text.index[row]!]!) }))
}
