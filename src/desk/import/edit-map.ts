import { columnsOf, type ImportMap, type MappedCoded, type MappedDay, type MappedMulti, type MappedNumber, type MappedOption, type MappedUnits, type MappedVariable, type Rest } from '../../../analysis/intake/map.ts'
import { lacksOfReason } from '../../../analysis/study/check-imported.ts'
import { memberName, scoreName, type Bounds, type Role, type Scale } from '../../../analysis/study/codebook.ts'
import { MISSING_CODES, type MissingReason } from '../../../analysis/study/missing.ts'
import { isReservedName, NAME, NAME_LENGTH } from '../../../analysis/study/names.ts'
import type { Guarded, LeftOutWhy, UnitLevel } from '../../../analysis/study/study.ts'
import { LANGS, type Lang, type Text } from '../../../analysis/study/text.ts'

type WithoutWords<V> = V extends MappedVariable ? Omit<V, 'name' | 'text' | 'label' | 'role' | 'sensitive'> : never
/** What a column is taken for, without its name and words. */
export type Made = WithoutWords<MappedVariable>

/** One step of a person's work on a mapping. Variables, scales and places are named as they are before the step. */
export type Edit =
  | { readonly do: 'title'; readonly lang: Lang; readonly value: string }
  | { readonly do: 'respondent'; readonly value: ImportMap['respondent'] }
  | { readonly do: 'name'; readonly variable: string; readonly value: string }
  | { readonly do: 'words'; readonly variable: string; readonly part: 'text' | 'label'; readonly lang: Lang; readonly value: string }
  | { readonly do: 'role'; readonly variable: string; readonly value: Exclude<Role, 'score'> }
  | { readonly do: 'sensitive'; readonly variable: string; readonly value: boolean }
  /** Takes the column of a variable for another kind. */
  | { readonly do: 'become'; readonly variable: string; readonly made: Made }
  | { readonly do: 'level'; readonly variable: string; readonly value: MappedCoded['level'] }
  | { readonly do: 'reversed'; readonly variable: string; readonly value: boolean }
  /** An option changes places, and codes, with its neighbour. */
  | { readonly do: 'move'; readonly variable: string; readonly code: number; readonly by: -1 | 1 }
  /** The codes run the other way. */
  | { readonly do: 'turn'; readonly variable: string }
  | { readonly do: 'option'; readonly variable: string; readonly code: number; readonly lang: Lang; readonly value: string }
  | { readonly do: 'code'; readonly variable: string; readonly code: number; readonly value: number }
  /** An option is another spelling of the one coded `as`. */
  | { readonly do: 'same'; readonly variable: string; readonly code: number; readonly as: number }
  /** Other variables with the same answers get this one's words, codes, order and ends. */
  | { readonly do: 'alike'; readonly variable: string; readonly others: readonly string[] }
  /** A spelling, wherever it stands, is one of the option coded `as`; null: an option of its own. */
  | { readonly do: 'assign'; readonly variable: string; readonly value: string; readonly as: number | null }
  /** Whatever stands in no list counts as the option of this code; null: it is an error of its row. */
  | { readonly do: 'rest'; readonly variable: string; readonly code: Rest }
  /** A spelling is no answer, for a reason; null: it is one after all. */
  | { readonly do: 'missing'; readonly variable: string; readonly value: string; readonly reason: MissingReason | null }
  | { readonly do: 'ends'; readonly variable: string; readonly value: Bounds }
  | { readonly do: 'whole'; readonly variable: string; readonly value: boolean }
  | { readonly do: 'order'; readonly variable: string; readonly value: MappedDay['order'] }
  /** Columns taken for one multiple answer become a variable each. */
  | { readonly do: 'separate'; readonly variable: string }
  | { readonly do: 'leaveOut'; readonly variable: string }
  | { readonly do: 'leaveOutMember'; readonly variable: string; readonly column: string }
  /** A column that was left out becomes a variable; a guarded one with the reason that was typed. */
  | { readonly do: 'bringBack'; readonly column: string; readonly text: string; readonly made: Made; readonly guarded: { readonly what: Guarded; readonly reason: string } | null }
  | { readonly do: 'scale'; readonly label: Text; readonly items: readonly string[] }
  /** A variable is an item of that scale alone, or of none. */
  | { readonly do: 'scaleOf'; readonly variable: string; readonly scale: string | null }
  | { readonly do: 'scaleItem'; readonly scale: string; readonly variable: string; readonly in: boolean }
  | { readonly do: 'scaleName'; readonly scale: string; readonly value: string }
  | { readonly do: 'scaleLabel'; readonly scale: string; readonly lang: Lang; readonly value: string }
  | { readonly do: 'scaleHigh'; readonly scale: string; readonly value: Scale['high'] }
  | { readonly do: 'scaleKind'; readonly scale: string; readonly value: Scale['kind'] }
  | { readonly do: 'scaleRemove'; readonly scale: string }
  /** Another answer to where people are; the column that said so before becomes what `back` says. */
  | { readonly do: 'places'; readonly unit: MappedUnits | null; readonly back: { readonly text: string; readonly made: Made } | null }
  | { readonly do: 'placeLevel'; readonly value: UnitLevel }
  | { readonly do: 'placeName'; readonly id: string; readonly lang: Lang; readonly value: string }
  /** A spelling belongs to another place, to one of its own (null), or says no place for a reason. */
  | { readonly do: 'placeOf'; readonly value: string; readonly to: string | null }
  | { readonly do: 'placeMissing'; readonly value: string; readonly reason: MissingReason }
  /** Rows in which the column says one of these are no people; none: no rule. */
  | { readonly do: 'notPeople'; readonly column: string; readonly values: readonly string[] }
  /** The whole mapping by another (one that was saved). */
  | { readonly do: 'replace'; readonly map: ImportMap }

