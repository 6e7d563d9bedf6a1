/** A compound file, in which old Office programs keep streams as in a small file system ([MS-CFB]). */
export interface Compound {
  /** Names of its streams. */
  readonly names: readonly string[]
  /** The bytes of a stream; null where there is none. Throws what `broken` makes where its sectors are none. */
  stream(name: string): Uint8Array | null
}

const END = 0xfffffffa
const ENTRY = 128
const MINI = 64

/** Opens a compound file whose bytes begin as one. Throws what `broken` makes where it contradicts itself or breaks off. */
export function openCompound(bytes: Uint8Array, broken: () => Error): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const int = (at: number): number => {
    if (at + 4 > bytes.length) throw broken()
    return view.getUint32(at, true)
  }
  if (bytes.length < 512) throw broken()
  const shift = view.getUint16(30, true)
  if ((shift !== 9 && shift !== 12) || view.getUint16(32, true) !== 6) throw broken()
  const size = 1 << shift
  /** No chain is longer than the file has sectors, so that none runs in a circle. */
  const most = Math.ceil(bytes.length / size)
  const placeOf = (sector: number): number => (sector + 1) * size

  const table = tableOf()
  const nextOf = (sector: number): number => {
    const place = table[Math.floor(sector / (size / 4))]
    if (place === undefined) throw broken()
    return int(placeOf(place) + (sector % (size / 4)) * 4)
  }

  /** Sectors of the allocation table: 109 in the header, the others in a chain of sectors of their own. */
  function tableOf(): readonly number[] {
    const sectors: number[] = []
    const n = int(44)
    if (n > most) throw broken()
    for (let i = 0; i < Math.min(n, 109); i++) sectors.push(int(76 + i * 4))
    let sector = int(68)
    for (let read = 0; sectors.length < n && sector < END; read++) {
      if (read > most) throw broken()
      for (let i = 0; i < size / 4 - 1 && sectors.length < n; i++) sectors.push(int(placeOf(sector) + i * 4))
      sector = int(placeOf(sector) + size - 4)
    }
    return sectors
  }

  function chain(first: number): Uint8Array {
    const sectors: number[] = []
    for (let sector = first; sector < END; sector = nextOf(sector)) if (sectors.push(sector) > most) throw broken()
    const all = new Uint8Array(sectors.length * size)
    sectors.forEach((sector, i) => {
      if (placeOf(sector) >= bytes.length) throw broken()
      all.set(bytes.subarray(placeOf(sector), placeOf(sector) + size), i * size)
    })
    return all
  }

  const directory = chain(int(48))
  const entries = Array.from({ length: directory.length / ENTRY }, (_, i) => entryAt(directory, i * ENTRY))
  const root = entries.find(({ type }) => type === 5)
  if (!root) throw broken()
  const cutoff = int(56)

  /** Small streams share one, in sectors of 64 bytes with a table of their own. */
  function small(first: number, length: number): Uint8Array {
    const all = new Uint8Array(length)
    const whole = chain(root!.first)
    const table = chain(int(60))
    const view = new DataView(table.buffer)
    let sector = first
    for (let at = 0; at < length; at += MINI) {
      const place = sector * MINI
      if (place + Math.min(MINI, length - at) > whole.length || sector * 4 + 4 > table.length) throw broken()
      all.set(whole.subarray(place, place + Math.min(MINI, length - at)), at)
      sector = view.getUint32(sector * 4, true)
    }
    return all
  }

  return {
    names: entries.filter(({ type }) => type === 2).map(({ name }) => name),
    stream(name) {
      const entry = entries.find((one) => one.type === 2 && one.name === name)
      if (!entry) return null
      if (entry.length > bytes.length) throw broken()
      if (entry.length < cutoff) return small(entry.first, entry.length)
      const all = chain(entry.first)
      if (all.length < entry.length) throw broken()
      return all.subarray(0, entry.length)
    },
  }
}

interface Entry {
  readonly name: string
  /** 2 = a stream, 5 = the root. */
  readonly type: number
  readonly first: number
  readonly length: number
}

function entryAt(directory: Uint8Array, at: number): Entry {
  const view = new DataView(directory.buffer, directory.byteOffset + at, ENTRY)
  const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, Math.min(64, view.getUint16(64, true)) - 2)))
  return { name, type: view.getUint8(66), first: view.getUint32(116, true), length: view.getUint32(120, true) }
}
