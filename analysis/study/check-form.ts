import { checkCondition, variableIn } from './check-codebook.ts'
import { need, once } from './check.ts'
import type { CodedVariable, Variable } from './codebook.ts'
import { isDistrict, unitOf } from './find.ts'
import { itemsOf } from './form.ts'
import type { Form } from './form.ts'
import { StudyError } from './study-error.ts'
import type { Study } from './study.ts'
import { LANGS } from './text.ts'

/** Passages and items that are there, each item once, routes on earlier questions, nothing that can never be reached. */
export function checkForm(form: Form, study: Study, path: string): void {
  const codebook = study.codebooks.find(({ id }) => id === form.codebook)
  if (!codebook) throw new StudyError('noSuchCodebook', `${path}.codebook`, { name: form.codebook })
  need(study.forms.every((other) => other.codebook !== form.codebook || other.respondent === form.respondent), 'mixedRespondents', `${path}.respondent`)
  if (form.respondent === 'staff') {
    const large = study.collection.compared.every((id) => isDistrict(unitOf(study, id).level))
    need(large && codebook.variables.every((variable) => variable.kind !== 'coded' || variable.optionsFrom !== 'subdistricts'), 'staffPlace', `${path}.respondent`)
  }
  const passage = (name: string, at: string): void => need(Object.hasOwn(codebook.passages, name), 'noSuchPassage', at, { name })
  form.consent.passages.forEach((name, i) => passage(name, `${path}.consent.passages[${i}]`))
  passage(form.consent.agree, `${path}.consent.agree`)
  passage(form.consent.decline, `${path}.consent.decline`)
  passage(form.thanks, `${path}.thanks`)
  once(form.pages.map(({ id }) => id), `${path}.pages`)
  once(form.pages.flatMap(({ blocks }) => blocks.map(({ id }) => id)), `${path}.pages`)

  const place = new Map<string, number>()
  form.pages.forEach((page, p) =>
    page.blocks.forEach((block, b) => {
      const at = `${path}.pages[${p}].blocks[${b}]`
      if (block.lead !== null) passage(block.lead, `${at}.lead`)
      if (block.notice !== null) passage(block.notice, `${at}.notice`)
      const items = block.items.map((name) => {
        need(!place.has(name), 'itemTwice', at, { name })
        place.set(name, place.size)
        const item = variableIn(codebook, name, at)
        need(item.role !== 'collection' && item.role !== 'weight', 'notOfForm', at, { name })
        return item
      })
      need(block.draw === null || (block.draw < items.length && block.layout === 'questions' && block.items.every((name) => !Object.hasOwn(form.routes, name))), 'drawBlock', at)
      if (block.layout === 'questions') return
      if (block.layout === 'pairs') need(items.length % 2 === 0, 'pairsOdd', at)
      const step = block.layout === 'pairs' ? 2 : 1
      items.forEach((item, i) => need(sameAnswers(item, items[i % step]!), 'statementsDiffer', at, { name: item.name }))
    }),
  )

  for (const [name, route] of Object.entries(form.routes)) {
    const at = `${path}.routes.${name}`
    need(place.has(name), 'notInForm', at, { name })
    need(place.has(route.variable), 'notInForm', at, { name: route.variable })
    checkCondition(route, codebook, at)
    need(place.get(route.variable)! < place.get(name)!, 'routeLater', at, { name, on: route.variable })
    const ends = form.screenOut.flatMap((condition) => (condition.variable === route.variable ? condition.in : []))
    need(route.in.some((code) => !ends.includes(code)), 'neverAsked', at, { name })
  }
  for (const { items } of codebook.scales) {
    for (const name of items.filter((item) => place.has(item))) {
      const item = variableIn(codebook, name, path) as CodedVariable
      need(item.waysOut.includes('dontKnow') && item.waysOut.includes('refused'), 'scaleWaysOut', `${path}.pages`, { name })
    }
  }
  form.screenOut.forEach((condition, i) => {
    const at = `${path}.screenOut[${i}]`
    need(place.has(condition.variable), 'notInForm', at, { name: condition.variable })
    checkCondition(condition, codebook, at)
    need(variableIn(codebook, condition.variable, at).role === 'screening', 'notScreening', at, { name: condition.variable })
  })
  need(itemsOf(form).some((name) => !Object.hasOwn(form.routes, name)), 'tooFew', `${path}.pages`, { n: 0, min: 1 })
}

/** Statements of one block and the halves of pairs are rows of one table of radio buttons: same codes, same words, same ways out. */
function sameAnswers(item: Variable, first: Variable): boolean {
  if (item.kind !== 'coded' || first.kind !== 'coded') return false
  const words = (variable: CodedVariable): string =>
    JSON.stringify([variable.options.map(({ code, label }) => [code, ...LANGS.map((lang) => label[lang])]), [...variable.waysOut].sort()])
  return words(item) === words(first)
}
