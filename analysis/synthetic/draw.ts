import { normal } from '../numeric/distributions.ts'
import type { Random } from '../numeric/random.ts'

/** True with that probability. */
export function chance(random: Random, probability: number): boolean {
  return random.uniform() < probability
}

/** The place of one of the weights (any positive numbers), each as likely as its share. */
export function weighted(random: Random, weights: readonly number[]): number {
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0)
  const place = weights.findIndex((weight) => (left -= weight) < 0)
  return place < 0 ? weights.length - 1 : place
}

/** A code 1, 2, ... with these weights. */
export function code(random: Random, weights: readonly number[]): number {
  return weighted(random, weights) + 1
}

/** A normal deviate of this standard deviation. */
export function noise(random: Random, sd: number): number {
  return sd * random.normal()
}

/** Cuts a standard normal variable so that the categories 1, 2, ... (from the lowest) have these shares. */
export function cutter(shares: readonly number[]): (z: number) => number {
  const total = shares.reduce((sum, share) => sum + share, 0)
  let below = 0
  const cuts = shares.slice(0, -1).map((share) => normal.quantile((below += share / total), 'lower'))
  return (z) => 1 + cuts.filter((cut) => z > cut).length
}

export function clip(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}

/** A uuid v4 from the stream. */
export function uuid(random: Random): string {
  const hex = [0, 1, 2, 3].map(() => random.bits().toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
