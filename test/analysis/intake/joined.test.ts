import { describe, expect, it } from 'vitest'
import { joinedAnswers } from '../../../analysis/intake/joined.ts'
import type { Tool } from '../../../analysis/intake/map.ts'
import { rawTable } from '../../support/raw-table.ts'

/** The options of a column with these cells, as label and spellings; null where it is no list. */
function optionsOf(cells: readonly string[], { selectAll = false, tool = 'unknown' }: { readonly selectAll?: boolean; readonly tool?: Tool } = {}) {
  const column = rawTable([['id', 'which'], ...cells.map((cell, i) => [String(i + 100), cell])]).columns[1]!
  const found = joinedAnswers(column, [], selectAll, tool)
  if (!found || found.shape.is !== 'joined') return null
  return { separator: found.shape.separator, options: found.options.map(({ code, label }) => `${code} ${label['zh-CN']}`), values: found.options.map(({ values }) => values), rest: found.rest }
}
const times = (n: number, ...cells: readonly string[]): string[] => Array.from({ length: n }, () => cells).flat()

describe('several answers in one cell', () => {
  it('are told by ┋ alone, and what was written behind an option is no part of it', () => {
    expect(optionsOf(['微信群┋警务室', '警务室', '热线┋其他〖食堂〗', '微信群'])).toEqual({
      separator: '┋',
      options: ['1 微信群', '2 热线', '3 警务室', '4 其他'],
      values: [['微信群'], ['热线'], ['警务室'], ['其他']],
      rest: null,
    })
  })

  it('never have a mark of no answer among the options', () => {
    const column = rawTable([['id', 'which'], ...['1┋2', '-┋2', '3', '1┋3', '-'].map((cell, i) => [String(i + 100), cell])]).columns[1]!
    const found = joinedAnswers(column, [{ value: '-', reason: 'skipped' }], false, 'wjxNumber')
    expect(found?.options.flatMap(({ values }) => values)).toEqual(['1', '2', '3'])
  })

  it('keep their codes where they are numbers', () => {
    expect(optionsOf(['1┋4', '4', '2┋10', '1┋2'], { tool: 'wjxNumber' })?.options).toEqual(['1 1', '2 2', '4 4', '10 10'])
    expect(optionsOf(['1,3,4', '3', '1,4', '2,4', '1,2,3'])?.options).toEqual(['1 1', '2 2', '3 3', '4 4'])
  })

  it('are in the order in which they stand in the cells', () => {
    expect(optionsOf(times(3, 'Bus, Train', 'Train', 'Car, Train', 'Bus, Car', 'Bus'))?.options).toEqual(['1 Bus', '2 Car', '3 Train'])
  })

  it('may hold the separator: in brackets, and in pieces that only ever stand together', () => {
    const cells = times(4, 'Books, textbooks, or journals (JSS, JOSS)', 'Search, Books, textbooks, or journals (JSS, JOSS)', 'Search', 'Search, Colleagues, such as friends', 'Colleagues, such as friends')
    expect(optionsOf(cells)?.options).toEqual(['1 Search', '2 Books, textbooks, or journals (JSS, JOSS)', '3 Colleagues, such as friends'])
  })

  it('have one option for what few people wrote behind the others, and name none of it', () => {
    const listed = times(12, 'Friends, Family', 'Family', 'Friends', 'Family, Teachers', 'Friends, Teachers')
    const written = Array.from({ length: 15 }, (_, i) => `Friends, my neighbour ${'abcdefghijklmno'[i]!}`)
    const found = optionsOf([...listed, ...written])
    expect(found?.options.at(-1)).toBe('4 其他')
    expect([found?.values.at(-1), found?.rest]).toEqual([[], 4])
    const own = optionsOf([...listed, ...written, ...times(6, 'Other', 'Friends, Other')])
    expect([own?.options.at(-1), own?.values.at(-1), own?.rest]).toEqual(['4 Other', ['Other'], 4])
  })

  it('count an option that few chose where a listed one stands behind it', () => {
    const cells = [...times(60, 'A one, C three', 'C three', 'A one'), 'A one, B two, C three', ...Array.from({ length: 20 }, (_, i) => `A one, written ${i}`)]
    expect(optionsOf(cells)?.options).toEqual(['1 A one', '2 B two', '3 C three', '4 其他'])
  })

  it('are not single answers with a comma', () => {
    expect(optionsOf(times(5, 'Employed, full-time', 'Employed, part-time', 'Not employed, looking', 'Not employed, student', 'Retired'))).toBeNull()
    expect(optionsOf(times(5, 'Never, and not open to it', 'Never, but open to it', 'Sometimes', 'Often'))).toBeNull()
    expect(optionsOf(times(5, '$0 - $24,999', '$25,000 - $49,999', '$50,000 - $99,999', '$100,000 - $149,999'))).toBeNull()
    expect(optionsOf(times(5, '党政机关、事业单位', '灵活就业、平台从业', '务农'))).toBeNull()
  })

  it('are not numbers with a comma, nor sentences, nor lists in any order', () => {
    expect(optionsOf(['1,200', '2,500', '1,500', '2,200', '900'])).toBeNull()
    expect(optionsOf(['3,5', '4,0', '3,0', '4,5', '2,5', '5,0'])).toBeNull()
    expect(optionsOf(['Well, I like it here, mostly', 'No, it is fine', 'Safe, quiet, clean', 'Noise, and cars'])).toBeNull()
    expect(optionsOf(times(2, 'red, blue', 'blue, red', 'green, red', 'red, green', 'blue, green', 'green, blue'))).toBeNull()
  })

  it('may end with the separator', () => {
    expect(optionsOf(times(2, 'Bus;Train;', 'Train;', 'Bus;', 'Car;Train;'))?.options).toEqual(['1 Bus', '2 Car', '3 Train'])
  })
})
