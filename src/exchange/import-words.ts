import type { Catalogue } from '../../analysis/study/text.ts'

/** Where an imported file comes from and what became of its columns, for the files that travel with the data. */
export const importWords = {
  tool_wjxText: { 'zh-CN': '问卷星（按选项文字）', en: 'Wenjuanxing (by text)' },
  tool_wjxNumber: { 'zh-CN': '问卷星（按选项序号）', en: 'Wenjuanxing (by number)' },
  tool_surveyMonkey: { 'zh-CN': 'SurveyMonkey', en: 'SurveyMonkey' },
  tool_qualtrics: { 'zh-CN': 'Qualtrics', en: 'Qualtrics' },
  tool_qualtricsLegacy: { 'zh-CN': 'Qualtrics（旧格式）', en: 'Qualtrics (legacy format)' },
  tool_limeSurvey: { 'zh-CN': 'LimeSurvey', en: 'LimeSurvey' },
  tool_googleForms: { 'zh-CN': 'Google 表单', en: 'Google Forms' },
  tool_kobo: { 'zh-CN': 'KoboToolbox', en: 'KoboToolbox' },
  tool_spss: { 'zh-CN': 'SPSS', en: 'SPSS' },
  tool_ours: { 'zh-CN': '邻里', en: 'Linli' },
  tool_unknown: { 'zh-CN': '未识别', en: 'not recognised' },
  why_ip: { 'zh-CN': 'IP 地址', en: 'IP address' },
  why_name: { 'zh-CN': '姓名', en: 'name' },
  why_phone: { 'zh-CN': '电话号码', en: 'phone number' },
  why_idNumber: { 'zh-CN': '证件号码', en: 'ID number' },
  why_email: { 'zh-CN': '电子邮箱', en: 'e-mail address' },
  why_account: { 'zh-CN': '账号或昵称', en: 'account or nickname' },
  why_coordinates: { 'zh-CN': '精确坐标', en: 'precise coordinates' },
  why_address: { 'zh-CN': '详细地址', en: 'street address' },
  why_politics: { 'zh-CN': '政治面貌', en: 'political membership' },
  why_ethnicity: { 'zh-CN': '民族', en: 'ethnicity' },
  why_religion: { 'zh-CN': '宗教信仰', en: 'religion' },
  why_administrative: { 'zh-CN': '原工具的管理信息', en: "the tool's own bookkeeping" },
  why_empty: { 'zh-CN': '没有任何值', en: 'no value in any row' },
  why_rowId: { 'zh-CN': '行编号', en: 'id of the row' },
  why_likeMissing: { 'zh-CN': '数值会与缺失码混淆', en: 'numbers that would read as missing codes' },
  why_byHand: { 'zh-CN': '导入者决定', en: 'decided by whoever imported it' },
  why_notInMap: { 'zh-CN': '对应表中没有', en: 'not in the mapping' },
} as const satisfies Catalogue
export type ImportWord = keyof typeof importWords
