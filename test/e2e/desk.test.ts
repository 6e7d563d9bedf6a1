import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedBytes, studyHash } from '../../analysis/study/publish.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { calmMessages, firstMessages } from '../../src/app/messages.ts'
import { ROOMS, type Room } from '../../src/desk/address.ts'
import { deskMessages } from '../../src/desk/messages.ts'
import { exchangeMessages } from '../../src/exchange/messages.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { uiMessages } from '../../src/ui/messages.ts'
import { studies } from '../../surveys/index.ts'
import { axeFaults } from '../support/axe.ts'
import { lowContrast } from '../support/contrast.ts'
import { smallStudy } from '../support/small-study.ts'
import { browser, expectCalm, expectQuick, LANGS, served, shot, SIZES, temporaryFolder, watch, type Served, type Size, type Watch } from './app.ts'

const demo = studies.find(({ id }) => id === 'demo')!
const real = studies.find(({ id }) => id === 'community-policing')!
const folder = temporaryFolder()

let app: Served
let chromium: Browser
beforeAll(async () => {
  app = await served()
  chromium = await browser()
})
afterAll(async () => {
  await chromium?.close()
  await app?.close()
  folder.remove()
})

interface Opened {
  readonly page: Page
  readonly seen: Watch
  readonly close: () => Promise<void>
}
async function open(fragment: string, lang: Lang, size: Size, theme: 'light' | 'dark' = 'light', url = app.url): Promise<Opened> {
  const context = await chromium.newContext({ viewport: SIZES[size], locale: lang, colorScheme: theme, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const seen = await watch(page, url)
  await page.goto(`${url}${fragment}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return { page, seen, close: () => context.close() }
}

/** The report has run and every result has been laid out. */
async function reportShown(page: Page): Promise<void> {
  await page.locator('.report-item').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('output.progress') && !document.querySelector('.waiting-part') && !document.querySelector('output.drawing'), null, { timeout: 90_000 })
}

/** Nothing sticks out sideways, and no key of a sentence stands where a sentence should. */
async function expectSound(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const found: string[] = []
    const wide = document.documentElement.scrollWidth - innerWidth
    if (wide > 0) found.push(`the page is ${wide} px too wide`)
    const text = document.body.innerText
    for (const key of text.match(/\{\{\w+\}\}|\b(?:result|render|methods|report)\.[a-z]\w+|\b(?:undefined|NaN|\[object)\b/g) ?? []) found.push(key)
    return found
  })
  expect(faults).toEqual([])
}

/** The checks look at every element and are long tasks of their own: they come last. */
async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([])
  expect(await lowContrast(page)).toEqual([])
}

const combinations = LANGS.flatMap((lang) => (['desk', 'phone'] as const).map((size) => ({ lang, size })))

describe.each(combinations)('the desk in $lang on a $size', ({ lang, size }: { lang: Lang; size: Size }) => {
  const say = textsIn(lang, deskMessages)

  it('has a calm first page with three ways to begin', async () => {
    const { page, seen, close } = await open('#/', lang, size)
    console.log(`first mount of the first page (${lang}, ${size}): ${await seen.mounted()} ms longest task`)
    const first = textsIn(lang, firstMessages)
    for (const key of ['exampleOpen', 'formsOpen', 'dataOpen'] as const) expect(await page.getByRole('link', { name: first(key) }).count()).toBe(1)
    await shot(page, `desk-first-${lang}-${size}`)
    await page.mouse.wheel(0, 2000)
    await page.waitForTimeout(200)
    await expectQuick(seen)
    await expectSound(page)
    await expectAccessible(page)
    expectCalm(seen)
    await close()
  })

  it.each(ROOMS.flatMap((room) => [demo, real].map((study) => ({ room, study: study.id }))))('shows $room of $study without a fault', async ({ room, study }: { room: Room; study: string }) => {
    const theme = study === 'demo' ? 'light' : 'dark'
    const { page, seen, close } = await open(`#/desk/${study}/${room}`, lang, size, theme)
    const text = () => page.locator('body').textContent()
    if (study === 'demo' && room === 'report') await reportShown(page)
    else if (study === 'demo' && room === 'analysis') await page.locator('.result table').first().waitFor()
    else await page.waitForFunction((loading) => !document.body.textContent?.includes(loading), say('loading'))
    console.log(`first mount of ${room} of ${study} (${lang}, ${size}): ${await seen.mounted()} ms longest task`)
    expect(await text()).toContain(uiMessages.trial['zh-CN'])
    expect(await text()).toContain(uiMessages.trial.en)
    expect((await text())?.includes(say('synthetic'))).toBe(study === 'demo')
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    await shot(page, `desk-${room}-${study}-${lang}-${size}-${theme}`)
    await page.mouse.wheel(0, 4000)
    await page.waitForTimeout(400)
    await expectQuick(seen)
    await expectSound(page)
    // A whole report is tens of thousands of elements of few kinds: one look in the four is enough.
    const long = study === 'demo' && room === 'report'
    if (!long || (lang === 'zh-CN' && size === 'phone')) await expectAccessible(page)
    expectCalm(seen)
    await close()
  })

  it('runs the default report of the demo to its end, with four areas in every section', async () => {
    const { page, seen, close } = await open('#/desk/demo/report', lang, size)
    await reportShown(page)
    await seen.mounted()
    const of = demo.report.sections.reduce((sum, { items }) => sum + items.length, 0)
    expect(await page.locator('.report-item').count()).toBe(of)
    const areas = demo.collection.compared.map((id) => demo.units.find((unit) => unit.id === id)!.name[lang])
    expect(areas).toHaveLength(4)
    for (const { id, title } of demo.report.sections) {
      const section = (await page.locator(`section[aria-labelledby="section-${id}"]`).textContent()) ?? ''
      expect(section).toContain(title[lang])
      for (const area of areas) expect(section).toContain(area)
    }
    // Every figure is a picture with words for those who do not see it, and nothing of it is markup of the page.
    const alts = await page.locator('.result-figure img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).alt))
    expect(alts.length).toBeGreaterThan(40)
    expect(alts.filter((alt) => alt.length < 20)).toEqual([])
    expect(await page.locator('.result-figure svg').count()).toBe(0)
    for (const [i, { id }] of demo.report.sections.entries()) {
      await page.evaluate((section) => document.getElementById(section)?.scrollIntoView(), `section-${id}`)
      await page.waitForTimeout(300)
      await shot(page, `desk-report-section-${i + 1}-${lang}-${size}`)
    }
    await expectQuick(seen)
    expectCalm(seen)
    await close()
  })

  it.each(['describe/frequencies', 'reliability/cronbachAlpha', 'associate/crosstab', 'compare/means'])('runs %s with an example, and its address holds what was chosen', async (method) => {
    const { page, seen, close } = await open(`#/desk/demo/analysis/${method}`, lang, size)
    await page.locator('.result table').first().waitFor()
    await page.waitForFunction(() => !document.querySelector('output.working, output.drawing, .waiting-part'))
    await shot(page, `desk-analysis-${method.replace('/', '-')}-${lang}-${size}`)
    await seen.mounted()
    await page.getByText(say('result.how')).first().click()
    if (size === 'phone') await page.locator('.desk-aside summary').first().click()
    await page.getByLabel(say('analysis.table'), { exact: true }).selectOption('staff')
    await page.waitForFunction(() => location.hash.includes('table=staff') && !document.querySelector('output.working'))
    await page.locator('.result, .refusal').first().waitFor()
    await expectQuick(seen)
    await expectSound(page)
    await expectAccessible(page)
    const before = await page.getByRole('heading', { level: 1 }).textContent()
    await page.reload()
    await page.locator('.result, .refusal').first().waitFor()
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, before)
    expectCalm(seen)
    await close()
  })
})

