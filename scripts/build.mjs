// Builds into dist/ unless the build is newer than every source.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist', '.built')
const sources = ['analysis', 'src', 'surveys', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']

function newest(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs)
}

/** Whether dist/ is missing or older than a source. */
export function isStale() {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return sources.some((name) => newest(join(root, name)) > built)
}

/** Builds if needed; the builder is loaded only then, so that a second start is quick. */
export async function buildIfStale() {
  if (!isStale()) return false
  const started = Date.now()
  const { build } = await import('vite')
  await build({ root, logLevel: 'warn' })
  // The time the build began: a source saved meanwhile is newer and builds again.
  writeFileSync(stamp, '')
  const { utimesSync } = await import('node:fs')
  utimesSync(stamp, started / 1000, started / 1000)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await buildIfStale()) ? 'built into dist/' : 'dist/ is up to date')
}
