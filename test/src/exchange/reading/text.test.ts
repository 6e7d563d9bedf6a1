import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../../analysis/study/hash.ts'
import { readFile, readRaw, type ReadStep } from '../../../../src/exchange/reading/index.ts'
import { readText } from '../../../../src/exchange/reading/text.ts'
import { cellsOf, encoded, fault, read, sourceOf, tableOf, utf16 } from './files.ts'

const folder = join(import.meta.dirname, '../../../fixtures/import')
const real = (path: string) => sourceOf(readFileSync(join(folder, path)), path.split('/').at(-1))
const readReal = (path: string) => readRaw(real(path), null, () => {})

describe('real files', () => {
  it.each([
    ['china_division_codes/communities_tianning_huangpu.csv', 292, 6, 1, 'utf-8'],
    ['china_division_codes/communities_tianning_huangpu_bom.csv', 292, 6, 1, 'utf-8'],
    ['china_division_codes/communities_tianning_huangpu_gb18030.csv', 292, 6, 1, 'gb18030'],
    ['fivethirtyeight_masculinity_weighted/raw-responses.csv', 1615, 98, 1, 'utf-8'],
    ['fivethirtyeight_masculinity_weighted/published-weighted-crosstabs.csv', 232, 12, 1, 'utf-8'],
    ['fivethirtyeight_starwars_surveymonkey/StarWars.csv', 1186, 38, 2, 'macintosh'],
    ['fivethirtyeight_steak_surveymonkey/steak-risk-survey.csv', 550, 15, 2, 'utf-8'],
    ['google_forms_r_community_2019_en/responses_en_300.csv', 300, 48, 1, 'utf-8'],
    ['limesurvey_csv_rse2017_nl/public_data.csv', 77, 131, 1, 'utf-8'],
    ['manchester_burglary_wards_2018/burglary_ward_month_2018.csv', 384, 3, 1, 'utf-8'],
    ['qualtrics_minimal/sample.csv', 1, 20, 3, 'utf-8'],
    ['qualtrics_minimal/sample_legacy.csv', 1, 15, 2, 'utf-8'],
  ])('%s has %i rows, %i columns, %i rows of headings', async (path, rows, columns, headings, encoding) => {
    const raw = await readReal(path)
    expect(raw.reading).toEqual({ kind: 'text', encoding, delimiter: ',', sheet: null, skip: 0, headings })
    expect([raw.rows, raw.columns.length, raw.badRows]).toEqual([rows, columns, []])
    expect(raw.sha256).toBe(sha256Hex(readFileSync(join(folder, path))))
  })

  it('reads one table from three encodings', async () => {
    const [plain, marked, gb] = await Promise.all(['', '_bom', '_gb18030'].map((end) => readReal(`china_division_codes/communities_tianning_huangpu${end}.csv`)))
    expect(tableOf(marked!)).toEqual(tableOf(plain!))
    expect(tableOf(gb!)).toEqual(tableOf(plain!))
    expect(tableOf(gb!)[1]).toEqual(['320402', '天宁区', '320402001', '雕庄街道', '320402001001', '朝阳花园社区居委会'])
  })

  it('shows the first rows as the file has them', async () => {
    const source = real('fivethirtyeight_starwars_surveymonkey/StarWars.csv')
    const { first, sheets } = await readFile(source, null, () => {})
    expect(first).toHaveLength(12)
    expect([first[0]![0], first[1]![1], first[2]![0]]).toEqual(['RespondentID', 'Response', '3292879998'])
    expect(sheets).toEqual([])
  })
})

