import { sha256Hex } from '../../analysis/study/hash.ts'
import { readPublished } from '../../analysis/study/publish.ts'
import { StudyError } from '../../analysis/study/study-error.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Store } from '../store/store.ts'

/** A study as it was published: what was read, and the hash of the bytes it was read from. */
export interface Loaded {
  readonly study: Study
  readonly hash: string
}
export type LoadFault = 'noStudy' | 'otherVersion' | 'notAStudy' | 'notReached' | 'notKept'

/** The study of an address cannot be had; `fault` is the key of the page that says so. */
export class LoadError extends Error {
  readonly fault: LoadFault
  constructor(fault: LoadFault, options?: ErrorOptions) {
    super(fault, options)
    this.name = 'LoadError'
    this.fault = fault
  }
}

/** The published file beside the app; null where the host has none. Never from another origin. */
async function fromHost(id: string): Promise<Uint8Array | null> {
  let answer: globalThis.Response
  try {
    answer = await fetch(new URL(`published/${id}.json`, document.baseURI), { cache: 'no-cache', redirect: 'error' })
  } catch (error) {
    throw new LoadError('notReached', { cause: error })
  }
  // Some hosts answer every unknown path with their start page.
  if (answer.status === 404 || answer.headers.get('content-type')?.startsWith('text/html')) return null
  if (!answer.ok) throw new LoadError('notReached')
  return new Uint8Array(await answer.arrayBuffer())
}

function read(id: string, bytes: Uint8Array, hash: string): Loaded {
  try {
    const study = readPublished(bytes)
    if (study.id !== id) throw new LoadError('notAStudy')
    return { study, hash }
  } catch (error) {
    if (error instanceof StudyError) throw new LoadError('notAStudy', { cause: error })
    throw error
  }
}

/**
 * The study of that id whose file has that hash: the one opened on this device if it is the one, else the one beside the
 * app. Without a hash (a first look at the desk) the file beside the app comes first. What is read is untrusted.
 * Throws {@link LoadError}.
 */
export async function loadStudy(id: string, hash: string | null, store: Store): Promise<Loaded> {
  // Where nothing can be read nothing can be kept: better said now than after the last question.
  const here = await store.studies.get(id).catch((error: unknown) => {
    throw new LoadError('notKept', { cause: error })
  })
  const hereHash = here && sha256Hex(here)
  if (here && hereHash === hash) return read(id, here, hash!)
  const beside = await fromHost(id)
  if (beside) {
    const besideHash = sha256Hex(beside)
    if (hash === null || hash === besideHash) return read(id, beside, besideHash)
  }
  if (hash === null && here) return read(id, here, hereHash!)
  throw new LoadError(beside || here ? 'otherVersion' : 'noStudy')
}

/** Why a study takes no answers on that day; null where it does. Days are inclusive. */
export function closedOn({ collection: { opens, closes } }: Study, day: string): 'notYetOpen' | 'closed' | null {
  if (opens !== null && day < opens) return 'notYetOpen'
  return closes !== null && day > closes ? 'closed' : null
}
