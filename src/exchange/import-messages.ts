import type { RowProblem } from '../../analysis/intake/applied.ts'
import type { Tool } from '../../analysis/intake/map.ts'
import type { LeftOutWhy } from '../../analysis/study/study.ts'
import type { Catalogue } from '../../analysis/study/text.ts'

/** What an import says of a file, wherever it is said: which tool wrote it, why a column is left out, what is wrong with a row. */
export const importMessages = {
  'kind.text': { 'zh-CN': '文本文件', en: 'text file' },
  'kind.workbook': { 'zh-CN': '工作簿', en: 'workbook' },
  'kind.sav': { 'zh-CN': 'SPSS 数据文件', en: 'SPSS data file' },

  'tool.wjxText': { 'zh-CN': '问卷星（按选项文本）', en: '问卷星 (Wenjuanxing), answers as text' },
  'tool.wjxNumber': { 'zh-CN': '问卷星（按选项序号）', en: '问卷星 (Wenjuanxing), answers as numbers' },
  'tool.surveyMonkey': { 'zh-CN': 'SurveyMonkey', en: 'SurveyMonkey' },
  'tool.qualtrics': { 'zh-CN': 'Qualtrics', en: 'Qualtrics' },
  'tool.qualtricsLegacy': { 'zh-CN': 'Qualtrics（旧版导出）', en: 'Qualtrics (legacy export)' },
  'tool.limeSurvey': { 'zh-CN': 'LimeSurvey', en: 'LimeSurvey' },
  'tool.googleForms': { 'zh-CN': 'Google 表单', en: 'Google Forms' },
  'tool.kobo': { 'zh-CN': 'KoboToolbox', en: 'KoboToolbox' },
  'tool.spss': { 'zh-CN': 'SPSS', en: 'SPSS' },
  'tool.ours': { 'zh-CN': '本工具的导出文件', en: 'an export of this tool' },
  'tool.unknown': { 'zh-CN': '未识别的工具，按内容读取', en: 'no known tool, read by its content' },

  'why.ip': { 'zh-CN': '像是 IP 地址', en: 'looks like IP addresses' },
  'why.name': { 'zh-CN': '像是姓名', en: 'looks like names of persons' },
  'why.phone': { 'zh-CN': '像是电话号码', en: 'looks like phone numbers' },
  'why.idNumber': { 'zh-CN': '像是证件号码', en: 'looks like identity numbers' },
  'why.email': { 'zh-CN': '像是电子邮箱', en: 'looks like e-mail addresses' },
  'why.account': { 'zh-CN': '像是账号或昵称', en: 'looks like accounts or nicknames' },
  'why.coordinates': { 'zh-CN': '像是精确坐标', en: 'looks like precise coordinates' },
  'why.address': { 'zh-CN': '像是详细地址', en: 'looks like postal addresses' },
  'why.birthDate': { 'zh-CN': '像是出生日期', en: 'looks like dates of birth' },
  'why.politics': { 'zh-CN': '像是政治面貌', en: 'looks like political membership' },
  'why.ethnicity': { 'zh-CN': '像是民族，不能保留', en: 'looks like ethnicity, which cannot be kept' },
  'why.religion': { 'zh-CN': '像是宗教信仰，不能保留', en: 'looks like religion, which cannot be kept' },
  'why.administrative': { 'zh-CN': '是工具自己的记录', en: "is the tool's own bookkeeping" },
  'why.empty': { 'zh-CN': '没有任何值', en: 'holds no value in any row' },
  'why.rowId': { 'zh-CN': '是每行的编号，只用来查重', en: 'numbers the rows; used to find doubles only' },
  'why.likeMissing': { 'zh-CN': '其中的数会被当成缺失码', en: 'holds numbers that would read as missing codes' },
  'why.repeats': { 'zh-CN': '其他列已经说了同样的内容', en: 'says again what other columns say' },
  'why.tooMany': { 'zh-CN': '超出一项研究最多的变量数（2,000 个）', en: 'is beyond the 2,000 variables that a study may have' },
  'why.byHand': { 'zh-CN': '人工排除', en: 'was left out by hand' },
  'why.notInMap': { 'zh-CN': '对应表里没有这一列', en: 'is not in the mapping' },

  'unsure.thousands': { 'zh-CN': '没有哪一格能分清千位号和小数点', en: 'no cell tells thousands from decimals' },
  'unsure.dayMonth': { 'zh-CN': '没有哪一行能分清月在前还是日在前', en: 'no row tells whether the month or the day comes first' },

  'problem.unknownValue': { 'zh-CN': '对应表里没有这个值', en: 'the mapping does not know this value' },
  'problem.notNumber': { 'zh-CN': '不是数字', en: 'is not a number' },
  'problem.notWhole': { 'zh-CN': '不是整数', en: 'is not a whole number' },
  'problem.outOfRange': { 'zh-CN': '超出范围', en: 'is out of range' },
  'problem.notDay': { 'zh-CN': '不是日期', en: 'is not a date' },
  'problem.looksMissing': { 'zh-CN': '会被当成缺失码', en: 'would read as a missing code' },
  'problem.cells': { 'zh-CN': '格数与表头不同，整行未读', en: 'has another number of cells than the headings; the row was set aside' },
  'problem.blank': { 'zh-CN': '整行没有内容，不算一个人', en: 'holds nothing in any column that is used; not counted as a person' },
  'problem.notPerson': { 'zh-CN': '对应表说这一行不是人', en: 'is a row that the mapping says is no person' },
  'problem.duplicateId': { 'zh-CN': '与前面的一行编号、内容都相同，只算一行', en: 'has the id and the content of an earlier row; counted once' },
  'problem.idConflict': { 'zh-CN': '同一编号的几行内容不同，都未计入', en: 'is an id of several rows that differ; none of them is in the data' },
  'problem.contradiction': { 'zh-CN': '与同一行的其他格矛盾', en: 'contradicts another cell of the row' },
} as const satisfies Catalogue & { readonly [key in `tool.${Tool}` | `why.${LeftOutWhy}` | `problem.${RowProblem['why']}`]: unknown }
