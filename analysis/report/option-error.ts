import type { Message } from '../result/result.ts'
import type { ReportMessage } from './messages.ts'

/**
 * A request that is not what it claims to be: an unknown method, table, variable or code, or an option of the wrong kind.
 * `code` is a key of reportMessages, `path` the place in the request ("options.rows", "filter[0].variable").
 */
export class OptionError extends Error {
  readonly code: ReportMessage
  readonly path: string
  readonly values: { readonly [name: string]: string | number }
  constructor(code: ReportMessage, path: string, values: { readonly [name: string]: string | number } = {}) {
    super(`${code} at ${path}: ${JSON.stringify(values)}`)
    this.name = 'OptionError'
    this.code = code
    this.path = path
    this.values = { path, ...values }
  }
  /** The sentence, ready to be said in either language. */
  get sentence(): Message {
    return { key: this.code, values: this.values }
  }
}
