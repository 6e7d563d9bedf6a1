import { rmSync, writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Variable } from '../../analysis/study/codebook.ts'
import { codebookOf, formOf } from '../../analysis/study/find.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { deskMessages } from '../../src/desk/messages.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { studies } from '../../surveys/index.ts'
import { readers } from '../support/readers.ts'
import { seededFile } from '../support/rows.ts'
import { browser, expectCalm, LANGS, served, shot, SIZES, temporaryFolder, watch, type Served, type Size, type Watch } from './app.ts'
import { Respondent, type Act } from './respondent.ts'

const study = studies.find(({ id }) => id === 'community-policing')!

/**
 * Scripts of clicks. Each person answers the k-th question by the k-th of a cycle, so that every kind of answer and every
 * reason a person can give stands in the export: an option, don't know, refused, left empty, several, a number, a text.
 */
function script(start: number, always: { readonly [name: string]: Act }): (variable: Variable, codes: readonly number[]) => Act {
  let k = start
  return (variable, codes) => {
    const fixed = always[variable.name]
    if (fixed) return fixed
    k++
    if (variable.kind === 'text') return { write: `路灯太暗, "too dark" ${k}` }
    if (variable.kind === 'number') return { write: String(k % 9) }
    if (variable.role === 'screening') return { codes: [1] }
    const ways = codes.filter((code) => code < 0)
    const options = codes.filter((code) => code >= 0)
    if (k % 11 === 0) return 'skip'
    if (k % 7 === 0 && ways.length > 0) return { wayOut: ways[k % ways.length]! }
    if (variable.kind === 'multi') {
      const several = variable.options.filter((option) => !option.exclusive).map(({ code }) => code)
      return { codes: [several[k % several.length]!, several[(k + 2) % several.length]!] }
    }
    return { codes: [options[k % options.length]!] }
  }
}

const someone = { CON12: { codes: [3] }, VIC12: { codes: [2, 5] }, DEM_HUKOU: { codes: [4] }, ROLE: { codes: [1] } } as const
const someoneElse = { CON12: { codes: [4] }, VIC12: { codes: [8] }, DEM_HUKOU: { codes: [1] } } as const

let app: Served
let chromium: Browser
const folder = temporaryFolder()
beforeAll(async () => {
  app = await served()
  chromium = await browser()
})
afterAll(async () => {
  await chromium?.close()
  await app?.close()
  folder.remove()
})

/** A desk in one language and size: finds its way by the words a researcher reads. */
class Desk {
  readonly say: ReturnType<typeof textsIn<typeof deskMessages>>
  readonly page: Page
  readonly seen: Watch
  constructor(page: Page, lang: Lang, seen: Watch) {
    this.page = page
    this.seen = seen
    this.say = textsIn(lang, deskMessages)
  }
  async room(name: 'study' | 'fieldwork' | 'data' | 'analysis' | 'report'): Promise<void> {
    await this.page.goto(`${app.url}#/desk/community-policing/${name}`)
    await this.page.reload()
    await this.page.getByRole('heading', { level: 1 }).first().waitFor()
  }
  async link(way: 'fill' | 'kiosk', form: string, unit: string): Promise<string> {
    await this.page.getByLabel(this.say('field.way'), { exact: true }).selectOption(way)
    await this.page.getByLabel(this.say('field.form'), { exact: true }).selectOption(form)
    await this.page.getByLabel(this.say('field.unit'), { exact: true }).selectOption(unit)
    return this.page.getByLabel(this.say('field.address'), { exact: true }).inputValue()
  }
}

async function openDesk(context: BrowserContext, lang: Lang): Promise<Desk> {
  const page = await context.newPage()
  const seen = await watch(page, app.url)
  await page.goto(app.url)
  await page.evaluate((chosen) => localStorage.setItem('linli.lang', chosen), lang)
  return new Desk(page, lang, seen)
}

