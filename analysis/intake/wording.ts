import type { Text } from '../study/text.ts'

/** As long as a text of a study may be. */
const LONGEST = 2000
const ENTITIES: { readonly [name: string]: string } = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', ndash: '–', mdash: '—', hellip: '…', middot: '·' }
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/**
 * A heading as a person reads it, and as a study takes it: without markup, entities spelt out, braces as round brackets, one space
 * where there were several, no control characters, at most 2000 characters. It may be empty. Full-width signs stay what they are.
 */
export function plainText(raw: string): string {
  const text = raw
    .replace(/<\/?(br|p|div|li|ul|ol|tr|td|th|h[1-6])\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]+);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? characterOf(name) ?? entity)
    .replace(UNPRINTABLE, ' ')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replace(/[\s\u00A0\u3000]+/g, ' ')
    .trim()
  return text.length <= LONGEST ? text : text.slice(0, LONGEST - 1).replace(UNPRINTABLE, '') + '…'
}

function characterOf(name: string): string | null {
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : NaN
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

/** The rows of a heading that are words: not those that are blank, nor the notes a tool leaves for itself (Qualtrics). */
export function wordsIn(headings: readonly string[]): readonly string[] {
  return headings.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '' && !/^\{\s*"ImportId"/.test(text))
}

/** The same words in both languages: what a file says is in the language of the file. */
export function sameWords(text: string): Text {
  return { 'zh-CN': text, en: text }
}

const NUMBER = /^\s*(?:第\s*(\d{1,3})\s*题[\s、.．:：]*|[QqＱ]\s*(\d{1,3}(?:[._-]\d{1,2})?)(?:\s*[、.．:：)）]\s*|\s+)|[(（]?(\d{1,3}(?:[._-]\d{1,2}|[a-z]\d?)?)\s*(?:[、．:：)）]|\.(?!\d))\s*)/

/** The number before a question ("1、", "Q1.", "(3)", "第2题") apart from its words. */
export function numbered(text: string): { readonly number: string | null; readonly words: string } {
  const found = NUMBER.exec(text)
  return found ? { number: (found[1] ?? found[2] ?? found[3])!, words: text.slice(found[0].length) } : { number: null, words: text }
}

const MARKS =
  /\s*[[(（【]\s*(please\s+)?(单选题?|多选题?|可多选|可以多选|不定项选择?题?|矩阵[^\])）】]{0,6}|量表题?|填空题?|排序题?|简答题?|必答题?|必填|选填|最[多少]选.{1,3}项|(check|select|tick|choose|mark)\s+(all|as many)[^)\]]{0,20})\s*[\])）】]\s*/gi

const KIND = /\s*[[［]\s*((?:单选|多选|不定项选择|矩阵[^\]］]{0,6}|量表|填空|排序|简答|评分|打分|下拉|判断|滑[动块])题?)\s*[\]］]\s*([.．]?)\s*/g

/** Square brackets around the kind of a question hold no row of it: "[单选题]" as "（单选题）", and "[矩阵量表题]." as the dash before a row. */
export function withoutKinds(text: string): string {
  return text.replace(KIND, (_, kind: string, stop: string) => (stop === '' ? `（${kind}）` : '—'))
}

/** A question as a short name: without the marks of its kind, the star of an obligatory one, a colon at the end. */
export function labelOf(text: string): string {
  const label = text.replace(MARKS, ' ').replace(/^[*＊\s]+|[*＊:：\s]+$/g, '').trim()
  return label === '' ? text : label
}

/** Where the words that several headings begin with end: behind the last of these marks, the first kind that occurs. */
const DIVIDERS: readonly RegExp[] = [/—+\s*/g, /\s+[-–]\s+/g, /\s*[[［]\s*/g, /\s*[(（]\s*/g, /\s*[:：]\s*/g, /\s*[-–_/／]\s*/g]

/**
 * What headings of one question share, and what is each one's own ("7、请评价—民警", "7、请评价—网格员"); null where they share nothing that
 * ends at a mark, or one of them has nothing of its own.
 */
export function sharedWords(texts: readonly string[]): { readonly stem: string; readonly own: readonly string[] } | null {
  const first = texts[0] ?? ''
  let same = 0
  while (same < first.length && texts.every((text) => text[same] === first[same])) same++
  const shared = first.slice(0, same)
  for (const divider of DIVIDERS) {
    const at = [...shared.matchAll(divider)].at(-1)
    if (!at) continue
    const end = at.index + at[0].length
    const open = /[[［(（]/.test(at[0])
    const own = texts.map((text) => (open ? text.slice(end).replace(/\s*[\]］)）]\s*$/, '') : text.slice(end)).trim())
    if (own.every((text) => text !== '')) return { stem: first.slice(0, at.index).trim(), own }
  }
  return null
}
