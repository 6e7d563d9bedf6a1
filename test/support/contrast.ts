import type { Page } from 'playwright-core'

/** Text or an edge whose contrast with its ground is too low. */
export interface LowContrast {
  readonly what: string
  readonly state: 'rest' | 'hover' | 'focus'
  readonly ratio: number
  readonly needed: number
}

/**
 * Contrast (WCAG 2.2: 1.4.3 and 1.4.11) computed from what the browser rendered, for everything that can be seen: text at 4.5
 * (large text 3), the border of buttons and fields at 3 where it is what shows their edge. Colours with opacity are mixed with
 * their ground; a picture as ground counts as a fault, since nothing can be said of it. With `states`, one of every kind of
 * control is also judged under the pointer and with the focus. Disabled controls are judged like any other.
 */
export async function lowContrast(page: Page, { states = false } = {}): Promise<readonly LowContrast[]> {
  await page.evaluate(defineContrast)
  const found = await judge(page, 'rest')
  if (!states) return found
  const kinds = await page.evaluate(() => (window as unknown as Judging).linliContrast.markKinds())
  for (let i = 0; i < kinds; i++) {
    const control = page.locator(`[data-contrast-kind="${i}"]`)
    if (!(await control.isVisible())) continue
    if (await control.isEnabled()) {
      await control.hover({ timeout: 2000 })
      found.push(...(await judge(page, 'hover', i)))
      await page.mouse.move(0, 0)
    }
    await control.focus()
    // The ring of the focus is drawn for the keyboard.
    await page.keyboard.press('Shift')
    found.push(...(await judge(page, 'focus', i)))
  }
  await page.evaluate(() => (window as unknown as Judging).linliContrast.unmarkKinds())
  return found
}

interface Judging {
  readonly linliContrast: {
    judge(state: LowContrast['state'], kind: number | null): LowContrast[]
    markKinds(): number
    unmarkKinds(): void
  }
}

async function judge(page: Page, state: LowContrast['state'], kind: number | null = null): Promise<LowContrast[]> {
  return page.evaluate(([at, one]) => (window as unknown as Judging).linliContrast.judge(at, one), [state, kind] as const)
}

/** Runs in the page. */
function defineContrast(): void {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true })!

  function colour(css: string): Colour {
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(css)
    if (parts) return [Number(parts[1]), Number(parts[2]), Number(parts[3]), parts[4] === undefined ? 1 : Number(parts[4])]
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = css
    pen.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
    return [r!, g!, b!, a! / 255]
  }
  const over = (top: Colour, ground: Colour): Colour => {
    const mix = (i: 0 | 1 | 2) => top[i] * top[3] + ground[i] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const luminance = (c: Colour): number => {
    const linear = (i: 0 | 1 | 2) => {
      const v = c[i] / 255
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
  }
  const ratio = (a: Colour, b: Colour): number => {
    const [x, y] = [luminance(a), luminance(b)]
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
  }

  /** Everything painted behind an element, itself included; null where a picture lies between. */
  function groundOf(element: Element | null): Colour | null {
    const layers: Colour[] = []
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.backgroundImage !== 'none') return null
      const layer = colour(style.backgroundColor)
      layers.push([layer[0], layer[1], layer[2], layer[3] * Number(style.opacity)])
      if (layer[3] === 1 || at.matches('dialog:modal')) break
    }
    return layers.reduceRight<Colour>((ground, layer) => over(layer, ground), [255, 255, 255, 1])
  }
  function opacityOf(element: Element): number {
    let opacity = 1
    for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity)
    return opacity
  }
  function isSeen(element: Element): boolean {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true } as CheckVisibilityOptions)) return false
    if (element.closest('.visually-hidden')) return false
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1
  }
  const named = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 40)}”`

  const controls = 'a[href], button, input, select, textarea, [role=button], [role=radio], [role=checkbox], [role=tab], [role=switch], summary'

  Object.assign(window, {
    linliContrast: {
      judge(state: LowContrast['state'], kind: number | null): LowContrast[] {
        for (const animation of document.getAnimations()) animation.finish()
        const root: Element | null = kind === null ? document.body : document.querySelector(`[data-contrast-kind="${kind}"]`)
        if (!root) return []
        const found: LowContrast[] = []
        const tell = (element: Element, what: string, top: Colour, ground: Colour | null, needed: number): void => {
          const got = ground ? ratio(over([top[0], top[1], top[2], top[3] * opacityOf(element)], ground), ground) : 0
          if (got < needed) found.push({ what: `${what} ${named(element)}`, state, ratio: Math.round(got * 100) / 100, needed })
        }
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const element = node.parentElement
          if (!element || !node.textContent?.trim() || !isSeen(element) || element.matches('script, style, option')) continue
          if (element.closest('svg')) continue
          const style = getComputedStyle(element)
          const size = Number.parseFloat(style.fontSize)
          const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
          tell(element, 'text', colour(style.color), groundOf(element), large ? 3 : 4.5)
        }
        for (const field of [root, ...root.querySelectorAll('input, textarea, select')]) {
          if (!field.matches('input, textarea, select') || !isSeen(field) || field.matches('[type=checkbox], [type=radio], [type=hidden], [type=file]')) continue
          tell(field, 'typed', colour(getComputedStyle(field).color), groundOf(field), 4.5)
        }
        for (const control of [root, ...root.querySelectorAll(controls)]) {
          if (!control.matches(controls) || !isSeen(control)) continue
          const style = getComputedStyle(control)
          const outside = groundOf(control.parentElement)
          const inside = groundOf(control)
          if (state === 'focus' && document.activeElement === control && style.outlineStyle !== 'none') tell(control, 'focus ring', colour(style.outlineColor), outside, 3)
          // A control whose fill stands out needs no border; one without border and fill is known by its words.
          if (style.borderTopStyle === 'none' || Number.parseFloat(style.borderTopWidth) === 0 || colour(style.borderTopColor)[3] === 0) continue
          if (!inside || !outside || ratio(inside, outside) >= 3) continue
          tell(control, 'edge', colour(style.borderTopColor), outside, 3)
        }
        return found
      },
      markKinds(): number {
        const kinds = new Map<string, number>()
        for (const control of document.querySelectorAll(controls)) {
          if (!isSeen(control)) continue
          const kind = [control.tagName, control.getAttribute('class'), control.getAttribute('role'), control.getAttribute('aria-checked'), control.getAttribute('aria-pressed'), control.hasAttribute('disabled'), control.closest('header, main, footer, dialog, nav, aside')?.tagName].join('|')
          if (kinds.has(kind)) continue
          control.setAttribute('data-contrast-kind', String(kinds.size))
          kinds.set(kind, kinds.size)
        }
        return kinds.size
      },
      unmarkKinds(): void {
        for (const marked of document.querySelectorAll('[data-contrast-kind]')) marked.removeAttribute('data-contrast-kind')
      },
    },
  })
}
