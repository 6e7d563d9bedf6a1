import type { ChartPart, Completed, Message, Part, Result, TablePart } from '../result/result.ts'
import type { Text } from '../study/text.ts'
import type { Show } from './layout.ts'

/** A report to be rendered: results in sections. */
export interface Page {
  readonly title: Text
  /** Lines under the title: study and version, data, fingerprint. */
  readonly facts: readonly string[]
  readonly synthetic: boolean
  readonly sections: readonly PageSection[]
}
export interface PageSection {
  readonly id: string
  readonly title: Text
  readonly results: readonly Result[]
}

/** Where the drawing of a chart comes from: inline SVG for a page, the address of a file for Markdown; null = it is not shown. */
export interface Drawn extends Show {
  readonly figure: (chart: ChartPart, result: Completed, name: string) => string | null
}

/** Name of a part's files within a report: "reliability-2-alpha". `place` counts from 0 within the section. */
export function partName(section: string, place: number, part: Pick<Part, 'id'>): string {
  return [section, place + 1, part.id].join('-').replace(/[^\w.-]/g, '-')
}

/** The table parts of a report with the names of their files. */
export function tablesOf(sections: readonly PageSection[]): readonly { readonly name: string; readonly table: TablePart; readonly result: Completed }[] {
  return parts(sections).flatMap(({ part, ...rest }) => (part.kind === 'table' ? [{ ...rest, table: part }] : []))
}
/** The chart parts that can be drawn, with the names of their files. */
export function chartsOf(sections: readonly PageSection[]): readonly { readonly name: string; readonly chart: ChartPart; readonly result: Completed }[] {
  return parts(sections).flatMap(({ part, ...rest }) => (part.kind === 'chart' && !part.refused ? [{ ...rest, chart: part }] : []))
}
function parts(sections: readonly PageSection[]): readonly { readonly name: string; readonly part: Part; readonly result: Completed }[] {
  return sections.flatMap(({ id, results }) =>
    results.flatMap((result, place) => (result.status === 'completed' ? result.parts.map((part) => ({ name: partName(id, place, part), part, result })) : [])),
  )
}

/** Cases in sentences: what the filter lets in, what was used, and why the rest was not. */
export function casesWords({ cases }: Result, { lang, say }: Show): string {
  const { total, selected, used, excluded } = cases
  const count = (figure: number) => ({ figure, as: 'count' as const })
  const unused = selected - used
  const sentences = [
    ...(selected < total ? [say({ key: 'result.cases.filtered', values: { total: count(total), selected: count(selected) } })] : []),
    say(unused === 0 ? { key: 'result.cases.used', values: { used: count(used) } } : { key: 'result.cases.usedOf', values: { used: count(used), unused: count(unused) } }),
  ]
  const reasons = excluded.map(({ reason, n }) => say({ key: 'result.cases.excluded', values: { reason, n: count(n) } }))
  const [comma, colon, semicolon, stop] = lang === 'en' ? [', ', ': ', '; ', '.'] : ['，', '：', '；', '。']
  return `${sentences.join(comma)}${reasons.length > 0 ? `${colon}${reasons.join(semicolon)}` : ''}${stop}`
}

/** What was asked, of which data and with what, in words: enough to get the same numbers again. */
export function provenanceWords({ provenance }: Result, { say }: Show): readonly string[] {
  const { method, version, options, filter, weight, data } = provenance
  const lines: Message[] = [
    { key: 'render.method', values: { method, version } },
    { key: 'render.options', values: { options: JSON.stringify(options) } },
    ...(filter.length > 0 ? [{ key: 'render.filter', values: { filter: filter.map((one) => JSON.stringify(one)) } }] : []),
    weight ? { key: 'render.weight', values: { variable: weight.variable } } : { key: 'render.unweighted' },
    { key: 'render.data', values: { data } },
  ]
  return lines.map(say)
}

/** References of all results, each once, in the order of a bibliography; places count from 1. */
export function bibliography(results: readonly Result[]): { readonly list: readonly string[]; readonly places: (result: Result) => readonly number[] } {
  const byId = new Map(results.flatMap(({ references }) => references.map(({ id, text }) => [id, text] as const)))
  const sorted = [...byId].toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
  const place = new Map(sorted.map(([id], at) => [id, at + 1]))
  return { list: sorted.map(([, text]) => text), places: ({ references }) => references.map(({ id }) => place.get(id)!).toSorted((a, b) => a - b) }
}

/** A part or a result that is refused, in the order in which it is read: what, why, what would help. */
export interface Refusing {
  readonly title: string
  readonly reason: string
  readonly help: string | null
}

/** One thing after the other, as it is read. */
export type Block =
  | { readonly is: 'table'; readonly table: TablePart; readonly name: string }
  | { readonly is: 'chart'; readonly chart: ChartPart; readonly result: Completed; readonly name: string }
  | { readonly is: 'refusal'; readonly refusal: Refusing }
  | { readonly is: 'words'; readonly text: string }

/** What a result shows. A chart refused for its table's reason is not refused twice. */
export function blocksOf(result: Result, section: string, place: number, { say }: Show): readonly Block[] {
  if (result.status === 'refused') {
    const { reason, help } = result.refused
    return [{ is: 'refusal', refusal: { title: say(result.title), reason: say(reason), help: help && say(help) } }]
  }
  return result.parts.flatMap((part): readonly Block[] => {
    const name = partName(section, place, part)
    switch (part.kind) {
      case 'table':
        return [part.refused ? { is: 'refusal', refusal: { title: say(part.title), reason: say(part.refused), help: null } } : { is: 'table', table: part, name }]
      case 'chart': {
        if (!part.refused) return [{ is: 'chart', chart: part, result, name }]
        const table = result.parts.find((one) => one.kind === 'table' && one.id === part.table)
        const twice = table?.kind === 'table' && table.refused?.key === part.refused.key
        return twice ? [] : [{ is: 'refusal', refusal: { title: say(part.title), reason: say(part.refused), help: null } }]
      }
      case 'scores':
        return [{ is: 'words', text: say({ key: 'render.scores', values: { name: part.name } }) }]
    }
  })
}
