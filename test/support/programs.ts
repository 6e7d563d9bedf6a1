import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { ExportFile } from '../../src/exchange/table-files.ts'

/** Whether a program can be started at all. */
export function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** Runs a program to its end; throws with what it said. */
function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? `${stdout}${stderr}`}`)
}

export const pspp = { there: works('pspp', ['--version']), open: openInPspp }

/** What PSPP has after running our syntax: cells as values and as labels, missing cells per column of numbers, labels and levels of the variables. */
export interface InPspp {
  readonly values: readonly { readonly [column: string]: string }[]
  readonly labels: readonly { readonly [column: string]: string }[]
  readonly missing: { readonly [column: string]: number }
  readonly variables: readonly { readonly name: string; readonly label: string; readonly level: string }[]
}

/** Runs a syntax file of an export on the file it opens; both are written into a folder that the caller deletes. A warning is a failure. */
function openInPspp(folder: string, files: readonly ExportFile[], syntax: string): InPspp {
  const of = (end: string): ExportFile => files.find(({ name }) => name.endsWith(end))!
  const { name, bytes } = of(syntax)
  const script = new TextDecoder().decode(bytes)
  const csv = of(/FILE='([^']+)'/.exec(script)![1]!)
  const numbers = [...script.matchAll(/^ {4}(\w+) F\d+\.0\.?\r$/gm)].map(([, column]) => column!)
  writeFileSync(join(folder, csv.name), csv.bytes)
  writeFileSync(join(folder, name), bytes)
  const asked = `INSERT FILE='${name}'.
SAVE TRANSLATE /OUTFILE='values.csv' /TYPE=CSV /FIELDNAMES /REPLACE.
SAVE TRANSLATE /OUTFILE='labels.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS /REPLACE.
DISPLAY DICTIONARY.
COMPUTE everyone = 1.
AGGREGATE OUTFILE=* /BREAK=everyone ${numbers.map((column, i) => `/m${i} = NUMISS(${column})`).join('\n ')}.
SAVE TRANSLATE /OUTFILE='missing.csv' /TYPE=CSV /FIELDNAMES /REPLACE.
`
  writeFileSync(join(folder, 'ask.sps'), asked)
  run('pspp', ['-o', 'out.csv', 'ask.sps'], folder)
  const said = readFileSync(join(folder, 'out.csv'), 'utf8')
  const complaint = said.split('\n').find((line) => /(?:warning|error): /.test(line))
  if (complaint !== undefined) throw new Error(complaint)
  const rows = (file: string): { [column: string]: string }[] =>
    Papa.parse<{ [column: string]: string }>(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data
  const [counts] = rows('missing.csv')
  // A table of the output: its heading, then a line per variable until an empty one.
  const dictionary = /^Name,Position.*\n(?:[^\n]+\n)*/m.exec(said)?.[0] ?? ''
  return {
    values: rows('values.csv'),
    labels: rows('labels.csv'),
    missing: Object.fromEntries(numbers.map((column, i) => [column, Number(counts?.[`m${i}`] ?? 0)])),
    variables: Papa.parse<{ [column: string]: string }>(dictionary, { header: true, skipEmptyLines: true }).data.map((row) => ({
      name: row['Name']!,
      label: row['Label']!,
      level: row['Measurement Level']!,
    })),
  }
}

const soffice = ['soffice', 'libreoffice'].find((one) => works(one, ['--version']))
export const office = { there: soffice !== undefined, open: openInOffice }

export interface OfficeCell {
  readonly value: string | number
  readonly formula: boolean
}
export interface InOffice {
  readonly names: readonly (string | number)[]
  readonly rows: readonly (readonly OfficeCell[])[]
}

/**
 * Opens a CSV file with what LibreOffice's import dialog proposes after a byte-order mark (comma, quotation marks, UTF-8); without a
 * screen it has to be told. `texts`: columns that the person makes "Text" in that dialog, as our README says; 'all' of them, or none.
 */
function openInOffice(folder: string, { name, bytes }: ExportFile, texts: 'all' | readonly string[]): InOffice {
  writeFileSync(join(folder, name), bytes)
  const heading = new TextDecoder().decode(bytes).split('\r\n')[0]!.split(',')
  const types = heading.map((column, i) => `${i + 1}/${texts === 'all' || texts.includes(column) ? 2 : 1}`).join('/')
  run(soffice ?? 'soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, `--infilter=CSV:44,34,76,1,${types}`, '--convert-to', 'fods', name], folder)
  const [names, ...rows] = sheetOf(readFileSync(join(folder, name.replace(/csv$/, 'fods')), 'utf8'))
  return { names: names!.map(({ value }) => value), rows }
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

/** The text of a paragraph: runs of spaces and tabs are elements of their own. */
const paragraph = (xml: string): string =>
  unescaped(
    xml
      .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_, n?: string) => ' '.repeat(Number(n ?? 1)))
      .replaceAll('<text:tab/>', '\t')
      .replaceAll(/<\/?text:span[^>]*>/g, ''),
  )

/** The cells of the one sheet of a flat OpenDocument file. */
function sheetOf(document: string): readonly (readonly OfficeCell[])[] {
  const rows = [...document.matchAll(/<table:table-row[^>]*?(?:\/>|>([^]*?)<\/table:table-row>)/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<table:table-cell([^>]*?)(?:\/>|>([^]*?)<\/table:table-cell>)/g)].flatMap(([, attributes, content]) => {
      const attribute = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(attributes!)?.[1]
      const lines = [...(content ?? '').matchAll(/<text:p>([^]*?)<\/text:p>|<text:p\/>/g)].map(([, line]) => paragraph(line ?? ''))
      const value = attribute('office:value-type') === 'float' ? Number(attribute('office:value')) : lines.join('\n')
      return Array.from({ length: Number(attribute('table:number-columns-repeated') ?? 1) }, () => ({ value, formula: attribute('table:formula') !== undefined }))
    }),
  )
  return rows.filter((row) => row.some(({ value }) => value !== ''))
}