/**
 * The mapping after a step. Whatever the step, every column of the file (`columns`, in its order) stands in exactly one place and names of
 * variables and scales stay unique; a step that would break that, or names what is not there, changes nothing and gives the same object back.
 */
export function editMap(map: ImportMap, edit: Edit, columns: readonly string[]): ImportMap {
  switch (edit.do) {
    case 'title':
      return isWords(edit.value, 200) ? { ...map, title: { ...map.title, [edit.lang]: edit.value.trim() } } : map
    case 'respondent':
      return { ...map, respondent: edit.value }
    case 'notPeople':
      return setRule(map, edit.column, edit.values, columns)
    case 'replace':
      return edit.map
    case 'name':
      return rename(map, edit.variable, edit.value)
    case 'become':
      return withVariable(map, edit.variable, (before) => (sameColumns(before, edit.made) ? { ...wordsOf(before), ...edit.made } : before))
    case 'alike':
      return edit.others.reduce((next, other) => withVariable(next, other, (before) => likened(next, edit.variable, before)), map)
    case 'separate':
      return separate(map, edit.variable)
    case 'leaveOut':
      return leaveOut(map, edit.variable, columns)
    case 'leaveOutMember':
      return leaveOutMember(map, edit.variable, edit.column, columns)
    case 'bringBack':
      return bringBack(map, edit, columns)
    case 'scaleOf': {
      const { variable } = edit
      const out = map.scales.reduce((next, { name }) => (name === edit.scale ? next : editScales(next, { do: 'scaleItem', scale: name, variable, in: false })), map)
      return edit.scale === null ? out : editScales(out, { do: 'scaleItem', scale: edit.scale, variable, in: true })
    }
    case 'scale':
    case 'scaleItem':
    case 'scaleName':
    case 'scaleLabel':
    case 'scaleHigh':
    case 'scaleKind':
    case 'scaleRemove':
      return editScales(map, edit)
    case 'places':
    case 'placeLevel':
    case 'placeName':
    case 'placeOf':
    case 'placeMissing':
      return editPlaces(map, edit, columns)
    default:
      return withVariable(map, edit.variable, (before) => editVariable(before, edit, map.scales.some(({ items }) => items.includes(edit.variable))))
  }
}

/** A rule of a column the file lacks may only go. */
function setRule(map: ImportMap, column: string, values: readonly string[], columns: readonly string[]): ImportMap {
  const at = map.notPeople.findIndex((rule) => rule.column === column)
  const wanted = [...new Set(values)]
  if (at === -1 ? wanted.length === 0 || !columns.includes(column) : wanted.join('\n') === map.notPeople[at]!.values.join('\n')) return map
  const next = wanted.length === 0 ? [] : [{ column, values: wanted }]
  return { ...map, notPeople: at === -1 ? [...map.notPeople, ...next] : map.notPeople.toSpliced(at, 1, ...next) }
}

/** The steps taken, so that each can be taken back. */
export interface History {
  readonly past: readonly ImportMap[]
  readonly now: ImportMap
  readonly future: readonly ImportMap[]
}
/** More steps than anybody takes back one by one; maps share what did not change. */
const STEPS = 200

export function historyOf(map: ImportMap): History {
  return { past: [], now: map, future: [] }
}

export type Step = Edit | { readonly do: 'undo' } | { readonly do: 'redo' }

/** A step forward, back, or forward again. */
export function stepped(history: History, step: Step, columns: readonly string[]): History {
  const { past, now, future } = history
  if (step.do === 'undo') {
    const before = past.at(-1)
    return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : history
  }
  if (step.do === 'redo') {
    const [after, ...rest] = future
    return after ? { past: [...past, now], now: after, future: rest } : history
  }
  const next = editMap(now, step, columns)
  return next === now ? history : { past: [...past, now].slice(-STEPS), now: next, future: [] }
}

/** A text that a study may hold: something in it, no braces, no control characters. */
export function isWords(text: string, longest = 2000): boolean {
  return text.trim() !== '' && text.length <= longest && !/[{}\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/u.test(text)
}

/** The nearest text that a study may hold; `otherwise` where nothing is left of it. */
export function wordsFrom(text: string, otherwise: string): string {
  const plain = text.replaceAll('{', '(').replaceAll('}', ')').replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]+/gu, ' ').trim()
  return plain === '' ? otherwise : plain.slice(0, 2000)
}

