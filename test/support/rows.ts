import { random } from '../../analysis/numeric/random.ts'
import type { Variable } from '../../analysis/study/codebook.ts'
import { codebookOf, formOf, optionsFor } from '../../analysis/study/find.ts'
import { itemsOf } from '../../analysis/study/form.ts'
import { MISSING, type MissingCode } from '../../analysis/study/missing.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import { isAsked } from '../../analysis/study/routing.ts'
import type { Answer, Given } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import { exportFiles, type ExportFile } from '../../src/exchange/csv-export.ts'

/** What is to be made: `n` complete answers to a form for each unit. */
export interface RowsWanted {
  readonly form: string
  readonly units: readonly string[]
  readonly n: number
  readonly seed: number
}

/**
 * Answers to a form of any study, drawn from a seed, for tests alone: routes are kept, items of a scale hang together (one trait per
 * person and one mean per unit, so that units differ), some are "don't know", refused or skipped. Nothing is written as free text.
 */
export function seededRows(study: Study, { form: formId, units, n, seed }: RowsWanted): readonly Given[] {
  const form = formOf(study, formId)
  const variables = new Map(codebookOf(study, form).variables.map((variable) => [variable.name, variable]))
  const hash = studyHash(study)
  const chance = random(seed)
  const hex = (digits: number): string => Array.from({ length: digits }, () => chance.integer(16).toString(16)).join('')

  const answerTo = (variable: Variable, unit: string, trait: number): Answer | null => {
    switch (variable.kind) {
      case 'coded': {
        const ends = form.screenOut.flatMap((condition) => (condition.variable === variable.name ? condition.in : []))
        const options = optionsFor(study, variable, unit).filter(({ code }) => !ends.includes(code))
        if (!variable.bounds) return options[chance.integer(options.length)]!.code
        const { min, max } = variable.bounds
        const value = Math.round(Math.min(max, Math.max(min, (min + max) / 2 + trait + 0.8 * chance.normal())))
        const code = variable.reversed ? min + max - value : value
        return options.some((option) => option.code === code) ? code : options[0]!.code
      }
      case 'multi': {
        const none = variable.options.find(({ exclusive }) => exclusive)
        if (none && chance.uniform() < 0.3) return [none.code]
        const others = variable.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code)
        return chance.shuffle(others).slice(0, 1 + chance.integer(2)).sort((a, b) => a - b)
      }
      case 'number': {
        const { min, max } = variable.bounds ?? { min: 0, max: 100 }
        return min + chance.integer(Math.floor(Math.min(max - min, 400)) + 1)
      }
      case 'text':
        return null
    }
  }
  const reasonFor = (variable: Variable): MissingCode | null => {
    const drawn = chance.uniform()
    const waysOut = 'waysOut' in variable ? variable.waysOut : []
    if (drawn < 0.03 && waysOut.includes('dontKnow')) return MISSING.dontKnow
    if (drawn > 0.98 && waysOut.includes('refused')) return MISSING.refused
    return drawn > 0.97 && variable.role !== 'screening' ? MISSING.skipped : null
  }

  return units.flatMap((unit, u) =>
    Array.from({ length: n }, (): Given => {
      const trait = 0.4 * u + 0.7 * chance.normal()
      const answers: { [name: string]: Answer } = {}
      const missing: { [name: string]: MissingCode } = {}
      for (const name of itemsOf(form)) {
        const variable = variables.get(name)!
        const reason = isAsked(form, name, answers) ? reasonFor(variable) : MISSING.notAsked
        const answer = reason === null ? answerTo(variable, unit, trait) : null
        if (answer === null) missing[name] = reason ?? MISSING.skipped
        else answers[name] = answer
      }
      return {
        id: `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[chance.integer(4)]}${hex(3)}-${hex(12)}`,
        response: {
          format: 'linli-response/1',
          study: study.id,
          studyHash: hash,
          form: formId,
          unit,
          wave: study.collection.wave,
          batch: null,
          mode: (['link', 'household', 'interviewer', 'kiosk'] as const)[chance.integer(4)]!,
          layout: chance.uniform() < 0.7 ? 'phone' : 'desk',
          languages: [chance.uniform() < 0.9 ? 'zh-CN' : 'en'],
          aids: [],
          status: 'complete',
          answers,
          missing,
          order: form.pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.shuffle ? chance.shuffle(block.items) : block.items))),
          seconds: Object.fromEntries(form.pages.map(({ id }) => [id, 10 + chance.integer(50)])),
          consentVersion: form.consent.version,
          day: `2026-11-${String(1 + chance.integer(20)).padStart(2, '0')}`,
          synthetic: study.synthetic,
        },
      }
    }),
  )
}

/** The codes file of such rows, in the export's format. */
export function seededFile(study: Study, wanted: RowsWanted): ExportFile {
  const { codebook } = formOf(study, wanted.form)
  return exportFiles(study, seededRows(study, wanted)).find(({ name }) => name.endsWith(`_${codebook}_codes.csv`))!
}
