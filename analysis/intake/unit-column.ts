import type { Unit, UnitLevel } from '../study/study.ts'
import { comparedText, type MappedUnits } from './map.ts'
import type { Seen } from './questions.ts'
import type { RawColumn } from './raw.ts'
import { wordsOfName } from './roles.ts'
import { guessUnits } from './units.ts'

/** Headings of places, the level that is best to compare first; null where the words name no level. */
const PLACES: readonly (readonly [level: UnitLevel | null, words: RegExp])[] = [
  ['district', /(^|所在|居住|您|哪个|所属|常住)(的)?(市)?(辖)?(区县?|县区?|区（县）|区\(县\)|行政区|城区|辖区|县市区)([:：?？]|$|名|\s|（|\()|哪个(区|县)|\b(district|county|borough|unit id)\b/i],
  ['subdistrict', /街道|乡镇|镇街|(^|所在)(镇|乡)|\b(sub-?district|ward|precinct|township|street office)\b/i],
  ['community', /(所在|居住|哪个|所属)(的)?(社区|小区|村|居委会)|^(社区|小区|村|居委会)(名称?)?[:：]?$|\b(neighbou?rhood|community|village)\b/i],
  ['grid', /(所在|居住|哪个|所属)(的)?网格|^网格(名称?|编号)?[:：]?$|\bgrid\b/i],
  ['city', /(所在|居住|哪个|^)(的)?(城市|市)([:：?？]|$)|\b(city|town|municipality)\b/i],
  [null, /(所在|居住|哪个|^|您的?)(的)?(区域|地区|省份?|省市|派出所|警务室)([:：?？]|$)|^where (do|are) you\b|\b(region|province|state|area|location|site|place|local authority|beat|police station)\b/i],
]
/** Questions about a place that do not ask which one. */
const ABOUT = /类型|性质|时间|多久|多长|年限|年数|是否|有没有|满意|安全|户口|户籍|工作|治安|关系|环境|印象|了解|知道|几年|\b(type|kind|how (long|often|much|many|safe|satisfied|do|would)|satisf|safe|years?|time|do you(?! (currently |usually |normally |mainly )?(live|reside|stay)\b)|are you(?! (currently |now )?(from|based|located|living|resident)\b)|have you|whether|problem|of birth|born|grew up|work|employ)/i
/** A question that may be answered by yes and no asks for no place. */
const WHETHER = /^(do|are|did|have|is|was|were)\b/i
/** Kinds of places are no places. */
const KIND_OF_PLACE = /^(an? )?((sub-?)?urban|rural|countryside|(big|large|small|major|mid-?size[d]?)? ?(city|town|village)|城市|城镇|农村|乡村|市区|城区|郊区|县城|乡镇|城乡结合部)( areas?)?$/i
const LONGEST_HEADING = 60
const MOST_PLACES = 500
const FEWEST_ROWS_EACH = 2

/** The column that says where people are, best first: texts that are units already known, then what the heading says; null where none does. */
export function unitsIn(seen: readonly Seen[], known: readonly Unit[]): MappedUnits | null {
  const candidates = seen.filter(({ column, heading, guess }) => heading.group === null && (heading.fact === 'unit' || (heading.fact === null && (guess.kind === 'coded' ? guess.bounds === null || (column.declared?.measure === 'scale' && column.declared.labels.length > 1) : guess.kind === 'text'))))
  const ranked = candidates.flatMap((one) => {
    const rank = one.heading.fact === 'unit' ? -1 : mostlyKnown(one.column, known) ? 0 : placeRank(one.heading.stem || (one.heading.code ?? ''))
    return rank === null ? [] : [{ one, rank }]
  })
  for (const { one, rank } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    const units = guessUnits(one.column, known)
    if (units && units.units.length >= 2 && units.units.length <= MOST_PLACES && units.units.length * FEWEST_ROWS_EACH <= one.column.index.length && !units.units.every(({ name }) => KIND_OF_PLACE.test(name['zh-CN']))) return withLevel(units, PLACES[rank - 1]?.[0] ?? null)
  }
  return null
}

/** Names without an ending of their own are of the level that the heading names. */
function withLevel(units: MappedUnits, level: UnitLevel | null): MappedUnits {
  const told = units.level !== 'district' || units.units.some(({ name }) => /(区|县|市|旗|district|county|borough)$/i.test(name['zh-CN']))
  return level === null || told ? units : { ...units, level }
}

/** Whether the words of a question ask for a place: which one it is tells people apart as their other traits do. */
export const asksPlace = (words: string): boolean => placeRank(words) !== null

function placeRank(words: string): number | null {
  if (words === '' || words.length > LONGEST_HEADING || ABOUT.test(words) || WHETHER.test(words)) return null
  const rank = PLACES.findIndex(([, place]) => place.test(wordsOfName(words)))
  return rank < 0 ? null : rank + 1
}

/** Whether most rows that say something name a known unit, in one of its languages. */
function mostlyKnown({ values, counts, declared }: RawColumn, known: readonly Unit[]): boolean {
  const names = new Set(known.flatMap(({ name }) => [name['zh-CN'], name.en]).map((name) => comparedText(name).toLowerCase()))
  if (names.size === 0) return false
  let all = 0
  let found = 0
  const labels = new Map(declared?.labels.map(({ value, label }) => [comparedText(value), label]))
  values.forEach((value, i) => {
    const text = comparedText(labels.get(comparedText(value)) ?? value).toLowerCase()
    if (text === '') return
    all += counts[i]!
    if (names.has(text) || names.has(`${text}区`)) found += counts[i]!
  })
  return found * 10 >= all * 6 && all > 0
}
