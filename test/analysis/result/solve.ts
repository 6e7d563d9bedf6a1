import { isTotal, type TablePart } from '../../../analysis/result/result.ts'

/**
 * An attacker who knows how tables are protected: how many values each hidden count can take, given all that is shown. Independent of
 * the code under test: first whatever the shown columns give away by arithmetic becomes known, then all whole-number tables near
 * the true one are tried. Pairs of [small?, number of values, at most five tried].
 */
export function possibleValues(after: TablePart, before: TablePart): readonly (readonly [boolean, number])[] {
  const rowKeys = [...new Set(before.rows.map((row) => JSON.stringify(row['row'])))]
  const columnKeys = [...new Set(before.rows.map((row) => JSON.stringify(row['column'])))]
  const last = { row: rowKeys.length - 1, column: columnKeys.length - 1 }
  const truth: number[][] = rowKeys.map(() => columnKeys.map(() => 0))
  const known: (number | null)[][] = rowKeys.map(() => columnKeys.map(() => null))
  const ends: (readonly [number, number])[][] = rowKeys.map(() => columnKeys.map(() => [0, Infinity] as const))
  const small: boolean[][] = rowKeys.map(() => columnKeys.map(() => false))
  before.rows.forEach((row, at) => {
    const i = rowKeys.indexOf(JSON.stringify(row['row']))
    const j = columnKeys.indexOf(JSON.stringify(row['column']))
    truth[i]![j] = row['n'] as number
    known[i]![j] = after.rows[at]!['n'] as number | null
    const mark = after.hidden?.find((cell) => cell.row === at && cell.column === 'n')
    small[i]![j] = mark?.why === 'small'
    const personal = before.protection!.personal
    if (mark) ends[i]![j] = mark.why === 'small' ? [personal ? 1 : 0, 9] : [personal ? 10 : 0, Infinity]
  })
  expectTotalsLast(before)
  // What one shown finding says of its margins.
  after.rows.forEach((row) => {
    const i = rowKeys.indexOf(JSON.stringify(row['row']))
    const j = columnKeys.indexOf(JSON.stringify(row['column']))
    const n = known[i]![j]!
    if (n === null) return
    const learn = (share: unknown, a: number, b: number): void => {
      if (typeof share === 'number' && share > 0) known[a]![b] = Math.round(n / share)
    }
    learn(row['rowProportion'], i, last.column)
    learn(row['columnProportion'], last.row, j)
    learn(row['totalProportion'], last.row, last.column)
    if (typeof row['base'] === 'number') known[last.row]![before.rows[0]!['base'] === truth[last.row]![last.column] ? last.column : j] = row['base']
    const [r, c, all] = [known[i]![last.column]!, known[last.row]![j]!, known[last.row]![last.column]!]
    if (typeof row['expected'] === 'number' && row['expected'] > 0) {
      if (r === null && c !== null && all !== null) known[i]![last.column] = Math.round((row['expected'] * all) / c)
      if (c === null && r !== null && all !== null) known[last.row]![j] = Math.round((row['expected'] * all) / r)
    }
  })
  const places = rowKeys.flatMap((_, i) => columnKeys.map((__, j) => [i, j] as const)).filter(([i, j]) => known[i]![j] === null)
  const values = places.map(() => new Set<number>())
  const trial = known.map((row, i) => row.map((value, j) => value ?? truth[i]![j]!))
  const holds = (i: number, j: number, at: number): boolean => {
    const open = new Set(places.slice(at + 1).map(([a, b]) => `${a} ${b}`))
    const line = (cells: readonly (readonly [number, number])[], total: readonly [number, number]): boolean =>
      [...cells, total].some(([a, b]) => open.has(`${a} ${b}`)) || cells.reduce((sum, [a, b]) => sum + trial[a]![b]!, 0) === trial[total[0]]![total[1]]
    const inner = (end: number): readonly number[] => Array.from({ length: end }, (_, k) => k)
    return line(inner(last.column).map((b) => [i, b] as const), [i, last.column]) && line(inner(last.row).map((a) => [a, j] as const), [last.row, j])
  }
  const tried = (at: number): void => {
    if (at === places.length) {
      places.forEach(([i, j], k) => values[k]!.add(trial[i]![j]!))
      return
    }
    const [i, j] = places[at]!
    for (const step of [0, 1, -1, 2, -2]) {
      const value = truth[i]![j]! + step
      if (value < ends[i]![j]![0] || value > ends[i]![j]![1]) continue
      trial[i]![j] = value
      if (holds(i, j, at)) tried(at + 1)
    }
    trial[i]![j] = truth[i]![j]!
  }
  tried(0)
  return places.map(([i, j], k) => [small[i]![j]!, values[k]!.size] as const)
}

function expectTotalsLast(table: TablePart): void {
  if (!isTotal(table.rows.at(-1)!['row']) || !isTotal(table.rows.at(-1)!['column'])) throw new Error('the totals come last')
}
