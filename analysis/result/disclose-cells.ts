import { blank, blockOf, groupBy, isGrouping, mention, note, type Hiding } from './hiding.ts'
import type { Cell, HiddenCell, Protection, Row, TablePart } from './result.ts'
import { isTotal } from './result.ts'
import { suppress, type Count } from './suppress.ts'

/** Cells of fewer than this are small. */
const SMALL = 10

/** Where a count stands: the keys of its row and column; null for the total. */
interface Place {
  readonly at: number
  readonly row: string | null
  readonly column: string | null
  readonly value: number
  readonly underBase: boolean
}

/**
 * Cross-tables whose counts must not be recomputable. Hidden are: every row under the base; when shared, also counts of 1 to 9 of
 * crossed personal attributes; then as few other counts as protect those from being worked out of the margins ({@link suppress}).
 * With a count go all findings of its row, and what elsewhere could be turned back into it ({@link hideDerived}). Null: nothing helps.
 * `groups`: those under the base, to be named.
 */
export function protectCells(
  table: TablePart,
  cells: NonNullable<Protection['cells']>,
  small: readonly boolean[],
  { base, cellRule, groups }: { readonly base: number; readonly cellRule: boolean; readonly groups: readonly Exclude<Cell, null>[] },
): Hiding | null {
  const hidden: HiddenCell[] = []
  let smallCells = 0
  let more = 0
  let derived = false
  for (const rows of groupBy(table.rows.keys(), (row) => blockOf(table, row, [cells.row, cells.column, 'code'])).values()) {
    const places = rows.map((at) => placeOf(table.rows[at]!, at, cells, small[at]!))
    const counts = places.map((place) => countOf(place, base, cellRule))
    const gone = suppress(counts)
    if (gone === null) return null
    if (gone.size === 0) continue
    places.forEach((place, index) => {
      if (!gone.has(index)) return
      const isSmall = counts[index]!.state === 'small'
      hidden.push(...blank(table, place.at, isSmall ? 'small' : 'complementary', place.underBase ? base : SMALL))
      if (!isSmall) more++
      else if (!place.underBase) smallCells++
    })
    const found = hideDerived(table, cells, places, places.filter((_, index) => gone.has(index)))
    derived ||= found.length > 0
    hidden.push(...found)
  }
  if (hidden.length === 0) return { hidden, notes: [] }
  return {
    hidden,
    notes: [
      ...(groups.length > 0 ? [note('result.hidden.groups', { base: mention(base), groups })] : []),
      ...(smallCells > 0 ? [note('result.hidden.cells', { n: mention(smallCells), most: mention(SMALL - 1) })] : []),
      ...(more > 0 ? [note('result.hidden.more', { n: mention(more) })] : []),
      ...(derived ? [note('result.hidden.derived')] : []),
    ],
  }
}

function placeOf(row: Row, at: number, cells: NonNullable<Protection['cells']>, underBase: boolean): Place {
  const value = row[cells.count]
  if (typeof value !== 'number') throw new TypeError(`row ${at} has no count in column ${cells.count}`)
  return { at, row: keyOf(row[cells.row]), column: keyOf(row[cells.column]), value, underBase }
}
function keyOf(cell: Cell | undefined): string | null {
  return isTotal(cell) ? null : JSON.stringify(cell ?? null)
}

function countOf({ row, column, value, underBase }: Place, base: number, cellRule: boolean): Count {
  const cell = row !== null && column !== null
  // Every result says how many cases it used: hiding the total of all would hide it from nobody. (Sizes of groups under the base may follow; their answers do not.)
  const said = cellRule && row === null && column === null
  const [from, to] = cell || (row === null && column === null) ? [`row ${row}`, `column ${column}`] : [`column ${column}`, `row ${row}`]
  const isSmall = underBase || (cellRule && value >= 1 && value < SMALL)
  // A reader knows of a small cell that it is small, and of one hidden with it that it is not: small ones are marked.
  const [low, high] = underBase ? [0, base - 1] : isSmall ? [1, SMALL - 1] : [cellRule ? SMALL : 0, Infinity]
  // With personal attributes the margins say most and stay if they can; a group under the base costs the totals rather than another group.
  const margin = cellRule ? 1e6 : 1e-6
  return { from, to, value, low, high, state: isSmall ? 'small' : !said && value >= Math.max(low, 1) ? 'open' : 'shown', cost: cell ? 1000 + value : margin * (1000 + value) }
}

