import { startTransition, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { Adopted } from '../../../analysis/intake/adopt.ts'
import type { MapCheck } from '../../../analysis/intake/applied.ts'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import type { Reading } from '../../../analysis/intake/raw.ts'
import { openImport, type ImportSession } from '../../engines/import.ts'
import type { ColumnSummary, KeptAs, RawSummary } from '../../engines/import-protocol.ts'
import { FileError } from '../../exchange/file-error.ts'
import type { ReadStep } from '../../exchange/reading/source.ts'
import { historyOf, stepped, type History, type Step } from './edit-map.ts'
import { knownPlaces } from './known.ts'

/** A file that was read, and what has been decided about it so far. */
export interface Work {
  readonly file: File
  readonly summary: RawSummary
  /** Keys of the columns, in the order of the file. */
  readonly columns: readonly string[]
  readonly history: History
}
interface State {
  readonly reading: { readonly file: string; readonly step: ReadStep | null } | null
  readonly work: Work | null
  /** What came of the last choice of a file that led to none. */
  readonly said: 'cancelled' | 'broken' | FileError | null
}
type Change =
  | { readonly is: 'begin'; readonly file: string; readonly again: boolean }
  | { readonly is: 'step'; readonly step: ReadStep }
  | { readonly is: 'read'; readonly file: File; readonly summary: RawSummary }
  /** `work`: what was read before stays. */
  | { readonly is: 'end'; readonly said: State['said']; readonly work: boolean }
  | { readonly is: 'edit'; readonly step: Step }

const nothing: State = { reading: null, work: null, said: null }

function changed(state: State, change: Change): State {
  switch (change.is) {
    case 'begin':
      return { reading: { file: change.file, step: null }, work: change.again ? state.work : null, said: null }
    case 'step':
      return state.reading ? { ...state, reading: { ...state.reading, step: change.step } } : state
    case 'read': {
      const { file, summary } = change
      return { reading: null, work: { file, summary, columns: summary.columns.map(({ key }) => key), history: historyOf(summary.map) }, said: null }
    }
    case 'end':
      return { reading: null, work: change.work ? state.work : null, said: change.said }
    case 'edit': {
      const { work } = state
      if (!work) return state
      const history = stepped(work.history, change.step, work.columns)
      return history === work.history ? state : { ...state, work: { ...work, history } }
    }
  }
}

export interface ImportAtHand extends State {
  /** Reads a file; true once it stands there. */
  readonly open: (file: File) => Promise<boolean>
  /** Reads the same file in another way. What was decided about it is proposed anew. */
  readonly readAgain: (wanted: Partial<Reading>) => Promise<boolean>
  /** Gives up what is under way, and everything read. */
  readonly cancel: () => void
  readonly edit: (step: Step) => void
  /** Uses a saved mapping, for which the file is read in another way where that fits it better. */
  readonly adopt: (saved: ImportMap) => Promise<Adopted>
  readonly column: (key: string, reason: string | null) => Promise<ColumnSummary>
  readonly check: (map: ImportMap) => Promise<MapCheck>
  readonly keep: (map: ImportMap) => Promise<KeptAs>
}

/** One import: a Worker that holds the file, and the decisions of a person about it. The Worker ends with the page. */
export function useImport(): ImportAtHand {
  const [state, change] = useReducer(changed, nothing)
  const session = useRef<ImportSession | null>(null)
  /** Of several choices in a row only the last counts. */
  const turn = useRef(0)
  const end = useCallback(() => {
    turn.current++
    session.current?.close()
    session.current = null
  }, [])
  useEffect(() => end, [end])

  const read = useCallback(
    async (file: File, wanted: Partial<Reading> | null): Promise<boolean> => {
      const mine = ++turn.current
      change({ is: 'begin', file: file.name, again: wanted !== null })
      try {
        const places = session.current ? [] : await knownPlaces()
        if (mine !== turn.current) return false
        session.current ??= openImport(places)
        const summary = await session.current.read(file, wanted, (step) => mine === turn.current && change({ is: 'step', step }))
        if (mine !== turn.current) return false
        change({ is: 'read', file, summary })
        return true
      } catch (error) {
        if (mine !== turn.current) return false
        const known = error instanceof FileError
        if (!known || wanted === null) end()
        change({ is: 'end', said: known ? error : 'broken', work: known && wanted !== null })
        // Nobody waits for this: the browser's console is where it is looked for.
        if (!known) reportError(error)
        return false
      }
    },
    [end],
  )
  const { work } = state
  const atHand = useRef(work)
  useEffect(() => void (atHand.current = work), [work])
  return {
    ...state,
    open: (file) => {
      end()
      return read(file, null)
    },
    readAgain: (wanted) => (work ? read(work.file, wanted) : Promise.resolve(false)),
    cancel: () => {
      end()
      change({ is: 'end', said: 'cancelled', work: false })
    },
    edit: useCallback((step) => change({ is: 'edit', step }), []),
    adopt: useCallback(async (saved) => {
      const file = atHand.current?.file
      if (!file) throw new RangeError('no file is being imported')
      const mine = turn.current
      const { adopted, summary } = await open(session.current).adopt(file, saved)
      // Another file was chosen meanwhile.
      if (mine !== turn.current) return adopted
      if (summary) change({ is: 'read', file, summary })
      change({ is: 'edit', step: { do: 'replace', map: adopted.map } })
      return adopted
    }, []),
    column: useCallback((key, reason) => open(session.current).column(key, reason), []),
    check: useCallback(async (map) => {
      const mine = open(session.current)
      try {
        return await mine.check(map)
      } catch (error) {
        // Nobody waits for the answer of a Worker that was ended on purpose.
        if (session.current !== mine) return new Promise<never>(() => undefined)
        throw error
      }
    }, []),
    keep: useCallback((map) => open(session.current).keep(map), []),
  }
}

function open(session: ImportSession | null): ImportSession {
  if (!session) throw new RangeError('no file is being imported')
  return session
}

/** Time after the last edit until the mapping is checked, in ms: a person who goes on typing is not held up. */
const PAUSE = 300

/**
 * What the mapping at hand would do, asked again a moment after each edit. The answer before stays until the next is there; while the Worker
 * is busy with one (a million rows take a while) nothing is asked, and then only about the mapping as it is.
 */
export function useCheck(map: ImportMap, check: (map: ImportMap) => Promise<MapCheck>): { readonly checked: MapCheck | null; readonly checking: boolean } {
  const [answer, setAnswer] = useState<{ readonly of: ImportMap; readonly checked: MapCheck } | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const asked = useRef({ latest: map, busy: false, here: false })
  useEffect(() => {
    const now = asked.current
    now.here = true
    return () => void (now.here = false)
  }, [])
  useEffect(() => {
    const now = asked.current
    now.latest = map
    async function ask(): Promise<void> {
      if (now.busy) return
      now.busy = true
      try {
        for (let done: ImportMap | null = null; now.here && done !== now.latest; ) {
          const of: ImportMap = now.latest
          const checked: MapCheck = await check(of)
          done = of
          if (now.here) startTransition(() => setAnswer((before) => ({ of, checked: before ? keptSame(before.checked, checked) : checked })))
        }
      } catch (error) {
        if (now.here) setFault(error)
      } finally {
        now.busy = false
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE)
    return () => clearTimeout(timer)
  }, [map, check])
  if (fault) throw fault
  return { checked: answer?.checked ?? null, checking: answer?.of !== map }
}

/** Counts that did not change stay the same objects, so that a list of hundreds shows anew only what did. */
function keptSame(before: MapCheck, now: MapCheck): MapCheck {
  const known = new Map(before.variables.map((one) => [one.name, one]))
  return {
    ...now,
    variables: now.variables.map((one) => {
      const old = known.get(one.name)
      return old && JSON.stringify(old) === JSON.stringify(one) ? old : one
    }),
  }
}
