import type { Catalogue } from '../../analysis/study/text.ts'

export const cliMessages = {
  usage: {
    'zh-CN': `邻里 linli：命令行

  linli report --study 研究 [--data [resident=|staff=]文件 …] --out 文件夹 [--lang zh-CN|en]
      写出 report.html、report.md、tables/*.csv、figures/*.svg、results.json。
      演示研究 demo 不带 --data 时用自带的合成数据。
  linli run 方法 --study 研究 [--data 文件 …] --options JSON [--table 表]
      计算一个方法，结果以 JSON 打印。
  linli export --study demo --out 文件夹
      把自带的合成数据写成导出文件。
  linli oracle 文件夹 …
      用独立的参考值检查统计量。
  linli --help

研究是自带研究的编号（{{studies}}），或一个已发布的研究文件的路径。
退出码：0 完成（报告内的拒绝也是结果）；1 数据或文件不能用；2 用法有误。
`,
    en: `Linli: the command line

  linli report --study ID [--data [resident=|staff=]FILE …] --out DIR [--lang zh-CN|en]
      writes report.html, report.md, tables/*.csv, figures/*.svg, results.json.
      Study demo without --data uses its own synthetic data.
  linli run METHOD --study ID [--data FILE …] --options JSON [--table TABLE]
      computes one method and prints its result as JSON.
  linli export --study demo --out DIR
      writes the synthetic data that come with the study as export files.
  linli oracle FOLDER …
      holds statistics to independent reference values.
  linli --help

ID is a study that ships ({{studies}}) or the path of a published study file.
Exit: 0 done (refusals inside a report are results); 1 the data or a file cannot be used; 2 wrong usage.
`,
  },
  noCommand: { 'zh-CN': '没有命令“{{command}}”。', en: 'There is no command "{{command}}".' },
  unknownFlag: { 'zh-CN': '没有选项 {{flag}}。', en: 'There is no option {{flag}}.' },
  flagValue: { 'zh-CN': '选项 {{flag}} 缺少值。', en: 'Option {{flag}} has no value.' },
  repeatedFlag: { 'zh-CN': '选项 {{flag}} 只能出现一次。', en: 'Option {{flag}} may stand only once.' },
  extraWord: { 'zh-CN': '多出的参数“{{word}}”。', en: 'Unexpected argument "{{word}}".' },
  badLang: { 'zh-CN': '--lang 应为 zh-CN 或 en，不是“{{lang}}”。', en: '--lang is zh-CN or en, not "{{lang}}".' },
  neededFlag: { 'zh-CN': '缺少 {{flag}}。', en: '{{flag}} is missing.' },
  methodNeeded: { 'zh-CN': '缺少方法，例如 describe/frequencies。', en: 'The method is missing, such as describe/frequencies.' },
  foldersNeeded: { 'zh-CN': '缺少文件夹。', en: 'The folder is missing.' },
  dataNeeded: {
    'zh-CN': '研究“{{study}}”没有自带数据，请用 --data 给出导出的 _codes.csv 文件。',
    en: 'Study "{{study}}" has no data of its own: give its exported _codes.csv files with --data.',
  },
  noStudy: {
    'zh-CN': '没有研究“{{study}}”，也没有这个文件。自带的研究：{{studies}}。',
    en: 'There is no study "{{study}}", and no file of that name. Studies that ship: {{studies}}.',
  },
  badStudy: { 'zh-CN': '研究文件“{{file}}”有误（{{path}}）：{{why}}', en: 'Study file "{{file}}" is wrong at {{path}}: {{why}}' },
  noFile: { 'zh-CN': '读不到文件“{{file}}”（{{why}}）。请检查路径。', en: 'File "{{file}}" cannot be read ({{why}}). Check the path.' },
  otherTable: {
    'zh-CN': '“{{file}}”是表“{{found}}”的文件，不是“{{asked}}”的。请写 {{found}}={{file}}。',
    en: '"{{file}}" is a file of table "{{found}}", not of "{{asked}}". Write {{found}}={{file}}.',
  },
  badJson: { 'zh-CN': '--options 不是 JSON：{{why}}', en: '--options is not JSON: {{why}}' },
  foreignFolder: {
    'zh-CN': '文件夹“{{folder}}”里有不属于早先报告的文件“{{file}}”。请另选一个空文件夹。',
    en: 'Folder "{{folder}}" holds "{{file}}", which is not of an earlier report. Choose an empty folder.',
  },
  notFolder: { 'zh-CN': '“{{folder}}”不是文件夹。请另选一个。', en: '"{{folder}}" is not a folder. Choose another.' },
  cannotWrite: { 'zh-CN': '不能写入“{{folder}}”（{{why}}）。', en: 'Cannot write to "{{folder}}" ({{why}}).' },
  failed: { 'zh-CN': '方法 {{method}} 出错（程序缺陷）：{{error}}', en: 'Method {{method}} failed (a fault of the program): {{error}}' },
  progress: { 'zh-CN': '{{done}}/{{of}} {{method}}', en: '{{done}}/{{of}} {{method}}' },
  written: { 'zh-CN': '已写入 {{folder}}：{{n}} 个文件', en: 'Written to {{folder}}: {{n}} files' },
  badOracle: { 'zh-CN': '参考数据有误：{{why}}', en: 'The reference data are wrong: {{why}}' },
  notJson: { 'zh-CN': '“{{file}}”不是 JSON：{{why}}', en: '"{{file}}" is not JSON: {{why}}' },
  noOracle: { 'zh-CN': '“{{folder}}”中没有 */data.csv 和 expected.json。', en: '"{{folder}}" holds no */data.csv with expected.json.' },
} as const satisfies Catalogue
export type CliMessage = keyof typeof cliMessages
