import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../../analysis/intake/tools/index.ts'
import { rawTable } from '../../support/raw-table.ts'

/** Tool and, per column, what its headings say in short: code, number, question, row, and what it is for. */
function read(rows: readonly (readonly string[])[]) {
  const raw = rawTable(rows)
  const shape = shapeOf(raw)
  const columns = shape.headings(raw).map(({ code, number, stem, row, group, fact, other }) => {
    const words = [code, number, stem, row].map((text) => text ?? '').join('|')
    return `${words}${group === null ? '' : ' +'}${other ? ' other' : ''}${fact === null ? '' : ` =${fact}`}`
  })
  return { tool: shape.tool, columns }
}

const WJX = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP']
const WJX_ROW = ['1', '2026/5/8 9:12:01', '123秒', '微信', 'N/A', '203.0.113.7(江苏-常州)']
const WJX_FACTS = ['||序号| =rowId', '||提交答卷时间| =day', '||所用时间| =seconds', '||来源| =administrative', '||来源详情| =administrative', '||来自IP| =administrative']

describe('问卷星', () => {
  it('by text: numbered questions, rows of a matrix behind a dash', () => {
    const headings = [...WJX, '1、您的性别:', '7、您同意吗？—民警，辅警', '7、您同意吗？—网格员（专职）', '8、还想说什么？']
    expect(read([headings, [...WJX_ROW, '男', '同意', '(空)', '没有'], [...WJX_ROW, '女', '(跳过)', '同意', '(空)']])).toEqual({
      tool: 'wjxText',
      columns: [...WJX_FACTS, '|1|您的性别:|', '|7|您同意吗？|民警，辅警 +', '|7|您同意吗？|网格员（专职） +', '|8|还想说什么？|'],
    })
  })

  it('by number: rows and options in brackets, with and without the question, letters before options', () => {
    const headings = [...WJX, '总分', '1、您的性别:', '3(A.微信群)', '3(B.热线)', '4、您用过？（可多选）(群)', '4、您用过？（可多选）(其他)', '7(民警)', '7(网格员)']
    expect(read([headings, [...WJX_ROW, '9', '1', '1', '0', '1', '0', '5', '-2'], [...WJX_ROW, '8', '2', '0', '-3', '-3', '-3', '4', '3']])).toEqual({
      tool: 'wjxNumber',
      columns: [...WJX_FACTS, '||总分| =administrative', '|1|您的性别:|', '|3||微信群 +', '|3||热线 +', '|4|您用过？（可多选）|群 +', '|4|您用过？（可多选）|其他 + other', '|7||民警 +', '|7||网格员 +'],
    })
  })

  it('may say 第7题 before the row', () => {
    const headings = [...WJX, '1、性别', '第3题(微信群)', '第3题(热线)', '第7题(民警)', '第7题(网格员)', '25、(其他（请补充）:)']
    expect(read([headings, [...WJX_ROW, '1', '1', '0', '5', '4', '(空)'], [...WJX_ROW, '2', '0', '0', '3', '4', '无']])).toMatchObject({
      columns: [...WJX_FACTS, '|1|性别|', '|3||微信群 +', '|3||热线 +', '|7||民警 +', '|7||网格员 +', '|25|其他（请补充）:|'],
    })
  })

  it('is known without most of its leading columns, and by what its cells hold whether by text or number', () => {
    expect(read([['序号', '1、性别', '2、满意吗'], ['1', '男', '5'], ['2', '女', '4']]).tool).toBe('wjxText')
    expect(read([['序号', '1、性别', '2、满意吗'], ['1', '1', '5'], ['2', '2', '4']]).tool).toBe('wjxNumber')
    expect(read([['姓名', '1、性别'], ['甲', '男'], ['乙', '女']]).tool).toBe('unknown')
  })
})

