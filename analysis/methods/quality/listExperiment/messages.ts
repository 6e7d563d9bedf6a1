import type { Catalogue } from '../../../study/text.ts'

export const messages = {
  'quality/listExperiment.title': { 'zh-CN': '列举实验', en: 'List experiment' },
  'quality/listExperiment.description': {
    'zh-CN': '由长、短两份清单的平均条数之差，估计敏感陈述符合的人数比例；只能估计总体，不能得出个人的看法，但长清单全部符合或全部不符合的人除外。',
    en: 'Estimates the share of people of whom a sensitive statement is true from the difference of mean counts of a longer and a shorter list; it tells of nobody in particular, except of those for whom all or none of the longer list is true.',
  },
  'quality/listExperiment.options.control': { 'zh-CN': '短清单的条数', en: 'Count of the shorter list' },
  'quality/listExperiment.options.treatment': { 'zh-CN': '长清单的条数', en: 'Count of the longer list' },
  'quality/listExperiment.options.by': { 'zh-CN': '分组变量', en: 'By' },
  'quality/listExperiment.options.confidence': { 'zh-CN': '置信水平', en: 'Confidence level' },
  'quality/listExperiment.table': { 'zh-CN': '敏感陈述符合的比例', en: 'Share of whom the sensitive statement is true' },
  'quality/listExperiment.table.by': { 'zh-CN': '按{{by}}：敏感陈述符合的比例', en: 'Share of whom the sensitive statement is true, by {{by}}' },
  'quality/listExperiment.nControl': { 'zh-CN': 'n（短）', en: 'n (short)' },
  'quality/listExperiment.nTreatment': { 'zh-CN': 'n（长）', en: 'n (long)' },
  'quality/listExperiment.meanControl': { 'zh-CN': 'M（短）', en: 'M (short)' },
  'quality/listExperiment.meanTreatment': { 'zh-CN': 'M（长）', en: 'M (long)' },
  'quality/listExperiment.estimate': { 'zh-CN': '比例估计', en: 'Estimated share' },
  'quality/listExperiment.floor': { 'zh-CN': '短清单答 0', en: 'Short list: none' },
  'quality/listExperiment.ceiling': { 'zh-CN': '短清单答满', en: 'Short list: all' },
  'quality/listExperiment.checks': { 'zh-CN': '清单设计的检查', en: 'Checks of the lists' },
  'quality/listExperiment.smallest': { 'zh-CN': '最小的应非负比例', en: 'Smallest share that cannot be negative' },
  'quality/listExperiment.pDesign': { 'zh-CN': 'p（设计效应，Bonferroni）', en: 'p (design effect, Bonferroni)' },
  'quality/listExperiment.outside': {
    'zh-CN': '估计值落在 0 与 100% 之外：抽样误差或设计效应所致，未作截断。',
    en: 'An estimate outside 0–100 % comes from sampling error or a design effect; it is not cut off.',
  },
  'quality/listExperiment.few': {
    'zh-CN': '每组少于 500 人时区间通常宽到难以使用（此处最少一组 {{n}} 人）。',
    en: 'With fewer than 500 people per list the interval is usually too wide to be of use (here the smaller list has {{n}}).',
  },
  'quality/listExperiment.extremes': {
    'zh-CN': '短清单全不符合或全部符合的人多时，长清单的条数会暴露个人看法，人们可能因此少报。',
    en: 'Where many have none or all of the short list, the count of the long one gives a person’s view away, and people may report fewer.',
  },
  'quality/listExperiment.noSpread': { 'zh-CN': '两组条数都没有变化，标准误无从计算。', en: 'Neither count varies, so there is no standard error.' },
  'quality/listExperiment.oneArm': { 'zh-CN': '两份清单须各有至少两人作答。', en: 'Each list needs answers of at least two people.' },
  'quality/listExperiment.noTest': { 'zh-CN': '各比例没有抽样波动，无法检验。', en: 'The shares have no sampling variance, so there is nothing to test.' },
  'quality/listExperiment.refused.both': {
    'zh-CN': '有 {{n}} 人同时回答了“{{control}}”与“{{treatment}}”：列举实验要求每人只答其中一份。',
    en: '{{n}} people answered both “{{control}}” and “{{treatment}}”: in a list experiment each person answers one of them.',
  },
  'quality/listExperiment.refused.both.help': { 'zh-CN': '请选择由随机抽取决定的两道题。', en: 'Choose the two questions of which one is drawn at random.' },
  'quality/listExperiment.refused.lists': {
    'zh-CN': '“{{treatment}}”的上限应比“{{control}}”恰好多 1，且都从 0 起。',
    en: '“{{treatment}}” must have exactly one statement more than “{{control}}”, both counted from 0.',
  },
  'quality/listExperiment.refused.arm': {
    'zh-CN': '“{{list}}”只有 {{n}} 人作答，至少需要 2 人。',
    en: '“{{list}}” was answered by {{n}} people; at least 2 are needed.',
  },
  'quality/listExperiment.refused.arm.help': { 'zh-CN': '请检查筛选条件，或先收集数据。', en: 'Check the filter, or collect data first.' },
  'quality/listExperiment.excluded': { 'zh-CN': '两份清单都没有作答', en: 'Neither list is answered' },
  'quality/listExperiment.summary': {
    'zh-CN': '估计有 {{share}} 的人符合敏感陈述（{{level}}% 置信区间 {{lower}} 至 {{upper}}；短清单 n = {{control}}，长清单 n = {{treatment}}）。',
    en: 'The sensitive statement is estimated to be true of {{share}} of people ({{level}}% confidence interval {{lower}} to {{upper}}; short list n = {{control}}, long list n = {{treatment}}).',
  },
  'quality/listExperiment.formula.estimate': {
    'zh-CN': '估计值 = 长清单均值 − 短清单均值；标准误 = √(s₁²/n₁ + s₀²/n₀)；区间用 Welch 自由度的 t 分布。',
    en: 'Estimate = mean of the long list − mean of the short list; SE = √(s₁²/n₁ + s₀²/n₀); interval by t with Welch’s degrees of freedom.',
  },
  'quality/listExperiment.formula.design': {
    'zh-CN': '设计效应：π(y,1) = F₀(y) − F₁(y)、π(y,0) = F₁(y) − F₀(y−1) 不应为负；逐个单侧 z 检验，最小 p 乘以检验个数（偏保守）。',
    en: 'Design effect: π(y,1) = F₀(y) − F₁(y) and π(y,0) = F₁(y) − F₀(y−1) cannot be negative; one-sided z each, the smallest p times the number of tests (conservative).',
  },
} as const satisfies Catalogue
