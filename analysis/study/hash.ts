import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 in hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return utf8ToBytes(text)
}

/**
 * JSON with the keys of every object sorted by UTF-16 code units and no white space, so that equal values have equal bytes.
 * Keys whose value is undefined are left out. Throws on what is not JSON (NaN, infinities, functions, undefined in a list).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const record = value as { readonly [key: string]: unknown }
    const keys = Object.keys(record).filter((key) => record[key] !== undefined)
    return `{${keys.sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`
  }
  throw new TypeError(`not JSON: a ${typeof value}`)
}
