import type { Guarded } from '../study/study.ts'
import { dayIn } from './cell.ts'

/** What a whole cell says about who somebody is. */
export type Sign = (text: string) => boolean

/** Weights of the digits of an 18-digit ID number, and the check digits by remainder (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** An ID number of 18 digits with a right check digit, or of 15 with a date in it. */
export function isIdNumber(text: string): boolean {
  if (/^\d{17}[\dXx]$/.test(text)) {
    const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
    return CHECK[sum % 11] === text[17]!.toUpperCase() && isDate(text.slice(10, 14))
  }
  return /^[1-8]\d{14}$/.test(text) && isDate(text.slice(8, 12)) && /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/.test(text)
}
const isDate = (monthDay: string): boolean => /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(monthDay)

const bare = (text: string): string => text.replace(/[\s-]/g, '')

const PHONES = [/^(?:\+?86|0086)?1[3-9]\d{9}$/, /^1[3-9]\d\*{4}\d{4}$/, /^\+[1-9]\d{7,14}$/]
const WRITTEN_PHONES = [/^\(?0\d{2,3}\)?[- ]\d{7,8}(-\d{1,4})?$/, /^(\+?1[-. ]?)?\(?[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4}$/, /^\(0\d{2,4}\) ?\d{3,4}[ -]?\d{3,5}$/, /^0\d{2,4} \d{3} ?\d{3,4}( \d{2,4})?$/]
const PLATE = /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·. ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$/
const SITES = /^(https?:\/\/)?(www\.|m\.)?(twitter|x|facebook|instagram|weibo|linkedin|tiktok|douyin|xiaohongshu|t|threads)\.(com|cn|me|net)\/\S{2,}$/i
/** Surnames of one character, by far the most of them. */
export const SURNAME_CHARACTERS = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
/** Surnames of two. */
export const DOUBLE_SURNAMES = '欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐'
const SURNAMES = new Set(SURNAME_CHARACTERS)
const BEGINS_DOUBLE = new RegExp(`^(${DOUBLE_SURNAMES})`)
const OF_A_PLACE = /(区|县|市|镇|乡|村|街道|街|路|社区|居委会|庄|屯|省|小区|苑|园|派出所|大学|学院|公司|店)$/

/** The kinds that a whole cell gives away, the surest first. */
export const SIGNS: readonly (readonly [Guarded, Sign])[] = [
  ['ip', (text) => /^(\d{1,3}\.){3}\d{1,3}($|[\s(（:])/.test(text) || (/^[0-9a-f:]{7,39}$/i.test(text) && text.split(':').length > 4)],
  ['email', (text) => /^[^\s@]{1,64}@[^\s@]{1,100}\.[^\s@.]{2,20}$/.test(text)],
  ['idNumber', (text) => isIdNumber(bare(text)) || /^\d{3,6}\*{6,}\d{2,4}[\dXx]?$/.test(text) || PLATE.test(text)],
  ['phone', (text) => PHONES.some((phone) => phone.test(bare(text))) || WRITTEN_PHONES.some((phone) => phone.test(text))],
  ['coordinates', (text) => /^[[({]?\s*-?\d{1,3}\.\d{3,}\s*°?\s*[NS]?\s*[,;\s]\s*-?\d{1,3}\.\d{3,}/.test(text) || /^POINT ?\(/i.test(text)],
  ['account', (text) => /^o[A-Za-z0-9_-]{27}$/.test(text) || /^wxid_\w{5,30}$/.test(text) || SITES.test(text)],
  ['address', (text) => text.length <= 120 && !/(网格|社区|居委会|村委会|街道|警务室|派出所)$/.test(text) && (/(路|街|巷|弄|道|村|小区|苑|园|花园|里)[^，。]{0,12}?\d{1,5}号?[^，。]{0,6}(号|栋|幢|室|单元|楼)/.test(text) || /^\d{1,5}[a-z]?,? [A-Za-z' .-]{2,40} (street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|way|place|blvd|boulevard)\b/i.test(text) || /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(text))],
]

export function beginsWithSurname(text: string): boolean {
  return SURNAMES.has(text[0] ?? '')
}

/** A Chinese name of two or three characters, or four with a double surname; a place is none. */
export function isPersonName(text: string): boolean {
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(text) || OF_A_PLACE.test(text)) return false
  return BEGINS_DOUBLE.test(text) ? text.length >= 3 : text.length <= 3 && SURNAMES.has(text[0]!)
}

const FIRST_NAMES = new Set(
  'james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph jessica thomas sarah charles karen christopher nancy daniel lisa matthew betty anthony margaret mark sandra donald ashley steven kimberly paul emily andrew donna joshua michelle kenneth carol kevin amanda brian melissa george deborah edward stephanie ronald rebecca timothy laura jason helen jeffrey sharon ryan cynthia jacob amy gary anna peter ruth simon jane ian claire alan emma hans anna maria josé juan carlos luis ana pierre marie jean li wei wang zhang chen liu mohammed ahmed fatima ali'.split(' '),
)

/** A first name that is common, and one or two names more. */
export function isWesternName(text: string): boolean {
  const [first, ...more] = text.split(' ')
  return /^[A-Z][\p{L}'’-]+( [A-Z][\p{L}'’.-]*){1,2}$/u.test(text) && more.length > 0 && FIRST_NAMES.has(first!.toLowerCase())
}

/** Whether a number is written with more than two decimals: a place to within a kilometre. */
export function isPrecise(text: string): boolean {
  return /^-?\d{1,3}\.\d{3,}/.test(text) || /\d{1,3}\.\d{3,}[^0-9.]+-?\d{1,3}\.\d{3,}/.test(text) || /\d{1,3}°\s?\d{1,2}['′]/.test(text)
}

const BORN = [1880, 2030] as const
const wasBorn = (year: number): boolean => year >= BORN[0] && year <= BORN[1]

/**
 * Under a heading that asks for a birth: a day or a month somebody could have been born in, with a year or (a birthday) without, or the number by
 * which a spreadsheet counts days. A year alone, an age and a band are none.
 */
export function isBirthDate(text: string): boolean {
  const days = (['ymd', 'mdy', 'dmy'] as const).map((order) => dayIn(text, order)).filter((day) => day !== null)
  if (days.some((day) => wasBorn(Math.floor(day / 10_000)))) return true
  const month = /^(\d{4})(?:(?:[-/. ]|年 ?)(?:0?[1-9]|1[0-2])月?|(?:0[1-9]|1[0-2]))$/.exec(text)
  if (month) return wasBorn(Number(month[1]))
  if (/^(0?[1-9]|1[0-2])([-/.]| ?月 ?)(0?[1-9]|[12]\d|3[01])日?$/.test(text) || /^(农历)?(正|[一二三四五六七八九十冬腊]{1,2})月(初|[一二三四五六七八九十廿]).{1,3}$/.test(text)) return true
  if (/^(0?[1-9]|1[0-2])月$|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?( \d{1,4})?$/i.test(text)) return true
  return /^\d{5}(\.0+)?$/.test(text) && Number(text) >= 3000 && Number(text) <= 50_000
}

// Traits by their answers

const PEOPLES =
  '汉|壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|高山|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|塔塔尔|赫哲|珞巴'
const PEOPLE_ZH = new RegExp(`^(?:(?:${PEOPLES})族|汉|回|维吾尔|少数民族|其他(?:少数)?民族|其他民族|非汉族|维族)$`)
const RACE = /^(non-?hispanic |other )?(hispanic|latin[oax]s?|african[- ]?american|black or african american|caucasian|native american|american indian|alaska native|native hawaiian|pacific islander|non-?white|multi-?racial|mixed race|two or more races|biracial|white british|white other|black british|asian british|bame|han chinese|han|hui|zhuang|manchu|miao|tujia|mongol(ian)?|u[iy]gh?ur|tibetan|roma|indigenous|aboriginal|m[aā]ori)\b/i
const COLOUR = /^(non-?hispanic )?(white|black|asian|mixed|arab|chinese|indian|pakistani|bangladeshi|african|caribbean|middle eastern|south asian|east asian|european)\b(?! (wine|bread|coffee|tea|food))/i
const FAITH_ZH = /^(信仰?)?(佛教|道教|伊斯兰教|基督教|天主教|东正教|新教|犹太教|印度教|民间信仰)(徒|信徒)?$|^(佛教徒|基督徒|穆斯林|天主教徒)$/
const NO_FAITH = /^(无宗教信仰|不信教|没有宗教信仰|无神论者?|不信仰宗教|no religion|not religious|atheis[tm]|agnostic|konfessionslos|ohne konfession|sans religion|geen godsdienst|sin religión)\b/i
const FAITH = /^(roman |protestant |evangelical )?(buddhis[tm]|tao(ism|ist)|muslim|islam|christian(ity)?|catholic(ism)?|protestant(ism)?|jewish|judaism|hindu(ism)?|sikh(ism)?|orthodox|mormon|evangelisch|katholisch|römisch-katholisch|muslimisch|catholique|protestante?|musulmane?|katholiek|moslim|católic[oa]|cristian[oa])\b/i
const PARTY_ZH = /^(中共|中国共产党|共产)?(预备)?党员$|^(中共(正式|预备)党员)(（.*）)?$|^(共青)?团员$|^民主党派(成员|人士)?$|^无党派(民主)?人士?$|^群众$/
const PARTY = /^(strong |weak |lean |leaning |not very strong )?(democrats?|republicans?|independents?|libertarians?|greens?( party)?|labour|conservatives?|lib(eral)? dem(ocrat)?s?|snp|ukip|reform( uk)?|plaid cymru)$/i

interface Trait {
  readonly what: Guarded
  readonly is: (text: string) => boolean
  /** Answers without which the others may mean something else. */
  readonly sure: (texts: readonly string[]) => boolean
}
const some = (texts: readonly string[], pattern: RegExp): boolean => texts.some((text) => pattern.test(text))
export const TRAIT_SIGNS: readonly Trait[] = [
  { what: 'ethnicity', is: (text) => PEOPLE_ZH.test(text), sure: (texts) => some(texts, /族/) || (texts.includes('汉') && texts.includes('回')) },
  {
    what: 'ethnicity',
    is: (text) => text.length <= 60 && (RACE.test(text) || COLOUR.test(text)),
    sure: (texts) => texts.length >= 2 && (some(texts, RACE) || (some(texts, /^(non-?hispanic )?white\b/i) && some(texts, /^(non-?hispanic )?black\b/i) && texts.length >= 3)),
  },
  { what: 'religion', is: (text) => FAITH_ZH.test(text) || FAITH.test(text) || NO_FAITH.test(text), sure: (texts) => texts.length >= 2 && texts.some((text) => FAITH_ZH.test(text) || FAITH.test(text)) },
  { what: 'politics', is: (text) => PARTY_ZH.test(text), sure: (texts) => some(texts, /党|团员/) },
  { what: 'politics', is: (text) => PARTY.test(text), sure: (texts) => (some(texts, /democrat/i) && some(texts, /republican/i)) || (some(texts, /labour/i) && some(texts, /conservative/i)) },
]
