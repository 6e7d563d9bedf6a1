import { describe, expect, it } from 'vitest'
import { memberName, type Codebook, type CodedVariable, type Variable } from '../../analysis/study/codebook.ts'
import { codebookOf, formOf, optionsFor } from '../../analysis/study/find.ts'
import { itemsOf, type Form } from '../../analysis/study/form.ts'
import { publishedBytes, readPublished, readStudy } from '../../analysis/study/publish.ts'
import { holds } from '../../analysis/study/routing.ts'
import type { Study } from '../../analysis/study/study.ts'
import { compose } from '../../analysis/study/compose.ts'
import { studies } from '../../surveys/index.ts'
import instrument from '../fixtures/instrument.json' with { type: 'json' }

const each = studies.map((study) => [study.id, study] as const)
const forms = studies.flatMap((study) => study.forms.map((form) => [`${study.id} ${form.id}`, study, form] as const))

/** Every text of a value, with where it stands. */
function texts(value: unknown, path = ''): { readonly path: string; readonly zh: string; readonly en: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => texts(one, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value && 'en' in value) return [{ path, zh: String(value['zh-CN']), en: String(value.en) }]
  return Object.entries(value).flatMap(([key, one]) => texts(one, `${path}.${key}`))
}
const coded = (codebook: Codebook, name: string): CodedVariable => {
  const variable = codebook.variables.find((one) => one.name === name)
  if (variable?.kind !== 'coded') throw new RangeError(`${name} is not coded`)
  return variable
}
const place = (form: Form, name: string): number => itemsOf(form).indexOf(name)

