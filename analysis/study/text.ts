/** The languages every text of a study exists in. */
export const LANGS = ['zh-CN', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** A text in every language. Both are always there: a missing translation is a fault of the study, never a fallback at run time. */
export type Text = { readonly [lang in Lang]: string }

/** Sentences by key, in every language; `{{name}}` stands for a value. One per room, beside the code that says them. */
export interface Catalogue {
  readonly [key: string]: Text
}
