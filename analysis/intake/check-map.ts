import { codesOnce, hasCode, labelsOnce, need, once } from '../study/check.ts'
import { checkCodebook } from '../study/check-codebook.ts'
import { memberName, scoreName } from '../study/codebook.ts'
import { lacksOfReason, NEVER_KEPT, SHORTEST_REASON } from '../study/check-imported.ts'
import { isDistrict } from '../study/find.ts'
import { isReservedName, NAME_LENGTH } from '../study/names.ts'
import { codebookOf, type Days } from './codebook.ts'
import { columnsOf, type ImportMap, type MappedMulti, type MappedUnits, type MappedVariable } from './map.ts'
import { shown } from './shown.ts'

/** The days are those that occur; their names do not depend on them. */
const ANY_DAYS: Days = { options: [{ code: 1, label: { 'zh-CN': '1', en: '1' } }], months: false }

/**
 * What the parts of a mapping say of each other: each column in one place, each text in one list, names and codes once, scales over items
 * that are there, reasons for what was kept. Throws {@link StudyError} at the first fault, with its place in the mapping.
 */
export function checkMapping(map: ImportMap): void {
  checkNames(map)
  checkCodebook(codebookOf(map, () => ANY_DAYS), '', 1)
  map.variables.forEach((variable, i) => checkValues(variable, `variables[${i}]`))
  if (map.unit) checkPlaces(map.unit, map.respondent)
  checkColumns(map)
  checkRules(map)
}

/** Names of the columns that the table will have, each at what gives it the name. */
function checkNames({ variables, scales }: ImportMap): void {
  const seen = new Set<string>()
  const take = (names: readonly string[], path: string): void => {
    for (const name of names) {
      need(!seen.has(name.toLowerCase()), 'twice', path, { name })
      need(!isReservedName(name), 'reservedName', path, { name })
      need(name.length <= NAME_LENGTH, 'longName', path, { name, max: NAME_LENGTH })
      seen.add(name.toLowerCase())
    }
  }
  variables.forEach((variable, i) => {
    if (variable.kind === 'multi') codesOnce(variable.options, `variables[${i}].options`)
    take([variable.name, ...(variable.kind === 'multi' ? variable.options.map(({ code }) => memberName(variable.name, code)) : [])], `variables[${i}].name`)
  })
  scales.forEach(({ name }, i) => take([scoreName(name, 'mean'), scoreName(name, 'percent')], `scales[${i}].name`))
}

function checkColumns({ variables, unit, leftOut, kept }: ImportMap): void {
  const seen = new Set<string>()
  const place = (column: string, path: string): void => {
    need(!seen.has(column), 'columnTwice', path, { column: shown(column) })
    seen.add(column)
  }
  variables.forEach((variable, i) => columnsOf(variable).forEach((column) => place(column, `variables[${i}]`)))
  if (unit && unit.column !== null) place(unit.column, 'unit.column')
  const used = new Set(seen)
  leftOut.forEach(({ column }, i) => place(column, `leftOut[${i}].column`))
  const reasons = new Set<string>()
  kept.forEach(({ column, what, reason }, i) => {
    need(!reasons.has(column), 'columnTwice', `kept[${i}].column`, { column: shown(column) })
    reasons.add(column)
    need(used.has(column), 'keptUnused', `kept[${i}].column`, { column: shown(column) })
    need(!NEVER_KEPT.includes(what), 'neverKept', `kept[${i}].what`)
    need(lacksOfReason(reason) === 0, 'keptReason', `kept[${i}].reason`, { min: SHORTEST_REASON })
  })
}

/** One rule for a column, each of its texts once. */
function checkRules({ notPeople }: ImportMap): void {
  const seen = new Set<string>()
  notPeople.forEach(({ column, values }, i) => {
    need(!seen.has(column), 'columnTwice', `notPeople[${i}].column`, { column: shown(column) })
    seen.add(column)
    apart()(values, `notPeople[${i}].values`)
  })
}

function checkPlaces({ column, level, units, missing }: MappedUnits, respondent: ImportMap['respondent']): void {
  once(units.map(({ id }) => id), 'unit.units')
  const places = units.map(({ code, name }) => ({ code, label: name }))
  codesOnce(places, 'unit.units')
  labelsOnce(places, 'unit.units')
  need(column !== null || units.length === 1, 'onePlace', 'unit.units')
  need(respondent !== 'staff' || isDistrict(level), 'staffPlace', 'unit.level')
  const stands = apart()
  units.forEach(({ values }, u) => stands(values, `unit.units[${u}].values`))
  stands(missing.map(({ value }) => value), 'unit.missing')
}

/** A text stands for one thing. */
function checkValues(variable: MappedVariable, path: string): void {
  const missing = variable.missing.map(({ value }) => value)
  const stands = apart()
  if (variable.kind === 'coded' || (variable.kind === 'multi' && variable.shape.is === 'joined')) variable.options.forEach(({ values }, o) => stands(values, `${path}.options[${o}].values`))
  if (variable.kind === 'multi' && variable.shape.is === 'columns') checkMembers(variable, variable.shape, path)
  stands(missing, `${path}.missing`)
  if ((variable.kind === 'coded' || variable.kind === 'multi') && variable.rest !== null) need(hasCode(variable.options, variable.rest), 'noSuchCode', `${path}.rest`, { name: variable.name, code: variable.rest })
}

/** Each option has one column; what is a choice is neither its opposite nor missing. */
function checkMembers({ options, missing, name }: MappedMulti, { columns, notChosen }: Extract<MappedMulti['shape'], { is: 'columns' }>, path: string): void {
  codesOnce(columns, `${path}.shape.columns`)
  apart()(notChosen, `${path}.shape.notChosen`)
  const others = new Set([...notChosen, ...missing.map(({ value }) => value)])
  columns.forEach(({ code, chosen }, c) => {
    const at = `${path}.shape.columns[${c}]`
    need(hasCode(options, code), 'noSuchCode', `${at}.code`, { name, code })
    apart()(chosen, `${at}.chosen`)
    for (const value of chosen) need(!others.has(value), 'valueTwice', `${at}.chosen`, { value: shown(value) })
  })
  options.forEach(({ code }, o) => need(columns.some((column) => column.code === code), 'optionNoColumn', `${path}.options[${o}]`, { code }))
}

/** Takes lists of texts and finds the first that stood in one before. */
function apart(): (values: readonly string[], path: string) => void {
  const seen = new Set<string>()
  return (values, path) => {
    for (const value of values) {
      need(!seen.has(value), 'valueTwice', path, { value: shown(value) })
      seen.add(value)
    }
  }
}
