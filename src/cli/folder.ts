import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { REPORT_FORMAT, REPORT_RESULTS } from '../exchange/report-files.ts'
import type { ExportFile } from '../exchange/csv-export.ts'
import { InputError } from './errors.ts'

/** Folders of one kind list what is in them: `index` is the file that does, `format` what it calls itself. */
export interface FolderKind {
  readonly index: string
  readonly format: string
}
export const REPORT_FOLDER: FolderKind = { index: REPORT_RESULTS, format: REPORT_FORMAT }

/**
 * Writes a whole folder (file names with forward slashes) or nothing: beside it first, then in its place in one step. A folder that holds anything but
 * an earlier one of its kind is refused; see {@link checkFolder}.
 */
export function writeFolder(path: string, files: readonly ExportFile[], kind = REPORT_FOLDER): void {
  const target = resolve(path)
  let work: string | null = null
  try {
    checkFolder(target, kind)
    mkdirSync(dirname(target), { recursive: true })
    work = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
    const fresh = join(work, 'new')
    for (const { name, bytes } of files) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true })
      writeFileSync(join(fresh, name), bytes)
    }
    replace(target, fresh, join(work, 'old'))
  } catch (error) {
    throw writeError(error, path)
  } finally {
    if (work) rmSync(work, { recursive: true, force: true })
  }
}

/** Puts the new folder in the place of the old one; if that fails the old one comes back. */
function replace(target: string, fresh: string, old: string): void {
  const there = statSync(target, { throwIfNoEntry: false }) !== undefined
  if (there) renameSync(target, old)
  try {
    renameSync(fresh, target)
  } catch (error) {
    if (there) renameSync(old, target)
    throw error
  }
}

const writeError = (error: unknown, folder: string): unknown => (isSystemError(error) ? new InputError('cannotWrite', { folder, why: error.code }) : error)

/** Refuses a path that is no folder, and a folder with files that do not belong to an earlier one of its kind. */
export function checkFolder(path: string, kind = REPORT_FOLDER): void {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isDirectory()) throw new InputError('notFolder', { folder: path })
  const ours = contentsOf(path, kind)
  const foreign = filesUnder(path, '').find((name) => !ours.has(name))
  if (foreign !== undefined) throw new InputError('foreignFolder', { folder: path, file: foreign })
}

function filesUnder(folder: string, prefix: string): readonly string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(folder, `${prefix}${entry.name}/`) : [prefix + entry.name],
  )
}

function contentsOf(folder: string, kind: FolderKind): ReadonlySet<string> {
  const files = indexOf(folder, kind)?.['files']
  return Array.isArray(files) ? new Set([kind.index, ...(files as unknown[]).filter((name) => typeof name === 'string')]) : new Set()
}

/** What the index of a folder of that kind says; null where there is none. */
export function indexOf(folder: string, { index, format }: FolderKind): { readonly [name: string]: unknown } | null {
  const file = join(folder, index)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null
  const found = parsed(readFileSync(file, 'utf8'))
  return typeof found === 'object' && found !== null && 'format' in found && found.format === format ? (found as { [name: string]: unknown }) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** An error of the operating system: a path that cannot be read or written. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}
