import type { RawTable } from '../raw.ts'
import { numbered, plainText } from '../wording.ts'
import { headed, heading, isOther, type Fact, type Heading, type ToolShape } from './heading.ts'

/** Columns before the questions, by code and by words. */
const LEADING: { readonly [name: string]: Fact } = {
  id: 'rowId',
  'response id': 'rowId',
  submitdate: 'day',
  'date submitted': 'day',
  lastpage: 'administrative',
  'last page': 'administrative',
  startlanguage: 'language',
  'start language': 'language',
  seed: 'administrative',
  startdate: 'administrative',
  'date started': 'administrative',
  datestamp: 'administrative',
  'date last action': 'administrative',
  ipaddr: 'administrative',
  'ip address': 'administrative',
  refurl: 'administrative',
  'referrer url': 'administrative',
  token: 'administrative',
  interviewtime: 'seconds',
  'total time': 'seconds',
}
const MARKERS = new Set(['submitdate', 'date submitted', 'lastpage', 'last page', 'startlanguage', 'start language', 'datestamp', 'date last action', 'refurl', 'referrer url'])

/** A code with its sub-questions, and behind a full stop the words: "likert0[time1]. Question [row]"; null where it is none. */
function coded(text: string): { readonly code: string; readonly subs: readonly string[]; readonly words: string | null } | null {
  // R writes brackets as full stops, SPSS as an underscore.
  const bare = /^([A-Za-z]\w*?)[._](SQ\d+|other)\.?$/.exec(text)
  if (bare) return { code: bare[1]!, subs: [bare[2]!], words: null }
  const found = /^([A-Za-z]\w*)((?:\[[^\]]*\])*)(?:\.\s*([\s\S]*))?$/.exec(text)
  if (!found) return null
  return { code: found[1]!, subs: [...found[2]!.matchAll(/\[([^\]]*)\]/g)].map((sub) => sub[1]!), words: found[3] ?? null }
}

/** The words before the last bracket that closes at the end, and those within it; brackets may stand in brackets. */
export function bracketed(text: string): { readonly stem: string; readonly row: string } | null {
  if (!text.endsWith(']')) return null
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ']') depth++
    else if (text[at] === '[' && --depth === 0) return { stem: text.slice(0, at).trim(), row: text.slice(at + 1, -1).trim() }
  }
  return null
}

const wordsOf = (raw: RawTable): readonly string[] => raw.columns.map((column) => plainText(column.headings[0] ?? ''))
const leading = (words: string): string => (coded(words)?.words ?? words).toLowerCase()
const factOf = (words: string): Fact | null => LEADING[leading(words)] ?? LEADING[coded(words)?.code.toLowerCase() ?? ''] ?? (/^(group|question) time\b/i.test(coded(words)?.words ?? '') ? 'administrative' : null) ?? (/^(grouptime|group time|question time)|Time$/i.test(words) && /^(grouptime|group time|question time|Q?\d+Time|G\d+Q\d+Time)/i.test(words) ? 'administrative' : null)

function limeHeadings(raw: RawTable): readonly Heading[] {
  return wordsOf(raw).map((words) => {
    const fact = factOf(words)
    const parts = coded(words)
    if (fact !== null) return heading({ code: parts?.code ?? null, stem: leading(words), fact })
    const text = numbered(parts ? (parts.words ?? '') : words).words
    const inner = bracketed(text)
    const subs = (parts?.subs ?? []).filter((sub) => sub !== '')
    const row = inner?.row || null
    const stem = inner ? inner.stem : text
    const code = parts ? [parts.code, ...subs].join('_') : null
    const alone = parts ? parts.subs.length === 0 || (row === null && parts.words !== null) : row === null
    if (alone) return heading({ code: parts?.code ?? code, stem: stem || row || '' })
    const label = row ?? subs.join(' ')
    const other = /(^|_)other(comment)?$|comment$/i.test(subs.join('_')) || isOther(label)
    return heading({ code, stem, row: label, group: parts?.code ?? stem, other })
  })
}

export const limeSurvey: ToolShape = {
  tool: 'limeSurvey',
  fits: (raw) => {
    if (raw.reading.headings !== 1) return false
    const words = raw.columns.map((column) => headed(column))
    const markers = new Set(words.flatMap((text) => [text.toLowerCase(), coded(text)?.code.toLowerCase() ?? '', leading(text)]).filter((name) => MARKERS.has(name))).size
    const codes = words.filter((text) => {
      const parts = coded(text)
      return parts !== null && (parts.words !== null || parts.subs.length > 0)
    })
    return markers >= 2 || (codes.length * 3 > words.length * 2 && codes.some((text) => text.includes('[') || /SQ\d{3}/.test(text)))
  },
  headings: limeHeadings,
}
