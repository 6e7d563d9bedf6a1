import { adapters } from './adapters.ts'
import { differences, type Tolerance } from './compare.ts'
import { parseCsv } from './csv.ts'
import type { Data, Input } from './sample.ts'

/** One data set: its name, `data.csv` as text, and `expected.json` parsed. */
export interface OracleFolder {
  readonly name: string
  readonly csv: string
  readonly expected: unknown
}
export interface OracleFailure {
  readonly dataset: string
  readonly id: string
  readonly statistic: string
  /** What was wrong, path by path; or what was thrown. */
  readonly messages: readonly string[]
}
/** passed + failed + skipped = all checks; skipped are those of statistics that are not built. */
export interface OracleReport {
  readonly failures: readonly OracleFailure[]
  readonly notBuilt: readonly { readonly statistic: string; readonly n: number }[]
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** A data set that is not what it claims to be. */
export class OracleError extends Error {
  readonly dataset: string
  constructor(dataset: string, what: string) {
    super(`${dataset}: ${what}`)
    this.name = 'OracleError'
    this.dataset = dataset
  }
}

interface Check {
  readonly id: string
  readonly statistic: string
  readonly input: Input
  readonly expected: unknown
  readonly tolerance: Tolerance
  readonly compare?: string
}

/** Runs every check of every data set through the runner and compares. Throws OracleError on a set it cannot read. */
export async function runOracle(folders: readonly OracleFolder[]): Promise<OracleReport> {
  const failures: OracleFailure[] = []
  const notBuilt = new Map<string, number>()
  let passed = 0
  for (const folder of folders) {
    const { data, checks } = readFolder(folder)
    for (const check of checks) {
      const adapter = Object.hasOwn(adapters, check.statistic) ? adapters[check.statistic]! : null
      if (!adapter) {
        notBuilt.set(check.statistic, (notBuilt.get(check.statistic) ?? 0) + 1)
        continue
      }
      const messages = await wrongWith(check, () => adapter(data, check.input))
      if (messages.length === 0) passed++
      else failures.push({ dataset: folder.name, id: check.id, statistic: check.statistic, messages })
    }
  }
  const missing = [...notBuilt].map(([statistic, n]) => ({ statistic, n })).sort((a, b) => (a.statistic < b.statistic ? -1 : 1))
  return { failures, notBuilt: missing, passed, failed: failures.length, skipped: missing.reduce((sum, { n }) => sum + n, 0) }
}

/** A check that throws has failed, and says how; the others go on. */
async function wrongWith({ expected, tolerance, compare }: Check, actual: () => unknown): Promise<readonly string[]> {
  if (compare !== undefined) return [`cannot compare by ${compare}`]
  try {
    return differences(expected, await actual(), tolerance)
  } catch (error) {
    return [error instanceof Error ? `${error.name}: ${error.message}` : String(error)]
  }
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value)

function readFolder({ name, csv, expected }: OracleFolder): { readonly data: Data; readonly checks: readonly Check[] } {
  const wrong = (what: string) => new OracleError(name, what)
  if (!isRecord(expected) || !isRecord(expected['dataset']) || !Array.isArray(expected['checks'])) throw wrong('expected.json needs dataset and checks')
  const columns = expected['dataset']['columns']
  if (!Array.isArray(columns) || !columns.every((column) => isRecord(column) && typeof column['name'] === 'string')) throw wrong('expected.json: dataset.columns needs a name for each column')
  const checks = expected['checks'].map((check: unknown, i): Check => {
    if (!isRecord(check) || typeof check['statistic'] !== 'string' || !isRecord(check['input']) || !('expected' in check)) {
      throw wrong(`expected.json: checks[${i}] needs statistic, input and expected`)
    }
    const { id, statistic, input, tolerance, compare } = check
    return {
      id: typeof id === 'string' ? id : `${name}[${i}]`,
      statistic,
      input,
      expected: check['expected'],
      tolerance: isRecord(tolerance) ? tolerance : {},
      ...(typeof compare === 'string' ? { compare } : {}),
    }
  })

  const [header = [], ...rows] = parseCsv(csv)
  const described = new Map(columns.map((column) => [column['name'] as string, column as { readonly [key: string]: unknown }]))
  const values = header.map((title, place) => {
    const asNumber = described.get(title)?.['type'] === 'number'
    const read = (field: string | undefined, row: number): string | number | null => {
      if (field === undefined || field === '') return null
      if (asNumber && !Number.isFinite(Number(field))) throw wrong(`data.csv, line ${row + 2}: ${title} is ${field}, not a number`)
      return asNumber ? Number(field) : field
    }
    return [title, rows.map((row, r) => read(row[place], r))] as const
  })
  const levels = [...described].flatMap(([title, column]) => (Array.isArray(column['levels']) ? [[title, column['levels'].map(String)] as const] : []))
  return { data: { rows: rows.length, columns: new Map(values), levels: new Map(levels) }, checks }
}
