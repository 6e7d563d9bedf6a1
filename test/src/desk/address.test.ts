import { describe, expect, it } from 'vitest'
import { readRoute } from '../../../src/app/routes.ts'
import { addressOf, isRoom, ROOMS } from '../../../src/desk/address.ts'

const HASH = 'a'.repeat(64)

describe('addresses of the desk', () => {
  it('are read back as they were made: room, view, options and the version of the study', () => {
    const options = JSON.stringify({ variables: ['SAF1', '安全'], by: null })
    const fragment = addressOf({ study: 'demo', hash: HASH }, 'analysis', ['describe', 'frequencies'], { o: options, police: null })
    const route = readRoute(fragment)
    expect(route).toMatchObject({ at: 'desk', study: 'demo', hash: HASH, path: ['analysis', 'describe', 'frequencies'] })
    expect(route.at === 'desk' && route.query.get('o')).toBe(options)
    expect(route.at === 'desk' && route.query.has('police')).toBe(false)
  })

  it('leave the version out for the study beside the app', () => {
    expect(addressOf({ study: 'demo', hash: null }, 'report')).toBe('#/desk/demo/report')
  })

  it('know five rooms and no other', () => {
    expect(ROOMS.every(isRoom)).toBe(true)
    expect(isRoom('keys')).toBe(false)
    expect(isRoom(undefined)).toBe(false)
  })
})
