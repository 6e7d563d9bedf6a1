import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { applyMap } from '../../../analysis/intake/apply.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { generate } from '../../../analysis/synthetic/generate.ts'
import { exportFiles } from '../../../src/exchange/csv-export.ts'
import { studies } from '../../../surveys/index.ts'
import { rawTable } from '../../support/raw-table.ts'

const demo = studies.find(({ synthetic }) => synthetic)!
const files = exportFiles(demo, generate(demo).slice(0, 120))
const scales = demo.codebooks[0]!.scales

describe.each(['SYNTHETIC_demo_resident_codes.csv', 'SYNTHETIC_demo_resident_labels_zh.csv', 'SYNTHETIC_demo_resident_labels_en.csv'])('%s, as a file of rows', (name) => {
  const bytes = files.find((file) => file.name === name)!.bytes
  const raw = rawTable(Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data, name)
  const map = propose(raw, { units: [] })

  it('is known, and no value of it is lost', () => {
    expect(map.tool).toBe('ours')
    const { study, problemCount } = applyMap(raw, map)
    expect(problemCount).toBe(0)
    expect(study).toMatchObject({ synthetic: true })
    expect(study.units.every(({ code, synthetic }) => synthetic && String(code).startsWith('99'))).toBe(true)
  })

  it('shows the scales of the questionnaire by the names of its items, and computes none twice', () => {
    expect(map.scales.map(({ name: scale, items, atLeast, bounds }) => ({ scale, items, atLeast, bounds }))).toEqual(scales.map(({ name: scale, items, atLeast, bounds }) => ({ scale, items, atLeast, bounds })))
    expect(map.leftOut).toContainEqual({ column: 'SAF_MEAN', why: 'administrative' })
  })

  it('takes the reasons for a missing answer as they were', () => {
    const outcome = map.variables.find((one) => one.name === 'CONQ')!
    expect(new Set(outcome.missing.map(({ reason }) => reason))).toEqual(new Set(['refused', 'dontKnow', 'notAsked', 'skipped', 'notReached', 'notInVersion', 'lost']))
  })
})
