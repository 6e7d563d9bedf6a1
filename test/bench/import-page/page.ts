const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
declare global {
  interface Window {
    measure(rows: number, rounds: number): Promise<unknown>
  }
}
window.measure = (rows, rounds) =>
  new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true })
    worker.postMessage({ rows, rounds })
  })

export {}
