import { describe, expect, it } from 'vitest'
import { checkMap } from '../../../analysis/intake/apply.ts'
import type { Tool } from '../../../analysis/intake/map.ts'
import { guessColumn } from '../../../analysis/intake/guess.ts'
import { joinedAnswers } from '../../../analysis/intake/joined.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { ownWords, rareTail } from '../../../analysis/intake/written.ts'
import { fileOf } from './tables.ts'

/** "Phone×40|I asked my nephew": cells with how many rows hold each. */
const counted = (line: string) => line.split('|').map((cell) => /^(.*)×(\d+)$/.exec(cell) ?? [cell, cell, '1']).map(([, text, n]) => ({ text: text!, n: Number(n) }))
const cellsOf = (line: string): string[] => counted(line).flatMap(({ text, n }) => Array.from({ length: n }, () => text))
const own = (line: string): readonly string[] => [...ownWords(counted(line))]
const tail = (line: string): readonly string[] => [...rareTail(counted(line))]
/** What a column is guessed to be: its options, and behind an arrow what anything else counts as. */
function guess(line: string, { heading = 'Q1', tool = 'unknown' }: { readonly heading?: string; readonly tool?: Tool } = {}): string {
  const column = { ...fileOf({ [heading]: cellsOf(line) }).columns[0]! }
  const found = guessColumn(column, tool)
  if (found.kind !== 'coded') return found.kind
  const label = found.options.find(({ code }) => code === found.rest)?.label.en
  return `${found.bounds ? 'scale: ' : ''}${found.options.filter(({ values }) => values.length > 0).map(({ values }) => values[0]).join(', ')}${label === undefined ? '' : ` → ${label}`}`
}

describe("somebody's own words", () => {
  it('are sentences, longer than the answers in the first person, much longer, or name somebody, and few gave them', () => {
    expect(own('Phone×40|In person×30|my nephew tells me what is on')).toEqual(['my nephew tells me what is on'])
    expect(own('Phone×40|In person×30|Both. It depends')).toEqual(['Both. It depends'])
    expect(own('电话×40|上门×30|我侄子告诉我的')).toEqual(['我侄子告诉我的'])
    expect(own('电话×40|上门×30|看情况吧，要是晚上就打电话，白天就去社区找人当面说清楚')).toHaveLength(1)
    expect(own('电话×40|上门×30|找王警官')).toEqual(['找王警官'])
  })

  it('are no answers of the questionnaire that few chose', () => {
    expect(own('Phone×40|In person×30|By letter')).toEqual([])
    expect(own("More than once a day×90|Less than once a month×8|I don't use it")).toEqual([])
    expect(own('Master’s degree (e.g. MA, MS)×90|Doctorate (e.g. PhD)×40|Associate degree (e.g. AA, AS)')).toEqual([])
    expect(own('I expect it to increase×90|I expect it to stay the same×80|I plan to stop using it')).toEqual([])
    expect(own('在本社区居住不到一年×30|在本社区居住一年以上×40|在本社区居住多年')).toEqual([])
  })

  it('are not told in a small file, where every answer is rare', () => {
    expect(own('Phone|In person|I ask. Sometimes')).toEqual([])
    expect(own('Phone×6|In person×5|I ask my nephew, mostly.')).toEqual([])
    expect(guess('Phone×3|In person×2|Letter×2')).toBe('Phone, In person, Letter')
  })

  it('are the rare answers where these are many beside the frequent ones', () => {
    expect(tail('Python×90|SAS×60|Basic×50|Scilab|PL1|Authorware')).toEqual(['Scilab', 'PL1', 'Authorware'])
    expect(tail('North×60|South×50|East×40|West×30|Centre×20|Islands|Abroad')).toEqual([])
    expect(tail('1×60|2×50|0|3|4')).toEqual([])
    expect(tail('Python×9|SAS×6|Scilab|PL1|Authorware')).toEqual([])
  })
})

describe('what people wrote among the answers', () => {
  const line = 'Python×90|SAS×60|Basic×50|Scilab|PL1|Authorware'
  it('counts as "other" and is named nowhere, where a tool writes it into the cell', () => {
    expect(guess(line, { tool: 'googleForms' })).toBe('Python, SAS, Basic → Other')
    expect(guess(`${line}|Other×4`, { tool: 'googleForms' })).toBe('Python, SAS, Basic, Other → Other')
    expect(guess('电话×90|上门×60|其他×50|我让孩子去办，他懂这些', { tool: 'unknown' })).toBe('电话, 上门, 其他 → Other')
  })

  it('is told by its words alone in files of tools that keep it elsewhere', () => {
    expect(guess(line, { tool: 'wjxText' })).toBe('Python, SAS, Basic, Scilab, PL1, Authorware')
    expect(guess('电话×90|上门×60|写信|我让孩子去办，他懂这些', { tool: 'wjxText' })).toBe('电话, 上门, 写信 → Other')
  })

  it('is no place, however few live in one', () => {
    expect(guess('France×90|Spain×60|Peru×50|Congo|Malta|Iran', { heading: 'In what country do you live?', tool: 'googleForms' })).toBe('France, Spain, Peru, Congo, Malta, Iran')
  })

  it('is an error of its row beside a scale, which has no option for it', () => {
    const cells = cellsOf('非常不同意×10|不太同意×20|一般×30|比较同意×30|非常同意×20|不好说，要看是哪个民警。')
    expect(guess('非常不同意×10|不太同意×20|一般×30|比较同意×30|非常同意×20|不好说，要看是哪个民警。')).toBe('scale: 非常不同意, 不太同意, 一般, 比较同意, 非常同意')
    const raw = fileOf({ 民警值得信任: cells })
    expect(checkMap(raw, propose(raw, { units: [] })).problems.map(({ line: at, why }) => `${at} ${why}`)).toEqual(['112 unknownValue'])
  })

  it('is none of several answers in one cell', () => {
    const { columns } = fileOf({ Q: cellsOf('Bus, Train×30|Train×20|Car, Train×20|Bus, Car×20|Bus×10|Bus, my neighbour drives me there. Mostly') })
    expect(joinedAnswers(columns[0]!, [], false, 'unknown')).toMatchObject({ options: [{ values: ['Bus'] }, { values: ['Car'] }, { values: ['Train'] }, { label: { en: 'Other' }, values: [] }], rest: 4 })
  })
})
