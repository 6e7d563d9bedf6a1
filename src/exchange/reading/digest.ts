import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
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
  // A page that is not served securely has none.
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  if (subtle && size <= MOST_HELD) return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', await allOf(source))))
  const hash = sha256.create()
  for (let at = 0; at < size; at += SLICE) hash.update(await sliceOf(source, at, at + SLICE))
  return bytesToHex(hash.digest())
}

async function allOf(source: ReadingSource): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(source.blob.size)
  const there: Promise<void>[] = []
  for (let i = 0; i * SLICE < all.length; i++) {
    there.push((there[i - AHEAD] ?? Promise.resolve()).then(async () => all.set(await sliceOf(source, i * SLICE, (i + 1) * SLICE), i * SLICE)))
  }
  await Promise.all(there)
  return all
}
