import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, numberIn } from '../../../analysis/intake/cell.ts'
import { guessColumn, type Guess } from '../../../analysis/intake/guess.ts'
import { comparedText, TOOLS, type Tool } from '../../../analysis/intake/map.ts'
import type { Declared, RawColumn } from '../../../analysis/intake/raw.ts'
import { rawFile } from '../../support/raw-table.ts'

/** A column of these cells; `a×20` stands for twenty rows. */
function columnOf(cells: readonly string[], heading = 'Q1', declared: Declared | null = null): RawColumn {
  const counted = cells.map((cell) => /^(.*)×(\d+)$/s.exec(cell) ?? [cell, cell, '1'])
  return { key: heading, headings: [heading], values: counted.map(([, text]) => text!), counts: Uint32Array.from(counted, ([, , n]) => Number(n)), index: new Uint8Array(0), declared }
}
/** Cells written with | between them, ten rows each. */
const each = (line: string, heading?: string): RawColumn => columnOf(line.split('|').map((text) => `${text}×10`), heading)

/** A guess in a line. Options nobody chose have a +; missing texts stand behind a slash, without the empty cell. */
function inShort(guess: Guess): string {
  const away = guess.kind === 'empty' || guess.kind === 'likeMissing' ? [] : guess.missing.filter(({ value }) => value !== '').map(({ value, reason }) => `${value}=${reason}`)
  const rest = away.length > 0 ? ` / ${away.join(' ')}` : ''
  if (guess.kind === 'number') return `${guess.as} ${guess.integer ? 'whole ' : ''}${guess.bounds.min}..${guess.bounds.max}${rest}`
  if (guess.kind === 'day') return `day ${guess.order}${rest}`
  if (guess.kind !== 'coded') return `${guess.kind}${rest}`
  const options = guess.options.map(({ code, label, values }) => `${values.length === 0 ? '+' : ''}${code} ${label['zh-CN']}`).join(', ')
  return `${guess.level}${guess.bounds ? ` ${guess.bounds.min}..${guess.bounds.max}` : ''}: ${options}${rest}`
}
const guess = (line: string, heading?: string, tool: Tool = 'unknown'): string => inShort(guessColumn(each(line, heading), tool))
const english = (line: string): string => {
  const found = guessColumn(each(line), 'unknown')
  return found.kind === 'coded' ? found.options.map(({ label }) => label.en).join(', ') : found.kind
}

describe('a time of day', () => {
  it('is no duration', () => {
    expect(guess('12:30|08:15|23:05', '您几点回家')).toMatch(/^nominal/)
    expect(guess('12:30|08:15|23:05', '答题用时')).toMatch(/^seconds/)
    expect(guess('0:01:23|0:12:40')).toMatch(/^seconds/)
    expect(guess('53:20|12:30|5:40')).toMatch(/^seconds/)
  })
})

describe('8 and 9 behind a gap', () => {
  it('are no points of the scale where few hold them', () => {
    expect(inShort(guessColumn(columnOf(['1×20', '2×30', '3×40', '4×30', '5×20', '8×6', '9×4'], 'Q5 agree'), 'unknown'))).toBe('ordinal 1..5: 1 1, 2 2, 3 3, 4 4, 5 5 / 8=dontKnow 9=skipped')
    expect(inShort(guessColumn(columnOf(['6×10', '7×30', '8×6', '9×4', '5×20', '4×3'], 'Q5 agree'), 'unknown'))).toMatch(/^ordinal 1\.\.10/)
  })
})

describe('answers that look alike', () => {
  it('are one where only case, space, width, quotes or a stop differ, and never where a sign is part of a mark', () => {
    expect(guess('Red|red |ＲＥＤ|“Red”|Blue.|Blue')).toBe('nominal: 1 Red, 2 Blue.')
    expect(guess('A*|A|B|C')).toBe('nominal: 1 A*, 2 A, 3 B, 4 C')
    expect(guess('A+|A|A-|B')).toBe('nominal: 1 A+, 2 A, 3 A-, 4 B')
  })
})

