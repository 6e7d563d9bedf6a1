import type { ReactNode } from 'react'

/** A fact of the study: what it is called, and what is so. */
export function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
