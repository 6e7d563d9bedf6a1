import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { studyMessages } from '../../../analysis/study/messages.ts'
import { StudyError } from '../../../analysis/study/study-error.ts'
import { readPublishedFile } from '../../exchange/published.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { textsIn } from '../../i18n/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { addressOf } from '../address.ts'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { Checksum, downloadStudy } from './checksum.tsx'
import { Choice } from './choice.tsx'

/** The one file a study is published as, and opening one that somebody else published. */
export function Publish() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, hash, store, go } = useDesk()
  const chosen = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<{ readonly file: string; readonly error: StudyError } | null>(null)

  async function open(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    try {
      const read = readPublishedFile(bytes)
      await store.studies.put(bytes)
      setFault(null)
      go(addressOf({ study: read.study.id, hash: read.hash }, 'study'))
      scrollTo(0, 0)
    } catch (error) {
      if (!(error instanceof StudyError)) throw error
      setFault({ file: file.name, error })
    }
  }

  return (
    <>
      <h2 id="publish">{say('study.publish')}</h2>
      <p>{say('study.publishText')}</p>
      {study.modules.length > 0 ? (
        <Choice key={hash} />
      ) : (
        <>
          <Checksum of={study} />
          <p className="actions">
            <Button leftSection={<Icon name="download" />} onClick={() => downloadStudy(study)}>
              {say('study.publishDownload', { file: `${study.id}.json` })}
            </Button>
          </p>
        </>
      )}
      <p className="actions">
        <Button variant="default" leftSection={<Icon name="file" />} onClick={() => chosen.current?.click()}>
          {say('study.openFile')}
        </Button>
        <input
          ref={chosen}
          type="file"
          hidden
          aria-label={say('study.openFile')}
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            currentTarget.value = ''
            if (file) void open(file)
          }}
        />
      </p>
      <p className="muted">{say('study.openFileHelp')}</p>
      {fault && (
        <p className="error-note" role="alert">
          {say(fault.error.path === 'study' ? 'study.fileFaultWhole' : 'study.fileFault', { file: fault.file, reason: textsIn(lang, studyMessages)(fault.error.code, fault.error.values), path: fault.error.path })}
        </p>
      )}
    </>
  )
}
