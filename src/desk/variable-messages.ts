import type { Catalogue } from '../../analysis/study/text.ts'

/** What a variable is and what it is for, wherever the desk says so. */
export const variableMessages = {
  'kind.nominal': { 'zh-CN': '单选，无顺序', en: 'One answer, unordered' },
  'kind.ordinal': { 'zh-CN': '单选，有顺序', en: 'One answer, ordered' },
  'kind.multi': { 'zh-CN': '多选', en: 'Several answers' },
  'kind.number': { 'zh-CN': '数字', en: 'Number' },
  'role.attribute': { 'zh-CN': '个人特征', en: 'About the person' },
  'role.experience': { 'zh-CN': '经历', en: 'Experience' },
  'role.integrity': { 'zh-CN': '作答情况', en: 'How the answer came about' },
  'role.screening': { 'zh-CN': '甄别', en: 'Screening' },
  'role.collection': { 'zh-CN': '收集情况', en: 'Fieldwork' },
  'role.weight': { 'zh-CN': '权数', en: 'Weight' },
} as const satisfies Catalogue
