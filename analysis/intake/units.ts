import type { Unit, UnitLevel } from '../study/study.ts'
import { comparedText, type MappedMissing, type MappedUnits } from './map.ts'
import { answersApart, noAnswer, said } from './no-answer.ts'
import type { RawColumn } from './raw.ts'
import { plainText } from './wording.ts'

interface Place {
  readonly text: string
  /** What the text means: itself, or the label that a file declares for it. */
  readonly shown: string
  readonly n: number
  /** The name as it is compared: lower case, without spaces and marks. */
  readonly name: string
  /** The name without the word for its kind, and that kind; null where it has none. */
  readonly core: string
  readonly kind: UnitLevel | null
  /** What stood before it: "常州市" of 常州市天宁区; '' for nothing. */
  readonly above: string
}
/** A unit of the column while it is put together. */
interface Group {
  readonly unit: Unit | null
  readonly places: readonly Place[]
}

const MOST = 5000

/**
 * The places a column names, each with every spelling of it; null where it holds none or too many to be places. Known units keep their id
 * and code and are recognised by either name, id or code, with or without the city before it and the word for their kind; others get
 * `unit-1` … and 1001 …. Spellings become one unit where only case, spaces, width of letters, the word for the kind or the city before it
 * differ. A name that could be two known units is neither, and names that are nearly alike stay two: a person sees both.
 */
export function guessUnits(column: RawColumn, known: readonly Unit[]): MappedUnits | null {
  const { places, missing } = placesIn(column)
  if (places.length === 0 || places.length > MOST) return null
  const level = levelOf(places, known)
  const found = knownIn(places, known, level)
  const own = places.filter(({ text }) => !found.has(text))
  const knownGroups = known.flatMap((unit): readonly Group[] => {
    const its = places.filter(({ text }) => found.get(text) === unit)
    return its.length > 0 ? [{ unit, places: its }] : []
  })
  return { column: column.key, level, units: numbered([...knownGroups, ...grouped(own, level)], known), missing }
}

function placesIn({ values, counts, declared }: RawColumn): { readonly places: readonly Place[]; readonly missing: readonly MappedMissing[] } {
  const labels = new Map(declared?.labels.map(({ value, label }) => [comparedText(value), comparedText(label)]))
  const n = new Map<string, number>([['', 0]])
  values.forEach((value, i) => {
    const text = comparedText(value)
    n.set(text, (n.get(text) ?? 0) + counts[i]!)
  })
  const missing: MappedMissing[] = []
  const places: Place[] = []
  for (const [text, rows] of n) {
    const shown = labels.get(text) ?? text
    const reason = noAnswer(shown, 'unknown') ?? wjxReason(text) ?? answersApart(shown)
    if (reason) missing.push({ value: text, reason })
    else places.push({ text, shown, n: rows, ...named(shown) })
  }
  const order = [...labels.keys()]
  if (order.length > 0) places.sort((a, b) => order.indexOf(a.text) - order.indexOf(b.text))
  return { places, missing }
}
const wjxReason = (text: string): MappedMissing['reason'] | null => (text === '-3' ? 'notAsked' : text === '-2' ? 'skipped' : null)

// Names

