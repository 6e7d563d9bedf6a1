import { useEffect } from 'react'
import type { Lang } from '../../analysis/study/text.ts'

/** The page speaks the language of its words, for screen readers and fonts. */
export function DocumentLanguage({ lang }: { readonly lang: Lang }) {
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return null
}
