/**
 * A seeded stream of numbers: equal seed, equal stream, on every machine. sfc32 (Small Fast Counter, C. Doty-Humphrey,
 * PractRand 0.94): 128 bits of state, period about 2^127. Not for secrets.
 */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number
  /** A whole number from 0 to `below` - 1, each equally likely (`below` up to 2^32). */
  integer(below: number): number
  /** Standard normal deviate, by the polar method (Marsaglia & Bray 1964). */
  normal(): number
  /** A new array of the same items in random order (Fisher & Yates; Durstenfeld 1964). */
  shuffle<T>(items: readonly T[]): T[]
  /** 32 random bits as a whole number. */
  bits(): number
}

/** The stream of a seed. Any finite number is a seed; distinct whole numbers up to 2^53 give distinct streams. */
export function random(seed: number): Random {
  let a = seed | 0
  let b = Math.trunc(seed / 2 ** 32) | 0
  let c = Math.trunc((seed - Math.trunc(seed)) * 2 ** 32) | 0
  let counter = 1
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // Seeds that differ in one bit have run apart after 12 steps; 15 is the author's own margin.
  for (let i = 0; i < 15; i++) bits()

  const uniform = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53
  const integer = (below: number): number => {
    if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) throw new RangeError(`no whole number below ${below}`)
    // Numbers over the last full multiple are drawn again: otherwise small results were more likely.
    const limit = 2 ** 32 - (2 ** 32 % below)
    for (;;) {
      const drawn = bits()
      if (drawn < limit) return drawn % below
    }
  }
  let spare: number | null = null
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const r = x * x + y * y
      if (r === 0 || r >= 1) continue
      const factor = Math.sqrt((-2 * Math.log(r)) / r)
      spare = y * factor
      return x * factor
    }
  }
  const shuffle = <T>(items: readonly T[]): T[] => {
    const shuffled = [...items]
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = integer(i + 1)
      const item = shuffled[i]!
      shuffled[i] = shuffled[j]!
      shuffled[j] = item
    }
    return shuffled
  }
  return { uniform, integer, normal, shuffle, bits }
}
