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

interface Arguments<F extends string, S extends string> {
  /** Values of each flag in the order given; every flag takes one. */
  readonly flags: { readonly [flag in F]: readonly string[] }
  /** Flags without a value: whether they stand there. */
  readonly switches: { readonly [name in S]: boolean }
  readonly words: readonly string[]
}

/** The flags and the free words of a call. A flag that is not known, has no value or one too many, or more words than are taken, is wrong usage. */
export function readArguments<F extends string, S extends string = never>(args: readonly string[], known: readonly F[], words: number, alone: readonly S[] = []): Arguments<F, S> {
  const options = Object.fromEntries([...[...known, 'lang'].map((name) => [name, { type: 'string', multiple: true } as const] as const), ...alone.map((name) => [name, { type: 'boolean' } as const] as const)])
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const flags = Object.fromEntries([...known, 'lang'].map((name) => [name, [] as string[]]))
  const switches = Object.fromEntries(alone.map((name) => [name, false]))
  const free: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') free.push(token.value)
    if (token.kind !== 'option') continue
    if (Object.hasOwn(switches, token.name)) {
      if (token.value !== undefined) throw new UsageError('flagAlone', { flag: token.rawName })
      switches[token.name] = true
      continue
    }
    const values = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
    if (!values) throw new UsageError('unknownFlag', { flag: token.rawName })
    if (token.value === undefined || token.value === '') throw new UsageError('flagValue', { flag: token.rawName })
    values.push(token.value)
  }
  if (free.length > words) throw new UsageError('extraWord', { word: free[words]! })
  return { flags: flags as { [flag in F]: string[] }, switches: switches as { [name in S]: boolean }, words: free }
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
