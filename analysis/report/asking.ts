import { canonical, type Canonical } from '../engine/canonical.ts'
import { isCoded, lower } from '../engine/lower.ts'
import { CannotAnswer } from '../engine/query.ts'
import type { CountTable, Engine, EngineAnswer, Query } from '../engine/query.ts'

/** Asks one engine, and remembers. */
export type Asking = (query: Query) => Promise<EngineAnswer>

interface Waiting {
  readonly query: Query
  resolve(answer: EngineAnswer): void
  reject(error: unknown): void
}

/**
 * Everything asked in one turn goes to the engine as one batch, in canonical form, each question once; what was asked before is
 * not asked again. Moments of coded columns, and all moments where the engine gives none, are asked as counts. Rows are not
 * remembered: they are as large as the data. Answers are shared between those who asked: nobody may write into them.
 */
export function asking(engine: Engine): Asking {
  const remembered = new Map<string, Promise<EngineAnswer>>()
  let turn: Waiting[] = []

  async function answerTurn(): Promise<void> {
    const batch = turn
    turn = []
    try {
      const answers = await engine.answer(batch.map(({ query }) => query))
      batch.forEach((waiting, i) => waiting.resolve(answers[i]!))
    } catch (error) {
      for (const waiting of batch) waiting.reject(error)
    }
  }
  function question({ query, key }: Canonical): Promise<EngineAnswer> {
    const before = remembered.get(key)
    if (before) return before
    const answer = new Promise<EngineAnswer>((resolve, reject) => {
      turn.push({ query, resolve, reject })
      if (turn.length === 1) void Promise.resolve().then(answerTurn)
    })
    if (query.ask !== 'rows') {
      remembered.set(key, answer)
      answer.catch(() => remembered.delete(key))
    }
    return answer
  }

  return async function ask(query): Promise<EngineAnswer> {
    if (query.ask === 'moments' && (!engine.gives.has('moments') || query.of.every(isCoded))) {
      const lowered = lower(query)
      return lowered.finish((await Promise.all(lowered.queries.map(ask))) as CountTable[])
    }
    if (!engine.gives.has(query.ask)) throw new CannotAnswer('report.cannotAnswer', { ask: query.ask })
    const form = canonical(query)
    return form.restore(await question(form))
  }
}
