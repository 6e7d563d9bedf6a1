import type { ColumnVariable } from '../../../dataset/dataset.ts'
import { distribution } from '../../../engine/answers.ts'
import { columnVariable, scored } from '../../../engine/terms.ts'
import { adjust as adjusted } from '../../../numeric/adjust.ts'
import type { ChartPart, Message, Note, Row, TablePart } from '../../../result/result.ts'
import type { CodedVariable } from '../../../study/codebook.ts'
import type { Text } from '../../../study/text.ts'
import { baseColumn, column, confidenceField, figure, intervalColumns, message, people, percentOf, quoted } from '../../columns.ts'
import { measureLabel } from '../../labels.ts'
import { countBy, groupColumn, groupingOf, isPersonal, ofGroup, type Group, type Grouping } from '../../grouping.ts'
import { sharedMessages } from '../../messages.ts'
import { RefusalError, type Method, type OptionsSchema } from '../../method.ts'
import { meanInterval, summaryOf as summarize, type Summary } from '../../describe/summary/moments.ts'
import { cohensD, hedgesG, oneWayAnova, pooledT, welchAnova, welchT, type Sample } from './compare.ts'
import { messages } from './messages.ts'

const id = 'compare/means'
/** Comparisons of pairs grow with the square of the groups, and each needs two roots of a non-central distribution. */
const MOST_PAIRS = 66
const options = {
  measures: { type: 'measure', many: true, min: 1 },
  by: { type: 'category', many: false, optional: false },
  adjust: { type: 'choice', of: ['holm', 'bonferroni', 'BH', 'none'] },
  pairs: { type: 'flag', default: true },
  confidence: confidenceField,
} as const satisfies OptionsSchema
type Adjust = (typeof options.adjust.of)[number]

interface Told {
  readonly group: Group
  readonly found: Summary
}
interface Measured {
  readonly variable: ColumnVariable
  readonly label: Text
  readonly told: readonly Told[]
  /** Groups with a valid value. */
  readonly samples: readonly { readonly group: Group; readonly sample: Sample }[]
}
interface Context {
  readonly grouping: Grouping & { readonly by: CodedVariable }
  readonly adjust: Adjust
  readonly confidence: number
}

/** Means of one or several measures by groups: how large, how different, how sure. */
export const means: Method<typeof options> = {
  id,
  version: '1',
  options,
  weights: 'frequency',
  references: [
    { id: 'welch1947', text: 'Welch, B. L. (1947). The generalization of “Student’s” problem when several different population variances are involved. Biometrika, 34, 28–35.' },
    { id: 'welch1951', text: 'Welch, B. L. (1951). On the comparison of several mean values: an alternative approach. Biometrika, 38, 330–336.' },
    { id: 'hedges1981', text: 'Hedges, L. V. (1981). Distribution theory for Glass’s estimator of effect size and related estimators. Journal of Educational Statistics, 6, 107–128, eq. 6e.' },
    { id: 'cumming2001', text: 'Cumming, G., & Finch, S. (2001). A primer on the understanding, use, and calculation of confidence intervals that are based on central and noncentral distributions. Educational and Psychological Measurement, 61, 532–574.' },
    { id: 'holm1979', text: 'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, 6, 65–70.' },
  ],
  messages: { ...sharedMessages, ...messages },

  async run(ask, { measures, by, adjust, pairs, confidence }, codebook) {
    const variables = measures.map((name) => columnVariable(codebook, name))
    const [sizes, tables] = await Promise.all([ask(countBy(by)), Promise.all(variables.map((variable) => ask(countBy(by, scored(variable)))))])
    const found = groupingOf(codebook, by, sizes)
    const context: Context = { grouping: { ...found, by: found.by! }, adjust, confidence }
    const measured = variables.map((variable, v): Measured => {
      const told = found.groups.map((group): Told => ({ group, found: summarize(distribution(ofGroup(tables[v]!, by, group))) }))
      const samples = told.flatMap(({ group, found: { n, mean, variance } }) => (mean === null ? [] : [{ group, sample: { n, mean, variance } }]))
      return { variable, label: measureLabel(codebook, variable), told, samples }
    })
    refuseHopeless(measured, context)
    const two = Math.max(...measured.map(({ samples }) => samples.length)) === 2
    const groups = groupTable(measured, context)
    return {
      summary: summaryOf(measured, two, context),
      cases: found.cases,
      parts: [chartOf(measured, groups, context), groups, testTable(measured, two, context), ...(pairs ? [pairTable(measured, two, context)] : [])],
      formulas: ['welch', 'g', 'interval'].map((formula) => message(`${id}.formula.${formula}`)),
    }
  },
}

