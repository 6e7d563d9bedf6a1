import type { Catalogue } from '../../../study/text.ts'

export const messages = {
  'reliability/cronbachAlpha.title': { 'zh-CN': '信度分析（Cronbach α）', en: 'Reliability (Cronbach’s alpha)' },
  'reliability/cronbachAlpha.description': {
    'zh-CN': '各量表的 α 系数及 Feldt 置信区间、标准化 α、题间平均相关，以及各题的校正题总相关和删除该题后的 α。',
    en: 'Alpha of each scale with the Feldt interval, standardized alpha and the mean correlation between items; for each item its corrected correlation with the total and alpha without it.',
  },
  'reliability/cronbachAlpha.options.scales': { 'zh-CN': '量表', en: 'Scales' },
  'reliability/cronbachAlpha.options.by': { 'zh-CN': '分组变量', en: 'By' },
  'reliability/cronbachAlpha.options.missing': { 'zh-CN': '缺失值', en: 'Missing values' },
  'reliability/cronbachAlpha.options.missing.listwise': { 'zh-CN': '整例删除（答完全部题）', en: 'Listwise (complete only)' },
  'reliability/cronbachAlpha.options.missing.pairwise': { 'zh-CN': '成对删除（两题都答）', en: 'Pairwise (both answered)' },
  'reliability/cronbachAlpha.options.confidence': { 'zh-CN': '置信水平', en: 'Confidence level' },

  'reliability/cronbachAlpha.table': { 'zh-CN': '量表信度', en: 'Reliability of the scales' },
  'reliability/cronbachAlpha.table.by': { 'zh-CN': '按{{by}}的量表信度', en: 'Reliability of the scales by {{by}}' },
  'reliability/cronbachAlpha.items': { 'zh-CN': '{{scale}}：题项分析', en: '{{scale}}: item analysis' },
  'reliability/cronbachAlpha.formative': { 'zh-CN': '{{scale}}：信度', en: '{{scale}}: reliability' },
  'reliability/cronbachAlpha.standardized': { 'zh-CN': '标准化 α', en: 'Standardized α' },
  'reliability/cronbachAlpha.meanR': { 'zh-CN': '题间平均 r', en: 'Mean inter-item r' },
  'reliability/cronbachAlpha.medianR': { 'zh-CN': '题间 r 中位数', en: 'Median inter-item r' },
  'reliability/cronbachAlpha.minR': { 'zh-CN': '题间 r 最小值', en: 'Lowest inter-item r' },
  'reliability/cronbachAlpha.maxR': { 'zh-CN': '题间 r 最大值', en: 'Highest inter-item r' },
  'reliability/cronbachAlpha.sumMean': { 'zh-CN': '总分均值', en: 'Mean of the sum' },
  'reliability/cronbachAlpha.sumVariance': { 'zh-CN': '总分方差', en: 'Variance of the sum' },
  'reliability/cronbachAlpha.sumSd': { 'zh-CN': '总分标准差', en: 'SD of the sum' },
  'reliability/cronbachAlpha.corrected': { 'zh-CN': '校正题总相关（CITC）', en: 'Corrected item–total r' },
  'reliability/cronbachAlpha.ifDropped': { 'zh-CN': '删除该题后的 α', en: 'α if dropped' },
  'reliability/cronbachAlpha.meanIfDropped': { 'zh-CN': '删除该题后的总分均值', en: 'Mean of the sum if dropped' },
  'reliability/cronbachAlpha.varianceIfDropped': { 'zh-CN': '删除该题后的总分方差', en: 'Variance of the sum if dropped' },

  'reliability/cronbachAlpha.listwise': { 'zh-CN': 'n 为答完该量表全部题目的人数。', en: 'n is the number of people who answered every item of the scale.' },
  'reliability/cronbachAlpha.pairwise': {
    'zh-CN': '成对删除：每个协方差各用两题都作答的人；n 为全部样本，区间因此偏窄。',
    en: 'Pairwise: each covariance is over those who answered both items; n is all cases, which makes the interval somewhat too narrow.',
  },
  'reliability/cronbachAlpha.reversed': { 'zh-CN': '反向题（{{items}}）已按声明的量表上下限反向计分。', en: 'Reversed items ({{items}}) were scored the other way round by the declared ends of the scale.' },
  'reliability/cronbachAlpha.weakens': {
    'zh-CN': '{{scale}}：删除“{{item}}”后 α 升得最多，由 {{alpha}} 升至 {{dropped}}。',
    en: '{{scale}}: without “{{item}}” alpha rises from {{alpha}} to {{dropped}}, more than without any other item.',
  },
  'reliability/cronbachAlpha.noneWeakens': { 'zh-CN': '{{scale}}：删除任何一题都不会提高 α。', en: '{{scale}}: alpha would not rise without any of the items.' },
  'reliability/cronbachAlpha.negativeItem': {
    'zh-CN': '“{{item}}”与其余各题之和负相关（r = {{r}}）：请核对是否为反向题、是否已反向计分。',
    en: '“{{item}}” correlates negatively with the sum of the others (r = {{r}}): check whether it is a reversed item, and scored as one.',
  },
  'reliability/cronbachAlpha.negative': {
    'zh-CN': 'α 为负：各题之间以负相关为主，通常是反向题没有反向计分。',
    en: 'Alpha is negative: the items correlate mostly negatively, usually because reversed items were not reversed.',
  },
  'reliability/cronbachAlpha.constant': {
    'zh-CN': '“{{item}}”所有人答案相同：α 仍按全部题目计算，与它有关的相关系数和标准化 α 无从计算。',
    en: '“{{item}}” was answered alike by everybody: alpha still counts it, but correlations with it and standardized alpha are undefined.',
  },
  'reliability/cronbachAlpha.twoItems': { 'zh-CN': '量表只有两题，删除一题后不成量表。', en: 'Of two items, one alone is no scale.' },
  'reliability/cronbachAlpha.noCases': { 'zh-CN': '答完全部题目的不足两人，无法计算。', en: 'Fewer than two people answered every item: nothing to compute.' },
  'reliability/cronbachAlpha.noPair': { 'zh-CN': '有两题同时作答的不足两人，无法计算。', en: 'Fewer than two people answered both of some two items: nothing to compute.' },
  'reliability/cronbachAlpha.noVariance': { 'zh-CN': '各人总分相同，α 没有定义。', en: 'Everybody has the same sum, for which alpha is undefined.' },
  'reliability/cronbachAlpha.dropUndefined': { 'zh-CN': '其余各题之和没有差异，无从计算。', en: 'The sum of the other items does not vary.' },
  'reliability/cronbachAlpha.standardizedUndefined': { 'zh-CN': '题间相关的平均值过低，标准化 α 没有定义。', en: 'The mean correlation is too low for standardized alpha to be defined.' },

  'reliability/cronbachAlpha.refused.formative': {
    'zh-CN': '“{{scale}}”是形成性量表：各题合起来构成概念，彼此不必相关，α 不适用。请报告均值和各题分布。',
    en: '“{{scale}}” is formative: its items make up the concept and need not correlate, so alpha does not apply. Report the mean and the items.',
  },
  'reliability/cronbachAlpha.refused.few': {
    'zh-CN': '答完“{{scale}}”全部题目的不足两人（{{groups}}），α 没有定义。',
    en: 'Fewer than two people answered every item of “{{scale}}” ({{groups}}); alpha is undefined.',
  },
  'reliability/cronbachAlpha.refused.few.help': { 'zh-CN': '请收集更多答卷，或检查筛选条件。', en: 'Collect more responses, or check the filter.' },
  'reliability/cronbachAlpha.refused.noVariance': { 'zh-CN': '“{{scale}}”每个人的总分都相同，α 没有定义。', en: 'Everybody has the same sum on “{{scale}}”; alpha is undefined.' },
  'reliability/cronbachAlpha.refused.oneItem': { 'zh-CN': '“{{scale}}”只有一题，没有内部一致性可言。', en: '“{{scale}}” has a single item, which has no internal consistency.' },

  'reliability/cronbachAlpha.summary.one': {
    'zh-CN': '{{scale}}（{{items}} 题，n = {{n}}）的 α 为 {{alpha}}，{{level}}% 置信区间 {{lower}} 至 {{upper}}。',
    en: 'Alpha of {{scale}} ({{items}} items, n = {{n}}) is {{alpha}}, {{level}}% confidence interval {{lower}} to {{upper}}.',
  },
  'reliability/cronbachAlpha.summary.many': {
    'zh-CN': '{{scales}} 个量表的 α 在 {{lowAlpha}}（{{low}}，{{level}}% 置信区间 {{lower}} 至 {{upper}}）至 {{highAlpha}}（{{high}}）之间。',
    en: 'Alpha of {{scales}} scales runs from {{lowAlpha}} ({{low}}, {{level}}% confidence interval {{lower}} to {{upper}}) to {{highAlpha}} ({{high}}).',
  },

  'reliability/cronbachAlpha.formula.alpha': { 'zh-CN': 'α = k/(k − 1) × (1 − Σ题项方差 ÷ 总分方差)。', en: 'α = k/(k − 1) × (1 − Σ item variances ÷ variance of the sum).' },
  'reliability/cronbachAlpha.formula.feldt': {
    'zh-CN': 'Feldt 区间：1 − (1 − α) F，F 取自由度 n − 1 与 (n − 1)(k − 1) 的上、下分位数。',
    en: 'Feldt interval: 1 − (1 − α) F, with the upper and lower quantiles of F on n − 1 and (n − 1)(k − 1) degrees of freedom.',
  },
  'reliability/cronbachAlpha.formula.standardized': { 'zh-CN': '标准化 α = k r̄ ÷ (1 + (k − 1) r̄)，r̄ 为题间平均相关。', en: 'Standardized α = k r̄ ÷ (1 + (k − 1) r̄), r̄ the mean correlation between items.' },
  'reliability/cronbachAlpha.formula.corrected': { 'zh-CN': '校正题总相关：该题与其余各题之和的相关。', en: 'Corrected item–total r: the item with the sum of the others.' },
} as const satisfies Catalogue
