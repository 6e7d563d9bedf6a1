import type { Dataset, Table } from '../dataset/dataset.ts'
import { CannotAnswer } from '../engine/query.ts'
import type { AnswerOf, Ask, Condition, CountTable, Engine, EngineAnswer, Query } from '../engine/query.ts'
import { category } from '../engine/terms.ts'
import { RefusalError, type Method } from '../methods/method.ts'
import { disclose, ruleFor, type Disclosure } from '../result/disclose.ts'
import type { Cases, Provenance, Refusal, Result } from '../result/result.ts'
import type { Codebook } from '../study/codebook.ts'
import type { Filter } from '../study/study.ts'
import type { Asking } from './asking.ts'
import { checked } from './check.ts'
import { OptionError } from './option-error.ts'
import { categoryAt, readOptions } from './options.ts'
import { refuseWrongKind, selectionOf, weighable, weightTerm, type Weight } from './weighing.ts'

/** A method over a table. `options` is checked against what the method declares; `weight` null = every row counts once. */
export interface MethodRequest {
  readonly method: string
  readonly table: string
  readonly options: unknown
  readonly filter: readonly Filter[]
  readonly weight: Weight | null
}
/** What a request is run on. `engineOf`: who answers questions about a table (the columns in memory by default); `disclosure`: null = everything is shown. */
export interface RunContext {
  readonly dataset: Dataset
  readonly engineOf?: (table: Table) => Engine
  readonly disclosure: Disclosure | null
}

/** The codes of a filter as conditions of a question. Throws OptionError on an unknown variable or code. */
export function conditionsOf(filter: readonly Filter[], codebook: Codebook): readonly Condition[] {
  return filter.map((one, i): Condition => {
    const { name, options } = categoryAt(codebook, one.variable, `filter[${i}].variable`)
    const listed = 'in' in one ? one.in : one.notIn
    const codes = options.map(({ code }) => code)
    const wrong = listed.find((code) => !codes.includes(code))
    if (wrong !== undefined) throw new OptionError('report.unknownCode', `filter[${i}]`, { name, code: wrong, codes: codes.join(', ') })
    if ('in' in one) return { term: category(name), in: one.in.map((code) => codes.indexOf(code) + 1) }
    // A missing answer is none of the codes left out: it stays, so it needs a number of its own.
    return { term: { is: 'number', column: name, scores: [1, ...codes.map((code) => (one.notIn.includes(code) ? 0 : 1))], scale: 1, shift: 0 }, in: [1] }
  })
}

/** Runs a method that is found, on a table, with the engine's memory at hand (see runMethod). */
export async function perform(method: Method, request: MethodRequest, table: Table, { dataset, disclosure }: RunContext, ask: Asking): Promise<Result> {
  const { codebook } = table
  const options = readOptions(method.options, request.options, codebook)
  const filter = conditionsOf(request.filter, codebook)
  const weight = request.weight && weightTerm(request.weight, codebook)
  const provenance: Provenance = {
    method: method.id,
    version: method.version,
    table: table.name,
    options,
    filter: request.filter,
    weight: request.weight,
    data: dataset.hash,
    synthetic: dataset.synthetic,
  }
  const common = { title: { key: `${method.id}.title` }, references: method.references, provenance }
  let cases: Omit<Cases, 'used' | 'excluded'> = { total: table.rows, selected: table.rows }

  const result = async (): Promise<Result> => {
    try {
      refuseWrongKind(request.weight, method.weights)
      const { total, selected, left, excluded } = await selectionOf(ask, filter, request.weight, weight)
      cases = { total, selected }
      if (!left) throw new RefusalError({ key: 'report.noCases', values: { table: codebook.title, total: { figure: total, as: 'count' } } }, { key: 'report.noCases.help' })
      const found = await method.run(asMethodsAsk(ask, filter, request.weight, weight), options, codebook)
      return { ...common, status: 'completed', ...found, cases: { ...cases, used: found.cases.used, excluded: [...excluded, ...found.cases.excluded] }, refused: null }
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      const excluded = cases.selected ? [{ reason: refusal.reason, n: cases.selected }] : []
      return { ...common, status: 'refused', summary: null, cases: { ...cases, used: 0, excluded }, parts: [], formulas: [], refused: refusal }
    }
  }
  const whole = checked(await result())
  if (!disclosure) return whole
  const narrowing = new Set(request.filter.map(({ variable }) => variable))
  const narrowedBy = codebook.variables.filter(({ name, role, sensitive }) => narrowing.has(name) && (role === 'attribute' || sensitive)).length
  return checked(disclose(whole, ruleFor(table.respondent, disclosure.shared, disclosure.base, narrowedBy)))
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof RefusalError) return error.refusal
  if (error instanceof CannotAnswer) return { reason: { key: error.key, values: error.values }, help: null }
  return null
}

/**
 * How a method asks: its questions with the request's filter and weight, which no method mentions. A frequency weight is a
 * number of people, so it becomes the count itself: a method that takes frequencies need not know of them.
 */
function asMethodsAsk(ask: Asking, filter: readonly Condition[], weight: Weight | null, term: ReturnType<typeof weightTerm> | null): Ask {
  const added = (query: Query): Query => {
    const where = [...query.where, ...(query.whole ? [] : filter), ...(term ? [weighable(term)] : [])]
    if (query.ask === 'rows') {
      if (weight?.kind === 'frequency') throw new TypeError('rows cannot stand for several people: a method that asks for rows takes no frequency weights')
      return { ...query, where }
    }
    // A weight of the method's own (a raked one) stands.
    return { ...query, where, weight: query.weight ?? term }
  }
  const answer = async (query: Query): Promise<EngineAnswer> => {
    const found = await ask(added(query))
    return weight?.kind === 'frequency' ? peopled(found) : found
  }
  return <Q extends Query>(query: Q) => {
    const answered = answer(query) as Promise<AnswerOf<Q>>
    // A method that stops at one refused question need not hear of the others; who awaits this answer still does.
    answered.catch(() => undefined)
    return answered
  }
}

/** Rows that stand for several people each, as that many people. */
function peopled(answer: EngineAnswer): EngineAnswer {
  if ('groups' in answer) return { keys: answer.keys, groups: answer.groups.map((group) => ({ ...group, n: group.weight })) }
  const { keys, n, weight } = answer as CountTable
  return { keys, n: weight ?? n, weight: null, weight2: null }
}