describe('SurveyMonkey', () => {
  it('has questions of one column, options and rows under a merged heading, and the text behind "other"', () => {
    const rows = [
      ['Respondent ID', 'Collector ID', 'Start Date', 'IP Address', '1. Seen any?', 'Which?', '', '', 'Say more<br>please'],
      ['', '', '', '', 'Response', 'Film A', 'Film B', 'Other (please specify)', 'Open-Ended Response'],
      ['3292879998', '9', '5/8/26 9:00', '203.0.113.7', 'Yes', 'Film A', '', 'a play', 'well'],
      ['3292879538', '9', '5/8/26 9:10', '203.0.113.8', 'No', '', 'Film B', '', ''],
    ]
    expect(read(rows)).toEqual({
      tool: 'surveyMonkey',
      columns: ['||Respondent ID| =rowId', '||Collector ID| =administrative', '||Start Date| =administrative', '||IP Address| =administrative', '|1|Seen any?|', '||Which?|Film A +', '||Which?|Film B +', '||Which?|Other (please specify) + other', '||Say more please|'],
    })
  })
})

describe('Qualtrics', () => {
  const NAMES = ['StartDate', 'EndDate', 'Duration (in seconds)', 'Finished', 'RecordedDate', 'ResponseId', 'UserLanguage', 'Q1', 'Q3_1', 'Q3_2', 'Q3_2_TEXT', 'Q5_1', 'Q5_2', 'Q9_Page Submit']
  const TEXTS = ['Start', 'Ende', 'Dauer', 'Fertig', 'Erfasst', 'Antwort-ID', 'Sprache', 'How old - Selected Choice', 'Used? - Selected Choice - App', 'Used? - Selected Choice - Other', 'Used? - Other - Text', 'Trust in - the police', 'Trust in - the courts', 'Timing - Page Submit']
  const IDS = ['startDate', 'endDate', 'duration', 'finished', 'recordedDate', '_recordId', 'userLanguage', 'QID1', 'QID3_1', 'QID3_2', 'QID3_2_TEXT', 'QID5_1', 'QID5_2', 'QID9_PAGE_SUBMIT'].map((id) => JSON.stringify({ ImportId: id }))
  const ROW = ['2026-05-08 09:00:00', '2026-05-08 09:04:00', '240', '1', '2026-05-08 09:04:01', 'R_2YPOQ602ER1jkf1', 'EN', '3', '1', '', '', '4', '2', '12.5']
  const COLUMNS = ['StartDate||Start| =administrative', 'EndDate||Ende| =administrative', 'Duration (in seconds)||Dauer| =seconds', 'Finished||Fertig| =administrative', 'RecordedDate||Erfasst| =day', 'ResponseId||Antwort-ID| =rowId', 'UserLanguage||Sprache| =language', 'Q1||How old|', 'Q3_1||Used?|App +', 'Q3_2||Used?|Other +', 'Q3_2_TEXT||Used?|Other + other', 'Q5_1||Trust in|the police +', 'Q5_2||Trust in|the courts +', 'Q9_Page Submit||Timing - Page Submit| =administrative']

  it('has names, texts in any language, and ids', () => {
    expect(read([NAMES, TEXTS, IDS, ROW, ROW])).toEqual({ tool: 'qualtrics', columns: COLUMNS })
  })

  it('is known with one row of headings left', () => {
    const { tool, columns } = read([NAMES, ROW, ROW])
    expect(tool).toBe('qualtrics')
    expect(columns.slice(7, 13)).toEqual(['Q1|||', 'Q3_1|||Q3_1 +', 'Q3_2|||Q3_2 +', 'Q3_2_TEXT|||Q3_2_TEXT + other', 'Q5_1|||Q5_1 +', 'Q5_2|||Q5_2 +'])
  })

  it('had other names before 2017', () => {
    const rows = [['V1', 'V6', 'V8', 'V9', 'V10', 'Q1', ''], ['ResponseID', 'IPAddress', 'StartDate', 'EndDate', 'Finished', 'How?', ''], ['R_2YPOQ602ER1jkf1', '203.0.113.7', '2016-05-08 09:00:00', '2016-05-08 09:04:00', '1', '2', '']]
    expect(read(rows)).toEqual({ tool: 'qualtricsLegacy', columns: ['ResponseID||ResponseID| =rowId', 'IPAddress||IPAddress| =administrative', 'StartDate||StartDate| =administrative', 'EndDate||EndDate| =day', 'Finished||Finished| =administrative', 'Q1||How?|'] })
  })
})

