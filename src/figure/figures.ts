import type { VegaLiteSpec } from '../../analysis/charts/index.ts'
import type { Answered, Asked } from './figure.worker.ts'

/** Drawings made off the main thread. `svg` rejects with what went wrong, or when the Worker is closed first. */
export interface Figures {
  svg(spec: VegaLiteSpec): Promise<string>
  close(): void
}

interface Waiting {
  readonly resolve: (svg: string) => void
  readonly reject: (error: Error) => void
}

/** Starts one Worker; it draws one figure after the other. */
export function openFigures(): Figures {
  const worker = new Worker(new URL('./figure.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let ended: Error | null = null

  function end(error: Error): void {
    ended = error
    worker.terminate()
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const one = waiting.get(data.id)
    waiting.delete(data.id)
    if ('svg' in data) one?.resolve(data.svg)
    else one?.reject(new Error(data.error))
  })
  // The Worker itself could not be loaded or has died: nothing will be answered any more.
  worker.addEventListener('error', (event) => end(new Error(event.message || 'the figure worker did not start')))
  worker.addEventListener('messageerror', () => end(new Error('the figure worker was sent what cannot be copied')))

  return {
    svg(spec) {
      if (ended) return Promise.reject(ended)
      const id = asked++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        const message: Asked = { id, spec }
        worker.postMessage(message)
      })
    },
    close() {
      if (!ended) end(new Error('figures were closed'))
    },
  }
}
