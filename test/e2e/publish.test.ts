import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../analysis/study/compose.ts'
import { formOf } from '../../analysis/study/find.ts'
import { studyMessages } from '../../analysis/study/messages.ts'
import { publishedBytes, readPublished, readStudy } from '../../analysis/study/publish.ts'
import type { Study } from '../../analysis/study/study.ts'
import { calmMessages } from '../../src/app/messages.ts'
import { deskMessages } from '../../src/desk/messages.ts'
import { makeLink } from '../../src/exchange/links.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { studies } from '../../surveys/index.ts'
import { keptResponses } from '../support/answers.ts'
import { axeFaults } from '../support/axe.ts'
import { answerAll, keptOf } from './answer-all.ts'
import { browser, expectCalm, LANGS, profile, served, shot, SIZES, temporaryFolder, watch, type Served } from './app.ts'
import { Respondent } from './respondent.ts'

const shipped = studies.find(({ id }) => id === 'community-policing')!
const say = textsIn('zh-CN', deskMessages)
/** Independent of the app's own hash. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What somebody else makes of the study that ships: another id, another title, another house. */
const ours = { 'zh-CN': '沿河街道课题组', en: 'The riverside study group' }
function another(file: Uint8Array, id = 'my-study', more: object = {}): Study {
  const value = JSON.parse(new TextDecoder().decode(file)) as Study
  return readStudy({ ...value, id, title: { 'zh-CN': '我的研究', en: 'My study' }, collection: { ...value.collection, organisation: ours, ...more } })
}
const mine = publishedBytes(another(publishedBytes(shipped)))
const hash = sha256(mine)

const folder = temporaryFolder()
const [published, empty] = ['published', 'empty'].map((name) => join(folder.path, name)) as [string, string]
/** A host with the folder `published`, to which files are added as one goes; and one that has but the studies that ship. */
let host: Served
let bare: Served
let chromium: Browser
beforeAll(async () => {
  for (const path of [published, empty]) mkdirSync(path)
  host = await served(published)
  bare = await served(empty)
  chromium = await browser()
})
afterAll(async () => {
  await chromium?.close()
  await host?.close()
  await bare?.close()
  folder.remove()
})
const write = (name: string, bytes: Uint8Array, into = folder.path): string => {
  const path = join(into, name)
  writeFileSync(path, bytes)
  return path
}

/** The first byte of a word changed to another letter. */
function changed(bytes: Uint8Array, word: string, letter: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(word)
  expect(at).toBeGreaterThanOrEqual(0)
  return Uint8Array.from(bytes, (byte, i) => (i === at ? letter.charCodeAt(0) : byte))
}

async function openDesk(context: BrowserContext, at: Served): Promise<Page> {
  const page = await context.newPage()
  await page.goto(at.url)
  await page.evaluate(() => localStorage.setItem('linli.lang', 'zh-CN'))
  await page.goto(`${at.url}#/desk/community-policing/study`)
  await page.reload()
  await page.getByRole('heading', { name: say('study.publish') }).waitFor()
  return page
}
/** Opens a study from a file at the desk; gives what the desk says of it. */
async function openFile(page: Page, path: string, id: string): Promise<string> {
  await page.locator('input[type=file]').setInputFiles(path)
  await page.waitForFunction((study) => location.hash.startsWith(`#/desk/${study}/study?h=`), id)
  await page.getByRole('heading', { name: '我的研究' }).waitFor()
  return (await page.locator('.hash code').textContent())!
}
async function downloaded(page: Page, file: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('study.publishDownload', { file }) }).click()])
  expect(download.suggestedFilename()).toBe(file)
  return new Uint8Array(readFileSync(await download.path()))
}
async function linkFrom(page: Page, choices: { readonly way: 'fill' | 'kiosk'; readonly form: string; readonly unit: string; readonly lang: string }): Promise<string> {
  await page.getByRole('link', { name: say('room.fieldwork') }).click()
  for (const [name, value] of Object.entries(choices)) await page.getByLabel(say(`field.${name as keyof typeof choices}`), { exact: true }).selectOption(value)
  return page.getByLabel(say('field.address'), { exact: true }).inputValue()
}

