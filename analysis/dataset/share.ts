import { memberName, scoreName } from '../study/codebook.ts'
import type { Band, Codebook, CodedVariable, Variable } from '../study/codebook.ts'
import { drawnWith } from '../study/form.ts'
import { MISSING } from '../study/missing.ts'
import { MODES, type Study } from '../study/study.ts'
import type { Text } from '../study/text.ts'
import { coarsen, coarsened, coarsenNumbers, pairedBands, quarterBands, type NumberBand } from './coarsen.ts'
import type { CodedColumn, Column, ColumnVariable, Table } from './dataset.ts'
import { classesOf, kAnonymity, numbered, sizesOf, smallClasses, type Anonymity, type Numbered } from './k-anonymity.ts'
import { datasetMessages as say } from './messages.ts'

/** The fewest rows that may agree in everything by which a person could be found. A researcher may ask for more, never for fewer. */
export const LEAST_K = 5
/** Rows that stand in too small a class may be left out where they are no more than this part of all. */
export const MOST_LEFT_OUT = 0.05

/** What becomes of a column by which people could be found: it stands as it is, in broader bands, or not at all. */
export type Handling = 'asIs' | 'coarser' | 'leftOut'

/** How a table is to be handed on. */
export interface SharePlan {
  readonly k: number
  /** By name; what is not named has its usual handling. */
  readonly handling: { readonly [variable: string]: Handling }
  /** What becomes of rows in classes of fewer than k: they stop the file, or (where they are few) they are left out of it. */
  readonly smallClasses: 'refuse' | 'leaveOut'
}

/** A column by which people could be found, judged together with the others of its table. */
export interface QuasiColumn {
  readonly name: string
  readonly label: Text
  readonly bands: readonly (Band | NumberBand)[] | null
  /** In the order in which they tell less. */
  readonly choices: readonly Handling[]
  readonly usual: Handling
}

/** The next thing to do so that fewer rows stand alone: the one that helps most. `below`, `classes`: rows below k, and classes, that would be left. */
export interface Step {
  readonly variable: string
  readonly to: Handling
  readonly below: number
  readonly classes: number
}

/** A table under a plan: what it would be, and whether it may be handed on. */
export interface JudgedTable {
  readonly table: string
  readonly k: number
  readonly quasi: readonly (QuasiColumn & { readonly handling: Handling })[]
  readonly anonymity: Anonymity
  /** Columns that are in no file handed on, whatever is chosen: times, languages, exact workloads, what was kept in spite of the guard, `lists`. */
  readonly never: readonly string[]
  /** Those of `never` that are counts of a list experiment: whoever counts all or none of the longer list has answered the sensitive statement. */
  readonly lists: readonly string[]
  /** Columns that go because they follow from one that was changed. */
  readonly following: readonly string[]
  readonly next: Step | null
  /** Rows that would be left out; 0 unless the plan says so. */
  readonly leftOutRows: number
  /**
   * Sensitive columns that are known of everybody in so many classes of rows that agree in the other judged columns: there all rows give
   * the same answer. A caution, no refusal.
   */
  readonly alike: readonly { readonly name: string; readonly classes: number }[]
  /** Columns of another tool's file that are names of something, stand as they are, and were taken for answers and not for traits: not judged. */
  readonly unjudged: readonly string[]
  readonly passes: boolean
}

/** What stands in so many categories tells people apart. */
const MANY_OPTIONS = 12

/** A police kiosk is left out of estimates by default; no finer way of answering is needed by whoever gets the file. */
const MODE_BANDS: readonly Band[] = [
  { code: 1, label: say.notAtPolice, from: MODES.flatMap((mode, i) => (mode === 'kioskPolice' ? [] : [i + 1])) },
  { code: 2, label: say.kioskPolice, from: [MODES.indexOf('kioskPolice') + 1] },
]

const PLACES: readonly CodedVariable['optionsFrom'][] = ['districts', 'subdistricts']

/** What a column may be in a file handed on: a quasi-identifier, never in it, or as it is. */
type Standing = { readonly is: 'quasi'; readonly quasi: QuasiColumn } | { readonly is: 'never' } | { readonly is: 'free' }

function quasi(variable: ColumnVariable, bands: QuasiColumn['bands'], usual: Handling): Standing {
  const choices: readonly Handling[] = bands === null ? ['asIs', 'leftOut'] : ['asIs', 'coarser', 'leftOut']
  return { is: 'quasi', quasi: { name: variable.name, label: variable.label, bands, choices, usual } }
}

