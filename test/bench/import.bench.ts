// A file of a million rows, in a Worker of Chromium: an import under the mapping proposed for it, beside a plain papaparse pass over the
// same file. Its memory is measured in a process of its own.
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { keptFrom } from '../../analysis/intake/kept.ts'
import { propose } from '../../analysis/intake/propose.ts'
import { currentChromium } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'
import { digestOfBytes } from '../../src/exchange/reading/digest.ts'
import { readRaw } from '../../src/exchange/reading/index.ts'
import { importFile, ITEMS } from '../support/import-file.ts'
import type { Rounds } from './import-page/worker.ts'

const ROWS = 1_000_000
const COLUMNS = ITEMS + 2
const ROUNDS = 5
/** What was promised: times of a plain pass, and megabytes. */
const MOST = { ratio: 1.5, rss: 600 }

async function inBrowser(folder: string): Promise<Rounds> {
  // Loaded here, so that the process whose memory is measured holds none of it.
  const [{ chromium }, { build }] = await Promise.all([import('playwright-core'), import('vite')])
  const dist = join(folder, 'dist')
  const config = fileURLToPath(new URL('../../vite.config.ts', import.meta.url))
  await build({ root: join(import.meta.dirname, 'import-page'), configFile: config, publicDir: false, logLevel: 'warn', build: { outDir: dist, emptyOutDir: true } })
  const server = await serve({ dist })
  const browser = await chromium.launch(await currentChromium())
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    const told = await page.evaluate(([rows, rounds]) => window.measure(rows, rounds), [ROWS, ROUNDS] as const)
    if (typeof told !== 'object' || told === null || 'failed' in told) throw new Error(JSON.stringify(told))
    return told as Rounds
  } finally {
    await browser.close()
    await server.close()
  }
}

/** The most memory one import takes, with everything a process needs anyway, in megabytes. */
async function peakIn(folder: string): Promise<number> {
  const path = join(folder, 'large.csv')
  await pipeline(Readable.from(importFile(ROWS)), createWriteStream(path))
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

async function measure(folder: string): Promise<void> {
  const rounds = await inBrowser(folder)
  const rss = await peakIn(folder)
  const plain = middle(rounds.papaparse)
  const line = (figure: string, value: number, unit: string): void =>
    console.log(JSON.stringify({ bench: 'import', figure: `import.${figure}`, value: Number(value.toFixed(3)), unit, rows: ROWS, columns: COLUMNS, bytes: rounds.bytes }))
  console.log(`${ROWS} rows x ${COLUMNS} columns, ${(rounds.bytes / 1e6).toFixed(0)} MB, median of ${ROUNDS}`)
  for (const way of ['papaparse', 'read', 'import'] as const) {
    const ms = middle(rounds[way])
    console.log(`  ${way.padEnd(10)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / plain).toFixed(2)} of a plain pass`)
    line(`${way}.time`, ms, 'ms')
    if (way !== 'papaparse') line(`${way}.ratio`, ms / plain, 'ratio')
  }
  console.log(`  memory     ${rss.toFixed(0).padStart(6)} MB at most, in a process of its own`)
  console.log(`  progress   every ${rounds.told.toFixed(0)} ms at least while reading`)
  line('rss', rss, 'MB')
  line('progress', rounds.told, 'ms')
  if (middle(rounds.import) > MOST.ratio * plain || rss > MOST.rss) throw new Error(`more than ${MOST.ratio} times a plain pass or ${MOST.rss} MB`)
}

const [given] = process.argv.slice(2)
if (given) {
  const raw = await readRaw({ name: 'large.csv', blob: await openAsBlob(given) }, null, () => undefined)
  await keptFrom(raw, propose(raw, { units: [] }), digestOfBytes)
  console.log(process.resourceUsage().maxRSS / 1024)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-'))
  try {
    await measure(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
