import { describe, expect, it } from 'vitest'
import { headingsOf } from '../../../analysis/intake/headings.ts'

const rows = (text: string): string[][] => text.split('\n').map((line) => line.split('|'))

describe('the rows of headings', () => {
  it('are one in most files', () => {
    expect(headingsOf(rows('id|gender|q1\n1|男|5\n2|女|4'))).toEqual({ skip: 0, headings: 1 })
    expect(headingsOf(rows('序号|提交答卷时间|所用时间|来源|1、您的性别:\n1|2026/5/8 9:12:01|123秒|微信|男\n2|2026/5/8 9:15:44|98秒|微信|女'))).toEqual({ skip: 0, headings: 1 })
  })

  it('are one where the first heading is blank, as a numbered table of R or pandas has it', () => {
    expect(headingsOf(rows('|a|b\n1|x|3\n2|y|4'))).toEqual({ skip: 0, headings: 1 })
    expect(headingsOf(rows('|a|b\nMazda RX4|21|6\nDatsun 710|22.8|4'))).toEqual({ skip: 0, headings: 1 })
  })

  it('are two of SurveyMonkey: "Response" and options under merged questions', () => {
    expect(headingsOf(rows('RespondentID|Seen any?|Which?||\n|Response|Film A|Film B|Film C\n3292879998|Yes|Film A||Film C\n3292879538|No|||'))).toEqual({ skip: 0, headings: 2 })
    expect(headingsOf(rows('RespondentID|Smoke?|Age\n|Response|Response\n32|Yes|18-29\n33|No|30-44'))).toEqual({ skip: 0, headings: 2 })
  })

  it('are two of SurveyMonkey where every question is merged and nothing says "Response"', () => {
    expect(headingsOf(rows('Respondent ID|Collector ID|Rate these|\n||Police|Courts\n32|9|1|2\n33|9|3|4'))).toEqual({ skip: 0, headings: 2 })
  })

  it('are two of SurveyMonkey in Chinese, and with a text question', () => {
    expect(headingsOf(rows('受访者 ID|您的性别|还想说什么\n|回复|开放式回复\n1|男|没有\n2|女|'))).toEqual({ skip: 0, headings: 2 })
  })

  it('are three of Qualtrics, whatever the language of the second row', () => {
    const file = [
      ['StartDate', 'ResponseId', 'Q1'],
      ['Anfangsdatum', 'Antwort-ID', 'Wie?'],
      ['{"ImportId":"startDate"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID1"}'],
      ['2017-07-18 08:28:09', 'R_2YPOQ602ER1jkf1', '2'],
    ]
    expect(headingsOf(file)).toEqual({ skip: 0, headings: 3 })
    expect(headingsOf([file[0]!, file[2]!, file[3]!])).toEqual({ skip: 0, headings: 2 })
    expect(headingsOf([file[0]!, file[1]!, file[3]!])).toEqual({ skip: 0, headings: 2 })
    expect(headingsOf([file[0]!, file[3]!])).toEqual({ skip: 0, headings: 1 })
  })

  it('are two of old Qualtrics, with its empty last column', () => {
    expect(headingsOf(rows('V1|V2|Q1|\nResponseID|ResponseSet|Wie?|\nR_2YPOQ602ER1jkf1|Standard|2|'))).toEqual({ skip: 0, headings: 2 })
  })

  it('are two where a heading merged over several columns is told apart below', () => {
    expect(headingsOf(rows('编号|信任|||年龄\n|公安|法院|居委会|\n1|5|4|3|30\n2|4|4|2|41'))).toEqual({ skip: 0, headings: 2 })
  })
})

describe('rows above the headings', () => {
  it('are skipped: a title, an empty row, names with values', () => {
    expect(headingsOf(rows('Survey of residents\n||\nid|gender|q1\n1|m|5\n2|f|4'))).toEqual({ skip: 2, headings: 1 })
    expect(headingsOf(rows('社区警务调查||\n编号|性别|满意度\n1|男|5\n2|女|4'))).toEqual({ skip: 1, headings: 1 })
    expect(headingsOf(rows('Exported|2026-05-08\nid|a|b|c|d|e\n1|2|3|4|5|6'))).toEqual({ skip: 1, headings: 1 })
  })

  it('are none in a table of one or two columns', () => {
    expect(headingsOf(rows('q1\n3\n4'))).toEqual({ skip: 0, headings: 1 })
    expect(headingsOf(rows('q1|\n3|x\n4|y'))).toEqual({ skip: 0, headings: 1 })
  })
})

describe('a file without headings', () => {
  it('has numbers alone in its first row', () => {
    expect(headingsOf(rows('3|4|5\n1|2|5\n3|3|3'))).toEqual({ skip: 0, headings: 0 })
    expect(headingsOf(rows('1|2|3\n4|2|1\n5|2|2'))).toEqual({ skip: 0, headings: 1 })
    expect(headingsOf(rows('2019|2020|2021\n14|12|11\n9|8|12'))).toEqual({ skip: 0, headings: 1 })
  })

  it('has in its first row what comes again below', () => {
    expect(headingsOf(rows('1|男|同意\n2|女|同意\n3|男|不同意\n4|男|同意'))).toEqual({ skip: 0, headings: 0 })
    expect(headingsOf(rows('男|同意\n女|不同意\n男|同意\n男|同意'))).toEqual({ skip: 0, headings: 0 })
  })

  it('is not one whose select-all headings stand in the cells as well', () => {
    expect(headingsOf(rows('id|Friends|Family\n1|Friends|\n2||Family\n3|Friends|Family'))).toEqual({ skip: 0, headings: 1 })
  })

  it('is what an empty file is', () => {
    expect(headingsOf([])).toEqual({ skip: 0, headings: 0 })
    expect(headingsOf([['']])).toEqual({ skip: 0, headings: 1 })
  })
})
