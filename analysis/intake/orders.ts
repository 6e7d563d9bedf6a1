/** Ordered answers that are told by a pattern and not by a list of words: schooling and how often in a span of time. Codes of them are no numbers. */

type Ranked = readonly (readonly [pattern: RegExp, rank: number])[]

const SCHOOL_ZH: Ranked = [
  [/未上学|文盲|没上过学|未受教育|未上过学/, 0], [/小学/, 1], [/初中/, 2], [/高中|中专|技校|职高|中技|中职/, 3], [/大专|专科|高职/, 4], [/本科|大学(?!专)|学士/, 5], [/研究生|硕士/, 6], [/博士/, 7],
]
const SCHOOL_EN: Ranked = [
  [/\bno (formal )?(schooling|education|qualifications?)\b|never attended/, 0],
  [/\b(primary|elementary)\b/, 1],
  [/\b(less than|did not (complete|finish)|didn't (complete|finish)|some|below|incomplete) (a )?(high school|secondary)|junior (high|secondary)|middle school|lower secondary|high school,? no diploma/, 2],
  [/\bgcses?\b|\bo-?levels?\b/, 2.5],
  [/\b(senior secondary|high school|secondary|g\.?e\.?d\.?|a-?levels?)\b/, 3],
  [/\b(vocational|technical|trade school|apprenticeship)\b/, 3.5],
  [/\bsome (college|university)\b/, 4],
  [/\bassociate'?s?\b|junior college|2-year|two-year|community college/, 4.3],
  [/\bbachelor'?s?\b|\bundergraduate\b/, 5],
  [/\b(some graduate|graduate courses?)\b/, 5.5],
  [/\bprofessional degree\b/, 6.5],
  [/\bmaster'?s?\b|\bpost-? ?graduate\b|\bgraduate (or professional )?(degree|school)\b|\badvanced degree\b/, 6],
  [/\b(college|university|4-year|four-year)\b|^degree\b/, 5],
  [/\b(doctora(te|l)|doctor'?s?|ph\.?d\.?)\b/, 7],
]

/** Rank of a level of schooling ({@link said}); null where it is none. */
export function schooling(word: string): number | null {
  if (word.length > 120) return null
  if (!/[\u3400-\u9fff]/.test(word)) {
    const rank = SCHOOL_EN.find(([pattern]) => pattern.test(word))?.[1]
    return rank === undefined ? null : rank + (/\bor (less|below|lower|under)\b/.test(word) ? -0.1 : 0)
  }
  if (word.length > 24) return null
  const ranks = SCHOOL_ZH.filter(([pattern]) => pattern.test(word)).map(([, rank]) => rank)
  if (ranks.length === 0) return null
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length
  return mean + (/[及或含]以下/.test(word) ? -0.1 : /以下/.test(word) ? -0.3 : /[及或含]以上/.test(word) ? 0.1 : /以上/.test(word) ? 0.3 : 0)
}

const DAYS_ZH: { readonly [span: string]: number } = { 天: 365, 日: 365, 周: 52, 星期: 52, 礼拜: 52, 月: 12, 季度: 4, 季: 4, 半年: 2, 年: 1 }
const SPAN_ZH = '(天|日|周|星期|礼拜|个月|月|季度|季|半年|年)'
const COUNT_ZH = '(\\d+|[一二两三四五六七八九十几多数])(?:[-~～–—至到](\\d+|[二三四五六七八九十]))?'
const EACH_ZH = new RegExp(`^(几乎|差不多|大约|约|至少|少于|不到|不足|超过)?(?:每|一)(?:个)?${SPAN_ZH}(?:都|大约|约|至少|有|会|少于|不到|不足|超过)?(?:${COUNT_ZH}次?)?(左右|以上|以下|及以上|或更多|多)?$`)
const DIGITS: { readonly [digit: string]: number } = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 几: 3, 多: 4, 数: 3 }

function rateZh(word: string): number | null {
  if (/^(更少|少于此|比这更少)$/.test(word)) return 0.1
  if (/^(从不|从未|没有|从来没有|没有过|没见过|从没有|从来不)$/.test(word)) return 0
  if (/^(天天|每天都)$/.test(word)) return 365
  const found = EACH_ZH.exec(word)
  if (!found) return null
  const [, about, span, low, high, after] = found
  const numeral = (text: string): number => DIGITS[text] ?? Number(text)
  const times = low === undefined ? 1 : high === undefined ? numeral(low) : (numeral(low) + numeral(high)) / 2
  const nudge = /几乎|差不多/.test(about ?? '') ? 0.9 : /少于|不到|不足|以下/.test(`${about ?? ''}${after ?? ''}${word}`) ? 0.7 : /超过|以上|更多|多$/.test(`${about ?? ''}${after ?? ''}`) ? 1.2 : 1
  return times * DAYS_ZH[span === '个月' ? '月' : span!]! * nudge
}

const SPANS_EN: { readonly [span: string]: number } = { day: 365, daily: 365, week: 52, weekly: 52, fortnight: 26, fortnightly: 26, month: 12, monthly: 12, quarter: 4, quarterly: 4, year: 1, yearly: 1, annually: 1 }
const EACH_EN = /^(about |around |at least |almost |nearly |less than |more than |less often than |more often than )?(once|twice|one time|two times|three times|several times|a few times|a couple of times|many times|multiple times|(\d+)(?: ?(?:-|to|or) ?(\d+))? (?:times?|days)) (?:a|an|per|each|every|in a) (day|week|fortnight|month|quarter|year)( or more| or less| or more often)?$/
const TIMES_EN: { readonly [times: string]: number } = { once: 1, twice: 2, 'one time': 1, 'two times': 2, 'three times': 3, 'several times': 3, 'a few times': 3, 'a couple of times': 2, 'many times': 5, 'multiple times': 4 }

function rateEn(word: string): number | null {
  if (/^(less often|less frequently|rarer|less than that)$/.test(word)) return 0.1
  if (/^(never|not once|not at all|i never do)$/.test(word)) return 0
  const bare = /^(almost |nearly |about )?(?:every (?:single )?(day|week|month|year)|(daily|weekly|fortnightly|monthly|quarterly|yearly|annually))$/.exec(word)
  if (bare) return SPANS_EN[(bare[2] ?? bare[3])!]! * (/almost|nearly/.test(bare[1] ?? '') ? 0.9 : 1)
  if (word === 'every other day') return 180
  const few = /^every (?:few|couple of|several|(\d+)) (day|week|month|year)s$/.exec(word)
  if (few) return SPANS_EN[few[2]!]! / (few[1] === undefined ? 3 : Math.max(1, Number(few[1])))
  const between = /^between (.{3,30}) and (.{3,30})$/.exec(word)
  if (between) {
    const [a, b] = [rateEn(between[1]!), rateEn(between[2]!)]
    return a === null || b === null ? null : (a + b) / 2
  }
  const found = EACH_EN.exec(word)
  if (!found) return null
  const [, about, times, low, high, span, after] = found
  const n = TIMES_EN[times!] ?? (high === undefined ? Number(low) : (Number(low) + Number(high)) / 2)
  return n * SPANS_EN[span!]! * (/less/.test(about ?? '') || /less/.test(after ?? '') ? 0.7 : /more|at least/.test(`${about ?? ''}${after ?? ''}`) ? 1.2 : 1)
}

/** How many times a year an answer says ({@link said}); null where it says no rate. "Less often" is less than any. */
export function rate(word: string): number | null {
  return word.length > 70 ? null : /[\u3400-\u9fff]/.test(word) ? rateZh(word) : rateEn(word)
}
