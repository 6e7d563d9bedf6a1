import { describe, expect, it } from 'vitest'
import { scoreVariables } from '../../analysis/dataset/columns.ts'
import type { Dataset, Table } from '../../analysis/dataset/dataset.ts'
import { scoreColumns } from '../../analysis/dataset/score.ts'
import { methods } from '../../analysis/methods/index.ts'
import type { Method } from '../../analysis/methods/method.ts'
import { reportMessages } from '../../analysis/report/messages.ts'
import { runMethod } from '../../analysis/report/run.ts'
import type { Disclosure } from '../../analysis/result/disclose.ts'
import { resultMessages } from '../../analysis/result/messages.ts'
import type { Result } from '../../analysis/result/result.ts'
import type { Scale } from '../../analysis/study/codebook.ts'
import type { Filter } from '../../analysis/study/study.ts'
import { LANGS, type Catalogue } from '../../analysis/study/text.ts'
import { tableOf } from '../analysis/engine/tables.ts'

type Answer = number | null
/** One person: unit, sex, three items of one scale (the third keyed against it), two of another, age, a frequency. */
type Person = readonly [unit: Answer, sex: Answer, t1: Answer, t2: Answer, t3: Answer, s1: Answer, s2: Answer, age: Answer, times: Answer]

const scale = (name: string, items: readonly string[]): Scale => ({
  name,
  label: { 'zh-CN': `量表${name}`, en: `Scale ${name}` },
  kind: 'reflective',
  high: 'good',
  items,
  atLeast: 2,
  bounds: { min: 1, max: 5 },
  source: 'made for this test',
})
const SCALES = [scale('T', ['t1', 't2', 't3']), scale('S', ['s1', 's2'])]

/** A table with everything a method may ask for. Unit 40 and answer 5 of s1 never occur; sex has a zero code. */
function people(rows: readonly Person[]): Table {
  const at = (place: number) => rows.map((row) => row[place]!)
  const item = (place: number, reversed = false) => ({ codes: [1, 2, 3, 4, 5], answers: at(place), bounds: { min: 1, max: 5 }, reversed })
  const table = tableOf(
    {
      unit: { codes: [10, 20, 30, 40], answers: at(0), level: 'nominal', bounds: null, role: 'collection' },
      sex: { codes: [0, 1], answers: at(1), level: 'nominal', bounds: null, role: 'attribute' },
      t1: item(2),
      t2: item(3),
      t3: item(4, true),
      s1: item(5),
      s2: item(6),
      age: { numbers: at(7) },
      times: { numbers: at(8) },
    },
    SCALES,
  )
  return {
    ...table,
    codebook: { ...table.codebook, variables: [...table.codebook.variables, ...SCALES.flatMap((one) => scoreVariables(one, table.codebook))] },
    columns: { ...table.columns, ...Object.assign({}, ...SCALES.map((one) => scoreColumns(one, table.codebook, table.columns, rows.length))) },
  }
}

const ORDINARY: readonly Person[] = [
  [10, 0, 1, 2, 5, 1, 2, 31, 1],
  [10, 1, 2, 2, 4, 3, 2, 22, 2],
  [10, 0, 4, 5, 1, 4, 4, null, 1],
  [10, 1, 3, 3, 3, null, 3, 45, 3],
  [20, 0, 5, 4, 2, 4, 3, 18, 1],
  [20, 1, null, 4, null, 2, 2, 67, 1],
  [20, 0, 2, 1, 4, 1, null, 31, 2],
  [20, null, 3, 4, 3, 4, 4, 52, 1],
  [30, 0, 4, 4, 1, 3, 4, 29, 1],
  [30, 1, 5, 5, 2, 4, 4, 38, 2],
  [30, 0, null, null, null, null, null, null, 1],
  [null, 1, 2, 3, 4, 2, 1, 40, 1],
]
const LARGE = Array.from({ length: 5 }, () => ORDINARY).flat()

