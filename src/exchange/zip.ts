import { Zip, ZipDeflate } from 'fflate'
import { openPauses } from './reading/source.ts'

/** A file of an archive. `name` may hold folders, set apart by "/". */
export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Bytes packed at once, which takes some milliseconds, and milliseconds after which the thread is left to others. */
const AT_ONCE = 0x10000
const PAUSE = 16

/** A ZIP archive of files, deflated, names in UTF-8. Up to 65,535 files and 4 GiB in all; more rejects with RangeError. */
export async function zipped(files: readonly Packed[]): Promise<Blob> {
  if (files.length > 0xffff || files.reduce((sum, { bytes }) => sum + bytes.length, 0) > 0xffffffff) throw new RangeError('too much for one archive')
  // The first day an archive knows, in the time zone at hand, as archives have it: equal files give equal archives.
  const mtime = new Date(1980, 0, 1)
  const pause = openPauses(PAUSE)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  for (const { name, bytes } of files) {
    const part = new ZipDeflate(name)
    part.mtime = mtime
    zip.add(part)
    for (let at = 0; at === 0 || at < bytes.length; at += AT_ONCE) {
      part.push(bytes.subarray(at, at + AT_ONCE), at + AT_ONCE >= bytes.length)
      await pause()
    }
  }
  zip.end()
  return new Blob(pieces, { type: 'application/zip' })
}
