import type { Catalogue } from '../study/text.ts'

/** What the study of a file says beside what the file says: a default report, and facts that no file has. */
export const intakeMessages = {
  /** A title that says nothing of the file's name, which may name somebody. */
  title: { 'zh-CN': '导入的问卷', en: 'Imported questionnaire' },
  titleOf: { 'zh-CN': '导入的问卷（{{tool}}）', en: 'Imported questionnaire ({{tool}})' },
  residents: { 'zh-CN': '居民数据', en: 'Residents' },
  staff: { 'zh-CN': '工作人员数据', en: 'Staff' },
  notStated: { 'zh-CN': '未注明', en: 'not stated' },
  months: { 'zh-CN': '不同的日期超过 400 个，因此只保留到月。', en: 'There are more than 400 days, so only the months are kept.' },

  sample: { 'zh-CN': '样本概况', en: 'Sample profile' },
  reliability: { 'zh-CN': '量表信度', en: 'Reliability of the scales' },
  reliabilityByUnit: { 'zh-CN': '各地区量表信度', en: 'Reliability of the scales by area' },
  items: { 'zh-CN': '量表各题分布', en: 'Distribution of the items of every scale' },
  scores: { 'zh-CN': '量表得分', en: 'Scale scores' },
  scoresByUnit: { 'zh-CN': '各地区量表得分', en: 'Scale scores by area' },
  opinions: { 'zh-CN': '其他态度题', en: 'Other opinions' },
  answers: { 'zh-CN': '其他问题', en: 'Other questions' },
  several: { 'zh-CN': '多选题', en: 'Questions with several answers' },
  numbers: { 'zh-CN': '数值', en: 'Numbers' },
  crossed: { 'zh-CN': '交叉分析', en: 'Crossed' },
} as const satisfies Catalogue
