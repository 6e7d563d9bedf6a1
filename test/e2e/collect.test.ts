import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { variableOf } from '../../analysis/study/codebook.ts'
import { codebookOf, formOf, optionsFor } from '../../analysis/study/find.ts'
import { itemsOf } from '../../analysis/study/form.ts'
import { MISSING } from '../../analysis/study/missing.ts'
import { publishedBytes, studyHash } from '../../analysis/study/publish.ts'
import { readResponse } from '../../analysis/study/read-response.ts'
import type { Answer } from '../../analysis/study/response.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { makeLink } from '../../src/exchange/links.ts'
import { collectMessages } from '../../src/collect/messages.ts'
import { studies } from '../../surveys/index.ts'
import { agree, keptResponses, nextScreen, onward, option, question, screenShown } from '../support/answers.ts'
import { axeFaults } from '../support/axe.ts'
import { lowContrast } from '../support/contrast.ts'
import { browser, expectCalm, expectQuick, LANGS, profile, served, shot, SIZES, temporaryFolder, watch, type Served, type Size, type Watch } from './app.ts'

const real = studies.find(({ id }) => id === 'community-policing')!
/** The same study with a kiosk that loses patience soon. */
const hasty: Study = { ...real, id: 'hasty', collection: { ...real.collection, idleSeconds: 10, warnSeconds: 5 } }

const published = temporaryFolder()
let app: Served
let chromium: Browser
beforeAll(async () => {
  writeFileSync(join(published.path, 'hasty.json'), publishedBytes(hasty))
  app = await served(published.path)
  chromium = await browser()
})
afterAll(async () => {
  await chromium.close()
  await app.close()
  published.remove()
})

interface Where {
  readonly study?: Study
  readonly form?: string
  readonly unit?: string
  readonly lang?: Lang
  readonly kiosk?: boolean
}
const address = ({ study = real, form = 'resident', unit = 'tianning', lang = 'zh-CN', kiosk = false }: Where): string => {
  const parts = { study: study.id, form, hash: studyHash(study), unit, lang }
  return app.url + makeLink(kiosk ? { ...parts, way: 'kiosk', police: true } : { ...parts, way: 'fill', batch: null, mode: 'link' })
}
interface Opened {
  readonly page: Page
  readonly seen: Watch
}
async function opened(context: BrowserContext, where: Where): Promise<Opened> {
  const page = await context.newPage()
  const seen = await watch(page, app.url)
  await page.goto(address(where))
  await page.locator('.collect').waitFor()
  return { page, seen }
}
const context = (size: Size, more = {}) => chromium.newContext({ viewport: SIZES[size], ...more })

/** Nothing is wider than the screen. */
async function expectFits(page: Page): Promise<void> {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(width).toBeLessThanOrEqual(room!)
}
/** SurveyJS puts nothing of its own around the screen. */
async function expectNothingAround(page: Page): Promise<void> {
  const [around, screen] = await page.evaluate(() => [document.querySelector('.body > div')!, document.querySelector('.screen')!].map((one) => one.getBoundingClientRect().height))
  expect(around).toBe(screen)
}

/** What a person answers: every option in turn, now and then a way out (its missing code), and filters so that every route is walked. */
const SCRIPT: { readonly [name: string]: Answer } = { SCR1: 1, S_SCR: 1, CON12: 3, VIC12: [2, 5], DEM_HUKOU: 4, ROLE: 1 }
function scripted(study: Study, form: string, unit: string, name: string, at: number): Answer {
  const variable = variableOf(codebookOf(study, formOf(study, form)), name)
  if (SCRIPT[name] !== undefined) return SCRIPT[name]
  if (variable.kind === 'number') return (variable.bounds?.min ?? 0) + at
  if (variable.kind === 'text') return '多装路灯 more street lamps'
  if (variable.waysOut.includes('dontKnow') && at % 9 === 4) return MISSING.dontKnow
  if (variable.waysOut.includes('refused') && at % 9 === 7) return MISSING.refused
  const options = variable.kind === 'coded' ? optionsFor(study, variable, unit) : variable.options
  const { code } = options[at % options.length]!
  return variable.kind === 'multi' ? [code] : code
}
async function give(page: Page, name: string, answer: Answer): Promise<void> {
  if (typeof answer === 'string') return question(page, name).locator('textarea').fill(answer)
  const field = question(page, name).locator('input')
  if (typeof answer === 'number' && (await field.count()) > 0) return field.fill(String(answer))
  for (const code of typeof answer === 'number' ? [answer] : answer) await option(page, name, code).click()
}
const isWayOut = (answer: Answer): boolean => typeof answer === 'number' && answer < 0

