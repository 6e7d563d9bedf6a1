import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WJX_FILES, wjxBytes, wjxPeople, wjxRows } from '../../support/wjx.ts'

const folder = join(import.meta.dirname, '../../fixtures/import')

describe('the 问卷星 files among the fixtures', () => {
  it.each(WJX_FILES)('$name is what its seed gives, so that its true answers are known', ({ name, seed, n, encoding, file }) => {
    expect(Buffer.from(wjxBytes(wjxRows(wjxPeople(seed, n), file), encoding)).equals(readFileSync(join(folder, name)))).toBe(true)
  })
})
