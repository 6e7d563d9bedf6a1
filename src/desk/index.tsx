import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { Store } from '../store/store.ts'

export interface DeskProps {
  readonly study: Study
  readonly hash: string
  /** The address names the study file by its hash, and goes on doing so. */
  readonly pinned: boolean
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly go: (fragment: string, replace?: boolean) => void
  readonly store: Store
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
  readonly theme: 'light' | 'dark'
  readonly setTheme: (theme: 'light' | 'dark') => void
}

export function Desk({ study, lang }: DeskProps) {
  return <main>{study.title[lang]}</main>
}
