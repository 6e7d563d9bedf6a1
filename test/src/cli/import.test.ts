import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import { generate } from '../../../analysis/synthetic/generate.ts'
import { openImportWork } from '../../../src/engines/import-work.ts'
import type { ImportAnswerTo, ImportAsk } from '../../../src/engines/import-protocol.ts'
import { exportFiles } from '../../../src/exchange/csv-export.ts'
import { studies } from '../../../surveys/index.ts'
import { linli } from './speech.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'linli-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const HEADINGS = ['编号', '姓名', '所在区', '性别', '这里很安全', '这里很安静', '这里很干净', '意见']
const AGREE = ['非常不同意', '不同意', '一般', '同意', '非常同意']
/** People who answer in turns; who they are is invented. */
const people = (n: number): readonly (readonly string[])[] =>
  Array.from({ length: n }, (_, i) => [`id-${1000 + i}`, `${'王李张刘陈'[i % 5]}${'明静伟洋晨'[(i + 2) % 5]}`, ['东区', '西区'][i % 2]!, ['男', '女'][i % 2]!, AGREE[i % 5]!, AGREE[(i + 1) % 5]!, AGREE[(i * 3) % 5]!, i % 4 === 0 ? `第${i}条` : ''])
const csv = (rows: readonly (readonly string[])[], headings: readonly string[] = HEADINGS): string => `${[headings, ...rows].map((cells) => cells.join(',')).join('\r\n')}\r\n`
const at = (name: string): string => join(base, name)
function put(name: string, text: string | Uint8Array): string {
  writeFileSync(at(name), text)
  return at(name)
}
/** Every file of a folder with its bytes and the time of its last change. */
const state = (folder: string): readonly (readonly [string, string, number])[] =>
  readdirSync(folder).toSorted().map((name) => [name, readFileSync(join(folder, name)).toString('base64'), statSync(join(folder, name)).mtimeMs])
const jsonIn = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
interface Index {
  readonly format: string
  readonly sha256: string
  readonly counts: { readonly rows: number; readonly problems: number }
  readonly leftOut: readonly { readonly column: string; readonly why: string }[]
  readonly problems: readonly { readonly line: number; readonly column: string; readonly value: string }[]
  readonly files: readonly string[]
}
/** The id of the study that the desk makes of a file with a saved mapping. */
async function atDesk(file: File, saved: ImportMap): Promise<string> {
  const work = openImportWork(() => Promise.resolve('new'))
  const ask = <A extends ImportAsk>(what: A) => work(what, () => undefined) as Promise<ImportAnswerTo[A['do']]>
  await ask({ do: 'open', known: [] })
  await ask({ do: 'read', file, wanted: null })
  const { adopted } = await ask({ do: 'adopt', file, saved })
  return (await ask({ do: 'keep', map: adopted.map })).study
}
const index = (folder: string): Index => jsonIn(join(folder, 'import.json'))
const en = (...argv: readonly string[]) => linli(...argv, '--lang', 'en')

