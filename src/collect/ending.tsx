import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Button } from '../ui/button.tsx'
import { Frame } from './frame.tsx'
import { collectMessages } from './messages.ts'
import { useSession } from './use-session.tsx'

const RETURN_SECONDS = 15

/** What happened, in words. On a kiosk the start page comes back by itself. */
export function End({ kiosk, preview, onReturn }: { readonly kiosk: boolean; readonly preview: boolean; readonly onReturn: () => void }) {
  const session = useSession()
  const say = useTexts(collectMessages)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  const { codebook, lang } = session
  const [title, text] = {
    complete: [say('thanksTitle'), codebook.passages[session.setup.form.thanks]![lang]] as const,
    declined: [say('declinedTitle'), say('declinedText')] as const,
    screenedOut: [say('screenedOutTitle'), say('screenedOutText')] as const,
    deleted: [say('deletedTitle'), say('deletedText')] as const,
  }[session.ending ?? 'complete']
  return (
    <Frame
      footer={
        kiosk ? (
          <div className="ways-on">
            <Countdown onReturn={onReturn} />
            <span className="space" />
            <Button look="solid" className="main" onClick={onReturn}>
              {say('returnNow')}
            </Button>
          </div>
        ) : preview || session.ending === 'deleted' ? (
          <div className="ways-on">
            <span className="space" />
            <Button onClick={onReturn}>{say('again')}</Button>
          </div>
        ) : null
      }
    >
      <article className="end">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{preview ? say('previewEnd') : text}</p>
        {!kiosk && !preview && <p>{say('mayClose')}</p>}
      </article>
    </Frame>
  )
}

function Countdown({ onReturn }: { readonly onReturn: () => void }) {
  const say = useTexts(collectMessages)
  const [left, setLeft] = useState(RETURN_SECONDS)
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onReturn()
  }, [left, onReturn])
  return <span role="timer">{say('returnIn', { n: Math.max(0, left) })}</span>
}
