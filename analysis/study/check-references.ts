import { memberName, scoreName } from './codebook.ts'
import type { Bounds, Codebook, CodedVariable, Option, Scale, Variable } from './codebook.ts'
import { itemsOf } from './form.ts'
import type { Condition, Form } from './form.ts'
import type { StudyMessage } from './messages.ts'
import { COLLECTION_NAMES, isReservedName, NAME_LENGTH } from './names.ts'
import { StudyError, type MessageValues } from './study-error.ts'
import type { Case, Filter, Report, Study, Unit } from './study.ts'
import { LANGS } from './text.ts'

/** Checks units and rules of collection, which the options of some questions are made of. Throws {@link StudyError} at the first fault. */
export function checkPlaces(study: Study): void {
  checkUnits(study)
  checkCollection(study)
}

/** Checks everything else that names point at, and what the parts of a study say of each other. Throws {@link StudyError} at the first fault. */
export function checkReferences(study: Study): void {
  once(study.codebooks.map(({ id }) => id), 'codebooks')
  study.codebooks.forEach((codebook, i) => checkCodebook(codebook, `codebooks[${i}]`))
  once(study.forms.map(({ id }) => id), 'forms')
  study.forms.forEach((form, i) => checkForm(form, study, `forms[${i}]`))
  once(study.cases.map(({ id }) => id), 'cases')
  study.cases.forEach((one, i) => checkCase(one, study, `cases[${i}]`))
  checkReport(study.report, study)
}

function need(holds: boolean, code: StudyMessage, path: string, values: MessageValues = {}): void {
  if (!holds) throw new StudyError(code, path, values)
}

/** No name twice, whatever the case. */
function once(names: readonly string[], path: string): void {
  const seen = new Set<string>()
  for (const name of names) {
    need(!seen.has(name.toLowerCase()), 'twice', path, { name })
    seen.add(name.toLowerCase())
  }
}

function codesOnce(options: readonly Option[], path: string): void {
  const seen = new Set<number>()
  for (const { code } of options) {
    need(!seen.has(code), 'codeTwice', path, { code })
    seen.add(code)
  }
}

function labelsOnce(options: readonly Option[], path: string): void {
  for (const lang of LANGS) {
    const seen = new Set<string>()
    for (const { label } of options) {
      need(!seen.has(label[lang]), 'labelTwice', path, { label: label[lang] })
      seen.add(label[lang])
    }
  }
}

const hasCode = (options: readonly Option[], code: number): boolean => options.some((option) => option.code === code)

// Codebook

/** The columns a table has of this codebook, beside those of the fieldwork. */
function columnNames(codebook: Codebook): readonly string[] {
  return [
    ...codebook.variables.flatMap((variable) =>
      variable.kind === 'multi' ? [variable.name, ...variable.options.map(({ code }) => memberName(variable.name, code))] : [variable.name],
    ),
    ...codebook.derived.map(({ name }) => name),
    ...codebook.scales.flatMap(({ name }) => [scoreName(name, 'mean'), scoreName(name, 'percent')]),
  ]
}

function checkCodebook(codebook: Codebook, path: string): void {
  const names = columnNames(codebook)
  once(names, path)
  for (const name of names) {
    need(!isReservedName(name), 'reservedName', path, { name })
    need(name.length <= NAME_LENGTH, 'longName', path, { name, max: NAME_LENGTH })
  }
  once(codebook.scales.map(({ name }) => name), `${path}.scales`)
  codebook.variables.forEach((variable, i) => checkVariable(variable, `${path}.variables[${i}]`))
  codebook.derived.forEach((derived, i) => {
    const at = `${path}.derived[${i}]`
    codesOnce(derived.options, `${at}.options`)
    labelsOnce(derived.options, `${at}.options`)
    need(derived.otherwise === null || hasCode(derived.options, derived.otherwise), 'noSuchCode', `${at}.otherwise`, { name: derived.name, code: derived.otherwise ?? 0 })
    derived.rules.forEach((rule, r) => {
      const ruleAt = `${at}.rules[${r}]`
      need(hasCode(derived.options, rule.code), 'noSuchCode', `${ruleAt}.code`, { name: derived.name, code: rule.code })
      rule.when.forEach((when, w) => {
        if ('in' in when) checkCondition(when, codebook, `${ruleAt}.when[${w}]`)
        else checkRight(when.variable, codebook, `${ruleAt}.when[${w}]`)
      })
    })
  })
  codebook.scales.forEach((scale, i) => checkScale(scale, codebook, `${path}.scales[${i}]`))
}

function checkBounds(bounds: Bounds | null, reversed: boolean, path: string): void {
  need(bounds !== null || !reversed, 'reversedUnbounded', path)
  need(bounds === null || bounds.min < bounds.max, 'boundsEmpty', `${path}.bounds`)
}

