import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import type { KeptImport } from '../../../analysis/intake/kept.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../../src/store/store.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (given: Uint8Array | null) => (given ? new TextDecoder().decode(given) : null)
let made = 0
const fresh = () => {
  const name = `test-${made++}`
  return { name, store: openStore(name) }
}
/** As far as the store looks: it never reads columns. */
const kept = (id: string) => ({ id, title: { 'zh-CN': '题目', en: 'Title' }, tool: 'kobo', rows: 3, study: bytes(`{"id":"${id}"}`), columns: { Q1: new Uint8Array([1, 2, 0]) } }) as unknown as KeptImport

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the store', () => {
  it('gives back the bytes it was given, study by study, ordered by id', async () => {
    const { store } = fresh()
    await store.keep('a', { id: '2', bytes: bytes('second') })
    await store.keep('a', { id: '1', bytes: bytes('first') })
    await store.keep('b', { id: '3', bytes: bytes('other') })
    expect((await store.envelopes('a')).map(({ id, bytes: kept }) => [id, text(kept)])).toEqual([
      ['1', 'first'],
      ['2', 'second'],
    ])
    expect(await store.envelopes('none')).toEqual([])
  })

  it('keeps the same envelope once, however often it comes', async () => {
    const { store } = fresh()
    const envelope = { id: '1', bytes: bytes('same') }
    await Promise.all([store.keep('a', envelope), store.keep('a', envelope), store.keep('a', envelope)])
    expect(await store.envelopes('a')).toHaveLength(1)
  })

  it('refuses other bytes, or another study, under an id it has, and keeps what it had', async () => {
    const { store } = fresh()
    await store.keep('a', { id: '1', bytes: bytes('given') })
    await expect(store.keep('a', { id: '1', bytes: bytes('other') })).rejects.toMatchObject({ name: 'StoreError', fault: 'conflict' })
    await expect(store.keep('b', { id: '1', bytes: bytes('given') })).rejects.toMatchObject({ fault: 'conflict' })
    expect((await store.envelopes('a')).map(({ bytes: kept }) => text(kept))).toEqual(['given'])
  })

  it('asks the browser to keep what it holds, and knows where a browser does not', async () => {
    const { store } = fresh()
    vi.stubGlobal('navigator', { storage: { persist: () => Promise.resolve(true) } })
    expect(await store.persist()).toBe(true)
    // On plain http there is nothing to ask.
    vi.stubGlobal('navigator', {})
    expect(await store.persist()).toBe(false)
    vi.unstubAllGlobals()
  })

  it('still holds everything when it is opened again', async () => {
    const { name, store } = fresh()
    await store.keep('a', { id: '1', bytes: bytes('given') })
    await store.drafts.write('key', bytes('draft'))
    store.close()
    const again = openStore(name)
    expect(await again.envelopes('a')).toHaveLength(1)
    expect(text(await again.drafts.read('key'))).toBe('draft')
  })

  it('opens the database again when the browser has closed it', async () => {
    const { store } = fresh()
    await store.keep('a', { id: '1', bytes: bytes('before') })
    store.close()
    await store.keep('a', { id: '2', bytes: bytes('after') })
    expect(await store.envelopes('a')).toHaveLength(2)
  })

  it('keeps a draft under its key until it is removed', async () => {
    const { store } = fresh()
    expect(await store.drafts.read('key')).toBeNull()
    await store.drafts.write('key', bytes('one'))
    await store.drafts.write('key', bytes('two'))
    expect(text(await store.drafts.read('key'))).toBe('two')
    await store.drafts.remove('key')
    expect(await store.drafts.read('key')).toBeNull()
  })

  it('begins to write a draft in the same turn, so that a page that goes away still can, and keeps the order', async () => {
    const { store } = fresh()
    await store.drafts.write('key', bytes('one'))
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit')
    const last = [store.drafts.write('key', bytes('two')), store.drafts.write('key', bytes('three'))]
    expect([put.mock.calls.length, commit.mock.calls.length]).toEqual([2, 2])
    await Promise.all(last)
    expect(text(await store.drafts.read('key'))).toBe('three')
  })

  it('holds one published file per study id', async () => {
    const { store } = fresh()
    await store.studies.put(bytes('{"id":"one","version":"1"}'))
    await store.studies.put(bytes('{"id":"one","version":"2"}'))
    await store.studies.put(bytes('{"id":"another"}'))
    expect(await store.studies.list()).toEqual(['another', 'one'])
    expect(text(await store.studies.get('one'))).toBe('{"id":"one","version":"2"}')
    expect(await store.studies.get('none')).toBeNull()
    await expect(store.studies.put(bytes('{}'))).rejects.toThrow(TypeError)
  })

  it('asks the browser to write through to the disk', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await fresh().store.keep('a', { id: '1', bytes: bytes('given') })
    expect(transaction.mock.calls.map(([, , options]) => options)).toContainEqual({ durability: 'strict' })
  })

  it('says that the device is full instead of losing an answer', async () => {
    const { store } = fresh()
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(store.keep('a', { id: '1', bytes: bytes('given') })).rejects.toMatchObject({ fault: 'full' })
    expect(await store.envelopes('a')).toEqual([])
  })

  it('never drops a table: version 1 is still part of the schema', async () => {
    const { name, store } = fresh()
    await store.drafts.write('key', bytes('draft'))
    store.close()
    const bare = new Dexie(name)
    await bare.open()
    expect(bare.tables.map((table) => table.name).toSorted()).toEqual(['drafts', 'envelopes', 'importedData', 'imports', 'studies'])
    bare.close()
  })

  it('takes over what an earlier version kept', async () => {
    const name = `test-${made++}`
    const earlier = new Dexie(name)
    earlier.version(1).stores({ envelopes: 'id, study', drafts: 'key', studies: 'key' })
    await earlier.table('studies').put({ key: 'one', bytes: bytes('{"id":"one"}') })
    earlier.close()
    const store = openStore(name)
    expect([await store.studies.list(), await store.imports.list()]).toEqual([['one'], []])
  })
})

