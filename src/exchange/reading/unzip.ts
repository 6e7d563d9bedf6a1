import { Inflate } from 'fflate'
import { FileError } from '../file-error.ts'
import { sliceOf, type ReadingSource } from './source.ts'

/** What an archive may unpack to. Its own figures are checked before anything is unpacked, and nothing may give more than it says. */
export const MOST_UNPACKED = 1024 ** 3
const MOST_OF_A_PART = 512 * 1024 ** 2
const MOST_PARTS = 10_000
/** Beyond this size a part may not be more than so many times what it takes packed: text packs to a tenth, a bomb to a thousandth. */
const SUSPECT = { above: 100_000_000, times: 200 }

export interface ZipPart {
  readonly name: string
  /** Bytes unpacked. */
  readonly size: number
  /** Bytes packed. */
  readonly packed: number
  /** Its bytes, piece by piece. */
  read(): AsyncGenerator<ZipPiece>
}

export interface ZipPiece {
  readonly bytes: Uint8Array
  /** Packed bytes used so far. */
  readonly packed: number
}

/** A ZIP archive by its parts; names have slashes, whatever the archive writes. */
export interface Zip {
  readonly names: readonly string[]
  /** By name, in any case; null where there is none. */
  part(name: string): ZipPart | null
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/**
 * Reads the directory of an archive; parts are unpacked when they are asked for, and only those. Throws {@link FileError} where
 * the archive is broken or cut off, encrypted, or would unpack to more than it should.
 */
export async function openZip(source: ReadingSource): Promise<Zip> {
  const file = source.name
  const entries = await directoryOf(source)
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if (byName.size !== entries.length) throw new FileError('zipBroken', file)
  return {
    names: entries.map(({ name }) => name),
    part(name) {
      const entry = byName.get(name.toLowerCase())
      if (!entry) return null
      return { name: entry.name, size: entry.size, packed: entry.packed, read: () => unpacked(source, entry) }
    },
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const END = { signature: 0x06054b50, size: 22 }
const END_64 = { signature: 0x06064b50, size: 56 }
const LOCATOR_64 = { signature: 0x07064b50, size: 20 }
const ENTRY = { signature: 0x02014b50, size: 46 }
const LOCAL = { signature: 0x04034b50, size: 30 }
/** A comment at the end of an archive is at most this long. */
const MOST_COMMENT = 0xffff

interface Directory {
  readonly entries: number
  readonly from: number
  readonly to: number
}

/** Where the directory stands, found from the end of the file. */
async function placeOfDirectory(source: ReadingSource): Promise<Directory> {
  const { name: file, blob } = source
  const tailFrom = Math.max(0, blob.size - END.size - MOST_COMMENT)
  const view = viewOf(await sliceOf(source, tailFrom, blob.size))
  let end = view.byteLength - END.size
  while (end >= 0 && !(view.getUint32(end, true) === END.signature && end + END.size + view.getUint16(end + 20, true) === view.byteLength)) end--
  if (end < 0) throw new FileError('zipBroken', file)
  const parts = view.getUint16(end + 8, true)
  const entries = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const from = view.getUint32(end + 16, true)
  const large = entries === 0xffff || size === 0xffffffff || from === 0xffffffff
  if (!large) {
    if (parts !== entries || from + size > tailFrom + end) throw new FileError('zipBroken', file)
    return { entries, from, to: from + size }
  }
  const locator = end - LOCATOR_64.size
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64.signature) throw new FileError('zipBroken', file)
  const at = large64(view, locator + 8)
  if (!(at + END_64.size <= blob.size)) throw new FileError('zipBroken', file)
  const end64 = viewOf(await sliceOf(source, at, at + END_64.size))
  if (end64.getUint32(0, true) !== END_64.signature) throw new FileError('zipBroken', file)
  const [entries64, size64, from64] = [large64(end64, 32), large64(end64, 40), large64(end64, 48)]
  if (!(from64 + size64 <= at)) throw new FileError('zipBroken', file)
  return { entries: entries64, from: from64, to: from64 + size64 }
}

/** A 64-bit number; those beyond the exact integers are no sizes of anything. */
const large64 = (view: DataView, at: number): number => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32

async function directoryOf(source: ReadingSource): Promise<readonly Entry[]> {
  const { name: file, blob } = source
  const directory = await placeOfDirectory(source)
  if (directory.entries > MOST_PARTS) throw new FileError('zipTooLarge', file)
  // Every entry takes 46 bytes and a name: a directory of more than 64 MB for 10,000 parts is none.
  if (directory.to - directory.from > MOST_PARTS * 6500) throw new FileError('zipBroken', file)
  const bytes = await sliceOf(source, directory.from, directory.to)
  const view = viewOf(bytes)
  const entries: Entry[] = []
  let at = 0
  for (let i = 0; i < directory.entries; i++) {
    if (at + ENTRY.size > bytes.length || view.getUint32(at, true) !== ENTRY.signature) throw new FileError('zipBroken', file)
    const next = at + ENTRY.size + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.length) throw new FileError('zipBroken', file)
    entries.push(entryOf(file, view, at))
    at = next
  }
  judgeSizes(file, entries, blob.size)
  return entries
}

function entryOf(file: string, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  if (flags & 0x2041) throw new FileError('workbookLocked', file)
  if (method !== 0 && method !== 8) throw new FileError('zipBroken', file)
  const nameBytes = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY.size, view.getUint16(at + 28, true))
  const name = new TextDecoder().decode(nameBytes).replaceAll('\\', '/')
  // Nothing is ever written by these names; one that climbs out of the archive was made to do harm.
  if (/^\/|^[a-z]:|(^|\/)\.\.(\/|$)|\0/i.test(name)) throw new FileError('zipBroken', file)
  const sizes = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) }
  return { name, method, crc: view.getUint32(at + 16, true), ...withLargeSizes(file, view, at, sizes) }
}

