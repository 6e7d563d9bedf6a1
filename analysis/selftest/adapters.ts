import { adjust, ADJUSTMENTS, type Adjustment } from '../numeric/adjust.ts'
import { beta, chiSquare, fisherF, gamma, normal, studentT, type Continuous, type Tail } from '../numeric/distributions.ts'
import { noncentralChiSquare, noncentralF, noncentralT } from '../numeric/noncentral.ts'
import { clopperPearson, wilson } from '../numeric/proportion.ts'
import { studentizedRange } from '../numeric/studentized-range.ts'
import { TOTAL, type Result, type Row, type TablePart } from '../result/result.ts'
import { nameOf, numberIn, rowsWhere, tableIn } from './read-parts.ts'
import { Sample, type Data, type Input } from './sample.ts'

/** How one statistic is had from this library: the check's input becomes a request, and its numbers are read from the parts of the result. */
export type Adapter = (data: Data, input: Input) => unknown

const percent = (proportion: number | null): number | null => proportion && proportion * 100
const pick = (row: Row | undefined, columns: { readonly [as: string]: string }): { [as: string]: number | null } =>
  Object.fromEntries(Object.entries(columns).map(([as, column]) => [as, numberIn(row, column)]))
const list = (value: unknown): readonly string[] => value as readonly string[]
const confidenceOf = ({ conf }: Input): object => (conf === undefined ? {} : { confidence: conf })

/** Descriptives of each column by itself. */
async function summaries(data: Data, input: Input, options: object = {}): Promise<readonly (readonly [string, Row | undefined])[]> {
  const columns = list(input.columns)
  const sample = new Sample(data, input).listwise(columns)
  const measures = columns.map((column) => sample.measure(column))
  const table = tableIn(await sample.run('describe/summary', { measures, ...confidenceOf(input), ...options }), 'summary')
  return columns.map((column, i) => [column, table?.rows[i]])
}
const summary =
  (read: (row: Row) => unknown): Adapter =>
  async (data, input) =>
    Object.fromEntries((await summaries(data, input)).map(([column, row]) => [column, row ? read(row) : null]))

const frequencies: Adapter = async (data, input) => {
  const columns = list(input.columns)
  const found = await Promise.all(
    columns.map(async (column) => {
      const sample = new Sample(data, input).listwise(columns)
      const result = await sample.run('describe/frequencies', { variables: [sample.category(column, input['levels'] as readonly unknown[] | undefined)] })
      const answered = tableIn(result, 'answered')?.rows[0]
      const rows = tableIn(result, 'frequencies')?.rows ?? []
      if (!answered) return [column, null] as const
      const levels = rows.map((row) => [
        nameOf(row['category']),
        { count: numberIn(row, 'n'), percent: percent(numberIn(row, 'proportion')), validPercent: percent(numberIn(row, 'validProportion')), cumulativePercent: percent(numberIn(row, 'cumulative')) },
      ])
      return [column, { ...pick(answered, { total: 'n', valid: 'valid', missing: 'missing' }), levels: Object.fromEntries(levels) }] as const
    }),
  )
  return columns.length === 1 ? found[0]![1] : Object.fromEntries(found)
}

const box =
  (end: 'top' | 'bottom'): Adapter =>
  async (data, input) => {
    const columns = list(input.columns)
    const sample = new Sample(data, input).listwise(columns)
    const variables = columns.map((column) => sample.measure(column))
    const table = tableIn(await sample.run('describe/frequencies', { variables, boxes: input['k'], ...confidenceOf(input) }), end)
    return Object.fromEntries(columns.map((column, i) => [column, table && pick(table.rows[i], { count: 'n', n: 'base', proportion: 'proportion', lower: 'ciLower', upper: 'ciUpper' })]))
  }

/** The two tables of an alpha: the scale's row, and the items by name. */
async function alphaOf(data: Data, input: Input): Promise<{ readonly scale: Row | undefined; readonly items: readonly (readonly [string, Row])[] | null }> {
  const sample = new Sample(data, input)
  const scales = [sample.scale(list(input.columns))]
  const result = await sample.run('reliability/cronbachAlpha', { scales, ...(input.missing === undefined ? {} : { missing: input.missing }), ...confidenceOf(input) })
  const scale = tableIn(result, 'reliability')?.rows[0]
  const items = scale && numberIn(scale, 'estimate') !== null ? tableIn(result, 'items.SCALE') : null
  return { scale, items: items && items.rows.map((row) => [nameOf(row['item']), row]) }
}
const alpha =
  (read: (scale: Row) => unknown): Adapter =>
  async (data, input) => {
    const { scale } = await alphaOf(data, input)
    return scale ? read(scale) : null
  }
const items =
  (column: string): Adapter =>
  async (data, input) => {
    const { items: rows } = await alphaOf(data, input)
    return rows && Object.fromEntries(rows.map(([name, row]) => [name, numberIn(row, column)]))
  }

