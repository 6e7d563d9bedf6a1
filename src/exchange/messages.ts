import type { Catalogue } from '../../analysis/study/text.ts'

/** What is wrong with a link or a file, and the way out. Values: file, line (the heading is line 1), column, and what the sentence names. */
export const exchangeMessages = {
  linkUnknown: { 'zh-CN': '这不是本工具的链接。请向发放者索取完整的链接。', en: 'This is not a link of this tool. Ask whoever gave it to you for the complete link.' },
  linkNoHash: { 'zh-CN': '链接不完整：缺少问卷的校验值。请向发放者索取完整的链接。', en: 'The link is incomplete: the checksum of the questionnaire is missing. Ask whoever gave it to you for the complete link.' },
  linkPart: { 'zh-CN': '链接中的“{{part}}”有误。请向发放者索取完整的链接。', en: 'Part "{{part}}" of the link is wrong. Ask whoever gave it to you for the complete link.' },

  spreadsheet: { 'zh-CN': '“{{file}}”是电子表格文件，不是 CSV。请打开导出的 _codes.csv 原文件。', en: '"{{file}}" is a spreadsheet, not CSV. Open the exported _codes.csv file itself.' },
  notUtf8: {
    'zh-CN': '“{{file}}”不是 UTF-8 编码，可能被电子表格软件重新保存过。请打开导出的原文件，或另存为“CSV UTF-8”。',
    en: '"{{file}}" is not UTF-8; a spreadsheet program may have saved it again. Open the exported file itself, or save it as "CSV UTF-8".',
  },
  notExport: {
    'zh-CN': '“{{file}}”不是本研究的导出文件。请选择文件名以 _codes.csv 或 _aside.csv 结尾的文件。',
    en: '"{{file}}" is not an exported file of this study. Choose a file whose name ends in _codes.csv or _aside.csv.',
  },
  labelsFile: {
    'zh-CN': '“{{file}}”是标签文件，只供阅读。请选择同名的 _codes.csv 文件。',
    en: '"{{file}}" is the file of labels, which is only for reading. Choose the _codes.csv file beside it.',
  },
  truncated: {
    'zh-CN': '“{{file}}”在第 {{line}} 行中断。请重新复制或重新导出该文件。',
    en: '"{{file}}" breaks off in line {{line}}. Copy or export the file again.',
  },
  cells: {
    'zh-CN': '“{{file}}”第 {{line}} 行有 {{n}} 格，应为 {{expected}} 格。请打开导出的原文件。',
    en: 'Line {{line}} of "{{file}}" has {{n}} cells instead of {{expected}}. Open the exported file itself.',
  },
  unknownColumn: {
    'zh-CN': '“{{file}}”中的列“{{column}}”不属于本研究。请删除该列，或打开相应版本的研究。',
    en: 'Column "{{column}}" of "{{file}}" does not belong to this study. Delete the column, or open the version of the study it came from.',
  },
  repeatedColumn: { 'zh-CN': '“{{file}}”中的列“{{column}}”重复。请保留一列。', en: 'Column "{{column}}" stands twice in "{{file}}". Keep one of them.' },
  missingColumn: {
    'zh-CN': '“{{file}}”缺少列“{{column}}”。请打开导出的原文件，或相应版本的研究。',
    en: '"{{file}}" has no column "{{column}}". Open the exported file itself, or the version of the study it came from.',
  },
  badId: {
    'zh-CN': '“{{file}}”第 {{line}} 行的 resp_id 不是答卷编号。请打开导出的原文件。',
    en: 'resp_id in line {{line}} of "{{file}}" is not the id of an answer. Open the exported file itself.',
  },
  duplicateId: {
    'zh-CN': '“{{file}}”第 {{line}} 行的 resp_id 已在第 {{first}} 行出现。请删除重复的行。',
    en: 'resp_id in line {{line}} of "{{file}}" already stands in line {{first}}. Delete the row that is repeated.',
  },
  otherStudy: {
    'zh-CN': '“{{file}}”第 {{line}} 行属于研究“{{study}}”。请打开该研究。',
    en: 'Line {{line}} of "{{file}}" belongs to study "{{study}}". Open that study.',
  },
  otherVersion: {
    'zh-CN': '“{{file}}”第 {{line}} 行来自本研究的另一个版本。请打开当时发布的研究文件。',
    en: 'Line {{line}} of "{{file}}" comes from another version of this study. Open the study file that was published then.',
  },
  unknownUnit: {
    'zh-CN': '“{{file}}”第 {{line}} 行的地区“{{value}}”不在本研究中。请打开相应版本的研究。',
    en: 'Unit "{{value}}" in line {{line}} of "{{file}}" is not in this study. Open the version of the study it came from.',
  },
  unknownCode: {
    'zh-CN': '“{{file}}”第 {{line}} 行、列“{{column}}”的值“{{value}}”不是该题的编码，也不是缺失码。请对照 _values.csv 更正。',
    en: '"{{value}}" in line {{line}}, column "{{column}}" of "{{file}}" is neither a code of that variable nor a missing code. Correct it with the help of _values.csv.',
  },
  notNumber: {
    'zh-CN': '“{{file}}”第 {{line}} 行、列“{{column}}”的值“{{value}}”不是数字。小数点应为“.”，且不带千位分隔符。',
    en: '"{{value}}" in line {{line}}, column "{{column}}" of "{{file}}" is not a number. Write decimals with a point and no thousands separators.',
  },
  badCell: {
    'zh-CN': '“{{file}}”第 {{line}} 行、列“{{column}}”的值“{{value}}”格式不符，可能被电子表格软件改写过。请打开导出的原文件。',
    en: '"{{value}}" in line {{line}}, column "{{column}}" of "{{file}}" does not have the form it was exported in; a spreadsheet program may have changed it. Open the exported file itself.',
  },
  contradiction: {
    'zh-CN': '“{{file}}”第 {{line}} 行、列“{{column}}”与同一行的其他值矛盾。请打开导出的原文件。',
    en: 'Column "{{column}}" in line {{line}} of "{{file}}" contradicts the rest of the row. Open the exported file itself.',
  },
  computedDiffers: {
    'zh-CN': '“{{file}}”第 {{line}} 行、列“{{column}}”的值与由答案算得的值不同。请删除该列（将重新计算），或打开导出的原文件。',
    en: 'Column "{{column}}" in line {{line}} of "{{file}}" differs from what the answers give. Delete the column (it is computed anew), or open the exported file itself.',
  },

  empty: { 'zh-CN': '“{{file}}”中没有内容。请重新导出，或选择另一个文件。', en: '"{{file}}" is empty. Export it again, or choose another file.' },
  noRows: {
    'zh-CN': '“{{file}}”只有标题，没有数据行。请重新导出，或检查标题行数是否正确。',
    en: '"{{file}}" has headings and no rows of data. Export it again, or check the number of rows of headings.',
  },
  unreadable: {
    'zh-CN': '“{{file}}”在读取过程中被修改、移动或删除。请关闭正在使用它的程序，再重新选择。',
    en: '"{{file}}" was changed, moved or deleted while it was read. Close the program that uses it and choose it again.',
  },
  markup: {
    'zh-CN': '“{{file}}”是网页或 XML 文件，不是表格。请在 Excel 或 WPS 中打开，另存为 .xlsx 或 CSV。',
    en: '"{{file}}" is a web page or XML, not a table. Open it in Excel or WPS and save it as .xlsx or CSV.',
  },
  document: {
    'zh-CN': '“{{file}}”是排好版的文档（PDF 或 RTF），不是表格。请在问卷工具中把数据导出为 CSV 或 Excel。',
    en: '"{{file}}" is a document (PDF or RTF), not a table. Export the data from the survey tool as CSV or Excel.',
  },
  nul: {
    'zh-CN': '“{{file}}”第 {{line}} 行含有文本中不会出现的字节，可能不是文本文件，或已损坏。请在原软件中重新导出为 CSV。',
    en: 'Line {{line}} of "{{file}}" holds bytes that no text has; it may be no text file, or damaged. Export it again as CSV in the program it came from.',
  },
  encodingUnknown: {
    'zh-CN': '“{{file}}”：没有名为“{{encoding}}”的编码。请选择列出的编码，如 utf-8 或 gb18030。',
    en: '"{{file}}": there is no encoding "{{encoding}}". Choose one of the list, such as utf-8 or gb18030.',
  },
  encodingWrong: {
    'zh-CN': '“{{file}}”第 {{line}} 行不是 {{encoding}} 编码。请选择另一种编码。',
    en: 'Line {{line}} of "{{file}}" is not in {{encoding}}. Choose another encoding.',
  },
  encodingMixed: {
    'zh-CN': '“{{file}}”第 {{line}} 行的编码与其余部分不同，或有字符损坏。请在文本编辑器中改正该行，并另存为 UTF-8；也可自行选择编码。',
    en: 'Line {{line}} of "{{file}}" is in another encoding than the rest, or damaged. Correct it in a text editor and save the file as UTF-8, or choose an encoding yourself.',
  },
  delimiterUnknown: {
    'zh-CN': '“{{file}}”：“{{delimiter}}”不能作分隔符。请选择逗号、分号、制表符或竖线。',
    en: '"{{file}}": "{{delimiter}}" cannot stand between cells. Choose comma, semicolon, tab or vertical bar.',
  },
  quoteOpen: {
    'zh-CN': '“{{file}}”第 {{line}} 行的引号没有闭合，文件可能不完整。请改正该行，或重新导出。',
    en: 'A quotation mark in line {{line}} of "{{file}}" is never closed; the file may be cut off. Correct the line, or export the file again.',
  },
  quoteStray: {
    'zh-CN': '“{{file}}”第 {{line}} 行的单元格中有未成对的引号，无法确定该格在哪里结束。请将格内的每个引号改为两个（""），或重新导出。',
    en: 'Line {{line}} of "{{file}}" has a quotation mark inside a cell, so that the end of the cell is uncertain. Write each one inside a cell twice (""), or export the file again.',
  },
  rowTooLong: {
    'zh-CN': '“{{file}}”从第 {{line}} 行起有一行超过 {{most}} MB，不像是表格。请检查文件和分隔符。',
    en: 'A row of "{{file}}" that begins in line {{line}} is longer than {{most}} MB, which no table has. Check the file and the delimiter.',
  },
  tooManyColumns: {
    'zh-CN': '“{{file}}”第 {{line}} 行超过 {{most}} 列。请检查分隔符，或删去不需要的列。',
    en: 'Line {{line}} of "{{file}}" has more than {{most}} columns. Check the delimiter, or delete columns you do not need.',
  },
  raggedRows: {
    'zh-CN': '“{{file}}”的多数行与标题列数不同，第一处在第 {{line}} 行：{{n}} 格，应为 {{expected}} 格。请检查分隔符和标题行数，或重新导出。',
    en: 'Most rows of "{{file}}" have another number of cells than the headings, the first in line {{line}}: {{n}} instead of {{expected}}. Check the delimiter and the rows of headings, or export the file again.',
  },

  zipBroken: {
    'zh-CN': '“{{file}}”不完整或已损坏。请重新下载或重新复制该文件；也可在原软件中打开，另存为 CSV。',
    en: '"{{file}}" is cut off or damaged. Download or copy it again, or open it in the program it came from and save it as CSV.',
  },
  zipTooLarge: {
    'zh-CN': '“{{file}}”解压后过大，未打开。请在表格软件中删去图片和不需要的工作表后另存，或另存为 CSV。',
    en: '"{{file}}" would unpack to far too much and was not opened. Remove pictures and sheets you do not need and save it again, or save it as CSV.',
  },
  zipPacked: {
    'zh-CN': '“{{file}}”是压缩包。请先解压，再选择其中的数据文件。',
    en: '"{{file}}" is an archive. Unpack it, then choose the data file inside.',
  },
  workbookLocked: {
    'zh-CN': '“{{file}}”有密码保护。请在 Excel 或 WPS 中打开，取消密码后另存。',
    en: '"{{file}}" is protected by a password. Open it in Excel or WPS, take the password off and save it again.',
  },
  notWorkbook: {
    'zh-CN': '“{{file}}”不是可以读取的表格文件。请在原软件中打开，另存为 .xlsx 或 CSV。',
    en: '"{{file}}" is no workbook that can be read here. Open it in the program it came from and save it as .xlsx or CSV.',
  },
  workbookBroken: {
    'zh-CN': '“{{file}}”的“{{part}}”部分已损坏。请在表格软件中打开并另存，或另存为 CSV。',
    en: 'Part "{{part}}" of "{{file}}" is damaged. Open the file in a spreadsheet program and save it again, or save it as CSV.',
  },
  sheetMissing: {
    'zh-CN': '“{{file}}”中没有工作表“{{sheet}}”。请选择另一张工作表。',
    en: '"{{file}}" has no sheet "{{sheet}}". Choose another sheet.',
  },
  sheetEmpty: {
    'zh-CN': '“{{file}}”的工作表“{{sheet}}”没有内容。请选择另一张工作表，或另一个文件。',
    en: 'Sheet "{{sheet}}" of "{{file}}" is empty. Choose another sheet or another file.',
  },
  sheetRow: {
    'zh-CN': '“{{file}}”的工作表“{{sheet}}”在第 {{line}} 行之后的行号有误。请在表格软件中打开并另存。',
    en: 'Rows of sheet "{{sheet}}" of "{{file}}" are misnumbered after row {{line}}. Open the file in a spreadsheet program and save it again.',
  },
  cellBroken: {
    'zh-CN': '“{{file}}”的工作表“{{sheet}}”中，单元格 {{cell}} 无法读取。请在表格软件中重新输入该单元格并保存。',
    en: 'Cell {{cell}} of sheet "{{sheet}}" of "{{file}}" cannot be read. Type it again in a spreadsheet program and save the file.',
  },
  formulaEmpty: {
    'zh-CN': '“{{file}}”的工作表“{{sheet}}”中，单元格 {{cell}} 的公式没有保存计算结果。请用 Excel 或 WPS 打开，重新保存后再导入。',
    en: 'Cell {{cell}} of sheet "{{sheet}}" of "{{file}}" holds a formula without its result. Open the file in Excel or WPS, save it again, and import it then.',
  },
  tooManyCells: {
    'zh-CN': '“{{file}}”有 {{columns}} 列，到第 {{line}} 行为止的单元格过多。请删去表格右侧和下方多余的内容后另存。',
    en: '"{{file}}" has {{columns}} columns and, by row {{line}}, too many cells. Delete what stands to the right of or below the table and save it again.',
  },
  savBroken: {
    'zh-CN': '“{{file}}”的数据字典在字节 {{byte}} 处有误，文件可能已损坏。请重新复制，或在 SPSS 或 PSPP 中打开并另存。',
    en: 'The dictionary of "{{file}}" is wrong at byte {{byte}}; the file may be damaged. Copy it again, or open it in SPSS or PSPP and save it anew.',
  },
  savTruncated: {
    'zh-CN': '“{{file}}”在第 {{line}} 个个案处中断。请重新复制该文件，或在 SPSS 或 PSPP 中打开并另存。',
    en: '"{{file}}" breaks off in case {{line}}. Copy the file again, or open it in SPSS or PSPP and save it anew.',
  },
  savCases: {
    'zh-CN': '“{{file}}”声明有 {{expected}} 个个案，实际有 {{n}} 个。请重新复制该文件，或在 SPSS 或 PSPP 中打开并另存。',
    en: '"{{file}}" says it has {{expected}} cases but holds {{n}}. Copy the file again, or open it in SPSS or PSPP and save it anew.',
  },
  savEncoding: {
    'zh-CN': '“{{file}}”的文字编码“{{encoding}}”无法读取。请在 SPSS 中以 Unicode 模式打开并另存。',
    en: 'The texts of "{{file}}" are in the encoding "{{encoding}}", which cannot be read here. Open it in SPSS in Unicode mode and save it again.',
  },
  savTooLarge: {
    'zh-CN': '“{{file}}”过大，未能读完（第 {{line}} 个个案）。请在 SPSS 或 PSPP 中只保留需要的变量和个案后另存。',
    en: '"{{file}}" is too large; reading stopped at case {{line}}. Keep the variables and cases you need in SPSS or PSPP and save them as a new file.',
  },

  // Imported data read again
  notAsImported: {
    'zh-CN': '“{{file}}”中的数据与导入时不同，可能被改过。请重新导入原来的文件。',
    en: 'The data in "{{file}}" are not those that were imported; somebody may have changed them. Import the original file again.',
  },
  importGone: {
    'zh-CN': '“{{file}}”的数据不在这台设备上。请在这里重新导入该文件。',
    en: 'The data of "{{file}}" are not on this device. Import the file again here.',
  },
  importDamaged: {
    'zh-CN': '这台设备上“{{file}}”的数据已损坏。请删除这次导入，再重新导入该文件。',
    en: 'The data of "{{file}}" on this device are damaged. Remove this import, then import the file again.',
  },
} as const satisfies Catalogue
export type ExchangeMessage = keyof typeof exchangeMessages

