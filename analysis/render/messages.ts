import type { Catalogue } from '../study/text.ts'

/** What renderers say around a result. */
export const renderMessages = {
  'render.ci': { 'zh-CN': '{{level}}% 置信区间', en: '{{level}}% CI' },
  'render.cells': { 'zh-CN': '表中为{{title}}。', en: 'Cells show: {{title}}.' },
  'render.note': { 'zh-CN': '注：', en: 'Note. ' },
  'render.table': { 'zh-CN': '表 {{place}}', en: 'Table {{place}}' },
  'render.figure': { 'zh-CN': '图 {{place}}', en: 'Figure {{place}}' },
  'render.refused': { 'zh-CN': '没有给出结果', en: 'No result' },
  'render.reason': { 'zh-CN': '原因', en: 'Why' },
  'render.help': { 'zh-CN': '这样会有帮助', en: 'What would help' },
  'render.contents': { 'zh-CN': '目录', en: 'Contents' },
  'render.cases': { 'zh-CN': '个案', en: 'Cases' },
  'render.computed': { 'zh-CN': '怎样算出来的', en: 'How this was computed' },
  'render.method': { 'zh-CN': '方法 {{method}}，版本 {{version}}', en: 'Method {{method}}, version {{version}}' },
  'render.options': { 'zh-CN': '选项 {{options}}', en: 'Options {{options}}' },
  'render.filter': { 'zh-CN': '筛选 {{filter}}', en: 'Filter {{filter}}' },
  'render.weight': { 'zh-CN': '权重 {{variable}}', en: 'Weight {{variable}}' },
  'render.unweighted': { 'zh-CN': '未加权', en: 'Unweighted' },
  'render.data': { 'zh-CN': '数据指纹 {{data}}', en: 'Data hash {{data}}' },
  'render.see': { 'zh-CN': '文献 {{places}}', en: 'References {{places}}' },
  'render.references': { 'zh-CN': '参考文献', en: 'References' },
  'render.scores': { 'zh-CN': '新变量 {{name}}，每行一个值，见 JSON。', en: 'New variable {{name}}, one value per row; see the JSON.' },
} as const satisfies Catalogue
