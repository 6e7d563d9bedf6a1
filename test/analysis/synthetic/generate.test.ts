import { describe, expect, it } from 'vitest'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import type { Dataset, NumberColumn } from '../../../analysis/dataset/dataset.ts'
import { runMethod } from '../../../analysis/report/run.ts'
import { scoreName, type Codebook } from '../../../analysis/study/codebook.ts'
import { canonicalJson } from '../../../analysis/study/hash.ts'
import { itemsOf } from '../../../analysis/study/form.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { readResponse } from '../../../analysis/study/read-response.ts'
import type { Given, Response } from '../../../analysis/study/response.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { generate } from '../../../analysis/synthetic/generate.ts'
import { presets } from '../../../analysis/synthetic/presets.ts'
import { studies } from '../../../surveys/index.ts'

const demo = studies.find(({ id }) => id === 'demo')!
const seeded = (seed: number, preset = 'main'): Study => ({ ...demo, generator: { preset, seed } })
const given = generate(demo)
const residents = given.map(({ response }) => response).filter(({ form }) => form === 'resident')
const staff = given.map(({ response }) => response).filter(({ form }) => form === 'staff')
const share = (rows: readonly Response[], is: (row: Response) => boolean): number => rows.filter(is).length / rows.length
const of = (unit: string) => (row: Response) => row.unit === unit
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

// The oracle: scores, alpha and correlation by their textbook definitions, from the answers themselves.
const scored = (codebook: Codebook, name: string, row: Response): (number | null)[] => {
  const { items, bounds } = codebook.scales.find((scale) => scale.name === name)!
  return items.map((item) => {
    const answer = row.answers[item]
    const variable = codebook.variables.find((one) => one.name === item)!
    if (typeof answer !== 'number') return null
    return 'reversed' in variable && variable.reversed ? bounds.min + bounds.max - answer : answer
  })
}
const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)
const scoreOf = (codebook: Codebook, name: string, row: Response): number | null => {
  const values = known(scored(codebook, name, row))
  return values.length >= 2 ? mean(values) : null
}
const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}
function alpha(rows: readonly (readonly number[])[]): number {
  const k = rows[0]!.length
  const within = rows[0]!.reduce((sum, _, item) => sum + variance(rows.map((row) => row[item]!)), 0)
  return (k / (k - 1)) * (1 - within / variance(rows.map((row) => row.reduce((a, b) => a + b, 0))))
}
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const x = mean(pairs.map(([a]) => a))
  const y = mean(pairs.map(([, b]) => b))
  const cross = pairs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return cross / Math.sqrt(pairs.reduce((sum, [a]) => sum + (a - x) ** 2, 0) * pairs.reduce((sum, [, b]) => sum + (b - y) ** 2, 0))
}
const codebook = demo.codebooks[0]!

