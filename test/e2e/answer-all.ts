import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { variableOf, type Variable } from '../../analysis/study/codebook.ts'
import { utf8 } from '../../analysis/study/hash.ts'
import { readResponse } from '../../analysis/study/read-response.ts'
import type { Answer, Response } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import { keptResponses } from '../support/answers.ts'
import type { Act, Respondent } from './respondent.ts'

/** Who answers everything: what lets them in, an option of each question, now and then a way out, a number, a few words. */
function plainly(variable: Variable, codes: readonly number[]): Act {
  if (variable.kind === 'text') return { write: '多装路灯 more street lamps' }
  if (variable.kind === 'number') return { write: '12' }
  if (variable.role === 'screening') return { codes: [1] }
  const at = utf8(variable.name).reduce((sum, byte) => sum + byte, 0)
  const ways = codes.filter((code) => code < 0)
  if (at % 5 === 0 && ways.length > 0) return { wayOut: ways[at % ways.length]! }
  const options = variable.options.filter((option) => !('exclusive' in option && option.exclusive)).map(({ code }) => code)
  const several = variable.kind === 'multi' ? 2 : 1
  const shown = codes.filter((code) => options.includes(code))
  return { codes: Array.from({ length: several }, (_, i) => shown[(at + i) % shown.length]!) }
}

/** From the consent page to the thanks; `agreed`: from the first question. */
export async function answerAll(person: Respondent, agreed = false): Promise<void> {
  if (!agreed) await person.agree()
  do await person.answerScreen(plainly)
  while (await person.next())
  await person.press('submit')
  await person.page.locator('.end').waitFor()
}

/** The one response this browser holds, which says what this person did and nothing more. */
export async function keptOf(page: Page, study: Study, { done, codebook }: Respondent): Promise<Response> {
  const kept = await keptResponses(page)
  expect(kept).toHaveLength(1)
  const response = readResponse(kept[0], study)
  const answered = (name: string, act: Act): readonly [string, Answer][] => {
    if (act === 'skip' || 'wayOut' in act) return []
    const { kind } = variableOf(codebook, name)
    if ('write' in act) return [[name, kind === 'number' ? Number(act.write) : act.write]]
    return [[name, kind === 'multi' ? act.codes.toSorted((a, b) => a - b) : act.codes[0]!]]
  }
  expect(done.size).toBeGreaterThan(30)
  expect(response.answers).toEqual(Object.fromEntries([...done].flatMap(([name, act]) => answered(name, act))))
  expect(response.missing).toMatchObject(Object.fromEntries([...done].flatMap(([name, act]) => (act !== 'skip' && 'wayOut' in act ? [[name, act.wayOut]] : []))))
  expect(response).toMatchObject({ status: 'complete', study: study.id, synthetic: false })
  return response
}
