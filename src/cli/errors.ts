import type { CliMessage } from './messages.ts'

type Values = { readonly [name: string]: string | number }

/** The command was called wrongly: exit 2, with how it is used. */
export class UsageError extends Error {
  readonly code: CliMessage
  readonly values: Values
  constructor(code: CliMessage, values: Values = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'UsageError'
    this.code = code
    this.values = values
  }
}

/** What was named cannot be used: exit 1, with the path and the way out. */
export class InputError extends Error {
  readonly code: CliMessage
  readonly values: Values
  constructor(code: CliMessage, values: Values = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'InputError'
    this.code = code
    this.values = values
  }
}
