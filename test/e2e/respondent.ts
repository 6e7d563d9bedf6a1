import type { Page } from 'playwright-core'
import { memberName, variableOf, type Codebook, type Variable } from '../../analysis/study/codebook.ts'
import { codebookOf } from '../../analysis/study/find.ts'
import { itemsOf, type Form } from '../../analysis/study/form.ts'
import { MISSING } from '../../analysis/study/missing.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { collectMessages } from '../../src/collect/messages.ts'
import { textsIn } from '../../src/i18n/texts.ts'

/** What a person does at a question. `wayOut`: the option -8 or -9. */
export type Act = { readonly codes: readonly number[] } | { readonly wayOut: number } | { readonly write: string } | 'skip'

/** A person at a page of the app: follows a script of clicks and keeps what was done at every question met. */
export class Respondent {
  readonly page: Page
  readonly form: Form
  readonly codebook: Codebook
  readonly done = new Map<string, Act>()
  private readonly say: ReturnType<typeof textsIn<typeof collectMessages>>

  constructor(page: Page, study: Study, form: Form, lang: Lang) {
    this.page = page
    this.form = form
    this.codebook = codebookOf(study, form)
    this.say = textsIn(lang, collectMessages)
  }

  press(key: 'start' | 'next' | 'back' | 'submit' | 'finished' | 'returnNow' | 'startOver' | 'yesClear' | 'stillHere' | 'keepText'): Promise<void> {
    return this.page.getByRole('button', { name: this.say(key), exact: true }).click()
  }

  /** From the consent page to the first question. */
  async agree(): Promise<void> {
    await this.page.locator('[data-question=consent] [role=checkbox]').click()
    await this.press('start')
    await this.page.locator('[data-screen]').waitFor()
  }

  screen(): Promise<string> {
    return this.page.locator('[data-screen]').getAttribute('data-screen') as Promise<string>
  }

  async act(name: string, act: Act): Promise<void> {
    const question = this.page.locator(`[data-question="${name}"]`)
    if (act !== 'skip') {
      if ('write' in act) await question.locator('input, textarea').fill(act.write)
      else for (const code of 'wayOut' in act ? [act.wayOut] : act.codes) await question.locator(`[data-code="${code}"]`).click()
    }
    this.done.set(name, act)
  }

  /** Answers everything on the page, also what appears on the way; gives the names met. */
  async answerScreen(choose: (variable: Variable, codes: readonly number[]) => Act): Promise<readonly string[]> {
    const met: string[] = []
    for (;;) {
      const names = await this.page.locator('[data-screen] [data-question]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-question')!))
      const next = names.find((name) => !met.includes(name))
      if (next === undefined) return met
      met.push(next)
      const codes = await this.page.locator(`[data-question="${next}"] [data-code]`).evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute('data-code'))))
      await this.act(next, choose(variableOf(this.codebook, next), codes))
    }
  }

  /** Goes on; true while there is another page of questions, false at the review. */
  async next(): Promise<boolean> {
    const before = await this.screen()
    await this.press('next')
    await this.page.waitForFunction((id) => document.querySelector('[data-screen]')?.getAttribute('data-screen') !== id, before)
    return (await this.page.locator('[data-screen]').count()) > 0
  }

  /** The row that the script of clicks must have made: column name → code. Free text is no column. */
  expected(finishedEarly: boolean): { readonly [column: string]: number } {
    return Object.fromEntries(
      itemsOf(this.form).flatMap((name): (readonly [string, number])[] => {
        const variable = variableOf(this.codebook, name)
        if (variable.kind === 'text') return []
        const act = this.done.get(name)
        // Whether it would have been asked is not known where the question that decides was not reached.
        const route = this.form.routes[name]
        const reached = !finishedEarly || (route !== undefined && this.done.has(route.variable))
        const reason = act === undefined ? (reached ? MISSING.notAsked : MISSING.notReached) : act === 'skip' ? MISSING.skipped : 'wayOut' in act ? act.wayOut : null
        if (variable.kind !== 'multi') {
          if (reason !== null) return [[name, reason]]
          return [[name, act && act !== 'skip' && 'write' in act ? Number(act.write) : (act as { codes: readonly number[] }).codes[0]!]]
        }
        const chosen = act && act !== 'skip' && 'codes' in act ? act.codes : []
        return variable.options.map(({ code }) => [memberName(name, code), reason ?? (chosen.includes(code) ? 1 : 0)] as const)
      }),
    )
  }
}
