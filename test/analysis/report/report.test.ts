import { describe, expect, it } from 'vitest'
import type { Dataset, Table } from '../../../analysis/dataset/dataset.ts'
import { arrayEngine } from '../../../analysis/engine/array-engine.ts'
import type { Query } from '../../../analysis/engine/query.ts'
import { runReport, type ReportedItem } from '../../../analysis/report/report.ts'
import { runMethod } from '../../../analysis/report/run.ts'
import type { Report, ReportItem, Study } from '../../../analysis/study/study.ts'
import { tableOf } from '../engine/tables.ts'

/** Every answer five times: enough people for the smallest base. */
const five = <T>(answers: readonly T[]): readonly T[] => Array.from({ length: 5 }, () => answers).flat()
const table = tableOf({
  MODE: { codes: [1, 6], answers: five([1, 1, 1, 6, null]), level: 'nominal', bounds: null, role: 'collection' },
  unit: { codes: [10, 20], answers: five([10, 10, 20, 20, 20]), level: 'nominal', bounds: null, role: 'collection' },
  a: { codes: [1, 2, 3], answers: five([1, 2, 2, 3, 3]) },
})
const dataset: Dataset = { study: 'test', synthetic: false, tables: { people: table }, hash: 'abc', aside: [] }
const words = (text: string) => ({ 'zh-CN': text, en: text })
const item = (over: Partial<ReportItem> = {}): ReportItem => ({ table: 'people', method: 'describe/frequencies', filter: [], everyone: false, options: { variables: ['a'] }, ...over })
const reportOf = (...items: readonly (readonly ReportItem[])[]): Report => ({
  filter: { people: [{ variable: 'MODE', notIn: [6] }] },
  sections: items.map((own, i) => ({ id: `s${i}`, title: words(`Section ${i}`), items: own })),
})
const studyOf = (report: Report): Study => ({
  format: 'linli-study/1',
  id: 'test',
  version: '1',
  title: words('Test'),
  synthetic: false,
  generator: null,
  modules: [],
  imported: null,
  codebooks: [table.codebook, { ...table.codebook, id: 'staff' }],
  forms: [],
  units: [],
  cases: [],
  collection: {
    organisation: words('o'),
    funder: words('f'),
    contact: words('c'),
    opens: null,
    closes: null,
    wave: 'w1',
    recipients: [],
    idleSeconds: 60,
    warnSeconds: 15,
    channels: { options: [], right: 1 },
    incomeBands: [],
    compared: [],
  },
  report,
})
const everything = { base: 5, shared: false } as const
const items = (sections: Awaited<ReturnType<typeof runReport>>): readonly ReportedItem[] => sections.flatMap((section) => section.items)

describe('a report', () => {
  it('runs its requests in order, and tells of each when it is done', async () => {
    const told: string[] = []
    const sections = await runReport(studyOf(reportOf([item(), item({ everyone: true })], [item()])), dataset, everything, (done, of, { result }) => {
      told.push(`${done}/${of} ${result.cases.selected}`)
    })
    expect(told).toEqual(['1/3 20', '2/3 25', '3/3 20'])
    expect(sections.map(({ id, title, items: own }) => [id, title.en, own.length])).toEqual([
      ['s0', 'Section 0', 2],
      ['s1', 'Section 1', 1],
    ])
  })

  it('adds its filter to that of the request, unless the request is about everyone', async () => {
    const [plain, everyone, narrowed] = items(await runReport(studyOf(reportOf([item(), item({ everyone: true }), item({ filter: [{ variable: 'unit', in: [20] }] })])), dataset, everything))
    expect(plain!.request.filter).toEqual([{ variable: 'MODE', notIn: [6] }])
    expect(everyone!.request.filter).toEqual([])
    expect(narrowed!.request.filter).toEqual([{ variable: 'MODE', notIn: [6] }, { variable: 'unit', in: [20] }])
    expect([plain, everyone, narrowed].map((one) => one!.result.cases.selected)).toEqual([20, 25, 10])
  })

  it('gives what each request gives alone', async () => {
    const rule = { base: 10, shared: true }
    for (const { request, result } of items(await runReport(studyOf(reportOf([item(), item({ options: { variables: ['a'], by: 'unit' } })])), dataset, rule))) {
      expect(result).toEqual(await runMethod(request, { dataset, disclosure: rule }))
    }
  })

  it('asks a question once, however many requests have it', async () => {
    const asked: Query[] = []
    const watched = (one: Table) => {
      const engine = arrayEngine(one)
      return { gives: engine.gives, answer: (batch: readonly Query[]) => (asked.push(...batch), engine.answer(batch)) }
    }
    const once = await runReport(studyOf(reportOf([item()])), dataset, everything, undefined, undefined, watched)
    const questions = asked.length
    const twice = await runReport(studyOf(reportOf([item(), item()])), dataset, everything, undefined, undefined, watched)
    expect(asked.length).toBe(2 * questions)
    expect(items(twice)[1]!.result).toEqual(items(once)[0]!.result)
  })

  it('stops when told to, and keeps what was done', async () => {
    let done = 0
    const sections = await runReport(studyOf(reportOf([item()], [item(), item()], [item()])), dataset, everything, () => void done++, () => done === 2)
    expect(sections.map(({ id, items: own }) => [id, own.length])).toEqual([
      ['s0', 1],
      ['s1', 1],
    ])
  })

  it('stands when one request is wrong, and says what is wrong with it', async () => {
    const wrong = [item({ options: { variables: ['z'] } }), item({ method: 'describe/horoscope' }), item({ table: 'police' })]
    const [variable, method, nowhere, right] = items(await runReport(studyOf(reportOf([...wrong, item()])), dataset, everything))
    expect(variable!.result.refused!.reason).toMatchObject({ key: 'report.unknownVariable', values: { path: 'options.variables[0]', name: 'z' } })
    expect(method!.result).toMatchObject({ title: { key: 'report.unknownTitle', values: { method: 'describe/horoscope' } }, refused: { reason: { key: 'report.unknownMethod' } } })
    expect(nowhere!.result.refused!.reason.key).toBe('report.unknownTable')
    expect([variable, method, nowhere].every((one) => one!.error?.startsWith('OptionError'))).toBe(true)
    expect([right!.result.status, right!.error]).toEqual(['completed', null])
    expect(JSON.parse(JSON.stringify([variable, method, nowhere]))).toEqual([variable, method, nowhere])
  })

  it('tells a table of the study that has no data from one that does not exist', async () => {
    const [staff] = items(await runReport(studyOf(reportOf([item({ table: 'staff' })])), dataset, everything))
    expect(staff).toMatchObject({ error: null, result: { status: 'refused', refused: { reason: { key: 'report.noData' } } } })
  })

  it('stands when a method or engine breaks, and the item carries the error', async () => {
    const broken = () => ({ gives: arrayEngine(table).gives, answer: () => Promise.reject(new TypeError('boom')) })
    const [first, second] = items(await runReport(studyOf(reportOf([item(), item()])), dataset, everything, undefined, undefined, broken))
    expect(first).toMatchObject({ error: 'TypeError: boom', result: { status: 'refused', refused: { reason: { key: 'report.failed', values: { method: 'describe/frequencies' } } } } })
    expect(second!.error).toBe('TypeError: boom')
  })
})
