import { describe, expect, it } from 'vitest'
import { checkMap } from '../../../analysis/intake/apply.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import { rawTable } from '../../support/raw-table.ts'

const LONG = 100_000
const PIECES = ['*', '.', ';', '[', '(', '1', '1,', '1:', 'a:', 'a ', '-', '<', '<p ', '&a', 'a@', 'a.', '〖', '我', '路1号', 'a┋', 'a;', 'a,', '_', 'http://', 'Aa', '—', '\n', 'QQ', '\u00A0', 'a_', '出生', '二', '(;']

describe('a file written to keep the tool busy', () => {
  it.each(PIECES.map((piece) => JSON.stringify(piece)))('takes no longer than one of people: cells and headings of %s', (written) => {
    const piece = JSON.parse(written) as string
    const text = `${piece.repeat(Math.ceil(LONG / piece.length))}a`
    const rows = Array.from({ length: 12 }, (_, i) => i)
    const files = [
      rawTable([['id', 'Q1 text', '所在区'], ...rows.map((i) => [String(i), `${text}${i % 4}`, `${text}${i % 3}`])]),
      rawTable([['id', text, 'Q2'], ...rows.map((i) => [String(i), `x${i % 4}`, String(i % 3)])]),
    ]
    const began = performance.now()
    for (const raw of files) checkMap(raw, propose(raw, { units: [] }))
    expect(performance.now() - began).toBeLessThan(4000)
  })

  it('may call its columns as objects call theirs', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']
    const raw = rawTable([names, ...Array.from({ length: 12 }, (_, i) => names.map((name) => (i % 2 ? name : 'x')))])
    const map = propose(raw, { units: [] })
    const check = checkMap(raw, map)
    expect(check.fault).toBeNull()
    expect(check.variables).toHaveLength(map.variables.length)
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined()
    expect(new Set(map.variables.map(({ name }) => name.toLowerCase())).size).toBe(names.length)
  })
})
