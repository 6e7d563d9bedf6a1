import { lazy, Suspense } from 'react'
import { useTexts } from '../../i18n/lang.tsx'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { CasesView } from './cases.tsx'
import { ImportedOverview } from './imported.tsx'
import { Overview } from './overview.tsx'

const Preview = lazy(() => import('./preview.tsx').then((view) => ({ default: view.Preview })))

/** What the study is: its forms, rules, areas and cases; how it is published. */
export function StudyRoom() {
  const say = useTexts(deskMessages)
  const { study, path } = useDesk()
  const [view, id] = path
  if (study.imported) return <ImportedOverview imported={study.imported} />
  const form = view === 'preview' ? study.forms.find((one) => one.id === id) : undefined
  if (form) {
    return (
      <Suspense fallback={<output className="waiting">{say('loading')}</output>}>
        <Preview form={form} />
      </Suspense>
    )
  }
  return view === 'cases' ? <CasesView /> : <Overview />
}
