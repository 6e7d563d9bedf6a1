import type { Text } from '../study/text.ts'
import type { Figure, Message, Quantity, ResultColumn } from '../result/result.ts'

/** A column; its title is the sentence every result has for that name, unless another key is given. */
export function column(name: string, quantity: Quantity, key = `result.${name}`, more: Partial<ResultColumn> = {}): ResultColumn {
  return { name, title: { key }, quantity, ...more }
}

/** The two ends of an interval. `confidence` between 0 and 1. */
export function intervalColumns(quantity: Quantity, confidence: number, lower = 'ciLower', upper = 'ciUpper'): readonly ResultColumn[] {
  const values = { level: percentOf(confidence) }
  return [
    { name: lower, title: { key: 'result.ciLower', values }, quantity },
    { name: upper, title: { key: 'result.ciUpper', values }, quantity },
  ]
}

/** 0.95 as 95, for sentences. */
export const percentOf = (proportion: number): number => Math.round(proportion * 1e4) / 100

/** The unweighted number of people behind a row, for the smallest base shown; not printed. */
export const baseColumn = column('base', 'count', 'result.base', { hidden: true })

/** Left out of print when `hide`; it stays in JSON and CSV. */
export const hiddenIf = (hide: boolean): Partial<ResultColumn> => (hide ? { hidden: true } : {})

export const message = (key: string, values?: Message['values']): Message => (values ? { key, values } : { key })

/** A number of the data inside a sentence. */
export const figure = (value: number, as: Quantity): Figure => ({ figure: value, as })
export const people = (n: number): Figure => figure(n, 'count')

/** Texts of a list, each in quotation marks: items are sentences. */
export const quoted = (texts: readonly Text[]): readonly Message[] => texts.map((text) => message('methods.quoted', { text }))

/** The field most methods share. */
export const confidenceField = { type: 'number', min: 0.5, max: 0.999, integer: false, default: 0.95 } as const