describe('answering on a link', () => {
  for (const [form, unit, size, lang] of [
    ['resident', 'tianning', 'phone', 'zh-CN'],
    ['resident', 'zhengzhou', 'desk', 'en'],
    ['staff', 'tianning', 'desk', 'zh-CN'],
    ['staff', 'zhengzhou', 'phone', 'en'],
  ] as const)
    it(`meets every item of the ${form} form in ${lang}, and keeps what was clicked (${size})`, async () => {
      const own = await context(size)
      const { page, seen } = await opened(own, { form, unit, lang })
      const codebook = codebookOf(real, formOf(real, form))
      const items = itemsOf(formOf(real, form))
      const met = new Map<string, Answer>()
      await page.locator('.consent').waitFor()
      await expectFits(page)
      await shot(page, `collect-consent-${form}-${size}-${lang}`)
      console.log(`first mount of a link (${form}, ${size}): longest task ${await seen.mounted()} ms`)
      await agree(page)
      for (let screen = await screenShown(page); screen !== null; screen = await nextScreen(page)) {
        // A question may bring others with it.
        for (let again = true; again; ) {
          again = false
          for (const shown of await page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.getAttribute('data-question')!))) {
            if (met.has(shown)) continue
            const answer = scripted(real, form, unit, shown, met.size)
            met.set(shown, answer)
            expect(await page.locator(`#title-${shown}`).textContent()).toContain(variableOf(codebook, shown).text[lang])
            await give(page, shown, answer)
            again = true
          }
        }
        await expectFits(page)
        await expectNothingAround(page)
        expect(await page.locator('body').textContent()).toContain('本机使用者可以看到答案')
        expect(await page.locator('body').textContent()).toContain('can be read by whoever uses it')
        await shot(page, `collect-${form}-${screen}-${size}-${lang}`)
      }
      expect([...met.keys()].toSorted()).toEqual([...items].toSorted())
      expect(await page.locator('.answers-given > div').count()).toBe(items.length)
      await expectFits(page)
      await shot(page, `collect-review-${form}-${size}-${lang}`)
      await onward(page).dblclick()
      await page.locator('.end').waitFor()
      await shot(page, `collect-end-${form}-${size}-${lang}`)

      const kept = await keptResponses(page)
      expect(kept).toHaveLength(1)
      const response = readResponse(kept[0], real)
      expect(response.answers).toEqual(Object.fromEntries([...met].filter(([, answer]) => !isWayOut(answer))))
      expect(response.missing).toEqual(Object.fromEntries([...met].filter(([, answer]) => isWayOut(answer))))
      expect(response).toMatchObject({ status: 'complete', unit, mode: 'link', layout: size, languages: [lang], study: real.id, studyHash: studyHash(real), synthetic: false })
      expect(response.order).toHaveLength(items.length)
      await expectQuick(seen)
      expectCalm(seen)
      await own.close()
    })

  it('gives every empty item its reason: refused, do not know, not asked, skipped, not reached', async () => {
    const own = await context('desk')
    const { page, seen } = await opened(own, {})
    await agree(page)
    while ((await screenShown(page)) !== 'contact') await nextScreen(page)
    await option(page, 'CON12', 4).click()
    await option(page, 'VISF', MISSING.dontKnow).click()
    await option(page, 'REP12', MISSING.refused).click()
    expect(await nextScreen(page)).toBe('visibility')
    await page.getByRole('button', { name: collectMessages.finished['zh-CN'] }).click()
    await page.locator('.review').waitFor()
    await onward(page).click()
    await page.locator('.end').waitFor()
    const [response] = await keptResponses(page)
    expect(response).toMatchObject({
      status: 'partial',
      answers: { CON12: 4 },
      missing: { VISF: MISSING.dontKnow, REP12: MISSING.refused, CONR: MISSING.notAsked, CONF: MISSING.notAsked, SCR1: MISSING.skipped, VIS1: MISSING.skipped, RES1: MISSING.notReached, ROPEN: MISSING.notReached },
    })
    expectCalm(seen)
    await own.close()
  })

  it('keeps a count of one and nothing else for who declines, or is under 18', async () => {
    const own = await context('phone')
    const declining = await opened(own, {})
    await declining.page.getByRole('button', { name: codebookOf(real, formOf(real, 'resident')).passages.CONSENT_DECLINE!['zh-CN'] }).click()
    await declining.page.locator('.end').waitFor()
    const young = await opened(own, {})
    await agree(young.page)
    await option(young.page, 'SCR1', 2).click()
    await option(young.page, 'SCR3', 1).click()
    await onward(young.page).click()
    await young.page.locator('.end').waitFor()
    const kept = await keptResponses(young.page)
    expect(kept.map(({ status }) => status).toSorted()).toEqual(['declined', 'screenedOut'])
    for (const { answers, missing, order, seconds } of kept) expect([answers, missing, order, seconds]).toEqual([{}, {}, [], {}])
    expectCalm(declining.seen)
    expectCalm(young.seen)
    await own.close()
  })

  it('asks for agreement before it starts, at the box, and starts nothing without it', async () => {
    const own = await context('phone')
    const { page } = await opened(own, { lang: 'en' })
    await onward(page).click()
    expect(await page.locator('#consent-fault').textContent()).toContain(collectMessages.consentTick.en)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('checkbox')
    expect(await screenShown(page)).toBeNull()
    await own.close()
  })

  it('takes up after the browser was killed on page 3: same page, same answers, same order, half-composed text too', async () => {
    const folder = temporaryFolder()
    const first = await profile(folder.path, 'phone')
    const before = await opened(first, {})
    await agree(before.page)
    await option(before.page, 'SCR1', 1).click()
    await nextScreen(before.page)
    await option(before.page, 'HAZ2', 4).click()
    expect(await nextScreen(before.page)).toBe('safety')
    await option(before.page, 'SAF1', 2).click()
    await option(before.page, 'SAF3', MISSING.dontKnow).click()
    const order = await questionsShown(before.page)
    await before.page.waitForTimeout(600)
    await kill(folder.path)
    await first.close().catch(() => undefined)

    const second = await profile(folder.path, 'phone')
    const after = await opened(second, {})
    await after.page.locator('[data-screen]').waitFor()
    expect(await screenShown(after.page)).toBe('safety')
    expect(await questionsShown(after.page)).toEqual(order)
    expect(await chosen(after.page)).toEqual({ SAF1: '2', SAF3: '-8' })
    await after.page.getByRole('button', { name: collectMessages.back['zh-CN'] }).click()
    expect(await chosen(after.page)).toEqual({ HAZ2: '4' })

    // Pinyin being composed: the field shows it, the input method has not finished, and the page goes away.
    while ((await screenShown(after.page)) !== 'open') await nextScreen(after.page)
    await after.page.locator('textarea').click()
    await after.page.keyboard.insertText('希望')
    const input = await second.newCDPSession(after.page)
    await input.send('Input.imeSetComposition', { text: 'duo zhong', selectionStart: 9, selectionEnd: 9 })
    await after.page.waitForTimeout(400)
    await kill(folder.path)
    await second.close().catch(() => undefined)

    const third = await profile(folder.path, 'phone')
    const last = await opened(third, {})
    await last.page.locator('textarea').waitFor()
    expect(await last.page.locator('textarea').inputValue()).toBe('希望duo zhong')
    await last.page.getByRole('button', { name: collectMessages.deleteMine['zh-CN'] }).click()
    await last.page.getByRole('button', { name: collectMessages.yesDelete['zh-CN'], exact: true }).click()
    await last.page.locator('.end').waitFor()
    await last.page.reload()
    await last.page.locator('.consent').waitFor()
    expect(await keptResponses(last.page)).toEqual([])
    expectCalm(last.seen)
    await third.close()
    folder.remove()
  })

  it('saves what is being typed when the page is left within the same instant', async () => {
    const own = await context('desk')
    const { page } = await opened(own, {})
    await agree(page)
    while ((await screenShown(page)) !== 'open') await nextScreen(page)
    await page.locator('textarea').fill('写完就走')
    await page.reload()
    await page.locator('textarea').waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('写完就走')
    await own.close()
  })

  it('warns at the text that looks identifying, in the language spoken, and lets it be removed or kept', async () => {
    const own = await context('phone')
    const { page, seen } = await opened(own, {})
    await agree(page)
    while ((await screenShown(page)) !== 'open') await nextScreen(page)
    await page.locator('textarea').fill('请打 138 1234 5678')
    await onward(page).click()
    expect(await page.locator('#fault-ROPEN').textContent()).toContain('电话号码')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await shot(page, 'collect-fault-phone-zh-CN')
    expect(await axeFaults(page)).toEqual([])
    expect(await lowContrast(page, { states: true })).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('#fault-ROPEN').textContent()).toContain('a telephone number')
    expect(await page.locator('textarea').inputValue()).toBe('请打 138 1234 5678')
    await page.getByRole('button', { name: collectMessages.keepText.en }).click()
    await nextScreen(page)
    expect(await screenShown(page)).toBe('field')
    expectCalm(seen)
    await own.close()
  })

  it('lets answers be changed from the review, switches language on the way and keeps both', async () => {
    const own = await context('desk')
    const { page, seen } = await opened(own, {})
    await agree(page)
    await option(page, 'SCR2', 1).click()
    await page.getByRole('button', { name: 'English', exact: true }).click()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await chosen(page)).toEqual({ SCR2: '1' })
    await page.getByRole('button', { name: collectMessages.textLargest.en }).click()
    await page.getByRole('button', { name: collectMessages.finished.en }).click()
    await page.locator('.review').waitFor()
    await page.locator('#change-SCR2').click()
    await option(page, 'SCR2', 2).click()
    await onward(page).click()
    await page.locator('.review').waitFor()
    await onward(page).click()
    await page.locator('.end').waitFor()
    expect((await keptResponses(page))[0]).toMatchObject({ answers: { SCR2: 2 }, languages: ['zh-CN', 'en'], aids: ['largeType'] })
    expectCalm(seen)
    await own.close()
  })

  it('is answered with the keyboard alone', async () => {
    const own = await context('desk')
    const { page } = await opened(own, { lang: 'en' })
    await page.locator('.consent').waitFor()
    await page.locator('[data-question=consent] [role=checkbox]').focus()
    await page.keyboard.press('Space')
    await onward(page).focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-screen=screening]').waitFor()
    await option(page, 'SCR1', 1).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    // Past the way back from the answer, to the next question; the arrows choose in it.
    while (!(await page.evaluate(() => document.activeElement?.closest('[data-question=SCR2] [role=radiogroup]')))) await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    expect(await chosen(page)).toEqual({ SCR1: '1', SCR2: '2' })
    await page.keyboard.press('ArrowDown')
    expect((await chosen(page)).SCR2).not.toBe('2')
    await own.close()
  })
})

