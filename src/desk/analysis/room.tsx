import { Button, NativeSelect, Switch } from '@mantine/core'
import { startTransition, useEffect, useState } from 'react'
import { methods } from '../../../analysis/methods/index.ts'
import { OptionError } from '../../../analysis/report/option-error.ts'
import type { MethodRequest } from '../../../analysis/report/run.ts'
import { BASE } from '../../../analysis/result/disclose.ts'
import type { Result } from '../../../analysis/result/result.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Waiting } from '../waiting.tsx'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { Page } from '../page.tsx'
import { ResultView, sentenceOf } from '../result/result-view.tsx'
import { WithSymbols } from '../result/symbols.tsx'
import { useResultWords } from '../result/words.ts'
import { exampleOptions, optionsFromText } from './choices.ts'
import { OptionsForm, type Options } from './options-form.tsx'

/** Any method over the data at hand: its options are in the address, and changing one changes the result in place. */
export function AnalysisRoom() {
  const say = useTexts(deskMessages)
  const { data, address } = useDesk()
  const { state } = data
  if (state.is !== 'ready') return <Waiting crumbs={[say('room.analysis')]} />
  if (state.summary.tables.every(({ rows }) => rows === 0)) {
    return (
      <Page crumbs={[say('room.analysis')]} title={say('room.analysis')}>
        <p className="lead">{say('analysis.noData')}</p>
        <p className="actions">
          <Button component="a" href={address('data')}>
            {say('analysis.toData')}
          </Button>
        </p>
      </Page>
    )
  }
  return <Analysis key={data.version} />
}

function Analysis() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const words = useResultWords()
  const { study, path, query, address, go, data } = useDesk()
  const tables = data.state.is === 'ready' ? data.state.summary.tables.filter(({ rows }) => rows > 0) : []
  const method = methods.find(({ id }) => id === path.join('/')) ?? methods[0]!
  const table = tables.find(({ name }) => name === query.get('table')) ?? tables[0]!
  const [optionsText, police] = [query.get('o'), query.get('police') === '1']
  const options: Options | null = optionsFromText(optionsText) ?? exampleOptions(method, study, table.codebook)
  const filter = study.report.filter[table.name] ?? []

  const show = (next: { readonly method?: string; readonly table?: string; readonly options?: Options; readonly police?: boolean }) => {
    const sameMethod = next.method === undefined || next.method === method.id
    const sameTable = next.table === undefined || next.table === table.name
    go(
      address('analysis', (next.method ?? method.id).split('/'), {
        table: next.table ?? table.name,
        o: next.options ? JSON.stringify(next.options) : sameMethod && sameTable ? optionsText : null,
        police: (next.police ?? police) ? '1' : null,
      }),
    )
  }
  const request: MethodRequest | null = options && { method: method.id, table: table.name, options, filter: police ? [] : filter, weight: null }
  const outcome = useOutcome(request && JSON.stringify(request))

  return (
    <Page
      crumbs={[say('room.analysis'), words({ key: `${method.id}.title` }), table.codebook.title[lang]]}
      title={<WithSymbols>{outcome.result ? sentenceOf(outcome.result, words) : words({ key: `${method.id}.title` })}</WithSymbols>}
      aside={
        <>
          <NativeSelect
            label={say('analysis.method')}
            value={method.id}
            onChange={({ currentTarget }) => show({ method: currentTarget.value })}
            data={methods.map(({ id }) => ({ value: id, label: words({ key: `${id}.title` }) }))}
          />
          <NativeSelect
            label={say('analysis.table')}
            value={table.name}
            onChange={({ currentTarget }) => show({ table: currentTarget.value })}
            data={tables.map(({ name, codebook }) => ({ value: name, label: codebook.title[lang] }))}
          />
          <OptionsForm key={`${method.id} ${table.name}`} method={method} codebook={table.codebook} options={options ?? {}} onChange={(next) => show({ options: next })} />
          {filter.length > 0 && (
            <Switch
              labelPosition="left"
              label={say('analysis.policeKiosk')}
              description={say(police ? 'analysis.included' : 'analysis.leftOut')}
              checked={police}
              onChange={({ currentTarget }) => show({ police: currentTarget.checked })}
            />
          )}
        </>
      }
    >
      {outcome.running && <output className="working">{say('analysis.running')}</output>}
      {outcome.wrong ? (
        <div className="refusal small">
          <p>{say('analysis.choose')}</p>
          <p className="muted">{words(outcome.wrong.sentence)}</p>
          <p>
            <Button component="a" variant="default" href={address('analysis', method.id.split('/'), { table: table.name })}>
              {say('analysis.example')}
            </Button>
          </p>
        </div>
      ) : (
        outcome.result && <ResultView result={outcome.result} codebook={table.codebook} name={`${study.id}_${method.id.replaceAll('/', '_')}`} sentence={false} />
      )}
    </Page>
  )
}

interface Outcome {
  readonly result: Result | null
  /** The request cannot be run as it stands. */
  readonly wrong: OptionError | null
  readonly fault?: unknown
}

/** The result of a request (as JSON: equal requests are asked once). The one before stays until it is there; of several in a row only the last is shown. */
function useOutcome(request: string | null): Outcome & { readonly running: boolean } {
  const { data } = useDesk()
  const { engine } = data
  const [outcome, setOutcome] = useState<Outcome & { readonly of: string | null }>({ of: null, result: null, wrong: null })
  useEffect(() => {
    if (!engine || request === null) return
    let here = true
    // The researcher holds the rows: full tables, under the base rule.
    engine.run(JSON.parse(request) as MethodRequest, { base: BASE, shared: false }).then(
      (result) => here && startTransition(() => setOutcome({ of: request, result, wrong: null })),
      (error: unknown) => here && setOutcome({ of: request, result: null, ...(error instanceof OptionError ? { wrong: error } : { wrong: null, fault: error }) }),
    )
    return () => void (here = false)
  }, [engine, request])
  if (outcome.fault) throw outcome.fault
  return { ...outcome, running: outcome.of !== request }
}
