import type { ReadingNote } from '../../../analysis/intake/raw.ts'
import { FileError } from '../file-error.ts'
import { MOST_COLUMNS } from './columns.ts'
import { formattedText, type NumberKind } from './formats.ts'
import { DIGITS_KEPT } from './numbers.ts'
import { attributeOf, type XmlEvents } from './xml.ts'

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly file: string
  readonly sheet: string
  readonly strings: readonly string[]
  /** By the number of a cell's style. */
  readonly styles: readonly NumberKind[]
  readonly from1904: boolean
}

/** Hears a sheet. `row`: texts up to the last filled cell, to be read and not kept; rows without one are told as well. */
export interface SheetEvents {
  row(cells: readonly string[], line: number): void
  note(is: ReadingNote['is'], column: number, line: number): void
}

/** A spreadsheet program has no more rows. */
const MOST_ROWS = 1_048_576
/** A cell holds at most 32,767 characters; more is tolerated, a text without end is not. */
const MOST_TEXT = 0x100000

interface Cell {
  column: number
  type: string
  style: number
  formula: boolean
  /** Whether it has a value, if only an empty one. */
  valued: boolean
  value: string
  inline: string
}

/** Turns the XML of a worksheet into rows of texts. Throws {@link FileError} naming the cell. */
export function sheetEvents(context: CellContext, events: SheetEvents): XmlEvents {
  const { file, sheet } = context
  const cells: string[] = []
  const cell: Cell = { column: 0, type: '', style: 0, formula: false, valued: false, value: '', inline: '' }
  let inData = false
  let inRow = false
  let inCell = false
  let line = 0
  let next = 0
  let into: 'value' | 'inline' | null = null
  let phonetic = false

  const place = (): readonly [{ readonly line: number; readonly column: string }, { readonly sheet: string; readonly cell: string }] => {
    const column = letters(cell.column)
    return [{ line, column }, { sheet, cell: `${column}${line}` }]
  }
  const wrong = (code: 'cellBroken' | 'formulaEmpty'): FileError => new FileError(code, file, ...place())

  function openRow(tag: string): void {
    const r = attributeOf(tag, 'r')
    const own = r === undefined ? line + 1 : /^\d{1,7}$/.test(r) ? Number(r) : 0
    if (own <= line || own > MOST_ROWS) throw new FileError('sheetRow', file, { line }, { sheet })
    inRow = true
    line = own
    next = 0
    cells.length = 0
  }

  function openCell(tag: string): void {
    inCell = true
    cell.column = next
    cell.type = ''
    cell.style = 0
    cell.formula = false
    cell.valued = false
    cell.value = ''
    cell.inline = ''
    const r = attributeOf(tag, 'r')
    if (r !== undefined) cell.column = columnOf(r)
    if (cell.column < next) throw wrong('cellBroken')
    next = cell.column + 1
    cell.type = attributeOf(tag, 't') ?? 'n'
    cell.style = Number(attributeOf(tag, 's') ?? 0)
  }

  function closeCell(): void {
    inCell = false
    const text = textOf()
    if (cell.formula) events.note('formulas', cell.column, line)
    if (text === '') return
    if (cell.column >= MOST_COLUMNS) throw new FileError('tooManyColumns', file, { line }, { most: MOST_COLUMNS })
    while (cells.length < cell.column) cells.push('')
    cells.push(text)
  }

  function textOf(): string {
    const { type, value } = cell
    if (cell.formula && (!cell.valued || (value === '' && type !== 'str'))) throw wrong('formulaEmpty')
    if (type === 'inlineStr') return kept(unescaped(cell.valued ? value : cell.inline))
    if (value === '') return ''
    if (type === 'str') return kept(unescaped(value))
    // Around all but texts some programs write spaces.
    const plain = value.trim()
    switch (type) {
      case 's':
        return stringAt(plain)
      case 'b':
        return plain === '1' || plain === 'true' ? 'TRUE' : 'FALSE'
      case 'e':
        return plain
      case 'd':
        return isoText(plain)
      default:
        return numberAt(plain)
    }
  }

  function stringAt(value: string): string {
    const text = /^\d{1,9}$/.test(value) ? context.strings[Number(value)] : undefined
    if (text === undefined) throw wrong('cellBroken')
    return text
  }

  function numberAt(value: string): string {
    const kind = context.styles[cell.style]
    const plain = kind === undefined || kind.is === 'number'
    if (plain && isShort(value)) return value
    const n = NUMBER.test(value) ? Number(value) : Number.NaN
    if (!Number.isFinite(n)) throw wrong('cellBroken')
    if (Math.abs(n) >= DIGITS_KEPT && Number.isInteger(n)) events.note('digitsLost', cell.column, line)
    return formattedText(n, kind ?? { is: 'number' }, context.from1904)
  }

  return {
    open(name, tag) {
      if (!inData) inData = name === 'sheetData'
      else if (!inRow) {
        if (name === 'row') openRow(tag)
      } else if (!inCell) {
        if (name === 'c') openCell(tag)
      } else if (name === 'v') {
        into = 'value'
        cell.valued = true
      } else if (name === 'f') cell.formula = true
      else if (name === 'rPh') phonetic = true
      else if (name === 't' && !phonetic) into = 'inline'
    },
    close(name) {
      if (name === 'v' || name === 't') into = null
      else if (name === 'c' && inCell) closeCell()
      else if (name === 'rPh') phonetic = false
      else if (name === 'row' && inRow) {
        inRow = false
        events.row(cells, line)
      } else if (name === 'sheetData') inData = false
    },
    text(text) {
      if (into === null) return
      cell[into] += text
      if (cell[into].length > MOST_TEXT) throw wrong('cellBroken')
    },
  }
}

/** Hears the shared strings; `broken` is thrown where there are more than any workbook has. */
export function stringEvents(strings: string[], broken: () => Error): XmlEvents {
  let text = ''
  let taking = false
  let phonetic = false
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taking = !phonetic
    },
    close(name) {
      if (name === 't') taking = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si' && strings.push(kept(unescaped(text))) > MOST_STRINGS) throw broken()
    },
    text(piece) {
      if (!taking) return
      text += piece
      if (text.length > MOST_TEXT) throw broken()
    },
  }
}

const MOST_STRINGS = 20_000_000

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Whether a number is written as it would be here anyway: at most fifteen digits and no leading zero. The most frequent cells by far. */
function isShort(value: string): boolean {
  if (value.length > 15) return false
  const first = value.charCodeAt(0)
  if (first === 0x30) return value.length === 1
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

/** "2024-05-01T00:00:00.000Z" → "2024-05-01"; a time that is not midnight stays, without its fraction. */
function isoText(value: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(value) ?? []
  if (day === undefined) return value
  return time === undefined || /^00:00(:00)?$/.test(time) ? day : `${day} ${time.length === 5 ? `${time}:00` : time}`
}

/** Characters that XML cannot hold stand as `_xHHHH_` in a workbook, and so does an underscore that would begin one. */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

/** A text of its own: cut from a longer one it would keep all of that in memory. */
const kept = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))

/** "AB12" → 27; -1 where it is no cell. */
function columnOf(cell: string): number {
  let column = 0
  let i = 0
  for (; i < cell.length; i++) {
    const code = cell.charCodeAt(i) & ~0x20
    if (code < 0x41 || code > 0x5a) break
    column = column * 26 + code - 0x40
    if (column > 16_384) return -1
  }
  return column - 1
}

/** 27 → "AB". */
export function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(0x41 + (column % 26))
}
