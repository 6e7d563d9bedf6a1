import { protectCells } from './disclose-cells.ts'
import { blank, blockOf, groupBy, isGrouping, mention, note, type Hiding } from './hiding.ts'
import type { Cell, ChartPart, Completed, Message, Part, Protection, Result, Row, TablePart } from './result.ts'
import { isTotal } from './result.ts'

/**
 * What may be shown. `base`: fewest people behind an estimate, a distribution or a point of a chart. `shared`: the result leaves the
 * researcher's hands (report, brief, hand-over), so that small cells of crossed personal attributes go too.
 */
export interface Disclosure {
  readonly base: number
  readonly shared: boolean
  /** Whose answers they are: staff tables cross at most two personal attributes when shared. */
  readonly respondent?: 'resident' | 'staff'
  /** Personal attributes that the request's filter narrows the rows by; they count as crossed. */
  readonly narrowedBy?: number
}

export const BASE = 10
const LEAST = { resident: 5, staff: BASE } as const
/** Staff tables cross no more personal attributes than this. */
const CROSSED = 2

/** The rule for a table of residents or of staff: a researcher may lower the base for residents to 5, never for staff. */
export function ruleFor(respondent: 'resident' | 'staff', shared: boolean, base: number = BASE, narrowedBy = 0): Disclosure {
  return { base: Math.max(base, LEAST[respondent]), shared, respondent, narrowedBy }
}

/**
 * The result as it may be shown. Base rule, always: a row of a protected table whose base is under `rule.base` loses its numbers, and
 * a total from which it would follow loses its own. Cell rule, when shared: see {@link protectCells}. A hidden number is null, is
 * marked in `hidden`, and a note says why; a table without a row left, and a chart of it, is refused with that reason; and so is
 * the result if no table is left. Statistics of a whole table with hidden cells, and sentences with figures, are dropped, for the
 * hidden can be solved from them. Titles, cases and formulas stay.
 *
 * Within one result only: two results of the same people, one with a group and one without, are not compared.
 */
export function disclose(result: Result, rule: Disclosure): Result {
  if (result.status === 'refused') return result
  const base = Math.max(rule.base, LEAST[rule.respondent ?? 'resident'])
  const tables = new Map<string, TablePart>()
  for (const part of result.parts) if (part.kind === 'table') tables.set(part.id, protect(part, base, rule))
  withholdDerived(tables)
  hideEverybody(tables, result.parts, base)
  const parts = result.parts.flatMap((part): readonly Part[] => {
    switch (part.kind) {
      case 'table':
        return [tables.get(part.id)!]
      case 'chart':
        return [chartOf(part, tables)]
      case 'scores':
        // One value per person: never leaves with a shared result.
        return rule.shared ? [] : [part]
    }
  })
  return withoutExtremes(without({ ...result, parts }, result), base, rule)
}

/** The number of a single person leaves in no shared result, however large the group. */
function withoutExtremes(result: Result, base: number, { shared }: Disclosure): Result {
  if (!shared || result.status === 'refused') return result
  const parts = result.parts.map((part): Part => {
    if (part.kind !== 'table' || part.refused) return part
    const found = (part.protection?.extremes ?? []).filter(({ row, column, people }) => people < base && (part.rows[row]![column] ?? null) !== null)
    if (found.length === 0) return part
    const at = groupBy(found, ({ row }) => row)
    const rows = part.rows.map((row, i) => ({ ...row, ...Object.fromEntries((at.get(i) ?? []).map(({ column }) => [column, null])) }))
    const hidden = found.map(({ row, column }) => ({ row, column, why: 'complementary', under: base }) as const)
    return { ...part, rows, hidden: [...(part.hidden ?? []), ...hidden], notes: [...part.notes, note('result.hidden.extremes', { base: mention(base) })] }
  })
  return { ...result, parts }
}

function protect(table: TablePart, base: number, rule: Disclosure): TablePart {
  const { protection } = table
  if (protection === null || table.refused || table.rows.length === 0) return table
  if (rule.shared && rule.respondent === 'staff' && protection.personal && CROSSED + (rule.narrowedBy ?? 0) > CROSSED) {
    return refuse(table, { key: 'result.withheld.staff' })
  }
  const shown = hideSmall(table, protection, base, rule.shared)
  return protection.personal && !rule.shared && !shown.refused ? { ...shown, notes: [...shown.notes, note('result.notForSharing')] } : shown
}

function hideSmall(table: TablePart, protection: Protection, base: number, shared: boolean): TablePart {
  const small = smallRows(table, protection, base)
  // Cells go by the cell rule even where every group is large enough.
  const cellRule = shared && protection.personal
  if (!small.some(Boolean) && !(protection.cells && cellRule)) return table
  if (small.every(Boolean)) return refuse(table, withheld(table, small, base))
  if (!protection.cells) return hideRows(table, small, base)
  const hiding = protectCells(table, protection.cells, small, { base, cellRule, groups: groupsOf(table, small) })
  return hiding ? settle(table, hiding) : refuse(table, { key: 'result.withheld.cells' })
}

