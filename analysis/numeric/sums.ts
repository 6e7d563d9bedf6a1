/** A sum that does not lose what is small beside what is large: second-order compensation (Neumaier 1974). */
export class Sum {
  #sum = 0
  #lost = 0
  add(value: number): void {
    const sum = this.#sum + value
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum
    this.#sum = sum
  }
  get value(): number {
    return this.#sum + this.#lost
  }
}

/** Compensated sum of numbers. Of none: 0. */
export function sumOf(values: Iterable<number>): number {
  const sum = new Sum()
  for (const value of values) sum.add(value)
  return sum.value
}

/** Distinct values, ascending, with how many people (or what weight) stand behind each. */
export interface Counted {
  readonly values: ArrayLike<number>
  readonly counts: ArrayLike<number>
}

/** Weight, sum, mean and sum of squares about the mean; the mean of no weight is NaN. */
export interface Spread {
  readonly weight: number
  readonly sum: number
  readonly mean: number
  readonly squares: number
}

/**
 * Two passes, compensated, the second corrected by the residual of the mean (Chan, Golub & LeVeque 1983, American Statistician
 * 37:242, eq. 1.7): values with many equal leading digits keep theirs.
 */
export function spreadOf({ values, counts }: Counted): Spread {
  const total = new Sum()
  const weighted = new Sum()
  for (let i = 0; i < values.length; i++) {
    total.add(counts[i]!)
    weighted.add(counts[i]! * values[i]!)
  }
  const weight = total.value
  const rough = weighted.value / weight
  const squares = new Sum()
  const residual = new Sum()
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - rough
    squares.add(counts[i]! * d * d)
    residual.add(counts[i]! * d)
  }
  return { weight, sum: weighted.value, mean: rough + residual.value / weight, squares: squares.value - (residual.value * residual.value) / weight }
}
