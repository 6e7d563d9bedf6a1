import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { OptionButton } from './choices.tsx'
import { Frame } from './frame.tsx'
import { collectMessages } from './messages.ts'
import { NotSaved } from './not-saved.tsx'
import { useSession } from './use-session.tsx'

/** Information and consent, before any question. Agreement is ticked by the person or not given. */
export function Consent() {
  const session = useSession()
  const say = useTexts(collectMessages)
  const [agreed, setAgreed] = useState(false)
  const [reminded, setReminded] = useState(0)
  const [starting, setStarting] = useState(false)
  const tick = useRef<HTMLButtonElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { lang, codebook } = session
  const { form, study, unit } = session.setup
  const { collection } = study
  const place = study.units.find(({ id }) => id === unit)

  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    if (reminded) tick.current?.focus()
  }, [reminded])

  return (
    <Frame
      footer={
        <div className="ways-on">
          <Button disabled={session.sending} onClick={() => void session.decline()}>
            {codebook.passages[form.consent.decline]![lang]}
          </Button>
          <span className="space" />
          <Button
            look="solid"
            className="main"
            disabled={starting || session.sending}
            onClick={() => {
              if (!agreed) return setReminded((times) => times + 1)
              setStarting(true)
              void session.agree()
            }}
          >
            {starting ? say('loading') : say('start')}
            <Icon name="right" />
          </Button>
        </div>
      }
    >
      <article className="consent">
        <h1 ref={heading} tabIndex={-1}>
          {codebook.title[lang]}
        </h1>
        <h2>{say('consentTitle')}</h2>
        {form.consent.passages.map((name) => (
          <p key={name}>{codebook.passages[name]![lang]}</p>
        ))}
        <dl>
          {place && (
            <div>
              <dt>{say('placeOfStudy')}</dt>
              <dd>{place.name[lang]}</dd>
            </div>
          )}
          <div>
            <dt>{say('runBy')}</dt>
            <dd>{collection.organisation[lang]}</dd>
          </div>
          <div>
            <dt>{say('paidBy')}</dt>
            <dd>{collection.funder[lang]}</dd>
          </div>
          <div>
            <dt>{say('ask')}</dt>
            <dd>{collection.contact[lang]}</dd>
          </div>
        </dl>
        <div className="question" data-question="consent">
          <OptionButton
            ref={tick}
            as="checkbox"
            on={agreed}
            label={codebook.passages[form.consent.agree]![lang]}
            aria-describedby={reminded && !agreed ? 'consent-fault' : undefined}
            onClick={() => setAgreed(!agreed)}
          />
          {reminded > 0 && !agreed && (
            <div className="fault">
              <p id="consent-fault" role="alert">
                <Icon name="warn" /> {say('consentTick')}
              </p>
            </div>
          )}
        </div>
        <NotSaved />
      </article>
    </Frame>
  )
}
