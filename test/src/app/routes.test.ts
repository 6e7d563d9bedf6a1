import { describe, expect, it } from 'vitest'
import { readRoute } from '../../../src/app/routes.ts'
import { makeLink } from '../../../src/exchange/links.ts'

const HASH = '0123456789abcdef'.repeat(4)

describe('the address of a page', () => {
  it('is the first visit where it names nothing', () => {
    expect(['', '#', '#/'].map((fragment) => readRoute(fragment).at)).toEqual(['first', 'first', 'first'])
  })

  it('is a questionnaire where it is a whole link', () => {
    const link = { way: 'fill', study: 'demo', form: 'resident', hash: HASH, unit: 'demo-a', lang: 'en', batch: 'b1', mode: 'link' } as const
    expect(readRoute(makeLink(link))).toEqual({ at: 'answer', link })
  })

  it('is the import of a file, at a step', () => {
    expect(readRoute('#/import')).toEqual({ at: 'import', step: null })
    expect(readRoute('#/import/')).toEqual({ at: 'import', step: null })
    expect(readRoute('#/import/variables')).toEqual({ at: 'import', step: 'variables' })
  })

  it.each(['#/import/a/b', '#/import?x', '#/fill/demo/resident', `#/fill/demo/resident?h=${HASH.slice(1)}`, `#/kiosk/demo?h=${HASH}`, '#/desk/', '#/desk/<b>/study', '#/desk/demo/study?h=1', '#/elsewhere', '#demo'])(
    'is unknown where it is broken: %s',
    (fragment) => {
      expect(readRoute(fragment)).toEqual({ at: 'unknown' })
    },
  )
})
