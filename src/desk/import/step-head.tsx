import type { ReactNode } from 'react'

/** The heading of a step: one sentence in plain words, where the keyboard begins. */
export function StepHead({ children, help }: { readonly children: ReactNode; readonly help?: ReactNode }) {
  return (
    <div className="desk-head">
      <h1 tabIndex={-1}>{children}</h1>
      {help && <p className="muted">{help}</p>}
    </div>
  )
}