describe('results of the desk', () => {
  it('are copied as a table for a word processor and saved as CSV, SVG and PNG', async () => {
    const options = encodeURIComponent(JSON.stringify({ variables: ['SAF1'], by: 'UNIT', charts: true }))
    const { page, seen, close } = await open(`#/desk/demo/analysis/describe/frequencies?table=resident&o=${options}`, 'zh-CN', 'desk')
    const say = textsIn('zh-CN', deskMessages)
    await page.locator('.result-figure img').first().waitFor()
    await seen.mounted()
    await page.getByRole('button', { name: say('result.copyWord') }).click()
    await page.getByRole('button', { name: say('copied') }).waitFor()
    const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0]!.getType('text/html')).text())
    expect(html).toContain('<table')
    expect(html).toContain('示例甲区')
    const saved = async (button: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    }
    const csv = await saved(say('result.csv'))
    expect(csv.name).toMatch(/^SYNTHETIC_demo_describe_frequencies_.*\.csv$/)
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const svg = await saved(say('result.svg'))
    expect(svg.bytes.toString()).toMatch(/^<svg[^>]*>/)
    const png = await saved(say('result.png'))
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.includes('pHYs')).toBe(true)
    await expectQuick(seen)
    expectCalm(seen)
    await close()
  })

  it('of the whole report are prepared as files, off the main thread', async () => {
    const { page, seen, close } = await open('#/desk/demo/report', 'en', 'desk')
    const say = textsIn('en', deskMessages)
    await reportShown(page)
    await seen.mounted()
    // Looking for a role in so long a page is a long task of its own.
    const button = (name: string) => page.locator('.desk-body button', { hasText: name })
    await button(say('report.prepare')).click()
    await button(say('data.downloadAll')).waitFor({ timeout: 60_000 })
    // A long list is shown piece by piece; this name comes last.
    await page.locator('.files th', { hasText: 'results.json' }).waitFor()
    const names = await page.locator('.files th[scope=row]').allInnerTexts()
    for (const name of ['report.html', 'report.md', 'results.json']) expect(names).toContain(name)
    expect(names.filter((name) => /^figures\/.*\.svg$/.test(name)).length).toBeGreaterThan(40)
    const [download] = await Promise.all([page.waitForEvent('download'), button('report.html').click()])
    expect(readFileSync(await download.path(), 'utf8')).toContain('<svg')
    const [archive] = await Promise.all([page.waitForEvent('download'), button(say('data.downloadAll')).click()])
    expect(archive.suggestedFilename()).toBe('SYNTHETIC_demo_report_en.zip')
    expect(readFileSync(await archive.path()).subarray(0, 2).toString()).toBe('PK')
    await expectQuick(seen)
    expectCalm(seen)
    await close()
  })

  it('say who may not see them: the researcher’s own view is marked, a base can be lowered for residents only', async () => {
    const { page, close } = await open('#/desk/demo/report?view=own&base=5', 'zh-CN', 'desk')
    await reportShown(page)
    await page.getByText(deskMessages['report.ownMark']['zh-CN']).first().waitFor()
    await page.getByText(deskMessages['report.view.shared']['zh-CN']).click()
    await page.waitForFunction(() => !location.hash.includes('view=own'))
    expect(await page.getByText(deskMessages['report.ownMark']['zh-CN']).count()).toBe(0)
    await close()
  })

  it('stop coming when the researcher stops the report', async () => {
    const { page, close } = await open('#/desk/demo/study', 'en', 'desk')
    const say = textsIn('en', deskMessages)
    await page.getByRole('link', { name: say('room.report') }).click()
    // The report may be quicker than the hand; what counts is that either it is stopped or it is complete.
    const stop = page.getByRole('button', { name: say('stop'), exact: true })
    await stop.click({ timeout: 3000 }).catch(() => undefined)
    await page.locator('.caution-note').or(page.getByRole('button', { name: say('report.prepare') })).first().waitFor()
    const of = demo.report.sections.reduce((sum, { items }) => sum + items.length, 0)
    expect((await page.locator('.report-item').count()) === of).toBe((await page.getByRole('button', { name: say('report.prepare') }).count()) === 1)
    await close()
  })
})

