import { describe, expect, it } from 'vitest'
import { variableOf } from '../../../analysis/study/codebook.ts'
import { draftBytes, draftKey, draftWriter, handIn, readDraft, type Draft, type Drafts } from '../../../src/collect/draft.ts'
import { faultOf, readTyped } from '../../../src/collect/faults.ts'
import { idleClock } from '../../../src/collect/idle-clock.ts'
import { pageClock } from '../../../src/collect/page-clock.ts'
import { sensitiveKinds } from '../../../src/collect/sensitive-text.ts'
import { toggled } from '../../../src/collect/toggled.ts'
import { sample } from './sample.ts'

describe('the page clock', () => {
  it('counts whole seconds on each page over all visits, and none while the page is hidden', () => {
    let ms = 0
    const clock = pageClock(() => ms, { a: 10 })
    clock.enter('a')
    ms = 2600
    clock.enter('b')
    ms = 3600
    clock.setVisible(false)
    ms = 60_000
    clock.setVisible(true)
    ms = 61_000
    clock.enter('a')
    ms = 62_000
    clock.enter(null)
    ms = 99_000
    expect(clock.seconds()).toEqual({ a: 14, b: 2 })
  })
})

describe('the idle clock of a kiosk', () => {
  it('counts the time a device slept, for which a steady clock stands still, and is not fooled by a clock set back', () => {
    let [steady, wall] = [0, 1_000_000]
    const clock = idleClock([() => steady, () => wall])
    wall += 3_600_000
    expect(clock.idle()).toBe(3600)
    clock.seen()
    steady += 90_000
    wall -= 86_400_000
    expect(clock.idle()).toBe(90)
  })
})

describe('the check of free text', () => {
  it.each([
    ['我的身份证是11010519491231002X', ['idNumber']],
    ['身份证 110105 19491231 0021', ['idNumber']],
    ['ID 110105491231002', ['idNumber']],
    ['电话13812345678', ['phone']],
    ['打138 1234 5678或１３８１２３４５６７８', ['phone']],
    ['ring +86 138-1234-5678', ['phone']],
    ['座机 0519-86681234', ['phone']],
    ['call +44 20 7946 0958', ['phone']],
    ['那辆车是苏D·12345', ['plate']],
    ['粤BD12345新能源', ['plate']],
    ['write to li.hua+x@example.com', ['email']],
    ['苏D12345 的车主 13812345678', ['phone', 'plate']],
  ])('sees what identifies in %s', (text, kinds) => {
    expect(sensitiveKinds(text)).toEqual(kinds)
  })

  it.each([
    '希望多装20盏路灯，最好在2027年6月以前。',
    '拨打110或12345没人接，96110也是。',
    'Please finish 3 things by 2027-06-30, before 18:00.',
    '近12个月里，3号楼和15号楼丢了6辆车，损失约10000元。',
    '京东的快递放在A区',
    '@所有人',
  ])('lets pass %s', (text) => {
    expect(sensitiveKinds(text)).toEqual([])
  })
})

describe('choosing several', () => {
  it('turns an option on and off', () => {
    expect(toggled([], 2, [9])).toEqual([2])
    expect(toggled([2], 1, [9])).toEqual([2, 1])
    expect(toggled([2, 1], 2, [9])).toEqual([1])
  })
  it('lets "none" and the ways out stand alone', () => {
    expect(toggled([1, 2], 9, [9])).toEqual([9])
    expect(toggled([9], 1, [9])).toEqual([1])
    expect(toggled([1], -9, [9])).toEqual([-9])
    expect(toggled([-9], 9, [9])).toEqual([9])
  })
})

describe('what was typed', () => {
  const times = variableOf(sample.codebooks[0]!, 'TIMES')
  const wish = variableOf(sample.codebooks[0]!, 'WISH')

  it('is a number where one is asked, full-width digits too', () => {
    expect(readTyped(times, ' 12 ')).toBe(12)
    expect(readTyped(times, '１２')).toBe(12)
    expect(readTyped(times, '')).toBeUndefined()
    expect(readTyped(times, 'ten')).toBe('ten')
    expect(readTyped(wish, 'ten')).toBe('ten')
  })
  it('is told its fault where it cannot stand, unless it is kept on purpose and not changed since', () => {
    expect(faultOf(times, undefined, undefined)).toBeNull()
    expect(faultOf(times, 12, undefined)).toBeNull()
    expect(faultOf(times, 'ten', undefined)).toEqual({ key: 'notNumber' })
    expect(faultOf(times, 1.5, undefined)).toEqual({ key: 'notWhole' })
    expect(faultOf(times, 31, undefined)).toEqual({ key: 'outOfRange', min: 0, max: 30 })
    expect(faultOf(wish, '13812345678', undefined)).toEqual({ key: 'mayIdentify', kinds: ['phone'] })
    expect(faultOf(wish, '13812345678', '13812345678')).toBeNull()
    expect(faultOf(wish, '13812345678!', '13812345678')).not.toBeNull()
  })
})

