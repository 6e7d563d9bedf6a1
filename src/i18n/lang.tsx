import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Catalogue, Lang } from '../../analysis/study/text.ts'
import { textsIn, type Say } from './texts.ts'

interface Spoken {
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
}
const Language = createContext<Spoken | null>(null)

/** The language of everything below; whoever holds it (the app, one respondent's session) decides how it changes. */
export function LangProvider({ lang, setLang, children }: Spoken & { readonly children: ReactNode }) {
  const spoken = useMemo(() => ({ lang, setLang }), [lang, setLang])
  return <Language value={spoken}>{children}</Language>
}

export function useLang(): Spoken {
  const spoken = use(Language)
  if (!spoken) throw new Error('no LangProvider above')
  return spoken
}

/** The sentences of a room in the language spoken here. */
export function useTexts<C extends Catalogue>(catalogue: C): Say<C> {
  const { lang } = useLang()
  return useMemo(() => textsIn(lang, catalogue), [lang, catalogue])
}
