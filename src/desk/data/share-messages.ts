import type { Catalogue } from '../../../analysis/study/text.ts'

/** What the section for handing data on says; the refusal itself comes from src/exchange. */
export const shareMessages = {
  title: { 'zh-CN': '给他人的数据', en: 'To hand on' },
  lead: {
    'zh-CN': '交给别人之前，把可能认出个人的列合并或去掉。不含开放题、编号、日期和填答过程；行重新排序、重新编号。',
    en: 'Before data go to somebody else, columns by which a person could be found are put in broader bands or left out. Free text, ids, days and how people answered are never in them; rows get a new order and new numbers.',
  },
  open: { 'zh-CN': '选择交出什么', en: 'Choose what to hand on' },
  tables: { 'zh-CN': '哪些表', en: 'Which tables' },
  table: { 'zh-CN': '{{table}}，{{rows}} 行', en: '{{table}}, {{rows}} rows' },
  k: { 'zh-CN': '每组至少有几行', en: 'Fewest rows in a class' },
  kHelp: {
    'zh-CN': '下列各列都相同的行是一组。组里行数越多，越难认出某一个人。',
    en: 'Rows that agree in all of these columns are a class. The more there are, the harder it is to find one person.',
  },
  leaveOutRows: { 'zh-CN': '不交出行数不足的组（合计不超过 5%）', en: 'Leave out classes that are too small (5% of all rows at most)' },
  column: { 'zh-CN': '可能认出个人的列', en: 'Column by which a person could be found' },
  handling: { 'zh-CN': '怎样交出', en: 'How it is handed on' },
  without: { 'zh-CN': '去掉它以后不足的行', en: 'Rows in small classes without it' },
  asIs: { 'zh-CN': '原样', en: 'As it stands' },
  coarser: { 'zh-CN': '合并', en: 'In bands' },
  leftOut: { 'zh-CN': '去掉', en: 'Left out' },
  handlingOf: { 'zh-CN': '{{column}}：怎样交出', en: '{{column}}: how it is handed on' },
  following: { 'zh-CN': '随之去掉，或从不交出：{{names}}', en: 'Gone with them, or never handed on: {{names}}' },
  passes: { 'zh-CN': '可以交出：最小的一组有 {{smallest}} 行，不少于 {{k}} 行。', en: 'May be handed on: the smallest class has {{smallest}} rows, no fewer than {{k}}.' },
  passesWithout: { 'zh-CN': '可以交出：不交出其中 {{n}} 行，其余每组至少 {{k}} 行。', en: 'May be handed on: without {{n}} of its rows every class has at least {{k}}.' },
  takeStep: { 'zh-CN': '{{column}}：改为“{{handling}}”', en: '{{column}}: {{handling}}' },
  fit: { 'zh-CN': '自动保留尽可能多的列', en: 'Keep as much as passes' },
  judging: { 'zh-CN': '正在计算……', en: 'Counting …' },
  once: { 'zh-CN': '同一份数据只交出一个版本：两个版本可以互相对照。意见题不参与判断：知道某人几项回答的人仍可能找到他的那一行。', en: 'Of the same data hand on one version only: two can be compared. Opinions are not judged: whoever knows some answers of a person may find the row.' },
  make: { 'zh-CN': '准备给他人的文件', en: 'Prepare the files to hand on' },
  notYet: { 'zh-CN': '还不能交出：{{tables}}', en: 'Not yet to be handed on: {{tables}}' },
  noTable: { 'zh-CN': '还没有选表。', en: 'No table is chosen.' },
} as const satisfies Catalogue
