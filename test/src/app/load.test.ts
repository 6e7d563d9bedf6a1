import { afterEach, describe, expect, it, vi } from 'vitest'
import { sha256Hex, utf8 } from '../../../analysis/study/hash.ts'
import { publishedBytes } from '../../../analysis/study/publish.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { closedOn, loadStudy } from '../../../src/app/load.ts'
import type { Store } from '../../../src/store/store.ts'
import { today } from '../../../src/ui/today.ts'
import { smallStudy } from '../../support/small-study.ts'

const here: Study = smallStudy
const newer: Study = { ...smallStudy, version: '2' }
const bytesOf = (study: Study) => publishedBytes(study)
const hashOf = (study: Study) => sha256Hex(publishedBytes(study))

/** A device that opened a study from a file, or none. */
const device = (bytes: Uint8Array | null) => ({ studies: { get: () => Promise.resolve(bytes) } }) as unknown as Store

function host(answer: () => globalThis.Response): string[] {
  const asked: string[] = []
  vi.stubGlobal('document', { baseURI: 'https://survey.example/some/folder/index.html' })
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.href)
    return Promise.resolve(answer())
  })
  return asked
}
const json = (bytes: Uint8Array) => new globalThis.Response(bytes as BodyInit, { headers: { 'content-type': 'application/json' } })
const nothing = () => new globalThis.Response('not found', { status: 404 })
afterEach(() => vi.unstubAllGlobals())

describe('loading a study', () => {
  it('takes the file beside the app, from the same folder, and gives its hash', async () => {
    const asked = host(() => json(bytesOf(here)))
    const loaded = await loadStudy('small', hashOf(here), device(null))
    expect(loaded.hash).toBe(hashOf(here))
    expect(loaded.study.title).toEqual(here.title)
    expect(asked).toEqual(['https://survey.example/some/folder/published/small.json'])
  })

  it('takes the file opened on this device where it is the one the link means, and asks no host', async () => {
    const asked = host(nothing)
    expect((await loadStudy('small', hashOf(newer), device(bytesOf(newer)))).study.version).toBe('2')
    expect(asked).toEqual([])
  })

  it('says so at once where the browser lets nothing be kept, before anybody answers in vain', async () => {
    host(() => json(bytesOf(here)))
    const closed = { studies: { get: () => Promise.reject(new DOMException('The operation is insecure', 'SecurityError')) } } as unknown as Store
    await expect(loadStudy('small', hashOf(here), closed)).rejects.toMatchObject({ fault: 'notKept' })
  })

  it('refuses a file with one byte changed', async () => {
    const bytes = bytesOf(here)
    const changed = utf8(new TextDecoder().decode(bytes).replace('"version":"1"', '"version":"2"'))
    host(() => json(changed))
    await expect(loadStudy('small', hashOf(here), device(null))).rejects.toMatchObject({ fault: 'otherVersion' })
  })

  it('says whether a study is missing, no study at all, or out of reach', async () => {
    host(nothing)
    await expect(loadStudy('small', null, device(null))).rejects.toMatchObject({ fault: 'noStudy' })
    // A host that answers every path with its start page has no such study.
    host(() => new globalThis.Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }))
    await expect(loadStudy('small', null, device(null))).rejects.toMatchObject({ fault: 'noStudy' })
    host(() => json(utf8('{"format":"linli-study/1"}')))
    await expect(loadStudy('small', null, device(null))).rejects.toMatchObject({ fault: 'notAStudy' })
    host(() => json(bytesOf(here)))
    await expect(loadStudy('other', null, device(null))).rejects.toMatchObject({ fault: 'notAStudy' })
    host(() => {
      throw new TypeError('Failed to fetch')
    })
    await expect(loadStudy('small', null, device(null))).rejects.toMatchObject({ fault: 'notReached' })
    host(() => new globalThis.Response('', { status: 503 }))
    await expect(loadStudy('small', null, device(null))).rejects.toMatchObject({ fault: 'notReached' })
  })
})

describe('the days a study takes answers', () => {
  const between: Study = { ...here, collection: { ...here.collection, opens: '2026-03-01', closes: '2026-03-31' } }

  it('begin and end with the days named', () => {
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => closedOn(between, day))).toEqual(['notYetOpen', null, null, 'closed'])
    expect(closedOn({ ...here, collection: { ...here.collection, opens: null, closes: null } }, '1999-01-01')).toBeNull()
  })

  it('are days where the device stands', () => {
    expect(today(new Date(2026, 10, 4, 23, 59))).toBe('2026-11-04')
  })
})