/**
 * Judged together are the declared quasi-identifiers, UNIT, MODE and WAVE, every other attribute (an undeclared one counts as well:
 * forgetting to declare it must not let it through), weights (which follow from attributes), and exact numbers about a person.
 */
function standingOf(study: Study, asked: Codebook, variable: ColumnVariable, column: Column, lists: readonly string[]): Standing {
  const { name, role } = variable
  if (lists.includes(name)) return { is: 'never' }
  if (study.imported?.kept.some((one) => one.variable === questionOf(asked, name))) return { is: 'never' }
  if (name === 'UNIT' || name === 'WAVE') return quasi(variable, null, 'asIs')
  if (name === 'MODE') return quasi(variable, MODE_BANDS, 'coarser')
  const declared = asked.quasiIdentifiers.find((one) => one.variable === name)
  if (declared && variable.kind === 'coded') {
    return quasi(variable, declared.coarser, declared.coarser ? 'coarser' : PLACES.includes(variable.optionsFrom) ? 'leftOut' : 'asIs')
  }
  switch (role) {
    case 'collection':
      return { is: 'never' }
    case 'weight':
      return quasi(variable, null, 'leftOut')
    case 'attribute':
    case 'screening':
      if (column.kind === 'number') return variable.kind === 'number' ? banded(variable, quarterBands(variable, column, LEAST_K), 'coarser') : { is: 'never' }
      if (variable.kind !== 'coded') return { is: 'never' }
      // One option of a question of several answers: there are many of them, and each splits every class.
      if (asked.variables.some((one) => one.kind === 'multi' && one.options.some(({ code }) => memberName(one.name, code) === name))) return quasi(variable, null, 'leftOut')
      return PLACES.includes(variable.optionsFrom) ? quasi(variable, null, 'leftOut') : banded(variable, pairedBands(variable), 'coarser')
    case 'experience':
      if (variable.kind === 'number') return column.kind === 'number' ? banded(variable, quarterBands(variable, column, LEAST_K), 'leftOut') : { is: 'never' }
      return study.imported && tellsApart(variable) ? quasi(variable, null, 'leftOut') : { is: 'free' }
    case 'integrity':
      return variable.kind === 'number' ? { is: 'never' } : { is: 'free' }
    case 'opinion':
      return study.imported && variable.kind === 'coded' && variable.bounds === null && tellsApart(variable) ? quasi(variable, null, 'leftOut') : { is: 'free' }
    case 'score':
      return { is: 'free' }
  }
}
/** What a file of another tool lists in so many categories (a place, a post), or as days, is a trait, whatever it was taken for. */
const tellsApart = ({ options }: CodedVariable): boolean => options.length > MANY_OPTIONS || options.every(({ label }) => /^\d{4}-\d{2}(-\d{2})?$/.test(label.en))
const banded = (variable: ColumnVariable, bands: QuasiColumn['bands'], usual: Handling): Standing => quasi(variable, bands, bands === null && usual === 'coarser' ? 'asIs' : usual)

/**
 * Counts of list experiments: of two questions, both counted from 0 and one by one statement longer, each person was asked one. Where the
 * forms are not known, as of a file of another tool: nobody answered both.
 */
function listsIn(study: Study, asked: Codebook, table: Table): readonly string[] {
  const counts = asked.variables.flatMap((one) => ((one.kind === 'coded' || one.kind === 'number') && one.bounds?.min === 0 && one.bounds.max > 1 ? [{ name: one.name, most: one.bounds.max }] : []))
  const drawn = study.forms.flatMap((form) => (form.codebook === asked.id ? [...drawnWith(form)] : []))
  const apart = (a: string, b: string): boolean => (study.imported ? neverBoth(table.columns[a]!, table.columns[b]!) : drawn.some(([name, { items }]) => name === a && items.includes(b)))
  return counts.flatMap(({ name, most }) => (counts.some((other) => Math.abs(other.most - most) === 1 && apart(name, other.name)) ? [name] : []))
}

const answered = (column: Column, row: number): boolean => (column.kind === 'coded' ? column.index[row]! > 0 : column.known[row] === 1)

function neverBoth(a: Column, b: Column): boolean {
  const seen = [false, false]
  for (let row = 0; row < a.reasons.length; row++) {
    const both = [answered(a, row), answered(b, row)]
    if (both[0] && both[1]) return false
    both.forEach((is, i) => (seen[i] ||= is))
  }
  return seen.every(Boolean)
}

