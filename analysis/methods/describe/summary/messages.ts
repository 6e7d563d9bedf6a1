import type { Catalogue } from '../../../study/text.ts'

export const messages = {
  'describe/summary.title': { 'zh-CN': '描述统计', en: 'Descriptive statistics' },
  'describe/summary.description': {
    'zh-CN': '数值变量、得分与量表题的有效人数、均值与置信区间、标准差、最小值、最大值和分位数。',
    en: 'Valid n, mean with confidence interval, standard deviation, ends and quantiles of numbers, scores and scale items.',
  },
  'describe/summary.options.measures': { 'zh-CN': '变量', en: 'Variables' },
  'describe/summary.options.by': { 'zh-CN': '分组变量', en: 'By' },
  'describe/summary.options.lower': { 'zh-CN': '下分位点', en: 'Lower quantile' },
  'describe/summary.options.upper': { 'zh-CN': '上分位点', en: 'Upper quantile' },
  'describe/summary.options.confidence': { 'zh-CN': '置信水平', en: 'Confidence level' },
  'describe/summary.table': { 'zh-CN': '描述统计', en: 'Descriptive statistics' },
  'describe/summary.table.by': { 'zh-CN': '按{{by}}的描述统计', en: 'Descriptive statistics by {{by}}' },
  'describe/summary.quantile': { 'zh-CN': '{{percent}}% 分位数', en: '{{percent}}% quantile' },
  'describe/summary.iqr': { 'zh-CN': '上、下分位数之差', en: 'Upper minus lower quantile' },
  'describe/summary.range': { 'zh-CN': '全距', en: 'Range' },
  'describe/summary.asCounted': { 'zh-CN': '反向题（{{items}}）已按声明的上下限反向计分。', en: 'Reversed items ({{items}}) were scored the other way round by their declared ends.' },
  'describe/summary.refused.empty': { 'zh-CN': '所选变量（{{measures}}）没有任何有效值。', en: 'The variables asked for ({{measures}}) have no valid value at all.' },
  'describe/summary.refused.empty.help': { 'zh-CN': '请检查筛选条件，或先收集、导入数据。', en: 'Check the filter, or collect or import data first.' },
  'describe/summary.summary.one': {
    'zh-CN': '“{{measure}}”的均值为 {{mean}}（n = {{n}}，{{level}}% 置信区间 {{lower}} 至 {{upper}}）。',
    en: 'The mean of “{{measure}}” is {{mean}} (n = {{n}}, {{level}}% confidence interval {{lower}} to {{upper}}).',
  },
  'describe/summary.summary.many': { 'zh-CN': '共描述 {{measures}} 个变量。', en: '{{measures}} variables are described.' },
  'describe/summary.formula.sd': { 'zh-CN': '标准差以 n − 1 为除数；标准误 = 标准差 ÷ √n。', en: 'The standard deviation divides by n − 1; SE = SD ÷ √n.' },
  'describe/summary.formula.interval': { 'zh-CN': '均值的置信区间：均值 ± t(n − 1) × 标准误。', en: 'Confidence interval of the mean: mean ± t(n − 1) × SE.' },
  'describe/summary.formula.quantile': { 'zh-CN': '分位数按第 7 型（线性内插，h = (n − 1)p + 1）。', en: 'Quantiles are of type 7 (linear between values, h = (n − 1)p + 1).' },
} as const satisfies Catalogue
