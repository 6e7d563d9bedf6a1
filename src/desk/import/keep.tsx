import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import type { KeptAs } from '../../engines/import-protocol.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import type { Store } from '../../store/store.ts'
import { StoreError } from '../../store/store-error.ts'
import { addressOf } from '../address.ts'
import { useAtImport } from './at-import.ts'
import { isWords } from './edit-map.ts'
import { FaultNote } from './fault-note.tsx'
import { Field } from './fields.tsx'
import { guideMessages } from './messages.ts'
import { notFitting } from './occurs.ts'
import { SavedMap } from './saved-map.tsx'
import { StepHead } from './step-head.tsx'
import { langName } from './variable-editor.tsx'

interface KeepProps {
  readonly keep: (map: ImportMap) => Promise<KeptAs>
  readonly store: Store
  readonly go: (fragment: string) => void
  readonly onKept: () => void
}
type Outcome = { readonly is: 'keeping' } | { readonly is: 'there'; readonly address: string } | { readonly is: 'full' } | { readonly is: 'refused'; readonly error: StudyError }

/** What the import is called and what of it is kept; then it opens like any study. */
export function KeepStep({ keep, store, go, onKept }: KeepProps) {
  const say = useTexts(guideMessages)
  const { work, map, edit, checked, checking } = useAtImport()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const fault = checked?.fault ?? null

  async function take(): Promise<void> {
    setOutcome({ is: 'keeping' })
    try {
      const { study, hash, is } = await keep(map)
      onKept()
      // Somebody works with these from now on.
      void store.persist()
      const address = addressOf({ study, hash }, 'report')
      if (is === 'new') go(address)
      else setOutcome({ is: 'there', address })
    } catch (error) {
      if (error instanceof StudyError) setOutcome({ is: 'refused', error })
      else if (error instanceof StoreError && error.fault === 'full') setOutcome({ is: 'full' })
      else throw error
    }
  }
  return (
    <>
      <StepHead>{say('keep.sentence')}</StepHead>
      <div className="desk-body">
        <div className="import-fields two">
          {LANGS.map((lang) => (
            <Field
              key={lang}
              label={say('keep.title', { lang: langName(lang, say) })}
              value={map.title[lang]}
              faultOf={(typed) => (isWords(typed, 200) ? null : say('fault.words'))}
              onTake={(value) => edit({ do: 'title', lang, value })}
            />
          ))}
        </div>
        <p className="muted">{say('keep.titleHelp', { file: work.summary.file })}</p>
        <Radio.Group label={say('keep.respondent')} value={map.respondent} onChange={(value) => edit({ do: 'respondent', value: value === 'staff' ? 'staff' : 'resident' })}>
          {(['resident', 'staff'] as const).map((value) => (
            <Radio key={value} value={value} label={say(`keep.respondent.${value}`)} />
          ))}
        </Radio.Group>
        <What />
        <FaultNote refused={outcome?.is === 'refused' ? outcome.error : null} />
        {outcome?.is === 'full' && (
          <p className="error-note" role="alert">
            {say('keep.full')}
          </p>
        )}
        {outcome?.is === 'there' && (
          <output className="caution-note">
            {say('keep.there')} <a href={outcome.address}>{say('keep.open')}</a>
          </output>
        )}
        <p className="actions">
          <Button disabled={outcome?.is === 'keeping' || checking || fault !== null} onClick={() => void take()}>
            {say(outcome?.is === 'keeping' ? 'keep.keeping' : 'keep.button')}
          </Button>
        </p>
        <p className="muted">{say('keep.where')}</p>
        <SavedMap withDownload />
      </div>
    </>
  )
}

function What() {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, work, checked } = useAtImport()
  const n = (value: number) => formatNumber(value, 'count', lang)
  const { cells, rows } = checked ? notFitting({ work, checked }) : { cells: 0, rows: work.summary.badRows.length }
  const lines = [
    ['keep.rows', checked?.rows ?? work.summary.rows],
    ['keep.variables', map.variables.length],
    ['keep.scales', map.scales.length],
    ['keep.places', map.unit?.units.length ?? 0],
    ['keep.leftOut', map.leftOut.length],
    ['keep.badRows', rows],
    ['keep.lost', cells],
  ] as const
  return (
    <section aria-labelledby="keep-what">
      <h2 id="keep-what">{say('keep.what')}</h2>
      <dl className="keep-what">
        {lines.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{n(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
