import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Who may import whom: `room: the rooms it may reach`. Every room may reach itself; what is not named is not allowed. */
const questions = ['analysis/engine', 'analysis/dataset', 'analysis/study', 'analysis/charts', 'analysis/numeric', 'analysis/result']
const analysis = [...questions, 'analysis/methods', 'analysis/report', 'analysis/render', 'analysis/synthetic', 'analysis/selftest', 'analysis/intake']
const may: Record<string, readonly string[]> = {
  'analysis/numeric': [],
  'analysis/study': [],
  'analysis/result': ['analysis/study'],
  'analysis/dataset': ['analysis/study', 'analysis/numeric'],
  'analysis/engine': ['analysis/dataset', 'analysis/study', 'analysis/numeric'],
  'analysis/charts': ['analysis/result', 'analysis/render', 'analysis/study'],
  'analysis/render': ['analysis/result', 'analysis/study'],
  'analysis/methods': questions,
  'analysis/report': [...questions, 'analysis/methods'],
  'analysis/synthetic': ['analysis/study', 'analysis/dataset', 'analysis/numeric'],
  'analysis/intake': ['analysis/dataset', 'analysis/study', 'analysis/numeric'],
  'analysis/selftest': [...questions, 'analysis/methods', 'analysis/report'],
  surveys: ['analysis/study'],
  'src/store': ['analysis/study', 'analysis/dataset', 'analysis/intake'],
  'src/exchange': analysis,
  'src/engines': ['src/exchange', 'src/store', ...analysis],
  'src/figure': ['analysis/result', 'analysis/charts'],
  'src/i18n': analysis,
  'src/ui': ['src/i18n', 'analysis/study', 'analysis/result', 'analysis/render'],
  'src/collect': ['analysis/study', 'src/i18n', 'src/ui'],
  'src/desk': ['src/collect', 'src/exchange', 'src/store', 'src/engines', 'src/figure', 'src/i18n', 'src/ui', 'surveys', ...analysis],
  'src/app': ['src/collect', 'src/desk', 'src/store', 'src/exchange', 'src/i18n', 'src/ui', 'surveys', 'analysis/study'],
  'src/cli': ['src/exchange', 'src/engines', 'src/figure', 'src/i18n', 'surveys', ...analysis],
}

/** Packages that only one room may import (types of vega-lite apart). */
const owned: Record<string, readonly string[]> = {
  dexie: ['src/store'],
  'survey-core': ['src/collect'],
  'survey-react-ui': ['src/collect'],
  vega: ['src/figure'],
  'vega-lite': ['src/figure'],
  'vega-interpreter': ['src/figure'],
  'vega-embed': ['src/desk'],
  '@mantine/core': ['src/desk'],
  '@mantine/hooks': ['src/desk'],
  fflate: ['src/exchange'],
  'node:': ['src/cli', 'src/figure'],
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : /\.tsx?$/.test(name) ? [path] : []
  })
}
function roomOf(file: string): string {
  const parts = relative(root, file).split('/')
  if (parts[0] === 'surveys') return 'surveys'
  if (parts.length <= 2) return parts[0] === 'src' ? 'src/app' : parts[0]!
  return `${parts[0]}/${parts[1]}`
}
interface Import {
  readonly file: string
  readonly from: string
  readonly typeOnly: boolean
}
const imports: Import[] = ['analysis', 'src', 'surveys'].flatMap((folder) =>
  filesUnder(join(root, folder)).flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const found = source.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]*?\{[^}]*\}[^'"\n;]*?|[^'"\n;]*?)from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)
    return [...found].map((m) => ({ file, from: (m[2] ?? m[3] ?? m[4] ?? m[5])!, typeOnly: Boolean(m[1]) }))
  }),
)

describe('the architecture', () => {
  it('sees the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(100)
    const lost = imports.filter(({ file, from }) => from.startsWith('.') && !existsSync(resolve(dirname(file), from.split('?')[0]!)))
    expect(lost.map(({ file, from }) => `${relative(root, file)} imports ${from}`)).toEqual([])
  })

  it('lets each room reach only the rooms drawn in the design', () => {
    const wrong = imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ file, from }) => ({ file, from, room: roomOf(file), target: roomOf(resolve(dirname(file), from.split('?')[0]!)) }))
      .filter(({ room, target }) => room !== target && !(may[room] ?? []).includes(target))
      .map(({ file, target }) => `${relative(root, file)} → ${target}`)
    expect([...new Set(wrong)]).toEqual([])
  })

  it('keeps each library in the room that owns it', () => {
    const wrong = imports.filter(({ file, from, typeOnly }) =>
      Object.entries(owned).some(
        ([name, rooms]) => (from === name || from.startsWith(name.endsWith(':') ? name : `${name}/`)) && !typeOnly && !rooms.includes(roomOf(file)),
      ),
    )
    expect(wrong.map(({ file, from }) => `${relative(root, file)} imports ${from}`)).toEqual([])
  })

  it('has no circle between rooms', () => {
    const visit = (room: string, path: readonly string[]): void => {
      expect(path, 'circle').not.toContain(room)
      for (const next of may[room] ?? []) visit(next, [...path, room])
    }
    for (const room of Object.keys(may)) visit(room, [])
  })
})
