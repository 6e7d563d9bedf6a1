import type { Block, Form } from '../../analysis/study/form.ts'

/** What is seen at once: a page of the form, or a part of one that would be too long. */
export interface Screen {
  /** The page's id, and from the second part on `id.2`, `id.3` … */
  readonly id: string
  /** The form's page; seconds are counted on it. */
  readonly page: string
  readonly parts: readonly ScreenPart[]
}
export interface ScreenPart {
  readonly block: Block
  /** In the order presented to this person. */
  readonly items: readonly string[]
  /** Whether the block's notice belongs below. */
  readonly last: boolean
}

/** How much one screen holds, in statements. */
const ROOM = 5

/**
 * Screens in order, each with room for what it holds. Shuffled blocks are drawn from the seed (an unsigned 32-bit integer),
 * so that the same seed presents the same order again; of a block to draw from only what was drawn is on a screen.
 */
export function screensOf(form: Form, seed: number): readonly Screen[] {
  const chance = generator(seed)
  return form.pages.flatMap((page) => {
    const screens: { parts: ScreenPart[]; room: number }[] = []
    for (const block of page.blocks) {
      const rows = rowsOf(block)
      const order = block.shuffle || block.draw !== null ? shuffled(rows, chance) : rows
      const drawn = block.draw === null ? order : order.slice(0, block.draw)
      const chunks = evenly(drawn, Math.floor(ROOM / heightOf(block)))
      chunks.forEach((chunk, i) => {
        const height = chunk.length * heightOf(block)
        const part = { block, items: chunk.flat(), last: i === chunks.length - 1 }
        const open = screens.at(-1)
        if (open && open.room >= height) {
          open.parts.push(part)
          open.room -= height
        } else screens.push({ parts: [part], room: ROOM - height })
      })
    }
    return screens.map(({ parts }, i) => ({ id: i === 0 ? page.id : `${page.id}.${i + 1}`, page: page.id, parts }))
  })
}

/** All items of some screens in the order presented. */
export function presented(screens: readonly Screen[]): readonly string[] {
  return screens.flatMap((screen) => screen.parts.flatMap((part) => part.items))
}

/** Importance and performance of one thing stay together. */
function rowsOf(block: Block): readonly (readonly string[])[] {
  const step = block.layout === 'pairs' ? 2 : 1
  return Array.from({ length: Math.ceil(block.items.length / step) }, (_, i) => block.items.slice(i * step, i * step + step))
}

/** In statements: a pair is two rows of options under two questions. */
const heightOf = (block: Block): number => (block.layout === 'pairs' ? ROOM / 3 : 1)

/** Parts of at most `most`, as equal as they can be: six become three and three, not five and one. */
function evenly<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  const parts = Math.ceil(list.length / most)
  return Array.from({ length: parts }, (_, i) => list.slice(Math.round((i * list.length) / parts), Math.round(((i + 1) * list.length) / parts)))
}

function shuffled<T>(list: readonly T[], chance: () => number): readonly T[] {
  const drawn = [...list]
  for (let i = drawn.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    ;[drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!]
  }
  return drawn
}

/** mulberry32: numbers in [0, 1) from a 32-bit seed; enough for an order of questions, for nothing else. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
