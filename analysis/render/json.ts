/** Results as JSON: keys sorted, two spaces, one line feed at the end, so that equal results are equal bytes. A number that is not finite, which JSON would turn into null, throws. */
export function resultJson(value: unknown): string {
  return `${JSON.stringify(sorted(value, '$'), null, 2)}\n`
}

function sorted(value: unknown, path: string): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${path} holds ${value}`)
  if (Array.isArray(value)) return value.map((one, at) => sorted(one, `${path}[${at}]`))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, one]) => [key, sorted(one, `${path}.${key}`)]))
}
