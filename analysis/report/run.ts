import type { Dataset, Table } from '../dataset/dataset.ts'
import { arrayEngine } from '../engine/array-engine.ts'
import { methodOf, methods } from '../methods/index.ts'
import type { Method } from '../methods/method.ts'
import type { Result } from '../result/result.ts'
import { asking } from './asking.ts'
import { OptionError } from './option-error.ts'
import { perform, type MethodRequest, type RunContext } from './perform.ts'

export type { MethodRequest, RunContext } from './perform.ts'

/** The method of that id; throws OptionError naming those there are. */
export function methodAt(id: string): Method {
  if (!methods.some((method) => method.id === id)) throw new OptionError('report.unknownMethod', 'method', { method: id, methods: methods.map((method) => method.id).join(', ') })
  return methodOf(id)
}

/** The table of that name; throws OptionError naming those there are. */
export function tableAt(dataset: Dataset, name: string): Table {
  if (!Object.hasOwn(dataset.tables, name)) throw new OptionError('report.unknownTable', 'table', { table: name, tables: Object.keys(dataset.tables).join(', ') })
  return dataset.tables[name]!
}

/**
 * Runs one method. Reads the options, adds the request's filter and weight to every question the method asks (a question
 * marked `whole` keeps the weight but not the filter), counts the cases, checks the result, and hides small groups where a
 * disclosure rule is given. What the data do not permit is a refused result.
 * Throws OptionError on a request that is not what it claims; whatever else a method throws is our bug and comes through.
 */
export async function runMethod(request: MethodRequest, context: RunContext): Promise<Result> {
  const method = methodAt(request.method)
  const table = tableAt(context.dataset, request.table)
  return perform(method, request, table, context, asking((context.engineOf ?? arrayEngine)(table)))
}
