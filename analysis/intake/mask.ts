import type { Guarded } from '../study/study.ts'
import { beginsWithSurname, DOUBLE_SURNAMES, isIdNumber, SURNAME_CHARACTERS } from './identifiers.ts'

interface Mark {
  readonly what: Guarded
  readonly mark: string
  readonly pattern: RegExp
  /** Where only some of what the pattern finds is meant. */
  readonly is?: (found: string) => boolean
  /** What may not stand right before it: a piece of a longer number is none. */
  readonly notAfter?: RegExp
  /** What is found is masked whole, without words before it that stay. */
  readonly whole?: true
}

const MARKS: { readonly [kind: string]: string } = {
  email: '[邮箱/e-mail]', account: '[账号/account]', ip: '[IP]', idNumber: '[证件号/ID number]', plate: '[车牌/plate]', phone: '[电话/phone]', birthDate: '[出生日期/date of birth]', name: '[姓名/name]', address: '[住址/address]', coordinates: '[坐标/coordinates]',
}
const digits = (found: string): string => found.replace(/\D/g, '')

/** Eighteen digits with a day of birth in their place: what a wrong check digit makes of an ID number is still one. */
const MISTYPED = /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/
/** The check digit of cards (ISO/IEC 7812-1). */
function isCardNumber(number: string): boolean {
  const sum = Array.from(number).reverse().reduce((total, digit, i) => total + (i % 2 === 0 ? Number(digit) : (Number(digit) * 2) % 10 + Math.floor(Number(digit) / 5)), 0)
  return sum % 10 === 0 && !/^(\d)\1*$/.test(number)
}

/** A surname, not the beginning of a usual word; and a character of a given name, not one that goes on with the sentence. */
const USUAL = '马[上路虎]|何[时况必不故以处]|高[兴效度级峰素质空压考中层速楼龄温科尚]|谢谢|许[多可久]|于|向|曾|任[务何劳凭意期职]|付[出款钱费]|方[便面式法向案言]|白[天跑费干白]|范围|金[额钱融牌]|雷[厉声]|龙头|史上|贺卡|顾[及虑问客]|毛病|万[一分事]|钱[包财款]|严[格肃厉谨重密打]|武[力器断]|莫名|程[序度]|周[到末围边密期一二三四五六日]|余[下额]|黄[昏金]|徐徐|夏[天季日]|胡[乱说来闹]|罗列|张[贴口罗开]|杜绝|陆续|戴[着上口]|孔子|石头|江[苏西南边]|林[业子]|汤|田[间地]|叶子'
const SURNAME = `(?!${USUAL}|(?<=谢)谢)(?:${DOUBLE_SURNAMES}|[${SURNAME_CHARACTERS}])`
const GIVEN = '(?![的了在是和与跟给对把被找让请向到来去很也都就不没有这那我你他她它们个位社区街道村派所等及或但因以能会要说看问叫从帮前后上下里外边旁些每各某任什么怎谁处做工办调巡走接态服热打讲宣解登入回负责值开过谢将已曾又再却更最非常经])[\u4e00-\u9fff]'
const CALLED = '警官|警长|警员|同志|队长|所长|主任|书记|科长|局长|站长|处长|会长|组长|网格员|先生|女士|小姐|太太|老师|师傅|大爷|大妈|大叔|大婶|大娘|大姐|大哥|阿姨|叔叔|奶奶|爷爷|伯伯|医生|护士|经理|律师|教授'
const TITLE = '(?:[Oo]fficer|[Ss]ergeant|[Ss]gt\\.?|[Cc]onstable|PC|PCSO|[Cc]aptain|[Ll]ieutenant|Lt\\.?|[Ii]nspector|[Dd]etective|[Dd]eputy|[Ss]heriff|[Cc]hief|Mr\\.?|Mrs\\.?|Ms\\.?|Miss|Dr\\.?|Prof\\.?|[Pp]rofessor)'
const NO_NAME = '(?:Officers?|Of|In|On|At|The|And|Or|Is|Was|Who|For|To|Training|Support|World|Constables?|Inspectors?|Executive|Sergeants?|Superintendent|Detectives?|Chief|Commissioner|Investigator|Department|Station|Division|Unit)'

/**
 * Applied one after the other. Every repetition is bounded and no two that follow each other can take the same characters in many
 * ways: the time grows with the length of the text, whatever it holds.
 */
