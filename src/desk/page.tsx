import type { ReactNode } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { deskMessages } from './messages.ts'

/** One column of work, with a quiet right side for options where a room has some. */
export function Page({ crumbs, title, aside, children }: { readonly crumbs: readonly ReactNode[]; readonly title: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const say = useTexts(deskMessages)
  return (
    <div className={aside ? 'desk-columns' : 'desk-columns alone'}>
      <main className="desk-main">
        <p className="crumbs">
          {crumbs.map((crumb, i) => (
            // The trail of one view never changes its order.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={i}>
              {i > 0 && <Icon name="chevronRight" />}
              {crumb}
            </span>
          ))}
        </p>
        <h1>{title}</h1>
        {children}
      </main>
      {aside && (
        <aside className="desk-aside" aria-label={say('options')}>
          {aside}
        </aside>
      )}
    </div>
  )
}
