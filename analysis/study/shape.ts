import type {
  Bounds,
  Codebook,
  CodedVariable,
  DerivedVariable,
  DeriveRule,
  MultiVariable,
  NumberVariable,
  Band,
  Option,
  QuasiIdentifier,
  RightAnswer,
  Role,
  Scale,
  TextVariable,
  Variable,
  WayOut,
} from './codebook.ts'
import type { Block, Condition, Form, Page } from './form.ts'
import { GUARDED, LEFT_OUT, UNIT_LEVELS } from './study.ts'
import type { Case, Channels, Collection, Confidence, Fact, Filter, Guarded, Imported, LeftOutWhy, Module, Report, ReportItem, ReportSection, Study, Unit } from './study.ts'
import type { Text } from './text.ts'
import { ID, ID_LENGTH, NAME, NAME_LENGTH } from './names.ts'
import { choice, flag, integer, json, list, literal, matching, nullable, number, object, plain, prose, record, text, type Read } from './read.ts'
import { StudyError } from './study-error.ts'

const MAX_CODE = Number.MAX_SAFE_INTEGER
const name = matching(NAME, NAME_LENGTH)
const id = matching(ID, ID_LENGTH)

const option: Read<Option> = object<Option>({ code: integer(0, MAX_CODE), label: text, exclusive: literal(true) }, ['exclusive'])
const waysOut = list(choice<WayOut>(['dontKnow', 'refused']), 0, 2)
export const bounds: Read<Bounds> = object<Bounds>({ min: number, max: number })
/** Scores are added with the data. That no form asks for what is of the fieldwork or a weight is checked with the forms. */
export const askedRole = choice<Exclude<Role, 'score'>>(['opinion', 'attribute', 'experience', 'integrity', 'screening', 'collection', 'weight'])
const named = { name, text, label: text, role: askedRole, sensitive: flag, note: nullable(text) }
const noScore: Read<null> = (value, path) => {
  if (value !== null) throw new StudyError('notOneOf', path, { allowed: 'null' })
  return null
}

const coded = object<CodedVariable>({
  ...named,
  kind: literal('coded'),
  level: choice(['nominal', 'ordinal']),
  /** Empty only where they come from the study, which fills them in. */
  options: list(option, 0, 2000),
  optionsFrom: nullable(choice(['channels', 'incomeBands', 'districts', 'subdistricts'])),
  waysOut,
  bounds: nullable(bounds),
  reversed: flag,
  right: nullable(integer(0, MAX_CODE)),
})
const multi = object<MultiVariable>({ ...named, kind: literal('multi'), options: list(option, 2, 100), waysOut })
const count = object<NumberVariable>({
  ...named,
  kind: literal('number'),
  bounds: nullable(bounds),
  reversed: flag,
  integer: flag,
  unit: nullable(text),
  score: noScore,
})
const open = object<TextVariable>({ ...named, kind: literal('text'), maxLength: integer(1, 5000) })
const byKind = { coded, multi, number: count, text: open }

const variable: Read<Variable> = (value, path) => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  return byKind[choice(['coded', 'multi', 'number', 'text'])(kind, `${path}.kind`)](value, path)
}

const condition: Read<Condition> = object<Condition>({ variable: name, in: list(integer(0, MAX_CODE), 1, 100) })
const rightAnswer: Read<RightAnswer> = object<RightAnswer>({ variable: name, right: flag })
const when: Read<Condition | RightAnswer> = (value, path) =>
  typeof value === 'object' && value !== null && 'right' in value ? rightAnswer(value, path) : condition(value, path)
const derived: Read<DerivedVariable> = object<DerivedVariable>({
  ...named,
  kind: literal('derived'),
  level: choice(['nominal', 'ordinal']),
  options: list(option, 2, 100),
  rules: list(object<DeriveRule>({ code: integer(0, MAX_CODE), when: list(when, 1, 20) }), 1, 100),
  otherwise: nullable(integer(0, MAX_CODE)),
})

export const scale: Read<Scale> = object<Scale>({
  name,
  label: text,
  kind: choice(['reflective', 'formative']),
  high: choice(['good', 'bad']),
  items: list(name, 2, 50),
  atLeast: integer(1, 50),
  bounds,
  source: plain(500),
})
const band: Read<Band> = object<Band>({ code: integer(0, MAX_CODE), label: text, from: list(integer(0, MAX_CODE), 1, 1000) })
const codebook: Read<Codebook> = object<Codebook>({
  id,
  title: text,
  variables: list(variable, 1, 2000),
  derived: list(derived, 0, 100),
  scales: list(scale, 0, 100),
  quasiIdentifiers: list(object<QuasiIdentifier>({ variable: name, coarser: nullable(list(band, 1, 100)) }), 0, 2000),
  passages: record(text, 200),
})

const block: Read<Block> = object<Block>({
  id,
  layout: choice(['statements', 'questions', 'pairs']),
  items: list(name, 1, 50),
  lead: nullable(name),
  notice: nullable(name),
  shuffle: flag,
  draw: nullable(integer(1, 49)),
})
const page: Read<Page> = object<Page>({ id, blocks: list(block, 1, 20) })
const form: Read<Form> = object<Form>({
  id,
  codebook: id,
  respondent: choice(['resident', 'staff']),
  length: choice(['full', 'short']),
  minutes: integer(1, 120),
  consent: object<Form['consent']>({ version: matching(/^[0-9A-Za-z][0-9A-Za-z.-]*$/, 32), passages: list(name, 1, 30), agree: name, decline: name }),
  screenOut: list(condition, 0, 20),
  routes: record(condition, 200),
  pages: list(page, 1, 100),
  thanks: name,
})

