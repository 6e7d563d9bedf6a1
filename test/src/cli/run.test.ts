import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../../analysis/result/result.ts'
import { linli } from './speech.ts'

const asked = (options: object, ...more: readonly string[]): readonly string[] => ['run', 'describe/frequencies', '--study', 'demo', '--options', JSON.stringify(options), ...more]

describe('run', () => {
  it('prints the result as JSON and nothing else, as a process too', async () => {
    const { code, out, told } = await linli(...asked({ variables: ['SAF1'] }))
    expect([code, told]).toEqual([0, ''])
    const result = JSON.parse(out) as Result
    expect([result.status, result.provenance.table]).toEqual(['completed', 'resident'])

    const child = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '-s', 'linli', '--', ...asked({ variables: ['SAF1'] })], {
      cwd: resolve(import.meta.dirname, '../../..'),
      encoding: 'utf8',
    })
    expect([child.status, child.stderr]).toEqual([0, ''])
    expect(child.stdout).toBe(out)
  })

  it('takes the table that is named', async () => {
    const { out } = await linli(...asked({ variables: ['POST'] }, '--table', 'staff'))
    expect((JSON.parse(out) as Result).provenance.table).toBe('staff')
  })

  it('gives 0 for a refusal: it is a result', async () => {
    const { code, out } = await linli('run', 'reliability/cronbachAlpha', '--study', 'demo', '--options', '{"scales":["HAZ"]}')
    expect([code, (JSON.parse(out) as Result).status]).toEqual([0, 'refused'])
  })

  it('says which option is wrong, with 2, in the language asked for', async () => {
    const unknown = await linli(...asked({ variables: ['NOPE'] }, '--lang', 'en'))
    expect([unknown.code, unknown.out]).toEqual([2, ''])
    expect(unknown.told).toBe('options.variables[0]: table resident has no variable NOPE.')
    const method = await linli('run', 'describe/nothing', '--study', 'demo', '--options', '{}')
    expect(method.code).toBe(2)
    expect(method.told).toContain('没有名为 describe/nothing 的方法')
  })
})
