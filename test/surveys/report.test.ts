import { describe, expect, it } from 'vitest'
import { datasetFromResponses } from '../../analysis/dataset/from-responses.ts'
import { methodOf } from '../../analysis/methods/index.ts'
import { readOptions } from '../../analysis/report/options.ts'
import { runReport } from '../../analysis/report/report.ts'
import { generate } from '../../analysis/synthetic/generate.ts'
import { studies } from '../../surveys/index.ts'

const [study, demo] = studies
const items = study!.report.sections.flatMap((section) => section.items)

describe('the default report', () => {
  it('asks each method for what it declares, over columns that are there', () => {
    const { tables } = datasetFromResponses(study!, [])
    for (const { table, method, options } of items) expect(readOptions(methodOf(method).options, options, tables[table]!.codebook)).toMatchObject(options)
  })

  it('has the sample, reliability, every scale item, scores by unit, and safety, awareness and participation', () => {
    const named = (option: string, table: string, method: string) =>
      items.filter((item) => item.table === table && item.method === method).flatMap((item) => (item.options[option] ?? []) as string[])
    for (const { id, scales } of study!.codebooks) {
      const reflective = scales.filter(({ kind }) => kind === 'reflective').map(({ name }) => name)
      expect(named('scales', id, 'reliability/cronbachAlpha')).toEqual(reflective)
      expect(named('measures', id, 'compare/means')).toEqual(scales.map(({ name }) => `${name}_MEAN`))
      expect(named('variables', id, 'describe/frequencies')).toEqual(expect.arrayContaining(scales.flatMap((scale) => scale.items)))
    }
    expect(named('variables', 'resident', 'describe/frequencies')).toEqual(expect.arrayContaining(['MODE', 'SAFO', 'KNOW', 'PARB_ANY']))
    expect(items.every((item) => [item.options['by'], item.options['columns']].includes('UNIT'))).toBe(true)
  })

  it('leaves police kiosks out of everything about residents but the sample', () => {
    expect(study!.report.filter).toEqual({ resident: [{ variable: 'MODE', notIn: [6] }] })
    expect(study!.report.sections.filter((section) => section.items.some((item) => item.everyone)).map(({ id }) => id)).toEqual(['sample'])
  })

  it('is complete over the demo, with four units in every result', async () => {
    const dataset = datasetFromResponses(demo!, generate(demo!))
    const sections = await runReport(demo!, dataset, { base: 10, shared: true })
    const results = sections.flatMap((section) => section.items)
    expect(results.filter(({ result, error }) => result.status !== 'completed' || error !== null)).toEqual([])
    const compared = demo!.collection.compared.map((id) => demo!.units.find((unit) => unit.id === id)!.name.en)
    for (const { result } of results) {
      const said = JSON.stringify(result.parts)
      expect(compared.filter((name) => !said.includes(name))).toEqual([])
      expect(result.provenance.synthetic).toBe(true)
    }
    // 400 residents in each of four districts, those at a police kiosk left out.
    const sample = results[0]!.result.cases
    const scores = results.find(({ request }) => request.method === 'compare/means')!.result.cases
    expect(sample.selected).toBe(1600)
    expect(scores.total).toBe(1600)
    expect(scores.selected).toBeLessThan(1600)
  })
})