describe('import', () => {
  it('writes a folder with the study, the mapping, what became of everything, and the files of an export', async () => {
    const { code, out, told } = await en('import', put('a.csv', csv(people(40))), '--out', at('set'))
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(told).toContain('"a.csv": no known tool, read by its content; encoding utf-8, delimiter ","; 40 rows × 8 columns')
    expect(told).toContain('Left out, looks like names of persons (columns: 1): 姓名')
    expect(told).toContain(join(at('set'), 'map.json'))
    const names = readdirSync(at('set'))
    expect(names).toEqual(expect.arrayContaining(['study.json', 'map.json', 'import.json']))
    for (const end of ['_resident_codes.csv', '_resident_codes_zh.sps', '_resident_labels_zh.csv', '_resident_labels_en.csv', '_resident_codebook.csv', '_resident_values.csv', '_resident_text.csv', '_README.txt']) {
      expect(names.filter((name) => name.endsWith(end))).toHaveLength(1)
    }
    expect(index(at('set'))).toMatchObject({ format: 'linli-dataset/1', kind: 'text', counts: { rows: 40, columns: 8, problems: 0 }, kept: [], problems: [] })
    expect(index(at('set')).leftOut).toContainEqual({ column: '姓名', why: 'name' })
    expect([...index(at('set')).files, 'import.json'].toSorted()).toEqual(names.toSorted())
    for (const [, bytes] of state(at('set'))) expect(Buffer.from(bytes, 'base64').toString()).not.toContain('王张')
    expect(readdirSync(base).toSorted()).toEqual(['a.csv', 'set'])
  })

  it('of the same file again says that nothing changed and leaves bytes and times alone', async () => {
    const file = put('a.csv', csv(people(40)))
    await linli('import', file, '--out', at('set'))
    for (const name of readdirSync(at('set'))) utimesSync(join(at('set'), name), 1, 1)
    const before = state(at('set'))
    const { code, told } = await en('import', file, '--out', at('set'))
    expect(code).toBe(0)
    expect(told).toContain('nothing changed')
    expect(state(at('set'))).toEqual(before)
    expect((await linli('import', file, '--out', at('other'))).code).toBe(0)
    expect(state(at('other')).map(([name, bytes]) => [name, bytes])).toEqual(before.map(([name, bytes]) => [name, bytes]))
  })

  it('refuses a folder with another dataset, with a report, or with anybody\'s files, and touches none of them', async () => {
    const file = put('a.csv', csv(people(40)))
    await linli('import', file, '--out', at('set'))
    const before = state(at('set'))
    const other = await en('import', put('b.csv', csv(people(41))), '--out', at('set'))
    expect([other.code, other.told.includes(`begins with ${index(at('set')).sha256.slice(0, 12)}`)]).toEqual([1, true])
    expect(state(at('set'))).toEqual(before)

    mkdirSync(at('mine'))
    writeFileSync(join(at('mine'), 'thesis.docx'), 'mine')
    const foreign = await en('import', file, '--out', at('mine'))
    expect([foreign.code, foreign.told.includes('thesis.docx'), readdirSync(at('mine'))]).toEqual([1, true, ['thesis.docx']])
    writeFileSync(join(at('set'), 'notes.txt'), 'mine')
    expect((await en('import', file, '--out', at('set'))).told).toContain('notes.txt')
    rmSync(join(at('set'), 'notes.txt'))

    await linli('report', '--study', at('set'), '--out', at('report'))
    expect((await en('import', file, '--out', at('report'))).code).toBe(1)
    expect((await en('report', '--study', at('set'), '--out', at('set'))).code).toBe(1)
    expect(state(at('set'))).toEqual(before)
  })

  it('refuses a folder whose files somebody changed: an edited mapping is pointed out, not lost', async () => {
    const file = put('a.csv', csv(people(40)))
    await linli('import', file, '--out', at('set'))
    const path = join(at('set'), 'map.json')
    const map = jsonIn<ImportMap>(path)
    writeFileSync(path, JSON.stringify({ ...map, title: { 'zh-CN': '我的调查', en: 'My survey' } }))
    const edited = await en('import', file, '--out', at('set'))
    expect([edited.code, edited.told.includes(`add --map "${path}"`)]).toEqual([1, true])
    expect(jsonIn<ImportMap>(path).title.en).toBe('My survey')

    const taken = await en('import', file, '--map', path, '--out', at('set'))
    expect(taken.code).toBe(0)
    expect(jsonIn<{ title: { en: string } }>(join(at('set'), 'study.json')).title.en).toBe('My survey')
    expect((await en('import', file, '--map', path, '--out', at('set'))).told).toContain('nothing changed')

    const codes = join(at('set'), readdirSync(at('set')).find((name) => name.endsWith('_codes.csv'))!)
    writeFileSync(codes, readFileSync(codes, 'utf8').replace('\r\n1,', '\r\n2,'))
    const changed = await en('import', file, '--map', path, '--out', at('set'))
    expect([changed.code, changed.told.includes('_codes.csv')]).toEqual([1, true])
  })

  it('applies a mapping to the next file: what it does not know is listed or left out, what the file lacks is told', async () => {
    await linli('import', put('a.csv', csv(people(40))), '--out', at('set'))
    const next = people(30).map((cells, i) => [...cells.slice(0, 3), i === 4 ? '保密' : cells[3]!, ...cells.slice(4, 7), `${i}`])
    const headings = [...HEADINGS.slice(0, 7), '灯的颜色']
    const { code, told } = await en('import', put('b.csv', csv(next, headings)), '--map', join(at('set'), 'map.json'), '--out', at('next'))
    expect(code).toBe(0)
    expect(told).toContain('Line 6, column "性别", value "保密": the mapping does not know this value')
    expect(told).toContain('1 in all')
    expect(told).toContain('Left out, is not in the mapping (columns: 1): 灯的颜色')
    expect(told).toContain('The file has no column "意见" of the mapping')
    expect(index(at('next'))).toMatchObject({ counts: { rows: 30, problems: 1, lostCells: 1 }, problems: [{ line: 6, column: '性别', value: '保密' }] })
    const books = [at('set'), at('next')].map((folder) => readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith('_values.csv'))!), 'utf8'))
    expect(books[1]).toBe(books[0])
  })

  it('leaves out what is guarded in the file whatever the mapping says, and says so', async () => {
    const file = put('a.csv', csv(people(40)))
    await linli('import', file, '--out', at('set'))
    const map = jsonIn<ImportMap>(join(at('set'), 'map.json'))
    const greedy = { ...map, leftOut: map.leftOut.filter(({ column }) => column !== '姓名'), variables: [...map.variables, { ...map.variables.find(({ kind }) => kind === 'text')!, name: 'WHO', column: '姓名' }] }
    const { code, told } = await en('import', file, '--map', put('greedy.json', JSON.stringify(greedy)), '--out', at('again'))
    expect([code, told.includes('Left out, looks like names of persons (columns: 1): 姓名')]).toEqual([0, true])
    expect(state(at('again')).map(([name, bytes]) => [name, bytes])).toEqual(state(at('set')).map(([name, bytes]) => [name, bytes]))
  })

  it('keeps the name of the file nowhere, which may be that of a person', async () => {
    await linli('import', put('张伟_问卷数据 (John Smith).csv', csv(people(40))), '--out', at('set'))
    for (const [name, bytes] of state(at('set'))) expect(`${name} ${Buffer.from(bytes, 'base64').toString()}`).not.toMatch(/张伟_|John|问卷数据/)
    expect(jsonIn<ImportMap>(join(at('set'), 'map.json')).title).toEqual({ 'zh-CN': '导入的问卷', en: 'Imported questionnaire' })
  })

  it('tells what counts as the option for anything else, which scale goes short, and which headings only their place tells apart', async () => {
    await linli('import', put('a.csv', csv(people(40))), '--out', at('set'))
    const map = jsonIn<ImportMap>(join(at('set'), 'map.json'))
    const sex = map.variables.find(({ text }) => text['zh-CN'] === '性别')!
    const items = map.variables.flatMap((one) => (one.kind === 'coded' && one.bounds ? [one.name] : []))
    const scale: ImportMap['scales'][number] = { name: 'SAFE', label: { 'zh-CN': '安全', en: 'Safety' }, kind: 'reflective', high: 'good', items, atLeast: 2, bounds: { min: 1, max: 5 }, source: 'theirs' }
    const saved = put('map.json', JSON.stringify({ ...map, scales: [scale], variables: map.variables.map((one) => (one === sex && one.kind === 'coded' ? { ...one, rest: 2 } : one)) }))
    const next = people(40).map((cells, i) => [...cells.slice(0, 3), i < 3 ? `写${i % 2}` : cells[3]!, `1380000${1000 + i}`, ...cells.slice(5)])
    const { code, told } = await en('import', put('b.csv', csv(next)), '--map', saved, '--out', at('next'))
    expect(code).toBe(0)
    expect(told).toContain(`Variable ${sex.name}: texts that are none of the answers listed count as`)
    expect(told).toContain('(cells: 3; different texts: 2)')
    expect(told).toContain(`Scale "Safety" goes without ${items[0]!}:`)
    expect(index(at('next'))).toMatchObject({ rest: [{ variable: sex.name, code: 2, cells: 3, texts: 2 }] })
    const twice = csv(people(40), [...HEADINGS.slice(0, 6), '这里很安静', '意见'])
    await linli('import', put('c.csv', twice), '--out', at('twice'))
    expect((await en('import', at('c.csv'), '--map', join(at('twice'), 'map.json'), '--out', at('twice'))).told).toContain('The heading "这里很安静" stands over more than one column')
  })

  it('makes the same study of a file and a saved mapping as the desk does, also where the file has to be read in another way', async () => {
    await linli('import', put('a.csv', csv(people(40))), '--out', at('set'))
    const saved = jsonIn<ImportMap>(join(at('set'), 'map.json'))
    const files = { again: csv(people(40)), more: csv(people(30).map((cells) => [...cells, '1']), [...HEADINGS, '新题']), titled: `一次调查的结果\r\n${csv(people(40))}`, phones: csv(people(40).map((cells, i) => [...cells.slice(0, 7), `1380000${1000 + i}`])) }
    for (const [name, text] of Object.entries(files)) {
      await linli('import', put(`${name}.csv`, text), '--map', join(at('set'), 'map.json'), '--out', at(name))
      const byHand = await atDesk(new File([text], `${name}.csv`), saved)
      expect([name, byHand]).toEqual([name, jsonIn<{ id: string }>(join(at(name), 'study.json')).id])
    }
  })

  it('applies a mapping however the next file was saved, and as it says where that fits', async () => {
    await linli('import', put('a.csv', csv(people(40))), '--out', at('set'))
    const map = join(at('set'), 'map.json')
    const latin = put('semicolons.csv', csv(people(40)).replaceAll(',', ';'))
    expect((await en('import', latin, '--map', map, '--out', at('semicolons'))).told).toContain('delimiter ";"; 40 rows × 8 columns')
    const titled = put('titled.csv', `一次调查的结果\r\n${csv(people(40))}`)
    expect((await en('import', titled, '--map', map, '--out', at('titled'))).told).toContain('40 rows × 8 columns')
    const forced = { ...jsonIn<ImportMap>(map), reading: { ...jsonIn<ImportMap>(map).reading, encoding: 'gb18030' } }
    expect((await en('import', at('a.csv'), '--map', put('forced.json', JSON.stringify(forced)), '--out', at('forced'))).told).toContain('encoding utf-8')
  })

  it('tells fifty problems and the count of all, and no mark that a terminal would obey', async () => {
    await linli('import', put('a.csv', csv(people(100))), '--out', at('set'))
    const wrong = people(100).map((cells, i) => [...cells.slice(0, 3), i < 60 ? `\u001B[31m${i}` : cells[3]!, ...cells.slice(4)])
    const { code, told } = await en('import', put('b.csv', csv(wrong)), '--map', join(at('set'), 'map.json'), '--out', at('next'))
    expect(code).toBe(0)
    expect(told.match(/^Line \d+, column "性别"/gm)).toHaveLength(50)
    expect(told).toContain('60 in all')
    expect(told).not.toContain('\u001B')
    expect(index(at('next')).problems).toHaveLength(60)
  })

  it('leaves out rows that are no people by a rule that can be changed, and says what it read in one of two ways', async () => {
    const rows = people(40).map((cells, i) => [...cells, `"${(i % 9) + 1},${200 + i}"`, `0${(i % 8) + 1}/0${(i % 5) + 3}/2026`])
    const below = [['合计', '', '', '', '', '', '', '', '"200,000"', ''], Array.from({ length: 10 }, () => '')]
    const file = put('sum.csv', csv([...rows, ...below], [...HEADINGS, '收入', '哪天来的']))
    const { code, told } = await en('import', file, '--out', at('set'))
    expect(code).toBe(0)
    expect(told).toContain('Rows in which column "编号" says "合计" are no people (notPeople in the mapping, to be changed there): 1')
    expect(told).toContain('Rows that are not in the data, rows in which nothing stands: 1')
    expect(told).toContain('Rows that are not in the data, rows that are no people (totals, previews, tests): 1')
    expect(told).toMatch(/Variable \w+ can be read in two ways: "1,200" was taken for 1200 and could be 1\.2; no cell tells thousands from decimals\. To change it, edit "as"/)
    expect(told).toMatch(/Variable \w+ can be read in two ways: "\d\d\/\d\d\/2026" was taken for 2026-\d\d-\d\d and could be 2026-\d\d-\d\d; no row tells whether the month or the day comes first/)
    expect((await linli('import', file, '--out', at('zh'), '--lang', 'zh-CN')).told).toContain('列“编号”为“合计”的行不算人（对应表 notPeople，可以改）：1 行')

    const map = jsonIn<ImportMap>(join(at('set'), 'map.json'))
    expect(map.notPeople).toEqual([{ column: '编号', values: ['合计'] }])
    const none = put('none.json', JSON.stringify({ ...map, notPeople: [{ column: '状态', values: ['试填'] }] }))
    const all = await en('import', file, '--map', none, '--out', at('all'))
    expect(all.told).toContain('The file has no column "状态", by which the mapping tells rows that are no people.')
    expect(all.told).not.toContain('rows that are no people (totals')
  })

  it('writes nothing where a mapping cannot be applied, and names the place in it', async () => {
    const file = put('a.csv', csv(people(40)))
    await linli('import', file, '--out', at('set'))
    const map = jsonIn<ImportMap>(join(at('set'), 'map.json'))
    const attempts: readonly (readonly [string, unknown])[] = [
      ['leftOut', { ...map, leftOut: [...map.leftOut, map.leftOut[0]] }],
      ['format', { ...map, format: 'other/1' }],
    ]
    for (const [path, value] of attempts) {
      const { code, out, told } = await en('import', file, '--map', put('map.json', JSON.stringify(value)), '--out', at('none'))
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(told).toMatch(new RegExp(`map\\.json" is wrong at ${path}`))
    }
    expect((await en('import', file, '--map', put('map.json', '{'), '--out', at('none'))).code).toBe(1)
    expect(existsSync(at('none'))).toBe(false)
  })

  it('ends with 1 and the way out where the file cannot be read', async () => {
    for (const [name, said] of [['none.csv', 'ENOENT'], ['.', 'EISDIR']] as const) {
      const { code, told } = await en('import', at(name), '--out', at('set'))
      expect([code, told.includes(said)]).toEqual([1, true])
    }
    const { code, told } = await en('import', put('empty.csv', ''), '--out', at('set'))
    expect([code, told.includes('empty.csv')]).toEqual([1, true])
    expect(existsSync(at('set'))).toBe(false)
  })

  it('takes a codes file of our own by its content, and says how it is better used', async () => {
    const demo = studies.find(({ id }) => id === 'demo')!
    const { bytes } = exportFiles(demo, generate(demo)).find(({ name }) => name.endsWith('staff_codes.csv'))!
    const file = put('own_codes.csv', bytes)
    const { code, told } = await en('import', file, '--out', at('set'))
    expect(code).toBe(0)
    expect(told).toContain(`--data "${file}"`)
  })
})

