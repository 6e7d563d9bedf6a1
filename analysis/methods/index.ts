import { crosstab } from './associate/crosstab/index.ts'
import { means } from './compare/means/index.ts'
import { frequencies } from './describe/frequencies/index.ts'
import { summary } from './describe/summary/index.ts'
import type { Method } from './method.ts'
import { listExperiment } from './quality/listExperiment/index.ts'
import { cronbachAlpha } from './reliability/cronbachAlpha/index.ts'

/** Every method, one line each, in the order in which a person is offered them. */
export const methods: readonly Method[] = [
  frequencies,
  summary,
  cronbachAlpha,
  crosstab,
  means,
  listExperiment,
]

/** The method of that id; throws RangeError on one that is not there (ids from outside are checked on the way in). */
export function methodOf(id: string): Method {
  const found = methods.find((method) => method.id === id)
  if (!found) throw new RangeError(`no method ${id}`)
  return found
}
