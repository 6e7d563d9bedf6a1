/** Seconds a person spends on each page of the form while it can be seen. */
export interface PageClock {
  /** The page now seen; null between pages. Time on the one before is added to it. */
  enter(page: string | null): void
  /** The window was hidden or came back. */
  setVisible(visible: boolean): void
  /** Whole seconds so far, over all visits. */
  seconds(): { readonly [page: string]: number }
}

/** `now`: milliseconds of a clock that only runs forward. `before`: seconds of an earlier sitting. */
export function pageClock(now: () => number, before: { readonly [page: string]: number } = {}): PageClock {
  const spent = new Map(Object.entries(before).map(([page, seconds]) => [page, seconds * 1000]))
  let page: string | null = null
  let visible = true
  let since = now()

  function settle(): void {
    const at = now()
    if (page !== null && visible) spent.set(page, (spent.get(page) ?? 0) + at - since)
    since = at
  }
  return {
    enter(next) {
      settle()
      page = next
    },
    setVisible(next) {
      settle()
      visible = next
    },
    seconds() {
      settle()
      return Object.fromEntries([...spent].map(([name, ms]) => [name, Math.round(ms / 1000)]))
    },
  }
}