/** Which rows are under the base. Who is behind a row must be said; null says nobody knows, and counts as too few. */
function smallRows(table: TablePart, { base: column }: Protection, base: number): readonly boolean[] {
  return table.rows.map((row, at) => {
    const n = row[column]
    if (n === undefined) throw new RangeError(`table ${table.id} has no column ${column} in row ${at}`)
    return typeof n !== 'number' || n < base
  })
}

/** Rows under the base, and totals from which one of them, or several with too few people together, would follow. */
function hideRows(table: TablePart, small: readonly boolean[], base: number): TablePart {
  const totals = solvable(table, small, base).flatMap(({ totals: rows }) => rows.filter((row) => !small[row]))
  const groups = groupsOf(table, small)
  return settle(table, {
    hidden: [
      ...small.flatMap((is, row) => (is ? blank(table, row, 'small', base) : [])),
      ...totals.flatMap((row) => blank(table, row, 'complementary', base)),
    ],
    notes: [
      groups.length > 0
        ? note('result.hidden.groups', { base: mention(base), groups })
        : note('result.hidden.small', { base: mention(base), n: mention(small.filter(Boolean).length) }),
      ...(totals.length > 0 ? [note('result.hidden.total', { n: mention(totals.length) })] : []),
    ],
  })
}

/** Rows that differ in their group only: the totals among them, the people of the largest shown group, and what they are about. */
interface Solvable {
  readonly totals: readonly number[]
  readonly mostShown: number
  readonly about: Row
}
/** Where numbers of everybody, less those of the shown groups, would be those of one hidden group, or of several with too few people together. */
function solvable(table: TablePart, small: readonly boolean[], base: number): readonly Solvable[] {
  const { group, base: column } = table.protection!
  if (group === null) return []
  const peopleIn = (row: number): number => Number(table.rows[row]![column] ?? 0)
  return [...groupBy(table.rows.keys(), (row) => blockOf(table, row, [group])).values()].flatMap((rows) => {
    const groups = rows.filter((row) => !isTotal(table.rows[row]![group]))
    const behind = groups.filter((row) => small[row]).map(peopleIn).filter((n) => n > 0)
    const sum = behind.reduce((total, n) => total + n, 0)
    if (behind.length === 0 || (behind.length > 1 && sum >= base)) return []
    const about = Object.fromEntries(table.columns.filter((one) => isGrouping(one, table) && one.name !== group).map(({ name }) => [name, table.rows[rows[0]!]![name] ?? null]))
    return [{ totals: rows.filter((row) => isTotal(table.rows[row]![group])), mostShown: Math.max(0, ...groups.filter((row) => !small[row]).map(peopleIn)), about }]
  })
}

/**
 * Rows of other tables about everybody (items of a scale): they are a total of the groups too. Such a row has more people behind it
 * than any shown group; a comparison of two shown groups has the fewer of theirs.
 */
function hideEverybody(tables: Map<string, TablePart>, before: readonly Part[], base: number): void {
  const open = before.flatMap((part) => {
    if (part.kind !== 'table' || part.refused || part.protection === null || part.protection.cells) return []
    return solvable(part, smallRows(part, part.protection, base), base).map((one) => ({ ...one, id: part.id }))
  })
  for (const [id, table] of tables) {
    const { protection } = table
    if (protection === null || protection.group !== null || protection.cells || table.refused) continue
    const everybody = [...table.rows.keys()].filter((at) => {
      const row = table.rows[at]!
      // A row that does not say what it is about may be about any of them.
      const same = (about: Row): boolean => Object.entries(about).every(([name, cell]) => row[name] === undefined || JSON.stringify(row[name]) === JSON.stringify(cell))
      return open.some((one) => together(one.id, id) && same(one.about) && Number(row[protection.base] ?? 0) > one.mostShown)
    })
    if (everybody.length === table.rows.length && everybody.length > 0) tables.set(id, refuse(table, { key: 'result.withheld.everybody' }))
    else if (everybody.length > 0) {
      tables.set(id, settle(table, {
        hidden: [...(table.hidden ?? []), ...everybody.flatMap((row) => blank(table, row, 'complementary', base))],
        notes: [note('result.hidden.total', { n: mention(everybody.length) })],
      }))
    }
  }
}

