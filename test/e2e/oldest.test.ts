import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formOf } from '../../analysis/study/find.ts'
import { studyHash } from '../../analysis/study/publish.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { oldestChromium } from '../../scripts/browser.mjs'
import { calmMessages } from '../../src/app/messages.ts'
import { makeLink, type Link } from '../../src/exchange/links.ts'
import { studies } from '../../surveys/index.ts'
import { screenShown } from '../support/answers.ts'
import { answerAll, keptOf } from './answer-all.ts'
import { expectCalm, LANGS, served, shot, SIZES, watch, type Served, type Size, type Watch } from './app.ts'
import { Respondent } from './respondent.ts'

const study = studies.find(({ id }) => id === 'community-policing')!
const common = { study: study.id, hash: studyHash(study) }

let app: Served
let oldest: Browser
beforeAll(async () => {
  app = await served()
  oldest = await chromium.launch({ ...(await oldestChromium()), headless: true })
})
afterAll(async () => {
  await oldest?.close()
  await app?.close()
})

interface Opened {
  readonly context: BrowserContext
  readonly page: Page
  readonly seen: Watch
  readonly person: Respondent
}
async function open(link: Link, size: Size, lang: Lang): Promise<Opened> {
  const context = await oldest.newContext({ viewport: SIZES[size] })
  const page = await context.newPage()
  const seen = await watch(page, app.url)
  await page.goto(app.url + makeLink(link))
  return { context, page, seen, person: new Respondent(page, study, formOf(study, link.form), lang) }
}

describe('the oldest browser of respondents', () => {
  it('is Chromium 109', () => {
    expect(oldest.version()).toMatch(/^109\./)
  })

  it('takes a resident on a phone by a link in Chinese to the end, and takes up after a reload', async () => {
    const { context, page, seen, person } = await open({ way: 'fill', ...common, form: 'resident', unit: 'tianning', lang: 'zh-CN', batch: null, mode: 'link' }, 'phone', 'zh-CN')
    await page.locator('[data-question=consent]').waitFor()
    await shot(page, 'oldest-consent-phone-zh-CN')
    await person.agree()
    await person.next()
    const screen = await screenShown(page)
    await page.waitForTimeout(600)
    await page.reload()
    await page.locator('[data-screen]').waitFor()
    expect(await screenShown(page)).toBe(screen)
    await person.press('back')
    await page.locator('[data-screen=screening]').waitFor()
    await shot(page, 'oldest-questions-phone-zh-CN')
    await answerAll(person, true)
    expect(await keptOf(page, study, person)).toMatchObject({ mode: 'link', layout: 'phone', languages: ['zh-CN'], unit: 'tianning' })
    expectCalm(seen)
    await context.close()
  })

  it('takes staff on a kiosk in English to the end, and waits for the next', async () => {
    const { context, page, seen, person } = await open({ way: 'kiosk', ...common, form: 'staff', unit: 'zhengzhou', lang: 'en', police: true }, 'desk', 'en')
    await page.locator('.attract .begin').click()
    await answerAll(person)
    await shot(page, 'oldest-end-desk-en')
    expect(await keptOf(page, study, person)).toMatchObject({ mode: 'kioskPolice', layout: 'kiosk', languages: ['en'], unit: 'zhengzhou' })
    await person.press('returnNow')
    await page.locator('.attract .begin').waitFor()
    expectCalm(seen)
    await context.close()
  })

  it('refuses another version as calmly', async () => {
    const { context, page, seen } = await open({ way: 'fill', ...common, hash: '0'.repeat(64), form: 'staff', unit: null, lang: 'en', batch: null, mode: 'link' }, 'phone', 'en')
    const text = await page.locator('main.calm').textContent()
    for (const lang of LANGS) expect(text).toContain(calmMessages.otherVersion[lang])
    expectCalm(seen)
    await context.close()
  })
})
