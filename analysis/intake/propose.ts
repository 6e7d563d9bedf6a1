import { memberName, scoreName, type Scale } from '../study/codebook.ts'
import { isDistrict } from '../study/find.ts'
import type { LeftOutWhy, Unit } from '../study/study.ts'
import { guardIn } from './guard.ts'
import { guessColumn, type Guess } from './guess.ts'
import { isBelowDistrict } from './low-places.ts'
import { columnsOf, comparedText, type ImportMap, type MappedUnits, type MappedVariable, type Tool } from './map.ts'
import { intakeMessages as say } from './messages.ts'
import { names, type Names } from './naming.ts'
import { proposedRules, withoutTotals } from './not-people.ts'
import { questions, type Draft, type Seen } from './questions.ts'
import type { RawColumn, RawTable } from './raw.ts'
import { columnsIn, withoutRefused } from './refused.ts'
import { isStaff, isWeight } from './roles.ts'
import { scalesOf, type DraftScale } from './scales.ts'
import { asSpelt } from './spelt.ts'
import { shapeOf } from './tools/index.ts'
import { withBeginnings, type Fact, type Heading } from './tools/heading.ts'
import { unitsIn } from './unit-column.ts'
import { plainText, sameWords } from './wording.ts'

/** More variables than a codebook may hold are left for a person to choose from. */
const MOST_VARIABLES = 2000
const MOST_SCALES = 100

const SECONDS = { 'zh-CN': '答题用时', en: 'Time taken' }
const SUBMITTED = { 'zh-CN': '提交日期', en: 'Day of submission' }
const MODE = { 'zh-CN': '作答方式', en: 'Mode of answering' }
const LANGUAGE = { 'zh-CN': '答题语言', en: 'Language of the answers' }

/**
 * What a file means, as far as it shows: the tool it comes from, its variables with options, missing codes and roles, proposed scales,
 * places, and what is left out and why. Every column of the file stands in exactly one of these. `known`: units that may occur.
 */
export function propose(file: RawTable, known: { readonly units: readonly Unit[] }): ImportMap {
  const notPeople = proposedRules(file, shapeOf(file).tool)
  // A sum among the answers would make another scale of them.
  const raw = withoutTotals(file, notPeople)
  const shape = shapeOf(raw)
  const headings = withBeginnings(shape.headings(raw))
  const seen = raw.columns.map((column, at) => seenAs(column, at, headings[at]!, shape.tool))
  const facts = factsOf(raw, seen)
  const asked = seen.filter(({ at }) => !facts.left.has(at) && !facts.drafts.some((draft) => draft.at === at))
  const respondent = isStaff(headings.map(({ stem }) => stem)) ? 'staff' : 'resident'
  const found = unitsIn(asked, known.units)
  // A place below the district could tell who of the staff it is.
  const unit = found && (respondent === 'resident' || (isDistrict(found.level) && !asked.some(({ column }) => column.key === found.column && isBelowDistrict(column)))) ? found : null
  if (found && !unit) facts.left.set(asked.find(({ column }) => column.key === found.column)!.at, 'address')
  if (respondent === 'staff') for (const { at, column } of asked) if (isBelowDistrict(column)) facts.left.set(at, 'address')
  const rest = asked.filter(({ at, column }) => column.key !== unit?.column && !facts.left.has(at))
  const { drafts, left } = withoutRefused([...facts.drafts, ...questions(rest, shape.tool)].toSorted((a, b) => a.at - b.at))
  const { variables, scales } = named(drafts.slice(0, MOST_VARIABLES), rest)
  const columns = new Map(raw.columns.map((column) => [column.key, column]))
  const tooMany = drafts.slice(MOST_VARIABLES).flatMap(({ variable }) => columnsIn(variable))
  return {
    format: 'linli-map/1',
    title: titleOf(shape.tool),
    respondent,
    tool: shape.tool,
    reading: raw.reading,
    variables: variables.map((variable) => asSpelt(variable, columns)),
    scales,
    unit: unit && isInvented(raw, shape.tool) ? withInventedCodes(unit) : unit,
    leftOut: leftOut(seen, new Map([...[...facts.left].map(([at, why]) => [raw.columns[at]!.key, why] as const), ...left.map(({ column, why }) => [column, why] as const), ...tooMany.map((column) => [column, 'tooMany'] as const)]), variables, unit),
    notPeople,
    kept: [],
  }
}

