import { useState, useSyncExternalStore } from 'react'
import type { Study } from '../../analysis/study/study.ts'
import { openEngine, type DeskEngine } from '../engines/engine.ts'
import type { DataSummary, Source } from '../engines/protocol.ts'
import { FileError } from '../exchange/file-error.ts'
import type { Store } from '../store/store.ts'

export type Chosen = 'synthetic' | 'device' | 'import' | readonly File[]
export type DataState =
  | { readonly is: 'loading'; readonly source: Source['is'] }
  | { readonly is: 'ready'; readonly summary: DataSummary }
  | { readonly is: 'failed' }
  | { readonly is: 'broken' }

/** The data at hand: where they come from is chosen once for all rooms. */
export interface DataAtHand {
  readonly engine: DeskEngine | null
  readonly state: DataState
  /** Counts up with every load, so that results of older data are told from those of the present. */
  readonly version: number
  /** What was wrong with the files chosen last; null again with the next choice. */
  readonly refused: FileError | null
  /** Takes another source. Files that cannot be used leave the data as they were. */
  readonly take: (chosen: Chosen) => void
}

/**
 * Opens the engine of a study with the rows of its file if it was imported (it has no other source), with its generated answers if it
 * has a generator, else with the answers of this device.
 */
export function useDataAtHand(study: Study, store: Store): DataAtHand {
  const [holder] = useState(() => new Holder(study, store))
  return useSyncExternalStore(holder.subscribe, () => holder.now)
}

/** Holds the engine while somebody looks; the Worker ends with the last one. */
class Holder {
  now: DataAtHand
  readonly #study: Study
  readonly #store: Store
  readonly #heard = new Set<() => void>()
  /** Of several choices in a row only the last counts. */
  #turn = 0

  constructor(study: Study, store: Store) {
    this.#study = study
    this.#store = store
    this.now = { engine: null, state: { is: 'loading', source: this.#first }, version: 0, refused: null, take: (chosen) => void this.#load(chosen) }
  }

  get #first(): 'synthetic' | 'device' | 'import' {
    if (this.#study.imported) return 'import'
    return this.#study.generator ? 'synthetic' : 'device'
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#heard.add(changed)
    if (!this.now.engine) {
      this.now = { ...this.now, engine: openEngine(this.#study) }
      void this.#load(this.#first)
    }
    return () => {
      this.#heard.delete(changed)
      if (this.#heard.size > 0) return
      this.#turn++
      this.now.engine?.close()
      this.now = { ...this.now, engine: null }
    }
  }

  #set(change: Partial<DataAtHand>): void {
    this.now = { ...this.now, ...change }
    for (const changed of this.#heard) changed()
  }

  async #load(chosen: Chosen): Promise<void> {
    const { engine, state, version } = this.now
    if (!engine) return
    const mine = ++this.#turn
    this.#set({ state: { is: 'loading', source: typeof chosen === 'string' ? chosen : 'files' }, refused: null })
    try {
      const summary = await engine.load(await this.#source(chosen))
      if (mine === this.#turn) this.#set({ state: { is: 'ready', summary }, version: version + 1 })
    } catch (error) {
      if (mine !== this.#turn) return
      if (error instanceof FileError) this.#set({ state: state.is === 'ready' ? state : { is: 'failed' }, refused: error })
      else {
        this.#set({ state: { is: 'broken' } })
        // Nobody waits for this: the browser's console is where it is looked for.
        reportError(error)
      }
    }
  }

  async #source(chosen: Chosen): Promise<Source> {
    if (chosen === 'synthetic' || chosen === 'import') return { is: chosen }
    if (chosen === 'device') return { is: 'device', envelopes: await this.#store.envelopes(this.#study.id) }
    return { is: 'files', files: await Promise.all(chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))) }
  }
}
