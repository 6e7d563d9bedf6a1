import { getLocaleStrings } from 'survey-core'
import { describe, expect, it } from 'vitest'
import type { Response } from '../../../analysis/study/response.ts'
import { itemsOf } from '../../../analysis/study/form.ts'
import { MISSING } from '../../../analysis/study/missing.ts'
import { readResponse } from '../../../analysis/study/read-response.ts'
import type { Draft } from '../../../src/collect/draft.ts'
import { Session, type SessionSetup } from '../../../src/collect/session.ts'
import { studies } from '../../../surveys/index.ts'
import { sample, sampleForm } from './sample.ts'

interface Opened {
  readonly session: Session
  readonly kept: Response[]
  readonly clock: { ms: number }
}
async function opened(more: Partial<SessionSetup> = {}): Promise<Opened> {
  const kept: Response[] = []
  const clock = { ms: 0 }
  const session = new Session({
    study: sample,
    hash: 'a'.repeat(64),
    form: sampleForm,
    unit: 'here',
    batch: null,
    mode: 'link',
    layout: 'phone',
    lang: 'zh-CN',
    seed: 1,
    draft: null,
    keep: async (response) => void kept.push(response),
    now: () => clock.ms,
    today: () => '2026-11-24',
    pause: () => Promise.resolve(),
    ...more,
  })
  if (session.setup.draft) await new Promise<void>((resolve) => session.subscribe(resolve))
  else await session.agree()
  return { session, kept, clock }
}
const shown = (session: Session) => session.model.currentPage.questions.filter((question: { isVisible: boolean }) => question.isVisible).map(({ name }: { name: string }) => name)

