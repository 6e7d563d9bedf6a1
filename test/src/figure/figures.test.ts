import { afterEach, describe, expect, it, vi } from 'vitest'
import { openFigures } from '../../../src/figure/figures.ts'

/** Stands for the Worker: what is sent is kept, and the test answers. */
class Fake extends EventTarget {
  static last: Fake
  readonly sent: { readonly id: number }[] = []
  ended = false
  constructor() {
    super()
    Fake.last = this
  }
  postMessage(message: { readonly id: number }): void {
    this.sent.push(message)
  }
  terminate(): void {
    this.ended = true
  }
  answer(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}
afterEach(() => vi.unstubAllGlobals())
function open() {
  vi.stubGlobal('Worker', Fake)
  const figures = openFigures()
  return { figures, worker: Fake.last }
}

describe('figures', () => {
  it('come back to whoever asked, in any order', async () => {
    const { figures, worker } = open()
    const [first, second] = [figures.svg({ a: 1 }), figures.svg({ a: 2 })]
    worker.answer({ id: worker.sent[1]!.id, svg: '<svg>2' })
    worker.answer({ id: worker.sent[0]!.id, svg: '<svg>1' })
    expect(await Promise.all([first, second])).toEqual(['<svg>1', '<svg>2'])
  })

  it('reject with what went wrong, and the next is drawn all the same', async () => {
    const { figures, worker } = open()
    const wrong = figures.svg({})
    worker.answer({ id: worker.sent[0]!.id, error: 'no mark' })
    await expect(wrong).rejects.toThrow('no mark')
    const right = figures.svg({})
    worker.answer({ id: worker.sent[1]!.id, svg: '<svg>' })
    expect(await right).toBe('<svg>')
  })

  it('reject when they are closed, or when the worker cannot be loaded, and ever after', async () => {
    const closed = open()
    const waiting = closed.figures.svg({})
    closed.figures.close()
    await expect(waiting).rejects.toThrow('closed')
    await expect(closed.figures.svg({})).rejects.toThrow('closed')
    expect(closed.worker.ended).toBe(true)

    const broken = open()
    const never = broken.figures.svg({})
    broken.worker.dispatchEvent(new Event('error'))
    await expect(never).rejects.toThrow('did not start')
    await expect(broken.figures.svg({})).rejects.toThrow('did not start')
  })
})
