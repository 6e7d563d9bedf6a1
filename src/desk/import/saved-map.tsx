import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Adopted } from '../../../analysis/intake/adopt.ts'
import { readMap } from '../../../analysis/intake/read-map.ts'
import { studyMessages } from '../../../analysis/study/messages.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { textsIn } from '../../i18n/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { download } from '../download.ts'
import { useAtImport } from './at-import.ts'
import { guideMessages } from './messages.ts'

type Outcome = { readonly file: string } & ({ readonly is: 'used'; readonly adopted: Adopted } | { readonly is: 'refused'; readonly error: StudyError })

/** Taking the mapping along, and using one that was saved. */
export function SavedMap({ withDownload = false }: { readonly withDownload?: boolean }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, adopt, tell } = useAtImport()
  const chosen = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function take(file: File): Promise<void> {
    try {
      const saved = readMap(parsed(await file.text()))
      const adopted = await adopt(saved)
      setOutcome({ is: 'used', file: file.name, adopted })
      tell(say('map.used', { file: file.name }))
    } catch (error) {
      if (!(error instanceof StudyError)) throw error
      setOutcome({ is: 'refused', file: file.name, error })
    }
  }
  const columns = (names: readonly string[]) => ({ columns: names.join(lang === 'zh-CN' ? '、' : ', ') })
  return (
    <section aria-labelledby="saved-map">
      <h2 id="saved-map">{say('map.title')}</h2>
      <p className="muted">{say('map.help')}</p>
      <p className="actions">
        {withDownload && (
          <Button variant="default" leftSection={<Icon name="download" />} onClick={() => download('linli-map.json', `${JSON.stringify(map, null, 2)}\n`, 'application/json')}>
            {say('map.download')}
          </Button>
        )}
        <Button variant="default" leftSection={<Icon name="file" />} onClick={() => chosen.current?.click()}>
          {say('map.use')}
        </Button>
        <input
          ref={chosen}
          type="file"
          hidden
          aria-label={say('map.use')}
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            currentTarget.value = ''
            if (file) void take(file)
          }}
        />
      </p>
      {outcome?.is === 'used' && (
        <div className="caution-note">
          <p>{say('map.used', { file: outcome.file })}</p>
          {(['lacking', 'unknown', 'guarded'] as const).map((what) => outcome.adopted[what].length > 0 && <p key={what}>{say(`map.${what}`, columns(outcome.adopted[what]))}</p>)}
          {outcome.adopted.shortened.map(({ scale, lost, gone }) => (
            <p key={scale.name}>{say(gone ? 'map.scaleGone' : 'map.shortened', { scale: scale.label[lang], items: columns(lost).columns })}</p>
          ))}
          {outcome.adopted.doubled.length > 0 && <p>{say('map.doubled', columns(outcome.adopted.doubled))}</p>}
        </div>
      )}
      {outcome?.is === 'refused' && (
        <p className="error-note" role="alert">
          {say(outcome.error.path === 'study' ? 'map.faultWhole' : 'map.fault', { file: outcome.file, reason: textsIn(lang, studyMessages)(outcome.error.code, outcome.error.values), path: outcome.error.path })}
        </p>
      )}
    </section>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new StudyError('notJson', '', {})
    throw error
  }
}
