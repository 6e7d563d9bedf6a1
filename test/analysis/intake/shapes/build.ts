import { applyMap } from '../../../../analysis/intake/apply.ts'
import type { Imported } from '../../../../analysis/intake/applied.ts'
import type { ImportMap, MappedVariable } from '../../../../analysis/intake/map.ts'
import { propose } from '../../../../analysis/intake/propose.ts'
import { readMap } from '../../../../analysis/intake/read-map.ts'
import { rawTable } from '../../../support/raw-table.ts'

export type Rows = readonly (readonly string[])[]
/** A column: its headings, and the cell of each person, counted from 0. */
export type Column = readonly [headings: string | readonly string[], cell: (person: number) => string]

/** The same numbers for the same place, without a pattern that would make a column follow another. */
function mixed(n: number, salt: number): number {
  let x = Math.imul(n + 1, 0x9e37_79b1) ^ Math.imul(salt + 1, 0x85eb_ca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b_3c6d)
  return ((x ^ (x >>> 13)) >>> 0) % 1_000_003
}

let salt = 0
/** One of these answers for each person, every one of them for somebody. */
export function one(...answers: readonly string[]): (person: number) => string {
  const own = salt++
  return (person) => (person < answers.length ? answers[person]! : answers[mixed(person, own) % answers.length]!)
}
/** A whole number between these. */
export function between(low: number, high: number): (person: number) => string {
  const own = salt++
  return (person) => String(low + (mixed(person, own) % (high - low + 1)))
}
/** Some of these, in their order, with a sign between them. */
export function some(sign: string, ...answers: readonly string[]): (person: number) => string {
  const own = salt++
  return (person) => answers.filter((_, i) => mixed(person * 31 + i, own) % 5 < 2 || i === person % answers.length).join(sign)
}
/** Something of their own from each. */
export const said = (words: string): ((person: number) => string) => (person) => (person % 3 === 2 ? '' : `${words}${'，'.repeat(person % 2)}${person + 1}`)
/** The same cell, but nothing (or this) for everybody whose number leaves this remainder by `every`. */
export function without(every: number, cell: (person: number) => string, instead = ''): (person: number) => string {
  return (person) => (person % every === every - 1 ? instead : cell(person))
}

export function tableOf(columns: readonly Column[], people = 40): Rows {
  const heads = columns.map(([headings]) => (typeof headings === 'string' ? [headings] : headings))
  const deep = Math.max(...heads.map(({ length }) => length))
  return [...Array.from({ length: deep }, (_, row) => heads.map((own) => own[row] ?? '')), ...Array.from({ length: people }, (_, person) => columns.map(([, cell]) => cell(person)))]
}

export interface Proposed {
  readonly map: ImportMap
  readonly imported: Imported
  /** What each variable is, in short, by its label. */
  readonly is: Readonly<Record<string, string>>
  /** Why each column stays out, by the first of its headings. */
  readonly out: Readonly<Record<string, string>>
}

/** A file as it is proposed, saved, read back and applied. */
export function proposed(rows: Rows, file = 'file.csv'): Proposed {
  const raw = rawTable(rows, file)
  const map = readMap(JSON.parse(JSON.stringify(propose(raw, { units: [] }))))
  return {
    map,
    imported: applyMap(raw, map),
    is: Object.fromEntries(map.variables.map((variable) => [variable.label['zh-CN'], inShort(variable)])),
    out: Object.fromEntries(map.leftOut.map(({ column, why }) => [column.split(' › ')[0]!, why])),
  }
}

/** "ordinal 1–5: 1 a, 2 b", "nominal: …", "several (, ): …", "several columns: …", "number seconds", "day ymd", "text". */
function inShort(variable: MappedVariable): string {
  const options = (list: readonly { readonly code: number; readonly label: { readonly 'zh-CN': string } }[]): string => list.map(({ code, label }) => `${code} ${label['zh-CN']}`).join(', ')
  switch (variable.kind) {
    case 'coded':
      return `${variable.level}${variable.bounds ? ` ${variable.bounds.min}–${variable.bounds.max}` : ''}: ${options(variable.options)}`
    case 'multi':
      return `several ${variable.shape.is === 'joined' ? `(${variable.shape.separator})` : 'columns'}: ${options(variable.options)}`
    case 'number':
      return `number ${variable.as} ${variable.bounds.min}–${variable.bounds.max}${variable.integer ? '' : ' parts'}`
    case 'day':
      return `day ${variable.order}`
    case 'text':
      return 'text'
  }
}
