import { Sum } from '../numeric/sums.ts'
import type { Moment } from './query.ts'

export interface PairMoment {
  /** Sum of weights. */
  readonly weight: number
  readonly meanX: number
  readonly meanY: number
  /** Sum of w (x - meanX)(y - meanY). */
  readonly cross: number
}

/**
 * Means and centred cross product of two numbers known side by side, each pair counting `w` times (null: once).
 * Small integers are added up exactly and rounded once. Everything else takes two compensated passes: deviations from the
 * rounded mean, then a correction for what the rounding of the mean left over (Chan, Golub & LeVeque 1983), so that a
 * spread far below the mean (values near 1e12) keeps its digits. Nothing known: means NaN, cross 0.
 */
export function pairMoment(x: Float64Array, y: Float64Array, w: Float64Array | null): PairMoment {
  const n = x.length
  let weight = 0
  let sumX = 0
  let sumY = 0
  let sumXY = 0
  let exact = true
  for (let i = 0; i < n && exact; i++) {
    const times = w ? w[i]! : 1
    weight += times
    sumX += times * x[i]!
    sumY += times * y[i]!
    sumXY += times * x[i]! * y[i]!
    exact = Number.isSafeInteger(times) && Number.isInteger(x[i]!) && Number.isInteger(y[i]!) && Number.isSafeInteger(weight * sumXY) && Number.isSafeInteger(sumX * sumY)
  }
  if (exact && weight > 0) return { weight, meanX: sumX / weight, meanY: sumY / weight, cross: (weight * sumXY - sumX * sumY) / weight }

  const weights = new Sum()
  const xs = new Sum()
  const ys = new Sum()
  for (let i = 0; i < n; i++) {
    const times = w ? w[i]! : 1
    weights.add(times)
    xs.add(times * x[i]!)
    ys.add(times * y[i]!)
  }
  const all = weights.value
  if (all === 0) return { weight: 0, meanX: NaN, meanY: NaN, cross: 0 }
  const nearX = xs.value / all
  const nearY = ys.value / all
  const restX = new Sum()
  const restY = new Sum()
  const products = new Sum()
  for (let i = 0; i < n; i++) {
    const times = w ? w[i]! : 1
    const dx = x[i]! - nearX
    const dy = y[i]! - nearY
    restX.add(times * dx)
    restY.add(times * dy)
    products.add(times * dx * dy)
  }
  return {
    weight: all,
    meanX: nearX,
    meanY: nearY,
    cross: products.value - (restX.value * restY.value) / all,
  }
}

/** Writes the moments of a pair of variables into both halves of the matrices. */
export function setPair(moment: Moment, p: number, i: number, j: number, n: number, pair: PairMoment): void {
  for (const [a, b, mean] of [[i, j, pair.meanX], [j, i, pair.meanY]] as const) {
    const at = a * p + b
    moment.n[at] = n
    moment.weight[at] = pair.weight
    moment.mean[at] = mean
    moment.cross[at] = pair.cross
  }
}
