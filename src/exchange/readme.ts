import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { missingReason, MISSING_CODES } from '../../analysis/study/missing.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import { sha256Hex, utf8 } from '../../analysis/study/hash.ts'
import type { Imported, Study } from '../../analysis/study/study.ts'
import type { Lang, Text } from '../../analysis/study/text.ts'
import { importMessages } from './import-messages.ts'
import { exportMessages as say } from './messages.ts'
import { reportFileMessages } from './report-messages.ts'
import type { ExportFile } from './table-files.ts'

/** Lines of a README in one language. */
export type Told = (lang: Lang) => readonly string[]

/** What the files are. */
function whatIsThere(study: Study, dataset: Dataset): Told {
  return (lang) => {
    const zh = lang === 'zh-CN'
    const counts = Object.values(dataset.tables).map(({ name, rows }) => (zh ? `${name}：${rows} 行` : `${name}: ${rows} rows`))
    const aside = dataset.aside.map(({ table, reason, n }) => `${table || (zh ? '（未知）' : '(unknown)')}${zh ? '：' : ': '}${reportFileMessages[`reportFile.${reason}`][lang]} ${n}`)
    const own = study.imported === null
    return zh
      ? [
          ...heading(study, dataset.synthetic, lang),
          ...(own ? ['题目为原创措辞，尚未经过信度与效度检验。'] : []),
          ...(own && study.collection.recipients.length === 0 ? ['演示/试用：本机使用者可以看到答案。'] : []),
          '',
          ...(study.imported ? [...origin(study, study.imported, lang), ''] : []),
          ...counts,
          `未计入行的答卷：${aside.join('；') || '无'}`,
          '',
          '_codes.csv 编码，可再次导入；_labels_zh.csv、_labels_en.csv 文字标签；_codebook.csv 每列的含义；_values.csv 每个编码的含义；',
          `_text.csv 开放题，与各行分开，顺序打乱，不能对应；_text_flat.csv 同上，换行写作“⏎”；${own ? '_paradata.csv 题目呈现顺序与每页秒数（仅居民）；' : ''}_aside.csv 未计入行的答卷数。`,
          TEXTS[lang],
          ...programs(lang, true),
          own ? '多选题每个选项一列：1 选中，0 未选。各行按随机编号排序，只记日期；工作人员的行不含区县以下的地区。' : '多选题每个选项一列：1 选中，0 未选。各行顺序由行中各格的散列值决定，与原文件无关；row 是行号。',
        ]
      : [
          ...heading(study, dataset.synthetic, lang),
          ...(own ? ['The wording of the items is original and not yet validated.'] : []),
          ...(own && study.collection.recipients.length === 0 ? ['Trial only: answers on this device can be read by whoever uses it.'] : []),
          '',
          ...(study.imported ? [...origin(study, study.imported, lang), ''] : []),
          ...counts,
          `Answers that are no rows: ${aside.join('; ') || 'none'}`,
          '',
          '_codes.csv codes, can be read in again; _labels_zh.csv, _labels_en.csv the same as words; _codebook.csv what every column means; _values.csv what every code means;',
          `_text.csv free text, apart from the rows and shuffled, so that it cannot be joined to them; _text_flat.csv the same with "⏎" for line breaks; ${own ? '_paradata.csv order of items and seconds per page (residents only); ' : ''}_aside.csv counts of answers that are no rows.`,
          TEXTS[lang],
          ...programs(lang, true),
          own
            ? 'Several answers: one column per option, 1 chosen, 0 not chosen. Rows stand in the order of random ids and hold the day only; rows of staff hold no unit below the district.'
            : 'Several answers: one column per option, 1 chosen, 0 not chosen. Rows stand in an order that follows from a hash of their cells, not in that of the file they come from; row numbers them.',
        ]
  }
}

/** What study the files are of. */
export function heading(study: Study, synthetic: boolean, lang: Lang): readonly string[] {
  return lang === 'zh-CN'
    ? [`${study.title['zh-CN']}（${study.id}，版本 ${study.version}）`, ...(synthetic ? ['！合成数据：由程序生成，不是任何人的回答。'] : [])]
    : [`${study.title.en} (${study.id}, version ${study.version})`, ...(synthetic ? ['! SYNTHETIC DATA: made by a program, not the answers of any person.'] : [])]
}