describe('a kiosk', () => {
  it('forgets everything when it is killed: back to the start page, and no trace of what was typed in its profile', async () => {
    const folder = temporaryFolder()
    const canary = 'Kanarienvogel7391'
    const first = await profile(folder.path, 'desk')
    const before = await opened(first, { kiosk: true })
    await before.page.locator('.begin').click()
    await agree(before.page)
    await option(before.page, 'SCR1', 1).click()
    while ((await screenShown(before.page)) !== 'open') await nextScreen(before.page)
    await before.page.locator('textarea').pressSequentially(canary)
    await before.page.waitForTimeout(3000)
    expectCalm(before.seen)
    await kill(folder.path)
    await first.close().catch(() => undefined)
    expect(filesHolding(folder.path, canary)).toEqual([])

    const second = await profile(folder.path, 'desk')
    const after = await opened(second, { kiosk: true })
    await after.page.locator('.begin').waitFor()
    expect(await keptResponses(after.page)).toEqual([])
    await second.close()
    expect(filesHolding(folder.path, canary)).toEqual([])
    folder.remove()
  })

  it('finds the canary of a link in the same way, so that the search can be trusted', async () => {
    const folder = temporaryFolder()
    const canary = 'Kanarienvogel7392'
    const own = await profile(folder.path, 'desk')
    const { page } = await opened(own, {})
    await agree(page)
    while ((await screenShown(page)) !== 'open') await nextScreen(page)
    await page.locator('textarea').pressSequentially(canary)
    await page.waitForTimeout(1000)
    await kill(folder.path)
    await own.close().catch(() => undefined)
    expect(filesHolding(folder.path, canary).length).toBeGreaterThan(0)
    folder.remove()
  })

  for (const size of ['desk', 'phone'] as const)
    for (const lang of LANGS)
      it(`takes one person after another, each from nothing and in the language of the place (${size}, ${lang})`, async () => {
        const own = await context(size)
        const { page, seen } = await opened(own, { kiosk: true, lang })
        const other = lang === 'en' ? 'zh-CN' : 'en'
        await page.locator('.begin').waitFor()
        await expectFits(page)
        await shot(page, `kiosk-attract-${size}-${lang}`)
        expect(await axeFaults(page)).toEqual([])
        expect(await lowContrast(page, { states: true })).toEqual([])
        console.log(`first mount of a kiosk (${size}): longest task ${await seen.mounted()} ms`)

        await page.locator('.begin').dblclick()
        await agree(page)
        await page.getByRole('button', { name: other === 'en' ? 'English' : '中文', exact: true }).click()
        await option(page, 'SCR1', 1).click()
        await nextScreen(page)
        await expectFits(page)
        await shot(page, `kiosk-conditions-${size}-${other}`)
        await page.getByRole('button', { name: collectMessages.startOver[other] }).click()
        await page.getByRole('button', { name: collectMessages.keepOn[other] }).click()
        expect(await screenShown(page)).toBe('conditions')
        await page.getByRole('button', { name: collectMessages.startOver[other] }).click()
        await shot(page, `kiosk-start-over-${size}-${other}`)
        await page.getByRole('button', { name: collectMessages.yesClear[other], exact: true }).click()
        await page.locator('.begin').waitFor()
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)

        await page.locator('.begin').click()
        await page.locator('.consent').waitFor()
        expect(await page.locator('[data-question=consent] [role=checkbox]').getAttribute('aria-checked')).toBe('false')
        await agree(page)
        expect(await chosen(page)).toEqual({})
        await option(page, 'SCR2', 1).click()
        await page.getByRole('button', { name: collectMessages.finished[lang] }).click()
        await page.locator('.review').waitFor()
        expect(await page.locator('.answers-given').count(), 'no list of answers where others may look').toBe(0)
        await shot(page, `kiosk-review-${size}-${lang}`)
        await onward(page).dblclick()
        await page.locator('.end').waitFor()
        await shot(page, `kiosk-end-${size}-${lang}`)
        await onward(page).click()
        await page.locator('.begin').waitFor()

        const kept = await keptResponses(page)
        expect(kept).toHaveLength(1)
        expect(kept[0]).toMatchObject({ mode: 'kioskPolice', layout: 'kiosk', languages: [lang], answers: { SCR2: 1 }, missing: { SCR1: MISSING.skipped } })
        expect(await storedElsewhere(page)).toEqual([])
        await expectQuick(seen)
        expectCalm(seen)
        await own.close()
      })

  it('asks whether a silent person is still there, waits when told so, and clears when not', async () => {
    const own = await context('desk')
    const { page, seen } = await opened(own, { kiosk: true, study: hasty })
    await page.locator('.begin').click()
    await agree(page)
    await option(page, 'SCR1', 1).click()
    const asked = page.getByRole('dialog', { name: collectMessages.idleTitle['zh-CN'] })
    await asked.waitFor({ timeout: 15_000 })
    await shot(page, 'kiosk-idle-desk-zh-CN')
    expect(await axeFaults(page)).toEqual([])
    expect(await lowContrast(page)).toEqual([])
    await page.getByRole('button', { name: collectMessages.stillHere['zh-CN'] }).click()
    expect(await chosen(page)).toEqual({ SCR1: '1' })
    while ((await screenShown(page)) !== 'open') await nextScreen(page)
    // A counting page must not take the text away from the person who types it.
    await page.locator('textarea').pressSequentially('慢慢写一段话 slowly written', { delay: 120 })
    expect(await page.locator('textarea').inputValue()).toBe('慢慢写一段话 slowly written')
    await asked.waitFor({ timeout: 15_000 })
    expect(await page.locator('textarea').inputValue()).toBe('慢慢写一段话 slowly written')
    await page.locator('.begin').waitFor({ timeout: 10_000 })
    expect(await keptResponses(page)).toEqual([])
    expectCalm(seen)
    await own.close()
  })

  it('returns to the start page by itself after the thanks, and after a reload', async () => {
    const own = await context('phone')
    const { page } = await opened(own, { kiosk: true })
    await page.locator('.begin').click()
    await agree(page)
    await option(page, 'SCR1', 1).click()
    await page.reload()
    await page.locator('.begin').click()
    await agree(page)
    expect(await chosen(page)).toEqual({})
    await page.getByRole('button', { name: collectMessages.finished['zh-CN'] }).click()
    await onward(page).click()
    await page.locator('.end').waitFor()
    await page.locator('.begin').waitFor({ timeout: 20_000 })
    await own.close()
  })

  it('has targets of 64 pixels, a link of 44', async () => {
    for (const [kiosk, least] of [
      [true, 64],
      [false, 44],
    ] as const) {
      const own = await context('phone')
      const { page } = await opened(own, { kiosk, lang: 'en' })
      if (kiosk) await page.locator('.begin').click()
      await page.locator('.consent').waitFor()
      const small: string[] = [...(await targetsBelow(page, least))]
      await agree(page)
      while ((await screenShown(page)) !== null) {
        small.push(...(await targetsBelow(page, least)))
        await nextScreen(page)
      }
      small.push(...(await targetsBelow(page, least)))
      expect([...new Set(small)]).toEqual([])
      await own.close()
    }
  })
})

