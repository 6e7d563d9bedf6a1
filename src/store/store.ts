import Dexie, { type Table } from 'dexie'
import type { KeptImport } from '../../analysis/intake/kept.ts'
import type { Envelope } from '../../analysis/study/response.ts'
import { StoreError } from './store-error.ts'

interface KeptEnvelope extends Envelope {
  readonly study: string
}
interface Kept {
  readonly key: string
  readonly bytes: Uint8Array
}

/** Unfinished answers of a link, by a key that names study version, form, unit and batch. */
export interface Drafts {
  read(key: string): Promise<Uint8Array | null>
  /** Begins at once, so that it can be called while a page is going away; writes take effect in the order in which they began. */
  write(key: string, bytes: Uint8Array): Promise<void>
  remove(key: string): Promise<void>
}

/** What is known of an import without reading its rows. */
export type ImportEntry = Pick<KeptImport, 'id' | 'title' | 'tool' | 'rows'>

/** Files of other tools, each kept with the study that was made from it, by the study's id. */
export interface Imports {
  /**
   * Keeps the import and its study in one step. `there`: one of this id is kept already, and nothing is written; an id follows from
   * file and mapping. @throws StoreError `full` if the device has no room left; nothing of it is then kept.
   */
  put(kept: KeptImport): Promise<'new' | 'there'>
  get(study: string): Promise<KeptImport | null>
  /** By id. */
  list(): Promise<readonly ImportEntry[]>
  /** Removes the data and their study; nothing where no import has this id. */
  remove(study: string): Promise<void>
}

/** What this browser holds. Bytes go in and come out unchanged; nobody here looks inside an envelope or a draft. */
export interface Store {
  /**
   * Keeps an envelope; resolves once it is on disk. The same id with the same bytes is kept already and changes nothing.
   * @throws StoreError `conflict` if the id is taken by other bytes or another study, `full` if the device has no room left.
   */
  keep(study: string, envelope: Envelope): Promise<void>
  /** All envelopes of a study, by id. */
  envelopes(study: string): Promise<readonly Envelope[]>
  readonly drafts: Drafts
  /** Published studies opened from a file on this device, by the study's id. The caller has read and checked them. */
  readonly studies: {
    put(bytes: Uint8Array): Promise<void>
    get(id: string): Promise<Uint8Array | null>
    list(): Promise<readonly string[]>
  }
  readonly imports: Imports
  /** Asks the browser not to throw this away when the device runs out of room; false where it would, or cannot be asked. */
  persist(): Promise<boolean>
  close(): void
}

class Database extends Dexie {
  declare readonly envelopes: Table<KeptEnvelope, string>
  declare readonly drafts: Table<Kept, string>
  declare readonly studies: Table<Kept, string>
  declare readonly imports: Table<ImportEntry, string>
  /** Apart from their entries, so that a list of imports reads no rows. */
  declare readonly importedData: Table<KeptImport, string>

  constructor(name: string) {
    // Strict: a write is only done when the disk has it. A person's answers are written once.
    super(name, { chromeTransactionDurability: 'strict' })
    // Later versions add to this line of versions; none ever drops a table.
    this.version(1).stores({ envelopes: 'id, study', drafts: 'key', studies: 'key' })
    this.version(2).stores({ imports: 'id', importedData: 'id' })
  }
}

/** Opens the browser's store; the database itself is opened at the first use. */
export function openStore(name = 'linli'): Store {
  let database = new Database(name)

  /** A browser may close a database under us (iOS after a pause, a full disk, a forced upgrade): open it again and try once more. */
  async function within<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(database)
    } catch (error) {
      if (isFull(error)) throw new StoreError('full', { cause: error })
      if (!isClosed(error)) throw error
      database.close()
      database = new Database(name)
      return work(database)
    }
  }

  return {
    keep: (study, { id, bytes }) =>
      within((db) =>
        db.transaction('rw', db.envelopes, async () => {
          const known = await db.envelopes.get(id)
          if (!known) {
            await db.envelopes.add({ id, study, bytes })
            return
          }
          if (known.study !== study || !same(known.bytes, bytes)) throw new StoreError('conflict')
        }),
      ),
    envelopes: async (study) => {
      const kept = await within((db) => db.envelopes.where('study').equals(study).sortBy('id'))
      return kept.map(({ id, bytes }) => ({ id, bytes }))
    },
    drafts: {
      read: async (key) => (await within((db) => db.drafts.get(key)))?.bytes ?? null,
      write: (key, bytes) => within((db) => putNow(db, { key, bytes })),
      remove: (key) => within((db) => db.drafts.delete(key)),
    },
    studies: {
      put: async (bytes) => void (await within((db) => db.studies.put({ key: idOf(bytes), bytes }))),
      get: async (id) => (await within((db) => db.studies.get(id)))?.bytes ?? null,
      list: () => within((db) => db.studies.toCollection().primaryKeys()),
    },
    imports: {
      put: (kept) =>
        within((db) =>
          db.transaction('rw', db.imports, db.importedData, db.studies, async () => {
            const { id, title, tool, rows, study } = kept
            if (await db.imports.get(id)) return 'there'
            await db.importedData.put(kept)
            await db.studies.put({ key: id, bytes: study })
            await db.imports.add({ id, title, tool, rows })
            return 'new'
          }),
        ),
      get: async (study) => (await within((db) => db.importedData.get(study))) ?? null,
      list: () => within((db) => db.imports.orderBy('id').toArray()),
      remove: (study) =>
        within((db) =>
          db.transaction('rw', db.imports, db.importedData, db.studies, async () => {
            // A study that was not imported is none of it.
            if (!(await db.imports.get(study))) return
            await Promise.all([db.imports.delete(study), db.importedData.delete(study), db.studies.delete(study)])
          }),
        ),
    },
    // Browsers have no such thing on plain http.
    persist: async () => (await (navigator.storage as StorageManager | undefined)?.persist()) ?? false,
    close: () => database.close(),
  }
}

/**
 * Puts a draft within this turn and says that no more will follow, so that the browser finishes the write even if the page is
 * gone the next moment. Only a database that is not open yet has to be waited for.
 */
function putNow(db: Database, draft: Kept): Promise<void> {
  if (!db.isOpen()) return db.drafts.put(draft).then(() => undefined)
  const transaction = db.backendDB().transaction('drafts', 'readwrite', { durability: 'strict' })
  transaction.objectStore('drafts').put(draft)
  transaction.commit()
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function idOf(bytes: Uint8Array): string {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') throw new TypeError('a published study has an id')
  return value.id
}

/** Dexie wraps what the browser threw; the cause may stand one or two levels down. */
function names(error: unknown): readonly string[] {
  const found: string[] = []
  for (let at = error; typeof at === 'object' && at !== null && found.length < 5; ) {
    if ('name' in at && typeof at.name === 'string') found.push(at.name)
    at = 'inner' in at ? at.inner : undefined
  }
  return found
}
const isFull = (error: unknown) => names(error).includes('QuotaExceededError')
const isClosed = (error: unknown) => names(error).some((name) => ['DatabaseClosedError', 'UnknownError', 'InvalidStateError'].includes(name))
