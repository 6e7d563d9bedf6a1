import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const dist = resolve(import.meta.dirname, '../../dist')
interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** Everything that is fetched with a chunk, itself included. */
function fetched(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key]?.imports ?? []) fetched(next, seen)
  return seen
}
const source = (key: string) => readFileSync(join(dist, manifest[key]!.file), 'utf8')

describe('the build', () => {
  const collect = Object.keys(manifest).find((key) => key.startsWith('src/collect/'))!
  const desk = Object.keys(manifest).find((key) => key.startsWith('src/desk/'))!

  it('loads the respondent pages and the desk apart', () => {
    const entry = manifest['index.html']!
    expect(entry.dynamicImports).toEqual(expect.arrayContaining([collect, desk]))
  })

  it('gives a respondent no code of the desk, of charts or of file readers', () => {
    const chunks = [...new Set([...fetched('index.html'), ...fetched(collect)])]
    expect(chunks.length).toBeGreaterThan(1)
    for (const key of chunks) {
      expect(key, 'chunk').not.toMatch(/desk|engine|figure|methods|report/)
      expect(source(key), `${key}`).not.toMatch(/mantine|vega|papaparse|cronbach1951/i)
    }
    expect([...fetched(desk)].some((key) => /mantine/i.test(source(key))), 'the same search finds the library in the desk').toBe(true)
  })

  it('carries the policy in the page and nothing that the policy forbids', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8')
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i.exec(page)?.[1]
    expect(policy?.split(';').map((part) => part.trim()).toSorted()).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
      ].toSorted(),
    )
    // The chart library can write code but is told to interpret; nothing else may even try.
    const evaluating = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js') && !name.startsWith('figure.worker') && /[^\w.$](?:eval\(|new Function\(|Function\(["'`])|=\s*eval\b/.test(readFileSync(join(dist, 'assets', name), 'utf8')))
    expect(evaluating).toEqual([])
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/)
  })
})
