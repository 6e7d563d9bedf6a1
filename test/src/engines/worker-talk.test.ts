import { afterEach, describe, expect, it, vi } from 'vitest'
import { OptionError } from '../../../analysis/report/option-error.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { answerWith, talkTo } from '../../../src/engines/worker-talk.ts'
import { FileError } from '../../../src/exchange/file-error.ts'
import { StoreError } from '../../../src/store/store-error.ts'

type Ask = { readonly do: 'double'; readonly n: number } | { readonly do: 'fail'; readonly with: string } | { readonly do: 'hang' }
interface AnswerTo {
  readonly double: number
  readonly fail: never
  readonly hang: never
}

const errors: { readonly [name: string]: () => Error } = {
  file: () => new FileError('unknownCode', 'a.csv', { line: 3, column: 'Q1' }, { value: 'x' }),
  option: () => new OptionError('report.unknownMethod', 'method', { method: 'none' }),
  study: () => new StudyError('notJson', 'variables[2]', { name: 'Q1' }),
  store: () => new StoreError('full'),
  fault: () => new RangeError('no such row'),
}

/** A Worker on this thread: what is said either way is copied, as between threads. */
class Twin extends EventTarget {
  ended = false
  constructor() {
    super()
    const inside = new EventTarget()
    vi.stubGlobal('addEventListener', inside.addEventListener.bind(inside))
    vi.stubGlobal('postMessage', (message: unknown) => queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }))))
    answerWith<Ask, number>((ask, tell) => {
      if (ask.do === 'hang') return new Promise(() => {})
      if (ask.do === 'fail') return Promise.reject(errors[ask.with]!())
      tell(ask.n)
      return Promise.resolve(ask.n * 2)
    })
    this.postMessage = (message) => inside.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }))
  }
  readonly postMessage: (message: unknown) => void
  terminate(): void {
    this.ended = true
  }
}
const talk = () => {
  const twin = new Twin()
  return { twin, ...talkTo<Ask, AnswerTo, number>(twin as unknown as Worker) }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the talk with a Worker', () => {
  it('answers every question by itself, and tells the steps of each to who asked it', async () => {
    const { ask } = talk()
    const told: string[] = []
    const answers = [1, 2, 3].map((n) => ask({ do: 'double', n }, (step) => told.push(`${n}:${step}`)))
    expect(await Promise.all(answers)).toEqual([2, 4, 6])
    expect(told).toEqual(['1:1', '2:2', '3:3'])
  })

  it('makes typed errors anew on this side, with every part that a sentence needs', async () => {
    const { ask } = talk()
    const failed = (name: string) => ask({ do: 'fail', with: name }).catch((error: unknown) => error)
    const file = await failed('file')
    expect(file).toBeInstanceOf(FileError)
    expect(file).toEqual(errors['file']!())
    expect(file).toMatchObject({ code: 'unknownCode', file: 'a.csv', line: 3, column: 'Q1', values: { value: 'x', line: 3 } })
    for (const [name, type] of [['option', OptionError], ['study', StudyError], ['store', StoreError]] as const) {
      const error = await failed(name)
      expect(error).toBeInstanceOf(type)
      expect(Object.entries(error as Error)).toEqual(Object.entries(errors[name]!()))
    }
    expect(await failed('fault')).toEqual(new Error('RangeError: no such row'))
  })

  it('rejects what was asked and not answered when it ends, and everything after', async () => {
    const { ask, end, twin } = talk()
    const open = ask({ do: 'hang' })
    end('closed')
    end('twice')
    expect(twin.ended).toBe(true)
    await expect(open).rejects.toThrow('closed')
    await expect(ask({ do: 'double', n: 1 })).rejects.toThrow('closed')
  })

  it('ends where the Worker does not start', async () => {
    const { ask, twin } = talk()
    const open = ask({ do: 'hang' })
    twin.dispatchEvent(Object.assign(new Event('error'), { message: 'no such file' }))
    await expect(open).rejects.toThrow('no such file')
    expect(twin.ended).toBe(true)
  })
})