describe('cells', () => {
  it('are texts exactly as they stand: spaces, zeros in front, signs of formulas, numbers of 18 digits', async () => {
    const cells = [' a ', '007', '=1+1', '+1', '-8', '@x', "'x", '440301199001011234', '1,5', 'a"b', '\uFFFD', '\u3000', '1E5', 'TRUE', 'null']
    const raw = await read(`a\tb\n${cells.map((cell) => `${cell}\tx`).join('\n')}\n`, { headings: 1 })
    expect(cellsOf(raw).map(([cell]) => cell)).toEqual(cells)
  })

  it('are found again whether their texts rise, as numbers of rows do, or come anyhow', async () => {
    const text = fc.oneof(fc.nat(300).map(String), fc.constantFrom('', '10', '010', 'é', 'éé', '"10"', '"a ""b"""', 'x'.repeat(40)))
    const order = fc.constantFrom<(a: string, b: string) => number>(() => 0, (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0))
    const plain = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 200 }), order, fc.array(text, { maxLength: 30 }), async (first, by, then) => {
        const cells = [...first.toSorted(by), ...then]
        const { columns: [column] } = await read(`a\tb\n${cells.map((cell) => `${cell}\tx`).join('\n')}\n`, { headings: 1 })
        expect(Array.from(column!.index, (at) => column!.values[at])).toEqual(cells.map(plain))
        expect(new Set(column!.values).size).toBe(column!.values.length)
        expect([...column!.counts]).toEqual(column!.values.map((value) => cells.filter((cell) => plain(cell) === value).length))
      }),
    )
  })

  it('may hold delimiters, line ends and quotation marks within quotation marks, and begin with a tab', async () => {
    expect(tableOf(await read('a,b\r\n"x,y","1\r\n2"\r\n"she said ""hi""","\tz"\r\n"","""" \r\n'))).toEqual([['a', 'b'], ['x,y', '1\r\n2'], ['she said "hi"', '\tz'], ['', '"']])
  })

  it('keep a quotation mark that is not doubled if the cell has one line', async () => {
    expect(cellsOf(await read('a,b\n5" pipe,"the "big" one"\nx,y\nx,z\n'))).toEqual([['5" pipe', 'the "big" one'], ['x', 'y'], ['x', 'z']])
  })

  it('are the same text whether quoted or not', async () => {
    const { columns } = await read('a,b\n1,"1"\n"1",\nxx,"xx"\n"xx",""\n"区",区\n区,"区"\n')
    expect(columns.map(({ values, counts }) => [values, [...counts]])).toEqual([[['1', 'xx', '区'], [2, 2, 2]], [['1', '', 'xx', '区'], [1, 2, 1, 2]]])
  })
})

describe('rows', () => {
  it('begin on the lines of the file, whatever line breaks and blank lines stand between', async () => {
    const raw = await read('a,b\r\n\r\n1,"x\n\ny"\r2,z\n\n\r\n3,"\r\n"\r\n\r4,w')
    expect(cellsOf(raw)).toEqual([['1', 'x\n\ny'], ['2', 'z'], ['3', '\r\n'], ['4', 'w']])
    expect([...raw.lines]).toEqual([3, 6, 9, 12])
  })

  it('of another width are set aside with their line, and none is made up', async () => {
    const raw = await read('a,b,c\n1,2,3\n1,2\n4,5,6\n1,2,3,4\n,,,\n7,8,9,\n7,8,9,""\n0,0,0\n')
    expect(cellsOf(raw)).toEqual([['1', '2', '3'], ['4', '5', '6'], ['', '', ''], ['7', '8', '9'], ['7', '8', '9'], ['0', '0', '0']])
    expect(raw.badRows).toEqual([{ line: 3, cells: 2, expected: 3 }, { line: 5, cells: 4, expected: 3 }])
    expect([...raw.lines]).toEqual([2, 4, 6, 7, 8, 9])
    expect(raw.columns.flatMap(({ values }) => values)).not.toContain('4,')
    expect(raw.columns.every(({ counts }) => counts.every((n) => n > 0))).toBe(true)
  })

  it('may leave away columns at the end that have no heading', async () => {
    expect(tableOf(await read('a,b,\n1,2\n3,4,\n'))).toEqual([['a', 'b'], ['1', '2'], ['3', '4']])
    expect(tableOf(await read('a,b,\n1,2\n3,4,x\n5,6,\n'))).toEqual([['a', 'b', 'column 3'], ['1', '2', ''], ['3', '4', 'x'], ['5', '6', '']])
  })

  it('of empty cells are rows, and lines without a byte are none', async () => {
    expect((await read('a,b\n,\n\n,\n1,2\n')).rows).toBe(3)
    expect(cellsOf(await read('a\n1\n\n""\n2', { headings: 1 }))).toEqual([['1'], [''], ['2']])
  })

  it('need no line end after the last', async () => {
    for (const end of ['', '\n', '\r', '\r\n', '\n\n']) expect(cellsOf(await read(`a,b\n1,2\n3,"x"${end}`))).toEqual([['1', '2'], ['3', 'x']])
    expect(cellsOf(await read('a,b\n1,2\n3,'))).toEqual([['1', '2'], ['3', '']])
  })
})

