import type { Fact } from './heading.ts'

/** Headings that every tool understands in the same way, whole and whatever the case. First that fits. */
const FACTS: readonly (readonly [Fact, RegExp])[] = [
  ['rowId', /^(id|_id|uuid|_uuid|no\.?|row|row ?(id|number|names)|case ?id|caseid|index|_index|key|instanceid|meta\/instanceid|resp(ondent)?[ _]?id|response[ _]?id|record[ _]?id|submission[ _]?id|entry[ _]?id|unnamed: 0|序号|编号|答卷编号|样本(编号|号|id)|受访者(编号|id)|被访者(编号|id)|participant[ _]?id|subject[ _]?id|答卷id|答题序号|记录编号|问卷编号)$/i],
  ['seconds', /^(duration( \(in seconds\))?|duration[ _]in[ _]seconds|interviewtime|total time|time taken|completion time in seconds|所用时间|答题时长|作答时长|填写时长|答题用时|用时|答题耗时|耗时)$/i],
  ['day', /^(submitdate|date submitted|submission ?date|_submission_time|submission time|submitted( at| on)?|timestamp|recordeddate|recorded date|completion time|date_created|date created|end ?date|end ?time|enddatum|date de fin|fecha de finalización|data de término|data di fine|einddatum|结束日期|提交(答卷)?(的)?时间|提交日期|答题结束时间|结束(答题)?时间|填写时间|时间戳(记)?|答卷提交时间|zeitstempel|horodateur|marca temporal|tijdstempel|timestamp de data|штамп времени|타임스탬프|タイムスタンプ)$/i],
  ['language', /^(language|lang|user ?language|startlanguage|start language|survey language|语言|答题语言)$/i],
  [
    'administrative',
    /^(status|_status|finished|completed|progress|start ?date|start ?time|started( at| on)?|start|end|last ?modified.*|date_modified|date modified|date last action|datestamp|startdate|date started|lastpage|last page|seed|refurl|referrer url|token|collector[ _]?id|user ?agent|browser|device( type)?|platform|operating system|resolution|score|distributionchannel|recaptcha ?score|__?version(__)?|_tags|_notes|_validation_status|_xform_id_string|formhub\/uuid|开始(答题|作答|填写)?(时间|日期)|startdatum|date de début|fecha de inicio|data de início|data di inizio|begindatum|更新时间|来源|来源详情|答卷来源|渠道|来源渠道|总分|浏览器|操作系统|设备(类型)?|自定义字段|答题状态|完成状态|是否有效)$/i,
  ],
]

/** What a column of such a heading is for in files of any tool; null where it is a question for all that is known. */
export function factOf(words: string): Fact | null {
  return FACTS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
