import type { Ask } from '../engine/query.ts'
import type { Codebook } from '../study/codebook.ts'
import type { Catalogue } from '../study/text.ts'
import type { Cases, Message, Part, Reference, Refusal } from '../result/result.ts'

/**
 * Options are declared data, so that one generic form, one JSON in a report and one flag on the command line serve every method.
 * `category`: coded variables (of any level, or ordinal only) · `measure`: what can be averaged (number variables, scores, coded with bounds) ·
 * `scale`: a scale of the codebook. The first of a `choice` is its default.
 */
export type Field =
  | { readonly type: 'category'; readonly many: false; readonly optional: boolean; readonly ordinal?: true }
  | { readonly type: 'category'; readonly many: true; readonly min: number; readonly ordinal?: true }
  | { readonly type: 'measure'; readonly many: true; readonly min: number }
  | { readonly type: 'measure'; readonly many: false; readonly optional: boolean }
  | { readonly type: 'scale'; readonly many: true; readonly min: number }
  | { readonly type: 'choice'; readonly of: readonly string[] }
  | { readonly type: 'flag'; readonly default: boolean }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly integer: boolean; readonly default: number }
export interface OptionsSchema {
  readonly [name: string]: Field
}
type Value<F> = F extends { type: 'category' | 'measure' | 'scale'; many: true }
  ? readonly string[]
  : F extends { type: 'category' | 'measure'; many: false; optional: true }
    ? string | null
    : F extends { type: 'category' | 'measure'; many: false }
      ? string
      : F extends { type: 'choice'; of: readonly (infer C)[] }
        ? C
        : F extends { type: 'flag' }
          ? boolean
          : F extends { type: 'number' }
            ? number
            : never
export type OptionsOf<S> = { readonly [K in keyof S]: Value<S[K]> }

/** What a method hands back; the runner adds provenance and turns a thrown {@link RefusalError} into a refused result. */
export interface Findings {
  readonly summary: Message | null
  readonly cases: Pick<Cases, 'used' | 'excluded'>
  readonly parts: readonly Part[]
  readonly formulas: readonly Message[]
}

/** Thrown by a method where its headline number is undefined; names variable and cause. */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(reason: Message, help: Message | null = null) {
    super(reason.key)
    this.name = 'RefusalError'
    this.refusal = { reason, help }
  }
}

/**
 * A statistical method. It learns everything by asking: no clock, chance, locale or rows of its own.
 * `weights`: the kind it takes; the runner refuses another. Frequency weights are already in the counts a method is given;
 * sampling weights stand beside them (`weight`, `weight2`). Message keys begin with the method's id; its title is `<id>.title`.
 */
export interface Method<S extends OptionsSchema = OptionsSchema> {
  readonly id: string
  readonly version: string
  readonly options: S
  readonly weights: 'none' | 'frequency' | 'sampling'
  readonly references: readonly Reference[]
  readonly messages: Catalogue
  run(ask: Ask, options: OptionsOf<S>, codebook: Codebook): Promise<Findings>
}