function checkVariable(variable: Variable, path: string): void {
  switch (variable.kind) {
    case 'coded':
      once(variable.waysOut, `${path}.waysOut`)
      return checkCoded(variable, path)
    case 'multi':
      once(variable.waysOut, `${path}.waysOut`)
      codesOnce(variable.options, `${path}.options`)
      labelsOnce(variable.options, `${path}.options`)
      return need(variable.options.some(({ exclusive }) => !exclusive), 'onlyExclusive', `${path}.options`)
    case 'number':
      return checkBounds(variable.bounds, variable.reversed, path)
    case 'text':
  }
}

function checkCoded(variable: CodedVariable, path: string): void {
  const { name, options, bounds, right } = variable
  need(options.length >= 2, 'noOptions', path, { name })
  codesOnce(options, `${path}.options`)
  // Two sub-districts of different districts may share a name; their codes tell them apart.
  if (variable.optionsFrom === null) labelsOnce(options, `${path}.options`)
  need(options.every(({ exclusive }) => !exclusive), 'exclusiveOfOne', `${path}.options`)
  checkBounds(bounds, variable.reversed, path)
  need(bounds === null || variable.level === 'ordinal', 'boundsNominal', `${path}.bounds`)
  for (const { code } of options) need(bounds === null || (bounds.min <= code && code <= bounds.max), 'codeOutside', `${path}.options`, { code })
  if (right !== null) {
    need(variable.optionsFrom !== 'channels', 'rightFromUnit', `${path}.right`)
    need(hasCode(options, right), 'noSuchCode', `${path}.right`, { name, code: right })
  }
}

function variableIn(codebook: Codebook, name: string, path: string): Variable {
  const found = codebook.variables.find((variable) => variable.name === name)
  if (!found) throw new StudyError('noSuchVariable', path, { name })
  return found
}

function checkCondition(condition: Condition, codebook: Codebook, path: string): void {
  const variable = variableIn(codebook, condition.variable, path)
  if (variable.kind !== 'coded' && variable.kind !== 'multi') throw new StudyError('notCategory', path, { name: variable.name })
  for (const code of condition.in) need(hasCode(variable.options, code), 'noSuchCode', path, { name: variable.name, code })
}

function checkRight(name: string, codebook: Codebook, path: string): void {
  const variable = variableIn(codebook, name, path)
  need(variable.kind === 'coded' && (variable.right !== null || variable.optionsFrom === 'channels'), 'noRight', path, { name })
}

function checkScale(scale: Scale, codebook: Codebook, path: string): void {
  once(scale.items, `${path}.items`)
  need(scale.bounds.min < scale.bounds.max, 'boundsEmpty', `${path}.bounds`)
  need(scale.atLeast <= scale.items.length, 'scaleAtLeast', `${path}.atLeast`)
  scale.items.forEach((name, i) => {
    const at = `${path}.items[${i}]`
    const item = variableIn(codebook, name, at)
    if (item.kind !== 'coded' || item.bounds === null) throw new StudyError('scaleItemKind', at, { name })
    need(item.bounds.min === scale.bounds.min && item.bounds.max === scale.bounds.max, 'scaleBounds', at, { name })
    need(item.waysOut.includes('dontKnow') && item.waysOut.includes('refused'), 'scaleWaysOut', at, { name })
  })
}

// Form

function checkForm(form: Form, study: Study, path: string): void {
  const codebook = study.codebooks.find(({ id }) => id === form.codebook)
  if (!codebook) throw new StudyError('noSuchCodebook', `${path}.codebook`, { name: form.codebook })
  need(study.forms.every((other) => other.codebook !== form.codebook || other.respondent === form.respondent), 'mixedRespondents', `${path}.respondent`)
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
        return variableIn(codebook, name, at)
      })
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

// Units, cases, collection, report

const LEVELS: readonly Unit['level'][] = ['city', 'district', 'subdistrict', 'community', 'grid']

function checkUnits({ units, synthetic, generator }: Study): void {
  once(units.map(({ id }) => id), 'units')
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const codes = new Set<number>()
  units.forEach((unit, i) => {
    const path = `units[${i}]`
    need(!codes.has(unit.code), 'codeTwice', `${path}.code`, { code: unit.code })
    codes.add(unit.code)
    need(unit.synthetic === synthetic, 'unitMixed', `${path}.synthetic`)
    need(String(unit.code).startsWith('99') === unit.synthetic, 'unitCodeInvented', `${path}.code`)
    if (unit.parent === null) return
    const parent = byId.get(unit.parent)
    if (!parent) throw new StudyError('noSuchUnit', `${path}.parent`, { name: unit.parent })
    for (let above: Unit | undefined = parent, steps = 0; above; above = above.parent === null ? undefined : byId.get(above.parent), steps++) {
      need(above.id !== unit.id && steps <= units.length, 'unitCircle', `${path}.parent`, { name: unit.id })
    }
    need(LEVELS.indexOf(parent.level) < LEVELS.indexOf(unit.level), 'unitLevel', `${path}.level`, { name: unit.id })
  })
  need(generator === null || synthetic, 'generatorReal', 'generator')
}

