import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/**
 * What axe finds wrong on the page as it is now, one line each. What it leaves open about contrast is settled by `lowContrast`.
 * The window is made as high as the page meanwhile: axe takes a target that lies half under a sticky bar for a small one,
 * though a person scrolls.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize()!
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, 400 + (await page.evaluate(() => document.documentElement.scrollHeight))) })
  try {
    return await faults(page)
  } finally {
    await page.setViewportSize(size)
  }
}

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(source)
  const { violations, incomplete } = await page.evaluate(
    (tags) => (window as unknown as { axe: { run(where: Document, options: object): Promise<{ violations: AxeResult[]; incomplete: AxeResult[] }> } }).axe.run(document, { runOnly: tags }),
    RULES,
  )
  const open = incomplete.filter(({ id }) => id !== 'color-contrast')
  return [...violations, ...open].flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
