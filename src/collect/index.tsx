import { useCallback, useEffect, useRef, useState } from 'react'
import { codebookOf } from '../../analysis/study/find.ts'
import type { Form } from '../../analysis/study/form.ts'
import type { Response } from '../../analysis/study/response.ts'
import type { Mode, Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { LangProvider } from '../i18n/lang.tsx'
import { today } from '../ui/today.ts'
import { Attract } from './attract.tsx'
import { DocumentLanguage } from './document-language.tsx'
import { draftKey, draftWriter, handIn, readDraft, type Draft, type Drafts, type DraftWriter } from './draft.ts'
import { Session } from './session.ts'
import { NARROW } from './use-media.ts'
import { Visit } from './visit.tsx'
import './collect.css'

export interface CollectProps {
  readonly study: Study
  /** SHA-256 (hex) of the published study. */
  readonly hash: string
  readonly form: Form
  /** `link`: one person's own device, resumed after a break. `kiosk`: a shared device. `preview`: nothing is kept. */
  readonly way: 'link' | 'kiosk' | 'preview'
  /** Where the person is asked; null: not known. */
  readonly unit: string | null
  readonly batch: string | null
  readonly mode: Mode
  /** To begin with; each person may change it. */
  readonly lang: Lang
  /** Keeps a finished response; rejects if it could not be kept. Called once per person. Never called in a preview. */
  readonly keep: (response: Response) => Promise<void>
  /** A kiosk runs for weeks: called when a person begins, so that the app can see whether the study still takes answers. */
  readonly onBegin?: () => void
  /** Where unfinished answers of a link lie; null: nowhere. A kiosk and a preview use none even if handed some. */
  readonly drafts: Drafts | null
}

/** The respondent's pages: from information and consent to thanks, one person after another. */
export function Collect(props: CollectProps) {
  const [person, setPerson] = useState(0)
  const [begun, setBegun] = useState(props.way !== 'kiosk')
  const { study, form, lang, way } = props

  const next = useCallback(() => {
    setPerson((before) => before + 1)
    setBegun(way !== 'kiosk')
  }, [way])

  const begin = (): void => {
    setBegun(true)
    props.onBegin?.()
  }

  // A page that comes back out of the browser's memory brings no person back.
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted && way === 'kiosk') next()
    }
    window.addEventListener('pageshow', shown)
    return () => window.removeEventListener('pageshow', shown)
  }, [way, next])

  if (!begun) {
    return (
      <LangProvider lang={lang} setLang={unchanged}>
        <DocumentLanguage lang={lang} />
        <div className="collect kiosk" lang={lang}>
          <Attract key={person} study={study} form={form} codebook={codebookOf(study, form)} lang={lang} onStart={begin} />
        </div>
      </LangProvider>
    )
  }
  return <Person key={person} {...props} onNext={next} />
}

/** The start page speaks both languages; a language is chosen by a person, for themselves. */
const unchanged = () => {}

/** One person: a session of their own, thrown away with everything in it when the next one comes. */
function Person({ onNext, ...props }: CollectProps & { readonly onNext: () => void }) {
  const { way, study, hash, form, unit, batch, drafts } = props
  const [session, setSession] = useState<Session | null>(null)
  const writer = useRef<DraftWriter | null>(null)
  const given = useRef(props)

  useEffect(() => {
    const { keep, mode, lang } = given.current
    const store = way === 'link' ? drafts : null
    const key = draftKey(hash, form.id, unit, batch)
    let over = false
    let unsubscribe = () => {}

    function begin(draft: Draft | null): void {
      if (over) return
      const made = new Session({
        study,
        hash,
        form,
        unit,
        batch,
        mode,
        lang,
        draft,
        layout: way === 'kiosk' ? 'kiosk' : window.matchMedia(NARROW).matches ? 'phone' : 'desk',
        seed: crypto.getRandomValues(new Uint32Array(1))[0]!,
        keep: async (response) => {
          if (way !== 'preview') await told(handIn(() => keep(response), writer.current, reportError))
        },
        now: () => performance.now(),
        today: () => today(),
        pause: () => new Promise((resume) => setTimeout(resume)),
      })
      if (store) {
        writer.current = draftWriter(store, key, () => made.draft(), reportError)
        unsubscribe = made.subscribe(() => writer.current?.soon())
      }
      setSession(made)
    }
    if (store) {
      store.read(key).then(
        (bytes) => begin(bytes && readDraft(bytes)),
        (error: unknown) => {
          // Answering must be possible where the browser lets nothing be kept between visits.
          reportError(error)
          begin(null)
        },
      )
    } else begin(null)
    return () => {
      over = true
      unsubscribe()
      writer.current?.now()
    }
  }, [way, study, hash, form, unit, batch, drafts])

  useEffect(() => {
    const seen = () => {
      const visible = document.visibilityState === 'visible'
      session?.setVisible(visible)
      if (!visible) writer.current?.now()
    }
    const leaving = () => writer.current?.now()
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pagehide', leaving)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pagehide', leaving)
    }
  }, [session])

  const forget = useCallback(() => {
    void session?.forget(async () => {
      await told(Promise.resolve(writer.current?.discard()))
    })
  }, [session])

  return session && <Visit session={session} way={way} onForget={forget} onNext={onNext} />
}

/** The person reads what failed; the browser's console hears why. */
async function told(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    reportError(error)
    throw error
  }
}
