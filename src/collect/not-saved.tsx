import { useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { collectMessages } from './messages.ts'
import { useSession } from './use-session.tsx'

/** Says that keeping the answers, or deleting them, failed; they are still here. */
export function NotSaved() {
  const session = useSession()
  const say = useTexts(collectMessages)
  if (session.failure === null) return null
  return (
    <div className="fault">
      <p role="alert">
        <Icon name="warn" /> {say(session.failure)}
      </p>
    </div>
  )
}
