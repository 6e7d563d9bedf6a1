import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lang } from '../../analysis/study/text.ts'
import { shareMessages } from '../../src/desk/data/share-messages.ts'
import { deskMessages } from '../../src/desk/messages.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { studies } from '../../surveys/index.ts'
import { axeFaults } from '../support/axe.ts'
import { lowContrast } from '../support/contrast.ts'
import { browser, expectCalm, LANGS, served, shot, SIZES, watch, type Served, type Size } from './app.ts'

const demo = studies.find(({ id }) => id === 'demo')!
let app: Served
let chromium: Browser
beforeAll(async () => {
  app = await served()
  chromium = await browser()
})
afterAll(async () => {
  await chromium?.close()
  await app?.close()
})

/** Tabs on until the element has the focus; fails where it never comes. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`never reached: ${selector}`)
}

const combinations = LANGS.flatMap((lang) => (['desk', 'phone'] as const).map((size) => ({ lang, size })))

describe.each(combinations)('data to hand on, in $lang on a $size', ({ lang, size }: { lang: Lang; size: Size }) => {
  const say = textsIn(lang, shareMessages)
  const sayDesk = textsIn(lang, deskMessages)

  it('are refused in words, follow each choice, and are made once they pass', async () => {
    const context = await chromium.newContext({ viewport: SIZES[size], locale: lang, acceptDownloads: true })
    const page = await context.newPage()
    const seen = await watch(page, app.url)
    await page.goto(`${app.url}#/desk/demo/data`)
    await page.getByRole('button', { name: say('open') }).click()
    const verdict = page.locator('output.share-verdict').first()
    await verdict.waitFor()
    expect(await verdict.textContent()).toContain('1600')
    const make = page.getByRole('button', { name: say('make') })
    expect(await make.isDisabled()).toBe(true)
    await shot(page, `share-refused-${lang}-${size}`)

    // A choice is counted at once: without the column that the verdict names fewer rows stand alone.
    const before = await verdict.textContent()
    const column = demo.codebooks[0]!.variables.find(({ name }) => name === 'DEM_OCC')!
    await page.getByRole('combobox', { name: say('handlingOf', { column: column.label[lang] }) }).selectOption('leftOut')
    await page.waitForFunction((old) => document.querySelector('output.share-verdict')?.textContent !== old, before)

    // By keyboard from here: few rows left out, then as much as passes.
    await page.getByRole('checkbox', { name: say('leaveOutRows') }).focus()
    await page.keyboard.press('Space')
    for (const table of [0, 1]) {
      const button = page.getByRole('button', { name: say('fit') }).nth(table)
      await button.evaluate((element, at) => element.setAttribute('data-fit', String(at)), table)
      await tabTo(page, `[data-fit="${table}"]`)
      await page.keyboard.press('Enter')
      await page.locator('output.share-verdict.passes').nth(table).waitFor()
    }
    expect(await page.getByRole('combobox', { name: say('handlingOf', { column: column.label[lang] }) }).inputValue()).toBe('leftOut')
    await shot(page, `share-passes-${lang}-${size}`)
    await page.waitForFunction((name) => [...document.querySelectorAll('button')].some((button) => button.textContent?.includes(name) && !button.disabled), say('make'))
    await make.press('Enter')
    await page.locator('table.files').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `${sayDesk('data.download')} SYNTHETIC_demo_shared_resident_codes.csv` }).click()])
    const [heading, ...rows] = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n').map((line) => line.split(','))
    expect(heading!.slice(0, 4)).toEqual(['row', 'study', 'synthetic', 'UNIT'])
    const judged = ['UNIT', 'MODE', 'WAVE', 'SCR1', 'SCR2', 'SCR3', ...demo.codebooks[0]!.quasiIdentifiers.map(({ variable }) => variable)].map((name) => heading!.indexOf(name)).filter((at) => at >= 0)
    const classes = new Map<string, number>()
    for (const row of rows) classes.set(judged.map((at) => row[at]).join(), (classes.get(judged.map((at) => row[at]).join()) ?? 0) + 1)
    expect(judged.length).toBeGreaterThan(3)
    expect([...classes.values()].filter((n) => n < 5)).toEqual([])

    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await axeFaults(page)).toEqual([])
    expect(await lowContrast(page)).toEqual([])
    expectCalm(seen)
    await context.close()
  })
})