/** Nothing at all can be compared: no measure has a test. */
function refuseHopeless(measured: readonly Measured[], { grouping }: Context): void {
  if (measured.some(({ samples }) => oneWayAnova(samples.map(({ sample }) => sample)) !== null)) return
  const by = grouping.by.label
  const labels = measured.map(({ label }) => label)
  const help = message(`${id}.refused.help`)
  const most = measured.toSorted((a, b) => b.samples.length - a.samples.length)[0]!.samples
  const groups = most.map(({ group, sample }) => message('methods.groupSize', { group: group.label, n: people(sample.n) }))
  if (most.length === 0) throw new RefusalError(message(`${id}.refused.noGroup`, { by, measures: labels }), help)
  if (most.length === 1) throw new RefusalError(message(`${id}.refused.oneGroup`, { by, groups }), help)
  if (measured.every(({ samples }) => samples.every(({ sample }) => sample.n < 2))) throw new RefusalError(message(`${id}.refused.few`, { by, groups }), help)
  throw new RefusalError(message(`${id}.refused.flat`, { by, measures: labels }), help)
}

const variableColumn = column('variable', 'label')
const personalIn = (measured: readonly Measured[], { grouping }: Context): boolean => measured.some(({ variable }) => isPersonal(variable, grouping.by))

function groupTable(measured: readonly Measured[], context: Context): TablePart {
  const { grouping, confidence } = context
  const rows: Row[] = []
  const reversed = measured.filter(({ variable }) => variable.reversed).map(({ label }) => label)
  const notes: Note[] = [...(reversed.length > 0 ? [{ message: message(`${id}.reversed`, { items: quoted(reversed) }) }] : []), ...grouping.notes]
  for (const { label, told } of measured) {
    for (const { group, found } of told) {
      const interval = meanInterval(found, confidence)
      if (found.n === 0) notes.push({ message: message('methods.nobody'), row: rows.length })
      else if (!interval) notes.push({ message: message('methods.oneCase'), row: rows.length })
      rows.push({
        variable: label,
        group: group.label,
        n: found.n,
        mean: found.mean,
        sd: found.sd,
        stdError: found.stdError,
        ciLower: interval?.lower ?? null,
        ciUpper: interval?.upper ?? null,
        base: found.n,
      })
    }
  }
  return {
    kind: 'table',
    id: 'groups',
    title: message(`${id}.groups`, { by: grouping.by.label }),
    columns: [
      variableColumn,
      ...groupColumn(grouping),
      column('n', 'count'),
      column('mean', 'score'),
      column('sd', 'score'),
      column('stdError', 'score', 'result.stdError', { hidden: true }),
      ...intervalColumns('score', confidence),
      baseColumn,
    ],
    rows,
    notes,
    pivot: 'group',
    protection: { base: 'base', group: 'group', cells: null, personal: personalIn(measured, context) },
    refused: null,
  }
}

