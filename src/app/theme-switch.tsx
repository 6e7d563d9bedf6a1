import { useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { firstMessages } from './messages.ts'
import type { Theme } from './settings.ts'

export function ThemeSwitch({ theme, setTheme }: { readonly theme: Theme; readonly setTheme: (theme: Theme) => void }) {
  const say = useTexts(firstMessages)
  const next = theme === 'light' ? 'dark' : 'light'
  return (
    <button type="button" className="icon-button" title={say(next)} aria-label={say(next)} onClick={() => setTheme(next)}>
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  )
}
