import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../../analysis/study/hash.ts'
import { InputError } from '../../../src/cli/errors.ts'
import { writeFolder } from '../../../src/cli/folder.ts'
import type { ExportFile } from '../../../src/exchange/csv-export.ts'
import { REPORT_FORMAT, REPORT_RESULTS } from '../../../src/exchange/report-files.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'linli-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))
const report = (...names: readonly string[]): readonly ExportFile[] => [
  ...names.map((name) => ({ name, bytes: utf8(`${name}\n`) })),
  { name: REPORT_RESULTS, bytes: utf8(JSON.stringify({ format: REPORT_FORMAT, files: [...names, REPORT_RESULTS] })) },
]
const refused = (write: () => void): string => {
  try {
    write()
  } catch (error) {
    if (error instanceof InputError) return error.code
    throw error
  }
  return 'written'
}

describe('a written folder', () => {
  it('holds the files with their folders, and nothing is left beside it', () => {
    const out = join(base, 'deep', 'out')
    writeFolder(out, report('report.md', 'tables/1.csv'))
    expect(readFileSync(join(out, 'tables/1.csv'), 'utf8')).toBe('tables/1.csv\n')
    expect(readdirSync(join(base, 'deep'))).toEqual(['out'])
  })

  it('may be an empty folder before', () => {
    mkdirSync(join(base, 'out'))
    expect(refused(() => writeFolder(join(base, 'out'), report('report.md')))).toBe('written')
  })

  it('replaces an earlier report whole: no file of it stays', () => {
    const out = join(base, 'out')
    writeFolder(out, report('report.md', 'tables/old.csv'))
    writeFolder(out, report('report.md', 'tables/new.csv'))
    expect(readdirSync(join(out, 'tables'))).toEqual(['new.csv'])
  })

  it('is refused where anything else lies, and that is not touched', () => {
    const out = join(base, 'out')
    mkdirSync(out)
    writeFileSync(join(out, 'thesis.docx'), 'mine')
    expect(refused(() => writeFolder(out, report('report.md')))).toBe('foreignFolder')
    expect(readdirSync(out)).toEqual(['thesis.docx'])
    writeFolder(join(base, 'other'), report('report.md'))
    mkdirSync(join(base, 'other', 'notes'))
    writeFileSync(join(base, 'other', 'notes', 'mine.txt'), 'mine')
    expect(refused(() => writeFolder(join(base, 'other'), report('report.md')))).toBe('foreignFolder')
    expect(readFileSync(join(base, 'other', 'notes', 'mine.txt'), 'utf8')).toBe('mine')
  })

  it('is refused where a file of another kind calls itself results', () => {
    for (const [i, text] of ['not JSON', '[]', '{"format":"other/1","files":["results.json"]}'].entries()) {
      const out = join(base, `${i}`)
      mkdirSync(out)
      writeFileSync(join(out, REPORT_RESULTS), text)
      expect(refused(() => writeFolder(out, report('report.md')))).toBe('foreignFolder')
    }
  })

  it('is refused where the path is a file', () => {
    writeFileSync(join(base, 'out'), '')
    expect(refused(() => writeFolder(join(base, 'out'), report('report.md')))).toBe('notFolder')
  })

  it('is whole or not at all: a file that cannot be written leaves the earlier report', () => {
    const out = join(base, 'out')
    writeFolder(out, report('report.md'))
    expect(refused(() => writeFolder(out, [{ name: 'report.md', bytes: utf8('new') }, { name: 'report.md/inside', bytes: utf8('a file is no folder') }]))).toBe('cannotWrite')
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toBe('report.md\n')
    expect(readdirSync(base)).toEqual(['out'])
  })

  it('says where it may not write', () => {
    writeFileSync(join(base, 'file'), '')
    expect(refused(() => writeFolder(join(base, 'file', 'out'), report('report.md')))).toBe('cannotWrite')
  })
})