function chartOf(measured: readonly Measured[], table: TablePart, { grouping, confidence }: Context): ChartPart {
  const bounds = measured.map(({ variable }) => variable.bounds)
  const [first] = bounds
  const shared = first && bounds.every((one) => one && one.min === first.min && one.max === first.max) ? first : null
  return {
    kind: 'chart',
    id: 'chart',
    title: message(`${id}.chart`, { by: grouping.by.label }),
    alt: message(`${id}.chart.alt`, { by: grouping.by.label, level: percentOf(confidence) }),
    table: table.id,
    idiom: {
      is: 'dotInterval',
      group: 'group',
      groups: grouping.by.options.map(({ label }) => label),
      panel: 'variable',
      estimate: 'mean',
      lower: 'ciLower',
      upper: 'ciUpper',
      n: 'n',
      axis: message(`${id}.axis`, { min: shared?.min ?? 0, max: shared?.max ?? 0 }),
      quantity: 'score',
      range: shared ?? { min: 0, max: 0 },
    },
    refused: shared ? null : message(`${id}.ranges`),
  }
}

/** A test as it stands in a row, of whatever kind. */
interface Tested {
  readonly statistic: number
  readonly df: number
  readonly df2: number | null
  readonly pValue: number
}
interface Procedure {
  readonly name: 'welchT' | 'pooledT' | 'welchF' | 'oneWayF'
  readonly convention: 'recommended' | 'thesis'
  readonly undefined: 'small' | 'flat'
  test(samples: readonly Sample[], confidence: number): Tested | null
}
const asT = (test: ReturnType<typeof welchT>): Tested | null => test && { statistic: test.statistic, df: test.df, df2: null, pValue: test.pValue }
const asF = (test: ReturnType<typeof welchAnova>): Tested | null => test && { statistic: test.statistic, df: test.df1, df2: test.df2, pValue: test.pValue }
const proceduresFor = (two: boolean): readonly [Procedure, Procedure] =>
  two
    ? [
        { name: 'welchT', convention: 'recommended', undefined: 'small', test: ([a, b], confidence) => asT(welchT(a!, b!, confidence)) },
        { name: 'pooledT', convention: 'thesis', undefined: 'flat', test: ([a, b], confidence) => asT(pooledT(a!, b!, confidence)) },
      ]
    : [
        { name: 'welchF', convention: 'recommended', undefined: 'small', test: (samples) => asF(welchAnova(samples)) },
        { name: 'oneWayF', convention: 'thesis', undefined: 'flat', test: (samples) => asF(oneWayAnova(samples)) },
      ]

/** Each measure tested both ways: the recommended row leads. */
function testsOf(measured: readonly Measured[], two: boolean, { confidence, adjust }: Context): readonly (readonly { readonly procedure: Procedure; readonly tested: Tested | null; readonly pAdjusted: number | null }[])[] {
  const byProcedure = proceduresFor(two).map((procedure) => {
    const tested = measured.map(({ samples }) => (samples.length < 2 ? null : procedure.test(samples.map(({ sample }) => sample), confidence)))
    const p = adjusted(tested.map((one) => one?.pValue ?? null), adjust)
    return measured.map((_, m) => ({ procedure, tested: tested[m]!, pAdjusted: p[m]! }))
  })
  return measured.map((_, m) => byProcedure.map((tests) => tests[m]!))
}

/** Fewest people in a group that went into a comparison. */
const smallest = (samples: Measured['samples']): number => Math.min(...samples.map(({ sample }) => sample.n), Infinity)

