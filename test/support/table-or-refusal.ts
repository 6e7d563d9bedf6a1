import { expect } from 'vitest'
import type { RawTable } from '../../analysis/intake/raw.ts'
import { FileError } from '../../src/exchange/file-error.ts'

/** Holds reading to its word: a table or a {@link FileError}, nothing else, within a second of the processor's time. */
export async function expectTableOrRefusal(read: () => Promise<RawTable>): Promise<void> {
  const began = process.cpuUsage()
  const outcome: unknown = await read().catch((error: unknown) => error)
  expect(outcome instanceof Error && !(outcome instanceof FileError) ? outcome : null).toBeNull()
  const { user, system } = process.cpuUsage(began)
  expect(user + system).toBeLessThan(1e6)
}
