import type { Cell, HiddenCell, ResultColumn, Row, TablePart } from '../result/result.ts'
import type { Lang } from '../study/text.ts'
import { formatInterval, formatNumber } from './format.ts'
import type { Say } from './translate.ts'
import { unbrokenWidth, widthOf } from './width.ts'

/** A language and who speaks it. */
export interface Show {
  readonly lang: Lang
  readonly say: Say
}

/** A table as it is printed: the same grid for a page, a text, LaTeX and the desk. */
export interface Grid {
  readonly id: string
  readonly caption: string
  /** One or two rows of headings. */
  readonly head: readonly (readonly HeadCell[])[]
  /** One per column of the body. The first `labels` columns say what a row is about. */
  readonly align: readonly Align[]
  readonly labels: number
  readonly body: readonly (readonly BodyCell[])[]
  readonly notes: readonly GridNote[]
  /** Too wide for a column of A4 at the usual size: to be set smaller. */
  readonly small: boolean
  /** Why there is no table; head and body are then empty. */
  readonly refused: string | null
}
export type Align = 'left' | 'right' | 'center'
export interface HeadCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly align: Align
  readonly marks: readonly string[]
}
/**
 * `label`: words · `same`: the label of the row above, not repeated · `value`: a number · `small`, `complementary`: hidden (hatched) ·
 * `none`: no value, and a note says why · `absent`: nothing belongs here.
 */
export interface BodyCell {
  readonly kind: 'label' | 'same' | 'value' | 'small' | 'complementary' | 'none' | 'absent'
  readonly text: string
  /** Marks of the notes below. */
  readonly marks: readonly string[]
}
/** `mark` null: about the table. */
export interface GridNote {
  readonly mark: string | null
  readonly text: string
}

/** Width in px of a column of A4. A pivoted table that does not fit even when set small stays long. */
const COLUMN = 606
/** Px of a letter and of the space around a cell, at the usual size (14 px) and when set small (12 px). */
const USUAL = { letter: 7, around: 16 }
const SMALL = { letter: 6, around: 8 }

/** A printed column: one of the table, or two ends of an interval as one. */
interface Printed {
  readonly column: ResultColumn
  readonly upper: ResultColumn | null
  readonly title: string
  readonly spanner: string | null
  readonly align: Align
  readonly percentSign: boolean
}

/** Lays a table out: hidden columns left away, ends of intervals joined, the pivot's groups side by side, notes marked. */
export function layout(table: TablePart, show: Show, room: number = COLUMN): Grid {
  const caption = show.say(table.title)
  if (table.refused) return { id: table.id, caption, head: [], align: [], labels: 0, body: [], notes: [], small: false, refused: show.say(table.refused) }
  const printed = printedColumns(table.columns.filter(({ hidden }) => !hidden), show)
  const marks = marksOf(table, printed, show)
  const cellAt = cellsOf(table, printed, marks, show)
  const wide = table.pivot === null ? null : pivoted(table, printed, cellAt, marks, show)
  const laid = wide && widthIn(wide, SMALL) <= room ? wide : asItStands(table, printed, cellAt, marks)
  const { head, align, labels, body, notes } = laid
  return { id: table.id, caption, head, align, labels, body: withoutRepeats(body, labels), notes: [...notes, ...marks.notes], small: widthIn(laid, USUAL) > COLUMN * 0.9, refused: null }
}

/** What a cell that is no number says. */
export function wordsOf(cell: Exclude<Cell, number | null>, { lang, say }: Show): string {
  if (typeof cell === 'string') return cell
  return 'key' in cell && typeof cell.key === 'string' ? say(cell as { key: string }) : (cell as { [of in Lang]: string })[lang]
}

function printedColumns(columns: readonly ResultColumn[], { say }: Show): readonly Printed[] {
  const found: Printed[] = []
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at]!
    const spanner = column.spanner ? say(column.spanner) : null
    const next = columns[at + 1]
    const level = column.title.values?.['level']
    // Ends of an interval say its level in their titles; the interval stands after what it is of.
    if (level !== undefined && next && column.name.endsWith('Lower') && next.name === column.name.replace(/Lower$/, 'Upper')) {
      found.push({ column, upper: next, title: say({ key: 'render.ci', values: { level } }), spanner, align: 'center', percentSign: false })
      at++
    } else {
      const title = say(column.title)
      found.push({ column, upper: null, title, spanner, align: isWords(column) ? 'left' : 'right', percentSign: !/%|百分比|percent/i.test(title) })
    }
  }
  return found
}

const isWords = ({ quantity }: ResultColumn): boolean => quantity === 'label' || quantity === 'text'
const isLabel = ({ column }: Printed): boolean => column.quantity === 'label'

interface Marks {
  readonly notes: readonly GridNote[]
  readonly at: (row: number, column: string) => readonly string[]
  readonly ofColumn: (column: string) => readonly string[]
}

