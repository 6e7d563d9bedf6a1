const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u

/** Columns a text takes where all letters are equally wide and Chinese counts two. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += WIDE.test(sign) ? 2 : 1
  return width
}

/** Width of what cannot be broken: the longest word, or one Chinese sign. */
export function unbrokenWidth(text: string): number {
  return Math.max(0, ...text.split(/[\s/]/).flatMap((word) => [...word.matchAll(/[\u2E80-\u9FFF\uFF00-\uFFEF]|[^\u2E80-\u9FFF\uFF00-\uFFEF]+/g)].map(([piece]) => widthOf(piece))))
}
