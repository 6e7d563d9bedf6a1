import { normal } from '../../../numeric/distributions.ts'
import type { Counted } from '../../../numeric/sums.ts'

/** Whether the longer list changed the answers to the shorter one; see {@link designEffect}. */
export interface DesignEffect {
  /** Smallest of the shares that cannot be negative. */
  readonly smallest: number
  /** Bonferroni over the 2J shares that could come out negative; null where no share has a spread. */
  readonly pValue: number | null
}

/** Share of a distribution that is at most `value`. */
function atMost({ values, counts }: Counted, value: number): number {
  let n = 0
  let all = 0
  for (let i = 0; i < values.length; i++) {
    all += counts[i]!
    if (values[i]! <= value) n += counts[i]!
  }
  return n / all
}

const size = ({ counts }: Counted): number => Array.from(counts).reduce((sum, n) => sum + n, 0)

/**
 * Without a design effect the two lists give the joint shares of (y neutral statements true, sensitive one true or not), which
 * cannot be negative: π(y, 1) = F₀(y) − F₁(y) and π(y, 0) = F₁(y) − F₀(y − 1), F₀ and F₁ the distributions of the numbers told for
 * the short and the long list (Blair & Imai 2012, section 2). Each is tested from below by z with the two samples' own
 * variances; the smallest p is multiplied by the number of tests, which is conservative (their test orders the moments).
 * `statements`: J, the number of neutral statements.
 */
export function designEffect(control: Counted, treatment: Counted, statements: number): DesignEffect {
  const [n0, n1] = [size(control), size(treatment)]
  let smallest = Infinity
  let least: number | null = null
  for (let y = 0; y < statements; y++) {
    // π(y, 1) from F₀(y) and F₁(y); π(y + 1, 0) from F₁(y + 1) and F₀(y).
    for (const [above, below, n, m] of [
      [atMost(control, y), atMost(treatment, y), n0, n1],
      [atMost(treatment, y + 1), atMost(control, y), n1, n0],
    ] as const) {
      const share = above - below
      smallest = Math.min(smallest, share)
      const variance = (above * (1 - above)) / n + (below * (1 - below)) / m
      if (variance === 0) continue
      const p = normal.p(share / Math.sqrt(variance), 'lower')
      least = least === null ? p : Math.min(least, p)
    }
  }
  return { smallest, pValue: least === null ? null : Math.min(1, least * 2 * statements) }
}