const draft: Draft = {
  format: 'linli-draft/1',
  seed: 7,
  screen: 'views',
  reviewing: false,
  reached: ['first', 'views'],
  held: { A1: 2, WISH: '写到一半ni ha' },
  confirmed: {},
  seconds: { first: 3 },
  lang: 'en',
  languages: ['zh-CN', 'en'],
  aids: [],
  size: 1,
}
function memory(): Drafts & { readonly held: Map<string, Uint8Array>; writes: number } {
  const held = new Map<string, Uint8Array>()
  return {
    held,
    writes: 0,
    read: (key) => Promise.resolve(held.get(key) ?? null),
    async write(key, bytes) {
      this.writes++
      await new Promise((resolve) => setTimeout(resolve, 5))
      held.set(key, bytes)
    },
    remove: (key) => Promise.resolve(void held.delete(key)),
  }
}
const fail = (error: unknown): never => {
  throw error
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a draft', () => {
  it('comes back as it was', () => {
    expect(readDraft(draftBytes(draft))).toEqual(draft)
  })
  it('that cannot be read is none', () => {
    const texts = ['', '{', 'null', '[]', '{"format":"linli-draft/2"}', JSON.stringify({ ...draft, seed: 'x' }), JSON.stringify({ ...draft, languages: ['fr'] })]
    expect(texts.filter((text) => readDraft(new TextEncoder().encode(text)) !== null)).toEqual([])
  })
  it('belongs to one version, form, place and hand-out', () => {
    const keys = [draftKey('h', 'f', 'u', 'b'), draftKey('h', 'f', 'u', null), draftKey('h', 'f', null, 'u'), draftKey('h', 'g', 'u', 'b'), draftKey('i', 'f', 'u', 'b')]
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is written at the first change and once for many that follow, the newest last', async () => {
    const drafts = memory()
    let seed = 0
    const writer = draftWriter(drafts, 'k', () => ({ ...draft, seed }), fail, 10)
    for (seed = 1; seed < 50; seed++) writer.soon()
    await wait(60)
    expect(drafts.writes).toBe(2)
    expect(readDraft(drafts.held.get('k')!)?.seed).toBe(50)
  })
  it('is written at once when the page is left, and only if something changed', async () => {
    const drafts = memory()
    const writer = draftWriter(drafts, 'k', () => draft, fail, 10_000)
    writer.now()
    await wait(20)
    expect(drafts.writes).toBe(0)
    writer.soon()
    writer.soon()
    writer.now()
    writer.now()
    await wait(40)
    expect(drafts.writes).toBe(2)
    expect(drafts.held.has('k')).toBe(true)
  })
  it('that cannot be removed does not make what was handed in seem lost, and goes on being kept where the person meant to delete it', async () => {
    const locked = Object.assign(memory(), { remove: () => Promise.reject(new Error('locked')) })
    const writer = draftWriter(locked, 'k', () => draft, fail, 10)
    const told: unknown[] = []
    let kept = 0
    await handIn(async () => void kept++, writer, (error) => told.push(error))
    expect([kept, told]).toEqual([1, [new Error('locked')]])
    await expect(handIn(() => Promise.reject(new Error('full')), writer, fail)).rejects.toThrow('full')
    await expect(writer.discard()).rejects.toThrow('locked')
    writer.soon()
    expect(locked.writes).toBe(1)
  })
  it('is gone after it was discarded, even if a write was under way', async () => {
    const drafts = memory()
    const writer = draftWriter(drafts, 'k', () => draft, fail, 10_000)
    writer.soon()
    await writer.discard()
    writer.soon()
    writer.now()
    await wait(20)
    expect(drafts.held.has('k')).toBe(false)
    expect(drafts.writes).toBe(1)
  })
})