describe('columns', () => {
  it('of one heading get different keys', async () => {
    expect((await read('a,a, a ,,\n1,2,3,,5\n')).columns.map(({ key }) => key)).toEqual(['a', 'a #2', 'a #3', 'column 4', 'column 5'])
  })
  it('may be one', async () => {
    const raw = await read('answer\nyes\nno\nno; never\n')
    expect([raw.reading.delimiter, tableOf(raw)]).toEqual([',', [['answer'], ['yes'], ['no'], ['no; never']]])
  })
  it('are named by their place where a person says there are no headings', async () => {
    const raw = await read('1,2\n3,4\n', { headings: 0 })
    expect(tableOf(raw)).toEqual([['column 1', 'column 2'], ['1', '2'], ['3', '4']])
    expect(raw.reading.headings).toBe(0)
  })
  it('begin below what a person says belongs to nothing', async () => {
    expect(tableOf(await read('x\ny,z\na,b\n1,2\n', { skip: 2, headings: 1 }))).toEqual([['a', 'b'], ['1', '2']])
  })
  it('have their headings in two rows if a person says so', async () => {
    expect((await read('Q1,,Q2\nyes,no,how\n1,0,3\n', { headings: 2 })).columns.map(({ headings, key }) => [headings, key])).toEqual([
      [['Q1', 'yes'], 'Q1 › yes'], [['', 'no'], 'no'], [['Q2', 'how'], 'Q2 › how'],
    ])
  })
})

describe('the delimiter', () => {
  it.each([',', ';', '\t', '|'])('%j is found', async (d) => {
    const raw = await read(['id', 'How, much; is|it?'.replaceAll(d, ' '), 'x'].join(d) + '\n' + Array.from({ length: 5 }, (_, i) => [i, '1,5', 'a; b'].map((cell) => (String(cell).includes(d) ? `"${cell}"` : cell)).join(d) + '\n').join(''))
    expect([raw.reading.delimiter, raw.columns.length, raw.rows]).toEqual([d, 3, 5])
  })
  it('is a semicolon where commas are decimal marks', async () => {
    expect((await read('a;b\n1,5;2,5\n1,0;3,5\n')).reading.delimiter).toBe(';')
  })
  it('is what the note of a spreadsheet program says, which is no heading', async () => {
    const raw = await read('sep=|\na,x|b\n1|2\n')
    expect([raw.reading, tableOf(raw), [...raw.lines]]).toMatchObject([{ delimiter: '|', skip: 1, headings: 1 }, [['a,x', 'b'], ['1', '2']], [3]])
  })
  it('is what a person says', async () => {
    expect((await read('a:b,c\n1:2,3\n', { delimiter: ':' })).columns.map(({ key }) => key)).toEqual(['a', 'b,c'])
    for (const delimiter of ['"', '\n', '，', '', ', ']) expect(await fault(read('a,b\n1,2\n', { delimiter }))).toEqual(['delimiterUnknown', null])
  })
})

