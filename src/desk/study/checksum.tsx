import { useMemo } from 'react'
import { studyHash } from '../../../analysis/study/publish.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { publishedFile } from '../../exchange/published.ts'
import { useTexts } from '../../i18n/lang.tsx'
import { download } from '../download.ts'
import { deskMessages } from '../messages.ts'

/** The version and the checksum of the one file a study is published as, which its links carry. */
export function Checksum({ of: study }: { readonly of: Study }) {
  const say = useTexts(deskMessages)
  const hash = useMemo(() => studyHash(study), [study])
  return (
    <>
      <p className="muted">{say('study.version', { version: study.version })}</p>
      <p className="hash">
        <span className="muted">{say('study.hash')}</span> <code>{hash}</code>
      </p>
    </>
  )
}

export function downloadStudy(study: Study): void {
  const { name, bytes } = publishedFile(study)
  download(name, bytes, 'application/json')
}
