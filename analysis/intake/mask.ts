import type { Guarded } from '../study/study.ts'
import { beginsWithSurname, isIdNumber } from './identifiers.ts'

interface Mark {
  readonly what: Guarded
  readonly mark: string
  readonly pattern: RegExp
  /** Where only some of what the pattern finds is meant. */
  readonly is?: (found: string) => boolean
  /** What may not stand right before it: a piece of a longer number is none. */
  readonly notAfter?: RegExp
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
  { what: 'name', mark: MARKS.name!, pattern: /(?:[Mm]y (?:full )?name(?:'s| is)|I am called|I'm called|[Nn]ame\s{0,2}:)\s{1,3}[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20}){0,2}/g },
]
/** Words before what is masked stay: 电话：[电话/phone]. */
const LEAD = /^(?:我叫|我的名字叫|我的名字是|我名叫|本人叫|本人名叫|[Mm]y (?:full )?name(?:'s| is)\s+|I(?: am|'m) called\s+|[\u4e00-\u9fffA-Za-z .#]{1,20}?\s*(?:是|为|叫|[:：])\s*)/

/** A free text with marks in place of what looks identifying, and what was marked, each kind once. Time grows with the length of the text. */
export function maskText(text: string): { readonly text: string; readonly masked: readonly Guarded[] } {
  const masked = new Set<Guarded>()
  // Full-width digits and letters are read as plain ones.
  let marked = text.replace(/[０-９Ａ-Ｚａ-ｚ＠－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  for (const { what, mark, pattern, is, notAfter } of PATTERNS) {
    marked = marked.replace(pattern, (found: string, offset: number, whole: string) => {
      if ((is && !is(found)) || (notAfter && offset > 0 && notAfter.test(whole[offset - 1]!))) return found
      masked.add(what)
      const said = what === 'name' || (/^[^\d]{1,20}[:：]/.test(found) && !found.includes('://'))
      return (said ? (LEAD.exec(found)?.[0] ?? '') : '') + mark
    })
  }
  return { text: masked.size > 0 ? marked : text, masked: [...masked] }
}
