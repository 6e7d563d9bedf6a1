import { describe, expect, it } from 'vitest'
import { proposed } from './build.ts'
import { formsChinese, formsQuiz, koboCodes, koboLabels, koboRepeat, limeCodes, limeFull, limeWords, marked, monkeyCondensed, monkeyExpanded, monkeyOneRow, qualtricsNumbers, qualtricsText } from './other-tables.ts'

const AGREEMENT = 'ordinal 1–5: 1 非常不同意, 2 不太同意, 3 一般, 4 比较同意, 5 非常同意'
const FIVE = 'ordinal 1–5: 1 1, 2 2, 3 3, 4 4, 5 5'
const ITEMS = ['Officers are fair', 'Officers listen', 'Officers explain']

describe('SurveyMonkey', () => {
  it('expanded: options, rows, ranks, a place with a line for others beside it', () => {
    const { map, is, imported } = proposed(monkeyExpanded)
    expect([map.tool, imported.problemCount]).toEqual(['surveyMonkey', 0])
    expect(is).toMatchObject({
      'How did you hear about patrols?': 'several columns: 1 Leaflet, 2 Chat group, 3 None of the above',
      'Other (please specify)': 'text',
      'Officers listen': AGREEMENT,
      'How likely is it that you would recommend us?': expect.stringContaining('ordinal 0–10'),
      Patrols: 'ordinal 1–3: 1 1, 2 2, 3 3',
      'What else?': 'text',
    })
    expect(map.unit?.units.map(({ name }) => name.en)).toEqual(['Northfield', 'Southgate', 'Westbrook'])
    expect(map.scales).toHaveLength(1)
  })

  it('condensed to numbers, one row of headings', () => {
    const { is, out } = proposed(monkeyCondensed)
    expect(is).toMatchObject({ 'How did you hear about patrols?': 'several (, ): 1 1, 2 2, 3 3', 'Officers are fair': FIVE, 'What is your gender?': 'nominal: 1 1, 2 2, 3 3' })
    expect(out).toMatchObject({ 'Respondent ID': 'rowId', 'Collector ID': 'administrative', 'IP Address': 'ip', 'Email Address': 'email', 'First Name': 'name', 'Last Name': 'name' })
  })

  it('put into one row by hand: the number of the question before its options, numbers with letters, "N/A" with a comment', () => {
    const { is, map, imported } = proposed(monkeyOneRow)
    expect(imported.problemCount).toBe(0)
    expect(is).toMatchObject({
      Q2: 'several columns: 1 Phone., 2 Tablet., 3 Desk computer.',
      'Slow to load.': 'ordinal 0–4: 0 Not a problem for me., 1 Trivial., 2 Minor., 3 Major., 4 Critical.',
      'Household Income': 'ordinal: 1 $0 - $24,999, 2 $25,000 - $49,999, 3 $50,000 - $99,999, 4 $100,000 - $149,999, 5 150000',
    })
    expect(map.variables.find(({ name }) => name === 'Q3a')?.missing).toContainEqual({ value: "N/A - skip, don't know.", reason: 'notAsked' })
  })
})

describe('Qualtrics', () => {
  it('by text: a comma within an option, sliders, orders of display and uploads as bookkeeping', () => {
    const { map, is, out, imported } = proposed(qualtricsText)
    expect([map.tool, imported.problemCount]).toEqual(['qualtrics', 0])
    expect(is).toMatchObject({
      'Which of these have you used?': 'several (,): 1 Phone line, 2 App, or its website, 3 Front desk, 4 Other:',
      Other: 'text',
      'Officers are fair': AGREEMENT,
      Daytime: 'number plain 0–100',
      'What is your age? - Age (years)': 'number plain 0–120',
    })
    expect(out).toMatchObject({ IPAddress: 'ip', ResponseId: 'rowId', 'Q2_First Click': 'administrative', Q7: 'name', Q8: 'phone', Q10_DO: 'administrative', FL_12_DO: 'administrative', Q_RecaptchaScore: 'administrative', LocationLatitude: 'coordinates' })
    expect(map.unit).toMatchObject({ column: expect.stringContaining('Q10') })
  })

  it('by number, without the row of ids, whatever the case of its key', () => {
    for (const rows of [qualtricsNumbers, qualtricsNumbers.map((row, i) => (i === 0 ? row.map((cell) => (cell === 'ResponseId' ? 'ResponseID' : cell)) : row))]) {
      const { map, is } = proposed(rows)
      expect(map.reading.headings).toBe(2)
      expect(map.tool).toBe('qualtrics')
      expect(is).toMatchObject({ 'Which have you used?': 'several columns: 1 Phone line, 2 App, 3 Other', 'Officers are fair': FIVE, 'How satisfied are you?': FIVE })
    }
  })
})

