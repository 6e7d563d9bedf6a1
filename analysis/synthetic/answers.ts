import type { Random } from '../numeric/random.ts'
import type { Variable } from '../study/codebook.ts'
import { codebookOf, rightAnswer } from '../study/find.ts'
import type { Form } from '../study/form.ts'
import { MISSING, type MissingCode } from '../study/missing.ts'
import type { Answer, Given, Response } from '../study/response.ts'
import { isAsked } from '../study/routing.ts'
import type { Mode, Study } from '../study/study.ts'
import type { Lang } from '../study/text.ts'
import { chance, code, uuid, weighted } from './draw.ts'

/** What a person would answer to everything; a negative number is the reason for not answering. */
export interface Wishes {
  [variable: string]: Answer
}

/** How a person came to the form. */
export interface Way {
  readonly unit: string
  readonly mode: Mode
  readonly lang: Lang
  /** Goes through the pages without reading. */
  readonly hasty: boolean
}

const SKIPPED = 0.016
const REFUSED = 0.004
const DAYS = 31

/** Turns wishes into responses of one form: routes are kept, a few answers are left out at random, every gap has its reason. */
export function filler(study: Study, hash: string, form: Form, random: Random): (wishes: Wishes, way: Way) => Given {
  const variables = new Map(codebookOf(study, form).variables.map((variable) => [variable.name, variable]))

  const reasonFor = (variable: Variable, wish: Answer | undefined): MissingCode | null => {
    if (wish === undefined) return MISSING.skipped
    if (typeof wish === 'number' && wish < 0) return wish as MissingCode
    if (variable.role === 'screening') return null
    const offered = 'waysOut' in variable && variable.waysOut.includes('refused')
    if (chance(random, REFUSED)) return offered ? MISSING.refused : MISSING.skipped
    return chance(random, SKIPPED) ? MISSING.skipped : null
  }

  return (wishes, { unit, mode, lang, hasty }) => {
    const answers: { [variable: string]: Answer } = {}
    const missing: { [variable: string]: MissingCode } = {}
    const order: string[] = []
    const seconds: { [page: string]: number } = {}
    for (const page of form.pages) {
      let shown = 0
      for (const block of page.blocks) {
        const listed = block.shuffle || block.draw !== null ? random.shuffle(block.items) : block.items
        for (const [place, name] of listed.entries()) {
          if (!isAsked(form, name, answers) || place >= (block.draw ?? listed.length)) {
            missing[name] = MISSING.notAsked
            continue
          }
          shown++
          order.push(name)
          const wish = wishes[name]
          const reason = reasonFor(variables.get(name)!, wish)
          if (reason === null) answers[name] = wish!
          else missing[name] = reason
        }
      }
      if (shown > 0) seconds[page.id] = Math.max(1, Math.round(shown * (hasty ? 1.3 : 6) * Math.exp(0.35 * random.normal())))
    }
    const layout = mode === 'kiosk' || mode === 'kioskPolice' ? 'kiosk' : mode === 'paper' || mode === 'interviewer' ? 'desk' : chance(random, 0.8) ? 'phone' : 'desk'
    const response: Response = {
      format: 'linli-response/1',
      study: study.id,
      studyHash: hash,
      form: form.id,
      unit,
      wave: study.collection.wave,
      batch: null,
      mode,
      layout,
      languages: [lang],
      aids: [],
      status: 'complete',
      answers,
      missing,
      order,
      seconds,
      consentVersion: form.consent.version,
      day: `2026-10-${String(1 + random.integer(DAYS)).padStart(2, '0')}`,
      synthetic: true,
    }
    return { id: uuid(random), response }
  }
}

/** Some of the codes 1, 2, ... each with its own probability; at least one where `any` asks for it. */
export function several(random: Random, probabilities: readonly number[], any: boolean): number[] {
  const chosen = probabilities.flatMap((probability, i) => (chance(random, probability) ? [i + 1] : []))
  return any && chosen.length === 0 ? [code(random, probabilities)] : chosen
}

/** An answer to an attention item: right, or (who fails it) any other code. */
export function attention(study: Study, variable: Variable, unit: string, fails: boolean, random: Random): number {
  if (variable.kind !== 'coded') throw new RangeError(`${variable.name} is no attention item`)
  const right = rightAnswer(study, variable, unit)
  if (right === null) throw new RangeError(`${variable.name} has no right answer`)
  const others = variable.options.flatMap((option) => (option.code === right ? [] : [option.code]))
  return fails ? others[weighted(random, others.map(() => 1))]! : right
}

/** Almost everyone answers in Chinese. */
export function language(random: Random): Lang {
  return chance(random, 0.04) ? 'en' : 'zh-CN'
}
