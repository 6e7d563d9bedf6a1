import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ExportFile } from '../../exchange/csv-export.ts'
import { useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { FileList } from './file-list.tsx'

/** The data at hand as files to work with. */
export function Export() {
  const say = useTexts(deskMessages)
  const { data, study } = useDesk()
  const [files, setFiles] = useState<readonly ExportFile[] | 'preparing' | null>(null)
  async function prepare(): Promise<void> {
    setFiles('preparing')
    setFiles(await data.engine!.exportFiles())
  }
  return (
    <section aria-labelledby="export">
      <h2 id="export">{say('data.export')}</h2>
      <p>{say('data.exportText')}</p>
      {files === null || files === 'preparing' ? (
        <p className="actions">
          <Button variant="default" disabled={files === 'preparing'} leftSection={<Icon name="download" />} onClick={() => void prepare()}>
            {say(files === 'preparing' ? 'data.preparing' : 'data.makeExport')}
          </Button>
        </p>
      ) : (
        <FileList files={files} name={`${data.state.is === 'ready' && data.state.summary.synthetic ? 'SYNTHETIC_' : ''}${study.id}_export`} />
      )}
    </section>
  )
}
