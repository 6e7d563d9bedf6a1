import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'

/** A question that wants an answer before anything else; Escape is the harmless answer. */
export function Ask({
  title,
  children,
  yes,
  no,
  onYes,
  onNo,
  harmless = 'no',
}: {
  readonly title: string
  readonly children: ReactNode
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
  /** Which answer loses nothing: it is solid, has the focus, and is what Escape means. */
  readonly harmless?: 'yes' | 'no'
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    first.current?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby="ask-title"
      onCancel={(event) => {
        event.preventDefault()
        if (harmless === 'yes') onYes()
        else onNo()
      }}
    >
      <h2 id="ask-title">{title}</h2>
      <p>{children}</p>
      <div className="answers">
        <Button ref={harmless === 'no' ? first : undefined} look={harmless === 'no' ? 'solid' : 'plain'} onClick={onNo}>
          {no}
        </Button>
        <Button ref={harmless === 'yes' ? first : undefined} look={harmless === 'yes' ? 'solid' : 'plain'} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </dialog>
  )
}
