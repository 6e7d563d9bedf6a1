import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { tableCodebook } from '../../../analysis/dataset/columns.ts'
import { LEAST_K, type Handling, type JudgedTable, type SharePlan } from '../../../analysis/dataset/share.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { ExportFile } from '../../exchange/csv-export.ts'
import { refusalSentences, remarkSentences, sharedStem } from '../../exchange/shared-export.ts'
import type { DataSummary } from '../../engines/protocol.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { Wide } from '../wide.tsx'
import { FileList } from './file-list.tsx'
import { shareMessages } from './share-messages.ts'

const KS = [LEAST_K, 10, 15, 20, 30]
const usual: SharePlan = { k: LEAST_K, handling: {}, smallClasses: 'refuse' }

/** Data for somebody else: what leads to people is chosen column by column, and files are made only where nobody stands too much alone. */
export function Share() {
  const say = useTexts(shareMessages)
  const { data } = useDesk()
  const [open, setOpen] = useState(false)
  const tables = data.state.is === 'ready' ? data.state.summary.tables.filter(({ rows }) => rows > 0) : []
  if (tables.length === 0) return null
  return (
    <section aria-labelledby="share">
      <h2 id="share">{say('title')}</h2>
      <p>{say('lead')}</p>
      {open ? (
        <Plans tables={tables} />
      ) : (
        <p className="actions">
          <Button variant="default" onClick={() => setOpen(true)}>
            {say('open')}
          </Button>
        </p>
      )}
    </section>
  )
}

type Tables = DataSummary['tables']

function Plans({ tables }: { readonly tables: Tables }) {
  const say = useTexts(shareMessages)
  const sayDesk = useTexts(deskMessages)
  const { lang } = useLang()
  const { data, study } = useDesk()
  const [chosen, setChosen] = useState<readonly string[]>(() => tables.map(({ name }) => name))
  const [k, setK] = useState(LEAST_K)
  const [leaveOut, setLeaveOut] = useState(false)
  const [handling, setHandling] = useState<{ readonly [table: string]: SharePlan['handling'] }>({})
  const [files, setFiles] = useState<readonly ExportFile[] | 'preparing' | null>(null)
  const planOf = (table: string): SharePlan => ({ ...usual, k, smallClasses: leaveOut ? 'leaveOut' : 'refuse', handling: handling[table] ?? {} })
  const own = tables.filter(({ name }) => chosen.includes(name))
  const { judged, current } = useJudged(own.map(({ name }) => ({ table: name, plan: planOf(name) })))
  const refused = own.filter(({ name }) => judged[name]?.passes === false)
  const title = (table: Tables[number]): string => sayDesk(table.respondent)
  const changed = <T,>(set: (value: T) => void) => (value: T) => {
    setFiles(null)
    set(value)
  }

  async function make(): Promise<void> {
    setFiles('preparing')
    const made = await data.engine!.sharedFiles(Object.fromEntries(own.map(({ name }) => [name, planOf(name)])))
    setFiles('is' in made ? null : made)
  }

  return (
    <>
      {tables.length > 1 && (
        <fieldset className="choice">
          <legend>{say('tables')}</legend>
          {tables.map((table) => (
            <Checkbox
              key={table.name}
              label={say('table', { table: title(table), rows: formatNumber(table.rows, 'count', lang) })}
              checked={chosen.includes(table.name)}
              onChange={({ currentTarget }) => changed(setChosen)(tables.map(({ name }) => name).filter((name) => (name === table.name ? currentTarget.checked : chosen.includes(name))))}
            />
          ))}
        </fieldset>
      )}
      <div className="share-rule">
        <NativeSelect label={say('k')} description={say('kHelp')} value={String(k)} data={KS.map(String)} onChange={({ currentTarget }) => changed(setK)(Number(currentTarget.value))} />
        <div className="choice">
          <Checkbox label={say('leaveOutRows')} checked={leaveOut} onChange={({ currentTarget }) => changed(setLeaveOut)(currentTarget.checked)} />
        </div>
      </div>
      {own.map((table) => (
        <TablePlan
          key={table.name}
          title={title(table)}
          plan={planOf(table.name)}
          judged={judged[table.name] ?? null}
          onChange={(next) => changed(setHandling)({ ...handling, [table.name]: next })}
        />
      ))}
      <p className="muted">{say('once')}</p>
      {files === null || files === 'preparing' ? (
        <>
          {(own.length === 0 || refused.length > 0) && <p className="muted">{own.length === 0 ? say('noTable') : say('notYet', { tables: refused.map(title).join(lang === 'zh-CN' ? '、' : ', ') })}</p>}
          <p className="actions">
            <Button disabled={own.length === 0 || files === 'preparing' || !current || own.some(({ name }) => judged[name]?.passes !== true)} leftSection={<Icon name="download" />} onClick={() => void make()}>
              {files === 'preparing' ? sayDesk('data.preparing') : say('make')}
            </Button>
          </p>
        </>
      ) : (
        <FileList files={files} name={sharedStem(study, data.state.is === 'ready' && data.state.summary.synthetic)} />
      )}
    </>
  )
}

