import type { Catalogue } from '../study/text.ts'

/** Labels of the columns and codes that are added to the questions of a study. */
export const datasetMessages = {
  unit: { 'zh-CN': '地区', en: 'Area' },
  mode: { 'zh-CN': '填答方式', en: 'Mode' },
  layout: { 'zh-CN': '设备类型', en: 'Device' },
  status: { 'zh-CN': '完成状态', en: 'Completion' },
  language: { 'zh-CN': '填答语言', en: 'Language' },
  wave: { 'zh-CN': '调查轮次', en: 'Wave' },
  link: { 'zh-CN': '本人通过链接', en: 'Own device, by link' },
  household: { 'zh-CN': '入户自填', en: 'At home, self-completed' },
  interviewer: { 'zh-CN': '访问员面访', en: 'Interviewer' },
  paper: { 'zh-CN': '纸质问卷', en: 'Paper' },
  kiosk: { 'zh-CN': '自助机（非公安场所）', en: 'Kiosk, not in a police building' },
  kioskPolice: { 'zh-CN': '自助机（公安场所内）', en: 'Kiosk in a police building' },
  notAtPolice: { 'zh-CN': '其他方式', en: 'Any other way' },
  event: { 'zh-CN': '活动现场', en: 'Event' },
  kioskLayout: { 'zh-CN': '自助机', en: 'Kiosk' },
  phone: { 'zh-CN': '手机', en: 'Phone' },
  desk: { 'zh-CN': '电脑', en: 'Computer' },
  complete: { 'zh-CN': '完整', en: 'Complete' },
  partial: { 'zh-CN': '部分', en: 'Partial' },
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
  chosen: { 'zh-CN': '选中', en: 'Chosen' },
  notChosen: { 'zh-CN': '未选', en: 'Not chosen' },
  percent: { 'zh-CN': '得分（0–100）', en: 'score (0–100)' },
} as const satisfies Catalogue
