// Files made up for tests of reading, and what reading makes of them.
import type { RawTable, Reading } from '../../../../analysis/intake/raw.ts'
import { FileError } from '../../../../src/exchange/file-error.ts'
import { exchangeMessages } from '../../../../src/exchange/messages.ts'
import { decoderOf } from '../../../../src/exchange/reading/decode.ts'
import { readRaw, type ReadStep } from '../../../../src/exchange/reading/index.ts'

export const sourceOf = (content: string | Uint8Array | readonly number[], name = 'answers.csv') => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)
  return { name, blob: new Blob([bytes]) }
}
export const read = (content: string | Uint8Array | readonly number[], wanted: Partial<Reading> | null = null, tell: (step: ReadStep) => void = () => {}): Promise<RawTable> =>
  readRaw(sourceOf(content), wanted, tell)

/** The cells of a table, row by row. */
export const cellsOf = ({ columns, rows }: Pick<RawTable, 'columns' | 'rows'>): string[][] =>
  Array.from({ length: rows }, (_, row) => columns.map(({ values, index }) => values[index[row]!]!))

/** Headings joined, then the cells. */
export const tableOf = (raw: RawTable): string[][] => [raw.columns.map(({ key }) => key), ...cellsOf(raw)]

/** Code and line of the error that reading gives, and what its sentences name in vain. */
export async function fault(reading: Promise<unknown>): Promise<readonly (string | number | null)[]> {
  try {
    await reading
    return ['none']
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const named = Object.values(exchangeMessages[error.code]).flatMap((sentence) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value!))
    return [error.code, error.line, ...named.filter((value) => !(value in error.values))]
  }
}

/** Bytes of a text in encodings that nothing here can write: looked up in the decoder, character by character. */
export function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding.startsWith('utf-16')) return Uint8Array.from(utf16(text, encoding === 'utf-16be'))
  const bytes: number[] = []
  for (const character of text) bytes.push(...(character < '\u0080' ? [character.charCodeAt(0)] : bytesOf(character, encoding)))
  return Uint8Array.from(bytes)
}
export const utf16 = (text: string, big: boolean): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) => (big ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8]))

const known = new Map<string, ReadonlyMap<string, readonly number[]>>()
function bytesOf(character: string, encoding: string): readonly number[] {
  const table = known.get(encoding) ?? tableFor(encoding)
  known.set(encoding, table)
  const found = table.get(character)
  if (!found) throw new RangeError(`${character} is not in ${encoding}`)
  return found
}
function tableFor(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = encoding === 'windows-1252' ? { decode: decoderOf(encoding) } : new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  for (let lead = 0x80; lead <= 0xff; lead++) {
    const one = decoder.decode(Uint8Array.of(lead))
    if (one !== '\uFFFD' && !/[\u0080-\u009F]/.test(one) && one !== '') table.set(one, [lead])
    for (let trail = 0x40; !table.has(one) && trail <= 0xff; trail++) {
      const two = decoder.decode(Uint8Array.of(lead, trail))
      if (two.length === 1 && two !== '\uFFFD' && !table.has(two)) table.set(two, [lead, trail])
    }
  }
  return table
}
