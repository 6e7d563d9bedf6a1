import { lazy, useEffect, useReducer } from 'react'
import type { Response } from '../../analysis/study/response.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { isOwnDevice, modeOf, type Link } from '../exchange/links.ts'
import { wrap } from '../exchange/wrap.ts'
import type { Store } from '../store/store.ts'
import { today } from '../ui/today.ts'
import { Calm } from './calm.tsx'
import { closedOn, type Loaded } from './load.ts'

const Collect = lazy(() => import('../collect/index.tsx').then((room) => ({ default: room.Collect })))

/** A questionnaire for one person or a kiosk, or the page that says why there is none. */
export function Answer({ link, loaded: { study, hash }, lang, store }: { readonly link: Link; readonly loaded: Loaded; readonly lang: Lang; readonly store: Store }) {
  const [, lookAgain] = useReducer((times: number) => times + 1, 0)
  // The answers of many people lie here until somebody fetches them.
  useEffect(() => {
    if (link.way === 'kiosk') void store.persist()
  }, [link.way, store])
  const form = study.forms.find((one) => one.id === link.form)
  const closed = closedOn(study, today())
  if (!form) return <Calm page="noForm" />
  if (link.unit !== null && !study.units.some((unit) => unit.id === link.unit)) return <Calm page="noUnit" />
  if (closed) return <Calm page={closed} day={(closed === 'closed' ? study.collection.closes : study.collection.opens) ?? ''} />
  return (
    <Collect
      study={study}
      hash={hash}
      form={form}
      way={link.way === 'kiosk' ? 'kiosk' : 'link'}
      unit={link.unit}
      batch={link.way === 'fill' ? link.batch : null}
      mode={modeOf(link)}
      lang={lang}
      keep={(response: Response) => store.keep(study.id, wrap(response))}
      onBegin={lookAgain}
      drafts={isOwnDevice(link) ? store.drafts : null}
    />
  )
}
