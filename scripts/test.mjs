// npm test [types] [lint] [unit] [e2e]: everything CI runs, or the parts named. Closes with `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)
const env = { ...process.env, TZ: 'America/Phoenix', LANG: 'C.UTF-8' }
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0
const total = { passed: 0, failed: 0, skipped: 0 }

/** A step that is one check as a whole. */
function step(title, command, args) {
  console.log(`\n# ${title}`)
  const ok = run(command, args)
  total[ok ? 'passed' : 'failed']++
}

/** Runs vitest and adds its counts; a run that dies without a report is one failure. */
function suite(title, args) {
  console.log(`\n# ${title}`)
  const folder = join(root, 'node_modules', '.cache')
  mkdirSync(folder, { recursive: true })
  const report = join(folder, `vitest-${title}.json`)
  rmSync(report, { force: true })
  const ok = run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args])
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  total.passed += counts?.numPassedTests ?? 0
  total.failed += counts?.numFailedTests ?? 0
  total.skipped += (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0)
  // A file that does not load fails without a test; it must not look green.
  if (!ok && !counts?.numFailedTests) total.failed++
}

const parts = {
  types: () => {
    step('types', bin('tsc'), ['-p', '.'])
    step('types of analysis, without DOM and Node', bin('tsc'), ['-p', 'analysis'])
  },
  lint: () => step('lint', bin('oxlint'), ['--type-aware', '--deny-warnings', '.']),
  unit: () => suite('unit', []),
  e2e: () => {
    step('build', process.execPath, [join(root, 'scripts', 'build.mjs')])
    suite('e2e', ['--config', 'test/e2e/vitest.config.ts'])
  },
}
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length) {
  console.error(`no part ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
for (const name of asked.length ? asked : Object.keys(parts)) parts[name]()
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed ? 1 : 0)
