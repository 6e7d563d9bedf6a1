import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as SheetJs from '@e965/xlsx'
import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawTable, Reading } from '../../../../analysis/intake/raw.ts'
import { readWorkbook } from '../../../../src/exchange/reading/workbook.ts'
import { cellsOf, columnOf } from '../../../support/table-cells.ts'
import { expectTableOrRefusal } from '../../../support/table-or-refusal.ts'
import { joined } from '../../../support/sav.ts'
import { entryOf, xlsxBytes, xlsxParts, type XlsxFile } from '../../../support/xlsx.ts'

const sourceOf = (bytes: Uint8Array<ArrayBuffer>) => ({ name: 'a.xlsx', blob: new Blob([bytes]) })
const read = (bytes: Uint8Array<ArrayBuffer>, wanted: Partial<Reading> | null = null): Promise<RawTable> => readWorkbook(sourceOf(bytes), wanted, () => {}).then(({ table }) => table)
const sheetsOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> => (await readWorkbook(sourceOf(bytes), null, () => {})).sheets
const made = (file: XlsxFile, wanted: Partial<Reading> | null = null): Promise<RawTable> => read(xlsxBytes(file), wanted)
const text = (ref: string, t: string): string => `<c r="${ref}" t="inlineStr"><is><t>${t}</t></is></c>`
const number = (ref: string, n: string, style = 0): string => `<c r="${ref}" s="${style}"><v>${n}</v></c>`
/** A sheet of one column "A" with these cells below its heading. */
const column = (...cells: readonly ((ref: string) => string)[]): string =>
  `<row r="1">${text('A1', 'A')}</row>${cells.map((cell, i) => `<row r="${i + 2}">${cell(`A${i + 2}`)}</row>`).join('')}`
const cells = async (file: XlsxFile): Promise<readonly string[]> => columnOf(await made(file), 'A')

