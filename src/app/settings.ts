import { startTransition, useCallback, useState } from 'react'
import { LANGS, type Lang } from '../../analysis/study/text.ts'

export type Theme = 'light' | 'dark'

/** What a browser remembers of how its user likes to read; a browser that forbids it forgets, and nothing else changes. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

function usePreference<T extends string>(key: string, of: readonly T[], otherwise: () => T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => of.find((one) => one === remembered(key)) ?? otherwise())
  const set = useCallback(
    (next: T) => {
      remember(key, next)
      // A whole report is said anew in the other language: in small pieces of work.
      startTransition(() => setValue(next))
    },
    [key],
  )
  return [value, set]
}

/** The language of the desk and the first page: as last chosen, else the browser's, Chinese where it has neither. */
export function useLangPreference() {
  return usePreference<Lang>('linli.lang', LANGS, () => (navigator.language.startsWith('en') ? 'en' : 'zh-CN'))
}

/** Light or dark: as last chosen, else the device's. */
export function useThemePreference() {
  return usePreference<Theme>('linli.theme', ['light', 'dark'], () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
}
