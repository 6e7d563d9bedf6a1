/**
 * Where a continuous function of one variable crosses zero between two points of opposite sign (Brent 1973, Algorithms for
 * Minimization without Derivatives, ch. 4). To the last digits unless `tolerance` (relative) asks for less.
 */
export function rootBetween(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let a = low
  let b = high
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (!(fa < 0 !== fb < 0) || Number.isNaN(fa) || Number.isNaN(fb)) throw new RangeError(`no change of sign between ${low} and ${high}`)
  let c = a
  let fc = fa
  let step = b - a
  let before = step
  for (let i = 0; i < 300; i++) {
    if (fb < 0 === fc < 0) {
      c = a
      fc = fa
      step = before = b - a
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const close = (2 * Number.EPSILON + tolerance / 2) * Math.abs(b) + Number.MIN_VALUE
    const half = (c - b) / 2
    if (Math.abs(half) <= close || fb === 0) return b
    if (Math.abs(before) >= close && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p: number
      let q: number
      if (a === c) {
        p = 2 * half * s
        q = 1 - s
      } else {
        const t = fa / fc
        const r = fb / fc
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if (p > 0) q = -q
      else p = -p
      if (2 * p < Math.min(3 * half * q - Math.abs(close * q), Math.abs(before * q))) {
        before = step
        step = p / q
      } else {
        step = half
        before = half
      }
    } else {
      step = half
      before = half
    }
    a = b
    fa = fb
    b += Math.abs(step) > close ? step : half > 0 ? close : -close
    fb = f(b)
  }
  return b
}

/**
 * Widens an interval around a guess, doubling, until a function that falls or rises changes its sign; never beyond the ends.
 * Where it keeps its sign up to both ends: the end nearer to zero.
 */
export function rootAround(f: (x: number) => number, guess: number, width: number, ends: { readonly low: number; readonly high: number }, tolerance = 0): number {
  let low = Math.max(ends.low, guess - width)
  let high = Math.min(ends.high, guess + width)
  let step = width
  for (let i = 0; i < 1100; i++) {
    const [atLow, atHigh] = [f(low), f(high)]
    if (atLow < 0 !== atHigh < 0) return rootBetween(f, low, high, tolerance)
    if (low === ends.low && high === ends.high) return Math.abs(atLow) < Math.abs(atHigh) ? low : high
    step *= 2
    low = Math.max(ends.low, guess - step)
    high = Math.min(ends.high, guess + step)
  }
  throw new RangeError(`no change of sign around ${guess}`)
}
