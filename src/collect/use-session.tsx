import { createContext, use, useSyncExternalStore } from 'react'
import type { Session } from './session.ts'

const Current = createContext<Session | null>(null)
export const SessionProvider = Current

/** The session of the person at this screen; the view is drawn again when anything in it changes. */
export function useSession(): Session {
  const session = use(Current)
  if (!session) throw new Error('no session above')
  useSyncExternalStore(session.subscribe, session.version)
  return session
}
