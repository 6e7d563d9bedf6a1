// npm run bench [NAME…]: side-by-side measurements; each prints ratios and one JSON line per figure.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { root } from './build.mjs'

const folder = join(root, 'test', 'bench')
const all = readdirSync(folder).filter((name) => name.endsWith('.bench.ts')).map((name) => name.slice(0, -'.bench.ts'.length)).sort()
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${all.join(', ')}`)
  process.exit(2)
}
let failed = 0
for (const name of asked.length ? asked : all) {
  console.log(`# ${name}`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--expose-gc', join(folder, `${name}.bench.ts`)], { stdio: 'inherit', cwd: root })
  if (status !== 0) failed++
}
process.exit(failed ? 1 : 0)