/** Data that have broken analyses before. */
const TABLES: { readonly [name: string]: readonly Person[] } = {
  'ordinary answers': ORDINARY,
  'groups above the smallest base': LARGE,
  'no row': [],
  'one row': ORDINARY.slice(0, 1),
  'two rows': [ORDINARY[0]!, ORDINARY[4]!],
  'one group': ORDINARY.slice(0, 4),
  'a group of one': [...ORDINARY.slice(0, 4), ORDINARY[4]!],
  'all missing': ORDINARY.map((): Person => [null, null, null, null, null, null, null, null, null]),
  'all items missing': ORDINARY.map((row): Person => [row[0], row[1], null, null, null, null, null, null, 1]),
  'a constant item': ORDINARY.map((row): Person => [row[0], row[1], 3, row[3], row[4], row[5], row[6], row[7], row[8]]),
  'everything constant': ORDINARY.map((): Person => [10, 0, 3, 3, 3, 3, 3, 40, 1]),
  'constant within groups': ORDINARY.map((row): Person => [row[0], row[1], ...Array.from({ length: 5 }, () => (row[0] ?? 10) / 10)] as unknown as Person).map(
    (row): Person => [row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[0], 1],
  ),
  'no row complete': ORDINARY.map((row, i): Person => [row[0], row[1], i % 2 ? null : row[2], i % 2 ? row[3] : null, row[4], i % 2 ? null : 2, i % 2 ? 3 : null, row[7], 1]),
}

const eligible = (table: Table, type: 'category' | 'measure' | 'scale', ordinal = false): readonly string[] => {
  if (type === 'scale') return SCALES.map(({ name }) => name)
  return table.codebook.variables.flatMap((variable) => {
    const fits = type === 'category' ? variable.kind === 'coded' && (!ordinal || variable.level === 'ordinal') : variable.kind === 'number' || (variable.kind === 'coded' && variable.bounds !== null)
    return fits && variable.name !== 'times' ? [variable.name] : []
  })
}

/** Options a generic form could send: the first value of every field, then each further value of one field at a time. */
function optionSets(method: Method, table: Table): readonly { readonly [name: string]: unknown }[] {
  const values = Object.entries(method.options).map(([name, field]): readonly [string, readonly unknown[]] => {
    if (field.type === 'choice') return [name, field.of]
    if (field.type === 'flag') return [name, [true, false]]
    if (field.type === 'number') return [name, [field.default, field.min]]
    const names = eligible(table, field.type, field.type === 'category' && field.ordinal)
    if (field.many) return [name, [names, names.slice(-Math.max(1, field.min))]]
    return [name, [names[0]!, names[1]!, ...(field.optional ? [null] : [])]]
  })
  const first = Object.fromEntries(values.map(([name, [value]]) => [name, value]))
  return [first, ...values.flatMap(([name, [, ...others]]) => others.map((value) => ({ ...first, [name]: value })))]
}

const datasetOf = (table: Table): Dataset => ({ study: 'test', synthetic: true, tables: { people: table }, hash: 'abc', aside: [] })
const run = (method: Method, table: Table, options: unknown, more: { filter?: readonly Filter[]; disclosure?: Disclosure; weighted?: boolean } = {}): Promise<Result> =>
  runMethod(
    { method: method.id, table: 'people', options, filter: more.filter ?? [], weight: more.weighted ? { variable: 'times', kind: 'frequency' } : null },
    { dataset: datasetOf(table), disclosure: more.disclosure ?? null },
  )

/** Every message inside a value, with what it says. */
function messagesIn(value: unknown): { readonly key: string; readonly values: object }[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(messagesIn)
  return 'key' in value && typeof value.key === 'string' ? [{ key: value.key, values: ('values' in value && (value.values as object)) || {} }, ...inside] : inside
}
function unsaid(result: Result, catalogue: Catalogue): readonly string[] {
  return messagesIn({ ...result, provenance: null }).flatMap(({ key, values }) => {
    const text = catalogue[key]
    if (!text) return [`no sentence ${key}`]
    return LANGS.flatMap((lang) => [...text[lang].matchAll(/\{\{\s*(\w+)\s*\}\}/g)].flatMap(([, name]) => (name! in values ? [] : [`${key} (${lang}) is not given ${name}`])))
  })
}

