import { hasCode, need } from './check.ts'
import { isDistrict, unitOf } from './find.ts'
import { COLLECTION_NAMES } from './names.ts'
import type { Imported, Study } from './study.ts'

/** Kept under no reason whatever. */
export const NEVER_KEPT: readonly Imported['kept'][number]['what'][] = ['ethnicity', 'religion']

/** A reason is a sentence, not a key held down: letters and digits it has at least, and different ones among them. */
export const SHORTEST_REASON = 10
const FEWEST_SIGNS = 4

/** Letters and digits that a reason still lacks; 0 where it is one. */
export function lacksOfReason(reason: string): number {
  const signs = reason.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []
  return Math.max(0, SHORTEST_REASON - signs.length, FEWEST_SIGNS - new Set(signs).size)
}

/** A study that is a file has one codebook and nothing of a fieldwork of ours; what was kept of guarded columns is in it and may be kept. */
export function checkImported(study: Study, { respondent, kept, rest }: Imported): void {
  const [codebook, ...others] = study.codebooks
  const { recipients, channels, incomeBands, compared } = study.collection
  const bare = study.forms.length === 0 && study.modules.length === 0 && study.generator === null && recipients.length === 0
  need(others.length === 0 && bare && channels.options.length === 0 && incomeBands.length === 0, 'noForm', 'forms')
  need(codebook!.id === respondent, 'notOneOf', 'codebooks[0].id', { allowed: respondent })
  need(codebook!.derived.length === 0, 'tooMany', 'codebooks[0].derived', { n: codebook!.derived.length, max: 0 })
  codebook!.variables.forEach((variable, v) => need(variable.kind !== 'coded' || variable.optionsFrom === null, 'notOneOf', `codebooks[0].variables[${v}].optionsFrom`, { allowed: 'null' }))
  need(respondent !== 'staff' || compared.every((id) => isDistrict(unitOf(study, id).level)), 'staffPlace', 'collection.compared')
  rest.forEach(({ variable, code }, r) => {
    const taken = codebook!.variables.find(({ name }) => name === variable)
    need(taken !== undefined, 'noSuchVariable', `imported.rest[${r}].variable`, { name: variable })
    need((taken!.kind === 'coded' || taken!.kind === 'multi') && hasCode(taken!.options, code), 'noSuchCode', `imported.rest[${r}].code`, { name: variable, code })
  })
  kept.forEach(({ variable, what, reason }, k) => {
    const at = `imported.kept[${k}]`
    need(COLLECTION_NAMES.some((name) => name === variable) || codebook!.variables.some(({ name }) => name === variable), 'noSuchVariable', `${at}.variable`, { name: variable })
    need(!NEVER_KEPT.includes(what), 'neverKept', `${at}.what`)
    need(lacksOfReason(reason) === 0, 'keptReason', `${at}.reason`, { min: SHORTEST_REASON })
  })
}
