import type { ReactNode } from 'react'

/** Holds what may be wider than the page: it scrolls by itself, and can be reached by keyboard to do so. */
export function Wide({ name, labelledBy, children }: { readonly name?: string; readonly labelledBy?: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="wide" aria-label={name} aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  )
}
