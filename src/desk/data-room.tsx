import { Button } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { formatNumber } from '../../analysis/render/format.ts'
import type { Imported } from '../../analysis/study/study.ts'
import type { FileError } from '../exchange/file-error.ts'
import { exchangeMessages } from '../exchange/messages.ts'
import type { DataSummary, Source } from '../engines/protocol.ts'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { Export } from './data/export.tsx'
import { Share } from './data/share.tsx'
import { useDesk } from './desk-context.ts'
import { CountTable } from './fieldwork-room.tsx'
import { deskMessages } from './messages.ts'
import { Page } from './page.tsx'

/** Which answers are analysed, and taking them along. */
export function DataRoom() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { data, study } = useDesk()
  const { state } = data
  const [over, setOver] = useState(false)
  const title = state.is === 'ready' ? <Sentence summary={state.summary} /> : state.is === 'loading' ? say('loading') : state.is === 'failed' ? say('data.fault') : say('broken')
  return (
    <Page crumbs={[say('room.data')]} title={title}>
      {/* Dropping is one way among three; the button beside it is the one for keyboards. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          if (study.imported) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          if (study.imported) return
          event.preventDefault()
          setOver(false)
          const files = [...event.dataTransfer.files]
          if (files.length > 0) data.take(files)
        }}
      >
        <Sources />
      </div>
      {data.refused && <FileFault error={data.refused} />}
      {state.is === 'ready' && (
        <>
          {!study.imported && state.summary.cameIn.length + state.summary.aside.length > 0 && <h2>{say('data.counts')}</h2>}
          {state.summary.cameIn.length > 0 && <CountTable study={study} cameIn={state.summary.cameIn} lang={lang} />}
          <AsideList summary={state.summary} />
          <p className="hash">
            <span className="muted">{say('data.hash')}</span> <code>{state.summary.hash}</code>
          </p>
          <Export key={`export ${data.version}`} />
          <Share key={`share ${data.version}`} />
        </>
      )}
    </Page>
  )
}

function Sentence({ summary: { source, tables } }: { readonly summary: DataSummary }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const some = tables.filter(({ rows }) => rows > 0)
  const counts = some.map(({ respondent, rows }) => say('data.count', { table: say(respondent), n: formatNumber(rows, 'count', lang) })).join(lang === 'zh-CN' ? '，' : ', ')
  return say(`data.sentence.${source}`, { counts: some.length === 0 ? say('data.none') : counts })
}

function Sources() {
  const say = useTexts(deskMessages)
  const { data, study } = useDesk()
  const chosen = useRef<HTMLInputElement>(null)
  const now = data.state.is === 'ready' ? data.state.summary.source : null
  const use = (source: Source['is']) =>
    now === source || source === 'files' ? (
      <span className="in-use">
        <Icon name="check" /> {say('data.inUse')}
        {source === 'device' && (
          <Button variant="default" onClick={() => data.take(source)}>
            {say('data.again')}
          </Button>
        )}
      </span>
    ) : (
      <Button variant="default" onClick={() => data.take(source)}>
        {say('data.use')}
      </Button>
    )
  if (study.imported) return <ImportSource imported={study.imported} />
  return (
    <section aria-labelledby="data-source">
      <h2 id="data-source">{say('data.source')}</h2>
      <div className="ways">
        {study.generator && <Way is="synthetic" icon="analysis" action={use('synthetic')} />}
        <Way is="device" icon="device" action={use('device')} />
        <Way
          is="files"
          icon="table"
          action={
            <div className="files-in-use">
              {now === 'files' && use('files')}
              <Button variant={now === 'files' ? 'default' : 'filled'} leftSection={<Icon name="file" />} onClick={() => chosen.current?.click()}>
                {say('data.choose')}
              </Button>
              <input
                ref={chosen}
                type="file"
                hidden
                multiple
                aria-label={say('data.choose')}
                accept=".csv,text/csv"
                onChange={({ currentTarget }) => {
                  const files = [...(currentTarget.files ?? [])]
                  currentTarget.value = ''
                  if (files.length > 0) data.take(files)
                }}
              />
            </div>
          }
        />
      </div>
      <p>
        <a href="#/import">{say('data.importOther')}</a> <span className="muted">{say('data.importOtherHelp')}</span>
      </p>
    </section>
  )
}

/** A study that is a file has no other source; another file becomes another study. */
function ImportSource({ imported }: { readonly imported: Imported }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { address } = useDesk()
  const n = (value: number) => formatNumber(value, 'count', lang)
  return (
    <section aria-labelledby="data-source">
      <h2 id="data-source">{say('data.source')}</h2>
      <Way is="import" icon="table" action={null} />
      <p>
        {say('data.importAside', { rows: n(imported.setAside), cells: n(imported.lostCells), columns: n(imported.leftOut.length) })} <a href={address('study')}>{say('data.importMore')}</a>
      </p>
      <p className="actions">
        <Button component="a" variant="default" href="#/import" leftSection={<Icon name="file" />}>
          {say('data.importAnother')}
        </Button>
      </p>
    </section>
  )
}

function Way({ is, icon, action }: { readonly is: Source['is']; readonly icon: 'analysis' | 'device' | 'table'; readonly action: ReactNode }) {
  const say = useTexts(deskMessages)
  return (
    <div className="way">
      <h3>
        <Icon name={icon} /> {say(`data.source.${is}`)}
      </h3>
      <p>{say(`data.source.${is}Help`)}</p>
      <div>{action}</div>
    </div>
  )
}

/** What is wrong with a file, where, and the way out. */
function FileFault({ error: { code, file, line, column, values } }: { readonly error: FileError }) {
  const say = useTexts(deskMessages)
  const sayFault = useTexts(exchangeMessages)
  const place = line === null ? say('data.placeFile', { file }) : column === null ? say('data.place', { file, line }) : say('data.placeColumn', { file, line, column })
  return (
    <div className="error-note" role="alert">
      <p>
        <strong>{say('data.fault')}</strong>
      </p>
      <p>{sayFault(code, values)}</p>
      <p className="muted">{place}</p>
    </div>
  )
}

function AsideList({ summary: { aside, tables } }: { readonly summary: DataSummary }) {
  const say = useTexts(deskMessages)
  if (aside.length === 0) return null
  return (
    <>
      <h3>{say('data.aside')}</h3>
      <ul className="plain">
        {aside.map(({ table, reason, n }) => {
          const respondent = tables.find(({ name }) => name === table)?.respondent
          return (
            <li key={`${table} ${reason}`}>
              {respondent ? `${say(respondent)}${'\u2002'}` : ''}
              {say(`data.aside.${reason}`)} {n}
            </li>
          )
        })}
      </ul>
    </>
  )
}
