import { describe, expect, it } from 'vitest'
import type { CodedVariable, Variable } from '../../../analysis/study/codebook.ts'
import { checkEthics } from '../../../analysis/study/ethics.ts'
import { readStudy } from '../../../analysis/study/publish.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { smallStudy } from '../../support/small-study.ts'

/** Asks one more question in the small study; the code it is refused with, or null. */
function asking(zh: string, en: string, kind: 'text' | 'number' | 'choice' | 'statement' = 'text', options: readonly string[] = ['甲', '乙']): string | null {
  const text = { 'zh-CN': zh, en }
  const more = {
    text: { kind: 'text', maxLength: 100 },
    number: { kind: 'number', bounds: { min: 0, max: 999999 }, reversed: false, integer: true, unit: null, score: null },
    choice: {
      kind: 'coded', level: 'nominal', optionsFrom: null, waysOut: [], bounds: null, reversed: false, right: null,
      options: options.map((label, i) => ({ code: i + 1, label: { 'zh-CN': label, en: label } })),
    },
    statement: {
      kind: 'coded', level: 'ordinal', optionsFrom: null, waysOut: [], bounds: { min: 1, max: 2 }, reversed: false, right: null,
      options: options.map((label, i) => ({ code: i + 1, label: { 'zh-CN': label, en: label } })),
    },
  }[kind]
  const variable = { name: 'EXTRA', text, label: { 'zh-CN': '标签', en: 'Label' }, role: kind === 'statement' ? 'opinion' : 'attribute', sensitive: false, note: null, ...more }
  const [first, ...others] = smallStudy.codebooks
  try {
    readStudy(structuredClone({ ...smallStudy, codebooks: [{ ...first!, variables: [...first!.variables, variable] }, ...others] }))
    return null
  } catch (error) {
    if (error instanceof StudyError) return error.code
    throw error
  }
}
const harmless = ['一个问题？', 'A question?'] as const

describe('a study that asks who somebody is', () => {
  it.each([
    ['您的姓名', 'asksName'],
    ['请问您叫什么？', 'asksName'],
    ['请填写真实姓名', 'asksName'],
    ['您的手机号码是多少？', 'asksPhone'],
    ['请留下联系方式', 'asksPhone'],
    ['您的微信号', 'asksPhone'],
    ['身份证后四位', 'asksIdNumber'],
    ['您的警号', 'asksIdNumber'],
    ['您的车牌号', 'asksIdNumber'],
    ['您的家庭住址', 'asksAddress'],
    ['请写明门牌号', 'asksAddress'],
  ])('is refused in Chinese: %s', (zh, code) => {
    expect(asking(zh, harmless[1])).toBe(code)
  })
  it.each([
    ['What is your name?', 'asksName'],
    ['Name', 'asksName'],
    ['Please give your full name.', 'asksName'],
    ['Your phone number', 'asksPhone'],
    ['Mobile number', 'asksPhone'],
    ['Your e-mail', 'asksPhone'],
    ['ID card number', 'asksIdNumber'],
    ['Passport number', 'asksIdNumber'],
    ['Licence plate number', 'asksIdNumber'],
    ['What is your home address?', 'asksAddress'],
    ['House number', 'asksAddress'],
  ])('is refused in English: %s', (en, code) => {
    expect(asking(harmless[0], en)).toBe(code)
  })
  it('is refused for a number as for a text', () => {
    expect(asking('您的手机号码', 'A number', 'number')).toBe('asksPhone')
  })
})

describe('a study that asks for what could harm people', () => {
  it.each([
    ['您是什么民族？', harmless[1], 'asksEthnicity'],
    [harmless[0], 'What is your ethnic group?', 'asksEthnicity'],
    ['您信仰什么宗教？', harmless[1], 'asksReligion'],
    [harmless[0], 'What is your religion?', 'asksReligion'],
    ['您的政治面貌是？', harmless[1], 'asksPolitics'],
    [harmless[0], 'Are you a Party member?', 'asksPolitics'],
    ['您是党员吗？', harmless[1], 'asksPolitics'],
  ])('is refused even with options to choose from: %s / %s', (zh, en, code) => {
    expect(asking(zh, en, 'choice')).toBe(code)
  })
  it.each([
    [['中共党员', '群众'], 'asksPolitics'],
    [['汉族', '其他'], 'asksEthnicity'],
    [['佛教', '没有'], 'asksReligion'],
    [['Party member', 'None'], 'asksPolitics'],
  ])('is refused where only the answers say it: %s', (options, code) => {
    expect(asking(...harmless, 'choice', options)).toBe(code)
  })
  it('is refused for a statement about oneself, not for one about services', () => {
    expect(asking('我是党员。', harmless[1], 'statement')).toBe('asksPolitics')
    expect(asking('党员带头参加巡逻。', 'Party members take the lead in patrols.', 'statement')).toBeNull()
  })
})

