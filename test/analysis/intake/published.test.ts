import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { CodedColumn, NumberColumn } from '../../../analysis/dataset/dataset.ts'
import { applyMap } from '../../../analysis/intake/apply.ts'
import { comparedText } from '../../../analysis/intake/map.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { memberName, variableOf, type CodedVariable } from '../../../analysis/study/codebook.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { rawFile } from '../../support/raw-table.ts'
import { run, said } from '../methods/run.ts'

/**
 * FiveThirtyEight's masculinity survey of 1,615 men (CC BY 4.0), with the crosstabs they published: weighted percentages, and blank where
 * fewer than 100 men stand behind a column, which is a count without weights. `unweighted.json` is what a program of a few lines counts.
 */
const folder = join(import.meta.dirname, '../../fixtures/import/fivethirtyeight_masculinity_weighted')
const raw = rawFile(join(folder, 'raw-responses.csv'))
const map = propose(raw, { units: [] })
const imported = applyMap(raw, map)
const table = imported.dataset.tables['resident']!

interface Counted {
  readonly base: number
  readonly answers: { readonly [text: string]: number }
}
const unweighted = JSON.parse(readFileSync(join(folder, 'unweighted.json'), 'utf8')) as { readonly [question: string]: { readonly [group: string]: Counted } }

/** One answer of the file: the column of the table and the code that stand for it. */
interface Answer {
  readonly text: string
  readonly column: string
  readonly code: number
}
/** Of a question, by its name in the file. What is no answer ("No answer") is none here. */
function answersTo(question: string): readonly Answer[] {
  const variable = map.variables.find(({ name }) => name === question)!
  if (variable.kind === 'coded') return variable.options.flatMap(({ code, values }) => values.map((text) => ({ text, column: question, code })))
  if (variable.kind !== 'multi' || variable.shape.is !== 'columns') throw new RangeError(`${question} has no answers`)
  return variable.shape.columns.flatMap(({ code, chosen }) => chosen.map((text) => ({ text, column: memberName(question, code), code: 1 })))
}
const codedColumn = (name: string): CodedColumn => table.columns[name] as CodedColumn
const placeOf = (name: string, code: number): number => (variableOf(table.codebook, name) as CodedVariable).options.findIndex((option) => option.code === code) + 1

/** Columns of the published table that can be had: those of race cannot, since ethnicity is never imported. */
const GROUPS = [
  { group: 'all', by: null, at: 1 },
  { group: '18 - 34', by: 'age3', at: 2 },
  { group: '35 - 64', by: 'age3', at: 3 },
  { group: '65 and up', by: 'age3', at: 4 },
  { group: 'Has children', by: 'kids', at: 7 },
  { group: 'No children', by: 'kids', at: 8 },
  { group: 'Straight', by: 'orientation', at: 9 },
  { group: 'Gay/Bisexual', by: 'orientation', at: 10 },
] as const

/** Rows of a group that were asked. */
function askedIn({ group, by }: (typeof GROUPS)[number], column: string): readonly number[] {
  const wanted = by === null ? null : answersTo(by).find(({ text }) => text === group)!
  const place = wanted && placeOf(wanted.column, wanted.code)
  return Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => (wanted === null || codedColumn(wanted.column).index[row] === place) && codedColumn(column).reasons[row] !== MISSING.notAsked,
  )
}

/** The published questions in their order, by their names in the file; the ethnic group is left out. */
const QUESTIONS = ['q0001', 'q0002', 'q0004', 'q0005', ...Array.from({ length: 11 }, (_, i) => `q0007_${String(i + 1).padStart(4, '0')}`), 'q0008', 'q0009', 'q0010', 'q0011', 'q0012', 'q0013', 'q0014', 'q0015', 'q0017', 'q0018', 'q0019', 'q0020', 'q0021', 'q0022', 'q0024', 'q0025', 'q0026', null, 'q0029', 'age3']
const published = Papa.parse<string[]>(readFileSync(join(folder, 'published-weighted-crosstabs.csv'), 'utf8'))
  .data.slice(2)
  .reduce<{ readonly lines: (readonly string[])[] }[]>((blocks, [question, ...line]) => {
    if (question !== '') blocks.push({ lines: [] })
    else if (line[0]) blocks.at(-1)!.lines.push(line)
    return blocks
  }, [])
