import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linli as said } from './speech.ts'

let root: string
let out: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'linli-share-'))
})
afterAll(() => rmSync(root, { recursive: true }))
beforeEach(() => {
  out = mkdtempSync(join(root, 'out-'))
})
const share = (...more: readonly string[]) => said('export', '--study', 'demo', '--shared', '--out', out, '--lang', 'en', ...more)
const rowsOf = (end: string) => {
  const file = readdirSync(out).find((name) => name.endsWith(end))!
  return Papa.parse<{ [name: string]: string }>(readFileSync(join(out, file), 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data
}

describe('linli export --shared', () => {
  it('writes nothing where people stand alone, and says why and what helps most', async () => {
    const { code, told } = await share()
    expect(code).toBe(1)
    expect(told).toContain('a smallest class of 1, and 1600 of 1600 rows stand in classes of fewer than 5')
    expect(told).toMatch(/What helps most: .*\(DEM_\w+\), which leaves \d+ such rows\./)
    expect(told).toContain('--leave-out')
    expect(readdirSync(out)).toEqual([])
  })

  it('says so in Chinese', async () => {
    const { code, told } = await said('export', '--study', 'demo', '--shared', '--out', out)
    expect([code, told.includes('不能交给他人')]).toEqual([1, true])
  })

  it('follows what is chosen column by column, until it passes', async () => {
    const judged = ['MODE', 'SCR1', 'SCR2', 'SCR3', 'DEM_EDU', 'DEM_OCC', 'DEM_INC', 'DEM_HUKOU', 'DEM_HUKTYPE', 'DEM_PERMIT', 'DEM_RESYRS', 'DEM_TENURE', 'DEM_HOUSING', 'DEM_HHDEP']
    expect((await share('--table', 'resident', '--leave-out', judged.join(','))).code).toBe(1)
    const { code, told } = await share('--table', 'resident', '--leave-out', judged.join(','), '--leave-out-rows')
    expect([code, told]).toEqual([0, expect.stringContaining('as they stand UNIT WAVE DEM_GENDER; in bands DEM_AGE')])
    const rows = rowsOf('resident_codes.csv')
    const classes = new Map<string, number>()
    for (const { UNIT, WAVE, DEM_GENDER, DEM_AGE } of rows) classes.set([UNIT, WAVE, DEM_GENDER, DEM_AGE].join(), (classes.get([UNIT, WAVE, DEM_GENDER, DEM_AGE].join()) ?? 0) + 1)
    expect([...classes.values()].filter((n) => n < 5)).toEqual([])
    expect(rows.length).toBeLessThan(1600)
    expect(Object.keys(rows[0]!)).not.toContain('DEM_EDU')
  })

  it('keeps as much as passes', async () => {
    const { code, told } = await share('--fit', '--leave-out-rows')
    expect([code, told]).toEqual([0, expect.stringMatching(/resident: 1539 rows \(61 left out\).*\n(Caution: .*\n)+staff: /)])
    expect(told).toMatch(/everybody answers "How the questionnaire was received \(COA3\)" alike \(\d+\)/)
    expect(existsSync(join(out, 'SYNTHETIC_demo_shared_README.txt'))).toBe(true)
  })

  it('asks for more rows in a class where told so, and never for fewer than five', async () => {
    const { told } = await share('--k', '20', '--table', 'staff')
    expect(told).toContain('classes of fewer than 20')
    expect(await share('--k', '4')).toMatchObject({ code: 2, told: expect.stringContaining('at least 5, not "4"') as string })
    expect((await share('--k', '5.5')).code).toBe(2)
  })

  it.each([
    [['--leave-out', 'SAF1'], '"SAF1" is no column by which people could be found'],
    [['--coarser', 'DEM_GENDER'], '"DEM_GENDER" has no broader bands'],
    [['--table', 'cases'], 'Tables with rows: resident, staff'],
    [['--fit=yes'], 'Option --fit takes no value'],
  ])('takes %j for wrong usage', async (more, sentence) => {
    expect(await share(...more)).toMatchObject({ code: 2, told: expect.stringContaining(sentence) as string })
  })

  it('is what these flags are for', async () => {
    for (const flag of [['--fit'], ['--data', 'x.csv'], ['--leave-out', 'UNIT']]) {
      expect(await said('export', '--study', 'demo', '--out', out, '--lang', 'en', ...flag)).toMatchObject({ code: 2, told: expect.stringContaining('goes with --shared only') as string })
    }
  })
})
