/**
 * Questions to an engine: plain data, self-contained. An engine never reads the codebook; what a code is worth
 * stands in the question. A category (`Cat`) and a number per row (`Num`) are different types, so that a code can
 * never be summed by mistake.
 */

/** The category a coded column holds: its index 1..K; missing is the key null. */
export interface Cat {
  readonly is: 'category'
  readonly column: string
}

/**
 * A number per row. Of a coded column, `scores[index]` is the number of each category (`scores[0]`: what missing
 * becomes, null = stays missing; null anywhere = missing). Of a number column, `scores` is null and the value is
 * `shift + scale * value` (1 and 0 unless reversed by declared bounds).
 */
export interface Val {
  readonly is: 'number'
  readonly column: string
  readonly scores: readonly (number | null)[] | null
  readonly scale: number
  readonly shift: number
}
/** The mean of the answered columns if at least `atLeast` are answered. */
export interface Mean {
  readonly is: 'mean'
  readonly of: readonly Val[]
  readonly atLeast: number
}
/** A product, as design-based variances need (weight times value). */
export interface Times {
  readonly is: 'times'
  readonly of: readonly [Num, Num]
}
/** 1 to cuts+1: one more than the number of cut points below the value. */
export interface Band {
  readonly is: 'band'
  readonly of: Num
  readonly at: readonly number[]
}
export type Num = Val | Mean | Times

/** Why a column has no answer: its missing code (-9 … -1); an answer is the key null. Only to be counted by. */
export interface Reason {
  readonly is: 'reason'
  readonly column: string
}
export type Term = Cat | Band | Num

/** A row is selected where every condition holds; a missing value makes a condition false. */
export type Condition =
  | { readonly complete: readonly Term[] }
  | { readonly term: Term; readonly in: readonly number[] }
  | { readonly term: Term; readonly notIn: readonly number[] }
  | { readonly term: Num; readonly min?: number; readonly max?: number; readonly open?: boolean }

interface Asked {
  readonly where: readonly Condition[]
  /** The request's filter is not added: a sampling design stays whole, the filter is a domain. */
  readonly whole: boolean
}
/** Rows by keys; with a weight, only rows that have one. Missing is a key (null) of the table, never filtered out, so that one table serves every missing rule. */
export interface Count extends Asked {
  readonly ask: 'count'
  readonly by: readonly (Term | Reason)[]
  readonly weight: Num | null
}
/** n, weights, means, centred cross products, ends, by groups. */
export interface Moments extends Asked {
  readonly ask: 'moments'
  readonly of: readonly Num[]
  readonly by: readonly Term[]
  readonly missing: 'listwise' | 'pairwise'
  readonly weight: Num | null
}
/** Values side by side. Only for methods that cannot do without (per-person output, continuous covariates). */
export interface Rows extends Asked {
  readonly ask: 'rows'
  readonly of: readonly (Num | Cat)[]
}
export type Query = Count | Moments | Rows

/**
 * Cells with n > 0, sorted by keys (missing last). `keys[d][cell]`: index of a `Cat`, band number, or value of a `Num`;
 * null = missing. `weight`, `weight2`: sum of weights and of squared weights, null where no weight was asked.
 */
export interface CountTable {
  readonly keys: readonly (readonly (number | null)[])[]
  readonly n: Float64Array
  readonly weight: Float64Array | null
  readonly weight2: Float64Array | null
}
/**
 * Of one group, for p variables; matrices are p*p row by row. Cell (i, j) is over the rows where i and j are known
 * (listwise: where all are): `n` rows, `weight` sum of weights (= n unweighted), `mean` of variable i over those rows,
 * `cross` the (weighted) sum of (x_i - mean_ij)(x_j - mean_ji). `min`, `max`: per variable over its known rows
 * (listwise: the complete rows); "no variance" is min = max. Where n is 0, mean, min and max are NaN and cross is 0.
 */
export interface Moment {
  readonly n: Float64Array
  readonly weight: Float64Array
  readonly mean: Float64Array
  readonly cross: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
}
/** Groups of the selected rows (listwise: of the complete ones), sorted by keys, missing last. */
export interface MomentTable {
  readonly keys: readonly (readonly (number | null)[])[]
  readonly groups: readonly Moment[]
}
/** `columns[v][r]`, null = missing (indexes for a `Cat`); `row[r]` is the row's place in the table. */
export interface RowTable {
  readonly columns: readonly (readonly (number | null)[])[]
  readonly row: Int32Array
}
export type AnswerOf<Q extends Query> = Q extends Count ? CountTable : Q extends Moments ? MomentTable : RowTable
export type EngineAnswer = CountTable | MomentTable | RowTable

/** What answers questions about one table. */
export interface Engine {
  /** The kinds of question it can answer at all. */
  readonly gives: ReadonlySet<Query['ask']>
  /** Answers in the order asked. Rejects with {@link CannotAnswer}. */
  answer(batch: readonly Query[]): Promise<readonly EngineAnswer[]>
}

/** How a method learns anything: asks in the same turn are answered as one batch. Rejects where the engine may not or cannot answer. */
export type Ask = <Q extends Query>(query: Q) => Promise<AnswerOf<Q>>

/** An engine that may not or cannot answer says why; the runner turns it into a refusal. */
export class CannotAnswer extends Error {
  readonly key: string
  readonly values: { readonly [name: string]: string | number }
  constructor(key: string, values: { readonly [name: string]: string | number } = {}) {
    super(key)
    this.name = 'CannotAnswer'
    this.key = key
    this.values = values
  }
}