describe('the studies that ship', () => {
  it('are the study and the demo', () => {
    expect(studies.map(({ id, synthetic }) => [id, synthetic])).toEqual([
      ['community-policing', false],
      ['demo', true],
    ])
  })

  it.each(each)('%s is published as one file that is read back as it was', (_, study) => {
    expect(readPublished(publishedBytes(study))).toEqual(study)
  })

  it.each(each)('%s says everything in both languages, and each language is itself', (_, study) => {
    const all = texts(study)
    expect(all.length).toBeGreaterThan(300)
    const chinese = /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]/
    // A range of numbers reads the same in every language.
    const number = /^[\d\s–%.,]+$/
    expect(all.filter(({ en }) => chinese.test(en))).toEqual([])
    expect(all.filter(({ zh }) => !chinese.test(zh) && !number.test(zh)).filter(({ zh }) => !['km²'].includes(zh))).toEqual([])
    // Sentences in Chinese have full-width punctuation.
    expect(all.filter(({ zh }) => /[\u4e00-\u9fff][,;:?!()]|[,;:?!(][\u4e00-\u9fff]/.test(zh))).toEqual([])
    expect(all.filter(({ en }) => en !== en.trim() || /\s\s|\s[,.;:?!]/.test(en))).toEqual([])
  })

  it.each(forms)('%s asks what the instrument holds: constructs, numbers of items, reversed items, scales', (_, study, form) => {
    const codebook = codebookOf(study, form)
    const expected = instrument.constructs[form.respondent] as Record<string, { items: number; reversed: string[]; type: string }>
    expect(codebook.scales.map(({ name, kind }) => [name, kind])).toEqual(Object.entries(expected).map(([name, { type }]) => [name, type]))
    for (const scale of codebook.scales) {
      expect(scale.items).toEqual(Array.from({ length: expected[scale.name]!.items }, (_item, i) => `${scale.name}${i + 1}`))
      expect(scale.items.filter((name) => coded(codebook, name).reversed)).toEqual(expected[scale.name]!.reversed)
      expect(scale.bounds).toEqual({ min: 1, max: 5 })
      expect(scale.atLeast).toBe(Math.max(2, Math.floor(scale.items.length / 2)))
    }
    const items = codebook.scales.flatMap((scale) => scale.items)
    expect(items.length).toBe(form.respondent === 'resident' ? 44 : 35)
    expect(codebook.variables.filter((variable) => 'reversed' in variable && variable.reversed).length).toBe(form.respondent === 'resident' ? 7 : 8)
  })

  it.each(forms)('%s has the instrument’s codes, with "prefer not to say" as a way out and never as a code', (_, study, form) => {
    const codebook = codebookOf(study, form)
    const known = instrument.codes as Record<string, number[]>
    const compared = codebook.variables.filter((variable) => variable.name in known)
    expect(compared.length).toBe(form.respondent === 'resident' ? 31 : 15)
    for (const variable of compared) {
      const options = 'options' in variable ? variable.options : []
      expect([variable.name, options.map(({ code }) => code).sort((a, b) => a - b)]).toEqual([variable.name, known[variable.name]])
    }
    expect(texts(codebook.variables.map((variable) => ('options' in variable ? variable.options : []))).filter(({ en, zh }) => /prefer not/i.test(en) || zh.includes('不愿回答'))).toEqual([])
  })

  it.each(forms)('%s offers don’t know and refused at every opinion item', (_, study, form) => {
    const opinions = codebookOf(study, form).variables.filter((variable) => variable.role === 'opinion' && variable.kind === 'coded')
    expect(opinions.length).toBeGreaterThan(50)
    expect(opinions.filter((variable) => 'waysOut' in variable && variable.waysOut.join() !== 'dontKnow,refused')).toEqual([])
  })

  it.each(forms.filter(([, , { length }]) => length === 'full'))('%s uses every question of its codebook once, each with options in every unit', (_, study, form) => {
    const codebook = codebookOf(study, form)
    expect([...itemsOf(form)].sort()).toEqual(codebook.variables.map(({ name }) => name).sort())
    const offered = (variable: Variable, unit: string | null): number =>
      variable.kind === 'coded' ? optionsFor(study, variable, unit).length : variable.kind === 'multi' ? variable.options.length : Infinity
    const units = [null, ...study.units.map(({ id }) => id)]
    expect(codebook.variables.flatMap((variable) => units.filter((unit) => offered(variable, unit) < 2).map((unit) => `${variable.name} in ${unit}`))).toEqual([])
  })

  it.each(forms)('%s can bring every question before somebody', (_, study, form) => {
    const codebook = codebookOf(study, form)
    // Whoever gives the answers a route asks for, all the way up, is asked; and none of them ends the interview.
    const leading = (name: string): Record<string, number | number[]> => {
      const route = form.routes[name]
      if (!route) return {}
      const variable = codebook.variables.find((one) => one.name === route.variable)!
      return { ...leading(route.variable), [route.variable]: variable.kind === 'multi' ? [route.in[0]!] : route.in[0]! }
    }
    for (const name of itemsOf(form)) {
      const answers = leading(name)
      expect(Object.entries(form.routes).every(([routed, route]) => routed !== name || holds(route, answers))).toBe(true)
      expect(form.screenOut.some((condition) => holds(condition, answers))).toBe(false)
    }
  })

  it.each(forms)('%s informs and asks consent first, says who can read the answers, and asks the age of 18', (_, study, form) => {
    const { passages } = codebookOf(study, form)
    const said = form.consent.passages.map((name) => passages[name]!.en).join(' ')
    for (const needed of [/anonymous/, /Who runs this study, who pays/, /not encrypted/, /can use this device can read/, /voluntary/, /skip any question and stop/, /is stored/, /deleted when the trial ends/, /Before you submit/]) {
      expect(said).toMatch(needed)
    }
    expect(passages[form.consent.agree]!.en).toContain('18 or over')
    expect(passages[form.consent.agree]!['zh-CN']).toContain('18周岁')
    expect(study.collection.recipients).toEqual([])
    expect(form.pages[0]!.blocks.flatMap(({ items }) => items).every((name) => coded(codebookOf(study, form), name).role === 'screening')).toBe(true)
  })

  it.each(forms)('%s shows at most five answers to give on a page', (_, __, form) => {
    expect(form.pages.filter((page) => page.blocks.flatMap(({ items }) => items).length > 5).map(({ id }) => id)).toEqual([])
  })

  it.each(forms)('%s draws the order of every scale anew and has a lead-in for it', (_, study, form) => {
    for (const scale of codebookOf(study, form).scales) {
      const block = form.pages.flatMap(({ blocks }) => blocks).find(({ items }) => scale.items.some((name) => items.includes(name)))!
      expect([block.layout, block.shuffle, block.lead !== null, scale.items.filter((name) => itemsOf(form).includes(name)).every((name) => block.items.includes(name))]).toEqual(['statements', true, true, true])
    }
  })

  it.each(forms.filter(([, , { length }]) => length === 'full'))('%s sets importance and performance of the same row side by side', (_, study, form) => {
    const pairs = form.pages.flatMap(({ blocks }) => blocks).filter(({ layout }) => layout === 'pairs').flatMap(({ items }) => items)
    const prefix = form.respondent === 'resident' ? ['IMP', 'PRF'] : ['SIMP', 'SPRF']
    expect(pairs).toEqual(Array.from({ length: 10 }, (_pair, i) => prefix.map((name) => `${name}${i + 1}`)).flat())
    for (const name of pairs) expect(coded(codebookOf(study, form), name).bounds).toEqual({ min: 1, max: 5 })
  })

  it.each(forms.filter(([, , { length }]) => length === 'short'))('%s asks at least three items of every scale, and all of a formative one', (_, study, form) => {
    const asked = new Set(itemsOf(form))
    for (const { items, kind } of codebookOf(study, form).scales) {
      expect(items.filter((name) => asked.has(name)).length).toBe(kind === 'formative' ? items.length : 3)
    }
  })

  it.each(studies)('$id offers modules that pass as a whole and one by one, in either length', (study) => {
    for (const { id, codebook, variables } of study.modules) {
      const chosen = readStudy(compose(study, { forms: study.forms.map((form) => form.id), modules: [id] }))
      for (const form of chosen.forms) {
        const asked = itemsOf(form)
        expect(variables.every(({ name }) => asked.includes(name))).toBe(form.codebook === codebook)
      }
      expect(chosen.version).toBe(`${study.version}+${id}`)
    }
  })

  it.each(forms)('%s tells people at the open question what not to write', (_, study, form) => {
    const open = codebookOf(study, form).variables.filter((variable: Variable) => variable.kind === 'text')
    expect(open.map(({ name }) => name)).toEqual([form.respondent === 'resident' ? 'ROPEN' : 'SOPEN'])
    for (const { text } of open) {
      expect(text.en).toMatch(/do not enter names, addresses, telephone numbers/)
      expect(text['zh-CN']).toMatch(/请不要填写姓名、住址、电话/)
    }
  })
})

