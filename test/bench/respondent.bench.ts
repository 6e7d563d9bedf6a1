// A first visit of a link on a phone: what is transferred, how soon the first control and the first question can be answered,
// and how soon a touched option is painted; beside the figures of two pages made before the renderer was chosen.
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { studyHash } from '../../analysis/study/publish.ts'
import { currentChromium } from '../../scripts/browser.mjs'
import { buildIfStale, root } from '../../scripts/build.mjs'
import { serve } from '../../scripts/serve.mjs'
import { makeLink } from '../../src/exchange/links.ts'
import { studies } from '../../surveys/index.ts'

const ROUNDS = 5
const PHONE = { width: 390, height: 844 }
/** Options touched in every visit. */
const TOUCHES = 5

type Range = readonly [low: number, high: number]
interface Condition {
  readonly cpu: number
  readonly network: { readonly mbps: number; readonly latency: number } | null
}
const CONDITIONS = {
  cpu1: { cpu: 1, network: null },
  cpu4: { cpu: 4, network: null },
  cpu4Network: { cpu: 4, network: { mbps: 10, latency: 40 } },
} as const satisfies { readonly [name: string]: Condition }
type Name = keyof typeof CONDITIONS

/**
 * Measured on two trial pages in the same browser, before there was an app. Both showed questions at once, without consent,
 * without a study to fetch and check, and with nothing kept. Time: navigation to the first question that can be answered, ms.
 * Touch: click to paint at a quarter of the processor's speed, ms. Bytes: everything transferred, brotli.
 */
const TRIALS: { readonly [page: string]: { readonly bytes: number; readonly question: { readonly [name in Name]: Range }; readonly touch: Range } } = {
  /** SurveyJS with its own components and themes. */
  surveyJs: { bytes: 392_000, question: { cpu1: [540, 630], cpu4: [1390, 2290], cpu4Network: [1700, 2200] }, touch: [67, 94] },
  /** React and native radio buttons, neither logic nor validation: a lower bound, nothing that could be used. */
  minimal: { bytes: 87_000, question: { cpu1: [190, 280], cpu4: [530, 620], cpu4Network: [600, 600] }, touch: [18, 36] },
}

interface Visit {
  /** Navigation to the painted tick of consent, ms. */
  readonly consent: number
  /** Navigation to the first painted question of a person who agrees the moment they can, ms. */
  readonly question: number
  /** Click to paint, ms. */
  readonly touches: readonly number[]
  /** Compressed bytes of bodies by kind of file. */
  readonly bytes: { readonly [kind: string]: number }
}

interface Marks {
  consent?: number
  question?: number
  readonly touches: number[]
}

/** Runs in the page from its first byte: agrees and starts as soon as that can be seen, and notes when. */
function attend(): void {
  const marks: Marks = { touches: [] }
  Object.assign(globalThis, { linliMarks: marks })
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then)
      port1.start()
      port2.postMessage(null)
    })
  let at: 'opening' | 'consent' | 'questions' = 'opening'
  const look = new MutationObserver(() => {
    const tick = document.querySelector<HTMLElement>('[data-question=consent] [role=checkbox]')
    if (at === 'opening' && tick) {
      at = 'consent'
      afterPaint(() => {
        marks.consent = performance.now()
        tick.click()
        setTimeout(() => document.querySelector<HTMLElement>('.foot .main')?.click())
      })
    }
    if (at === 'consent' && document.querySelector('[data-screen] [data-question] [data-code]')) {
      at = 'questions'
      look.disconnect()
      afterPaint(() => (marks.question = performance.now()))
    }
  })
  look.observe(document, { childList: true, subtree: true })
  document.addEventListener(
    'click',
    ({ target, timeStamp }) => {
      const option = at === 'questions' && target instanceof Element ? target.closest('[data-code]') : null
      if (option) afterPaint(() => option.getAttribute('aria-checked') === 'true' && marks.touches.push(performance.now() - timeStamp))
    },
    true,
  )
}
const marksOf = (page: Page): Promise<Marks> => page.evaluate(() => (globalThis as unknown as { linliMarks: Marks }).linliMarks)

/** Adds up the bodies that arrive, as they were compressed. */
function countBytes(cdp: CDPSession): { readonly [kind: string]: number } {
  const bytes: { [kind: string]: number } = {}
  cdp.on('Network.responseReceived', ({ response: { url, status, headers } }) => {
    const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const kind = /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? 'html'
    const code = ['js', 'css', 'json', 'html'].includes(kind)
    if (status !== 200 || (code && named.get('content-encoding') !== 'br')) throw new Error(`${url}: ${status}, ${named.get('content-encoding') ?? 'not compressed'}`)
    bytes[kind] = (bytes[kind] ?? 0) + Number(named.get('content-length'))
  })
  return bytes
}

