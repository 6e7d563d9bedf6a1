import { canonicalJson, sha256Hex, utf8 } from '../study/hash.ts'
import type { Codebook } from '../study/codebook.ts'
import type { Report, Study, Unit } from '../study/study.ts'
import { columnsOf, type ImportMap } from './map.ts'
import type { Fit } from './fit.ts'
import { intakeMessages as say } from './messages.ts'
import { squeezed, type RawColumn, type RawTable } from './raw.ts'
import { shown } from './shown.ts'
import type { Tally } from './tally.ts'
import { wordsIn } from './wording.ts'

/** A heading may be longer than a study keeps. */
const MOST_SHOWN = 2000

/** The study that a file is under a mapping. What it says of itself follows from both, so that the same import is the same study. */
export function fileStudy(raw: RawTable, map: ImportMap, fit: Fit, codebook: Codebook, report: Report, people: number, lostCells: number, tally: Pick<Tally, 'variables'>, emptyDays: readonly string[]): Study & { readonly imported: NonNullable<Study['imported']> } {
  const synthetic = isSynthetic(raw, map)
  const units = (map.unit?.units ?? []).map(({ id, code, name }): Unit => ({ id, code, name, level: map.unit!.level, parent: null, synthetic, channels: null }))
  return {
    format: 'linli-study/1',
    id: `file-${sha256Hex(utf8(canonicalJson([raw.sha256, map]))).slice(0, 10)}`,
    version: '1',
    title: map.title,
    synthetic,
    generator: null,
    codebooks: [codebook],
    forms: [],
    modules: [],
    imported: {
      kind: raw.reading.kind,
      sha256: raw.sha256,
      tool: map.tool,
      respondent: map.respondent,
      rows: raw.rows + raw.badRows.length,
      setAside: raw.rows + raw.badRows.length - people,
      lostCells,
      rest: restOf(map, tally),
      leftOut: leftOutOf(raw, map, fit, emptyDays),
      kept: map.kept.filter(({ column }) => fit.columns.has(column)).map(({ column, what, reason }) => ({ column: titlesOf(raw.columns).get(column)!, variable: userOf(map, column), what, reason })),
    },
    units,
    cases: [],
    collection: {
      organisation: say.notStated,
      funder: say.notStated,
      contact: say.notStated,
      opens: null,
      closes: null,
      wave: 'file',
      recipients: [],
      idleSeconds: 60,
      warnSeconds: 20,
      channels: { options: [], right: 0 },
      incomeBands: [],
      compared: units.map(({ id }) => id),
    },
    report,
  }
}

/** A file that this tool wrote says of every row whether it was invented; that must not be lost on the way back. */
function isSynthetic({ columns }: RawTable, { tool }: ImportMap): boolean {
  return tool === 'ours' && columns.some(({ key, values, counts }) => key === 'synthetic' && values.some((value, at) => value.trim() === '1' && counts[at]! > 0))
}

function restOf({ variables }: ImportMap, tally: Pick<Tally, 'variables'>): NonNullable<Study['imported']>['rest'] {
  const codes = new Map(variables.map((one) => [one.name, 'rest' in one ? one.rest : null]))
  return tally.variables.flatMap(({ name, rest }) => (rest && rest.cells > 0 ? [{ variable: name, code: codes.get(name)!, ...rest }] : []))
}

/** In the order of the file. */
function leftOutOf({ columns }: RawTable, { leftOut }: ImportMap, { unmapped, guards }: Fit, emptyDays: readonly string[]): NonNullable<Study['imported']>['leftOut'] {
  const why = new Map([
    ...leftOut.map(({ column, why: mapped }) => [column, mapped] as const),
    ...unmapped.map(({ key }) => [key, guards.get(key)?.what ?? 'notInMap'] as const),
    ...emptyDays.map((key) => [key, 'empty'] as const),
  ])
  const titles = titlesOf(columns)
  return columns.flatMap(({ key }) => (why.has(key) ? [{ column: titles.get(key)!, why: why.get(key)! }] : []))
}

/** What columns are called: by their headings as the file writes them; by their keys, which are made for comparing, where only those differ. */
function titlesOf(columns: readonly RawColumn[]): ReadonlyMap<string, string> {
  const own = columns.map(({ headings }) => shown(wordsIn(headings).join(' › '), MOST_SHOWN))
  const counts = new Map<string, number>()
  for (const title of own) counts.set(squeezed(title), (counts.get(squeezed(title)) ?? 0) + 1)
  return new Map(columns.map(({ key }, i) => [key, own[i] !== '' && counts.get(squeezed(own[i]!)) === 1 ? own[i]! : shown(key, MOST_SHOWN)]))
}

const userOf = ({ variables }: ImportMap, column: string): string => variables.find((variable) => columnsOf(variable).includes(column))?.name ?? 'UNIT'
