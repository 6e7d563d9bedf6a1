import { useTexts } from '../i18n/lang.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'

type Theme = 'light' | 'dark'

/** One button that changes to the other colours and says so. */
export function ThemeSwitch({ theme, setTheme }: { readonly theme: Theme; readonly setTheme: (theme: Theme) => void }) {
  const say = useTexts(uiMessages)
  const next = theme === 'light' ? 'dark' : 'light'
  return (
    <button type="button" className="icon-button" title={say(next)} aria-label={say(next)} onClick={() => setTheme(next)}>
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  )
}
