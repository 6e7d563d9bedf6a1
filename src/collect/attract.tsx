import { useRef } from 'react'
import type { Lang } from '../../analysis/study/text.ts'
import type { Codebook } from '../../analysis/study/codebook.ts'
import type { Form } from '../../analysis/study/form.ts'
import type { Study } from '../../analysis/study/study.ts'
import { textsIn } from '../i18n/texts.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { SyntheticTag, TrialNotice } from '../ui/notices.tsx'
import { Street } from '../ui/street.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { collectMessages } from './messages.ts'

/** One warm sentence in both languages and one button. Nobody is here yet: nothing of anybody is in memory. */
export function Attract({
  study,
  form,
  codebook,
  lang,
  onStart,
}: {
  readonly study: Study
  readonly form: Form
  readonly codebook: Codebook
  readonly lang: Lang
  readonly onStart: () => void
}) {
  const begun = useRef(false)
  const first = textsIn(lang, collectMessages)
  const other: Lang = lang === 'zh-CN' ? 'en' : 'zh-CN'
  const second = textsIn(other, collectMessages)
  const warm = form.respondent === 'staff' ? 'attractStaff' : 'attractResident'
  const facts: readonly [IconName, keyof typeof collectMessages][] = [
    ['clock', 'minutes'],
    ['noName', 'noNames'],
    ['door', 'stopAnyTime'],
  ]
  return (
    <div className="attract">
      <header className="bar-top">
        <Wordmark />
        <span className="study">{codebook.title[lang]}</span>
        <span className="space" />
        {study.synthetic && <SyntheticTag />}
      </header>
      <main>
        <div className="warm">
          <h1>{first(warm)}</h1>
          <p className="also" lang={other}>
            {second(warm)}
          </p>
        </div>
        <Street />
        <ul className="facts">
          {facts.map(([icon, key]) => (
            <li key={icon}>
              <Icon name={icon} />
              <span>
                <b>{first(key, { n: form.minutes })}</b>
                <span lang={other}>{second(key, { n: form.minutes })}</span>
              </span>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="button solid begin"
          onClick={() => {
            // A double touch begins once.
            if (begun.current) return
            begun.current = true
            onStart()
          }}
        >
          <span>{first('start')}</span>
          <span lang={other}>{second('start')}</span>
        </button>
      </main>
      {study.collection.recipients.length === 0 && (
        <footer className="truth">
          <TrialNotice />
        </footer>
      )}
    </div>
  )
}
