import { commandLine } from '../../../src/cli/command-line.ts'

export interface Called {
  readonly code: number
  readonly out: string
  readonly told: string
}

/** One call of `linli`, without a process of its own. */
export async function linli(...argv: readonly string[]): Promise<Called> {
  const out: string[] = []
  const told: string[] = []
  const code = await commandLine(argv, { out: (text) => void out.push(text), tell: (line) => void told.push(line) })
  return { code, out: out.join(''), told: told.join('\n') }
}
