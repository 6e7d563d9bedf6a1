import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { RawTable } from '../../../../analysis/intake/raw.ts'
import { FileError } from '../../../../src/exchange/file-error.ts'
import { readSav } from '../../../../src/exchange/reading/sav.ts'
import { pspp } from '../../../support/programs.ts'
import { joined, savBytes, type SavFile } from '../../../support/sav.ts'
import { cellsOf, columnOf } from '../../../support/table-cells.ts'
import { expectTableOrRefusal } from '../../../support/table-or-refusal.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/import/sav')
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(fixtures, name)))
const read = (bytes: Uint8Array<ArrayBuffer>, encoding?: string): Promise<RawTable> =>
  readSav({ name: 'a.sav', blob: new Blob([bytes]) }, encoding === undefined ? null : { encoding }, () => {})
const made = (file: SavFile): Promise<RawTable> => read(savBytes(file))
const declared = (table: RawTable, key: string) => table.columns.find((column) => column.key === key)!.declared!

describe('a system file of SPSS', async () => {
  const plain = await read(bytesOf('plain.sav'))

  it('is the same table whichever way its cases are packed', async () => {
    const { sha256, ...table } = plain
    for (const name of ['codes.sav', 'zlib.zsav']) {
      const other = await read(bytesOf(name))
      expect({ ...other, sha256 }).toEqual({ ...table, sha256 })
      expect(other.sha256).not.toBe(sha256)
    }
  })

  it('names its columns by the long names of the variables, and its rows by case', () => {
    expect(plain.columns.slice(0, 4).map(({ key }) => key)).toEqual(['id', 'satisfaction_with_the_police', '总体评价', 'income'])
    expect(plain.columns[1]!.headings).toEqual(['satisfaction_with_the_police'])
    expect([...plain.lines]).toEqual([1, 2, 3, 4, 5])
    expect(plain.reading).toEqual({ kind: 'sav', encoding: 'utf-8', delimiter: null, sheet: null, skip: 0, headings: 1 })
  })

  it('gives numbers their shortest decimal and system-missing an empty cell', () => {
    expect(columnOf(plain, 'income')).toEqual(['1234.5', '-0.5', '', '99999', '251'])
    expect(columnOf(plain, 'ratio')).toEqual(['0.1', '0.3', '', '0.3333333333333333', '1234567.891'])
    expect(columnOf(plain, 'tiny')).toEqual(['0.00000015', '100000000000000000000', '', '-0.000000001', '123456789012345680'])
  })

  it('gives dates, moments, times and spans by their print format', () => {
    for (const key of ['d_date', 'd_adate', 'd_edate', 'd_sdate']) expect(columnOf(plain, key)).toEqual(['2026-11-24', '2000-02-29', '', '1900-01-01', '1582-10-15'])
    expect(columnOf(plain, 'd_moment')).toEqual(['2026-11-24 08:05:09', '2000-02-29 00:00:00', '', '1999-12-31 23:59:59', '1582-10-15 12:00:00'])
    expect(columnOf(plain, 'd_clock')).toEqual(['08:05:09', '23:59:59', '', '00:00:00', '12:00:00'])
    expect(columnOf(plain, 'd_span')).toEqual(['26:03:04', '00:00:01', '', '720:00:00', '2423:59:59'])
    expect(columnOf(plain, 'd_month')).toEqual(['2026-11-01', '2000-02-01', '', '1900-01-01', '1582-11-01'])
    expect(['d_date', 'd_moment', 'd_clock', 'income', 'code'].map((key) => declared(plain, key).type)).toEqual(['date', 'date', 'text', 'number', 'text'])
  })

  it('keeps texts as they are, leading zeros included, and puts the parts of long ones together', () => {
    expect(columnOf(plain, 'code')).toEqual(['007', '42', '', '-8', '000'])
    expect(columnOf(plain, 'essay').slice(0, 2)).toEqual([Array.from({ length: 60 }, (_, i) => `派出所${String(i + 1).padStart(2, '0')}`).join(''), `${'e'.repeat(699)}z`])
  })

  it('says what the dictionary declares: labels, missing values and ranges, levels', () => {
    expect(declared(plain, '总体评价')).toEqual({
      name: '总体评价',
      label: '1、您对派出所的总体评价:',
      labels: [
        { value: '-9', label: '拒答' },
        { value: '4', label: '满意' },
        { value: '98', label: '说不清' },
        { value: '99', label: '未答' },
      ],
      missing: ['-9', '98', '99'],
      missingRange: null,
      measure: 'ordinal',
      type: 'number',
    })
    expect(declared(plain, 'ratio')).toMatchObject({ missing: ['0.3'], missingRange: { low: 1000, high: 2000000 }, measure: 'scale', labels: [{ value: '0.1', label: 'A tenth' }] })
    expect(declared(plain, 'tiny').missingRange!.low).toBeLessThan(-1e308)
    expect(declared(plain, 'income').missingRange).toEqual({ low: 99999, high: Number.MAX_VALUE })
    expect(declared(plain, 'a1').measure).toBe('nominal')
    expect(declared(plain, 'id')).toMatchObject({ label: null, labels: [], missing: [] })
  })

  it('knows labels and missing values of texts, the long ones as well', () => {
    expect(declared(plain, 'code')).toMatchObject({ missing: ['-8'], labels: [{ value: '-8', label: 'Unknown' }, { value: '007', label: 'Seven' }] })
    expect(declared(plain, 'place')).toMatchObject({ missing: ['天宁'], labels: [{ value: '常宁街道', label: '常宁街道办事处（长标签）' }] })
  })

  it('knows the sets of several answers and the weight', () => {
    expect(plain.sets).toEqual([
      { name: '$contact', label: 'Contacts in the last year', counted: '1', columns: ['a1', 'a2', 'a3'] },
      { name: '$seen', label: '看见', counted: 'yes', columns: ['s1', 's2'] },
      { name: '$means', label: 'Means of transport', counted: null, columns: ['m1', 'm2'] },
      { name: '$named', label: null, counted: '1', columns: ['a1', 'a2'] },
    ])
    expect(plain.weight).toBe('w')
  })

  it('is read in the encoding it declares', async () => {
    const chinese = await read(bytesOf('gb18030.sav'))
    expect(chinese.reading.encoding).toBe('gb18030')
    expect(cellsOf(chinese)).toEqual([
      ['1', '5', '男', '常宁街道'],
      ['2', '3', '女', '天宁街道'],
      ['3', '9', '男', '㐀𠀀'],
    ])
    expect(declared(chinese, '满意度')).toMatchObject({ label: '1、总体满意度', missing: ['9'] })
    expect(declared(chinese, '满意度').labels[3]).toEqual({ value: '9', label: '拒答' })
    const western = await read(bytesOf('windows-1252.sav'))
    expect(western.reading.encoding).toBe('windows-1252')
    expect(cellsOf(western)).toEqual([
      ['1', 'Gärtnergaße'],
      ['2', 'Allée'],
    ])
    expect(declared(western, 'Größe').label).toBe('„Größe“ in €')
  })

  it('has a case number on every row however many there are', async () => {
    const table = await made({ columns: [{ name: 'A' }, { name: 'B', width: 9 }], cases: Array.from({ length: 9000 }, (_, i) => [i % 7, `t${i}`]), compression: 'codes' })
    expect([table.rows, table.lines[8999], columnOf(table, 'A')[8999], columnOf(table, 'B')[8999]]).toEqual([9000, 9000, '4', 't8999'])
  })
})

