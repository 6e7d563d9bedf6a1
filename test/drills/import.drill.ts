import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { caseOf } from './import-case.ts'
import type { Outcome } from './import-thread.ts'

// Files made wrong at random, through the whole of an import, in a thread that can be stopped at any time: no fault of ours, no
// silence of more than five seconds, nothing half kept. A case that fails is written beside its seed.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } } })
const SILENCE = 5000
const failures = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'drills')
const ends = Date.now() + Number(values.minutes) * 60_000

function open(): Promise<Worker> {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: { module: new URL('./import-thread.ts', import.meta.url).href } })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}

/** The outcome, or how long the thread had been silent when it was stopped. */
function run(worker: Worker, seed: number): Promise<Outcome | 'silent'> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => done('silent'), SILENCE)
    const heard = (message: 'step' | Outcome): void => {
      if (message !== 'step') return done(message)
      clearTimeout(timer)
      timer = setTimeout(() => done('silent'), SILENCE)
    }
    const failed = (error: Error): void => done({ is: 'wrong', why: `the thread ended: ${error.message}` })
    const done = (outcome: Outcome | 'silent'): void => {
      clearTimeout(timer)
      worker.off('message', heard)
      worker.off('error', failed)
      resolve(outcome)
    }
    worker.on('message', heard)
    worker.on('error', failed)
    worker.postMessage(seed)
  })
}

const counts = new Map<string, number>()
let passed = 0
let failed = 0
let worker = await open()
for (let seed = Number(values.only ?? values.seed); values.only === undefined ? Date.now() < ends : seed === Number(values.only); seed++) {
  const outcome = await run(worker, seed)
  const said = outcome === 'silent' ? `silent for ${SILENCE / 1000} s` : outcome.is === 'refused' ? `refused ${outcome.why}` : outcome.is
  counts.set(said, (counts.get(said) ?? 0) + 1)
  if (outcome !== 'silent' && outcome.is !== 'wrong') {
    passed++
    continue
  }
  failed++
  const { name, bytes } = caseOf(seed)
  mkdirSync(failures, { recursive: true })
  writeFileSync(join(failures, `${seed}-${name}`), bytes)
  console.log(`seed ${seed} (${name}): ${outcome === 'silent' ? said : outcome.why}`)
  await worker.terminate()
  worker = await open()
}
await worker.terminate()
for (const [said, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(7)} ${said}`)
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed ? 1 : 0)