/** Sizes of 0xffffffff stand, as 64-bit numbers and in this order, in a field of their own. */
function withLargeSizes(file: string, view: DataView, at: number, sizes: Pick<Entry, 'size' | 'packed' | 'at'>): Pick<Entry, 'size' | 'packed' | 'at'> {
  const open = (['size', 'packed', 'at'] as const).filter((key) => sizes[key] === 0xffffffff)
  if (open.length === 0) return sizes
  let field = at + ENTRY.size + view.getUint16(at + 28, true)
  const end = field + view.getUint16(at + 30, true)
  while (field + 4 <= end) {
    const length = view.getUint16(field + 2, true)
    if (view.getUint16(field, true) === 1 && length >= open.length * 8 && field + 4 + length <= end) {
      return { ...sizes, ...Object.fromEntries(open.map((key, i) => [key, large64(view, field + 4 + i * 8)])) }
    }
    field += 4 + length
  }
  throw new FileError('zipBroken', file)
}

function judgeSizes(file: string, entries: readonly Entry[], bytes: number): void {
  let size = 0
  let packed = 0
  for (const entry of entries) {
    size += entry.size
    packed += entry.packed
    if (entry.size > MOST_OF_A_PART || isSuspect(entry)) throw new FileError('zipTooLarge', file)
    if (entry.at + LOCAL.size + entry.packed > bytes || (entry.method === 0 && entry.size !== entry.packed)) throw new FileError('zipBroken', file)
  }
  if (size > MOST_UNPACKED || isSuspect({ size, packed })) throw new FileError('zipTooLarge', file)
  // Parts that share bytes: a bomb without a single large part.
  if (packed > bytes) throw new FileError('zipBroken', file)
}

const isSuspect = ({ size, packed }: Pick<Entry, 'size' | 'packed'>): boolean => size > SUSPECT.above && size > packed * SUSPECT.times

/** Bytes read from the file at once, and bytes given to the inflater at once: 32 KB become 33 MB at worst. */
const AT_ONCE = 0x100000
const PIECE = 0x8000

async function* unpacked(source: ReadingSource, entry: Entry): AsyncGenerator<ZipPiece> {
  const { name: file, blob } = source
  const local = viewOf(await sliceOf(source, entry.at, entry.at + LOCAL.size))
  if (local.byteLength < LOCAL.size || local.getUint32(0, true) !== LOCAL.signature) throw new FileError('zipBroken', file)
  if (local.getUint16(6, true) & 1) throw new FileError('workbookLocked', file)
  const from = entry.at + LOCAL.size + local.getUint16(26, true) + local.getUint16(28, true)
  if (from + entry.packed > blob.size) throw new FileError('zipBroken', file)
  const inflate = entry.method === 8 ? openInflate(() => new FileError('zipBroken', file)) : null
  let size = 0
  let crc = 0xffffffff
  for (let at = 0; at < entry.packed; at += AT_ONCE) {
    const bytes = await sliceOf(source, from + at, from + Math.min(at + AT_ONCE, entry.packed))
    for (let used = 0; used < bytes.length; used += PIECE) {
      const piece = bytes.subarray(used, used + PIECE)
      const packed = at + used + piece.length
      for (const chunk of inflate ? inflate(piece, packed === entry.packed) : [piece]) {
        size += chunk.length
        if (size > entry.size) throw new FileError('zipBroken', file)
        crc = crcOf(chunk, crc)
        yield { bytes: chunk, packed }
      }
    }
  }
  if (size !== entry.size || (crc ^ 0xffffffff) >>> 0 !== entry.crc) throw new FileError('zipBroken', file)
}

/** Inflates piece by piece; what is no deflated data throws what `broken` makes. */
function openInflate(broken: () => FileError): (piece: Uint8Array, last: boolean) => readonly Uint8Array[] {
  let out: Uint8Array[] = []
  const inflate = new Inflate((chunk) => out.push(chunk))
  return (piece, last) => {
    out = []
    try {
      inflate.push(piece, last)
    } catch {
      // Every error of the inflater is the file's: it knows nothing else.
      throw broken()
    }
    return out
  }
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = before
  for (let i = 0; i < bytes.length; i++) crc = CRC[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8)
  return crc
}
