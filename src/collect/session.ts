import type { PageModel, SurveyModel } from 'survey-core'
import { codebookOf } from '../../analysis/study/find.ts'
import { variableOf, type Codebook } from '../../analysis/study/codebook.ts'
import type { Form } from '../../analysis/study/form.ts'
import type { Response } from '../../analysis/study/response.ts'
import { screenedOut, type Answers } from '../../analysis/study/routing.ts'
import type { Mode, Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { closeResponse, emptyResponse, type Circumstances } from './close-response.ts'
import type { Draft } from './draft.ts'
import { faultOf, readTyped, type Fault } from './faults.ts'
import { buildModel, speak } from './model.ts'
import { pageClock, type PageClock } from './page-clock.ts'
import { screensOf, type Screen } from './screens.ts'
import { surveyPages } from './survey-json.ts'
import { toggled } from './toggled.ts'

/** Where a person is. */
export type Step = 'opening' | 'consent' | 'questions' | 'review' | 'end'
export type Ending = 'complete' | 'declined' | 'screenedOut' | 'deleted'

export interface SessionSetup {
  readonly study: Study
  readonly hash: string
  readonly form: Form
  readonly unit: string | null
  readonly batch: string | null
  readonly mode: Mode
  readonly layout: Response['layout']
  readonly lang: Lang
  /** Unsigned 32-bit, of the order of questions. */
  readonly seed: number
  readonly draft: Draft | null
  readonly keep: (response: Response) => Promise<void>
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number
  /** The local day, YYYY-MM-DD. */
  readonly today: () => string
  readonly pause: () => Promise<void>
}

export const SIZES = [1, 1.25, 1.5] as const

/** The name of our page among the components SurveyJS draws with. */
export const PAGE_COMPONENT = 'linli-page'

/**
 * One person and one questionnaire, from consent to the end. Holds everything in memory; whoever has one decides whether
 * anything of it is written down. Views subscribe to it.
 */
export class Session {
  readonly setup: SessionSetup
  readonly codebook: Codebook
  readonly screens: readonly Screen[]
  step: Step = 'opening'
  ending: Ending | null = null
  lang: Lang
  size: number
  sending = false
  /** What the device failed to do, as the sentence that says so; the error itself is for whoever handed in `keep`. */
  failure: 'notSaved' | 'notDeleted' | null = null
  /** The question whose fault stopped the person last; counts up so that the same one takes the focus again. */
  stopped: { readonly name: string; readonly times: number } | null = null
  /** Going through the answers again from the review. */
  revising = false

  #model: SurveyModel | null = null
  readonly #clock: PageClock
  readonly #seed: number
  readonly #languages: Lang[]
  readonly #aids: Set<string>
  readonly #reached: Set<string>
  readonly #typed = new Map<string, string>()
  readonly #confirmed: Map<string, string>
  readonly #listeners = new Set<() => void>()
  #version = 0
  #built: Promise<SurveyModel>

  constructor(setup: SessionSetup) {
    const { study, form, draft } = setup
    this.setup = setup
    this.codebook = codebookOf(study, form)
    this.#seed = draft?.seed ?? setup.seed
    this.screens = screensOf(form, this.#seed)
    this.lang = draft?.lang ?? setup.lang
    this.size = draft?.size ?? SIZES[0]
    this.#languages = [...(draft?.languages ?? [this.lang])]
    this.#aids = new Set(draft?.aids)
    this.#reached = new Set(draft?.reached)
    this.#confirmed = new Map(Object.entries(draft?.confirmed ?? {}))
    this.#clock = pageClock(setup.now, draft?.seconds)
    this.#built = this.#build(draft)
    if (!draft) this.step = 'consent'
  }

  async #build(draft: Draft | null): Promise<SurveyModel> {
    const { study, form, unit } = this.setup
    const pages = surveyPages(study, form, this.codebook, unit, this.screens)
    const model = await buildModel(pages, this.lang, PAGE_COMPONENT, this.setup.pause)
    model.onValidateQuestion.add((_, options) => {
      const fault = this.faultOf(options.name)
      if (fault) options.error = fault.key
    })
    if (draft) model.mergeData({ ...draft.held })
    model.onValueChanged.add(() => this.#changed())
    model.onQuestionVisibleChanged.add(() => this.#changed())
    this.#model = model
    speak(model, this.lang)
    if (draft) {
      const page = model.visiblePages.find(({ name }) => name === draft.screen) ?? model.visiblePages[0]
      if (page) model.currentPage = page
      if (draft.reviewing) this.#go('review')
      else this.#go('questions')
    }
    this.#changed()
    return model
  }

  // What views read

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  version = (): number => this.#version

  /** The SurveyJS model; there is none before it is built. */
  get model(): SurveyModel {
    if (!this.#model) throw new Error('the questionnaire is not built yet')
    return this.#model
  }
  get screen(): Screen {
    return this.screenOf(this.#page().name)
  }
  screenOf(id: string): Screen {
    const screen = this.screens.find((one) => one.id === id)
    if (!screen) throw new RangeError(`no screen ${id}`)
    return screen
  }
  get isFirst(): boolean {
    return this.model.isFirstPage
  }
  #page(): PageModel {
    return this.model.currentPage as PageModel
  }

  /** How far through the questions asked of this person, 0 to 1, and the whole minutes that the rest will take. */
  progress(): { readonly share: number; readonly minutes: number } {
    const { minutes } = this.setup.form
    if (this.step === 'review' || this.step === 'end') return { share: 1, minutes: 0 }
    if (!this.#model) return { share: 0, minutes }
    const counts = this.model.visiblePages.map((page) => page.questions.filter((question) => question.isVisible).length)
    const at = this.model.visiblePages.indexOf(this.#page())
    const total = counts.reduce((sum, n) => sum + n, 0)
    const before = counts.slice(0, at).reduce((sum, n) => sum + n, 0)
    const share = total === 0 ? 1 : before / total
    return { share, minutes: minutes * (1 - share) }
  }

  /** What the page holds, unfinished text included. */
  held(): { readonly [variable: string]: unknown } {
    const data: Record<string, unknown> = { ...(this.#model?.data as Record<string, unknown> | undefined) }
    for (const [name, text] of this.#typed) data[name] = readTyped(variableOf(this.codebook, name), text)
    return data
  }

  /** What keeps an answer from being taken as it stands. */
  faultOf(name: string): Fault | null {
    return faultOf(variableOf(this.codebook, name), this.held()[name], this.#confirmed.get(name))
  }

  /** The response as it would be kept now. */
  response(): Response {
    return closeResponse(this.setup.study, this.setup.form, this.#circumstances(), {
      held: this.held(),
      screens: this.screens,
      reached: this.#reached,
      seconds: this.#clock.seconds(),
    })
  }
  #circumstances(): Circumstances {
    const { hash, unit, batch, mode, layout, today } = this.setup
    return { studyHash: hash, unit, batch, mode, layout, languages: this.#languages, aids: [...this.#aids], day: today() }
  }

  /** What a draft holds; null before consent and after the end. */
  draft(): Draft | null {
    if (!this.#model || (this.step !== 'questions' && this.step !== 'review')) return null
    return {
      format: 'linli-draft/1',
      seed: this.#seed,
      screen: this.#page().name,
      reviewing: this.step === 'review',
      reached: [...this.#reached],
      held: this.held(),
      confirmed: Object.fromEntries(this.#confirmed),
      seconds: this.#clock.seconds(),
      lang: this.lang,
      languages: [...this.#languages],
      aids: [...this.#aids],
      size: this.size,
    }
  }

  // What a person does

  setLang(lang: Lang): void {
    this.lang = lang
    if (!this.#languages.includes(lang)) this.#languages.push(lang)
    if (this.#model) speak(this.#model, lang)
    this.#changed()
  }

  setSize(size: number): void {
    this.size = size
    if (size > 1) this.#aids.add('largeType')
    this.#changed()
  }

  setVisible(visible: boolean): void {
    this.#clock.setVisible(visible)
  }

  async agree(): Promise<void> {
    await this.#built
    this.#go('questions')
  }

  async decline(): Promise<void> {
    await this.#keep(emptyResponse(this.setup.study, this.setup.form, 'declined', this.#circumstances()), 'declined')
  }

  /** An option was touched: of one choice it is the answer, of several it goes on or off. */
  choose(name: string, code: number): void {
    const variable = variableOf(this.codebook, name)
    if (variable.kind !== 'multi') return this.model.setValue(name, code)
    const alone = variable.options.filter(({ exclusive }) => exclusive).map((option) => option.code)
    this.model.setValue(name, toggled((this.model.getValue(name) as number[] | undefined) ?? [], code, alone))
  }

  clear(name: string): void {
    this.model.clearValue(name)
  }

  /** Text in a field changed, perhaps in the middle of composing a character: remembered, not yet an answer. */
  typed(name: string, text: string): void {
    this.#typed.set(name, text)
    this.#changed()
  }

  /** What was typed becomes the answer. */
  commit(): void {
    for (const [name, text] of this.#typed) {
      this.model.setValue(name, readTyped(variableOf(this.codebook, name), text))
      if (this.#confirmed.get(name) !== text) this.#confirmed.delete(name)
    }
    this.#typed.clear()
  }

  /** The person keeps a text although it looks identifying. */
  confirmText(name: string): void {
    const text = this.held()[name]
    if (typeof text === 'string') this.#confirmed.set(name, text)
    this.commit()
    this.model.getQuestionByName(name).clearErrors()
    this.#changed()
  }

  async next(): Promise<void> {
    if (!this.#mayLeave()) return
    if (this.#isScreenedOut()) return this.#screenOut()
    const pages = this.model.visiblePages
    const at = pages.indexOf(this.#page())
    if (at === pages.length - 1) this.#go('review')
    else {
      this.model.currentPage = pages[at + 1]
      this.#go('questions')
    }
  }

  back(): void {
    this.commit()
    if (this.step === 'questions') this.model.prevPage()
    this.#go('questions')
  }

  /** "I'm finished": what was not shown stays not reached. */
  async finish(): Promise<void> {
    if (!this.#mayLeave()) return
    if (this.#isScreenedOut()) return this.#screenOut()
    this.#go('review')
  }

  /** From the review to one question. */
  change(screen: string): void {
    this.revising = true
    this.model.currentPage = this.model.visiblePages.find(({ name }) => name === screen) ?? this.model.visiblePages[0]
    this.#go('questions')
  }

  async submit(): Promise<void> {
    await this.#keep(this.response(), 'complete')
  }

  /** The person deletes everything: `discard` takes away what was written down, and only then it is said to be gone. */
  async forget(discard: () => Promise<void>): Promise<void> {
    try {
      await discard()
      this.#end('deleted')
    } catch {
      this.failure = 'notDeleted'
      this.#changed()
    }
  }

  /** Whatever the way on: there is none past an answer that ends the interview. */
  #isScreenedOut(): boolean {
    return screenedOut(this.setup.form, this.held() as Answers)
  }
  async #screenOut(): Promise<void> {
    await this.#keep(emptyResponse(this.setup.study, this.setup.form, 'screenedOut', this.#circumstances()), 'screenedOut')
  }

  #mayLeave(): boolean {
    this.commit()
    if (this.#page().validate(true, false)) {
      this.stopped = null
      return true
    }
    const at = this.#page().questions.find((question) => question.errors.length > 0)
    this.stopped = at ? { name: at.name, times: (this.stopped?.times ?? 0) + 1 } : null
    this.#changed()
    return false
  }

  #go(step: 'questions' | 'review'): void {
    this.step = step
    this.failure = null
    if (step === 'review') {
      this.revising = false
      this.#clock.enter(null)
    } else {
      this.#reached.add(this.screen.id)
      this.#clock.enter(this.screen.page)
    }
    this.#changed()
  }

  /** Once is enough: a second touch while the first is being written changes nothing. */
  async #keep(response: Response, ending: Ending): Promise<void> {
    if (this.sending || this.step === 'end') return
    this.sending = true
    this.failure = null
    this.#changed()
    try {
      await this.setup.keep(response)
      this.#end(ending)
    } catch {
      this.failure = 'notSaved'
    } finally {
      this.sending = false
      this.#changed()
    }
  }

  #end(ending: Ending): void {
    this.step = 'end'
    this.ending = ending
    this.#typed.clear()
    this.#model?.clear(true, true)
    this.#changed()
  }

  #changed(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
