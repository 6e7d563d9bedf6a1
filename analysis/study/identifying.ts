import type { Guarded } from './study.ts'

/** Words that ask for something, and for what. One set for the studies that are published and the files that are imported. */
export type Patterns = readonly (readonly [Guarded, RegExp])[]

/** Asked of an open field these say who somebody is. A statement to agree with may speak of telephones and names. */
export const IDENTIFYING: Patterns = [
  ['name', /\b(your|respondent'?s?|full|first|last|family|given|real)\s+(full |first |last |family |given |real )?names?\b|^\s*names?\s*[:：?]?\s*$/i],
  ['name', /(您|你|本人|受访者|被访者|真实|填写|留下|告知|请问)[^，。；？！]{0,8}(姓名|名字)|^\s*(姓名|名字)|(您|你)叫什么|贵姓/],
  ['phone', /\b(tele)?(phone|mobile|cell|contact)\s*(phone )?(numbers?|no\.?|ids?|accounts?|details)\b|\byour\s+(tele)?(phone|mobile)\b/i],
  ['phone', /(电话|手机|联系)号码?|手机号|联系电话|(您|你|本人|留下|填写)[^，。；？！]{0,6}联系方式|您的电话/],
  ['account', /\b(wechat|qq)\s*(numbers?|no\.?|ids?|accounts?|details)\b|(微信|QQ)号/i],
  ['email', /\be-?mail\b|电子邮箱|邮箱/i],
  ['idNumber', /\b(ids?|identity|identification|passport|licen[cs]e|plate|permit|social security|police|badge)\s*(cards?\s*)?(plates?\s*)?(numbers?|no\.?)(?!\w)|\bID cards?\b/i],
  ['idNumber', /身份证|证件号|护照号?|社保号|警号|车牌/],
  ['address', /\b(home|postal|street|residential|your|e-?mail|exact|full)\s+(home |postal |street |full )?address(es)?\b|^\s*address\s*[:：?]?\s*$|\b(house|door|room|flat) numbers?\b/i],
  ['address', /住址|地址|门牌|几号楼|房号|楼栋号/],
]

/** The day or the month somebody was born; a year alone is a trait like others. */
export const BIRTH: Patterns = [
  ['birthDate', /出生(的)?(日期|年月|月日|月份|时间)|生日(?!(聚|派|会|快|礼|蛋))|(哪|何)年(哪|何)?月.{0,4}出生|出生于/],
  ['birthDate', /\b(date of birth|birth ?-?dates?|d\.?o\.?b|birthdays?|month of birth|birth ?month|when were you born)\b|\b(geburtsdatum|geburtstag|date de naissance|fecha de nacimiento|geboortedatum|data de nascimento)\b/i],
]

/** Traits that are not asked in any form. */
export const TRAITS: Patterns = [
  ['ethnicity', /\bethnic(ity|ities| group| origin| minorit|ally)?\b|\b(race|nationality)\s*[:：?]?\s*$/i],
  ['ethnicity', /民族(?!团结|路|街|乡|镇|区|宗教|事务|小学|中学|学校|大学|医院|广场|公园|文化|风情|村|园)|族别/],
  ['religion', /\breligio(n|ns|us)\b|\byour faith\b|\b(believer|churchgoer|worship)\b/i],
  ['religion', /宗教(?!局|事务|部门|场所|活动|建筑|文化)|信教|信仰|(做|参加|去)礼拜/],
  ['politics', /\b(party|league) member(s|ship)?\b|\bmember of (a|any|the) ((communist|political|democratic|ruling) )?(party|league)\b|\bpolitical (membership|affiliation|status|identity|party|parties)\b/i],
  ['politics', /政治面貌|党员|党派|团员|入党|政治身份/],
]

/** Among the answers to choose from these give a trait away even where the question is silent about it. */
export const TRAIT_ANSWERS: Patterns = [
  ['ethnicity', /^\s*(汉|回|藏|壮|满|蒙古|维吾尔|苗|彝|土家|朝鲜)族|少数民族|\bHan Chinese$|\b(uyghur|tibetan|ethnic minority)\b/i],
  ['religion', /(佛|道|伊斯兰|基督|天主)教|\b(buddhis[tm]|taois[tm]|muslim|islam|christian(ity)?|catholic(ism)?)\b/i],
  ['politics', /(中共|预备)?党员|共青团员|民主党派|无党派|\b(party|league) members?\b/i],
]

/** A sentence that tells people *not* to write such things asks for none of them. */
const FORBIDS =
  /\b(do not|don't|please never|never)\s+(write|enter|give|put|include|leave|tell|state|mention|type)\b|\b(do|does|will) not (ask|collect|record|store|keep)\b|(请勿|请不要|不要|切勿|勿|不会|不)[^，。；？！]{0,6}(填写|写|输入|留下|提供|透露|出现|包含|询问|收集|记录|保存)/i

/** A statement that speaks of the person who answers. */
const OF_ONESELF = /\b(I am|I'm|I belong|I believe in|my|your|you are)\b|我(是|的|属于|信)|您(是|的|属于)|本人/i

/** What a text asks for; sentences that forbid writing it do not count. */
export function askedBy(text: string, patterns: Patterns): readonly Guarded[] {
  const asked = text.split(/[.!?;()。！？；，（）]/).filter((sentence) => !FORBIDS.test(sentence))
  return patterns.filter(([, pattern]) => asked.some((sentence) => pattern.test(sentence))).map(([what]) => what)
}

export function isOfOneself(text: string): boolean {
  return OF_ONESELF.test(text)
}