/** Words in the exported files themselves. */
export const exportMessages = {
  refused: { 'zh-CN': '拒答', en: 'Refused' },
  dontKnow: { 'zh-CN': '说不清', en: "Don't know" },
  notAsked: { 'zh-CN': '未问（跳转）', en: 'Not asked (routing)' },
  skipped: { 'zh-CN': '看到但未答', en: 'Seen and skipped' },
  notReached: { 'zh-CN': '未到达', en: 'Not reached' },
  notInVersion: { 'zh-CN': '此版本无此题', en: 'Not in this version' },
  lost: { 'zh-CN': '技术原因丢失', en: 'Lost for technical reasons' },
  resp_id: { 'zh-CN': '答卷编号（随机）', en: 'Id of the answer (random)' },
  study: { 'zh-CN': '研究', en: 'Study' },
  study_hash: { 'zh-CN': '所答研究文件的 SHA-256', en: 'SHA-256 of the study file that was answered' },
  form: { 'zh-CN': '问卷', en: 'Form' },
  wave: { 'zh-CN': '调查轮次', en: 'Wave' },
  batch: { 'zh-CN': '发放批次', en: 'Batch (who handed it out)' },
  unit_id: { 'zh-CN': '地区（单位编号）', en: 'Unit' },
  languages: { 'zh-CN': '使用的语言（按先后）', en: 'Languages used, in order' },
  aids: { 'zh-CN': '使用的辅助功能', en: 'Aids used' },
  day: { 'zh-CN': '提交日期', en: 'Day of submission' },
  consent: { 'zh-CN': '知情同意书版本', en: 'Version of the consent text' },
  synthetic: { 'zh-CN': '是否合成数据（1 = 是）', en: 'Made up (1 = yes)' },
  row: { 'zh-CN': '行号', en: 'Number of the row' },
  variable: { 'zh-CN': '变量', en: 'Variable' },
  text: { 'zh-CN': '文字', en: 'Text' },
  item_order: { 'zh-CN': '题目呈现顺序', en: 'Order of the items as presented' },
  seconds: { 'zh-CN': '该页用时（秒）：', en: 'Seconds on page ' },
  table: { 'zh-CN': '表', en: 'Table' },
  reason: { 'zh-CN': '未计入行的原因', en: 'Why the answers are no rows' },
  n: { 'zh-CN': '份数', en: 'Answers' },
} as const satisfies Catalogue

/** Sentences in SPSS syntax, where a command ends with a full stop at the end of its line. */
export const spsMessages = {
  opens: { 'zh-CN': '打开同一文件夹中的 {{file}}，并加上标签与缺失值.', en: 'Opens {{file}} of the same folder, with labels and missing values.' },
  folder: {
    'zh-CN': 'SPSS 只在其工作文件夹中查找文件：请把本文件夹的路径写入下一行，并去掉行首星号.',
    en: 'SPSS looks in its working folder: write the path of this folder into the next line and take its asterisk off.',
  },
  apostrophe: { 'zh-CN': '去掉导出时为防公式而加的单引号.', en: 'Takes off the apostrophe that was put in front of what a spreadsheet could take for a formula.' },
  cut: { 'zh-CN': '变量 {{name}} 中有超过 32767 字节的文字，SPSS 只能读到此为止；完整文字见 CSV 文件.', en: 'Texts of {{name}} longer than 32767 bytes end there, as far as SPSS goes; the CSV file has them whole.' },
} as const satisfies Catalogue
