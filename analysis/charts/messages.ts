import type { Catalogue, Lang } from '../study/text.ts'

/** What a chart says of itself; everything else comes from its table. */
export const chartMessages = {
  negative: { 'zh-CN': '← 负面', en: '← negative' },
  positive: { 'zh-CN': '正面（占作答者 %）→', en: 'positive, % of answers →' },
  positiveShort: { 'zh-CN': '正面 →', en: 'positive →' },
  answers: { 'zh-CN': '占作答者 %', en: '% of answers' },
  aside: { 'zh-CN': '{{label}}（另列）', en: '{{label}} (aside)' },
  asideAlone: { 'zh-CN': '（另列）', en: '(aside)' },
  share: { 'zh-CN': '占比', en: 'Share' },
  shareOf: { 'zh-CN': '占比：{{labels}}；横线为置信区间', en: 'Share: {{labels}}; lines are confidence intervals' },
  shareAlone: { 'zh-CN': '占比：{{labels}}', en: 'Share: {{labels}}' },
  percent: { 'zh-CN': '%', en: '%' },
  value: { 'zh-CN': '值', en: 'value' },
  interval: { 'zh-CN': '{{what}} [区间]', en: '{{what}} [interval]' },
  intervalAt: { 'zh-CN': '{{what}} [{{level}}% 区间]', en: '{{what}} [{{level}}% CI]' },
  axis: { 'zh-CN': '{{axis}}（坐标轴只画 {{from}} 至 {{to}}）', en: '{{axis}} (axis from {{from}} to {{to}})' },
  semicolon: { 'zh-CN': '；', en: '; ' },
  of: { 'zh-CN': '{{first}}，{{second}}', en: '{{first}}, {{second}}' },
  segment: { 'zh-CN': '{{group}}，{{label}}：{{value}}%', en: '{{group}}, {{label}}: {{value}}%' },
  estimate: { 'zh-CN': '{{group}}：{{value}}', en: '{{group}}: {{value}}' },
  people: { 'zh-CN': '{{said}}，n = {{n}}', en: '{{said}}, n = {{n}}' },
  hidden: { 'zh-CN': '{{group}}：{{why}}，不显示', en: '{{group}}: {{why}}, not shown' },
  few: { 'zh-CN': '<{{base}}', en: '<{{base}}' },
  withheld: { 'zh-CN': '—', en: '—' },
} as const satisfies Catalogue
type Key = keyof typeof chartMessages

/** A sentence of this room, filled in. */
export function chartText(lang: Lang, key: Key, values: { readonly [name: string]: string } = {}): string {
  return chartMessages[key][lang].replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}
