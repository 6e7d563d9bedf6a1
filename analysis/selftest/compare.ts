/** How far a number may be off: the larger of `abs` and `rel` times the expected number. */
export interface Tolerance {
  readonly rel?: number
  readonly abs?: number
}

/**
 * What is wrong with an actual value, path by path; nothing if it agrees. Only what is expected is compared. Null expects
 * "not computable" (null, undefined or NaN) and never a number; "Infinity" an infinite number; texts are compared exactly.
 */
export function differences(expected: unknown, actual: unknown, tolerance: Tolerance, path = ''): readonly string[] {
  const at = path || 'value'
  const wrong = (said: string): readonly string[] => [`${at}: ${said}`]
  if (expected === null) return actual === null || actual === undefined || Number.isNaN(actual) ? [] : wrong(`expected none, found ${shown(actual)}`)
  if (expected === 'Infinity' || expected === '-Infinity') return actual === Number(expected) ? [] : wrong(`expected ${expected}, found ${shown(actual)}`)
  if (typeof expected === 'number') {
    const allowed = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(expected))
    return typeof actual === 'number' && Math.abs(actual - expected) <= allowed ? [] : wrong(`expected ${expected} ± ${allowed}, found ${shown(actual)}`)
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return wrong(`expected ${expected.length} values, found ${shown(actual)}`)
    return expected.flatMap((one, i) => differences(one, actual[i], tolerance, `${path}[${i}]`))
  }
  if (typeof expected === 'object') {
    const found = typeof actual === 'object' && actual !== null ? (actual as { readonly [key: string]: unknown }) : {}
    return Object.entries(expected as object).flatMap(([key, one]) => differences(one, Object.hasOwn(found, key) ? found[key] : undefined, tolerance, path ? `${path}.${key}` : key))
  }
  return actual === expected ? [] : wrong(`expected ${shown(expected)}, found ${shown(actual)}`)
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'number' ? String(value) : (JSON.stringify(value)?.slice(0, 80) ?? 'nothing')
}
