import { describe, expect, it } from 'vitest'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import type { Dataset } from '../../../analysis/dataset/dataset.ts'
import { runMethod } from '../../../analysis/report/run.ts'
import type { Result } from '../../../analysis/result/result.ts'
import { generate } from '../../../analysis/synthetic/generate.ts'
import { studies } from '../../../surveys/index.ts'

const study = studies.find(({ id }) => id === 'demo')!
const residents = generate(study).filter(({ response }) => response.form.startsWith('resident'))
const units = [...new Set(residents.map(({ response }) => response.unit))].toSorted((a, b) => (String(a) < String(b) ? -1 : 1))

/** As many people of each unit as said, from the given place on. */
function people(sizes: readonly number[], from: readonly number[]): Dataset {
  return datasetFromResponses(study, units.flatMap((unit, i) => residents.filter(({ response }) => response.unit === unit).slice(from[i], from[i]! + (sizes[i] ?? 0))))
}
/** Everything a result shows, but the fingerprint of its data. */
const shownBy = ({ provenance, ...rest }: Result): unknown => ({ ...rest, provenance: { ...provenance, data: '' } })

/** Of sensitive questions the margins stay, and what they leave open is held to a solver (disclose.test.ts). */
const requests: readonly (readonly [string, { readonly [name: string]: unknown }])[] = [
  ['describe/frequencies', { variables: ['SAF1', 'PAR1'], by: 'UNIT' }],
  ['describe/frequencies', { variables: ['SAF1'], by: 'UNIT', charts: true }],
  ['reliability/cronbachAlpha', { scales: ['SAF', 'TRU'], by: 'UNIT' }],
  ['reliability/cronbachAlpha', { scales: ['SAF'], by: 'UNIT', missing: 'pairwise' }],
  ['describe/summary', { measures: ['SAF1', 'TRU_MEAN'], by: 'UNIT' }],
  ['compare/means', { measures: ['SAF_MEAN', 'TRU_MEAN'], by: 'UNIT' }],
  ['associate/crosstab', { rows: 'SAF1', columns: 'UNIT' }],
]

describe('what a result shows', () => {
  it.each(requests)('of %s does not depend on the answers of a group under the base: %j', async (method, options) => {
    const run = (dataset: Dataset): Promise<Result> =>
      runMethod({ method, table: 'resident', options, filter: [], weight: null }, { dataset, disclosure: { base: 10, shared: true } })
    const sizes = [9, 100, 100, 100]
    const [one, other, open] = await Promise.all([run(people(sizes, [0, 0, 0, 0])), run(people(sizes, [40, 0, 0, 0])), run(people(sizes, [0, 40, 0, 0]))])
    expect(one.status).toBe('completed')
    expect(shownBy(other)).toEqual(shownBy(one))
    // The same exchange in a group that is shown is seen.
    expect(shownBy(open)).not.toEqual(shownBy(one))
  })
})