/** A column with its guess made when it is asked for: of ids and bookkeeping, which differ in every row, nobody asks. */
function seenAs(column: RawColumn, at: number, heading: Heading, tool: Tool): Seen {
  let guess: Guess | null = null
  return {
    at,
    column,
    heading,
    get guess() {
      return (guess ??= guessColumn(column, tool))
    },
  }
}

/** Columns that are no questions: guarded, the tool's own, empty, and the facts of the fieldwork that are kept. */
function factsOf(raw: RawTable, seen: readonly Seen[]): { readonly left: Map<number, LeftOutWhy>; readonly drafts: readonly Draft[] } {
  const weight = raw.weight ?? null
  const left = new Map<number, LeftOutWhy>()
  const drafts: Draft[] = []
  const had = new Set<Fact>()
  const id = rowId(seen)
  for (const one of seen) {
    const { at, column, heading } = one
    const { fact } = heading
    const guard = at === id ? null : (guardIn(raw, column)?.what ?? null)
    if (at === id) left.set(at, 'rowId')
    else if (guard) left.set(at, guard)
    else if (areKeys(column)) left.set(at, 'administrative')
    else if (fact !== null && fact !== 'unit') {
      const draft = had.has(fact) ? null : factDraft(one, fact)
      if (draft) drafts.push(draft)
      else left.set(at, isBlank(column) ? 'empty' : fact === 'repeats' ? 'repeats' : 'administrative')
      had.add(fact)
    } else if (one.guess.kind === 'empty' && heading.group === null) left.set(at, 'empty')
    else if (one.guess.kind === 'likeMissing') left.set(at, 'likeMissing')
    else if (one.guess.kind === 'number' && (weight === null ? isWeight(heading.code ?? heading.stem) || isWeight(heading.stem) : column.key === weight) && isWeights(column) && !drafts.some(({ variable }) => variable.role === 'weight')) {
      const words = sameWords(plainText(heading.stem) || plainText(heading.code ?? '') || 'Weight')
      drafts.push({ at, wanted: heading.code ?? 'WEIGHT', part: null, matrix: null, variable: { ...one.guess, column: column.key, text: words, label: words, role: 'weight', sensitive: false } })
    }
  }
  return { left, drafts }
}

/** Which column names the rows: a column of ids whose values hardly ever come twice; of several, what is hardest to mistake. */
function rowId(seen: readonly Seen[]): number | null {
  const ids = seen.filter(({ at, heading, column }) => (heading.fact === 'rowId' || (at === 0 && column.headings.every((text) => text.trim() === ''))) && column.values.length * 10 >= column.index.length * 9)
  const long = ids.find(({ column }) => column.values.every((value) => value.length >= 8))
  return (long ?? ids[0])?.at ?? null
}

function factDraft(one: Seen, fact: Fact): Draft | null {
  if (fact === 'administrative' || fact === 'repeats' || fact === 'rowId') return null
  const { at, column, guess } = one
  const draft = (wanted: string, variable: Draft['variable']): Draft => ({ at, wanted, part: null, matrix: null, variable })
  const own = { column: column.key, sensitive: false }
  if (fact === 'seconds' && guess.kind === 'number') return draft('SECONDS', { ...guess, ...own, text: SECONDS, label: SECONDS, role: 'integrity', as: guess.as === 'plain' && guess.integer ? 'seconds' : guess.as })
  if (fact === 'day' && guess.kind === 'day' && severalDays(column)) return draft('SUBMITTED', { ...guess, ...own, text: SUBMITTED, label: SUBMITTED, role: 'collection' })
  if (fact === 'language' && guess.kind === 'coded') return draft('LANG', { ...guess, ...own, level: 'nominal', bounds: null, text: LANGUAGE, label: LANGUAGE, role: 'collection' })
  if (fact === 'mode' && guess.kind === 'coded') return draft('HOW', { ...guess, ...own, level: 'nominal', bounds: null, text: MODE, label: MODE, role: 'collection' })
  return null
}

