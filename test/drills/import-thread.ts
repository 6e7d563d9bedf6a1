import 'fake-indexeddb/auto'
import { parentPort } from 'node:worker_threads'
import { importOf } from '../../analysis/intake/kept.ts'
import { readMap } from '../../analysis/intake/read-map.ts'
import { random } from '../../analysis/numeric/random.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import type { RawSummary } from '../../src/engines/import-protocol.ts'
import type { MapCheck } from '../../analysis/intake/applied.ts'
import { openImportWork } from '../../src/engines/import-work.ts'
import { FileError } from '../../src/exchange/file-error.ts'
import { digestOfBytes } from '../../src/exchange/reading/digest.ts'
import { openStore } from '../../src/store/store.ts'
import { studies } from '../../surveys/index.ts'
import { caseOf } from './import-case.ts'

/** What became of one case. `wrong` is a fault of ours; it ends the drill's claim and not the drill. */
export interface Outcome {
  readonly is: 'kept' | 'there' | 'refused' | 'wrong'
  readonly why: string
}

const store = openStore('drill')
const work = openImportWork((kept) => store.imports.put(kept))
await work({ do: 'open', known: studies.flatMap(({ units }) => units) }, () => undefined)

const tell = (): void => parentPort!.postMessage('step')

async function run(seed: number): Promise<Outcome> {
  const { name, bytes } = caseOf(seed)
  const before = await store.imports.list()
  try {
    const chance = random(seed ^ 0x5bd1e995)
    const wanted = chance.uniform() < 0.1 ? { encoding: ['utf-8', 'gb18030', 'windows-1252', 'utf-16le'][chance.integer(4)]!, headings: chance.integer(4) } : null
    const { map, rows, badRows } = (await work({ do: 'read', file: new File([bytes as BlobPart], name), wanted }, tell)) as RawSummary
    tell()
    const again = readMap(JSON.parse(JSON.stringify(map)))
    const check = (await work({ do: 'check', map: again }, tell)) as MapCheck
    tell()
    if (check.rows > rows) return { is: 'wrong', why: `${check.rows} rows of ${rows} and ${badRows.length} bad ones` }
    if (check.fault) return { is: 'wrong', why: `the proposal has a fault: ${check.fault.code} at ${check.fault.path}` }
    const kept = (await work({ do: 'keep', map: again }, tell)) as { readonly study: string; readonly is: 'new' | 'there' }
    const stored = await store.imports.get(kept.study)
    if (!stored) return { is: 'wrong', why: 'said to be kept, and is not there' }
    await importOf(stored, digestOfBytes)
    const twice = (await work({ do: 'keep', map: again }, tell)) as { readonly is: 'new' | 'there' }
    if (twice.is !== 'there') return { is: 'wrong', why: 'the second import changed something' }
    await store.imports.remove(kept.study)
    return { is: kept.is === 'new' ? 'kept' : 'there', why: '' }
  } catch (error) {
    const after = await store.imports.list()
    if (after.length !== before.length) return { is: 'wrong', why: `${after.length - before.length} left over after ${String(error)}` }
    if (error instanceof FileError) return { is: 'refused', why: error.code }
    // A file in which no column can be used has nothing to propose; every other proposal must pass.
    if (error instanceof StudyError) return { is: error.code === 'tooFew' && error.path === 'variables' ? 'refused' : 'wrong', why: `study ${error.code} at ${error.path}` }
    return { is: 'wrong', why: error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error) }
  }
}

parentPort!.on('message', (seed: number) => void run(seed).then((outcome) => parentPort!.postMessage(outcome)))
parentPort!.postMessage('ready')
