import type { Catalogue } from '../study/text.ts'

/** Sentences of the runner: what is wrong with a request, why a result is refused, and which cases were set aside. */
export const reportMessages = {
  'report.unknownMethod': { 'zh-CN': '没有名为 {{method}} 的方法。可用的方法：{{methods}}。', en: 'There is no method {{method}}. There are: {{methods}}.' },
  'report.unknownTable': { 'zh-CN': '数据中没有表 {{table}}。现有的表：{{tables}}。', en: 'The data have no table {{table}}. There are: {{tables}}.' },
  'report.notAnObject': { 'zh-CN': '{{path}} 应为“选项名: 值”的集合。', en: '{{path}} must be a set of options by name.' },
  'report.unknownOption': { 'zh-CN': '{{path}}：该方法没有这个选项。可用的选项：{{options}}。', en: '{{path}}: the method has no such option. There are: {{options}}.' },
  'report.notAList': { 'zh-CN': '{{path}} 应为列表。', en: '{{path}} must be a list.' },
  'report.notAName': { 'zh-CN': '{{path}} 应为变量或量表的名称。', en: '{{path}} must be the name of a variable or scale.' },
  'report.missing': { 'zh-CN': '{{path}} 必须填写。', en: '{{path}} must be given.' },
  'report.tooFew': { 'zh-CN': '{{path}} 至少需要 {{least}} 项，现有 {{n}} 项。', en: '{{path}} needs at least {{least}}, not {{n}}.' },
  'report.repeated': { 'zh-CN': '{{path}}：{{name}} 重复出现。', en: '{{path}}: {{name}} is named twice.' },
  'report.unknownVariable': { 'zh-CN': '{{path}}：表 {{table}} 中没有变量 {{name}}。', en: '{{path}}: table {{table}} has no variable {{name}}.' },
  'report.severalAnswers': {
    'zh-CN': '{{path}}：{{name}} 为多选题，请选用它的 0/1 列：{{members}}。',
    en: '{{path}}: {{name}} takes several answers; name its 0/1 columns instead: {{members}}.',
  },
  'report.notCategory': { 'zh-CN': '{{path}}：{{name}} 不是分类变量，这里需要分类变量。', en: '{{path}}: {{name}} holds no categories, which are needed here.' },
  'report.notOrdinal': { 'zh-CN': '{{path}}：{{name}} 的类别没有顺序，这里需要有序变量。', en: '{{path}}: the categories of {{name}} have no order, which is needed here.' },
  'report.notMeasure': {
    'zh-CN': '{{path}}：{{name}} 的编码只是名称，不能求平均；这里需要数值、得分或声明了上下限的变量。',
    en: '{{path}}: the codes of {{name}} are only names and cannot be averaged; a number, a score or a variable with declared ends is needed.',
  },
  'report.unknownScale': { 'zh-CN': '{{path}}：没有量表 {{name}}。现有的量表：{{scales}}。', en: '{{path}}: there is no scale {{name}}. There are: {{scales}}.' },
  'report.notAChoice': { 'zh-CN': '{{path}} 只能取：{{choices}}。', en: '{{path}} must be one of: {{choices}}.' },
  'report.notAFlag': { 'zh-CN': '{{path}} 应为 true 或 false。', en: '{{path}} must be true or false.' },
  'report.notANumber': { 'zh-CN': '{{path}} 应为 {{min}} 到 {{max}} 之间的数。', en: '{{path}} must be a number from {{min}} to {{max}}.' },
  'report.notWhole': { 'zh-CN': '{{path}} 应为 {{min}} 到 {{max}} 之间的整数。', en: '{{path}} must be a whole number from {{min}} to {{max}}.' },
  'report.unknownCode': { 'zh-CN': '{{path}}：{{name}} 没有编码 {{code}}。现有的编码：{{codes}}。', en: '{{path}}: {{name}} has no code {{code}}. There are: {{codes}}.' },

  'report.noCases': { 'zh-CN': '没有可分析的个案：表 {{table}} 共 {{total}} 例，筛选后没有剩余。', en: 'There are no cases to analyse: of {{total}} in table {{table}} the filter leaves none.' },
  'report.noCases.help': { 'zh-CN': '请放宽筛选条件，或先收集、导入数据。', en: 'Loosen the filter, or collect or open data first.' },
  'report.noData': { 'zh-CN': '没有表 {{table}} 的数据。', en: 'There are no data of table {{table}}.' },
  'report.noData.help': { 'zh-CN': '请同时打开该表的数据文件。', en: 'Open the data file of that table as well.' },
  'report.weightKind': {
    'zh-CN': '该方法不接受{{given}}（变量 {{variable}}）；它接受的权重：{{takes}}。',
    en: 'This method does not take {{given}} (variable {{variable}}); it takes: {{takes}}.',
  },
  'report.weightKind.help': {
    'zh-CN': '用错权重时，检验结果会在没有任何提示的情况下出错。请去掉权重，或换用接受这类权重的方法。',
    en: 'With the wrong kind of weight a test is wrong without any sign of it. Leave the weight out, or use a method made for it.',
  },
  'report.weights.none': { 'zh-CN': '无', en: 'none' },
  'report.weights.frequency': { 'zh-CN': '频数权重', en: 'frequency weights' },
  'report.weights.sampling': { 'zh-CN': '抽样权重', en: 'sampling weights' },
  'report.weightNegative': { 'zh-CN': '权重变量 {{variable}} 含有负数。', en: 'The weight {{variable}} holds negative numbers.' },
  'report.weightNotWhole': {
    'zh-CN': '频数权重 {{variable}} 含有非整数；频数是人数，只能是整数。',
    en: 'The frequency weight {{variable}} holds numbers that are not whole; a frequency is a number of people.',
  },
  'report.cannotAnswer': { 'zh-CN': '数据引擎不提供这种查询（{{ask}}）。', en: 'The engine that holds the data does not answer this kind of question ({{ask}}).' },
  'report.withoutWeight': { 'zh-CN': '没有权重（{{variable}} 缺失）', en: 'no weight ({{variable}} is missing)' },
  'report.zeroWeight': { 'zh-CN': '权重为零（{{variable}}）', en: 'a weight of zero ({{variable}})' },

  'report.unknownTitle': { 'zh-CN': '方法 {{method}}', en: 'Method {{method}}' },
  'report.failed': {
    'zh-CN': '方法 {{method}} 运行出错，没有得到结果。这是程序的缺陷，其他结果不受影响。',
    en: 'Method {{method}} failed and gave no result. This is a fault of the program; the other results stand.',
  },
  'report.failed.help': { 'zh-CN': '请把请求和错误信息报告给维护者。', en: 'Please report the request and the error to the maintainers.' },
} as const satisfies Catalogue
export type ReportMessage = keyof typeof reportMessages
