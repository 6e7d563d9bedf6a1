import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { sliceOf, type ReadingSource } from './source.ts'

/** What the browser's own digest is given in one piece. It takes half the time and another thread, but cannot go on where it stopped. */
const MOST_AT_ONCE = 256 * 1024 * 1024
const SLICE = 4 * 1024 * 1024

/** SHA-256 (hex) of a file's bytes. */
export async function digestOf(source: ReadingSource): Promise<string> {
  const { size } = source.blob
  // A page that is not served securely has no `subtle`.
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  if (subtle && size <= MOST_AT_ONCE) return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', await sliceOf(source, 0, size))))
  const hash = sha256.create()
  for (let at = 0; at < size; at += SLICE) hash.update(await sliceOf(source, at, at + SLICE))
  return bytesToHex(hash.digest())
}
