import { random } from '../numeric/random.ts'
import { studyHash } from '../study/publish.ts'
import type { Given } from '../study/response.ts'
import type { Study } from '../study/study.ts'
import { presets } from './presets.ts'
import { residents } from './residents.ts'
import { staff } from './staff.ts'

/**
 * Invented answers of a synthetic study, through its real forms: 400 residents and 90 staff of each compared unit, in that order.
 * The same study gives the same answers to the last byte. Throws RangeError for a study that is not synthetic (no invented
 * answer carries a real place's name), has no generator, names an unknown preset, or asks other questions than the model answers.
 */
export function generate(study: Study): readonly Given[] {
  const { generator } = study
  if (!study.synthetic || generator === null) throw new RangeError(`study ${study.id} is not made of synthetic answers`)
  const preset = Object.hasOwn(presets, generator.preset) ? presets[generator.preset] : undefined
  if (!preset) throw new RangeError(`no preset ${generator.preset}`)
  const stream = random(generator.seed)
  const hash = studyHash(study)
  return [...residents(study, hash, stream, preset), ...staff(study, hash, stream, preset)]
}