describe('what a person sees', () => {
  for (const [size, lang, theme] of [
    ['phone', 'zh-CN', 'light'],
    ['phone', 'en', 'dark'],
    ['desk', 'zh-CN', 'dark'],
    ['desk', 'en', 'light'],
  ] as const)
    it(`has no fault that axe finds and no contrast too low, on every screen (${size}, ${lang}, ${theme})`, async () => {
      const own = await context(size)
      const { page } = await opened(own, { lang })
      await page.locator('.consent').waitFor()
      await page.evaluate((named) => (document.documentElement.dataset.theme = named), theme)
      expect(await axeFaults(page)).toEqual([])
      expect(await lowContrast(page, { states: true })).toEqual([])
      await agree(page)
      const kinds = new Set<string>()
      for (let screen = await screenShown(page); screen !== null; screen = await nextScreen(page)) {
        const first = page.locator('[role=radio], [role=checkbox]').first()
        if (await first.count()) await first.click()
        const kind = String(await page.locator('.part').first().getAttribute('class'))
        expect(await axeFaults(page), `on ${screen}`).toEqual([])
        expect(await lowContrast(page, { states: !kinds.has(kind) }), `on ${screen}`).toEqual([])
        if (!kinds.has(kind) && theme === 'dark') await shot(page, `collect-dark-${screen}-${size}-${lang}`)
        kinds.add(kind)
      }
      expect(await axeFaults(page)).toEqual([])
      expect(await lowContrast(page, { states: true })).toEqual([])
      await onward(page).click()
      await page.locator('.end').waitFor()
      expect(await axeFaults(page)).toEqual([])
      expect(await lowContrast(page, { states: true })).toEqual([])
      await own.close()
    })

  it('fits a phone at twice the size of text, in both languages, with motion turned down', async () => {
    for (const lang of LANGS) {
      const own = await context('phone', { reducedMotion: 'reduce' })
      const { page } = await opened(own, { lang })
      await page.addStyleTag({ content: 'html { font-size: 200% }' })
      await expectFits(page)
      await agree(page)
      for (let screen = await screenShown(page); screen !== null; screen = await nextScreen(page)) {
        await expectFits(page)
        if (screen === 'safety') await shot(page, `collect-200-percent-phone-${lang}`)
      }
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
      await own.close()
    }
  })
})

