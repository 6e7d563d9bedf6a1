import type { ReactNode } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { deskMessages } from './messages.ts'

/** Below this width the options stand folded under the heading. */
const NARROW = '(max-width: 900px)'

/** One column of work, with a quiet right side for options where a room has some. */
export function Page({ crumbs, title, aside, children }: { readonly crumbs: readonly ReactNode[]; readonly title: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const say = useTexts(deskMessages)
  return (
    <div className={aside ? 'desk-columns' : 'desk-columns alone'}>
      <main className="desk-main">
        <div className="desk-head">
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
        </div>
        <div className="desk-body">{children}</div>
      </main>
      {aside && (
        <aside className="desk-aside" aria-label={say('options')}>
          <details open={!matchMedia(NARROW).matches}>
            <summary>{say('options')}</summary>
            <div className="options">{aside}</div>
          </details>
        </aside>
      )}
    </div>
  )
}
