import type { Declared } from '../../../analysis/intake/raw.ts'
import { decoderOf, encodingNamed } from './decode.ts'
import { clockText, dateText, DAY_ZERO, numberText } from './numbers.ts'
import type { SavDictionary, SavVariable } from './sav-dictionary.ts'

/** Code pages by number whose encodings the Encoding Standard names otherwise. */
const PAGES: { readonly [page: number]: string } = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20866: 'koi8-r',
  20932: 'euc-jp',
  20936: 'gbk',
  21866: 'koi8-u',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** The Encoding Standard's name for what a file calls its encoding ("UTF-8", "CP936", "windows-54936", "936"); null where it has none. */
export function encodingOfSav(declared: string): string | null {
  const page = /^(?:cp|windows|ms|ibm)?[-_ ]?(\d{3,5})$/i.exec(declared)?.[1]
  if (page === undefined) return encodingNamed(declared)
  const n = Number(page)
  if (n >= 1250 && n <= 1258) return `windows-${n}`
  return n >= 28_591 && n <= 28_606 ? encodingNamed(`iso-8859-${n - 28_590}`) : (PAGES[n] ?? null)
}

/** Text of bytes; `whole` false where some are no characters and stand as U+FFFD. */
export interface Decoded {
  readonly text: string
  readonly whole: boolean
}

/** How bytes of one encoding become text. ASCII, which most of it is, takes no decoder. */
export function savDecoder(encoding: string): (bytes: Uint8Array) => Decoded {
  const strict = decoderOf(encoding)
  const lenient = new TextDecoder(encoding)
  return (bytes) => {
    const plain = asciiOf(bytes)
    if (plain !== null) return { text: plain, whole: true }
    try {
      return { text: strict(bytes), whole: true }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return { text: lenient.decode(bytes), whole: false }
    }
  }
}

function asciiOf(bytes: Uint8Array): string | null {
  if (bytes.length > 64) return null
  let text = ''
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte >= 0x80 || byte < 0x20) return null
    text += String.fromCharCode(byte)
  }
  return text
}

/** Bytes of a text without the spaces that fill it up. */
export function unpadded(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--
  return bytes.subarray(0, end)
}

/** Print formats: DATE, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE; DATETIME, YMDHMS; TIME, DTIME, MTIME. */
const DAYS = new Set([20, 23, 24, 28, 29, 30, 38, 39])
const MOMENTS = new Set([22, 41])
const CLOCKS = new Set([21, 25, 40])
const DAY = 86_400

/** How the numbers of a variable become text; those outside the calendar stay numbers. */
export function numberTexts(format: number): (n: number) => string {
  if (CLOCKS.has(format)) return (n) => (Math.abs(n) < 1e10 ? clockText(n) : numberText(n))
  if (!DAYS.has(format) && !MOMENTS.has(format)) return numberText
  const withTime = MOMENTS.has(format)
  return (n) => {
    const days = Math.floor(n / DAY)
    return dateText(DAY_ZERO.spss, days, n - days * DAY, withTime) ?? numberText(n)
  }
}

/** What the file declares of a variable, in the texts its cells are given. */
export function declaredOf(variable: SavVariable, { littleEndian, sysmis }: SavDictionary, decode: (bytes: Uint8Array) => Decoded): Declared {
  const { format, width } = variable
  const texts = numberTexts(format)
  const numberOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, littleEndian)
  const valueOf = (bytes: Uint8Array): string => {
    if (width > 0) return decode(unpadded(bytes)).text
    const n = numberOf(bytes)
    return n === sysmis || Number.isNaN(n) ? '' : texts(n)
  }
  const textOf = (bytes: Uint8Array): string => decode(unpadded(bytes)).text
  return {
    name: textOf(variable.name),
    label: variable.label && (textOf(variable.label) || null),
    labels: variable.labels.map(({ value, label }) => ({ value: valueOf(value), label: textOf(label) })),
    missing: variable.missing.map(valueOf),
    missingRange: variable.missingRange,
    measure: variable.measure,
    type: width > 0 || CLOCKS.has(format) ? 'text' : DAYS.has(format) || MOMENTS.has(format) ? 'date' : 'number',
  }
}
