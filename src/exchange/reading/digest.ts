import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { sliceOf, type ReadingSource } from './source.ts'

/** A file up to this size is held in memory while it is read. */
const MOST_AT_ONCE = 192 * 1024 * 1024
const SLICE = 8 * 1024 * 1024

/** All bytes of a file; null of one too large to be held. */
export async function heldBytes(source: ReadingSource): Promise<Uint8Array<ArrayBuffer> | null> {
  const { size } = source.blob
  if (size > MOST_AT_ONCE) return null
  const all = new Uint8Array(size)
  for (let at = 0; at < size; at += SLICE) all.set(await sliceOf(source, at, at + SLICE), at)
  return all
}

/** SHA-256 (hex) of a file's bytes. */
export async function digestOf(source: ReadingSource, held?: Uint8Array<ArrayBuffer> | null): Promise<string> {
  // The browser's own takes half the time, and another thread, but only bytes in one piece. A page that is not served securely has none.
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  const all = subtle ? (held ?? (await heldBytes(source))) : null
  if (subtle && all) return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', all)))
  const hash = sha256.create()
  for (let at = 0; at < source.blob.size; at += SLICE) hash.update(await sliceOf(source, at, at + SLICE))
  return bytesToHex(hash.digest())
}
