import type { Catalogue } from '../../analysis/study/text.ts'

/** Handing data on: why not, and what is said beside them. */
export const shareMessages = {
  refused: {
    'zh-CN': '“{{table}}”不能交给他人：把可能认出个人的各列放在一起看，最小的一组只有 {{smallest}} 行，{{rows}} 行中有 {{below}} 行所在的组不足 {{k}} 行。',
    en: '"{{table}}" cannot be handed on: taken together, the columns by which people could be found leave a smallest class of {{smallest}}, and {{below}} of {{rows}} rows stand in classes of fewer than {{k}}.',
  },
  tooFew: {
    'zh-CN': '“{{table}}”只有 {{rows}} 行，少于 {{k}} 行，不能交给他人。',
    en: '"{{table}}" has {{rows}} rows, fewer than {{k}}, and cannot be handed on.',
  },
  nextCoarser: {
    'zh-CN': '最有效的下一步：合并“{{label}}”（{{name}}）的选项，剩 {{left}} 行。',
    en: 'What helps most: broader bands for "{{label}}" ({{name}}), which leaves {{left}} such rows.',
  },
  nextLeftOut: {
    'zh-CN': '最有效的下一步：去掉“{{label}}”（{{name}}），剩 {{left}} 行。',
    en: 'What helps most: leaving out "{{label}}" ({{name}}), which leaves {{left}} such rows.',
  },
  orTheRows: {
    'zh-CN': '或者不交出这 {{below}} 行（不超过全部的 5%）。',
    en: 'Or leave out these {{below}} rows, no more than 5% of all.',
  },
  none: { 'zh-CN': '无', en: 'none' },
  table: {
    'zh-CN': '{{table}}：{{rows}} 行。按下列“原样”和“合并”的各列，每一行至少与另外 {{others}} 行相同。',
    en: '{{table}}: {{rows}} rows. In the columns listed as "as they stand" and "in bands", every row agrees with at least {{others}} others.',
  },
  rowsLeftOut: { 'zh-CN': '为此未交出 {{n}} 行。', en: 'For this {{n}} rows were left out.' },
  asTheyStand: { 'zh-CN': '原样：{{list}}。', en: 'As they stand: {{list}}.' },
  inBands: { 'zh-CN': '合并选项：{{list}}。', en: 'In bands: {{list}}.' },
  notInIt: { 'zh-CN': '去掉：{{list}}。', en: 'Left out: {{list}}.' },
  following: { 'zh-CN': '随之去掉，或从不交出：{{list}}。', en: 'Gone with them, or never handed on: {{list}}.' },
  alike: {
    'zh-CN': '注意：有 {{n}} 组人，组内所有人对“{{label}}”的回答相同；知道某人在哪一组，就知道他的回答。',
    en: 'Caution: there are classes in which everybody answers "{{label}}" alike ({{n}}); whoever knows the class of a person knows that answer.',
  },
  lists: {
    'zh-CN': '列举实验的条数从不交出：{{list}}。长清单全部符合或全部不符合的人，条数就说出了他对敏感陈述的回答。需要估计值时，请用报告中的列举实验。',
    en: 'Counts of a list experiment are never handed on: {{list}}. Whoever counts all or none of the longer list has answered the sensitive statement. For its estimate, see the list experiment in a report.',
  },
  unjudged: {
    'zh-CN': '注意：导入时当作回答而不是个人特征的列未参与判断，原样交出：{{list}}。其中若有能认出个人的，请先在导入中改为个人特征。',
    en: 'Caution: columns that were imported as answers, not as traits of a person, are not judged and stand as they are: {{list}}. Where one of them leads to people, make it a trait in the import first.',
  },
  never: {
    'zh-CN': '不含开放题、答卷编号、批次、日期、语言、填答时间与题目顺序。row 是新行号，顺序由各行内容的散列值决定。',
    en: 'Free text, ids of answers, batches, days, languages, times and the order of items are not in it. row is a new number; the order follows from a hash of what the rows hold.',
  },
  caution: {
    'zh-CN': '这降低了认出某人的可能，并不等于匿名：意见题未参与判断，知道某人几项回答的人仍可能找到他的那一行。请勿与其他资料逐人比对，勿再转交；同一份数据只交出一个版本，因为两个版本可以互相对照。',
    en: 'This makes people harder to find and is no proof of anonymity: opinions are not judged, and whoever knows some answers of a person may find the row. Do not match it with other records person by person, do not pass it on; of the same data only one version should be handed on, since two can be compared.',
  },
} as const satisfies Catalogue
