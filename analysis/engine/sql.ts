import { compareKeys, type Key } from './answers.ts'
import type { Condition, Count, CountTable, Num, Reason, Term, Val } from './query.ts'

/** Names are quoted, quotes in them doubled: a column name can never end the statement. */
const name = (text: string) => `"${text.replaceAll('"', '""')}"`
/** Shortest decimal that gives the same double back. */
const digits = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`no SQL for the number ${value}`)
  return String(value)
}

function value({ column, scores, scale, shift }: Val): string {
  const own = name(column)
  const affine = (inner: string) => (scale === 1 && shift === 0 ? inner : `(${digits(shift)} + ${digits(scale)} * ${inner})`)
  if (scores === null) return affine(own)
  const worth = scores.map((score) => (score === null ? null : digits(shift + scale * score)))
  const cases = worth.flatMap((number, index) => (number === null ? [] : [index === 0 ? ` WHEN ${own} IS NULL THEN ${number}` : ` WHEN ${own} = ${index} THEN ${number}`]))
  return cases.length ? `(CASE${cases.join('')} END)` : 'NULL'
}

function number(term: Num): string {
  switch (term.is) {
    case 'number':
      return value(term)
    case 'mean': {
      const items = term.of.map(value)
      const n = items.map((item) => `(CASE WHEN ${item} IS NULL THEN 0 ELSE 1 END)`).join(' + ')
      const sum = items.map((item) => `COALESCE(${item}, 0)`).join(' + ')
      return `(CASE WHEN ${n} >= ${digits(Math.max(1, term.atLeast))} THEN 1.0 * (${sum}) / (${n}) END)`
    }
    case 'times':
      return `(${number(term.of[0])} * ${number(term.of[1])})`
  }
}

function termText(term: Term | Reason): string {
  if (term.is === 'reason') return name(`${term.column}?`)
  if (term.is === 'category') return name(term.column)
  if (term.is !== 'band') return number(term)
  const cuts = [...term.at].sort((a, b) => a - b)
  const of = number(term.of)
  return `(CASE WHEN ${of} IS NULL THEN NULL${cuts.map((cut, i) => ` WHEN ${of} <= ${digits(cut)} THEN ${i + 1}`).join('')} ELSE ${cuts.length + 1} END)`
}

function conditionText(condition: Condition): string {
  if ('complete' in condition) return condition.complete.map((term) => `${termText(term)} IS NOT NULL`).join(' AND ') || '1 = 1'
  const own = termText(condition.term)
  if ('in' in condition) return condition.in.length ? `${own} IN (${condition.in.map(digits).join(', ')})` : '1 = 0'
  if ('notIn' in condition) return condition.notIn.length ? `${own} NOT IN (${condition.notIn.map(digits).join(', ')})` : `${own} IS NOT NULL`
  const { min, max, open } = condition
  const ends = [...(min === undefined ? [] : [`${own} ${open ? '>' : '>='} ${digits(min)}`]), ...(max === undefined ? [] : [`${own} ${open ? '<' : '<='} ${digits(max)}`])]
  return ends.length ? ends.join(' AND ') : `${own} IS NOT NULL`
}

/**
 * A count as one plain GROUP BY, in the SQL that SQLite, DuckDB and PostgreSQL share. The table has one column per variable:
 * a coded one holds the index 1..K, a number its value, NULL is missing; beside it, named with a question mark after it, the
 * reason (missing code; NULL where there is an answer). The statement gives one row per cell: the keys
 * (k0, k1 …), n, and with a weight w and w2. Moments are asked as counts (lower.ts), so nothing else is needed.
 */
export function sqlOf({ by, where, weight }: Count, table: string): string {
  const w = weight && number(weight)
  const columns = [...by.map((term, d) => `${termText(term)} AS k${d}`), 'COUNT(*) AS n', ...(w ? [`SUM(${w}) AS w`, `SUM(${w} * ${w}) AS w2`] : [])]
  const conditions = [...where.map(conditionText), ...(w ? [`${w} IS NOT NULL`] : [])]
  return [
    `SELECT ${columns.join(', ')}`,
    `FROM ${name(table)}`,
    ...(conditions.length ? [`WHERE ${conditions.map((text) => `(${text})`).join(' AND ')}`] : []),
    ...(by.length ? [`GROUP BY ${by.map((_, d) => d + 1).join(', ')}`] : []),
    // Without GROUP BY an empty selection would still give a row.
    'HAVING COUNT(*) > 0',
  ].join('\n')
}

/** The rows such a statement gave, in any order, as the answer to its question. */
export function tableOfRows({ by, weight }: Count, rows: readonly (readonly Key[])[]): CountTable {
  const sorted = [...rows].sort((a, b) => {
    for (let d = 0; d < by.length; d++) {
      const order = compareKeys(a[d]!, b[d]!)
      if (order) return order
    }
    return 0
  })
  const column = (at: number) => Float64Array.from(sorted, (row) => row[at]!)
  return {
    keys: by.map((_, d) => sorted.map((row) => (row[d] === null ? null : row[d]! + 0))),
    n: column(by.length),
    weight: weight && column(by.length + 1),
    weight2: weight && column(by.length + 2),
  }
}
