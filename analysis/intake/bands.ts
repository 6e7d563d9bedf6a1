import type { Text } from '../study/text.ts'
import { said } from './no-answer.ts'

/** Bands of a number, and single numbers among them: 18-24岁, "65 and up", 3000元以下, "> 60", 5+. */
interface Band {
  readonly low: number
  readonly high: number
  /** Whether an open end takes in the number it names (65岁及以上, "65 or over"). */
  readonly inclusive: boolean
  readonly kind: string
  /** The numbers as they are written. */
  readonly from: string | null
  readonly to: string | null
}

/** Units by kind, in Chinese and in English; a kind is what two bands of one question must share. */
const KINDS: readonly (readonly [kind: string, pattern: string, zh: string, en: string])[] = [
  ['age', '周岁|岁|yearsold|yearsofage|yrsold', '岁', ''],
  ['month', '个月|月|months?', '个月', ' months'],
  ['year', '年|years?|yrs?', '年', ' years'],
  ['week', '周|weeks?', '周', ' weeks'],
  ['day', '天|日|days?', '天', ' days'],
  ['hour', '个小时|小时|hours?|hrs?', '小时', ' hours'],
  ['minute', '分钟|minutes?|mins?', '分钟', ' minutes'],
  ['money', '元人民币|元|块钱|块|yuan|rmb|dollars?|euros?|pounds?', '元', ' yuan'],
  ['times', '次|times?|occasions?', '次', ' times'],
  ['people', '名|人|口|people|persons?|child|children|members?', '人', ' people'],
  ['household', '户|households?', '户', ' households'],
  ['share', '%', '%', '%'],
  ['count', '个|份|件|项|条|辆|套|栋|间|小区', '个', ''],
]
const KIND_PATTERNS = KINDS.map(([kind, units]) => [kind, new RegExp(`(^|[ km-])(${units})($|[^a-z])|(${units})(and|or|以|及|之|-|$)`)] as const)
const UNIT = KINDS.map(([, pattern]) => pattern).join('|')
const NUMBER = `([$¥€£]?\\d{1,12}(?:\\.\\d{1,6})?)(万|千|百|k|m(?!in|on))?(?:${UNIT})?`
const pattern = (text: string): RegExp => new RegExp(`^${text}$`)
const RANGE = pattern(`(?:between|from|从)?${NUMBER}(?:-|to|至|到|and)(?:不满|不足|未满|under|lessthan)?${NUMBER}(?:之间|以内)?`)
const UP = pattern(`${NUMBER}(及以上|以上|或以上|或更多|及更多|\\+|plus|andup|andover|andabove|ormore|andmore|orolder|andolder|orabove|orover|andupwards|orhigher|orgreater|orlonger)`)
const UP_BEFORE = pattern(`(>=?|≥|over|above|morethan|atleast|超过|大于|高于|多于|不少于|不低于|至少|olderthan|greaterthan)${NUMBER}(?:以上|及以上)?`)
const DOWN = pattern(`${NUMBER}(及以下|以下|或以下|以内|之内|或更少|orless|orunder|orbelow|oryounger|orfewer|orlower|andunder|andbelow|andyounger)`)
const DOWN_BEFORE = pattern(`(<=?|≤|under|below|lessthan|upto|不满|不足|小于|低于|少于|未满|不到|不超过|最多|至多|fewerthan|youngerthan)${NUMBER}(?:以下|及以下)?`)
const ONE = pattern(NUMBER)
const WORDS: ReadonlyMap<string, number> = new Map([['没有', 0], ['无', 0], ['none', 0], ['never', 0], ['notonce', 0], ['nodays', 0], ['从不', 0], ['从未', 0], ['从未有过', 0], ['从来没有', 0], ['从没', 0], ['没有过', 0], ['没', 0], ['一次也没有', 0], ['一次都没有', 0], ['zero', 0], ['once', 1], ['twice', 2]])

const MANY: { readonly [suffix: string]: number } = { 万: 10_000, 千: 1000, 百: 100, k: 1000, m: 1_000_000 }
const worth = (digits: string, many: string | undefined): number => Number(digits.replace(/^[$¥€£]/, '')) * (many ? MANY[many]! : 1)

const DIGITS: { readonly [word: string]: number } = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }

/** Numerals and signs only: no spaces, no thousands, one sign for every dash. */
function bare(text: string): string {
  return said(text)
    .replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1')
    .replace(/[~〜–—－−]+/g, '-')
    .replace(/￥/g, '¥')
    .replace(/[(（]不?含[^)）]{0,6}[)）]/g, '')
    .replace(/\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/g, (word) => String(DIGITS[word]))
    .replace(/及?以上(?:至|到|-)?(?=\d)(.*?)(?:及?以下)?$/, '-$1')
    .replace(/([一二两三四五六七八九十])(?=次|人|个|年|天|户|周|小时|岁)/g, (word) => String(DIGITS[word]))
    .replace(/^(每月|每年|每周|每天|月均|月|平均)(?=\d)/, '')
    .replace(/[ _]/g, '')
}

function kindOf(word: string): string {
  if (/[$¥€£]/.test(word)) return 'money'
  const bareUnit = word.replace(/[\d.万千百]/g, ' ')
  return KIND_PATTERNS.find(([, units]) => units.test(bareUnit))?.[0] ?? ''
}

function bandIn(text: string): Band | null {
  const word = bare(text)
  if (word.length > 40) return null
  const inside = /^[^()（）\d]{1,12}[(（](.+)[)）]$/.exec(word)?.[1]
  return wholeBand(word) ?? wholeBand(word.replace(/[(（].*[)）]$/, '')) ?? (inside === undefined ? null : wholeBand(inside))
}

