import type { Dataset } from '../../analysis/dataset/dataset.ts'
import { missingReason, MISSING_CODES } from '../../analysis/study/missing.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import { sha256Hex, utf8 } from '../../analysis/study/hash.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { ExportFile } from './csv-export.ts'
import { exportMessages as say } from './messages.ts'

/** What the files are, in one language. */
function told(lang: Lang, study: Study, dataset: Dataset): readonly string[] {
  const zh = lang === 'zh-CN'
  const counts = Object.values(dataset.tables).map(({ name, rows }) => (zh ? `${name}：${rows} 行` : `${name}: ${rows} rows`))
  const aside = dataset.aside.map(({ table, reason, n }) => (zh ? `${table || '（未知）'}：${reason} ${n}` : `${table || '(unknown)'}: ${reason} ${n}`))
  const missing = MISSING_CODES.map((code) => `${code} ${say[missingReason(code)][lang]}`).join(zh ? '；' : '; ')
  return zh
    ? [
        `${study.title['zh-CN']}（${study.id}，版本 ${study.version}）`,
        ...(dataset.synthetic ? ['！合成数据：由程序生成，不是任何人的回答。'] : []),
        '题目为原创措辞，尚未经过信度与效度检验。',
        ...(study.collection.recipients.length ? [] : ['演示/试用：本机使用者可以看到答案。']),
        '',
        ...counts,
        `未计入行的答卷：${aside.join('；') || '无'}`,
        '',
        '_codes.csv 编码，可再次导入；_labels_zh.csv、_labels_en.csv 文字标签；_codebook.csv 每列的含义；_values.csv 每个编码的含义；',
        '_text.csv 开放题，与各行分开，顺序打乱，不能对应；_paradata.csv 题目呈现顺序与每页秒数（仅居民）；_aside.csv 未计入行的答卷数。',
        `缺失码：${missing}。`,
        '编码：UTF-8（带 BOM），逗号分隔。以 = + - @ 制表符、换行或单引号开头的文字，前面加了一个单引号，防止被当作公式；数字不加。',
        'Excel 另存会改变数字和编码：请保留原文件。R：read.csv(f, fileEncoding = "UTF-8-BOM", na.strings = "")；pandas：read_csv(f, keep_default_na=False)。',
        '多选题每个选项一列：1 选中，0 未选。各行按随机编号排序，只记日期；工作人员的行不含区县以下的地区。',
      ]
    : [
        `${study.title.en} (${study.id}, version ${study.version})`,
        ...(dataset.synthetic ? ['! SYNTHETIC DATA: made by a program, not the answers of any person.'] : []),
        'The wording of the items is original and not yet validated.',
        ...(study.collection.recipients.length ? [] : ['Trial only: answers on this device can be read by whoever uses it.']),
        '',
        ...counts,
        `Answers that are no rows: ${aside.join('; ') || 'none'}`,
        '',
        '_codes.csv codes, can be read in again; _labels_zh.csv, _labels_en.csv the same as words; _codebook.csv what every column means; _values.csv what every code means;',
        '_text.csv free text, apart from the rows and shuffled, so that it cannot be joined to them; _paradata.csv order of items and seconds per page (residents only); _aside.csv counts of answers that are no rows.',
        `Missing codes: ${missing}.`,
        'UTF-8 with byte-order mark, commas. Text that begins with = + - @, a tab, a line break or an apostrophe has an apostrophe put in front, so that no spreadsheet takes it for a formula; numbers have not.',
        'Saving from Excel changes numbers and encoding: keep the original files. R: read.csv(f, fileEncoding = "UTF-8-BOM", na.strings = ""); pandas: read_csv(f, keep_default_na=False), or the label "None" is taken for a missing value.',
        'Several answers: one column per option, 1 chosen, 0 not chosen. Rows stand in the order of random ids and hold the day only; rows of staff hold no unit below the district.',
      ]
}

/** README.txt of an export: what the files are, counts, checksums. No date: the same answers give the same bytes. */
export function readme(study: Study, dataset: Dataset, files: readonly ExportFile[]): Uint8Array {
  const sums = files.map(({ name, bytes }) => `${sha256Hex(bytes)}  ${name}`)
  const lines = [...told('zh-CN', study, dataset), '', '----', '', ...told('en', study, dataset), '', '----', '', `study ${studyHash(study)}`, `data  ${dataset.hash}`, '', 'SHA-256', ...sums]
  return utf8(`\uFEFF${lines.join('\r\n')}\r\n`)
}