describe('the generator', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    expect(canonicalJson(generate(demo))).toBe(canonicalJson(given))
    expect(canonicalJson(generate(seeded(12)))).not.toBe(canonicalJson(given))
  })

  it('makes 400 residents and 90 staff of each district, each with a uuid v4 of its own', () => {
    for (const unit of demo.collection.compared) {
      expect(residents.filter(of(unit)).length).toBe(400)
      expect(staff.filter(of(unit)).length).toBe(90)
    }
    expect(given.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
    expect(new Set(given.map(({ id }) => id)).size).toBe(given.length)
  })

  it('answers the real forms: every response passes as one from outside would', () => {
    for (const { response } of given) expect(readResponse(JSON.parse(JSON.stringify(response)), demo)).toEqual(response)
    expect(given.every(({ response }) => response.synthetic && response.status === 'complete')).toBe(true)
  })

  it('keeps routes, reasons, order and seconds', () => {
    for (const row of residents) {
      const contact = row.answers['CON12'] !== undefined && row.answers['CON12'] !== 4
      expect(row.missing['CONQ'] === MISSING.notAsked).toBe(!contact)
      expect([...row.order].sort()).toEqual(itemsOf(demo.forms[0]!).filter((name) => row.missing[name] !== MISSING.notAsked).sort())
      expect(Object.values(row.seconds).every((seconds) => Number.isInteger(seconds) && seconds > 0)).toBe(true)
    }
    const orders = new Set(residents.map((row) => row.order.filter((name) => /^SAF\d$/.test(name)).join()))
    expect(orders.size).toBe(24)
  })

  it('refuses real places, studies without a seed, and presets it does not have', () => {
    expect(() => generate(studies[0]!)).toThrow(RangeError)
    expect(() => generate({ ...demo, generator: null })).toThrow(RangeError)
    expect(() => generate(seeded(1, 'toString'))).toThrow(/no preset/)
  })

  it('leaves gaps as in the field: don’t know mostly without contact, two in a hundred at random', () => {
    const stranger = (row: Response) => row.answers['CON12'] === 4
    expect(share(residents.filter(stranger), (row) => row.missing['PJ1'] === MISSING.dontKnow)).toBeCloseTo(0.12, 1)
    expect(share(residents.filter(stranger), (row) => row.missing['RES2'] === MISSING.dontKnow)).toBeCloseTo(0.15, 1)
    expect(share(residents.filter((row) => [1, 2, 3].includes(row.answers['CON12'] as number)), (row) => row.missing['PJ1'] === MISSING.dontKnow)).toBe(0)
    expect(share(residents, (row) => 'SAF1' in row.missing)).toBeGreaterThan(0.005)
    expect(share(residents, (row) => 'SAF1' in row.missing)).toBeLessThan(0.04)
  })

  it('has police kiosks in the third district alone, about 12 in 100', () => {
    const atPolice = (row: Response) => row.mode === 'kioskPolice'
    expect(demo.collection.compared.map((unit) => Math.round(share(residents.filter(of(unit)), atPolice) * 20) / 20)).toEqual([0, 0, 0.1, 0])
  })

  it('has a third fewer newcomers in the sample than in the population, and more women', () => {
    const newcomer = (row: Response) => [3, 4, 5].includes(row.answers['DEM_HUKOU'] as number)
    const population = [0.22, 0.48, 0.15, 0.38]
    demo.collection.compared.forEach((unit, i) => {
      expect(Math.abs(share(residents.filter(of(unit)), newcomer) - (population[i]! * 2) / 3)).toBeLessThan(0.06)
    })
    expect(share(residents, (row) => row.answers['DEM_GENDER'] === 2)).toBeGreaterThan(0.53)
  })

  it('says something at the open question in the language of the person', () => {
    const said = residents.filter((row) => typeof row.answers['ROPEN'] === 'string')
    expect(said.length).toBeGreaterThan(100)
    for (const row of said) expect(/[\u4e00-\u9fff]/.test(row.answers['ROPEN'] as string)).toBe(row.languages[0] === 'zh-CN')
  })
})

