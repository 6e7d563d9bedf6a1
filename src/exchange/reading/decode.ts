/** Bytes that are no text in the encoding they were read in. Never leaves this folder: another encoding is tried, or a FileError says so. */
export class Undecodable extends Error {
  /** Line of the row in which they stand. */
  readonly line: number
  /** Whole rows around them, for judging what encoding it is. */
  readonly sample: Uint8Array
  constructor(line: number, sample: Uint8Array) {
    super(`undecodable bytes in line ${line}`)
    this.name = 'Undecodable'
    this.line = line
    this.sample = sample
  }
}

/** The name the Encoding Standard has for a label; null where it knows none. */
export function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const ONE_BYTE = /^(ibm866|iso-8859-|koi8-|macintosh$|windows-|x-mac-)/
const SEVERAL_BYTES = /^(gbk|gb18030|big5|euc-jp|euc-kr|shift_jis)$/

/**
 * Whether delimiter, quotation mark and line ends can be looked for in the bytes themselves. In the encodings of several bytes a
 * later byte is never below 0x30, so that comma, semicolon, tab and quotation mark are safe there, and nothing else is.
 */
export function isPlain(encoding: string, delimiter: string): boolean {
  return encoding === 'utf-8' || ONE_BYTE.test(encoding) || (SEVERAL_BYTES.test(encoding) && /[,;\t]/.test(delimiter))
}

/** What windows-1252 has where Latin-1 has control characters, from 0x80. Some versions of Node take the one for the other. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Text of bytes that are whole characters, nothing replaced: throws a TypeError where they are no text. */
export type Decode = (bytes: Uint8Array) => string

export function decoderOf(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const asIs: Decode = (bytes) => decoder.decode(bytes)
  if (encoding !== 'windows-1252') return asIs
  return (bytes) => asIs(bytes).replace(/[\u0080-\u009F]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80]!)
}

/** The text of the beginning of a file: a character cut off at the end is left out. */
export function beginning(encoding: string, bytes: Uint8Array): string {
  if (ONE_BYTE.test(encoding)) return decoderOf(encoding)(bytes)
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
}

/** The first line of the beginning of a file that is no text in the encoding; null where all is. */
export function wrongLine(encoding: string, bytes: Uint8Array): number | null {
  try {
    beginning(encoding, bytes)
    return null
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const text = new TextDecoder(encoding).decode(bytes, { stream: true })
    return 1 + [...text.slice(0, text.indexOf('\uFFFD')).matchAll(/\r\n|\r|\n/g)].length
  }
}
