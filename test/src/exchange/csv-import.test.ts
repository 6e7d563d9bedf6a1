import { describe, expect, it } from 'vitest'
import { MISSING } from '../../../analysis/study/missing.ts'
import { exportFiles } from '../../../src/exchange/csv-export.ts'
import { readExport } from '../../../src/exchange/csv-import.ts'
import { FileError } from '../../../src/exchange/file-error.ts'
import { exchangeMessages } from '../../../src/exchange/messages.ts'
import { declined, given, idOf, response, smallStudy as study } from '../../support/small-study.ts'

const all = given(
  response('resident-long', { ADULT: 1, A1: 4, A2: 5, A3: 2, A4: 1, SEEN1: 1, SEEN2: 2, DID: [1, 3], HOURS: 2.5 }, { B1: MISSING.dontKnow }),
  response('resident-long', { ADULT: 1, A1: 1, A2: 3, SEEN1: 2 }, { SEEN2: MISSING.notAsked }, { batch: 'team-3' }),
  response('resident-short', { ADULT: 1, A1: 2, A2: 2 }),
)
const files = exportFiles(study, [...all, { id: idOf(9), response: declined('resident-long') }])
const codes = files.find(({ name }) => name === 'small_resident_codes.csv')!
const text = new TextDecoder().decode(codes.bytes)
const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content)
const read = (content: string | Uint8Array, name = codes.name): ReturnType<typeof readExport> => readExport(study, { name, bytes: typeof content === 'string' ? bytesOf(content) : content })
const expected = readExport(study, codes).given

/** The file as rows of cells, changed and joined again. No cell of a codes file needs quotation marks. */
function changed(change: (rows: string[][]) => void, separator = ',', end = '\r\n'): string {
  const rows = text.trimEnd().split('\r\n').map((row) => row.split(','))
  change(rows)
  return rows.map((row) => row.join(separator) + end).join('')
}
const set = (line: number, column: string, value: string): string =>
  changed((rows) => {
    rows[line - 1]![rows[0]!.indexOf(column)] = value
  })

/** The error that reading gives. */
function errorOf(content: string | Uint8Array, name?: string): FileError | null {
  try {
    read(content, name)
    return null
  } catch (error) {
    if (error instanceof FileError) return error
    throw error
  }
}
/** Its code, line and column; and what its sentences name in vain. */
function fault(content: string | Uint8Array, name?: string): readonly (string | number | null)[] {
  const error = errorOf(content, name)
  if (!error) return ['none']
  const named = Object.values(exchangeMessages[error.code]).flatMap((sentence) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!))
  return [error.code, error.line, error.column, ...named.filter((value) => !(value in error.values))]
}