/** The question a column is the answer to, or one of several answers to. */
function questionOf({ variables }: Codebook, name: string): string {
  return variables.find((one) => one.name === name || (one.kind === 'multi' && one.options.some(({ code }) => memberName(one.name, code) === name)))?.name ?? name
}

/**
 * What a column follows from. A derived one: the variables of its rules, and where an answer is right by the place, the place. A score: its
 * items. A question: what decided whether it was asked, and where its options are the channels of a place, the place.
 */
function sourcesOf(study: Study, asked: Codebook, variable: ColumnVariable): readonly string[] {
  const columns = (name: string): readonly string[] => {
    const one = asked.variables.find((other) => other.name === name)
    return one?.kind === 'multi' ? one.options.map(({ code }) => memberName(one.name, code)) : [name]
  }
  const byPlace = (name: string): readonly string[] => asked.variables.some((one) => one.name === name && one.kind === 'coded' && one.optionsFrom === 'channels') ? ['UNIT'] : []
  const derived = asked.derived.find(({ name }) => name === variable.name)
  if (derived) return derived.rules.flatMap(({ when }) => when.flatMap((one) => [...columns(one.variable), ...('right' in one ? byPlace(one.variable) : [])]))
  if (variable.kind === 'number' && variable.score) return asked.scales.find(({ name }) => name === variable.score!.scale)!.items
  const question = questionOf(asked, variable.name)
  const routes = study.forms.flatMap(({ codebook, routes: of }) => (codebook === asked.id && Object.hasOwn(of, question) ? columns(of[question]!.variable) : []))
  return [...routes, ...byPlace(variable.name)]
}

/**
 * In a file of another tool nobody says who was asked what. A trait whose every answer decides whether a question was asked (or, of at least
 * {@link LEAST_K} people each, answered) can be read from the gaps in it: the question follows from the trait.
 */
function decidersOf(columns: Table['columns'], judged: readonly string[], name: string): readonly string[] {
  const { reasons } = columns[name]!
  const gaps = ([[(reason) => reason === MISSING.notAsked, 1], [(reason) => reason !== 0, LEAST_K]] as const satisfies readonly (readonly [(reason: number) => boolean, number])[]).flatMap(([is, least]) => {
    let n = 0
    for (let row = 0; row < reasons.length; row++) if (is(reasons[row]!)) n++
    return Math.min(n, reasons.length - n) >= least ? [is] : []
  })
  return gaps.length === 0 ? [] : judged.filter((other) => gaps.some((is) => decides(columns[other]!, reasons, is)))
}

/** Whether rows of one answer have all a gap or none, and some answers do and some do not. Whoever did not answer this may have stopped before both. */
function decides(column: Column, reasons: Int8Array, isGap: (reason: number) => boolean): boolean {
  const { id, n } = numbered(column)
  const first = new Int8Array(n).fill(-1)
  for (let row = 0; row < id.length; row++) {
    if (!answered(column, row)) continue
    const gap = isGap(reasons[row]!) ? 1 : 0
    if (first[id[row]!] === -1) first[id[row]!] = gap
    if (first[id[row]!] !== gap) return false
  }
  return first.includes(0) && first.includes(1)
}

interface Shaped {
  readonly quasi: readonly (QuasiColumn & { readonly handling: Handling })[]
  readonly never: readonly string[]
  readonly following: readonly string[]
  readonly table: Table
}

/** A table with what may become of its columns, whatever the plan. */
interface Weighed {
  readonly table: Table
  readonly asked: Codebook
  readonly variables: readonly ColumnVariable[]
  readonly lists: readonly string[]
  readonly sources: ReadonlyMap<string, readonly string[]>
  readonly standings: ReadonlyMap<string, Standing>
}

function weigh(study: Study, table: Table): Weighed {
  const asked = study.codebooks.find(({ id }) => id === table.name)
  if (!asked) throw new RangeError(`no codebook of table ${table.name}`)
  const variables = table.codebook.variables.filter((variable): variable is ColumnVariable => variable.kind === 'coded' || variable.kind === 'number')
  const lists = listsIn(study, asked, table)
  const standings = new Map(variables.map((variable) => [variable.name, standingOf(study, asked, variable, table.columns[variable.name]!, lists)]))
  const traits = study.imported ? variables.flatMap(({ kind, name }) => (kind === 'coded' && standings.get(name)!.is === 'quasi' ? [name] : [])) : []
  const sources = new Map(
    variables.map((variable) => [variable.name, [...sourcesOf(study, asked, variable), ...(standings.get(variable.name)!.is === 'free' ? decidersOf(table.columns, traits, variable.name) : [])]]),
  )
  // What is derived from quasi-identifiers alone tells nothing that they do not: there is nothing to choose about it.
  const isQuasi = (name: string): boolean => standings.get(name)?.is === 'quasi'
  for (const { name } of asked.derived) if (isQuasi(name) && sources.get(name)!.every(isQuasi)) standings.set(name, { is: 'free' })
  return { table, asked, variables, lists, sources, standings }
}