const PATTERNS: readonly Mark[] = [
  { what: 'email', mark: MARKS.email!, pattern: /[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g },
  { what: 'account', mark: MARKS.account!, pattern: /(?:https?:\/\/)?(?:www\.|m\.)?(?:twitter|x|facebook|instagram|weibo|linkedin|tiktok|douyin|xiaohongshu|threads|t\.me|github)(?:\.(?:com|cn|net))?\/[^\s，。；！？、()（）]{2,200}/gi, is: (found) => /\.(com|cn|net|me)\//i.test(found) },
  { what: 'account', mark: MARKS.account!, pattern: /https?:\/\/[^\s/，。]{1,200}\/[^\s，。；]{0,200}(?:user|profile|account|uid|home|u|people|@)[/=@]?[^\s，。；]{1,100}/gi, is: (found) => /(user|profile|account|uid|\/u\/|\/@|people\/|id=)/i.test(found) },
  { what: 'account', mark: MARKS.account!, pattern: /\bwxid_[A-Za-z0-9_]{5,30}/g },
  { what: 'ip', mark: MARKS.ip!, pattern: /(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?!\.?\d)/g, notAfter: /[\d.]/ },
  { what: 'ip', mark: MARKS.ip!, pattern: /[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}/gi, is: (found) => found.includes('::') || found.split(':').length === 8 },
  { what: 'coordinates', mark: MARKS.coordinates!, pattern: /-?\d{1,3}\.\d{3,12}\s{0,3}[,，;；\s]\s{0,3}-?\d{1,3}\.\d{3,12}/g },
  // A day said to be somebody's birthday; a year alone says little.
  { what: 'birthDate', mark: MARKS.birthDate!, pattern: /(?:19|20)\d{2}(?:\s{0,2}年\s{0,2}\d{1,2}\s{0,2}月(?:\s{0,2}\d{1,2}\s{0,2}[日号])?|[-/.]\d{1,2}[-/.]\d{1,2})\s{0,2}(?=出?生(?!活|产|效|意|气|病|怕|前|态|成|动|长))/g },
  {
    what: 'birthDate',
    mark: MARKS.birthDate!,
    pattern: /(?:出生(?:日期|年月|于|在)?|生日|生于|born(?: on| in)?|birth ?da(?:te|y)|date of birth|dob)\s{0,3}(?:是|为|在|于|is|was|on|:|：)?\s{0,3}(?:\d{1,4}\s{0,2}[-/.年月]\s{0,2}\d{1,2}(?:\s{0,2}[-/.月日号]\s{0,2}(?:\d{1,4}[日号]?)?)?|\d{8}(?!\d)|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2,8},? (?:\d{4})?|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? ?(?:\d{4})?)/gi,
  },
  // The number itself is checked where it has a check digit; a wrong one was mistyped and is one all the same after these words.
  { what: 'idNumber', mark: MARKS.idNumber!, pattern: /(?:身份证|证件|护照|社保|警号|工号|学号|passport|id card|id|identity|ssn|social security)\s{0,3}(?:card\s{0,3})?(?:号码|号|number|no\.?)?\s{0,3}(?:是|为|is|:|：|#)?\s{0,3}[A-Z0-9*-]{5,20}(?![A-Za-z0-9])/gi, is: (found) => /\d{4}/.test(found) },
  { what: 'idNumber', mark: MARKS.idNumber!, pattern: /(?:\d{17}[\dXx]|\d{15})(?!\d)/g, is: (found) => isIdNumber(found) || MISTYPED.test(found), notAfter: /\d/ },
  { what: 'idNumber', mark: MARKS.plate!, pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·. -]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/g, is: (found) => /\d/.test(found) },
  { what: 'account', mark: MARKS.account!, pattern: /(?:QQ|扣扣|微信|薇信|卫信|加我?[vV](?=[信:： ])|wechat|weixin|VX|V信|抖音|微博|支付宝)\s{0,3}(?:群)?(?:号码|号|账号|id|number)?\s{0,3}(?:是|为|is|:|：)?\s{0,3}[A-Za-z0-9_-]{5,30}/gi, is: (found) => /\d/.test(found) },
  { what: 'phone', mark: MARKS.phone!, pattern: /(?:\+|00)?(?:86)?[ -]?1[3-9]\d(?:[ .-]?\d){8}(?!\d)/g, is: (found) => digits(found).replace(/^(00)?86(?=1)/, '').length === 11, notAfter: /\d/ },
  // Bank cards and account numbers, whole or in groups.
  { what: 'account', mark: MARKS.account!, pattern: /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g, is: (found) => digits(found).length >= 12, notAfter: /[A-Za-z0-9]/ },
  { what: 'account', mark: MARKS.account!, pattern: /\d(?:[ -]?\d){12,18}(?![ -]?\d)/g, is: (found) => isCardNumber(digits(found)), notAfter: /[\d.]/ },
  { what: 'phone', mark: MARKS.phone!, pattern: /[(（]?0\d{2,3}[)）]?[ -]\d{7,8}(?!\d)/g, notAfter: /\d/ },
  { what: 'phone', mark: MARKS.phone!, pattern: /\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d(?:[ .-]?\d){6,12}/g },
  { what: 'phone', mark: MARKS.phone!, pattern: /(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?!\d)/g, notAfter: /[\d.-]/ },
  { what: 'phone', mark: MARKS.phone!, pattern: /(?:电话|手机|座机|联系方式|phone|mobile|tel|call me (?:on|at))\s{0,3}(?:号码|号|number|no\.?)?\s{0,3}(?:是|为|is|:|：|\.)?\s{0,3}\+?\d(?:[ -]?\d){6,14}/gi },
  {
    what: 'address',
    mark: MARKS.address!,
    pattern: /[\u4e00-\u9fff]{0,10}(?:\d{1,5}\s{0,2}(?:号楼|号院|号|弄|栋|幢|座|单元|室|户|房|层)\s{0,2}){1,5}(?:\d{3,4}(?!\d))?/g,
    is: (found) => /(路|街|巷|弄|里|村|道)\s?\d{1,5}\s?(号|弄)/.test(found) || /(号楼|号院|栋|幢|座|单元)\s?\d/.test(found),
  },
  { what: 'address', mark: MARKS.address!, pattern: /\b\d{1,5}[a-z]?,? (?:[A-Z][a-z'.-]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Boulevard|Blvd)\b/g },
  {
    what: 'name',
    mark: MARKS.name!,
    pattern: /(?:我叫|我的名字叫|我的名字是|我名叫|本人叫|本人名叫|姓名\s{0,2}(?:是|为|:|：)|名字\s{0,2}(?:是|叫|:|：))\s{0,2}(?:[\u4e00-\u9fff·]{2,4}|[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20}){0,2})/g,
    is: (found) => !found.startsWith('我叫') || /[A-Z]/.test(found) || beginsWithSurname(found.slice(2).trim()),
  },
  // Beside what somebody is called or does. Names alone in running text are found by nobody.
  { what: 'name', mark: MARKS.name!, whole: true, pattern: new RegExp(`${SURNAME}(?:${GIVEN}){0,2}(?=${CALLED})`, 'g') },
  { what: 'name', mark: MARKS.name!, whole: true, pattern: new RegExp(`(?<=民警|警官|辅警|片警|户籍警|网格员|网格长|楼长|社工|警员)${SURNAME}(?:${GIVEN}){1,2}`, 'g') },
  { what: 'name', mark: MARKS.name!, whole: true, pattern: new RegExp(`(?<=\\b${TITLE}\\s{1,2})(?!${NO_NAME}\\b)[A-Z][A-Za-z'’-]{1,20}(?: (?!${NO_NAME}\\b)[A-Z][A-Za-z'’-]{1,20}){0,2}`, 'g') },
  { what: 'name', mark: MARKS.name!, pattern: /(?:[Mm]y (?:full )?name(?:'s| is)|I am called|I'm called|[Nn]ame\s{0,2}:)\s{1,3}[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20}){0,2}/g },
]
/** Words before what is masked stay: 电话：[电话/phone]. */
const LEAD = /^(?:我叫|我的名字叫|我的名字是|我名叫|本人叫|本人名叫|[Mm]y (?:full )?name(?:'s| is)\s+|I(?: am|'m) called\s+|[\u4e00-\u9fffA-Za-z .#]{1,20}?\s*(?:是|为|叫|[:：])\s*)/

/**
 * A free text with marks in place of what looks identifying, and what was marked, each kind once. Time grows with the length of the text. Names in running
 * text are found only beside words that come with names: a masked text may still name somebody.
 */
export function maskText(text: string): { readonly text: string; readonly masked: readonly Guarded[] } {
  const masked = new Set<Guarded>()
  // Full-width digits and letters are read as plain ones.
  let marked = text.replace(/[０-９Ａ-Ｚａ-ｚ＠－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  for (const { what, mark, pattern, is, notAfter, whole } of PATTERNS) {
    marked = marked.replace(pattern, (found: string, offset: number, all: string) => {
      if ((is && !is(found)) || (notAfter && offset > 0 && notAfter.test(all[offset - 1]!))) return found
      masked.add(what)
      const said = whole ? false : what === 'name' || (/^[^\d]{1,20}[:：]/.test(found) && !found.includes('://'))
      return (said ? (LEAD.exec(found)?.[0] ?? '') : '') + mark
    })
  }
  return { text: masked.size > 0 ? marked : text, masked: [...masked] }
}

/** Whether something in a text has been masked, so that it is no longer what stands in the file. */
export const isMasked = (text: string): boolean => Object.values(MARKS).some((mark) => text.includes(mark))
