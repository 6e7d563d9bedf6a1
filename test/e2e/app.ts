import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { currentChromium } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'

/** The two sizes every page is tried in. */
export const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof SIZES
export const LANGS = ['zh-CN', 'en'] as const

const root = resolve(import.meta.dirname, '../..')
/** Folder for screenshots, where `LINLI_SHOTS` names one; else none are taken. */
const shots = process.env.LINLI_SHOTS

export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** The built app behind the same server as `npm start`. `published`: a folder of studies in front of those that ship. */
export async function served(published: string | null = null): Promise<Served> {
  const dist = join(root, 'dist')
  if (!existsSync(join(dist, 'index.html'))) throw new Error('no build: run npm run build')
  const server = await serve({ dist, published, port: 0 })
  return { url: server.url, close: () => server.close() }
}

export async function browser(): Promise<Browser> {
  return chromium.launch({ ...(await currentChromium()), headless: true })
}

/** A browser that keeps its profile on disk, so that it can be killed and opened again. */
export async function profile(folder: string, size: Size = 'desk'): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await currentChromium()), headless: true, viewport: SIZES[size], deviceScaleFactor: 1 })
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'linli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What a page did that it must not: console errors, failed or foreign requests, blocked content, long tasks after mounting. */
export interface Watch {
  readonly faults: string[]
  /** Longest task (ms) since the last call of `mounted`. */
  longest(): Promise<number>
  mounted(): Promise<number>
}

/** Watches a page from its first byte. */
export async function watch(page: Page, origin: string): Promise<Watch> {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) faults.push(`left the origin: ${url}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
  })
  await page.addInitScript(() => {
    const seen: { start: number; duration: number }[] = []
    Object.assign(window, { linliTasks: seen, linliBlocked: [] as string[] })
    try {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push({ start: entry.startTime, duration: entry.duration })
      }).observe({ type: 'longtask', buffered: true })
    } catch (error) {
      console.error(`no long task observer: ${String(error)}`)
    }
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`blocked by policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  const tasks = () =>
    page.evaluate(() => {
      const seen = (window as unknown as { linliTasks: { duration: number }[] }).linliTasks
      return seen.reduce((longest, task) => Math.max(longest, task.duration), 0)
    })
  return {
    faults,
    longest: tasks,
    async mounted() {
      await page.waitForTimeout(300)
      const first = await tasks()
      await page.evaluate(() => {
        ;(window as unknown as { linliTasks: unknown[] }).linliTasks.length = 0
      })
      return first
    },
  }
}

/** A picture for the eye, where `LINLI_SHOTS` asks for it. */
export async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: false })
}

/** Nothing went wrong on the page so far. */
export function expectCalm(seen: Watch): void {
  expect(seen.faults).toEqual([])
}

/** No task on the main thread took longer than 50 ms since the page had mounted. The words stand in vitest.config.ts too. */
export async function expectQuick(seen: Watch): Promise<void> {
  expect(await seen.longest(), 'longest task after mounting').toBeLessThanOrEqual(50)
}
