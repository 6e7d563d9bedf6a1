import { codesOnce, hasCode, labelsOnce, need, once } from './check.ts'
import type { Option } from './codebook.ts'
import { StudyError } from './study-error.ts'
import { UNIT_LEVELS, type Case, type Study, type Unit } from './study.ts'
import { LANGS } from './text.ts'

/** Parents without circles, codes unique, real and invented places apart. */
export function checkUnits({ units, synthetic, generator }: Study): void {
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
    need(UNIT_LEVELS.indexOf(parent.level) < UNIT_LEVELS.indexOf(unit.level), 'unitLevel', `${path}.level`, { name: unit.id })
  })
  need(generator === null || synthetic, 'generatorReal', 'generator')
}

/** A case's unit is there; every value has its source. */
export function checkCase(one: Case, study: Study, path: string): void {
  need(one.unit === null || study.units.some(({ id }) => id === one.unit), 'noSuchUnit', `${path}.unit`, { name: one.unit ?? '' })
  once(one.facts.map(({ field }) => field), `${path}.facts`)
  one.facts.forEach((fact, i) => {
    const at = `${path}.facts[${i}]`
    need((fact.value === null) === (fact.confidence === 'unknown'), 'factUnknown', at)
    // What is derived from other facts names them in its definition.
    need(fact.value === null || fact.source !== null || fact.confidence === 'derived', 'factSource', at)
  })
}

/** Days in order, compared units that do not nest, channels that mean the same everywhere. */
export function checkCollection({ collection, units }: Study): void {
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
    need(channels.options.length === 0 || hasCode(channels.options, channels.right), 'noSuchCode', `${path}.right`, { name: 'right', code: channels.right })
    for (const { code, label } of channels.options) {
      const before = labels.get(code) ?? label
      need(LANGS.every((lang) => before[lang] === label[lang]), 'channelDiffers', path, { code })
      labels.set(code, before)
    }
  }
}