describe('reading a file of the export', () => {
  it('reads it as it was written, and as other programs write it again where nothing is lost by that', () => {
    expect(expected).toHaveLength(3)
    const again = {
      'without byte-order mark': text.replace(/^\uFEFF/, ''),
      'line ends of Unix': text.replaceAll('\r\n', '\n'),
      'semicolons of a European Excel': changed(() => {}, ';').replace(/^\uFEFF?/, ''),
      tabs: changed(() => {}, '\t'),
      'quotation marks everywhere': changed((rows) => rows.forEach((row, r) => row.forEach((cell, c) => (row[c] = `"${r || c ? cell : cell.replace('\uFEFF', '')}"`)))),
      'columns in another order': changed((rows) => rows.forEach((row) => row.reverse())).replaceAll('\uFEFF', ''),
      'rows in another order': changed((rows) => rows.push(...rows.splice(1).reverse())),
      'empty lines at the end': `${text}\r\n\r\n`,
      'scores of ten digits': changed((rows) => rows.forEach((row) => row.forEach((cell, c) => (row[c] = /^\d\.\d{10,}$/.test(cell) ? Number(cell).toPrecision(10) : cell)))),
      'no computed columns': changed((rows) => {
        const drop = new Set(['A_MEAN', 'A_100', 'SEEN', 'UNIT'].map((name) => rows[0]!.indexOf(name)))
        rows.forEach((row, r) => (rows[r] = row.filter((_, c) => !drop.has(c))))
      }),
    }
    const outcomes = Object.entries(again).map(([how, content]) => [how, [...read(content).given].sort((a, b) => (a.id < b.id ? -1 : 1))])
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(Object.keys(again).map((how) => [how, expected])))
  })

  it('holds what the file holds and invents nothing: a text is lost, order and times are empty', () => {
    expect(expected[0]!.response).toMatchObject({ answers: { DID: [1, 3], HOURS: 2.5 }, missing: { B1: -8, MORE: -1, B2: -6 }, order: [], seconds: {}, day: '2026-11-24' })
    expect(expected[1]!.response.batch).toBe('team-3')
    expect(expected[2]!.response.missing).not.toHaveProperty('A3')
  })

  it.each([
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), ['spreadsheet', null, null]],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x72, 0), ['notUtf8', null, null]],
    ['GBK', Uint8Array.from([...bytesOf(text), 0xcc, 0xec, 0xc4, 0xfe, 0x0d, 0x0a]), ['notUtf8', null, null]],
    ['nothing', '', ['notExport', null, null]],
    ['another file', 'a,b\r\n1,2\r\n', ['notExport', null, null]],
    ['a heading with a column too many', changed((rows) => rows.forEach((row, r) => row.push(r ? '1' : 'NAME'))), ['unknownColumn', 1, 'NAME']],
    ['a column twice', changed((rows) => rows.forEach((row) => row.push(row[14]!))), ['repeatedColumn', 1, 'LAYOUT']],
    ['a column too few', changed((rows) => rows.forEach((row) => row.splice(rows[0] === row ? row.indexOf('A2') : 19, 1))), ['missingColumn', 1, 'A2']],
    ['a row cut short', text.slice(0, text.lastIndexOf(',')) + '\r\n', ['cells', 4, null]],
    ['a file cut in its last cell', text.slice(0, -3), ['truncated', 4, null]],
    ['an open quotation mark', changed((rows) => (rows[2]![0] = `"${rows[2]![0]}`)), ['quoteOpen', 3, null]],
    ['a quotation mark within quotation marks', set(2, 'A1', '"4"x"'), ['unknownCode', 2, 'A1']],
    ['a byte of zero', set(2, 'A1', '\0'), ['nul', 2, null]],
    ['an id that is none', set(2, 'resp_id', '12345'), ['badId', 2, 'resp_id']],
    ['an id twice', set(3, 'resp_id', idOf(1)), ['duplicateId', 3, 'resp_id']],
    ['another study', set(3, 'study', 'other'), ['otherStudy', 3, 'study']],
    ['another version', set(3, 'study_hash', '0'.repeat(64)), ['otherVersion', 3, 'study_hash']],
    ['an unknown unit', set(2, 'unit_id', 'north'), ['unknownUnit', 2, 'unit_id']],
    ['a code that is no option', set(2, 'A1', '6'), ['unknownCode', 2, 'A1']],
    ['an empty cell', set(2, 'A1', ''), ['unknownCode', 2, 'A1']],
    ['a label for a code', set(2, 'A1', 'Agree'), ['unknownCode', 2, 'A1']],
    ['a reason the item cannot have', set(2, 'HOURS', '-8'), ['contradiction', 2, 'HOURS']],
    ['a number with a comma', set(2, 'HOURS', '2·5'), ['notNumber', 2, 'HOURS']],
    ['a decimal comma of a European Excel', changed((rows) => (rows[1]![rows[0]!.indexOf('HOURS')] = '2,5'), ';'), ['notNumber', 2, 'HOURS']],
    ['a number out of bounds', set(2, 'HOURS', '5000'), ['contradiction', 2, 'HOURS']],
    ['an answer to what was not asked', set(3, 'SEEN2', '1'), ['contradiction', 3, 'SEEN2']],
    ['half of several answers missing', set(2, 'DID_2', '-9'), ['contradiction', 2, 'DID_2']],
    ['an answer to an item its form has not', set(4, 'A3', '1'), ['contradiction', 4, 'A3']],
    ['a day Excel rewrote', set(2, 'day', '2026/11/24'), ['badCell', 2, 'day']],
    ['a day that is none', set(2, 'day', '2026-02-30'), ['badCell', 2, 'day']],
    ['a language we do not have', set(2, 'languages', 'fr'), ['badCell', 2, 'languages']],
    ['an unknown mode', set(2, 'MODE', '8'), ['unknownCode', 2, 'MODE']],
    ['a mark that says neither made up nor real', set(2, 'synthetic', 'no'), ['badCell', 2, 'synthetic']],
    ['a made-up row among real ones', set(2, 'synthetic', '1'), ['contradiction', 2, 'synthetic']],
    ['an item changed under its score', set(2, 'A1', '1'), ['computedDiffers', 2, 'A_MEAN']],
    ['a score changed', set(3, 'A_100', '26'), ['computedDiffers', 3, 'A_100']],
    ['a derived value changed', set(2, 'SEEN', '0'), ['computedDiffers', 2, 'SEEN']],
    ['a unit code changed', set(2, 'UNIT', '320404'), ['computedDiffers', 2, 'UNIT']],
  ])('refuses %s', (_, content, error) => {
    expect(fault(content)).toEqual(error)
  })

  it('knows the other files of an export, and says which one to take', () => {
    const faults = files.map(({ name, bytes }) => [name.replace('small_', ''), fault(bytes, name)[0]])
    expect(faults.filter(([name, code]) => String(name).endsWith('.sps') && code !== 'notExport')).toEqual([])
    expect(Object.fromEntries(faults.filter(([name]) => !String(name).endsWith('.sps')))).toEqual({
      'resident_codes.csv': 'none',
      'resident_labels_zh.csv': 'labelsFile',
      'resident_labels_en.csv': 'labelsFile',
      'resident_codebook.csv': 'notExport',
      'resident_values.csv': 'notExport',
      'resident_text.csv': 'notExport',
      'resident_text_flat.csv': 'notExport',
      'resident_paradata.csv': 'notExport',
      'staff_codes.csv': 'none',
      'staff_labels_zh.csv': 'labelsFile',
      'staff_labels_en.csv': 'labelsFile',
      'staff_codebook.csv': 'notExport',
      'staff_values.csv': 'notExport',
      'staff_text.csv': 'notExport',
      'staff_text_flat.csv': 'notExport',
      'aside.csv': 'none',
      'README.txt': 'notExport',
    })
  })

  it('refuses counts that are none', () => {
    const aside = (cells: string): string => `study,table,reason,UNIT,MODE,n,synthetic\r\n${cells}\r\n`
    expect(fault(aside('other,resident,declined,,,1,0'))).toEqual(['otherStudy', 2, 'study'])
    expect(fault(aside('small,nobody,declined,,,1,0'))).toEqual(['badCell', 2, 'table'])
    expect(fault(aside('small,resident,bored,,,1,0'))).toEqual(['badCell', 2, 'reason'])
    expect(fault(aside('small,resident,declined,,,0,0'))).toEqual(['notNumber', 2, 'n'])
    expect(fault(aside('small,resident,declined,,,1.5,0'))).toEqual(['notNumber', 2, 'n'])
  })
})
