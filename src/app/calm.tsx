import { textsIn } from '../i18n/texts.ts'
import { LANGS } from '../../analysis/study/text.ts'
import { Button } from '../ui/button.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { calmMessages } from './messages.ts'

export type CalmPage = Exclude<keyof typeof calmMessages, `${string}Help` | 'again' | 'home'>

/** A page in the place of what cannot be shown. It says why and what helps, in both languages, and never shows an answer. */
export function Calm({ page, day = '' }: { readonly page: CalmPage; readonly day?: string }) {
  const retry = page === 'broken' || page === 'notReached' || page === 'notKept'
  return (
    <main className="calm">
      <Wordmark />
      {LANGS.map((lang) => {
        const say = textsIn(lang, calmMessages)
        const Title = lang === 'zh-CN' ? 'h1' : 'h2'
        return (
          <section key={lang} lang={lang}>
            <Title>{say(page)}</Title>
            <p>{say(`${page}Help`, { day })}</p>
          </section>
        )
      })}
      <p>
        {retry ? (
          <Button onClick={() => location.reload()}>
            {calmMessages.again['zh-CN']} <span lang="en">{calmMessages.again.en}</span>
          </Button>
        ) : (
          <a className="button" href="#/">
            {calmMessages.home['zh-CN']} <span lang="en">{calmMessages.home.en}</span>
          </a>
        )}
      </p>
    </main>
  )
}