function testTable(measured: readonly Measured[], two: boolean, context: Context): TablePart {
  const { grouping, adjust } = context
  const rows: Row[] = []
  const notes: Note[] = [{ message: message(`${id}.conventions.${two ? 't' : 'F'}`) }, ...(measured.length > 1 ? [{ message: message(`${id}.family.measures`, { tests: measured.length }) }] : [])]
  testsOf(measured, two, context).forEach((tests, m) => {
    const { label, samples } = measured[m]!
    const eta = oneWayAnova(samples.map(({ sample }) => sample))?.etaSquared ?? null
    for (const { procedure, tested, pAdjusted } of tests) {
      if (samples.length < 2) notes.push({ message: message(`${id}.oneGroup`), row: rows.length })
      else if (!tested) notes.push({ message: message(`${id}.${procedure.undefined}`), row: rows.length })
      rows.push({
        variable: label,
        convention: message(`result.${procedure.convention}`),
        procedure: message(`${id}.procedure.${procedure.name}`),
        statistic: tested?.statistic ?? null,
        df: tested?.df ?? null,
        ...(two ? {} : { df2: tested?.df2 ?? null }),
        pValue: tested?.pValue ?? null,
        pAdjusted,
        ...(two ? {} : { etaSquared: eta }),
        base: samples.length === 0 ? 0 : smallest(samples),
      })
    }
  })
  return {
    kind: 'table',
    id: 'tests',
    title: message(`${id}.tests`, { by: grouping.by.label }),
    columns: [
      variableColumn,
      column('convention', 'label'),
      column('procedure', 'label', `${id}.procedure`),
      column('statistic', 'statistic', two ? 'result.t' : 'result.F'),
      column('df', 'df', two ? 'result.df' : 'result.df1'),
      ...(two ? [] : [column('df2', 'df')]),
      column('pValue', 'pValue'),
      column('pAdjusted', 'pValue', `methods.pAdjusted.${adjust}`, measured.length > 1 ? {} : { hidden: true }),
      ...(two ? [] : [column('etaSquared', 'coefficient')]),
      baseColumn,
    ],
    rows,
    notes,
    pivot: null,
    protection: { base: 'base', group: null, cells: null, personal: personalIn(measured, context) },
    refused: null,
  }
}

function pairTable(measured: readonly Measured[], two: boolean, context: Context): TablePart {
  const { grouping, adjust, confidence } = context
  const level = { level: percentOf(confidence) }
  const ends = (name: string, more: object) => ['Lower', 'Upper'].map((end) => ({ name: `${name}Ci${end}`, title: message(`${id}.${name}${end}`, level), quantity: 'estimate', ...more }) as const)
  const part: Omit<TablePart, 'rows' | 'notes' | 'refused'> = {
    kind: 'table',
    id: 'pairs',
    title: message(`${id}.pairs`, { by: grouping.by.label }),
    columns: [
      variableColumn,
      column('first', 'label'),
      column('second', 'label'),
      column('nFirst', 'count', `${id}.nFirst`, { hidden: true }),
      column('nSecond', 'count', `${id}.nSecond`, { hidden: true }),
      column('estimate', 'score', 'result.difference'),
      ...intervalColumns('score', confidence),
      column('statistic', 'statistic', 'result.t'),
      column('df', 'df'),
      column('pValue', 'pValue', 'result.pValue', { hidden: true }),
      column('pAdjusted', 'pValue', `methods.pAdjusted.${adjust}`),
      column('g', 'estimate', `${id}.g`),
      ...ends('g', {}),
      column('d', 'estimate', `${id}.d`, { hidden: true }),
      ...ends('d', { hidden: true }),
      baseColumn,
    ],
    pivot: null,
    protection: { base: 'base', group: null, cells: null, personal: personalIn(measured, context) },
  }
  const groups = grouping.groups.length
  const count = (groups * (groups - 1)) / 2
  if (count > MOST_PAIRS) return { ...part, rows: [], notes: [], refused: message(`${id}.tooManyPairs`, { groups, pairs: count, most: MOST_PAIRS }) }

  const compared = measured.flatMap(({ label, samples }) => {
    const pairs = samples.flatMap((first, i) => samples.slice(i + 1).map((second) => ({ label, first, second, test: welchT(first.sample, second.sample, confidence) })))
    const p = adjusted(pairs.map(({ test }) => test?.pValue ?? null), adjust)
    return pairs.map((pair, i) => ({ ...pair, pAdjusted: p[i]! }))
  })
  const overMeasures: readonly (number | null)[] | null = two ? adjusted(compared.map(({ test }) => test?.pValue ?? null), adjust) : null
  const family = two ? (measured.length > 1 ? message(`${id}.family.measures`, { tests: measured.length }) : null) : message(`${id}.family.pairs`, { tests: count })
  const notes: Note[] = [{ message: message(`${id}.difference`) }, ...(family ? [{ message: family }] : [])]
  const rows = compared.map(({ label, first, second, test, pAdjusted }, i): Row => {
    const d = cohensD(first.sample, second.sample, confidence)
    const g = d && hedgesG(d)
    if (!test) notes.push({ message: message(`${id}.small`), row: i })
    else if (!g) notes.push({ message: message(`${id}.noEffect`), row: i })
    return {
      variable: label,
      first: first.group.label,
      second: second.group.label,
      nFirst: first.sample.n,
      nSecond: second.sample.n,
      estimate: first.sample.mean - second.sample.mean,
      ciLower: test?.lower ?? null,
      ciUpper: test?.upper ?? null,
      statistic: test?.statistic ?? null,
      df: test?.df ?? null,
      pValue: test?.pValue ?? null,
      pAdjusted: (overMeasures ? overMeasures[i] : pAdjusted) ?? null,
      g: g?.estimate ?? null,
      gCiLower: g?.lower ?? null,
      gCiUpper: g?.upper ?? null,
      d: d?.estimate ?? null,
      dCiLower: d?.lower ?? null,
      dCiUpper: d?.upper ?? null,
      base: Math.min(first.sample.n, second.sample.n),
    }
  })
  return { ...part, rows, notes, refused: null }
}

