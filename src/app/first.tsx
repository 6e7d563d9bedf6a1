import type { ReactNode } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { LangSwitch } from '../ui/lang-switch.tsx'
import { TrialNotice } from '../ui/notices.tsx'
import { Street } from '../ui/street.tsx'
import { ThemeSwitch } from '../ui/theme-switch.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { firstMessages } from './messages.ts'
import type { Theme } from './settings.ts'
import './first.css'

/** The first visit: one picture, three ways to begin. */
export function First({ theme, setTheme }: { readonly theme: Theme; readonly setTheme: (theme: Theme) => void }) {
  const say = useTexts(firstMessages)
  return (
    <div className="first">
      <header>
        <Wordmark />
        <div className="first-tools bar">
          <LangSwitch />
          <ThemeSwitch theme={theme} setTheme={setTheme} />
        </div>
      </header>
      <main>
        <div className="first-top">
          <div>
            <h1>
              <span>{say('headline1')}</span> <span>{say('headline2')}</span>
            </h1>
            <p>
              <span>{say('lead1')}</span> <span>{say('lead2')}</span>
            </p>
          </div>
          <Street />
        </div>
        <div className="first-ways">
          <Way icon="study" title={say('example')} text={say('exampleText')}>
            <a className="button solid" href="#/desk/demo/report">
              {say('exampleOpen')} <Icon name="right" />
            </a>
          </Way>
          <Way icon="ask" title={say('forms')} text={say('formsText')}>
            <a className="button" href="#/desk/community-policing/study">
              {say('formsOpen')}
            </a>
          </Way>
          <Way icon="table" title={say('data')} text={say('dataText')}>
            <a className="button" href="#/import">
              {say('dataOpen')}
            </a>
          </Way>
        </div>
      </main>
      <footer>
        <TrialNotice />
        <p>{say('purpose')}</p>
      </footer>
    </div>
  )
}

function Way({ icon, title, text, children }: { readonly icon: IconName; readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section>
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}
