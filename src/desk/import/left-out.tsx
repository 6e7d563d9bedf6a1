import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { columnsOf } from '../../../analysis/intake/map.ts'
import { lacksOfReason, SHORTEST_REASON } from '../../../analysis/study/check-imported.ts'
import type { LeftOutWhy } from '../../../analysis/study/study.ts'
import { GUARDED, type Guarded } from '../../../analysis/study/study.ts'
import { importMessages } from '../../exchange/import-messages.ts'
import { useTexts } from '../../i18n/lang.tsx'
import { Wide } from '../wide.tsx'
import { useAtImport } from './at-import.ts'
import { isReason, mayComeBack } from './edit-map.ts'
import { focusOnceThere } from './fields.tsx'
import { guessed, textOf } from './make.ts'
import { guideMessages } from './messages.ts'
import { StepHead } from './step-head.tsx'

const isGuarded = (why: LeftOutWhy): why is Guarded => (GUARDED as readonly string[]).includes(why)

/** Which columns stay out and why; what may come in after all, and for what is guarded only with a reason. */
export function LeftOutStep() {
  const say = useTexts(guideMessages)
  const { map, work } = useAtImport()
  const found = new Map(work.summary.columns.map(({ key, guard }) => [key, guard]))
  const guarded = map.leftOut.filter(({ why }) => isGuarded(why))
  const other = map.leftOut.filter(({ why }) => !isGuarded(why))
  return (
    <>
      <StepHead help={say(guarded.length === 0 && map.kept.length === 0 ? 'leftOut.helpNone' : 'leftOut.help')}>{guarded.length === 0 ? say('leftOut.none') : say('leftOut.sentence', { n: guarded.length })}</StepHead>
      <div className="desk-body">
        {guarded.length > 0 && (
          <>
            <h2>{say('leftOut.guarded')}</h2>
            <ul className="left-out">
              {guarded.map(({ column, why }) => (
                <GuardedColumn key={column} column={column} what={why as Guarded} foundBy={found.get(column)?.found ?? null} />
              ))}
            </ul>
          </>
        )}
        <KeptColumns />
        {other.length > 0 && (
          <>
            <h2>{say('leftOut.other')}</h2>
            <Others list={other} />
          </>
        )}
      </div>
    </>
  )
}

/** Puts a column among the variables; false where nothing can be made of it. */
function useBringBack(): (column: string, guarded: { readonly what: Guarded; readonly reason: string } | null) => Promise<boolean> {
  const say = useTexts(guideMessages)
  const { map, edit, column: ask, work, tell } = useAtImport()
  return async (key, guarded) => {
    const column = await ask(key, guarded?.reason ?? null)
    const made = guessed(column, map.tool)
    if (!made) return false
    edit({ do: 'bringBack', column: key, text: textOf(column), made, guarded })
    tell(say('leftOut.in', { column: textOf(column), name: `V${work.columns.indexOf(key) + 1}` }))
    return true
  }
}

function GuardedColumn({ column, what, foundBy }: { readonly column: string; readonly what: Guarded; readonly foundBy: 'heading' | 'values' | null }) {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  const [reason, setReason] = useState<string | null>(null)
  const [cannot, setCannot] = useState(false)
  const bringBack = useBringBack()
  const { titleOf } = useAtImport()
  const keepable = what !== 'ethnicity' && what !== 'religion'
  const short = lacksOfReason(reason ?? '')
  return (
    <li>
      <div className="left-out-what">
        <strong>{titleOf(column)}</strong>
        <span>
          {sayImport(`why.${what}`)}
          {foundBy && <span className="muted"> · {say(`leftOut.found.${foundBy}`)}</span>}
        </span>
        {!keepable ? (
          <span className="muted">{say('leftOut.never')}</span>
        ) : (
          reason === null && (
            <button type="button" className="link" onClick={() => setReason('')}>
              {say('leftOut.keep')}
              <span className="visually-hidden"> {titleOf(column)}</span>
            </button>
          )
        )}
      </div>
      {reason !== null && (
        <div className="left-out-reason">
          <Textarea
            ref={focusOnceThere}
            rows={2}
            label={say('leftOut.keepOf', { column: titleOf(column), n: SHORTEST_REASON })}
            description={say('leftOut.keepHelp')}
            value={reason}
            maxLength={500}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <p className="actions">
            <Button
              disabled={!isReason(reason)}
              onClick={() =>
                void bringBack(column, { what, reason }).then((done) => {
                  if (!done) setCannot(true)
                })
              }
            >
              {say('leftOut.keepYes')}
            </Button>
            <Button variant="default" onClick={() => setReason(null)}>
              {say('leftOut.keepNo')}
            </Button>
            {short > 0 && <span className="muted">{say('leftOut.keepShort', { n: short })}</span>}
          </p>
          {cannot && (
            <p className="error-note" role="alert">
              {say('leftOut.cannot')}
            </p>
          )}
        </div>
      )}
    </li>
  )
}

function KeptColumns() {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  const { map, edit, titleOf } = useAtImport()
  if (map.kept.length === 0) return null
  return (
    <>
      <h2>{say('leftOut.kept')}</h2>
      <ul className="left-out">
        {map.kept.map(({ column, what, reason }) => {
          const variable = map.variables.find((one) => columnsOf(one).includes(column))
          return (
            <li key={column}>
              <div className="left-out-what">
                <strong>{titleOf(column)}</strong>
                <span>{sayImport(`why.${what}`)}</span>
                {variable && (
                  <button type="button" className="link" onClick={() => edit({ do: 'leaveOut', variable: variable.name })}>
                    {say('leftOut.leaveOut')}
                    <span className="visually-hidden"> {titleOf(column)}</span>
                  </button>
                )}
              </div>
              <p className="muted">
                {say('whatOf', { what: say('leftOut.reason'), of: reason })}
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Others({ list }: { readonly list: readonly { readonly column: string; readonly why: LeftOutWhy }[] }) {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  const bringBack = useBringBack()
  const { titleOf } = useAtImport()
  const [cannot, setCannot] = useState<string | null>(null)
  return (
    <Wide name={say('leftOut.other')}>
      <table className="three-line">
        <thead>
          <tr>
            <th scope="col">{say('column')}</th>
            <th scope="col">{say('leftOut.why')}</th>
            <th scope="col">{say('leftOut.action')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ column, why }) => (
            <tr key={column}>
              <th scope="row">{titleOf(column)}</th>
              <td>{cannot === column ? say('leftOut.cannot') : sayImport(`why.${why}`)}</td>
              <td>
                {mayComeBack(why) && cannot !== column && (
                  <button type="button" className="link" onClick={() => void bringBack(column, null).then((done) => done || setCannot(column))}>
                    {say('leftOut.bringBack')}
                    <span className="visually-hidden"> {titleOf(column)}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
