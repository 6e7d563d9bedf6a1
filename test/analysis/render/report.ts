import type { ChartPart, Result, TablePart } from '../../../analysis/result/result.ts'
import { translator } from '../../../analysis/render/translate.ts'
import type { Drawn, Page } from '../../../analysis/render/page.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import { column, completed, districts, means, table, text } from '../result/tables.ts'

/** Words that would break a renderer that does not escape. */
export const hostile = '<script>alert("1")</script> =1+1 a|b \\input{x} $1_000^2 & 100% #1 ~ [x](y) `z` *b*'
export const longest = text(
  '黔西南布依族苗族自治州望谟县经济技术开发区街道办事处',
  'Qianxinan Buyei and Miao Autonomous Prefecture, Wangmo County Economic and Technological Development Zone Subdistrict',
)

const catalogue = {
  'test.hostile': text(hostile, hostile),
  'test.summary': text('甲区高于乙区（p = {{p}}）。', 'A is above B (p = {{p}}).'),
  'test.formula': text('g = (M₁ − M₂) / s', 'g = (M₁ − M₂) / s'),
  'test.reason': text('只有一个地区有答卷', 'only one place has answers'),
  'test.help': text('等其他地区的答卷', 'wait for the other places'),
}
export const shown = (lang: Lang, figure: Drawn['figure'] = () => null): Drawn => ({ lang, say: translator(lang, [catalogue]), figure })

const chart: ChartPart = {
  kind: 'chart',
  id: 'chart',
  title: { key: 'result.scale' },
  alt: { key: 'test.hostile' },
  table: 'means',
  idiom: { is: 'dotInterval', group: 'unit', panel: null, estimate: 'mean', lower: 'mean', upper: 'mean', n: 'n', axis: { key: 'result.mean' }, quantity: 'score', range: { min: 1, max: 5 } },
  refused: null,
}
export const hostileTable: TablePart = table({
  id: 'hostile',
  columns: [column('unit', 'label'), column('variable', 'label', { hidden: true }), column('mean', 'score')],
  rows: [
    { unit: hostile, variable: '=1+1', mean: 1 / 3 },
    { unit: longest, variable: '-5', mean: -2 },
    { unit: districts[0]!, variable: '"quoted", \r\nover two lines', mean: null },
  ],
  notes: [{ message: { key: 'test.hostile' }, row: 2, column: 'mean' }],
})
const refused: Result = { ...completed([]), status: 'refused', summary: null, parts: [], formulas: [], refused: { reason: { key: 'test.reason' }, help: { key: 'test.help' } } }

export const page: Page = {
  title: text(`示例报告 ${hostile}`, `Demo report ${hostile}`),
  facts: ['community-policing 1.0', hostile],
  synthetic: true,
  sections: [
    {
      id: 'means',
      title: text('均值', 'Means'),
      results: [
        completed([means([12, 60]), chart, hostileTable], {
          summary: { key: 'test.summary', values: { p: { figure: 0.0001, as: 'pValue' } } },
          formulas: [{ key: 'test.formula' }],
          references: [
            { id: 'welch1951', text: 'Welch, B. L. (1951).' },
            { id: 'hedges1981', text: 'Hedges, L. V. (1981).' },
          ],
        }),
        refused,
      ],
    },
  ],
}
