import { errorOf, failureOf, type Failure } from './failure.ts'

/** What a Worker can be asked, by the word of the question, and what it answers. */
interface Question {
  readonly do: string
}
type Answers<Ask extends Question> = { readonly [word in Ask['do']]: unknown }
type ToWorker<Ask> = Ask & { readonly id: number }
type FromWorker<Step> =
  | { readonly id: number; readonly is: 'step'; readonly step: Step }
  | { readonly id: number; readonly is: 'answer'; readonly answer: unknown }
  | { readonly id: number; readonly is: 'failure'; readonly failure: Failure }

/** This thread's end of the line to a Worker. */
export interface Talk<Ask extends Question, AnswerTo extends Answers<Ask>, Step> {
  /** Questions may be asked before others are answered; long work tells its steps. Rejects with the typed error that the Worker threw. */
  readonly ask: <A extends Ask>(what: A, tell?: (step: Step) => void) => Promise<AnswerTo[A['do'] & keyof AnswerTo]>
  /** Ends the Worker. Whatever was asked and not answered rejects, as does everything asked from now on. */
  readonly end: (why: string) => void
}

interface Waiting<Step> {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly tell: ((step: Step) => void) | undefined
}

export function talkTo<Ask extends Question, AnswerTo extends Answers<Ask>, Step>(worker: Worker): Talk<Ask, AnswerTo, Step> {
  const waiting = new Map<number, Waiting<Step>>()
  let asked = 0
  let ended: Error | null = null

  function end(why: string): void {
    if (ended) return
    ended = new Error(why)
    worker.terminate()
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker<Step>>) => {
    const one = waiting.get(data.id)
    if (data.is === 'step') {
      one?.tell?.(data.step)
      return
    }
    waiting.delete(data.id)
    if (data.is === 'answer') one?.resolve(data.answer as never)
    else one?.reject(errorOf(data.failure))
  })
  worker.addEventListener('error', (event) => end(event.message || 'the Worker did not start'))
  worker.addEventListener('messageerror', () => end('the Worker was sent what cannot be copied'))

  return {
    ask: (what, tell) => {
      if (ended) return Promise.reject(ended)
      const id = asked++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting<Step>['resolve'], reject, tell })
        worker.postMessage({ id, ...what } satisfies ToWorker<Ask>)
      })
    },
    end,
  }
}

/** The Worker's end of the line: `work` is what it does. */
export function answerWith<Ask extends Question, Step>(work: (ask: Ask, tell: (step: Step) => void) => Promise<unknown>): void {
  const say = (message: FromWorker<Step>): void => postMessage(message)
  addEventListener('message', ({ data }: MessageEvent<ToWorker<Ask>>) => {
    const { id } = data
    work(data, (step) => say({ id, is: 'step', step })).then(
      (answer) => say({ id, is: 'answer', answer }),
      (error: unknown) => say({ id, is: 'failure', failure: failureOf(error) }),
    )
  })
}
