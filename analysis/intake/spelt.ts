import { columnsOf, comparedText, withoutRemarks, type MappedOption, type MappedVariable } from './map.ts'
import type { RawColumn } from './raw.ts'
import { plainText, sameWords } from './wording.ts'

/** What comparing may have made of a full-width sign. */
const FOLDED = /[!-/:-@[-`{-~]/

/**
 * A variable whose options are called as the file writes them, full-width signs and all, where they were called as texts are compared.
 * Of several spellings the most frequent names the option. Options with words of another list (scales, SPSS labels) keep them.
 */
export function asSpelt(variable: MappedVariable, columns: ReadonlyMap<string, RawColumn>): MappedVariable {
  if (variable.kind !== 'coded' && variable.kind !== 'multi') return variable
  const folded = variable.options.filter(isFolded)
  if (folded.length === 0) return variable
  const spelt = spellings(variable, columns, new Set(folded.flatMap(({ values }) => values)))
  const options = variable.options.map((option): MappedOption => {
    const words = isFolded(option) ? spelt.get(option.values[0]!) : undefined
    return words ? { ...option, label: sameWords(words) } : option
  })
  return new Set(options.map(({ label }) => label.en)).size === options.length && new Set(options.map(({ label }) => label['zh-CN'])).size === options.length ? { ...variable, options } : variable
}

const isFolded = ({ label, values }: MappedOption): boolean => values[0] !== undefined && FOLDED.test(values[0]) && label['zh-CN'] === label.en && label.en === plainText(values[0])

/** For each text that is wanted as it is compared, how the cells most often write it. */
function spellings(variable: MappedVariable, columns: ReadonlyMap<string, RawColumn>, wanted: ReadonlySet<string>): ReadonlyMap<string, string> {
  const separator = variable.kind === 'multi' && variable.shape.is === 'joined' ? variable.shape.separator : null
  const counts = new Map<string, number>()
  for (const key of columnsOf(variable)) {
    columns.get(key)?.values.forEach((value, i) => {
      const cell = withoutRemarks(value)
      for (const piece of separator === null ? [cell] : cell.split(separator)) if (piece !== '') counts.set(piece, (counts.get(piece) ?? 0) + columns.get(key)!.counts[i]!)
    })
  }
  const best = new Map<string, { readonly words: string; readonly n: number }>()
  for (const [piece, n] of counts) {
    const text = comparedText(piece)
    const words = plainText(piece)
    if (wanted.has(text) && words !== '' && n > (best.get(text)?.n ?? 0)) best.set(text, { words, n })
  }
  return new Map([...best].map(([text, { words }]) => [text, words]))
}
