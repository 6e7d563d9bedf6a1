import { sha256Hex, utf8 } from '../study/hash.ts'
import type { ImportedText } from './applied.ts'
import { LONGEST_TEXT } from './codebook.ts'
import { maskText } from './mask.ts'
import type { CodedFile } from './coded-file.ts'

/**
 * The free texts, masked and at most 5,000 characters long, ordered by a hash of the texts alone: where one stood in the file leads to
 * nobody. `stay`: rows that are in the table.
 */
export function textsOf({ variables }: CodedFile, stay: Uint32Array): readonly ImportedText[] {
  const found: { readonly text: ImportedText; readonly hash: string; readonly n: number }[] = []
  for (const { variable, text } of variables) {
    if (!text) continue
    const { column, reasons } = text
    const counts = new Uint32Array(column.values.length)
    for (const row of stay) counts[column.index[row]!]!++
    column.values.forEach((value, at) => {
      if (reasons[at] !== 0 || counts[at] === 0) return
      const written = cut(maskText(value).text)
      found.push({ text: { variable: variable.name, text: written }, hash: sha256Hex(utf8(written)), n: counts[at]! })
    })
  }
  // Sorting keeps the order of the variables where texts are equal.
  return found.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)).flatMap(({ text, n }) => Array.from({ length: n }, () => text))
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
