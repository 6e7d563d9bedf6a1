import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyMap, checkMap } from '../../../analysis/intake/apply.ts'
import { importOf, keptFrom } from '../../../analysis/intake/kept.ts'
import { sha256Hex } from '../../../analysis/study/hash.ts'
import type { MappedMissing, MappedVariable } from '../../../analysis/intake/map.ts'
import { mapBytes, readMap } from '../../../analysis/intake/read-map.ts'
import { parsed } from '../../../analysis/study/publish.ts'
import { coded, fileOf, joined, mapFor, number, overColumns, places, rowsOf, t } from './tables.ts'

/** Texts for no answer, for an answer spelt in two ways, and for what nobody knows. */
const MISSING: readonly MappedMissing[] = [
  { value: '(skip)', reason: 'notAsked' },
  { value: '-9', reason: 'refused' },
  { value: '', reason: 'skipped' },
]
const spelling = (code: number, way: number): string => (way === 0 ? `answer ${code}` : `Ａnswer\u00a0${code} `)
const options = (n: number) => Array.from({ length: n }, (_, i) => ({ code: i * 3, label: t(`option ${i}`), values: [`answer ${i * 3}`, `Answer ${i * 3}`] }))

/** A cell as a person meant it, and as it may stand in a file. */
interface Meant {
  /** As {@link rowsOf} says it. */
  readonly says: string
  readonly cells: readonly string[]
  /** Cells that nobody knows. */
  readonly lost: number
}
interface Kind {
  readonly columns: readonly string[]
  readonly variable: MappedVariable
  readonly shown: readonly string[]
  readonly meant: fc.Arbitrary<Meant>
}
const missing = (columns: number, shown: number): fc.Arbitrary<Meant> =>
  fc.constantFrom(...MISSING).map(({ value, reason }) => ({ says: Array.from({ length: shown }, () => reason).join(' '), cells: Array.from({ length: columns }, () => value), lost: 0 }))
const unknown = (shown: number): fc.Arbitrary<Meant> => fc.constantFrom('what?', '007', '99999', 'answer', '其他').map((cell) => ({ says: Array.from({ length: shown }, () => 'lost').join(' '), cells: [cell], lost: 1 }))

function codedKind(name: string): Kind {
  const meant = fc.tuple(fc.nat(3), fc.nat(1)).map(([i, way]) => ({ says: String(i * 3), cells: [spelling(i * 3, way)], lost: 0 }))
  return { columns: [name], shown: [name], variable: coded({ name, options: options(4), missing: MISSING }), meant: fc.oneof({ arbitrary: meant, weight: 6 }, missing(1, 1), unknown(1)) }
}
function numberKind(name: string): Kind {
  const meant = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 5000, noNaN: true }).filter((value) => !/e/.test(String(value)))).map((value) => ({ says: String(value + 0), cells: [` ${value}`], lost: 0 }))
  return { columns: [name], shown: [name], variable: number({ name, bounds: { min: 0, max: 5000 }, missing: MISSING }), meant: fc.oneof({ arbitrary: meant, weight: 6 }, missing(1, 1), unknown(1)) }
}
const bits = (chosen: readonly boolean[]): string => chosen.map(Number).join(' ')
function joinedKind(name: string): Kind {
  const shown = [0, 3, 6].map((code) => `${name}_${code}`)
  const meant = fc
    .tuple(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), fc.nat(1))
    .filter(([chosen]) => chosen.includes(true))
    .map(([chosen, way]) => ({ says: bits(chosen), cells: [chosen.flatMap((yes, i) => (yes ? [spelling(i * 3, way)] : [])).join(' ; ')], lost: 0 }))
  const odd = meant.map(({ cells }) => ({ says: 'lost lost lost', cells: [`${cells[0]};what?`], lost: 1 }))
  return { columns: [name], shown, variable: joined({ name, options: options(3), missing: MISSING }, ';'), meant: fc.oneof({ arbitrary: meant, weight: 6 }, odd, missing(1, 3), unknown(3)) }
}
function columnsKind(name: string): Kind {
  const columns = [1, 2, 3].map((i) => `${name} ${i}`)
  const shown = [1, 2, 3].map((code) => `${name}_${code}`)
  const flags = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean())
  const meant = flags.map((chosen) => ({ says: bits(chosen), cells: chosen.map((yes) => (yes ? '1' : '0')), lost: 0 }))
  const blanks = flags.filter((chosen) => chosen.includes(true)).map((chosen) => ({ says: bits(chosen), cells: chosen.map((yes) => (yes ? ' 1' : '')), lost: 0 }))
  const odd = fc.tuple(flags, fc.nat(2)).map(([chosen, at]) => ({ says: 'lost lost lost', cells: chosen.map((yes, i) => (i === at ? 'what?' : yes ? '1' : '0')), lost: 1 }))
  const against = fc.nat(2).map((at) => ({ says: 'lost lost lost', cells: [0, 1, 2].map((i) => (i === at ? '1' : '(skip)')), lost: 1 }))
  return { columns, shown, variable: overColumns({ name, missing: MISSING }, columns), meant: fc.oneof({ arbitrary: meant, weight: 4 }, { arbitrary: blanks, weight: 2 }, odd, against, missing(3, 3)) }
}
const areas: fc.Arbitrary<Meant> = fc.constantFrom(
  { says: '1001', cells: ['East'], lost: 0 },
  { says: '1002', cells: ['West '], lost: 0 },
  { says: 'skipped', cells: [''], lost: 0 },
  { says: 'lost', cells: ['North'], lost: 1 },
)