/** Numbers up to the last digits: another order of the rows may add them up in another order. */
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Number(one.toPrecision(11)) : one)))

describe('the registry of methods', () => {
  it('has each id once, and words for all of it in both languages', () => {
    const ids = methods.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, messages, references } of methods) {
      expect(messages, `${id}`).toHaveProperty([`${id}.title`])
      for (const [key, text] of Object.entries(messages)) {
        expect(key.startsWith(`${id}.`) || key.startsWith('methods.') || key.startsWith('result.'), `${key} of ${id}`).toBe(true)
        const placeholders = LANGS.map((lang) => [...text[lang].matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort())
        expect(new Set(placeholders[0]), `${key}`).toEqual(new Set(placeholders[1]))
      }
      expect(references.length, `${id}`).toBeGreaterThan(0)
    }
  })
})

describe.each(methods.map((method) => [method.id, method] as const))('%s', (_, method) => {
  const catalogue: Catalogue = { ...resultMessages, ...reportMessages, ...method.messages }
  const sets = optionSets(method, people(ORDINARY))

  it.each(Object.keys(TABLES))('says what it found or why not, never throws: %s', async (name) => {
    const table = people(TABLES[name]!)
    for (const options of sets) {
      for (const weighted of method.weights === 'frequency' ? [false, true] : [false]) {
        const result = await run(method, table, options, { weighted })
        const about = `${name}, ${JSON.stringify(options)}`
        expect(JSON.parse(JSON.stringify(result)), `${about}`).toEqual(result)
        expect(structuredClone(result), `${about}`).toEqual(result)
        expect(unsaid(result, catalogue), `${about}`).toEqual([])
        expect(result.status === 'refused', `${about}`).toBe(result.refused !== null)
      }
    }
  })

  it.each(Object.keys(TABLES))('keeps the contract when small groups are hidden: %s', async (name) => {
    for (const options of sets) {
      for (const shared of [false, true]) {
        const result = await run(method, people(TABLES[name]!), options, { disclosure: { base: 10, shared } })
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
        expect(unsaid(result, catalogue)).toEqual([])
      }
    }
  })

  it('does not depend on the order of the rows', async () => {
    for (const options of sets) {
      const [there, back] = await Promise.all([run(method, people(ORDINARY), options), run(method, people(ORDINARY.toReversed()), options)])
      expect(rounded(back)).toEqual(rounded(there))
    }
  })

  it('gives under a filter what the rows that are kept would give alone', async () => {
    const kept = (list: readonly Person[]) => list.filter(([unit]) => unit !== 20)
    for (const options of sets) {
      const filtered = await run(method, people(ORDINARY), options, { filter: [{ variable: 'unit', notIn: [20] }] })
      const alone = await run(method, people(kept(ORDINARY)), options)
      expect(rounded(filtered.parts)).toEqual(rounded(alone.parts))
      expect(filtered.refused).toEqual(alone.refused)
      expect(filtered.cases).toEqual({ ...alone.cases, total: ORDINARY.length })
    }
  })

  it.runIf(method.weights === 'frequency')('gives with frequency weights what the people written out would give', async () => {
    const written = ORDINARY.flatMap((person) => Array.from({ length: person[8]! }, () => person))
    for (const options of sets) {
      const [weighted, counted] = await Promise.all([run(method, people(ORDINARY), options, { weighted: true }), run(method, people(written), options)])
      expect(rounded({ ...weighted, provenance: null })).toEqual(rounded({ ...counted, provenance: null }))
    }
  })

  it('leaves its answers alone: a second run on the same engine gives the same', async () => {
    const table = people(ORDINARY)
    for (const options of sets.slice(0, 3)) expect(await run(method, table, options)).toEqual(await run(method, table, options))
  })
})
