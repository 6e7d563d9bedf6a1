import type { Column, ColumnVariable } from '../../analysis/dataset/dataset.ts'
import type { Option } from '../../analysis/study/codebook.ts'
import { isMissingCode, missingReason, MISSING_CODES, type MissingCode } from '../../analysis/study/missing.ts'
import type { Lang, Text } from '../../analysis/study/text.ts'
import { defused, quoted, textCell, type CsvColumn } from './csv.ts'
import { exportMessages as say } from './messages.ts'

/** A column of a file: its cells as they are written, and what a program that keeps labels is told about it. */
export interface FileColumn extends CsvColumn {
  readonly label: Text
  readonly holds: Held
}
/** `bytes`: of the longest cell in UTF-8, its apostrophe included. `missing`: whether cells below zero are reasons. */
export type Held =
  | { readonly is: 'text'; readonly bytes: number }
  | { readonly is: 'number'; readonly level: 'nominal' | 'ordinal' | 'scale'; readonly options: readonly Option[]; readonly missing: boolean; readonly integer: boolean; readonly width: number }

/** Bytes of a text in UTF-8, without encoding it. A lone surrogate is written as U+FFFD, which has three. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4
      at++
    } else bytes += 3
  }
  return bytes
}

/** A column of text; `text` gives what is meant, the cell is made safe here. */
export function textColumn(name: string, label: Text, rows: number, text: (row: number) => string): FileColumn {
  let bytes = 0
  let last = ''
  for (let row = 0; row < rows; row++) {
    const one = text(row)
    if (one === last) continue
    last = one
    bytes = Math.max(bytes, utf8Length(defused(one)))
  }
  return { name, label, holds: { is: 'text', bytes }, cell: (row) => textCell(text(row)) }
}

/** A column of whole numbers that no codebook describes: counts, seconds, numbers of rows. '' is an empty cell. */
export function countColumn(name: string, label: Text, cell: (row: number) => string, options: readonly Option[] = []): FileColumn {
  return { name, label, holds: { is: 'number', level: options.length > 0 ? 'nominal' : 'scale', options, missing: false, integer: true, width: widthOf(options, 12) }, cell }
}

const widthOf = (options: readonly Option[], least: number): number => Math.max(least, ...options.map(({ code }) => String(code).length))

/** Codes and numbers of a variable; every missing cell holds its code. */
export function codesColumn(variable: ColumnVariable, column: Column): FileColumn {
  const options = variable.kind === 'coded' ? variable.options : []
  const held = { is: 'number', options, missing: true } as const
  return {
    name: variable.name,
    label: variable.label,
    holds:
      variable.kind === 'coded'
        ? { ...held, level: variable.level, integer: true, width: widthOf(options, 2) }
        : { ...held, level: 'scale', integer: variable.integer, width: 12 },
    cell: cellsOf(variable, column, (i) => String(options[i]!.code), String),
  }
}

/** The same in words; a reason stands in brackets with its code. */
export function labelsColumn(variable: ColumnVariable, column: Column, lang: Lang): FileColumn {
  const options = variable.kind === 'coded' ? variable.options : []
  const reason = (code: MissingCode): string => `[${code}] ${say[missingReason(code)][lang]}`
  const words = [...options.map(({ label }) => defused(label[lang])), ...MISSING_CODES.map(reason)]
  return {
    name: variable.name,
    label: variable.label,
    // A number is written as it is: at most 24 characters.
    holds: { is: 'text', bytes: Math.max(...words.map(utf8Length), variable.kind === 'number' ? 24 : 0) },
    cell: cellsOf(variable, column, (i) => textCell(options[i]!.label[lang]), (code) => quoted(reason(code))),
  }
}

/** The cells of a column; `label` writes a category, `missing` a missing code. */
function cellsOf(variable: ColumnVariable, column: Column, label: (index: number) => string, missing: (code: MissingCode) => string): (row: number) => string {
  const reasons = new Map(MISSING_CODES.map((code) => [code as number, missing(code)]))
  const reasonAt = (row: number): string => reasons.get(column.reasons[row]!)!
  if (column.kind === 'number') {
    return (row) => {
      if (!column.known[row]) return reasonAt(row)
      const value = column.values[row]!
      if (isMissingCode(value)) throw new RangeError(`${variable.name} holds ${value}, which is a missing code`)
      return String(value)
    }
  }
  const cells = variable.kind === 'coded' ? ['', ...variable.options.map((_, i) => label(i))] : []
  return (row) => (column.index[row] === 0 ? reasonAt(row) : cells[column.index[row]!]!)
}
