/** Chinese, Japanese, Korean and full-width characters, and the punctuation that Chinese fonts set one em wide. */
const WIDE = /[\u1100-\u115F\u2014\u2018\u2019\u201C\u201D\u2026\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u
const NARROW = /[ijltfrI.,:;'|()[\]!\u2009\u202F ]/
const DIGIT = /[0-9<>=+\u2212]/
const BROAD = /[mwMW%@]/
/** No line begins with one of these, and none ends with one of those. */
const CLOSING = /[,.;:?!)\]%\u2019\u201D\u2026\u2014\u3001\u3002\u300B\u300D\u300F\u3011\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]/
const OPENING = /[([\u2018\u201C\u300A\u300C\u300E\u3010\uFF08]$/

/**
 * Width of a text in px, without a canvas: Chinese characters one em, Latin by a few classes that hold for the usual
 * interface fonts and are rather too wide than too narrow. Drawing and layout use the same measure.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const character of text) {
    ems += WIDE.test(character) ? 1 : NARROW.test(character) ? 0.36 : DIGIT.test(character) ? 0.64 : BROAD.test(character) ? 0.9 : /[A-Z]/.test(character) ? 0.69 : 0.58
  }
  return ems * size
}

/** Lines no wider than `width`: broken at spaces and between Chinese characters, inside a word only where it alone is too wide. */
export function wrap(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (textWidth((line + piece).trimEnd(), size) <= width) {
      line += piece
      continue
    }
    if (line.trim()) lines.push(line.trim())
    line = ''
    for (const character of piece.trimStart()) {
      if (line && textWidth(line + character, size) > width) {
        lines.push(line.trim())
        line = ''
      }
      line += character
    }
  }
  if (line.trim()) lines.push(line.trim())
  return lines.length > 0 ? lines : ['']
}

/** What stays together: a Latin word with the space after it, a Chinese character with the closing marks after it. */
function pieces(text: string): readonly string[] {
  const found: string[] = []
  for (const character of text) {
    const last = found.at(-1)
    const joins =
      last !== undefined &&
      (CLOSING.test(character) || character === ' ' || OPENING.test(last) || (!WIDE.test(character) && !WIDE.test(last.at(-1)!) && !last.endsWith(' ')))
    if (joins) found[found.length - 1] = last + character
    else found.push(character)
  }
  return found
}
