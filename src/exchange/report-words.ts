import { methods } from '../../analysis/methods/index.ts'
import { translator, type Say } from '../../analysis/render/translate.ts'
import { reportMessages } from '../../analysis/report/messages.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { reportFileMessages } from './report-messages.ts'

const spoken = new Map<Lang, Say>()

/** Says whatever stands in a report or in a result of any method, in one language. */
export function reportWords(lang: Lang): Say {
  const known = spoken.get(lang)
  if (known) return known
  const say = translator(lang, [reportMessages, reportFileMessages, ...methods.map(({ messages }) => messages)])
  spoken.set(lang, say)
  return say
}
