// In a Worker of the browser, where imports run: a plain papaparse pass and an import of the same file, side by side.
import Papa from 'papaparse'
import { keptFrom } from '../../../analysis/intake/kept.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { digestOfBytes } from '../../../src/exchange/reading/digest.ts'
import { readRaw } from '../../../src/exchange/reading/index.ts'
import { importFile } from '../../support/import-file.ts'

/** Milliseconds of each round; `told`: the longest time without a word of progress while reading. */
export interface Rounds {
  readonly bytes: number
  readonly papaparse: readonly number[]
  readonly read: readonly number[]
  readonly import: readonly number[]
  readonly told: number
}

/** As anybody would: the file in papaparse's own pieces, every row a list of cells, counted and let go. */
function plainPass(file: File): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = -1
    Papa.parse<readonly string[]>(file, { skipEmptyLines: true, chunk: ({ data }) => { rows += data.length }, complete: () => resolve(rows), error: reject })
  })
}

async function measure(rows: number, rounds: number): Promise<Rounds> {
  const encoder = new TextEncoder()
  const file = new File(Array.from(importFile(rows), (piece) => encoder.encode(piece)), 'large.csv')
  const found = { papaparse: [] as number[], read: [] as number[], import: [] as number[] }
  let told = 0
  for (let round = 0; round <= rounds; round++) {
    const begun = performance.now()
    const counted = await plainPass(file)
    const plain = performance.now()
    let last = plain
    const raw = await readRaw({ name: file.name, blob: file }, null, () => {
      told = Math.max(told, performance.now() - last)
      last = performance.now()
    })
    const read = performance.now()
    const kept = await keptFrom(raw, propose(raw, { units: [] }), digestOfBytes)
    const done = performance.now()
    if (counted !== rows || kept.rows !== rows) throw new Error(`${counted} and ${kept.rows} rows of ${rows}`)
    if (round === 0) continue
    found.papaparse.push(plain - begun)
    found.read.push(read - plain)
    found.import.push(done - plain)
  }
  return { bytes: file.size, told, ...found }
}

addEventListener('message', ({ data }: MessageEvent<{ readonly rows: number; readonly rounds: number }>) => {
  measure(data.rows, data.rounds).then(
    (rounds) => postMessage(rounds),
    (error: unknown) => postMessage({ failed: String(error) }),
  )
})