export type NameFault = 'badName' | 'reservedName' | 'longName' | 'twice'

/** Names of columns the table will have, without those of one variable or scale. */
function takenNames(map: ImportMap, except: string | null): readonly string[] {
  return [...map.variables.filter(({ name }) => name !== except).flatMap(namesOf), ...map.scales.filter(({ name }) => name !== except).flatMap(({ name }) => scoresOf(name))]
}
const namesOf = (variable: MappedVariable): readonly string[] =>
  variable.kind === 'multi' ? [variable.name, ...variable.options.map(({ code }) => memberName(variable.name, code))] : [variable.name]
const scoresOf = (scale: string): readonly string[] => [scoreName(scale, 'mean'), scoreName(scale, 'percent')]

function faultOf(names: readonly string[], taken: readonly string[]): NameFault | null {
  if (!NAME.test(names[0]!)) return 'badName'
  if (names.some((name) => name.length > NAME_LENGTH)) return 'longName'
  if (names.some(isReservedName)) return 'reservedName'
  const known = new Set(taken.map((name) => name.toLowerCase()))
  return names.some((name) => known.has(name.toLowerCase())) ? 'twice' : null
}

/** Why a variable cannot be called that; null where it can. */
export function nameFault(map: ImportMap, variable: MappedVariable, name: string): NameFault | null {
  return faultOf(namesOf({ ...variable, name }), takenNames(map, variable.name))
}

/** Why a scale cannot be called that. */
export function scaleNameFault(map: ImportMap, scale: string | null, name: string): NameFault | null {
  if (!NAME.test(name)) return 'badName'
  if (map.scales.some((one) => one.name !== scale && one.name.toLowerCase() === name.toLowerCase())) return 'twice'
  return faultOf(scoresOf(name), takenNames({ ...map, scales: map.scales.filter((one) => one.name !== scale) }, null))
}

function freeName(map: ImportMap, variable: MappedVariable): MappedVariable {
  for (let n = 1, name = variable.name; ; name = `${variable.name.slice(0, 20)}_${++n}`) if (nameFault(map, { ...variable, name: '' }, name) === null) return { ...variable, name }
}

const wordsOf = ({ name, text, label, role, sensitive }: MappedVariable) => ({ name, text, label, role, sensitive })
const sameColumns = (before: MappedVariable, made: Made): boolean => before.kind !== 'multi' || before.shape.is === 'joined' ? columnsOf(before)[0] === columnsOf(made as MappedVariable)[0] && columnsOf(made as MappedVariable).length === 1 : false

/** A variable changed; scales hold on to it only while it can be an item. */
function withVariable(map: ImportMap, name: string, change: (before: MappedVariable) => MappedVariable): ImportMap {
  const at = map.variables.findIndex((variable) => variable.name === name)
  const before = map.variables[at]
  if (!before) return map
  const after = change(before)
  if (after === before || nameFault(map, { ...after, name: before.name }, before.name) !== null) return map
  return withScales({ ...map, variables: map.variables.with(at, after) })
}

/** Scales of items that are there and can be averaged; one of fewer than two is none. */
function withScales(map: ImportMap): ImportMap {
  const items = new Set(map.variables.filter(canBeItem).map(({ name }) => name))
  if (map.scales.every((scale) => scale.items.every((item) => items.has(item)))) return map
  return { ...map, scales: map.scales.flatMap((scale) => scaleOf(scale, scale.items.filter((item) => items.has(item)))) }
}
export const canBeItem = (variable: MappedVariable): variable is MappedCoded & { readonly bounds: Bounds } => variable.kind === 'coded' && variable.bounds !== null

function scaleOf(scale: Scale, items: readonly string[]): readonly Scale[] {
  return items.length < 2 ? [] : [{ ...scale, items, atLeast: leastOf(items.length) }]
}
/** Half of the items have to be answered, two of three. */
const leastOf = (items: number): number => (items === 3 ? 2 : Math.ceil(items / 2))

function rename(map: ImportMap, from: string, value: string): ImportMap {
  const to = value.trim()
  const variable = map.variables.find(({ name }) => name === from)
  if (!variable || to === from || nameFault(map, variable, to) !== null) return map
  return {
    ...map,
    variables: map.variables.map((one) => (one === variable ? { ...one, name: to } : one)),
    scales: map.scales.map((scale) => (scale.items.includes(from) ? { ...scale, items: scale.items.map((item) => (item === from ? to : item)) } : scale)),
  }
}

type VariableEdit = Extract<Edit, { readonly do: 'words' | 'role' | 'sensitive' | 'level' | 'reversed' | 'move' | 'turn' | 'option' | 'code' | 'same' | 'assign' | 'rest' | 'missing' | 'ends' | 'whole' | 'order' }>

function editVariable(before: MappedVariable, edit: VariableEdit, inScale: boolean): MappedVariable {
  return withRest(before, changedBy(before, edit, inScale), edit)
}

