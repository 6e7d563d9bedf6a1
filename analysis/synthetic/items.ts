import type { Codebook } from '../study/codebook.ts'
import type { Random } from '../numeric/random.ts'
import { clip } from './draw.ts'

/** How the items of a scale answer to its latent variable: common mean and SD on 1-5, one loading per item in order. */
export interface Measured {
  readonly mu: number
  readonly sigma: number
  readonly lambda: readonly number[]
}

/** Once per person: a tendency to agree, and one to answer reversed items in their own way. */
export interface Style {
  readonly agree: number
  readonly reversed: number
}

/** What is added to the latent variable of one item, and how much its spread shrinks (coached answers look alike). */
export interface Bent {
  readonly shift: number
  readonly spread: number
}
export const STRAIGHT: Bent = { shift: 0, spread: 1 }

const SECOND = 0.3

/** One answer 1-5 to an item that loads `lambda` on the latent variable; a reversed item also on the person's own way with reversed items. */
export function answerItem(
  random: Random,
  { mu, sigma }: Measured,
  lambda: number,
  reversed: boolean,
  latent: number,
  style: Style,
  { shift, spread }: Bent,
): number {
  const e = random.normal()
  const y = reversed
    ? 6 - mu - 0.15 - sigma * lambda * shift + spread * sigma * (-lambda * latent + Math.sqrt(1 - lambda ** 2 - SECOND ** 2) * e + SECOND * style.reversed)
    : mu + sigma * lambda * shift + spread * sigma * (lambda * latent + Math.sqrt(1 - lambda ** 2) * e)
  return clip(Math.round(y + style.agree), 1, 5)
}

/** The names of the reversed items of a codebook. */
export function reversedItems(codebook: Codebook): ReadonlySet<string> {
  return new Set(codebook.variables.flatMap((variable) => (variable.kind === 'coded' && variable.reversed ? [variable.name] : [])))
}
