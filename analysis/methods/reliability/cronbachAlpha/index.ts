import type { Moment } from '../../../engine/query.ts'
import { category, columnVariable, scored } from '../../../engine/terms.ts'
import type { Cell, Message, Note, Row, TablePart } from '../../../result/result.ts'
import { scaleOf, type Scale } from '../../../study/codebook.ts'
import type { ColumnVariable } from '../../../dataset/dataset.ts'
import { column, confidenceField, figure, intervalColumns, message, people, percentOf, quoted } from '../../columns.ts'
import { countBy, groupCell, groupColumn, groupingOf, withTotal, type Group, type Grouping } from '../../grouping.ts'
import { sharedMessages } from '../../messages.ts'
import { RefusalError, type Method, type OptionsSchema } from '../../method.ts'
import { alpha, alphaIfDropped, correctedItemTotal, feldtInterval, interItemSummary, standardizedAlpha, sumIfDropped, sumVariance, type Items } from './alpha.ts'
import { messages } from './messages.ts'

const id = 'reliability/cronbachAlpha'
const options = {
  scales: { type: 'scale', many: true, min: 1 },
  by: { type: 'category', many: false, optional: true },
  missing: { type: 'choice', of: ['listwise', 'pairwise'] },
  confidence: confidenceField,
} as const satisfies OptionsSchema

/**
 * A scale in one group; `items` null where too few answered. `people`: fewest behind a pair of items. `base`: the same, but 1 where some
 * pair has nobody and another somebody: their answers are in the total, and 0 would say that nobody is there.
 */
interface Told {
  readonly group: Group
  readonly items: Items | null
  readonly people: number
  readonly base: number
}
interface Measured {
  readonly scale: Scale
  readonly variables: readonly ColumnVariable[]
  readonly told: readonly Told[]
}

/** Internal consistency of reflective scales, in all or by groups, and how each item bears on it (over everybody). */
export const cronbachAlpha: Method<typeof options> = {
  id,
  version: '1',
  options,
  weights: 'frequency',
  references: [
    { id: 'cronbach1951', text: 'Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, 16, 297–334, eq. 2.' },
    { id: 'feldt1987', text: 'Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Statistical inference for coefficient alpha. Applied Psychological Measurement, 11, 93–103, eq. 5.' },
    { id: 'henrysson1963', text: 'Henrysson, S. (1963). Correction of item–total correlations in item analysis. Psychometrika, 28, 211–218.' },
  ],
  messages: { ...sharedMessages, ...messages },

  async run(ask, { scales: names, by, missing, confidence }, codebook) {
    const scales = names.map((name) => scaleOf(codebook, name))
    const reflective = scales.filter(({ kind }) => kind === 'reflective')
    const formative = scales.filter(({ kind }) => kind === 'formative')
    if (reflective.length === 0) throw new RefusalError(message(`${id}.refused.formative`, { scale: formative[0]!.label }))
    const variables = reflective.map(({ items }) => items.map((item) => columnVariable(codebook, item)))
    const moments = (of: readonly ColumnVariable[], grouped: boolean) =>
      ask({
        ask: 'moments',
        of: of.map(scored),
        by: grouped && by !== null ? [category(by)] : [],
        missing,
        // Everybody: whose group is known.
        where: !grouped && by !== null ? [{ complete: [category(by)] }] : [],
        whole: false,
        weight: null,
      })
    const [sizes, whole, parts] = await Promise.all([
      ask(countBy(by)),
      Promise.all(variables.map((of) => moments(of, false))),
      by === null ? null : Promise.all(variables.map((of) => moments(of, true))),
    ])
    const grouping = groupingOf(codebook, by, sizes)
    const measured = reflective.map((scale, s): Measured => ({
      scale,
      variables: variables[s]!,
      told: withTotal(grouping).map((group) => {
        const table = group.index === null ? whole[s]! : parts![s]!
        const moment = table.groups[group.index === null ? 0 : table.keys[0]!.indexOf(group.index)]
        const people = moment ? peopleIn(moment) : 0
        return { group, items: moment ? itemsOf(moment, missing === 'pairwise' ? group.n : null) : null, people, base: people || Math.min(1, Math.max(0, ...(moment?.n ?? []))) }
      }),
    }))
    refuseHopeless(measured, grouping)
    return {
      summary: summaryOf(measured, confidence),
      cases: grouping.cases,
      parts: [
        scaleTable(measured, grouping, missing, confidence),
        ...measured.flatMap((one) => itemTable(one) ?? []),
        ...formative.map((scale) => formativePart(scale)),
      ],
      formulas: ['alpha', 'feldt', 'standardized', 'corrected'].map((formula) => message(`${id}.formula.${formula}`)),
    }
  },
}

/** Fewest people behind a pair of items. */
const peopleIn = (moment: Moment): number => Math.min(...moment.n)