/** What anything else counts as follows its option, wherever that goes, told by its words, which are unique; it is gone with it. */
function withRest(before: MappedVariable, after: MappedVariable, edit: VariableEdit): MappedVariable {
  if (!isOptioned(before) || !isOptioned(after) || before.rest === null || after.rest !== before.rest || after.options === before.options || edit.do === 'option') return after
  const home = edit.do === 'same' && edit.code === before.rest ? edit.as : before.rest
  const { label } = before.options.find(({ code }) => code === home)!
  return { ...after, rest: after.options.find((option) => option.label['zh-CN'] === label['zh-CN'] && option.label.en === label.en)?.code ?? null }
}
const isOptioned = (variable: MappedVariable): variable is Optioned => variable.kind === 'coded' || variable.kind === 'multi'

/** Whether anything else may count as one of its options: on a scale it would be a degree that nobody chose. */
export const mayHaveRest = (variable: MappedVariable): variable is Optioned => isOptioned(variable) && (variable.kind === 'multi' || variable.bounds === null)

function changedBy(before: MappedVariable, edit: VariableEdit, inScale: boolean): MappedVariable {
  switch (edit.do) {
    case 'words':
      return isWords(edit.value) && before[edit.part][edit.lang] !== edit.value.trim() ? { ...before, [edit.part]: { ...before[edit.part], [edit.lang]: edit.value.trim() } } : before
    case 'role':
      return before.role === edit.value ? before : { ...before, role: edit.value }
    case 'sensitive':
      return before.sensitive === edit.value ? before : { ...before, sensitive: edit.value }
    case 'missing':
      return setMissing(before, edit.value, edit.reason, inScale)
    case 'whole':
      return before.kind === 'number' && before.integer !== edit.value ? { ...before, integer: edit.value } : before
    case 'order':
      return before.kind === 'day' && before.order !== edit.value ? { ...before, order: edit.value } : before
    case 'rest':
      return mayHaveRest(before) && before.rest !== edit.code && (edit.code === null || before.options.some(({ code }) => code === edit.code)) ? { ...before, rest: edit.code } : before
    case 'ends':
      return canEnd(before, edit.value) ? { ...before, bounds: edit.value } : before
    case 'level':
      return before.kind === 'coded' && before.level !== edit.value ? ofLevel(before, edit.value) : before
    case 'reversed':
      return before.kind === 'coded' && before.bounds && before.reversed !== edit.value ? { ...before, reversed: edit.value } : before
    case 'move':
    case 'turn':
    case 'option':
    case 'code':
    case 'same':
    case 'assign':
      return before.kind === 'coded' || before.kind === 'multi' ? editOptions(before, edit, inScale) : before
  }
}

function ofLevel(before: MappedCoded, level: MappedCoded['level']): MappedCoded {
  return level === 'nominal' ? { ...before, level, bounds: null, reversed: false } : { ...before, level, bounds: spanOf(before.options), rest: null }
}
function spanOf(options: readonly MappedOption[]): Bounds | null {
  const codes = options.map(({ code }) => code)
  return codes.length < 2 ? null : { min: Math.min(...codes), max: Math.max(...codes) }
}

/** Whether a variable can have these ends: no code of its own outside, no number that is a missing code within. */
export function canEnd(variable: MappedVariable, { min, max }: Bounds): variable is (MappedCoded & { readonly bounds: Bounds }) | MappedNumber {
  if (!(Number.isFinite(min) && Number.isFinite(max) && min < max)) return false
  if (variable.kind === 'number') return MISSING_CODES.every((code) => code < min || code > max)
  return canBeItem(variable) && variable.options.every(({ code }) => min <= code && code <= max)
}

type Optioned = MappedCoded | MappedMulti
function editOptions(before: Optioned, edit: Extract<VariableEdit, { readonly do: 'move' | 'turn' | 'option' | 'code' | 'same' | 'assign' }>, inScale: boolean): MappedVariable {
  const { options } = before
  if (edit.do === 'turn') return withOptions(before, options.map((option, i) => ({ ...option, code: options[options.length - 1 - i]!.code })).reverse(), options)
  if (edit.do === 'assign') return assign(before, edit.value, edit.as, inScale)
  const at = options.findIndex(({ code }) => code === edit.code)
  const option = options[at]
  if (!option) return before
  switch (edit.do) {
    case 'move': {
      const other = options[at + edit.by]
      if (!other) return before
      return withOptions(before, options.with(at, { ...other, code: option.code }).with(at + edit.by, { ...option, code: other.code }), options)
    }
    case 'option': {
      const value = edit.value.trim()
      if (!isWords(edit.value) || options.some((one) => one !== option && one.label[edit.lang] === value) || option.label[edit.lang] === value) return before
      return { ...before, options: options.with(at, { ...option, label: { ...option.label, [edit.lang]: value } }) }
    }
    case 'code': {
      if (!Number.isSafeInteger(edit.value) || edit.value < 0 || options.some(({ code }) => code === edit.value)) return before
      const next = options.with(at, { ...option, code: edit.value })
      return withOptions(before, before.kind === 'coded' && before.level === 'ordinal' ? next.toSorted((a, b) => a.code - b.code) : next, options)
    }
    case 'same': {
      const home = options.find(({ code }) => code === edit.as)
      // Of columns each is an option of its own.
      if (!home || home === option || (before.kind === 'multi' && before.shape.is === 'columns')) return before
      const joined = options.filter((one) => one !== option).map((one) => (one === home && home.code !== before.rest ? { ...one, values: [...one.values, ...option.values] } : one))
      return { ...before, ...closed(before, joined, inScale) }
    }
  }
}

