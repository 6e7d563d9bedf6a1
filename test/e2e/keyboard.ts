import type { Page } from 'playwright-core'

/** A person with a keyboard and no pointer: every key is counted and takes a moment. */
export interface Keyboard {
  keys: number
  /** Goes on with Tab (back with Shift+Tab) until what has the focus is called that. */
  to(name: string | RegExp, back?: boolean): Promise<void>
  press(key: string, times?: number): Promise<void>
  type(text: string): Promise<void>
}

/** What the element with the focus is called, as a screen reader would say it, roughly. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null
    if (!at || at === document.body) return ''
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent) : []
    return (at.getAttribute('aria-label') ?? (labels.length > 0 ? labels.join(' ') : at.textContent) ?? '').replace(/\s+/g, ' ').trim()
  })
}

/** Milliseconds a person leaves between two keys at least. */
const PACE = 20
/** A page of more stops than that is none for keyboards. */
const STOPS = 250

export function keyboardOf(page: Page): Keyboard {
  const hand: Keyboard = {
    keys: 0,
    async press(key, times = 1) {
      for (let i = 0; i < times; i++) {
        hand.keys++
        await page.keyboard.press(key, { delay: PACE })
      }
    },
    async type(text) {
      hand.keys += text.length
      await page.keyboard.type(text, { delay: PACE })
    },
    async to(name, back = false) {
      const passed: string[] = []
      for (let i = 0; i < STOPS; i++) {
        await hand.press(back ? 'Shift+Tab' : 'Tab')
        const now = await focused(page)
        if (typeof name === 'string' ? now === name : name.test(now)) return
        passed.push(now)
      }
      throw new Error(`no way by keyboard to ${String(name)}; passed ${passed.slice(0, 60).join(' | ')}`)
    },
  }
  return hand
}