async function crossed(data: Data, input: Input): Promise<{ readonly table: TablePart | null; readonly residuals: TablePart | null; readonly test: Row | undefined }> {
  const sample = new Sample(data, input)
  const rows = sample.category(input['rows'] as string, input['rowLevels'] as readonly unknown[] | undefined)
  const columns = sample.category(input['cols'] as string, input['colLevels'] as readonly unknown[] | undefined)
  const result = await sample.run('associate/crosstab', { rows, columns })
  return { table: tableIn(result, 'table'), residuals: tableIn(result, 'residuals'), test: tableIn(result, 'test')?.rows[0] }
}
const isTotal = (name: string): boolean => name === TOTAL.key

/** A column of the cells as rows of columns, without the totals. */
function matrix(table: TablePart, read: (row: Row) => unknown): unknown {
  const names = (column: string) => [...new Set(table.rows.map((row) => nameOf(row[column])))].filter((name) => !isTotal(name))
  const cell = (row: string, column: string) => read(rowsWhere(table, { row, column })[0]!)
  return Object.fromEntries(names('row').map((row) => [row, Object.fromEntries(names('column').map((column) => [column, cell(row, column)]))]))
}
const totals = (table: TablePart, of: 'row' | 'column'): unknown => {
  const other = of === 'row' ? 'column' : 'row'
  const rows = table.rows.filter((row) => isTotal(nameOf(row[other])) && !isTotal(nameOf(row[of])))
  return Object.fromEntries(rows.map((row) => [nameOf(row[of]), numberIn(row, 'n')]))
}
const crosstab: Adapter = async (data, input) => {
  const { table } = await crossed(data, input)
  if (!table) return null
  return {
    counts: matrix(table, (row) => numberIn(row, 'n')),
    n: numberIn(rowsWhere(table, { row: TOTAL.key, column: TOTAL.key })[0], 'n'),
    rowTotals: totals(table, 'row'),
    colTotals: totals(table, 'column'),
    rowPercent: matrix(table, (row) => percent(numberIn(row, 'rowProportion'))),
    colPercent: matrix(table, (row) => percent(numberIn(row, 'columnProportion'))),
  }
}
const association =
  (read: (test: Row) => unknown): Adapter =>
  async (data, input) => {
    const { test } = await crossed(data, input)
    return test ? read(test) : null
  }
const cells =
  (column: string): Adapter =>
  async (data, input) => {
    const { residuals } = await crossed(data, input)
    return residuals && matrix(residuals, (row) => numberIn(row, column))
  }

async function groupsOf(data: Data, input: Input): Promise<readonly (readonly [string, Row])[] | null> {
  const sample = new Sample(data, input)
  const options = { measures: [sample.measure(list(input.columns)[0]!)], by: sample.category(input['groupBy'] as string, input['groupLevels'] as readonly unknown[] | undefined) }
  const table = tableIn(await sample.run('describe/summary', options), 'summary')
  return table && table.rows.map((row) => [nameOf(row['group']), row])
}
function compared(data: Data, input: Input): Promise<Result> {
  const sample = new Sample(data, input)
  const by = sample.category(input['groupBy'] as string, input['groupLevels'] as readonly unknown[] | undefined)
  return sample.run('compare/means', { measures: [sample.measure(list(input.columns)[0]!)], by, ...confidenceOf(input) })
}
const descriptives: Adapter = async (data, input) => {
  const groups = await groupsOf(data, input)
  return groups && Object.fromEntries(groups.map(([name, row]) => [name, pick(row, { n: 'n', mean: 'mean', sd: 'sd', se: 'stdError' })]))
}
const welchT: Adapter = async (data, input) => {
  const result = await compared(data, input)
  const pair = tableIn(result, 'pairs')?.rows[0]
  const [first, second] = tableIn(result, 'groups')?.rows ?? []
  if (!pair || numberIn(pair, 'statistic') === null) return null
  return {
    ...pick(pair, { difference: 'estimate', t: 'statistic', df: 'df', p: 'pValue', lower: 'ciLower', upper: 'ciUpper' }),
    ...pick(first, { n1: 'n', mean1: 'mean', sd1: 'sd' }),
    ...pick(second, { n2: 'n', mean2: 'mean', sd2: 'sd' }),
  }
}
const effect =
  (name: 'g' | 'd'): Adapter =>
  async (data, input) => {
    const pair = tableIn(await compared(data, input), 'pairs')?.rows[0]
    return pair && numberIn(pair, name) !== null ? pick(pair, { [name]: name, lower: `${name}CiLower`, upper: `${name}CiUpper` }) : null
  }
const welchAnova: Adapter = async (data, input) => {
  const table = tableIn(await compared(data, input), 'tests')
  const row = table && rowsWhere(table, { convention: 'result.recommended' })[0]
  const statistic = row ? numberIn(row, 'statistic') : null
  if (!row || statistic === null) return null
  // Of two groups the method gives t, whose square is F.
  if (!table.columns.some(({ name }) => name === 'df2')) return { F: statistic ** 2, df1: 1, ...pick(row, { df2: 'df', p: 'pValue' }) }
  return pick(row, { F: 'statistic', df1: 'df', df2: 'df2', p: 'pValue' })
}
const etaSquared: Adapter = async (data, input) => {
  const row = tableIn(await compared(data, input), 'tests')?.rows[0]
  return row ? numberIn(row, 'etaSquared') : null
}

