import type { Catalogue } from '../../analysis/study/text.ts'

/** Sentences under the title of a report. */
export const reportFileMessages = {
  'reportFile.study': { 'zh-CN': '研究 {{study}}，版本 {{version}}，指纹 {{hash}}', en: 'Study {{study}}, version {{version}}, fingerprint {{hash}}' },
  'reportFile.data': { 'zh-CN': '数据指纹 {{hash}}', en: 'Data, fingerprint {{hash}}' },
  'reportFile.rowsAlone': { 'zh-CN': '{{table}}：{{n}} 份答卷', en: '{{table}}: {{n}} responses' },
  'reportFile.rows': { 'zh-CN': '{{table}}：{{n}} 份答卷（{{units}}）', en: '{{table}}: {{n}} responses ({{units}})' },
  'reportFile.noRows': { 'zh-CN': '{{table}}：没有答卷', en: '{{table}}: no responses' },
  'reportFile.unit': { 'zh-CN': '{{unit}} {{n}}', en: '{{unit}} {{n}}' },
  'reportFile.noUnit': { 'zh-CN': '未注明地区', en: 'no unit named' },
  'reportFile.aside': { 'zh-CN': '另有不进入数据的答卷：{{counts}}', en: 'Answers that are no rows of the data: {{counts}}' },
  'reportFile.asideCount': { 'zh-CN': '{{reason}} {{n}}', en: '{{reason}} {{n}}' },
  'reportFile.declined': { 'zh-CN': '不同意参加', en: 'declined' },
  'reportFile.screenedOut': { 'zh-CN': '不符合参加条件', en: 'screened out' },
  'reportFile.duplicate': { 'zh-CN': '编号重复', en: 'same id as another' },
  'reportFile.otherStudy': { 'zh-CN': '属于其他研究或版本', en: 'of another study or version' },
  'reportFile.blank': { 'zh-CN': '整行没有内容', en: 'rows in which nothing stands' },
  'reportFile.notPerson': { 'zh-CN': '不是人的行（合计、预览、试填）', en: 'rows that are no people (totals, previews, tests)' },
  'reportFile.unreadable': { 'zh-CN': '无法读取', en: 'not readable' },
} satisfies Catalogue