/** Their files write the apostrophe in three ways. */
const plain = (text: string): string => comparedText(text).replace(/['’]/g, '?')

/** Every cell of the published table that can be had: what was published, and the rows and the answer it is about. */
const cells = QUESTIONS.flatMap((question, q) =>
  question === null
    ? []
    : published[q]!.lines.flatMap((line) =>
        GROUPS.map((group) => ({ question, group, printed: line[group.at] ?? '', text: line[0]!, answer: answersTo(question).find(({ text }) => plain(text) === plain(line[0]!)) ?? null })),
      ),
)

describe('the masculinity survey', () => {
  it('comes whole: 1,615 men, every cell known, ethnicity left out and the weight a weight', () => {
    expect([raw.rows, raw.columns.length, table.rows, imported.problemCount]).toEqual([1615, 98, 1615, 0])
    expect(imported.study.imported!.leftOut.filter(({ why }) => why === 'ethnicity').map(({ column }) => column)).toEqual(['q0028', 'race2', 'racethn4'])
    expect(map.variables.filter(({ role }) => role === 'weight')).toMatchObject([{ name: 'weight', kind: 'number' }])
    expect(published).toHaveLength(QUESTIONS.length)
  })

  it('gives by frequencies, without weights, what an independent count gives', async () => {
    let compared = 0
    for (const [question, groups] of Object.entries(unweighted)) {
      for (const { text, column, code } of answersTo(question)) {
        for (const by of [null, 'age3', 'kids', 'orientation'] as const) {
          if (question === by) continue
          const result = await run(table, 'describe/frequencies', { variables: [column], by })
          const rows = result.parts.flatMap((part) => (part.kind === 'table' && part.id.startsWith('frequencies') ? part.rows : []))
          for (const { group } of GROUPS.filter((one) => one.by === by)) {
            const counted = groups[group]!
            const row = rows.find((one) => one['code'] === code && (by === null || said(one['group']) === group))
            const valid = counted.base - (counted.answers['No answer'] ?? 0)
            const n = counted.answers[text] ?? 0
            // A group in which nobody answered has no rows.
            const { n: counts = 0, base = 0, validProportion = null } = row ?? {}
            const share = typeof validProportion === 'number' ? Math.abs(validProportion - n / valid) < 1e-12 : valid === 0
            expect([question, text, group, counts, base, share]).toEqual([question, text, group, n, valid, true])
            compared++
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(1300)
  }, 60_000)

  it('has fewer than 100 men exactly where the published table is blank', () => {
    const wrong = cells.filter(({ question, group, printed }) => (askedIn(group, answersTo(question)[0]!.column).length < 100) !== (printed === ''))
    expect(wrong.map(({ question, group, printed }) => `${question} ${group.group} ${printed}`)).toEqual([])
    expect(cells.filter(({ printed }) => printed === '').length).toBeGreaterThan(90)
    const bases = Object.entries(unweighted).flatMap(([question, groups]) => GROUPS.map((group) => [question, group.group, askedIn(group, answersTo(question)[0]!.column).length, groups[group.group]!.base] as const))
    expect(bases.filter(([, , ours, theirs]) => ours !== theirs)).toEqual([])
  })

  it('keeps the weights right: summed by hand they give every published percentage', () => {
    const weights = table.columns['weight'] as NumberColumn
    const sum = (rows: readonly number[]): number => rows.reduce((total, row) => total + (weights.known[row] ? weights.values[row]! : NaN), 0)
    const filled = cells.filter(({ printed }) => printed !== '')
    const far = filled.flatMap(({ question, group, printed, text, answer }) => {
      const column = answer?.column ?? answersTo(question)[0]!.column
      const asked = askedIn(group, column)
      const place = answer && placeOf(answer.column, answer.code)
      const said = asked.filter((row) => (answer === null ? codedColumn(column).reasons[row] === MISSING.refused : codedColumn(column).index[row] === place))
      const percent = (100 * sum(said)) / sum(asked)
      return Math.abs(percent - Number(printed.replace('%', ''))) <= 0.5 ? [] : [`${question} ${text} ${group.group}: ${printed}, ${percent}`]
    })
    expect(far).toEqual([])
    // Answers that are no option are "No answer".
    expect([...new Set(filled.flatMap(({ answer, text }) => (answer === null ? [text] : [])))]).toEqual(['No answer'])
    expect(filled.length).toBeGreaterThan(1400)
  })
})