function wholeBand(word: string): Band | null {
  const kind = kindOf(word)
  const range = RANGE.exec(word)
  if (range) {
    const [, from, fromMany, to, toMany] = range
    // 10-20万 are tens of thousands at both ends, 8000-1万 are not.
    const many = fromMany ?? (worth(from!, undefined) < worth(to!, undefined) ? toMany : undefined)
    return { low: worth(from!, many), high: worth(to!, toMany), inclusive: true, kind, from: from! + (fromMany ?? ''), to: to! + (toMany ?? '') }
  }
  const up = UP.exec(word)
  if (up) return open(up[1]!, up[2], 'up', !/^(以上)$/.test(up[3]!), kind)
  const upBefore = UP_BEFORE.exec(word)
  if (upBefore) return open(upBefore[2]!, upBefore[3], 'up', /^(>=|≥|atleast|不少于|不低于|至少)$/.test(upBefore[1]!), kind)
  const down = DOWN.exec(word)
  if (down) return open(down[1]!, down[2], 'down', !/^(以下)$/.test(down[3]!), kind)
  const downBefore = DOWN_BEFORE.exec(word)
  if (downBefore) return open(downBefore[2]!, downBefore[3], 'down', /^(<=|≤|upto|不超过|最多|至多)$/.test(downBefore[1]!), kind)
  const one = ONE.exec(word)
  if (one) return { low: worth(one[1]!, one[2]), high: worth(one[1]!, one[2]), inclusive: true, kind, from: one[1]! + (one[2] ?? ''), to: null }
  const n = WORDS.get(word)
  return n === undefined ? null : { low: n, high: n, inclusive: true, kind: '', from: null, to: null }
}

function open(digits: string, many: string | undefined, way: 'up' | 'down', inclusive: boolean, kind: string): Band {
  const at = worth(digits, many)
  const written = digits + (many ?? '')
  return way === 'up' ? { low: at, high: Infinity, inclusive, kind, from: written, to: null } : { low: -Infinity, high: at, inclusive, kind, from: null, to: written }
}

/** Units of one family, by how many of the smallest they are. */
const FAMILIES: readonly { readonly [kind: string]: number }[] = [{ month: 1, year: 12 }, { minute: 1, hour: 60 }, { day: 1, week: 7 }]

/** Bands in their order, each with its place among `texts`; null where one is no band, all are single numbers, two overlap or they count different things. */
export function bandsIn(texts: readonly string[]): readonly { readonly at: number; readonly label: Text }[] | null {
  const bands = texts.map(bandIn)
  if (texts.length < 2 || bands.includes(null)) return null
  const found = bands as readonly Band[]
  if (!found.some(({ low, high }) => low !== high)) return null
  const kinds = [...new Set(found.map(({ kind }) => kind).filter(Boolean))]
  const family = kinds.length > 1 ? FAMILIES.find((one) => kinds.every((kind) => kind in one)) : {}
  if (!family) return null
  const ordered = found.map((band, at) => ({ at, band, ...ends(band, family) })).toSorted((a, b) => a.low - b.low || a.high - b.high)
  if (ordered.some(({ low, high }, i) => low > high || (i > 0 && (low < ordered[i - 1]!.high || (low === ordered[i - 1]!.low && high === ordered[i - 1]!.high))))) return null
  const kind = kinds.length > 1 ? '' : (kinds[0] ?? '')
  const aged = kind === 'year' && (texts.some((text) => /old|young|aged/i.test(text)) || found.some(({ low, high }) => [low, high].some((end) => end >= 45 && end < Infinity)))
  return ordered.map(({ at, band }) => ({ at, label: labelOf(texts[at]!, band, aged ? 'age' : kind, kinds.length > 1) }))
}

/** The ends in the smallest unit of the family. Of "6个月至不满1年" the unit found is the first one: a lower upper end is in the next. */
function ends({ low, high, kind }: Band, family: { readonly [kind: string]: number }): { readonly low: number; readonly high: number } {
  const one = family[kind] ?? 1
  return { low: low * one, high: high * (high < low ? Math.max(one, ...Object.values(family)) : one) }
}

/** The text itself in the language it is in; digits and signs alone are the same in both. */
function labelOf(text: string, band: Band, kind: string, mixed: boolean): Text {
  const zh = /[\u3400-\u9fff]/.test(text)
  if (mixed || (!zh && !/[a-z]/i.test(text))) return { 'zh-CN': text, en: text }
  const [, , unitZh = '', unitEn = ''] = /[$¥€£]/.test(`${band.from}${band.to}`) ? [] : (KINDS.find(([name]) => name === kind) ?? [])
  return zh ? { 'zh-CN': text, en: worded(band, 'en', unitEn) } : { 'zh-CN': worded(band, 'zh-CN', unitZh), en: text }
}

function worded({ low, high, inclusive, from, to }: Band, lang: 'zh-CN' | 'en', units: string): string {
  const unit = low === 1 && (high === 1 || high === Infinity) ? units.replace(/s$/, '').replace('people', 'person') : high === 1 ? units.replace(/s$/, '') : units
  const number = (written: string | null, value: number): string => (written === null || /[万千百]/.test(written) ? String(value) : written)
  const [a, b] = [number(from, low), number(to, high)]
  if (low === high) return a + unit
  if (high === Infinity) return lang === 'en' ? (inclusive ? `${a}${unit} or more` : `Over ${a}${unit}`) : a + unit + (inclusive ? '及以上' : '以上')
  if (low === -Infinity) return lang === 'en' ? (inclusive ? `${b}${unit} or less` : `Under ${b}${unit}`) : b + unit + (inclusive ? '及以下' : '以下')
  return `${a}–${b}${unit}`
}
