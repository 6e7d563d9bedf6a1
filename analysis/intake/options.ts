import type { Bounds } from '../study/codebook.ts'
import type { Text } from '../study/text.ts'
import type { Guess } from './given.ts'
import type { MappedMissing, MappedOption, Rest } from './map.ts'
import { plainText } from './wording.ts'

export type Coded = Extract<Guess, { kind: 'coded' }>
/** An option before its label is made one that a study takes. */
export interface Drafted {
  readonly code: number
  readonly label: Text
  readonly values: readonly string[]
}

export function coded(level: Coded['level'], options: readonly Drafted[], bounds: Bounds | null, missing: readonly MappedMissing[], rest: Rest = null): Coded {
  return { kind: 'coded', level, options: labelled(options), bounds, reversed: false, rest, missing }
}

/** Labels as a study takes them: no braces or control characters, never empty, no two alike in a language. */
export function labelled(options: readonly Drafted[]): readonly MappedOption[] {
  const plain = options.map(({ code, label, values }) => ({ code, values, own: values[0] ?? label['zh-CN'], label: { 'zh-CN': plainText(label['zh-CN']), en: plainText(label.en) } }))
  const alike = (lang: 'zh-CN' | 'en'): boolean => new Set(plain.map(({ label }) => label[lang])).size < plain.length
  const [zh, en] = [alike('zh-CN'), alike('en')]
  const taken = { 'zh-CN': new Set<string>(), en: new Set<string>() }
  const free = (lang: 'zh-CN' | 'en', wanted: string): string => {
    let text = wanted
    for (let n = 2; taken[lang].has(text); n++) text = `${wanted} (${n})`
    taken[lang].add(text)
    return text
  }
  return plain.map(({ code, values, own, label }) => {
    const text = plainText(own) || '—'
    return { code, values, label: { 'zh-CN': free('zh-CN', (zh ? text : label['zh-CN']) || text), en: free('en', (en ? text : label.en) || text) } }
  })
}

/** The ends of a scale of numbers, of which not every point may have been chosen: 5, 7 or 10 points where some are open. */
export function endsOf(numbers: readonly number[]): Bounds {
  const high = Math.max(...numbers)
  const min = numbers.includes(0) ? 0 : 1
  const unbroken = new Set(numbers).size === high - min + 1 && numbers.length > 2
  if (unbroken) return { min, max: high }
  const usual = min === 0 ? [4, 6, 10] : [5, 7, 10]
  return { min, max: usual.find((end) => end >= high) ?? high }
}
