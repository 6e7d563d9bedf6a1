import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { ExportFile } from '../../exchange/csv-export.ts'
import { zipped } from '../../exchange/zip.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { download, typeOf } from '../download.ts'
import { deskMessages } from '../messages.ts'
import { useGrowing } from '../turns.ts'
import { Wide } from '../wide.tsx'

/** Files that are ready: all in one archive, or one by one. */
export function FileList({ files, name }: { readonly files: readonly ExportFile[]; readonly name: string }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const shown = useGrowing(files.length, 24)
  const [packing, setPacking] = useState(false)
  const saveAll = async () => {
    if (packing) return
    setPacking(true)
    download(`${name}.zip`, await zipped(files))
    setPacking(false)
  }
  const save = (file: ExportFile) => download(file.name.replaceAll('/', '_'), file.bytes, typeOf(file.name))
  return (
    <>
      <p className="actions">
        <Button leftSection={<Icon name="download" />} aria-busy={packing} onClick={() => void saveAll()}>
          {packing ? say('data.packing') : `${say('data.downloadAll')} · ${files.length}`}
        </Button>
      </p>
      <Wide name={`${say('data.file')} ${name}`}>
        <table className="three-line files">
          <thead>
            <tr>
              <th scope="col">{say('data.file')}</th>
              <th scope="col" className="number">{say('data.size')}</th>
              <th scope="col">
                <span className="visually-hidden">{say('data.download')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {files.slice(0, shown).map((file) => (
              <tr key={file.name}>
                <th scope="row">{file.name}</th>
                <td className="number">{formatNumber(Math.ceil(file.bytes.length / 1024), 'count', lang)} KB</td>
                <td>
                  <button type="button" className="link" onClick={() => save(file)}>
                    {say('data.download')}
                    <span className="visually-hidden"> {file.name}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}
