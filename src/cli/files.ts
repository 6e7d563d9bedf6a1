import { accessSync, constants, openAsBlob, readFileSync, statSync } from 'node:fs'
import { InputError } from './errors.ts'
import { isSystemError } from './folder.ts'

/** The bytes of a file; what the system says against it becomes an error of the caller's making. */
export function bytesOf(path: string, wrong = noFile(path)): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw isSystemError(error) ? wrong(error.code) : error
  }
}

/** A file that is read piece by piece, of whatever size. */
export async function blobOf(path: string): Promise<Blob> {
  try {
    // A blob of a folder opens and then fails to be read, with no reason.
    if (statSync(path).isDirectory()) throw noFile(path)('EISDIR')
    accessSync(path, constants.R_OK)
  } catch (error) {
    throw isSystemError(error) ? noFile(path)(error.code) : error
  }
  return openAsBlob(path)
}

const noFile =
  (file: string) =>
  (why: string): Error =>
    new InputError('noFile', { file, why })
