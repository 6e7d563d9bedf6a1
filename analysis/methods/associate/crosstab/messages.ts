import type { Catalogue } from '../../../study/text.ts'

export const messages = {
  'associate/crosstab.title': { 'zh-CN': '交叉表与卡方检验', en: 'Cross-tabulation and chi-square test' },
  'associate/crosstab.description': {
    'zh-CN': '两个分类变量的频数、行列百分比与期望频数，Pearson 卡方检验、Cramér V，以及经多重比较校正的调整残差。',
    en: 'Counts, row and column percentages and expected counts of two categorical variables; Pearson’s chi-square, Cramér’s V, and adjusted residuals corrected for multiple testing.',
  },
  'associate/crosstab.options.rows': { 'zh-CN': '行变量', en: 'Rows' },
  'associate/crosstab.options.columns': { 'zh-CN': '列变量', en: 'Columns' },
  'associate/crosstab.options.adjust': { 'zh-CN': '残差 p 值的校正', en: 'Correction of the residuals’ p values' },
  'associate/crosstab.options.adjust.holm': { 'zh-CN': 'Holm', en: 'Holm' },
  'associate/crosstab.options.adjust.bonferroni': { 'zh-CN': 'Bonferroni', en: 'Bonferroni' },
  'associate/crosstab.options.adjust.BH': { 'zh-CN': 'Benjamini–Hochberg', en: 'Benjamini–Hochberg' },
  'associate/crosstab.options.adjust.none': { 'zh-CN': '不校正', en: 'None' },

  'associate/crosstab.table': { 'zh-CN': '{{rows}} × {{columns}}', en: '{{rows}} × {{columns}}' },
  'associate/crosstab.residuals': { 'zh-CN': '{{rows}} × {{columns}}：调整残差', en: '{{rows}} × {{columns}}: adjusted residuals' },
  'associate/crosstab.test': { 'zh-CN': '{{rows}} × {{columns}}：卡方检验', en: '{{rows}} × {{columns}}: chi-square test' },
  'associate/crosstab.variable': { 'zh-CN': '{{variable}}', en: '{{variable}}' },
  'associate/crosstab.minExpected': { 'zh-CN': '最小期望频数', en: 'Smallest expected count' },
  'associate/crosstab.below5': { 'zh-CN': '期望频数小于 5 的格数', en: 'Cells with an expected count below 5' },
  'associate/crosstab.below5Share': { 'zh-CN': '期望频数小于 5 的格占比/%', en: '% of cells with an expected count below 5' },

  'associate/crosstab.missing': { 'zh-CN': '“{{rows}}”或“{{columns}}”缺失', en: '“{{rows}}” or “{{columns}}” is missing' },
  'associate/crosstab.residual': {
    'zh-CN': '调整残差的绝对值大于 1.96，且校正后 p < .05 的格，与两变量无关时的人数有差别。',
    en: 'A cell whose adjusted residual exceeds 1.96 in size with a corrected p < .05 differs from what independence would give.',
  },
  'associate/crosstab.emptyLine': { 'zh-CN': '这一行或列没有人，不参加检验。', en: 'Nobody is in this row or column; it has no part in the test.' },
  'associate/crosstab.dropped': { 'zh-CN': '没有人的类别不参加检验，自由度相应减少：{{labels}}。', en: 'Categories without people have no part in the test, and the degrees of freedom are fewer: {{labels}}.' },
  'associate/crosstab.sparse': {
    'zh-CN': '{{cells}} 格中有 {{below}} 格期望频数小于 5（最小 {{least}}）：超过两成，卡方近似可能不准，宜合并类别。',
    en: 'Of {{cells}} cells {{below}} have an expected count below 5 (smallest {{least}}): more than a fifth, so the chi-square approximation may be off; consider joining categories.',
  },
  'associate/crosstab.enough': { 'zh-CN': '{{cells}} 格中有 {{below}} 格期望频数小于 5，最小 {{least}}。', en: 'Of {{cells}} cells {{below}} have an expected count below 5; the smallest is {{least}}.' },

  'associate/crosstab.refused.empty': { 'zh-CN': '没有人同时回答“{{rows}}”和“{{columns}}”，无法列表。', en: 'Nobody answered both “{{rows}}” and “{{columns}}”: there is nothing to tabulate.' },
  'associate/crosstab.refused.same': { 'zh-CN': '行变量和列变量是同一个变量（{{rows}}）。', en: 'Rows and columns are the same variable ({{rows}}).' },
  'associate/crosstab.refused.help': { 'zh-CN': '请另选变量，或检查筛选条件。', en: 'Choose another variable, or check the filter.' },
  'associate/crosstab.refused.oneLine': {
    'zh-CN': '“{{variable}}”只有“{{label}}”一类有人，无法检验两变量是否相关；上表的频数照常可用。',
    en: 'All people are in one category of “{{variable}}” (“{{label}}”), so the association cannot be tested; the counts above stand.',
  },

  'associate/crosstab.summary.related': {
    'zh-CN': '“{{rows}}”与“{{columns}}”有关联：χ²({{df}}, n = {{n}}) = {{statistic}}，p = {{p}}，Cramér V = {{v}}。',
    en: '“{{rows}}” and “{{columns}}” are associated: χ²({{df}}, n = {{n}}) = {{statistic}}, p = {{p}}, Cramér’s V = {{v}}.',
  },
  'associate/crosstab.summary.unrelated': {
    'zh-CN': '未发现“{{rows}}”与“{{columns}}”有关联：χ²({{df}}, n = {{n}}) = {{statistic}}，p = {{p}}，Cramér V = {{v}}。',
    en: 'No association of “{{rows}}” and “{{columns}}” was found: χ²({{df}}, n = {{n}}) = {{statistic}}, p = {{p}}, Cramér’s V = {{v}}.',
  },

  'associate/crosstab.formula.chiSquare': { 'zh-CN': 'χ² = Σ(O − E)²/E，E = 行合计 × 列合计 ÷ n，不作连续性校正。', en: 'χ² = Σ(O − E)²/E, E = row total × column total ÷ n, without continuity correction.' },
  'associate/crosstab.formula.v': { 'zh-CN': 'Cramér V = √(χ² ÷ (n × min(行数 − 1, 列数 − 1)))。', en: 'Cramér’s V = √(χ² ÷ (n × min(rows − 1, columns − 1))).' },
  'associate/crosstab.formula.residual': {
    'zh-CN': '调整残差 = (O − E) ÷ √(E(1 − 行比例)(1 − 列比例))；双侧 p 在全表内校正，互为相反数的残差只算一次检验。',
    en: 'Adjusted residual = (O − E) ÷ √(E(1 − row share)(1 − column share)); two-sided p corrected over the table, residuals that are each other’s opposite counting as one test.',
  },
} as const satisfies Catalogue
