import type { ReactNode } from 'react'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { LangSwitch } from '../ui/lang-switch.tsx'
import { TrialNotice } from '../ui/notices.tsx'
import { ThemeSwitch } from '../ui/theme-switch.tsx'
import { Mark } from '../ui/wordmark.tsx'
import { roomsOf, type Room } from './address.ts'
import { useDesk } from './desk-context.ts'
import { deskMessages } from './messages.ts'

/** The rail of rooms, the bar above, and what every page of the desk says. */
export function Frame({ room, setTheme, children }: { readonly room: Room; readonly setTheme: (theme: 'light' | 'dark') => void; readonly children: ReactNode }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, data, theme, address } = useDesk()
  const synthetic = data.state.is === 'ready' ? data.state.summary.synthetic : study.synthetic
  return (
    <div className="desk">
      <nav className="desk-rail" aria-label={say('rooms')}>
        <a className="desk-home" href="#/" aria-label={say('home')} title={say('home')}>
          <Mark />
        </a>
        {roomsOf(study.imported !== null).map((one) => (
          <a key={one} href={address(one)} aria-current={one === room ? 'page' : undefined}>
            <Icon name={one} />
            {say(`room.${one}`)}
          </a>
        ))}
      </nav>
      <header className="desk-banner">
        <div className="desk-top bar">
          <p className="desk-title">
            {study.title[lang]}
            {synthetic && <span className="desk-synthetic">{say('synthetic')}</span>}
          </p>
          <LangSwitch />
          <ThemeSwitch theme={theme} setTheme={setTheme} />
        </div>
        {study.collection.recipients.length === 0 && <TrialNotice />}
      </header>
      <div className="desk-page">{children}</div>
    </div>
  )
}
