import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFiles, type ExportFile } from '../../src/exchange/csv-export.ts'
import { given, response, smallStudy } from '../support/small-study.ts'
import { expectedTables, run, works } from './export.ts'

interface Cell {
  readonly value: string | number
  readonly formula: boolean
}
const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

/** The cells of the one sheet of a flat OpenDocument file. */
function cellsOf(document: string): readonly (readonly Cell[])[] {
  const rows = [...document.matchAll(/<table:table-row[^>]*?(?:\/>|>([^]*?)<\/table:table-row>)/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<table:table-cell([^>]*?)(?:\/>|>([^]*?)<\/table:table-cell>)/g)].flatMap(([, attributes, content]) => {
      const attribute = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(attributes!)?.[1]
      const lines = [...(content ?? '').matchAll(/<text:p>([^]*?)<\/text:p>/g)].map(([, line]) => unescaped(line!.replaceAll(/<text:s[^>]*\/>/g, ' ')))
      const value = attribute('office:value-type') === 'float' ? Number(attribute('office:value')) : lines.join('\n')
      return Array.from({ length: Number(attribute('table:number-columns-repeated') ?? 1) }, () => ({ value, formula: attribute('table:formula') !== undefined }))
    }),
  )
  return rows.filter((row) => row.some(({ value }) => value !== ''))
}

const command = ['soffice', 'libreoffice'].find((one) => works(one, ['--version'])) ?? 'soffice'

describe.skipIf(!works(command, ['--version']) && !process.env['CI'])('LibreOffice', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-office-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Opened with what its import dialog proposes after a byte-order mark (comma, quotation marks, UTF-8); without a screen it has to be told. */
  function open({ name, bytes }: ExportFile): { readonly names: readonly (string | number)[]; readonly rows: readonly (readonly Cell[])[] } {
    writeFileSync(join(folder, name), bytes)
    run(command, ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--infilter=CSV:44,34,76,1', '--convert-to', 'fods', name], folder)
    const [names, ...rows] = cellsOf(readFileSync(join(folder, name.replace(/csv$/, 'fods')), 'utf8'))
    return { names: names!.map(({ value }) => value), rows }
  }

  it.each(expectedTables)('opens the codes of $table: same rows, columns, cells and missing counts', ({ codes, cells, missing, texts }) => {
    const { names, rows } = open(codes)
    const column = (name: string): (string | number)[] => rows.map((row) => row[names.indexOf(name)]?.value ?? '')
    expect(names).toEqual([...texts, ...Object.keys(cells)])
    const rounded = (list: readonly (string | number)[]): unknown[] => list.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell))
    expect(Object.fromEntries(Object.keys(cells).map((name) => [name, rounded(column(name))]))).toEqual(Object.fromEntries(Object.entries(cells).map(([name, list]) => [name, rounded(list)])))
    expect(Object.fromEntries(Object.keys(cells).map((name) => [name, column(name).filter((cell) => Number(cell) < 0).length]))).toEqual(missing)
  })

  it.each(expectedTables)('opens the labels of $table in Chinese', ({ labels, cells }) => {
    const { names, rows } = open(labels)
    expect(rows).toHaveLength(cells['UNIT']!.length)
    expect(new Set(rows.map((row) => row[names.indexOf('UNIT')]!.value))).toEqual(new Set(['天宁区', '郑州市']))
  })

  it('makes a formula of nothing', () => {
    const texts = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("http://localhost")', '＝1＋1', '\t=1', "'=1", 'a,=1+1', 'two\n=1+1']
    const files = exportFiles(smallStudy, given(...texts.map((MORE) => response('resident-long', { MORE }))))
    const { rows } = open(files.find(({ name }) => name.endsWith('resident_text.csv'))!)
    expect(rows.flat().filter(({ formula }) => formula)).toEqual([])
    expect(rows).toHaveLength(texts.length)
  })
})