/** Options in a new order or with new codes; the members of a multiple answer keep theirs, and the ends take in every code. */
function withOptions(before: Optioned, options: readonly MappedOption[], from: readonly MappedOption[]): MappedVariable {
  if (before.kind === 'coded') return { ...before, options, bounds: before.bounds && around(before.bounds, options) }
  if (before.shape.is === 'joined') return { ...before, options }
  // The columns follow the option they hold, told by its words: labels are unique.
  const code = new Map(from.map((option) => [option.code, options.find(({ label }) => label['zh-CN'] === option.label['zh-CN'] && label.en === option.label.en)!.code]))
  return { ...before, options, shape: { ...before.shape, columns: before.shape.columns.map((column) => ({ ...column, code: code.get(column.code) ?? column.code })) } }
}
function around({ min, max }: Bounds, options: readonly MappedOption[]): Bounds {
  return options.reduce((ends, { code }) => ({ min: Math.min(ends.min, code), max: Math.max(ends.max, code) }), { min, max })
}

/**
 * Options after one has gone. Codes that we gave run on without a gap; codes that stand in the file itself stay, and so do those of an
 * item, whose scale declares what could have been answered.
 */
function closed(before: Optioned, options: readonly MappedOption[], inScale: boolean): Pick<MappedCoded, 'options' | 'bounds'> | Pick<MappedMulti, 'options'> {
  const own = before.options.every(({ code, values }) => values.includes(String(code)))
  const run = before.options.every(({ code }, i) => i === 0 || code === before.options[i - 1]!.code + 1)
  if (own || !run || inScale || before.kind === 'multi') return { options }
  const numbered = options.map((option, i) => ({ ...option, code: before.options[0]!.code + i }))
  return { options: numbered, bounds: before.bounds && spanOf(numbered) }
}

function withoutValue<V extends Optioned>(before: V, value: string, inScale: boolean): V {
  const options = before.options.map((option) => (option.values.includes(value) ? { ...option, values: option.values.filter((one) => one !== value) } : option))
  const left = options.filter(({ values }, i) => values.length > 0 || before.options[i]!.values.length === 0)
  return left.length === options.length ? { ...before, options } : { ...before, ...closed(before, left, inScale) }
}

function assign(before: Optioned, value: string, as: number | null, inScale: boolean): MappedVariable {
  // An empty cell is never an answer; of columns each says chosen or not.
  if (value === '' || (before.kind === 'multi' && before.shape.is === 'columns')) return before
  const now = before.options.find(({ values }) => values.includes(value))
  if (as === null) return now?.values.length === 1 ? before : withNewOption(withoutValue({ ...before, missing: before.missing.filter((one) => one.value !== value) }, value, inScale), value)
  const home = before.options.find(({ code }) => code === as)
  const isMissing = before.missing.some((one) => one.value === value)
  // What counts as it anyhow is listed nowhere: it may be what somebody wrote.
  const listed = as !== before.rest
  if (!home || home === now || (!listed && !now && !isMissing)) return before
  const joined = before.options.map((option) => (option === home && listed ? { ...option, values: [...option.values, value] } : { ...option, values: option.values.filter((one) => one !== value) }))
  const left = joined.filter(({ values }, i) => values.length > 0 || before.options[i]!.values.length === 0)
  const next = { ...before, missing: before.missing.filter((one) => one.value !== value) }
  return left.length === joined.length ? { ...next, options: joined } : { ...next, ...closed(before, left, inScale) }
}

function withNewOption<V extends Optioned>(before: V, value: string): V {
  const code = Math.max(0, ...before.options.map((option) => option.code)) + 1
  const words = wordsFrom(value, `#${code}`)
  const label = Object.fromEntries(LANGS.map((lang) => [lang, before.options.some((option) => option.label[lang] === words) ? `${words} (${code})` : words])) as Text
  const options = [...before.options, { code, label, values: [value] }]
  return { ...before, options, ...(before.kind === 'coded' && before.bounds ? { bounds: around(before.bounds, options) } : {}) }
}

function setMissing(before: MappedVariable, value: string, reason: MissingReason | null, inScale: boolean): MappedVariable {
  const known = before.missing.find((one) => one.value === value)
  if (reason === null) {
    if (!known) return before
    if (value === '') return before
    const without = { ...before, missing: before.missing.filter((one) => one !== known) }
    return without.kind === 'coded' || (without.kind === 'multi' && without.shape.is === 'joined') ? withNewOption(without, value) : without
  }
  if (known) return known.reason === reason ? before : { ...before, missing: before.missing.map((one) => (one === known ? { value, reason } : one)) }
  const missing = [...before.missing, { value, reason }]
  if (before.kind === 'coded' || (before.kind === 'multi' && before.shape.is === 'joined')) return { ...withoutValue(before, value, inScale), missing }
  if (before.kind === 'multi' && before.shape.is === 'columns') {
    // The last word for "chosen" of a column cannot go.
    if (before.shape.columns.some(({ chosen }) => chosen.length === 1 && chosen[0] === value)) return before
    const { shape } = before
    return { ...before, missing, shape: { ...shape, columns: shape.columns.map((column) => ({ ...column, chosen: column.chosen.filter((one) => one !== value) })), notChosen: shape.notChosen.filter((one) => one !== value) } }
  }
  return { ...before, missing }
}

