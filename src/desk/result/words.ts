import { methods } from '../../../analysis/methods/index.ts'
import { translator, type Say } from '../../../analysis/render/translate.ts'
import { reportMessages } from '../../../analysis/report/messages.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import { useLang } from '../../i18n/lang.tsx'

const spoken = new Map<Lang, Say>()

/** Says the messages of any result in one language. */
export function resultWords(lang: Lang): Say {
  const known = spoken.get(lang)
  if (known) return known
  const say = translator(lang, [reportMessages, ...methods.map(({ messages }) => messages)])
  spoken.set(lang, say)
  return say
}

export function useResultWords(): Say {
  return resultWords(useLang().lang)
}

