import { useEffect, useRef, type ReactNode } from 'react'
import { variableOf, type Variable } from '../../analysis/study/codebook.ts'
import { optionsFor } from '../../analysis/study/find.ts'
import { missingReason, MISSING, type MissingCode } from '../../analysis/study/missing.ts'
import type { Answer } from '../../analysis/study/response.ts'
import { useTexts } from '../i18n/lang.tsx'
import { Button } from '../ui/button.tsx'
import { countAnswered } from './close-response.ts'
import { Frame } from './frame.tsx'
import { collectMessages } from './messages.ts'
import { NotSaved } from './not-saved.tsx'
import { useSession } from './use-session.tsx'

/**
 * Before submitting. On a link every answer can be read again and changed; on a kiosk others may be looking, so there is
 * only a short question and no list.
 */
export function Review({ list, aside }: { readonly list: boolean; readonly aside: ReactNode }) {
  const session = useSession()
  const say = useTexts(collectMessages)
  const heading = useRef<HTMLHeadingElement>(null)
  const response = session.response()
  const counted = countAnswered(response, session.codebook)

  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])

  return (
    <Frame
      footer={
        <div className="ways-on">
          {aside}
          <span className="space" />
          <Button onClick={() => session.back()}>{say('back')}</Button>
          <Button look="solid" className="main" disabled={session.sending} onClick={() => void session.submit()}>
            {session.sending ? say('submitting') : session.failure === 'notSaved' ? say('tryAgain') : say('submit')}
          </Button>
        </div>
      }
    >
      <article className="review">
        <h1 ref={heading} tabIndex={-1}>
          {say(list ? 'reviewTitle' : 'confirmTitle')}
        </h1>
        <p>{say(counted.open > 0 ? 'counted' : 'countedAll', { ...counted })}</p>
        <p>{say('reviewLead')}</p>
        <NotSaved />
        {list && <AnswerList answers={response.answers} missing={response.missing} />}
      </article>
    </Frame>
  )
}

function AnswerList({ answers, missing }: { readonly answers: { readonly [name: string]: Answer }; readonly missing: { readonly [name: string]: MissingCode } }) {
  const session = useSession()
  const say = useTexts(collectMessages)
  const { lang, codebook } = session
  const { study, unit } = session.setup

  const said = (variable: Variable): string => {
    const answer = answers[variable.name]
    if (answer === undefined) {
      const reason = missingReason(missing[variable.name]!)
      return reason === 'refused' || reason === 'dontKnow' ? say(reason) : say('noAnswer')
    }
    if (variable.kind === 'number') return `${String(answer)} ${variable.unit?.[lang] ?? ''}`
    if (variable.kind === 'text') return String(answer)
    const options = variable.kind === 'coded' ? optionsFor(study, variable, unit) : variable.options
    const codes = typeof answer === 'number' ? [answer] : (answer as readonly number[])
    return options.flatMap(({ code, label }) => (codes.includes(code) ? [label[lang]] : [])).join(say('listSeparator'))
  }
  return (
    <dl className="answers-given">
      {session.screens.flatMap((screen) =>
        screen.parts.flatMap((part) =>
          part.items
            .filter((name) => missing[name] !== MISSING.notAsked && missing[name] !== MISSING.notInVersion)
            .map((name) => {
              const variable = variableOf(codebook, name)
              return (
                <div key={name}>
                  <dt id={`given-${name}`}>{variable.text[lang]}</dt>
                  <dd>{said(variable)}</dd>
                  <dd className="act">
                    <Button look="quiet" id={`change-${name}`} aria-labelledby={`change-${name} given-${name}`} onClick={() => session.change(screen.id)}>
                      {say('change')}
                    </Button>
                  </dd>
                </div>
              )
            }),
        ),
      )}
    </dl>
  )
}