/** The table as the plan has it, rows in their old order and complete. */
function shapedBy({ table, asked, variables, sources, standings }: Weighed, handling: SharePlan['handling']): Shaped {
  const fates = new Map<string, Handling>()
  const judgedItself = (name: string): boolean => standings.get(name)?.is === 'quasi' && !asked.derived.some((one) => one.name === name)
  /**
   * A column stands as it is only while everything it follows from does: otherwise it would tell what was taken away. What was asked and is
   * judged itself may: what it tells is counted.
   */
  const fateOf = (name: string): Handling => {
    const known = fates.get(name)
    if (known !== undefined) return known
    // Where questions decide about each other in a circle, each is judged by the rest of it.
    fates.set(name, 'asIs')
    const standing = standings.get(name)
    const own = standing?.is === 'quasi' ? (handling[name] ?? standing.quasi.usual) : standing?.is === 'free' ? 'asIs' : 'leftOut'
    const found = own !== 'leftOut' && (judgedItself(name) || sources.get(name)!.every((source) => fateOf(source) === 'asIs')) ? own : 'leftOut'
    fates.set(name, found)
    return found
  }

  const chosen: (QuasiColumn & { readonly handling: Handling })[] = []
  const never: string[] = []
  const following: string[] = []
  const columns: { [name: string]: Column } = {}
  const meaning: Variable[] = []
  for (const variable of variables) {
    const { name } = variable
    const standing = standings.get(name)!
    const fate = fateOf(name)
    if (standing.is === 'quasi') {
      const wanted = handling[name] ?? standing.quasi.usual
      if (!standing.quasi.choices.includes(wanted)) throw new RangeError(`${name} cannot be ${wanted}`)
      chosen.push({ ...standing.quasi, handling: fate })
    } else if (standing.is === 'never') never.push(name)
    else if (fate === 'leftOut') following.push(name)
    if (fate === 'leftOut') continue
    const bands = fate === 'coarser' && standing.is === 'quasi' ? standing.quasi.bands! : null
    columns[name] = bands ? coarserColumn(variable, table.columns[name]!, bands) : table.columns[name]!
    meaning.push(bands ? coarsened(variable, bands) : variable)
  }
  const multi = table.codebook.variables.filter((variable) => variable.kind === 'multi' && variable.options.every(({ code }) => fates.get(memberName(variable.name, code)) === 'asIs'))
  const scales = table.codebook.scales.filter(({ name }) => scoreName(name, 'mean') in columns)
  const codebook: Codebook = { ...table.codebook, variables: [...multi, ...meaning], scales, quasiIdentifiers: [] }
  return { quasi: chosen, never, following, table: { ...table, codebook, columns } }
}

function coarserColumn(variable: ColumnVariable, column: Column, bands: readonly (Band | NumberBand)[]): Column {
  if (column.kind === 'number') return coarsenNumbers(column, bands as readonly NumberBand[])
  return coarsen(column, variable.kind === 'coded' ? variable.options : [], bands as readonly Band[])
}

/** The names that are judged together in a table so shaped. */
const keyOf = ({ quasi: all }: Shaped): readonly string[] => all.flatMap(({ name, handling }) => (handling === 'leftOut' ? [] : [name]))

/**
 * What would help most: fewest rows below k, and among equals fewest classes, since while nearly every row stands alone no single
 * column changes that. Broader bands are proposed before a column is given up where they help at least half as much as giving up the
 * best one does; the place is given up last of all, since comparing places is what the data are for. Null where nothing is left to do.
 */