describe('LimeSurvey', () => {
  it('has codes and texts, sub-questions in brackets on both sides', () => {
    const rows = [
      ['id. Response ID', 'submitdate. Date submitted', 'startlanguage. Start language', 'edu1. Education?', 'lik[a1]. [I trust [them]]', 'lik[a2]. [I like it]', 'emp[1]. Where? (select all) [A & B]', 'emp[other]. Where? (select all) [Other]', 'rse[SQ1]. Who? []'],
      ['1', '2026-05-08 09:04:00', 'en', 'PhD', 'Agree', 'Disagree', 'Yes', '', '3'],
      ['2', '2026-05-08 09:14:00', 'en', 'MA', 'Agree', 'Agree', 'No', 'at home', '4'],
    ]
    expect(read(rows)).toEqual({
      tool: 'limeSurvey',
      columns: ['id||response id| =rowId', 'submitdate||date submitted| =day', 'startlanguage||start language| =language', 'edu1||Education?|', 'lik_a1|||I trust [them] +', 'lik_a2|||I like it +', 'emp_1||Where? (select all)|A & B +', 'emp_other||Where? (select all)|Other + other', 'rse||Who?|'],
    })
  })

  it('has brackets that went through R or SPSS', () => {
    expect(read([['id', 'submitdate', 'lastpage', 'USE.SQ001.', 'USE.SQ002.', 'USE.other.', 'AGE_SQ001'], ['1', '2026-05-08 09:04:00', '3', 'Y', '', 'x', '4'], ['2', '2026-05-08 09:04:00', '3', '', 'Y', '', '5']]).columns.slice(3)).toEqual(['USE_SQ001|||SQ001 +', 'USE_SQ002|||SQ002 +', 'USE_other|||other + other', 'AGE_SQ001|||SQ001 +'])
  })

  it('has codes alone, or texts alone', () => {
    expect(read([['id', 'submitdate', 'lastpage', 'startlanguage', 'G01Q02[SQ001]', 'G01Q02[SQ002]', 'G01Q03'], ['1', '2026-05-08 09:04:00', '3', 'en', 'Y', '', 'x'], ['2', '2026-05-08 09:04:00', '3', 'en', '', 'Y', 'y']])).toEqual({
      tool: 'limeSurvey',
      columns: ['id||id| =rowId', 'submitdate||submitdate| =day', 'lastpage||lastpage| =administrative', 'startlanguage||startlanguage| =language', 'G01Q02_SQ001|||SQ001 +', 'G01Q02_SQ002|||SQ002 +', 'G01Q03|||'],
    })
    expect(read([['Response ID', 'Date submitted', 'Last page', 'Do you? [Walk]', 'Do you? [Ride]'], ['1', '2026-05-08 09:04:00', '3', 'Yes', 'No'], ['2', '2026-05-08 09:04:00', '3', 'No', 'No']])).toEqual({
      tool: 'limeSurvey',
      columns: ['||response id| =rowId', '||date submitted| =day', '||last page| =administrative', '||Do you?|Walk +', '||Do you?|Ride +'],
    })
  })
})

describe('Google Forms', () => {
  it('has a timestamp and whole questions; grids have their row in brackets', () => {
    const rows = [['Timestamp', 'How are you?', 'Rate these [Police]', 'Rate these [Courts]'], ['5/8/2026 9:50:30', 'Well', 'Good', 'Bad'], ['5/8/2026 9:52:30', 'Ill', 'Bad', 'Bad']]
    expect(read(rows)).toEqual({ tool: 'googleForms', columns: ['||Timestamp| =day', '||How are you?|', '||Rate these|Police +', '||Rate these|Courts +'] })
    expect(read([['时间戳记', '您好吗？'], ['2026/5/8 上午9:50:30', '好'], ['2026/5/8 上午9:51:30', '不好']]).tool).toBe('googleForms')
  })
})

