import { codesOnce, hasCode, labelsOnce, need, once } from './check.ts'
import { memberName, scoreName } from './codebook.ts'
import type { Bounds, Codebook, CodedVariable, Scale, Variable } from './codebook.ts'
import type { Condition } from './form.ts'
import { MISSING_CODES } from './missing.ts'
import { isReservedName, NAME_LENGTH } from './names.ts'
import { StudyError } from './study-error.ts'

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

/**
 * Names unique whatever the case, codes and bounds that agree, derived variables and scales over variables that are there. `path`: of the
 * codebook in the document; '' where it is the document. `fewest` options of one answer: a file may hold a single day.
 */
export function checkCodebook(codebook: Codebook, path: string, fewest = 2): void {
  const under = (key: string): string => (path ? `${path}.${key}` : key)
  const names = columnNames(codebook)
  once(names, path)
  for (const name of names) {
    need(!isReservedName(name), 'reservedName', path, { name })
    need(name.length <= NAME_LENGTH, 'longName', path, { name, max: NAME_LENGTH })
  }
  once(codebook.scales.map(({ name }) => name), under('scales'))
  codebook.variables.forEach((variable, i) => checkVariable(variable, under(`variables[${i}]`), fewest))
  codebook.derived.forEach((derived, i) => {
    const at = under(`derived[${i}]`)
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
  codebook.scales.forEach((scale, i) => checkScale(scale, codebook, under(`scales[${i}]`)))
  checkQuasiIdentifiers(codebook, under('quasiIdentifiers'))
}

function checkBounds(bounds: Bounds | null, reversed: boolean, path: string): void {
  need(bounds !== null || !reversed, 'reversedUnbounded', path)
  need(bounds === null || bounds.min < bounds.max, 'boundsEmpty', `${path}.bounds`)
}

function checkVariable(variable: Variable, path: string, fewest: number): void {
  switch (variable.kind) {
    case 'coded':
      once(variable.waysOut, `${path}.waysOut`)
      return checkCoded(variable, path, fewest)
    case 'multi':
      once(variable.waysOut, `${path}.waysOut`)
      codesOnce(variable.options, `${path}.options`)
      labelsOnce(variable.options, `${path}.options`)
      return need(variable.options.some(({ exclusive }) => !exclusive), 'onlyExclusive', `${path}.options`)
    case 'number':
      // In a file a missing answer is its code: no number may look like one.
      for (const code of MISSING_CODES) {
        need(variable.bounds !== null && (code < variable.bounds.min || code > variable.bounds.max), 'numberLikeMissing', `${path}.bounds`, { name: variable.name, code })
      }
      return checkBounds(variable.bounds, variable.reversed, path)
    case 'text':
  }
}

function checkCoded(variable: CodedVariable, path: string, fewest: number): void {
  const { name, options, bounds, right } = variable
  need(options.length >= fewest, 'noOptions', path, { name })
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

/** The variable of that name, or a fault at `path`. */
export function variableIn(codebook: Codebook, name: string, path: string): Variable {
  const found = codebook.variables.find((variable) => variable.name === name)
  if (!found) throw new StudyError('noSuchVariable', path, { name })
  return found
}

/** A condition asks a variable with codes for codes it has. */
export function checkCondition(condition: Condition, codebook: Codebook, path: string): void {
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
  })
}

/** Broader bands take every code once. */
function checkQuasiIdentifiers(codebook: Codebook, path: string): void {
  once(codebook.quasiIdentifiers.map(({ variable }) => variable), path)
  codebook.quasiIdentifiers.forEach(({ variable: name, coarser }, i) => {
    const at = `${path}[${i}]`
    const variable = variableIn(codebook, name, at)
    if (variable.kind !== 'coded') throw new StudyError('notCategory', at, { name })
    if (coarser === null) return
    codesOnce(coarser, `${at}.coarser`)
    labelsOnce(coarser, `${at}.coarser`)
    const taken = coarser.flatMap(({ from }) => from)
    need(new Set(taken).size === taken.length && taken.length === variable.options.length && taken.every((code) => hasCode(variable.options, code)), 'bandsCover', `${at}.coarser`, { name })
  })
}