/** Variables all of whose answers are answers of this one, and that do not treat them the same yet. */
export function alikeTo(map: ImportMap, name: string): readonly string[] {
  return map.variables.filter((one) => likened(map, name, one) !== one).map((one) => one.name)
}
function likened(map: ImportMap, name: string, before: MappedVariable): MappedVariable {
  const model = map.variables.find((one) => one.name === name)
  if (!model || model.kind !== 'coded' || before.kind !== 'coded' || before.name === name || before.options.length === 0) return before
  const known = new Set([...model.options.flatMap(({ values }) => values), ...model.missing.map(({ value }) => value)])
  const told = new Set([...before.options.flatMap(({ values }) => values), ...before.missing.map(({ value }) => value)])
  // 1 and 2 are answers of many questions: only the same answers, or items of one scale that not everybody used up, are alike.
  const together = map.scales.some(({ items }) => items.includes(name) && items.includes(before.name))
  if (!before.options.every(({ values }) => values.every((value) => known.has(value)))) return before
  if (!together && !model.options.every(({ values }) => values.every((value) => told.has(value)))) return before
  // What is an answer here and none there follows as well; an empty cell stays what it is.
  const away = model.missing.filter(({ value }) => value !== '' && !before.missing.some((one) => one.value === value))
  const own = before.missing.filter(({ value }) => !model.options.some(({ values }) => values.includes(value)))
  const next: MappedCoded = { ...before, level: model.level, options: model.options, bounds: model.bounds, rest: model.rest, reversed: model.bounds !== null && before.reversed, missing: [...own, ...away] }
  return JSON.stringify([next.level, next.options, next.bounds, next.rest, next.missing]) === JSON.stringify([before.level, before.options, before.bounds, before.rest, before.missing]) ? before : next
}

function separate(map: ImportMap, name: string): ImportMap {
  const at = map.variables.findIndex((variable) => variable.name === name)
  const multi = map.variables[at]
  if (!multi || multi.kind !== 'multi' || multi.shape.is !== 'columns') return map
  const { shape } = multi
  const rest: ImportMap = { ...map, variables: map.variables.toSpliced(at, 1) }
  const single = shape.columns.map(({ column, code, chosen }): MappedVariable => {
    const label = multi.options.find((option) => option.code === code)!.label
    return {
      ...wordsOf(multi),
      name: memberName(multi.name, code),
      text: both((lang) => wordsFrom(`${multi.text[lang]} ${label[lang]}`, label[lang])),
      label,
      missing: multi.missing,
      kind: 'coded',
      column,
      level: 'nominal',
      options: [
        { code: 0, label: { 'zh-CN': '未选', en: 'Not chosen' }, values: shape.notChosen.filter((value) => !chosen.includes(value) && !multi.missing.some((one) => one.value === value)) },
        { code: 1, label: { 'zh-CN': '选中', en: 'Chosen' }, values: chosen },
      ],
      bounds: null,
      reversed: false,
      rest: multi.rest === code ? 1 : null,
    }
  })
  return { ...rest, variables: map.variables.toSpliced(at, 1, ...single) }
}
const both = (say: (lang: Lang) => string): Text => ({ 'zh-CN': say('zh-CN'), en: say('en') })

/** Why a column was left out that a person may take in without further ado. */
export const mayComeBack = (why: LeftOutWhy): boolean => why === 'byHand' || why === 'administrative' || why === 'notInMap' || why === 'repeats' || why === 'tooMany'

/** Why a column that was kept was guarded in the first place, so that leaving it out again says so. */
function whyOf(map: ImportMap, column: string): LeftOutWhy {
  return map.kept.find((one) => one.column === column)?.what ?? 'byHand'
}
const inOrder = (columns: readonly string[], left: ImportMap['leftOut']): ImportMap['leftOut'] => left.toSorted((a, b) => columns.indexOf(a.column) - columns.indexOf(b.column))

function withLeftOut(map: ImportMap, gone: readonly string[], columns: readonly string[]): Pick<ImportMap, 'leftOut' | 'kept'> {
  return {
    leftOut: inOrder(columns, [...map.leftOut, ...gone.map((column) => ({ column, why: whyOf(map, column) }))]),
    kept: map.kept.filter(({ column }) => !gone.includes(column)),
  }
}

function leaveOut(map: ImportMap, name: string, columns: readonly string[]): ImportMap {
  const variable = map.variables.find((one) => one.name === name)
  if (!variable) return map
  return withScales({ ...map, variables: map.variables.filter((one) => one !== variable), ...withLeftOut(map, columnsOf(variable), columns) })
}

