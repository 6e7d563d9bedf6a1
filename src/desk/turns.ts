import { startTransition, useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** Something that waits to be shown; the one nearest to what is looked at comes first. */
interface Waiting {
  near: boolean
  show(): void
}
const queue: Waiting[] = []
let running = false
const heard = new Set<() => void>()

function setRunning(now: boolean): void {
  if (running === now) return
  running = now
  for (const changed of heard) changed()
}

/** One after the other, each in an idle moment of its own, so that no piece of work holds up a click. */
function next(): void {
  const place = Math.max(0, queue.findIndex(({ near }) => near))
  const [one] = queue.splice(place, 1)
  if (!one) {
    setRunning(false)
    return
  }
  one.show()
  schedule()
}
function schedule(): void {
  setRunning(true)
  // Safari has no idle callback; a short timer leaves room for clicks as well.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(next, { timeout: 300 })
  else setTimeout(next, 16)
}

/** Joins those who wait; the answer can be moved forward (`near`) and leaves again. */
function join(near: boolean, show: () => void): { near: boolean; leave(): void } {
  const waiting = {
    near,
    show,
    leave() {
      const at = queue.indexOf(waiting)
      if (at !== -1) queue.splice(at, 1)
    },
  }
  queue.push(waiting)
  if (!running) schedule()
  return waiting
}

/** Does a piece of work in a turn of its own, unless it is called off (the answer) before. */
export function inTurn(work: () => void): () => void {
  const waiting = join(false, work)
  return () => waiting.leave()
}

/** Waits for a turn: true once it is this element's. What is near the window has precedence; the rest follows when nothing else is to do. */
export function useTurn<E extends Element>() {
  const element = useRef<E>(null)
  const [mine, setMine] = useState(false)
  useEffect(() => {
    const waiting = join(false, () => startTransition(() => setMine(true)))
    const observer = new IntersectionObserver(([entry]) => void (waiting.near = entry?.isIntersecting ?? false), { rootMargin: '800px' })
    if (element.current) observer.observe(element.current)
    return () => {
      observer.disconnect()
      waiting.leave()
    }
  }, [])
  return { element, mine }
}

/** How many rows of a long table to show by now: some at once, the rest in idle moments. */
export function useGrowing(all: number, step: number): number {
  const [shown, setShown] = useState(step)
  useEffect(() => {
    if (shown >= all) return
    const waiting = join(true, () => startTransition(() => setShown((now) => now + step)))
    return () => waiting.leave()
  }, [shown, all, step])
  return Math.min(shown, all)
}

function subscribe(changed: () => void): () => void {
  heard.add(changed)
  return () => void heard.delete(changed)
}

/** Whether something is still waiting for its turn. */
export function useTurnsWaiting(): boolean {
  return useSyncExternalStore(subscribe, () => running)
}
