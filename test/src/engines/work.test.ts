import { describe, expect, it } from 'vitest'
import { resultMessages } from '../../../analysis/result/messages.ts'
import type { Result } from '../../../analysis/result/result.ts'
import { utf8 } from '../../../analysis/study/hash.ts'
import type { Study } from '../../../analysis/study/study.ts'
import type { AnswerTo, Ask, Source, Step } from '../../../src/engines/protocol.ts'
import { openWork } from '../../../src/engines/work.ts'
import { wrap } from '../../../src/exchange/wrap.ts'
import { studies } from '../../../surveys/index.ts'
import { declined, response, smallStudy } from '../../support/small-study.ts'

const demo = studies.find(({ id }) => id === 'demo')!

/** The work of a Worker on this thread, with what it told on the way. */
async function atWork(study: Study, keptUnder: Parameters<typeof openWork>[0] = () => Promise.resolve(null)) {
  const work = openWork(keptUnder)
  const steps: Step[] = []
  const ask = <A extends Ask>(what: A) => work(what, (step) => void steps.push(step)) as Promise<AnswerTo[A['do']]>
  await ask({ do: 'open', study })
  return { ask, steps, load: (source: Source) => ask({ do: 'load', source }) }
}
const shared = { base: 10, shared: true }
const numbers = (result: Result) => JSON.stringify(result)

describe('the engine of the desk', () => {
  it('counts envelopes by form, compared area, mode and status, and tells those it could not use', async () => {
    const { ask } = await atWork(smallStudy)
    const envelopes = [
      wrap(response('resident-long')),
      wrap(response('resident-long')),
      wrap(response('resident-long', {}, {}, { mode: 'kiosk' })),
      wrap(declined('resident-long')),
      { id: 'not-a-uuid', bytes: utf8('{}') },
    ]
    const { cameIn, aside } = await ask({ do: 'count', envelopes })
    const of = (mode: string, status: string) => cameIn.find((one) => one.mode === mode && one.status === status)?.n
    expect([of('link', 'complete'), of('kiosk', 'complete'), of('link', 'declined')]).toEqual([2, 1, 1])
    expect(new Set(cameIn.map(({ unit }) => unit))).toEqual(new Set(['east']))
    expect(aside).toEqual([expect.objectContaining({ reason: 'unreadable', n: 1 })])
  })

  it('makes the demo of four areas, and reads its own export back to the same data', async () => {
    const made = await atWork(demo)
    const summary = await made.load({ is: 'synthetic' })
    expect(summary).toMatchObject({ source: 'synthetic', synthetic: true })
    expect(summary.tables.map(({ respondent, rows }) => [respondent, rows > 100])).toEqual([
      ['resident', true],
      ['staff', true],
    ])
    expect(new Set(summary.cameIn.map(({ unit }) => unit)).size).toBe(4)

    const files = (await made.ask({ do: 'exportFiles' })).filter(({ name }) => name.endsWith('_codes.csv'))
    const opened = await atWork(demo)
    expect((await opened.load({ is: 'files', files })).hash).toBe(summary.hash)
  })

  it('judges a table to be handed on, finds as much of a plan as passes, and makes the files', async () => {
    const { ask, load } = await atWork(demo)
    await load({ is: 'synthetic' })
    const plan = { k: 5, handling: {}, smallClasses: 'leaveOut' } as const
    expect(await ask({ do: 'judgeShare', table: 'resident', plan })).toMatchObject({ table: 'resident', passes: false, anonymity: { smallest: 1 } })
    expect(await ask({ do: 'sharedFiles', plans: { resident: plan } })).toMatchObject({ is: 'refused' })
    const fitting = await ask({ do: 'fittingPlan', table: 'resident', plan })
    expect(fitting.handling).toMatchObject({ UNIT: 'asIs', DEM_GENDER: 'asIs', DEM_AGE: 'coarser' })
    const files = await ask({ do: 'sharedFiles', plans: { resident: fitting } })
    expect('is' in files ? [] : files.map(({ name }) => name)).toContain('SYNTHETIC_demo_shared_resident_codes.csv')
  })

  it('keeps the data at hand when a file cannot be used, and says where it is wrong', async () => {
    const { load, ask } = await atWork(demo)
    await load({ is: 'synthetic' })
    const [file] = (await ask({ do: 'exportFiles' })).filter(({ name }) => name.endsWith('resident_codes.csv'))
    const spoilt = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file!.bytes).replace('SAF1', 'SAF_ONE')
    await expect(load({ is: 'files', files: [{ name: 'spoilt.csv', bytes: utf8(spoilt) }] })).rejects.toMatchObject({ name: 'FileError', file: 'spoilt.csv', column: expect.any(String) })
    const result = await ask({ do: 'run', request: { method: 'describe/frequencies', table: 'resident', options: { variables: ['SAF1'] }, filter: [], weight: null }, disclosure: shared })
    expect(result.status).toBe('completed')
  })

  it('rejects options that a method does not have, naming the place', async () => {
    const { load, ask } = await atWork(demo)
    await load({ is: 'synthetic' })
    const request = { method: 'describe/frequencies', table: 'resident', options: { variables: ['NOBODY'] }, filter: [], weight: null }
    await expect(ask({ do: 'run', request, disclosure: shared })).rejects.toMatchObject({ name: 'OptionError', path: 'options.variables[0]' })
  })

  it('tells every result of the report, stops when asked, and gives the files of what was computed', async () => {
    const { load, ask, steps } = await atWork(demo)
    await load({ is: 'synthetic' })
    const of = demo.report.sections.reduce((sum, { items }) => sum + items.length, 0)
    expect(await ask({ do: 'report', disclosure: shared })).toBe('done')
    expect(steps.filter(({ item }) => item).map(({ done }) => done)).toEqual(Array.from({ length: of }, (_, i) => i + 1))
    const files = await ask({ do: 'reportFiles', page: { lang: 'zh-CN', figures: {} } })
    const page = new TextDecoder().decode(files.find(({ name }) => name === 'report.html')!.bytes)
    expect(page).toContain(resultMessages['result.synthetic']['zh-CN'])
    expect(page).not.toContain(resultMessages['result.notForSharing']['zh-CN'])
    expect(page).toContain('示例甲区 400')
    await ask({ do: 'report', disclosure: { ...shared, shared: false } })
    const own = await ask({ do: 'reportFiles', page: { lang: 'en', figures: {} } })
    expect(new TextDecoder().decode(own[0]!.bytes)).toContain(resultMessages['result.notForSharing'].en)

    steps.length = 0
    const running = ask({ do: 'report', disclosure: shared })
    await ask({ do: 'stop' })
    expect(await running).toBe('stopped')
    expect(steps.length).toBeLessThan(of)
  }, 60_000)

  it('gives the same result for the same request', async () => {
    const { load, ask } = await atWork(demo)
    await load({ is: 'synthetic' })
    const run = () => ask({ do: 'run', request: { method: 'describe/frequencies', table: 'staff', options: { variables: ['GRD1'], by: 'UNIT' }, filter: [], weight: null }, disclosure: shared })
    expect(numbers(await run())).toBe(numbers(await run()))
  })
})