function leaveOutMember(map: ImportMap, name: string, column: string, columns: readonly string[]): ImportMap {
  const multi = map.variables.find((one) => one.name === name)
  if (!multi || multi.kind !== 'multi' || multi.shape.is !== 'columns') return map
  const member = multi.shape.columns.find((one) => one.column === column)
  if (!member) return map
  const rest = multi.shape.columns.filter((one) => one !== member)
  // A multiple answer has at least two.
  if (rest.length < 2) return map
  const options = rest.some(({ code }) => code === member.code) ? multi.options : multi.options.filter(({ code }) => code !== member.code)
  return { ...map, variables: map.variables.map((one) => (one === multi ? { ...multi, options, rest: options.some(({ code }) => code === multi.rest) ? multi.rest : null, shape: { ...multi.shape, columns: rest } as MappedMulti['shape'] } : one)), ...withLeftOut(map, [column], columns) }
}

/** A variable in the place its first column has in the file. */
function inserted(variables: readonly MappedVariable[], variable: MappedVariable, columns: readonly string[]): readonly MappedVariable[] {
  const place = columns.indexOf(columnsOf(variable)[0]!)
  const after = variables.findIndex((one) => columns.indexOf(columnsOf(one)[0]!) > place)
  return variables.toSpliced(after === -1 ? variables.length : after, 0, variable)
}

function newVariable(map: ImportMap, column: string, text: string, made: Made, columns: readonly string[]): MappedVariable | null {
  const place = columns.indexOf(column)
  if (place === -1 || columnsOf(made as MappedVariable).some((one) => one !== column)) return null
  const words = both(() => wordsFrom(text, column))
  const role = made.kind === 'coded' && made.level === 'ordinal' ? 'opinion' : 'attribute'
  return freeName(map, { name: `V${place + 1}`, text: words, label: words, role, sensitive: false, ...made })
}

function bringBack(map: ImportMap, { column, text, made, guarded }: Extract<Edit, { readonly do: 'bringBack' }>, columns: readonly string[]): ImportMap {
  const left = map.leftOut.find((one) => one.column === column)
  const variable = left && newVariable(map, column, text, made, columns)
  if (!left || !variable) return map
  if (guarded && (guarded.what === 'ethnicity' || guarded.what === 'religion' || !isReason(guarded.reason))) return map
  return {
    ...map,
    // What may identify or harm is treated as such in shared tables.
    variables: inserted(map.variables, { ...variable, sensitive: guarded !== null }, columns),
    leftOut: map.leftOut.filter((one) => one !== left),
    kept: guarded ? [...map.kept, { column, what: guarded.what, reason: guarded.reason.trim() }] : map.kept,
  }
}

export const isReason = (text: string): boolean => isWords(text, 500) && lacksOfReason(text) === 0

type ScaleEdit = Exclude<Extract<Edit, { readonly do: `scale${string}` }>, { readonly do: 'scaleOf' }>
function editScales(map: ImportMap, edit: ScaleEdit): ImportMap {
  if (edit.do === 'scale') return newScale(map, edit.label, edit.items)
  const at = map.scales.findIndex(({ name }) => name === edit.scale)
  const scale = map.scales[at]
  if (!scale) return map
  const set = (next: readonly Scale[]): ImportMap => ({ ...map, scales: map.scales.toSpliced(at, 1, ...next) })
  switch (edit.do) {
    case 'scaleRemove':
      return set([])
    case 'scaleHigh':
      return edit.value === scale.high ? map : set([{ ...scale, high: edit.value }])
    case 'scaleKind':
      return edit.value === scale.kind ? map : set([{ ...scale, kind: edit.value }])
    case 'scaleLabel':
      return isWords(edit.value) && scale.label[edit.lang] !== edit.value.trim() ? set([{ ...scale, label: { ...scale.label, [edit.lang]: edit.value.trim() } }]) : map
    case 'scaleName': {
      const name = edit.value.trim()
      return name === scale.name || scaleNameFault(map, scale.name, name) !== null ? map : set([{ ...scale, name }])
    }
    case 'scaleItem': {
      if (scale.items.includes(edit.variable) === edit.in) return map
      if (!edit.in) return set(scaleOf(scale, scale.items.filter((item) => item !== edit.variable)))
      if (!itemsFor(map, scale.bounds).some(({ name }) => name === edit.variable) || scale.items.length === 50) return map
      const chosen = new Set([...scale.items, edit.variable])
      return set(scaleOf(scale, map.variables.filter(({ name }) => chosen.has(name)).map(({ name }) => name)))
    }
  }
}

/** Variables that can be items of a scale with these ends. */
export function itemsFor(map: ImportMap, { min, max }: Bounds): readonly MappedCoded[] {
  return map.variables.filter(canBeItem).filter(({ bounds }) => bounds.min === min && bounds.max === max)
}

