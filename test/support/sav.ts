// System files of SPSS, byte by byte: what no program at hand writes (other byte orders, other producers' choices, lies).
import { zlibSync } from 'fflate'

export interface SavColumn {
  readonly name: string
  /** Bytes of a text, at most 255; absent = a number. */
  readonly width?: number
  readonly format?: number
  readonly label?: string
}
export interface SavFile {
  readonly columns: readonly SavColumn[]
  /** A number, a text, or null = system-missing. */
  readonly cases: readonly (readonly (number | string | null)[])[]
  readonly little?: boolean
  readonly compression?: 'none' | 'codes' | 'zlib'
  readonly extensions?: readonly { readonly kind: number; readonly size: number; readonly bytes: Uint8Array }[]
  /** What the header says; absent = the truth. */
  readonly declared?: { readonly cases?: number; readonly weight?: number }
  readonly encode?: (text: string) => Uint8Array
}

const SYSMIS = -Number.MAX_VALUE
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function savBytes({ columns, cases, little = true, compression = 'none', extensions = [], declared = {}, encode = utf8 }: SavFile): Uint8Array<ArrayBuffer> {
  const out: Uint8Array[] = []
  const int = (...numbers: readonly number[]): void => {
    const view = new DataView(new ArrayBuffer(numbers.length * 4))
    numbers.forEach((n, i) => view.setInt32(i * 4, n, little))
    out.push(new Uint8Array(view.buffer))
  }
  const float = (n: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, n, little)
    return new Uint8Array(view.buffer)
  }
  const filled = (bytes: Uint8Array, length: number): Uint8Array => {
    const all = new Uint8Array(length).fill(0x20)
    all.set(bytes.subarray(0, length))
    return all
  }
  out.push(utf8(compression === 'zlib' ? '$FL3' : '$FL2'), filled(utf8('@(#) made by a test'), 60))
  const slotsOf = ({ width = 0 }: SavColumn): number => Math.max(1, Math.ceil(width / 8))
  int(2, columns.reduce((sum, column) => sum + slotsOf(column), 0), { none: 0, codes: 1, zlib: 2 }[compression], declared.weight ?? 0, declared.cases ?? cases.length)
  out.push(float(100), filled(utf8('25 Nov 26'), 9), filled(utf8('08:00:00'), 8), filled(new Uint8Array(), 64), new Uint8Array(3))
  for (const { name, width = 0, format = width > 0 ? 1 : 5, label } of columns) {
    const print = (format << 16) | ((width || (format === 5 ? 8 : 11)) << 8)
    int(2, width, label === undefined ? 0 : 1, 0, print, print)
    out.push(filled(encode(name), 8))
    if (label !== undefined) {
      const bytes = encode(label)
      int(bytes.length)
      out.push(filled(bytes, Math.ceil(bytes.length / 4) * 4))
    }
    for (let i = 1; i < slotsOf({ name, width }); i++) {
      int(2, -1, 0, 0, 0, 0)
      out.push(filled(new Uint8Array(), 8))
    }
  }
  for (const { kind, size, bytes } of extensions) {
    int(7, kind, size, bytes.length / size)
    out.push(bytes)
  }
  int(999, 0)
  const elements = cases.flatMap((cells) =>
    columns.flatMap((column, c) => {
      const cell = cells[c]
      if (typeof cell !== 'string') return [float(cell ?? SYSMIS)]
      const bytes = filled(encode(cell), slotsOf(column) * 8)
      return Array.from({ length: slotsOf(column) }, (_, i) => bytes.subarray(i * 8, i * 8 + 8))
    }),
  )
  if (compression === 'none') return joined([...out, ...elements])
  const codes = joined(coded(elements, little))
  if (compression === 'codes') return joined([...out, codes])
  const begin = joined(out).length
  const block = zlibSync(codes)
  const large = (n: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(8))
    view.setBigInt64(0, BigInt(n), little)
    return new Uint8Array(view.buffer)
  }
  out.push(large(begin), large(begin + 24 + block.length), large(48), block, large(-100), large(0))
  int(0x3ff000, 1)
  out.push(large(begin), large(begin + 24))
  int(codes.length, block.length)
  return joined(out)
}

/** Whole numbers from -99 to 151, spaces and system-missing take a byte each; what else there is stands after its eight codes. */
function coded(elements: readonly Uint8Array[], little: boolean): readonly Uint8Array[] {
  const out: Uint8Array[] = []
  for (let at = 0; at < elements.length; at += 8) {
    const own = elements.slice(at, at + 8)
    const codes = new Uint8Array(8)
    const open: Uint8Array[] = []
    own.forEach((element, i) => {
      const n = new DataView(element.buffer, element.byteOffset).getFloat64(0, little)
      if (n === SYSMIS) codes[i] = 255
      else if (element.every((byte) => byte === 0x20)) codes[i] = 254
      else if (Number.isInteger(n) && n >= -99 && n <= 151 && !Object.is(n, -0)) codes[i] = n + 100
      else {
        codes[i] = 253
        open.push(element)
      }
    })
    out.push(codes, ...open)
  }
  return out
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
