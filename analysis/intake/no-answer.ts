import { MISSING, type MissingReason } from '../study/missing.ts'
import type { Tool } from './map.ts'
import { squeezed } from './raw.ts'

const TRADITIONAL = '見见題题參参選选擇择優优壞坏簡简單单質质斷断評评級级歷历業业電电話话記记聽听標标數数滿满沒没較较無无從从總总經经時时對对會会願愿歲岁個个嚴严強强絕绝極极點点們们說说確确認认變变減减並并過过幾几這这數数頻频擔担關关實实護护證证難难險险變变輕轻惡恶碩硕專专學学國国請请問问填填寫写該该貫贯應应適适區区縣县鎮镇鄉乡'
/** Traditional characters of the words in our lists, with the simplified ones. */
const SIMPLIFIED = new Map(Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL[2 * i]!, TRADITIONAL[2 * i + 1]!]))

/** A text as two people would call it the same: whatever the case, the quotes, the stop at its end, the spaces beside Chinese characters and their form. */
export function said(text: string): string {
  const plain = squeezed(text).toLowerCase().replace(/[\u4e00-\u9fff]/g, (char) => SIMPLIFIED.get(char) ?? char)
  if (/^[a-z0-9\u4e00-\u9fff]*$/.test(plain)) return plain
  const words = plain
    .replaceAll('_', ' ')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”"「」]/g, '')
    .replace(/([\u3400-\u9fff]) | (?=[\u3400-\u9fff])/g, '$1')
    .replace(/^[\s.。·•*-]+(?=[^\s\d])/, '')
  return withoutEnd(words)
}

const ENDS = new Set(' \t.。!！;；,，:：*')
/** Without stops and stars behind it, but for the star of a mark (A*): character by character, since a pattern takes the square of its length. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && ENDS.has(text[end - 1]!)) end--
  return end === 1 && text[1] === '*' ? text : text.slice(0, end)
}

const NOT_ASKED = words("(跳过)|跳过|(未显示)|未显示|不适用|无此题|n/a|na|#n/a|not applicable|does not apply|doesn't apply|inapplicable|inap|iap|not asked|nicht zutreffend|niet van toepassing|sans objet|no aplica")
const SKIPPED = words('(空)|空|空白|未填|未填写|未作答|未回答|未答|漏答|缺失|缺失值|missing|blank|(blank)|null|#null!|nan|<na>|no response|not answered|unanswered|skipped|keine angabe (leer)')
const REFUSED = words(
  "不愿回答|不愿意回答|拒答|拒绝回答|不想回答|不便回答|不方便回答|不愿透露|不愿意透露|不便透露|不方便透露|不愿说|不想说|不愿作答|保密|" +
    "prefer not to say|prefer not to answer|prefer not to disclose|prefer not to respond|i prefer not to say|i prefer not to answer|i'd rather not say|rather not say|rather not answer|would rather not say|" +
    'refused|refusal|refuse to answer|refused to answer|declined|decline to answer|declined to answer|decline to state|decline to respond|no answer|keine angabe|keine antwort|geen antwoord|wil niet zeggen|zeg ik liever niet|sans réponse|ne souhaite pas répondre|no contesta|prefiero no responder',
)
const DONT_KNOW = words(
  "不知道|不清楚|说不清|说不清楚|不了解|不好说|说不准|难说|无法判断|无法评价|不好评价|没意见|没有意见|没听说过|不记得|记不清|记不清了|不确定|" +
    "don't know|dont know|do not know|i don't know|i do not know|dk|don't know/not sure|don't know / not sure|don't know/no opinion|don't know / no opinion|don't know/can't say|don't know or not sure|not sure|unsure|i'm not sure|can't say|cannot say|can't choose|no opinion|" +
    "hard to say|uncertain|undecided|unable to rate|unable to judge|unable to say|can't remember|don't remember|not familiar|unfamiliar|never heard of|not heard of|haven't heard of|no idea|unknown|weiß nicht|weiss nicht|weet niet|weet ik niet|ne sait pas|nsp|no sabe",
)
/** What the words of {@link DONT_KNOW} may also be: the middle of a scale of agreement. */
const UNDECIDED = words("不确定|不好说|说不清|说不清楚|说不准|难说|not sure|unsure|i'm not sure|undecided|uncertain")

