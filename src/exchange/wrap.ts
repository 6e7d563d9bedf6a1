import { canonicalJson, utf8 } from '../../analysis/study/hash.ts'
import type { Envelope, Response } from '../../analysis/study/response.ts'

/** A uuid v4 from the browser's generator. `randomUUID` is absent on plain http, where a station's own network may serve us. */
function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Puts a response into an envelope of its own. Open: the bytes are its plain JSON, readable by whoever uses the device. */
export function wrap(response: Response): Envelope {
  return { id: uuid(), bytes: utf8(canonicalJson(response)) }
}