const UUID = /^(uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Keys that machines make: they say nothing, and lead to the same person in other files. */
const areKeys = ({ values }: RawColumn): boolean => values.some((value) => value !== '') && values.every((value) => value.trim() === '' || UUID.test(value.trim()))

const isBlank = ({ values }: RawColumn): boolean => values.every((value) => value.trim() === '')

/** Days on which rows came in: one alone tells nothing. */
const severalDays = ({ values }: RawColumn): boolean => new Set(values.map((value) => comparedText(value).split(/[ T]/)[0]).filter((day) => day !== '')).size > 1

/** Weights of rows, not of bodies: positive, and not whole numbers of kilograms or pounds. */
function isWeights({ values }: RawColumn): boolean {
  const numbers = values.filter((value) => value.trim() !== '').map(Number)
  return numbers.every((number) => number >= 0) && !numbers.every((number) => Number.isInteger(number) && number >= 30 && number <= 300)
}

/** Names for all, none twice: what the file calls them, else numbers in the order of the questions. */
function named(drafts: readonly Draft[], seen: readonly Seen[]): { readonly variables: readonly MappedVariable[]; readonly scales: readonly Scale[] } {
  const taken = names()
  const questions = numbersOf(drafts, seen)
  const variables = drafts.map((draft): MappedVariable => {
    const base = draft.wanted || `Q${questions.get(draft.at)!}`
    const name = taken.take(draft.part === null ? base : `${base}_${draft.part}`, (own) => (draft.variable.kind === 'multi' ? draft.variable.options.map(({ code }) => memberName(own, code)) : []))
    return { name, ...draft.variable }
  })
  return { variables, scales: scalesOf(drafts).slice(0, MOST_SCALES).map((scale) => namedScale(scale, drafts, variables, taken, questions)) }
}

function namedScale({ wanted, items, scale }: DraftScale, drafts: readonly Draft[], variables: readonly MappedVariable[], taken: Names, questions: ReadonlyMap<number, number>): Scale {
  const own = wanted || `Q${questions.get(drafts[items[0]!]!.at)!}`
  // A scale may be called like its question; its scores may not.
  const name = taken.takeScores(own, (one) => [scoreName(one, 'mean'), scoreName(one, 'percent')])
  return { name, ...scale, items: items.map((i) => variables[i]!.name) }
}

/** The number of the question at each column, counted from 1 over questions that have no number of their own. */
function numbersOf(drafts: readonly Draft[], seen: readonly Seen[]): ReadonlyMap<number, number> {
  const groups = new Map(seen.map(({ at, heading }) => [at, heading.group]))
  const numbers = new Map<number, number>()
  let n = 0
  let last: string | null = null
  for (const { at, wanted } of drafts) {
    const group = groups.get(at) ?? null
    if (group === null || group !== last) n += wanted === '' ? 1 : 0
    last = group
    numbers.set(at, Math.max(1, n))
  }
  return numbers
}

/** Whether a file of ours holds invented answers; places of such files have codes of their own. */
const isInvented = ({ columns }: RawTable, tool: Tool): boolean => tool === 'ours' && columns.some(({ key, values }) => key === 'synthetic' && values.some((value) => value.trim() === '1'))

function withInventedCodes(unit: MappedUnits): MappedUnits {
  return { ...unit, units: unit.units.map((one, i) => (String(one.code).startsWith('99') ? one : { ...one, code: 990_001 + i })) }
}

/** What the tools are called; a file of ours and one of no known tool have no name for it. */
const TOOL_NAMES: { readonly [tool in Tool]: ImportMap['title'] | null } = {
  wjxText: { 'zh-CN': '问卷星', en: 'Wenjuanxing' },
  wjxNumber: { 'zh-CN': '问卷星', en: 'Wenjuanxing' },
  surveyMonkey: sameWords('SurveyMonkey'),
  qualtrics: sameWords('Qualtrics'),
  qualtricsLegacy: sameWords('Qualtrics'),
  limeSurvey: sameWords('LimeSurvey'),
  googleForms: { 'zh-CN': 'Google 表单', en: 'Google Forms' },
  kobo: sameWords('KoboToolbox'),
  spss: sameWords('SPSS'),
  ours: null,
  unknown: null,
}

/** Never from the name of the file: it may be that of a person. */
function titleOf(tool: Tool): ImportMap['title'] {
  const name = TOOL_NAMES[tool]
  return name === null ? say.title : { 'zh-CN': say.titleOf['zh-CN'].replace('{{tool}}', name['zh-CN']), en: say.titleOf.en.replace('{{tool}}', name.en) }
}

/** Columns in no variable, for the reason found. */
function leftOut(seen: readonly Seen[], left: ReadonlyMap<string, LeftOutWhy>, variables: readonly MappedVariable[], unit: MappedUnits | null): ImportMap['leftOut'] {
  const used = new Set(variables.flatMap(columnsOf))
  return seen.flatMap((one) => {
    const { column } = one
    if (used.has(column.key) || column.key === unit?.column) return []
    return [{ column: column.key, why: left.get(column.key) ?? (one.guess.kind === 'empty' ? 'empty' : 'byHand') }]
  })
}