function words(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map(said))
}

/** No way of giving no answer is longer, nor begins with a digit. */
const LONGEST = 40
const OWN = new Map(Object.entries(MISSING).map(([reason, code]) => [String(code), reason as MissingReason]))

/**
 * Why a text is no answer whatever the question; null where it may be one. Numbers are no answer only where the tool says so: -3 and
 * -2 in files of 问卷星, -9 … -1 in our own and, the same numbers being usual there, in SPSS files.
 */
export function noAnswer(text: string, tool: Tool): MissingReason | null {
  const bare = squeezed(text)
  if (bare === '') return 'skipped'
  if (bare.length > LONGEST || /^\d/.test(bare)) return null
  // Our files of labels say why in words, behind the code: "[-9] 拒答".
  const coded = tool === 'ours' ? OWN.get(/^\[(-\d)\]/.exec(bare)?.[1] ?? '') : undefined
  if (coded) return coded
  const word = said(bare)
  if (/^-\d+$/.test(word)) {
    if (tool === 'wjxText' || tool === 'wjxNumber') return word === '-3' ? 'notAsked' : word === '-2' ? 'skipped' : null
    return tool === 'ours' ? (OWN.get(word) ?? null) : null
  }
  if (/^n\/a ?[-–—:(,，（]/.test(word)) return 'notAsked'
  return NOT_ASKED.has(word) ? 'notAsked' : REFUSED.has(word) ? 'refused' : SKIPPED.has(word) || /^[-—/.]+$/.test(bare) ? 'skipped' : null
}


/** What a tool writes for no answer: it is there in the next file of the questionnaire, if not in this one. */
export function usualNoAnswers(tool: Tool): readonly string[] {
  return tool === 'wjxText' ? ['', '(跳过)', '(空)'] : tool === 'wjxNumber' ? ['', '-3', '-2'] : tool === 'ours' ? ['', ...OWN.keys()] : ['']
}

/** Why a text beside a scale, bands or numbers is no answer to them; null where it might be one. As an answer among names it is one. */
export function answersApart(text: string): MissingReason | null {
  const word = said(text)
  if (DONT_KNOW.has(word)) return 'dontKnow'
  if (/[([（](n\/a|not applicable|不适用)[)\]）]$/.test(word)) return DONT_KNOW.has(word.replace(/ ?[([（][^)]*[)\]）]$/, '')) ? 'dontKnow' : 'notAsked'
  if (/^(i )?(don't|do not) know (what|who|which|about|enough|the |if|whether|how)/.test(word)) return 'dontKnow'
  if (/^(don't know|do not know|not sure|不知道|不清楚|说不清)[ /、,，(（]/.test(word)) return /(prefer not|refus|不愿|拒)/.test(word) ? 'refused' : 'dontKnow'
  return /^(prefer not|refus|declin|rather not|不愿|拒)/.test(word) && word.length < 40 ? 'refused' : null
}

/** Whether a text may stand in the middle of a scale of agreement that has no other middle. */
export function isUndecided(text: string): boolean {
  return UNDECIDED.has(said(text))
}

/** Why a value that a file itself declares missing is no answer, by its label. */
export function reasonDeclared(label: string | null): MissingReason {
  if (label === null) return 'skipped'
  const word = said(label)
  if (/(not asked|not applicable|inapplicable|does not apply|n\/a|skip(ped)? (logic|pattern|by)|filter|不适用|未问|跳过|routing)/.test(word)) return 'notAsked'
  if (/(refus|prefer not|declin|rather not|no answer|keine angabe|拒|不愿|不便)/.test(word)) return 'refused'
  if (/(don'?t know|do not know|not sure|no opinion|can'?t|cannot|\bdk\b|weiß nicht|weet niet|不知道|不清楚|说不清|不确定|不了解)/.test(word)) return 'dontKnow'
  return 'skipped'
}