/** Everything that pages of this origin have kept. */
const stored = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys()), document.cookie]
    for (const { name } of await indexedDB.databases()) {
      const opened = indexedDB.open(name!)
      const database = await new Promise<IDBDatabase>((resolve) => (opened.onsuccess = () => resolve(opened.result)))
      for (const table of database.objectStoreNames) {
        const asked = database.transaction(table).objectStore(table).getAllKeys()
        const keys = await new Promise<IDBValidKey[]>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
        found.push(...keys.map((key) => `${table}: ${JSON.stringify(key)}`))
      }
      database.close()
    }
    return found.filter((one) => one !== '')
  })

interface Visited {
  /** Title and help of the page in the place of a questionnaire, per language; empty where the questionnaire itself is shown. */
  readonly calm: readonly (readonly string[])[]
  readonly faults: readonly string[]
  readonly kept: readonly string[]
}
/** What a visit of an address shows, does wrong and leaves behind. */
async function visit(context: BrowserContext, at: Served, address: string, clock: string | null = null): Promise<Visited> {
  const page = await context.newPage()
  const seen = await watch(page, at.url)
  if (clock !== null) await page.clock.setFixedTime(new Date(clock))
  await page.goto(at.url + address)
  await page.locator('main.calm, [data-question=consent], .attract .begin').first().waitFor()
  const calm = await Promise.all(LANGS.map((lang) => page.locator(`main.calm section[lang="${lang}"] > *`).allTextContents()))
  const faults = [...seen.faults, ...(await axeFaults(page))]
  const kept = await stored(page)
  if (calm[0]!.length > 0) await shot(page, `publish-calm-${calm[1]![0]!.replace(/\W+/g, '-')}`)
  await page.close()
  return { calm: calm.filter((texts) => texts.length > 0), faults, kept }
}
/** A visit by somebody new, on a phone in China. */
async function newcomer(at: Served, address: string, clock: string | null = null): Promise<Visited> {
  const context = await chromium.newContext({ viewport: SIZES.phone, timezoneId: 'Asia/Shanghai' })
  const visited = await visit(context, at, address, clock)
  await context.close()
  return visited
}
type Why = 'otherVersion' | 'notAStudy' | 'noStudy' | 'closed' | 'notYetOpen'
const refused = (why: Why, day = '', kept: readonly string[] = []): Visited => ({
  calm: LANGS.map((lang) => [textsIn(lang, calmMessages)(why), textsIn(lang, calmMessages)(`${why}Help`, { day })]),
  faults: [],
  kept,
})
const welcomed: Visited = { calm: [], faults: [], kept: [] }

