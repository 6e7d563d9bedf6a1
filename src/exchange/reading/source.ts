import type { RawTable } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'

/** A file to be read: its name without a path, for messages, and its bytes. */
export interface ReadingSource {
  readonly name: string
  readonly blob: Blob
}

/** How far reading is: bytes, and rows found so far. Text begins anew (`done` falls) where another encoding has to be tried. */
export interface ReadStep {
  readonly done: number
  readonly of: number
  readonly rows: number
}

/** Rows that are shown as the file has them. */
export const FIRST = 12

/** A file as it was read, and what is shown of it beside its table. */
export interface FileRead {
  readonly table: RawTable
  /** The first {@link FIRST} rows, headings included; none of a system file, which has names and labels instead. */
  readonly first: readonly (readonly string[])[]
  /** Names of the sheets a person may choose from, as the workbook orders them; none where the kind has no sheets. */
  readonly sheets: readonly string[]
}

/** Bytes of a file. Throws {@link FileError} where it was changed, moved or taken away meanwhile. */
export async function sliceOf({ name, blob }: ReadingSource, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.slice(from, to).arrayBuffer())
  } catch (error) {
    throw error instanceof DOMException ? new FileError('unreadable', name) : error
  }
}

/** Often enough for a person who waits, and for a Worker that is told to stop. */
const PAUSE = 80

/** A turn of the event loop where one is due, `every` so many milliseconds, so that whoever waits is told and heard; resolves to whether it was. */
export function openPauses(every = PAUSE): () => Promise<boolean> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < every) return false
    await new Promise<void>((resolve) => {
      // A timer would wait four milliseconds each time.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
    last = performance.now()
    return true
  }
}