const channels: Read<Channels> = object<Channels>({ options: list(option, 0, 50), right: integer(0, MAX_CODE) })
const unit: Read<Unit> = object<Unit>({
  id,
  code: integer(1, MAX_CODE),
  name: text,
  level: choice(UNIT_LEVELS),
  parent: nullable(id),
  synthetic: flag,
  channels: nullable(channels),
})

const factValue: Read<number | Text | null> = (value, path) => (value === null ? null : typeof value === 'number' ? number(value, path) : text(value, path))
const fact: Read<Fact> = object<Fact>({
  field: name,
  label: text,
  value: factValue,
  unit: nullable(text),
  asOf: nullable(matching(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/, 32)),
  definition: text,
  source: nullable(plain(500)),
  confidence: choice<Confidence>(['confirmed', 'reported', 'asClaimed', 'derived', 'uncertain', 'unknown']),
})
const aCase: Read<Case> = object<Case>({ id, name: text, unit: nullable(id), country: text, facts: list(fact, 0, 200), cautions: list(text, 0, 50) })

/** A day that exists. */
export const day: Read<string> = (value, path) => {
  const read = matching(/^\d{4}-\d{2}-\d{2}$/, 10)(value, path)
  const [year, month, date] = read.split('-').map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  if (date < 1 || date > days) throw new StudyError('noSuchDay', path, { day: read })
  return read
}
const collection: Read<Collection> = object<Collection>({
  organisation: text,
  funder: text,
  contact: text,
  opens: nullable(day),
  closes: nullable(day),
  wave: matching(/^[0-9A-Za-z][0-9A-Za-z._-]*$/, 32),
  recipients: list(matching(/^age1[02-9ac-hj-np-z]{58}$/, 62), 0, 20),
  idleSeconds: integer(10, 3600),
  warnSeconds: integer(5, 600),
  channels,
  incomeBands: list(option, 0, 50),
  compared: list(id, 0, 2000),
})

const sha256 = matching(/^[0-9a-f]{64}$/, 64)
const guarded = choice<Guarded>(GUARDED)
const imported: Read<Imported> = object<Imported>({
  kind: choice(['text', 'workbook', 'sav']),
  sha256,
  tool: matching(/^[a-zA-Z]+$/, 32),
  respondent: choice(['resident', 'staff']),
  rows: integer(0, MAX_CODE),
  setAside: integer(0, MAX_CODE),
  lostCells: integer(0, MAX_CODE),
  rest: list(object<Imported['rest'][number]>({ variable: name, code: integer(0, MAX_CODE), cells: integer(1, MAX_CODE), texts: integer(1, MAX_CODE) }), 0, 2000),
  leftOut: list(object<Imported['leftOut'][number]>({ column: plain(2000), why: choice<LeftOutWhy>(LEFT_OUT) }), 0, 5000),
  kept: list(object<Imported['kept'][number]>({ column: plain(2000), variable: name, what: guarded, reason: prose(1000) }), 0, 200),
})

const codes = list(integer(0, MAX_CODE), 1, 1000)
const filterIn = object<Extract<Filter, { in: unknown }>>({ variable: name, in: codes })
const filterNotIn = object<Extract<Filter, { notIn: unknown }>>({ variable: name, notIn: codes })
const filter: Read<Filter> = (value, path) =>
  typeof value === 'object' && value !== null && 'notIn' in value ? filterNotIn(value, path) : filterIn(value, path)
const filters = list(filter, 0, 50)
const reportItem: Read<ReportItem> = object<ReportItem>({
  table: id,
  method: matching(/^[a-z][A-Za-z0-9]*\/[a-z][A-Za-z0-9]*$/, 64),
  filter: filters,
  everyone: flag,
  options: record(json(5), 50),
})
const section: Read<ReportSection> = object<ReportSection>({ id, title: text, items: list(reportItem, 1, 100) })
const report: Read<Report> = object<Report>({ filter: record(filters, 10), sections: list(section, 0, 100) })
const module: Read<Module> = object<Module>({
  id,
  codebook: id,
  after: id,
  title: text,
  note: text,
  minutes: integer(1, 30),
  pages: list(page, 1, 20),
  variables: list(variable, 1, 100),
  scales: list(scale, 0, 20),
  passages: record(text, 50),
  report: list(reportItem, 0, 20),
})

/** Reads the shape of a study: exact keys, types, sizes. What its names point at is checked by `checkReferences`. */
export const studyShape: Read<Study> = object<Study>({
  format: literal('linli-study/1'),
  id,
  version: matching(/^[0-9A-Za-z][0-9A-Za-z.+-]*$/, 200),
  title: text,
  synthetic: flag,
  generator: nullable(object<NonNullable<Study['generator']>>({ preset: matching(/^[a-z][a-zA-Z0-9-]*$/, 32), seed: integer(0, 0xffffffff) })),
  codebooks: list(codebook, 1, 10),
  forms: list(form, 0, 50),
  modules: list(module, 0, 20),
  imported: nullable(imported),
  units: list(unit, 0, 20000),
  cases: list(aCase, 0, 100),
  collection,
  report,
})