function nextStep(weighed: Weighed, plan: SharePlan, shaped: Shaped, anonymity: Anonymity): Step | null {
  const inIt = shaped.quasi.filter(({ handling }) => handling !== 'leftOut')
  const others = inIt.filter(({ name }) => name !== 'UNIT')
  const open = others.length > 0 ? others : inIt
  const broader = open
    .filter(({ handling, bands }) => handling === 'asIs' && bands !== null)
    .map(({ name }): Step => ({ variable: name, to: 'coarser', ...measured(shapedBy(weighed, { ...plan.handling, [name]: 'coarser' }), plan.k) }))
  const without = open.map(({ name }): Step => {
    const { below, classes } = anonymity.without.find((one) => one.name === name)!
    return { variable: name, to: 'leftOut', below, classes }
  })
  const [coarser, out] = [best(broader), best(without)]
  if (!coarser || !out) return out
  // Where no step brings rows above k, classes stand for them.
  const gain = (step: Step): number => (out.below < anonymity.below ? anonymity.below - step.below : anonymity.classes - step.classes)
  return gain(coarser) > 0 && 2 * gain(coarser) >= gain(out) ? coarser : out
}
const best = (steps: readonly Step[]): Step | null =>
  steps.reduce<Step | null>((least, one) => (least === null || one.below < least.below || (one.below === least.below && one.classes < least.classes) ? one : least), null)

function measured(shaped: Shaped, k: number): Pick<Step, 'below' | 'classes'> {
  const { below, classes } = smallClasses(shaped.table, keyOf(shaped), k)
  return { below, classes }
}

/**
 * Classes in which everybody gives the same answer to a sensitive question. "Not chosen" and no answer give nobody away. Where the question
 * is judged itself, its classes agree in everything but it: in its own they would always be alike.
 */
function alikeIn({ table, ...shaped }: Shaped, together: Numbered, kept: (row: number) => boolean): JudgedTable['alike'] {
  const key = keyOf({ table, ...shaped })
  return table.codebook.variables.flatMap((variable) => {
    if (variable.kind === 'multi' || variable.kind === 'text' || !variable.sensitive) return []
    const column = table.columns[variable.name]!
    const classes = key.includes(variable.name) ? classesOf(table.rows, columnsFor(table, key.filter((name) => name !== variable.name))) : together
    const zero = variable.kind === 'coded' && variable.options.length === 2 && variable.options[0]!.code === 0
    const none = (row: number): boolean => !answered(column, row) || (zero && column.kind === 'coded' && column.index[row] === 1)
    const { id } = numbered(column)
    // 0: no row yet; -1: not alike.
    const answer = new Int32Array(classes.n)
    for (let row = 0; row < table.rows; row++) {
      if (!kept(row)) continue
      const at = classes.id[row]!
      const own = none(row) ? -1 : id[row]! + 1
      answer[at] = answer[at] === 0 || answer[at] === own ? own : -1
    }
    const n = answer.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0)
    return n === 0 ? [] : [{ name: variable.name, classes: n }]
  })
}
const columnsFor = (table: Table, names: readonly string[]): readonly Numbered[] => names.map((name) => numbered(table.columns[name]!))

/** Judges a table under a plan. Throws RangeError where k is below {@link LEAST_K}, or a column cannot be handled as the plan says. */
export function judgeShare(study: Study, table: Table, plan: SharePlan): JudgedTable {
  return sharing(study, table, plan).judged
}

/**
 * The table to be handed on, or null where it may not be: its judgement says why. Rows that the plan leaves out are not in it;
 * those that are stand in their old order. In every class of rows that agree in the judged columns there are at least k.
 */
export function sharedTable(study: Study, table: Table, plan: SharePlan): { readonly judged: JudgedTable; readonly table: Table | null } {
  return sharing(study, table, plan)
}

function sharing(study: Study, table: Table, plan: SharePlan): { readonly judged: JudgedTable; readonly table: Table | null } {
  if (!(plan.k >= LEAST_K)) throw new RangeError(`k is ${plan.k}, and never below ${LEAST_K}`)
  const weighed = weigh(study, table)
  const shaped = shapedBy(weighed, plan.handling)
  const key = keyOf(shaped)
  const anonymity = kAnonymity(shaped.table, key, plan.k)
  const { passes, leftOutRows } = fate(anonymity.below, table.rows, plan)
  const classes = classesOf(table.rows, columnsFor(shaped.table, key))
  const sizes = sizesOf(classes)
  const kept = (row: number): boolean => sizes[classes.id[row]!]! >= plan.k
  const judged: JudgedTable = {
    table: table.name,
    k: plan.k,
    quasi: shaped.quasi,
    anonymity,
    never: shaped.never,
    lists: weighed.lists.filter((name) => shaped.never.includes(name)),
    following: shaped.following,
    next: anonymity.below === 0 ? null : nextStep(weighed, plan, shaped, anonymity),
    leftOutRows,
    alike: alikeIn(shaped, classes, kept),
    unjudged: study.imported ? shaped.table.codebook.variables.flatMap((one) => (one.kind === 'coded' && weighed.standings.get(one.name)!.is === 'free' && one.bounds === null ? [one.name] : [])) : [],
    passes,
  }
  if (!passes) return { judged, table: null }
  const numbers = shaped.quasi.flatMap(({ name, bands }) => (bands?.some(({ from }) => typeof from === 'number') ? [name] : []))
  return { judged, table: asFound(leftOutRows === 0 ? shaped.table : rowsOf(shaped.table, kept), (name) => study.imported !== null || numbers.includes(name)) }
}

