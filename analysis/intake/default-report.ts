import { memberName, scoreName, type Codebook, type Variable } from '../study/codebook.ts'
import type { Report, ReportItem, ReportSection } from '../study/study.ts'
import type { Text } from '../study/text.ts'
import { intakeMessages as say } from './messages.ts'

/** Where it is compared: among more places nobody reads a table. */
const MOST_PLACES = 30
/** Answers a table lists, and questions it holds. */
const MOST_OPTIONS = 30
const IN_ONE_TABLE = 10
/** Attributes that are crossed with the places and with each other. */
const CROSSED = 2

/** What is known of the data: places in which somebody answered, and variables (0/1 columns for several answers) that somebody answered. */
export interface Answered {
  readonly places: number
  readonly names: ReadonlySet<string>
}

/**
 * The report proposed for a file, from its codebook alone: who answered, how reliable the scales are, what was answered to their items, how
 * the places differ, and every other question. Of what nobody answered there is nothing.
 */
export function defaultReport(codebook: Codebook, { places, names }: Answered): Report {
  const grouped = places >= 2 && places <= MOST_PLACES
  const by = grouped ? { by: 'UNIT' } : {}
  const item = (method: string, options: ReportItem['options']): ReportItem => ({ table: codebook.id, method, filter: [], everyone: false, options })
  const listed = codebook.variables.filter((variable) => variable.kind !== 'coded' || (names.has(variable.name) && variable.options.length <= MOST_OPTIONS))
  const inScales = new Set(codebook.scales.flatMap(({ items }) => items))
  const coded = listed.filter((variable) => variable.kind === 'coded')
  const attributes = coded.filter(({ role }) => role === 'attribute')
  const others = coded.filter(({ role, name }) => role !== 'attribute' && role !== 'collection' && !inScales.has(name))
  const opinions = others.filter(({ role }) => role === 'opinion')
  const scales = codebook.scales.filter(({ items }) => items.some((name) => names.has(name)))
  const reflective = scales.filter(({ kind }) => kind === 'reflective').map(({ name }) => name)
  const scores = scales.map(({ name }) => scoreName(name, 'mean')).filter((name) => names.has(name))
  const numbers = listed.filter(({ kind, role, name }) => kind === 'number' && role !== 'weight' && names.has(name))
  const several = listed.filter((variable) => variable.kind === 'multi').filter(({ name, options }) => options.some(({ code }) => names.has(memberName(name, code))))

  const frequencies = (variables: readonly string[], more: ReportItem['options'] = {}) => item('describe/frequencies', { variables, ...by, ...more })
  const tables = (variables: readonly Variable[], more: ReportItem['options'] = {}) => inChunks(variables.map(({ name }) => name)).map((chunk) => frequencies(chunk, more))
  const alpha = (options: ReportItem['options']) => item('reliability/cronbachAlpha', { scales: reflective, ...options })
  const crossed = attributes.slice(0, CROSSED).map(({ name }) => name)
  const pair = crossed.length === CROSSED ? [item('associate/crosstab', { rows: crossed[0], columns: crossed[1] })] : []

  return {
    filter: {},
    sections: [
      section('sample', say.sample, [
        ...(places >= 2 ? [item('describe/frequencies', { variables: ['UNIT'] })] : []),
        ...tables(attributes, { boxes: 10 }),
      ]),
      section('numbers', say.numbers, inChunks(numbers.map(({ name }) => name)).map((measures) => item('describe/summary', { measures, ...by }))),
      section('reliability', grouped ? say.reliabilityByUnit : say.reliability, reflective.length === 0 ? [] : [alpha({}), ...(grouped ? [alpha(by)] : [])]),
      section('items', say.items, scales.map(({ items }) => frequencies(items, { charts: true }))),
      section('scores', grouped ? say.scoresByUnit : say.scores, scores.length === 0 ? [] : [grouped ? item('compare/means', { measures: scores, ...by }) : item('describe/summary', { measures: scores })]),
      section('opinions', say.opinions, tables(opinions, { charts: true })),
      section('answers', say.answers, tables(others.filter(({ role }) => role !== 'opinion'))),
      section('several', say.several, several.map(({ name, options }) => frequencies(options.map(({ code }) => memberName(name, code))))),
      section('crossed', say.crossed, [...(grouped ? crossed.map((rows) => item('associate/crosstab', { rows, columns: 'UNIT' })) : []), ...pair]),
    ].flat(),
  }
}

/** Nothing where there is nothing to say; at most as many requests as a section may have. */
function section(id: string, title: Text, items: readonly ReportItem[]): readonly ReportSection[] {
  return items.length === 0 ? [] : [{ id, title, items: items.slice(0, 100) }]
}

function inChunks(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / IN_ONE_TABLE) }, (_, i) => names.slice(i * IN_ONE_TABLE, (i + 1) * IN_ONE_TABLE))
}