describe('data of the desk', () => {
  it('come from a file in the export’s format, or stay as they were when the file is no such thing', async () => {
    const { page, seen, close } = await open('#/desk/demo/data', 'en', 'desk')
    const say = textsIn('en', deskMessages)
    await page.getByRole('button', { name: say('data.makeExport') }).click()
    await page.getByRole('button', { name: say('data.downloadAll') }).waitFor()
    const hash = await page.locator('.hash code').textContent()
    const files: string[] = []
    for (const table of ['resident', 'staff']) {
      const name = `SYNTHETIC_demo_${table}_codes.csv`
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `${say('data.download')} ${name}` }).click()])
      const path = join(folder.path, name)
      writeFileSync(path, readFileSync(await download.path()))
      files.push(path)
    }
    await page.locator('input[type=file]').setInputFiles(files)
    await page.getByText(/^The data at hand are the files opened/).waitFor()
    expect(await page.locator('.hash code').textContent()).toBe(hash)

    const broken = join(folder.path, 'broken.csv')
    writeFileSync(broken, 'name,value\nx,1\n')
    await page.locator('input[type=file]').setInputFiles(broken)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain(textsIn('en', exchangeMessages)('notExport', { file: 'broken.csv' }))
    expect(await page.locator('.hash code').textContent()).toBe(hash)
    expectCalm(seen)
    await close()
  })
})

describe('the addresses handed out', () => {
  it('open the questionnaire of the published version only, and say so calmly in both languages else', async () => {
    const published = join(folder.path, 'published')
    mkdirSync(published)
    writeFileSync(join(published, 'small.json'), publishedBytes(smallStudy))
    const closed = { ...smallStudy, id: 'closed', collection: { ...smallStudy.collection, closes: '2020-01-31' } }
    const later = { ...smallStudy, id: 'later', collection: { ...smallStudy.collection, opens: '2999-01-01', closes: null } }
    for (const study of [closed, later]) writeFileSync(join(published, `${study.id}.json`), publishedBytes(study))
    const host = await served(published)
    const expectPage = async (fragment: string, page: keyof typeof calmMessages) => {
      const opened = await open(fragment, 'en', 'phone', 'light', host.url)
      const text = await opened.page.locator('main').textContent()
      for (const lang of LANGS) expect(text).toContain(calmMessages[page][lang])
      expect(await axeFaults(opened.page)).toEqual([])
      await shot(opened.page, `calm-${page}`)
      await opened.close()
    }
    const hash = studyHash(smallStudy)
    await expectPage(`#/fill/small/resident-long?h=${'0'.repeat(64)}`, 'otherVersion')
    await expectPage(`#/fill/small/nothing?h=${hash}`, 'noForm')
    await expectPage(`#/fill/small/resident-long?h=${hash}&unit=nowhere`, 'noUnit')
    await expectPage(`#/fill/closed/resident-long?h=${studyHash(closed)}`, 'closed')
    await expectPage(`#/kiosk/later/resident-long?h=${studyHash(later)}`, 'notYetOpen')
    await expectPage('#/fill/small/resident-long', 'unknown')
    await expectPage(`#/desk/nowhere/study`, 'noStudy')
    await host.close()
  })
})
