import { useSyncExternalStore } from 'react'

/** Widths a figure is drawn in, CSS px. */
export const WIDTHS = { desk: 900, print: 606, phone: 358 } as const
/** Window width from which the column of work (beside rail and options) holds a figure of that width. */
const FROM: readonly (readonly [from: number, width: number])[] = [
  [1278, WIDTHS.desk],
  [760, WIDTHS.print],
  [0, WIDTHS.phone],
]

function subscribe(changed: () => void): () => void {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** The widest drawing that fits; it follows the window, not the place, so that figures far down are drawn before they are seen. */
export function useDrawnWidth(): number {
  return useSyncExternalStore(subscribe, () => FROM.find(([from]) => innerWidth >= from)![1])
}