describe('a system file of another machine or time', () => {
  const columns = [{ name: 'N', label: 'a number' }, { name: 'T', width: 10 }, { name: 'D', format: 20 }]
  const cases = [
    [1, 'abc', 13_000_000_000],
    [-7.25, 'x', null],
    [null, '', 86_400],
  ]

  it('is read in either byte order, packed or not', async () => {
    for (const little of [true, false]) {
      for (const compression of ['none', 'codes', 'zlib'] as const) {
        const table = await made({ columns, cases, little, compression })
        expect(cellsOf(table)).toEqual([
          ['1', 'abc', '1994-09-26 23:06:40'],
          ['-7.25', 'x', ''],
          ['', '', '1582-10-15'],
        ])
        expect(table.columns[0]!.declared!.label).toBe('a number')
      }
    }
  })

  it('is read without being told how many cases there are', async () => {
    for (const compression of ['none', 'codes', 'zlib'] as const) expect((await made({ columns, cases, compression, declared: { cases: -1 } })).rows).toBe(3)
  })

  /** GBK of a few characters, by hand. */
  const GBK: { readonly [character: string]: readonly number[] } = { 男: [0xc4, 0xd0], 女: [0xc5, 0xae], 性: [0xd0, 0xd4], 别: [0xb1, 0xf0], 您: [0xc4, 0xfa], 的: [0xb5, 0xc4] }
  const gbk = (text: string): Uint8Array => new Uint8Array(Array.from(text).flatMap((character) => GBK[character] ?? [character.charCodeAt(0)]))
  const old: SavFile = { columns: [{ name: 'SEX', width: 4, label: '您的性别' }], cases: [['男'], ['女']], encode: gbk }
  const machine = (page: number): SavFile['extensions'] => [{ kind: 3, size: 4, bytes: new Uint8Array(new Int32Array([16, 0, 0, -1, 1, 1, 2, page]).buffer) }]
  const named = (encoding: string): SavFile['extensions'] => [{ kind: 20, size: 1, bytes: new TextEncoder().encode(encoding) }]

  it('says its encoding by name or by code page, or not at all', async () => {
    for (const [extensions, encoding] of [[machine(936), 'gbk'], [named('GB18030'), 'gb18030'], [named('cp936'), 'gbk'], [machine(2), 'gb18030'], [[], 'gb18030']] as const) {
      const table = await made({ ...old, extensions })
      expect(table.reading.encoding).toBe(encoding)
      expect([columnOf(table, 'SEX'), declared(table, 'SEX').label, table.notes]).toEqual([['男', '女'], '您的性别', []])
    }
  })

  it('is tried in another encoding where a cell is not in the one its labels suggest', async () => {
    const table = await made({ ...old, columns: [{ name: 'SEX', width: 40 }], cases: [['abc'], ['您的性别 男 女 您的性别 男 女']] })
    expect([table.reading.encoding, columnOf(table, 'SEX')]).toEqual(['gb18030', ['abc', '您的性别 男 女 您的性别 男 女']])
  })

  it('notes characters that are none in the encoding it declares, such as one cut off at the end', async () => {
    const table = await made({ columns: [{ name: 'A', width: 4 }], cases: [['ab'], ['男男'], ['女女']], extensions: named('UTF-8') })
    expect([columnOf(table, 'A'), table.notes]).toEqual([['ab', '男�', '女�'], [{ is: 'undecodable', column: 'A', n: 2, line: 2 }]])
  })

  it('is read in the encoding that is asked for', async () => {
    const wrong = savBytes({ ...old, extensions: machine(1252) })
    expect(columnOf(await read(wrong), 'SEX')).toEqual(['ÄÐ', 'Å®'])
    expect(columnOf(await read(wrong, 'gb18030'), 'SEX')).toEqual(['男', '女'])
    await expect(read(wrong, 'klingon')).rejects.toMatchObject({ code: 'encodingUnknown' })
  })

  it('is refused in an encoding nobody reads any more', async () => {
    await expect(made({ ...old, extensions: named('EBCDIC-US') })).rejects.toMatchObject({ code: 'savEncoding', values: { encoding: 'EBCDIC-US' } })
  })

  it('notes whole numbers that have more digits than it can hold', async () => {
    const table = await made({ columns: [{ name: 'ID' }], cases: [[1], [Number('110101199003071234')], [Number('110101199003079999')]] })
    expect(table.notes).toEqual([{ is: 'digitsLost', column: 'ID', n: 2, line: 2 }])
  })
})

