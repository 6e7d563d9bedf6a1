import type { ChartPart, Completed, Message, Row, TablePart } from '../../../analysis/result/result.ts'
import type { Look } from '../../../analysis/charts/index.ts'
import type { Lang, Text } from '../../../analysis/study/text.ts'

export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })
const message = (zh: string, en: string): Message => ({ key: 'said', values: { said: text(zh, en) } })
export const say =
  (lang: Lang) =>
  ({ values }: Message): string =>
    (values!.said as Text)[lang]
export const look = (over: Partial<Look> = {}): Look => {
  const lang = over.lang ?? 'zh-CN'
  return { lang, say: say(lang), theme: 'light', width: 900, ...over }
}

export const districts = [text('示例甲区', 'Demo A'), text('示例乙区', 'Demo B'), text('示例丙区', 'Demo C'), text('示例丁区', 'Demo D')]
export const answers = [
  text('非常不同意', 'Strongly disagree'),
  text('不太同意', 'Disagree'),
  text('一般', 'Neither agree nor disagree'),
  text('比较同意', 'Agree'),
  text('非常同意', 'Strongly agree'),
]

export interface Group {
  readonly name: Text | Message
  /** Answers per category, from the most negative; null: hidden by the base rule. */
  readonly counts: readonly number[] | null
}
/** Numbers that are not there were taken out because few people are behind them. */
const table = (id: string, rows: readonly Row[], column: string): TablePart => ({
  kind: 'table',
  id,
  title: message('表', 'table'),
  columns: [{ name: 'ciLower', title: { key: 'lower', values: { level: 95 } }, quantity: 'proportion' }],
  rows,
  notes: [],
  pivot: null,
  protection: null,
  hidden: rows.flatMap((each, row) => (each[column] === null ? [{ row, column, why: 'small' as const, under: 10 }] : [])),
  refused: null,
})
function completed(parts: Completed['parts']): Completed {
  return {
    status: 'completed',
    title: message('结果', 'result'),
    summary: null,
    cases: { total: 0, selected: 0, used: 0, excluded: [] },
    parts,
    formulas: [],
    references: [],
    provenance: { method: 'test', version: '1', table: 'resident', options: {}, filter: [], weight: null, data: '', synthetic: true },
    refused: null,
  }
}

export interface Sample {
  readonly result: Completed
  readonly chart: ChartPart
  readonly rows: readonly Row[]
}

/** Answers on a five-point scale by group; the interval is Wald's, good enough to draw. */
export function distribution(groups: readonly Group[]): Sample {
  const rows = groups.flatMap(({ name, counts }) => {
    const n = counts?.reduce((a, b) => a + b, 0) ?? null
    return answers.map((label, i): Row => ({ group: name, category: i + 1, label, proportion: counts ? counts[i]! / n! : null, n }))
  })
  const tops = groups.map(({ name, counts }): Row => {
    if (!counts) return { group: name, proportion: null, ciLower: null, ciUpper: null, n: null }
    const n = counts.reduce((a, b) => a + b, 0)
    const proportion = (counts[3]! + counts[4]!) / n
    const half = 1.96 * Math.sqrt((proportion * (1 - proportion)) / n)
    return { group: name, proportion, ciLower: Math.max(0, proportion - half), ciUpper: Math.min(1, proportion + half), n }
  })
  const chart: ChartPart = {
    kind: 'chart',
    id: 'distribution',
    title: message('天黑后独自走动 <安心>', 'At ease & <safe> after dark'),
    alt: message('各区居民的回答', 'Answers by district'),
    table: 'rows',
    refused: null,
    idiom: {
      is: 'divergingBars',
      group: 'group',
      code: 'category',
      label: 'label',
      proportion: 'proportion',
      n: 'n',
      top: 'tops',
      negative: [1, 2],
      neutral: 3,
      positive: [4, 5],
    },
  }
  return { result: completed([table('rows', rows, 'proportion'), table('tops', tops, 'proportion'), chart]), chart, rows }
}

export interface Estimate {
  readonly mean: number
  readonly half: number
  readonly n: number
}
/** Means of scales by group; null: hidden. */
export function means(scales: readonly Text[], groups: readonly Text[], of: (scale: number, group: number) => Estimate | null): Sample {
  const rows = scales.flatMap((scale, s) =>
    groups.map((group, g): Row => {
      const found = of(s, g)
      return found
        ? { scale, group, n: found.n, mean: found.mean, ciLower: found.mean - found.half, ciUpper: found.mean + found.half }
        : { scale, group, n: null, mean: null, ciLower: null, ciUpper: null }
    }),
  )
  const chart: ChartPart = {
    kind: 'chart',
    id: 'means',
    title: message('量表均值', 'Scale means'),
    alt: message('各区的量表均值', 'Scale means by district'),
    table: 'rows',
    refused: null,
    idiom: {
      is: 'dotInterval',
      group: 'group',
      panel: scales.length > 1 ? 'scale' : null,
      estimate: 'mean',
      lower: 'ciLower',
      upper: 'ciUpper',
      n: 'n',
      axis: message('量表均值', 'Scale mean'),
      quantity: 'score',
      range: { min: 1, max: 5 },
    },
  }
  return { result: completed([table('rows', rows, 'mean'), chart]), chart, rows }
}
