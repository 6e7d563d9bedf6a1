import { regroup, type Key } from './answers.ts'
import { accepts } from './condition.ts'
import type { Condition, Count, CountTable, EngineAnswer, Num, Query, Reason, Term, Val } from './query.ts'

/** A question in the one form in which equal questions are equal texts, and the way back to the answer as it was asked for. */
export interface Canonical {
  readonly query: Query
  readonly key: string
  restore(answer: EngineAnswer): EngineAnswer
}

/** A term to ask for, and what each of its keys is worth in the term that was asked. */
interface Plain<T = Term> {
  readonly term: T
  readonly worth: ((key: Key) => Key) | null
}

const isScored = (term: Term): term is Val & { readonly scores: readonly Key[] } => term.is === 'number' && term.scores !== null
const worthOf = ({ scores, scale, shift }: Val & { readonly scores: readonly Key[] }): readonly Key[] => scores.map((score) => (score === null ? null : shift + scale * score + 0))
const byText = (a: unknown, b: unknown): number => {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)]
  return first < second ? -1 : first > second ? 1 : 0
}
const distinct = <T>(values: readonly T[]): T[] => [...values].sort(byText).filter((value, i, all) => i === 0 || byText(all[i - 1], value) !== 0)

/** The same number per row, written in one way: recodes folded into the scores, summands and factors in order. */
function plainNumber<N extends Num>(term: N): N
function plainNumber(term: Num): Num {
  switch (term.is) {
    case 'number':
      return { is: 'number', column: term.column, scores: isScored(term) ? worthOf(term) : null, scale: isScored(term) ? 1 : term.scale, shift: isScored(term) ? 0 : term.shift }
    case 'mean':
      return { is: 'mean', of: term.of.map((item) => plainNumber(item)).sort(byText), atLeast: term.atLeast }
    case 'times': {
      const [a, b] = term.of.map((factor) => plainNumber(factor)).sort(byText)
      return { is: 'times', of: [a!, b!] }
    }
  }
}

/** Scores and reversals are taken from the rows and put on the keys, where they cost nothing and hide nothing that is equal. */
function plain(term: Term): Plain {
  switch (term.is) {
    case 'category':
      return { term: { is: 'category', column: term.column }, worth: null }
    case 'number': {
      if (isScored(term)) {
        const worth = worthOf(term)
        return {
          term: { is: 'category', column: term.column },
          worth: (key) => {
            if ((key ?? 0) >= worth.length) throw new RangeError(`${term.column} has a category ${key}, but ${worth.length - 1} scores`)
            return worth[key ?? 0]!
          },
        }
      }
      const { column, scale, shift } = term
      const same = scale === 1 && shift === 0
      return { term: { is: 'number', column, scores: null, scale: 1, shift: 0 }, worth: same ? null : (key) => (key === null ? null : shift + scale * key + 0) }
    }
    case 'band': {
      const at = [...term.at].sort((a, b) => a - b)
      const inner = isScored(term.of) ? plain(term.of) : null
      if (!inner) return { term: { is: 'band', of: plainNumber(term.of), at }, worth: null }
      const bandOf = (value: Key) => (value === null ? null : 1 + at.filter((cut) => cut < value).length)
      return { term: inner.term, worth: (key) => bandOf(inner.worth!(key)) }
    }
    case 'mean':
    case 'times':
      return { term: plainNumber(term), worth: null }
  }
}

/** The indexes of a scored column that pass a test; null where a missing answer passes too, which only scores can say. */
function passing(term: Val & { readonly scores: readonly Key[] }, test: (key: number) => boolean): number[] | null {
  const pass = worthOf(term).flatMap((key, index) => (key !== null && test(key) ? [index] : []))
  return pass.includes(0) ? null : pass
}

function plainCondition(condition: Condition): readonly Condition[] {
  if ('complete' in condition) {
    return condition.complete.flatMap((term): readonly Condition[] => {
      if (term.is === 'band') return plainCondition({ complete: [term.of] })
      if (term.is === 'times') return plainCondition({ complete: term.of })
      if (!isScored(term)) {
        const same: Term = term.is === 'number' ? { is: 'number', column: term.column, scores: null, scale: 1, shift: 0 } : plain(term).term
        return [{ complete: [same] }]
      }
      const pass = passing(term, () => true)
      const category: Term = { is: 'category', column: term.column }
      if (pass === null) return [{ complete: [plainNumber(term)] }]
      return [pass.length === term.scores.length - 1 ? { complete: [category] } : { term: category, in: pass }]
    })
  }
  if (isScored(condition.term)) {
    const pass = passing(condition.term, (key) => accepts(condition, key))
    if (pass !== null) return [{ term: { is: 'category', column: condition.term.column }, in: pass }]
  }
  const numeric = (term: Term): Term => (term.is === 'category' ? plain(term).term : term.is === 'band' ? { is: 'band', of: plainNumber(term.of), at: [...term.at].sort((a, b) => a - b) } : plainNumber(term))
  const sorted = (codes: readonly number[]) => [...new Set(codes)].sort((a, b) => a - b)
  if ('in' in condition) return [{ term: numeric(condition.term), in: sorted(condition.in) }]
  if ('notIn' in condition) return [{ term: numeric(condition.term), notIn: sorted(condition.notIn) }]
  const { term, min, max, open } = condition
  return [{ term: plainNumber(term), ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(open ? { open } : {}) }]
}

/** Conditions are a set: their order, repetition and grouping mean nothing. */
function plainWhere(where: readonly Condition[]): readonly Condition[] {
  const all = where.flatMap(plainCondition)
  const complete = distinct(all.flatMap((condition) => ('complete' in condition ? condition.complete : [])))
  return [...(complete.length ? [{ complete }] : []), ...distinct(all.filter((condition) => !('complete' in condition)))]
}

/**
 * Equal questions come out with equal keys: recodes, reversals and bands of coded columns are moved from the rows to the keys,
 * dims are sorted and asked once, conditions become a set. The request's filter must already be among the conditions
 * (`whole` is then without meaning, and set).
 */
export function canonical(query: Query): Canonical {
  const where = plainWhere(query.where)
  if (query.ask === 'count') {
    const plains = query.by.map((term): Plain<Term | Reason> => (term.is === 'reason' ? { term: { is: 'reason', column: term.column }, worth: null } : plain(term)))
    const by = distinct(plains.map(({ term }) => term))
    const asked: Count = { ask: 'count', by, weight: query.weight && plainNumber(query.weight), where, whole: true }
    const places = plains.map(({ term }) => by.findIndex((own) => byText(own, term) === 0))
    const untouched = plains.every(({ worth }) => worth === null) && places.every((place, d) => place === d)
    const restore = (table: CountTable): CountTable =>
      regroup(
        table,
        plains.map(({ worth }, d) => {
          const keys = table.keys[places[d]!]!
          return worth ? (cell) => worth(keys[cell]!) : (cell) => keys[cell]!
        }),
      )
    return { query: asked, key: JSON.stringify(asked), restore: (answer) => (untouched ? answer : restore(answer as CountTable)) }
  }
  const asked: Query =
    query.ask === 'moments'
      ? { ask: 'moments', of: query.of.map((term) => plainNumber(term)), by: query.by, missing: query.missing, weight: query.weight && plainNumber(query.weight), where, whole: true }
      : { ask: 'rows', of: query.of, where, whole: true }
  return { query: asked, key: JSON.stringify(asked), restore: (answer) => answer }
}
