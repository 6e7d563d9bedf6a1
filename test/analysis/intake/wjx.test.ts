import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../../analysis/dataset/dataset.ts'
import { applyMap } from '../../../analysis/intake/apply.ts'
import { comparedText, type ImportMap } from '../../../analysis/intake/map.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { memberName } from '../../../analysis/study/codebook.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { readRaw } from '../../../src/exchange/reading/index.ts'
import { rawFile } from '../../support/raw-table.ts'
import { WJX_AGE, WJX_AGREEMENT, WJX_CHANNELS, WJX_CONTACT, WJX_DISTRICTS, WJX_FILES, WJX_GENDER, WJX_HUKOU, WJX_PHONE, WJX_SATISFACTION, wjxPeople, type WjxPerson } from '../../support/wjx.ts'

const folder = join(import.meta.dirname, '../../fixtures/import')
const ITEMS = [7, 8, 9].flatMap((q) => [1, 2, 3, 4].map((k) => `Q${q}_${k}`))
const rising = (a: number, b: number): number => a - b
const SATISFACTION = [1, 2, 3, 4].map((k) => `Q10_${k}`)

/** What a row of the table says, in the words of the file; missing answers by their code. */
function rowsOf(map: ImportMap, table: Table): string[] {
  const single = (name: string): ((row: number) => string) => {
    const variable = map.variables.find((one) => one.name === name)
    const column = table.columns[name]
    const meaning = table.codebook.variables.find((one) => one.name === name)
    if (column?.kind !== 'coded' || meaning?.kind !== 'coded' || variable?.kind !== 'coded') throw new Error(`no ${name}`)
    const words = meaning.options.map(({ code }) => variable.options.find((option) => option.code === code)?.values[0] ?? '?')
    return (row) => (column.index[row] === 0 ? String(column.reasons[row]) : words[column.index[row]! - 1]!)
  }
  const place = (row: number): string => {
    const column = table.columns.UNIT
    const meaning = table.codebook.variables.find(({ name }) => name === 'UNIT')
    if (column?.kind !== 'coded' || meaning?.kind !== 'coded') throw new Error('no UNIT')
    return meaning.options[column.index[row]! - 1]!.label['zh-CN']
  }
  const channels = (row: number): string =>
    WJX_CHANNELS.flatMap((_, k) => {
      const column = table.columns[memberName('Q11', k + 1)]
      const meaning = table.codebook.variables.find(({ name }) => name === memberName('Q11', k + 1))
      if (column?.kind !== 'coded' || meaning?.kind !== 'coded') throw new Error('no Q11')
      return column.index[row] !== 0 && meaning.options[column.index[row]! - 1]!.code === 1 ? [k + 1] : []
    }).join(' ')
  const seconds = table.columns.SECONDS
  if (seconds?.kind !== 'number') throw new Error('no SECONDS')
  const read = ['Q1', 'Q2', 'Q4', 'Q5', 'Q6', ...ITEMS, ...SATISFACTION].map(single)
  return Array.from({ length: table.rows }, (_, row) => [place(row), channels(row), seconds.values[row], ...read.map((cell) => cell(row))].join('|'))
}

/** The same of the people the file was made from. */
function truth(people: readonly WjxPerson[], by: 'text' | 'number'): string[] {
  const say = (labels: readonly string[], code: number | null): string => (code === null ? String(MISSING.skipped) : by === 'number' ? String(code) : comparedText(labels[code - 1]!))
  return people.map((one) =>
    [
      WJX_DISTRICTS[one.district],
      one.channels.join(' '),
      one.seconds,
      say(WJX_GENDER, one.gender),
      say(WJX_AGE, one.age),
      say(WJX_HUKOU, one.hukou),
      say(WJX_CONTACT, one.contact),
      one.outcome === 'skipped' ? String(MISSING.notAsked) : say(WJX_SATISFACTION, one.outcome),
      ...one.items.map((code) => say(WJX_AGREEMENT, code)),
      ...one.satisfaction.map((code) => say(WJX_SATISFACTION, code)),
    ].join('|'),
  )
}

describe.each(WJX_FILES)('$name, as it is proposed and nothing corrected', ({ name, seed, n, encoding, file }) => {
  const people = wjxPeople(seed, n)
  const raw = rawFile(join(folder, name), encoding)
  const map = propose(raw, { units: [] })
  const { dataset, texts, problemCount, study } = applyMap(raw, map)
  const table = dataset.tables.resident!

  it('gives every answer of everybody', () => {
    expect(problemCount).toBe(0)
    expect(rowsOf(map, table).toSorted()).toEqual(truth(people, file.by).toSorted())
  })

  it('has three districts under all their spellings', () => {
    expect(map.unit?.units.map(({ name: place }) => place['zh-CN']).toSorted()).toEqual([...WJX_DISTRICTS].toSorted())
  })

  it('counts a scale as a hand loop does, its item turned round once somebody says so', () => {
    const [scale] = map.scales
    expect(scale).toMatchObject({ name: 'Q7', items: ['Q7_1', 'Q7_2', 'Q7_3', 'Q7_4'], atLeast: 2 })
    const turned = applyMap(raw, { ...map, variables: map.variables.map((one) => (one.name === 'Q7_4' && one.kind === 'coded' ? { ...one, reversed: true } : one)) })
    const column = turned.dataset.tables.resident!.columns.Q7_MEAN
    const means = people.flatMap(({ items }) => {
      const answers = items.slice(0, 4).flatMap((code, k) => (code === null ? [] : [k === 3 ? 6 - code : code]))
      return answers.length >= 2 ? [answers.reduce((sum, code) => sum + code, 0) / answers.length] : []
    })
    expect(column?.kind === 'number' ? Array.from(column.values).filter((_, row) => column.known[row] === 1).toSorted(rising) : []).toEqual(means.toSorted(rising))
  })

  it('keeps remarks apart, with the telephone number masked', () => {
    expect(texts).toHaveLength(people.filter(({ remark }) => remark !== null).length)
    expect(JSON.stringify(texts)).not.toContain(WJX_PHONE)
  })

  it('leaves out address and nickname, and says so', () => {
    const why = Object.fromEntries(map.leftOut.map((one) => [one.column, one.why]))
    expect(why).toMatchObject({ 来自IP: 'ip', ...(file.nickname ? { 微信昵称: 'account' } : {}) })
    expect(JSON.stringify([study, map])).not.toMatch(/203\.0\.113|清风徐来/)
  })
})

describe('wjx-text.xlsx', () => {
  it('means what the file of text means', async () => {
    const read = async (name: string): Promise<ImportMap> => propose(await readRaw({ name, blob: new Blob([readFileSync(join(folder, name))]) }, null, () => {}), { units: [] })
    const [text, workbook] = [await read('wjx-text.csv'), await read('wjx-text.xlsx')]
    expect(workbook.reading).toMatchObject({ kind: 'workbook', headings: 1, skip: 0 })
    expect({ ...workbook, reading: null }).toEqual({ ...text, reading: null })
  })
})
