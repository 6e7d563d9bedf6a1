import type { Condition, Form } from './form.ts'
import type { Answer } from './response.ts'

export type Answers = { readonly [variable: string]: Answer }

/** Whether the answer is, or for multiple answers contains, one of the condition's codes; without an answer it does not hold. */
export function holds(condition: Condition, answers: Answers): boolean {
  const answer = Object.hasOwn(answers, condition.variable) ? answers[condition.variable] : undefined
  if (typeof answer === 'number') return condition.in.includes(answer)
  return Array.isArray(answer) && answer.some((code) => condition.in.includes(code))
}

/** Whether the form asks for a variable after these answers: its route holds, and so does that of the question it depends on. */
export function isAsked(form: Form, variable: string, answers: Answers): boolean {
  const route = Object.hasOwn(form.routes, variable) ? form.routes[variable] : undefined
  return route === undefined || (isAsked(form, route.variable, answers) && holds(route, answers))
}

/** Whether these answers end the interview politely. */
export function screenedOut(form: Form, answers: Answers): boolean {
  return form.screenOut.some((condition) => holds(condition, answers))
}