/** Notes about a cell, row or column get a letter, the same for the same words; notes about the table none. */
function marksOf(table: TablePart, printed: readonly Printed[], { lang, say }: Show): Marks {
  const general: GridNote[] = []
  const letters = new Map<string, string>()
  const places = new Map<string, string[]>()
  const isPrinted = (name: string): Printed | undefined => printed.find(({ column, upper }) => column.name === name || upper?.name === name)
  // A note about a row, or about a column that is not printed, stands at the row's first words; in a pivoted table these are of several rows.
  const words = printed.filter(isLabel)
  const first = ((table.pivot === null ? words[0] : printed.find((one) => !isLabel(one))) ?? printed[0])!.column.name
  for (const { message, row, column } of table.notes) {
    const text = sentence(say(message), lang)
    const at = column === undefined ? undefined : isPrinted(column)
    const place = at && (table.pivot === null || row === undefined || !isLabel(at)) ? at.column.name : undefined
    if (row === undefined && place === undefined) {
      if (!general.some((note) => note.text === text)) general.push({ mark: null, text })
      continue
    }
    const mark = letters.get(text) ?? letterOf(letters.size)
    letters.set(text, mark)
    const key = `${row ?? 'head'} ${place ?? first}`
    places.set(key, [...new Set([...(places.get(key) ?? []), mark])])
  }
  return {
    notes: [...general, ...[...letters].map(([text, mark]) => ({ mark, text }))],
    at: (row, column) => places.get(`${row} ${column}`) ?? [],
    ofColumn: (column) => places.get(`head ${column}`) ?? [],
  }
}

/** Notes follow one another in one paragraph, so each ends with a stop. */
const sentence = (text: string, lang: Lang): string => (/[.。！？!?]$/.test(text) ? text : `${text}${lang === 'en' ? '.' : '。'}`)

function letterOf(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26))
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter
}

type CellAt = (row: number, printed: Printed) => BodyCell

