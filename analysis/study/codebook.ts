import type { Condition } from './form.ts'
import type { Text } from './text.ts'

/** One answer a person may choose. `code` is what is stored and exported: a non-negative integer, unique within the variable. */
export interface Option {
  readonly code: number
  readonly label: Text
  /** Multiple answers only: choosing it clears the others ("none of these"). */
  readonly exclusive?: true
}

/** Ways out of a question that are no answer; each is stored as a missing code (-8, -9) and shown apart from the options. */
export type WayOut = 'dontKnow' | 'refused'

/**
 * What a variable is for, which decides where it may be shown:
 * `opinion` an item of a scale or a judgement · `attribute` a trait of the person (demographics, post) ·
 * `experience` behaviour, contact, workload · `integrity` how the answer came about (coaching, attention) ·
 * `screening` · `collection` a fact of the fieldwork (unit, mode, day) · `weight` how many people a row stands for · `score` computed
 * from others.
 */
export type Role = 'opinion' | 'attribute' | 'experience' | 'integrity' | 'screening' | 'collection' | 'weight' | 'score'

interface Named {
  /** ASCII, starts with a letter, at most 32 characters, unique in its codebook whatever the case. */
  readonly name: string
  /** The question or statement as the respondent reads it. */
  readonly text: Text
  /** A short name for tables and charts; the text where none is given. */
  readonly label: Text
  readonly role: Role
  /** Crossed with anything in a shared table, cells of 1 to 9 are hidden (DESIGN, Disclosure). */
  readonly sensitive: boolean
  /** Where a wording or a definition comes from, or what a reader must know about it. */
  readonly note: Text | null
}

/** One answer out of several. */
export interface CodedVariable extends Named {
  readonly kind: 'coded'
  readonly level: 'nominal' | 'ordinal'
  /** In the order shown. Where they come from the study, all that any unit offers. */
  readonly options: readonly Option[]
  /** `channels`: the unit's non-emergency channels · `incomeBands`: the study's · `districts`, `subdistricts`: the units under the respondent's unit, by their code. Null = the options as they stand. */
  readonly optionsFrom: 'channels' | 'incomeBands' | 'districts' | 'subdistricts' | null
  readonly waysOut: readonly WayOut[]
  /** The declared ends of the scale where the codes are numbers that may be averaged; null where they are only names. */
  readonly bounds: Bounds | null
  /** Keyed against its scale: scored as min + max - code, by the declared bounds. */
  readonly reversed: boolean
  /** The right answer of a quiz or attention item. */
  readonly right: number | null
}

/** Several answers; in a table each option is a 0/1 column named by {@link memberName}. */
export interface MultiVariable extends Named {
  readonly kind: 'multi'
  readonly options: readonly Option[]
  readonly waysOut: readonly WayOut[]
}

/** A number. Zero is a value. */
export interface NumberVariable extends Named {
  readonly kind: 'number'
  readonly bounds: Bounds | null
  readonly reversed: boolean
  /** Only whole numbers are accepted. */
  readonly integer: boolean
  readonly unit: Text | null
  /** For a score: the scale and how it is computed. */
  readonly score: ScoreRule | null
}

/** Free text. Never a column of a table: it is kept, exported and read apart from the other answers. */
export interface TextVariable extends Named {
  readonly kind: 'text'
  readonly maxLength: number
}

/** A question of the codebook. */
export type Variable = CodedVariable | MultiVariable | NumberVariable | TextVariable

/**
 * A category computed from answers (newcomer, took part, failed the attention item). Rules are tried in order; the first
 * whose conditions all hold gives the code. A rule that asks an unanswered variable, and has no condition that fails anyway,
 * cannot be decided: the result is then missing, for that variable's reason, unless what follows gives the same code (any of
 * two is yes when the second is). Where every rule is decided and none holds it is `otherwise` (null: not asked).
 * In a table it is a coded column like any other.
 */
export interface DerivedVariable extends Named {
  readonly kind: 'derived'
  readonly level: 'nominal' | 'ordinal'
  readonly options: readonly Option[]
  readonly rules: readonly DeriveRule[]
  readonly otherwise: number | null
}
export interface DeriveRule {
  readonly code: number
  readonly when: readonly (Condition | RightAnswer)[]
}
/** The answer is (`right: true`) or is not the right one: the unit's for options from its channels, else the variable's. */
export interface RightAnswer {
  readonly variable: string
  readonly right: boolean
}

/** Inclusive ends. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

/** How a scale score came about: the mean of the answered items (reversed by bounds) if at least `atLeast` are answered, or that mean as 0-100. */
export interface ScoreRule {
  readonly scale: string
  readonly as: 'mean' | 'percent'
}

/** A construct measured by several items. `formative` (HAZ): the items need not correlate; mean and profile, no alpha. */
export interface Scale {
  readonly name: string
  readonly label: Text
  readonly kind: 'reflective' | 'formative'
  /** Whether a high score is good or bad news (hazards, burden): decides which end of the answers is drawn and counted as favourable, never the score. */
  readonly high: 'good' | 'bad'
  readonly items: readonly string[]
  /** Fewest answered items for a score: half, or 2 of 3. */
  readonly atLeast: number
  readonly bounds: Bounds
  /** Idea behind the items; the wording is original and not yet validated. */
  readonly source: string
}

/**
 * A trait by which a person could be found in a file handed on. `coarser`: broader bands that take the place of the options,
 * each with the codes it takes together; null where none are declared (in a file handed on it then stands as it is or not at all).
 */
export interface QuasiIdentifier {
  readonly variable: string
  readonly coarser: readonly Band[] | null
}
export interface Band {
  readonly code: number
  readonly label: Text
  readonly from: readonly number[]
}

/**
 * Everything the data mean: texts, options, codes, levels, bounds, reversed items, scales. Each text stands here once;
 * forms only name it. It travels with the data.
 */
export interface Codebook {
  readonly id: string
  readonly title: Text
  readonly variables: readonly Variable[]
  readonly derived: readonly DerivedVariable[]
  readonly scales: readonly Scale[]
  /** Judged together, with the unit, before rows are handed on (k-anonymity). */
  readonly quasiIdentifiers: readonly QuasiIdentifier[]
  /** Texts around the questions, by name: consent paragraphs, lead-ins, notices, thanks. */
  readonly passages: { readonly [name: string]: Text }
}

/** The two score columns of a scale: the mean on the items' own codes, and the same as 0-100. */
export function scoreName(scale: string, as: ScoreRule['as']): string {
  return `${scale}_${as === 'mean' ? 'MEAN' : '100'}`
}

/** The 0/1 column of one option of a multiple-answer variable. */
export function memberName(variable: string, code: number): string {
  return `${variable}_${code}`
}

/** The variable of that name; throws on a name the codebook does not have (a bug of the caller: names are checked on the way in). */
export function variableOf(codebook: Codebook, name: string): Variable {
  const found = codebook.variables.find((variable) => variable.name === name)
  if (!found) throw new RangeError(`no variable ${name} in codebook ${codebook.id}`)
  return found
}

/** The scale of that name; throws on a name the codebook does not have. */
export function scaleOf(codebook: Codebook, name: string): Scale {
  const found = codebook.scales.find((scale) => scale.name === name)
  if (!found) throw new RangeError(`no scale ${name} in codebook ${codebook.id}`)
  return found
}
