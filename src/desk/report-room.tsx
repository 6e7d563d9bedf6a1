import { Button, NativeSelect, Progress, Radio } from '@mantine/core'
import { memo, useEffect, useMemo, useState } from 'react'
import type { ReportedItem } from '../../analysis/report/report.ts'
import { BASE } from '../../analysis/result/disclose.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Text } from '../../analysis/study/text.ts'
import type { ExportFile } from '../exchange/csv-export.ts'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { FileList } from './data/file-list.tsx'
import { useDesk } from './desk-context.ts'
import { deskMessages } from './messages.ts'
import { Page } from './page.tsx'
import { CountTable } from './fieldwork-room.tsx'
import { drawFigures } from './report-figures.ts'
import { placesOf, ResultView, type Places } from './result/result-view.tsx'
import { useResultWords } from './result/words.ts'
import { useTurnsWaiting } from './turns.ts'
import { Waiting } from './waiting.tsx'

/** The study's own report over the data at hand. */
export function ReportRoom() {
  const say = useTexts(deskMessages)
  const { data, address, study } = useDesk()
  const { state } = data
  if (state.is !== 'ready') return <Waiting crumbs={[say('room.report')]} />
  const empty = state.summary.tables.every(({ rows }) => rows === 0)
  if (empty || study.report.sections.length === 0) {
    return (
      <Page crumbs={[say('room.report')]} title={say('room.report')}>
        <p className="lead">{say(empty ? 'report.empty' : 'report.noSections')}</p>
        <p className="actions">
          <Button component="a" href={address('data')}>
            {say('analysis.toData')}
          </Button>
        </p>
      </Page>
    )
  }
  return <Running key={data.version} />
}

const BASES = [10, 9, 8, 7, 6, 5]

function Running() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, query, address, go, data } = useDesk()
  const own = query.get('view') === 'own'
  const base = BASES.find((one) => String(one) === query.get('base')) ?? BASE
  const [run, setRun] = useState(0)
  const show = (next: { readonly own?: boolean; readonly base?: number }) =>
    go(address('report', [], { view: (next.own ?? own) ? 'own' : null, base: (next.base ?? base) === BASE ? null : String(next.base ?? base) }))

  return (
    <Page
      crumbs={[say('room.report')]}
      title={say('report.sentence.ready', { title: study.title[lang] })}
      aside={
        <>
          <Radio.Group label={say('report.view')} value={own ? 'own' : 'shared'} onChange={(value) => show({ own: value === 'own' })}>
            <Radio value="shared" label={say('report.view.shared')} description={say('report.view.sharedHelp')} />
            <Radio value="own" label={say('report.view.own')} description={say('report.view.ownHelp')} />
          </Radio.Group>
          <NativeSelect
            label={say('report.base')}
            description={say('report.baseHelp')}
            value={String(base)}
            onChange={({ currentTarget }) => show({ base: Number(currentTarget.value) })}
            data={BASES.map(String)}
          />
          <Contents study={study} />
        </>
      }
    >
      {own && (
        <p className="caution-note" role="note">
          <Icon name="warn" /> {say('report.ownMark')}
        </p>
      )}
      {data.state.is === 'ready' && !study.imported && (
        <section className="report-section" aria-labelledby="who-answered">
          <h2 id="who-answered">{say('report.who')}</h2>
          <CountTable study={study} cameIn={data.state.summary.cameIn} lang={lang} />
        </section>
      )}
      <Run key={`${base} ${own} ${run}`} base={base} own={own} again={() => setRun((before) => before + 1)} />
    </Page>
  )
}

/** One run of the report under one set of rules. */
function Run({ base, own, again }: { readonly base: number; readonly own: boolean; readonly again: () => void }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study } = useDesk()
  const { items, of, status, stop } = useReport(base, !own)
  const showing = useTurnsWaiting()
  return (
    <>
      {(status === 'running' || showing) && (
        <output className="progress">
          <span>{status === 'running' ? say('report.running', { done: items.length, of }) : say('report.showing')}</span>
          <Progress value={(100 * items.length) / Math.max(of, 1)} aria-label={say('room.report')} />
          {status === 'running' && (
            <Button variant="default" leftSection={<Icon name="stop" />} onClick={stop}>
              {say('stop')}
            </Button>
          )}
        </output>
      )}
      {status === 'stopped' && (
        <p className="caution-note">
          {say('report.stopped', { done: items.length, of })}{' '}
          <Button variant="default" onClick={again}>
            {say('report.again')}
          </Button>
        </p>
      )}
      {status === 'done' && <Downloads key={lang} items={items} />}
      <Sections study={study} items={items} />
    </>
  )
}