describe('a damaged system file', () => {
  const small: SavFile = { columns: [{ name: 'A' }, { name: 'B', width: 20 }], cases: Array.from({ length: 50 }, (_, i) => [i, `text ${i}`]) }
  /** The file with a number of four bytes put elsewhere. */
  const with4 = (bytes: Uint8Array<ArrayBuffer>, at: number, n: number): Uint8Array<ArrayBuffer> => {
    const copy = bytes.slice()
    new DataView(copy.buffer).setInt32(at, n, true)
    return copy
  }

  it('is refused where it breaks off, with the byte of the dictionary or the case', async () => {
    for (const compression of ['none', 'codes'] as const) {
      const bytes = savBytes({ ...small, compression })
      await expect(read(bytes.slice(0, 200))).rejects.toMatchObject({ code: 'savBroken', values: { byte: expect.any(Number) } })
      await expect(read(bytes.slice(0, bytes.length - 40))).rejects.toMatchObject({ code: 'savTruncated', line: expect.any(Number) })
    }
    const zipped = savBytes({ ...small, compression: 'zlib' })
    await expect(read(zipped.slice(0, zipped.length - 40))).rejects.toMatchObject({ code: 'savBroken' })
  })

  it('is refused where it has another number of cases than it says', async () => {
    for (const compression of ['none', 'codes', 'zlib'] as const) {
      await expect(made({ ...small, compression, declared: { cases: 60 } })).rejects.toMatchObject({ code: 'savTruncated', line: 51 })
      await expect(made({ ...small, compression, declared: { cases: 49 } })).rejects.toMatchObject({ code: 'savCases', values: { expected: 49, n: 50 } })
    }
    await expect(made({ ...small, cases: [] })).rejects.toMatchObject({ code: 'noRows' })
  })

  it('is refused where its counts are negative or larger than the file, and takes no memory for them', async () => {
    const label = savBytes({ columns: [{ name: 'A', label: 'label' }], cases: [[1]] })
    const before = process.memoryUsage()
    for (const n of [-1, -(2 ** 31), 2 ** 31 - 1]) {
      // Length of the label; then number and size of a record of extensions.
      await expect(read(with4(label, 176 + 32, n))).rejects.toMatchObject({ code: 'savBroken' })
      for (const place of [8, 12]) {
        const bytes = savBytes({ columns: [{ name: 'A' }], cases: [[1]], extensions: [{ kind: 20, size: 1, bytes: new TextEncoder().encode('UTF-8') }] })
        await expect(read(with4(bytes, 176 + 32 + place, n))).rejects.toMatchObject({ code: 'savBroken' })
      }
    }
    const after = process.memoryUsage()
    expect(after.rss + after.arrayBuffers - before.rss - before.arrayBuffers).toBeLessThan(200e6)
  })

  it('is read whatever its header claims as the number of elements, and refused where it holds no variable or too many', async () => {
    expect((await read(with4(savBytes(small), 68, 2 ** 31 - 1))).rows).toBe(50)
    await expect(made({ columns: [], cases: [] })).rejects.toMatchObject({ code: 'savBroken' })
    const many = Array.from({ length: 5001 }, (_, i) => ({ name: `V${i}` }))
    await expect(made({ columns: many, cases: [many.map(() => 1)] })).rejects.toMatchObject({ code: 'tooManyColumns' })
    expect((await made({ columns: many.slice(1), cases: [many.slice(1).map(() => 1)] })).columns).toHaveLength(5000)
  })

  it('is refused where a packed block is damaged, of another size, or a bomb', async () => {
    const zipped = savBytes({ ...small, compression: 'zlib' })
    const begin = zipped.length - 48
    const flipped = zipped.slice()
    flipped[begin - 60]! ^= 0x10
    await expect(read(flipped)).rejects.toBeInstanceOf(FileError)
    await expect(read(with4(zipped, begin + 40, 1))).rejects.toMatchObject({ code: 'savTruncated' })
    await expect(read(with4(zipped, begin + 40, 2 ** 31 - 1))).rejects.toMatchObject({ code: 'savBroken' })
    await expect(read(with4(zipped, begin + 20, 2 ** 31 - 1))).rejects.toMatchObject({ code: 'savBroken' })
  })

  it('is never anything but a table or a FileError, whatever happened to it', async () => {
    const originals = ['plain.sav', 'codes.sav', 'zlib.zsav', 'gb18030.sav'].map(bytesOf)
    const change = fc.record({ file: fc.nat(originals.length - 1), flips: fc.array(fc.tuple(fc.nat(12_000), fc.nat(255)), { maxLength: 8 }), cut: fc.option(fc.nat(12_000)) })
    await fc.assert(
      fc.asyncProperty(change, async ({ file, flips, cut }) => {
        const bytes = originals[file]!.slice(0, cut ?? undefined)
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value
        await expectTableOrRefusal(() => read(bytes))
      }),
      { numRuns: 400 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => expectTableOrRefusal(() => read(joined([originals[0]!.slice(0, 176), bytes])))),
      { numRuns: 200 },
    )
  })
})

