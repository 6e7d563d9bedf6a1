import type { ExchangeMessage } from './messages.ts'

/** Where in a file: the row counted with the heading as 1, and the column's name. */
export interface Place {
  readonly line?: number
  readonly column?: string
}

/**
 * A file is not what it claims to be. `code` is the key of the sentence in {@link exchangeMessages} (what is wrong and what to
 * do); `values` fills it and always has `file`, and `line` and `column` where they are known.
 */
export class FileError extends Error {
  readonly code: ExchangeMessage
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly values: { readonly [name: string]: string | number }
  constructor(code: ExchangeMessage, file: string, { line, column }: Place = {}, values: { readonly [name: string]: string | number } = {}) {
    super(`${code} in ${file}${line === undefined ? '' : `, line ${line}`}${column === undefined ? '' : `, column ${column}`}`)
    this.name = 'FileError'
    this.code = code
    this.file = file
    this.line = line ?? null
    this.column = column ?? null
    this.values = { ...values, file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  }
}
