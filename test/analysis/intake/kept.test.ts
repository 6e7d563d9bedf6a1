import { describe, expect, it } from 'vitest'
import { applyMap } from '../../../analysis/intake/apply.ts'
import { importOf, keptFrom, keptOf } from '../../../analysis/intake/kept.ts'
import { sha256Hex } from '../../../analysis/study/hash.ts'
import { coded, fileOf, item, mapFor, number, overColumns, places, t, words } from './tables.ts'

const raw = fileOf({ id: ['1', '2', '2', '3'], A1: ['1', '5', '5', ''], A2: ['2', '4', '4', 'x'], N: ['0.5', '1', '1', '7'], x: ['1', '0', '0', ''], y: ['0', '0', '0', ''], W: ['a', 'b', 'b', ''], area: ['East', 'West', 'West', ''] })
const map = mapFor(raw, [item({ name: 'A1' }), item({ name: 'A2' }), number({ name: 'N' }), overColumns({ name: 'M' }, ['x', 'y']), words({ name: 'W' }), coded({ name: 'GONE' })], {
  scales: [{ name: 'A', label: t('A'), kind: 'reflective', high: 'good', items: ['A1', 'A2'], atLeast: 1, bounds: { min: 1, max: 5 }, source: 'their own' }],
  unit: places('area', 'East', 'West'),
  leftOut: [{ column: 'id', why: 'rowId' }],
})

const digest = async (bytes: Uint8Array): Promise<string> => sha256Hex(bytes)

describe('an import that is kept', async () => {
  const imported = applyMap(raw, map)
  const kept = await keptFrom(raw, map, digest)

  it('comes back the same, through structured cloning', async () => {
    expect(await importOf(structuredClone(kept), digest)).toEqual(imported)
  })

  it('is the same whether scores were made before or not, and holds none', () => {
    expect(keptOf(imported)).toEqual(kept)
    expect(Object.keys(kept.columns)).toEqual(['UNIT', 'A1', 'A2', 'N', 'M_1', 'M_2', 'GONE'])
    expect(kept).toMatchObject({ id: imported.study.id, tool: 'unknown', rows: 3, title: map.title })
  })

  it('is refused where the data are not those that were kept', async () => {
    const damaged = structuredClone(kept)
    ;(damaged.columns['A1'] as { index: Uint8Array }).index[0]! ^= 3
    await expect(importOf(damaged, digest)).rejects.toThrow('keptDiffers')
    await expect(importOf({ ...kept, study: kept.study.slice(0, -1) }, digest)).rejects.toThrow('notJson')
  })
})
