import { openAsBlob, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyMap } from '../../../analysis/intake/apply.ts'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import type { RawTable } from '../../../analysis/intake/raw.ts'
import { runReport } from '../../../analysis/report/report.ts'
import { ruleFor } from '../../../analysis/result/disclose.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import { readRaw } from '../../../src/exchange/reading/index.ts'
import { coded, fileOf, item, joined, mapFor, number, places, spelt, t } from './tables.ts'

const folder = join(import.meta.dirname, '../../fixtures/import')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|xlsx?|z?sav)$/.test(name) && !name.includes('published')).sort()
const read = async (path: string): Promise<RawTable> => readRaw({ name: basename(path), blob: await openAsBlob(join(folder, path)) }, null, () => undefined)

async function reported(raw: RawTable, map: ImportMap) {
  const { study, dataset } = applyMap(raw, map)
  return { study, dataset, sections: await runReport(study, dataset, ruleFor(study.imported!.respondent, false)) }
}
/** Method and options in a line. */
const inShort = (raw: RawTable, map: ImportMap): readonly string[] =>
  applyMap(raw, map).study.report.sections.flatMap(({ id, items }) =>
    items.map(({ method, options }) => `${id} ${method.split('/')[1]} ${Object.entries(options).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : String(value)}`).join(' ')}`),
  )

describe('the report proposed for a file', () => {
  const five = ['1', '2', '3', '4', '5', '5', '4', '3', '2', '1']
  const half = five.map((_, i) => ['a', 'b'][i % 2]!)
  const raw = fileOf({ A1: five, A2: five, B: five, area: half, sex: half, age: half, did: half, N: five, weight: five, M: half, gone: five.map(() => '') })
  const variables = [
    item({ name: 'A1' }),
    item({ name: 'A2' }),
    item({ name: 'B' }),
    coded({ name: 'SEX', column: 'sex', role: 'attribute', options: spelt('a', 'b') }),
    coded({ name: 'AGE', column: 'age', role: 'attribute', options: spelt('a', 'b') }),
    coded({ name: 'DID', column: 'did', options: spelt('a', 'b') }),
    number({ name: 'N' }),
    number({ name: 'W', column: 'weight', role: 'weight' }),
    joined({ name: 'M' }),
    coded({ name: 'GONE', column: 'gone' }),
  ]
  const scales = [{ name: 'A', label: t('A'), kind: 'reflective', high: 'good', items: ['A1', 'A2'], atLeast: 1, bounds: { min: 1, max: 5 }, source: 'their own' }] as const

  it('compares places: who answered, reliability, items, scores, every other question, what is crossed', () => {
    expect(inShort(raw, mapFor(raw, variables, { scales, unit: places('area', 'a', 'b') }))).toEqual([
      'sample frequencies variables=UNIT',
      'sample frequencies variables=SEX,AGE by=UNIT boxes=10',
      'numbers summary measures=N by=UNIT',
      'reliability cronbachAlpha scales=A',
      'reliability cronbachAlpha scales=A by=UNIT',
      'items frequencies variables=A1,A2 by=UNIT charts=true',
      'scores means measures=A_MEAN by=UNIT',
      'opinions frequencies variables=B by=UNIT charts=true',
      'answers frequencies variables=DID by=UNIT',
      'several frequencies variables=M_1,M_2,M_3 by=UNIT',
      'crossed crosstab rows=SEX columns=UNIT',
      'crossed crosstab rows=AGE columns=UNIT',
      'crossed crosstab rows=SEX columns=AGE',
    ])
  })

  it('compares nothing where there is one place, or none, or where all people are in one', () => {
    const without = [
      'sample frequencies variables=SEX,AGE boxes=10',
      'numbers summary measures=N',
      'reliability cronbachAlpha scales=A',
      'items frequencies variables=A1,A2 charts=true',
      'scores summary measures=A_MEAN',
      'opinions frequencies variables=B charts=true',
      'answers frequencies variables=DID',
      'several frequencies variables=M_1,M_2,M_3',
      'crossed crosstab rows=SEX columns=AGE',
    ]
    expect(inShort(raw, mapFor(raw, variables, { scales }))).toEqual(without)
    expect(inShort(raw, mapFor(raw, variables, { scales, unit: places(null, 'Here') }))).toEqual(without)
    const one = fileOf({ ...Object.fromEntries(raw.columns.map(({ key, values, index }) => [key, Array.from(index, (at) => values[at]!)])), area: five.map(() => 'a') })
    expect(inShort(one, mapFor(one, variables, { scales, unit: places('area', 'a', 'b') }))).toEqual(without)
  })

  it('says nothing of what nobody answered', () => {
    const none = fileOf({ Q: ['', ''], A1: ['', ''], A2: ['', ''], M: ['', ''] })
    expect(inShort(none, mapFor(none, [coded({ name: 'Q' }), item({ name: 'A1' }), item({ name: 'A2' }), joined({ name: 'M' })], { scales }))).toEqual([])
  })

  it('is complete in both languages', () => {
    const { study } = applyMap(raw, mapFor(raw, variables, { scales, unit: places('area', 'a', 'b') }))
    for (const { title } of study.report.sections) for (const lang of LANGS) expect(title[lang]).not.toBe('')
  })
})

describe('the report proposed for a file of each tool', () => {
  it('is tried with every fixture', () => {
    expect(files.length).toBeGreaterThan(15)
  })

  it.each(files)('runs without a wrong request: %s', async (path) => {
    const raw = await read(path)
    const { sections, study } = await reported(raw, propose(raw, { units: [] }))
    const items = sections.flatMap((section) => section.items)
    expect(items.filter(({ error }) => error !== null).map(({ request, error }) => `${request.method} ${JSON.stringify(request.options)}: ${error}`)).toEqual([])
    expect(items).toHaveLength(study.report.sections.flatMap((section) => section.items).length)
  }, 60_000)

  it('gives results, not refusals, for a survey with places, scales and several answers', async () => {
    const raw = await read('wjx-text.csv')
    const { sections } = await reported(raw, propose(raw, { units: [] }))
    expect(sections.map(({ id }) => id)).toEqual(expect.arrayContaining(['sample', 'reliability', 'items', 'scores', 'several', 'crossed']))
    const refused = sections.flatMap(({ items }) => items.filter(({ result }) => result.status === 'refused'))
    expect(refused.map(({ request }) => `${request.method} ${JSON.stringify(request.options)}`)).toEqual([])
  })
})