type Arguments = { readonly [name: string]: number }
const distributions: { readonly [name: string]: Continuous<never> } = {
  t: studentT,
  F: fisherF,
  chisq: chiSquare,
  beta,
  gamma,
  noncentralT,
  noncentralF,
  noncentralChisq: noncentralChiSquare,
  studentizedRange,
}
const dist =
  (ask: 'p' | 'quantile'): Adapter =>
  (_, input) => {
    const { x, args = {}, tail = 'lower' } = input as { x?: number; args?: Arguments; tail?: Tail }
    const name = input['distribution'] as string
    if (name === 'normal') {
      const { mean = 0, sd = 1 } = args
      return ask === 'p' ? normal.p((x! - mean) / sd, tail) : mean + sd * normal.quantile(x!, tail)
    }
    const found = distributions[name]
    if (!found) throw new RangeError(`there is no distribution ${name}`)
    return found[ask](x!, args as never, tail)
  }

const proportionInterval: Adapter = (_, input) => {
  const { count, n, conf = 0.95, method } = input as { count?: number; n?: number; conf?: number; method?: string }
  const by = { wilson, 'clopper-pearson': clopperPearson }[method!]
  if (!by) throw new RangeError(`there is no interval ${method}`)
  return { proportion: count! / n!, ...by(count!, n!, conf) }
}

const adjustment: Adapter = (_, input) => {
  const by = input['adjust'] as Adjustment
  if (!ADJUSTMENTS.includes(by)) throw new RangeError(`there is no adjustment ${by}`)
  return adjust(input['p'] as readonly (number | null)[], by)
}

/** The statistics that are built. */
export const adapters: { readonly [statistic: string]: Adapter } = {
  'descriptives.frequencies': frequencies,
  'descriptives.topBox': box('top'),
  'descriptives.bottomBox': box('bottom'),
  'descriptives.proportionCI': proportionInterval,
  'descriptives.summary': summary((row) => pick(row, { n: 'n', missing: 'missing', sum: 'sum', mean: 'mean', variance: 'variance', sd: 'sd', se: 'stdError', min: 'min', max: 'max', range: 'range' })),
  'descriptives.weightedSummary': summary((row) => pick(row, { sumWeights: 'n', mean: 'mean', variance: 'variance', sd: 'sd' })),
  'descriptives.meanCI': summary((row) => pick(row, { mean: 'mean', lower: 'ciLower', upper: 'ciUpper' })),
  'descriptives.median': summary((row) => numberIn(row, 'median')),
  'descriptives.iqr7': summary((row) => numberIn(row, 'iqr')),
  'descriptives.quantiles7': async (data, input) => {
    const found = await Promise.all((input['probs'] as readonly number[]).map((lower) => summaries(data, input, { lower })))
    return Object.fromEntries(list(input.columns).map((column, i) => [column, found.map((rows) => (rows[i]![1] ? numberIn(rows[i]![1], 'quantileLower') : null))]))
  },

  'reliability.alpha.raw': alpha((row) => (numberIn(row, 'estimate') === null ? null : pick(row, { alpha: 'estimate', items: 'items', n: 'n' }))),
  'reliability.alpha.standardized': alpha((row) => numberIn(row, 'standardized')),
  'reliability.alpha.feldtCI': alpha((row) => (numberIn(row, 'ciLower') === null ? null : pick(row, { lower: 'ciLower', upper: 'ciUpper' }))),
  'reliability.averageInterItemR': alpha((row) => (numberIn(row, 'meanR') === null ? null : pick(row, { mean: 'meanR', median: 'medianR', min: 'minR', max: 'maxR' }))),
  'reliability.alpha.ifDropped': items('ifDropped'),
  'reliability.itemTotal.corrected': items('corrected'),
  'reliability.itemStats': async (data, input) => {
    const { scale, items: rows } = await alphaOf(data, input)
    if (!scale || !rows) return null
    return {
      items: Object.fromEntries(rows.map(([name, row]) => [name, pick(row, { mean: 'mean', sd: 'sd', scaleMeanIfDropped: 'meanIfDropped', scaleVarianceIfDropped: 'varianceIfDropped' })])),
      scale: pick(scale, { mean: 'sumMean', variance: 'sumVariance', sd: 'sumSd' }),
    }
  },

  'crosstab.table': crosstab,
  'crosstab.expectedCounts': cells('expected'),
  'crosstab.adjustedResiduals': cells('adjustedResidual'),
  'crosstab.chiSquare.pearson': association((row) => pick(row, { statistic: 'statistic', df: 'df', p: 'pValue', minExpected: 'minExpected', cellsExpectedBelow5: 'below5' })),
  'crosstab.cramersV': association((row) => numberIn(row, 'estimate')),

  'group.descriptives': descriptives,
  'group.tTest.welch': welchT,
  'group.anova.welch': welchAnova,
  'group.hedgesG': effect('g'),
  'group.cohensD': effect('d'),
  'group.etaSquared': etaSquared,

  'multiplicity.adjust': adjustment,
  'dist.p': dist('p'),
  'dist.q': dist('quantile'),
}
