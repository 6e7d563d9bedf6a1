import { Button, Progress } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../../analysis/render/format.ts'
import { FileError } from '../../exchange/file-error.ts'
import { exchangeMessages } from '../../exchange/messages.ts'
import type { ReadStep } from '../../exchange/reading/source.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import type { Store } from '../../store/store.ts'
import { Icon } from '../../ui/icon.tsx'
import { exampleFile } from './example.ts'
import { focusOnceThere } from './fields.tsx'
import { KeptList } from './kept-list.tsx'
import { guideMessages } from './messages.ts'
import { StepHead } from './step-head.tsx'
import { addressOfStep } from './steps.ts'
import type { ImportAtHand } from './use-import.ts'

interface ChooseProps {
  readonly hand: ImportAtHand
  readonly store: Store
  readonly go: (fragment: string) => void
  readonly unsaved: boolean
  /** The address is that of a later step: there was a file before the page was opened anew. */
  readonly gone: boolean
}

/** A file by button, by dropping, or an example; reading it with its progress; and what was brought in before. */
export function ChooseStep({ hand, store, go, unsaved, gone }: ChooseProps) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { reading, work, said } = hand
  const [several, setSeveral] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  async function take(files: readonly File[]): Promise<void> {
    const [first] = files
    if (!first) return
    setSeveral(files.length > 1 ? first.name : null)
    if (await hand.open(first)) go(addressOfStep('reading'))
  }
  return (
    <>
      <StepHead>{say('choose.lead')}</StepHead>
      <div className="desk-body">
        {reading ? (
          <ReadingNow file={reading.file} step={reading.step} onCancel={hand.cancel} />
        ) : (
          // Dropping is one way of two; the button inside is the one for keyboards.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
          <div
            className={over ? 'import-drop over' : 'import-drop'}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(false)
              void take([...event.dataTransfer.files])
            }}
          >
            {work && <p>{say('choose.inHand', { file: work.summary.file, rows: formatNumber(work.summary.rows, 'count', lang) })}</p>}
            <ChooseButton label={say(work ? 'choose.another' : 'choose.button')} cancelled={said === 'cancelled'} onFiles={(files) => void take(files)} />
            {unsaved && work && <p className="muted">{say('choose.another.lost', { file: work.summary.file })}</p>}
            <p className="muted">{say('choose.kinds')}</p>
            {!work && (
              <button type="button" className="link" onClick={() => void take([exampleFile(lang)])}>
                {say('choose.example')}
              </button>
            )}
          </div>
        )}
        <Said said={said} />
        {gone && said === null && !reading && <p className="caution-note">{say('choose.gone')}</p>}
        {several !== null && <p className="caution-note">{say('choose.several', { file: several })}</p>}
        <p className="import-safe">
          <Icon name="lock" /> {say('choose.safe')}
        </p>
        <KeptList store={store} />
      </div>
    </>
  )
}

/** After a cancel the keyboard is where it began. */
function ChooseButton({ label, cancelled, onFiles }: { readonly label: string; readonly cancelled: boolean; readonly onFiles: (files: readonly File[]) => void }) {
  const say = useTexts(guideMessages)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (cancelled) button.current?.focus()
  }, [cancelled])
  return (
    <p className="import-choose">
      <Button ref={button} leftSection={<Icon name="file" />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <span className="muted import-drop-here">{say('choose.drop')}</span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept=".csv,.tsv,.txt,.xlsx,.xls,.sav"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          onFiles(files)
        }}
      />
    </p>
  )
}

/** Bytes and rows as they are read; afterwards columns are looked at, which has no measure. */
export function ReadingNow({ file, step, onCancel }: { readonly file: string; readonly step: ReadStep | null; readonly onCancel: () => void }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
  const share = step && step.of > 0 ? Math.min(1, step.done / step.of) : 0
  const rows = formatNumber(step?.rows ?? 0, 'count', lang)
  return (
    <div className="import-reading">
      <output>{say('choose.reading', { file })}</output>
      <Progress value={100 * share} aria-label={say('choose.reading', { file })} />
      <p className="muted">{share === 1 ? say('choose.working', { rows }) : say('choose.step', { done: megabytes(step?.done ?? 0), of: megabytes(step?.of ?? 0), rows })}</p>
      <Button ref={focusOnceThere} variant="default" leftSection={<Icon name="stop" />} onClick={onCancel}>
        {say('cancel')}
      </Button>
    </div>
  )
}

/** What came of a choice that led to nothing. `again`: what was read before is still there. */
export function Said({ said, again = false }: { readonly said: ImportAtHand['said']; readonly again?: boolean }) {
  const say = useTexts(guideMessages)
  const sayFault = useTexts(exchangeMessages)
  if (said === null) return null
  if (!(said instanceof FileError)) {
    return said === 'cancelled' ? <output className="caution-note">{say('choose.cancelled')}</output> : <p className="error-note" role="alert">{say('broken')}</p>
  }
  const { code, values, line, column } = said
  return (
    <div className="error-note" role="alert">
      <p>
        <strong>{say(again ? 'reading.fault' : 'choose.fault')}</strong>
      </p>
      <p>{sayFault(code, values)}</p>
      {line !== null && <p className="muted">{column === null ? say('choose.place', { line }) : say('choose.placeColumn', { line, column })}</p>}
    </div>
  )
}
