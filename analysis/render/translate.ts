import { resultMessages } from '../result/messages.ts'
import type { Figure, Message, MessageValue } from '../result/result.ts'
import type { Catalogue, Lang, Text } from '../study/text.ts'
import { formatNumber } from './format.ts'
import { renderMessages } from './messages.ts'

export type Say = (message: Message) => string

/**
 * Says messages in one language from the given catalogues and the sentences that all results share. Values may be texts of a study,
 * messages, figures (printed as their quantity asks), plain numbers and strings (as they are) and lists of these. "p = {{p}}" becomes
 * "p < .001" where the figure says so itself, and "{{share}}%" has one sign. An unknown key, a value that is not there, and two
 * catalogues that say different things under one key are faults of the program and throw.
 */
export function translator(lang: Lang, catalogues: readonly Catalogue[]): Say {
  const texts = new Map<string, Text>()
  for (const catalogue of [resultMessages, renderMessages, ...catalogues]) {
    for (const [key, text] of Object.entries(catalogue)) {
      const known = texts.get(key)
      if (known && known[lang] !== text[lang]) throw new RangeError(`two sentences ${key}: "${known[lang]}" and "${text[lang]}"`)
      texts.set(key, text)
    }
  }
  const say: Say = ({ key, values = {} }) => {
    const text = texts.get(key)
    if (!text) throw new RangeError(`no sentence ${key}`)
    return text[lang].replace(/(=\s*)?\{\{(\w+)\}\}(%?)/g, (_, equals: string | undefined, name: string, percent: string) => {
      if (!Object.hasOwn(values, name)) throw new RangeError(`sentence ${key} lacks its value ${name}`)
      const word = inWords(values[name]!, percent === '')
      return `${/^[<>]/.test(word) && isFigure(values[name]!) ? '' : (equals ?? '')}${word}${percent}`
    })
  }
  const inWords = (value: MessageValue, percentSign: boolean): string => {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return formatNumber(value, 'label', lang)
    if (isList(value)) return value.map((one) => inWords(one, percentSign)).join(lang === 'en' ? ', ' : '、')
    if (isFigure(value)) return formatNumber(value.figure, value.as, lang, percentSign)
    return 'key' in value && typeof value.key === 'string' ? say(value as Message) : (value as Text)[lang]
  }
  return say
}

const isList = (value: MessageValue): value is readonly MessageValue[] => Array.isArray(value)
const isFigure = (value: MessageValue): value is Figure => typeof value === 'object' && 'figure' in value