/** Words for the kind of a place, at the end of its name; the longer first. */
const KINDS: readonly (readonly [pattern: RegExp, level: UnitLevel])[] = [
  [/(社区居民委员会|社区居委会|居民委员会|村民委员会|社区委员会|居委会|村委会|社区|小区|行政村|村)$/, 'community'],
  [/(街道办事处|街道办|办事处|街道|镇政府|镇|乡)$/, 'subdistrict'],
  [/(网格)$/, 'grid'],
  [/(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|畲|羌|土)族)?(?:自治县|自治旗|市辖区|新区|林区|区|县|旗)$/, 'district'],
  [/(自治州|地区|盟|市)$/, 'city'],
  [/(residents'? ?committee|communit(y|ies)|village|neighbou?rhood|shequ)$/, 'community'],
  [/(sub-?district|jiedao|street|town(ship)?|ward|zhen|precinct)$/, 'subdistrict'],
  [/((hui|mongol|tibetan|uyghur|zhuang|manchu|miao|yi) )?(autonomous )?(district|county|borough|qu|xian)$/, 'district'],
  [/(city|municipality|shi)$/, 'city'],
]
const KIND_ZH = /^[\u3400-\u9fff]/
const ABOVE = /^(?:[\u3400-\u9fff]{2,8}?(?:省|自治区))?(?:[\u3400-\u9fff]{2,6}?(?:市|自治州|地区))?(?=[\u3400-\u9fff]{2,}(?:区|县|旗|街道|镇|乡|社区|村|网格)|[\u3400-\u9fff]{2,}$)/

function named(text: string): Omit<Place, 'text' | 'shown' | 'n'> {
  const name = said(text).replace(/ ?& ?/g, ' and ').replace(/[\s\-_·•.,，、'’()（）/]+/g, '')
  const above = ABOVE.exec(name)?.[0] ?? ''
  const rest = above.length < name.length ? name.slice(above.length) : name
  const words = said(text).replace(/ ?& ?/g, ' and ').replace(/\s+/g, ' ')
  for (const [pattern, kind] of KINDS) {
    const end = pattern.exec(KIND_ZH.test(rest) ? rest : words)
    if (!end) continue
    const core = KIND_ZH.test(rest) ? rest.slice(0, end.index) : words.slice(0, end.index).replace(/[\s\-_·•.,']+/g, '')
    // 东区 and "A区" are names of their own: nothing that can be told apart is left without the word.
    if (core.length >= 2) return { name, core, kind, above }
  }
  return { name, core: rest, kind: null, above }
}

// Known units

/** The level of the units that the column's texts name; where none is known, what their names end in. */
function levelOf(places: readonly Place[], known: readonly Unit[]): UnitLevel {
  const rows = new Map<UnitLevel, number>()
  const add = (level: UnitLevel, n: number): void => void rows.set(level, (rows.get(level) ?? 0) + n)
  const byName = spellings(known, known, ({ full, cores }) => [...full, ...cores])
  for (const { name, core, kind, n } of places) {
    // 红梅社区 is no sub-district, though there is one of that name.
    const same = (byName.get(core) ?? []).filter((unit) => kind === null || unit.level === kind)
    for (const level of new Set([...(byName.get(name) ?? []), ...same].map((unit) => unit.level))) add(level, n)
  }
  if (rows.size === 0) for (const { kind, n } of places) if (kind) add(kind, n)
  // A district is likelier than a sub-district of the same name.
  const order: readonly UnitLevel[] = ['district', 'subdistrict', 'city', 'community', 'grid']
  return order.reduce((best, level) => ((rows.get(level) ?? 0) > (rows.get(best) ?? 0) ? level : best), order[0]!)
}

interface Spelt {
  /** Names that are the unit's alone within its level: both names, id, code, with the unit above before them. */
  readonly full: readonly string[]
  /** Names without the word for the kind. */
  readonly cores: readonly string[]
}

function spellings(units: readonly Unit[], known: readonly Unit[], of: (spelt: Spelt) => readonly string[]): ReadonlyMap<string, readonly Unit[]> {
  const found = new Map<string, Unit[]>()
  for (const unit of units) for (const name of new Set(of(speltOf(unit, known)))) found.set(name, [...(found.get(name) ?? []), unit])
  return found
}

function speltOf(unit: Unit, known: readonly Unit[]): Spelt {
  const own = [unit.name['zh-CN'], unit.name.en].map((text) => ({ text, ...named(text) }))
  const above = namesAbove(unit, known)
  const names = own.flatMap(({ name, core }) => [name, core])
  const code = String(unit.code)
  return {
    full: [...own.map(({ name }) => name), named(unit.id).name, code, ...(code.length < 12 ? [code.padEnd(12, '0')] : []), ...above.flatMap((before) => names.flatMap((name) => [before + name, name + before]))],
    cores: own.map(({ core }) => core),
  }
}

/** The unit above as it may stand before a name, with and without those above it: 常州市, 常州, "changzhou", 常州市天宁区. */
function namesAbove(unit: Unit, known: readonly Unit[], deep = 3): readonly string[] {
  const parent = deep > 0 ? known.find(({ id }) => id === unit.parent) : undefined
  if (!parent) return []
  const zh = [parent.name['zh-CN'], named(parent.name['zh-CN']).core].map((text) => named(text).name)
  const higher = namesAbove(parent, known, deep - 1).filter((name) => KIND_ZH.test(name))
  return [...zh, named(parent.name.en).name, ...higher.flatMap((before) => zh.map((name) => before + name))]
}

/** The known unit of each text that names exactly one of the column's level, or one by its full name. */
function knownIn(places: readonly Place[], known: readonly Unit[], level: UnitLevel): ReadonlyMap<string, Unit> {
  const same = known.filter((unit) => unit.level === level)
  const full = spellings(same, known, (spelt) => spelt.full)
  const cores = spellings(same, known, (spelt) => spelt.cores)
  const others = spellings(known.filter((unit) => unit.level !== level), known, (spelt) => spelt.full)
  const found = new Map<string, Unit>()
  const only = (units: readonly Unit[] | undefined): Unit | undefined => (units?.length === 1 ? units[0] : undefined)
  for (const { text, shown, name, core, kind } of places) {
    const number = /^(\d{6,12})(\.0)?$/.exec(shown)?.[1]
    const elsewhere = only(others.get(number ?? name))
    const bySelf = kind === null || kind === level ? only(cores.get(core)) : elsewhere
    const unit = only(full.get(number ?? name)) ?? bySelf ?? (full.has(name) || cores.has(core) ? undefined : elsewhere)
    // The city before it must not be another one.
    if (unit && isUnder(unit, shown, known)) found.set(text, unit)
  }
  return found
}

/** Whether what stands before a name is a unit that this one lies in, or nothing that is known. */
function isUnder(unit: Unit, text: string, known: readonly Unit[]): boolean {
  const { above, name } = named(text)
  if (above === '' || named(unit.name['zh-CN']).name === name) return true
  const higher: Unit[] = []
  for (let up = known.find(({ id }) => id === unit.parent); up && !higher.includes(up); up = known.find(({ id }) => id === up!.parent)) higher.push(up)
  return higher.length === 0 || higher.some((one) => above.includes(named(one.name['zh-CN']).core))
}

// Units of the file's own

/** Spellings of one place together: the same core, and no two words for the kind, nor two cities before it. */
function grouped(places: readonly Place[], level: UnitLevel): readonly Group[] {
  const byCore = new Map<string, Place[]>()
  for (const place of places) byCore.set(place.core, [...(byCore.get(place.core) ?? []), place])
  return [...byCore.values()].flatMap((same) => partsOf(same, level).map((part) => ({ unit: null, places: part })))
}

function partsOf(places: readonly Place[], level: UnitLevel): readonly (readonly Place[])[] {
  const kinds = new Set(places.flatMap(({ kind }) => kind ?? []))
  const bare = kinds.size === 1 ? [...kinds][0]! : kinds.has(level) ? level : null
  const byKind = apart(places, ({ kind }) => kind ?? bare ?? 'none')
  return byKind.flatMap((same) => {
    const cities = new Set(same.flatMap(({ above }) => above || []))
    return cities.size > 1 ? apart(same, ({ above }) => above) : [same]
  })
}

function apart(places: readonly Place[], key: (place: Place) => string): readonly (readonly Place[])[] {
  const parts = new Map<string, Place[]>()
  for (const place of places) parts.set(key(place), [...(parts.get(key(place)) ?? []), place])
  return [...parts.values()]
}

/** Known units come first, in their order; then the others by first appearance. */
function numbered(groups: readonly Group[], known: readonly Unit[]): MappedUnits['units'] {
  const codes = new Set(known.map(({ code }) => code))
  const ids = new Set(known.map(({ id }) => id))
  const names = new Set(groups.flatMap(({ unit }) => (unit ? [unit.name['zh-CN']] : [])))
  let next = 1000
  let n = 0
  return groups.map(({ unit, places }) => {
    const commonest = places.toSorted((a, b) => b.n - a.n)
    const values = commonest.map(({ text }) => text)
    if (unit) return { id: unit.id, code: unit.code, name: unit.name, values }
    // Codes of invented places begin with 99.
    do next++
    while (codes.has(next) || String(next).startsWith('99'))
    do n++
    while (ids.has(`unit-${n}`))
    let name = plainText(commonest[0]!.shown) || `unit-${n}`
    while (names.has(name)) name += ' (2)'
    names.add(name)
    return { id: `unit-${n}`, code: next, name: { 'zh-CN': name, en: name }, values }
  })
}
