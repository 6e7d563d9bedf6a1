import type { Catalogue } from '../../../study/text.ts'

export const messages = {
  'describe/frequencies.title': { 'zh-CN': '频数分布', en: 'Frequencies' },
  'describe/frequencies.description': {
    'zh-CN': '各选项的人数、百分比与有效百分比，缺失按原因另列；评价性的有序变量另给正面、负面选项合计占比及 Wilson 区间。',
    en: 'People, percent and valid percent of each answer, missing answers by reason; for ordered judgements the shares of the positive and the negative answers with Wilson intervals.',
  },
  'describe/frequencies.options.variables': { 'zh-CN': '变量', en: 'Variables' },
  'describe/frequencies.options.by': { 'zh-CN': '分组变量', en: 'By' },
  'describe/frequencies.options.boxes': { 'zh-CN': '两端各合计几个选项', en: 'Answers put together at each end' },
  'describe/frequencies.options.confidence': { 'zh-CN': '置信水平', en: 'Confidence level' },
  'describe/frequencies.options.charts': { 'zh-CN': '分组画发散条形图', en: 'Draw diverging bars by group' },

  'describe/frequencies.of': { 'zh-CN': '“{{variable}}”：{{about}}', en: '{{about}}: “{{variable}}”' },
  'describe/frequencies.table': { 'zh-CN': '频数分布', en: 'Frequency distribution' },
  'describe/frequencies.table.by': { 'zh-CN': '按{{by}}的频数分布', en: 'Frequency distribution by {{by}}' },
  'describe/frequencies.answered': { 'zh-CN': '有效与缺失回答', en: 'Valid and missing answers' },
  'describe/frequencies.answered.by': { 'zh-CN': '按{{by}}的有效与缺失回答', en: 'Valid and missing answers by {{by}}' },
  'describe/frequencies.top': { 'zh-CN': '正面选项合计占比', en: 'Share of the positive answers' },
  'describe/frequencies.top.by': { 'zh-CN': '按{{by}}的正面选项合计占比', en: 'Share of the positive answers by {{by}}' },
  'describe/frequencies.bottom': { 'zh-CN': '负面选项合计占比', en: 'Share of the negative answers' },
  'describe/frequencies.bottom.by': { 'zh-CN': '按{{by}}的负面选项合计占比', en: 'Share of the negative answers by {{by}}' },
  'describe/frequencies.box.of': { 'zh-CN': '“{{variable}}”：“{{counted}}”合计占比', en: 'Share answering “{{counted}}” to “{{variable}}”' },
  'describe/frequencies.cases': { 'zh-CN': '样本', en: 'Cases' },
  'describe/frequencies.cumulative': { 'zh-CN': '累计/%', en: 'Cumulative %' },
  'describe/frequencies.counted': { 'zh-CN': '计入的选项', en: 'Answers counted' },
  'describe/frequencies.labels': { 'zh-CN': '{{labels}}', en: '{{labels}}' },
  'describe/frequencies.chart': { 'zh-CN': '“{{variable}}”：按{{by}}的回答分布', en: 'Answers to “{{variable}}” by {{by}}' },
  'describe/frequencies.chart.alt': {
    'zh-CN': '“{{variable}}”的回答分布，按{{by}}分组：负面在左，正面在右，中间项另列；右侧为“{{counted}}”合计占比及 {{level}}% 置信区间。',
    en: 'Answers to “{{variable}}” by {{by}}: negative to the left, positive to the right, the middle apart; beside it the share answering “{{counted}}” with its {{level}}% confidence interval.',
  },

  'describe/frequencies.base': {
    'zh-CN': '比例以作答者为基数；“说不清”“不愿回答”等不算作答，另表列出。',
    en: 'Shares are of those who answered; “don’t know”, “prefer not to say” and the like are no answers and are listed apart.',
  },
  'describe/frequencies.validOnly': { 'zh-CN': '占比 = 选择所列选项的人数 ÷ 作答人数。', en: 'Share = people who gave one of the answers named ÷ people who answered.' },
  'describe/frequencies.reversed': {
    'zh-CN': '“{{variable}}”是反向题：正面与负面两端已按量表方向对调。',
    en: '“{{variable}}” is keyed against its scale: its positive and negative ends are exchanged.',
  },
  'describe/frequencies.bad': { 'zh-CN': '{{scales}}得分越高，情况越差：低分一端算作正面。', en: 'A high score on {{scales}} is bad news: the low end counts as the positive one.' },

  'describe/frequencies.summary.one': {
    'zh-CN': '“{{variable}}”有 {{n}} 人作答，选“{{category}}”的最多，占 {{share}}（{{level}}% 置信区间 {{lower}} 至 {{upper}}）。',
    en: 'Of the {{n}} people who answered “{{variable}}”, more gave the answer “{{category}}” than any other: {{share}} ({{level}}% confidence interval {{lower}} to {{upper}}).',
  },
  'describe/frequencies.summary.groups': {
    'zh-CN':
      '“{{variable}}”答“{{counted}}”的比例，{{high}}最高，为 {{highShare}}（{{level}}% 置信区间 {{highLower}} 至 {{highUpper}}）；{{low}}最低，为 {{lowShare}}（{{lowLower}} 至 {{lowUpper}}）。',
    en: 'The share answering “{{counted}}” to “{{variable}}” is highest in {{high}}, {{highShare}} ({{level}}% confidence interval {{highLower}} to {{highUpper}}), and lowest in {{low}}, {{lowShare}} ({{lowLower}} to {{lowUpper}}).',
  },
  'describe/frequencies.summary.many': {
    'zh-CN': '共描述 {{variables}} 个变量；其中“{{variable}}”未作答的最多，占被问到者的 {{share}}。',
    en: '{{variables}} variables are described; “{{variable}}” was left unanswered most, by {{share}} of those asked.',
  },
  'describe/frequencies.summary.allAnswered': { 'zh-CN': '共描述 {{variables}} 个变量；被问到的人都作答了。', en: '{{variables}} variables are described; whoever was asked answered.' },

  'describe/frequencies.refused.empty': { 'zh-CN': '所选变量（{{variables}}）没有任何有效回答。', en: 'The variables asked for ({{variables}}) have no valid answer at all.' },
  'describe/frequencies.refused.empty.help': { 'zh-CN': '请检查筛选条件，或先收集、导入数据。', en: 'Check the filter, or collect or import data first.' },

  'describe/frequencies.formula.shares': { 'zh-CN': '占作答者的比例 = 人数 ÷ 作答人数；占全部个案的比例 = 人数 ÷ 全部样本。', en: 'Share of answers = people ÷ people who answered; share of all = people ÷ all cases.' },
  'describe/frequencies.formula.wilson': {
    'zh-CN': 'Wilson 区间：[p + z²/2n ± z√(p(1 − p)/n + z²/4n²)] ÷ (1 + z²/n)，不作连续性校正。',
    en: 'Wilson interval: [p + z²/2n ± z√(p(1 − p)/n + z²/4n²)] ÷ (1 + z²/n), without continuity correction.',
  },
} as const satisfies Catalogue