const questionsShown = (page: Page): Promise<string[]> => page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.getAttribute('data-question')!))

/** The code marked at each question shown. */
const chosen = (page: Page): Promise<{ [name: string]: string }> =>
  page.locator('[data-question] [aria-checked=true]').evaluateAll((all) => Object.fromEntries(all.map((one) => [one.closest('[data-question]')!.getAttribute('data-question')!, one.getAttribute('data-code')!])))

/** Everything a page keeps for itself beside the envelopes. */
const storedElsewhere = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('linli')
    const database = await new Promise<IDBDatabase>((resolve) => (opened.onsuccess = () => resolve(opened.result)))
    const asked = database.transaction('drafts').objectStore('drafts').getAllKeys()
    const drafts = await new Promise<IDBValidKey[]>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    database.close()
    return [...drafts.map(String), ...Object.keys(sessionStorage), ...Object.keys(localStorage).filter((key) => !/lang|theme/.test(key)), document.cookie].filter(Boolean)
  })

/** Controls in sight that are lower than `least` pixels. */
const targetsBelow = (page: Page, least: number): Promise<string[]> =>
  page.locator('button, input, textarea').evaluateAll(
    (all, px) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true } as CheckVisibilityOptions))
        .filter((one) => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < px - 0.5)
        .map((one) => `${one.className} ${Math.round(one.getBoundingClientRect().width)}×${Math.round(one.getBoundingClientRect().height)}`),
    least,
  )

/** Kills the browser of a profile, all its processes, without a word. */
async function kill(folder: string): Promise<void> {
  const own = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) && readlinkSync(`/proc/${pid}/exe`) !== process.execPath
      } catch {
        // It ended while we looked, or is none of ours.
        return false
      }
    })
  expect(own.length).toBeGreaterThan(0)
  for (const pid of own) process.kill(Number(pid), 'SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, 300))
}

/** Files under a folder that hold a word, in UTF-8 or UTF-16. */
function filesHolding(folder: string, word: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory()) return filesHolding(path, word)
    if (!stat?.isFile()) return []
    const bytes = readFileSync(path)
    return bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le')) ? [path] : []
  })
}
