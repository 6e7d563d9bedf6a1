import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { Lang } from '../../analysis/study/text.ts'
import { LangProvider, useTexts } from '../i18n/lang.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Ask } from './ask.tsx'
import { Consent } from './consent.tsx'
import { DocumentLanguage } from './document-language.tsx'
import { End } from './ending.tsx'
import { Frame } from './frame.tsx'
import { Idle } from './idle.tsx'
import { collectMessages } from './messages.ts'
import { NotSaved } from './not-saved.tsx'
import { Review } from './review.tsx'
import type { Session } from './session.ts'
import { SurveyView } from './survey-view.tsx'
import { NARROW, useMedia } from './use-media.ts'
import { SessionProvider, useSession } from './use-session.tsx'

interface Props {
  readonly session: Session
  readonly way: 'link' | 'kiosk' | 'preview'
  /** Deletes what this person wrote and ends. */
  readonly onForget: () => void
  /** The next person. */
  readonly onNext: () => void
}

/** One person's way through the questionnaire. */
export function Visit(props: Props) {
  const { session, way } = props
  useSyncExternalStore(session.subscribe, session.version)
  const setLang = useCallback((lang: Lang) => session.setLang(lang), [session])
  return (
    <LangProvider lang={session.lang} setLang={setLang}>
      <SessionProvider value={session}>
        <DocumentLanguage lang={session.lang} />
        <div className={`collect ${way}`} lang={session.lang} data-size={session.size}>
          <Stage {...props} />
        </div>
      </SessionProvider>
    </LangProvider>
  )
}

function Stage({ way, onForget, onNext }: Omit<Props, 'session'>) {
  const session = useSession()
  const say = useTexts(collectMessages)
  const [asking, setAsking] = useState(false)
  const narrow = useMedia(NARROW)
  const kiosk = way === 'kiosk'
  const { idleSeconds, warnSeconds } = session.setup.study.collection

  const giveUp = (
    <Button look="quiet" onClick={() => setAsking(true)}>
      <Icon name="restart" />
      {say(kiosk ? 'startOver' : 'deleteMine')}
    </Button>
  )
  return (
    <>
      {way === 'preview' && <p className="preview">{say('preview')}</p>}
      {session.step === 'opening' && <Frame footer={null}>{say('loading')}</Frame>}
      {session.step === 'consent' && <Consent />}
      {session.step === 'questions' && (
        <Frame
          footer={
            <div className="ways-on">
              {!narrow && <Aside giveUp={giveUp} />}
              <span className="space" />
              <Button disabled={session.isFirst} onClick={() => session.back()}>
                <Icon name="left" />
                {say('back')}
              </Button>
              {session.revising ? (
                <Button look="solid" className="main" onClick={() => void session.finish()}>
                  {say('backToReview')}
                </Button>
              ) : (
                <Button look="solid" className="main" onClick={() => void session.next()}>
                  {say('next')}
                  <Icon name="right" />
                </Button>
              )}
            </div>
          }
        >
          <SurveyView model={session.model} />
          <NotSaved />
          {narrow && (
            <div className="aside">
              <Aside giveUp={giveUp} />
            </div>
          )}
        </Frame>
      )}
      {session.step === 'review' && <Review list={!kiosk} aside={giveUp} />}
      {session.step === 'end' && <End kiosk={kiosk} preview={way === 'preview'} onReturn={onNext} />}

      {asking && (
        <Ask
          title={say(kiosk ? 'startOverTitle' : 'deleteTitle')}
          yes={say(kiosk ? 'yesClear' : 'yesDelete')}
          no={say('keepOn')}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false)
            if (kiosk) onNext()
            else onForget()
          }}
        >
          {say(kiosk ? 'startOverText' : 'deleteText')}
        </Ask>
      )}
      {kiosk && session.step !== 'end' && <Idle idleSeconds={idleSeconds} warnSeconds={warnSeconds} onLeft={onNext} />}
    </>
  )
}

/** Seldom needed: to stop here, to give up. */
function Aside({ giveUp }: { readonly giveUp: ReactNode }) {
  const session = useSession()
  const say = useTexts(collectMessages)
  return (
    <>
      {giveUp}
      {!session.revising && (
        <Button look="quiet" onClick={() => void session.finish()}>
          <Icon name="check" />
          {say('finished')}
        </Button>
      )}
    </>
  )
}
