import { crc32 } from './crc32.ts'

const SIGNATURE = 8
/** Length, type and checksum around the 13 bytes of IHDR, which always comes first. */
const AFTER_HEADER = SIGNATURE + 4 + 4 + 13 + 4

/** A PNG with its resolution in a pHYs chunk (PNG, third edition, 11.3.4.3), in place of one that may be there already. */
export function withResolution(png: Uint8Array<ArrayBuffer>, dpi: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(dpi / 0.0254)
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, perMetre)
  view.setUint32(12, perMetre)
  view.setUint8(16, 1)
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const rest = withoutResolution(png)
  const whole = new Uint8Array(rest.length + chunk.length)
  whole.set(rest.subarray(0, AFTER_HEADER))
  whole.set(chunk, AFTER_HEADER)
  whole.set(rest.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length)
  return whole
}

function withoutResolution(png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  for (let at = SIGNATURE; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    if (String.fromCharCode(...png.subarray(at + 4, at + 8)) !== 'pHYs') continue
    const end = at + 12 + view.getUint32(at)
    const without = new Uint8Array(png.length - (end - at))
    without.set(png.subarray(0, at))
    without.set(png.subarray(end), at)
    return without
  }
  return png
}
