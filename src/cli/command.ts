import { parseArgs } from 'node:util'
import type { Lang } from '../../analysis/study/text.ts'
import { UsageError } from './errors.ts'

/** Where a command speaks: the result asked for goes to `out`, everything else (progress, failures) to `tell`. */
export interface Speech {
  readonly lang: Lang
  readonly out: (text: string) => void
  readonly tell: (line: string) => void
}

/** A command of the line. It gives the exit code; what goes wrong it throws. */
export type Command = (args: readonly string[], speech: Speech) => Promise<number>

interface Arguments<F extends string> {
  /** Values of each flag in the order given; every flag takes one. */
  readonly flags: { readonly [flag in F]: readonly string[] }
  readonly words: readonly string[]
}

/** The flags and the free words of a call. A flag that is not known or has no value, or more words than are taken, is wrong usage. */
export function readArguments<F extends string>(args: readonly string[], known: readonly F[], words: number): Arguments<F> {
  const options = Object.fromEntries([...known, 'lang'].map((name) => [name, { type: 'string', multiple: true } as const]))
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const flags = Object.fromEntries([...known, 'lang'].map((name) => [name, [] as string[]]))
  const free: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') free.push(token.value)
    if (token.kind !== 'option') continue
    const values = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
    if (!values) throw new UsageError('unknownFlag', { flag: token.rawName })
    if (token.value === undefined || token.value === '') throw new UsageError('flagValue', { flag: token.rawName })
    values.push(token.value)
  }
  if (free.length > words) throw new UsageError('extraWord', { word: free[words]! })
  return { flags: flags as { [flag in F]: string[] }, words: free }
}

/** The value of a flag that stands once and cannot be left out. */
export function needed(values: readonly string[], flag: string): string {
  const value = optional(values, flag)
  if (value === null) throw new UsageError('neededFlag', { flag })
  return value
}

/** The value of a flag that stands at most once. */
export function optional(values: readonly string[], flag: string): string | null {
  if (values.length > 1) throw new UsageError('repeatedFlag', { flag })
  return values[0] ?? null
}