function Contents({ study }: { readonly study: Study }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  return (
    <nav className="contents" aria-label={say('report.contents')}>
      <p>{say('report.contents')}</p>
      <ol>
        {study.report.sections.map(({ id, title }) => (
          <li key={id}>
            {/* The address is taken by the view; a section is scrolled to. */}
            <button type="button" className="link" onClick={() => document.getElementById(`section-${id}`)?.scrollIntoView()}>
              {title[lang]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type Status = 'running' | 'stopped' | 'done'

/** Runs the report when first shown. Results come one by one. */
function useReport(base: number, shared: boolean) {
  const { data, study } = useDesk()
  const { engine } = data
  const of = study.report.sections.reduce((sum, { items }) => sum + items.length, 0)
  const [items, setItems] = useState<readonly ReportedItem[]>([])
  const [status, setStatus] = useState<Status>('running')
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    if (!engine) return
    let here = true
    const come: ReportedItem[] = []
    engine
      .report({ base, shared }, ({ item }) => {
        if (!here || !item) return
        come.push(item)
        setItems([...come])
      })
      .then(
        (end) => here && setStatus(end),
        (error: unknown) => here && setFault(error),
      )
    return () => {
      here = false
      engine.stop()
    }
  }, [engine, base, shared])
  if (fault) throw fault
  return { items, of, status, stop: () => engine?.stop() }
}

interface Placed {
  readonly item: ReportedItem
  readonly number: number
  readonly before: Places
}

/** Items in their sections; tables and figures are numbered through the whole report. */
function placed(study: Study, items: readonly ReportedItem[]): readonly { readonly id: string; readonly title: Text; readonly items: readonly Placed[] }[] {
  let at = 0
  let before: Places = { tables: 0, figures: 0 }
  return study.report.sections.map(({ id, title, items: asked }) => ({
    id,
    title,
    items: items.slice(at, (at += asked.length)).map((item, i) => {
      const here = { item, number: at - asked.length + i, before }
      const { tables, figures } = placesOf(item.result)
      before = { tables: before.tables + tables, figures: before.figures + figures }
      return here
    }),
  }))
}

/** The sections of the study with what has been computed so far. */
function Sections({ study, items }: { readonly study: Study; readonly items: readonly ReportedItem[] }) {
  const { lang } = useLang()
  return placed(study, items).map(({ id, title, items: own }) =>
    own.length === 0 ? null : (
      <section key={id} className="report-section" aria-labelledby={`section-${id}`}>
        <h2 id={`section-${id}`}>{title[lang]}</h2>
        {own.map(({ item, number, before: { tables, figures } }) => (
          <Item key={number} item={item} tables={tables} figures={figures} />
        ))}
      </section>
    ),
  )
}

const Item = memo(function Item({ item: { request, result }, tables, figures }: { readonly item: ReportedItem; readonly tables: number; readonly figures: number }) {
  const { study, data } = useDesk()
  const words = useResultWords()
  const before = useMemo(() => ({ tables, figures }), [tables, figures])
  const summary = data.state.is === 'ready' ? data.state.summary : null
  const codebook = summary?.tables.find(({ name }) => name === request.table)?.codebook ?? study.codebooks.find(({ id }) => id === request.table)!
  return (
    <article className="report-item">
      <h3>
        {words(result.title)} <small>{codebook.title[useLang().lang]}</small>
      </h3>
      <ResultView result={result} codebook={codebook} name={`${study.id}_${request.method.replaceAll('/', '_')}`} sentence before={before} />
    </article>
  )
})

/** The report as files: one page with its figures inside, its text, and every table and figure by itself. */
function Downloads({ items }: { readonly items: readonly ReportedItem[] }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { data, study } = useDesk()
  const [files, setFiles] = useState<readonly ExportFile[] | null>(null)
  const [drawing, setDrawing] = useState<{ readonly done: number; readonly of: number } | null>(null)
  async function prepare(): Promise<void> {
    const figures = await drawFigures(study, items, lang, (done, of) => setDrawing({ done, of }))
    setFiles(await data.engine!.reportFiles({ lang, figures }))
    setDrawing(null)
  }
  if (files) return <FileList files={files} name={`${data.state.is === 'ready' && data.state.summary.synthetic ? 'SYNTHETIC_' : ''}${study.id}_report_${lang}`} />
  return (
    <p className="actions">
      <Button leftSection={<Icon name="download" />} disabled={drawing !== null} onClick={() => void prepare()}>
        {drawing ? say('report.drawing', drawing) : say('report.prepare')}
      </Button>
    </p>
  )
}
