import { crc32 } from '../figure/crc32.ts'

/** A file of an archive. `name` may hold folders, set apart by "/". */
export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array
}

/** MS-DOS date of 1 January 1980: equal files give equal archives. */
const DATE = 0x21
/** Names are UTF-8. */
const UTF8 = 0x0800

/** Bytes summed before the thread is left to others. */
const AT_ONCE = 500_000

/** A record of little-endian numbers: [value, bytes] in their order. */
function record(...fields: readonly (readonly [value: number, size: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, size]) => sum + size, 0)))
  let at = 0
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return new Uint8Array(view.buffer)
}

/**
 * An uncompressed ZIP archive (APPNOTE 6.3: stored entries, UTF-8 names), as the pieces of a Blob. Up to 65,535 files and 4 GiB
 * in all; more rejects. Between files the thread is left to others.
 */
export async function zipped(files: readonly Packed[]): Promise<readonly Uint8Array[]> {
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  let since = 0
  for (const { name, bytes } of files) {
    since += bytes.length
    if (since > AT_ONCE) {
      since = 0
      await new Promise((resolve) => setTimeout(resolve))
    }
    const path = encoder.encode(name)
    const common = [[UTF8, 2], [0, 2], [0, 2], [DATE, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]] as const
    const head = record([0x04034b50, 4], [20, 2], ...common)
    directory.push(record([0x02014b50, 4], [20, 2], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path)
    pieces.push(head, path, bytes)
    offset += head.length + path.length + bytes.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  if (files.length > 0xffff || offset + size > 0xffffffff) throw new RangeError('too much for one archive')
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2])
  return [...pieces, ...directory, end]
}
