import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArguments } from '../../../src/cli/command.ts'
import { cliMessages } from '../../../src/cli/messages.ts'
import { linli } from './speech.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('wrong usage', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['repport']],
    ['a name every object has', ['constructor']],
    ['an unknown flag', ['report', '--studdy', 'demo']],
    ['a flag without value', ['report', '--study']],
    ['a flag that has another flag as value', ['report', '--out', 'x', '--study=']],
    ['no study', ['report', '--out', 'x']],
    ['no folder to write to', ['report', '--study', 'demo']],
    ['two folders to write to', ['report', '--study', 'demo', '--out', 'x', '--out', 'y']],
    ['a word too many', ['report', 'demo', '--study', 'demo', '--out', 'x']],
    ['an unknown language', ['report', '--study', 'demo', '--out', 'x', '--lang', 'fr']],
    ['a study without data', ['report', '--study', 'community-policing', '--out', 'x']],
    ['no method', ['run', '--study', 'demo', '--options', '{}']],
    ['options that are no JSON', ['run', 'describe/frequencies', '--study', 'demo', '--options', '{variables']],
    ['no folder of references', ['oracle']],
    ['no file to import', ['import', '--out', 'x']],
    ['no folder to import into', ['import', 'x.csv']],
    ['two mappings', ['import', 'x.csv', '--out', 'x', '--map', 'a.json', '--map', 'b.json']],
    ['data beside the data of a dataset', ['report', '--study', import.meta.dirname, '--data', 'x.csv', '--out', 'x']],
  ])('ends with 2, says how it is used, and prints nothing: %s', async (_, argv) => {
    const { code, out, told } = await linli(...argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(told).toContain(cliMessages.usage['zh-CN'].split('\n')[0])
  })

  it('is told in the language asked for', async () => {
    expect((await linli('report', '--study', 'demo', '--lang', 'en')).told).toContain('--out is missing.')
    expect((await linli('report', '--study', 'demo', '--lang=zh-CN')).told).toContain('缺少 --out。')
    expect((await linli('report', '--study', 'demo')).told).toContain('缺少 --out。')
  })
})

describe('help', () => {
  it('is what was asked for: on the output, with 0', async () => {
    for (const argv of [['--help'], ['help'], ['report', '--help']]) {
      const { code, out, told } = await linli(...argv, '--lang', 'en')
      expect({ code, told }).toEqual({ code: 0, told: '' })
      expect(out).toContain('linli report --study ID')
      expect(out).toContain('community-policing, demo')
    }
  })
})

describe('what cannot be used', () => {
  it('ends with 1 and names the path and the way out: a study that there is not', async () => {
    const { code, out, told } = await linli('report', '--study', join(folder, 'none.json'), '--out', join(folder, 'out'), '--lang', 'en')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(told).toContain(join(folder, 'none.json'))
    expect(told).toContain('community-policing, demo')
  })

  it('names the place in a study file that is wrong', async () => {
    const file = join(folder, 'study.json')
    writeFileSync(file, '{"format":"linli-study/1"}')
    const { code, told } = await linli('report', '--study', file, '--out', join(folder, 'out'), '--lang', 'en')
    expect(code).toBe(1)
    expect(told).toMatch(/study\.json" is wrong at \w+: /)
  })

  it('says that a folder without an import is no dataset', async () => {
    const { code, told } = await linli('report', '--study', folder, '--out', join(folder, 'out'), '--lang', 'en')
    expect(code).toBe(1)
    expect(told).toContain(`"${folder}" is no imported dataset: it has no import.json`)
  })
})

describe('arguments', () => {
  it('keep every value of a flag in order, and words apart', () => {
    expect(readArguments(['a', '--data', 'x', '--data=resident=y', 'b'], ['data'], 2)).toEqual({ flags: { data: ['x', 'resident=y'], lang: [] }, switches: {}, words: ['a', 'b'] })
  })
})