function summaryOf(measured: readonly Measured[], two: boolean, context: Context): Message | null {
  const tests = testsOf(measured, two, context).map(([recommended, thesis]) => (recommended!.tested ? recommended! : thesis!))
  if (measured.length > 1) {
    const found = measured.filter((_, m) => (tests[m]!.pAdjusted ?? 1) < 0.05)
    const tested = tests.filter((test) => test.tested).length
    if (found.length === 0) return message(`${id}.summary.manyNone`, { tests: tested })
    return message(`${id}.summary.many`, { tests: tested, found: found.length, measures: found.map(({ label }) => label) })
  }
  const [{ label, samples }] = measured as readonly [Measured]
  const p = tests[0]!.tested?.pValue
  if (p === undefined) return null
  const falling = samples.toSorted((a, b) => b.sample.mean - a.sample.mean)
  const [highest, lowest] = [falling[0]!, falling.at(-1)!]
  if (!two) {
    if (p >= 0.05) return message(`${id}.summary.oneNone`, { measure: label, p: figure(p, 'pValue') })
    return message(`${id}.summary.one`, {
      measure: label,
      p: figure(p, 'pValue'),
      highest: highest.group.label,
      highestMean: figure(highest.sample.mean, 'score'),
      lowest: lowest.group.label,
      lowestMean: figure(lowest.sample.mean, 'score'),
    })
  }
  const test = welchT(highest.sample, lowest.sample, context.confidence)
  const d = cohensD(highest.sample, lowest.sample, context.confidence)
  const g = d && hedgesG(d)
  if (!test || !g) return null
  return message(`${id}.summary.${test.pValue < 0.05 ? 'two' : 'twoNone'}`, {
    measure: label,
    first: highest.group.label,
    firstMean: figure(highest.sample.mean, 'score'),
    second: lowest.group.label,
    secondMean: figure(lowest.sample.mean, 'score'),
    difference: figure(test.difference, 'score'),
    lower: figure(test.lower, 'score'),
    upper: figure(test.upper, 'score'),
    level: percentOf(context.confidence),
    g: figure(g.estimate, 'estimate'),
    p: figure(test.pValue, 'pValue'),
  })
}