describe('over 30 seeds', () => {
  const runs = Array.from({ length: 30 }, (_, i) => generate(seeded(i + 1)).map(({ response }) => response).filter(({ form }) => form === 'resident'))
  const target = { SAF: 0.71, AWR: 0.76, VIS: 0.74, RES: 0.7, EFF: 0.78, PJ: 0.75, TRU: 0.77, PAR: 0.68, CEF: 0.61, PRV: 0.71, SAT: 0.81 }

  it.each(Object.entries(target))('alpha of %s is %f, give or take .05', (name, aimed) => {
    const alphas = runs.map((rows) => alpha(rows.map((row) => scored(codebook, name, row)).filter((row) => known(row).length === row.length).map(known)))
    expect(Math.abs(mean(alphas) - aimed)).toBeLessThan(0.05)
  })

  it('fairness and effectiveness correlate at .52 to .58', () => {
    const found = runs.map((rows) =>
      correlation(
        rows.flatMap((row) => {
          const pair = [scoreOf(codebook, 'PJ', row), scoreOf(codebook, 'EFF', row)] as const
          return pair[0] === null || pair[1] === null ? [] : [[pair[0], pair[1]] as const]
        }),
      ),
    )
    expect(mean(found)).toBeGreaterThan(0.52)
    expect(mean(found)).toBeLessThan(0.58)
  })

  it('who was told how to answer is more satisfied, in every run', () => {
    const satisfied = (rows: readonly Response[], code: number) => mean(known(rows.filter((row) => row.answers['COA1'] === code).map((row) => scoreOf(codebook, 'SAT', row))))
    expect(runs.filter((rows) => satisfied(rows, 2) <= satisfied(rows, 1) + 0.2)).toEqual([])
  })

  it('leaving out the flagged moves the satisfaction of the third district down by about .05', () => {
    const moved = runs.map((rows) => {
      const district = rows.filter(of('demo-c'))
      const clean = district.filter((row) => row.mode !== 'kioskPolice' && row.answers['COA1'] !== 2)
      const satisfied = (some: readonly Response[]) => mean(known(some.map((row) => scoreOf(codebook, 'SAT', row))))
      return satisfied(district) - satisfied(clean)
    })
    expect(mean(moved)).toBeGreaterThan(0.03)
    expect(mean(moved)).toBeLessThan(0.09)
  })
})

describe('the demo’s data', () => {
  const dataset: Dataset = datasetFromResponses(demo, given as readonly Given[])
  const table = dataset.tables['resident']!

  it('has within .05 of the table’s alphas by the method itself, at the seed it ships with', async () => {
    const scales = codebook.scales.filter(({ kind }) => kind === 'reflective').map(({ name }) => name)
    const result = await runMethod({ method: 'reliability/cronbachAlpha', table: 'resident', options: { scales }, filter: [], weight: null }, { dataset, disclosure: null })
    const rows = result.parts.flatMap((part) => (part.kind === 'table' && part.id === 'reliability' ? part.rows : []))
    expect(rows.length).toBe(scales.length)
    const aimed = [0.71, 0.76, 0.74, 0.7, 0.78, 0.75, 0.77, 0.68, 0.61, 0.71, 0.81]
    expect(rows.filter((row, i) => Math.abs((row['estimate'] as number) - aimed[i]!) > 0.05)).toEqual([])
  })

  it('has a table of staff with a base under ten, which is not shown', async () => {
    const request = { method: 'describe/frequencies', table: 'staff', options: { variables: ['LINK1'], by: 'UNIT' }, filter: [{ variable: 'ROLE', in: [3] }], weight: null }
    const open = await runMethod(request, { dataset, disclosure: null })
    expect(open.cases.selected).toBe(16)
    const shown = await runMethod(request, { dataset, disclosure: { base: 10, shared: true } })
    expect(JSON.stringify(shown.parts)).not.toBe(JSON.stringify(open.parts))
  })

  it('differs between districts more under the exaggerated preset', () => {
    const spread = (preset: string): number => {
      const rows = generate(seeded(3, preset)).map(({ response }) => response).filter(({ form }) => form === 'resident')
      return variance(demo.collection.compared.map((unit) => mean(known(rows.filter(of(unit)).map((row) => scoreOf(codebook, 'CEF', row))))))
    }
    expect(Object.keys(presets)).toEqual(['main', 'exaggerated'])
    expect(spread('exaggerated')).toBeGreaterThan(2 * spread('main'))
  })

  it('gives the scores that the oracle gives', () => {
    const { known: has, values } = table.columns[scoreName('CEF', 'mean')] as NumberColumn
    const order = given.filter(({ response }) => response.form === 'resident').toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const differing = order.filter(({ response }, row) => {
      const score = scoreOf(codebook, 'CEF', response)
      return score === null ? has[row] !== 0 : has[row] !== 1 || Math.abs(values[row]! - score) > 1e-12
    })
    expect(differing).toEqual([])
  })
})
