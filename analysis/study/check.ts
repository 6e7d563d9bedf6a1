import type { Option } from './codebook.ts'
import type { StudyMessage } from './messages.ts'
import { StudyError, type MessageValues } from './study-error.ts'
import { LANGS } from './text.ts'

/** Throws {@link StudyError} where what must hold does not. */
export function need(holds: boolean, code: StudyMessage, path: string, values: MessageValues = {}): void {
  if (!holds) throw new StudyError(code, path, values)
}

/** No name twice, whatever the case. */
export function once(names: readonly string[], path: string): void {
  const seen = new Set<string>()
  for (const name of names) {
    need(!seen.has(name.toLowerCase()), 'twice', path, { name })
    seen.add(name.toLowerCase())
  }
}

/** No code twice. */
export function codesOnce(options: readonly Pick<Option, 'code'>[], path: string): void {
  const seen = new Set<number>()
  for (const { code } of options) {
    need(!seen.has(code), 'codeTwice', path, { code })
    seen.add(code)
  }
}

/** No two options that read the same in a language. */
export function labelsOnce(options: readonly Pick<Option, 'label'>[], path: string): void {
  for (const lang of LANGS) {
    const seen = new Set<string>()
    for (const { label } of options) {
      need(!seen.has(label[lang]), 'labelTwice', path, { label: label[lang] })
      seen.add(label[lang])
    }
  }
}

export const hasCode = (options: readonly Option[], code: number): boolean => options.some((option) => option.code === code)
