import { Unzlib } from 'fflate'
import { FileError } from '../file-error.ts'
import type { SavDictionary } from './sav-dictionary.ts'
import { sliceOf, type ReadingSource } from './source.ts'
import { MOST_UNPACKED } from './unzip.ts'

/** One case: its elements of 8 bytes, to be read and not kept. */
export type OnCase = (bytes: Uint8Array, view: DataView) => void

const SLICE = 0x100000
const ELEMENT = 8

/** Hears how many bytes of the file were used, and may take its time. */
type Progress = (done: number) => Promise<void>

/**
 * Tells every case of a system file, whichever way they are packed. Throws {@link FileError} naming the case where the file breaks
 * off, or where it holds another number of cases than it says.
 */
export async function readCases(source: ReadingSource, dictionary: SavDictionary, onCase: OnCase, progress: Progress): Promise<void> {
  const cases = openCases(source.name, dictionary, onCase)
  const pieces = dictionary.compression === 'zlib' ? unzipped(source, dictionary, () => cases.n) : slices(source, dictionary.end)
  for await (const { bytes, done } of pieces) {
    if (cases.write(bytes)) break
    await progress(done)
  }
  cases.end()
}

interface Piece {
  readonly bytes: Uint8Array
  readonly done: number
}

async function* slices(source: ReadingSource, from: number): AsyncGenerator<Piece> {
  const { size } = source.blob
  for (let at = from; at < size; at += SLICE) yield { bytes: await sliceOf(source, at, at + SLICE), done: Math.min(size, at + SLICE) }
}

interface Cases {
  readonly n: number
  /** Takes bytes; true = there are no more cases, whatever follows. */
  write(bytes: Uint8Array): boolean
  end(): void
}

function openCases(file: string, { compression, littleEndian, bias, sysmis, slots, cases: declared }: SavDictionary, onCase: OnCase): Cases {
  const bytes = new Uint8Array(slots * ELEMENT)
  const view = new DataView(bytes.buffer)
  let n = 0
  /** Bytes of the case that are there. */
  let filled = 0
  const codes = new Uint8Array(ELEMENT)
  /** Codes there are, and used: the codes of eight elements stand together, before what they leave open. */
  let known = 0
  let used = ELEMENT
  /** Bytes that an element still needs of its own. */
  let open = 0
  let over = false

  function complete(): void {
    filled = 0
    n++
    if (declared !== null && n > declared) throw new FileError('savCases', file, {}, { expected: declared, n })
    onCase(bytes, view)
  }

  function plain(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      const length = Math.min(bytes.length - filled, piece.length - at)
      bytes.set(piece.subarray(at, at + length), filled)
      at += length
      filled += length
      if (filled === bytes.length) complete()
    }
  }

  function coded(piece: Uint8Array): void {
    for (let at = 0; at < piece.length && !over; ) {
      if (open > 0) {
        bytes[filled++] = piece[at++]!
        if (--open === 0 && filled === bytes.length) complete()
      } else if (used === ELEMENT) {
        codes[known++] = piece[at++]!
        if (known === ELEMENT) known = used = 0
      }
      while (open === 0 && used < ELEMENT && !over) code(codes[used++]!)
    }
  }

  /** 0 = nothing, 252 = the end, 253 = eight bytes follow, 254 = eight spaces, 255 = system-missing, else a small whole number. */
  function code(code: number): void {
    if (code === 0) return
    if (code === 252) over = true
    else if (code === 253) open = ELEMENT
    else {
      if (code === 254) bytes.fill(0x20, filled, filled + ELEMENT)
      else view.setFloat64(filled, code === 255 ? sysmis : code - bias, littleEndian)
      filled += ELEMENT
      if (filled === bytes.length) complete()
    }
  }

  return {
    get n() {
      return n
    },
    write(piece) {
      if (compression === 'none') plain(piece)
      else coded(piece)
      return over
    },
    end() {
      if (filled > 0 || open > 0 || (declared !== null && n < declared)) throw new FileError('savTruncated', file, { line: n + 1 })
    },
  }
}