describe('a study published from one browser profile', () => {
  const link = { study: 'my-study', form: 'resident', unit: 'tianning', lang: 'zh-CN' } as const

  it('holds the forms and modules that were chosen, as a version with links of its own', async () => {
    const desk = await openDesk(await profile(join(folder.path, 'chooser')), bare)
    const { title } = shipped.modules.find(({ id }) => id === 'list')!
    for (const form of ['工作人员问卷 ·', '工作人员问卷（短卷）', '居民问卷 ·']) await desk.getByLabel(form).uncheck()
    await desk.getByLabel(title['zh-CN']).check()
    const file = await downloaded(desk, 'community-policing.json')
    const chosen = compose(shipped, { forms: ['resident-short'], modules: ['list'] })
    expect(Buffer.compare(file, publishedBytes(chosen))).toBe(0)
    await desk.getByRole('button', { name: say('study.choiceOpen') }).click()
    await desk.waitForURL((url) => url.hash.includes(sha256(file)))
    expect(await linkFrom(desk, { way: 'fill', form: 'resident-short', unit: 'tianning', lang: 'zh-CN' })).toContain(sha256(file))
    await desk.context().close()
  })

  it('is answered in a second that has never seen it, and held there', async () => {
    const first = await profile(join(folder.path, 'publisher'))
    const desk = await openDesk(first, host)
    const file = await downloaded(desk, 'community-policing.json')
    expect(Buffer.compare(file, publishedBytes(shipped))).toBe(0)
    expect(await desk.locator('.hash code').textContent()).toBe(sha256(file))

    // Made into a study of one's own, it is opened at the desk again and published from there.
    expect(Buffer.compare(publishedBytes(another(file)), mine)).toBe(0)
    expect(await openFile(desk, write('my-study.json', mine), 'my-study')).toBe(hash)
    write('my-study.json', await downloaded(desk, 'my-study.json'), published)
    expect(sha256(readFileSync(join(published, 'my-study.json')))).toBe(hash)
    const address = await linkFrom(desk, { way: 'fill', form: 'resident', unit: 'tianning', lang: 'zh-CN' })
    expect(address.slice(host.url.length)).toBe(makeLink({ way: 'fill', ...link, hash, batch: null, mode: 'link' }))

    const second = join(folder.path, 'respondent')
    const own = await profile(second, 'phone')
    const page = await own.newPage()
    const seen = await watch(page, host.url)
    await page.goto(address)
    await page.locator('[data-question=consent]').waitFor()
    expect(await stored(page)).toEqual([])
    expect(await page.locator('.consent').textContent()).toContain(ours['zh-CN'])
    const study = readPublished(mine)
    const person = new Respondent(page, study, formOf(study, 'resident'), 'zh-CN')
    await answerAll(person)
    await shot(page, 'publish-end-phone-zh-CN')
    expectCalm(seen)
    await own.close()

    const later = await profile(second, 'phone')
    const again = await later.newPage()
    await again.goto(host.url)
    expect(await keptOf(again, study, person)).toMatchObject({ studyHash: hash, form: 'resident', unit: 'tianning', mode: 'link', layout: 'phone', languages: ['zh-CN'] })
    expect((await stored(again)).map((one) => one.split(':')[0])).toEqual(['envelopes'])
    await later.close()
    // Answers stay where they were given.
    expect(await keptResponses(desk)).toEqual([])
    await first.close()
  })

  it('runs on a kiosk that opened it once from a file, without a copy on the host', async () => {
    const place = join(folder.path, 'kiosk')
    const first = await profile(place)
    const desk = await openDesk(first, bare)
    expect(await openFile(desk, write('my-study.json', mine), 'my-study')).toBe(hash)
    const address = await linkFrom(desk, { way: 'kiosk', form: 'staff', unit: 'zhengzhou', lang: 'en' })
    await first.close()

    const later = await profile(place)
    const page = await later.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const seen = await watch(page, bare.url)
    await page.goto(address)
    await page.locator('.attract .begin').click()
    expect(await page.locator('.consent').textContent()).toContain(ours.en)
    const study = readPublished(mine)
    const person = new Respondent(page, study, formOf(study, 'staff'), 'en')
    await answerAll(person)
    await shot(page, 'publish-kiosk-desk-en')
    expect(await keptOf(page, study, person)).toMatchObject({ studyHash: hash, form: 'staff', unit: 'zhengzhou', mode: 'kiosk', layout: 'kiosk', languages: ['en'] })
    await person.press('returnNow')
    await page.locator('.attract .begin').waitFor()
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((url) => url.includes('/published/'))).toEqual([])
    expectCalm(seen)

    // The same address on a device that never opened the file; that there is none is a fault to the browser's console.
    expect(await newcomer(bare, address.slice(bare.url.length))).toEqual({ ...refused('noStudy'), faults: [expect.stringContaining('404'), expect.stringContaining('404')] })
    await later.close()
  })

  it('takes the place of the study that was open at the desk, with data of its own', async () => {
    const own = await profile(join(folder.path, 'both'))
    const desk = await openDesk(own, bare)
    await desk.goto(`${bare.url}#/desk/demo/data`)
    await desk.getByRole('heading', { level: 1, name: /^现在看的是合成数据/ }).waitFor()
    await desk.getByRole('link', { name: say('room.study') }).click()
    // The room before has a button for files too.
    await desk.getByRole('heading', { level: 1, name: /^现在看的是/ }).waitFor({ state: 'detached' })
    await openFile(desk, write('my-study.json', mine), 'my-study')
    await desk.getByRole('link', { name: say('room.data') }).click()
    await desk.getByRole('heading', { level: 1, name: /^现在看的是/ }).waitFor()
    expect(await desk.getByRole('heading', { level: 1 }).textContent()).toBe(say('data.sentence.device', { counts: say('data.none') }))
    // And back, by the browser's own button.
    while (!(await desk.evaluate(() => location.hash.startsWith('#/desk/demo/')))) await desk.goBack()
    await desk.getByRole('link', { name: say('room.data') }).click()
    await desk.getByRole('heading', { level: 1, name: /^现在看的是合成数据/ }).waitFor()
    await own.close()
  })
})

