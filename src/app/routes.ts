import { startTransition, useEffect, useState } from 'react'
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
/** A file of another tool coming in; `step`: how far. */
export interface ImportRoute {
  readonly at: 'import'
  readonly step: string | null
}
export type Route = { readonly at: 'first' } | { readonly at: 'answer'; readonly link: Link } | DeskRoute | ImportRoute | { readonly at: 'unknown' }

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
  const coming = /^#\/import(?:\/([A-Za-z]*))?$/.exec(fragment)
  if (coming) return { at: 'import', step: coming[1] || null }
  const [, study, rest, search] = /^#\/desk\/([^/?#]*)((?:\/[^/?#]*)*)(?:\?(.*))?$/s.exec(fragment) ?? []
  if (study === undefined || !ID.test(study) || study.length > ID_LENGTH) return { at: 'unknown' }
  const query = new URLSearchParams(search ?? '')
  const hash = query.get('h')
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash)) return { at: 'unknown' }
  return { at: 'desk', study, hash, path: (rest ?? '').split('/').filter(Boolean), query }
}

/** The fragment of the address, as it changes. A new view is prepared beside the old one, in small pieces of work. */
export function useFragment(): string {
  const [fragment, setFragment] = useState(() => location.hash)
  useEffect(() => {
    const changed = () => startTransition(() => setFragment(location.hash))
    addEventListener('hashchange', changed)
    // The address may have changed between the first look and now.
    changed()
    return () => removeEventListener('hashchange', changed)
  }, [])
  return fragment
}

/** Goes to another view; the one before stays a step back in the browser's history. */
export function go(fragment: string): void {
  location.hash = fragment
}
