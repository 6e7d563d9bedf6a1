import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { TOOLS } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import { importMessages } from '../../exchange/import-messages.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import type { ImportEntry, Store } from '../../store/store.ts'
import { addressOf } from '../address.ts'
import { Wide } from '../wide.tsx'
import { focusOnceThere } from './fields.tsx'
import { guideMessages } from './messages.ts'

/** What was brought in on this device before: opened again, or removed after one question. */
export function KeptList({ store }: { readonly store: Store }) {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  const { lang } = useLang()
  const [list, setList] = useState<readonly ImportEntry[]>([])
  const [asked, setAsked] = useState<string | null>(null)
  const [removed, setRemoved] = useState<string | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    let here = true
    store.imports.list().then(
      (found) => here && setList(found),
      (error: unknown) => here && setFault(error),
    )
    return () => void (here = false)
  }, [store, removed])
  if (fault) throw fault
  async function remove({ id, title }: ImportEntry): Promise<void> {
    await store.imports.remove(id)
    setAsked(null)
    setRemoved(title[lang])
    heading.current?.focus()
  }
  if (list.length === 0 && removed === null) return null
  return (
    <section aria-labelledby="already-kept">
      <h2 id="already-kept" ref={heading} tabIndex={-1}>
        {say('choose.kept')}
      </h2>
      <output>{removed !== null && say('choose.removed', { title: removed })}</output>
      {list.length > 0 && (
        <Wide name={say('choose.kept')}>
          <table className="three-line kept-imports">
            <thead>
              <tr>
                <th scope="col">{say('choose.data')}</th>
                <th scope="col">{say('choose.tool')}</th>
                <th scope="col" className="number">{say('choose.rows')}</th>
                <th scope="col">
                  <span className="visually-hidden">{say('choose.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((entry) => (
                <tr key={entry.id}>
                  <th scope="row">
                    <a href={addressOf({ study: entry.id, hash: null }, 'report')}>{entry.title[lang]}</a>
                  </th>
                  <td>{sayImport(`tool.${TOOLS.find((tool) => tool === entry.tool) ?? 'unknown'}`)}</td>
                  <td className="number">{formatNumber(entry.rows, 'count', lang)}</td>
                  <td>
                    {asked === entry.id ? (
                      <span className="kept-sure">
                        {say('choose.removeSure')}{' '}
                        <Button variant="default" onClick={() => void remove(entry)}>
                          {say('choose.removeYes')}
                        </Button>{' '}
                        <Button variant="default" ref={focusOnceThere} onClick={() => setAsked(null)}>
                          {say('choose.removeNo')}
                        </Button>
                      </span>
                    ) : (
                      <button type="button" className="link" onClick={() => setAsked(entry.id)}>
                        {say('choose.remove')}
                        <span className="visually-hidden"> {entry.title[lang]}</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  )
}
