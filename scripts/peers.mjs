// npm run peers: comparisons with programs that may not be installed. Closes with `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'

const folder = join(root, 'node_modules', '.cache')
const report = join(folder, 'vitest-peers.json')
mkdirSync(folder, { recursive: true })
rmSync(report, { force: true })
const args = ['run', '--config', 'test/peers/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, { cwd: root, stdio: 'inherit' })
const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
// A file that does not load fails without a test; it must not look green.
const failed = (counts.numFailedTests ?? 0) || (status === 0 ? 0 : 1)
console.log(`\n${counts.numPassedTests ?? 0} passed, ${failed} failed, ${(counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0)} skipped`)
process.exit(failed ? 1 : 0)
