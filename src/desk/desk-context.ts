import { createContext, use } from 'react'
import type { Study } from '../../analysis/study/study.ts'
import type { Store } from '../store/store.ts'
import type { Room } from './address.ts'
import type { DataAtHand } from './data-at-hand.ts'

/** What every room of the desk works with. */
export interface AtDesk {
  readonly study: Study
  /** SHA-256 of the study's file, which its links carry. */
  readonly hash: string
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly theme: 'light' | 'dark'
  readonly store: Store
  readonly data: DataAtHand
  /** The address of a view of this study. */
  readonly address: (room: Room, rest?: readonly string[], query?: { readonly [name: string]: string | null }) => string
  readonly go: (fragment: string) => void
}

export const DeskContext = createContext<AtDesk | null>(null)

export function useDesk(): AtDesk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('no desk above')
  return desk
}
