// A file of a million rows: read and, under the mapping proposed for it, turned into a study, beside a plain papaparse pass over it.
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { keptFrom } from '../../analysis/intake/kept.ts'
import { propose } from '../../analysis/intake/propose.ts'
import type { RawTable } from '../../analysis/intake/raw.ts'
import { readRaw } from '../../src/exchange/reading/index.ts'
import { importFile, ITEMS } from '../support/import-file.ts'

const ROWS = 1_000_000
const COLUMNS = ITEMS + 2
const ROUNDS = 5
/** What was promised: times of a plain pass, and megabytes. */
const MOST = { ratio: 1.5, rss: 600 }

/** A plain pass: every row a list of cells, counted and let go. A megabyte at a time is papaparse's best. */
function plainPass(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = -1
    Papa.parse<readonly string[]>(createReadStream(path, { highWaterMark: 0x100000 }), {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        rows += data.length
      },
      complete: () => resolve(rows),
      error: reject,
    })
  })
}

let told = 0
async function read(path: string): Promise<RawTable> {
  let last = performance.now()
  return readRaw({ name: 'large.csv', blob: await openAsBlob(path) }, null, () => {
    told = Math.max(told, performance.now() - last)
    last = performance.now()
  })
}
/** What comes after reading, apart. */
const parts: { [part: string]: number[] } = { propose: [], apply: [] }
function timed<T>(part: string, run: () => T): T {
  const begun = performance.now()
  const made = run()
  parts[part]!.push(performance.now() - begun)
  return made
}
async function brought(path: string): Promise<number> {
  const raw = await read(path)
  const map = timed('propose', () => propose(raw, { units: [] }))
  return timed('apply', () => keptFrom(raw, map)).rows
}

const ways: { readonly [way: string]: (path: string) => Promise<number> } = {
  papaparse: plainPass,
  read: async (path) => {
    const { rows, columns } = await read(path)
    return columns.length === COLUMNS ? rows : -1
  },
  import: brought,
}

async function measure(path: string): Promise<void> {
  const ms: { [way: string]: number[] } = {}
  // Turn by turn, so that a slow moment of the machine falls on all; the first turn warms up and is dropped.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [way, run] of Object.entries(ways)) {
      globalThis.gc?.()
      const begun = performance.now()
      const rows = await run(path)
      const took = performance.now() - begun
      if (rows !== ROWS) throw new Error(`${way} found ${rows} rows`)
      if (round > 0) (ms[way] ??= []).push(took)
    }
  }
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
  const median = (way: string) => middle(ms[way]!)
  const plain = median('papaparse')
  const rss = peakOf(path)
  const line = (figure: string, value: number, unit: string) =>
    console.log(JSON.stringify({ bench: 'import', figure: `import.${figure}`, value: Number(value.toFixed(3)), unit, rows: ROWS, columns: COLUMNS, bytes: statSync(path).size }))
  console.log(`${ROWS} rows x ${COLUMNS} columns, ${(statSync(path).size / 1e6).toFixed(0)} MB, median of ${ROUNDS}`)
  for (const way of Object.keys(ways)) {
    console.log(`  ${way.padEnd(10)} ${median(way).toFixed(0).padStart(6)} ms  ${(median(way) / plain).toFixed(2)} of a plain pass`)
    line(`${way}.time`, median(way), 'ms')
    if (way !== 'papaparse') line(`${way}.ratio`, median(way) / plain, 'ratio')
  }
  for (const [part, values] of Object.entries(parts)) {
    console.log(`    ${part.padEnd(8)} ${middle(values).toFixed(0).padStart(6)} ms`)
    line(`${part}.time`, middle(values), 'ms')
  }
  console.log(`  memory     ${rss.toFixed(0).padStart(6)} MB at most, in a process of its own`)
  console.log(`  progress   every ${told.toFixed(0)} ms at least`)
  line('rss', rss, 'MB')
  line('progress', told, 'ms')
  if (median('import') > MOST.ratio * plain || rss > MOST.rss) throw new Error(`more than ${MOST.ratio} times a plain pass or ${MOST.rss} MB`)
}

/** The most memory one import takes, with everything a process needs anyway. */
function peakOf(path: string): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

const [given] = process.argv.slice(2)
if (given) {
  await brought(given)
  console.log(process.resourceUsage().maxRSS / 1024)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-'))
  try {
    const path = join(folder, 'large.csv')
    await pipeline(Readable.from(importFile(ROWS)), createWriteStream(path))
    await measure(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