describe('the encoding', () => {
  const chinese = '编号,您的性别,满意度\r\n1,男,非常满意\r\n2,女,“一般”\r\n3,男,不太满意，因为…\r\n'
  const french = 'numéro,réponse\n1,Déjà très bien\n2,Ça dépend – « peut-être »\n3,Élève\n'

  it.each([
    ['utf-8', encoded(chinese, 'utf-8'), chinese],
    ['gb18030', encoded(chinese, 'gb18030'), chinese],
    ['big5', encoded('編號,性別,滿意度\n1,男,非常滿意\n2,女,不滿意\n', 'big5'), '編號,性別,滿意度\n1,男,非常滿意\n2,女,不滿意\n'],
    ['windows-1252', encoded(french, 'windows-1252'), french],
    ['macintosh', encoded(french, 'macintosh'), french],
    ['windows-1251', encoded('номер,ответ\n1,скорее да\n2,Нет\n', 'windows-1251'), 'номер,ответ\n1,скорее да\n2,Нет\n'],
    ['utf-16le', Uint8Array.from([0xff, 0xfe, ...utf16(chinese, false)]), chinese],
    ['utf-16be', Uint8Array.from([0xfe, 0xff, ...utf16(chinese, true)]), chinese],
    ['utf-16le', Uint8Array.from(utf16(chinese, false)), chinese],
    ['utf-16be', Uint8Array.from(utf16(chinese, true)), chinese],
  ])('%s is found, and its text is right', async (encoding, bytes, text) => {
    const raw = await read(bytes)
    expect(raw.reading.encoding).toBe(encoding)
    expect(tableOf(raw)).toEqual(text.trim().split(/\r?\n/).map((line) => line.split(',')))
  })

  it('is guessed from very few signs as well', async () => {
    const guess = async (...bytes: number[]) => (await read([...encoded('a,b\n1,', 'utf-8'), ...bytes, 0x0a])).reading.encoding
    expect([await guess(0xe9), await guess(0xf1, 0xb3), await guess(0x93, 0x78, 0x94), await guess(0x8e)]).toEqual(['windows-1252', 'gb18030', 'windows-1252', 'macintosh'])
  })

  it('windows-1252 has its own signs where Latin-1 has none', async () => {
    expect(cellsOf(await read([...encoded('a,b\nit', 'latin1'), 0x92, 0x73, 0x2c, 0x80, 0x0a], { encoding: 'windows-1252' }))).toEqual([['it’s', '€']])
  })

  it('is what a person says, by any of its names', async () => {
    const bytes = encoded('a,b\nйцу,1\n', 'koi8-r')
    expect((await read(bytes, { encoding: 'KOI8' })).reading.encoding).toBe('koi8-r')
    expect(cellsOf(await read(bytes, { encoding: 'KOI8' }))).toEqual([['йцу', '1']])
    expect(await fault(read(bytes, { encoding: 'klingon' }))).toEqual(['encodingUnknown', null])
    expect(await fault(read(encoded('a,b\n是,1\n', 'gb18030'), { encoding: 'utf-8' }))).toEqual(['encodingWrong', 2])
  })

  it('is looked for anew where the first signs beyond ASCII come late', async () => {
    const before = 'number,answer\n' + '1,yes\n'.repeat(60_000)
    const steps: ReadStep[] = []
    const raw = await read(Uint8Array.from([...encoded(before, 'gb18030'), ...encoded('2,非常满意\n3,不太满意\n', 'gb18030')]), null, (step) => steps.push(step))
    expect([raw.reading.encoding, raw.rows, cellsOf(raw).at(-1)]).toEqual(['gb18030', 60_002, ['3', '不太满意']])
    expect(steps.filter(({ done }) => done === 0)).toHaveLength(2)
  })

  it('of two kinds in one file is refused with the line', async () => {
    const utf8 = new TextEncoder().encode('a,b\n' + '1,非常满意\n'.repeat(50))
    const gb = encoded('1,不太满意\n', 'gb18030')
    expect(await fault(read([...utf8, ...gb]))).toEqual(['encodingMixed', 52])
    expect(await fault(read([...utf8, ...new TextEncoder().encode('1,x\n'.repeat(80_000)), ...gb]))).toEqual(['encodingMixed', 80_052])
    expect(await fault(read([0xef, 0xbb, 0xbf, ...encoded('a,b\n1,不太满意\n', 'gb18030')]))).toEqual(['encodingMixed', 2])
  })

  it('of several bytes may have a delimiter among its later bytes', async () => {
    const bytes = [...encoded('甲|乙\n', 'gb18030'), 0x81, 0x7c, 0x7c, 0x31, 0x0a]
    const raw = await read(bytes, { encoding: 'gb18030', delimiter: '|' })
    expect(cellsOf(raw)).toEqual([[new TextDecoder('gb18030').decode(Uint8Array.of(0x81, 0x7c)), '1']])
    expect(cellsOf(await read(bytes.map((byte, i) => (byte === 0x7c && bytes[i - 1] !== 0x81 ? 0x2c : byte)), { encoding: 'gb18030', delimiter: ',' }))).toEqual(cellsOf(raw))
  })

  it('takes one text written in two ways for one', async () => {
    // Shift_JIS has the sign "because" three times.
    const { columns } = await read([0x61, 0x2c, 0x62, 0x0a, 0x81, 0xe6, 0x2c, 0x31, 0x0a, 0xfa, 0x5b, 0x2c, 0x31, 0x0a], { encoding: 'shift_jis' })
    expect([columns[0]!.values, [...columns[0]!.counts]]).toEqual([['∵'], [2]])
  })
})

describe('while it is read', () => {
  it('tells how far it is, begins with nothing and ends with everything', async () => {
    const steps: ReadStep[] = []
    const source = sourceOf('a,b\n' + '1,2\n'.repeat(500_000))
    await readText(source, null, (step) => steps.push(step))
    expect(steps[0]).toEqual({ done: 0, of: source.blob.size, rows: 0 })
    expect(steps.at(-1)).toEqual({ done: source.blob.size, of: source.blob.size, rows: 500_000 })
    expect(steps.every(({ done, rows }, i) => i === 0 || (done >= steps[i - 1]!.done && rows >= steps[i - 1]!.rows))).toBe(true)
  })
})