/** Takes the hidden numbers out; notes of hidden rows and notes with figures go with them. A table that keeps no number is refused. */
function settle(table: TablePart, { hidden, notes }: Hiding): TablePart {
  if (hidden.length === 0) return table
  const gone = groupBy(hidden, ({ row }) => row)
  const rows = table.rows.map((row, at) => {
    const columns = gone.get(at)
    return columns ? { ...row, ...Object.fromEntries(columns.map(({ column }) => [column, null])) } : row
  })
  const findings = table.columns.filter((column) => !isGrouping(column, table))
  if (!rows.some((row) => findings.some(({ name }) => (row[name] ?? null) !== null))) return refuse(table, { key: 'result.withheld.cells' })
  // A row that keeps an empty cell of its own (a total has no residual) keeps the reason for it.
  const explained = (row: number) => gone.has(row) && table.columns.every(({ name }) => rows[row]![name] !== null || gone.get(row)!.some(({ column }) => column === name))
  const kept = table.notes.filter(({ row, message }) => !(row !== undefined && explained(row)) && !hasFigure(message))
  return withoutUnseen({ ...table, rows, hidden, notes: [...kept, ...notes] })
}

/** A column for a reason that only hidden people gave would say that they gave it. */
function withoutUnseen(table: TablePart): TablePart {
  const unseen = new Set(table.columns.flatMap(({ name, title }) => (title.key.startsWith('result.missing.') && table.rows.every((row) => !row[name]) ? [name] : [])))
  if (unseen.size === 0) return table
  return {
    ...table,
    columns: table.columns.filter(({ name }) => !unseen.has(name)),
    rows: table.rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !unseen.has(name)))),
    hidden: table.hidden!.filter(({ column }) => !unseen.has(column)),
    notes: table.notes.filter(({ column }) => column === undefined || !unseen.has(column)),
  }
}

/**
 * What is computed from all cells of a table is an equation of them: with the margins, a hidden cell is its solution. So whatever
 * belongs to a table with hidden cells goes: statistics of the whole (no groups of their own) always, shares by group where the cell rule hides.
 */
function withholdDerived(tables: Map<string, TablePart>): void {
  const lost = [...tables.values()].filter((table) => table.protection?.cells && (table.hidden || isWithheld(table)))
  for (const [id, table] of tables) {
    const { protection } = table
    // Why a method refused it (everybody gave one answer) says as much as its numbers.
    if (protection === null || protection.cells || isWithheld(table)) continue
    const from = lost.filter((cells) => together(cells.id, id))
    if (from.length > 0 && (protection.personal || protection.group === null)) tables.set(id, refuse(table, { key: 'result.withheld.derived' }))
  }
}

/** Parts about the same thing share what follows the first dot of their ids; one without a dot is about all of them. */
function together(one: string, other: string): boolean {
  const [a, b] = [one, other].map((id) => (id.includes('.') ? id.slice(id.indexOf('.')) : ''))
  return a === b || a === '' || b === ''
}

function chartOf(chart: ChartPart, tables: ReadonlyMap<string, TablePart>): ChartPart {
  const table = tables.get(chart.table)
  return table?.refused && !chart.refused ? { ...chart, refused: table.refused } : chart
}

/** A result that lost something keeps no sentence about the whole; one that lost every table is refused. */
function without(result: Completed, before: Completed): Result {
  const changed = result.parts.filter((part) => part.kind === 'table' && !before.parts.includes(part) && (part.hidden || isWithheld(part)))
  if (changed.length === 0) return result
  const rest = result.parts.some((part) => part.kind === 'scores' || (part.kind === 'table' && part.rows.length > 0))
  if (rest) return { ...result, summary: null }
  const reason = result.parts.filter((part) => part.kind === 'table').find(isWithheld)!.refused!
  return { ...result, status: 'refused', summary: null, parts: [], formulas: [], refused: { reason, help: { key: 'result.withheld.help' } } }
}

const isWithheld = (part: Part): boolean => part.kind === 'table' && (part.refused?.key.startsWith('result.withheld.') ?? false)

function refuse(table: TablePart, reason: Message): TablePart {
  return { ...table, rows: [], notes: [], refused: reason }
}

function withheld(table: TablePart, small: readonly boolean[], base: number): Message {
  const groups = groupsOf(table, small)
  return groups.length > 0
    ? { key: 'result.withheld.groups', values: { base: mention(base), groups } }
    : { key: 'result.withheld.small', values: { base: mention(base) } }
}

/** The groups under the base, each once. */
function groupsOf(table: TablePart, small: readonly boolean[]): readonly Exclude<Cell, null>[] {
  const group = table.protection?.group
  if (!group) return []
  const found = new Map<string, Exclude<Cell, null>>()
  table.rows.forEach((row, at) => {
    const cell = row[group]
    if (small[at] && cell !== null && cell !== undefined && !isTotal(cell)) found.set(JSON.stringify(cell), cell)
  })
  return [...found.values()]
}

/** Whether a sentence says a number of the data. */
function hasFigure(message: Message): boolean {
  return JSON.stringify(message).includes('"figure":')
}