describe('a sheet of a workbook', () => {
  it('is a table: headings, rows by their numbers, nothing where a row is empty', async () => {
    const data = `<row r="1">${text('A1', 'id')}${text('C1', '1、您的性别:')}</row><row r="2"/><row r="3">${number('A3', '7')}${text('C3', '男')}</row><row r="5"><c r="B5" s="1"/></row><row r="9">${text('B9', ' x ')}</row>`
    const table = await made({ sheets: { 数据: data } })
    expect(table.columns.map(({ key }) => key)).toEqual(['id', 'column 2', '1、您的性别:'])
    expect(cellsOf(table)).toEqual([
      ['7', '', '男'],
      ['', ' x ', ''],
    ])
    expect([...table.lines]).toEqual([3, 9])
    expect(table).toMatchObject({ file: 'a.xlsx', rows: 2, badRows: [], sets: [], notes: [], reading: { kind: 'workbook', encoding: null, delimiter: null, sheet: '数据', skip: 0, headings: 1 } })
    expect(table.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('gives numbers as they would be typed, whichever way they are stored', async () => {
    const stored = ['5', '0', '-9', '0.1', '0.30000000000000004', '0.29999999999999999', '1E-3', '1.5E+20', '+3', '007', '.5', ' 41', '123456789012345']
    expect(await cells({ sheets: { a: column(...stored.map((n) => (ref: string) => number(ref, n))) } })).toEqual([
      ...['5', '0', '-9', '0.1', '0.30000000000000004', '0.3', '0.001', '150000000000000000000', '3', '7', '0.5', '41', '123456789012345'],
    ])
  })

  it('keeps texts to the letter: leading zeros, 18 digits, formulas that are none, spaces, line breaks', async () => {
    const texts = ['007', '110101199003071234', '=1+1', '+86', '-8', '@x', ' a  b ', 'one\ntwo', 'a\tb', '"q"', 'é𠀀男', 'TRUE', '1.0']
    expect(await cells({ sheets: { a: column(...texts.map((t) => (ref: string) => text(ref, t))) } })).toEqual(texts)
  })

  it('finds shared strings, runs of rich text put together, readings above characters left out, and escaped characters', async () => {
    const strings =
      '<si><t>A</t></si><si><t xml:space="preserve"> b </t></si><si><r><rPr><b/></rPr><t>非常</t></r><r><t>满意</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b_x005F_x0041_</t></si><si><t/></si><si><t>1 &lt; 2 &amp;&#x4e00;</t></si>'
    const shared = (i: number) => (ref: string) => `<c r="${ref}" t="s"><v>${i}</v></c>`
    const data = `<row r="1">${shared(0)('A1')}</row>${[1, 2, 3, 4, 6].map((i, row) => `<row r="${row + 2}">${shared(i)(`A${row + 2}`)}</row>`).join('')}`
    expect(await cells({ sheets: { a: data }, strings })).toEqual([' b ', '非常满意', '東京', 'a\rb_x0041_', '1 < 2 &一'])
  })

  it('gives booleans and errors as they are shown', async () => {
    const of = (t: string, v: string) => (ref: string) => `<c r="${ref}" t="${t}"><v>${v}</v></c>`
    expect(await cells({ sheets: { a: column(of('b', '1'), of('b', '0'), of('e', '#REF!'), of('e', '#N/A')) } })).toEqual(['TRUE', 'FALSE', '#REF!', '#N/A'])
  })

  const styles =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="46"/></cellXfs><dxfs><dxf><numFmt numFmtId="166" formatCode="yyyy"/></dxf></dxfs>'
  it('gives days and times by their number format, codes with the zeros they show, per cents as numbers', async () => {
    const stored = [['45000', 0], ['45000', 1], ['45000.5', 2], ['45000', 3], ['42', 4], ['0.5', 5], ['1.25', 6], ['45000', 99]] as const
    const data = column(...stored.map(([n, style]) => (ref: string) => number(ref, n, style)))
    expect(await cells({ sheets: { a: data }, styles })).toEqual(['45000', '2023-03-15', '2023-03-15 12:00:00', '2023-03-15', '000042', '0.5', '30:00:00', '45000'])
    expect((await cells({ sheets: { a: data }, styles, book: 'date1904="1"/><x15:workbookPr chartTrackingRefBase="1"' }))[1]).toBe('2027-03-16')
  })

  it('reads days that are stored as texts', async () => {
    const of = (v: string) => (ref: string) => `<c r="${ref}" t="d"><v>${v}</v></c>`
    expect(await cells({ sheets: { a: column(of('2024-05-01'), of('2024-05-01T00:00:00'), of('2024-05-01T08:05:09.123Z'), of('2024-05-01T08:05')) } })).toEqual([
      ...['2024-05-01', '2024-05-01', '2024-05-01 08:05:09', '2024-05-01 08:05:00'],
    ])
  })

  it('takes the result of a formula and says where there were any', async () => {
    const formula = (t: string, v: string) => (ref: string) => `<c r="${ref}"${t && ` t="${t}"`}><f>SUM(B:B)</f><v>${v}</v></c>`
    const table = await made({ sheets: { a: column((ref) => number(ref, '1'), formula('', '2.5'), formula('str', 'text'), formula('str', ''), formula('b', '1'), (ref) => number(ref, '3')) } })
    expect(columnOf(table, 'A')).toEqual(['1', '2.5', 'text', 'TRUE', '3'])
    expect(table.notes).toEqual([{ is: 'formulas', column: 'A', n: 4, line: 3 }])
  })

  it('is refused where a formula has no result, naming the cell', async () => {
    for (const cell of ['<c r="A2"><f>1+1</f></c>', '<c r="A2"><f>1+1</f><v></v></c>', '<c r="A2"><f>1+1</f><v/></c>']) {
      await expect(made({ sheets: { 表: `<row r="1">${text('A1', 'A')}</row><row r="2">${cell}</row>` } })).rejects.toMatchObject({ code: 'formulaEmpty', line: 2, column: 'A', values: { sheet: '表', cell: 'A2' } })
    }
  })

  it('says which whole numbers have lost digits already', async () => {
    const table = await made({ sheets: { a: column((ref) => number(ref, '110101199003071000'), (ref) => number(ref, '1.10101199003071E+17'), (ref) => number(ref, '999999999999999')) } })
    expect(columnOf(table, 'A')).toEqual(['110101199003071000', '110101199003071000', '999999999999999'])
    expect(table.notes).toEqual([{ is: 'digitsLost', column: 'A', n: 2, line: 2 }])
  })

  it('is read where rows and cells are not numbered, and with prefixes before all names', async () => {
    const bare = '<row><c t="inlineStr"><is><t>A</t></is></c><c t="inlineStr"><is><t>B</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>'
    expect(cellsOf(await made({ sheets: { a: bare } }))).toEqual([['1', '2']])
    const prefixed = '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>A</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(cellsOf(await made({ sheets: { a: prefixed } }))).toEqual([['1']])
  })

  it('is read in UTF-16 as well', async () => {
    const xml = `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>${column((ref) => text(ref, '男'))}</sheetData></worksheet>`
    const utf16 = new Uint8Array(new Uint16Array(Array.from(xml).map((character) => character.charCodeAt(0))).buffer)
    expect(await cells({ sheets: { a: '' }, parts: { 'xl/worksheets/sheet1.xml': utf16 } })).toEqual(['男'])
  })

  it('grows to the right wherever a cell stands', async () => {
    const row = (r: number, ...refs: readonly string[]): string => `<row r="${r}">${refs.map((ref) => text(`${ref}${r}`, `${ref}${r}`)).join('')}</row>`
    const rows = Array.from({ length: 3000 }, (_, i) => row(i + 2, ...(i === 2500 ? ['A', 'Z'] : ['A', 'B'])))
    const table = await made({ sheets: { a: row(1, 'A', 'B') + rows.join('') } })
    expect([table.rows, table.columns.length]).toEqual([3000, 26])
    expect(table.columns[25]!.values).toEqual(['', 'Z2502'])
    expect([...table.columns[25]!.counts]).toEqual([2999, 1])
    expect(table.columns[25]!.index[2500]).toBe(1)
  })

  it('has its title and headings where they look to be, or where a person says', async () => {
    const data = `<row r="1">${text('A1', '某街道问卷调查结果')}</row><row r="2">${['A', 'B', 'C', 'D'].map((c) => text(`${c}2`, `题${c}`)).join('')}</row>${[3, 4, 5].map((r) => `<row r="${r}">${['A', 'B', 'C', 'D'].map((c) => number(`${c}${r}`, String(r))).join('')}</row>`).join('')}`
    expect((await made({ sheets: { a: data } })).reading).toMatchObject({ skip: 1, headings: 1 })
    expect((await made({ sheets: { a: data } })).columns.map(({ key }) => key)).toEqual(['题A', '题B', '题C', '题D'])
    const two = await made({ sheets: { a: data } }, { skip: 1, headings: 2 })
    expect([two.rows, two.columns[0]!.headings]).toEqual([2, ['题A', '3']])
    const { first } = await readWorkbook(sourceOf(xlsxBytes({ sheets: { a: data } })), { skip: 1, headings: 2 }, () => {})
    expect(first.slice(0, 2)).toEqual([['某街道问卷调查结果'], ['题A', '题B', '题C', '题D']])
  })
})

describe('the sheets of a workbook', () => {
  const data = column((ref) => number(ref, '1'))
  const sheets = { 封面: '', Hidden: data, 说明: `<row r="1">${text('A1', 'notes')}</row>`, 数据: data, Other: column((ref) => number(ref, '2')) }

  it('are listed in order, and the first visible one with data is read', async () => {
    const file = { sheets, states: { Hidden: 'hidden' } }
    expect(await sheetsOf(xlsxBytes(file))).toEqual(['封面', 'Hidden', '说明', '数据', 'Other'])
    expect((await made(file)).reading.sheet).toBe('数据')
    expect(cellsOf(await made(file, { sheet: 'Other' }))).toEqual([['2']])
    expect((await made({ sheets: { a: '', b: data }, states: { b: 'veryHidden' } })).reading.sheet).toBe('b')
  })

  it('may have another name where there is only one, as in next month’s file', async () => {
    expect((await made({ sheets: { '12月': data } }, { sheet: '11月' })).reading.sheet).toBe('12月')
  })

  it('are read with their hidden rows and columns', async () => {
    const hidden = `<worksheet><cols><col min="1" max="1" hidden="1"/></cols><sheetData>${data.replace('<row r="2">', '<row r="2" hidden="1">')}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`
    expect(cellsOf(await made({ sheets: { a: hidden } }))).toEqual([['1']])
  })

  it('are refused where the wanted one is not there, or none holds anything', async () => {
    await expect(made({ sheets }, { sheet: 'gone' })).rejects.toMatchObject({ code: 'sheetMissing', values: { sheet: 'gone' } })
    await expect(made({ sheets: { a: '', b: '<row r="1"/>' } })).rejects.toMatchObject({ code: 'sheetEmpty', values: { sheet: 'a' } })
    await expect(made({ sheets: { a: `<row r="1">${text('A1', 'A')}${text('B1', 'B')}</row>` } })).rejects.toMatchObject({ code: 'noRows' })
  })

  it('leave sheets of charts and links to other files out', async () => {
    const rels = (target: string) =>
      `<Relationships><Relationship Id="s1" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="s2" Type="http://x/worksheet" Target="${target}"/><Relationship Id="e" Type="http://x/externalLink" Target="file:///c:/x" TargetMode="External"/></Relationships>`
    for (const target of ['worksheets/sheet2.xml', '/xl/worksheets/sheet2.xml', '../xl/./worksheets/SHEET2.xml']) {
      expect(await sheetsOf(xlsxBytes({ sheets: { Chart: '', 数据: data }, parts: { 'xl/_rels/workbook.xml.rels': rels(target) } }))).toEqual(['数据'])
    }
  })
})

/** An archive whose directory gives sizes and places in 64 bits. */
function in64Bits(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const end = bytes.length - 22
  const [n, from] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  const out: Uint8Array[] = [bytes.subarray(0, from)]
  let at = from
  for (let i = 0; i < n; i++) {
    const name = view.getUint16(at + 28, true)
    const next = at + 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const head = bytes.slice(at, at + 46)
    const fields = new DataView(new ArrayBuffer(28))
    fields.setUint16(0, 1, true)
    fields.setUint16(2, 24, true)
    for (const [j, place] of [24, 20, 42].entries()) {
      fields.setUint32(4 + j * 8, view.getUint32(at + place, true), true)
      new DataView(head.buffer).setUint32(place, 0xffffffff, true)
    }
    new DataView(head.buffer).setUint32(30, 28, true)
    out.push(head, bytes.subarray(at + 46, at + 46 + name), new Uint8Array(fields.buffer))
    at = next
  }
  const directory = joined(out).length - from
  const tail = new DataView(new ArrayBuffer(56 + 20 + 22))
  tail.setUint32(0, 0x06064b50, true)
  tail.setUint32(4, 44, true)
  for (const [place, value] of [[24, n], [32, n], [40, directory], [48, from]] as const) tail.setUint32(place, value, true)
  tail.setUint32(56, 0x07064b50, true)
  tail.setUint32(56 + 8, from + directory, true)
  tail.setUint32(56 + 16, 1, true)
  tail.setUint32(76, 0x06054b50, true)
  for (let place = 84; place < 96; place++) tail.setUint8(place, 0xff)
  return joined([...out, new Uint8Array(tail.buffer)])
}

describe('a workbook that is none, or damaged', () => {
  const file: XlsxFile = { sheets: { 数据: column(...Array.from({ length: 200 }, (_, i) => (ref: string) => text(ref, `答案${i * i}`))) }, strings: '<si><t>x</t></si>' }
  const good = xlsxBytes(file)

  it('is refused wherever it is cut off', async () => {
    for (let size = 4; size < good.length; size += 61) await expect(read(good.slice(0, size))).rejects.toMatchObject({ code: 'zipBroken' })
  })

  it('is refused where a byte of a part is not what it was', async () => {
    const stored = new Uint8Array(zipSync(xlsxParts(file), { level: 0 }))
    stored[new TextDecoder('latin1').decode(stored).indexOf('39601')]! ^= 1
    await expect(read(stored)).rejects.toMatchObject({ code: 'zipBroken' })
  })

  it('is refused where it is another kind of file', async () => {
    const archive = (names: readonly string[]): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array(10)]))))
    await expect(read(archive(['survey/data.csv']))).rejects.toMatchObject({ code: 'zipPacked' })
    await expect(read(archive(['a.xlsx', 'b.xlsx']))).rejects.toMatchObject({ code: 'zipPacked' })
    await expect(read(archive(['mimetype', 'content.xml']))).rejects.toMatchObject({ code: 'notWorkbook' })
    const { 'xl/workbook.xml': _, ...others } = xlsxParts(file)
    const word = { ...others, 'word/document.xml': new TextEncoder().encode('<document/>'), '_rels/.rels': new TextEncoder().encode('<R><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></R>') }
    await expect(read(new Uint8Array(zipSync(word)))).rejects.toMatchObject({ code: 'notWorkbook' })
    await expect(read(new TextEncoder().encode('id,age\r\n1,2\r\n'))).rejects.toMatchObject({ code: 'notWorkbook' })
  })

  it('is refused where its XML breaks off, is not well-formed, or declares entities', async () => {
    const whole = `<worksheet><sheetData>${column((ref) => number(ref, '1'))}</sheetData></worksheet>`
    for (const xml of [whole.slice(0, -30), whole.replace('</sheetData>', ''), `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${whole.replace('>1<', '>&b;<')}`, whole.replace('>1<', '>&b;<')]) {
      await expect(made({ sheets: { a: xml } })).rejects.toMatchObject({ code: 'workbookBroken', values: { part: 'xl/worksheets/sheet1.xml' } })
    }
    const latin = new Uint8Array(Array.from(whole.replace('<t>A<', '<t>\xe9<')).map((character) => character.charCodeAt(0)))
    await expect(made({ sheets: { a: '' }, parts: { 'xl/worksheets/sheet1.xml': latin } })).rejects.toMatchObject({ code: 'workbookBroken' })
  })

  it('is refused where a cell refers to nothing or holds no number, naming the cell', async () => {
    const wrong = ['<c r="A2" t="s"><v>1</v></c>', '<c r="A2" t="s"><v>-1</v></c>', '<c r="A2" t="s"><v>99999999999</v></c>', '<c r="A2"><v>abc</v></c>', '<c r="A2"><v>1e999</v></c>', '<c r="A2"><v>0x10</v></c>']
    for (const cell of wrong) {
      await expect(made({ sheets: { 数据: `<row r="1">${text('A1', 'A')}</row><row r="2">${cell}</row>` }, strings: '<si><t>x</t></si>' })).rejects.toMatchObject({ code: 'cellBroken', line: 2, values: { cell: 'A2', sheet: '数据' } })
    }
    for (const row of ['<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>', '<c r="A2"><v>1</v></c><c r="A2"><v>1</v></c>', '<c r="2"><v>1</v></c>', '<c r="ZZZZ2"><v>1</v></c>']) {
      await expect(made({ sheets: { a: `<row r="1">${text('A1', 'A')}</row><row r="2">${row}</row>` } })).rejects.toMatchObject({ code: 'cellBroken' })
    }
    for (const r of ['0', '1', '1048577', '-3', 'x', '1e3']) await expect(made({ sheets: { a: `<row r="1">${text('A1', 'A')}</row><row r="${r}">${number('A2', '1')}</row>` } })).rejects.toMatchObject({ code: 'sheetRow' })
  })

  it('is read whatever size it declares, and refused where it has it', async () => {
    const data = column((ref) => number(ref, '1'))
    const declared = `<worksheet><dimension ref="A1:EQXD100000000"/><cols><col min="1" max="16384"/></cols><sheetData>${data}</sheetData></worksheet>`
    expect((await made({ sheets: { a: declared } })).columns).toHaveLength(1)
    const styled = `<row r="1">${text('A1', 'A')}<c r="XFD1" s="1"/></row><row r="2">${number('A2', '1')}</row>`
    expect((await made({ sheets: { a: styled } })).columns).toHaveLength(1)
    await expect(made({ sheets: { a: `<row r="1">${text('A1', 'A')}${text('GJI1', 'too far')}</row>` } })).rejects.toMatchObject({ code: 'tooManyColumns', line: 1, values: { most: 5000 } })
    expect((await made({ sheets: { a: `<row r="1">${text('A1', 'A')}${text('GJH1', 'last')}</row><row r="2">${number('A2', '1')}</row>` } })).columns).toHaveLength(5000)
  })

  it('is refused without unpacking where its directory promises too much', async () => {
    const with4 = (name: string, place: number, n: number): Uint8Array<ArrayBuffer> => {
      const copy = good.slice()
      new DataView(copy.buffer).setUint32(entryOf(copy, name) + place, n, true)
      return copy
    }
    const part = 'xl/worksheets/sheet1.xml'
    const before = process.memoryUsage().rss
    await expect(read(with4(part, 24, 2 ** 31))).rejects.toMatchObject({ code: 'zipTooLarge' })
    await expect(read(with4(part, 24, 2 ** 29 + 1))).rejects.toMatchObject({ code: 'zipTooLarge' })
    await expect(read(with4(part, 24, 300_000_000))).rejects.toMatchObject({ code: 'zipTooLarge' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
    // What it gives is not what it says.
    await expect(read(with4(part, 24, 100))).rejects.toMatchObject({ code: 'zipBroken' })
    await expect(read(with4(part, 24, 1_000_000))).rejects.toMatchObject({ code: 'zipBroken' })
    await expect(read(with4(part, 20, 2 ** 31))).rejects.toMatchObject({ code: 'zipBroken' })
    await expect(read(with4(part, 42, 2 ** 31))).rejects.toMatchObject({ code: 'zipBroken' })
    // Encrypted, and packed in a way of its own.
    await expect(read(with4(part, 8, 1 | (8 << 16)))).rejects.toMatchObject({ code: 'workbookLocked' })
    await expect(read(with4(part, 8, 99 << 16))).rejects.toMatchObject({ code: 'zipBroken' })
  })

  it('is refused where it has too many parts, or parts that share bytes', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`p${i}`, new Uint8Array()]))
    await expect(read(new Uint8Array(zipSync(many, { level: 0 })))).rejects.toMatchObject({ code: 'zipTooLarge' })
    const parts = { ...xlsxParts(file), a: Uint8Array.from({ length: 30_000 }, (_, i) => (i * i) % 251), b: new Uint8Array(), c: new Uint8Array() }
    const shared = new Uint8Array(zipSync(parts, { level: 0 }))
    const [from, ...to] = ['a', 'b', 'c'].map((name) => entryOf(shared, name))
    for (const entry of to) shared.set(shared.subarray(from! + 10, from! + 28), entry + 10)
    await expect(read(shared)).rejects.toMatchObject({ code: 'zipBroken' })
  })

  it('is refused where a name climbs out of the archive', async () => {
    for (const name of ['../evil.xml', '/etc/passwd', 'c:\\evil.xml', 'xl/../../x', '..\\x']) await expect(made({ ...file, parts: { [name]: 'x' } })).rejects.toMatchObject({ code: 'zipBroken' })
    await expect(made({ ...file, parts: { 'XL/Workbook.xml': '<workbook/>' } })).rejects.toMatchObject({ code: 'zipBroken' })
  })

  it('is read where its directory counts in 64 bits, as programs that write as they go do', async () => {
    expect((await read(in64Bits(good))).rows).toBe(200)
    const lying = in64Bits(good)
    new DataView(lying.buffer).setUint32(lying.length - 22 - 20 + 8, 2 ** 31, true)
    await expect(read(lying)).rejects.toMatchObject({ code: 'zipBroken' })
  })

  it('is read where names have backslashes, as some programs write them', async () => {
    const parts = Object.fromEntries(Object.entries(xlsxParts(file)).map(([name, bytes]) => [name.replaceAll('/', '\\'), bytes]))
    expect((await read(new Uint8Array(zipSync(parts)))).rows).toBe(200)
  })

  it('is never anything but a table or a FileError, whatever happened to it', async () => {
    const stored = new Uint8Array(zipSync(xlsxParts({ ...file, styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' }), { level: 0 }))
    const originals = [good, stored]
    const flips = fc.array(fc.tuple(fc.nat(stored.length), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.nat(1), flips, fc.option(fc.nat(good.length)), async (which, changes, cut) => {
        const bytes = originals[which]!.slice(0, cut ?? undefined)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        await expectTableOrRefusal(() => read(bytes))
      }),
      { numRuns: 400 },
    )
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => expectTableOrRefusal(() => read(new Uint8Array([0x50, 0x4b, 3, 4, ...bytes])))))
  })

  it('is never anything but a table or a FileError, whatever its XML says', async () => {
    const piece = fc.constantFrom('<row r="1">', '<row>', '</row>', '<c r="A1">', '<c t="s">', '<c t="str">', '<c s="1">', '</c>', '<v>', '</v>', '<f>', '</f>', '1', 'é', '<is><t>', '</t></is>', '<row/>', '<c/>', '&lt;', '45000.5')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => expectTableOrRefusal(() => made({ sheets: { a: `<worksheet><sheetData>${pieces.join('')}</sheetData></worksheet>` }, strings: '<si><t>x</t></si>' }))),
      { numRuns: 300 },
    )
  })
})

