import { variableOf, type Codebook, type Variable, type WayOut } from '../../analysis/study/codebook.ts'
import { optionsFor } from '../../analysis/study/find.ts'
import type { Form } from '../../analysis/study/form.ts'
import { MISSING } from '../../analysis/study/missing.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Text } from '../../analysis/study/text.ts'
import { collectMessages } from './messages.ts'
import { presented, type Screen } from './screens.ts'

/** What SurveyJS reads: a subset of its JSON. English is its default language. */
export interface SurveyPage {
  readonly name: string
  readonly elements: readonly SurveyQuestion[]
}
export interface SurveyQuestion {
  readonly type: 'radiogroup' | 'checkbox' | 'text' | 'comment'
  readonly name: string
  readonly title: SurveyText
  readonly visibleIf?: string
  readonly choices?: readonly { readonly value: number; readonly text: SurveyText }[]
  readonly maxLength?: number
}
interface SurveyText {
  readonly default: string
  readonly 'zh-cn': string
}

/** The code a way out is held under while answering: its missing code. */
export const wayOutCode = (way: WayOut): number => MISSING[way]

/** Codebook and form joined for a respondent in a unit: one SurveyJS page per screen. Items without an option here are left out. */
export function surveyPages(study: Study, form: Form, codebook: Codebook, unit: string | null, screens: readonly Screen[]): readonly SurveyPage[] {
  return screens.map((screen) => ({
    name: screen.id,
    elements: presented([screen]).flatMap((name) => question(study, form, variableOf(codebook, name), unit)),
  }))
}

function question(study: Study, form: Form, variable: Variable, unit: string | null): readonly SurveyQuestion[] {
  const route = routeOf(form, variable.name)
  const common = { name: variable.name, title: surveyText(variable.text), ...(route && { visibleIf: route }) }
  switch (variable.kind) {
    case 'number':
      return [{ ...common, type: 'text' }]
    case 'text':
      return [{ ...common, type: 'comment', maxLength: variable.maxLength }]
    case 'coded':
    case 'multi': {
      const options = variable.kind === 'coded' ? optionsFor(study, variable, unit) : variable.options
      if (options.length === 0) return []
      const choices = options.map(({ code, label }) => ({ value: code, text: surveyText(label) }))
      const ways = variable.waysOut.map((way) => ({ value: wayOutCode(way), text: surveyText(collectMessages[way]) }))
      return [{ ...common, type: variable.kind === 'coded' ? 'radiogroup' : 'checkbox', choices: [...choices, ...ways] }]
    }
  }
}

/** The route and that of the question it depends on, as an expression; null = asked of everyone. */
function routeOf(form: Form, name: string): string | null {
  const route = Object.hasOwn(form.routes, name) ? form.routes[name] : undefined
  if (!route) return null
  const before = routeOf(form, route.variable)
  const own = `({${route.variable}} anyof [${route.in.join(', ')}])`
  return before ? `${before} and ${own}` : own
}

function surveyText(text: Text): SurveyText {
  return { default: text.en, 'zh-cn': text['zh-CN'] }
}
