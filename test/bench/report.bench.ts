// A report over 100,000 people and 60 items: in one go, where equal questions are asked once, beside one run per request.
import type { Dataset, Table } from '../../analysis/dataset/dataset.ts'
import { scoreVariables } from '../../analysis/dataset/columns.ts'
import { scoreColumns } from '../../analysis/dataset/score.ts'
import { arrayEngine } from '../../analysis/engine/array-engine.ts'
import type { Query } from '../../analysis/engine/query.ts'
import { random } from '../../analysis/numeric/random.ts'
import { runReport } from '../../analysis/report/report.ts'
import { runMethod } from '../../analysis/report/run.ts'
import type { Result } from '../../analysis/result/result.ts'
import type { Scale } from '../../analysis/study/codebook.ts'
import type { ReportItem, Study } from '../../analysis/study/study.ts'
import { tableOf, type Made } from '../analysis/engine/tables.ts'

const ROWS = 100_000
const SCALES = 12
const ITEMS = 5
const ROUNDS = 5

const words = (text: string) => ({ 'zh-CN': text, en: text })
const itemsOf = (s: number) => Array.from({ length: ITEMS }, (_, i) => `S${s}_${i + 1}`)
const scales: readonly Scale[] = Array.from({ length: SCALES }, (_, s) => ({
  name: `S${s}`,
  label: words(`Scale ${s}`),
  kind: 'reflective',
  high: 'good',
  items: itemsOf(s),
  atLeast: 3,
  bounds: { min: 1, max: 5 },
  source: 'made for this measurement',
}))

/** Answers of one common trait and noise, 3 % missing, the last item of each scale keyed against it; four units. */
function people(): Table {
  const chance = random(20261124)
  const traits = Float64Array.from({ length: ROWS }, () => chance.normal())
  const unit = Array.from({ length: ROWS }, () => 1 + chance.integer(4))
  const item = (reversed: boolean): Made => ({
    codes: [1, 2, 3, 4, 5],
    reversed,
    answers: Array.from(traits, (trait, row) => {
      const level = Math.round(Math.min(5, Math.max(1, 3 + 0.7 * trait + 0.8 * chance.normal() + 0.1 * unit[row]!)))
      return chance.uniform() < 0.03 ? null : reversed ? 6 - level : level
    }),
  })
  const columns = Object.fromEntries(scales.flatMap(({ items }) => items.map((name, i): [string, Made] => [name, item(i === ITEMS - 1)])))
  const table = tableOf({ UNIT: { codes: [1, 2, 3, 4], answers: unit, level: 'nominal', bounds: null, role: 'collection' }, ...columns }, scales, 'resident')
  return {
    ...table,
    codebook: { ...table.codebook, variables: [...table.codebook.variables, ...scales.flatMap((scale) => scoreVariables(scale, table.codebook))] },
    columns: { ...table.columns, ...Object.assign({}, ...scales.map((scale) => scoreColumns(scale, table.codebook, table.columns, ROWS))) },
  }
}

const request = (method: string, options: ReportItem['options']): ReportItem => ({ table: 'resident', method, options, filter: [], everyone: true })
const [first] = scales
/** A report as a study has it, where few questions are equal; and everything about one scale, where most are. */
const reports: { readonly [name: string]: readonly ReportItem[] } = {
  mixed: [
    request('describe/frequencies', { variables: ['UNIT'] }),
    request('reliability/cronbachAlpha', { scales: scales.map(({ name }) => name), by: 'UNIT' }),
    ...scales.map(({ items: variables }) => request('describe/frequencies', { variables, by: 'UNIT', charts: true })),
    request('compare/means', { measures: scales.map(({ name }) => `${name}_MEAN`), by: 'UNIT' }),
    ...scales.slice(0, 4).map(({ items: variables }) => request('associate/crosstab', { rows: variables[0]!, columns: 'UNIT' })),
  ],
  oneScale: [
    request('reliability/cronbachAlpha', { scales: [first!.name], by: 'UNIT' }),
    ...[1, 2].map((boxes) => request('describe/frequencies', { variables: first!.items, by: 'UNIT', boxes })),
    request('describe/frequencies', { variables: first!.items, by: 'UNIT', charts: true }),
    ...first!.items.flatMap((item) => [request('associate/crosstab', { rows: item, columns: 'UNIT' }), request('associate/crosstab', { rows: 'UNIT', columns: item })]),
  ],
}
const table = people()
const dataset: Dataset = { study: 'bench', synthetic: true, tables: { resident: table }, hash: 'bench', aside: [] }
const rule = { base: 10, shared: true }

let asked = 0
const counting = (one: Table) => {
  const engine = arrayEngine(one)
  return { gives: engine.gives, answer: (batch: readonly Query[]) => ((asked += batch.length), engine.answer(batch)) }
}

const refused = (results: readonly Result[]): number => results.filter(({ status }) => status === 'refused').length

async function together(items: readonly ReportItem[]): Promise<number> {
  const study = { codebooks: [table.codebook], report: { filter: {}, sections: [{ id: 'all', title: words('all'), items }] } } as unknown as Study
  const sections = await runReport(study, dataset, rule, undefined, undefined, counting)
  return refused(sections.flatMap((section) => section.items.map(({ result }) => result)))
}
async function apart(items: readonly ReportItem[]): Promise<number> {
  const results: Result[] = []
  for (const { table: name, method, options } of items) {
    results.push(await runMethod({ table: name, method, options, filter: [], weight: null }, { dataset, disclosure: rule, engineOf: counting }))
  }
  return refused(results)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
for (const [name, items] of Object.entries(reports)) {
  const ms: { [way: string]: number[] } = { together: [], apart: [] }
  const questions: { [way: string]: number } = {}
  // Turn by turn, so that a slow moment of the machine falls on both; the first turn warms up and is dropped.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [way, run] of Object.entries({ together, apart })) {
      asked = 0
      const begun = performance.now()
      const lost = await run(items)
      const took = performance.now() - begun
      if (lost > 0) throw new Error(`${lost} of ${items.length} requests were refused: nothing was measured`)
      questions[way] = asked
      if (round > 0) ms[way]!.push(took)
    }
  }
  const [one, each] = [median(ms['together']!), median(ms['apart']!)]
  console.log(`${name}: ${ROWS} people x ${SCALES * ITEMS} items, ${items.length} requests, median of ${ROUNDS}`)
  console.log(`  one report           ${one.toFixed(0)} ms, ${questions['together']} questions`)
  console.log(`  one run per request  ${each.toFixed(0)} ms, ${questions['apart']} questions`)
  console.log(`  ratio                ${(each / one).toFixed(2)} in time, ${(questions['apart']! / questions['together']!).toFixed(2)} in questions`)
  const line = (figure: string, value: number, unit: string) =>
    console.log(JSON.stringify({ bench: 'report', figure: `report.${name}.${figure}`, value: Number(value.toFixed(3)), unit, rows: ROWS, items: SCALES * ITEMS, requests: items.length }))
  line('together', one, 'ms')
  line('apart', each, 'ms')
  line('ratio', each / one, 'ratio')
  line('questions', questions['together']!, 'questions')
}
