import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { adapters } from '../../analysis/selftest/adapters.ts'
import { runOracle, type OracleFolder, type OracleReport } from '../../analysis/selftest/index.ts'

const root = import.meta.dirname
const folders: readonly OracleFolder[] = readdirSync(root)
  .filter((name) => existsSync(join(root, name, 'expected.json')))
  .map((name) => ({ name, csv: readFileSync(join(root, name, 'data.csv'), 'utf8'), expected: JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')) }))
type Check = { readonly id: string; readonly statistic: string; readonly expected: unknown }
const checksOf = ({ expected }: OracleFolder): readonly Check[] => (expected as { readonly checks: readonly Check[] }).checks

/** What is promised, with the number of checks the set has of each. */
const promised = {
  'descriptives.frequencies': 13,
  'descriptives.topBox': 4,
  'descriptives.bottomBox': 4,
  'descriptives.proportionCI': 8,
  'descriptives.summary': 15,
  'descriptives.meanCI': 10,
  'descriptives.median': 10,
  'descriptives.quantiles7': 10,
  'reliability.alpha.raw': 18,
  'reliability.alpha.standardized': 18,
  'reliability.alpha.feldtCI': 17,
  'reliability.alpha.ifDropped': 15,
  'reliability.itemTotal.corrected': 17,
  'reliability.averageInterItemR': 17,
  'reliability.itemStats': 16,
  'crosstab.table': 30,
  'crosstab.expectedCounts': 28,
  'crosstab.chiSquare.pearson': 30,
  'crosstab.cramersV': 30,
  'crosstab.adjustedResiduals': 28,
  'group.descriptives': 12,
  'group.tTest.welch': 12,
  'group.anova.welch': 12,
  'group.hedgesG': 12,
  'group.cohensD': 12,
  'multiplicity.adjust': 10,
  'dist.p': 57,
  'dist.q': 30,
}

let report: OracleReport
beforeAll(async () => {
  report = await runOracle(folders)
}, 60_000)

describe('the library against reference values', () => {
  it('agrees with every number of every statistic that is built', () => {
    expect(report.failures).toEqual([])
  })

  it('has not lost a promised statistic, nor a check of one', () => {
    const counts = new Map<string, number>()
    for (const { statistic } of folders.flatMap(checksOf)) counts.set(statistic, (counts.get(statistic) ?? 0) + 1)
    expect(Object.fromEntries(Object.keys(promised).map((statistic) => [statistic, counts.get(statistic)]))).toEqual(promised)
    const notBuilt = report.notBuilt.map(({ statistic }) => statistic)
    expect(Object.keys(promised).filter((statistic) => notBuilt.includes(statistic))).toEqual([])
    expect(report.passed).toBeGreaterThanOrEqual(495)
  })

  it('accounts for all 1,518 checks', () => {
    expect(report.passed + report.failed + report.skipped).toBe(1518)
    expect(folders.flatMap(checksOf)).toHaveLength(1518)
  })

  it('sees a number that is off by more than its tolerance, for every statistic that is built', async () => {
    const off = (value: unknown): unknown => {
      if (value === null) return 1
      if (typeof value === 'number') return value + Math.max(1e-3, Math.abs(value) * 1e-3)
      if (typeof value === 'string') return `${value}?`
      if (Array.isArray(value)) return value.map(off)
      return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, off(one)]))
    }
    const spoiled = folders.map((folder) => ({
      ...folder,
      expected: { ...(folder.expected as object), checks: checksOf(folder).filter(({ statistic }) => Object.hasOwn(adapters, statistic)).map((check) => ({ ...check, expected: off(check.expected) })) },
    }))
    const { passed, failed } = await runOracle(spoiled)
    expect(passed).toBe(0)
    expect(failed).toBe(report.passed)
  }, 60_000)
})