describe('the residents’ form', () => {
  const study = studies[0]!
  const form = formOf(study, 'resident')
  const codebook = codebookOf(study, form)

  it('asks causes before satisfaction, and victimisation, the person and the field checks late', () => {
    const order = ['SCR1', 'HAZ1', 'SAF1', 'AWR1', 'CON12', 'VIS1', 'RES1', 'EFF1', 'PJ1', 'TRU1', 'PAR1', 'CEF1', 'PRV1', 'SAT1', 'IMP1', 'VIC12', 'DEM_GENDER', 'ROPEN', 'COA1']
    const places = order.map((name) => place(form, name))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((at) => at >= 0)).toBe(true)
  })
  it('follows victimisation with a help notice', () => {
    const block = form.pages.flatMap(({ blocks }) => blocks).find(({ items }) => items.includes('VIC12'))!
    expect(codebook.passages[block.notice!]!.en).toMatch(/call 110.*96110/)
  })
  it('ends only for those under 18, and routes by contact, victimisation and hukou', () => {
    expect(form.screenOut).toEqual([{ variable: 'SCR1', in: [2] }])
    expect(Object.keys(form.routes).sort()).toEqual(['CONF', 'CONQ', 'CONR', 'DEM_PERMIT', 'VICR'])
    expect(form.routes['CONQ']).toEqual({ variable: 'CON12', in: [1, 2, 3] })
    expect(form.routes['VICR']!.in).not.toContain(8)
  })
  it('lets "none of these" exclude the rest', () => {
    const exclusive = codebook.variables.flatMap((variable) => (variable.kind === 'multi' ? variable.options.filter((option) => option.exclusive).map(({ code }) => memberName(variable.name, code)) : []))
    expect(exclusive.sort()).toEqual(['APP_6', 'PARB_7', 'VIC12_8'])
  })
  it('marks as sensitive what could harm people in a small group', () => {
    expect(codebook.variables.filter(({ sensitive }) => sensitive).map(({ name }) => name).sort()).toEqual(
      ['COA1', 'COA2', 'COA3', 'CONR', 'DEM_HUKOU', 'DEM_PERMIT', 'REP12', 'VIC12', 'VICR', 'VISH'],
    )
    expect(codebook.derived.filter(({ sensitive }) => sensitive).map(({ name }) => name)).toEqual(['FLOAT', 'VIC_ANY', 'COACHED', 'WATCHED'])
  })
  it('offers five channels in the quiz, 12345 being the right one', () => {
    expect(study.collection.channels.options.length).toBe(5)
    expect(study.collection.channels.options.find(({ code }) => code === study.collection.channels.right)!.label.en).toMatch(/^12345/)
  })
})