describe('a dataset', () => {
  it('is reported on, asked and exported by its folder alone', async () => {
    await linli('import', put('a.csv', csv(people(60))), '--out', at('set'))
    const report = await linli('report', '--study', at('set'), '--out', at('report'))
    expect([report.code, report.out]).toEqual([0, ''])
    expect(readFileSync(join(at('report'), 'report.md'), 'utf8')).toContain('非常同意')

    const map = jsonIn<ImportMap>(join(at('set'), 'map.json'))
    const { name } = map.variables.find(({ text }) => text['zh-CN'] === '性别')!
    const run = await linli('run', 'describe/frequencies', '--study', at('set'), '--options', JSON.stringify({ variables: [name] }))
    expect([run.code, (JSON.parse(run.out) as { status: string }).status]).toEqual([0, 'completed'])

    expect((await linli('export', '--study', at('set'), '--out', at('export'))).code).toBe(0)
    for (const file of readdirSync(at('export'))) expect(readFileSync(join(at('export'), file)).equals(readFileSync(join(at('set'), file)))).toBe(true)
  })

  it('is refused where its data are no longer those that were imported', async () => {
    await linli('import', put('a.csv', csv(people(60))), '--out', at('set'))
    const codes = join(at('set'), readdirSync(at('set')).find((file) => file.endsWith('_codes.csv'))!)
    const rows = readFileSync(codes, 'utf8').split('\r\n')
    writeFileSync(codes, [...rows.slice(0, 3), ...rows.slice(4)].join('\r\n'))
    const { code, told } = await en('report', '--study', at('set'), '--out', at('report'))
    expect([code, told.includes(codes)]).toEqual([1, true])
    rmSync(codes)
    expect((await en('report', '--study', at('set'), '--out', at('report'))).told).toContain('ENOENT')
    expect(existsSync(at('report'))).toBe(false)
  })

  it('is named by its folder, not by its study file, and takes no other data', async () => {
    await linli('import', put('a.csv', csv(people(60))), '--out', at('set'))
    const study = join(at('set'), 'study.json')
    for (const data of [[], ['--data', at('a.csv')]]) {
      const { code, told } = await en('report', '--study', study, ...data, '--out', at('report'))
      expect([code, told.includes('made from an imported file')]).toEqual([1, true])
    }
    expect((await en('report', '--study', at('set'), '--data', at('a.csv'), '--out', at('report'))).code).toBe(2)
  })
})