describe('what a system file may hold', () => {
  it('comes back cell by cell, in either byte order, packed or not', async () => {
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: -120, max: 180 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
    const text = fc.string({ maxLength: 11, unit: fc.constantFrom(...Array.from('abz 09é男,"')) }).map((t) => new TextDecoder().decode(new TextEncoder().encode(t).slice(0, 11)).replace(/\uFFFD|[ ]+$/g, '').trimEnd())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, text, cell), { minLength: 1, maxLength: 30 }), fc.boolean(), fc.constantFrom('none', 'codes', 'zlib'), async (cases, little, compression) => {
        const columns = [{ name: 'A' }, { name: 'B', width: 11 }, { name: 'C' }]
        const table = await read(savBytes({ columns, cases, little, compression }), 'utf-8')
        const back = cellsOf(table).map(([a, b, c]) => [a === '' ? null : Number(a), b, c === '' ? null : Number(c)])
        expect(back).toEqual(cases.map(([a, b, c]) => [a === -Number.MAX_VALUE ? null : a && a + 0, b, c === -Number.MAX_VALUE ? null : c && c + 0]).map((row) => row.map((value) => (value === 0 ? 0 : value))))
      }),
      { numRuns: 150 },
    )
  })
})

describe.skipIf(!pspp.there && !process.env['CI'])('PSPP', () => {
  /** What PSPP makes of a file: the cells as values and as labels. */
  function listed(bytes: Uint8Array): { readonly names: readonly string[]; readonly values: readonly (readonly string[])[]; readonly labels: readonly (readonly string[])[] } {
    const folder = mkdtempSync(join(tmpdir(), 'linli-sav-'))
    try {
      writeFileSync(join(folder, 'in.sav'), bytes)
      const cells = (kind: string): string => `SAVE TRANSLATE /OUTFILE='${kind}.csv' /TYPE=CSV /FIELDNAMES /CELLS=${kind}.\n`
      writeFileSync(join(folder, 'ask.sps'), `GET FILE='in.sav'.\n${cells('VALUES')}${cells('LABELS')}`)
      const { status, stdout } = spawnSync('pspp', ['ask.sps'], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
      expect([status, stdout]).toEqual([0, ''])
      const rows = (kind: string): string[][] => Papa.parse<string[]>(readFileSync(join(folder, `${kind}.csv`), 'utf8').replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data
      const [names, ...values] = rows('VALUES')
      return { names: names!, values, labels: rows('LABELS').slice(1) }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  /** A cell of PSPP's as ours are: missing is a space there, days stand as month/day/year, and numbers may have an exponent. */
  function asOurs(cell: string, type: string): string {
    const day = cell.replace(/^(\d\d)\/(\d\d)\/(\d{4})/, '$3-$1-$2')
    return type === 'number' && cell.trim() !== '' && Number.isFinite(Number(cell)) ? String(Number(cell)) : cell === ' ' ? '' : type === 'date' ? day : cell
  }

  async function expectAgreement(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const ours = await read(bytes)
    const theirs = listed(bytes)
    const types = ours.columns.map((column) => column.declared!.type)
    const numeric = (cell: string, c: number): string => (types[c] === 'number' && cell !== '' && Number.isFinite(Number(cell)) ? String(Number(cell)) : cell)
    // Names of eight letters at most have no case of their own.
    expect(ours.columns.map(({ key }) => key.toLowerCase())).toEqual(theirs.names.map((name) => name.toLowerCase()))
    expect(cellsOf(ours).map((row) => row.map(numeric))).toEqual(theirs.values.map((row) => row.map((cell, c) => asOurs(cell, types[c]!))))
    const labelled = cellsOf(ours).map((row) => row.map((cell, c) => numeric(ours.columns[c]!.declared!.labels.find(({ value }) => value === cell)?.label ?? cell, c)))
    expect(labelled).toEqual(theirs.labels.map((row) => row.map((cell, c) => asOurs(cell, types[c]!))))
  }

  it('reads the same cells and labels in its own files', async () => {
    for (const name of ['plain.sav', 'codes.sav', 'zlib.zsav', 'gb18030.sav', 'windows-1252.sav']) await expectAgreement(bytesOf(name))
  })

  it('reads the same in files made byte by byte', async () => {
    const columns = [{ name: 'A' }, { name: 'B', width: 12 }, { name: 'C', format: 20 }]
    const cases = Array.from({ length: 300 }, (_, i): (number | string | null)[] => [i % 5 === 0 ? null : i - 150.5 * (i % 2), i % 3 === 0 ? '' : `text ${i}`, 86_400 * (i + 1)])
    for (const little of [true, false]) for (const compression of ['none', 'codes', 'zlib'] as const) await expectAgreement(savBytes({ columns, cases, little, compression, extensions: [{ kind: 20, size: 1, bytes: new TextEncoder().encode('UTF-8') }] }))
  })
})
