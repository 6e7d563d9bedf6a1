/** What a heading says a question is for. Words only: what cannot be seen from them stays an experience, and the person decides. */

const TRAIT_ZH = /性别|年龄|岁数|周岁|出生(年|日期)|年级|学历|受教育|教育程度|文化程度|职业|工作单位(性质|类型)|户口|户籍|婚姻|收入|月薪|居住.{0,6}(时间|年限|多久|多长|几年)|住房|房屋|住所性质|租住|小区类型|同住|家庭(人口|成员|结构|规模)|子女|专业|岗位|职务|职级|警龄|工龄|从业年限|工作年限|用工形式|编制|居住证|身份$/
const TRAIT_EN =
  /\b(gender|sex|age|age group|age band|aged|year of birth|date of birth|birth ?year|birthdate|education|educ|educational|degree|highest (level|degree|qualification)|qualification|occupation|job title|profession|employment( status)?|employed|industry|marital|married|income|salary|hukou|household|tenure|housing|homeowner|children|kids|country|nationality|postcode|zip|sexual orientation|years of service|length of service)\d*\b|how (long|many years) have you (lived|been living|worked)/i
/** Words that are a trait as a heading of their own and something else in a sentence. */
const TRAIT_NAME = /^(dem(o|og)?[ _]\w+|edu|occ|inc|resyrs|state|region|location|census region|location \(census region\)|orientation|rank|relationship|class)\d*$/i
const OF_A_PERSON = /您|你|本人|家庭|\b(you|your|respondent)\b/i

/** A name as the words it is made of: "householdIncome", "household_income". */
export const wordsOfName = (name: string): string => name.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2')

/** A trait of the person: the words of one, in a short heading or in a question about whoever answers. */
export function isTrait(words: string): boolean {
  if (TRAIT_ZH.test(words)) return words.length <= 30 || OF_A_PERSON.test(words.slice(0, 12))
  if (TRAIT_NAME.test(words)) return true
  return TRAIT_EN.test(wordsOfName(words)) && (words.length <= 32 || (words.length <= 140 && /^(in (which|what)|what|which|how|where|are|do|please)\b.*\b(you|your)\b/i.test(words)))
}

const VICTIM_ZH = /受害|遇到过(下列|以下|违法|盗)|(遭遇|遭到|遭受|经历|遇到|碰到|发生)过?.{0,12}(被盗|盗窃|失窃|诈骗|被骗|抢劫|抢夺|殴打|侵害|骚扰|伤害|违法|案件)|(被盗|被骗|被打|被抢)过|是否.{0,6}(被盗|被骗|被打|被抢)/
const VICTIM_EN = /\bvictimi[sz]|\bvictim\b|\b(have you|were you|did anyone|has anyone).{0,60}\b(stolen|robbed|burgled|assaulted|attacked|threatened|defrauded|scammed|harassed)\b/i
const PRIVATE_ZH = /健康|患病|疾病|残疾|精神状况|收入|工资|月薪|户口|户籍|居住证|暂住证|居住登记|性取向/
const PRIVATE_EN = /\b(health|illness|disease|disabilit(y|ies)|disabled|income|salary|wages|hukou|residence permit|sexual|orientation|pregnan(t|cy)|hiv)\b/i

/** Sensitive in a shared table: victimisation, health, income, household registration, permits. */
export function isSensitive(words: string): boolean {
  const plain = wordsOfName(words)
  return VICTIM_ZH.test(plain) || VICTIM_EN.test(plain) || PRIVATE_ZH.test(plain) || PRIVATE_EN.test(plain)
}

/** A column that says how many people a row stands for. */
export const isWeight = (words: string): boolean => /^(_?weights?|wt|wgt|wts?|w?weight_?\w{0,6}|pweight|pw|wtssps?|final ?weight|sampling ?weight|survey ?weight|权重|权数|加权(系数|权重|值)?|抽样权(重|数))$/i.test(words.trim())

/** Words of trouble: a high answer is bad news. */
export const isBadNews = (words: string): boolean =>
  /严重|隐患|担心|害怕|顾虑|打扰|负担|压力|推诿|被盗|被骗|诈骗|纠纷|扰民|疲劳|倦怠|\b(serious|severe|severity|problems?|worr(y|ied)|afraid|fear|burden|stress|burnout|disorder|crimes?|theft|fraud|hazards?|nuisance|turnover)\b/i.test(words)

/** Questions that put things in an order: the numbers of a row depend on each other. */
export const isRanking = (words: string): boolean => /排序|排列|名次|排名|\brank(ing|ed)?\b|order of (preference|importance)/i.test(words)

/** Questions answered on a scale, whatever its words. */
export const isScaled = (words: string): boolean =>
  /满意|同意|赞同|认同|信任|安全感|安全吗|重要|程度|评价|评分|打分|分数|频率|经常|了解|熟悉|愿意|可能性|多大可能|可能有多大|推荐|喜欢|严重|\b(satisf|agree|trust|important|rate|rating|scale|how (often|much|well|likely|safe|satisfied|important))/i.test(words)

/** Questions whose answers are steps of one thing, as bands of age are. */
export const isOrdered = (words: string): boolean => /年龄|学历|教育|文化程度|收入|年限|时间|多久|次数|几次|多少|\b(age|education|income|how (many|long)|number of|years)\b/i.test(words)

/** Questions with several answers say so. */
export const isSelectAll = (words: string): boolean => /多选|可选多|选择所有|哪些|不定项|\b(check|select|tick|choose|mark) (all|as many|any)|all that apply|as many as apply|select all|multiple answers/i.test(words)

/** Whether most questions are put to people who do this work. */
export function isStaff(headings: readonly string[]): boolean {
  const signs = [/岗位|职务|警种/, /警龄|工龄|从业年限|从事.{0,8}(年限|多久)|工作年限/, /用工形式|编制|警衔/, /辖区.{0,6}(户|网格)|负责.{0,4}网格|走访户数|上级|考核/, /\b(your post|your rank|length of service|years of service|your unit|superiors?|workload)\b/i]
  return signs.filter((sign) => headings.some((words) => sign.test(words))).length >= 2
}