function checkCase(one: Case, study: Study, path: string): void {
  need(one.unit === null || study.units.some(({ id }) => id === one.unit), 'noSuchUnit', `${path}.unit`, { name: one.unit ?? '' })
  once(one.facts.map(({ field }) => field), `${path}.facts`)
  one.facts.forEach((fact, i) => {
    const at = `${path}.facts[${i}]`
    need((fact.value === null) === (fact.confidence === 'unknown'), 'factUnknown', at)
    // What is derived from other facts names them in its definition.
    need(fact.value === null || fact.source !== null || fact.confidence === 'derived', 'factSource', at)
  })
}

function checkCollection({ collection, units }: Study): void {
  const { opens, closes, compared } = collection
  need(opens === null || closes === null || opens <= closes, 'closesFirst', 'collection.closes')
  once(collection.recipients, 'collection.recipients')
  codesOnce(collection.incomeBands, 'collection.incomeBands')
  labelsOnce(collection.incomeBands, 'collection.incomeBands')
  need(collection.incomeBands.every(({ exclusive }) => !exclusive), 'exclusiveOfOne', 'collection.incomeBands')

  const byId = new Map(units.map((unit) => [unit.id, unit]))
  once(compared, 'collection.compared')
  compared.forEach((id, i) => {
    const path = `collection.compared[${i}]`
    const unit = byId.get(id)
    if (!unit) throw new StudyError('noSuchUnit', path, { name: id })
    for (let above = unit.parent; above !== null; above = byId.get(above)!.parent) {
      need(!compared.includes(above), 'comparedNested', path, { name: id, in: above })
    }
  })

  const labels = new Map<number, Option['label']>()
  const places = [{ channels: collection.channels, path: 'collection.channels' }]
  units.forEach(({ channels }, i) => channels && places.push({ channels, path: `units[${i}].channels` }))
  for (const { channels, path } of places) {
    codesOnce(channels.options, path)
    labelsOnce(channels.options, path)
    need(channels.options.every(({ exclusive }) => !exclusive), 'exclusiveOfOne', path)
    need(hasCode(channels.options, channels.right), 'noSuchCode', `${path}.right`, { name: 'right', code: channels.right })
    for (const { code, label } of channels.options) {
      const before = labels.get(code) ?? label
      need(LANGS.every((lang) => before[lang] === label[lang]), 'channelDiffers', path, { code })
      labels.set(code, before)
    }
  }
}

function checkReport(report: Report, study: Study): void {
  const table = (name: string, path: string): Codebook => {
    const codebook = study.codebooks.find(({ id }) => id === name && study.forms.some((form) => form.codebook === id))
    if (!codebook) throw new StudyError('noSuchTable', path, { name })
    return codebook
  }
  for (const [name, filters] of Object.entries(report.filter)) {
    const path = `report.filter.${name}`
    filters.forEach((filter, i) => checkFilter(filter, table(name, path), `${path}[${i}]`))
  }
  once(report.sections.map(({ id }) => id), 'report.sections')
  report.sections.forEach((section, s) =>
    section.items.forEach((item, i) => {
      const path = `report.sections[${s}].items[${i}]`
      const codebook = table(item.table, `${path}.table`)
      item.filter.forEach((filter, f) => checkFilter(filter, codebook, `${path}.filter[${f}]`))
    }),
  )
}

/** A filter asks a column with codes: a fact of the fieldwork, a question, one option of a multiple answer, a derived variable. */
function checkFilter(filter: Filter, codebook: Codebook, path: string): void {
  const { variable: name } = filter
  if (COLLECTION_NAMES.some((collected) => collected === name)) return
  const codes = 'in' in filter ? filter.in : filter.notIn
  const options =
    codebook.derived.find((derived) => derived.name === name)?.options ??
    codebook.variables.flatMap((variable): readonly Pick<Option, 'code'>[] => {
      if (variable.kind === 'coded' && variable.name === name) return variable.options
      return variable.kind === 'multi' && variable.options.some(({ code }) => memberName(variable.name, code) === name)
        ? [{ code: 0 }, { code: 1 }]
        : []
    })
  need(options.length > 0, 'noSuchVariable', path, { name })
  for (const code of codes) need(options.some((option) => option.code === code), 'noSuchCode', path, { name, code })
}
