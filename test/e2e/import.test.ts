import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intakeMessages } from '../../analysis/intake/messages.ts'
import { LANGS, type Lang } from '../../analysis/study/text.ts'
import { firstMessages } from '../../src/app/messages.ts'
import { guideMessages } from '../../src/desk/import/messages.ts'
import { STEPS, type ImportStep } from '../../src/desk/import/steps.ts'
import { deskMessages } from '../../src/desk/messages.ts'
import { importMessages } from '../../src/exchange/import-messages.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { axeFaults } from '../support/axe.ts'
import { lowContrast } from '../support/contrast.ts'
import { WJX_DISTRICTS, WJX_GENDER, WJX_PHONE, wjxPeople } from '../support/wjx.ts'
import { browser, expectCalm, expectQuick, served, shot, SIZES, temporaryFolder, watch, type Served, type Size } from './app.ts'
import { focused, keyboardOf } from './keyboard.ts'

const fixture = join(import.meta.dirname, '../fixtures/import/wjx-text.csv')
/** The people of that file, as they were invented: what the app finds is held to them, not to the file. */
const people = wjxPeople(20261125, 200)
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

async function open(fragment: string, lang: Lang, size: Size = 'desk', theme: 'light' | 'dark' = 'light') {
  const context = await chromium.newContext({ viewport: SIZES[size], locale: lang, colorScheme: theme, acceptDownloads: true })
  const page = await context.newPage()
  const seen = await watch(page, app.url)
  await page.goto(`${app.url}${fragment}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return { page, seen, close: () => context.close() }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const file = (name: string, content: string): string => {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  return path
}

/** A file is chosen and read. */
async function take(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.waitForFunction(() => location.hash === '#/import/reading')
}
async function step(page: Page, name: ImportStep): Promise<void> {
  await page.locator(`.import-steps a[href="#/import/${name}"]`).click()
  await page.locator(`.import-steps a[href="#/import/${name}"][aria-current=step]`).waitFor()
}
/** The counts are those of the mapping as it stands. */
async function counted(page: Page, lang: Lang): Promise<void> {
  await page.waitForFunction((words) => !document.body.textContent?.includes(words), guideMessages['variables.checking'][lang])
}
async function reportShown(page: Page): Promise<void> {
  await page.locator('.report-item').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('output.progress') && !document.querySelector('.waiting-part') && !document.querySelector('output.drawing'), null, { timeout: 90_000 })
}
/** Cells of the table under the caption that says so, row by row. */
function tableUnder(page: Page, caption: RegExp): Promise<readonly (readonly string[])[]> {
  return page.locator('figure', { has: page.locator('figcaption', { hasText: caption }) }).first().locator('tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())))
}

/** Cronbach's alpha by its definition, over those who answered every item. */
function alphaOf(rows: readonly (readonly (number | null)[])[]): { readonly n: number; readonly alpha: number } {
  const complete = rows.filter((row): row is readonly number[] => row.every((one) => one !== null))
  const n = complete.length
  const variance = (values: readonly number[]): number => {
    const mean = values.reduce((sum, one) => sum + one, 0) / n
    return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1)
  }
  const k = complete[0]!.length
  const items = Array.from({ length: k }, (_, i) => variance(complete.map((row) => row[i]!))).reduce((sum, one) => sum + one, 0)
  return { n, alpha: (k / (k - 1)) * (1 - items / variance(complete.map((row) => row.reduce((sum, one) => sum + one, 0)))) }
}

/** The four items of the first scale, the last the right way round. */
const safety = ({ items }: (typeof people)[number]): readonly (number | null)[] => items.slice(0, 4).map((code, i) => (code !== null && i === 3 ? 6 - code : code))
/** How many have a score (half of the items answered), and its mean to two places. */
function meanOf(rows: readonly (readonly (number | null)[])[]): readonly string[] {
  const scores = rows.map((row) => row.filter((one) => one !== null)).filter((row) => row.length >= 2).map((row) => row.reduce((sum, one) => sum + one, 0) / row.length)
  return [String(scores.length), (scores.reduce((sum, one) => sum + one, 0) / scores.length).toFixed(2)]
}

describe.each(LANGS.map((lang) => ({ lang })))('a file of another tool, by keyboard alone, in $lang', ({ lang }) => {
  const say = textsIn(lang, guideMessages)
  const sayDesk = textsIn(lang, deskMessages)
  const words = (key: ImportStep) => say('nextIs', { step: say(`step.${key}`) })

  it('goes from the first page to reliability, a cross-table and a chart of districts within three minutes, a reversed item put right', async () => {
    const { page, seen, close } = await open('#/', lang)
    const hand = keyboardOf(page)
    // Choosing files is handed over to the test from here on; at the first wait for it alone it might come too late.
    page.on('filechooser', () => undefined)
    const guarded = async () => expect(await page.content()).not.toMatch(new RegExp(`203\\.0\\.113\\.|清风徐来|平安是福|${WJX_PHONE}`))
    const began = Date.now()

    await hand.to(textsIn(lang, firstMessages)('dataOpen'))
    await hand.press('Enter')
    await page.locator('.importing').waitFor()
    await hand.to(say('choose.button'))
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.press('Enter')])
    await chooser.setFiles(fixture)
    await page.waitForFunction(() => location.hash === '#/import/reading')
    await seen.mounted()

    // How it is read: the heading has the focus, and says what was recognised.
    expect(await heading(page).textContent()).toBe(say('reading.sentence', { tool: textsIn(lang, importMessages)('tool.wjxText'), rows: '200', columns: 31 }))
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await guarded()
    await hand.to(words('leftOut'))
    await hand.press('Enter')

    await page.locator('ul.left-out').first().waitFor()
    expect(await page.locator('ul.left-out strong').allTextContents()).toEqual(['来自IP', '微信昵称'])
    await guarded()
    await hand.to(words('variables'))
    await hand.press('Enter')

    // The fourth item runs against the others: the page says so, Space puts it right, Ctrl+Z takes that back, Ctrl+Shift+Z does it again.
    await page.locator('.scale-against').first().waitFor({ state: 'attached' })
    await hand.to(/^关于您的安全感受.*Q7/)
    await hand.press('Enter')
    await hand.to(`${say('kind.reversed')}: 我常常担心自己或家人遭遇违法侵害或被诈骗。`)
    await hand.press('Space')
    const reversed = page.locator('.scale[open] input[type=checkbox]').nth(3)
    expect(await reversed.isChecked()).toBe(true)
    await hand.press('Control+z')
    expect(await reversed.isChecked()).toBe(false)
    await hand.press('Control+Shift+z')
    expect(await reversed.isChecked()).toBe(true)
    await counted(page, lang)
    expect(await page.locator('.scale-against').count()).toBe(0)
    await shot(page, `import-reversed-${lang}`)
    await guarded()
    await hand.to(/^5 /, true)
    await hand.press('Enter')

    // Spellings of three districts have found each other.
    await page.locator('.places-table').waitFor()
    await counted(page, lang)
    expect((await page.locator('.places-table td.number').allInnerTexts()).map((text) => text.split(/\s/).at(-1))).toEqual(WJX_DISTRICTS.map((_, i) => String(people.filter(({ district }) => district === i).length)))
    await hand.to(words('problems'))
    await hand.press('Enter')
    await page.getByText(say('problems.none')).waitFor()
    await hand.to(words('keep'))
    await hand.press('Enter')
    await hand.to(say('keep.title', { lang: say(lang === 'en' ? 'english' : 'chinese') }))
    await hand.press('Control+a')
    await hand.type('May 2026')
    await hand.to(say('keep.button'))
    await expectQuick(seen)
    await hand.press('Enter')

    await reportShown(page)
    const spent = Date.now() - began
    console.log(`from the first page to the report by keyboard (${lang}): ${hand.keys} keys, ${Math.round(spent / 1000)} s`)
    expect(spent).toBeLessThan(180_000)

    // The numbers are those of the people who were invented.
    const { n, alpha } = alphaOf(people.map(safety))
    const [, ...scales] = await tableUnder(page, lang === 'en' ? /^Table \d+.*[Rr]eliability/ : /^表 \d+.*量表信度/)
    expect(scales[0]).toEqual([expect.stringContaining('安全感受'), '4', String(n), alpha.toFixed(3).replace(/^0/, ''), expect.any(String), expect.any(String), expect.any(String)])
    const crossed = await tableUnder(page, /您的性别 × /)
    for (const [g, gender] of WJX_GENDER.entries()) {
      const row = crossed.find(([first]) => first === (lang === 'en' ? ['Male', 'Female'][g] : gender))!
      expect(row.filter((_, i) => i % 2 === 1)).toEqual([...WJX_DISTRICTS.map((_, d) => people.filter((one) => one.gender === g + 1 && one.district === d).length), people.filter((one) => one.gender === g + 1).length].map(String))
    }
    // The chart of districts is a picture beside the table it was drawn from; that holds the means of the people of each.
    const byDistrict = page.locator('section', { has: page.getByRole('heading', { level: 2, name: intakeMessages.scoresByUnit[lang] }) })
    const chart = byDistrict.locator('.result-figure img').first()
    await chart.scrollIntoViewIfNeeded()
    expect((await chart.getAttribute('alt'))!.length).toBeGreaterThan(10)
    expect(await chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200)
    const means = await byDistrict.locator('table').first().locator('tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())))
    // One of them is a place of a study that ships, with a name in both languages.
    const named = lang === 'zh-CN' ? WJX_DISTRICTS : ['Tianning District', '钟楼区', '新北区']
    expect(means[0]!.slice(1)).toEqual(named)
    expect(means[2]!.slice(1).filter((_, i) => i % 4 < 2)).toEqual(WJX_DISTRICTS.flatMap((_, d) => meanOf(people.filter(({ district }) => district === d).map(safety))))
    await shot(page, `import-report-${lang}`)

    // A file has no fieldwork; the study says what the file was and what was left out.
    await page.mouse.move(0, 0)
    await page.evaluate(() => scrollTo(0, 0))
    expect(await page.locator('.desk-rail').textContent()).not.toContain(sayDesk('room.fieldwork'))
    await page.getByRole('link', { name: sayDesk('room.study'), exact: true }).click()
    await page.getByRole('heading', { name: sayDesk('imported.leftOut') }).waitFor()
    expect(await page.locator('.desk-body').textContent()).toContain(textsIn(lang, importMessages)('why.ip'))
    await guarded()
    await shot(page, `import-study-${lang}`)
    expectCalm(seen)
    await close()
  })
})

const combinations = LANGS.flatMap((lang) => (['desk', 'phone'] as const).map((size) => ({ lang, size })))

describe.each(combinations)('the steps of an import in $lang on a $size', ({ lang, size }: { lang: Lang; size: Size }) => {
  it('are sound and accessible, each one', async () => {
    const { page, seen, close } = await open('#/import', lang, size, size === 'desk' ? 'dark' : 'light')
    const sound = async (name: string) => {
      await shot(page, `import-${name}-${lang}-${size}`)
      await expectQuick(seen)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect((await page.locator('body').innerText()).match(/\{\{\w+\}\}|\b(?:undefined|NaN|\[object)\b/g)).toBeNull()
      expect(await axeFaults(page)).toEqual([])
      expect(await lowContrast(page)).toEqual([])
      await seen.mounted()
    }
    await seen.mounted()
    await sound('choose')
    await take(page, mixed())
    await seen.mounted()
    for (const name of STEPS.slice(1)) {
      await step(page, name)
      await counted(page, lang)
      await sound(name)
    }
    expectCalm(seen)
    // The editors in one language and size each: they are the longest to look at.
    if ((lang === 'en') === (size === 'desk')) return close()
    await step(page, 'variables')
    for (const kind of ['SUBMITTED', 'Q1', 'Q2', 'Q4', 'Q6']) {
      const row = page.locator('.variable-row', { has: page.locator(`code:text-is("${kind}")`) })
      if ((await row.count()) === 0) continue
      await row.click()
      await page.locator('.variables > .open', { has: row }).locator('.variable-editor').waitFor()
      await sound(`variable-${kind}`)
    }
    await page.locator('details.scale summary').first().click()
    await page.locator('details.scale .import-fields').first().waitFor()
    await sound('scale')
    expectCalm(seen)
    await close()
  }, 300_000)
})

/** A small file with something of everything: guarded columns, several answers, a cell that does not fit, a row that is none. */
function mixed(): string {
  const head = '序号,提交答卷时间,来自IP,1、您的性别:,2、您的年龄:,3、您住在哪个区？,4、您用过哪些？,5、态度—我感到安心,5、态度—我信任他们,6、您的民族:,7、您的政治面貌:,8、建议'
  const agree = ['非常不同意', '不太同意', '一般', '比较同意', '非常同意']
  const rows = Array.from({ length: 60 }, (_, i) => {
    const age = i === 30 ? '三十' : String(20 + (i % 50))
    return [i + 1, `2026/5/${1 + (i % 28)} 9:00:00`, `203.0.113.${i + 1}`, i % 2 ? '男' : '女', age, ['甲区', '乙区', '甲 区'][i % 3], ['微信┋电话', '电话', '微信'][i % 3], agree[i % 5], agree[(i + (i % 2)) % 5], '汉族', ['群众', '中共党员', '共青团员'][i % 3], i % 4 ? '(空)' : `多走走看看${i}`].join(',')
  })
  return file('mixed.csv', `\uFEFF${[head, ...rows, '61,2026/5/9'].join('\r\n')}\r\n`)
}

describe('the guided import', () => {
  const lang = 'zh-CN'
  const say = textsIn(lang, guideMessages)

  it('keeps a guarded column only with a reason, ethnicity never, and shows values of neither before', async () => {
    const { page, seen, close } = await open('#/import', lang)
    await take(page, mixed())
    expect(await page.content()).not.toContain('203.0.113')
    await step(page, 'leftOut')
    expect(await page.content()).not.toMatch(/中共党员|汉族|203\.0\.113/)
    const item = (column: string) => page.locator('ul.left-out > li', { hasText: column })
    expect(await item('您的民族').textContent()).toContain(say('leftOut.never'))
    expect(await item('您的民族').getByRole('button').count()).toBe(0)
    await item('您的政治面貌').getByRole('button', { name: say('leftOut.keep') }).click()
    await page.keyboard.type('需要')
    expect(await page.getByRole('button', { name: say('leftOut.keepYes') }).isDisabled()).toBe(true)
    await page.keyboard.type('比较党员与群众的参与差异')
    await page.getByRole('button', { name: say('leftOut.keepYes') }).click()
    await page.getByRole('heading', { name: say('leftOut.kept') }).waitFor()
    await step(page, 'variables')
    await counted(page, lang)
    expect(await page.locator('.variables').textContent()).toContain('中共党员 20')
    expectCalm(seen)
    await close()
  })

  it('lists every cell that does not fit with line, column and value, and fewer once it is given a place', async () => {
    const { page, seen, close } = await open('#/import', lang)
    await take(page, mixed())
    await step(page, 'problems')
    await page.locator('.problem-value').first().waitFor()
    const rows = await page.locator('.problems-list tbody tr').allTextContents()
    expect(rows.some((row) => row.includes('32') && row.includes('三十'))).toBe(true)
    await page.getByRole('button', { name: /^去改 / }).first().click()
    await page.locator('.variable-editor').waitFor()
    const counts = page.locator('.no-answers li', { hasText: '三十' }).locator('select')
    await counts.focus()
    await counts.selectOption('refused')
    await page.keyboard.press('Enter')
    await counted(page, lang)
    await step(page, 'problems')
    expect(await page.locator('.problem-value', { hasText: '三十' }).count()).toBe(0)
    // Leaving now would lose it: one question, and whoever says no stays.
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await page.locator('.import-home').click()
    expect(asked).toEqual([say('leave')])
    await heading(page).waitFor()
    expectCalm(seen)
    await close()
  })

  it('leaves out rows that are no people: the proposed rule is undone and done again, another is added, by keyboard', async () => {
    const { page, seen, close } = await open('#/import', lang)
    const hand = keyboardOf(page)
    const rows = Array.from({ length: 40 }, (_, i) => `${i + 1},${i % 2 ? '男' : '女'},${(i % 5) + 1},${i < 3 ? '测试' : '正式'},"${(i % 9) + 1},${200 + i}"`)
    await take(page, file('total.csv', `\uFEFF${['序号,性别,满意度评分,批次,月收入', ...rows, '合计,,120,,', ',,,,'].join('\r\n')}\r\n`))
    await step(page, 'problems')
    const rules = page.locator('.not-people li')
    const notTaken = (n: number) => page.getByText(say('problems.rows', { rows: n })).waitFor()
    await notTaken(2)
    expect(await rules.allTextContents()).toEqual([expect.stringContaining(say('notPeople.rule', { column: '序号', values: '“合计”' }))])
    await page.getByText(say('notPeople.blank', { n: 1 })).waitFor()

    await hand.to(new RegExp(`^${say('notPeople.undo')}`))
    await hand.press('Enter')
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    expect(await rules.count()).toBe(0)
    await hand.press('Control+z')
    await notTaken(2)

    await hand.to(say('notPeople.add'))
    await hand.press('Enter')
    await hand.to(say('notPeople.column'))
    await page.locator(':focus').selectOption({ label: '批次' })
    await hand.press('Enter')
    await page.locator('.not-people ~ details select').nth(1).locator('option', { hasText: '测试' }).waitFor({ state: 'attached' })
    await hand.to(say('notPeople.value'))
    await page.locator(':focus').selectOption('测试')
    await hand.to(say('notPeople.take'))
    await hand.press('Enter')
    await notTaken(5)
    expect(await page.locator('.problems-list tbody tr').count()).toBe(5)
    await shot(page, 'import-not-people')

    // What can be read in two ways is said above all; read the other way its ends follow.
    await step(page, 'variables')
    await counted(page, lang)
    // The sum of the answers is none of them.
    await page.locator('.variable-row', { hasText: '满意度评分' }).click()
    await page.locator('.options-table').waitFor()
    expect(await page.locator('.options-table .no-answer').count()).toBe(0)
    await page.locator('.variables-unsure button').click()
    const editor = page.locator('.variable-editor')
    await editor.getByText(/“1,2\d\d”读作 12\d\d，也可能是 1\.2/).waitFor()
    await shot(page, 'import-two-readings')
    await editor.getByLabel(say('variable.as')).selectOption('decimalComma')
    await editor.getByText(/“1,2\d\d”读作 1\.2\d*，也可能是 12\d\d/).waitFor()
    await counted(page, lang)
    expect(await editor.getByLabel(say('variable.to')).inputValue()).toBe('10')
    expect(await page.locator('.variables li.open .variable-n').textContent()).toBe(say('variables.answered', { n: 37 }))
    expectCalm(seen)
    await close()
  })

  it('changes nothing when the same file comes a second time, and removes what it kept when asked twice', async () => {
    const { page, seen, close } = await open('#/import', lang)
    const keep = async () => {
      await take(page, mixed())
      await step(page, 'keep')
      await page.getByRole('button', { name: say('keep.button') }).click()
    }
    await keep()
    await page.waitForFunction(() => location.hash.startsWith('#/desk/'))
    await page.goto(`${app.url}#/import`)
    await page.locator('.kept-imports').waitFor()
    await keep()
    await page.getByText(say('keep.there')).waitFor()
    await page.locator('.import-steps a').first().click()
    await page.locator('.kept-imports tbody tr').first().waitFor()
    expect(await page.locator('.kept-imports tbody tr').count()).toBe(1)
    await page.locator('.kept-imports').getByRole('button', { name: say('choose.remove') }).click()
    await page.getByRole('button', { name: say('choose.removeYes') }).click()
    await page.getByText(say('choose.removed', { title: '导入的问卷（问卷星）' })).waitFor()
    expect(await page.locator('.kept-imports').count()).toBe(0)
    expectCalm(seen)
    await close()
  })

  it('counts what people wrote themselves as "other" without naming it, and what anything else counts as is chosen by keyboard', async () => {
    const { page, seen, close } = await open('#/import', lang)
    const hand = keyboardOf(page)
    const says = (i: number) => (i < 60 ? '电话' : i < 110 ? '上门' : i < 119 ? '微信群' : '我让孩子去找张警官办的，他懂这些')
    await take(page, file('张伟_问卷.csv', `\uFEFF${['编号,联系方式,性别', ...Array.from({ length: 120 }, (_, i) => `${i + 1},${says(i)},${i % 2 ? '男' : '女'}`)].join('\r\n')}\r\n`))
    await step(page, 'variables')
    await counted(page, lang)
    await page.locator('.variable-row').first().click()
    const editor = page.locator('.variable-editor')
    const choice = editor.getByLabel(say('options.rest'))
    await editor.getByText(say('options.rest.took', { cells: 1, texts: 1 })).waitFor()
    await shot(page, 'import-anything-else')
    await hand.to(say('options.rest'))
    await choice.selectOption({ label: say('options.rest.none') })
    await hand.press('Enter')
    await counted(page, lang)
    await step(page, 'problems')
    await page.getByText(say('problems.sentence', { n: 1 })).waitFor()
    await hand.press('Control+z')
    await page.getByText(say('problems.none')).waitFor()
    await step(page, 'keep')
    await page.getByText(say('keep.titleHelp', { file: '张伟_问卷.csv' })).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('map.download') }).click()])
    expect(`${download.suggestedFilename()} ${readFileSync(await download.path(), 'utf8')}`).not.toMatch(/张/)
    await page.getByRole('button', { name: say('keep.button') }).click()
    await page.waitForFunction(() => location.hash.startsWith('#/desk/'))
    await page.goto(`${app.url}#/import`)
    await page.reload()
    await page.locator('.kept-imports').waitFor()
    expect(await page.locator('.kept-imports').textContent()).toContain('导入的问卷')
    expect(await page.locator('main').textContent()).not.toMatch(/张伟/)
    expectCalm(seen)
    await close()
  })

  it('uses a saved mapping on the next file', async () => {
    const { page, seen, close } = await open('#/import', lang)
    await take(page, mixed())
    await step(page, 'keep')
    await page.getByLabel(say('keep.title', { lang: say('chinese') })).fill('改过的名称')
    await page.keyboard.press('Enter')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('map.download') }).click()])
    const saved = join(folder.path, 'saved.map.json')
    await download.saveAs(saved)
    await page.goto(`${app.url}#/import`)
    await page.reload()
    await take(page, mixed())
    await page.locator('input[type=file][accept*=json]').setInputFiles(saved)
    await page.getByText(say('map.used', { file: 'saved.map.json' })).first().waitFor()
    await step(page, 'keep')
    expect(await page.getByLabel(say('keep.title', { lang: say('chinese') })).inputValue()).toBe('改过的名称')
    await page.locator('input[type=file][accept*=json]').setInputFiles(file('no.map.json', '{"format":"linli-map/1"}'))
    await page.getByRole('alert').waitFor()
    expectCalm(seen)
    await close()
  })

  it('is given up by one key while a large file is read, with nothing kept and nothing held up', async () => {
    const path = join(folder.path, 'large.csv')
    const out = createWriteStream(path)
    out.write(`${Array.from({ length: 40 }, (_, i) => `Question ${i + 1}`).join(',')}\r\n`)
    for (let block = 0; block < 300; block++) {
      const rows = Array.from({ length: 1500 }, (_, r) => Array.from({ length: 40 }, (_, i) => ((block * r + i * 7) % 5) + 1).join(','))
      if (!out.write(`${rows.join('\r\n')}\r\n`)) await once(out, 'drain')
    }
    out.end()
    await once(out, 'close')
    const { page, seen, close } = await open('#/import', 'en')
    const english = textsIn('en', guideMessages)
    await seen.mounted()
    await page.locator('input[type=file]').first().setInputFiles(path)
    await page.locator('.import-reading').waitFor()
    expect(await focused(page)).toBe(english('cancel'))
    await page.waitForFunction(() => Number(document.querySelector('.import-reading [role=progressbar]')?.getAttribute('aria-valuenow')) > 0)
    await shot(page, 'import-progress')
    await page.keyboard.press('Enter')
    await page.getByText(english('choose.cancelled')).waitFor()
    await page.waitForFunction((name) => document.activeElement?.textContent?.includes(name), english('choose.button'))
    await expectQuick(seen)
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['linli'])
    expect(await page.locator('.kept-imports').count()).toBe(0)
    expectCalm(seen)
    await close()
  })

  it('says what is wrong with a file that is none, and keeps what was there', async () => {
    const { page, seen, close } = await open('#/import', 'en')
    await page.locator('input[type=file]').first().setInputFiles({ name: 'photo.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0xff, 0xfe, 0, 1, 2, 3]) })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain(guideMessages['choose.fault'].en)
    expectCalm(seen)
    await close()
  })

  it('says what came of a wrong reading, and that a page that is opened anew has no file', async () => {
    const { page, seen, close } = await open('#/import', 'en')
    const english = textsIn('en', guideMessages)
    const readAs = async (label: string, value: string) => {
      await page.getByLabel(label, { exact: true }).selectOption(value)
      await page.getByRole('button', { name: english('reading.again') }).click()
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    }
    await take(page, fixture)
    await page.getByLabel(english('reading.encoding'), { exact: true }).waitFor()
    const before = await heading(page).textContent()
    await readAs(english('reading.encoding'), 'utf-16le')
    expect(await page.getByRole('alert').textContent()).toContain(english('reading.fault'))
    expect(await heading(page).textContent()).toBe(before)
    await readAs(english('reading.delimiter'), ';')
    await page.getByText(english('reading.oneColumn')).waitFor()
    await readAs(english('reading.delimiter'), ',')
    expect(await page.getByText(english('reading.oneColumn')).count()).toBe(0)
    await page.reload()
    await page.getByText(english('choose.gone')).waitFor()
    expect(await axeFaults(page)).toEqual([])
    expectCalm(seen)
    await close()
  })

  it('teaches with one example and one button', async () => {
    for (const one of LANGS) {
      const { page, seen, close } = await open('#/import', one)
      await page.getByRole('button', { name: guideMessages['choose.example'][one] }).click()
      await page.waitForFunction(() => location.hash === '#/import/reading')
      await step(page, 'leftOut')
      expect(await page.locator('ul.left-out li').count()).toBeGreaterThan(0)
      await step(page, 'places')
      expect(await page.locator('.places-table tbody tr').count()).toBe(3)
      await shot(page, `import-example-${one}`)
      expectCalm(seen)
      await close()
    }
  })

  it('stays quick with three hundred columns', async () => {
    const columns = Array.from({ length: 300 }, (_, i) => `Statement ${i + 1} [is true]`)
    const rows = Array.from({ length: 200 }, (_, r) => columns.map((_, i) => ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'][(r * 7 + i * 3 + ((r * i) % 3)) % 5]).join(','))
    const { page, seen, close } = await open('#/import', 'en')
    await take(page, file('wide.csv', [columns.join(','), ...rows].join('\n')))
    await step(page, 'variables')
    await page.waitForFunction(() => document.querySelectorAll('.variable-row').length >= 300)
    await counted(page, 'en')
    await seen.mounted()
    await page.locator('.variable-row').nth(150).click()
    await page.locator('.variable-editor').waitFor()
    await page.getByLabel(textsIn('en', guideMessages)('variable.label', { lang: 'English' })).fill('A new name')
    await page.keyboard.press('Enter')
    await counted(page, 'en')
    expect(await page.locator('.variable-row').nth(150).textContent()).toContain('A new name')
    await expectQuick(seen)
    expectCalm(seen)
    await close()
  })
})
