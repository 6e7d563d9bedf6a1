/** What is heard of an XML document. Names are local, without a prefix; `tag` is all between `<` and `>`, for {@link attributeOf}. */
export interface XmlEvents {
  open(name: string, tag: string): void
  close(name: string): void
  /** A piece of text, references resolved. A text may come in several pieces. */
  text(text: string): void
}

/** A document being read piece by piece. */
export interface Xml {
  write(piece: string): void
  /** Throws what `broken` makes where the document breaks off. */
  end(): void
}

/** No tag, comment or reference of a workbook is longer; a piece without end is not collected for ever. */
const MOST_HELD = 0x100000
/** No workbook nests deeper. */
const MOST_DEPTH = 256

/**
 * Reads XML as workbooks have it: well-formed, in one root, no document type (which is where entities are declared, so that none can
 * expand). Anything else throws what `broken` makes.
 */
export function openXml(events: XmlEvents, broken: () => Error): Xml {
  const stack: string[] = []
  let held = ''
  let roots = 0

  /** Reads the markup at `lt` and returns where it ends; -1 where its end has not come yet. */
  function markup(s: string, lt: number): number {
    switch (s.charCodeAt(lt + 1)) {
      case SLASH: {
        const gt = s.indexOf('>', lt)
        if (gt < 0) return -1
        const name = s.slice(lt + 2, gt).trimEnd()
        if (stack.pop() !== name) throw broken()
        events.close(localName(name))
        return gt + 1
      }
      case QUESTION: {
        const end = s.indexOf('?>', lt)
        return end < 0 ? -1 : end + 2
      }
      case EXCLAMATION:
        return declaration(s, lt)
      default:
        return element(s, lt)
    }
  }

  function declaration(s: string, lt: number): number {
    if (s.length - lt < 9) return -1
    if (s.startsWith('<!--', lt)) {
      const end = s.indexOf('-->', lt + 4)
      return end < 0 ? -1 : end + 3
    }
    if (!s.startsWith('<![CDATA[', lt) || stack.length === 0) throw broken()
    const end = s.indexOf(']]>', lt)
    if (end < 0) return -1
    events.text(oneLineBreak(s.slice(lt + 9, end)))
    return end + 3
  }

  function element(s: string, lt: number): number {
    const gt = endOfTag(s, lt)
    if (gt < 0) return -1
    const empty = s.charCodeAt(gt - 1) === SLASH
    const tag = s.slice(lt + 1, empty ? gt - 1 : gt)
    const name = nameOf(tag)
    if (name === '' || (stack.length === 0 && roots++ > 0)) throw broken()
    const local = localName(name)
    events.open(local, tag)
    if (empty) events.close(local)
    else if (stack.push(name) > MOST_DEPTH) throw broken()
    return gt + 1
  }

  function text(piece: string): void {
    if (stack.length > 0) events.text(resolved(oneLineBreak(piece), broken))
    else if (/[^\s\uFEFF]/.test(piece)) throw broken()
  }

  return {
    write(piece) {
      const s = held === '' ? piece : held + piece
      let at = 0
      while (at < s.length) {
        const lt = s.indexOf('<', at)
        if (lt < 0) {
          const whole = endOfWholeText(s, at)
          if (whole > at) text(s.slice(at, whole))
          at = whole
          break
        }
        if (lt > at) text(s.slice(at, lt))
        at = lt
        const next = markup(s, lt)
        if (next < 0) break
        at = next
      }
      held = s.slice(at)
      if (held.length > MOST_HELD) throw broken()
    },
    end() {
      if (stack.length > 0 || roots === 0 || held.trim() !== '') throw broken()
    },
  }
}

const SLASH = 0x2f
const QUESTION = 0x3f
const EXCLAMATION = 0x21
const QUOTE = 0x22
const APOSTROPHE = 0x27
const GT = 0x3e
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

function nameOf(tag: string): string {
  let end = 0
  while (end < tag.length && !isSpace(tag.charCodeAt(end))) end++
  return end === tag.length ? tag : tag.slice(0, end)
}

/** The `>` that ends the tag at `lt`: values between quotes may hold others. */
function endOfTag(s: string, lt: number): number {
  let quote = 0
  for (let i = lt + 1; i < s.length; i++) {
    const code = s.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === QUOTE || code === APOSTROPHE) quote = code
    else if (code === GT) return i
  }
  return -1
}

/** Where text must be cut so that no reference and no line break is torn. */
function endOfWholeText(s: string, from: number): number {
  const open = s.lastIndexOf('&')
  if (open >= from && !s.includes(';', open)) return open
  return s.endsWith('\r') ? s.length - 1 : s.length
}

const oneLineBreak = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text with its references resolved; where there is no such reference, what `broken` makes is thrown, and without it the reference stays. */
function resolved(text: string, broken: (() => Error) | null): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]*)(;?)/g, (whole: string, name: string, end: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name)
    const character = code ? characterOf(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)) : NAMED[name]
    if (character !== undefined && end !== '') return character
    if (broken) throw broken()
    return whole
  })
}

const characterOf = (code: number): string | undefined => (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code))

/** An attribute of a tag by its local name, references resolved; undefined where it has none. */
export function attributeOf(tag: string, name: string): string | undefined {
  let at = nameOf(tag).length
  for (;;) {
    while (at < tag.length && isSpace(tag.charCodeAt(at))) at++
    const equals = tag.indexOf('=', at)
    if (equals < 0) return undefined
    let open = equals + 1
    while (open < tag.length && isSpace(tag.charCodeAt(open))) open++
    const quote = tag.charCodeAt(open)
    const close = quote === QUOTE || quote === APOSTROPHE ? tag.indexOf(tag[open]!, open + 1) : -1
    if (close < 0) return undefined
    if (isNamed(tag, at, equals, name)) return resolved(tag.slice(open + 1, close), null)
    at = close + 1
  }
}

/** Whether the attribute between two places is called so, with or without a prefix. */
function isNamed(tag: string, from: number, to: number, name: string): boolean {
  let end = to
  while (end > from && isSpace(tag.charCodeAt(end - 1))) end--
  const start = end - name.length
  return start >= from && tag.startsWith(name, start) && (start === from || tag[start - 1] === ':')
}