describe('a study that only speaks of such things', () => {
  it.each([
    ['电信网络诈骗', 'Telephone and online fraud', 'statement'],
    ['通过电话、微信群或小程序联系他们很方便。', 'It is easy to get in touch with them by phone, WeChat group or app.', 'statement'],
    ['社区党组织能把各方力量组织起来解决问题。', 'The community Party organisation brings different units together to solve problems.', 'statement'],
    ['民警兼任社区（村）班子职务，有助于开展工作。', 'Having officers serve in the community Party organisation or residents’ committee makes the work easier.', 'statement'],
    ['党建活动占用了实际工作时间，却没有帮助。', 'Party-building activities take time away from practical work without helping it.', 'statement'],
    ['您对社区民警的熟悉程度？', 'How well do you know the community police officer?', 'choice'],
    ['您负责的网格数', 'Number of grids you serve', 'number'],
    ['您负责多少户？', 'Number of households you serve', 'number'],
    ['您一周接到多少个电话？', 'How many phone calls do you take in a week?', 'number'],
    ['您建议怎样改进？请不要填写姓名、住址、电话等个人信息。', 'What would you improve? Please do not enter names, addresses, telephone numbers or other personal details.', 'text'],
    ['您走访时登记哪些信息最费时间？', 'What takes most time to register on visits?', 'text'],
    ['您的户口所在地是？', 'Where is your hukou registered?', 'choice'],
  ] as const)('is let through: %s', (zh, en, kind) => {
    expect(asking(zh, en, kind)).toBeNull()
  })
  it('is let through where officers are known by name', () => {
    expect(asking('您对社区民警的熟悉程度？', 'How well do you know the officer?', 'choice', ['叫得出姓名', 'By name'])).toBeNull()
  })
  it('is refused when the ban stands in another sentence than the question', () => {
    expect(asking('您的姓名？请不要填写电话。', harmless[1])).toBe('asksName')
  })
})

describe('a study that is an imported file', () => {
  const imported = { kind: 'text', sha256: '0'.repeat(64), tool: 'wjxText', respondent: 'resident', rows: 200, setAside: 0, lostCells: 0, rest: [], leftOut: [], kept: [] } as const
  const text = (zh: string) => ({ 'zh-CN': zh, en: zh })
  const open = (name: string, zh: string): Variable => ({ kind: 'text', name, text: text(zh), label: text(zh), role: 'opinion', sensitive: false, note: null, maxLength: 100 })
  const choice = (name: string, zh: string, options: readonly string[], more: Partial<CodedVariable> = {}): Variable => ({
    kind: 'coded', name, text: text(zh), label: text(zh), role: 'attribute', sensitive: false, note: null, level: 'nominal', optionsFrom: null, waysOut: [], bounds: null, reversed: false, right: null,
    options: options.map((label, i) => ({ code: i + 1, label: text(label) })), ...more,
  })
  /** The code such a file is refused with, or null, where these variables were kept with a reason. */
  function refusal(variables: readonly Variable[], kept: readonly string[] = []): string | null {
    const [codebook] = smallStudy.codebooks
    try {
      checkEthics({
        ...smallStudy,
        codebooks: [{ ...codebook!, variables }],
        forms: [],
        imported: { ...imported, kept: kept.map((variable) => ({ column: variable, variable, what: 'phone', reason: '回访抽查' })) },
      })
      return null
    } catch (error) {
      if (error instanceof StudyError) return error.code
      throw error
    }
  }

  it('is refused like any other where nobody gave a reason', () => {
    expect(refusal([open('A', '您的手机号码')])).toBe('asksPhone')
    expect(refusal([open('A', '您的姓名')], ['B'])).toBe('asksName')
    expect(refusal([choice('A', '您的政治面貌', ['群众', '其他'])])).toBe('asksPolitics')
  })
  it('passes with what was kept for a reason', () => {
    expect(refusal([open('A', '您的手机号码')], ['A'])).toBeNull()
    expect(refusal([choice('A', '您的政治面貌', ['中共党员', '群众'])], ['A'])).toBeNull()
    expect(refusal([open('A', '您的邮箱'), open('B', '家庭住址')], ['A', 'B'])).toBeNull()
  })
  it('never passes with ethnicity or religion, whatever the reason', () => {
    expect(refusal([choice('A', '您的民族', ['甲', '乙'])], ['A'])).toBe('asksEthnicity')
    expect(refusal([choice('A', 'Q12', ['汉族', '回族'])], ['A'])).toBe('asksEthnicity')
    expect(refusal([open('A', '您的宗教信仰')], ['A'])).toBe('asksReligion')
    expect(refusal([choice('A', 'Q13', ['佛教', '没有'])], ['A'])).toBe('asksReligion')
    expect(refusal([open('A', '您的姓名和民族')], ['A'])).toBe('asksEthnicity')
  })
  it('keeps the exemption of statements to agree with', () => {
    const agreed = { role: 'opinion', level: 'ordinal', bounds: { min: 1, max: 2 } } as const
    expect(refusal([choice('A', '党员带头参加巡逻。', ['不同意', '同意'], agreed)])).toBeNull()
    expect(refusal([choice('A', '我是党员。', ['不同意', '同意'], agreed)])).toBe('asksPolitics')
  })
  it('may speak of offices and places with such names', () => {
    expect(refusal([choice('A', '您去过哪个部门？', ['民族宗教事务局', '派出所'])])).toBeNull()
    expect(refusal([choice('A', '您对宗教场所周边治安的评价', ['好', '不好'])])).toBeNull()
  })
})
