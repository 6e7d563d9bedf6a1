import type { Catalogue } from '../../analysis/study/text.ts'

export const cliMessages = {
  usage: {
    'zh-CN': `邻里 linli：命令行

  linli import 文件 --out 数据集 [--map 对应表.json]
      读入其他工具的文件（问卷星、SurveyMonkey、Qualtrics、LimeSurvey、Google 表单、Kobo、SPSS；
      CSV、TSV、XLSX、SAV），写成一个文件夹：study.json、map.json、import.json 和导出文件。
      不带 --map 时用自动建议的对应表；改好 map.json 之后，用 --map 重新导入，也可用于同一问卷的下一个文件。
  linli report --study 研究 [--data [resident=|staff=]文件 …] --out 文件夹 [--lang zh-CN|en]
      写出 report.html、report.md、tables/*.csv、figures/*.svg、results.json。
      演示研究 demo 不带 --data 时用自带的合成数据。
  linli run 方法 --study 研究 [--data 文件 …] --options JSON [--table 表]
      计算一个方法，结果以 JSON 打印。
  linli export --study demo|数据集 --out 文件夹
      把自带的合成数据，或导入的数据，写成导出文件。
  linli export --study 研究 [--data 文件 …] --shared --out 文件夹 [--table 表] [--k 5] [--fit]
      [--leave-out 变量,变量] [--coarser 变量] [--as-is 变量] [--leave-out-rows]
      写出可以交给他人的文件：可能暴露身份的各列合并选项或去掉；任何一组不足 k 行就不写，并说明下一步。
      --fit 在此范围内自动保留尽可能多的列；--leave-out-rows 不交出不足 k 的少数行（最多 5%）。
  linli oracle 文件夹 …
      用独立的参考值检查统计量。
  linli --help

研究是自带研究的编号（{{studies}}）、一个已发布的研究文件的路径，或导入得到的数据集文件夹（不用 --data）。
退出码：0 完成（报告内的拒绝也是结果）；1 数据或文件不能用；2 用法有误。
`,
    en: `Linli: the command line

  linli import FILE --out DATASET [--map MAP.json]
      reads a file of another tool (Wenjuanxing, SurveyMonkey, Qualtrics, LimeSurvey, Google Forms, Kobo,
      SPSS; CSV, TSV, XLSX, SAV) into a folder: study.json, map.json, import.json and the export files.
      Without --map the proposed mapping is used; edit map.json and import again with --map, also for the
      next file of the same questionnaire.
  linli report --study ID [--data [resident=|staff=]FILE …] --out DIR [--lang zh-CN|en]
      writes report.html, report.md, tables/*.csv, figures/*.svg, results.json.
      Study demo without --data uses its own synthetic data.
  linli run METHOD --study ID [--data FILE …] --options JSON [--table TABLE]
      computes one method and prints its result as JSON.
  linli export --study demo|DATASET --out DIR
      writes the synthetic data that come with the study, or the data of an import, as export files.
  linli export --study ID [--data FILE …] --shared --out DIR [--table TABLE] [--k 5] [--fit]
      [--leave-out VARIABLE,VARIABLE] [--coarser VARIABLE] [--as-is VARIABLE] [--leave-out-rows]
      writes files to hand on: columns by which people could be found in broader bands or left out; where a
      class has fewer than k rows nothing is written, and the next step is named. --fit keeps as much as
      passes; --leave-out-rows leaves out the few rows (5% at most) in smaller classes.
  linli oracle FOLDER …
      holds statistics to independent reference values.
  linli --help

ID is a study that ships ({{studies}}), the path of a published study file, or the folder DATASET of an
import (without --data).
Exit: 0 done (refusals inside a report are results); 1 the data or a file cannot be used; 2 wrong usage.
`,
  },
  noCommand: { 'zh-CN': '没有命令“{{command}}”。', en: 'There is no command "{{command}}".' },
  unknownFlag: { 'zh-CN': '没有选项 {{flag}}。', en: 'There is no option {{flag}}.' },
  flagValue: { 'zh-CN': '选项 {{flag}} 缺少值。', en: 'Option {{flag}} has no value.' },
  flagAlone: { 'zh-CN': '选项 {{flag}} 不带值。', en: 'Option {{flag}} takes no value.' },
  onlyShared: { 'zh-CN': '选项 {{flag}} 只与 --shared 一起使用。', en: 'Option {{flag}} goes with --shared only.' },
  badK: { 'zh-CN': '--k 应为不小于 {{least}} 的整数，不是“{{k}}”。', en: '--k is a whole number of at least {{least}}, not "{{k}}".' },
  noShareTable: { 'zh-CN': '没有表“{{table}}”，或其中没有数据。有数据的表：{{tables}}。', en: 'There is no table "{{table}}", or it has no rows. Tables with rows: {{tables}}.' },
  notJudged: {
    'zh-CN': '“{{name}}”不是可能暴露身份的列。可以选择的列：{{names}}。',
    en: '"{{name}}" is no column by which people could be found. There are: {{names}}.',
  },
  cannotBe: { 'zh-CN': '“{{name}}”没有更宽的分组：请用 --as-is 或 --leave-out。', en: '"{{name}}" has no broader bands: use --as-is or --leave-out.' },
  shareKept: {
    'zh-CN': '{{table}}：{{rows}} 行（未交出 {{out}} 行）；原样 {{asIs}}；合并选项 {{coarser}}；其余可能暴露身份的列已去掉。',
    en: '{{table}}: {{rows}} rows ({{out}} left out); as they stand {{asIs}}; in bands {{coarser}}; every other column by which people could be found is left out.',
  },
  shareWays: {
    'zh-CN': '用 --leave-out、--coarser、--as-is 逐列选择；--fit 自动保留尽可能多的列；--leave-out-rows 不交出不足 {{k}} 的少数行。',
    en: 'Choose column by column with --leave-out, --coarser and --as-is; --fit keeps as much as passes; --leave-out-rows leaves out the few rows in classes of fewer than {{k}}.',
  },
  repeatedFlag: { 'zh-CN': '选项 {{flag}} 只能出现一次。', en: 'Option {{flag}} may stand only once.' },
  extraWord: { 'zh-CN': '多出的参数“{{word}}”。', en: 'Unexpected argument "{{word}}".' },
  badLang: { 'zh-CN': '--lang 应为 zh-CN 或 en，不是“{{lang}}”。', en: '--lang is zh-CN or en, not "{{lang}}".' },
  neededFlag: { 'zh-CN': '缺少 {{flag}}。', en: '{{flag}} is missing.' },
  methodNeeded: { 'zh-CN': '缺少方法，例如 describe/frequencies。', en: 'The method is missing, such as describe/frequencies.' },
  fileNeeded: { 'zh-CN': '缺少要导入的文件。', en: 'The file to import is missing.' },
  dataInside: { 'zh-CN': '“{{folder}}”是导入得到的数据集，数据就在里面，不能再用 --data。', en: '"{{folder}}" is an imported dataset and holds its data: leave --data out.' },
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
    'zh-CN': '文件夹“{{folder}}”里的“{{file}}”不是早先由同一命令写出的。请另选一个空文件夹。',
    en: 'Folder "{{folder}}" holds "{{file}}", which this command did not write before. Choose an empty folder.',
  },
  notFolder: { 'zh-CN': '“{{folder}}”不是文件夹。请另选一个。', en: '"{{folder}}" is not a folder. Choose another.' },
  cannotWrite: { 'zh-CN': '不能写入“{{folder}}”（{{why}}）。', en: 'Cannot write to "{{folder}}" ({{why}}).' },
  otherDataset: {
    'zh-CN': '文件夹“{{folder}}”里是另一次导入（另一个文件，或同一文件的另一份对应表；其文件的 SHA-256 以 {{sha256}} 开头）。请另选一个文件夹。',
    en: 'Folder "{{folder}}" holds another import (of another file, or of this one under another mapping; the SHA-256 of its file begins with {{sha256}}). Choose another folder.',
  },
  changedMap: {
    'zh-CN': '“{{file}}”已被改过。要采用改动，请加上 --map "{{file}}"；否则请另选一个文件夹。',
    en: '"{{file}}" has been edited. To use what was changed, add --map "{{file}}"; otherwise choose another folder.',
  },
  changedDataset: {
    'zh-CN': '文件夹“{{folder}}”里的“{{file}}”在导入之后被改过或删掉了。请另选一个文件夹。',
    en: '"{{file}}" in folder "{{folder}}" was changed or removed since the import. Choose another folder.',
  },
  noDataset: {
    'zh-CN': '“{{folder}}”不是导入得到的数据集：缺少可用的 {{file}}。请用 linli import 生成，或改用研究文件。',
    en: '"{{folder}}" is no imported dataset: it has no {{file}} that can be used. Make one with linli import, or name a study file.',
  },
  importedStudy: {
    'zh-CN': '研究“{{study}}”来自导入的文件，数据在它的数据集文件夹里。请用 --study 给出那个文件夹，不用 --data。',
    en: 'Study "{{study}}" was made from an imported file; its data are in the dataset folder. Name that folder with --study, without --data.',
  },
  badMap: { 'zh-CN': '对应表“{{file}}”有误（{{path}}）：{{why}}', en: 'Mapping "{{file}}" is wrong at {{path}}: {{why}}' },
  badProposal: {
    'zh-CN': '自动建议的对应表不能用（{{path}}）：{{why}} 请在分析台里导入“{{file}}”，改好对应表并下载，再用 --map 导入。',
    en: 'The proposed mapping cannot be used, at {{path}}: {{why}} Import "{{file}}" in the desk, correct the mapping there and download it, then use --map.',
  },
  recognised: {
    'zh-CN': '“{{file}}”：{{tool}}；{{how}}；{{rows}} 行 × {{columns}} 列',
    en: '"{{file}}": {{tool}}; {{how}}; {{rows}} rows × {{columns}} columns',
  },
  'how.text': { 'zh-CN': '编码 {{encoding}}，分隔符“{{delimiter}}”', en: 'encoding {{encoding}}, delimiter "{{delimiter}}"' },
  'how.workbook': { 'zh-CN': '工作簿，工作表“{{sheet}}”', en: 'workbook, sheet "{{sheet}}"' },
  'how.sav': { 'zh-CN': 'SPSS 数据文件，编码 {{encoding}}', en: 'SPSS data file, encoding {{encoding}}' },
  ours: {
    'zh-CN': '这是本工具的导出文件。有它的研究时，请直接用 --study 研究 --data "{{file}}"，题目、跳转和量表都在研究里；这里只按文件内容导入。',
    en: 'This is an export of this tool. With its study, use --study ID --data "{{file}}" instead: questions, routing and scales stand in the study. Here it is imported by its content alone.',
  },
  made: { 'zh-CN': '变量 {{variables}} 个，量表 {{scales}} 个，地区 {{units}} 个', en: 'Variables: {{variables}}. Scales: {{scales}}. Places: {{units}}.' },
  leftOut: { 'zh-CN': '未导入，{{why}}（{{n}} 列）：{{columns}}', en: 'Left out, {{why}} (columns: {{n}}): {{columns}}' },
  keptColumn: { 'zh-CN': '写明理由后保留的列“{{column}}”（{{what}}）：{{reason}}', en: 'Kept for a reason, column "{{column}}" ({{what}}): {{reason}}' },
  rest: {
    'zh-CN': '变量 {{variable}}：{{cells}} 格里的 {{texts}} 种文字不在列出的答案中，算作“{{label}}”',
    en: 'Variable {{variable}}: texts that are none of the answers listed count as "{{label}}" (cells: {{cells}}; different texts: {{texts}})',
  },
  shortened: { 'zh-CN': '量表“{{scale}}”少了 {{items}}：这些列在本文件里像会认出人的内容，没有导入。', en: 'Scale "{{scale}}" goes without {{items}}: in this file these columns look identifying and are left out.' },
  scaleGone: { 'zh-CN': '量表“{{scale}}”不再有：少了 {{items}}，剩下不足两题。', en: 'Scale "{{scale}}" is gone: without {{items}} fewer than two items are left.' },
  doubled: {
    'zh-CN': '表头“{{heading}}”不止一列，对应表只能按先后区分：请核对这个文件里的顺序与原来的一样。',
    en: 'The heading "{{heading}}" stands over more than one column, and the mapping tells them apart by their position only: check that their order is the same in this file.',
  },
  lacking: { 'zh-CN': '文件里没有对应表中的列“{{column}}”，记为“此版本无此题”。', en: 'The file has no column "{{column}}" of the mapping; it is missing as "not in this version".' },
  note: { 'zh-CN': '列“{{column}}”：{{what}}（{{n}} 格，第 {{line}} 行起）', en: 'Column "{{column}}": {{what}} (cells: {{n}}, first in line {{line}})' },
  'note.formulas': { 'zh-CN': '是公式，读入的是文件中保存的结果', en: 'formulas; their results as the workbook kept them were read' },
  'note.digitsLost': { 'zh-CN': '超过 15 位的整数，末几位已被电子表格软件改成零', en: 'whole numbers of more than 15 digits, whose last ones the spreadsheet program put to zero' },
  'note.remarks': { 'zh-CN': '选项后写的文字（〖…〗）没有收入，只收选项', en: 'words written behind an option (〖…〗); the option is taken, the words are not' },
  'note.undecodable': { 'zh-CN': '含有不属于文件编码的字符，显示为 �', en: 'characters that are none in the encoding of the file, shown as �' },
  unsure: { 'zh-CN': '变量 {{variable}} 有两种读法：“{{text}}”读作 {{taken}}，也可能是 {{other}}；{{what}}。要改，请改对应表里这个变量的 {{part}}。', en: 'Variable {{variable}} can be read in two ways: "{{text}}" was taken for {{taken}} and could be {{other}}; {{what}}. To change it, edit "{{part}}" of the variable in the mapping.' },
  unsureHidden: { 'zh-CN': '变量 {{variable}} 有两种读法（内容不显示）：{{what}}。要改，请改对应表里这个变量的 {{part}}。', en: 'Variable {{variable}} can be read in two ways (values not shown): {{what}}. To change it, edit "{{part}}" of the variable in the mapping.' },
  aside: { 'zh-CN': '不进入数据的行，{{why}}：{{n}}', en: 'Rows that are not in the data, {{why}}: {{n}}' },
  ruleLacking: { 'zh-CN': '文件里没有列“{{column}}”，对应表用它来认出不是人的行。', en: 'The file has no column "{{column}}", by which the mapping tells rows that are no people.' },
  rule: { 'zh-CN': '列“{{column}}”为{{values}}的行不算人（对应表 notPeople，可以改）：{{n}} 行', en: 'Rows in which column "{{column}}" says {{values}} are no people (notPeople in the mapping, to be changed there): {{n}}' },
  problem: { 'zh-CN': '第 {{line}} 行，列“{{column}}”，值“{{value}}”：{{why}}', en: 'Line {{line}}, column "{{column}}", value "{{value}}": {{why}}' },
  problemHidden: { 'zh-CN': '第 {{line}} 行，列“{{column}}”（值不显示）：{{why}}', en: 'Line {{line}}, column "{{column}}" (value not shown): {{why}}' },
  problemRow: { 'zh-CN': '第 {{line}} 行：{{why}}', en: 'Line {{line}}: {{why}}' },
  problems: { 'zh-CN': '共 {{n}} 处；对不上的格记为“技术原因丢失”（-1）。前 {{listed}} 处列在 {{file}} 中。', en: '{{n}} in all; cells that do not fit are missing as lost (-1). The first {{listed}} are listed in {{file}}.' },
  datasetSame: { 'zh-CN': '{{folder}} 里已经是同一文件、同一对应表的导入：什么也没有改动。', en: '{{folder}} holds the import of this file under this mapping already: nothing changed.' },
  mapAt: { 'zh-CN': '对应表在 {{file}}：改好后用 --map 重新导入。', en: 'The mapping is in {{file}}: edit it and import again with --map.' },
  reading: { 'zh-CN': '已读 {{percent}}%，{{rows}} 行', en: 'read {{percent}} %, {{rows}} rows' },
  failed: { 'zh-CN': '方法 {{method}} 出错（程序缺陷）：{{error}}', en: 'Method {{method}} failed (a fault of the program): {{error}}' },
  progress: { 'zh-CN': '{{done}}/{{of}} {{method}}', en: '{{done}}/{{of}} {{method}}' },
  written: { 'zh-CN': '已写入 {{folder}}：{{n}} 个文件', en: 'Written to {{folder}}: {{n}} files' },
  badOracle: { 'zh-CN': '参考数据有误：{{why}}', en: 'The reference data are wrong: {{why}}' },
  notJson: { 'zh-CN': '“{{file}}”不是 JSON：{{why}}', en: '"{{file}}" is not JSON: {{why}}' },
  noOracle: { 'zh-CN': '“{{folder}}”中没有 */data.csv 和 expected.json。', en: '"{{folder}}" holds no */data.csv with expected.json.' },
} as const satisfies Catalogue
export type CliMessage = keyof typeof cliMessages