function newScale(map: ImportMap, label: Text, names: readonly string[]): ImportMap {
  const items = map.variables.filter(({ name }) => names.includes(name))
  const first = items[0]
  if (!first || !canBeItem(first) || items.length < 2 || items.length > 50 || items.length !== new Set(names).size || !LANGS.every((lang) => isWords(label[lang]))) return map
  const { bounds } = first
  if (!items.every((item) => itemsFor(map, bounds).includes(item as MappedCoded))) return map
  for (let n = map.scales.length + 1; ; n++) {
    const name = `S${n}`
    if (scaleNameFault(map, null, name) !== null) continue
    const scale: Scale = { name, label, kind: 'reflective', high: 'good', items: items.map((item) => item.name), atLeast: leastOf(items.length), bounds, source: map.title['zh-CN'].slice(0, 500) }
    return { ...map, scales: [...map.scales, scale] }
  }
}

type PlaceEdit = Extract<Edit, { readonly do: `place${string}` }>
function editPlaces(map: ImportMap, edit: PlaceEdit, columns: readonly string[]): ImportMap {
  if (edit.do === 'places') return newPlaces(map, edit, columns)
  const { unit } = map
  if (!unit) return map
  const set = (next: MappedUnits): ImportMap => ({ ...map, unit: next })
  switch (edit.do) {
    case 'placeLevel':
      return edit.value === unit.level ? map : set({ ...unit, level: edit.value })
    case 'placeName':
      return isWords(edit.value, 200) && unit.units.some(({ id, name }) => id === edit.id && name[edit.lang] !== edit.value.trim())
        ? set({ ...unit, units: unit.units.map((place) => (place.id === edit.id ? { ...place, name: { ...place.name, [edit.lang]: edit.value.trim() } } : place)) })
        : map
    case 'placeOf': {
      if (edit.value === '' || !spellings(unit).has(edit.value) || unit.units.some(({ id, values }) => id === edit.to && values.includes(edit.value))) return map
      const rest = withoutSpelling(unit, edit.value)
      if (edit.to === null) return set(withNewPlace(rest, edit.value))
      // A place that loses its last spelling is gone; it can still take in another only while it is there.
      return rest.units.some(({ id }) => id === edit.to)
        ? set({ ...rest, units: rest.units.map((place) => (place.id === edit.to ? { ...place, values: [...place.values, edit.value] } : place)) })
        : map
    }
    case 'placeMissing': {
      if (!spellings(unit).has(edit.value) || unit.missing.some(({ value, reason }) => value === edit.value && reason === edit.reason)) return map
      const rest = withoutSpelling(unit, edit.value)
      return rest.units.length === 0 ? map : set({ ...rest, missing: [...rest.missing, { value: edit.value, reason: edit.reason }] })
    }
  }
}
const spellings = (unit: MappedUnits): ReadonlySet<string> => new Set([...unit.units.flatMap(({ values }) => values), ...unit.missing.map(({ value }) => value)])

function withoutSpelling(unit: MappedUnits, value: string): MappedUnits {
  return {
    ...unit,
    units: unit.units.map((place) => ({ ...place, values: place.values.filter((one) => one !== value) })).filter(({ values }) => values.length > 0),
    missing: unit.missing.filter((one) => one.value !== value),
  }
}
function withNewPlace(unit: MappedUnits, value: string): MappedUnits {
  const words = wordsFrom(value, '?')
  return { ...unit, units: [...unit.units, { ...nextPlace(unit), name: both(() => words), values: [value] }] }
}
/** Codes of real places do not begin with 99; those of invented ones do. */
function nextPlace({ units }: Pick<MappedUnits, 'units'>): { readonly id: string; readonly code: number } {
  const [ids, codes] = [new Set(units.map(({ id }) => id)), new Set(units.map(({ code }) => code))]
  for (let n = 1; ; n++) if (!ids.has(`unit-${n}`) && !codes.has(1000 + n)) return { id: `unit-${n}`, code: 1000 + n }
}

/** One place for all rows. */
export function onePlace(name: Text, level: UnitLevel): MappedUnits {
  return { column: null, level, units: [{ ...nextPlace({ units: [] }), name, values: [] }], missing: [] }
}

function newPlaces(map: ImportMap, { unit, back }: Extract<Edit, { readonly do: 'places' }>, columns: readonly string[]): ImportMap {
  const before = map.unit?.column ?? null
  const column = unit?.column ?? null
  let next: ImportMap = { ...map, unit }
  if (column !== before) {
    if (column !== null) {
      const variable = next.variables.find((one) => columnsOf(one).includes(column))
      // A column that was guarded says nothing about places; of a multiple answer no single column does.
      if (map.kept.some((one) => one.column === column) || (variable && columnsOf(variable).length > 1)) return map
      if (!variable && !next.leftOut.some((one) => one.column === column && mayComeBack(one.why))) return map
      next = withScales({ ...next, variables: next.variables.filter((one) => one !== variable), leftOut: next.leftOut.filter((one) => one.column !== column) })
    }
    if (before !== null) {
      const variable = back && newVariable(next, before, back.text, back.made, columns)
      next = variable ? { ...next, variables: inserted(next.variables, variable, columns) } : { ...next, leftOut: inOrder(columns, [...next.leftOut, { column: before, why: 'byHand' }]) }
    }
  }
  return next
}
