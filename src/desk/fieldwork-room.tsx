import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { MODES, type Study } from '../../analysis/study/study.ts'
import { codebookOf } from '../../analysis/study/find.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { CameIn, Counts } from '../engines/protocol.ts'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { useDesk } from './desk-context.ts'
import { LinkMaker } from './link-maker.tsx'
import { deskMessages } from './messages.ts'
import { Page } from './page.tsx'

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

  const n = sum(counts?.cameIn ?? [])
  const complete = sum((counts?.cameIn ?? []).filter(({ status }) => status === 'complete'))
  const title = counts === null ? say('room.fieldwork') : n === 0 ? say('field.none') : say('field.sentence', { n, complete })
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

/** Form × area × mode, by status; staff and residents never in one row. */
export function CountTable({ study, cameIn, lang }: { readonly study: Study; readonly cameIn: readonly CameIn[]; readonly lang: Lang }) {
  const say = useTexts(deskMessages)
  const order = [...study.collection.compared, null]
  const rows = study.forms.flatMap((form) =>
    order.flatMap((unit) =>
      MODES.flatMap((mode) => {
        const cells = cameIn.filter((one) => one.form === form.id && one.unit === unit && one.mode === mode)
        return cells.length === 0 ? [] : [{ form, unit, mode, cells }]
      }),
    ),
  )
  return (
    <div className="wide">
      <table className="three-line">
        <thead>
          <tr>
            <th scope="col">{say('study.form')}</th>
            <th scope="col">{say('unit')}</th>
            <th scope="col">{say('mode')}</th>
            {STATUSES.map((status) => (
              <th key={status} scope="col" className="number">
                {say(`status.${status}`)}
              </th>
            ))}
            <th scope="col" className="number">{say('total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ form, unit, mode, cells }) => (
            <tr key={`${form.id} ${unit} ${mode}`}>
              <th scope="row">{codebookOf(study, form).title[lang]}</th>
              <td>{study.units.find(({ id }) => id === unit)?.name[lang] ?? say('noUnit')}</td>
              <td>{say(`mode.${mode}`)}</td>
              {STATUSES.map((status) => (
                <td key={status} className="number">
                  {sum(cells.filter((one) => one.status === status))}
                </td>
              ))}
              <td className="number">{sum(cells)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
