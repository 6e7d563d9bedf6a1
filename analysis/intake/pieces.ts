import { comparedText, withoutRemarks } from './map.ts'
import { squeezed } from './raw.ts'

/**
 * Cuts cells at a separator that may stand in an answer as well: from the left the longest run of pieces that is one of `values` is
 * taken, each as it is in `values`; a piece that is none of them comes as it is compared. Empty pieces say nothing.
 */
export function pieces(values: readonly string[], separator: string): (cell: string) => readonly string[] {
  // A separator that is white space (a line break) has become one space wherever a text is compared.
  const between = squeezed(separator) || ' '
  const cut = (text: string): readonly string[] => (between === ' ' ? [text] : text.split(between).map((piece) => piece.trim()))
  const plain = (text: string): string => cut(comparedText(text)).join(between)
  const known = new Map(values.map((value) => [plain(value), value]))
  const longest = Math.max(1, ...values.map((value) => plain(value).split(between).length))
  return (cell) => {
    const said = withoutRemarks(cell).split(separator).map(plain)
    const found: string[] = []
    for (let at = 0; at < said.length; ) {
      let length = Math.min(longest, said.length - at)
      while (length > 1 && !known.has(said.slice(at, at + length).join(between))) length--
      const run = said.slice(at, at + length).join(between)
      const piece = known.get(run) ?? run
      if (piece !== '') found.push(piece)
      at += length
    }
    return found
  }
}