/** How the files are written, and how other programs open them. `texts`: whether free text is among them. */
export function programs(lang: Lang, texts: boolean): readonly string[] {
  const zh = lang === 'zh-CN'
  const missing = MISSING_CODES.map((code) => `${code} ${say[missingReason(code)][lang]}`).join(zh ? '；' : '; ')
  return zh
    ? [
        `缺失码：${missing}。`,
        '编码：UTF-8（带 BOM），逗号分隔。以 = + - @ 制表符、换行或单引号开头的文字，前面加了一个单引号，防止被当作公式；数字不加。',
        'Excel 另存会改变数字和编码：请保留原文件。R：read.csv(f, fileEncoding = "UTF-8-BOM", na.strings = "")；pandas：read_csv(f, keep_default_na=False)。',
        ...(texts ? ['开放题可能像数字（如 18 位号码、前导零）：R 加 colClasses = "character"，pandas 加 dtype=str，LibreOffice 导入时把该列设为“文本”。'] : []),
        'SPSS、PSPP：运行同名的 .sps 文件（_zh 中文标签，_en 英文标签），缺失码自动设为缺失值，防公式的单引号自动去掉。本工具用 PSPP 检验这些文件；未在 SPSS 和 Excel 中运行过。',
      ]
    : [
        `Missing codes: ${missing}.`,
        'UTF-8 with byte-order mark, commas. Text that begins with = + - @, a tab, a line break or an apostrophe has an apostrophe put in front, so that no spreadsheet takes it for a formula; numbers have not.',
        'Saving from Excel changes numbers and encoding: keep the original files. R: read.csv(f, fileEncoding = "UTF-8-BOM", na.strings = ""); pandas: read_csv(f, keep_default_na=False), or the label "None" is taken for a missing value.',
        ...(texts ? ['Free text may look like a number (18 digits, leading zeros): add colClasses = "character" in R, dtype=str in pandas, and make the column "Text" when LibreOffice imports it.'] : []),
        'SPSS, PSPP: run the .sps file of the same name (_zh with Chinese labels, _en with English ones); missing codes become missing values, the apostrophes in front are taken off. The files are tested with PSPP; they were not run in SPSS or Excel.',
      ]
}

/** No masking finds every name, and nobody is to believe it does. */
const TEXTS: Text = {
  'zh-CN': '开放题里的人名无法由程序全部认出，仍可能留有姓名：交给别人之前须逐条读过；供共享的文件不含开放题。',
  en: 'Names in running text cannot all be found by a program, and some may be left: read the free text before you pass it on. Files made for sharing never hold it.',
}

/** Where an imported file came from, and what was left out, kept and lost on the way. */
function origin({ codebooks: [codebook] }: Study, { kind, sha256, tool, rows, setAside, lostCells, rest, leftOut, kept }: Imported, lang: Lang): readonly string[] {
  const line = (text: string): string => text.replace(/\s+/g, ' ')
  const word = (key: string): string => (Object.hasOwn(importMessages, key) ? importMessages[key as keyof typeof importMessages][lang] : key)
  const labelOf = (name: string, code: number): string => {
    const variable = codebook!.variables.find((one) => one.name === name)
    return variable?.kind === 'coded' || variable?.kind === 'multi' ? variable.options.find((option) => option.code === code)!.label[lang] : name
  }
  return lang === 'zh-CN'
    ? [
        `数据来自导入的文件（${word(`kind.${kind}`)}；来源工具：${word(`tool.${tool}`)}；SHA-256 ${sha256}）。文件名可能含有姓名，没有保存。`,
        `文件共 ${rows} 行；其中未进入数据的行：${setAside}；值不在对应表中而记为“${say.lost['zh-CN']}”（-1）的格：${lostCells}。`,
        ...rest.map(({ variable, code, cells, texts }) => `变量 ${variable}：${cells} 格里的 ${texts} 种文字不在列出的答案中，按对应表算作“${labelOf(variable, code)}”；这些文字没有保存。`),
        `未导入的列：${leftOut.map(({ column, why }) => `“${column}”（${word(`why.${why}`)}）`).join('；') || '无'}。`,
        ...kept.map(({ column, variable, what, reason }) => `写明理由后保留的列：“${column}”（${word(`why.${what}`)}），变量 ${variable}；理由：${line(reason)}`),
        '开放题中像号码、邮箱等的片段在导入时已遮盖。',
      ]
    : [
        `The data come from an imported file (${word(`kind.${kind}`)}; tool: ${word(`tool.${tool}`)}; SHA-256 ${sha256}). Its name may name somebody and was not kept.`,
        `The file has ${rows} rows; those that are not in the data: ${setAside}; cells that the mapping does not know, missing as "${say.lost.en}" (-1): ${lostCells}.`,
        ...rest.map(({ variable, code, cells, texts }) => `Variable ${variable}: texts that are none of the answers listed (cells: ${cells}; different texts: ${texts}) count as "${labelOf(variable, code)}", as the mapping says; the texts were not kept.`),
        `Columns left out: ${leftOut.map(({ column, why }) => `"${column}" (${word(`why.${why}`)})`).join('; ') || 'none'}.`,
        ...kept.map(({ column, variable, what, reason }) => `Kept for a reason: "${column}" (${word(`why.${what}`)}), variable ${variable}; reason: ${line(reason)}`),
        'What looked identifying in free text was masked when it was imported.',
      ]
}

/** README.txt of an export: what the files are, counts, checksums. No date: the same answers give the same bytes. */
export function readme(study: Study, dataset: Dataset, files: readonly ExportFile[]): Uint8Array {
  return readmeOf(whatIsThere(study, dataset), [`study ${studyHash(study)}`, `data  ${dataset.hash}`], files)
}

/** A README in both languages, with the checksum of every file. */
export function readmeOf(told: Told, hashes: readonly string[], files: readonly ExportFile[]): Uint8Array {
  const sums = files.map(({ name, bytes }) => `${sha256Hex(bytes)}  ${name}`)
  const lines = [...told('zh-CN'), '', '----', '', ...told('en'), '', '----', '', ...hashes, '', 'SHA-256', ...sums]
  return utf8(`\uFEFF${lines.join('\r\n')}\r\n`)
}