const kinds = [codedKind('Q1'), codedKind('Q2'), numberKind('N'), joinedKind('J'), columnsKind('C')]
const rows = fc.array(fc.tuple(areas, ...kinds.map(({ meant }) => meant)), { minLength: 1, maxLength: 40 })
const HEADINGS = ['area', ...kinds.flatMap(({ columns }) => columns)]
const SHOWN = ['UNIT', ...kinds.flatMap(({ shown }) => shown)]
const file = (given: readonly (readonly Meant[])[]) => {
  const cells = given.map((row) => row.flatMap((one) => one.cells))
  return fileOf(Object.fromEntries(HEADINGS.map((heading, c) => [heading, cells.map((row) => row[c]!)])))
}
const map = mapFor(file([]), kinds.map(({ variable }) => variable), { unit: places('area', 'East', 'West') })

const digest = async (bytes: Uint8Array): Promise<string> => sha256Hex(bytes)

describe('any table written as texts', () => {
  it('comes back as it was meant, whatever the order of its rows, through a saved mapping and the store', async () => {
    const saved = readMap(parsed(mapBytes(map)))
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const imported = applyMap(file(given), saved)
        expect(rowsOf(imported, ...SHOWN)).toEqual(given.map((row) => row.map(({ says }) => says).join(' ')).sort())
        expect(applyMap(file([...given].reverse()), map).dataset).toEqual(imported.dataset)
        expect(await importOf(structuredClone(await keptFrom(file(given), map, digest)), digest)).toEqual(imported)
      }),
      { numRuns: 60 },
    )
  })

  it('has every lost cell once among the problems, at its line, and counts everything once', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const raw = file(given)
        const check = checkMap(raw, map)
        const lost = given.flatMap((row, i) => row.flatMap((one) => Array.from({ length: one.lost }, () => i + 2)))
        expect(check.problems.map(({ line }) => line)).toEqual(lost)
        expect(new Set(check.problems.map(({ line, column }) => `${line} ${column}`)).size).toBe(lost.length)
        expect([check.problemCount, applyMap(raw, map).study.imported!.lostCells]).toEqual([lost.length, lost.length])
        for (const { name, answered, counts, missing: why, lost: gone } of check.variables) {
          const all = answered + gone + why.reduce((sum, { n }) => sum + n, 0)
          expect([name, all]).toEqual([name, given.length])
          const chosen = counts.reduce((sum, { n }) => sum + n, 0)
          expect([name, chosen]).toEqual([name, name.startsWith('Q') ? answered : chosen])
        }
        expect(check.units.reduce((sum, { n }) => sum + n, 0)).toBe(given.filter(([area]) => area.says.startsWith('100')).length)
      }),
      { numRuns: 60 },
    )
  })
})
