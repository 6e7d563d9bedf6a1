import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linli } from './speech.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Heights of three people; the mean is 2. */
function put(name: string, checks: readonly object[]): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'data.csv'), 'x\n1\n2\n3\n')
  writeFileSync(join(folder, name, 'expected.json'), JSON.stringify({ dataset: { id: name, columns: [{ name: 'x', type: 'number', missing: 0 }] }, checks }))
}
const median = (id: string, expected: number) => ({ id, statistic: 'descriptives.median', input: { columns: ['x'] }, expected: { x: expected }, tolerance: { rel: 1e-10, abs: 0 } })
const unbuilt = { id: 'u', statistic: 'astrology.sign', input: {}, expected: 1, tolerance: {} }

describe('oracle', () => {
  it('counts what passes, and names what is not built', async () => {
    put('a', [median('m', 2), unbuilt, unbuilt])
    put('b', [median('m', 2)])
    mkdirSync(join(folder, 'scripts'))
    expect(await linli('oracle', folder)).toEqual({ code: 0, out: 'not built astrology.sign: 2\n2 passed, 0 failed, 2 skipped\n', told: '' })
  })

  it('prints each failure and ends with 1', async () => {
    put('a', [median('m', 2), median('wrong', 2.5)])
    const { code, out } = await linli('oracle', folder)
    expect(code).toBe(1)
    expect(out).toMatch(/^failed a wrong \(descriptives\.median\): .*2\.5.*\n1 passed, 1 failed, 0 skipped\n$/)
  })

  it('ends with 1 and says why where there is nothing to read', async () => {
    const empty = await linli('oracle', folder, '--lang', 'en')
    expect([empty.code, empty.out]).toEqual([1, ''])
    expect(empty.told).toContain(folder)
    const none = await linli('oracle', join(folder, 'none'))
    expect([none.code, none.told.includes('ENOENT')]).toEqual([1, true])
    put('a', [])
    writeFileSync(join(folder, 'a', 'expected.json'), '{')
    const broken = await linli('oracle', folder)
    expect([broken.code, broken.told.includes(join(folder, 'a', 'expected.json'))]).toEqual([1, true])
    writeFileSync(join(folder, 'a', 'expected.json'), '{}')
    expect((await linli('oracle', folder)).code).toBe(1)
  })
})
