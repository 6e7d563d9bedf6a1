import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedBytes } from '../../../analysis/study/publish.ts'
import type { Given } from '../../../analysis/study/response.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { generate } from '../../../analysis/synthetic/generate.ts'
import { exportFiles } from '../../../src/exchange/csv-export.ts'
import { studies } from '../../../surveys/index.ts'
import { linli } from './speech.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (...path: readonly string[]): string => join(folder, ...path)

function filesUnder(path: string, prefix = ''): readonly string[] {
  return readdirSync(join(path, prefix), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(path, `${prefix}${entry.name}/`) : [prefix + entry.name]))
    .toSorted((a, b) => (a < b ? -1 : 1))
}
const bytesOf = (path: string): Record<string, string> => Object.fromEntries(filesUnder(path).map((name) => [name, readFileSync(join(path, name), 'latin1')]))

const demo = studies.find(({ id }) => id === 'demo')!
/** The demo with one short request: how people feel after dark, by district, drawn. */
const short: Study = {
  ...demo,
  report: {
    filter: {},
    sections: [
      {
        id: 'safety',
        title: { 'zh-CN': '安全感', en: 'Safety' },
        items: [{ table: 'resident', method: 'describe/frequencies', filter: [], everyone: true, options: { variables: ['SAF1'], by: 'UNIT', charts: true } }],
      },
    ],
  },
}
function publish(study: Study, name: string): string {
  writeFileSync(at(name), publishedBytes(study))
  return at(name)
}
/** The codes file of these residents, as the desk writes it. */
function codesOf(study: Study, given: readonly Given[], name: string): string {
  const file = exportFiles(study, given).find((one) => one.name.endsWith('_resident_codes.csv'))!
  writeFileSync(at(name), file.bytes)
  return at(name)
}

describe('the report of the demo', { timeout: 60_000 }, () => {
  it('is the same bytes again, from the study itself and from its exported files; nothing is printed', async () => {
    const first = await linli('report', '--study', 'demo', '--out', at('one'))
    expect([first.code, first.out]).toEqual([0, ''])
    expect((await linli('export', '--study', 'demo', '--out', at('export'))).code).toBe(0)
    const data = readdirSync(at('export')).filter((name) => /_(codes|aside)\.csv$/.test(name)).flatMap((name) => ['--data', at('export', name)])
    expect(data).toHaveLength(6)
    const again = await linli('report', '--study', 'demo', ...data, '--out', at('again'))
    expect([again.code, again.out]).toEqual([0, ''])
    expect(bytesOf(at('again'))).toEqual(bytesOf(at('one')))
  })

  it('says what belongs to it, names the four districts in both languages, and is marked synthetic', async () => {
    const results = JSON.parse(readFileSync(at('one', 'results.json'), 'utf8')) as { readonly files: readonly string[] }
    expect(results.files).toEqual(filesUnder(at('one')))
    await linli('report', '--study', 'demo', '--out', at('english'), '--lang', 'en')
    for (const [lang, path] of [['zh-CN', 'one'], ['en', 'english']] as const) {
      const page = readFileSync(at(path, 'report.html'), 'utf8')
      for (const id of demo.collection.compared) expect(page).toContain(demo.units.find((unit) => unit.id === id)!.name[lang])
      expect(page).toContain(lang === 'en' ? 'Synthetic data' : '合成数据')
      expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
    }
  })

  it('takes the place of an earlier one, and of nothing else', async () => {
    mkdirSync(at('mine'))
    writeFileSync(at('mine', 'thesis.docx'), '')
    const { code, told } = await linli('report', '--study', 'demo', '--out', at('mine'), '--lang', 'en')
    expect(code).toBe(1)
    expect(told).toContain('thesis.docx')
    expect(readdirSync(at('mine'))).toEqual(['thesis.docx'])
    expect((await linli('report', '--study', publish(short, 'short.json'), '--out', at('again'))).code).toBe(0)
    expect(filesUnder(at('again')).filter((name) => name.startsWith('figures/'))).toEqual(['figures/safety-1-chart.SAF1.svg'])
  })
})

