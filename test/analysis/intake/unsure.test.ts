import { describe, expect, it } from 'vitest'
import { checkMap } from '../../../analysis/intake/apply.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { unsureIn } from '../../../analysis/intake/unsure.ts'
import { day, fileOf, mapOf, number } from './tables.ts'

const numbers = (cells: readonly string[], as: 'plain' | 'grouped' | 'decimalComma', more: Parameters<typeof fileOf>[1] = {}) => unsureIn(fileOf({ N: cells }, more), mapOf([number({ name: 'N', as, missing: [{ value: '-1,000', reason: 'refused' }] })]))
const days = (cells: readonly string[], order: 'ymd' | 'mdy' | 'dmy') => unsureIn(fileOf({ D: cells }), mapOf([day({ name: 'D', order })]))

describe('numbers that can be read in two ways', () => {
  it('are said, with what was taken and what it could be', () => {
    expect(numbers(['12', '1,250', '3,000'], 'grouped')).toEqual([{ variable: 'N', is: 'thousands', text: '1,250', taken: '1250', other: '1.25' }])
    expect(numbers(['12', '1,250'], 'decimalComma')).toEqual([{ variable: 'N', is: 'thousands', text: '1,250', taken: '1.25', other: '1250' }])
    expect(numbers(['1.234', '2.500', '12'], 'plain')).toEqual([{ variable: 'N', is: 'thousands', text: '1.234', taken: '1.234', other: '1234' }])
  })

  it('are none where one cell decides', () => {
    for (const decides of ['1,250.5', '1,250,000', '12.5', '0.250']) expect(numbers(['1,250', decides], 'grouped')).toEqual([])
    for (const decides of ['3,5', '1.250,75', '0,250']) expect(numbers(['1,250', decides], 'decimalComma')).toEqual([])
    for (const decides of ['1.5', '1.2345', '0.333']) expect(numbers(['1.234', decides], 'plain')).toEqual([])
    expect(numbers(['12', '7'], 'plain')).toEqual([])
  })

  it('are not looked for in what is no answer, no number, or a number already', () => {
    expect(numbers(['-1,000', '12'], 'grouped')).toEqual([])
    expect(numbers(['1,250', 'many, or 3.5'], 'grouped')).toHaveLength(1)
    const reading = fileOf({}).reading
    expect(numbers(['1.234'], 'plain', { reading: { ...reading, kind: 'workbook' } })).toEqual([])
    expect(numbers(['1,234'], 'grouped', { reading: { ...reading, kind: 'workbook' } })).toHaveLength(1)
    expect(numbers(['1.234'], 'plain', { reading: { ...reading, kind: 'sav' } })).toEqual([])
  })
})

describe('days that can be read in two ways', () => {
  it('are said where no row has a day above twelve', () => {
    expect(days(['03/04/2026', '05/05/2026'], 'mdy')).toEqual([{ variable: 'D', is: 'dayMonth', text: '03/04/2026', taken: '2026-03-04', other: '2026-04-03' }])
    expect(days(['05/05/2026', '3-4-2026 10:00'], 'dmy')).toEqual([{ variable: 'D', is: 'dayMonth', text: '3-4-2026 10:00', taken: '2026-04-03', other: '2026-03-04' }])
  })

  it('are none where a row decides, nothing differs, or full stops stand between', () => {
    expect(days(['03/04/2026', '13/04/2026'], 'dmy')).toEqual([])
    expect(days(['05/05/2026', '06/06/2026'], 'mdy')).toEqual([])
    expect(days(['03.04.2026', '04.04.2026'], 'dmy')).toEqual([])
    expect(days(['2026/03/04', '2026/04/03'], 'ymd')).toEqual([])
  })
})

it('an ambiguous file is proposed with the remark, and without the cells of a column that is guarded', () => {
  const rows = Array.from({ length: 12 }, (_, i) => i)
  const raw = fileOf({ income: rows.map((i) => `${i + 1},${250 + i}`), visited: rows.map((i) => `0${(i % 4) + 1}/0${(i % 3) + 5}/2026`) })
  const map = propose(raw, { units: [] })
  expect(checkMap(raw, map).unsure.map(({ variable, is }) => [variable, is])).toEqual([[map.variables[0]!.name, 'thousands'], [map.variables[1]!.name, 'dayMonth']])
  const born = fileOf({ 出生日期: ['03/04/1976', '05/06/1981'] })
  expect(unsureIn(born, mapOf([day({ name: 'D', column: '出生日期', order: 'mdy' })]))).toEqual([{ variable: 'D', is: 'dayMonth', text: '', taken: '', other: '' }])
})
