import { startTransition, useState, type ReactNode } from 'react'

/** Something to open in place. What is inside is not made before it is opened: of hundreds of folds few ever are. */
export function Fold({ className = 'fold', summary, children }: { readonly className?: string; readonly summary: ReactNode; readonly children: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={className} open={open} onToggle={({ currentTarget: { open: now } }) => startTransition(() => setOpen(now))}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  )
}