describe('LimeSurvey', () => {
  it('codes and texts: empty brackets, comments, two dimensions, times of questions', () => {
    const { map, is, out, imported } = proposed(limeFull)
    expect([map.tool, imported.problemCount]).toEqual(['limeSurvey', 0])
    expect(is).toMatchObject({ 'Your age': 'number plain 0–120', 'Which have you used?': 'several columns: 1 Phone line, 2 App, 3 Front desk', Comment: 'text', 'Rank 1': 'nominal: 1 Patrols, 2 Lights, 3 Cameras' })
    expect(out).toMatchObject({ 'id. Response ID': 'rowId', 'ipaddr. IP address': 'ip', 'groupTime12. Group time: First': 'administrative', 'Q01Time. Question time: Q01': 'administrative' })
    expect(map.scales).toMatchObject([{ name: 'Q04', items: ['Q04_SQ001', 'Q04_SQ002', 'Q04_SQ003'] }])
    expect(map.unit?.column).toBe('Q07. Where do you live?')
  })

  it('codes alone: an array is in the order of its codes, a list is not, "-oth-" is other', () => {
    const { map, is } = proposed(limeCodes)
    expect(map.tool).toBe('limeSurvey')
    expect(is).toMatchObject({ G01Q01: 'nominal: 1 A1, 2 A2, 3 A3, 4 其他', G01Q02: 'several columns: 1 SQ001, 2 SQ002, 3 SQ003', SQ001: 'ordinal 1–5: 1 AO01, 2 AO02, 3 AO03, 4 AO04, 5 AO05', G02Q04: 'nominal: 1 是, 2 否' })
  })

  it('texts alone', () => {
    const { map, is } = proposed(limeWords)
    expect(map.tool).toBe('limeSurvey')
    expect(Object.entries(is).filter(([label]) => ITEMS.includes(label))).toEqual(ITEMS.map((label) => [label, AGREEMENT]))
  })
})

describe('Google Forms', () => {
  it('in Chinese: morning and afternoon in its times, a grid of ticks, options with commas', () => {
    const { map, is, out } = proposed(formsChinese)
    expect(map.tool).toBe('googleForms')
    expect(is).toMatchObject({ 提交日期: 'day ymd', '您用过哪些服务？': 'several (, ): 1 电话(110, 12345), 2 微信小程序, 3 窗口', 上午: 'several (, ): 1 周一, 2 周二, 3 周三', 下午: 'several (, ): 1 周一, 2 周二, 3 周三' })
    expect([map.unit?.column, out.用户名]).toEqual(['您住在哪个区?', 'email'])
  })

  it('keeps the name of a course and of a street, and no name of a person', () => {
    const { is, out } = proposed(formsQuiz)
    expect(out).toEqual({ 'Email Address': 'email', Score: 'administrative', 'What is your name?': 'name', 'What are the names of the course instructors?': 'name' })
    expect(is).toMatchObject({ 'What is the official name of your course?': 'text', 'Street name of your nearest shop': expect.stringContaining('nominal'), 'How many students are in your class?': expect.stringMatching(/^ordinal: 1 10以下, 2 10 - 25/) })
  })
})

describe('Kobo', () => {
  it('values: names within groups, places and what is written beside them', () => {
    const { map, is, out } = proposed(koboCodes)
    expect(map.tool).toBe('kobo')
    expect(out).toMatchObject({ 'intro/enumerator_name': 'name', 'demo/respondent_name': 'name', 'demo/phone': 'phone', 'intro/gps': 'coordinates', '_intro/gps_latitude': 'coordinates', '_intro/gps_altitude': 'repeats', '_intro/gps_precision': 'repeats', note_thanks: 'empty', _id: 'rowId', _uuid: 'administrative' })
    expect(is).toMatchObject({ services: 'several columns: 1 hotline, 2 app, 3 desk', safe_night: 'ordinal 1–4: 1 很不安全, 2 不安全, 3 安全, 4 很安全', fair: FIVE })
    expect(map.unit?.column).toBe('intro/district')
  })

  it('labels: files that were uploaded stay out', () => {
    const { map, is, out } = proposed(koboLabels)
    expect(is).toMatchObject({ 'Which services have you used?': 'several columns: 1 Hotline, 2 Mobile app, 3 Front desk' })
    expect(out).toMatchObject({ Photo: 'administrative', Photo_URL: 'repeats', 'Which services have you used?': 'repeats' })
    expect(map.unit?.column).toBe('Which district do you live in?')
  })

  it('a repeated group: no key of the submission is an answer', () => {
    const { map, out } = proposed(koboRepeat)
    expect(map.tool).toBe('kobo')
    expect(map.variables.map(({ name }) => name)).toEqual(['member_age', 'sex', 'SUBMITTED'])
    expect(out).toMatchObject({ 'roster/member_name': 'name', _parent_index: 'administrative', _submission__uuid: 'administrative', _submission__id: 'administrative' })
  })
})

describe('other tools', () => {
  it('may write the kind of a question in brackets behind it', () => {
    const { is, map } = proposed(marked)
    expect(is).toMatchObject({ 您的性别是: 'nominal: 1 男, 2 女', 您用过哪些服务: 'several (,): 1 网上报警, 2 社区警务室, 3 热线', 出警速度: FIVE, 您的意见: 'text' })
    expect(map.scales.map(({ items }) => items)).toEqual([['Q3_1', 'Q3_2', 'Q3_3']])
  })
})
