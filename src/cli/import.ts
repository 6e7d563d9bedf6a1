import { basename, join, resolve } from 'node:path'
import { adopt, type Adopted } from '../../analysis/intake/adopt.ts'
import { applyMap } from '../../analysis/intake/apply.ts'
import type { Imported, RowProblem, Unsure } from '../../analysis/intake/applied.ts'
import { comparedText, type ImportMap, type Tool } from '../../analysis/intake/map.ts'
import { propose } from '../../analysis/intake/propose.ts'
import type { RawTable, Reading } from '../../analysis/intake/raw.ts'
import { readMap } from '../../analysis/intake/read-map.ts'
import { shown } from '../../analysis/intake/shown.ts'
import { unsureIn } from '../../analysis/intake/unsure.ts'
import { studyMessages } from '../../analysis/study/messages.ts'
import { parsed } from '../../analysis/study/publish.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import type { Lang, Text } from '../../analysis/study/text.ts'
import { studies } from '../../surveys/index.ts'
import { importMessages } from '../exchange/import-messages.ts'
import { readLike } from '../exchange/read-like.ts'
import { readRaw, type ReadingSource } from '../exchange/reading/index.ts'
import { reportFileMessages } from '../exchange/report-messages.ts'
import { textsIn } from '../i18n/texts.ts'
import { needed, optional, readArguments, type Command, type Speech } from './command.ts'
import { checkDatasetFolder, DATASET_FOLDER, filesOf, MAP_FILE, toWrite } from './dataset.ts'
import { InputError, UsageError } from './errors.ts'
import { blobOf, bytesOf } from './files.ts'
import { writeFolder } from './folder.ts'
import { cliMessages } from './messages.ts'

/** Problems of rows, and columns left out for one reason, that are told; the folder lists more. */
const TOLD = 50

/** `import FILE --out DATASET [--map MAP.json]`: a file of another tool as a folder that holds a study with its data. */
export const importFile: Command = async (args, speech) => {
  const { lang, tell } = speech
  const { flags, words } = readArguments(args, ['out', 'map'], 1)
  const path = words[0]
  if (path === undefined) throw new UsageError('fileNeeded')
  const out = needed(flags.out, '--out')
  const mapPath = optional(flags.map, '--map')
  // Before the work, not after it.
  checkDatasetFolder(out)
  const saved = mapPath === null ? null : mapIn(mapPath, lang)
  const source = { name: basename(path), blob: await blobOf(path) }
  const readAs = (wanted: Partial<Reading> | null): Promise<RawTable> => read(source, wanted, speech)
  const raw = saved ? await readLike(saved, readAs, (table) => table) : await readAs(null)
  const adopted = saved && adopt(raw, saved)
  const imported = applied(raw, adopted?.map ?? propose(raw, { units: studies.flatMap(({ units }) => units) }), mapPath === null ? { code: 'badProposal', file: path } : { code: 'badMap', file: mapPath }, lang)
  tellAll(path, raw, imported, adopted, speech)

  const say = textsIn(lang, cliMessages)
  const files = filesOf(imported, raw)
  // A mapping may be edited where it lies, and be applied from there.
  const ownMap = mapPath !== null && resolve(mapPath) === resolve(out, MAP_FILE)
  if (toWrite(out, files, imported, ownMap)) {
    writeFolder(out, files, DATASET_FOLDER)
    tell(say('written', { folder: out, n: files.length }))
  } else tell(say('datasetSame', { folder: out }))
  tell(say('mapAt', { file: join(out, MAP_FILE) }))
  return 0
}

function mapIn(path: string, lang: Lang): ImportMap {
  try {
    return readMap(parsed(bytesOf(path)))
  } catch (error) {
    throw mapError(error, { code: 'badMap', file: path }, lang)
  }
}

/** Where a mapping comes from that may be wrong, and the sentence that says so. */
interface Blamed {
  readonly code: 'badMap' | 'badProposal'
  readonly file: string
}

function applied(raw: RawTable, map: ImportMap, blamed: Blamed, lang: Lang): Imported {
  try {
    return applyMap(raw, map)
  } catch (error) {
    throw mapError(error, blamed, lang)
  }
}

const mapError = (error: unknown, { code, file }: Blamed, lang: Lang): unknown =>
  error instanceof StudyError ? new InputError(code, { file, path: error.path, why: textsIn(lang, studyMessages)(error.code, error.values) }) : error

function read(source: ReadingSource, wanted: Partial<Reading> | null, { lang, tell }: Speech): Promise<RawTable> {
  const say = textsIn(lang, cliMessages)
  let told = 0
  return readRaw(source, wanted, ({ done, of, rows }) => {
    // Of a small file nobody wants to read how far it is.
    const tenth = of < 1e7 ? 0 : Math.floor((done / of) * 10)
    if (tenth > told && tenth < 10) tell(say('reading', { percent: tenth * 10, rows }))
    told = tenth
  })
}

function labelIn({ variables }: ImportMap, name: string, code: number): Text {
  const variable = variables.find((one) => one.name === name)
  const option = variable?.kind === 'coded' || variable?.kind === 'multi' ? variable.options.find((one) => one.code === code) : undefined
  if (!option) throw new RangeError(`${name} has no code ${code}`)
  return option.label
}

