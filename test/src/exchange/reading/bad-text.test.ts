// Text files as they should not be: each is refused with its line and a sentence that can be filled, or read right.
import { describe, expect, it } from 'vitest'
import { cellsOf, encoded, fault, read, sourceOf, tableOf } from './files.ts'
import { readRaw } from '../../../../src/exchange/reading/index.ts'

const MEGA = 1024 * 1024
const rows = (n: number, row = '1,2\n') => row.repeat(n)

describe('bad text files', () => {
  it.each<readonly [string, string | readonly number[], readonly (string | number | null)[]]>([
    ['nothing', '', ['empty', null]],
    ['a byte-order mark alone', [0xef, 0xbb, 0xbf], ['empty', null]],
    ['line ends alone', '\r\n\n\r', ['empty', null]],
    ['delimiters alone', ',,\n,,\n,,\n', ['empty', null]],
    ['a heading alone', 'a,b,c\n', ['noRows', null]],
    ['broken off within quotation marks', 'a,b\n1,2\n1,"an answer\nthat was cut', ['quoteOpen', 3]],
    ['broken off within the last line', 'a,b,c\n1,2,3\n1,2,3\n4,5', ['none']],
    ['a quotation mark never closed, far from the end', `a,b\n1,"x\n${rows(3 * MEGA)}`, ['quoteOpen', 2]],
    ['a quotation mark inside a cell of two lines', 'a,b\n1,"an "open\nanswer"\n1,2\n', ['quoteStray', 2]],
    ['a zero byte', `a,b\n${rows(5)}1,\0\n`, ['nul', 7]],
    ['a zero byte within quotation marks', 'a,b\n1,"x\n\0"\n', ['nul', 3]],
    ['a zero byte far from the beginning', `a,b\n${rows(200_000)}1,\0\n`, ['nul', 200_002]],
    ['100,000 columns', `${Array.from({ length: 100_000 }, (_, i) => `v${i}`).join(',')}\n${Array.from({ length: 100_000 }, () => '1').join(',')}\n`, ['tooManyColumns', 1]],
    ['a row of 100,000 cells', `a,b\n${rows(60_000)}${'1,'.repeat(100_000)}\n`, ['tooManyColumns', 60_002]],
    ['a row of 9 MB', `a,b\n1,${'x'.repeat(9 * MEGA)}\n`, ['rowTooLong', 2]],
    ['rows of all widths', Array.from({ length: 40 }, (_, i) => `${'1,'.repeat(i % 9)}1\n`).join(''), ['raggedRows', null]],
    ['rows wider than their headings', `a,b\n${rows(3000, '1,2,3\n')}`, ['raggedRows', 2]],
    ['a web page', '<html><body><table><tr><td>1</td></tr></table></body></html>', ['markup', null]],
    ['XML', '\ufeff<?xml version="1.0"?>\n<Workbook/>', ['markup', null]],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', ['document', null]],
    ['a document of a word processor', '{\\rtf1\\ansi a;b}\n1;2\n', ['document', null]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52], ['nul', null]],
    ['UTF-8 with one broken character', [...encoded(`a,b\n${rows(20, '是,否\n')}是,`, 'utf-8'), 0xe5, 0x90, 0x0a], ['encodingMixed', 22]],
    ['bytes of no encoding', [...encoded('a,b\n', 'utf-8'), ...Array.from({ length: 200 }, (_, i) => (i % 9 === 8 ? 0x0a : 0x81 + ((i * 37) % 31)))], ['encodingMixed', 2]],
  ])('%s', async (_, content, expected) => {
    const found = await fault(read(content))
    expect(expected[1] === null && found[1] !== null ? [found[0], null] : found).toEqual(expected)
  })

  it('half of a pair in UTF-16 is refused, and so is an odd byte at the end', async () => {
    const text = encoded('a,b\n是,1\n', 'utf-16le')
    expect(await fault(read([0xff, 0xfe, ...text, 0x00, 0xd8, 0x2c, 0x00, 0x31, 0x00, 0x0a, 0x00]))).toEqual(['encodingMixed', 3])
    expect((await fault(read([0xff, 0xfe, ...text, 0x31])))[0]).toBe('encodingMixed')
  })

  it('one cell of 5 MB is read', async () => {
    const raw = await read(`a,b\n1,"${'否\n'.repeat(1.2 * MEGA)}"\n2,x\n`)
    expect([raw.rows, raw.columns[1]!.values[0]!.length, [...raw.lines]]).toEqual([2, Math.floor(1.2 * MEGA) * 2, [2, Math.floor(1.2 * MEGA) + 3]])
  })

  it('5,000 columns are read, ragged at the end as they may be', async () => {
    const raw = await read(`${Array.from({ length: 5000 }, (_, i) => `v${i}`).join(',')}\n${rows(40, `${'1,'.repeat(4999)}2\n`)}`)
    expect([raw.rows, raw.columns.length, raw.columns[4999]!.values]).toEqual([40, 5000, ['2']])
  })

  it('a file without a heading, one of one column, one of CR alone', async () => {
    expect(tableOf(await read('1,2\n3,4\n5,6\n'))).toEqual([['column 1', 'column 2'], ['1', '2'], ['3', '4'], ['5', '6']])
    expect(cellsOf(await read('意见\n很好\n还行\n不错\n'))).toEqual([['很好'], ['还行'], ['不错']])
    expect(tableOf(await read('a;b\r1;2\r3;4\r'))).toEqual([['a', 'b'], ['1', '2'], ['3', '4']])
  })

  it('the kind is what the bytes are, whatever the name', async () => {
    const { blob } = sourceOf('a,b\n1,2\n')
    expect((await readRaw({ name: 'answers.xlsx', blob }, null, () => {})).reading.kind).toBe('text')
    expect((await fault(readRaw(sourceOf([0x50, 0x4b, 0x03, 0x04, 1, 2, 3], 'answers.csv'), null, () => {})))[0]).toMatch(/^(zip|workbook|notWorkbook)/)
  })

  it('a file that is changed while it is read is refused', async () => {
    const broken = { name: 'x.csv', blob: { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) } as unknown as Blob }
    expect(await fault(readRaw(broken, null, () => {}))).toEqual(['unreadable', null])
  })
})
