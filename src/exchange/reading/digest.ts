import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256Hex } from '../../../analysis/study/hash.ts'
import { sliceOf, type ReadingSource } from './source.ts'

/** A file up to this size is held in memory while its digest is computed. */
const MOST_HELD = 256 * 1024 * 1024
const SLICE = 4 * 1024 * 1024
/** Slices asked for before the first of them is there. */
const AHEAD = 2

/**
 * SHA-256 (hex) of a file's bytes, while somebody else reads them. The browser's own takes half the time, and another thread, but only
 * bytes in one piece; that they are fetched twice costs less than to hold them as long as reading takes.
 */
export async function digestOf(source: ReadingSource): Promise<string> {
  const { size } = source.blob
  if (subtle() && size <= MOST_HELD) return digestOfBytes(await allOf(source))
  const hash = sha256.create()
  for (let at = 0; at < size; at += SLICE) hash.update(await sliceOf(source, at, at + SLICE))
  return bytesToHex(hash.digest())
}

/** SHA-256 (hex) of bytes, on another thread where there is one for it. */
export async function digestOfBytes(bytes: Uint8Array): Promise<string> {
  const own = subtle()
  return own ? bytesToHex(new Uint8Array(await own.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))) : sha256Hex(bytes)
}

/** A page that is not served securely has none. */
const subtle = (): SubtleCrypto | undefined => (globalThis.crypto as Partial<Crypto> | undefined)?.subtle

async function allOf(source: ReadingSource): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(source.blob.size)
  const there: Promise<void>[] = []
  for (let i = 0; i * SLICE < all.length; i++) {
    there.push((there[i - AHEAD] ?? Promise.resolve()).then(async () => all.set(await sliceOf(source, i * SLICE, (i + 1) * SLICE), i * SLICE)))
  }
  await Promise.all(there)
  return all
}
