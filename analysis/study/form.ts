/** A questionnaire: names, order, blocks and routing over a codebook. It holds no text of its own. */
export interface Form {
  readonly id: string
  /** The codebook its names come from. */
  readonly codebook: string
  /** Who answers; decides the table and the rules for small groups. */
  readonly respondent: 'resident' | 'staff'
  /** A short form is another list of names over the same codebook. */
  readonly length: 'full' | 'short'
  /** Honest time to answer, in minutes, shown before the start. */
  readonly minutes: number
  /** Passages of the consent page in order, and the version stored with each answer. */
  readonly consent: { readonly version: string; readonly passages: readonly string[]; readonly agree: string; readonly decline: string }
  /** Answers that end the interview politely: nothing but a count of one is kept. */
  readonly screenOut: readonly Condition[]
  /** Asked only if the condition holds; everything else is asked of everyone. */
  readonly routes: { readonly [variable: string]: Condition }
  readonly pages: readonly Page[]
  /** Passage shown after submitting. */
  readonly thanks: string
}

export interface Page {
  readonly id: string
  readonly blocks: readonly Block[]
}

/**
 * Items shown together. `statements`: items of one answer scale under one lead-in, one row each;
 * `questions`: each with its own text; `pairs`: importance and performance of the same row, side by side: every two items in a
 * row of `items` are one pair (IMP1, PRF1, IMP2, PRF2 ...).
 */
export interface Block {
  readonly id: string
  readonly layout: 'statements' | 'questions' | 'pairs'
  readonly items: readonly string[]
  /** Passage above the block. */
  readonly lead: string | null
  /** Passage below the block (the help notice after victimisation). */
  readonly notice: string | null
  /** Order drawn anew for every respondent and stored with the answer. */
  readonly shuffle: boolean
  /** How many of the items a respondent is asked, drawn at random (list experiment: 1 of 2 versions); the others are not asked. Null = all. */
  readonly draw: number | null
}

/** True if the answer is (or, for multiple answers, contains) one of the codes. A missing answer makes it false. */
export interface Condition {
  readonly variable: string
  readonly in: readonly number[]
}

/** For every item of a block to draw from, the items of its block. */
export function drawnWith(form: Form): ReadonlyMap<string, Block> {
  return new Map(form.pages.flatMap((page) => page.blocks.flatMap((block) => (block.draw === null ? [] : block.items.map((name) => [name, block] as const)))))
}

/** All items of a form in their written order. */
export function itemsOf(form: Form): readonly string[] {
  return form.pages.flatMap((page) => page.blocks.flatMap((block) => block.items))
}
