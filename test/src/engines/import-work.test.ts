import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import { readPublished } from '../../../analysis/study/publish.ts'
import { openImportWork } from '../../../src/engines/import-work.ts'
import type { ImportAnswerTo, ImportAsk } from '../../../src/engines/import-protocol.ts'
import { openWork } from '../../../src/engines/work.ts'
import type { AnswerTo, Ask } from '../../../src/engines/protocol.ts'
import type { ReadStep } from '../../../src/exchange/reading/index.ts'
import { openStore } from '../../../src/store/store.ts'

const NAMES = ['王小明', '李静', '张伟', '刘洋', '陈晨', '杨帆', '赵敏', '黄磊', '周杰', '吴芳', '徐丽', '孙强']
const AGREE = ['非常不同意', '不同意', '一般', '同意', '非常同意']
const rows = NAMES.map((name, i) => [String(i + 1), name, `1380000${1000 + i}`, ['东区', '西区'][i % 2]!, ['男', '女'][i % 2]!, AGREE[i % 5]!, AGREE[(i + 1) % 5]!, AGREE[(i + 2) % 5]!, i === 3 ? '请打13912345678' : ''])
const HEADINGS = ['序号', '姓名', '联系电话', '所在区', '性别', '这里很安全', '这里很安静', '这里很干净', '意见']
const csv = (...lines: readonly (readonly string[])[]) => `${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
const file = (text: string, name = 'their.csv') => new File([text], name)
const theirs = file(csv(HEADINGS, ...rows))

type Put = Parameters<typeof openImportWork>[0]
let made = 0
/** The work of an import Worker on this thread, over a store of its own. */
async function atImport() {
  const store = openStore(`import-${made++}`)
  const put = vi.fn<Put>((kept) => store.imports.put(structuredClone(kept)))
  const work = openImportWork(put)
  const ask = <A extends ImportAsk>(what: A, tell: (step: ReadStep) => void = () => undefined) => work(what, tell) as Promise<ImportAnswerTo[A['do']]>
  await ask({ do: 'open', known: [] })
  return { store, put, ask, read: (of: File, wanted: Extract<ImportAsk, { do: 'read' }>['wanted'] = null) => ask({ do: 'read', file: of, wanted }) }
}

describe('an import at work', () => {
  it('tells what was found: how the file is read, its columns with their most frequent texts, and a mapping', async () => {
    const { read } = await atImport()
    const summary = await read(theirs)
    expect(summary).toMatchObject({ file: 'their.csv', rows: 12, sheets: [], badRows: [], reading: { kind: 'text', encoding: 'utf-8', delimiter: ',', skip: 0, headings: 1 } })
    expect(summary.columns.map(({ key }) => key)).toEqual(HEADINGS)
    const of = (key: string) => summary.columns.find((column) => column.key === key)!
    expect(of('性别')).toMatchObject({ distinct: 2, blanks: 0, guard: null })
    expect(of('性别').values.toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
      { text: '女', n: 6 },
      { text: '男', n: 6 },
    ])
    expect(of('意见')).toMatchObject({ distinct: 1, blanks: 11 })
    expect(summary.map.variables.map(({ kind }) => kind)).toContain('coded')
  })

  it('tells the most frequent of very many texts too', async () => {
    const { read, ask } = await atImport()
    const many = Array.from({ length: 25_000 }, (_, i) => [i % 3 === 0 ? 'often' : i % 5 === 0 ? '' : `text ${i}`])
    const { columns } = await read(file(csv(['意见', '其他'], ...many.map(([text], i) => [text!, `${i % 2}`]))))
    expect(columns[0]).toMatchObject({ blanks: 3333, distinct: 1 + 25_000 - 8334 - 3333 })
    expect([columns[0]!.values[0], columns[0]!.values.length]).toEqual([{ text: 'often', n: 8334 }, 60])
    expect((await ask({ do: 'column', key: '意见', reason: null })).values).toHaveLength(1000)
  })

  it('lets no value of a guarded column out, in whatever it tells, and masks a free text', async () => {
    const { read, ask } = await atImport()
    const summary = await read(theirs)
    const check = await ask({ do: 'check', map: summary.map })
    const told = JSON.stringify([summary, check])
    for (const secret of [...NAMES, ...rows.map((cells) => cells[2]!), '13912345678']) {
      // The first rows stand as the file has them but for guarded columns; a free text is none.
      expect(secret === '13912345678' ? JSON.stringify([summary.columns, summary.map, check]) : told).not.toContain(secret)
    }
    expect(summary.first.slice(0, 2)).toEqual([HEADINGS, rows[0]!.map((cell, i) => (i === 1 || i === 2 ? '•••' : cell))])
    expect(summary.columns.filter(({ guard }) => guard).map(({ key, values }) => [key, values.length])).toEqual([
      ['姓名', 0],
      ['联系电话', 0],
    ])
  })

  it('hides rows of a guarded column that a person calls headings, and rows whose cells nobody can tell apart', async () => {
    const { read } = await atImport()
    const above = await read(theirs, { skip: 3, headings: 1 })
    const ragged = await read(file(csv(HEADINGS, ...rows, ['13', 'x', '99900'])))
    expect(JSON.stringify(above.first)).not.toMatch(/13800001000|13800001001/)
    expect(ragged.badRows).toEqual([{ line: 14, cells: 3, expected: 9 }])
    const short = await read(file(csv(HEADINGS, ...rows.slice(0, 3), ['13', '欧阳锋', '99900'])))
    expect(short.first[4]).toEqual(['•••', '•••', '•••'])
  })

  it('gives one column on request: masked, or, where it is guarded, for a reason alone; what can never be kept is never given', async () => {
    const { read, ask } = await atImport()
    await read(file(csv([...HEADINGS, '民族'], ...rows.map((cells) => [...cells, '汉族']))))
    const opinion = await ask({ do: 'column', key: '意见', reason: null })
    expect(JSON.stringify(opinion)).not.toContain('13912345678')
    await expect(ask({ do: 'column', key: '姓名', reason: null })).rejects.toThrow(RangeError)
    await expect(ask({ do: 'column', key: '姓名', reason: ' ' })).rejects.toThrow(RangeError)
    expect((await ask({ do: 'column', key: '姓名', reason: 'needed to thank those who took part' })).values.map(({ text }) => text).toSorted()).toEqual(NAMES.toSorted())
    await expect(ask({ do: 'column', key: '民族', reason: 'needed for the thesis, so I say' })).rejects.toThrow(RangeError)
    await expect(ask({ do: 'column', key: 'none', reason: null })).rejects.toThrow(RangeError)
  })

  it('reads again as a person says, and keeps what was read where that fails', async () => {
    const { read, ask } = await atImport()
    const { map } = await read(theirs)
    const semicolons = await read(theirs, { delimiter: ';' })
    expect(semicolons.columns).toHaveLength(1)
    await read(theirs)
    await expect(read(file('', 'empty.csv'))).rejects.toMatchObject({ name: 'FileError', file: 'empty.csv' })
    expect((await ask({ do: 'check', map })).rows).toBe(12)
  })

  it('takes the reading asked for last, whichever ends last', async () => {
    const { read, ask } = await atImport()
    const long = file(csv(HEADINGS, ...Array.from({ length: 20_000 }, (_, i) => rows[i % 12]!)), 'long.csv')
    const [, { map }] = await Promise.all([read(long), read(theirs)])
    expect((await ask({ do: 'check', map })).rows).toBe(12)
  })

  it('asks for a file first', async () => {
    const { ask } = await atImport()
    await expect(ask({ do: 'check', map: {} as ImportMap })).rejects.toThrow(RangeError)
  })

  it('keeps the file as a study that opens like any other; again under the same mapping nothing changes', async () => {
    const { read, ask, store } = await atImport()
    const { map } = await read(theirs)
    const kept = await ask({ do: 'keep', map })
    expect(kept.is).toBe('new')
    expect(await ask({ do: 'keep', map })).toEqual({ ...kept, is: 'there' })
    const study = readPublished((await store.studies.get(kept.study))!)
    expect(study).toMatchObject({ id: kept.study, imported: { kind: 'text', rows: 12 } })
    expect(await store.imports.list()).toEqual([{ id: study.id, title: study.title, tool: 'unknown', rows: 12 }])
    const all = JSON.stringify(await store.imports.get(study.id))
    for (const secret of [...NAMES, '13912345678', '13800001000']) expect(all).not.toContain(secret)
  })

  it('keeps nothing of a mapping that cannot be applied, and says where it is wrong', async () => {
    const { read, ask, put } = await atImport()
    const { map } = await read(theirs)
    const twice = { ...map, leftOut: [...map.leftOut, map.leftOut[0]!] }
    await expect(ask({ do: 'keep', map: twice })).rejects.toMatchObject({ name: 'StudyError', path: expect.stringContaining('leftOut') })
    const without = { ...map, leftOut: map.leftOut.filter(({ column }) => column !== '姓名'), variables: [...map.variables, { ...map.variables[0]!, kind: 'text', name: 'WHO', column: '姓名', missing: [] }] } as ImportMap
    await expect(ask({ do: 'keep', map: without })).rejects.toMatchObject({ name: 'StudyError' })
    expect(put).not.toHaveBeenCalled()
  })
})

describe('an imported file at the desk', () => {
  async function kept() {
    const { read, ask, store } = await atImport()
    const { map } = await read(theirs)
    const { study } = await ask({ do: 'keep', map })
    const work = openWork((id) => store.imports.get(id))
    const desk = <A extends Ask>(what: A) => work(what, () => undefined) as Promise<AnswerTo[A['do']]>
    await desk({ do: 'open', study: readPublished((await store.studies.get(study))!) })
    return { desk, store, study }
  }

  it('is the data at hand by its study alone: no row crosses, and nothing is said of how answers came in', async () => {
    const { desk } = await kept()
    const summary = await desk({ do: 'load', source: { is: 'import' } })
    expect(summary).toMatchObject({ source: 'import', files: [], cameIn: [], aside: [], synthetic: false, tables: [{ respondent: 'resident', rows: 12 }] })
    const name = summary.tables[0]!.codebook.variables.find(({ text }) => text['zh-CN'] === '性别')!.name
    const result = await desk({ do: 'run', request: { method: 'describe/frequencies', table: 'resident', options: { variables: [name] }, filter: [], weight: null }, disclosure: { base: 10, shared: true } })
    expect(result.status).toBe('completed')
    expect(await desk({ do: 'report', disclosure: { base: 10, shared: true } })).toBe('done')
  })

  it('is exported like data of our own, its texts apart from the rows', async () => {
    const { desk, study } = await kept()
    await desk({ do: 'load', source: { is: 'import' } })
    const names = (await desk({ do: 'exportFiles' })).map(({ name }) => name)
    for (const name of ['codes.csv', 'labels_zh.csv', 'labels_en.csv', 'codebook.csv', 'values.csv', 'codes_en.sps']) expect(names).toContain(`${study}_resident_${name}`)
  })

  it('has to be imported here, and whole: otherwise the way out is told', async () => {
    const { desk, store, study } = await kept()
    const whole = (await store.imports.get(study))!
    await store.imports.remove(study)
    await expect(desk({ do: 'load', source: { is: 'import' } })).rejects.toMatchObject({ name: 'FileError', code: 'importGone', file: study })
    await store.imports.put({ ...whole, hash: '0'.repeat(64) })
    await expect(desk({ do: 'load', source: { is: 'import' } })).rejects.toMatchObject({ code: 'importDamaged', file: study })
  })
})
