/** A value as JSON, one key or element to a line, with a line break at the end. */
export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