describe('a district of nine', () => {
  it('is not shown, one of ten is: in table, figure, page and JSON', async () => {
    const study = publish(short, 'small.json')
    const answered = generate(short).filter(({ response }) => response.form === 'resident' && typeof response.answers.SAF1 === 'number')
    const districts = short.collection.compared.map((id) => short.units.find((unit) => unit.id === id)!)
    const of = (place: number, n: number): readonly Given[] => {
      const inside = answered.filter(({ response }) => unitsUnder(short, districts[place]!.id).has(response.unit!))
      expect(inside.length).toBeGreaterThanOrEqual(n)
      return inside.slice(0, n)
    }
    const data = codesOf(short, [...of(0, 9), ...of(1, 10), ...of(2, 40), ...of(3, 40)], 'small_resident_codes.csv')
    const { code, told } = await linli('report', '--study', study, '--data', `resident=${data}`, '--out', at('small'), '--lang', 'en')
    expect(code, `${told}`).toBe(0)

    const [nine, ten] = districts.map(({ name }) => name.en) as [string, string]
    const lines = readFileSync(at('small', 'tables', 'safety-1-frequencies.SAF1.csv'), 'utf8').split('\r\n')
    const head = lines[0]!.slice(1).split(',')
    const rowsOf = (name: string) => lines.filter((line) => line.includes(`,${name},`)).map((line) => line.split(','))
    const [n, share, notShown] = ['n', 'validProportion', 'notShown'].map((column) => head.indexOf(column)) as [number, number, number]
    expect(rowsOf(nine)).toHaveLength(5)
    for (const row of rowsOf(nine)) expect([row[n], row[share], row[notShown]!.includes('small')]).toEqual(['', '', true])
    expect(rowsOf(ten).map((row) => Number(row[n])).reduce((a, b) => a + b, 0)).toBe(10)

    const figure = readFileSync(at('small', 'figures', 'safety-1-chart.SAF1.svg'), 'utf8')
    expect(figure).toContain(`aria-label="${nine}: &lt;10, not shown"`)
    expect(figure).not.toMatch(new RegExp(`aria-label="${nine}, `))
    expect(figure).toMatch(new RegExp(`aria-label="${ten}, Share: .*n = 10"`))
    expect(readFileSync(at('small', 'report.html'), 'utf8')).toContain('&#60;10')

    const json = readFileSync(at('small', 'results.json'), 'utf8')
    const tables = (JSON.parse(json) as Report).sections[0]!.items[0]!.result.parts.filter(({ kind }) => kind === 'table')
    for (const { rows } of tables) {
      for (const row of rows!.filter(({ group }) => (group as { readonly en?: string } | null)?.en === nine)) {
        const numbers = Object.entries(row).filter(([column, value]) => typeof value === 'number' && column !== 'code')
        expect(numbers).toEqual([])
      }
    }
  })
})
interface Report {
  readonly sections: readonly { readonly items: readonly { readonly result: { readonly parts: readonly { readonly kind: string; readonly rows?: readonly Record<string, unknown>[] }[] } }[] }[]
}

/** The unit and all that lie in it. */
function unitsUnder(study: Study, id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (let grown = true; grown; ) {
    const more = study.units.filter((unit) => unit.parent !== null && found.has(unit.parent) && !found.has(unit.id))
    for (const unit of more) found.add(unit.id)
    grown = more.length > 0
  }
  return found
}

describe('data that cannot be used', () => {
  const refused = async (...argv: readonly string[]) => linli('report', '--study', 'demo', '--out', at('never'), '--lang', 'en', ...argv)

  it('end with 1, name path, line and column, and leave no folder', async () => {
    const good = readFileSync(codesOf(demo, generate(demo).slice(0, 30), 'demo_resident_codes.csv'), 'utf8')
    const lines = good.split('\r\n')
    const column = lines[0]!.split(',').indexOf('SAF1')
    writeFileSync(at('wrong.csv'), lines.with(2, lines[2]!.split(',').with(column, '77').join(',')).join('\r\n'))
    const wrong = await refused('--data', at('wrong.csv'))
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    for (const part of [at('wrong.csv'), 'line 3', 'SAF1', '77']) expect(wrong.told).toContain(part)

    const none = await refused('--data', at('none.csv'))
    expect(none.code).toBe(1)
    expect(none.told).toContain(at('none.csv'))

    const other = await refused('--data', `staff=${at('demo_resident_codes.csv')}`)
    expect(other.code).toBe(1)
    expect(other.told).toContain(`resident=${at('demo_resident_codes.csv')}`)
    expect(readdirSync(folder)).not.toContain('never')
  })
})
