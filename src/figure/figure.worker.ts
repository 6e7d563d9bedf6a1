import type { VegaLiteSpec } from '../../analysis/charts/index.ts'
import { drawSvg } from './draw.ts'

/** A drawing asked for, and its answer: the picture, or what went wrong. */
export interface Asked {
  readonly id: number
  readonly spec: VegaLiteSpec
}
export type Answered = { readonly id: number; readonly svg: string } | { readonly id: number; readonly error: string }

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  drawSvg(data.spec).then(
    (svg) => answer({ id: data.id, svg }),
    (error: unknown) => answer({ id: data.id, error: error instanceof Error ? error.message : String(error) }),
  )
})

function answer(answered: Answered): void {
  postMessage(answered)
}
