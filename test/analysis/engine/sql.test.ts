import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../../analysis/dataset/dataset.ts'
import { CannotAnswer } from '../../../analysis/engine/query.ts'
import type { Count, Engine } from '../../../analysis/engine/query.ts'
import { sqlOf, tableOfRows } from '../../../analysis/engine/sql.ts'
import { category } from '../../../analysis/engine/terms.ts'
import { conforms } from './conformance.ts'

/** Python's own SQLite. Where continuous integration installs Python its absence is a failure, elsewhere a skip. */
const thereIsSqlite = spawnSync('python3', ['-c', 'import sqlite3']).status === 0
const SCRIPT = `
import json, sqlite3, sys
given = json.load(sys.stdin)
db = sqlite3.connect(':memory:')
names = ['"%s"' % name.replace('"', '""') for name in given['names']]
db.execute('CREATE TABLE people (%s)' % ', '.join(names))
db.executemany('INSERT INTO people VALUES (%s)' % ', '.join('?' * len(names)), given['rows'])
print(json.dumps([db.execute(sql).fetchall() for sql in given['statements']]))
`

/** Runs the statements in SQLite on the table's columns. */
function sqliteEngine(table: Table): Engine {
  const names = Object.keys(table.columns)
  const reason = (name: string, row: number) => (cell(name, row) === null ? table.columns[name]!.reasons[row]! : null)
  const cell = (name: string, row: number) => {
    const column = table.columns[name]!
    if (column.kind === 'coded') return column.index[row] || null
    return column.known[row] ? column.values[row]! : null
  }
  const rows = Array.from({ length: table.rows }, (_, row) => [...names.map((name) => cell(name, row)), ...names.map((name) => reason(name, row))])
  return {
    gives: new Set(['count']),
    answer: async (queries) => {
      const counts = queries.map((query): Count => {
        if (query.ask !== 'count') throw new CannotAnswer('counts only')
        return query
      })
      const input = JSON.stringify({ names: [...names, ...names.map((name) => `${name}?`)], rows, statements: counts.map((query) => sqlOf(query, 'people')) })
      const { stdout, stderr, status } = spawnSync('python3', ['-c', SCRIPT], { input, encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
      const found = JSON.parse(stdout) as (number | null)[][][]
      return counts.map((query, i) => tableOfRows(query, found[i]!))
    },
  }
}

describe.skipIf(!thereIsSqlite && process.env['CI'] !== 'true')('questions as SQL, run by SQLite', () => {
  conforms('SQLite', sqliteEngine, 15)
})

describe('the SQL of a question', () => {
  it('is one GROUP BY over quoted names', () => {
    const query: Count = {
      ask: 'count',
      by: [category('UNIT'), { is: 'number', column: 'SAT1', scores: [null, 1, 2, 3], scale: -1, shift: 4 }],
      where: [{ term: category('MODE'), in: [1, 2] }, { complete: [category('SAT1')] }],
      weight: { is: 'number', column: 'w', scores: null, scale: 1, shift: 0 },
      whole: false,
    }
    expect(sqlOf(query, 'resident')).toBe(
      [
        'SELECT "UNIT" AS k0, (CASE WHEN "SAT1" = 1 THEN 3 WHEN "SAT1" = 2 THEN 2 WHEN "SAT1" = 3 THEN 1 END) AS k1, COUNT(*) AS n, SUM("w") AS w, SUM("w" * "w") AS w2',
        'FROM "resident"',
        'WHERE ("MODE" IN (1, 2)) AND ("SAT1" IS NOT NULL) AND ("w" IS NOT NULL)',
        'GROUP BY 1, 2',
        'HAVING COUNT(*) > 0',
      ].join('\n'),
    )
  })

  it('cannot be left by a name', () => {
    const sql = sqlOf({ ask: 'count', by: [category('a"; DROP TABLE people; --')], where: [], weight: null, whole: false }, 'people')
    expect(sql).toContain('SELECT "a""; DROP TABLE people; --" AS k0')
  })

  it('is refused for a number that SQL cannot write', () => {
    const by = [{ is: 'band' as const, of: { is: 'number' as const, column: 'd', scores: null, scale: 1, shift: 0 }, at: [Infinity] }]
    expect(() => sqlOf({ ask: 'count', by, where: [], weight: null, whole: false }, 'people')).toThrow('no SQL for the number Infinity')
  })
})
