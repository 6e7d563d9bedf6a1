/** Ways of holding several tests to one level. `holm`, `hochberg`, `bonferroni`: the chance of any false finding; `BH`, `BY`: the share of false ones among the findings. */
export const ADJUSTMENTS = ['holm', 'hochberg', 'bonferroni', 'BH', 'BY', 'none'] as const
export type Adjustment = (typeof ADJUSTMENTS)[number]

/**
 * Adjusted p values in the order given. A null (no test) stays null and does not count as a test.
 * Bonferroni: Dunn 1961. Holm 1979, Scand. J. Statist. 6:65. Hochberg 1988, Biometrika 75:800. BH: Benjamini & Hochberg 1995,
 * J. R. Statist. Soc. B 57:289. BY: Benjamini & Yekutieli 2001, Ann. Statist. 29:1165.
 */
export function adjust(p: readonly (number | null)[], by: Adjustment): (number | null)[] {
  const tests = p.flatMap((value, place) => (value === null ? [] : [{ value, place }])).sort((a, b) => a.value - b.value)
  const m = tests.length
  const harmonic = by === 'BY' ? tests.reduce((sum, _, i) => sum + 1 / (i + 1), 0) : 1
  const factor = (rank: number): number => {
    if (by === 'none') return 1
    if (by === 'bonferroni') return m
    if (by === 'holm' || by === 'hochberg') return m - rank
    return (m * harmonic) / (rank + 1)
  }
  const raw = tests.map(({ value }, rank) => Math.min(1, factor(rank) * value))
  // Step down: never smaller than one before; step up: never larger than one after.
  if (by === 'holm') for (let i = 1; i < m; i++) raw[i] = Math.max(raw[i]!, raw[i - 1]!)
  else for (let i = m - 2; i >= 0; i--) raw[i] = Math.min(raw[i]!, raw[i + 1]!)
  const adjusted: (number | null)[] = p.map(() => null)
  tests.forEach(({ place }, rank) => (adjusted[place] = raw[rank]!))
  return adjusted
}
