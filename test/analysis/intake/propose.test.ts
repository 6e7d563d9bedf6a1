import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyMap } from '../../../analysis/intake/apply.ts'
import { columnsOf, type ImportMap, type MappedVariable } from '../../../analysis/intake/map.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import type { RawTable } from '../../../analysis/intake/raw.ts'
import { readMap } from '../../../analysis/intake/read-map.ts'
import { rawFile, rawTable } from '../../support/raw-table.ts'

const folder = join(import.meta.dirname, '../../fixtures/import')
const fixture = (path: string, encoding?: string): RawTable => rawFile(join(folder, path), encoding)
const none = { units: [] }

function variable(map: ImportMap, name: string): MappedVariable {
  const found = map.variables.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name} among ${map.variables.map((one) => one.name).join(' ')}`)
  return found
}
/** A variable in a line: kind, level and ends, role, options. */
function inShort(map: ImportMap, name: string): string {
  const one = variable(map, name)
  const kind = one.kind === 'coded' ? `${one.level}${one.bounds ? ` ${one.bounds.min}-${one.bounds.max}` : ''}` : one.kind === 'multi' ? `multi ${one.shape.is}` : one.kind
  const options = one.kind === 'coded' || one.kind === 'multi' ? `: ${one.options.map(({ code, label }) => `${code} ${label['zh-CN']}`).join(', ')}` : ''
  return `${kind} ${one.role}${one.sensitive ? ' sensitive' : ''}${options}`
}
const names = (map: ImportMap): string[] => map.variables.map(({ name }) => name)
const scales = (map: ImportMap): string[] => map.scales.map(({ name, items, atLeast, bounds, high }) => `${name} ${items.join(' ')} (${atLeast}, ${bounds.min}-${bounds.max}, ${high})`)
const left = (map: ImportMap, why: string): string[] => map.leftOut.filter((one) => one.why === why).map(({ column }) => column)
const places = (map: ImportMap): string[] => [...map.variables.flatMap(columnsOf), ...(map.unit?.column ? [map.unit.column] : []), ...map.leftOut.map(({ column }) => column)]

describe('every column of every file', () => {
  const files: readonly { readonly path: string; readonly encoding?: string }[] = [
    { path: 'wjx-text.csv' },
    { path: 'wjx-number.csv' },
    { path: 'wjx-gb18030.csv', encoding: 'gb18030' },
    { path: 'fivethirtyeight_starwars_surveymonkey/StarWars.csv', encoding: 'macintosh' },
    { path: 'fivethirtyeight_steak_surveymonkey/steak-risk-survey.csv' },
    { path: 'fivethirtyeight_masculinity_weighted/raw-responses.csv' },
    { path: 'limesurvey_csv_rse2017_nl/public_data.csv' },
    { path: 'google_forms_r_community_2019_en/responses_en_300.csv' },
    { path: 'qualtrics_minimal/sample.csv' },
    { path: 'qualtrics_minimal/sample_legacy.csv' },
  ]

  it.each(files)('is in one place: $path', ({ path, encoding }) => {
    const raw = fixture(path, encoding)
    const map = propose(raw, none)
    expect(places(map).toSorted()).toEqual(raw.columns.map(({ key }) => key).toSorted())
    expect(readMap(structuredClone(map))).toEqual(map)
  })

  it('is named as left out for lack of room where a study could not have so many variables', () => {
    const row = (cell: string): string[] => Array.from({ length: 2003 }, () => cell)
    const map = propose(rawTable([Array.from({ length: 2003 }, (_, i) => `question ${i}`), row('yes'), row('no'), row('yes')]), none)
    expect(map.variables).toHaveLength(2000)
    expect(map.leftOut).toEqual([2000, 2001, 2002].map((i) => ({ column: `question ${i}`, why: 'tooMany' })))
  })

  it('is proposed as if a row of totals did not stand below it, and that row is no person', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`${i + 1}`, `${(i % 5) + 1}`, ['男', '女'][i % 2]!])
    const table = [['序号', '满意度评分', '性别'], ...rows]
    const [without, map] = [propose(rawTable(table), none), propose(rawTable([...table, ['合计', '90', '']]), none)]
    expect(map.variables).toEqual(without.variables)
    expect([without.notPeople, map.notPeople]).toEqual([[], [{ column: '序号', values: ['合计'] }]])
  })

  const heading = fc.oneof(
    fc.constantFrom('序号', 'id', '1、您的性别:', '2、您同意吗？—甲', '2、您同意吗？—乙', '3(A.是)', '3(B.否)', 'Q1_1', 'Q1_2', 'Q1_2_TEXT', 'SAF1', 'SAF2', 'SAF3', 'weight', 'day', 'mode', 'constructor', 'with', 'a/b', 'a', 'x [y]', 'x [z]', '', '年龄', '您在哪个区', 'Other (please specify)', '{brace}', '<b>bold</b>', '\u0000', '长'.repeat(2001), 'Timestamp', 'ResponseId', '_uuid', '_id', 'v.1', 'Duration (in seconds)', '民族', 'religion', '4、您的身份(党员)', '4、您的身份(租户)', '信仰 [佛教]', '您的姓名', 'email', 'unit', 'Q1', 'Q1_MEAN', 'TRUE'),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const cell = fc.oneof(
    fc.constantFrom('', '1', '2', '3', '4', '5', '0', '-3', '-2', '-9', '007', '同意', '不同意', '非常同意', 'Agree', 'Disagree', 'Yes', 'No', 'Not selected', 'NA', '(跳过)', '(空)', 'a┋b', 'a┋c', 'b', 'a;b;', 'x, y', 'x', 'y', '2026/5/8 9:12:01', '123秒', '12.5', '1,200', '天宁区', '天宁', '其他〖别处〗', '党员', '少数民族', '佛教', 'Christian', '汉族', '13800000000', '{', '<i>'),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )

  /** Each column has a few texts of its own, so that there are questions among them. */
  const tables = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 })).chain(([width, rows]) =>
    fc.tuple(
      fc.array(heading, { minLength: width, maxLength: width }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }).chain((own) => fc.array(fc.constantFrom(...own), { minLength: rows, maxLength: rows })), { minLength: width, maxLength: width }),
    ),
  )

  it('is in one place whatever the table, and the mapping can be read and applied', () => {
    fc.assert(
      fc.property(tables, ([headings, columns]) => {
        const raw = rawTable([headings, ...columns[0]!.map((_, row) => columns.map((cells) => cells[row]!))])
        fc.pre(raw.columns.length > 0)
        const map = propose(raw, none)
        expect(places(map).toSorted()).toEqual(raw.columns.map(({ key }) => key).toSorted())
        // A file that holds nothing to analyse has no codebook.
        fc.pre(map.variables.length > 0)
        expect(readMap(structuredClone(map))).toEqual(map)
        const applied = applyMap(raw, map)
        expect(applied.map.variables).toEqual(map.variables)
        expect(applied.problems.filter(({ why }) => why === 'unknownValue')).toEqual([])
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})

describe('问卷星 by text', () => {
  const map = propose(fixture('wjx-text.csv'), none)

  it('names questions by their numbers, and rows of a matrix by both', () => {
    expect(map.tool).toBe('wjxText')
    expect(names(map).filter((name) => !/^Q(7|8|9|10)_/.test(name))).toEqual(['SUBMITTED', 'SECONDS', 'Q1', 'Q2', 'Q4', 'Q5', 'Q6', 'Q11', 'Q12'])
    expect(variable(map, 'Q7_2')).toMatchObject({ text: { 'zh-CN': '关于您的安全感受，您同意下列说法吗？' }, label: { 'zh-CN': '我觉得住在这里,家里和个人财物是安全的。' }, reversed: false })
  })

  it('knows traits, experience and opinions, and what is sensitive', () => {
    expect(inShort(map, 'Q2')).toMatch(/^ordinal attribute/)
    expect(inShort(map, 'Q4')).toMatch(/^nominal attribute sensitive/)
    expect(inShort(map, 'Q5')).toMatch(/^nominal experience/)
    expect(inShort(map, 'Q6')).toBe('ordinal 1-5 opinion: 1 非常不满意, 2 不太满意, 3 一般, 4 比较满意, 5 非常满意')
    expect(inShort(map, 'Q7_4')).toBe('ordinal 1-5 opinion: 1 非常不同意, 2 不太同意, 3 一般, 4 比较同意, 5 非常同意')
    expect(inShort(map, 'Q12')).toBe('text opinion')
  })

  it('takes (跳过) as not asked and (空) as skipped, also where none occurs', () => {
    for (const name of ['Q1', 'Q6', 'Q11', 'Q12']) expect(variable(map, name).missing).toEqual(expect.arrayContaining([{ value: '(跳过)', reason: 'notAsked' }, { value: '(空)', reason: 'skipped' }, { value: '', reason: 'skipped' }]))
  })

  it('splits several answers, and leaves away what was written behind one', () => {
    expect(inShort(map, 'Q11')).toBe('multi joined experience: 1 警民微信群, 2 小程序或APP, 3 12345热线, 4 社区警务室, 5 当面找网格员, 6 其他')
  })

  it('keeps the seconds and the day, and leaves the bookkeeping out', () => {
    expect(variable(map, 'SECONDS')).toMatchObject({ kind: 'number', as: 'seconds', role: 'integrity', column: '所用时间' })
    expect(variable(map, 'SUBMITTED')).toMatchObject({ kind: 'day', order: 'ymd', role: 'collection' })
    expect(left(map, 'rowId')).toEqual(['序号'])
    expect(left(map, 'administrative')).toEqual(expect.arrayContaining(['来源', '来源详情']))
  })

  it('proposes a scale for each matrix', () => {
    expect(scales(map)).toEqual(['Q7', 'Q8', 'Q9', 'Q10'].map((q) => `${q} ${[1, 2, 3, 4].map((k) => `${q}_${k}`).join(' ')} (2, 1-5, good)`))
  })

  it('takes the question about the district as the place', () => {
    expect(map.unit?.column).toBe('3、您居住在哪个区?(如:天宁区)')
  })
})

describe('问卷星 by number', () => {
  const map = propose(fixture('wjx-number.csv'), none)

  it('keeps the codes, and takes only questions about a degree as scales', () => {
    expect(map.tool).toBe('wjxNumber')
    expect(inShort(map, 'Q1')).toBe('nominal attribute: 1 1, 2 2')
    expect(inShort(map, 'Q2')).toBe('ordinal attribute: 1 1, 2 2, 3 3, 4 4, 5 5, 6 6')
    expect(inShort(map, 'Q5')).toBe('nominal experience: 1 1, 2 2, 3 3, 4 4')
    expect(inShort(map, 'Q6')).toBe('ordinal 1-5 opinion: 1 1, 2 2, 3 3, 4 4, 5 5')
    expect(inShort(map, 'Q11')).toBe('multi joined experience: 1 1, 2 2, 3 3, 4 4, 5 5, 6 6')
    expect(scales(map)).toHaveLength(4)
  })

  it('takes -3 as not asked and -2 as skipped', () => {
    for (const name of ['Q6', 'Q8_1', 'Q11', 'Q12']) expect(variable(map, name).missing).toEqual(expect.arrayContaining([{ value: '-3', reason: 'notAsked' }, { value: '-2', reason: 'skipped' }]))
  })
})

describe('问卷星 with a column per option', () => {
  it('is one question with several answers', () => {
    const map = propose(fixture('wjx-gb18030.csv', 'gb18030'), none)
    expect(inShort(map, 'Q11')).toBe('multi columns experience: 1 警民微信群, 2 小程序或APP, 3 12345热线, 4 社区警务室, 5 当面找网格员, 6 其他')
    expect(variable(map, 'Q11')).toMatchObject({ label: { 'zh-CN': '您使用过下列哪些渠道？' }, shape: { notChosen: ['0'] } })
  })
})

describe('the Star Wars survey of SurveyMonkey', () => {
  const map = propose(fixture('fivethirtyeight_starwars_surveymonkey/StarWars.csv', 'macintosh'), none)

  it('has select-all columns that hold the text of the film or nothing', () => {
    const films = variable(map, 'Q3')
    expect(films).toMatchObject({ kind: 'multi', shape: { is: 'columns', notChosen: [''] }, missing: [{ value: '', reason: 'skipped' }] })
    expect(films.kind === 'multi' && films.options.map(({ label }) => label.en)).toEqual(['Star Wars: Episode I The Phantom Menace', 'Star Wars: Episode II Attack of the Clones', 'Star Wars: Episode III Revenge of the Sith', 'Star Wars: Episode IV A New Hope', 'Star Wars: Episode V The Empire Strikes Back', 'Star Wars: Episode VI Return of the Jedi'])
  })

  it('has a ranking, which is no scale', () => {
    expect(inShort(map, 'Q4_5')).toBe('ordinal 1-6 opinion: 1 1, 2 2, 3 3, 4 4, 5 5, 6 6')
    expect(scales(map)).toEqual([`Q5 ${Array.from({ length: 14 }, (_, i) => `Q5_${i + 1}`).join(' ')} (7, 1-5, good)`])
  })

  it('has a grid of characters with one set of answers, and who does not know them is missing', () => {
    expect(inShort(map, 'Q5_1')).toBe(inShort(map, 'Q5_14'))
    expect(variable(map, 'Q5_1')).toMatchObject({ label: { en: 'Han Solo' }, bounds: { min: 1, max: 5 } })
    expect(variable(map, 'Q5_1').missing).toContainEqual({ value: 'Unfamiliar (N/A)', reason: 'dontKnow' })
  })

  it('has traits, a sensitive income, the region as place, and the respondent as the id of the row', () => {
    expect(inShort(map, 'Q10')).toMatch(/^nominal attribute/)
    expect(inShort(map, 'Q12')).toMatch(/^ordinal attribute sensitive: 1 \$0/)
    expect(map.unit?.column).toBe('Location (Census Region) › Response')
    expect(map.leftOut).toEqual([{ column: 'RespondentID', why: 'rowId' }])
  })
})

describe('the steak survey of SurveyMonkey', () => {
  it('has markup in its headings, which is no part of the question', () => {
    const map = propose(fixture('fivethirtyeight_steak_surveymonkey/steak-risk-survey.csv'), none)
    expect(variable(map, 'Q1').text.en).toMatch(/^Consider the following hypothetical situations: In Lottery A, you have/)
    expect(names(map)).toHaveLength(13)
    expect(map.scales).toEqual([])
  })
})

describe('the masculinity survey', () => {
  const map = propose(fixture('fivethirtyeight_masculinity_weighted/raw-responses.csv'), none)

  it('keeps the names of the file', () => {
    expect(map.tool).toBe('unknown')
    expect(names(map)).toEqual(expect.arrayContaining(['q0001', 'q0004', 'q0007_0001', 'q0010', 'educ3', 'age3', 'weight']))
  })

  it('has select-all columns that hold the option or "Not selected", and NA where it was not asked', () => {
    expect(inShort(map, 'q0004')).toBe('multi columns experience: 1 Father or father figure(s), 2 Mother or mother figure(s), 3 Other family members, 4 Pop culture, 5 Friends, 6 Other (please specify)')
    expect(variable(map, 'q0010')).toMatchObject({ shape: { notChosen: ['Not selected'] } })
    expect(variable(map, 'q0010').missing).toContainEqual({ value: 'NA', reason: 'notAsked' })
    expect(map.variables.filter(({ kind }) => kind === 'multi').map(({ name }) => name)).toEqual(['q0004', 'q0008', 'q0010', 'q0011', 'q0012', 'q0019', 'q0020', 'q0021', 'q0025'])
  })

  it('has one matrix with ordered answers', () => {
    expect(scales(map)).toEqual([`q0007 ${Array.from({ length: 11 }, (_, i) => `q0007_${String(i + 1).padStart(4, '0')}`).join(' ')} (6, 1-5, good)`])
  })

  it('has a weight, and the number of the row in a column without a heading', () => {
    expect(inShort(map, 'weight')).toBe('number weight')
    expect(left(map, 'rowId')).toEqual(['column 1'])
  })
})

describe('the survey of research software in LimeSurvey', () => {
  const map = propose(fixture('limesurvey_csv_rse2017_nl/public_data.csv'), none)

  it('has names made of code and sub-question', () => {
    expect(map.tool).toBe('limeSurvey')
    expect(variable(map, 'likert1_perfCheck4').label.en).toBe('Do you receive sufficient information on the purpose of your work?')
    expect(variable(map, 'likert5_satisgen1').label.en).toBe('In general, how satisfied are you with [Your current position]')
    expect(variable(map, 'rse3').label.en).toBe('Who uses the code that you write?')
  })

  it('has 65 disciplines of yes and no, some of which nobody chose', () => {
    const fields = variable(map, 'currentEmp13')
    expect(fields.kind === 'multi' && fields.options.length).toBe(65)
    expect(fields).toMatchObject({ label: { en: 'In which disciplines do you work' }, shape: { is: 'columns', notChosen: ['No'] } })
  })

  it('has blocks: one construct each, or told apart by the names of their rows', () => {
    expect(map.scales.map(({ name, items }) => `${name} ${items.length}`)).toEqual(['likert0 5', 'perfCheck 7', 'progRSE 5', 'percEmp 4'])
    expect(inShort(map, 'likert3_turnOver2')).toBe('ordinal 1-5 opinion: 1 从不, 2 有时, 3 经常, 4 非常频繁, 5 总是')
  })
})

describe('the survey of R users in Google Forms', () => {
  const map = propose(fixture('google_forms_r_community_2019_en/responses_en_300.csv'), none)
  const options = (name: string): readonly string[] => {
    const one = variable(map, name)
    return one.kind === 'multi' ? one.options.map(({ label }) => label.en) : []
  }

  it('has several answers joined by commas that stand in options too', () => {
    expect(options('Q17')).toEqual([
      'General search websites such as Google and Yahoo',
      'Your personal network, such as colleagues and professors',
      'Question and answer sites such as Stack Overflow and Quora',
      'Social media such as blogs, R-bloggers, Twitter, Slack, or GitHub contacts',
      'community.rstudio.com',
      'Email lists such as r-help',
      'R-specific search websites such as METACRAN or Rdocumentation',
      'Other',
    ])
    expect(options('Q18')).toEqual(expect.arrayContaining(['Books, textbooks, or journal articles (JSS, JOSS, R-Journal)', 'Conferences, meet-ups, or seminars', 'Email lists such as r-help, r-packages, or r-pkg-devel']))
    expect(options('Q39')).toContain('R Ladies meetups (local, regional, national, or international)')
  })

  it('has single answers with commas, which are no lists', () => {
    expect(variable(map, 'Q34')).toMatchObject({ kind: 'coded', role: 'attribute' })
    expect(map.variables.filter(({ kind }) => kind === 'multi').map(({ name }) => name)).toEqual(['Q9', 'Q12', 'Q17', 'Q18', 'Q19', 'Q23', 'Q28', 'Q32', 'Q39'])
  })

  it('keeps the numbers of neighbouring questions apart', () => {
    expect(inShort(map, 'Q10')).toMatch(/^ordinal 1-5 /)
  })

  it('leaves out what nobody was asked, and keeps the day', () => {
    expect(left(map, 'empty')).toHaveLength(7)
    expect(variable(map, 'SUBMITTED')).toMatchObject({ kind: 'day', order: 'mdy', column: 'Timestamp' })
  })
})

describe('Qualtrics', () => {
  it.each(['sample.csv', 'sample_legacy.csv'])('has two questions beside its bookkeeping: %s', (file) => {
    const map = propose(fixture(`qualtrics_minimal/${file}`), none)
    expect(names(map).filter((name) => name !== 'SECONDS')).toEqual(['Q1', 'Q2'])
    expect(variable(map, 'Q2')).toMatchObject({ kind: 'text', label: { en: 'This is a free text question.' } })
    expect(left(map, 'rowId')).toHaveLength(1)
    expect(left(map, 'likeMissing')).toEqual([])
  })
})
