import type { Say } from '../../../analysis/render/translate.ts'
import { reportWords } from '../../exchange/report-words.ts'
import { useLang } from '../../i18n/lang.tsx'

/** Says the messages of any result in the language spoken here. */
export function useResultWords(): Say {
  return reportWords(useLang().lang)
}
