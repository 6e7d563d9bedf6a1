import type { Catalogue } from '../study/text.ts'

/**
 * Sentences that results of every method share. A column's title is `result.` and the column's name.
 * Bare numbers among the values are settings (a level, a place) and print as they are; numbers of the data are Figures.
 */
export const resultMessages = {
  // Titles of columns. A symbol stands alone, so that renderers can set it in italics.
  'result.n': { 'zh-CN': 'n', en: 'n' },
  'result.base': { 'zh-CN': '未加权人数', en: 'Unweighted n' },
  'result.mean': { 'zh-CN': 'M', en: 'M' },
  'result.sd': { 'zh-CN': 'SD', en: 'SD' },
  'result.variance': { 'zh-CN': '方差', en: 'Variance' },
  'result.median': { 'zh-CN': '中位数', en: 'Median' },
  'result.min': { 'zh-CN': '最小值', en: 'Min' },
  'result.max': { 'zh-CN': '最大值', en: 'Max' },
  'result.stdError': { 'zh-CN': 'SE', en: 'SE' },
  'result.estimate': { 'zh-CN': '估计值', en: 'Estimate' },
  'result.difference': { 'zh-CN': '差值', en: 'Difference' },
  'result.statistic': { 'zh-CN': '统计量', en: 'Statistic' },
  'result.t': { 'zh-CN': 't', en: 't' },
  'result.F': { 'zh-CN': 'F', en: 'F' },
  'result.chiSquare': { 'zh-CN': 'χ²', en: 'χ²' },
  'result.cramersV': { 'zh-CN': 'V', en: 'V' },
  'result.etaSquared': { 'zh-CN': 'η²', en: 'η²' },
  'result.alpha': { 'zh-CN': 'α', en: 'α' },
  'result.df': { 'zh-CN': 'df', en: 'df' },
  'result.df1': { 'zh-CN': 'df1', en: 'df1' },
  'result.df2': { 'zh-CN': 'df2', en: 'df2' },
  'result.pValue': { 'zh-CN': 'p', en: 'p' },
  'result.ciLower': { 'zh-CN': '{{level}}% 置信区间下限', en: '{{level}}% CI, lower' },
  'result.ciUpper': { 'zh-CN': '{{level}}% 置信区间上限', en: '{{level}}% CI, upper' },
  'result.proportion': { 'zh-CN': '百分比/%', en: '%' },
  'result.validProportion': { 'zh-CN': '占作答者/%', en: '% of answers' },
  'result.allProportion': { 'zh-CN': '占全部个案/%', en: '% of all cases' },
  'result.rowProportion': { 'zh-CN': '行百分比/%', en: '% of row' },
  'result.columnProportion': { 'zh-CN': '列百分比/%', en: '% of column' },
  'result.expected': { 'zh-CN': '期望频数', en: 'Expected count' },
  'result.adjustedResidual': { 'zh-CN': '调整残差', en: 'Adjusted residual' },

  // Titles of grouping columns.
  'result.variable': { 'zh-CN': '变量', en: 'Variable' },
  'result.scale': { 'zh-CN': '量表', en: 'Scale' },
  'result.item': { 'zh-CN': '题目', en: 'Item' },
  'result.items': { 'zh-CN': '题数', en: 'Items' },
  'result.group': { 'zh-CN': '组别', en: 'Group' },
  'result.category': { 'zh-CN': '回答', en: 'Answer' },
  'result.code': { 'zh-CN': '编码', en: 'Code' },
  'result.row': { 'zh-CN': '行', en: 'Row' },
  'result.column': { 'zh-CN': '列', en: 'Column' },
  'result.outcome': { 'zh-CN': '因变量', en: 'Outcome' },
  'result.first': { 'zh-CN': '第一组', en: 'First group' },
  'result.second': { 'zh-CN': '第二组', en: 'Second group' },
  'result.convention': { 'zh-CN': '口径', en: 'Convention' },
  'result.thesis': { 'zh-CN': '论文口径', en: 'Thesis convention' },
  'result.recommended': { 'zh-CN': '推荐口径', en: 'Recommended' },

  // Cells.
  'result.total': { 'zh-CN': '合计', en: 'Total' },
  'result.valid': { 'zh-CN': '有效', en: 'Valid' },
  'result.missing': { 'zh-CN': '缺失', en: 'Missing' },
  'result.missing.refused': { 'zh-CN': '不愿回答', en: 'Prefer not to say' },
  'result.missing.dontKnow': { 'zh-CN': '说不清', en: 'Don’t know' },
  'result.missing.notAsked': { 'zh-CN': '无需回答（跳转）', en: 'Not asked (routing)' },
  'result.missing.skipped': { 'zh-CN': '看到但未答', en: 'Seen and skipped' },
  'result.missing.notReached': { 'zh-CN': '未答到此题', en: 'Not reached' },
  'result.missing.notInVersion': { 'zh-CN': '此版问卷没有该题', en: 'Not in this version' },
  'result.missing.lost': { 'zh-CN': '技术原因丢失', en: 'Lost (technical)' },

  // Cases.
  'result.cases.used': { 'zh-CN': '用到 {{used}} 份', en: 'Responses used: {{used}}' },
  'result.cases.usedOf': { 'zh-CN': '用到 {{used}} 份，未用 {{unused}} 份', en: 'Responses used: {{used}}; not used: {{unused}}' },
  'result.cases.filtered': {
    'zh-CN': '全部 {{total}} 份中，筛选条件选中 {{selected}} 份',
    en: 'Responses in all: {{total}}; let in by the filter: {{selected}}',
  },
  'result.cases.excluded': { 'zh-CN': '{{reason}} {{n}} 份', en: '{{reason}}: {{n}}' },

  // Disclosure.
  'result.hidden.small': {
    'zh-CN': '有 {{n}} 行不显示：背后不足 {{base}} 人，列出来可能让人认出是谁。',
    en: 'Rows not shown, because fewer than {{base}} people are behind them, who might be recognised: {{n}}.',
  },
  'result.hidden.groups': {
    'zh-CN': '不足 {{base}} 人的组不显示，以免让人认出是谁：{{groups}}。',
    en: 'Groups of fewer than {{base}} people are not shown, so that nobody is recognised: {{groups}}.',
  },
  'result.hidden.total': {
    'zh-CN': '有 {{n}} 行合计也不显示：用它减去其余各组，就能推出不显示的组。',
    en: 'Total rows not shown, because a hidden group could be worked out by taking the others from them: {{n}}.',
  },
  'result.hidden.cells': {
    'zh-CN': '有 {{n}} 格只有 1 至 {{most}} 人，不显示。',
    en: 'Cells not shown, because they count 1 to {{most}} people: {{n}}.',
  },
  'result.hidden.more': {
    'zh-CN': '另有 {{n}} 格（“—”）一并隐去，以防反推。',
    en: 'Cells hidden as well (“—”), so that those cannot be worked out: {{n}}.',
  },
  'result.hidden.extremes': {
    'zh-CN': '最小值、最大值等是个别人的数字，不足 {{base}} 人时不外传（“—”）。',
    en: 'The smallest and the largest number, and what follows from them, are those of single people and are not shared where fewer than {{base}} have them (“—”).',
  },
  'result.hidden.derived': {
    'zh-CN': '由隐去的格子能推出的百分比、期望频数、残差和 p 值也不显示。',
    en: 'Percentages, expected counts, residuals and p values from which hidden cells could be worked out are not shown either.',
  },
  'result.withheld.small': {
    'zh-CN': '每一组（或每项比较中最小的一组）都不足 {{base}} 人，列出来可能让人认出是谁。',
    en: 'Every group (or the smallest in each comparison) has fewer than {{base}} people, who might be recognised.',
  },
  'result.withheld.groups': {
    'zh-CN': '不足 {{base}} 人，列出来可能让人认出是谁：{{groups}}。',
    en: 'Fewer than {{base}} people, who might be recognised: {{groups}}.',
  },
  'result.withheld.everybody': {
    'zh-CN': '表中是全体的数字；减去列出的各组，就能推出不显示的组，所以不显示。',
    en: 'These are numbers of everybody: less those of the groups shown, they would be those of a group that is not shown.',
  },
  'result.withheld.derived': {
    'zh-CN': '表中有些格子为保护个人而隐去；由全表算出的统计量能反推这些格子，所以不显示。',
    en: 'Some cells are hidden to protect people; statistics of the whole table would let them be worked out, so they are not shown.',
  },
  'result.withheld.cells': {
    'zh-CN': '小于 10 人的格子太多，无论怎样隐去，仍能从合计反推出来。',
    en: 'There are too many cells under 10 people: however they are hidden, they could still be worked out from the totals.',
  },
  'result.withheld.staff': {
    'zh-CN': '工作人员的数据最多按两项个人特征交叉，这里超过了两项。',
    en: 'Data of staff are crossed by at most two personal attributes; here there are more.',
  },
  'result.withheld.help': {
    'zh-CN': '等收到更多答卷，或者把小组合并、用筛选去掉小组以后再看。',
    en: 'Wait for more responses, join small groups, or leave them out with a filter.',
  },
  'result.notForSharing': {
    'zh-CN': '仅供研究者本人，不得外传：表中按个人特征交叉的小格子没有隐去。',
    en: 'For the researcher only, not for sharing: small cells of crossed personal attributes are shown in full.',
  },
  'result.synthetic': { 'zh-CN': '合成数据，仅作示例', en: 'Synthetic data, for illustration only' },
} as const satisfies Catalogue