/** Covariances of a group; `all` (pairwise) is the number of people alpha is said to be over. Null where a pair has fewer than two. */
function itemsOf(moment: Moment, all: number | null): Items | null {
  const k = moment.min.length
  if (moment.n.length === 0 || peopleIn(moment) < 2) return null
  return {
    covariance: Array.from(moment.cross, (cross, cell) => cross / (moment.weight[cell]! - 1)),
    means: Array.from({ length: k }, (_, i) => moment.mean[i * k + i]!),
    varies: Array.from({ length: k }, (_, i) => moment.min[i]! < moment.max[i]!),
    n: all ?? moment.weight[0]!,
  }
}

/** Nothing at all can be said: no scale has alpha in any group. */
function refuseHopeless(measured: readonly Measured[], { groups }: Grouping): void {
  if (measured.some(({ told }) => told.some(({ items }) => items && alpha(items) !== null))) return
  const { scale, told } = measured[0]!
  const values = { scale: scale.label }
  if (scale.items.length < 2) throw new RefusalError(message(`${id}.refused.oneItem`, values))
  if (told.some(({ items }) => items)) throw new RefusalError(message(`${id}.refused.noVariance`, values))
  const sizes = groups.map((group) => message('methods.groupSize', { group: group.index === null ? message('methods.all') : group.label, n: people(told.find((one) => one.group === group)!.people) }))
  throw new RefusalError(message(`${id}.refused.few`, { ...values, groups: sizes }), message(`${id}.refused.few.help`))
}

function scaleTable(measured: readonly Measured[], grouping: Grouping, missing: 'listwise' | 'pairwise', confidence: number): TablePart {
  const rows: Row[] = []
  const reversed = measured.flatMap(({ variables }) => variables.filter((variable) => variable.reversed)).map(({ label }) => label)
  const notes: Note[] = [{ message: message(`${id}.${missing}`) }, ...(reversed.length > 0 ? [{ message: message(`${id}.reversed`, { items: quoted(reversed) }) }] : []), ...grouping.notes]
  for (const { scale, variables, told } of measured) {
    for (const { group, items, people: n, base } of told) {
      const row = rows.length
      const note = (key: string, column?: string, values?: Message['values']) => notes.push({ message: message(`${id}.${key}`, values), row, ...(column ? { column } : {}) })
      const estimate = items && alpha(items)
      const interval = items && estimate !== null ? feldtInterval(estimate, items.n, scale.items.length, confidence) : null
      const r = items && interItemSummary(items)
      const standardized = items && standardizedAlpha(items)
      if (!items) note(missing === 'pairwise' ? 'noPair' : 'noCases')
      else if (scale.items.length < 2) note('refused.oneItem', undefined, { scale: scale.label })
      else if (estimate === null) note('noVariance')
      else {
        variables.forEach((variable, i) => !items.varies[i] && note('constant', undefined, { item: variable.label }))
        if (estimate < 0) note('negative', 'estimate')
        if (r && standardized === null) note('standardizedUndefined', 'standardized')
      }
      const sum = items && sumVariance(items, variables.map((_, i) => i))
      rows.push({
        scale: scale.label,
        ...groupCell(grouping, group),
        items: scale.items.length,
        n: items?.n ?? n,
        estimate,
        ciLower: interval?.lower ?? null,
        ciUpper: interval?.upper ?? null,
        standardized,
        meanR: r?.mean ?? null,
        medianR: r?.median ?? null,
        minR: r?.min ?? null,
        maxR: r?.max ?? null,
        sumMean: items && items.means.reduce((total, mean) => total + mean, 0),
        sumVariance: sum,
        sumSd: sum === null ? null : Math.sqrt(Math.max(0, sum)),
        base,
      })
    }
  }
  const hidden = { hidden: true } as const
  return {
    kind: 'table',
    id: 'reliability',
    title: grouping.by ? message(`${id}.table.by`, { by: grouping.by.label }) : message(`${id}.table`),
    columns: [
      column('scale', 'label'),
      ...groupColumn(grouping),
      column('items', 'count', 'result.items', grouping.by ? hidden : {}),
      column('n', 'count'),
      column('estimate', 'coefficient', 'result.alpha'),
      ...intervalColumns('coefficient', confidence),
      column('standardized', 'coefficient', `${id}.standardized`, grouping.by ? hidden : {}),
      column('meanR', 'coefficient', `${id}.meanR`, grouping.by ? hidden : {}),
      ...['medianR', 'minR', 'maxR'].map((name) => column(name, 'coefficient', `${id}.${name}`, hidden)),
      ...['sumMean', 'sumVariance', 'sumSd'].map((name) => column(name, 'estimate', `${id}.${name}`, hidden)),
      column('base', 'count', 'result.base', hidden),
    ],
    rows,
    notes,
    pivot: grouping.by && 'group',
    protection: { base: 'base', group: grouping.by && 'group', cells: null, personal: false },
    refused: null,
  }
}

