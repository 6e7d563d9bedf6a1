import i18next from 'i18next'
import type { Catalogue, Lang } from '../../analysis/study/text.ts'

/** Values of a sentence: words or numbers, already as they are to be shown. */
export type TextValues = { readonly [name: string]: string | number }
/** Says a sentence of one catalogue; an unknown key does not compile. */
export type Say<C extends Catalogue> = (key: keyof C & string, values?: TextValues) => string

const engine = i18next.createInstance()
void engine.init({
  lng: 'zh-CN',
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React and our own renderers escape; escaping twice would show entities.
  interpolation: { escapeValue: false },
})

const spaces = new WeakMap<Catalogue, string>()
let known = 0

/** Every catalogue is a namespace of its own, so that two rooms may use the same key. */
function spaceOf(catalogue: Catalogue): string {
  const found = spaces.get(catalogue)
  if (found) return found
  const space = `catalogue-${known++}`
  spaces.set(catalogue, space)
  for (const lang of ['zh-CN', 'en'] as const) {
    engine.addResourceBundle(lang, space, Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, text[lang]])))
  }
  return space
}

/** The sentences of a catalogue in one language; throws on a key that is not there (a bug: keys are typed). */
export function textsIn<C extends Catalogue>(lang: Lang, catalogue: C): Say<C> {
  const space = spaceOf(catalogue)
  return (key, values = {}) => {
    if (!(key in catalogue)) throw new RangeError(`no sentence ${key}`)
    return engine.t(key, { ...values, lng: lang, ns: space })
  }
}
