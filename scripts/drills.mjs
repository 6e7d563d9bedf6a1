// npm run drills NAME [--minutes N] [--seed N]: long drills, seeded. Closes with `N passed, N failed, N skipped`.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { root } from './build.mjs'

const folder = join(root, 'test', 'drills')
const all = readdirSync(folder).filter((name) => name.endsWith('.drill.ts')).map((name) => name.slice(0, -'.drill.ts'.length)).sort()
const [first, ...rest] = process.argv.slice(2)
const names = first === undefined || first.startsWith('--') ? all : [first]
const flags = first?.startsWith('--') ? [first, ...rest] : rest
if (!names.every((name) => all.includes(name))) {
  console.error(`no drill ${names.join(', ')}; there are: ${all.join(', ')}`)
  process.exit(2)
}
let failed = 0
for (const name of names) {
  console.log(`# ${name}`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(folder, `${name}.drill.ts`), ...flags], { stdio: 'inherit', cwd: root })
  if (status !== 0) failed++
}
process.exit(failed ? 1 : 0)