/** What the Worker counts under these plans; `current` where it is of the plans as they are now. Answers to older ones are not taken. */
function useJudged(plans: readonly { readonly table: string; readonly plan: SharePlan }[]): { readonly judged: { readonly [table: string]: JudgedTable }; readonly current: boolean } {
  const { engine } = useDesk().data
  const [known, setKnown] = useState<{ readonly of: string; readonly judged: { readonly [table: string]: JudgedTable } }>({ of: '', judged: {} })
  const asked = JSON.stringify(plans)
  useEffect(() => {
    let wanted = true
    async function judge(): Promise<void> {
      const of = JSON.parse(asked) as typeof plans
      const all = await Promise.all(of.map(({ table, plan }) => engine!.judgeShare(table, plan)))
      if (wanted) setKnown({ of: asked, judged: Object.fromEntries(all.map((one) => [one.table, one])) })
    }
    if (engine) void judge()
    return () => {
      wanted = false
    }
  }, [engine, asked])
  return { judged: known.judged, current: known.of === asked }
}

interface TablePlanProps {
  readonly title: string
  readonly plan: SharePlan
  /** Null until the Worker has counted. */
  readonly judged: JudgedTable | null
  readonly onChange: (handling: SharePlan['handling']) => void
}

/** One table: a choice per column, what comes of it as the Worker counts it, and the step that helps most. */
function TablePlan({ title, plan, judged, onChange }: TablePlanProps) {
  const say = useTexts(shareMessages)
  const { data } = useDesk()
  const id = useId()
  const { lang } = useLang()
  const [fitting, setFitting] = useState(false)
  const next = judged?.next ?? null
  const labelOf = (name: string): string => judged?.quasi.find((one) => one.name === name)?.label[lang] ?? name
  const set = (name: string, to: Handling) => onChange({ ...plan.handling, [name]: to })

  async function fit(): Promise<void> {
    setFitting(true)
    onChange((await data.engine!.fittingPlan(judged!.table, plan)).handling)
    setFitting(false)
  }

  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {judged === null ? (
        <p className="working">{say('judging')}</p>
      ) : (
        <>
          <Verdict judged={judged} />
          <p className="actions">
            {next && !judged.passes && (
              <Button variant="default" onClick={() => set(next.variable, next.to)}>
                {say('takeStep', { column: labelOf(next.variable), handling: say(next.to) })}
              </Button>
            )}
            <Button variant="default" disabled={fitting} onClick={() => void fit()}>
              {say('fit')}
            </Button>
          </p>
          <Columns title={title} judged={judged} onChange={set} />
        </>
      )}
    </section>
  )
}

/** Whether the table may be handed on; where not, why and what helps most. Read out when it changes. */
function Verdict({ judged }: { readonly judged: JudgedTable }) {
  const say = useTexts(shareMessages)
  const { lang } = useLang()
  const { study } = useDesk()
  const { anonymity, k, leftOutRows, passes } = judged
  const n = (value: number): string => formatNumber(value, 'count', lang)
  const codebook = tableCodebook(study, study.codebooks.find(({ id }) => id === judged.table)!, [])
  const remarks = remarkSentences(codebook, passes ? judged : { ...judged, alike: [], unjudged: [] }, lang)
  return (
    <>
      <output className={passes ? 'caution-note share-verdict passes' : 'error-note share-verdict'}>
        {passes && <Icon name="check" />}
        {(passes
          ? [leftOutRows > 0 ? say('passesWithout', { n: n(leftOutRows), k }) : say('passes', { k, smallest: n(anonymity.smallest) })]
          : refusalSentences(study, judged, lang)
        ).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </output>
      {remarks.length > 0 && (
        <ul className="plain muted">
          {remarks.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Columns({ title, judged, onChange }: { readonly title: string; readonly judged: JudgedTable; readonly onChange: (name: string, to: Handling) => void }) {
  const say = useTexts(shareMessages)
  const { lang } = useLang()
  const gone = [...judged.following, ...judged.never]
  return (
    <>
      <Wide name={`${say('title')} ${title}`}>
        <table className="three-line share">
          <thead>
            <tr>
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('handling')}</th>
              <th scope="col" className="number">
                {say('without')}
              </th>
            </tr>
          </thead>
          <tbody>
            {judged.quasi.map(({ name, label, bands, choices, handling }) => {
              const without = judged.anonymity.without.find((one) => one.name === name)
              return (
                <tr key={name}>
                  <th scope="row">
                    {label[lang]} <span className="muted">{name}</span>
                  </th>
                  <td>
                    <NativeSelect
                      aria-label={say('handlingOf', { column: label[lang] })}
                      value={handling}
                      data={choices.map((one) => ({ value: one, label: say(one) }))}
                      onChange={({ currentTarget }) => onChange(name, currentTarget.value as Handling)}
                    />
                    {handling === 'coarser' && bands && <span className="muted">{bands.map((band) => band.label[lang]).join(lang === 'zh-CN' ? '；' : '; ')}</span>}
                  </td>
                  <td className="number">{without ? formatNumber(without.below, 'count', lang) : ''}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
      {gone.length > 0 && <p className="muted">{say('following', { names: gone.join(lang === 'zh-CN' ? '、' : ', ') })}</p>}
    </>
  )
}