describe('a session', () => {
  it('goes from consent through the screens to the review and keeps one response', async () => {
    const { session, kept, clock } = await opened()
    expect(session.screen.id).toBe('first')
    session.choose('ADULT', 1)
    clock.ms = 3000
    await session.next()
    session.choose('A1', 3)
    session.choose('A2', -8)
    clock.ms = 8000
    await session.next()
    session.choose('MET', 1)
    session.choose('WHAT', 1)
    session.choose('WHAT', 2)
    session.choose('HOW', 2)
    await session.next()
    session.typed('TIMES', '4')
    session.typed('WISH', '多种树。')
    await session.next()
    expect(session.step).toBe('review')
    await Promise.all([session.submit(), session.submit()])
    expect(session.step).toBe('end')
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({
      status: 'complete',
      answers: { ADULT: 1, A1: 3, MET: 1, WHAT: [1, 2], HOW: 2, TIMES: 4, WISH: '多种树。' },
      missing: { A2: MISSING.dontKnow, A3: MISSING.skipped },
      seconds: { first: 3, views: 5 },
      languages: ['zh-CN'],
      layout: 'phone',
      day: '2026-11-24',
    })
    expect(readResponse(JSON.parse(JSON.stringify(kept[0])), sample)).toEqual(kept[0])
  })

  it('shows a question only while its route holds, and brings its answer back with it', async () => {
    const { session } = await opened()
    await session.next()
    await session.next()
    expect(shown(session)).toEqual(['MET'])
    session.choose('MET', 1)
    expect(shown(session)).toEqual(['MET', 'WHAT'])
    session.choose('WHAT', 1)
    session.choose('HOW', 2)
    expect(shown(session)).toEqual(['MET', 'WHAT', 'HOW'])
    session.choose('MET', 2)
    expect(shown(session)).toEqual(['MET'])
    expect(session.response().answers).toEqual({ MET: 2 })
    session.choose('MET', 1)
    expect(session.response().answers).toEqual({ MET: 1, WHAT: [1], HOW: 2 })
  })

  it('ends politely for who is under age and keeps a count of one', async () => {
    const { session, kept } = await opened()
    session.choose('ADULT', 2)
    await session.next()
    expect(session.ending).toBe('screenedOut')
    expect(kept).toEqual([expect.objectContaining({ status: 'screenedOut', answers: {}, missing: {}, order: [], seconds: {} })])
  })

  it('ends as politely where such an answer is followed by "I am finished", or is given from the review', async () => {
    const early = await opened()
    early.session.choose('ADULT', 2)
    await early.session.finish()
    expect(early.session.ending).toBe('screenedOut')

    const late = await opened()
    late.session.choose('ADULT', 1)
    await late.session.next()
    late.session.choose('A1', 3)
    await late.session.finish()
    late.session.change('first')
    late.session.choose('ADULT', 2)
    await late.session.finish()
    expect(late.session.ending).toBe('screenedOut')
    expect([...early.kept, ...late.kept].map(({ status, answers }) => ({ status, answers }))).toEqual([{ status: 'screenedOut', answers: {} }, { status: 'screenedOut', answers: {} }])
  })

  it('says that answers are deleted only when they are', async () => {
    const { session } = await opened()
    session.choose('ADULT', 1)
    await session.forget(() => Promise.reject(new Error('locked')))
    expect([session.step, session.ending, session.failure, session.held()]).toEqual(['questions', null, 'notDeleted', { ADULT: 1 }])
    await session.forget(() => Promise.resolve())
    expect([session.step, session.ending, session.held()]).toEqual(['end', 'deleted', {}])
  })

  it('keeps a count of one for who declines', async () => {
    const kept: Response[] = []
    const { session } = await opened({ keep: async (response) => void kept.push(response) })
    const other = new Session({ ...session.setup, draft: null })
    await other.decline()
    expect(other.ending).toBe('declined')
    expect(kept).toEqual([expect.objectContaining({ status: 'declined', answers: {}, missing: {} })])
  })

  it('lets a person finish early: what was not shown is not reached', async () => {
    const { session, kept } = await opened()
    await session.next()
    session.choose('A1', 1)
    await session.finish()
    await session.submit()
    expect(kept[0]).toMatchObject({ status: 'partial', answers: { A1: 1 }, missing: { ADULT: MISSING.skipped, MET: MISSING.notReached, WHAT: MISSING.notReached } })
  })

  it('stops at an answer that cannot stand, names the question, and lets an identifying text be kept on purpose', async () => {
    const { session } = await opened()
    await session.next()
    await session.next()
    await session.next()
    session.typed('TIMES', '99')
    session.typed('WISH', 'ring 13812345678')
    await session.next()
    expect(session.step).toBe('questions')
    expect(session.stopped).toEqual({ name: 'TIMES', times: 1 })
    session.typed('TIMES', '9')
    await session.finish()
    expect(session.stopped?.name).toBe('WISH')
    session.confirmText('WISH')
    await session.next()
    expect(session.step).toBe('review')
    expect(session.response().answers).toEqual({ TIMES: 9, WISH: 'ring 13812345678' })
  })

  it('goes on from a draft: same screen, order, answers, half-written text, seconds, languages', async () => {
    const first = await opened({ seed: 12345 })
    first.session.choose('ADULT', 1)
    first.clock.ms = 4000
    await first.session.next()
    first.session.choose('A2', 2)
    first.session.setLang('en')
    first.session.setSize(1.5)
    await first.session.next()
    await first.session.next()
    first.session.typed('WISH', '写到一半ni ha')
    const draft = JSON.parse(JSON.stringify(first.session.draft())) as Draft
    const { session } = await opened({ draft, seed: 99 })
    expect(session.screen.id).toBe('last')
    expect(session.screens).toEqual(first.session.screens)
    expect(session.held()).toEqual({ ADULT: 1, A2: 2, WISH: '写到一半ni ha' })
    expect([session.lang, session.size]).toEqual(['en', 1.5])
    expect(session.response()).toMatchObject({ seconds: { first: 4 }, languages: ['zh-CN', 'en'], aids: ['largeType'], answers: { ADULT: 1, A2: 2, WISH: '写到一半ni ha' } })
  })

  it('goes back to the review from a question changed there', async () => {
    const { session } = await opened()
    for (let i = 0; i < 4; i++) await session.next()
    expect(session.step).toBe('review')
    session.change('views')
    expect([session.step, session.screen.id, session.revising]).toEqual(['questions', 'views', true])
    session.choose('A3', 3)
    await session.finish()
    expect([session.step, session.revising]).toEqual(['review', false])
    expect(session.response()).toMatchObject({ status: 'complete', answers: { A3: 3 } })
  })

  it('keeps the answers on the page when they could not be kept, and tries again', async () => {
    let broken = true
    const kept: Response[] = []
    const { session } = await opened({
      keep: (response) => (broken ? Promise.reject(new Error('full')) : Promise.resolve(void kept.push(response))),
    })
    session.choose('ADULT', 1)
    await session.finish()
    await session.submit()
    expect([session.step, session.failure]).toEqual(['review', 'notSaved'])
    broken = false
    await session.submit()
    expect(session.step).toBe('end')
    expect(kept[0]?.answers).toEqual({ ADULT: 1 })
  })

  it('holds nothing of a person after the end', async () => {
    const { session } = await opened()
    session.choose('ADULT', 1)
    await session.finish()
    await session.submit()
    expect(session.held()).toEqual({})
    expect(session.draft()).toBeNull()
  })

  it('speaks both languages: every title and option of every form changes with the language', async () => {
    for (const study of studies)
      for (const form of study.forms) {
        const { session } = await opened({ study, form, unit: study.collection.compared[0]! })
        const words = () => session.model.getAllQuestions().flatMap((question) => [question.title, ...((question.choices as { text: string }[] | undefined) ?? []).map(({ text }) => text)])
        const chinese = words()
        session.setLang('en')
        const english = words()
        expect(session.model.getAllQuestions().map(({ name }) => name).toSorted()).toEqual([...itemsOf(form)].toSorted())
        expect(english).toHaveLength(chinese.length)
        expect(chinese.filter((word) => !/\p{sc=Han}|^\d/u.test(word))).toEqual([])
        expect(english.filter((word) => /\p{sc=Han}/u.test(word))).toEqual([])
      }
  })

  it('corrects the sentences of the library that are wrong in Chinese', () => {
    const chinese = getLocaleStrings('zh-cn') as Record<string, string>
    expect(Object.entries(chinese).filter(([, text]) => /还行|装载|面板索引|^\{0\}\{1\}$|Choice/.test(String(text)))).toEqual([])
    expect(chinese.panelDynamicTabTextFormat).toContain('{panelIndex}')
  })
})