function cellsOf(table: TablePart, printed: readonly Printed[], marks: Marks, show: Show): CellAt {
  const hidden = new Map((table.hidden ?? []).map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const hiddenAt = (row: number, { column, upper }: Printed): HiddenCell | undefined => hidden.get(`${row} ${column.name}`) ?? (upper ? hidden.get(`${row} ${upper.name}`) : undefined)
  // "<10" is a number of people: it stands where that would; in a cross-table that prints no counts, in the cell's first column.
  const counted = (row: number): Printed | undefined => {
    const gone = printed.filter((one) => hiddenAt(row, one)?.why === 'small')
    return gone.find(({ column }) => column.quantity === 'count') ?? (table.protection?.cells ? gone[0] : undefined)
  }
  return (row, one) => {
    const said = marks.at(row, one.column.name)
    const mark = hiddenAt(row, one)
    if (mark) {
      const text = mark.why === 'small' && counted(row) === one ? `<${mark.under}` : '—'
      return { kind: mark.why, text, marks: said }
    }
    const cell = table.rows[row]![one.column.name] ?? null
    const upper = one.upper ? (table.rows[row]![one.upper.name] ?? null) : null
    if (cell === null || (one.upper && upper === null)) return { kind: 'none', text: '—', marks: said }
    if (typeof cell === 'number') {
      const { quantity } = one.column
      const text = typeof upper === 'number' ? formatInterval(cell, upper, quantity, show.lang) : formatNumber(cell, quantity, show.lang, one.percentSign)
      return { kind: isWords(one.column) ? 'label' : 'value', text, marks: said }
    }
    return { kind: 'label', text: wordsOf(cell, show), marks: said }
  }
}

type Laid = Pick<Grid, 'head' | 'align' | 'labels' | 'body' | 'notes'>

function asItStands(table: TablePart, printed: readonly Printed[], cellAt: CellAt, marks: Marks): Laid {
  const leading = printed.findIndex((one) => !isLabel(one))
  return {
    head: headOf(printed, marks),
    align: printed.map(({ align }) => align),
    labels: leading < 0 ? printed.length : leading,
    body: table.rows.map((_, row) => printed.map((one) => cellAt(row, one))),
    notes: [],
  }
}

/** About how wide a grid is in px: numbers are not broken, words may be. */
function widthIn({ head, align, labels, body }: Laid, { letter, around }: typeof USUAL): number {
  const titles = titlesOf(head)
  return align.reduce((sum, side, at) => {
    const words = at < labels || side === 'left'
    const widest = Math.max(0, ...body.map((row) => (words ? Math.min(widthOf(row[at]!.text), 16) : widthOf(row[at]!.text))))
    return sum + Math.max(widest, unbrokenWidth(titles[at]!.title.text)) * letter + around
  }, 0)
}

/** A second row of headings stands only under spanners. */
function headOf(printed: readonly Printed[], marks: Marks): readonly (readonly HeadCell[])[] {
  const titles = printed.map(({ column, title, align }): HeadCell => ({ text: title, columns: 1, rows: 1, align, marks: marks.ofColumn(column.name) }))
  if (printed.every(({ spanner }) => spanner === null)) return [titles]
  const above: HeadCell[] = []
  const below: HeadCell[] = []
  for (let at = 0; at < printed.length; ) {
    const { spanner } = printed[at]!
    let end = at + 1
    if (spanner === null) above.push({ ...titles[at]!, rows: 2 })
    else {
      while (printed[end]?.spanner === spanner) end++
      above.push({ text: spanner, columns: end - at, rows: 1, align: 'center', marks: [] })
      below.push(...titles.slice(at, end))
    }
    at = end
  }
  return [above, below]
}

export interface Title {
  readonly title: HeadCell
  readonly under: HeadCell | null
}
/** The headings right above the body, one per column, with those over both rows in their place; `under`: the spanner above it. */
export function titlesOf([above = [], below]: Grid['head']): readonly Title[] {
  let at = 0
  return above.flatMap((cell): readonly Title[] =>
    cell.rows > 1 || !below ? [{ title: cell, under: null }] : below.slice(at, (at += cell.columns)).map((title) => ({ title, under: cell })),
  )
}

/** Groups of the pivot side by side; null where rows cannot be told apart without it. */
function pivoted(table: TablePart, printed: readonly Printed[], cellAt: CellAt, marks: Marks, show: Show): Laid | null {
  const pivot = table.columns.find(({ name }) => name === table.pivot)
  if (!pivot) throw new RangeError(`table ${table.id} has no column ${table.pivot} to pivot`)
  const labels = printed.filter((one) => isLabel(one) && one.column !== pivot)
  const values = printed.filter((one) => !isLabel(one))
  const identity = table.columns.filter((column) => column.quantity === 'label' && column !== pivot)
  const groups = distinct(table.rows, [pivot])
  if (values.length === 0) return null
  const lines = distinct(table.rows, identity)
  const place = new Map<string, number>()
  for (const row of table.rows.keys()) {
    const key = `${keyOf(table.rows[row]!, identity)} ${keyOf(table.rows[row]!, [pivot])}`
    if (place.has(key)) return null
    place.set(key, row)
  }
  const names = [...groups.values()].map((row) => {
    const cell = table.rows[row]![pivot.name] ?? null
    return cell === null ? '—' : typeof cell === 'number' ? formatNumber(cell, 'label', show.lang) : wordsOf(cell, show)
  })
  const titleOf = ({ title, column, align }: Printed, rows = 1): HeadCell => ({ text: title, columns: 1, rows, align, marks: marks.ofColumn(column.name) })
  const one = values.length === 1
  return {
    head: one
      ? [[...labels.map((label) => titleOf(label)), ...names.map((text): HeadCell => ({ text, columns: 1, rows: 1, align: values[0]!.align, marks: [] }))]]
      : [
          [...labels.map((label) => titleOf(label, 2)), ...names.map((text): HeadCell => ({ text, columns: values.length, rows: 1, align: 'center', marks: [] }))],
          names.flatMap(() => values.map((value) => titleOf(value))),
        ],
    align: [...labels.map(({ align }) => align), ...names.flatMap(() => values.map(({ align }) => align))],
    labels: labels.length,
    body: [...lines].map(([line, first]) => [
      ...labels.map((label) => cellAt(first, label)),
      ...[...groups.keys()].flatMap((group) =>
        values.map((value): BodyCell => {
          const row = place.get(`${line} ${group}`)
          return row === undefined ? { kind: 'absent', text: '', marks: [] } : cellAt(row, value)
        }),
      ),
    ]),
    notes: one ? [{ mark: null, text: show.say({ key: 'render.cells', values: { title: values[0]!.title } }) }] : [],
  }
}

const keyOf = (row: Row, columns: readonly ResultColumn[]): string => JSON.stringify(columns.map(({ name }) => row[name] ?? null))

/** The first row of every combination. */
function distinct(rows: readonly Row[], columns: readonly ResultColumn[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  rows.forEach((row, at) => {
    const key = keyOf(row, columns)
    if (!found.has(key)) found.set(key, at)
  })
  return found
}

/** A label stands once, at the first of its rows; the last label column always stands. */
function withoutRepeats(body: readonly (readonly BodyCell[])[], labels: number): readonly (readonly BodyCell[])[] {
  return body.map((row, at) => {
    const above = body[at - 1]
    let same = above !== undefined
    return row.map((cell, place) => {
      same &&= place < labels - 1 && cell.text === above![place]!.text && cell.marks.length === 0
      return same ? { ...cell, kind: 'same' } : cell
    })
  })
}