async function visit(browser: Browser, address: string, { cpu, network }: Condition): Promise<Visit> {
  // A context of its own has nothing in its cache.
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  if (network) {
    const throughput = (network.mbps * 1e6) / 8
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: network.latency, downloadThroughput: throughput, uploadThroughput: throughput })
  }
  const bytes = countBytes(cdp)
  // The runner of this file keeps names of functions by a helper that a page does not have.
  await page.addInitScript({ content: `{ const __name = (named) => named; (${attend.toString()})() }` })
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => (globalThis as unknown as { linliMarks: Marks }).linliMarks.question !== undefined)
  await page.waitForLoadState('networkidle')
  const options = page.locator('[data-screen] [data-question] [data-code]:not([aria-checked=true])')
  for (let touched = 1; touched <= TOUCHES; touched++) {
    await options.nth(touched % (await options.count())).click()
    await page.waitForFunction((n) => (globalThis as unknown as { linliMarks: Marks }).linliMarks.touches.length >= n, touched)
  }
  const { consent, question, touches } = await marksOf(page)
  await context.close()
  return { consent: consent!, question: question!, touches, bytes }
}

await buildIfStale()
const server = await serve({ dist: join(root, 'dist') })
const browser = await chromium.launch({ ...(await currentChromium()), headless: true })
const study = studies.find(({ id }) => id === 'community-policing')!
const address = server.url + makeLink({ way: 'fill', study: study.id, form: 'resident', hash: studyHash(study), unit: 'tianning', lang: 'zh-CN', batch: null, mode: 'link' })

const visits: { [name in Name]: Visit[] } = { cpu1: [], cpu4: [], cpu4Network: [] }
const names = Object.keys(CONDITIONS) as Name[]
// Turn by turn, so that a slow moment of the machine falls on all; the first turn warms up server and browser and is dropped.
for (let round = 0; round <= ROUNDS; round++) {
  for (const name of names) {
    const made = await visit(browser, address, CONDITIONS[name])
    if (round > 0) visits[name].push(made)
  }
}
const load = loadavg()[0]!
await browser.close()
await server.close()

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b)
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)]!
const trials = Object.entries(TRIALS)
/** One figure: in words with its ratio to both trial pages (to the middle of a range), and as JSON. */
function tell(figure: string, values: readonly number[], unit: 'ms' | 'bytes', beside: { readonly [page: string]: Range } = {}): void {
  const value = median(values)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const shown = unit === 'ms' ? `${value.toFixed(0)} ms (${low.toFixed(0)}–${high.toFixed(0)})` : `${(value / 1000).toFixed(1)} KB`
  const ratios = Object.fromEntries(Object.entries(beside).map(([page, [from, to]]) => [page, Number((value / ((from + to) / 2)).toFixed(2))]))
  const words = Object.entries(ratios).map(([page, ratio]) => `${ratio.toFixed(2)} of ${page}`)
  console.log(`  ${figure.padEnd(24)} ${[shown, ...words].join(', ')}`)
  console.log(JSON.stringify({ bench: 'respondent', figure: `respondent.${figure}`, value: Number(value.toFixed(1)), low: Number(low.toFixed(1)), high: Number(high.toFixed(1)), unit, ratios, load: Number(load.toFixed(1)) }))
}
const both = (of: (trial: (typeof TRIALS)[string]) => Range) => Object.fromEntries(trials.map(([page, trial]) => [page, of(trial)]))

console.log(`first visit of a link, resident form, ${PHONE.width} × ${PHONE.height}, median of ${ROUNDS} (least–most)`)
if (load > availableParallelism()) console.log(`  others were at work here: load ${load.toFixed(1)} on ${availableParallelism()} processors; times are too long, the least are nearest`)
const { bytes } = visits.cpu1[0]!
tell('transferred', [Object.values(bytes).reduce((sum, n) => sum + n, 0)], 'bytes', both((trial) => [trial.bytes, trial.bytes]))
for (const [kind, n] of Object.entries(bytes)) tell(`transferred.${kind}`, [n], 'bytes')
for (const name of names) {
  tell(`${name}.consent`, visits[name].map(({ consent }) => consent), 'ms')
  tell(`${name}.question`, visits[name].map(({ question }) => question), 'ms', both((trial) => trial.question[name]))
}
tell('cpu4.touch', visits.cpu4.flatMap(({ touches }) => touches), 'ms', both((trial) => trial.touch))
