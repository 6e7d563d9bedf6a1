import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatNumber } from '../../analysis/render/format.ts'
import { MODES, type Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { CameIn, Counts } from '../engines/protocol.ts'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { useDesk } from './desk-context.ts'
import { LinkMaker } from './link-maker.tsx'
import { formTitle } from './form-title.ts'
import { deskMessages } from './messages.ts'
import { Page } from './page.tsx'
import { Wide } from './wide.tsx'

/** Handing out, and how much has come in on this device. Counts only, never by grid or station. */
export function FieldworkRoom() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, store, data } = useDesk()
  const { engine } = data
  const [counts, setCounts] = useState<Counts | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const [again, setAgain] = useState(0)
  useEffect(() => {
    if (!engine) return
    let here = true
    store
      .envelopes(study.id)
      .then((envelopes) => engine.count(envelopes))
      .then(
        (counted) => here && setCounts(counted),
        (error: unknown) => here && setFault(error),
      )
    return () => void (here = false)
  }, [engine, store, study, again])
  // A fault of ours belongs to the boundary above.
  if (fault) throw fault

  // Answers come in on other pages of this device: whoever comes back to this one sees them.
  useEffect(() => {
    const seen = () => void (document.visibilityState === 'visible' && setAgain((before) => before + 1))
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [])

  const n = sum(counts?.cameIn ?? [])
  const complete = sum((counts?.cameIn ?? []).filter(({ status }) => status === 'complete'))
  const title = counts === null ? say('room.fieldwork') : n === 0 ? say('field.none') : say('field.sentence', { n: formatNumber(n, 'count', lang), complete: formatNumber(complete, 'count', lang) })
  return (
    <Page crumbs={[say('room.fieldwork')]} title={title}>
      <LinkMaker />
      <h2>{say('field.counts')}</h2>
      {counts && n > 0 && <CountTable study={study} cameIn={counts.cameIn} lang={lang} />}
      <p className="muted">{say('field.countsNote')}</p>
      {counts && counts.aside.length > 0 && <p>{say('field.aside', { n: counts.aside.reduce((total, one) => total + one.n, 0) })}</p>}
      <p className="actions">
        <Button variant="default" onClick={() => setAgain((before) => before + 1)}>
          {say('field.refresh')}
        </Button>
      </p>
    </Page>
  )
}

const sum = (cells: readonly CameIn[]): number => cells.reduce((total, { n }) => total + n, 0)
const STATUSES = ['complete', 'partial', 'declined', 'screenedOut'] as const

/** Form × area × mode, by status; staff and residents never in one row. A label stands once, at the first of its rows. */
export function CountTable({ study, cameIn, lang }: { readonly study: Study; readonly cameIn: readonly CameIn[]; readonly lang: Lang }) {
  const say = useTexts(deskMessages)
  const statuses = STATUSES.filter((status) => status === 'complete' || cameIn.some((one) => one.status === status))
  const people = (cells: readonly CameIn[]) => formatNumber(sum(cells), 'count', lang)
  const rows = study.forms.flatMap((form) =>
    [...study.collection.compared, null].flatMap((unit) =>
      MODES.flatMap((mode) => {
        const cells = cameIn.filter((one) => one.form === form.id && one.unit === unit && one.mode === mode)
        return cells.length === 0 ? [] : [{ form, unit, mode, cells }]
      }),
    ),
  )
  return (
    <Wide name={say('field.counts')}>
      <table className="three-line">
        <thead>
          <tr>
            <th scope="col">{say('study.form')}</th>
            <th scope="col">{say('unit')}</th>
            <th scope="col">{say('mode')}</th>
            {statuses.map((status) => (
              <th key={status} scope="col" className="number">
                {say(`status.${status}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {say('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ form, unit, mode, cells }, i) => {
            const sameForm = rows[i - 1]?.form === form
            const sameUnit = sameForm && rows[i - 1]?.unit === unit
            return (
              <tr key={`${form.id} ${unit} ${mode}`} className={i > 0 && !sameUnit ? 'first-of' : undefined}>
                <th scope="row">
                  <span className={sameForm ? 'visually-hidden' : undefined}>{formTitle(study, form, lang, say)}</span>
                </th>
                <td>
                  <span className={sameUnit ? 'visually-hidden' : undefined}>{study.units.find(({ id }) => id === unit)?.name[lang] ?? say('noUnit')}</span>
                </td>
                <td>{say(`mode.${mode}`)}</td>
                {statuses.map((status) => (
                  <td key={status} className="number">
                    {people(cells.filter((one) => one.status === status))}
                  </td>
                ))}
                <td className="number">{people(cells)}</td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {say('total')}
            </th>
            {statuses.map((status) => (
              <td key={status} className="number">
                {people(cameIn.filter((one) => one.status === status))}
              </td>
            ))}
            <td className="number">{people(cameIn)}</td>
          </tr>
        </tfoot>
      </table>
    </Wide>
  )
}
