import type { Codebook, CodedVariable, Option } from './codebook.ts'
import type { Form } from './form.ts'
import type { Channels, Study, Unit } from './study.ts'

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`no ${what}`)
  return value
}

/** The form of that id; throws on an id the study does not have (a bug of the caller). */
export function formOf(study: Study, formId: string): Form {
  return found(study.forms.find((form) => form.id === formId), `form ${formId}`)
}

/** The codebook a form takes its names from. */
export function codebookOf(study: Study, form: Form): Codebook {
  return found(study.codebooks.find((codebook) => codebook.id === form.codebook), `codebook ${form.codebook}`)
}

/** The unit of that id; throws on an id the study does not have (a bug of the caller). */
export function unitOf(study: Study, unitId: string): Unit {
  return found(study.units.find((unit) => unit.id === unitId), `unit ${unitId}`)
}

/** A unit and what it lies in, from the inside out. */
export function unitsAround(study: Study, unitId: string): readonly Unit[] {
  const units = [unitOf(study, unitId)]
  for (let parent = units[0]!.parent; parent !== null; parent = units.at(-1)!.parent) units.push(unitOf(study, parent))
  return units
}

/** The compared unit it is or lies in; null above the compared ones or outside them. */
export function comparedUnitOf(study: Study, unitId: string): Unit | null {
  return unitsAround(study, unitId).find((unit) => study.collection.compared.includes(unit.id)) ?? null
}

/** The unit an answer of staff may hold: the compared one it is or lies in; outside those the nearest district or city, null where there is none. */
export function staffUnitOf(study: Study, unitId: string): Unit | null {
  return comparedUnitOf(study, unitId) ?? unitsAround(study, unitId).find(({ level }) => isDistrict(level)) ?? null
}

/** Whether a unit of that level is large enough to stand in an answer of staff. */
export const isDistrict = (level: Unit['level']): boolean => level === 'city' || level === 'district'

/** The non-emergency channels of a unit: its own, else those of the nearest unit around it, else the study's. */
export function channelsOf(study: Study, unitId: string | null): Channels {
  const around = unitId === null ? [] : unitsAround(study, unitId)
  return around.find((unit) => unit.channels !== null)?.channels ?? study.collection.channels
}

/** The right answer of a quiz or attention item where the respondent is; null where it has none. */
export function rightAnswer(study: Study, variable: CodedVariable, unitId: string | null): number | null {
  return variable.optionsFrom === 'channels' ? channelsOf(study, unitId).right : variable.right
}

/**
 * The options a respondent in that unit (null: not known) chooses from. Districts and sub-districts are those under the
 * unit, or, where it has none, under the nearest unit around it that has some; without a unit, all of the study.
 */
export function optionsFor(study: Study, variable: CodedVariable, unitId: string | null): readonly Option[] {
  switch (variable.optionsFrom) {
    case null:
      return variable.options
    case 'channels':
      return channelsOf(study, unitId).options
    case 'incomeBands':
      return study.collection.incomeBands
    case 'districts':
      return unitOptions(study, 'district', unitId)
    case 'subdistricts':
      return unitOptions(study, 'subdistrict', unitId)
  }
}

/** Everything any respondent may choose: what `options` of a variable holds in a study that was read. */
export function allOptions(study: Study, variable: CodedVariable): readonly Option[] {
  if (variable.optionsFrom !== 'channels') return optionsFor(study, variable, null)
  const every = [study.collection.channels, ...study.units.flatMap((unit) => unit.channels ?? [])].flatMap((channels) => channels.options)
  return every.filter((option, at) => every.findIndex((other) => other.code === option.code) === at)
}

function unitOptions(study: Study, level: Unit['level'], unitId: string | null): readonly Option[] {
  const ofLevel = study.units.filter((unit) => unit.level === level)
  const parents = new Map(study.units.map((unit) => [unit.id, unit.parent]))
  const isUnder = (unit: Unit, above: string): boolean => {
    for (let at = unit.parent; at !== null; at = parents.get(at) ?? null) if (at === above) return true
    return false
  }
  const around = unitId === null ? [] : unitsAround(study, unitId)
  const under = around.map((unit) => ofLevel.filter((one) => isUnder(one, unit.id))).find((units) => units.length > 0) ?? ofLevel
  return under.map((unit) => ({ code: unit.code, label: unit.name }))
}