describe('an ordered scale in Chinese', () => {
  it.each([
    ['比较同意|非常同意|一般|不太同意|非常不同意', 'ordinal 1..5: 1 非常不同意, 2 不太同意, 3 一般, 4 比较同意, 5 非常同意'],
    ['同意|非常同意|中立|不同意|非常不同意', 'ordinal 1..5: 1 非常不同意, 2 不同意, 3 中立, 4 同意, 5 非常同意'],
    ['完全同意|比较同意|一般|比较不同意|完全不同意', 'ordinal 1..5: 1 完全不同意, 2 比较不同意, 3 一般, 4 比较同意, 5 完全同意'],
    ['强烈反对|反对|中立|赞成|强烈赞成', 'ordinal 1..5: 1 强烈反对, 2 反对, 3 中立, 4 赞成, 5 强烈赞成'],
    ['很不同意|同意|一般|不同意|非常同意', 'ordinal 1..5: 1 很不同意, 2 不同意, 3 一般, 4 同意, 5 非常同意'],
    ['非常不同意|不同意|有点不同意|一般|有点同意|同意|非常同意', 'ordinal 1..7: 1 非常不同意, 2 不同意, 3 有点不同意, 4 一般, 5 有点同意, 6 同意, 7 非常同意'],
    ['非常满意|满意|基本满意|不满意|非常不满意', 'ordinal 1..5: 1 非常不满意, 2 不满意, 3 基本满意, 4 满意, 5 非常满意'],
    ['满意|不满意|一般', 'ordinal 1..3: 1 不满意, 2 一般, 3 满意'],
    ['很安全|安全|基本安全|不太安全|不安全', 'ordinal 1..5: 1 不安全, 2 不太安全, 3 基本安全, 4 安全, 5 很安全'],
    ['很差|较好|一般|较差|很好', 'ordinal 1..5: 1 很差, 2 较差, 3 一般, 4 较好, 5 很好'],
    ['优秀|良好|合格|不合格', 'ordinal 1..4: 1 不合格, 2 合格, 3 良好, 4 优秀'],
    ['没有问题|非常严重|比较轻微|一般|比较严重', 'ordinal 1..5: 1 没有问题, 2 比较轻微, 3 一般, 4 比较严重, 5 非常严重'],
    ['经常|从不|有时|总是|很少', 'ordinal 1..5: 1 从不, 2 很少, 3 有时, 4 经常, 5 总是'],
    ['很多|没有|一些|较多|很少', 'ordinal 1..5: 1 没有, 2 很少, 3 一些, 4 较多, 5 很多'],
    ['明显改善|有所改善|没有变化|变差', 'ordinal 1..4: 1 变差, 2 没有变化, 3 有所改善, 4 明显改善'],
    ['不担心|有点担心|一般|比较担心|非常担心', 'ordinal 1..5: 1 不担心, 2 有点担心, 3 一般, 4 比较担心, 5 非常担心'],
    ['非常了解|比较了解|一般|不太了解|完全不了解', 'ordinal 1..5: 1 完全不了解, 2 不太了解, 3 一般, 4 比较了解, 5 非常了解'],
    ['很不信任|不太信任|一般|比较信任|非常信任', 'ordinal 1..5: 1 很不信任, 2 不太信任, 3 一般, 4 比较信任, 5 非常信任'],
    ['没有困难|有些困难|非常困难', 'ordinal 1..3: 1 没有困难, 2 有些困难, 3 非常困难'],
    ['很有帮助|有一定帮助|没有帮助', 'ordinal 1..3: 1 没有帮助, 2 有一定帮助, 3 很有帮助'],
    ['很大影响|较大影响|一般|较小影响|没有影响', 'ordinal 1..5: 1 没有影响, 2 较小影响, 3 一般, 4 较大影响, 5 很大影响'],
    ['影响很大|影响较大|影响一般|影响较小|影响很小', 'ordinal 1..5: 1 影响很小, 2 影响较小, 3 影响一般, 4 影响较大, 5 影响很大'],
    ['从不参加|很少参加|偶尔参加|经常参加', 'ordinal 1..5: 1 从不参加, 2 很少参加, 3 偶尔参加, 4 经常参加, +5 总是'],
    ['没听说过|听说过，但不了解|比较了解|非常了解', 'ordinal 1..4: 1 没听说过, 2 听说过,但不了解, 3 比较了解, 4 非常了解'],
    ['强烈支持|支持|中立|反对|强烈反对', 'ordinal 1..5: 1 强烈反对, 2 反对, 3 中立, 4 支持, 5 强烈支持'],
    ['有效|无效|一般', 'ordinal 1..3: 1 无效, 2 一般, 3 有效'],
    ['很安全|比较安全|一般|比较危险|很危险', 'ordinal 1..5: 1 很危险, 2 比较危险, 3 一般, 4 比较安全, 5 很安全'],
    ['高|中|低', 'ordinal 1..3: 1 低, 2 中, 3 高'],
    ['是|部分|否', 'ordinal 1..3: 1 否, 2 部分, 3 是'],
  ])('has its lowest end first: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
  it.each([
    ['一般|比较同意|非常同意', 'ordinal 1..5: +1 非常不同意, +2 不太同意, 3 一般, 4 比较同意, 5 非常同意'],
    ['同意|非常同意', 'ordinal 1..5: +1 非常不同意, +2 不同意, +3 一般, 4 同意, 5 非常同意'],
    ['很少|有时|经常', 'ordinal 1..5: +1 从不, 2 很少, 3 有时, 4 经常, +5 总是'],
    ['不太安全|一般|比较安全|非常安全', 'ordinal 1..5: +1 非常不安全, 2 不太安全, 3 一般, 4 比较安全, 5 非常安全'],
    ['中立|符合|非常符合', 'ordinal 1..5: +1 非常不符合, +2 不符合, 3 中立, 4 符合, 5 非常符合'],
  ])('has the answers that nobody chose as well: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
  it('takes 不确定 for the middle where there is no other, and sets it apart where there is', () => {
    expect(guess('非常同意|同意|不确定|不同意|非常不同意')).toBe('ordinal 1..5: 1 非常不同意, 2 不同意, 3 不确定, 4 同意, 5 非常同意')
    expect(guess('非常同意|同意|一般|不同意|非常不同意|不确定|说不清')).toBe('ordinal 1..5: 1 非常不同意, 2 不同意, 3 一般, 4 同意, 5 非常同意 / 不确定=dontKnow 说不清=dontKnow')
  })
  it('may be in traditional characters, or with points', () => {
    expect(guess('滿意|非常滿意|普通|不滿意|無法判斷|沒意見')).toBe('ordinal 1..5: +1 非常不满意, 2 不滿意, 3 普通, 4 滿意, 5 非常滿意 / 無法判斷=dontKnow 沒意見=dontKnow')
    expect(guess('非常满意(5分)|满意(4分)|一般(3分)|不满意(2分)')).toBe('ordinal 1..5: +1 非常不满意, 2 不满意, 3 一般, 4 满意, 5 非常满意')
  })
  it('sets refusals and routing apart', () => {
    expect(guess('满意|一般|不满意|不愿回答|(跳过)|(空)|不清楚|不适用')).toBe('ordinal 1..3: 1 不满意, 2 一般, 3 满意 / 不愿回答=refused (跳过)=notAsked (空)=skipped 不适用=notAsked 不清楚=dontKnow')
  })
  it('is translated as our own questionnaires say it, where it is one of their scales', () => {
    expect(english('比较同意|非常同意|一般|不太同意|非常不同意')).toBe('Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree')
    expect(english('比较满意|非常满意|一般|不太满意|非常不满意')).toBe('Very dissatisfied, Fairly dissatisfied, Neutral, Fairly satisfied, Very satisfied')
    expect(english('从不|很少|有时|经常|总是')).toBe('Never, Rarely, Sometimes, Often, Always')
  })
  it('keeps its own words in both languages where a translation would say one thing twice', () => {
    expect(english('很不满意|非常不满意|一般|很满意|非常满意')).toBe('非常不满意, 很不满意, 一般, 很满意, 非常满意')
  })
})

describe('an ordered scale in English', () => {
  it.each([
    ['Agree|Strongly agree|Neither agree nor disagree|Disagree|Strongly disagree', '1..5', 'Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree'],
    ['Tend to agree|Strongly agree|Neither|Tend to disagree|Strongly disagree', '1..5', 'Strongly disagree, Tend to disagree, Neither, Tend to agree, Strongly agree'],
    ['Very satisfied|Fairly satisfied|Neutral|Fairly dissatisfied|Very dissatisfied', '1..5', 'Very dissatisfied, Fairly dissatisfied, Neutral, Fairly satisfied, Very satisfied'],
    ['Very favorably|Somewhat favorably|Neither favorably nor unfavorably (neutral)|Somewhat unfavorably|Very unfavorably|Unfamiliar (N/A)', '1..5', 'Very unfavorably, Somewhat unfavorably, Neither favorably nor unfavorably (neutral), Somewhat favorably, Very favorably'],
    ['Very masculine|Somewhat masculine|Not very masculine|Not at all masculine|No answer', '1..4', 'Not at all masculine, Not very masculine, Somewhat masculine, Very masculine'],
    ['Very important|Somewhat important|Not too important|Not at all important', '1..4', 'Not at all important, Not too important, Somewhat important, Very important'],
    ['Extremely likely|Very likely|Somewhat likely|Not so likely|Not at all likely', '1..5', 'Not at all likely, Not so likely, Somewhat likely, Very likely, Extremely likely'],
    ['Often|Sometimes|Rarely|Never, but open to it|Never, and not open to it', '1..5', 'Never, and not open to it, Never, but open to it, Rarely, Sometimes, Often'],
    ['Always|Usually|About half the time|Sometimes|Never', '1..5', 'Never, Sometimes, About half the time, Usually, Always'],
    ['Excellent|Good|Fair|Poor', '1..4', 'Poor, Fair, Good, Excellent'],
    ['A lot|Some|Only a little|Nothing at all', '1..4', 'Nothing at all, Only a little, Some, A lot'],
    ['A great deal|A lot|A moderate amount|A little|None at all', '1..5', 'None at all, A little, A moderate amount, A lot, A great deal'],
    ['Very big problem|Fairly big problem|Not a very big problem|Not a problem at all', '1..4', 'Not a problem at all, Not a very big problem, Fairly big problem, Very big problem'],
    ['Very safe|Fairly safe|A bit unsafe|Very unsafe|Don’t know', '1..4', 'Very unsafe, A bit unsafe, Fairly safe, Very safe'],
    ['Not at all|Slightly|Moderately|Very|Extremely', '1..5', 'Not at all, Slightly, Moderately, Very, Extremely'],
    ['I expect it to increase|I expect it to stay the same|I expect it to decrease', '1..3', 'I expect it to decrease, I expect it to stay the same, I expect it to increase'],
    ['strongly_agree|disagree|neutral|agree|strongly_disagree', '1..5', 'strongly_disagree, disagree, neutral, agree, strongly_agree'],
    ['No, not rude at all|Yes, somewhat rude|Yes, very rude', '1..3', 'No, not rude at all, Yes, somewhat rude, Yes, very rude'],
    ['A very good job|A good job|A fair job|A poor job|A very poor job', '1..5', 'A very poor job, A poor job, A fair job, A good job, A very good job'],
    ['Very well|Fairly well|Not very well|Not well at all', '1..4', 'Not well at all, Not very well, Fairly well, Very well'],
    ['Not at all difficult|Somewhat difficult|Very difficult', '1..3', 'Not at all difficult, Somewhat difficult, Very difficult'],
    ['Much better|Worse|About the same|Better', '1..4', 'Worse, About the same, Better, Much better'],
  ])('has its lowest end first: %s', (line, bounds, labels) => {
    expect(guess(line)).toContain(`ordinal ${bounds}: `)
    expect(english(line)).toBe(labels)
  })
  it('takes spellings of one answer together, named by the commonest', () => {
    const found = guessColumn(columnOf(['Agree×5', 'agree×9', ' AGREE×2', 'Disagree×9', 'strongly  agree×4']), 'unknown')
    expect(found.kind === 'coded' && found.options.map(({ label, values }) => `${label.en}: ${values.join('|')}`)).toEqual(['Strongly disagree: ', 'Disagree: Disagree', 'Neither agree nor disagree: ', 'agree: agree|Agree|AGREE', 'strongly agree: strongly agree'])
  })
  it('sets apart what is no point of it', () => {
    expect(guess('Very likely|Somewhat likely|Not so likely|I don’t know what that is|Prefer not to say|N/A')).toMatch(/ \/ Prefer not to say=refused N\/A=notAsked I don’t know what that is=dontKnow$/)
  })
})

describe('yes and no', () => {
  it.each([
    ['否|是', 'nominal: 1 是, 2 否'],
    ['没有|有', 'nominal: 1 有, 2 没有'],
    ['No|Yes', 'nominal: 1 是, 2 否'],
    ['No', 'nominal: +1 是, 2 否'],
    ['是|否|不清楚', 'nominal: 1 是, 2 否 / 不清楚=dontKnow'],
    ['参加过|没参加过', 'nominal: 1 参加过, 2 没参加过'],
    ['知道|不知道', 'nominal: 1 知道, 2 不知道'],
  ])('are two names, yes first: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
  it('stay names beside 不确定, which is an answer there', () => {
    expect(guess('能|不能|不确定')).toBe('nominal: 1 能, 2 不能, 3 不确定')
  })
})

describe('bands of a number', () => {
  it.each([
    ['30-44|18-29|> 60|45-60', 'ordinal: 1 18-29, 2 30-44, 3 45-60, 4 > 60'],
    ['35 - 64|65 and up|18 - 34', 'ordinal: 1 18 - 34, 2 35 - 64, 3 65及以上'],
    ['25-34岁|18–24岁|65岁及以上|35~44岁|18岁以下', 'ordinal: 1 18岁以下, 2 18–24岁, 3 25-34岁, 4 35~44岁, 5 65岁及以上'],
    ['$150,000+|$0 - $24,999|$25,000 - $49,999', 'ordinal: 1 $0 - $24,999, 2 $25,000 - $49,999, 3 $150,000+'],
    ['5000-8000元|3000元以下|1万元以上|3000-5000元|8000元-1万元', 'ordinal: 1 3000元以下, 2 3000-5000元, 3 5000-8000元, 4 8000元-1万元, 5 1万元以上'],
    ['10-20万|5-10万|20万以上|5万以下', 'ordinal: 1 5万以下, 2 5-10万, 3 10-20万, 4 20万以上'],
    ['6个月至不满1年|1至不满3年|10年及以上|3至不满5年|5至不满10年', 'ordinal: 1 6个月至不满1年, 2 1至不满3年, 3 3至不满5年, 4 5至不满10年, 5 10年及以上'],
    ['1-3年|不满1年|3-5年|10年以上|5-10年', 'ordinal: 1 不满1年, 2 1-3年, 3 3-5年, 4 5-10年, 5 10年以上'],
    ['2–3次|0次|1次|7次及以上|4–6次', 'ordinal: 1 0次, 2 1次, 3 2–3次, 4 4–6次, 5 7次及以上'],
    ['1|2|3|4|5+', 'ordinal: 1 1, 2 2, 3 3, 4 4, 5 5+'],
    ['青年(18-35岁)|老年(60岁以上)|中年(36-59岁)', 'ordinal: 1 青年(18-35岁), 2 中年(36-59岁), 3 老年(60岁以上)'],
    ['Less than 1 year|1-5 years|More than 5 years|Prefer not to say', 'ordinal: 1 1年以下, 2 1–5年, 3 5年以上 / Prefer not to say=refused'],
    ['3000元（含）以下|3001-5000元(含)|5001元及以上', 'ordinal: 1 3000元(含)以下, 2 3001-5000元(含), 3 5001元及以上'],
    ['3年以上5年以下|1年以下|5年以上|1年以上3年以下', 'ordinal: 1 1年以下, 2 1年以上3年以下, 3 3年以上5年以下, 4 5年以上'],
    ['一次|两次|三次及以上', 'ordinal: 1 一次, 2 两次, 3 三次及以上'],
    ['1小时以上|0-30分钟|30-60分钟', 'ordinal: 1 0-30分钟, 2 30-60分钟, 3 1小时以上'],
    ['25 to 34 years|18 to 24 years|65 years or older', 'ordinal: 1 18–24岁, 2 25–34岁, 3 65岁及以上'],
    ['From £30000 to £39999|Less than £24999|More than £ 150000', 'ordinal: 1 £24999以下, 2 £30000–£39999, 3 £150000以上'],
    ['Under 18|18 to 24|25 or older', 'ordinal: 1 18以下, 2 18–24, 3 25及以上'],
  ])('are ordered by it: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
  it('are translated', () => {
    expect(english('18-24岁|25-34岁|65岁及以上|18岁以下')).toBe('Under 18, 18–24, 25–34, 65 or more')
  })
  it('are names where two overlap or count different things', () => {
    expect(guess('18-30|25-40|41+')).toMatch(/^nominal: /)
    expect(guess('1-3年|1-3次|10年以上')).toMatch(/^nominal: /)
  })
})

describe('orders without numbers', () => {
  it.each([
    ['本科|小学及以下|初中|高中、中专或技校|研究生|大专', 'ordinal: 1 小学及以下, 2 初中, 3 高中、中专或技校, 4 大专, 5 本科, 6 研究生'],
    ['大专及以下|本科|硕士及以上', 'ordinal: 1 大专及以下, 2 本科, 3 硕士及以上'],
    ['Bachelor degree|Graduate degree|Some college or Associate degree|High school degree|Less than high school degree', 'ordinal: 1 Less than high school degree, 2 High school degree, 3 Some college or Associate degree, 4 Bachelor degree, 5 Graduate degree'],
    ['College or more|Some college|High school or less', 'ordinal: 1 High school or less, 2 Some college, 3 College or more'],
    ['几乎每天|每周几次|每周一次左右|更少|没见过', 'ordinal: 1 没见过, 2 更少, 3 每周一次左右, 4 每周几次, 5 几乎每天'],
    ['Daily|Never|Once a month|Several times a week', 'ordinal: 1 Never, 2 Once a month, 3 Several times a week, 4 Daily'],
    ['Never|Once a year or less|Once a month or less|A few times per month|A few times per week|Every day', 'ordinal: 1 Never, 2 Once a year or less, 3 Once a month or less, 4 A few times per month, 5 A few times per week, 6 Every day'],
    ['太少|正好|太多', 'ordinal: 1 太少, 2 正好, 3 太多'],
    ['Beginner|Intermediate|Expert', 'ordinal: 1 初级, 2 中级, 3 专家'],
  ])('are known, and not averaged: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
})

describe('labels with their number', () => {
  it.each([
    ['5 非常同意|4 同意|3 一般|2 不同意|1 非常不同意', 'ordinal 1..5: 1 非常不同意, 2 不同意, 3 一般, 4 同意, 5 非常同意'],
    ['非常同意(5)|同意(4)|一般(3)', 'ordinal 1..5: +1 非常不同意, +2 不同意, 3 一般, 4 同意, 5 非常同意'],
    ['5=非常满意|3=一般|1=非常不满意|2=不满意|4=满意', 'ordinal 1..5: 1 非常不满意, 2 不满意, 3 一般, 4 满意, 5 非常满意'],
    ['A、非常满意|B、满意|C、一般|D、不满意', 'ordinal 1..5: +1 非常不满意, 2 不满意, 3 一般, 4 满意, 5 非常满意'],
    ['Very safe (1)|Fairly safe (2)|Very unsafe (4)|Fairly unsafe (3)', 'ordinal 1..4: 1 很不安全, 2 比较不安全, 3 比较安全, 4 很安全'],
    ['0 - Not at all satisfied|2|5|10 - Completely satisfied', 'ordinal 0..10: 0 0 - Not at all satisfied, +1 1, 2 2, +3 3, +4 4, 5 5, +6 6, +7 7, +8 8, +9 9, 10 10 - Completely satisfied'],
    ['1 (None at all)|2|3|6|10 (All my time)', 'ordinal 1..10: 1 1 (None at all), 2 2, 3 3, +4 4, +5 5, 6 6, +7 7, +8 8, +9 9, 10 10 (All my time)'],
    ['1.男|2.女', 'nominal: 1 男, 2 女'],
    ['3. Police|1. Grid worker|2. Neighbour', 'nominal: 1 Grid worker, 2 Neighbour, 3 Police'],
  ])('are read as both: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
  it('are none where the number belongs to the words', () => {
    expect(guess('12345热线|110报警|当面')).toBe('nominal: 1 12345热线, 2 110报警, 3 当面')
    expect(guess('1号楼|2号楼|3号楼|5号楼')).toMatch(/^nominal: 1 1号楼/)
  })
})

describe('codes that are numbers', () => {
  it.each([
    ['1|2|3|4|5', 'q1', 'ordinal 1..5: 1 1, 2 2, 3 3, 4 4, 5 5'],
    ['3|4|5', 'q1', 'ordinal 1..5: +1 1, +2 2, 3 3, 4 4, 5 5'],
    ['2|7|6', 'q1', 'ordinal 1..7: +1 1, 2 2, +3 3, +4 4, +5 5, 6 6, 7 7'],
    ['0|1', 'q1', 'nominal: 0 0, 1 1'],
    ['0', 'q1', 'nominal: 0 0, +1 1'],
    ['1|2', '您的性别', 'nominal: 1 1, 2 2'],
    ['0|1|2|3', 'q1', 'ordinal 0..3: 0 0, 1 1, 2 2, 3 3'],
    ['-2|-1|0|1|2', 'q1', 'ordinal 1..5: 1 -2, 2 -1, 3 0, 4 1, 5 2'],
    ['1.0|2.0|3.0|4.0', 'q1', 'ordinal 1..4: 1 1, 2 2, 3 3, 4 4'],
    ['1|2|3|4', 'Rate it on a scale of 1 to 5', 'ordinal 1..5: 1 1, 2 2, 3 3, 4 4, +5 5'],
    ['1|4|6|7|8|9|10|5', 'How likely are you to recommend us?', 'ordinal 1..10: 1 1, +2 2, +3 3, 4 4, 5 5, 6 6, 7 7, 8 8, 9 9, 10 10'],
    ['1|2|3|4|5|6', '您的学历', 'ordinal: 1 1, 2 2, 3 3, 4 4, 5 5, 6 6'],
  ])('are a short scale or names: %s under %s', (line, heading, expected) => {
    expect(guess(line, heading)).toBe(expected)
  })
  it('say no answer by 9 only behind an unbroken scale, seldom', () => {
    expect(inShort(guessColumn(columnOf(['1×30', '2×30', '3×30', '4×30', '9×5']), 'unknown'))).toBe('ordinal 1..4: 1 1, 2 2, 3 3, 4 4 / 9=skipped')
    expect(guess('6|7|8|9')).toMatch(/^ordinal 1..10/)
  })
  it('may be many in a file of option numbers', () => {
    const line = Array.from({ length: 14 }, (_, i) => String(i + 1)).join('|')
    expect(guess(line, '3、您的职业:', 'wjxNumber')).toMatch(/^nominal: 1 1, .*14 14 \//)
    expect(guess(line, 'Number of children')).toBe('plain whole 0..20')
  })
  it('say no answer by -3 and -2 in files of 问卷星', () => {
    expect(guess('1|2|3|4|5|-3|-2', '6、您满意吗', 'wjxNumber')).toBe('ordinal 1..5: 1 1, 2 2, 3 3, 4 4, 5 5 / -3=notAsked -2=skipped')
  })
  it('say no answer by our own codes in our own files', () => {
    expect(guess('1|2|3|4|5|-9|-8|-7', 'SAF1', 'ours')).toMatch(/^ordinal 1..5: 1 1, 2 2, 3 3, 4 4, 5 5 \/ -9=refused -8=dontKnow -7=notAsked/)
  })
})

describe('numbers', () => {
  it.each([
    ['23|45|67|81|19|34|52|40', '年龄', 'plain whole 0..120'],
    ['23岁|45岁|67岁|81岁|19岁|34岁|52岁|40岁', '年龄', 'plain whole 0..120'],
    ['1,234|12,500|999', '收入', 'grouped whole 0..20000'],
    ['12,5|3,25|7', 'Wert', 'decimalComma 0..20'],
    ['45%|12.5%|100%', '比例', 'percent 0..100'],
    ['123秒|45秒|1003秒', '所用时间', 'seconds whole 0..2000'],
    ['2分5秒|45秒|1小时2分', '所用时间', 'seconds whole 0..5000'],
    ['00:02:05|0:45:00', 'Duration', 'seconds whole 0..5000'],
    ['0.019744451|8.643673599|1', 'weight', 'plain 0..10'],
    ['2014|2016|2017|2013|2012|2009|1998|2001', 'What year?', 'plain whole 1900..2100'],
    ['0|1|2|3', '您家有几口人', 'plain whole 0..5'],
    ['23|45|67|999|31|-99', 'Age', 'plain whole 0..120 / -99=skipped 999=skipped'],
    ['-20.5|-31|-12', 'Temperature', 'plain -31..-12'],
    ['1|2|30|说不清', '户数', 'plain whole 0..50 / 说不清=dontKnow'],
  ])('are read as they are written: %s', (line, heading, expected) => {
    expect(guess(line, heading)).toBe(expected)
  })
  it('are none among codes with leading zeros, whatever else there is', () => {
    expect(guess('007|12|13|08', '编号')).toBe('nominal: 1 007, 2 12, 3 13, 4 08')
    expect(inShort(guessColumn(columnOf(Array.from({ length: 60 }, (_, i) => String(i).padStart(4, '0'))), 'unknown'))).toBe('text')
  })
  it('are none above fifteen digits', () => {
    expect(inShort(guessColumn(columnOf(Array.from({ length: 60 }, (_, i) => `62220212345678${String(100 + i)}`)), 'unknown'))).toBe('text')
  })
  it('are no variable where they would read as missing codes', () => {
    // A single number below zero has ends beside it that reach no missing code.
    expect(['-1.0000000000000002', '-8.99', '-0.25', '-12'].flatMap((value) => faults(columnOf([value, value], 'Change'), 'unknown'))).toEqual([])
    expect(guess('-12|-4.5|3|17|0.5', 'Change in %')).toBe('likeMissing')
  })
  it('may have a few cells that are none', () => {
    expect(inShort(guessColumn(columnOf([...Array.from({ length: 60 }, (_, i) => `${20 + i}`), 'about 40']), 'unknown'))).toBe('plain whole 0..100')
  })
})

describe('days', () => {
  it.each([
    ['2024/1/5 12:03:22|2024/1/6 8:00:00', 'day ymd'],
    ['12/14/2019 12:29:47|1/2/2019 0:36', 'day mdy'],
    ['5/16/18 7:19|5/17/18 6:48', 'day mdy'],
    ['14/12/2019|02/01/2019', 'day dmy'],
    ['02.01.2019|03.01.2019', 'day dmy'],
    ['03/11/2025|04/11/2025|05/11/2025|06/11/2025', 'day dmy'],
    ['11/03/2025|11/04/2025|11/05/2025|11/06/2025', 'day mdy'],
    ['01/02/2025|03/04/2025', 'day mdy'],
    ['2024年1月5日|2024年12月31日', 'day ymd'],
  ])('are told by the parts that can only be one thing: %s', (line, expected) => {
    expect(guess(line)).toBe(expected)
  })
  it('are eight digits only under a heading that says so', () => {
    expect(guess('20240105|20240106', '填表日期')).toBe('day ymd')
    expect(guess('20240105|20240106|20240107', 'id')).not.toContain('day')
  })
})

describe('names and texts', () => {
  it('are options by first appearance, "other" last', () => {
    expect(guess('Other|Greedo|Han')).toBe('nominal: 1 Greedo, 2 Han, 3 其他')
    expect(guess('女|男')).toBe('nominal: 1 男, 2 女')
  })
  it('are free text where hardly any comes twice', () => {
    expect(inShort(guessColumn(columnOf(['Rare×3', ...Array.from({ length: 40 }, (_, i) => `answer ${'x'.repeat(i)}`)]), 'unknown'))).toBe('text')
    expect(inShort(guessColumn(columnOf(['无×950', ...Array.from({ length: 50 }, (_, i) => `建议${'一'.repeat(i)}增加巡逻`)]), 'unknown'))).toBe('text')
  })
  it('are names where nearly all rows give one of many', () => {
    expect(inShort(guessColumn(columnOf([...Array.from({ length: 45 }, (_, i) => `Country ${'x'.repeat(i)}×${i < 30 ? 20 : 1}`)]), 'unknown'))).toMatch(/^nominal: /)
  })
  it('are codes in their own order where they are codes with a letter', () => {
    expect(guess('A10|A2|A1')).toBe('nominal: 1 A1, 2 A2, 10 A10')
  })
  it('have two options at least', () => {
    expect(guess('Netherlands')).toBe('nominal: 1 Netherlands, +2 其他')
  })
  it('are nothing where no row answers', () => {
    expect(guess('|N/A')).toBe('empty')
    expect(guess('(空)|(跳过)', 'x', 'wjxText')).toBe('empty')
  })
})

describe('what a file declares', () => {
  const declared = (more: Partial<Declared>): Declared => ({ name: 'Q', label: null, labels: [], missing: [], missingRange: null, measure: null, type: 'number', ...more })
  const labels = (...pairs: readonly string[]): Declared['labels'] => pairs.map((pair) => ({ value: pair.split('=')[0]!, label: pair.split('=')[1]! }))

  it('keeps its codes, labels and missing values, those no row holds too', () => {
    const sav = declared({ labels: labels('1=Strongly agree', '2=Agree', '3=Neither', '4=Disagree', '5=Strongly disagree', '8=Don’t know', '9=Refused'), missing: ['8', '9'], measure: 'ordinal' })
    expect(inShort(guessColumn(columnOf(['1×5', '2×5', '9×2'], 'Q', sav), 'spss'))).toBe('ordinal 1..5: 1 非常同意, 2 同意, +3 一般, +4 不同意, +5 非常不同意 / 9=refused 8=dontKnow'.replaceAll('+', ''))
  })
  it('gives missing values without a label as skipped', () => {
    const sav = declared({ missing: ['99'], measure: 'scale' })
    expect(inShort(guessColumn(columnOf(['23×5', '45×5', '99×2'], 'AGE', sav), 'spss'))).toBe('plain whole 0..50 / 99=skipped')
  })
  it('takes a range of missing values', () => {
    const sav = declared({ labels: labels('1=Male', '2=Female', '-1=Refused', '-2=Not applicable'), missingRange: { low: -99, high: -1 }, measure: 'nominal' })
    expect(inShort(guessColumn(columnOf(['1×5', '2×5', '-1×2', '-7×1'], 'SEX', sav), 'spss'))).toBe('nominal: 1 Male, 2 Female / -1=refused -7=skipped -2=notAsked')
  })
  it('holds every number of a short range that is declared missing, for the next file', () => {
    const range = declared({ missingRange: { low: 97, high: 99 }, measure: 'scale' })
    expect(inShort(guessColumn(columnOf(['12×10', '80×10', '34×10', '97×3'], 'How old are you?', range), 'spss'))).toBe('plain whole 0..100 / 97=skipped 98=skipped 99=skipped')
  })
  it('sets don’t know beside a scale apart even where the file does not', () => {
    const sav = declared({ labels: labels('1=Very safe', '2=Fairly safe', '3=A bit unsafe', '4=Very unsafe', '5=Don’t know') })
    expect(inShort(guessColumn(columnOf(['1×5', '2×5', '5×2'], 'SAFE', sav), 'spss'))).toMatch(/^ordinal 1\.\.4: .* \/ 5=dontKnow$/)
  })
  it('fills a scale of which only the ends have labels', () => {
    const sav = declared({ labels: labels('1=Not at all', '7=Completely'), measure: 'scale' })
    expect(inShort(guessColumn(columnOf(['2×5', '3×5', '6×2', '7×1'], 'SWB', sav), 'spss'))).toBe('ordinal 1..7: 1 Not at all, 2 2, 3 3, +4 4, +5 5, 6 6, 7 Completely'.replace('1 Not', '1 Not'))
  })
  it('reads labels that repeat their code', () => {
    const sav = declared({ labels: labels('1=1 - Strongly agree', '2=2 - Agree', '3=3 - Disagree', '4=4 - Strongly disagree'), measure: 'nominal' })
    expect(inShort(guessColumn(columnOf(['1×5', '2×5', '4×2'], 'Q', sav), 'spss'))).toBe('ordinal 1..4: 1 非常同意, 2 同意, 3 不同意, 4 非常不同意')
  })
  it('keeps names as names though some codes have no label', () => {
    const sav = declared({ labels: labels('1=North', '2=South', '3=East', '4=West'), measure: 'nominal' })
    expect(inShort(guessColumn(columnOf(['1×5', '2×5', '5×2'], 'REGION', sav), 'spss'))).toBe('nominal: 1 North, 2 South, 3 East, 4 West, 5 5')
  })
  it('is a number where only special values have labels', () => {
    const sav = declared({ labels: labels('97=97 or more', '0=None'), measure: 'scale' })
    expect(inShort(guessColumn(columnOf(['0×5', '12×5', '30×2', '44×2', '97×1', '15×1'], 'N', sav), 'spss'))).toBe('plain whole 0..100')
  })
})

describe('every column of every fixture', () => {
  const folder = join(import.meta.dirname, '../../fixtures/import')
  it.each(['wjx-text.csv', 'wjx-number.csv', 'fivethirtyeight_starwars_surveymonkey/StarWars.csv', 'fivethirtyeight_masculinity_weighted/raw-responses.csv', 'limesurvey_csv_rse2017_nl/public_data.csv', 'google_forms_r_community_2019_en/responses_en_300.csv'])('has a place for every text: %s', (path) => {
    expect(rawFile(join(folder, path)).columns.flatMap((column) => faults(column, 'unknown'))).toEqual([])
  })
})

const MISSING_CODES = [-9, -8, -7, -6, -5, -4, -1]
const repeated = (texts: readonly unknown[]): readonly unknown[] => texts.filter((text, i) => texts.indexOf(text) < i)

/**
 * What is wrong with the guess for a column: a distinct text without a place or with two, options no study takes, bounds that hold
 * missing codes or not all numbers. Of numbers and days one text in ten may be neither; what people wrote themselves counts as `rest`, and few
 * texts beside a scale are errors of their rows.
 */
function faults(column: RawColumn, tool: Tool): readonly unknown[] {
  const found = guessColumn(column, tool)
  if (found.kind === 'empty' || found.kind === 'likeMissing') return []
  const missing = found.missing.map(({ value }) => value)
  const answers = [...new Set(column.values.map(comparedText))].filter((text) => !missing.includes(text))
  return [...repeated(missing), ...faultsOf(found, answers, missing)]
}

function faultsOf(found: Guess, answers: readonly string[], missing: readonly string[]): readonly unknown[] {
  if (found.kind === 'coded') {
    const { options, bounds, level, rest } = found
    const values = options.flatMap((option) => option.values)
    const unlisted = answers.filter((text) => !values.includes(text))
    const wrong = options.filter(({ code, label: { en, 'zh-CN': zh } }) => !Number.isInteger(code) || code < 0 || (bounds && (code < bounds.min || code > bounds.max)) || [en, zh].some((text) => text === '' || /[{}\p{Cc}]/u.test(text)))
    return [
      ...repeated([...values, ...missing]),
      ...(rest === null && (bounds === null || unlisted.length > answers.length / 2) ? unlisted : []),
      ...(rest === null || options.some(({ code }) => code === rest) ? [] : ['rest of no option']),
      ...repeated(options.map(({ code }) => code)),
      ...repeated(options.map(({ label }) => label.en)),
      ...repeated(options.map(({ label }) => label['zh-CN'])),
      ...wrong,
      ...(options.length < 2 || (bounds && level !== 'ordinal') ? ['no question'] : []),
    ]
  }
  const read = (text: string): number | null => (found.kind === 'number' ? numberIn(text, found.as) : found.kind === 'day' ? dayIn(text, found.order) : 0)
  const unread = answers.filter((text) => read(text) === null)
  const bounds = found.kind === 'number' ? found.bounds : { min: 0, max: 1e9 }
  const outside = answers.map(read).filter((value) => value !== null && (value < bounds.min || value > bounds.max))
  return [...(unread.length > answers.length * 0.1 ? unread : []), ...outside, ...(found.kind === 'number' ? MISSING_CODES.filter((code) => bounds.min <= code && code <= bounds.max) : []), ...(bounds.min < bounds.max ? [] : ['no range'])]
}

describe('any column', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'N/A', '(空)', '-3', '-9', '0', '1', '2', '5', '9', '99', '-1', '007', '同意', '非常同意', '不同意', '一般', '不确定', '是', '否', 'Yes', 'No', 'Often', 'Never', '18-24', '65+', '> 60', '5 非常同意', '1 (low)', '1.男', '其他', '本科', '45%', '1,234', '12,5', '2分5秒', '2024-01-05', '{x}', 'A', 'a', '—', '好', '很好', '没有', '〖x〗', 'Other', 'Very', 'Not at all'),
    fc.integer({ min: -12, max: 120 }).map(String),
    fc.double({ noNaN: true, min: -5, max: 200 }).map(String),
    fc.string({ maxLength: 12 }),
    fc.string({ maxLength: 6, unit: 'binary' }),
  )
  it('gives a guess in which every distinct text has one place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cell, { minLength: 1, maxLength: 14 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 14, maxLength: 14 }), fc.constantFrom(...TOOLS), fc.constantFrom('Q1', '您的年龄', '您满意吗', 'How many?', '日期'), (texts, counts, tool, heading) => {
        expect(faults({ ...columnOf(texts, heading), values: texts, counts: Uint32Array.from(counts.slice(0, texts.length)) }, tool)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
  it('is guessed in time that grows with its texts', () => {
    const texts = Array.from({ length: 200_000 }, (_, i) => `text ${i}`)
    const began = performance.now()
    guessColumn({ ...columnOf([]), values: texts, counts: new Uint32Array(texts.length).fill(1) }, 'unknown')
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