/** How each item bears on alpha, over everybody; nothing where alpha is undefined there. */
function itemTable({ scale, variables, told }: Measured): TablePart | null {
  const { items, people: n } = told.find(({ group }) => group.index === null)!
  const estimate = items && alpha(items)
  if (!items || estimate === null) return null
  const dropped = alphaIfDropped(items)
  const corrected = correctedItemTotal(items)
  const without = sumIfDropped(items)
  const k = variables.length
  const notes: Note[] = [{ message: judgement(scale, variables, estimate, dropped) }]
  const rows = variables.map((variable, i): Row => {
    const note = (key: string, column?: string, values?: Message['values']) => notes.push({ message: message(`${id}.${key}`, values), row: i, ...(column ? { column } : {}) })
    const own = items.covariance[i * k + i]!
    if (k < 3) note('twoItems', 'ifDropped')
    else if (dropped[i] === null) note('dropUndefined', 'ifDropped')
    if (!items.varies[i]) note('constant', 'corrected', { item: variable.label })
    else if (corrected[i] === null) note('dropUndefined', 'corrected')
    else if (corrected[i]! < 0) note('negativeItem', 'corrected', { item: variable.label, r: figure(corrected[i]!, 'coefficient') })
    return {
      item: variable.label as Cell,
      mean: items.means[i]!,
      sd: Math.sqrt(own),
      corrected: corrected[i]!,
      ifDropped: dropped[i]!,
      meanIfDropped: without[i]!.mean,
      varianceIfDropped: without[i]!.variance,
      base: n,
    }
  })
  return {
    kind: 'table',
    id: `items.${scale.name}`,
    title: message(`${id}.items`, { scale: scale.label }),
    columns: [
      column('item', 'label'),
      column('mean', 'estimate'),
      column('sd', 'estimate'),
      column('corrected', 'coefficient', `${id}.corrected`),
      column('ifDropped', 'coefficient', `${id}.ifDropped`),
      column('meanIfDropped', 'estimate', `${id}.meanIfDropped`, { hidden: true }),
      column('varianceIfDropped', 'estimate', `${id}.varianceIfDropped`, { hidden: true }),
      column('base', 'count', 'result.base', { hidden: true }),
    ],
    rows,
    notes,
    pivot: null,
    protection: { base: 'base', group: null, cells: null, personal: false },
    refused: null,
  }
}

/** One sentence: which item weakens the scale most, if any. */
function judgement(scale: Scale, variables: readonly ColumnVariable[], estimate: number, dropped: readonly (number | null)[]): Message {
  const best = dropped.reduce<number>((best, value, i) => (value !== null && value > (dropped[best] ?? -Infinity) ? i : best), 0)
  const value = dropped[best]
  if (value === null || value === undefined || value <= estimate) return message(`${id}.noneWeakens`, { scale: scale.label })
  return message(`${id}.weakens`, { scale: scale.label, item: variables[best]!.label, alpha: figure(estimate, 'coefficient'), dropped: figure(value, 'coefficient') })
}

function formativePart(scale: Scale): TablePart {
  return {
    kind: 'table',
    id: `reliability.${scale.name}`,
    title: message(`${id}.formative`, { scale: scale.label }),
    columns: [],
    rows: [],
    notes: [],
    pivot: null,
    protection: null,
    refused: message(`${id}.refused.formative`, { scale: scale.label }),
  }
}

/** About everybody. Null where alpha is undefined over everybody though defined in a group. */
function summaryOf(measured: readonly Measured[], confidence: number): Message | null {
  const found = measured
    .flatMap(({ scale, told }) => {
      const { items } = told.find(({ group }) => group.index === null)!
      const estimate = items && alpha(items)
      return items && estimate !== null ? [{ scale, items, estimate }] : []
    })
    .toSorted((a, b) => a.estimate - b.estimate)
  const lowest = found[0]
  if (!lowest) return null
  const { lower, upper } = feldtInterval(lowest.estimate, lowest.items.n, lowest.scale.items.length, confidence)
  const interval = { lower: figure(lower, 'coefficient'), upper: figure(upper, 'coefficient'), level: percentOf(confidence) }
  if (found.length === 1) {
    return message(`${id}.summary.one`, { scale: lowest.scale.label, items: lowest.scale.items.length, n: people(lowest.items.n), alpha: figure(lowest.estimate, 'coefficient'), ...interval })
  }
  const highest = found.at(-1)!
  return message(`${id}.summary.many`, {
    scales: found.length,
    low: lowest.scale.label,
    lowAlpha: figure(lowest.estimate, 'coefficient'),
    high: highest.scale.label,
    highAlpha: figure(highest.estimate, 'coefficient'),
    ...interval,
  })
}

