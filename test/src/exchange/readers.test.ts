import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { datasetFromResponses } from '../../../analysis/dataset/from-responses.ts'
import { missingReason, MISSING, MISSING_CODES, type MissingCode } from '../../../analysis/study/missing.ts'
import type { Given } from '../../../analysis/study/response.ts'
import { LANGS, type Lang } from '../../../analysis/study/text.ts'
import { exportFiles } from '../../../src/exchange/csv-export.ts'
import { exportMessages } from '../../../src/exchange/messages.ts'
import { studies } from '../../../surveys/index.ts'
import { readers, type Cells } from '../../support/readers.ts'
import { seededRows } from '../../support/rows.ts'

const study = studies.find(({ id }) => id === 'community-policing')!
const TEXTS = ['路灯 "坏" 了', 'two\nlines', '=1+1', '-8', '123456789012345678', '007', '😀', 'a,b;c', 'NA', "it's"]

/** Rows of both forms, with every missing reason in one item and awkward texts. */
function rows(): readonly Given[] {
  const residents = seededRows(study, { form: 'resident', units: ['tianning', 'zhengzhou'], n: 10, seed: 3 })
  const staff = seededRows(study, { form: 'staff', units: ['tianning', 'zhengzhou'], n: 8, seed: 4 })
  const reasons = MISSING_CODES.filter((code) => code !== MISSING.notAsked)
  return [
    ...residents.map(({ id, response }, i) => {
      const { SAF1: _, ...answers } = response.answers
      const { ROPEN: __, ...missing } = response.missing
      const text = TEXTS[i]
      const reason = reasons[i]
      return {
        id,
        response: {
          ...response,
          batch: i % 2 ? 'team-3' : null,
          answers: { ...(reason === undefined ? response.answers : answers), ...(text === undefined ? {} : { ROPEN: text }) },
          missing: { ...(text === undefined ? response.missing : missing), ...(reason === undefined ? {} : { SAF1: reason }) },
        },
      }
    }),
    ...staff,
  ]
}

// Without the program the tests are skipped; where everything must be there they fail.
for (const reader of readers) describe.skipIf(!reader.there && !process.env['CI'])(`${reader.name} opens the export`, () => {
  let folder: string
  afterAll(() => rmSync(folder, { recursive: true }))
  const given = rows()
  const dataset = datasetFromResponses(study, given)
  const ids = given.map(({ id }) => id).sort()
  let files: ReturnType<typeof exportFiles>
  beforeAll(() => {
    files = exportFiles(study, given)
    folder = mkdtempSync(join(tmpdir(), 'linli-readers-'))
  })

  const open = (end: string): Cells => reader.open(folder, files.find(({ name }) => name.endsWith(end))!)

  /** What every variable's cells should be, straight from the dataset. */
  function expected(table: string, lang: Lang | null): Cells {
    const { codebook, columns } = dataset.tables[table]!
    return Object.fromEntries(
      codebook.variables.flatMap((variable): [string, (string | number)[]][] => {
        const column = columns[variable.name]
        if (!column || variable.name === 'WAVE') return []
        const missing = (row: number): string | number => {
          const code = column.reasons[row] as MissingCode
          return lang === null ? code : `[${code}] ${exportMessages[missingReason(code)][lang]}`
        }
        const options = variable.kind === 'coded' ? variable.options : []
        const answer = (index: number): string | number => (lang === null ? options[index - 1]!.code : options[index - 1]!.label[lang])
        return [[variable.name, ids.flatMap((_, row) => {
          if (row >= column.reasons.length) return []
          if (column.kind === 'number') return [column.known[row] ? column.values[row]! : missing(row)]
          return [column.index[row] ? answer(column.index[row]!) : missing(row)]
        })]]
      }),
    )
  }
  /** Numbers may differ in the last place (R reads decimals so), and a column that is text for its labels holds them as text. */
  const rounded = (cells: Cells): Cells =>
    Object.fromEntries(Object.entries(cells).map(([name, list]) => [name, list.map((cell) => (cell !== '' && Number.isFinite(Number(cell)) ? Number(Number(cell).toPrecision(14)) : cell))]))
  const items = (cells: Cells, like: Cells): Cells => Object.fromEntries(Object.keys(like).map((name) => [name, cells[name]!]))

  it.each(['resident', 'staff'])('codes of %s: numbers where we wrote numbers, cell for cell, every reason among them', (table) => {
    const cells = open(`_${table}_codes.csv`)
    const like = expected(table, null)
    expect(Object.keys(cells)[0]).toBe('resp_id')
    expect(rounded(items(cells, like))).toEqual(rounded(like))
    const kinds = new Set(Object.keys(like).flatMap((name) => cells[name]!.map((cell) => typeof cell)))
    expect(kinds).toEqual(new Set(['number']))
    const own = given.filter(({ response }) => response.form === table).sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(cells['resp_id']).toEqual(own.map(({ id }) => id))
    expect(cells['unit_id']).toEqual(own.map(({ response }) => response.unit))
    expect(cells['day']).toEqual(own.map(({ response }) => response.day))
    expect(cells['batch']).toEqual(table === 'staff' ? undefined : own.map(({ response }) => response.batch ?? ''))
  })

  it('each of the missing codes of an item stands as a number', () => {
    expect(open('_resident_codes.csv')['SAF1']).toEqual(expect.arrayContaining([-9, -8, -6, -5, -4, -1]))
    expect(open('_resident_codes.csv')['CONF']).toEqual(expect.arrayContaining([-7]))
  })

  it.each(LANGS.flatMap((lang) => ['resident', 'staff'].map((table) => ({ lang, table }))))('labels of $table in $lang, cell for cell', ({ lang, table }) => {
    const like = expected(table, lang)
    expect(rounded(items(open(`_${table}_labels_${lang === 'en' ? 'en' : 'zh'}.csv`), like))).toEqual(rounded(like))
  })

  it('free text, defused where it could be a formula', () => {
    const texts = TEXTS.map((text) => (/^[=\-']/.test(text) ? `'${text}` : text))
    const cells = open('_resident_text.csv')
    expect(new Set(cells['text'])).toEqual(new Set(texts))
    expect(new Set(cells['variable'])).toEqual(new Set(['ROPEN']))
  })

  it('the codebook names every column of the codes file', () => {
    const names = Object.keys(open('_resident_codes.csv'))
    expect(open('_resident_codebook.csv')['name']).toEqual([...names, 'ROPEN'])
  })
})
