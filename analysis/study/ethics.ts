import type { CodedVariable, Variable } from './codebook.ts'
import type { StudyMessage } from './messages.ts'
import { StudyError } from './study-error.ts'
import type { Study } from './study.ts'
import { LANGS, type Text } from './text.ts'

/** Asked of an open field these say who somebody is. A statement to agree with may speak of telephones and names. */
const IDENTIFYING: readonly (readonly [StudyMessage, RegExp])[] = [
  ['asksName', /\b(your|respondent'?s?|full|first|last|family|given|real)\s+(full |first |last |family |given |real )?names?\b|^\s*names?\s*[:：?]?\s*$/i],
  ['asksName', /(您|你|本人|受访者|被访者|真实|填写|留下|告知|请问)[^，。；？！]{0,8}(姓名|名字)|^\s*(姓名|名字)|(您|你)叫什么|贵姓/],
  ['asksPhone', /\b(tele)?(phone|mobile|cell|contact|wechat|qq)\s*(phone )?(numbers?|no\.?|ids?|accounts?|details)\b|\byour\s+(tele)?(phone|mobile)\b|\be-?mail\b/i],
  ['asksPhone', /(电话|手机|联系)号码?|手机号|联系电话|(您|你|本人|留下|填写)[^，。；？！]{0,6}联系方式|您的电话|(微信|QQ)号|电子邮箱|邮箱/],
  ['asksIdNumber', /\b(ids?|identity|identification|passport|licen[cs]e|plate|permit|social security|police|badge)\s*(cards?\s*)?(plates?\s*)?(numbers?|no\.?)(?!\w)|\bID cards?\b/i],
  ['asksIdNumber', /身份证|证件号|护照号?|社保号|警号|车牌/],
  ['asksAddress', /\b(home|postal|street|residential|your|e-?mail|exact|full)\s+(home |postal |street |full )?address(es)?\b|^\s*address\s*[:：?]?\s*$|\b(house|door|room|flat) numbers?\b/i],
  ['asksAddress', /住址|地址|门牌|几号楼|房号|楼栋号/],
]

/** Traits that are not asked in any form. */
const TRAITS: readonly (readonly [StudyMessage, RegExp])[] = [
  ['asksEthnicity', /\bethnic(ity|ities| group| origin| minorit|ally)?\b|\b(race|nationality)\s*[:：?]?\s*$/i],
  ['asksEthnicity', /民族(?!团结|路|街|乡|镇|区)|族别/],
  ['asksReligion', /\breligio(n|ns|us)\b|\byour faith\b|\b(believer|churchgoer|worship)\b/i],
  ['asksReligion', /宗教|信教|信仰|礼拜/],
  ['asksPolitics', /\b(party|league) member(s|ship)?\b|\bmember of (a|any|the) ((communist|political|democratic|ruling) )?(party|league)\b|\bpolitical (membership|affiliation|status|identity|party|parties)\b/i],
  ['asksPolitics', /政治面貌|党员|党派|团员|入党|政治身份/],
]

/** Among the answers to choose from these give a trait away even where the question is silent about it. */
const TRAIT_ANSWERS: readonly (readonly [StudyMessage, RegExp])[] = [
  ['asksEthnicity', /^\s*(汉|回|藏|壮|满|蒙古|维吾尔|苗|彝|土家|朝鲜)族|少数民族|\bHan( Chinese)?$|\b(uyghur|tibetan|ethnic minority)\b/i],
  ['asksReligion', /(佛|道|伊斯兰|基督|天主)教|\b(buddhis[tm]|taois[tm]|muslim|islam|christian(ity)?|catholic(ism)?)\b/i],
  ['asksPolitics', /(中共|预备)?党员|共青团员|民主党派|无党派|\b(party|league) members?\b/i],
]

/** A sentence that tells people *not* to write such things asks for none of them. */
const FORBIDS =
  /\b(do not|don't|please never|never)\s+(write|enter|give|put|include|leave|tell|state|mention|type)\b|\b(do|does|will) not (ask|collect|record|store|keep)\b|(请勿|请不要|不要|切勿|勿|不会|不)[^，。；？！]{0,6}(填写|写|输入|留下|提供|透露|出现|包含|询问|收集|记录|保存)/i

/** A statement that speaks of the person who answers. */
const OF_ONESELF = /\b(I am|I'm|I belong|I believe in|my|your|you are)\b|我(是|的|属于|信)|您(是|的|属于)|本人/i

/**
 * Refuses a study that asks for name, telephone, document number, address, ethnicity, religion or political membership. It reads
 * what is asked (questions, lead-ins, answers to choose from) in both languages. Throws {@link StudyError}. A wording that hides its intent
 * is not found: this is a guard against thoughtlessness, and ethical review stays with the people who run the study.
 */
export function checkEthics(study: Study): void {
  if (study.imported !== null) return checkKept(study)
  study.codebooks.forEach((codebook, c) => {
    codebook.variables.forEach((variable, v) => checkVariable(variable, `codebooks[${c}].variables[${v}]`))
  })
  study.forms.forEach((form) => {
    const c = study.codebooks.findIndex(({ id }) => id === form.codebook)
    const { passages, variables } = study.codebooks[c]!
    for (const { lead, items } of form.pages.flatMap(({ blocks }) => blocks)) {
      const open = items.some((name) => variables.some((variable) => variable.name === name && isOpen(variable)))
      if (lead !== null) refuse(passages[lead]!, open ? [...IDENTIFYING, ...TRAITS] : TRAITS, `codebooks[${c}].passages.${lead}`)
    }
  })
}

/** A question for nothing but what can never be kept, and an answer that gives it away. */
const NEVER: readonly RegExp[] = [
  /^[\s\d.、．:：()（）]*((what is |what's )?(your|respondent'?s?) )?(ethnic(ity| group| origin| background)?|race( or |\/| and )?(ethnicity)?|religi(on|ous (affiliation|belief|denomination)s?)|faith)\s*[:：?？]?\s*$/i,
  /^[\s\d.、．:：()（）]*(请问)?(您|你|本人)?(所属|所信仰)?的?(民族|族别|宗教信仰|宗教)(是|为)?(什么)?\s*[:：?？]?\s*$/,
]
const NEVER_ANSWERS = TRAIT_ANSWERS.filter(([code]) => code !== 'asksPolitics')

/**
 * An imported file asks nobody anything: what may be kept of it is decided by looking at its own headings and cells. What can never be
 * kept is refused once more by the words of the codebook, since the person who imports it may have typed them.
 */
function checkKept({ codebooks }: Study): void {
  codebooks.forEach(({ variables }, c) =>
    variables.forEach((variable, v) => {
      const asked = LANGS.some((lang) => NEVER.some((pattern) => pattern.test(variable.text[lang]) || pattern.test(variable.label[lang])))
      const options = variable.kind === 'coded' || variable.kind === 'multi' ? variable.options : []
      // One answer may name a festival or a temple; two are a list of peoples or religions.
      const given = NEVER_ANSWERS.some(([, pattern]) => options.filter(({ label }) => LANGS.some((lang) => pattern.test(label[lang]))).length > 1)
      if (asked || given) throw new StudyError('neverKept', `codebooks[${c}].variables[${v}]`)
    }),
  )
}

const isOpen = (variable: Variable): boolean => variable.kind === 'text' || variable.kind === 'number'
const isStatement = (variable: Variable): variable is CodedVariable => variable.kind === 'coded' && variable.role === 'opinion' && variable.bounds !== null

function checkVariable(variable: Variable, path: string): void {
  for (const said of ['text', 'label'] as const) {
    const text = variable[said]
    if (isOpen(variable)) refuse(text, IDENTIFYING, `${path}.${said}`)
    if (!isStatement(variable) || LANGS.some((lang) => OF_ONESELF.test(text[lang]))) refuse(text, TRAITS, `${path}.${said}`)
  }
  // Places may be named after peoples and temples.
  if (variable.kind === 'multi' || (variable.kind === 'coded' && variable.optionsFrom === null)) {
    variable.options.forEach((option, o) => refuse(option.label, TRAIT_ANSWERS, `${path}.options[${o}].label`))
  }
}

function refuse(text: Text, patterns: readonly (readonly [StudyMessage, RegExp])[], path: string): void {
  for (const lang of LANGS) {
    const asked = text[lang].split(/[.!?;()。！？；，（）]/).filter((sentence) => !FORBIDS.test(sentence))
    for (const [code, pattern] of patterns) if (asked.some((sentence) => pattern.test(sentence))) throw new StudyError(code, path)
  }
}
