import type { ReactNode } from 'react'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { Button } from '../ui/button.tsx'
import { LangSwitch } from '../ui/lang-switch.tsx'
import { SyntheticTag, TrialNotice } from '../ui/notices.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { collectMessages } from './messages.ts'
import { SIZES } from './session.ts'
import { NARROW, useMedia } from './use-media.ts'
import { useSession } from './use-session.tsx'

/** What every screen of a session has around it: name, language, type size, progress; below, where to go and what is true of the answers. */
export function Frame({ children, footer }: { readonly children: ReactNode; readonly footer: ReactNode }) {
  const session = useSession()
  const { study } = session.setup
  const narrow = useMedia(NARROW)
  const notice = study.collection.recipients.length === 0 && (
    <div className="truth">
      <TrialNotice />
    </div>
  )
  return (
    <>
      <header className="head">
        <div className="bar-top">
          <Wordmark />
          {!narrow && <span className="study">{session.codebook.title[session.lang]}</span>}
          {study.synthetic && <SyntheticTag short />}
          <span className="space" />
          {narrow ? <OtherLanguage /> : <LangSwitch />}
          <TextSize narrow={narrow} />
        </div>
        <Progress />
      </header>
      <main className="body">
        {children}
        {narrow && notice}
      </main>
      {(footer || !narrow) && (
        <footer className="foot">
          {footer}
          {!narrow && notice}
        </footer>
      )}
    </>
  )
}

function OtherLanguage() {
  const { lang, setLang } = useLang()
  const other = lang === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <Button look="quiet" lang={other} onClick={() => setLang(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  )
}

function TextSize({ narrow }: { readonly narrow: boolean }) {
  const session = useSession()
  const say = useTexts(collectMessages)
  const names = [say('textNormal'), say('textLarge'), say('textLargest')]
  if (narrow) {
    const at = SIZES.findIndex((size) => size === session.size)
    return (
      <Button look="quiet" className="letters" onClick={() => session.setSize(SIZES[(at + 1) % SIZES.length]!)}>
        <span>
          <span className="small">A</span>
          <span className="large">A</span>
        </span>
        <span className="visually-hidden">
          {say('textSize')}: {names[at]}
        </span>
      </Button>
    )
  }
  return (
    <Segmented
      name={say('textSize')}
      value={session.size}
      onChange={(size) => session.setSize(size)}
      choices={SIZES.map((size, i) => ({ value: size, title: names[i]!, label: <span style={{ fontSize: `${0.8 + 0.25 * i}em` }}>A</span> }))}
    />
  )
}

/** How far, and honestly how long still. */
function Progress() {
  const session = useSession()
  const say = useTexts(collectMessages)
  if (session.step === 'end') return null
  const { share, minutes } = session.progress()
  const left =
    session.step === 'consent' || session.step === 'opening'
      ? say('minutes', { n: session.setup.form.minutes })
      : minutes < 1
        ? say('almostDone')
        : Math.round(minutes) === 1
          ? say('minuteLeft')
          : say('minutesLeft', { n: Math.round(minutes) })
  return (
    <div className="progress">
      <progress aria-label={say('progress')} max={1} value={share} />
      <span>{left}</span>
    </div>
  )
}
