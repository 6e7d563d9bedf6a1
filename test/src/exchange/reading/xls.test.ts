import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawTable } from '../../../../analysis/intake/raw.ts'
import { FileError } from '../../../../src/exchange/file-error.ts'
import { readWorkbook } from '../../../../src/exchange/reading/workbook.ts'
import { cellsOf, columnOf } from '../../../support/table-cells.ts'
import { expectTableOrRefusal } from '../../../support/table-or-refusal.ts'

const office = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fixtures/import/office', name)))
const sourceOf = (bytes: Uint8Array<ArrayBuffer>, name = 'a.xls') => ({ name, blob: new Blob([bytes]) })
const read = (bytes: Uint8Array<ArrayBuffer>): Promise<RawTable> => readWorkbook(sourceOf(bytes), null, () => {}).then(({ table }) => table)
const compound = (streams: { readonly [name: string]: Uint8Array }): Uint8Array<ArrayBuffer> => {
  const file = SheetJs.CFB.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) SheetJs.CFB.utils.cfb_add(file, name, Buffer.from(bytes))
  return new Uint8Array(SheetJs.CFB.write(file, { type: 'array' }) as Uint8Array)
}

describe('a workbook of Excel 97', () => {
  it('is the same table as in today’s format, both written by LibreOffice', async () => {
    const old = await read(office('survey.xls'))
    const today = await read(office('survey.xlsx'))
    expect(cellsOf(old)).toEqual(cellsOf(today))
    expect(old.columns.map(({ key }) => key)).toEqual(today.columns.map(({ key }) => key))
    expect([old.notes, old.reading, [...old.lines]]).toEqual([today.notes, today.reading, [...today.lines]])
    expect((await readWorkbook(sourceOf(office('survey.xls')), null, () => {})).sheets).toEqual(['封面', '数据'])
  })

  it('holds what was typed: days, times, codes with leading zeros, long texts, results of formulas', async () => {
    const table = await read(office('survey.xls'))
    const rows = Array.from({ length: 60 }, (_, i) => i)
    const two = (n: number): string => String(n).padStart(2, '0')
    expect([table.rows, table.reading.sheet]).toEqual([60, '数据'])
    expect(columnOf(table, '编号')).toEqual(rows.map((i) => (i === 7 ? '110101199003070000' : String(i + 1))))
    expect(columnOf(table, '1、您的性别:')).toEqual(rows.map((i) => (i % 9 === 0 ? '' : i % 2 ? '男' : '女')))
    expect(columnOf(table, '日期')).toEqual(rows.map((i) => `2026-${two((i % 12) + 1)}-${two((i % 28) + 1)}`))
    expect(columnOf(table, '时刻')).toEqual(rows.map((i) => `2026-11-24 ${two(i % 24)}:${two(i)}:${two(59 - (i % 60))}`))
    expect(columnOf(table, '时长')).toEqual(rows.map((i) => `${two(i)}:${two(i)}:${two(i)}`))
    expect(columnOf(table, '邮编')).toEqual(rows.map((i) => String(i * 37).padStart(6, '0')))
    expect(columnOf(table, '比例')).toEqual(rows.map((i) => String(i / 100)))
    expect(columnOf(table, '长文本').filter((_, i) => i % 2 === 0)).toEqual(rows.filter((i) => i % 2 === 0).map((i) => `${`plain latin text ${i} `.repeat(12)}.`))
    expect(columnOf(table, '公式')).toEqual(rows.map((i) => (i === 7 ? '' : String(i + 2))))
    expect(columnOf(table, '文本公式')).toEqual(rows.map((i) => (i === 7 ? '' : `x${i + 1}`)))
    expect(columnOf(table, '对错')).toEqual(rows.map((i) => (i % 2 ? 'TRUE' : 'FALSE')))
    expect(columnOf(table, '错误')).toEqual(rows.map((i) => (i % 20 === 3 ? '#N/A' : '')))
  })

  it('is read as a library written by others writes it', async () => {
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: -1e9, max: 1e9 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).filter((n) => n === 0 || Math.abs(n) > 1e-5), fc.boolean(), fc.string({ unit: fc.constantFrom(...Array.from('aé男𠀀 &<>"\'=+-\n\t')) }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const filled = rows.map((row, i) => [i, ...row])
        const book = SheetJs.utils.book_new()
        SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([['n', 'a', 'b', 'c'], ...filled]), '数据')
        const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
        const { table } = await readWorkbook(sourceOf(bytes), { skip: 0, headings: 1 }, () => {})
        const typed = (one: string | number | boolean | null): string => (one === null ? '' : typeof one === 'boolean' ? String(one).toUpperCase() : typeof one === 'number' ? String(one === 0 ? 0 : one) : one)
        expect(cellsOf(table).map((row) => ['', '', '', ''].map((_, c) => row[c] ?? ''))).toEqual(filled.map((row) => row.map(typed)))
      }),
      { numRuns: 100 },
    )
  })

  it('is refused where it is locked, older, another document, or cut off', async () => {
    await expect(read(compound({ EncryptedPackage: new Uint8Array(5000), EncryptionInfo: new Uint8Array(200) }))).rejects.toMatchObject({ code: 'workbookLocked' })
    const begin = (version: number, ...more: readonly number[]): Uint8Array => new Uint8Array([0x09, 0x08, 4, 0, version & 0xff, version >> 8, 5, 0, ...more])
    await expect(read(compound({ Workbook: begin(0x600, 0x2f, 0, 0, 0) }))).rejects.toMatchObject({ code: 'workbookLocked' })
    await expect(read(compound({ Workbook: begin(0x500, 0x0a, 0, 0, 0) }))).rejects.toMatchObject({ code: 'notWorkbook' })
    await expect(read(compound({ Book: new Uint8Array(5000) }))).rejects.toMatchObject({ code: 'notWorkbook' })
    await expect(read(compound({ WordDocument: new Uint8Array(5000) }))).rejects.toMatchObject({ code: 'notWorkbook' })
    await expect(read(compound({ Workbook: begin(0x600) }))).rejects.toMatchObject({ code: 'workbookBroken' })
    const whole = office('survey.xls')
    for (const size of [4, 300, 512, 3000, 20_000]) await expect(read(whole.slice(0, size))).rejects.toBeInstanceOf(FileError)
  })

  it('is never anything but a table or a FileError, whatever happened to it', async () => {
    const original = office('survey.xls')
    const places = fc.oneof(fc.nat(600), fc.nat(original.length))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(places, fc.nat(255)), { minLength: 1, maxLength: 12 }), fc.option(fc.nat(original.length)), async (flips, cut) => {
        const bytes = original.slice(0, cut ?? undefined)
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value
        await expectTableOrRefusal(() => read(bytes))
      }),
      { numRuns: 1000 },
    )
  })
})