/**
 * Findings of shown counts that would give a hidden one away. A finding that is known by its arithmetic to say only its own count
 * and margins goes with a hidden margin; any other (cumulative shares, p values corrected for all cells) may add up or rank hidden
 * cells and goes from the whole block.
 */
function hideDerived(table: TablePart, cells: NonNullable<Protection['cells']>, places: readonly Place[], gone: readonly Place[]): HiddenCell[] {
  const goneAt = new Set(gone.map(({ at }) => at))
  const goneTotals = new Set(gone.filter(({ row, column }) => row === null || column === null).map(({ row, column }) => key(row, column)))
  const found: HiddenCell[] = []
  for (const column of table.columns) {
    if (isGrouping(column, table) || column.name === cells.count) continue
    const said = places.map((place) => ({ ...place, finding: table.rows[place.at]![column.name] ?? null }))
    const needs = marginsSaid(said)
    for (const place of said) {
      if (goneAt.has(place.at) || place.finding === null) continue
      if (needs === null || needs.some((margin) => goneTotals.has(MARGINS[margin](place)))) found.push({ row: place.at, column: column.name, why: 'complementary', under: SMALL })
    }
  }
  return found
}

type Margin = 'row' | 'column' | 'total'
const key = (row: string | null, column: string | null): string => JSON.stringify([row, column])
const MARGINS: { readonly [margin in Margin]: (place: Pick<Place, 'row' | 'column'>) => string } = {
  row: ({ row }) => key(row, null),
  column: ({ column }) => key(null, column),
  total: () => key(null, null),
}

/**
 * The margins from which, with its own count, a finding follows; null where that is not so. Where its numbers fit several meanings
 * (in a table without association a count is its own expectation), the margins of all of them, for the reader knows which one is meant.
 */
function marginsSaid(places: readonly (Place & { readonly finding: Cell })[]): readonly Margin[] | null {
  const totals = new Map(places.filter(({ row, column }) => row === null || column === null).map((place) => [key(place.row, place.column), place.value]))
  type Of = { readonly [of in Margin]: number }
  const everywhere = (is: (finding: number, n: number, margin: Of) => boolean): boolean =>
    places.every((place) => {
      const of = (margin: Margin): number => totals.get(MARGINS[margin](place)) ?? NaN
      return place.finding === null || (typeof place.finding === 'number' && is(place.finding, place.value, { row: of('row'), column: of('column'), total: of('total') }))
    })
  const expected = (of: Of): number => (of.row * of.column) / of.total
  const spread = (of: Of): number => Math.sqrt(expected(of) * (1 - of.row / of.total) * (1 - of.column / of.total))
  const all: readonly Margin[] = ['row', 'column', 'total']
  const meant = [
    ...all.filter((margin) => everywhere((finding, _, of) => finding === of[margin])),
    // A share of whatever is one number for the whole row or column: the valid answers of a group, or all its cases.
    ...all.filter((margin) => [...groupBy(places, MARGINS[margin]).values()].every(isShare)),
    ...(everywhere((finding, _, of) => near(finding, expected(of))) ? all : []),
    ...(everywhere((finding, n, of) => near(finding * spread(of), n - expected(of))) ? all : []),
  ]
  return meant.length > 0 ? meant : null
}

function isShare(line: readonly { readonly value: number; readonly finding: Cell }[]): boolean {
  const known = line.filter(({ finding }) => finding !== null)
  const whole = known.find(({ value }) => value > 0)
  if (known.some(({ finding }) => typeof finding !== 'number')) return false
  const per = whole ? (whole.finding as number) / whole.value : 0
  return known.every(({ value, finding }) => near(finding as number, value * per))
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