/**
 * What options and ends were found in the data may say of nothing but the rows that are left: of such columns, options that no row
 * has any more go, and the ends of plain numbers. The steps of a scale stay, chosen or not.
 */
function asFound(table: Table, isFound: (name: string) => boolean): Table {
  const columns: { [name: string]: Column } = { ...table.columns }
  const variables = table.codebook.variables.map((variable): Variable => {
    if (!isFound(variable.name)) return variable
    if (variable.kind === 'number') return variable.score === null ? { ...variable, bounds: null } : variable
    if (variable.kind !== 'coded' || variable.bounds !== null) return variable
    const column = columns[variable.name] as CodedColumn
    const there = new Set(column.index)
    const options = variable.options.filter((_, at) => there.has(at + 1))
    columns[variable.name] = coarsen(column, variable.options, options.map((option) => ({ ...option, from: [option.code] })))
    return { ...variable, options }
  })
  return { ...table, columns, codebook: { ...table.codebook, variables } }
}

/** The table with some of its rows. */
function rowsOf(table: Table, kept: (row: number) => boolean): Table {
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(kept)
  return withRows(table, Uint32Array.from(rows))
}

/** The table with these rows of it, in this order. */
export function withRows(table: Table, rows: Uint32Array): Table {
  const moved = (column: Column): Column => {
    const reasons = new Int8Array(rows.length)
    rows.forEach((row, i) => (reasons[i] = column.reasons[row]!))
    if (column.kind === 'coded') {
      const index = column.index instanceof Uint8Array ? new Uint8Array(rows.length) : new Uint16Array(rows.length)
      rows.forEach((row, i) => (index[i] = column.index[row]!))
      return { kind: 'coded', index, reasons }
    }
    return { kind: 'number', values: Float64Array.from(rows, (row) => column.values[row]!), known: Uint8Array.from(rows, (row) => column.known[row]!), reasons }
  }
  return { ...table, rows: rows.length, columns: Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, moved(column)])) }
}

/**
 * As much of a plan as passes: the place, the wave and the mode, then the declared columns in their order, then the others; each is kept
 * as the plan has it, or else in broader bands, where the table still passes with it, and left out where it does not.
 */
export function fittingPlan(study: Study, table: Table, plan: SharePlan): SharePlan {
  const weighed = weigh(study, table)
  const { quasi: all } = shapedBy(weighed, plan.handling)
  const declared = weighed.asked.quasiIdentifiers.map(({ variable }) => variable)
  const rank = ({ name }: QuasiColumn): number => (COLLECTED.includes(name) ? 0 : declared.includes(name) ? 1 + declared.indexOf(name) : 1 + declared.length)
  let handling: SharePlan['handling'] = { ...plan.handling, ...Object.fromEntries(all.map(({ name }) => [name, 'leftOut'] as const)) }
  for (const { name, handling: wanted, choices } of all.toSorted((a, b) => rank(a) - rank(b))) {
    const passing = choices.slice(choices.indexOf(wanted)).find((to) => {
      const { below } = measured(shapedBy(weighed, { ...handling, [name]: to }), plan.k)
      return fate(below, table.rows, plan).passes
    })
    handling = { ...handling, [name]: passing ?? 'leftOut' }
  }
  return { ...plan, handling }
}
const COLLECTED: readonly string[] = ['UNIT', 'WAVE', 'MODE']

/** Whether so many rows may be left out. */
export const fewEnough = (below: number, rows: number): boolean => below > 0 && below <= MOST_LEFT_OUT * rows

/** What becomes of the rows below k: none, left out, or the reason for a refusal. */
function fate(below: number, rows: number, { smallClasses: handled }: SharePlan): { readonly passes: boolean; readonly leftOutRows: number } {
  const leftOutRows = handled === 'leaveOut' && fewEnough(below, rows) ? below : 0
  return { passes: below === leftOutRows, leftOutRows }
}
