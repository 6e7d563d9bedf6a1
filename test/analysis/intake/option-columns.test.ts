import { describe, expect, it } from 'vitest'
import type { MappedMissing } from '../../../analysis/intake/map.ts'
import { optionColumns } from '../../../analysis/intake/option-columns.ts'
import { rawTable } from '../../support/raw-table.ts'

function read(rows: readonly string[], cells: readonly (readonly string[])[], missing: readonly MappedMissing[] = []) {
  const table = rawTable([['number', ...rows.map((_, i) => `q4_${i + 1}`)], ...cells.map((row, i) => [String(i + 100), ...row])])
  const found = optionColumns(table.columns.slice(1).map((column, i) => ({ column, row: rows[i]! })), missing)
  if (!found || found.shape.is !== 'columns') return null
  return { labels: found.options.map(({ label }) => label.en), chosen: found.shape.columns.map(({ chosen }) => chosen), not: found.shape.notChosen, missing: found.missing }
}
const BLANK = [{ value: '', reason: 'skipped' }]

describe('one column per option', () => {
  it('holds 1 and 0; blanks are missing then', () => {
    expect(read(['群', '热线'], [['1', '0'], ['0', '0'], ['', '']])).toEqual({ labels: ['群', '热线'], chosen: [['1'], ['1']], not: ['0'], missing: BLANK })
  })

  it('holds yes and no, and nobody may have chosen an option', () => {
    expect(read(['Dentistry', 'Law'], [['No', 'Yes'], ['No', 'No']])).toEqual({ labels: ['Dentistry', 'Law'], chosen: [['Yes'], ['Yes']], not: ['No'], missing: BLANK })
    expect(read(['Dentistry', 'Law'], [['No', 'No'], ['No', 'No']])?.chosen).toEqual([['Yes'], ['Yes']])
  })

  it('holds the text of its option or nothing: a blank is no choice, and a row of blanks no answer', () => {
    expect(read(['Film A', 'Film B'], [['Film A', ''], ['', 'Film B'], ['', '']])).toEqual({ labels: ['Film A', 'Film B'], chosen: [['Film A'], ['Film B']], not: [''], missing: BLANK })
  })

  it('holds the text of its option or "Not selected", and is called by that text where its heading is a name', () => {
    const missing: MappedMissing[] = [{ value: 'NA', reason: 'notAsked' }]
    expect(read(['q4_1', 'q4_2'], [['Father', 'Not selected'], ['Not selected', 'Mother'], ['NA', 'NA']], missing)).toEqual({
      labels: ['Father', 'Mother'],
      chosen: [['Father'], ['Mother']],
      not: ['Not selected'],
      missing: [...BLANK, ...missing],
    })
  })

  it('holds in the column of "other" what somebody wrote, which is named nowhere: any text there chooses it', () => {
    const found = (cells: readonly (readonly string[])[]) => {
      const rows = ['Phone', 'In person', 'Other (please specify)']
      const table = rawTable([['number', 'a', 'b', 'c'], ...cells.map((row, i) => [String(i + 100), ...row])])
      return optionColumns(table.columns.slice(1).map((column, i) => ({ column, row: rows[i]! })), [])
    }
    for (const told of [found([['Phone', '', ''], ['', 'In person', ''], ['Phone', '', 'my nephew tells me']]), found([['1', '0', '0'], ['0', '1', ''], ['1', '0', 'my nephew tells me']])]) {
      expect([told?.rest, told?.options.at(-1)?.label.en, told?.options.length]).toEqual([3, 'Other (please specify)', 3])
      expect(JSON.stringify(told)).not.toContain('nephew')
    }
    expect(found([['Phone', '', ''], ['', 'In person', ''], ['Phone', '', 'Other']])?.rest).toBeNull()
  })

  it('holds one code or nothing', () => {
    expect(read(['Bus', 'Car', 'Train'], [['1', '', '3'], ['', '2', ''], ['1', '', ''], ['1', '2', ''], ['', '2', '3']])?.chosen).toEqual([['1'], ['2'], ['3']])
  })

  it('is not a matrix', () => {
    expect(read(['Police', 'Courts'], [['Agree', 'Disagree'], ['Disagree', 'Agree']])).toBeNull()
    expect(read(['Police', 'Courts'], [['1', '2'], ['2', '1'], ['3', '3']])).toBeNull()
    expect(read(['Police', 'Courts'], [['1', '2'], ['2', '1'], ['1', '1']])).toBeNull()
  })

  it('is not one whose option is called like no answer, or like the choice against it', () => {
    const missing: MappedMissing[] = [{ value: '(空)', reason: 'skipped' }]
    expect(read(['甲', '(空)', '乙'], [['甲', '', ''], ['', '', '乙'], ['甲', '', '乙'], ['', '', '乙'], ['甲', '', '']], missing)).toBeNull()
  })

  it('is not a few texts that happen to differ', () => {
    expect(read(['Name of the street', 'Anything else'], [['High Street', 'no lights']])).toBeNull()
  })
})
