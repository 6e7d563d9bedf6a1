/**
 * One count of a table with margins, as an edge of a network in which what flows into a node flows out of it: that is what it
 * means that margins are sums. A cell goes from its row to its column, a column's total from the column to the row of totals,
 * a row's total from the column of totals to the row, the grand total from the row of totals to the column of totals.
 */
export interface Count {
  readonly from: string
  readonly to: string
  readonly value: number
  /** What a reader knows of it once it is hidden: the ends of its possible values. */
  readonly low: number
  readonly high: number
  /** `small`: must be hidden · `open`: may be hidden, at this cost · `shown`: stays. */
  readonly state: 'small' | 'open' | 'shown'
  readonly cost: number
}

/** A small count must keep more possible values than this after its own. */
const SPREAD = 2

/**
 * Which counts to hide so that no hidden one can be worked out from the others: the places of all hidden counts (the small ones
 * and those hidden with them), or null where no choice protects them. The range of a hidden count, given everything shown, is found
 * exactly, as a maximal flow (integers, so bounds are attained); counts are added along the cheapest cycle until every
 * small one can be at least three values. A count on a cycle can itself be another value, so the added ones are safe too.
 * Method: Castro (2012), Recent advances in optimization techniques for statistical tabular data protection, EJOR 216, 257-269 (network heuristics).
 */
export function suppress(counts: readonly Count[]): ReadonlySet<number> | null {
  const hidden = new Set(counts.flatMap(({ state }, at) => (state === 'small' ? [at] : [])))
  for (const at of [...hidden]) {
    for (;;) {
      const { spread, cycle } = rangeOf(counts, hidden, at)
      if (spread >= SPREAD) break
      if (cycle === null) return null
      for (const added of cycle) hidden.add(added)
    }
  }
  return hidden
}

/** Spread of the possible values of a hidden count, and the open counts on the cheapest cycle that would widen it. */
function rangeOf(counts: readonly Count[], hidden: ReadonlySet<number>, at: number): { spread: number; cycle: readonly number[] | null } {
  const { from, to, value, low, high } = counts[at]!
  let spread = 0
  let best: { cost: number; added: readonly number[] } | null = null
  // More of this count must flow back from its end to its start; less of it, the other way round.
  for (const [start, end, room] of [[to, from, high - value] as const, [from, to, value - low] as const]) {
    const flow = new Map<number, number>()
    let left = Math.min(room, SPREAD)
    while (left > 0) {
      const path = cheapest(counts, start, end, (edge, forward) => (edge !== at && hidden.has(edge) && roomOf(counts[edge]!, flow.get(edge) ?? 0, forward) >= 1 ? 0 : null))
      if (!path) break
      for (const { edge, forward } of path.steps) flow.set(edge, (flow.get(edge) ?? 0) + (forward ? 1 : -1))
      left--
      spread++
    }
    if (left === 0) continue
    const wider = cheapest(counts, start, end, (edge, forward) => {
      const count = counts[edge]!
      if (edge === at || (!hidden.has(edge) && count.state !== 'open') || roomOf(count, flow.get(edge) ?? 0, forward) < 1) return null
      return hidden.has(edge) ? 0 : count.cost
    })
    if (wider && (best === null || wider.cost < best.cost)) best = { cost: wider.cost, added: wider.steps.map(({ edge }) => edge).filter((edge) => !hidden.has(edge)) }
  }
  return { spread, cycle: best?.added ?? null }
}

function roomOf({ value, low, high }: Count, flow: number, forward: boolean): number {
  return forward ? high - value - flow : value + flow - low
}

interface Step {
  readonly edge: number
  readonly forward: boolean
}

/** The cheapest way between two nodes over edges whose cost is not null (Bellman and Ford: tables are small). */
function cheapest(
  counts: readonly Count[],
  start: string,
  end: string,
  costOf: (edge: number, forward: boolean) => number | null,
): { readonly cost: number; readonly steps: readonly Step[] } | null {
  const costs = new Map([[start, 0]])
  const came = new Map<string, Step & { readonly node: string }>()
  for (let changed = true; changed;) {
    changed = false
    counts.forEach((count, edge) => {
      for (const forward of [true, false]) {
        const [node, next] = forward ? [count.from, count.to] : [count.to, count.from]
        const known = costs.get(node)
        if (known === undefined) continue
        const cost = costOf(edge, forward)
        if (cost === null || known + cost >= (costs.get(next) ?? Infinity)) continue
        costs.set(next, known + cost)
        came.set(next, { node, edge, forward })
        changed = true
      }
    })
  }
  const cost = costs.get(end)
  if (cost === undefined) return null
  const steps: Step[] = []
  for (let node = end; node !== start;) {
    const step = came.get(node)!
    steps.push(step)
    node = step.node
  }
  return { cost, steps: steps.toReversed() }
}
