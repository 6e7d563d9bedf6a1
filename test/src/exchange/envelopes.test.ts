import { afterEach, describe, expect, it, vi } from 'vitest'
import { utf8 } from '../../../analysis/study/hash.ts'
import { studyHash } from '../../../analysis/study/publish.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { readEnvelopes, UUID } from '../../../src/exchange/open.ts'
import { publishedFile, readPublishedFile } from '../../../src/exchange/published.ts'
import { wrap } from '../../../src/exchange/wrap.ts'
import { declined, idOf, response, smallStudy as study } from '../../support/small-study.ts'

describe('envelopes', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('hold a response under a fresh uuid v4, and give it back', () => {
    const one = response('resident-long', { A1: 3, DID: [1, 3], MORE: '路灯坏了 = "dark"\nevery night' })
    const envelopes = [wrap(one), wrap(declined('staff'))]
    expect(envelopes[0]!.id).toMatch(UUID)
    expect(envelopes[0]!.id).not.toBe(envelopes[1]!.id)
    expect(readEnvelopes(study, envelopes)).toEqual({
      given: [
        { id: envelopes[0]!.id, response: one },
        { id: envelopes[1]!.id, response: declined('staff') },
      ],
      aside: [],
    })
  })

  it('get a uuid v4 on plain http too, where randomUUID is absent', () => {
    const real = globalThis.crypto
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes) })
    const ids = Array.from({ length: 200 }, () => wrap(response('staff')).id)
    for (const id of ids) expect(id).toMatch(UUID)
    expect(new Set(ids).size).toBe(200)
  })

  it('that cannot be opened are counted by why and by table, and none is lost', () => {
    const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value))
    const envelopes = [
      { id: idOf(1), bytes: json(response('staff')) },
      { id: idOf(2), bytes: Uint8Array.of(0xff, 0xfe, 0) },
      { id: idOf(3), bytes: utf8('{"study":') },
      { id: idOf(4), bytes: json(response('staff', {}, {}, { study: 'other' })) },
      { id: idOf(5), bytes: json({ ...response('resident-long'), name: 'somebody' }) },
      { id: idOf(6), bytes: json(response('resident-long', {}, {}, { studyHash: 'f'.repeat(64) })) },
      { id: 'tablet-7', bytes: json(response('staff')) },
      { id: idOf(8), bytes: json([1, 2]) },
    ]
    const { given, aside } = readEnvelopes(study, envelopes)
    expect(given.map(({ id }) => id)).toEqual([idOf(1)])
    expect(aside).toEqual([
      { table: '', reason: 'unreadable', n: 1 },
      { table: '', reason: 'unreadable', n: 1 },
      { table: '', reason: 'otherStudy', n: 1 },
      { table: 'resident', reason: 'unreadable', n: 1 },
      { table: 'resident', reason: 'otherStudy', n: 1 },
      { table: 'staff', reason: 'unreadable', n: 1 },
      { table: '', reason: 'unreadable', n: 1 },
    ])
  })
})

describe('the published file', () => {
  it('is named by the study and read back with the hash of its bytes', () => {
    const file = publishedFile(study)
    expect(file.name).toBe('small.json')
    expect(readPublishedFile(file.bytes)).toEqual({ study, hash: studyHash(study) })
  })

  it('with one byte changed is refused or has another hash', () => {
    const { bytes } = publishedFile(study)
    /** The hash of what was read; refused where it is no study. */
    const outcome = (at: number): string => {
      const changed = bytes.slice()
      changed[at]! ^= 1
      try {
        return readPublishedFile(changed).hash
      } catch (error) {
        if (error instanceof StudyError) return 'refused'
        throw error
      }
    }
    expect([0, 17, bytes.length >> 1, bytes.length - 1].map(outcome)).not.toContain(studyHash(study))
  })
})
