import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGS } from '../../../analysis/study/text.ts'
import { FILL_MODES, isOwnDevice, LinkError, makeLink, modeOf, readLink, type FillLink, type KioskLink, type Link } from '../../../src/exchange/links.ts'

const hash = 'a'.repeat(64)
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,30}$/)
const address = { study: id, form: id, hash: fc.stringMatching(/^[0-9a-f]{64}$/), unit: fc.option(id), lang: fc.option(fc.constantFrom(...LANGS)) }
const fill: fc.Arbitrary<FillLink> = fc.record({ way: fc.constant('fill' as const), ...address, batch: fc.option(fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$/)), mode: fc.constantFrom(...FILL_MODES) })
const kiosk: fc.Arbitrary<KioskLink> = fc.record({ way: fc.constant('kiosk' as const), ...address, police: fc.boolean() })

/** The code of the error that reading gives. */
function fault(fragment: string): string {
  try {
    readLink(fragment)
  } catch (error) {
    if (error instanceof LinkError) return [error.code, ...Object.values(error.values)].join(' ')
    throw error
  }
  return 'none'
}

describe('links', () => {
  it('are read as they were made', () => {
    fc.assert(
      fc.property(fc.oneof(fill, kiosk) as fc.Arbitrary<Link>, (link) => {
        expect(readLink(makeLink(link))).toEqual(link)
      }),
    )
  })

  it('let unfinished answers lie only on a device of the person who answers: never on one that goes from hand to hand', () => {
    const of = (mode: FillLink['mode']): Link => ({ way: 'fill', study: 's', form: 'f', hash, unit: null, lang: null, batch: null, mode })
    expect(FILL_MODES.filter((mode) => isOwnDevice(of(mode)))).toEqual(['link', 'household'])
    expect(isOwnDevice({ way: 'kiosk', study: 's', form: 'f', hash, unit: null, lang: null, police: false })).toBe(false)
  })

  it('are addresses that can be read aloud, all of them behind the #', () => {
    const link = { study: 'community-policing', form: 'resident', hash, unit: 'tianning', lang: 'zh-CN' } as const
    expect(makeLink({ way: 'fill', ...link, batch: 'team-3', mode: 'household' })).toBe(
      `#/fill/community-policing/resident?h=${hash}&unit=tianning&lang=zh-CN&batch=team-3&mode=household`,
    )
    expect(makeLink({ way: 'kiosk', ...link, police: true })).toBe(`#/kiosk/community-policing/resident?h=${hash}&unit=tianning&lang=zh-CN&police=1`)
    expect(makeLink({ way: 'fill', ...link, unit: null, lang: null, batch: null, mode: 'link' })).toBe(`#/fill/community-policing/resident?h=${hash}`)
  })

  it('say how the answers come in', () => {
    expect(modeOf(readLink(`#/kiosk/s/f?h=${hash}&police=1`))).toBe('kioskPolice')
    expect(modeOf(readLink(`#/kiosk/s/f?h=${hash}`))).toBe('kiosk')
    expect(modeOf(readLink(`#/fill/s/f?h=${hash}&mode=event`))).toBe('event')
    expect(modeOf(readLink(`#/fill/s/f?h=${hash}`))).toBe('link')
  })

  it('pass over what messengers add', () => {
    expect(readLink(`#/fill/s/f?h=${hash}&from=singlemessage`)).toEqual(readLink(`#/fill/s/f?h=${hash}`))
  })

  it.each([
    ['', 'linkUnknown'],
    ['#/desk', 'linkUnknown'],
    [`#/fill/s?h=${hash}`, 'linkUnknown'],
    [`#/fill/s/f/g?h=${hash}`, 'linkUnknown'],
    ['#/fill/s/f', 'linkNoHash'],
    ['#/fill/s/f?h=abc', 'linkPart h'],
    [`#/fill/s/f?h=${hash.toUpperCase()}`, 'linkPart h'],
    [`#/fill/s/f?h=${hash}&h=${hash}`, 'linkPart h'],
    [`#/fill/../f?h=${hash}`, 'linkPart study'],
    [`#/fill/s/f%2f?h=${hash}`, 'linkPart form'],
    [`#/fill/s/f?h=${hash}&unit=a b`, 'linkPart unit'],
    [`#/fill/s/f?h=${hash}&unit=`, 'linkPart unit'],
    [`#/fill/s/f?h=${hash}&lang=fr`, 'linkPart lang'],
    [`#/fill/s/f?h=${hash}&batch==1%2b1`, 'linkPart batch'],
    [`#/fill/s/f?h=${hash}&mode=kiosk`, 'linkPart mode'],
    [`#/kiosk/s/f?h=${hash}&police=yes`, 'linkPart police'],
  ])('refuse %s: %s', (fragment, code) => {
    expect(fault(fragment)).toBe(code)
  })

  it('are not made where they could not be read', () => {
    expect(() => makeLink({ way: 'fill', study: 's', form: 'f', hash: 'short', unit: null, lang: null, batch: null, mode: 'link' })).toThrow(LinkError)
  })
})
