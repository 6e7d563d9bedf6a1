import type { Catalogue } from '../study/text.ts'

/** Sentences that several methods say, beside those of every result. Each method's catalogue contains them: whoever has the method has all its words. */
export const sharedMessages = {
  'methods.all': { 'zh-CN': '全体', en: 'Everybody' },
  'methods.quoted': { 'zh-CN': '“{{text}}”', en: '“{{text}}”' },
  'methods.sum': { 'zh-CN': '总和', en: 'Sum' },
  'methods.pAdjusted.holm': { 'zh-CN': 'p（Holm）', en: 'p (Holm)' },
  'methods.pAdjusted.bonferroni': { 'zh-CN': 'p（Bonferroni）', en: 'p (Bonferroni)' },
  'methods.pAdjusted.BH': { 'zh-CN': 'p（BH）', en: 'p (BH)' },
  'methods.pAdjusted.none': { 'zh-CN': 'p（未校正）', en: 'p (not adjusted)' },
  'methods.groupSize': { 'zh-CN': '{{group}}（n = {{n}}）', en: '{{group}} (n = {{n}})' },
  'methods.groupedBy': { 'zh-CN': '{{variable}}', en: '{{variable}}' },
  'methods.groupMissing': { 'zh-CN': '“{{variable}}”缺失', en: '“{{variable}}” is missing' },
  'methods.groupEmpty': { 'zh-CN': '“{{variable}}”的以下类别没有样本，未列出：{{groups}}。', en: 'These categories of “{{variable}}” have no cases and are not listed: {{groups}}.' },
  'methods.nobody': { 'zh-CN': '没有有效回答，无从计算。', en: 'No valid answers, so nothing to compute.' },
  'methods.oneCase': { 'zh-CN': '有效样本只有一个，没有离散程度可言。', en: 'With a single valid case there is no spread.' },
} as const satisfies Catalogue
