const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** A text of a file as it may be shown beside other words and kept in a study: at most `most` characters, � for those that are none to see. */
export function shown(text: string, most = 40): string {
  const printable = text.replace(UNPRINTABLE, '�')
  const characters = Array.from(printable.slice(0, 2 * most + 2))
  return characters.length <= most ? printable : `${characters.slice(0, most - 1).join('')}…`
}
