import type { PageModel } from 'survey-core'
import { useEffect, useRef } from 'react'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { collectMessages } from './messages.ts'
import { fieldId, QuestionView } from './question.tsx'
import type { ScreenPart } from './screens.ts'
import { useSession } from './use-session.tsx'

/** A page of the SurveyJS model: the parts of one screen. */
export function ScreenView({ page }: { readonly page: PageModel }) {
  const session = useSession()
  const say = useTexts(collectMessages)
  const heading = useRef<HTMLHeadingElement>(null)
  const screen = session.screenOf(page.name)

  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [page.name])

  const { stopped } = session
  useEffect(() => {
    if (stopped) focusField(stopped.name)
  }, [stopped])

  const pages = session.model.visiblePages
  return (
    <div className="screen" data-screen={screen.id}>
      <h1 ref={heading} tabIndex={-1} className="visually-hidden">
        {say('questionnaire')} {say('ofCount', { n: pages.indexOf(page) + 1, of: pages.length })}
      </h1>
      {screen.parts.map((part) => (
        <PartView key={part.block.id} part={part} page={page} />
      ))}
    </div>
  )
}

function focusField(name: string): void {
  const field = document.getElementById(fieldId(name))
  const target = field?.matches('input, textarea') ? field : field?.querySelector<HTMLElement>('button[tabindex="0"]')
  target?.focus()
}

function PartView({ part, page }: { readonly part: ScreenPart; readonly page: PageModel }) {
  const session = useSession()
  const { lang } = useLang()
  const say = useTexts(collectMessages)
  const { block, items } = part
  const { passages } = session.codebook
  const asked = items.flatMap((name) => page.questions.find((question) => question.name === name && question.isVisible) ?? [])
  if (asked.length === 0) return null

  const statements = block.layout === 'statements'
  const lead = block.lead === null ? null : headAndRest(passages[block.lead]![lang])
  const wrong = new Set(page.questions.filter((question) => question.errors.length > 0).map(({ name }) => name))
  const views = asked.map((question, i) => (
    <QuestionView
      key={question.name}
      session={session}
      question={question}
      row={block.layout !== 'questions'}
      number={statements ? String(i + 1) : null}
      value={question.value as unknown}
      fault={wrong.has(question.name) ? session.faultOf(question.name) : null}
      lang={lang}
    />
  ))
  return (
    <section className={`part ${block.layout}`}>
      {lead && (
        <div className="lead">
          <h2>{lead.head}</h2>
          {statements && (
            <span className="count" aria-hidden="true">
              {say('ofCount', { n: asked.filter((question) => !question.isEmpty()).length, of: asked.length })}
            </span>
          )}
          {(lead.rest || statements) && <p className="rest">{lead.rest || say('mayChoose')}</p>}
        </div>
      )}
      {block.layout === 'pairs' ? inPairs(views).map((pair) => <div key={pair[0]!.key} className="pair">{pair}</div>) : views}
      {part.last && block.notice !== null && <p className="notice">{passages[block.notice]![lang]}</p>}
    </section>
  )
}

function inPairs<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, i) => list.slice(2 * i, 2 * i + 2))
}

/** The first sentence leads, the rest explains. */
function headAndRest(text: string): { readonly head: string; readonly rest: string } {
  const found = /^(.+?(?:[。？！]|[.?!](?=\s|$)))\s*(.*)$/su.exec(text)
  return found ? { head: found[1]!, rest: found[2]! } : { head: text, rest: '' }
}
