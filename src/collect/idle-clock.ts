/** How long ago a person last gave a sign. */
export interface IdleClock {
  seen(): void
  /** Seconds since then. */
  idle(): number
}

/**
 * `clocks`: milliseconds, of a clock that runs steadily and of the clock on the wall. The steady one stands still while a device
 * sleeps, the one on the wall may be set back: whichever says that more time has gone by is believed.
 */
export function idleClock(clocks: readonly (() => number)[]): IdleClock {
  const read = () => clocks.map((clock) => clock())
  let last = read()
  return {
    seen: () => void (last = read()),
    idle: () => Math.max(...read().map((now, i) => now - last[i]!)) / 1000,
  }
}
