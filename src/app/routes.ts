import { useSyncExternalStore } from 'react'
import { ID, ID_LENGTH } from '../../analysis/study/names.ts'
import { LinkError, readLink, type Link } from '../exchange/links.ts'

/** A view of the desk: the path behind the study, and what the view keeps in its address. */
export interface DeskRoute {
  readonly at: 'desk'
  readonly study: string
  /** SHA-256 of the study file meant, where it is not the one beside the app. */
  readonly hash: string | null
  readonly path: readonly string[]
  readonly query: URLSearchParams
}
export type Route = { readonly at: 'first' } | { readonly at: 'answer'; readonly link: Link } | DeskRoute | { readonly at: 'unknown' }

/** Reads the fragment of the address; whatever is not an address of ours is `unknown`. */
export function readRoute(fragment: string): Route {
  if (fragment === '' || fragment === '#' || fragment === '#/') return { at: 'first' }
  if (/^#\/(fill|kiosk)\//.test(fragment)) {
    try {
      return { at: 'answer', link: readLink(fragment) }
    } catch (error) {
      if (error instanceof LinkError) return { at: 'unknown' }
      throw error
    }
  }
  const [, study, rest, search] = /^#\/desk\/([^/?#]*)((?:\/[^/?#]*)*)(?:\?(.*))?$/s.exec(fragment) ?? []
  if (study === undefined || !ID.test(study) || study.length > ID_LENGTH) return { at: 'unknown' }
  const query = new URLSearchParams(search ?? '')
  const hash = query.get('h')
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash)) return { at: 'unknown' }
  return { at: 'desk', study, hash, path: (rest ?? '').split('/').filter(Boolean), query }
}

function onHash(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The fragment of the address, as it changes. */
export function useFragment(): string {
  return useSyncExternalStore(onHash, () => location.hash)
}

/** Goes to another view. `replace`: in place, without a step back in the browser's history. */
export function go(fragment: string, replace = false): void {
  if (!replace) {
    location.hash = fragment
    return
  }
  history.replaceState(null, '', fragment)
  dispatchEvent(new HashChangeEvent('hashchange'))
}