describe('one byte', () => {
  const address = (h: string) => makeLink({ way: 'fill', study: 'my-study', form: 'resident', unit: 'tianning', lang: 'en', hash: h, batch: null, mode: 'link' })
  const anotherTitle = changed(mine, 'My study', 'N')
  const noJson = changed(mine, '{', '[')

  it('of the served file, sound or broken, is refused by every link made before', async () => {
    // It is a study like any other; only its hash tells.
    expect(readPublished(anotherTitle).title.en).toBe('Ny study')
    for (const bytes of [anotherTitle, noJson]) {
      write('my-study.json', bytes, published)
      expect(await newcomer(host, address(hash))).toEqual(refused('otherVersion'))
    }
  })

  it('too many, or none of a study, is refused even where the link has the hash of it', async () => {
    for (const bytes of [Uint8Array.from([...mine, 10]), noJson, changed(mine, 'tianning","zhengzhou"', 'x')]) {
      write('my-study.json', bytes, published)
      expect(await newcomer(host, address(sha256(bytes)))).toEqual(refused('notAStudy'))
    }
  })

  it('of the hash in the link is refused, wherever it stands', async () => {
    write('my-study.json', mine, published)
    for (const at of [0, 31, 63]) {
      const wrong = hash.slice(0, at) + (hash[at] === '0' ? '1' : '0') + hash.slice(at + 1)
      expect(await newcomer(host, address(wrong))).toEqual(refused('otherVersion'))
    }
    expect(await newcomer(host, address(hash))).toEqual(welcomed)
  })

  it('of a file opened at the desk is another version, or said to be no study and not kept', async () => {
    const context = await chromium.newContext({ viewport: SIZES.desk })
    const desk = await openDesk(context, bare)
    await desk.locator('input[type=file]').setInputFiles(write('broken.json', Uint8Array.from([...mine, 10])))
    expect(await desk.getByRole('alert').textContent()).toContain(studyMessages.notCanonical['zh-CN'])
    expect(await stored(desk)).toEqual(['linli.lang'])
    expect(await openFile(desk, write('my-study.json', anotherTitle), 'my-study')).toBe(sha256(anotherTitle))
    const visited = await visit(context, bare, address(hash))
    expect({ ...visited, faults: [] }).toEqual(refused('otherVersion', '', ['linli.lang', 'studies: "my-study"']))
    await context.close()
  })
})

describe('a study between two days', () => {
  const study = another(publishedBytes(shipped), 'december', { opens: '2026-12-01', closes: '2026-12-31' })
  const bytes = publishedBytes(study)
  const common = { study: 'december', form: 'resident', unit: 'tianning', lang: 'en', hash: sha256(bytes) } as const
  const addresses = [makeLink({ way: 'fill', ...common, batch: null, mode: 'link' }), makeLink({ way: 'kiosk', ...common, police: false })]

  for (const [time, expected, does] of [
    ['2026-11-30T23:59:00+08:00', refused('notYetOpen', '2026-12-01'), 'is not yet open'],
    ['2026-12-01T00:01:00+08:00', welcomed, 'takes answers'],
    ['2026-12-31T23:59:00+08:00', welcomed, 'takes answers'],
    ['2027-01-01T00:01:00+08:00', refused('closed', '2026-12-31'), 'is closed'],
  ] as const)
    it(`${does} at ${time.slice(0, 16)} where the device stands, by a link and on a kiosk`, async () => {
      write('december.json', bytes, published)
      for (const address of addresses) expect(await newcomer(host, address, time)).toEqual(expected)
    })

  it('is closed to the next person on a kiosk that was left running', async () => {
    write('december.json', bytes, published)
    const context = await chromium.newContext({ viewport: SIZES.desk, timezoneId: 'Asia/Shanghai' })
    const page = await context.newPage()
    await page.clock.setFixedTime(new Date('2026-12-31T23:59:00+08:00'))
    await page.goto(host.url + addresses[1]!)
    await page.locator('.attract .begin').waitFor()
    await page.clock.setFixedTime(new Date('2027-01-01T00:01:00+08:00'))
    await page.locator('.attract .begin').click()
    await page.locator('main.calm, [data-question=consent]').first().waitFor()
    expect(await page.locator('main.calm h1').allTextContents()).toEqual([calmMessages.closed['zh-CN']])
    await context.close()
  })
})