describe.each(LANGS.flatMap((lang) => (['desk', 'phone'] as const).map((size) => ({ lang, size }))))('the whole chain in $lang on a $size', ({ lang, size }: { lang: Lang; size: Size }) => {
  let context: BrowserContext
  let desk: Desk
  const people: { readonly table: string; readonly person: Respondent; readonly early: boolean }[] = []
  const files = new Map<string, Buffer>()

  beforeAll(async () => {
    context = await chromium.newContext({ viewport: SIZES[size], locale: lang, acceptDownloads: true })
    desk = await openDesk(context, lang)
  })
  afterAll(() => context?.close())

  async function answer(way: 'fill' | 'kiosk', formId: string, unit: string, always: { readonly [name: string]: Act }, stopAfter: number | null): Promise<void> {
    await desk.room('fieldwork')
    const address = await desk.link(way, formId, unit)
    const page = await context.newPage()
    const seen = await watch(page, app.url)
    const form = formOf(study, formId)
    const person = new Respondent(page, study, form, lang)
    await page.goto(`${address}${address.includes('lang=') ? '' : `&lang=${lang}`}`)
    if (way === 'kiosk') await page.locator('.attract .begin').click()
    await page.locator('[data-question=consent]').waitFor()
    await shot(page, `chain-consent-${formId}-${way}-${lang}-${size}`)
    await person.agree()
    const choose = script(people.length, always)
    for (let screens = 1; ; screens++) {
      await person.answerScreen(choose)
      if (screens === 3) await shot(page, `chain-questions-${formId}-${way}-${lang}-${size}`)
      if (stopAfter === screens) {
        await person.press('finished')
        break
      }
      if (!(await person.next())) break
    }
    await shot(page, `chain-review-${formId}-${way}-${lang}-${size}`)
    await person.press('submit')
    await page.locator('.end').waitFor()
    people.push({ table: form.codebook, person, early: stopAfter !== null })
    await page.locator('.end').getByRole('heading').waitFor()
    expectCalm(seen)
    await page.close()
  }

  it('takes a resident on a kiosk, a resident by a link and staff by a link', async () => {
    await answer('kiosk', 'resident', 'tianning', someone, null)
    await answer('fill', 'resident', 'zhengzhou', someoneElse, size === 'phone' ? 30 : 9)
    await answer('fill', 'staff', 'tianning', someone, null)
    expect(people.map(({ table }) => table)).toEqual(['resident', 'resident', 'staff'])
  })

  it('counts them in fieldwork and gives the files', async () => {
    await desk.room('fieldwork')
    await desk.page.getByRole('table').first().waitFor()
    await shot(desk.page, `chain-fieldwork-${lang}-${size}`)
    await desk.room('data')
    await desk.page.getByRole('button', { name: desk.say('data.makeExport') }).click()
    await desk.page.getByRole('button', { name: desk.say('data.download'), exact: false }).first().waitFor()
    const names = await desk.page.locator('table th[scope=row]').allInnerTexts()
    for (const name of names.filter((one) => one.endsWith('_codes.csv'))) {
      const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: `${desk.say('data.download')} ${name}` }).click()])
      files.set(name, readFileSync(await download.path()))
    }
    expect([...files.keys()].filter((name) => name.endsWith('_codes.csv'))).toHaveLength(2)
  })

  for (const reader of readers) {
    it.skipIf(!reader.there && !process.env['CI'])(`exports what was clicked, cell for cell, as ${reader.name} reads it`, () => {
      for (const table of ['resident', 'staff']) {
        const [name, bytes] = [...files].find(([one]) => one.endsWith(`_${table}_codes.csv`))!
        const cells = reader.open(folder.path, { name, bytes: new Uint8Array(bytes) })
        const rows = cells['resp_id']!.length
        const answered = people.filter((one) => one.table === table)
        expect(rows).toBe(answered.length)
        // Rows are in the order of their random ids: each person is the row that agrees on the unit.
        for (const { person, early } of answered) {
          const expected = person.expected(early)
          const agrees = (row: number) => Object.entries(expected).filter(([column, code]) => Number(cells[column]?.[row]) !== code).map(([column, code]) => `${column}: ${cells[column]?.[row]} is not ${code}`)
          const best = Array.from({ length: rows }, (_, row) => agrees(row)).toSorted((a, b) => a.length - b.length)[0]
          expect(best).toEqual([])
        }
        const known = new Set(Object.keys(answered[0]!.person.expected(false)))
        for (const column of known) expect(Object.keys(cells)).toContain(column)
      }
    })
  }

  it('reports both places with one answer each and refuses to compare them, saying why', async () => {
    await desk.room('report')
    await desk.page.locator('.report-item').first().waitFor()
    await desk.page.waitForFunction(() => !document.querySelector('output.progress'))
    const who = desk.page.locator('section[aria-labelledby=who-answered] tbody tr')
    const rows = (await who.allInnerTexts()).map((row) => row.split(/\s*\t\s*/))
    for (const unit of ['tianning', 'zhengzhou']) {
      const residents = rows.filter((row) => row.includes(study.units.find(({ id }) => id === unit)!.name[lang]))
      expect(residents[0]?.at(-1), `one resident in ${unit}`).toBe('1')
    }
    await shot(desk.page, `chain-report-one-each-${lang}-${size}`)
    const items = desk.page.locator('.report-item')
    expect(await items.count()).toBe(study.report.sections.reduce((sum, section) => sum + section.items.length, 0))
    expect(await items.locator('.refusal').count(), 'every request is refused').toBe(await items.count())
    for (const refusal of await items.locator('.refusal').allInnerTexts()) expect(refusal).toMatch(lang === 'en' ? /\bn = 1\b|Fewer than 10 people|Fewer than two people|No cases/ : /n = 1|不足|没有/)
    expect(await items.locator('figure img').count(), 'no figure of one person').toBe(0)
    expectCalm(desk.seen)
  })

  it('compares two places by name once a file of sixty each is opened', async () => {
    const file = seededFile(study, { form: 'resident', units: ['tianning', 'zhengzhou'], n: 60, seed: 7 })
    const path = join(folder.path, file.name)
    writeFileSync(path, file.bytes)
    await desk.room('data')
    await desk.page.locator('input[type=file]').setInputFiles(path)
    await desk.page.getByRole('heading', { level: 1, name: /120/ }).or(desk.page.locator('.error-note')).first().waitFor()
    rmSync(path)
    await desk.page.getByRole('link', { name: desk.say('room.report') }).click()
    await desk.page.locator('.report-item figure img').first().waitFor()
    await desk.page.waitForFunction(() => !document.querySelector('output.progress'))
    await shot(desk.page, `chain-report-${lang}-${size}`)
    // Results are drawn when they come near: go through the whole report as a reader does.
    const waiting = desk.page.locator('.waiting-part')
    while ((await waiting.count()) > 0) {
      await waiting.first().evaluate((node) => node.scrollIntoView({ block: 'center' }))
      await desk.page.waitForTimeout(40)
    }
    // Figures are drawn one after the other, in turns of their own.
    await desk.page.locator('figure .drawing').first().waitFor({ state: 'detached' })
    // What is far from the view is not laid out, and has no inner text.
    const text = (await desk.page.locator('main').textContent()) ?? ''
    for (const unit of ['tianning', 'zhengzhou']) expect(text).toContain(study.units.find(({ id }) => id === unit)!.name[lang])
    expect(codebookOf(study, formOf(study, 'resident')).scales.map(({ label }) => label[lang]).filter((label) => !text.includes(label))).toEqual([])
    const drawn = desk.page.locator('.report-item figure img')
    expect(await drawn.count()).toBeGreaterThan(40)
    for (const alt of await drawn.evaluateAll((images) => images.map((image) => image.getAttribute('alt') ?? ''))) expect(alt.length).toBeGreaterThan(20)
    expectCalm(desk.seen)
  })
})