/** What a saved mapping cannot do for this file as it did for the one it was made for. */
function tellAdopted({ shortened, doubled }: Adopted, { lang, tell }: Pick<Speech, 'lang' | 'tell'>): void {
  const say = textsIn(lang, cliMessages)
  for (const { scale, lost, gone } of shortened) tell(say(gone ? 'scaleGone' : 'shortened', { scale: scale.label[lang], items: lost.join(lang === 'en' ? ', ' : '、') }))
  for (const heading of doubled) tell(say('doubled', { heading: shown(heading, 80) }))
}

/** What was recognised, what is not in the data and why, and every row that did not fit. */
function tellAll(path: string, raw: RawTable, { study, dataset, map, problems, problemCount }: Imported, adopted: Adopted | null, { lang, tell }: Speech): void {
  const say = textsIn(lang, cliMessages)
  const of = textsIn(lang, importMessages)
  const { tool, rest, leftOut, kept } = study.imported!
  tell(say('recognised', { file: raw.file, tool: of(`tool.${tool as Tool}`), how: howRead(raw.reading, lang), rows: raw.rows, columns: raw.columns.length }))
  if (tool === 'ours') tell(say('ours', { file: path }))
  tell(say('made', { variables: map.variables.length, scales: map.scales.length, units: study.units.length }))
  for (const { column, is, n, line } of raw.notes ?? []) tell(say('note', { column: shown(column, 80), what: say(`note.${is}`), n, line }))
  if (adopted) tellAdopted(adopted, { lang, tell })
  for (const { variable, code, cells, texts } of rest) tell(say('rest', { variable, label: labelIn(map, variable, code)[lang], cells, texts }))
  for (const column of adopted?.lacking ?? []) tell(say('lacking', { column: shown(column, 80) }))
  for (const why of new Set(leftOut.map((one) => one.why))) {
    const columns = leftOut.filter((one) => one.why === why).map(({ column }) => shown(column, 80))
    const named = columns.slice(0, TOLD).join(lang === 'en' ? ', ' : '、')
    tell(say('leftOut', { why: of(`why.${why}`), n: columns.length, columns: columns.length > TOLD ? `${named} …` : named }))
  }
  for (const { column, what, reason } of kept) tell(say('keptColumn', { column: shown(column, 80), what: of(`why.${what}`), reason: shown(reason, 200) }))
  for (const one of unsureIn(raw, map)) tell(unsureLine(one, lang))
  for (const rule of map.notPeople) tellRule(raw, rule, { lang, tell })
  for (const { reason, n } of dataset.aside) tell(say('aside', { why: textsIn(lang, reportFileMessages)(`reportFile.${reason}`), n }))
  for (const problem of problems.slice(0, TOLD)) tell(problemLine(problem, lang))
  if (problemCount > 0) tell(say('problems', { n: problemCount, listed: problems.length, file: DATASET_FOLDER.index }))
}

/** Which rows a rule leaves out, where this file has some. */
function tellRule(raw: RawTable, { column: key, values }: ImportMap['notPeople'][number], { lang, tell }: Pick<Speech, 'lang' | 'tell'>): void {
  const column = raw.columns.find((one) => one.key === key)
  if (!column) {
    tell(textsIn(lang, cliMessages)('ruleLacking', { column: shown(key, 80) }))
    return
  }
  const held = column.values.map((value, at) => ({ text: comparedText(value), n: column.counts[at]! })).filter(({ text }) => values.includes(text))
  if (held.length === 0) return
  const named = [...new Set(held.map(({ text }) => (lang === 'en' ? `"${shown(text)}"` : `“${shown(text)}”`)))]
  tell(textsIn(lang, cliMessages)('rule', { column: shown(key, 80), values: named.slice(0, TOLD).join(lang === 'en' ? ', ' : '、'), n: held.reduce((sum, { n }) => sum + n, 0) }))
}

function howRead({ kind, encoding, delimiter, sheet }: Reading, lang: Lang): string {
  const say = textsIn(lang, cliMessages)
  if (kind === 'workbook') return say('how.workbook', { sheet: shown(sheet ?? '') })
  if (kind === 'sav') return say('how.sav', { encoding: encoding ?? '' })
  return say('how.text', { encoding: encoding ?? '', delimiter: delimiter === '\t' ? 'TAB' : (delimiter ?? '') })
}

function unsureLine({ is, ...values }: Unsure, lang: Lang): string {
  return textsIn(lang, cliMessages)(values.text === '' ? 'unsureHidden' : 'unsure', { ...values, what: textsIn(lang, importMessages)(`unsure.${is}`), part: is === 'thousands' ? 'as' : 'order' })
}

function problemLine({ line, column, value, why }: RowProblem, lang: Lang): string {
  const say = textsIn(lang, cliMessages)
  const values = { line, value: shown(value), column: shown(column ?? '', 80), why: textsIn(lang, importMessages)(`problem.${why}`) }
  return say(column === null ? 'problemRow' : value === '' ? 'problemHidden' : 'problem', values)
}