describe('Kobo', () => {
  it('has groups before names, and for several answers one column of codes and one per option', () => {
    const rows = [
      ['start', 'end', 'about/sex', 'about/use', 'about/use/app', 'about/use/hotline', 'about/area', '_id', '_uuid', '_submission_time', '_index'],
      ['2026-05-08T09:00:00', '2026-05-08T09:05:00', 'm', 'app', '1', '0', 'north', '77', 'aa-bb-cc-dd-01', '2026-05-08T09:05:10', '1'],
      ['2026-05-08T09:10:00', '2026-05-08T09:15:00', 'f', 'app hotline', '1', '1', 'south', '78', 'aa-bb-cc-dd-02', '2026-05-08T09:15:10', '2'],
    ]
    expect(read(rows)).toEqual({
      tool: 'kobo',
      columns: ['start||start| =administrative', 'end||end| =administrative', 'sex||sex|', 'use||use| =repeats', 'use_app||use|app +', 'use_hotline||use|hotline +', 'area||area|', '_id||_id| =rowId', '_uuid||_uuid| =rowId', '_submission_time||_submission_time| =day', '_index||_index| =rowId'],
    })
  })
})

describe('an export of ours', () => {
  it('is known by its own columns', () => {
    const rows = [['resp_id', 'study', 'study_hash', 'unit_id', 'day', 'synthetic', 'SAF1', 'SAF2', 'SAF3', 'TRUN'], ['a', 'demo', 'ff', 'harbour', '2026-05-08', '0', '5', '4', '-8', '3'], ['b', 'demo', 'ff', 'mill', '2026-05-08', '0', '2', '4', '1', '-9']]
    expect(read(rows)).toEqual({
      tool: 'ours',
      columns: ['resp_id||| =rowId', 'study||| =administrative', 'study_hash||| =administrative', 'unit_id||| =unit', 'day||| =day', 'synthetic||| =administrative', 'SAF1|||SAF1 +', 'SAF2|||SAF2 +', 'SAF3|||SAF3 +', 'TRUN|||'],
    })
  })
})

describe('a file of no known tool', () => {
  it('has variable names, and what they have in common is one question', () => {
    const rows = [['', 'StartDate', 'q1', 'q4_0001', 'q4_0002', 'educ3', 'educ4', 'PJ1', 'PJ2', 'PJ3'], ['1', '5/8/26 9:00', 'x', 'a', 'b', 'c', 'd', '1', '2', '3'], ['2', '5/8/26 9:00', 'y', 'a', 'b', 'c', 'd', '1', '2', '3']]
    expect(read(rows)).toEqual({
      tool: 'unknown',
      columns: ['||| =rowId', 'StartDate||| =administrative', 'q1|||', 'q4_0001|||q4_0001 +', 'q4_0002|||q4_0002 +', 'educ3|||', 'educ4|||', 'PJ1|||PJ1 +', 'PJ2|||PJ2 +', 'PJ3|||PJ3 +'],
    })
  })

  it('has whole questions, and those that begin alike are one', () => {
    const rows = [['编号', '性别', 'Q2. 您信任谁 - 民警', 'Q2. 您信任谁 - 网格员', '3. 满意度：治安', '4. 满意度：服务'], ['1', '男', '5', '4', '3', '2'], ['2', '女', '4', '4', '4', '4']]
    expect(read(rows)).toEqual({ tool: 'unknown', columns: ['||编号| =rowId', '||性别|', '|2|您信任谁|民警 +', '|2|您信任谁|网格员 +', '|3|满意度：治安|', '|4|满意度：服务|'] })
  })

  it('has headings merged over several columns, or none', () => {
    expect(read([['编号', '信任', '', '年龄'], ['', '公安', '法院', ''], ['1', '5', '4', '30'], ['2', '4', '4', '41']]).tool).toBe('unknown')
    expect(read([['3', '4'], ['1', '2'], ['3', '3']]).columns).toEqual(['|||', '|||'])
  })
})
