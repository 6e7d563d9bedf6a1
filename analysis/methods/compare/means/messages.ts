import type { Catalogue } from '../../../study/text.ts'

export const messages = {
  'compare/means.title': { 'zh-CN': '均值比较', en: 'Comparison of means' },
  'compare/means.description': {
    'zh-CN': '各组均值及置信区间；Welch 检验（不假定方差相等），以 Hedges g 及其区间表示差异大小，并列论文常用口径。',
    en: 'Means of groups with intervals; Welch tests, which do not assume equal variances; the size of differences as Hedges’ g with its interval; the usual thesis convention beside them.',
  },
  'compare/means.options.measures': { 'zh-CN': '变量', en: 'Measures' },
  'compare/means.options.by': { 'zh-CN': '分组变量', en: 'By' },
  'compare/means.options.adjust': { 'zh-CN': '多重比较校正', en: 'Correction for multiple tests' },
  'compare/means.options.adjust.holm': { 'zh-CN': 'Holm', en: 'Holm' },
  'compare/means.options.adjust.bonferroni': { 'zh-CN': 'Bonferroni', en: 'Bonferroni' },
  'compare/means.options.adjust.BH': { 'zh-CN': 'Benjamini–Hochberg', en: 'Benjamini–Hochberg' },
  'compare/means.options.adjust.none': { 'zh-CN': '不校正', en: 'None' },
  'compare/means.options.pairs': { 'zh-CN': '两两比较', en: 'Compare every pair' },
  'compare/means.options.confidence': { 'zh-CN': '置信水平', en: 'Confidence level' },

  'compare/means.groups': { 'zh-CN': '按{{by}}的均值', en: 'Means by {{by}}' },
  'compare/means.chart': { 'zh-CN': '按{{by}}的均值', en: 'Means by {{by}}' },
  'compare/means.chart.alt': { 'zh-CN': '按{{by}}分组的均值（点）及 {{level}}% 置信区间（线）。', en: 'Means by {{by}} (dots) with {{level}}% confidence intervals (lines).' },
  'compare/means.axis': { 'zh-CN': '均值（{{min}}–{{max}}）', en: 'Mean ({{min}}–{{max}})' },
  'compare/means.tests': { 'zh-CN': '按{{by}}的差异检验', en: 'Tests of differences by {{by}}' },
  'compare/means.pairs': { 'zh-CN': '按{{by}}的两两比较', en: 'Pairwise comparisons by {{by}}' },
  'compare/means.procedure': { 'zh-CN': '检验', en: 'Test' },
  'compare/means.procedure.welchT': { 'zh-CN': 'Welch t', en: 'Welch t' },
  'compare/means.procedure.pooledT': { 'zh-CN': '独立样本 t', en: 'Student t' },
  'compare/means.procedure.welchF': { 'zh-CN': 'Welch F', en: 'Welch F' },
  'compare/means.procedure.oneWayF': { 'zh-CN': '单因素方差分析 F', en: 'One-way ANOVA F' },
  'compare/means.g': { 'zh-CN': 'g', en: 'g' },
  'compare/means.gLower': { 'zh-CN': 'g 的 {{level}}% 置信区间下限', en: 'g, {{level}}% CI, lower' },
  'compare/means.gUpper': { 'zh-CN': 'g 的 {{level}}% 置信区间上限', en: 'g, {{level}}% CI, upper' },
  'compare/means.d': { 'zh-CN': 'd', en: 'd' },
  'compare/means.dLower': { 'zh-CN': 'd 的 {{level}}% 置信区间下限', en: 'd, {{level}}% CI, lower' },
  'compare/means.dUpper': { 'zh-CN': 'd 的 {{level}}% 置信区间上限', en: 'd, {{level}}% CI, upper' },
  'compare/means.nFirst': { 'zh-CN': '第一组 n', en: 'n, first' },
  'compare/means.nSecond': { 'zh-CN': '第二组 n', en: 'n, second' },

  'compare/means.conventions.t': {
    'zh-CN': '推荐口径为 Welch t：各组方差、人数不等时独立样本 t 检验的 p 值不准；两者接近时可只报告其一。',
    en: 'Welch’s t is recommended: with unequal variances and sizes Student’s t gives wrong p values; where the two agree, one is enough.',
  },
  'compare/means.conventions.F': {
    'zh-CN': '推荐口径为 Welch F：各组方差、人数不等时单因素方差分析的 p 值不准；两者接近时可只报告其一。',
    en: 'Welch’s F is recommended: with unequal variances and sizes one-way ANOVA gives wrong p values; where the two agree, one is enough.',
  },
  'compare/means.family.measures': { 'zh-CN': '校正后 p：同一检验在 {{tests}} 个变量间校正。', en: 'Adjusted p: corrected over the {{tests}} variables tested.' },
  'compare/means.family.pairs': { 'zh-CN': '校正后 p：每个变量内在 {{tests}} 对之间校正。', en: 'Adjusted p: corrected within each variable over its {{tests}} pairs.' },
  'compare/means.difference': {
    'zh-CN': '差值 = 第一组 − 第二组。g 为去小样本偏差的标准化差异；论文常用的 Cohen d 与它只差一个接近 1 的系数，见导出表。',
    en: 'Difference = first − second. g is the standardized difference without small-sample bias; Cohen’s d, usual in theses, differs by a factor close to 1 and is in the exported table.',
  },
  'compare/means.small': { 'zh-CN': '有的组只有一人，或组内没有差异，Welch 检验没有定义。', en: 'A group has a single person or does not vary, for which Welch’s test is undefined.' },
  'compare/means.flat': { 'zh-CN': '组内没有差异，检验没有定义。', en: 'Nothing varies within the groups, for which the test is undefined.' },
  'compare/means.noEffect': { 'zh-CN': '组内没有差异或人数太少，标准化差异没有定义。', en: 'Nothing varies within the groups, or there are too few people, for a standardized difference.' },
  'compare/means.oneGroup': { 'zh-CN': '该变量只有一组有有效值，无从比较。', en: 'Only one group has valid values of this variable: nothing to compare.' },
  'compare/means.reversed': { 'zh-CN': '反向题（{{items}}）已按声明的上下限反向计分。', en: 'Reversed items ({{items}}) were scored the other way round by their declared ends.' },
  'compare/means.tooManyPairs': {
    'zh-CN': '{{groups}} 组共 {{pairs}} 对，超过 {{most}} 对，未作两两比较；请用筛选减少组数。',
    en: '{{groups}} groups make {{pairs}} pairs, more than {{most}}, which are not compared; use a filter to have fewer groups.',
  },
  'compare/means.ranges': { 'zh-CN': '各变量的取值范围不同或没有声明，不能画在同一坐标轴上。', en: 'The variables have different ranges, or none declared, and cannot share an axis.' },

  'compare/means.refused.oneGroup': {
    'zh-CN': '“{{by}}”只有一组有有效值（{{groups}}），无从比较。',
    en: 'Only one group of “{{by}}” has valid values ({{groups}}): there is nothing to compare.',
  },
  'compare/means.refused.noGroup': { 'zh-CN': '没有人同时有“{{by}}”和所选变量（{{measures}}）的有效值。', en: 'Nobody has valid values of both “{{by}}” and the measures ({{measures}}).' },
  'compare/means.refused.few': {
    'zh-CN': '“{{by}}”各组人数太少（{{groups}}），组内没有离散程度可言，无法比较。',
    en: 'The groups of “{{by}}” are too small ({{groups}}): without spread within them they cannot be compared.',
  },
  'compare/means.refused.flat': {
    'zh-CN': '所选变量（{{measures}}）在“{{by}}”各组内都没有差异，无法检验。',
    en: 'The measures ({{measures}}) do not vary within the groups of “{{by}}”: nothing can be tested.',
  },
  'compare/means.refused.help': { 'zh-CN': '请收集更多答卷、合并小组，或检查筛选条件。', en: 'Collect more responses, join small groups, or check the filter.' },

  'compare/means.summary.two': {
    'zh-CN': '“{{measure}}”：{{first}}（M = {{firstMean}}）高于{{second}}（M = {{secondMean}}），相差 {{difference}}（{{level}}% 置信区间 {{lower}} 至 {{upper}}），g = {{g}}，p = {{p}}。',
    en: '“{{measure}}”: {{first}} (M = {{firstMean}}) is higher than {{second}} (M = {{secondMean}}) by {{difference}} ({{level}}% confidence interval {{lower}} to {{upper}}), g = {{g}}, p = {{p}}.',
  },
  'compare/means.summary.twoNone': {
    'zh-CN': '“{{measure}}”：未发现{{first}}与{{second}}有差异，相差 {{difference}}（{{level}}% 置信区间 {{lower}} 至 {{upper}}），g = {{g}}，p = {{p}}。',
    en: '“{{measure}}”: no difference of {{first}} and {{second}} was found; they are {{difference}} apart ({{level}}% confidence interval {{lower}} to {{upper}}), g = {{g}}, p = {{p}}.',
  },
  'compare/means.summary.one': {
    'zh-CN': '“{{measure}}”各组有差异，p = {{p}}；{{highest}}最高（M = {{highestMean}}），{{lowest}}最低（M = {{lowestMean}}）。',
    en: 'The groups differ in “{{measure}}”, p = {{p}}; {{highest}} is highest (M = {{highestMean}}), {{lowest}} lowest (M = {{lowestMean}}).',
  },
  'compare/means.summary.oneNone': { 'zh-CN': '未发现“{{measure}}”各组有差异，p = {{p}}。', en: 'No difference of the groups in “{{measure}}” was found, p = {{p}}.' },
  'compare/means.summary.many': {
    'zh-CN': '{{tests}} 个变量中有 {{found}} 个在各组间有差异（校正后 p < .05）：{{measures}}。',
    en: 'Of {{tests}} variables {{found}} differ between the groups (adjusted p < .05): {{measures}}.',
  },
  'compare/means.summary.manyNone': { 'zh-CN': '{{tests}} 个变量都未发现组间差异（校正后 p ≥ .05）。', en: 'None of the {{tests}} variables was found to differ between the groups (adjusted p ≥ .05).' },

  'compare/means.formula.welch': {
    'zh-CN': 'Welch 检验以 s²/n 为权重，自由度按 Satterthwaite（两组）或 Welch（1951，多组）计算。',
    en: 'Welch tests weight by s²/n; degrees of freedom by Satterthwaite (two groups) or Welch (1951, several).',
  },
  'compare/means.formula.g': {
    'zh-CN': 'g = J × d，d = 均值差 ÷ 合并标准差，J = Γ(df/2) ÷ (√(df/2) Γ((df − 1)/2))；区间由非中心 t 分布反解。',
    en: 'g = J × d, d = difference ÷ pooled SD, J = Γ(df/2) ÷ (√(df/2) Γ((df − 1)/2)); limits by inverting the non-central t.',
  },
  'compare/means.formula.interval': { 'zh-CN': '均值的置信区间：均值 ± t(n − 1) × 标准误，各组用自己的标准差。', en: 'Interval of a mean: mean ± t(n − 1) × SE, each group by its own standard deviation.' },
} as const satisfies Catalogue