interface Block {
  readonly at: number
  readonly packed: number
  readonly size: number
}

/** Blocks are of 4 MB; one that claims to be much larger is none. */
const MOST_OF_BLOCK = 0x4000000
const HEAD = 24
const ENTRY = 24

/** The blocks as the trailer lists them: one after the other, from the head of the data to the trailer. */
async function blocksOf(source: ReadingSource, { littleEndian, end }: SavDictionary, broken: (byte: number) => FileError): Promise<readonly Block[]> {
  const { name, blob } = source
  const viewAt = async (from: number, length: number): Promise<DataView> => {
    if (!(from >= 0 && from + length <= blob.size)) throw broken(from)
    return new DataView((await sliceOf(source, from, from + length)).buffer)
  }
  const large = (view: DataView, at: number): number => Number(view.getBigInt64(at, littleEndian))
  const head = await viewAt(end, HEAD)
  const [own, trailerAt, trailerLength] = [large(head, 0), large(head, 8), large(head, 16)]
  if (own !== end || !(trailerAt >= end + HEAD && trailerLength >= HEAD && trailerAt + trailerLength <= blob.size)) throw broken(end)
  const trailer = await viewAt(trailerAt, trailerLength)
  const n = trailer.getInt32(20, littleEndian)
  if (n < 0 || trailerLength !== HEAD + n * ENTRY) throw broken(trailerAt + 20)
  let at = end + HEAD
  let size = 0
  const blocks: Block[] = []
  for (let i = 0; i < n; i++) {
    const entry = HEAD + i * ENTRY
    const block = { at: large(trailer, entry + 8), size: trailer.getInt32(entry + 16, littleEndian), packed: trailer.getInt32(entry + 20, littleEndian) }
    if (block.at !== at || block.size < 0 || block.size > MOST_OF_BLOCK || block.packed < 0) throw broken(trailerAt + entry)
    at += block.packed
    size += block.size
    if (size > MOST_UNPACKED) throw new FileError('savTooLarge', name, { line: 1 })
    blocks.push(block)
  }
  if (at !== trailerAt) throw broken(trailerAt)
  return blocks
}

async function* unzipped(source: ReadingSource, dictionary: SavDictionary, cases: () => number): AsyncGenerator<Piece> {
  const broken = (byte: number): FileError => new FileError('savBroken', source.name, {}, { byte })
  const damaged = (): FileError => new FileError('savTruncated', source.name, { line: cases() + 1 })
  for (const { at, packed, size } of await blocksOf(source, dictionary, broken)) {
    const bytes = await sliceOf(source, at, at + packed)
    let given = 0
    let [a, b] = [1, 0]
    for (const piece of inflated(bytes, damaged)) {
      given += piece.length
      if (given > size) throw damaged()
      ;[a, b] = adler(piece, a, b)
      yield { bytes: piece, done: at + packed }
    }
    const check = packed >= 4 ? new DataView(bytes.buffer).getUint32(packed - 4) : 0
    if (given !== size || check !== ((b << 16) | a) >>> 0) throw damaged()
  }
}

/** 32 KB at a time, which give 33 MB at worst. */
const PIECE = 0x8000

function* inflated(bytes: Uint8Array, damaged: () => FileError): Generator<Uint8Array> {
  let out: Uint8Array[] = []
  const inflate = new Unzlib((chunk) => out.push(chunk))
  for (let at = 0; at < bytes.length; at += PIECE) {
    try {
      inflate.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
    } catch {
      // Every error of the inflater is the file's: it knows nothing else.
      throw damaged()
    }
    yield* out
    out = []
  }
}

/** Adler-32, whose sums stay exact for 5552 bytes. */
function adler(bytes: Uint8Array, a: number, b: number): [number, number] {
  for (let at = 0; at < bytes.length; ) {
    const stop = Math.min(bytes.length, at + 5552)
    for (; at < stop; at++) {
      a += bytes[at]!
      b += a
    }
    a %= 65_521
    b %= 65_521
  }
  return [a, b]
}