describe('the staff form', () => {
  const study = studies[0]!
  const form = formOf(study, 'staff')
  it('asks for no place, and for a post in the community of police officers only', () => {
    expect(codebookOf(study, form).variables.filter((variable) => variable.kind === 'coded' && variable.optionsFrom !== null)).toEqual([])
    expect(form.routes).toEqual({ DUAL: { variable: 'ROLE', in: [1, 2, 3] } })
  })
  it('asks who could see the answers in its own words', () => {
    expect(coded(codebookOf(study, form), 'COA2').text.en).toContain('a superior or colleague')
  })
})

describe('the places and cases of the study', () => {
  const study: Study = studies[0]!
  it('are Tianning with its seven sub-districts and towns, and Zhengzhou with districts and sub-districts', () => {
    const under = (id: string) => study.units.filter(({ parent }) => parent === id)
    expect(study.collection.compared).toEqual(['tianning', 'zhengzhou'])
    expect(under('tianning').map(({ name }) => name.en)).toEqual([
      'Diaozhuang Sub-district', 'Qinglong Sub-district', 'Chashan Sub-district', 'Hongmei Sub-district', 'Tianning Sub-district', 'Lanling Sub-district', 'Zhenglu Town',
    ])
    expect(under('zhengzhou').length).toBe(9)
    expect(under('zhengzhou').every(({ id }) => under(id).length > 0)).toBe(true)
    expect(study.units.find(({ id }) => id === 'zhengzhou-guancheng')!.name).toEqual({ 'zh-CN': '管城回族区', en: 'Guancheng Hui District' })
    expect(study.units.filter(({ code, parent }) => parent && !String(code).startsWith(String(study.units.find(({ id }) => id === parent)!.code).replace(/0+$/, '')))).toEqual([])
  })
  it('are seven cases whose facts name their sources in full', () => {
    expect(study.cases.map(({ id }) => id)).toEqual(['tianning', 'zhengzhou', 'exeter', 'new-york', 'fengqiao', 'urumqi', 'huangpu'])
    const sources = study.cases.flatMap(({ facts }) => facts.flatMap(({ source }) => source ?? []))
    expect(sources.filter((source) => source.length < 15 || /\[\d+/.test(source))).toEqual([])
    expect(study.cases.every(({ cautions }) => cautions.length > 0)).toBe(true)
    const urumqi = study.cases.find(({ id }) => id === 'urumqi')!
    expect(urumqi.cautions[0]!.en).toMatch(/Yang and Guan 2016.*Leibold and Zenz 2016.*rights/)
  })
})

describe('the demo', () => {
  const demo = studies[1]!
  it('has four invented districts, no case and a seed', () => {
    expect(demo.collection.compared.map((id) => demo.units.find((unit) => unit.id === id)!.name['zh-CN'])).toEqual(['示例甲区', '示例乙区', '示例丙区', '示例丁区'])
    expect(demo.units.every(({ synthetic, code, name }) => synthetic && String(code).startsWith('99') && /^Demo/.test(name.en))).toBe(true)
    expect(demo.cases).toEqual([])
    expect(demo.generator).not.toBeNull()
    expect(demo.title.en).toContain('synthetic')
  })
  it('asks the very questions of the study', () => {
    expect(demo.forms).toEqual(studies[0]!.forms)
    expect(demo.codebooks.map(({ scales, passages, derived }) => ({ scales, passages, derived }))).toEqual(studies[0]!.codebooks.map(({ scales, passages, derived }) => ({ scales, passages, derived })))
  })
})