describe('workbooks of other programs', () => {
  it('are read as a library written by others reads them', async () => {
    const grid = fc.array(fc.array(fc.oneof(fc.constant(null), fc.integer({ min: -1e9, max: 1e9 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }), fc.boolean(), fc.string({ unit: fc.constantFrom(...Array.from('aé男𠀀 &<>"\'_x09=+-\n\t')) })), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(grid, fc.boolean(), async (rows, bookSST) => {
        const filled = rows.map((row, i) => [i, ...row])
        const book = SheetJs.utils.book_new()
        SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([['n', 'a', 'b', 'c'], ...filled]), '数据')
        const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer)
        const table = await read(bytes, { skip: 0, headings: 1 })
        const typed = (cell: string | number | boolean | null): string => (cell === null ? '' : typeof cell === 'boolean' ? String(cell).toUpperCase() : typeof cell === 'number' ? String(cell === 0 ? 0 : cell) : cell)
        expect(cellsOf(table).map((row) => row.map((cell) => (cell.trim() !== '' && /^-?0\.0000/.test(cell) ? String(Number(cell)) : cell)))).toEqual(filled.map((row) => row.map(typed)).map((row) => row.map((cell) => (/^-?0\.0000/.test(cell) ? String(Number(cell)) : cell))))
      }),
      { numRuns: 100 },
    )
  })

  it('are read from a form that was made with Excel', async () => {
    const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fixtures/import/xlsform_socio_economic/socio-economic-survey-v20240515.xlsx')))
    expect(await sheetsOf(bytes)).toEqual(['survey', 'choices', 'settings'])
    const survey = await read(bytes)
    expect([survey.reading.sheet, survey.rows, survey.columns.length, columnOf(survey, 'name')[0]]).toEqual(['survey', 27, 21, 'headOfHousehold'])
    expect(survey.notes).toEqual([{ is: 'formulas', column: 'label::French (fr)', n: 20, line: 4 }])
    const choices = await read(bytes, { sheet: 'choices' })
    expect([choices.rows, choices.columns.length]).toEqual([235, 5])
    const settings = await read(bytes, { sheet: 'settings' })
    expect(settings.columns.map(({ headings }) => headings[0])).toEqual(['form_title\t', 'form_id', 'version', 'instance_name'])
  })
})