describe('an import in the store', () => {
  it('opens by its id like any study, with its data beside it', async () => {
    const { store } = fresh()
    expect(await store.imports.put(kept('one'))).toBe('new')
    expect(text(await store.studies.get('one'))).toBe('{"id":"one"}')
    expect(await store.imports.get('one')).toEqual(kept('one'))
    expect(await store.imports.get('none')).toBeNull()
    await store.imports.put(kept('another'))
    expect(await store.imports.list()).toEqual(['another', 'one'].map((id) => ({ id, title: kept(id).title, tool: 'kobo', rows: 3 })))
  })

  it('is written once: the same import again changes nothing', async () => {
    const { store } = fresh()
    await store.imports.put(kept('one'))
    const writes = [vi.spyOn(IDBObjectStore.prototype, 'put'), vi.spyOn(IDBObjectStore.prototype, 'add')]
    expect(await store.imports.put(kept('one'))).toBe('there')
    expect(writes.map(({ mock }) => mock.calls.length)).toEqual([0, 0])
  })

  it('is kept once when two pages keep it at the same time', async () => {
    const { name, store } = fresh()
    expect((await Promise.all([store.imports.put(kept('one')), openStore(name).imports.put(kept('one'))])).toSorted()).toEqual(['new', 'there'])
  })

  it('is kept whole or not at all, whichever write finds the device full', async () => {
    for (const failing of [1, 2, 3]) {
      const { store } = fresh()
      await store.studies.put(bytes('{"id":"other"}'))
      let write = 0
      for (const method of ['put', 'add'] as const) {
        const really = IDBObjectStore.prototype[method]
        vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...given) {
          if (++write === failing) throw new DOMException('no room', 'QuotaExceededError')
          return really.apply(this, given)
        })
      }
      await expect(store.imports.put(kept('one'))).rejects.toMatchObject({ name: 'StoreError', fault: 'full' })
      expect(write).toBe(failing)
      vi.restoreAllMocks()
      expect([await store.imports.list(), await store.imports.get('one'), await store.studies.list()]).toEqual([[], null, ['other']])
      expect(await store.imports.put(kept('one'))).toBe('new')
    }
  })

  it('goes with its study when it is removed', async () => {
    const { store } = fresh()
    await store.imports.put(kept('one'))
    await store.imports.put(kept('another'))
    await store.studies.put(bytes('{"id":"own"}'))
    await store.imports.remove('own')
    expect(await store.studies.list()).toEqual(['another', 'one', 'own'])
    await store.imports.remove('one')
    expect([await store.imports.list(), await store.imports.get('one'), await store.studies.list()]).toEqual([[expect.objectContaining({ id: 'another' })], null, ['another', 'own']])
  })
})
